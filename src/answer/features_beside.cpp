#include "answer/features_beside.hpp"

#include <algorithm>
#include <cstddef>

namespace ibid::answer {
namespace {

/// What each row has over what the best one has.
void add_share(std::vector<Features>& rows, Feature of, Feature share) {
  double best = 0;
  for (Features& row : rows) best = std::max(best, value_of(row, of));
  if (best == 0) return;
  for (Features& row : rows) value_of(row, share) = value_of(row, of) / best;
}

/// The same of the words of the question, over the best of its passage.
void add_best_of_passage(std::vector<Features>& rows, std::span<const Candidate> candidates) {
  std::vector<double> best;  // by passage
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t passage = candidates[i].found;
    if (passage >= best.size()) best.resize(passage + 1, 0);
    best[passage] = std::max(best[passage], value_of(rows[i], Feature::kStemCoverage));
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double most = best[candidates[i].found];
    value_of(rows[i], Feature::kBestOfPassage) =
        most > 0 ? value_of(rows[i], Feature::kStemCoverage) / most : 0;
  }
}

}  // namespace

void add_features_beside(std::vector<Features>& rows, std::span<const Candidate> candidates,
                         std::span<const Agreement> agreement) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    value_of(rows[i], Feature::kCentrality) = agreement[i].with_all;
    value_of(rows[i], Feature::kTopCentrality) = agreement[i].with_top;
    value_of(rows[i], Feature::kWordConsensus) = agreement[i].of_words;
    value_of(rows[i], Feature::kPairConsensus) = agreement[i].of_pairs;
    value_of(rows[i], Feature::kNewConsensus) = agreement[i].of_new_words;
    value_of(rows[i], Feature::kAllConsensus) = agreement[i].of_all_pairs;
  }
  add_share(rows, Feature::kStemCoverage, Feature::kCoverageShare);
  add_share(rows, Feature::kCentrality, Feature::kCentralityShare);
  add_share(rows, Feature::kQueryScore, Feature::kQueryShare);
  add_best_of_passage(rows, candidates);
}

}  // namespace ibid::answer
