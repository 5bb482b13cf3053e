#include "answer/conversation/short_turns.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answer/conversation/circumstances.hpp"
#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_openings.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/conversation/own_words.hpp"
#include "answer/english.hpp"
#include "text/code_points.hpp"
#include "text/folded_text.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Of a choice that asks nothing: two names, a joint and what belongs to them.
constexpr std::size_t kChoiceWordsMax = 5;
/// What is asked of something that somebody tells: "is that normal".
constexpr std::string_view kJudgements[] = {
    "a",       "bad",       "common", "dangerous", "expected", "known", "normal",
    "serious", "something", "thing",  "typical",   "unusual",  "usual", "worrying"};

}  // namespace

bool ShortTurns::is_another_case(std::string_view asked, const TurnParts& parts) {
  constexpr std::string_view kDone[] = {
      "alright",  "another question", "btw",           "by the way", "cheers",
      "great",    "last one",         "last question", "ok",         "okay",
      "one last", "one more",         "thank you",     "thanks"};
  constexpr std::string_view kSame[] = {"also", "still", "too"};
  if (!text::FoldedText(asked).opens_with_any(kDone)) return false;
  const auto tells =
      std::find_if(parts.sentences.begin(), parts.sentences.end(), [](std::string_view sentence) {
        return !had_by_kin(without_opening(sentence).first).empty();
      });
  if (tells == parts.sentences.end()) return false;
  const std::vector<text::Word> words = text::words(without_opening(*tells).first);
  const bool is_same = text::FoldedText(*tells).has_any(kSame);
  // "My mother", of whom the conversation is already.
  const std::string spoken = text::lower_ascii(thread_.topics.asked());
  const bool is_known =
      words.size() > 1 && find_phrase(spoken, words[1].folded) != std::string::npos;
  if (is_same || is_known) return false;
  const Phrases had = reader_.topics_of(had_by_kin(without_opening(*tells).first));
  const Phrases known = thread_.topics.all();
  return std::any_of(had.begin(), had.end(), [&](const std::string& topic) {
    return thread_.topics.kind(topic) == TopicKind::kCondition && !text::is_one_of(topic, known);
  });
}

bool ShortTurns::turns_to_another_patient(const TurnParts& parts) {
  if (parts.sentences.size() < 2) return false;
  const auto [behind, opening] = without_opening(parts.sentences.front());
  if (opening != kLeaving) return false;
  const Said asked = reader_.taken_apart(parts.sentences.back(), "");
  const Said told = reader_.taken_apart(behind, "");
  const bool names_more = std::any_of(
      parts.sentences.begin() + 1, parts.sentences.end() - 1, [&](std::string_view sentence) {
        return !reader_.is_nothing_known(reader_.taken_apart(sentence, "").topics);
      });
  const bool points_back = asked.chooses || asked.pronoun || chooses(asked.terms);
  if (!points_back || names_more || !reader_.is_nothing_known(asked.topics) ||
      !reader_.is_nothing_known(told.topics)) {
    return false;
  }
  thread_.people.clear();
  thread_.people.keep(populations_in(told.terms));
  for (std::size_t i = 0; i + 1 < parts.sentences.size(); ++i) {
    thread_.people.keep(circumstances_in(without_opening(parts.sentences[i]).first));
  }
  return true;
}

std::optional<Standalone> ShortTurns::of_somebody(const Said& said) {
  const bool is_value =
      said.opening.empty() && is_number_stated(said) && reader_.is_nothing_known(said.topics);
  if (is_value || is_intolerance(said.terms)) {
    return understood_.of_whom({{fmt::format("who have {}", said.bare), false}});
  }
  if (!thread_.told.empty() || !is_verb_alone(said.terms)) return std::nullopt;
  return understood_.understood(understood_.asked_at_first());
}

std::optional<Standalone> ShortTurns::in_own_words(const Said& said) {
  const bool points_at_first = said.pronoun && said.pronoun->begin == 0;
  if (is_statement(said.text) && !points_at_first && !corrects(said.opening)) return stated(said);
  const bool is_on_unknown = !said.topics.empty() && reader_.is_nothing_known(said.topics);
  if (lacks_verb(said.terms) && !said.pronoun && is_on_unknown) {
    understood_.remember(capitalized(said.bare) + thread_.topics.conditions_behind("for"));
    return understood_.understood(thread_.last);
  }
  if (!asks_for_one_of_them(said.terms) && !is_beyond_said(said)) return std::nullopt;
  thread_.topics.add(said.topics, said.bare);
  return understood_.understood(rewrites_.asked_on(said.bare));
}

std::optional<Standalone> ShortTurns::choice_alone(const Said& said) {
  constexpr std::string_view kJoints[] = {"or", "versus", "vs"};
  const std::string where = thread_.topics.conditions_behind("in");
  const bool is_choice =
      said.topics.size() == 2 && !where.empty() && said.terms.size() <= kChoiceWordsMax &&
      !opens_question(said.terms.front().word) && names_any(said.terms, kJoints) &&
      thread_.topics.all_are(TopicKind::kGiven, said.topics);
  if (!is_choice) return std::nullopt;
  understood_.remember(fmt::format("What about {}{}", said.bare, where));
  thread_.topics.add(said.topics, thread_.last);
  return understood_.understood(thread_.last);
}

Standalone ShortTurns::stated(const Said& said) {
  // What it names is what is asked of: "he also wants ibuprofen for his knee".
  const bool names_given = thread_.topics.any_is(TopicKind::kGiven, said.topics);
  const bool tells_value = std::any_of(said.bare.begin(), said.bare.end(), text::is_digit);
  if (names_given && !said.pronoun && !tells_value) {
    thread_.topics.add(said.topics, said.bare);
    understood_.remember(capitalized(said.bare));
    return understood_.understood(thread_.last);
  }
  if (!said.topics.empty()) thread_.topics.add(said.topics, said.bare);
  return understood_.understood(
      fmt::format("{}: {}", capitalized(said.bare), understood_.asked_at_first()));
}

std::optional<Standalone> ShortTurns::judged(const Said& said, std::string_view told) {
  constexpr std::size_t kJudgementBegin = 2;  // behind "is that"
  if (told.empty() || !said.pronoun || said.pronoun->begin != 1 ||
      said.terms.size() <= kJudgementBegin || said.terms.front().word != "is") {
    return std::nullopt;
  }
  const bool is_judgement =
      std::all_of(said.terms.begin() + kJudgementBegin, said.terms.end(),
                  [](const index::Term& term) { return text::is_one_of(term.word, kJudgements); });
  if (!is_judgement) return std::nullopt;
  const Phrases given = thread_.topics.last_of(TopicKind::kGiven);
  const std::string where =
      given.empty() ? thread_.topics.conditions_behind("in") : " with " + joined(given, "or");
  const Phrases spoken_of = given.empty() ? thread_.topics.last_of(TopicKind::kCondition) : given;
  const bool is_named = std::any_of(
      spoken_of.begin(), spoken_of.end(),
      [&](const std::string& one) { return find_phrase(told, one) != std::string::npos; });
  std::string question =
      fmt::format("Is it {} that {}{}", said.bare.substr(said.terms[kJudgementBegin].range.begin),
                  with_small_initial(std::string(told)), is_named ? "" : where);
  // Where it says itself of what it is, the next turn may be on it.
  if (!thread_.now.aside.empty()) understood_.remember(question);
  return understood_.understood(std::move(question));
}

Standalone ShortTurns::tagged(const std::string& written) {
  const Said said = reader_.taken_apart(written, "");
  const Phrases given = thread_.topics.last_of(TopicKind::kGiven);
  std::string where =
      reader_.names_condition(said) ? std::string{} : thread_.topics.conditions_behind("in");
  if (reader_.is_nothing_known(said.topics) && !given.empty()) {
    where = fmt::format(" with {}{}", joined(given, "or"), where);
  }
  understood_.remember(said.pronoun ? rewrites_.with_topic(said) : said.bare + where);
  thread_.topics.add(said.topics, thread_.last);
  return understood_.understood(thread_.last);
}

}  // namespace ibid::answer
