// What the first ranking tells of each term: of the question's keywords, whether the best passages
// hold them; of other terms (synonyms and terms of the best passages), whether they belong to the
// question. Term weights are learned from these features (term_model.hpp).
//
// After Zhao and Callan 2010 (a keyword weighs by how likely relevant passages hold it) and Cao et
// al. 2008 (an expansion term must earn its place by more than its frequency).
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/top_k.hpp"
#include "retrieve/candidate.hpp"
#include "retrieve/synonyms.hpp"

namespace ibid::retrieve {

enum KeywordFeature : std::size_t {
  kKeywordBias,
  kKeywordIdf,  ///< / 10, as are all idf features
  kKeywordIdfSquared,
  kKeywordQuestionSize,  ///< log(1 + keywords)
  kKeywordIdfAboveMean,
  kKeywordIsRarest,
  kKeywordIsAcronym,
  kKeywordIsCapital,
  kKeywordIsNumber,
  kKeywordIsMedicine,
  kKeywordInTop5,  ///< share of the best passages that hold it
  kKeywordInTop10,
  kKeywordInTop20,
  kKeywordInAll,
  kKeywordCount,  ///< log of its occurrences in the question
  kKeywordPlace,  ///< 0 first to 1 last
  kKeywordIsFirst,
  kKeywordIsLast,
  kKeywordRestGain,    ///< do passages that hold it match the rest of the question better?
  kKeywordIsAbsent,    ///< no best passage holds it
  kKeywordRestScore,   ///< how well passages that hold it match the rest
  kKeywordSaturation,  ///< how often the best passages repeat it
  kKeywordEndsInEd,
  kKeywordEndsInIng,
  kKeywordEndsInLy,
  kKeywordEndsInNoun,  ///< -tion, -ment, -ity
  kKeywordLetters,     ///< / 10
  kKeywordClarity,     ///< best score over the best possible
  kKeywordCoverage,    ///< share of the question's idf that the best passage holds
  kKeywordFeatureCount
};

enum ExpansionFeature : std::size_t {
  kExpansionBias,
  kExpansionIsSynonym,
  kExpansionIdf,
  kExpansionShare,     ///< log of its strength over the strongest's
  kExpansionStrength,  ///< log of its mean BM25 part in the best passages
  kExpansionQuestionSize,
  kExpansionInTop5,
  kExpansionInTop10,
  kExpansionInTop20,
  kExpansionInAll,
  kExpansionClarity,
  kExpansionCoverage,
  kExpansionDropAt10,   ///< score of rank 11 over the best
  kExpansionDropAtEnd,  ///< score of the last passage read over the best
  kExpansionFound,      ///< log(1 + passages read) / 5
  kExpansionRarestIdf,
  kExpansionIdfSum,
  kExpansionLift,    ///< log of its share here over its share in the collection
  kExpansionPrefix,  ///< longest common beginning with a keyword, of the longer word
  kExpansionIsNumber,
  kExpansionLetters,
  kExpansionQuestionGain,   ///< do passages that hold it match the question better?
  kExpansionQuestionScore,  ///< how well passages that hold it match the question
  kExpansionMeanIdf,
  kExpansionSizeByClarity,
  kExpansionFeatureCount
};

using KeywordFeatures = std::array<double, kKeywordFeatureCount>;
using ExpansionFeatures = std::array<double, kExpansionFeatureCount>;

/// For printing, in the order of the enums.
extern const std::array<std::string_view, kKeywordFeatureCount> kKeywordFeatureNames;
extern const std::array<std::string_view, kExpansionFeatureCount> kExpansionFeatureNames;

/// A keyword of the question, in the question's order.
struct KeywordProfile {
  TermNumber number = 0;
  double base_weight = 1;  ///< its count in the question
  KeywordFeatures features{};
};

/// A term that the question does not have.
struct ExpansionProfile {
  TermNumber number = 0;
  double base_weight = 0;  ///< relative to a keyword, before learning
  bool is_synonym = false;
  std::size_t synonym = 0;  ///< index into the synonyms, if it is one
  ExpansionFeatures features{};
};

struct TermProfiles {
  std::vector<KeywordProfile> keywords;
  std::vector<ExpansionProfile> expansions;
  double idf_sum = 1;   ///< of the keywords by their counts; at least a tiny bit above 0
  double clarity = 0;   ///< best score / (the best that any passage could have)
  double coverage = 0;  ///< share of idf_sum that the best passage holds
};

/// `ranked` are the first ranking's scores, best first; `candidates` the passages of its beginning,
/// in the same order. Expansions: all synonyms, then the kFeedbackTermsMax strongest terms of the
/// kFeedbackPassages best passages; equals by term.
[[nodiscard]] TermProfiles profile_terms(const Question& question,
                                         const std::vector<SynonymTerm>& synonyms,
                                         std::span<const index::ScoredPassage> ranked,
                                         std::span<const Candidate* const> candidates,
                                         Lexicon& lexicon);

/// What an expansion weighs against a keyword before learning; RM3 and Rocchio gain most with 0.2
/// to 0.5 on all sets (measured), learning then moves each term.
inline constexpr double kExpansionWeight = 0.35;
/// 10 passages and 30 to 40 terms are the plateau of Rocchio feedback on nfcorpus, med and
/// cranfield (measured; 5 passages or 10 terms are worse, more change nothing).
inline constexpr std::size_t kFeedbackPassages = 10;
inline constexpr std::size_t kFeedbackTermsMax = 40;
/// How many passages are read for the shares; 50 give the same quality, 20 less.
inline constexpr std::size_t kProfilePassages = 30;

}  // namespace ibid::retrieve
