#include "answer/answer_question.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>
#include <set>
#include <utility>

#include "answer/abstention.hpp"
#include "answer/arrangement.hpp"
#include "answer/asked_before.hpp"
#include "answer/audience.hpp"
#include "answer/candidates.hpp"
#include "answer/closer_look.hpp"
#include "answer/follow_ups.hpp"
#include "answer/food_sources.hpp"
#include "answer/glossary.hpp"
#include "answer/medicine_class.hpp"
#include "answer/notices.hpp"
#include "answer/populations.hpp"
#include "answer/question.hpp"
#include "answer/scoring.hpp"
#include "answer/selection.hpp"
#include "answer/selection_limits.hpp"
#include "answer/subjects.hpp"
#include "answer/tried_questions.hpp"
#include "answer/works.hpp"
#include "retrieve/question.hpp"
#include "retrieve/search.hpp"

namespace ibid::answer {
namespace {

/// Up to so many claims make a brief answer, which opens with its best claim whatever the section.
constexpr std::size_t kBriefClaims = 6;
/// A page has themes, which lie further down; guidelines are few and are asked for by themselves.
constexpr std::size_t kPassagesPage = 60;
constexpr std::size_t kPassagesGuideline = 40;
/// Passages read to see whether a question that was thought of has an answer. Of 300 pages each
/// over pool and corpus, 181 and 876 questions pass with them, 183 and 875 with the 30 of a brief
/// answer. A try takes a quarter less.
constexpr std::size_t kPassagesTried = kPassagesNear;

/// Of the subjects, by weight. With 0.5 to 1 no more of 35 questions with values of which the
/// corpus knows nothing are answered; 2 more of 154 with values open with a snippet wanted.
constexpr double kFittedSaidMin = 0.6;

std::vector<std::uint32_t> passages_of(std::span<const ChosenClaim> claims) {
  std::vector<std::uint32_t> passages;
  for (const ChosenClaim& claim : claims) passages.push_back(claim.candidate->found);
  return passages;
}

/// Takes what is known of one question from stage to stage.
class Answering {
 public:
  Answering(const index::Generation& generation, const AnswerOptions& options, Reading& reading)
      : generation_(generation),
        options_(options),
        reading_(reading),
        vocabulary_(reading.vocabulary()) {}

  Result<Answer> run(std::string_view text, const retrieve::TurnsSaid& turns = {}) {
    turns_ = turns;
    answer_.question = std::string(text);
    answer_.standalone_question = std::string(text);
    answer_.audience = options_.audience;
    answer_.generation = generation_.name();
    answer_.disclaimer = std::string(disclaimer_for(options_.audience));
    const Result<bool> answerable = read(text);
    if (!answerable) return fail(answerable.error());
    if (!*answerable) return is_just_unanswered_ ? not_of_these_people({}) : insufficient();

    Works works(generation_, options_.filter);
    Result<Selection> selection = choose(works);
    if (!selection) return fail(selection.error());
    if (selection->claims.empty()) {
      const Result<bool> has_longer = is_kept_out_by_words(works);
      if (!has_longer) return fail(has_longer.error());
      if (*has_longer) return too_short();
      return not_of_these_people(std::move(selection->retracted));
    }
    if (!is_brief() && profile_of(options_.audience).is_told_what_to_eat) {
      if (auto added = add_food(*selection, works); !added) return fail(added.error());
    }
    if (!speaks_of_people(*selection)) return not_of_these_people(std::move(selection->retracted));
    add_retraction_notices(selection->retracted, answer_.notices);

    is_said_at_once_ = are_said_at_once(selection->claims);
    note_what_is_given(selection->claims);
    answer_.outcome = Outcome::kAnswered;
    answer_.sections = arrange(question_, passages_, selection->claims, is_brief());
    answer_.references = number_citations(answer_.sections, selection->claims);
    add_status_notices(answer_.references, generation_, answer_.notices);
    add_own_marks_notice(selection->claims, answer_.notices);
    if (profile_of(options_.audience).explains_terms) add_glossary();
    if (!is_brief()) {
      answer_.follow_up_questions = follow_ups_for(
          question_, passages_, candidates_, passages_of(selection->claims), analyzer(),
          vocabulary_, [&](std::string_view follow_up) { return is_answered(follow_up); });
      if (failure_of_trial_) return fail(*failure_of_trial_);
    }
    add_spelling_notice(question_, selection->claims, analyzer(), answer_.notices);
    add_conflict_notices(selection->claims, answer_.references, answer_.notices);
    if (!is_just_asked_) {
      add_coverage_notice(question_, selection->claims, vocabulary_, answer_.notices);
    }
    add_setting_notice(question_, selection->claims, answer_.notices);
    return std::move(answer_);
  }

  /// Whether run() gave an answer with a claim that names, where there are two, both subjects: a
  /// drug in another disease and another drug in this one do not answer for the drug in this one.
  bool is_said_at_once() const { return is_said_at_once_; }

  /// Whether passages say of just this question that they answer it, as a claim of run() does, or
  /// that nothing does.
  bool is_decided() const { return is_just_asked_ || is_just_unanswered_; }

  /// Whether run() gave a time for "how long" or "how often", or neither is asked.
  bool gives_figure() const { return gives_figure_; }
  /// Whether its first claim does.
  bool opens_with_figure() const { return opens_with_figure_; }
  /// How much of the question, by weight, some claim of run() names; all of it where it is on two
  /// things and the claim says both.
  double most_named() const { return most_named_; }

  /// Whether run() would answer.
  Result<bool> would_answer(std::string_view text) {
    const Result<bool> answerable = read(text);
    if (!answerable || !*answerable) return answerable;
    Works works(generation_, options_.filter);
    if (must_speak_of_people()) {
      const Result<Selection> selection = choose(works);
      if (!selection) return fail(selection.error());
      return !selection->claims.empty() && speaks_of_people(*selection);
    }
    Result<bool> any = false;
    for (const SelectionLimits& tried : limits_to_try()) {
      any = has_claim(passages_, candidates_, works, tried);
      if (!any || *any) break;
    }
    return any;
  }

 private:
  bool is_brief() const { return options_.claims_max <= kBriefClaims; }

  bool are_said_at_once(std::span<const ChosenClaim> claims) const {
    const std::uint32_t all = all_subjects(question_);
    return std::popcount(all) != 2 ||
           std::any_of(claims.begin(), claims.end(),
                       [&](const ChosenClaim& claim) { return claim.candidate->subjects == all; });
  }

  void note_what_is_given(std::span<const ChosenClaim> claims) {
    const auto gives = [](const ChosenClaim& claim) { return claim.candidate->gives_figure; };
    const bool is_asked = question_.asked_kind == AskedKind::kDuration ||
                          question_.asked_kind == AskedKind::kFrequency;
    const std::uint32_t all = all_subjects(question_);
    gives_figure_ = !is_asked || std::any_of(claims.begin(), claims.end(), gives);
    opens_with_figure_ = is_asked && gives(claims.front());
    for (const ChosenClaim& claim : claims) {
      const bool says_both = std::popcount(all) > 1 && claim.candidate->said == all;
      most_named_ = std::max(most_named_, says_both ? 1 : claim.candidate->named);
      is_just_asked_ =
          is_just_asked_ || passages_[claim.candidate->found].asked_before.just_answered > 0;
    }
  }

  /// Finds and weighs what could be said; whether it holds an answer.
  Result<bool> read(std::string_view text) {
    question_ = analyze_question(generation_, analyzer(), text, turns_.last);
    if (is_beyond(question_, generation_.statistics().passages)) return false;
    Result<std::vector<retrieve::Hit>> hits = find();
    if (!hits) return fail(hits.error());
    if (auto weighed = weigh(*hits); !weighed) return fail(weighed.error());
    if (candidates_.empty() || question_.concepts.empty()) return false;
    if (const std::uint32_t left = subjects_left(); left != 0) {
      if (auto found = find_subjects(left, *hits); !found) return fail(found.error());
      if (auto weighed = weigh(*hits); !weighed) return fail(weighed.error());
    }
    const AskedBefore before = asked_before(passages_);
    if (before.just_answered > 0) return true;  // its editors say so
    mark_meant(meant_, passages_);
    is_just_unanswered_ = before.just_unanswered > 0;
    if (is_just_unanswered_ || is_apart()) return false;
    const AnswerSigns signs = signs_of(question_, passages_, candidates_, rows_, vocabulary_);
    return is_answerable(signs, generation_.statistics().passages) || is_fitted();
  }

  /// Whether it is asked if one thing does something to another, and no passage found names both.
  bool is_apart() const {
    const std::uint32_t all = all_subjects(question_);
    return question_.is_yes_no && std::popcount(all) == 2 && known_subjects(question_) == all &&
           std::none_of(candidates_.begin(), candidates_.end(),
                        [&](const Candidate& candidate) { return candidate.subjects == all; });
  }

  /// Whether something near the top is for a value that the question states and says most of its
  /// subjects, the name of what was measured not alone: what the trees have not learned.
  bool is_fitted() const {
    const std::uint32_t others = all_subjects(question_) & ~measured_subjects(question_);
    return std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
      return candidate.fit > 0 && candidate.found < kPassagesNear &&
             candidate.said_weight >= kFittedSaidMin &&
             (others == 0 || (others & candidate.said) != 0);
    });
  }

  /// Reads the passages of `hits` and weighs what they say.
  Result<void> weigh(std::span<const retrieve::Hit> hits) {
    Result<std::vector<FoundPassage>> passages = reading_.passages(hits);
    if (!passages) return fail(passages.error());
    passages_ = std::move(*passages);
    candidates_ = reading_.candidates(passages_);
    if (candidates_.empty() || question_.concepts.empty()) return {};
    mark_asked_before(question_, passages_, vocabulary_);
    mark_subjects(question_, passages_, candidates_, vocabulary_);
    rows_ = score(question_, passages_, candidates_, vocabulary_);
    return {};
  }

  /// The subjects for which the index has a word, where nothing near the top names any of them, or
  /// the medicines among them, where nothing at all names one of these.
  std::uint32_t subjects_left() const {
    std::uint32_t near = 0;
    std::uint32_t all = 0;
    for (const Candidate& candidate : candidates_) {
      all |= candidate.subjects;
      if (candidate.found < kPassagesNear) near |= candidate.subjects;
    }
    const std::uint32_t known = known_subjects(question_);
    if ((known & near) == 0) return known;
    const std::uint32_t medicines = known & medicines_among(question_);
    return (medicines & all) == 0 ? medicines : 0;
  }

  /// Puts first the kPassagesNear passages that `left` of the subjects alone find: of "romosozumab
  /// side effects" the side effects are those of every drug.
  Result<void> find_subjects(std::uint32_t left, std::vector<retrieve::Hit>& hits) const {
    std::string subjects;
    std::size_t number = 0;
    for (const Concept& wanted : question_.concepts) {
      if (!wanted.is_subject || number == kSubjectsMax) continue;
      if ((left >> number++ & 1U) != 0) subjects += wanted.surface + ' ';
    }
    retrieve::SearchOptions search;
    search.top_k = kPassagesNear;
    search.filter = options_.filter;
    Result<retrieve::SearchResult> found = retrieve::search(generation_, subjects, search);
    if (!found) return fail(found.error());
    for (retrieve::Hit& hit : hits) add_new(std::move(hit), found->hits);
    hits = std::move(found->hits);
    return {};
  }

  static void add_new(retrieve::Hit hit, std::vector<retrieve::Hit>& hits) {
    const auto same = [&](const retrieve::Hit& other) { return other.passage == hit.passage; };
    if (std::none_of(hits.begin(), hits.end(), same)) hits.push_back(std::move(hit));
  }

  /// The claims, by what the kind of answer asks of them. What a page asks none may give; the
  /// direct answer is still one. What holds for another medicine answers only where nothing is
  /// left of the one that is asked about (heart attacks with febuxostat, asked of romosozumab), and
  /// not those whom it may harm: to them nothing is told that was not found in them.
  Result<Selection> choose(Works& works) {
    std::vector<SelectionLimits> tried = limits_to_try();
    WordPairs expected;
    if (is_brief()) {
      expected = look_closer(question_, candidates_, tried.front().worth_min, rows_, vocabulary_);
      tried.front().expected = &expected;
    }
    const std::uint32_t named = named_medicines();
    std::vector<std::uint32_t> medicines = {named};
    if (named != 0 && !must_speak_of_people()) medicines.push_back(0);
    Result<Selection> selection;
    for (const std::uint32_t must_name_one : medicines) {
      for (SelectionLimits& chosen_by : tried) {
        chosen_by.must_name_one = must_name_one;
        chosen_by.of_asked_only = must_speak_of_people();
        selection = select_claims(passages_, candidates_, works, chosen_by);
        if (!selection || !selection->claims.empty()) return selection;
      }
    }
    return selection;
  }

  /// Adds a claim on where a subject is found in food, where there is one and room for it. The
  /// candidates of the others stay where they are.
  Result<void> add_food(Selection& selection, Works& works) {
    if (!may_be_helped_by_food(question_)) return {};
    retrieve::SearchOptions search;
    search.filter = options_.filter;
    Result<FoodFound> food = find_food(generation_, question_, search, reading_);
    if (!food) return fail(food.error());
    const auto first = static_cast<std::uint32_t>(passages_.size());
    for (FoundPassage& passage : food->passages) passages_.push_back(std::move(passage));
    food_ = std::move(food->candidates);
    for (Candidate& candidate : food_) candidate.found += first;
    const bool is_told = std::any_of(
        selection.claims.begin(), selection.claims.end(),
        [](const ChosenClaim& claim) { return tells_food_sources(claim.claim.text()); });
    if (food_.empty() || is_told) return {};
    SelectionLimits one;
    one.claims_max = one.per_theme_max = 1;
    one.words_max = options_.words_max;
    Result<Selection> chosen = select_claims(passages_, food_, works, one);
    if (!chosen) return fail(chosen.error());
    const PageRoom room{std::min(options_.claims_max, profile_of(options_.audience).claims_max),
                        options_.words_max};
    for (ChosenClaim& claim : chosen->claims)
      add_food_claim(std::move(claim), room, selection.claims);
    for (WorkPtr& work : chosen->retracted) selection.retracted.push_back(std::move(work));
    return {};
  }

  /// The medicines among the subjects, where some candidate names one of these.
  std::uint32_t named_medicines() const {
    const std::uint32_t medicines = medicines_among(question_);
    const bool is_named =
        std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
          return (medicines & (candidate.said | candidate.headed)) != 0;
        });
    return is_named ? medicines : 0;
  }

  /// The next where those before leave nothing.
  std::vector<SelectionLimits> limits_to_try() const {
    if (is_brief()) return {limits()};
    return {limits(), eased(limits()), direct_limits()};
  }

  SelectionLimits limits() const {
    if (is_brief()) return direct_limits();
    SelectionLimits limits = page_limits(options_.claims_max, options_.words_max, options_.audience,
                                         question_.type, candidates_);
    keep_to_question(question_, candidates_, is_brief(), limits);
    return limits;
  }
  SelectionLimits direct_limits() const {
    SelectionLimits limits = brief_limits(options_.claims_max, options_.words_max, candidates_);
    limits.on_topic_only = true;
    keep_to_question(question_, candidates_, is_brief(), limits);
    return limits;
  }

  /// Good until the next search of this thread.
  index::Analyzer& analyzer() const { return retrieve::analyzer_of(generation_); }

  /// The passages to read, best first. A page asks for guidelines once more by themselves.
  Result<std::vector<retrieve::Hit>> find() {
    const bool brief = is_brief();
    retrieve::SearchOptions search;
    search.top_k = brief ? passages_brief_ : kPassagesPage;
    search.filter = options_.filter;
    std::vector<retrieve::SearchOptions> searches = {search};
    if (!brief && !options_.filter.kind) {
      search.top_k = kPassagesGuideline;
      search.filter.kind = SourceKind::kGuideline;
      searches.push_back(search);
    }
    auto found = retrieve::search_each(generation_, question_.searched, searches,
                                       {question_.as_put, question_.turn});
    if (!found) return fail(found.error());
    question_.searched_terms = std::move(found->front().terms);
    std::vector<retrieve::Hit> hits = std::move(found->front().hits);
    if (searches.size() > 1) {
      for (retrieve::Hit& hit : found->back().hits) add_new(std::move(hit), hits);
    }
    auto meant = rank_meant(generation_, turns_, question_.searched, options_.filter);
    if (!meant) return fail(meant.error());
    meant_ = std::move(*meant);
    for (std::size_t i = 0; i < std::min(kMeantRead, meant_.size()); ++i) {
      add_new({meant_[i].passage, 0, 0, 0, {}}, hits);
    }
    return hits;
  }

  void add_glossary() {
    std::set<std::string> explained;
    for (Section& section : answer_.sections) {
      for (Group& group : section.groups) {
        for (PlacedClaim& placed : group.claims) {
          placed.glossary = glossary_notes(placed.claim.text(), around(placed.claim),
                                           generation_.language(), analyzer(), explained);
        }
      }
    }
  }

  /// The passage of the claim, what stands over it and the title of its document.
  std::string around(const Claim& claim) const {
    const std::string& id = claim.evidence().front().passage_id();
    const auto at =
        std::find_if(passages_.begin(), passages_.end(),
                     [&](const FoundPassage& found) { return found.passage->id == id; });
    if (at == passages_.end()) return {};
    std::string text = at->document->source.title + '\n';
    for (const std::string& heading : at->passage->section_path) text += heading + '\n';
    return text + at->passage->text;
  }

  /// By a page like this one, since that is what who takes the suggestion gets; most that have
  /// none are told by a brief answer of few passages, which costs less.
  bool is_answered(std::string_view question) {
    if (const auto known = tried_questions(generation_).find(question, options_)) return *known;
    AnswerOptions brief = options_;
    brief.claims_max = 1;
    Answering trial(generation_, brief, reading_);
    trial.passages_brief_ = kPassagesTried;
    Result<bool> answered = trial.would_answer(question);
    if (answered && *answered) {
      answered = Answering(generation_, options_, reading_).would_answer(question);
    }
    if (!answered) {
      failure_of_trial_ = answered.error();
      return false;
    }
    tried_questions(generation_).put(question, options_, *answered);
    return *answered;
  }

  /// Whether there are claims, each longer than all of them together may be.
  Result<bool> is_kept_out_by_words(Works& works) const {
    SelectionLimits any_length = direct_limits();
    any_length.words_max = std::numeric_limits<std::size_t>::max();
    if (must_speak_of_people()) {
      any_length.must_name_one = named_medicines();
      any_length.of_asked_only = true;
    }
    return has_claim(passages_, candidates_, works, any_length);
  }

  /// Whether people are asked about whom what holds in general may harm.
  bool must_speak_of_people() const {
    const auto bit = [](Population people) { return static_cast<std::uint8_t>(people); };
    int wary = bit(Population::kPregnancy) | bit(Population::kBreastfeeding);
    // "Can a 10 year old take allopurinol?"
    const bool is_of_taking = question_.is_yes_no && medicines_among(question_) != 0;
    if (question_.type == QuestionType::kDose || question_.type == QuestionType::kHarm ||
        is_of_taking) {
      wary |= bit(Population::kChildren);
    }
    return (asked_populations(question_) & wary) != 0;
  }

  /// Whether some claim is of just those, where they are asked about.
  bool speaks_of_people(const Selection& selection) const {
    return !must_speak_of_people() ||
           std::any_of(selection.claims.begin(), selection.claims.end(),
                       [&](const ChosenClaim& claim) {
                         return claim.candidate->is_of_asked ||
                                passages_[claim.candidate->found].asked_before.just_answered > 0;
                       });
  }

  Result<Answer> not_of_these_people(std::vector<WorkPtr> retracted) {
    Result<Answer> answer = insufficient(std::move(retracted));
    if (answer && must_speak_of_people()) add_people_notice(question_, answer->notices);
    return answer;
  }

  Answer too_short() {
    answer_.outcome = Outcome::kInsufficientEvidence;
    answer_.notices.push_back(
        {"limit", fmt::format("No claim that answers the question fits in {} word{}; allow more.",
                              options_.words_max, options_.words_max == 1 ? "" : "s")});
    return std::move(answer_);
  }

  /// `retracted` are the works that selection left out already.
  Result<Answer> insufficient(std::vector<WorkPtr> retracted = {}) {
    answer_.outcome = Outcome::kInsufficientEvidence;
    if (auto added = add_retracted(retracted); !added) return fail(added.error());
    add_retraction_notices(retracted, answer_.notices);
    add_searched_notice(question_, generation_, answer_.notices);
    return std::move(answer_);
  }

  /// Adds the retracted works behind sentences that name the rarest of the subjects: asked of a
  /// withdrawn trial, the reader learns why nothing of it is said, however little else was found.
  Result<void> add_retracted(std::vector<WorkPtr>& retracted) {
    const std::uint32_t known = known_subjects(question_);
    Works works(generation_, options_.filter);
    for (const Candidate& candidate : candidates_) {
      if ((known & candidate.subjects) == 0 || !candidate.names_rarest) continue;
      Result<Support> support = works.support_of(candidate, passages_[candidate.found]);
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

  const index::Generation& generation_;
  const AnswerOptions& options_;
  Reading& reading_;
  Vocabulary& vocabulary_;
  Question question_;
  std::vector<FoundPassage> passages_;
  std::vector<Candidate> candidates_;
  std::vector<Candidate> food_;  // what to eat
  std::vector<Features> rows_;   // of the candidates, by Candidate::row
  Answer answer_;
  std::size_t passages_brief_ = kPassagesBrief;
  bool is_said_at_once_ = false;
  std::optional<Error> failure_of_trial_;  // of a suggestion: to leave it out would hide a damage
  retrieve::TurnsSaid turns_;
  std::vector<index::ScoredPassage> meant_;  // by the words of the turns, the best first
  bool is_just_asked_ = false;
  bool is_just_unanswered_ = false;
  bool gives_figure_ = true;
  bool opens_with_figure_ = false;
  double most_named_ = 0;
};

/// Adds to `to` the retractions that `from` tells of and it does not.
void keep_retractions(const Answer& from, Answer& to) {
  for (const Notice& notice : from.notices) {
    const auto same = [&](const Notice& other) { return other.text == notice.text; };
    if (notice.kind != "retraction" || std::any_of(to.notices.begin(), to.notices.end(), same)) {
      continue;
    }
    to.notices.push_back(notice);
  }
}

/// What an answer on classes must have over a whole one on the medicines by name.
struct Advance {
  bool opens_with_figure = false;
  double named_min = 0;  ///< of the question, by weight, in one claim
};

/// A claim that names so much of the question leaves little to find with the class in place of the
/// medicine, and one that names so much more is on what the other left out: "Sertraline … while
/// breastfeeding", asked when it begins to work, and "SSRIs begin to work within". Of 900 questions
/// of the corpus's readers 2 pages more open with a snippet wanted.
constexpr double kNamedEnough = 0.85;
constexpr double kNamedAdvance = 0.15;

/// What is known of the classes of the question's medicines, if that answers the whole question.
Result<std::optional<Answer>> answer_by_class(const index::Generation& generation,
                                              std::string_view question,
                                              const retrieve::TurnsSaid& turns,
                                              const AnswerOptions& options, Reading& reading,
                                              Advance advance) {
  for (const ClassReading& by_class :
       readings_by_class(generation.language(), retrieve::analyzer_of(generation), question)) {
    Answering answering(generation, options, reading);
    // Whatever turn named the medicine, its class was not taken over from another.
    const std::string said =
        turns.last.empty() ? ""
                           : fmt::format("{} {}", turns.last, fmt::join(by_class.classes, " "));
    Result<Answer> answer = answering.run(by_class.question, {said, turns.before, turns.first});
    if (!answer) return fail(answer.error());
    if (!is_whole(*answer) || !answering.is_said_at_once()) continue;
    if (advance.opens_with_figure && !answering.opens_with_figure()) continue;
    if (answering.most_named() < advance.named_min) continue;
    answer->question = std::string(question);
    answer->standalone_question = std::string(question);
    answer->notices.insert(answer->notices.begin(), class_notice(by_class));
    return std::move(*answer);
  }
  return std::nullopt;
}

}  // namespace

bool is_whole(const Answer& answer) {
  return answer.outcome == Outcome::kAnswered &&
         std::none_of(answer.notices.begin(), answer.notices.end(),
                      [](const Notice& notice) { return notice.kind == "partial_coverage"; });
}

Result<Answer> answer_question(const index::Generation& generation, std::string_view question,
                               const AnswerOptions& options, const retrieve::TurnsSaid& turns) {
  Reading reading(generation);
  Answering by_name(generation, options, reading);
  Result<Answer> answer = by_name.run(question, turns);
  if (!answer) return answer;
  if (by_name.is_decided()) return answer;
  const bool is_on_all = is_whole(*answer) && by_name.is_said_at_once();
  Advance advance;
  if (is_on_all && !by_name.gives_figure()) {
    advance.opens_with_figure = true;
  } else if (is_on_all) {
    if (by_name.most_named() >= kNamedEnough) return answer;
    advance.named_min = by_name.most_named() + kNamedAdvance;
  }
  auto of_class = answer_by_class(generation, question, turns, options, reading, advance);
  if (!of_class) return fail(of_class.error());
  if (!*of_class) return answer;
  keep_retractions(*answer, **of_class);
  return std::move(**of_class);
}

Result<bool> has_answer(const index::Generation& generation, std::string_view question,
                        const AnswerOptions& options) {
  Reading reading(generation);
  const Result<bool> by_name = Answering(generation, options, reading).would_answer(question);
  if (!by_name || *by_name) return by_name;
  const auto of_class = answer_by_class(generation, question, {}, options, reading, {});
  if (!of_class) return fail(of_class.error());
  return of_class->has_value();
}

}  // namespace ibid::answer
