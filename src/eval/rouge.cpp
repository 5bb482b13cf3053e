#include "eval/rouge.hpp"

#include <algorithm>
#include <unordered_map>

#include "index/analyzer.hpp"
#include "text/code_points.hpp"
#include "text/fold.hpp"

namespace ibid::eval {
namespace {

/// ROUGE-SU4's largest gap: words between the two of a pair.
constexpr std::size_t kSkipMax = 4;

using Counts = std::unordered_map<std::string, std::size_t>;

std::string pair_of(const std::string& a, const std::string& b) {
  return a + '\x1f' + b;
}

Counts bigrams(const Tokens& tokens) {
  Counts counts;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) ++counts[pair_of(tokens[i], tokens[i + 1])];
  return counts;
}

Counts skip_bigrams_and_unigrams(const Tokens& tokens) {
  Counts counts;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    ++counts[tokens[i]];
    const std::size_t end = std::min(tokens.size(), i + kSkipMax + 2);
    for (std::size_t j = i + 1; j < end; ++j) ++counts[pair_of(tokens[i], tokens[j])];
  }
  return counts;
}

std::size_t total(const Counts& counts) {
  std::size_t sum = 0;
  for (const auto& [unit, count] : counts) sum += count;
  return sum;
}

std::size_t common(const Counts& a, const Counts& b) {
  std::size_t sum = 0;
  for (const auto& [unit, count] : a) {
    const auto other = b.find(unit);
    if (other != b.end()) sum += std::min(count, other->second);
  }
  return sum;
}

Overlap overlap_of(const Tokens& candidate, const std::vector<Tokens>& references,
                   Counts (*count)(const Tokens&)) {
  const Counts ours = count(candidate);
  std::size_t hits = 0;
  std::size_t wanted = 0;
  for (const Tokens& reference : references) {
    const Counts theirs = count(reference);
    hits += common(ours, theirs);
    wanted += total(theirs);
  }
  const std::size_t given = total(ours) * references.size();
  Overlap overlap;
  if (wanted > 0) overlap.recall = static_cast<double>(hits) / static_cast<double>(wanted);
  if (given > 0) overlap.precision = static_cast<double>(hits) / static_cast<double>(given);
  return overlap;
}

/// ROUGE-1.5.5 stems words of more than three letters.
constexpr std::size_t kStemmedBytesMin = 4;

bool is_word_byte(char c) {
  return text::is_letter(c) || text::is_digit(c) || !text::is_ascii(c);
}

}  // namespace

Tokens rouge_tokens(std::string_view text) {
  index::Analyzer analyzer(index::Language::built_in());
  const std::string folded = text::fold_text(text);
  Tokens tokens;
  for (std::size_t begin = 0; begin < folded.size();) {
    if (!is_word_byte(folded[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (end < folded.size() && is_word_byte(folded[end])) ++end;
    const std::string word = folded.substr(begin, end - begin);
    tokens.push_back(word.size() >= kStemmedBytesMin ? analyzer.stem(word) : word);
    begin = end;
  }
  return tokens;
}

Overlap rouge_2(const Tokens& candidate, const std::vector<Tokens>& references) {
  return overlap_of(candidate, references, bigrams);
}

Overlap rouge_su4(const Tokens& candidate, const std::vector<Tokens>& references) {
  return overlap_of(candidate, references, skip_bigrams_and_unigrams);
}

}  // namespace ibid::eval
