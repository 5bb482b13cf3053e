#include "answer/conversation/turn_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answer/conversation/circumstances.hpp"
#include "answer/conversation/courtesies.hpp"
#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_openings.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/english.hpp"
#include "answer/question_cues.hpp"
#include "text/code_points.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

using text::is_one_of;
using text::trimmed;

using Words = std::vector<text::Word>;

/// Of a clause that states a value.
constexpr std::size_t kValueWordsMax = 5;

/// Who speaks of what others take.
constexpr std::string_view kAdvisers[] = {
    "cardiologist", "colleague",   "consultant", "dentist",    "doc",
    "doctor",       "gp",          "he",         "internet",   "neighbour",
    "nephrologist", "neurologist", "nurse",      "pharmacist", "psychiatrist",
    "she",          "someone",     "somebody",   "specialist", "they"};
/// What they do before that of which they speak.
constexpr std::string_view kSpeaksOf[] = {" asked about ",
                                          " mentioned ",
                                          " mentions ",
                                          " offered ",
                                          " prescribed ",
                                          " proposed ",
                                          " recommended ",
                                          " recommends ",
                                          " said something about ",
                                          " spoke of ",
                                          " suggested ",
                                          " suggests ",
                                          " talked about ",
                                          " talks about ",
                                          " told me about ",
                                          " wants to add ",
                                          " wants to give me ",
                                          " wants to start ",
                                          " wants to try ",
                                          " is worried about ",
                                          " worries about ",
                                          " is more worried about "};
constexpr std::string_view kClaims[] = {" claims ", " believes ", " said ", " says ", " thinks "};
/// Of what is not done, and is nothing that somebody has: "I do not want a diet".
constexpr std::string_view kUnwanted[] = {"believe", "care", "know", "think", "understand", "want"};
/// With which a clause belongs to what is asked behind it.
constexpr std::string_view kConditional[] = {"although", "because", "if",   "once",
                                             "since",    "when",    "while"};
/// "anything he should not eat?" is asked as it stands.
constexpr std::string_view kAnyThing[] = {"anything", "nothing", "something"};
/// Modal verbs that are behind what they are asked of.
constexpr std::string_view kModals[] = {"can", "could", "may", "must", "should"};

bool asks_something(std::string_view sentence) {
  const Words words = text::words(without_opening(sentence).first);
  return !words.empty() && opens_question(words.front().folded);
}

/// "my son has asthma - what sets off attacks" is told and asked.
std::vector<std::string_view> cut_at_dash(std::string_view sentence) {
  constexpr std::string_view kDash = " - ";
  const std::size_t at = sentence.find(kDash);
  if (at == std::string_view::npos) return {sentence};
  const bool is_range = at > 0 && text::is_digit(sentence[at - 1]) &&
                        at + kDash.size() < sentence.size() &&
                        text::is_digit(sentence[at + kDash.size()]);
  if (is_range) return {sentence};
  const std::string_view told = sentence.substr(0, at);
  const std::string_view behind = sentence.substr(at + kDash.size());
  constexpr std::size_t kNameWordsMax = 2;
  const Words words = text::words(told);
  const bool is_name =
      !words.empty() && words.size() <= kNameWordsMax && !opens_question(words.front().folded);
  const bool is_told = !words.empty() && (is_name || !circumstances_in(told).empty() ||
                                          without_opening(told).second == "back to");
  if (!is_told || (!asks_something(behind) && !behind.ends_with('?'))) return {sentence};
  return {told, behind};
}

/// "my wife takes zinc for her bones, can you have too much of it?" is told and asked.
std::vector<std::string_view> cut_at_comma(std::string_view sentence) {
  constexpr std::size_t kToldWordsMin = 3;
  const std::size_t at = sentence.rfind(", ");
  if (at == std::string_view::npos) return {sentence};
  const std::string_view told = sentence.substr(0, at);
  const std::string_view behind = sentence.substr(at + 2);
  const std::string_view said = without_opening(told).first;
  const Words words = text::words(said);
  const bool is_clause = words.size() >= kToldWordsMin && !opens_question(words.front().folded) &&
                         !is_preposition(words.front().folded) &&
                         !is_one_of(words.front().folded, kConditional) &&
                         !circumstances_in(said).empty();
  if (!is_clause || !asks_something(behind)) return {sentence};
  return {told, behind};
}

}  // namespace

bool is_dismissal(std::string_view sentence) {
  const auto [bare, opening] = without_opening(sentence);
  const Words words = text::words(bare);
  if (opening == kLeaving) return false;
  if (words.empty()) return true;
  const auto begins = [&](std::string_view first, std::string_view second) {
    return words.size() > 1 && words[0].folded == first && words[1].folded == second;
  };
  if (begins("i", "know")) return true;
  constexpr std::size_t kShort = 4;
  const bool is_promise = words.size() <= kShort && (begins("i", "will") || begins("i", "would"));
  const bool is_wish = begins("i", "do") && words.size() > 3 && words[2].folded == "not" &&
                       is_one_of(words[3].folded, kUnwanted);
  return is_promise || is_wish;
}

TurnParts parts_of_turn(std::string_view text) {
  TurnParts parts;
  int asking = 0;
  std::size_t asked = 0;
  std::vector<std::string_view> sentences;
  for (const std::string_view sentence : sentences_in_turn(text)) {
    for (const std::string_view part : cut_at_dash(sentence)) {
      for (const std::string_view clause : cut_at_comma(part)) sentences.push_back(clause);
    }
  }
  for (const std::string_view sentence : sentences) {
    if (courtesy_of(sentence) != Courtesy::kNone || sentence.starts_with("asking ")) continue;
    parts.sentences.push_back(sentence);
    if (asks_something(sentence)) ++asking;
    if (asks_something(sentence) || sentence.ends_with('?')) asked = parts.sentences.size();
  }
  if (parts.sentences.empty() || asking > 1) return {{text}, {}};
  if (asked == 0) return parts;
  std::vector<std::string_view> ordered;
  for (std::size_t i = 0; i + 1 < asked; ++i) {
    if (!is_dismissal(parts.sentences[i])) ordered.push_back(parts.sentences[i]);
  }
  for (std::size_t i = asked; i < parts.sentences.size(); ++i) {
    const bool tells = !circumstances_in(parts.sentences[i]).empty();
    (tells ? ordered : parts.afterwards).push_back(parts.sentences[i]);
  }
  ordered.push_back(parts.sentences[asked - 1]);
  parts.sentences = std::move(ordered);
  return parts;
}

Hearsay hearsay_in(std::string_view sentence) {
  if (sentence.ends_with('?')) return {};
  const std::string_view bare = without_question_mark(sentence);
  const auto find = [&](const auto& verbs, bool is_claim) -> Hearsay {
    for (const std::string_view verb : verbs) {
      const std::size_t at = bare.find(verb);
      if (at == std::string_view::npos) continue;
      const std::size_t comma = bare.substr(0, at).rfind(", ");
      const std::size_t begin = comma == std::string_view::npos ? 0 : comma + 2;
      const Words who = text::words(bare.substr(begin, at - begin));
      if (std::none_of(who.begin(), who.end(),
                       [](const text::Word& word) { return is_one_of(word.folded, kAdvisers); })) {
        continue;
      }
      std::string_view what = trimmed(bare.substr(at + verb.size()));
      if (what.starts_with("that ")) what.remove_prefix(5);
      if (!is_claim) what = what.substr(0, what.find(", "));
      return {trimmed(bare.substr(0, begin)), what, is_claim};
    }
    return {};
  };
  const Hearsay of_something = find(kSpeaksOf, false);
  return of_something.what.empty() ? find(kClaims, true) : of_something;
}

std::string with_verb_first(std::string_view text) {
  if (!text.ends_with('?')) return {};
  const std::string_view bare = without_question_mark(text);
  const Words words = text::words(bare);
  if (words.empty() || opens_question(words.front().folded) ||
      is_preposition(words.front().folded) || is_one_of(words.front().folded, kAnyThing)) {
    return {};
  }
  const auto modal = std::find_if(words.begin(), words.end(), [](const text::Word& word) {
    return is_one_of(word.folded, kModals);
  });
  if (modal == words.end() || modal == words.begin() || modal + 1 == words.end()) return {};
  const bool has_clause = std::any_of(words.begin(), modal, [](const text::Word& word) {
    return opens_question(word.folded) || word.folded == "if";
  });
  if (has_clause) return {};
  return fmt::format("{} {} {}?", capitalized(modal->folded),
                     trimmed(bare.substr(0, modal->range.begin)),
                     trimmed(bare.substr(modal->range.end)));
}

WithValues without_value_clauses(std::string_view text) {
  WithValues parted;
  std::string_view rest = text;
  while (!rest.empty()) {
    std::size_t comma = rest.find(", ");
    const std::string_view clause = trimmed(rest.substr(0, comma));
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 2);
    const std::string_view bare = without_question_mark(clause);
    const Words words = text::words(bare);
    const bool is_value = words.size() <= kValueWordsMax && !words.empty() &&
                          !opens_question(words.front().folded) &&
                          !is_preposition(words.front().folded) && states_value(bare);
    if (is_value) {
      parted.values.emplace_back(bare);
    } else {
      parted.rest += fmt::format("{}{}", parted.rest.empty() ? "" : ", ", clause);
    }
  }
  return parted;
}

}  // namespace ibid::answer
