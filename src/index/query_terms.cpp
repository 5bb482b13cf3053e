#include "index/query_terms.hpp"

#include <algorithm>
#include <tuple>

namespace ibid::index {

std::vector<WeightedTerm> canonical_terms(std::span<const WeightedTerm> terms) {
  std::vector<WeightedTerm> sorted;
  sorted.reserve(terms.size());
  for (const WeightedTerm& term : terms) {
    const bool counts = term.weight >= kTermWeightMin && term.weight <= kTermWeightMax;
    if (counts && !term.term.empty()) sorted.push_back(term);
  }
  std::sort(sorted.begin(), sorted.end(), [](const WeightedTerm& a, const WeightedTerm& b) {
    return std::tie(a.term, a.weight) < std::tie(b.term, b.weight);
  });
  std::vector<WeightedTerm> distinct;
  distinct.reserve(sorted.size());
  for (WeightedTerm& term : sorted) {
    if (!distinct.empty() && distinct.back().term == term.term) {
      distinct.back().weight += term.weight;
    } else {
      distinct.push_back(std::move(term));
    }
  }
  std::erase_if(distinct, [](const WeightedTerm& term) { return term.weight > kTermWeightMax; });
  return distinct;
}

}  // namespace ibid::index
