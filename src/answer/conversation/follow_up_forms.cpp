#include "answer/conversation/follow_up_forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

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
using text::lower_ascii;
using text::trimmed;

using Words = std::vector<text::Word>;

struct Replacement {
  std::string_view said;
  std::string_view written;
};

/// Behind an apostrophe, after any word.
constexpr Replacement kContractions[] = {
    {"ll", " will"}, {"m", " am"}, {"re", " are"}, {"ve", " have"}};
/// Words of which "'s" is no possessive.
constexpr std::string_view kBeforeIs[] = {"he",    "how",  "it",   "she",   "that",
                                          "there", "what", "when", "where", "who"};
constexpr Replacement kNegations[] = {
    {"can't", "cannot"}, {"shan't", "shall not"}, {"won't", "will not"}};
/// Of "is" and of "has": "he's got".
constexpr std::string_view kBehindHas[] = {"been", "got", "had"};
/// Behind "its" that is no possessive.
constexpr std::string_view kBehindIt[] = {"a",   "an", "bad",  "gone", "just",   "left", "mild",
                                          "not", "ok", "only", "safe", "severe", "the",  "worse"};
/// Typed without an apostrophe.
constexpr Replacement kUnmarked[] = {
    {"arent", "are not"}, {"cant", "cannot"},     {"didnt", "did not"},   {"doesnt", "does not"},
    {"dont", "do not"},   {"hasnt", "has not"},   {"havent", "have not"}, {"hes", "he is"},
    {"im", "I am"},       {"isnt", "is not"},     {"ive", "I have"},      {"shes", "she is"},
    {"thats", "that is"}, {"theyre", "they are"}, {"wasnt", "was not"},   {"whats", "what is"},
    {"wont", "will not"}};
constexpr std::string_view kApostrophes[] = {"'", "\u2019"};

std::string_view find(const auto& replacements, std::string_view said) {
  for (const Replacement& known : replacements) {
    if (known.said == said) return known.written;
  }
  return {};
}

/// The length of the letters that begin `text`.
std::size_t letters(std::string_view text) {
  const auto* const end = std::find_if_not(text.begin(), text.end(), text::is_letter);
  return static_cast<std::size_t>(end - text.begin());
}

/// Words of what is only named before it is asked of.
constexpr std::size_t kHeadWordsMax = 2;

/// "steroids" before "how long": what is asked of names itself, and nothing else.
bool is_short_of(std::string_view head, std::string_view tail) {
  constexpr std::string_view kAskingOf[] = {"how", "what", "which", "why"};
  const Words asked = text::words(tail);
  if (asked.size() < 2 || !is_one_of(asked.front().folded, kAskingOf) || asked[1].folded == "to" ||
      asked[1].folded == "if" || asked[1].folded == "about") {
    return false;
  }
  const Words words = text::words(without_opening(head).first);
  return !words.empty() && words.size() <= kHeadWordsMax &&
         std::none_of(words.begin(), words.end(), [](const text::Word& word) {
           return word.folded.size() < 4 || is_preposition(word.folded) ||
                  opens_question(word.folded) || is_question_word(word.folded) ||
                  is_linking_verb(word.folded);
         });
}

/// "febuxostat would be another choice" before "but he had a stroke".
bool sets_against_somebody(std::string_view tail) {
  constexpr std::string_view kButSomebody[] = {"but he ", "but i ", "but she "};
  const std::string lower = lower_ascii(tail.substr(0, sizeof("but she ")));
  return std::any_of(std::begin(kButSomebody), std::end(kButSomebody),
                     [&](std::string_view but) { return lower.starts_with(but); });
}

}  // namespace

bool ends_sentence(std::string_view text, std::size_t at) {
  constexpr std::string_view kEnds = "!;?";
  if (text[at] != '.') return kEnds.find(text[at]) != std::string_view::npos;
  // "creatinine 1.6. Which dose?", but "1.5".
  const bool is_behind_number = at > 0 && text::is_digit(text[at - 1]) && at + 2 < text.size() &&
                                text[at + 1] == ' ' && text::is_letter(text[at + 2]);
  return is_behind_number ||
         (at > 1 && text::is_letter(text[at - 1]) && text::is_letter(text[at - 2]));
}

std::string without_contractions(std::string_view text) {
  std::string written;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = letters(text.substr(at));
    if (length == 0) {
      written += text[at++];
      continue;
    }
    const std::string_view word = text.substr(at, length);
    at += length;
    // "IM" is into a muscle.
    const bool is_shouted = word.size() > 1 && text::is_upper(word[1]);
    const std::string_view following = trimmed(text.substr(at));
    const bool is_its = lower_ascii(word) == "its" &&
                        is_one_of(lower_ascii(following.substr(0, letters(following))), kBehindIt);
    const std::string_view unmarked = is_shouted ? ""
                                      : is_its   ? "it is"
                                                 : find(kUnmarked, lower_ascii(word));
    written += unmarked.empty() ? word : unmarked;
    for (const std::string_view apostrophe : kApostrophes) {
      if (!text.substr(at).starts_with(apostrophe)) continue;
      const std::size_t begin = at + apostrophe.size();
      const std::size_t tail = letters(text.substr(begin));
      const std::string said = lower_ascii(text.substr(begin, tail));
      std::string_view full = find(kContractions, said);
      if (said == "s" && is_one_of(lower_ascii(word), kBeforeIs)) {
        const std::string_view next = trimmed(text.substr(begin + tail));
        const bool is_has = is_one_of(lower_ascii(next.substr(0, letters(next))), kBehindHas);
        full = is_has ? " has" : " is";
      }
      if (said == "t" && lower_ascii(word).ends_with("n")) {
        written.resize(written.size() - word.size());
        const std::string_view irregular = find(kNegations, lower_ascii(word) + "'t");
        written += irregular.empty() ? fmt::format("{} not", word.substr(0, length - 1))
                                     : std::string(irregular);
        at = begin + tail;
      } else if (!full.empty()) {
        written += full;
        at = begin + tail;
      }
      break;
    }
  }
  return written;
}

std::string which_of(std::string_view question, std::string_view topic) {
  const Words words = text::words(question);
  const std::size_t at = find_phrase(question, topic);
  if (words.empty() || at == std::string_view::npos || !opens_yes_no(words.front().folded)) {
    return {};
  }
  const std::string_view verb = question.substr(0, words.front().range.end);
  const std::string_view between = trimmed(question.substr(verb.size(), at - verb.size()));
  return fmt::format("Which {} {}{}{}{}", topic, lower_ascii(verb), between.empty() ? "" : " ",
                     between, question.substr(at + topic.size()));
}

std::string with_other_topic(std::string_view question, std::string_view topic,
                             std::string_view other) {
  std::string text(question);
  const std::size_t at = find_phrase(question, topic);
  if (at == std::string::npos) return {};
  text.replace(at, topic.size(), other);
  constexpr Replacement kNumbers[] = {
      {"Are", "Is"}, {"Do", "Does"}, {"Have", "Has"}, {"Were", "Was"}};
  for (const auto& [plural, singular] : kNumbers) {
    const std::string_view from = is_plural_noun(topic) ? plural : singular;
    const std::string_view to = is_plural_noun(other) ? plural : singular;
    if (at == from.size() + 1 && question.starts_with(from)) {
      text.replace(0, from.size(), to);
      break;
    }
  }
  return text;
}

std::string with_other_amount(std::string_view question, std::string_view other) {
  const Words words = text::words(question);
  const auto at = std::find_if(words.begin(), words.end(),
                               [](const text::Word& word) { return is_number(word.folded); });
  const Words meant = text::words(other);
  if (at == words.end() || meant.empty()) return {};
  const bool has_same_unit =
      meant.size() > 1 && at + 1 != words.end() && at[1].folded == meant[1].folded;
  const std::string_view unit =
      has_same_unit ? other.substr(meant[0].range.end, meant[1].range.end - meant[0].range.end)
                    : "";
  return fmt::format("{}{}{}{}", question.substr(0, at->range.begin),
                     other.substr(meant[0].range.begin, meant[0].range.size()), unit,
                     question.substr(has_same_unit ? at[1].range.end : at->range.end));
}

std::string with_article(std::string_view topic, std::string_view question) {
  const std::string lower = lower_ascii(question);
  for (const std::string_view article : {"a", "an"}) {
    const std::string phrase = fmt::format("{} {}", article, lower_ascii(topic));
    if (find_phrase(lower, phrase) != std::string::npos) {
      return fmt::format("{} {}", article, topic);
    }
  }
  return std::string(topic);
}

std::vector<std::string_view> sentences_in_turn(std::string_view text) {
  constexpr std::string_view kClauses[] = {"as", "because", "if", "since", "until"};
  std::vector<std::string_view> sentences;
  std::size_t begin = 0;
  const auto cut = [&](std::size_t end) {
    const std::string_view sentence = trimmed(text.substr(begin, end - begin));
    if (!sentence.empty()) sentences.push_back(sentence);
    begin = std::min(end + 1, text.size());
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_between = text[at] == ' ' || (at + 1 < text.size() && text[at + 1] == ' ');
    if (!is_between) continue;
    if (text[at] == ',') {
      const Words head =
          text::words(without_opening(trimmed(text.substr(begin, at - begin))).first);
      const Words tail = text::words(without_opening(trimmed(text.substr(at + 1))).first);
      if (head.empty() || tail.empty()) continue;
      const bool is_if = tail.front().folded == "if" && head.size() <= kHeadWordsMax;
      if (!is_if && !opens_question(tail.front().folded)) continue;
      const std::string& first = head.front().folded;
      if (is_preposition(first) || opens_question(first) || is_one_of(first, kClauses)) continue;
      cut(at);
    } else if (text[at] == ' ' &&
               is_short_of(text.substr(begin, at - begin), text.substr(at + 1))) {
      cut(at);
    } else if (text[at] == ' ' && sets_against_somebody(text.substr(at + 1))) {
      cut(at);
    } else if (ends_sentence(text, at)) {
      cut(at + (text[at] == '?' ? 1 : 0));
    }
  }
  cut(text.size());
  return sentences;
}

}  // namespace ibid::answer
