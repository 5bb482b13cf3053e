#include "answer/scoring.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace ibid::answer {
namespace {

struct Weight {
  Feature feature;
  double value;
};

/// Set by hand: coverage first, then what the search and the other passages say.
constexpr Weight kWeights[] = {
    {Feature::kConceptCoverage, 1.5},
    {Feature::kContextCoverage, 0.6},
    {Feature::kStemCoverage, 1.0},
    {Feature::kPairCoverage, 0.4},
    {Feature::kPassageScore, 1.2},
    {Feature::kPassageRank, 0.4},
    {Feature::kCentrality, 1.5},
    {Feature::kLength, 0.4},
    {Feature::kShort, -0.5},
    {Feature::kFinding, 0.1},
    {Feature::kAim, -0.4},
    {Feature::kMethod, -0.15},
    {Feature::kTypeCue, 0.2},
    {Feature::kNumberAsked, 0.3},
    {Feature::kDefinition, 0.5},
    {Feature::kEarlyConcept, 0.1},
};

}  // namespace

double score_of(const Features& row) {
  double sum = 0;
  for (const auto& [feature, value] : kWeights) {
    sum += value * row[static_cast<std::size_t>(feature)];
  }
  return sum;
}

void score(const Question& question, std::span<const FoundPassage> passages,
           std::vector<Candidate>& candidates, Vocabulary& vocabulary, index::Analyzer& analyzer) {
  const std::vector<Features> rows =
      features_of(question, passages, candidates, vocabulary, analyzer);
  for (std::size_t i = 0; i < rows.size(); ++i) candidates[i].score = score_of(rows[i]);
  std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    if (a.score != b.score) return a.score > b.score;
    return std::tie(passages[a.found].passage.id, a.range.begin) <
           std::tie(passages[b.found].passage.id, b.range.begin);
  });
}

}  // namespace ibid::answer
