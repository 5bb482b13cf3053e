#include "answer/answering.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <set>
#include <utility>

#include "answer/arrangement.hpp"
#include "answer/audience.hpp"
#include "answer/follow_ups.hpp"
#include "answer/food_sources.hpp"
#include "answer/glossary.hpp"
#include "answer/notices.hpp"
#include "answer/selection.hpp"
#include "answer/subjects.hpp"
#include "answer/tried_questions.hpp"

namespace ibid::answer {
namespace {

/// A page has themes, which lie further down; guidelines are few and are asked for by themselves.
constexpr PassagesRead kReadForPage{60, 40};
/// Passages read to see whether a question that was thought of has an answer. Of 300 pages each
/// over pool and corpus, 181 and 876 questions pass with them, 183 and 875 with the 30 of a brief
/// answer. A try takes a quarter less.
constexpr std::size_t kPassagesTried = kPassagesNear;

std::vector<std::uint32_t> passages_of(std::span<const ChosenClaim> claims) {
  std::vector<std::uint32_t> passages;
  for (const ChosenClaim& claim : claims) passages.push_back(claim.candidate->found);
  return passages;
}

bool are_said_at_once(const Question& question, std::span<const ChosenClaim> claims) {
  const std::uint32_t all = all_subjects(question);
  return std::popcount(all) != 2 ||
         std::any_of(claims.begin(), claims.end(),
                     [&](const ChosenClaim& claim) { return claim.candidate->subjects == all; });
}

}  // namespace

Result<Answer> Answering::run(std::string_view text, const retrieve::TurnsSaid& turns) {
  answer_.question = std::string(text);
  answer_.standalone_question = std::string(text);
  answer_.audience = options_.audience;
  answer_.generation = generation_.name();
  answer_.disclaimer = std::string(disclaimer_for(options_.audience));
  const Result<bool> answerable = read(text, turns);
  if (!answerable) return fail(answerable.error());
  if (!*answerable) {
    return found_.is_just_unanswered() ? not_of_these_people({}) : insufficient({});
  }

  Works works(generation_, options_.filter);
  Result<Selection> selection = choice_.choose(works);
  // What is meant comes first where anything answers, and is no reason to answer.
  if (selection && !selection->claims.empty() && found_.put_meant_first()) {
    selection = choice_.choose(works);
  }
  if (!selection) return fail(selection.error());
  if (selection->claims.empty()) return without_claims(std::move(selection->retracted), works);
  if (!is_brief(options_) && profile_of(options_.audience).is_told_what_to_eat) {
    if (auto added = add_food(*selection, works); !added) return fail(added.error());
  }
  if (!choice_.speaks_of_people(*selection)) {
    return not_of_these_people(std::move(selection->retracted));
  }
  add_retraction_notices(selection->retracted, answer_.notices);
  note_what_is_given(selection->claims);
  if (auto told = tell(selection->claims); !told) return fail(told.error());
  return std::move(answer_);
}

Result<bool> Answering::would_answer(std::string_view text) {
  const Result<bool> answerable = read(text, {});
  if (!answerable || !*answerable) return answerable;
  Works works(generation_, options_.filter);
  return choice_.has_any(works);
}

Result<bool> Answering::read(std::string_view text, const retrieve::TurnsSaid& turns) {
  return found_.read(text, turns,
                     is_brief(options_) ? PassagesRead{passages_brief_} : kReadForPage);
}

Result<void> Answering::add_food(Selection& selection, Works& works) {
  if (!may_be_helped_by_food(found_.question())) return {};
  retrieve::SearchOptions search;
  search.filter = options_.filter;
  Result<FoodFound> food = find_food(generation_, found_.question(), search, reading_);
  if (!food) return fail(food.error());
  const std::uint32_t first = found_.add(std::move(food->passages));
  food_ = std::move(food->candidates);
  for (Candidate& candidate : food_) candidate.found += first;
  const bool is_told =
      std::any_of(selection.claims.begin(), selection.claims.end(),
                  [](const ChosenClaim& claim) { return tells_food_sources(claim.claim.text()); });
  if (food_.empty() || is_told) return {};
  SelectionLimits one;
  one.claims_max = one.per_theme_max = 1;
  one.words_max = options_.words_max;
  Result<Selection> chosen = select_claims(found_.passages(), food_, works, one);
  if (!chosen) return fail(chosen.error());
  const PageRoom room{std::min(options_.claims_max, profile_of(options_.audience).claims_max),
                      options_.words_max};
  for (ChosenClaim& claim : chosen->claims)
    add_food_claim(std::move(claim), room, selection.claims);
  for (WorkPtr& work : chosen->retracted) selection.retracted.push_back(std::move(work));
  return {};
}

void Answering::note_what_is_given(std::span<const ChosenClaim> claims) {
  const Question& question = found_.question();
  const auto gives = [](const ChosenClaim& claim) { return claim.candidate->gives_figure; };
  const bool is_asked =
      question.asked_kind == AskedKind::kDuration || question.asked_kind == AskedKind::kFrequency;
  const std::uint32_t all = all_subjects(question);
  is_said_at_once_ = are_said_at_once(question, claims);
  gives_figure_ = !is_asked || std::any_of(claims.begin(), claims.end(), gives);
  opens_with_figure_ = is_asked && gives(claims.front());
  for (const ChosenClaim& claim : claims) {
    const Candidate& candidate = *claim.candidate;
    const bool says_both = std::popcount(all) > 1 && candidate.said == all;
    most_named_ = std::max(most_named_, says_both ? 1 : candidate.named);
    is_just_asked_ = is_just_asked_ || found_.passage_of(candidate).asked_before.just_answered > 0;
  }
}

Result<void> Answering::tell(std::span<const ChosenClaim> claims) {
  const Question& question = found_.question();
  std::vector<Notice>& notices = answer_.notices;
  answer_.outcome = Outcome::kAnswered;
  answer_.sections = arrange(question, found_.passages(), claims, is_brief(options_));
  answer_.references = number_citations(answer_.sections, claims);
  add_status_notices(answer_.references, generation_, notices);
  add_own_marks_notice(claims, notices);
  if (profile_of(options_.audience).explains_terms) add_glossary();
  if (!is_brief(options_)) {
    answer_.follow_up_questions = follow_ups_for(
        question, found_.passages(), found_.candidates(), passages_of(claims), found_.analyzer(),
        found_.vocabulary(), [&](std::string_view follow_up) { return is_answered(follow_up); });
    if (failure_of_trial_) return fail(*failure_of_trial_);
  }
  add_spelling_notice(question, claims, found_.analyzer(), notices);
  add_conflict_notices(claims, answer_.references, notices);
  if (!is_just_asked_) add_coverage_notice(question, claims, found_.vocabulary(), notices);
  add_setting_notice(question, claims, notices);
  return {};
}

void Answering::add_glossary() {
  std::set<std::string> explained;
  for (Section& section : answer_.sections) {
    for (Group& group : section.groups) {
      for (PlacedClaim& placed : group.claims) {
        placed.glossary = glossary_notes(placed.claim.text(), around(placed.claim),
                                         generation_.language(), found_.analyzer(), explained);
      }
    }
  }
}

std::string Answering::around(const Claim& claim) const {
  const std::string& id = claim.evidence().front().passage_id();
  const auto passages = found_.passages();
  const auto at = std::find_if(passages.begin(), passages.end(),
                               [&](const FoundPassage& found) { return found.passage->id == id; });
  if (at == passages.end()) return {};
  std::string text = at->document->source.title + '\n';
  for (const std::string& heading : at->passage->section_path) text += heading + '\n';
  return text + at->passage->text;
}

bool Answering::is_answered(std::string_view follow_up) {
  if (const auto known = tried_questions(generation_).find(follow_up, options_)) return *known;
  AnswerOptions brief = options_;
  brief.claims_max = 1;
  Answering trial(generation_, brief, reading_);
  trial.passages_brief_ = kPassagesTried;
  Result<bool> answered = trial.would_answer(follow_up);
  if (answered && *answered) {
    answered = Answering(generation_, options_, reading_).would_answer(follow_up);
  }
  if (!answered) {
    failure_of_trial_ = answered.error();
    return false;
  }
  tried_questions(generation_).put(follow_up, options_, *answered);
  return *answered;
}

Result<Answer> Answering::without_claims(std::vector<WorkPtr> retracted, Works& works) {
  const Result<bool> has_longer = choice_.is_kept_out_by_words(works);
  if (!has_longer) return fail(has_longer.error());
  if (*has_longer) return too_short();
  return not_of_these_people(std::move(retracted));
}

Result<Answer> Answering::not_of_these_people(std::vector<WorkPtr> retracted) {
  Result<Answer> answer = insufficient(std::move(retracted));
  if (answer && choice_.must_speak_of_people()) {
    add_people_notice(found_.question(), answer->notices);
  }
  return answer;
}

Result<Answer> Answering::insufficient(std::vector<WorkPtr> retracted) {
  answer_.outcome = Outcome::kInsufficientEvidence;
  if (auto added = add_retracted(retracted); !added) return fail(added.error());
  add_retraction_notices(retracted, answer_.notices);
  add_searched_notice(found_.question(), generation_, answer_.notices);
  return std::move(answer_);
}

Answer Answering::too_short() {
  answer_.outcome = Outcome::kInsufficientEvidence;
  answer_.notices.push_back(
      {"limit", fmt::format("No claim that answers the question fits in {} word{}; allow more.",
                            options_.words_max, options_.words_max == 1 ? "" : "s")});
  return std::move(answer_);
}

Result<void> Answering::add_retracted(std::vector<WorkPtr>& retracted) {
  const std::uint32_t known = known_subjects(found_.question());
  Works works(generation_, options_.filter);
  for (const Candidate& candidate : found_.candidates()) {
    if ((known & candidate.subjects) == 0 || !candidate.names_rarest) continue;
    Result<Support> support = works.support_of(candidate, found_.passage_of(candidate));
    if (!support) return fail(support.error());
    for (WorkPtr& work : support->retracted) {
      const auto same = [&](const WorkPtr& other) { return other->id == work->id; };
      if (std::none_of(retracted.begin(), retracted.end(), same)) {
        retracted.push_back(std::move(work));
      }
    }
  }
  return {};
}

}  // namespace ibid::answer
