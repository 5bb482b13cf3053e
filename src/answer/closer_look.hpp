// A closer look at the candidates that may be claims of a brief answer: how likely an expert's
// answer has each pair of words that they say, and, knowing that, how well each does alone.
//
// What several good candidates say is what the answer says: expected hits of word pairs stand for
// the missing expert, as in minimum Bayes risk decoding and in the concept-based summarizers
// (Gillick and Favre 2009), with likelihoods that are learned.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "answer/candidates.hpp"
#include "answer/features.hpp"
#include "answer/question.hpp"
#include "answer/ranking_trees.hpp"

namespace ibid::answer {

/// One row a trait of a pair: an enumerator. "Its" candidates are those that say it.
#define IBID_PAIR_TRAITS(X)                                                  \
  X(kWorthShare) /* worth of its passages over that of all */                \
  X(kWorthSum)   /* worth of its passages; a passage has that of its best */ \
  X(kMostWorth)  /* of its candidates, as are the next three */              \
  X(kMostRecall)                                                             \
  X(kMostLead)                                                               \
  X(kMostScore)                                                              \
  X(kRecallSum)   /* as kWorthSum */                                         \
  X(kRecallShare) /* most recall over that of the best candidate */          \
  X(kPassages)    /* how many say it */                                      \
  X(kFirstFound)  /* rank of the first of them */                            \
  X(kAskedWords)  /* how many of the two the question has */                 \
  X(kAskedPair)   /* 1 when the question has them side by side */            \
  X(kCommoner)    /* rarity of the more common word; a stop word has none */ \
  X(kRarer)                                                                  \
  X(kBestRecall) /* of all candidates looked at; the same for all, as is: */ \
  X(kAllWorth)   /* of all passages */

enum class PairTrait : std::size_t {
#define IBID_PAIR_ENUMERATOR(enumerator) enumerator,
  IBID_PAIR_TRAITS(IBID_PAIR_ENUMERATOR)
#undef IBID_PAIR_ENUMERATOR
      kCount
};

inline constexpr std::size_t kPairTraitCount = static_cast<std::size_t>(PairTrait::kCount);
using PairTraits = std::array<double, kPairTraitCount>;

/// Two words side by side, stop words included.
using WordPair = std::uint64_t;

/// Each once, ascending.
[[nodiscard]] std::vector<WordPair> pairs_in(std::span<const StemNumber> spoken);

/// What the candidates say, pair by pair.
struct WordPairs {
  std::vector<WordPair> pairs;      ///< ascending
  std::vector<PairTraits> traits;   ///< one a pair
  std::vector<double> likelihoods;  ///< one a pair, 0..1; empty until expect()
  /// By Candidate::row, places in `pairs`, ascending; nothing for candidates not looked at.
  std::vector<std::vector<std::uint32_t>> of;
};

/// Of the candidates, which are weighed, of at least `worth_min`, and of those that come near to
/// what a claim must be worth: what they say counts, too.
[[nodiscard]] WordPairs word_pairs_of(const Question& question,
                                      std::span<const Candidate> candidates, double worth_min,
                                      Vocabulary& vocabulary);

/// Sets the likelihoods by `table`, whose nodes ask for PairTrait.
void expect(WordPairs& pairs, const TreeTable& table);

/// Sets the features from kFirstWorth on in the rows of the candidates looked at.
void add_closer_features(std::span<const Candidate> candidates, const WordPairs& pairs,
                         std::span<Features> rows);

/// Both of these, and then Candidate::lead anew of the candidates looked at, by `lead_table`.
void set_closer_leads(std::span<Candidate> candidates, WordPairs& pairs, std::span<Features> rows,
                      const TreeTable& pair_table, const TreeTable& lead_table);

/// All of it with the shipped tables. `rows` are score()'s.
[[nodiscard]] WordPairs look_closer(const Question& question, std::span<Candidate> candidates,
                                    double worth_min, std::span<Features> rows,
                                    Vocabulary& vocabulary);

}  // namespace ibid::answer
