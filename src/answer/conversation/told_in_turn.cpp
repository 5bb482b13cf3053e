#include "answer/conversation/told_in_turn.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "answer/conversation/circumstances.hpp"
#include "answer/conversation/follow_up_openings.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/conversation/own_words.hpp"
#include "answer/english.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {

TakenAs ToldInTurn::told(std::string_view said) {
  const TakenAs as_it_is{{}, std::string(said)};
  const auto [behind, opening] = without_opening(said);
  const bool is_of_somebody = opening == kLeaving || !circumstances_in(behind).empty();
  if (!thread_.is_under_way() || is_of_somebody) return as_it_is;
  if (const Hearsay hearsay = hearsay_in(behind); !hearsay.what.empty()) return heard(hearsay);
  if (reader_.is_situation(behind) && !said.ends_with('?') &&
      !thread_.topics.last_of(TopicKind::kGiven).empty()) {
    thread_.people.keep({{fmt::format("who have {}", without_question_mark(behind)), false}});
    return {understood_.understood(thread_.pattern), {}};
  }
  if (is_statement(said)) {
    const Said statement = reader_.taken_apart(behind, opening);
    const bool names_it = statement.pronoun && !is_demonstrative(statement.terms.front().word);
    thread_.now.aside = names_it ? rewrites_.with_topic(statement) : statement.bare;
    return {short_.stated(statement), {}};
  }
  constexpr std::size_t kFragmentWordsMax = 3;
  const Phrases topics = thread_.topics.in_index().topics_of(behind);
  // "price aside"
  if (opening.empty() && topics.empty() && text::words(behind).size() <= kFragmentWordsMax &&
      populations_in(reader_.analyzed(behind)).empty()) {
    return {understood_.understood(thread_.pattern), {}};
  }
  if (topics.size() == 1 && !said.ends_with('?') &&
      text::words(behind).size() > kFragmentWordsMax) {
    return {{}, "what about " + topics.front()};
  }
  return as_it_is;
}

void ToldInTurn::note(std::string_view said) {
  note_named(said);
  std::string& before = thread_.now.sentence_before;
  before = text::trimmed(without_opening(said).first);
  while (before.ends_with('.') || before.ends_with('!')) before.pop_back();
}

void ToldInTurn::note_named(std::string_view said) {
  constexpr std::string_view kConsidering[] = {"considering", "prefer",   "prefers", "rather",
                                               "thinking",    "thinks",   "tried",   "try",
                                               "trying",      "wondering"};
  const auto [behind, opening] = without_opening(said);
  const std::vector<text::Word> words = text::words(behind);
  if (opening == "back to" || words.empty() || opens_question(words.front().folded)) return;
  if (!hearsay_in(behind).what.empty()) return;
  const Said named = reader_.taken_apart(behind, opening);
  if (named.pronoun) return;
  const bool is_of_somebody = !circumstances_in(behind).empty();
  const bool is_considered = !is_of_somebody && names_any(named.terms, kConsidering);
  // The nearer is meant.
  if (!named.topics.empty()) thread_.now.named.clear();
  Phrases& noted = is_of_somebody ? thread_.now.taken : thread_.now.named;
  const Phrases before = thread_.topics.all();
  for (const std::string& topic : named.topics) {
    const TopicKind kind = thread_.topics.kind(topic);
    const bool is_new = !text::is_one_of(topic, before);
    if (kind == TopicKind::kCondition && is_new) {
      thread_.now.had.push_back(topic);
    }
    const bool is_meant =
        kind == TopicKind::kGiven || (kind == TopicKind::kUnknown && is_considered);
    if (is_meant && !reader_.is_situation(topic)) noted.push_back(topic);
  }
}

TakenAs ToldInTurn::heard(const Hearsay& hearsay) {
  if (!hearsay.before.empty()) thread_.people.keep(circumstances_in(hearsay.before));
  if (hearsay.is_claim) return {claimed(hearsay.what), {}};
  const Phrases spoken_of = thread_.topics.last_of(TopicKind::kGiven);
  const Said said = reader_.taken_apart(hearsay.what, "what about");
  if (reader_.is_nothing_known(said.topics) && !spoken_of.empty()) {
    return {{}, fmt::format("what about {} with {}", hearsay.what, joined(spoken_of, "or"))};
  }
  if (const std::string about = rewrites_.about(said); !about.empty()) {
    return {understood_.on_topics_of(said, about), {}};
  }
  return {{}, fmt::format("what about {}", hearsay.what)};
}

/// "I have to stop it", as somebody says.
Standalone ToldInTurn::claimed(std::string_view what) {
  std::string& heard = thread_.now.heard;
  heard = capitalized(std::string(what));
  constexpr std::string_view kOne = " one ";
  const Phrases given = thread_.topics.last_of(TopicKind::kGiven);
  if (const auto one = heard.find(kOne); one != std::string::npos && !given.empty()) {
    heard.replace(one + 1, kOne.size() - 2, joined(given, "or"));
  }
  return understood_.understood(heard);
}

void ToldInTurn::add_conditions(std::string_view said) {
  if (!thread_.is_under_way() || !thread_.topics.last_of(TopicKind::kCondition).empty()) return;
  Phrases topics = thread_.topics.in_index().topics_of(said);
  std::erase_if(topics, [&](const std::string& topic) {
    return thread_.topics.kind(topic) != TopicKind::kCondition;
  });
  if (!topics.empty()) thread_.topics.add(topics, said);
}

}  // namespace ibid::answer
