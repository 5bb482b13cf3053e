#include "eval/rouge.hpp"

#include <algorithm>
#include <unordered_map>

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

}  // namespace

Overlap rouge_2(const Tokens& candidate, const std::vector<Tokens>& references) {
  return overlap_of(candidate, references, bigrams);
}

Overlap rouge_su4(const Tokens& candidate, const std::vector<Tokens>& references) {
  return overlap_of(candidate, references, skip_bigrams_and_unigrams);
}

}  // namespace ibid::eval
