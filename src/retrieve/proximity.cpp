#include "retrieve/proximity.hpp"

#include <algorithm>
#include <optional>

namespace ibid::retrieve {

std::vector<KeywordPair> neighbouring_pairs(const Question& question,
                                            std::span<const double> weights) {
  std::vector<KeywordPair> pairs;
  for (std::size_t i = 0; i + 1 < question.sequence.size(); ++i) {
    const std::size_t first = question.sequence[i];
    const std::size_t second = question.sequence[i + 1];
    if (first == second) continue;
    pairs.push_back({first, second, std::min(weights[first], weights[second])});
  }
  return pairs;
}

PairShares pair_shares(const Candidate& candidate, std::span<const KeywordPair> pairs) {
  PairShares shares;
  double whole = 0;
  for (const KeywordPair& pair : pairs) {
    double adjacent = 0;
    double near = 0;
    std::optional<std::size_t> last_first;
    std::optional<std::size_t> last_second;
    for (const Occurrence& occurrence : candidate.occurrences) {
      if (occurrence.keyword == pair.first) {
        if (last_second && occurrence.position - *last_second <= kNearWords) ++near;
        last_first = occurrence.position;
      } else if (occurrence.keyword == pair.second) {
        if (last_first && occurrence.position - *last_first <= kAdjacentWords) ++adjacent;
        if (last_first && occurrence.position - *last_first <= kNearWords) ++near;
        last_second = occurrence.position;
      }
    }
    shares.adjacent += pair.weight * adjacent / (adjacent + 1);
    shares.near += pair.weight * near / (near + 1);
    whole += pair.weight;
  }
  if (whole > 0) {
    shares.adjacent /= whole;
    shares.near /= whole;
  }
  return shares;
}

SentenceShares best_sentences(const Candidate& candidate, std::span<const double> weights) {
  SentenceShares shares;
  // For each keyword the last sentence that it was counted in, for one sentence and for two.
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> counted(weights.size(), kNone);
  double here = 0;
  double before = 0;  // held by the sentence before, if it is the direct neighbour
  double both = 0;    // held here or before
  std::size_t sentence = kNone;
  for (const Occurrence& occurrence : candidate.occurrences) {
    if (occurrence.sentence != sentence) {
      const bool is_neighbour = sentence != kNone && occurrence.sentence == sentence + 1;
      before = is_neighbour ? here : 0;
      both = before;
      here = 0;
      if (!is_neighbour) std::fill(counted.begin(), counted.end(), kNone);
      sentence = occurrence.sentence;
    }
    const double weight = weights[occurrence.keyword];
    std::size_t& last = counted[occurrence.keyword];
    if (last == sentence) continue;
    here += weight;
    const bool is_counted_before = last != kNone && last + 1 == sentence;
    if (!is_counted_before) both += weight;
    last = sentence;
    shares.best = std::max(shares.best, here);
    shares.best_two = std::max(shares.best_two, both);
  }
  return shares;
}

double pair_attraction(const Candidate& candidate, std::span<const double> weights) {
  double sum = 0;
  const std::vector<Occurrence>& places = candidate.occurrences;
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = i + 1; j < places.size(); ++j) {
      const double distance = places[j].position - places[i].position;
      if (distance > static_cast<double>(kAttractionWords)) break;
      if (places[i].keyword == places[j].keyword) continue;
      sum +=
          std::min(weights[places[i].keyword], weights[places[j].keyword]) / (distance * distance);
    }
  }
  return sum;
}

}  // namespace ibid::retrieve
