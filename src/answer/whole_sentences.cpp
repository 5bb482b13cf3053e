#include "answer/whole_sentences.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "answer/finite_verbs.hpp"
#include "text/code_points.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// What only stands beside a verb.
constexpr std::string_view kPronouns[] = {"he", "i", "it", "she", "there", "they", "we", "you"};

/// Of what the parts of an abstract are called, sorted.
constexpr std::string_view kLabelWords[] = {
    "abstract",       "aim",          "aims",         "analysis",    "and",
    "areas",          "background",   "case",         "clinical",    "commentary",
    "conclusion",     "conclusions",  "context",      "covered",     "data",
    "design",         "discussion",   "evidence",     "expert",      "extraction",
    "findings",       "hypothesis",   "implications", "importance",  "in",
    "interpretation", "introduction", "key",          "limitations", "main",
    "material",       "materials",    "measurements", "method",      "methods",
    "objective",      "objectives",   "of",           "opinion",     "outcome",
    "outcomes",       "patients",     "points",       "problem",     "purpose",
    "question",       "rationale",    "recent",       "relevance",   "report",
    "result",         "results",      "review",       "selection",   "setting",
    "significance",   "sources",      "statement",    "study",       "subjects",
    "summary",        "synthesis",    "unlabelled"};

/// Labels of one word, sorted: at the start of a passage one may have lost its first letters.
constexpr std::string_view kLabels[] = {
    "background", "conclusion", "conclusions", "discussion", "interpretation", "introduction",
    "methods",    "objective",  "objectives",  "purpose",    "results",        "unlabelled"};

/// Labels behind which nothing was found yet: what was asked and what was done.
constexpr std::string_view kBeforeResults[] = {"aim",     "aims",      "design",     "method",
                                               "methods", "objective", "objectives", "purpose"};
/// A label cut to fewer letters could be any name.
constexpr std::size_t kCutLabelMin = 3;
/// Longer words without a capital that end so and stand in a sentence are verbs: "reached".
constexpr std::size_t kPastMin = 5;

template <std::size_t N>
bool is_among(const std::string_view (&sorted)[N], std::string_view word) {
  return std::binary_search(std::begin(sorted), std::end(sorted), word);
}

/// "yopathy is …": a small letter where a sentence begins, and no name such as "mRNA" or "p53".
bool is_cut(std::string_view sentence) {
  const std::size_t end = std::min(sentence.find(' '), sentence.size());
  return !sentence.empty() && text::is_lower(sentence.front()) &&
         std::all_of(sentence.begin(), sentence.begin() + static_cast<std::ptrdiff_t>(end),
                     [](char c) { return !text::is_upper(c) && !text::is_digit(c) && c != '-'; });
}

/// Whether the word before `at`, or that before an adverb, is a plural: "statins also lower".
bool is_behind_plural(const std::vector<text::Word>& words, std::size_t at) {
  if (at == 0) return false;
  const std::string& before = words[at - 1].folded;
  const bool is_adverb = before == "also" || before == "not" || before.ends_with("ly");
  return words[at - (is_adverb && at > 1 ? 2 : 1)].folded.ends_with('s');
}

bool has_finite_verb(std::string_view sentence) {
  const std::vector<text::Word> words = text::words(sentence);
  const bool has_stop = std::string_view(".!?)]\"").find(sentence.back()) != std::string_view::npos;
  // Behind the number of an item.
  std::size_t first = 0;
  while (first < words.size() && text::is_digit(words[first].folded.front())) ++first;
  for (std::size_t i = first; i < words.size(); ++i) {
    const std::string& word = words[i].folded;
    if (i == first && is_order(word)) return true;
    if (is_among(kPronouns, word)) return true;
    // A capital makes it a part of a title.
    if (i > first && text::is_upper(sentence[words[i].range.begin])) continue;
    if (is_finite_verb(word)) return true;
    if (is_verb_behind_plural(word) && is_behind_plural(words, i)) return true;
    const bool is_past = has_stop && i > first && word.size() >= kPastMin && word.ends_with("ed") &&
                         sentence[words[i].range.begin - 1] == ' ';
    if (is_past) return true;
  }
  return false;
}

/// The words of the label, if the sentence begins with one: capitals up to a colon.
std::string_view label_of(std::string_view sentence, bool opens_passage) {
  constexpr std::size_t kLabelMax = 40;
  const std::size_t colon = sentence.substr(0, kLabelMax).find(": ");
  if (colon == std::string_view::npos) return {};
  const std::string_view label = sentence.substr(0, colon);
  const bool is_shouted = std::none_of(label.begin(), label.end(), text::is_lower);
  const bool is_title = text::is_upper(label.front()) && label.find(' ') == std::string_view::npos;
  if (!is_shouted && !is_title) return {};
  const std::vector<text::Word> words = text::words(label);
  const bool is_known =
      !words.empty() && std::all_of(words.begin(), words.end(), [](const text::Word& word) {
        return is_among(kLabelWords, word.folded);
      });
  if (is_known) return label;
  const bool is_cut_label =
      opens_passage && is_shouted && words.size() == 1 && label.size() >= kCutLabelMin &&
      std::any_of(std::begin(kLabels), std::end(kLabels),
                  [&](std::string_view whole) { return whole.ends_with(words.front().folded); });
  return is_cut_label ? label : std::string_view{};
}

bool is_before_results(std::string_view label) {
  const std::vector<text::Word> words = text::words(label);
  return !words.empty() && text::is_one_of(words.front().folded, kBeforeResults);
}

}  // namespace

std::size_t label_bytes(std::string_view sentence, bool opens_passage) {
  const std::string_view label = label_of(sentence, opens_passage);
  if (label.empty() || is_before_results(label)) return 0;
  const std::size_t begin = sentence.find_first_not_of(' ', label.size() + 1);
  return begin == std::string_view::npos ? 0 : begin;
}

bool is_whole_sentence(std::string_view sentence, bool opens_passage) {
  if (sentence.empty()) return false;
  if (is_before_results(label_of(sentence, opens_passage))) return false;
  if (opens_passage && is_cut(sentence)) return false;
  return has_finite_verb(sentence.substr(label_bytes(sentence, opens_passage)));
}

}  // namespace ibid::answer
