#include "answer/same_claim.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/code_points.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Two of three words in common is a paraphrase at best; nine of ten differ in a filler.
constexpr double kSameOverlap = 0.75;
/// Words that are in both must come in one order: "A is better than B" is not "B is better than A".
constexpr double kSameOrder = 0.9;

/// What lies so far within a claim adds nothing to it.
constexpr double kContained = 0.85;
/// So much of the shorter one in the other, and under one heading they mostly tell one thing.
constexpr double kRepeated = 0.6;
/// "Corticosteroids should be considered first" says more than that they are given.
constexpr std::string_view kRankings[] = {"best", "first", "preferable", "preferred", "second"};
constexpr std::string_view kDenials[] = {"neither", "never", "no", "none", "nor", "not", "without"};

/// Words that turn a statement round or say of whom it holds, by their folded beginnings.
constexpr std::string_view kTurningBeginnings[] = {
    "adult",    "agonist",   "antagonist", "better",     "child",   "declin",      "decreas",
    "elderly",  "elevat",    "enhanc",     "except",     "fail",    "fall",        "fell",
    "female",   "fewer",     "girl",       "great",      "high",    "improv",      "increas",
    "ineffect", "inferior",  "inhibit",    "insignific", "lack",    "larg",        "less",
    "loss",     "low",       "male",       "may",        "men",     "might",       "mice",
    "more",     "mouse",     "never",      "no",         "none",    "nonsignific", "not",
    "older",    "pediatric", "poor",       "positiv",    "pregnan", "promot",      "rais",
    "rat",      "reduc",     "resist",     "rise",       "rose",    "sensitiv",    "small",
    "stimulat", "superior",  "suppress",   "than",       "un",      "versus",      "wom",
    "without",  "worse",     "worsen",     "young",      "negativ", "boy",         "infant",
    "neither",  "nor",       "could",      "hypo",       "hyper",   "anti",        "before",
    "after",    "activat",   "block",
};

bool turns(const std::string& word) {
  if (std::any_of(word.begin(), word.end(), [](char c) { return text::is_digit(c); })) return true;
  return std::any_of(std::begin(kTurningBeginnings), std::end(kTurningBeginnings),
                     [&](std::string_view beginning) {
                       return word.compare(0, beginning.size(), beginning) == 0;
                     });
}

bool denies(const std::string& word) {
  return std::find(std::begin(kDenials), std::end(kDenials), word) != std::end(kDenials);
}

bool has_denial(const std::vector<text::Word>& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const text::Word& word) { return denies(word.folded); });
}

/// Units and signs that words() leaves out but that change an amount.
std::size_t signs_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return c == '%' || c == '<' || c == '>' || c == '=' || c == '+';
  }));
}

/// Numbers in order, each with the word behind it (its unit).
std::vector<std::string> amounts(const std::vector<text::Word>& words) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!text::is_digit(words[i].folded.front())) continue;
    found.push_back(words[i].folded);
    if (i + 1 < words.size()) found.back() += ' ' + words[i + 1].folded;
  }
  return found;
}

/// Length of the longest common subsequence.
std::size_t common_in_order(std::span<const StemNumber> a, std::span<const StemNumber> b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const StemNumber stem : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = stem == b[j - 1] ? diagonal + 1 : std::max(row[j], row[j - 1]);
      diagonal = above;
    }
  }
  return row.back();
}

/// True when no word that only one of the texts has turns its statement.
bool differ_harmlessly(const std::vector<text::Word>& a, const std::vector<text::Word>& b) {
  std::unordered_map<std::string, int> balance;
  for (const text::Word& word : a) ++balance[word.folded];
  for (const text::Word& word : b) --balance[word.folded];
  return std::none_of(balance.begin(), balance.end(),
                      [](const auto& entry) { return entry.second != 0 && turns(entry.first); });
}

std::size_t common_stems(const Candidate& a, const Candidate& b) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.distinct.size() && j < b.distinct.size();) {
    if (a.distinct[i] == b.distinct[j]) {
      ++common;
      ++i;
      ++j;
    } else if (a.distinct[i] < b.distinct[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return common;
}

}  // namespace

double overlap(const Candidate& a, const Candidate& b) {
  const std::size_t common = common_stems(a, b);
  const std::size_t all = a.distinct.size() + b.distinct.size() - common;
  return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

double containment(const Candidate& a, const Candidate& b) {
  const std::size_t smaller = std::min(a.distinct.size(), b.distinct.size());
  return smaller == 0 ? 0 : static_cast<double>(common_stems(a, b)) / static_cast<double>(smaller);
}

bool say_the_same(const Candidate& a, std::string_view text_a, const Candidate& b,
                  std::string_view text_b) {
  if (text_a == text_b) return true;
  if (overlap(a, b) < kSameOverlap || signs_in(text_a) != signs_in(text_b)) return false;
  const auto longer = static_cast<double>(std::max(a.stems.size(), b.stems.size()));
  const auto shorter = static_cast<double>(std::min(a.stems.size(), b.stems.size()));
  const auto in_order = static_cast<double>(common_in_order(a.stems, b.stems));
  if (in_order < kSameOrder * shorter || in_order < kSameOverlap * longer) return false;
  const std::vector<text::Word> words_a = text::words(text_a);
  const std::vector<text::Word> words_b = text::words(text_b);
  return amounts(words_a) == amounts(words_b) && differ_harmlessly(words_a, words_b);
}

bool repeats_in_other_words(const Candidate& a, std::string_view text_a, const Candidate& b,
                            std::string_view text_b) {
  if (containment(a, b) < kRepeated) return false;
  const auto words_a = text::words(text_a);
  const auto words_b = text::words(text_b);
  const bool tells_news = std::any_of(words_a.begin(), words_a.end(), [&](const text::Word& word) {
    const bool is_ranking = text::is_one_of(word.folded, kRankings);
    return (is_ranking || turns(word.folded)) &&
           std::none_of(words_b.begin(), words_b.end(),
                        [&](const text::Word& known) { return known.folded == word.folded; });
  });
  return !tells_news && has_denial(words_a) == has_denial(words_b);
}

bool says_no_more(const Candidate& a, std::string_view text_a, const Candidate& b,
                  std::string_view text_b) {
  if (a.distinct.size() > b.distinct.size() || containment(a, b) < kContained) return false;
  const std::vector<text::Word> words_b = text::words(text_b);
  int denials = 0;
  for (const text::Word& word : words_b) denials -= denies(word.folded) ? 1 : 0;
  for (const text::Word& word : text::words(text_a)) {
    denials += denies(word.folded) ? 1 : 0;
    const bool is_new = std::none_of(words_b.begin(), words_b.end(), [&](const text::Word& known) {
      return known.folded == word.folded;
    });
    if (is_new && turns(word.folded)) return false;
  }
  return denials == 0;
}

}  // namespace ibid::answer
