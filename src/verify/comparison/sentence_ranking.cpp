#include "verify/comparison/sentence_ranking.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <unordered_set>

#include "verify/comparison/agreement.hpp"
#include "verify/comparison/comparison.hpp"

namespace ibid::verify {
namespace {

constexpr std::array<double, kRankingFeatureCount> kRankingWeights = {
    5.5,   // coverage of the claim
    0.25,  // cue words of the claim that have a counterpart
    0.9,   // directions that agree
    1.3,   // coverage for the sentence's length
    0.7,   // opens like a conclusion
    0.3,   // speaks of statistics
    1.6,   // denies, as the claim does
    0.5,   // has the first content word of the claim
    1.3,   // neighbours of the claim that are neighbours here
    1.1,   // amounts of the claim
    0.3,   // announces a result
    -1.9,  // asks or plans
    2.3,   // place, 0 first to 1 last
    -0.7,  // is the last one
    1.7,   // length, in 40 content words
    -0.4,  // "may"
};

constexpr std::array<std::string_view, 4> kConclusionStems = {"conclus", "conclud", "summari",
                                                              "interpret"};
constexpr std::array<std::string_view, 6> kStatisticsStems = {"signific", "ci",     "p",
                                                              "ratio",    "versus", "compar"};

bool opens_with(const Statement& sentence, std::span<const std::string_view> stems,
                std::size_t words) {
  for (std::size_t i = 0; i < std::min(words, sentence.tokens.size()); ++i) {
    if (std::find(stems.begin(), stems.end(), sentence.tokens[i].stem) != stems.end()) return true;
  }
  return false;
}

/// How well the claim's first word of its own is matched: what the claim is about.
double subject_quality(const Statement& claim, const BagAlignment& bag) {
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (claim.tokens[i].has_content && !claim.tokens[i].is_generic) {
      return quality_of(bag.matches[i].kind);
    }
  }
  return 0;
}

/// Share of neighbouring content words of the claim that stand near each other, in order.
double adjacency(const Statement& claim, const BagAlignment& bag) {
  // Two words that stand within four of each other usually share a phrase.
  constexpr std::size_t kNearWords = 4;
  std::size_t pairs = 0;
  std::size_t near = 0;
  const Match* previous = nullptr;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (!claim.tokens[i].has_content) continue;
    const Match& match = bag.matches[i];
    if (previous != nullptr) {
      ++pairs;
      if (previous->kind >= MatchKind::kDerived && match.kind >= MatchKind::kDerived &&
          match.target > previous->target && match.target - previous->target <= kNearWords) {
        ++near;
      }
    }
    previous = &match;
  }
  return pairs > 0 ? static_cast<double>(near) / static_cast<double>(pairs) : 0;
}

}  // namespace

std::vector<double> token_weights(const Statement& claim, std::span<const Statement> evidence) {
  std::vector<std::unordered_set<std::string_view>> stems(evidence.size());
  for (std::size_t s = 0; s < evidence.size(); ++s) {
    for (const Token& token : evidence[s].tokens) stems[s].insert(token.stem);
  }
  const auto total = static_cast<double>(evidence.size());
  std::vector<double> weights(claim.tokens.size(), 0.0);
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& token = claim.tokens[i];
    if (!token.has_content) continue;
    double holding = 0;
    for (const auto& sentence : stems) holding += sentence.count(token.stem) > 0 ? 1 : 0;
    // Robertson's idf over the sentences at hand; one sentence alone makes all words equal.
    double weight = 0.5 + std::log(1.0 + (total - holding + 0.5) / (holding + 0.5)) /
                              std::log(2.0 + 2.0 * total);
    if (token.is_name) weight *= 1.3;
    if (token.is_generic) weight *= 0.5;
    if (token.cue != nullptr) weight *= 0.7;
    weights[i] = weight;
  }
  return weights;
}

std::array<double, kRankingFeatureCount> ranking_features(const Statement& claim,
                                                          std::span<const Statement> evidence,
                                                          std::size_t at, const BagAlignment& bag) {
  const Statement& sentence = evidence[at];
  const auto content = static_cast<double>(sentence.content_count);
  const double last = evidence.size() > 1 ? static_cast<double>(evidence.size() - 1) : 1.0;
  const DirectionComparison directions = compare_directions(claim, sentence, bag);
  const QuantityComparison amounts = compare_quantities(claim, sentence, bag);
  double cues = 0;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (claim.tokens[i].cue != nullptr && bag.matches[i].kind != MatchKind::kNone) cues += 1;
  }
  const bool claim_denies = denies(claim);
  const bool sentence_denies = denies(sentence);
  return {bag.coverage(),
          std::min(2.0, cues),
          std::min(2.0, directions.same),
          bag.covered_weight / std::sqrt(4.0 + content),
          opens_with(sentence, kConclusionStems, 4) ? 1.0 : 0.0,
          opens_with(sentence, kStatisticsStems, sentence.tokens.size()) ? 1.0 : 0.0,
          sentence_denies ? (claim_denies ? 1.0 : 0.3) : 0.0,
          subject_quality(claim, bag),
          adjacency(claim, bag),
          std::min<double>(2.0, static_cast<double>(amounts.matched)),
          sentence.announces_result ? 1.0 : 0.0,
          sentence.is_tentative ? 1.0 : 0.0,
          static_cast<double>(at) / last,
          at + 1 == evidence.size() ? 1.0 : 0.0,
          std::min(1.0, content / 40.0),
          sentence.strength == Strength::kPossible ? 1.0 : 0.0};
}

std::vector<RankedSentence> rank_sentences(const Statement& claim,
                                           std::span<const Statement> evidence,
                                           const Vocabulary& vocabulary) {
  const std::vector<double> weights = token_weights(claim, evidence);
  std::vector<RankedSentence> ranked;
  ranked.reserve(evidence.size());
  for (std::size_t s = 0; s < evidence.size(); ++s) {
    RankedSentence entry;
    entry.index = s;
    entry.bag = align_bag(claim, evidence[s], weights, vocabulary);
    const auto features = ranking_features(claim, evidence, s, entry.bag);
    for (std::size_t k = 0; k < kRankingFeatureCount; ++k) {
      entry.score += kRankingWeights[k] * features[k];
    }
    ranked.push_back(std::move(entry));
  }
  std::stable_sort(
      ranked.begin(), ranked.end(),
      [](const RankedSentence& a, const RankedSentence& b) { return a.score > b.score; });
  return ranked;
}

}  // namespace ibid::verify
