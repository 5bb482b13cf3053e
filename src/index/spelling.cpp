#include "index/spelling.hpp"

#include <cstddef>
#include <utility>

namespace ibid::index {
namespace {

/// Shorter words hold "ae", "oe" or "our" for other reasons: "toes", "does", "hours", "four".
constexpr std::size_t kDigraphWordBytesMin = 6;

struct Rule {
  std::string_view british;
  std::string_view american;
};

/// Only at the end of a longer word; the first that fits is applied.
constexpr Rule kEndings[] = {
    {"isations", "izations"}, {"isation", "ization"}, {"ising", "izing"},    {"ised", "ized"},
    {"ises", "izes"},         {"ise", "ize"},         {"isers", "izers"},    {"iser", "izer"},
    {"ysed", "yzed"},         {"ysing", "yzing"},     {"yse", "yze"},        {"ysers", "yzers"},
    {"yser", "yzer"},         {"tres", "ters"},       {"tre", "ter"},        {"bres", "bers"},
    {"bre", "ber"},           {"ours", "ors"},        {"our", "or"},         {"oured", "ored"},
    {"ouring", "oring"},      {"oural", "oral"},      {"ourable", "orable"}, {"ourably", "orably"},
    {"ourless", "orless"},    {"ogues", "ogs"},       {"ogue", "og"},        {"ammes", "ams"},
    {"amme", "am"},           {"elled", "eled"},      {"elling", "eling"},   {"geing", "ging"},
    {"alling", "aling"},      {"alled", "aled"},
};

/// "raised" is of "raise" and "arising" of "arise", which are too short to be anybody's "-ize":
/// no verb in "-ize" has fewer bytes before it.
constexpr std::size_t kBeforeIseMin = 3;

bool fits(const Rule& rule, std::string_view word) {
  if (word.size() <= rule.british.size() || !word.ends_with(rule.british)) return false;
  return !rule.british.starts_with("is") || word.size() - rule.british.size() >= kBeforeIseMin;
}

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

void replace_all(std::string& word, std::string_view from, std::string_view to) {
  for (std::size_t at = word.find(from); at != std::string::npos;
       at = word.find(from, at + to.size())) {
    word.replace(at, from.size(), to);
  }
}

/// "ae" and "oe" of Greek and Latin origin. After another vowel they belong to two syllables.
void replace_digraphs(std::string& word) {
  for (std::size_t i = 0; i + 2 < word.size(); ++i) {
    const bool digraph = (word[i] == 'a' || word[i] == 'o') && word[i + 1] == 'e';
    if (digraph && (i == 0 || !is_vowel(word[i - 1]))) word.erase(i, 1);
  }
}

}  // namespace

std::string american_spelling(std::string_view folded_word) {
  std::string word(folded_word);
  if (word.size() >= kDigraphWordBytesMin) {
    replace_digraphs(word);
    replace_all(word, "sulph", "sulf");
    for (const Rule& rule : kEndings) {
      if (fits(rule, word)) {
        word.replace(word.size() - rule.british.size(), rule.british.size(), rule.american);
        break;
      }
    }
  } else if (word == "fibre" || word == "litre" || word == "metre" || word == "titre") {
    word.replace(3, 2, "er");
  }
  return word;
}

std::string without_plural(std::string_view folded_word) {
  std::string word(folded_word);
  if (word.size() < 4 || word.back() != 's') return word;
  const char before = word[word.size() - 2];
  if (before == 's' || before == 'u' || before == 'i') return word;
  word.pop_back();
  if (word.size() > 4 && word.ends_with("ie")) {
    word.replace(word.size() - 2, 2, "y");
  } else if (word.ends_with("xe") || word.ends_with("che") || word.ends_with("she") ||
             word.ends_with("sse")) {
    word.pop_back();
  }
  return word;
}

std::vector<std::string> possible_bases(std::string_view folded_word) {
  constexpr std::string_view kInflections[] = {"ed", "ing", "er", "est", "ly"};
  constexpr std::size_t kStemBytesMin = 3;
  std::vector<std::string> bases = {std::string(folded_word)};
  const auto add = [&bases](std::string_view stem, std::string_view ending) {
    bases.emplace_back(stem).append(ending);
  };
  if (std::string singular = without_plural(folded_word); singular != folded_word) {
    bases.push_back(std::move(singular));
  }
  for (const std::string_view ending : kInflections) {
    if (!folded_word.ends_with(ending)) continue;
    const std::string_view stem = folded_word.substr(0, folded_word.size() - ending.size());
    if (stem.size() < kStemBytesMin) continue;
    const std::string_view shorter = stem.substr(0, stem.size() - 1);
    add(stem, "");
    add(stem, "e");
    if (stem.back() == 'i') add(shorter, "y");
    if (stem.back() == shorter.back()) add(shorter, "");
  }
  return bases;
}

}  // namespace ibid::index
