// What tells a good candidate from a poor one, beyond its score: where and how close the keywords
// stand, what other scoring schemes say, and whether other candidates say the same. The ranker
// (ranker.hpp) is learned from these features.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "index/top_k.hpp"
#include "retrieve/asked_ranking.hpp"
#include "retrieve/candidate.hpp"
#include "retrieve/synonyms.hpp"
#include "retrieve/term_features.hpp"

namespace ibid::retrieve {

/// Shares are of the sum of the keywords' weights; each lies between 0 and about 1.
enum PassageFeature : std::size_t {
  kScore,       ///< second ranking, of the best possible
  kFirstScore,  ///< BM25 of the bare question, of the best possible
  kHeldIdf,     ///< share of idf held
  kHeldWeight,  ///< share of learned weight held
  kNamedIdf,    ///< the same two, where another name of a keyword's expression counts for it
  kNamedWeight,
  kBestSentence,   ///< share held by the best sentence
  kBestSentences,  ///< by the best two neighbouring sentences
  kAdjacentPairs,  ///< keywords that follow each other in the question do so here
  kNearPairs,      ///< the same within eight words, in any order
  kProximity,      ///< all pairs of keywords by inverse squared distance
  kDirichlet,      ///< query likelihood with Dirichlet smoothing
  kBm25Short,      ///< BM25 with b = .3: length hardly counts
  kBm25Dense,      ///< BM25 with b = .95, k1 = 1.8: length counts fully
  kBm25Rare,       ///< BM25 with squared idf: rare words count more
  kDph,            ///< DPH, divergence from randomness
  kAsked,          ///< BM25 of the questions that it answers, of the best possible
  kSmoothed,       ///< second ranking's score smoothed over similar candidates
  kNeighbourSupport,
  kBestSupport,
  kHeldAcronyms,  ///< share of the question's acronyms and symbols held
  kHeldNumbers,
  kHeldMedicines,
  kHeldInTitle,
  kFirstPlace,  ///< position of the text's first keyword; 200 when there is none
  kLength,      ///< log(1 + length)
  kRank,        ///< 1 / (10 + rank) in the second ranking, in the first,
  kFirstRank,
  kAskedRank,  ///< and in that by questions
  // What follows is the question's and the same for all its candidates: trees split on it.
  kQuestionSize,
  kQuestionClarity,
  kQuestionCoverage,
  kExpansionMass,  ///< share of all weight that is expansion
  kPassageFeatureCount
};

using PassageFeatures = std::array<double, kPassageFeatureCount>;

/// For printing, in the order of PassageFeature.
extern const std::array<std::string_view, kPassageFeatureCount> kPassageFeatureNames;

/// How the second ranking came about: the question's terms and what they weigh.
struct RankingContext {
  const Question& question;
  std::span<const NamedExpression> named;  ///< what the question's words are called else
  const TermProfiles& profiles;
  std::span<const double> keyword_weights;    ///< learned, one a keyword
  std::span<const double> expansion_weights;  ///< one an expansion
  const AskedRanking& asked;
  std::span<const index::ScoredPassage> first;   ///< the first ranking
  std::span<const index::ScoredPassage> second;  ///< the second; its beginning are the candidates
};

/// One row a candidate. `candidates` are the passages of second[0 .. candidates.size()).
[[nodiscard]] std::vector<PassageFeatures> passage_features(
    const RankingContext& context, std::span<const Candidate* const> candidates, Lexicon& lexicon);

}  // namespace ibid::retrieve
