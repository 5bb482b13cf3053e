// How far the passages that were found agree with a sentence: what many of them say is the answer
// more often than what one of them says.
//
// Sums over all pairs of sentences are products with a sum of vectors, so the cost grows with the
// words and not with the pairs.
#pragma once

#include <span>
#include <vector>

#include "answer/candidates.hpp"
#include "answer/vocabulary.hpp"

namespace ibid::answer {

struct Agreement {
  double with_all = 0;  ///< mean cosine with the sentences of the other passages, by their scores
  double with_top = 0;  ///< the same with those of the best passages, all alike
  double of_words = 0;  ///< share of passages that have its words, by rarity, mean
  double of_pairs = 0;  ///< share of passages that have two of its words side by side, mean
  double of_new_words = 0;  ///< of_words of what the question lacks, summed: what there is to tell
  double of_all_pairs = 0;  ///< of_pairs, summed
};

/// One a candidate. `asked` are the question's stems, sorted. Candidates of one passage stand side
/// by side, as candidates_of() leaves them.
[[nodiscard]] std::vector<Agreement> agreement_of(std::span<const FoundPassage> passages,
                                                  std::span<const Candidate> candidates,
                                                  std::span<const StemNumber> asked,
                                                  Vocabulary& vocabulary);

}  // namespace ibid::answer
