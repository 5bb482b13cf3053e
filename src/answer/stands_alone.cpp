#include "answer/stands_alone.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Fewer words make a heading or a fragment, not a statement: "Zinc is essential." has three.
constexpr std::size_t kWordsMin = 3;
/// No rule looks at more than the first five words.
constexpr std::size_t kWordsSeen = 5;

/// First words that point back at an earlier sentence.
constexpr std::string_view kLeaning[] = {
    "accordingly", "additionally", "alternatively", "although",     "and",      "another",
    "besides",     "but",          "consequently",  "conversely",   "finally",  "furthermore",
    "he",          "hence",        "her",           "his",          "however",  "instead",
    "it",          "its",          "likewise",      "meanwhile",    "moreover", "nevertheless",
    "nonetheless", "or",           "otherwise",     "secondly",     "she",      "similarly",
    "so",          "specifically", "still",         "subsequently", "such",     "that",
    "their",       "then",         "therefore",     "these",        "they",     "this",
    "those",       "thus",         "which",         "yet",
};

/// Two first words that point back although the first alone does not.
constexpr std::string_view kLeaningPairs[] = {
    "as such",      "at this",      "by contrast",  "due to this", "for example",
    "for instance", "for this",     "for these",    "in addition", "in contrast",
    "in turn",      "in this",      "in these",     "of these",    "of them",
    "of note",      "on the other", "one of these", "one such",    "the former",
    "the latter",   "the same",     "to this",      "with this",   "both of",
};

/// "It is recommended that …": an "it" that points forward.
constexpr std::string_view kExpletiveVerbs[] = {"appears", "has",   "is",     "may",
                                                "remains", "seems", "should", "was"};
constexpr std::string_view kExpletives[] = {
    "accepted",  "advisable",   "clear",     "concluded", "demonstrated",
    "essential", "established", "estimated", "evident",   "hypothesized",
    "important", "known",       "likely",    "necessary", "possible",
    "proposed",  "recommended", "reported",  "shown",     "suggested",
    "that",      "thought",     "unclear",   "unknown",   "unlikely",
};

bool points_forward(const std::vector<text::Word>& words) {
  if (words.size() < 3 || words[0].folded != "it" ||
      !text::is_one_of(words[1].folded, kExpletiveVerbs)) {
    return false;
  }
  const std::size_t end = std::min(words.size(), kWordsSeen);
  for (std::size_t i = 2; i < end; ++i) {
    if (text::is_one_of(words[i].folded, kExpletives)) return true;
  }
  return false;
}

/// "This study shows …", "In this study, …": says where it stands and needs nothing before it.
bool names_own_work(const std::vector<text::Word>& words) {
  constexpr std::string_view kWorks[] = {
      "analysis", "article", "cohort", "guideline", "meta",   "paper",      "position", "report",
      "research", "review",  "series", "study",     "survey", "systematic", "trial",    "work",
  };
  const std::size_t at = words[0].folded == "in" ? 1 : 0;
  if (words.size() < at + 2 || words[at].folded != "this") return false;
  return text::is_one_of(words[at + 1].folded, kWorks);
}

/// At least kWordsSeen of the first words, or all. Good until the thread's next call.
const std::vector<text::Word>& first_words(std::string_view sentence) {
  thread_local std::vector<text::Word> words;
  std::size_t end = 0;
  for (std::size_t bytes_tried = 32; end != std::string_view::npos; bytes_tried *= 2) {
    end = sentence.find(' ', bytes_tried);
    words.clear();
    text::words(sentence.substr(0, end), words);
    if (words.size() >= kWordsSeen) break;
  }
  return words;
}

bool leans(const std::vector<text::Word>& words) {
  if (names_own_work(words) || points_forward(words)) return false;
  if (text::is_one_of(words[0].folded, kLeaning)) return true;
  std::string opening = words[0].folded;
  for (std::size_t i = 1; i < std::min<std::size_t>(words.size(), 3); ++i) {
    opening += ' ' + words[i].folded;
    if (text::is_one_of(opening, kLeaningPairs)) return true;
  }
  return false;
}

}  // namespace

Standing standing_of(std::string_view sentence) {
  const std::vector<text::Word>& words = first_words(sentence);
  if (words.size() < kWordsMin) return Standing::kNoClaim;
  const char last = sentence.back();
  if (last == '?' || last == ':') return Standing::kNoClaim;
  return leans(words) ? Standing::kLeans : Standing::kAlone;
}

}  // namespace ibid::answer
