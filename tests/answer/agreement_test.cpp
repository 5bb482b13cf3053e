// Sums over vectors beside the plain sums over all pairs of sentences.
#include "answer/agreement.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "answer/corpus_generation.hpp"
#include "answer/found_passages.hpp"
#include "retrieve/search.hpp"

namespace ibid::answer {
namespace {

double cosine(const Candidate& a, const Candidate& b, Vocabulary& vocabulary) {
  const auto norm = [&](const Candidate& candidate) {
    double sum = 0;
    for (const StemNumber stem : candidate.distinct) {
      sum += vocabulary.rarity_of(stem) * vocabulary.rarity_of(stem);
    }
    return std::sqrt(sum);
  };
  std::vector<StemNumber> common;
  std::set_intersection(a.distinct.begin(), a.distinct.end(), b.distinct.begin(), b.distinct.end(),
                        std::back_inserter(common));
  double dot = 0;
  for (const StemNumber stem : common) {
    dot += vocabulary.rarity_of(stem) * vocabulary.rarity_of(stem);
  }
  const double norms = norm(a) * norm(b);
  return norms > 0 ? dot / norms : 0;
}

TEST(Agreement, IsTheMeanOfAllCosinesWithOtherPassages) {
  const index::Generation& generation = test::corpus();
  for (const std::string question : {"zinc and bone", "inhaled steroids in asthma", "iron"}) {
    retrieve::SearchOptions options;
    options.top_k = 30;
    const auto found = retrieve::search(generation, question, options);
    Reading reading(generation);
    Vocabulary& vocabulary = reading.vocabulary();
    const auto passages = reading.passages(found->hits);
    const auto candidates = reading.candidates(*passages);
    const auto agreement = agreement_of(*passages, candidates, {}, vocabulary);
    ASSERT_EQ(agreement.size(), candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      double sum = 0;
      double weights = 0;
      for (const Candidate& other : candidates) {
        if (other.found == candidates[i].found) continue;
        const double share = (*passages)[other.found].score / passages->front().score;
        const double weight = share * share / other.siblings;
        sum += weight * cosine(candidates[i], other, vocabulary);
        weights += weight;
      }
      EXPECT_NEAR(agreement[i].with_all, weights > 0 ? sum / weights : 0, 1e-9) << question << i;
    }
  }
}

TEST(Agreement, CountsThePassagesThatHaveTwoWordsSideBySide) {
  const std::vector<FoundPassage> passages{
      test::found_passage(test::document_named("a"), "Zinc finger proteins bind."),
      test::found_passage(test::document_named("b"), "Zinc finger motifs are old."),
      test::found_passage(test::document_named("c"), "Finger joints of old zinc workers ache.")};
  const index::Generation& generation = test::corpus();
  Vocabulary vocabulary(generation);
  const auto candidates = candidates_of(passages, vocabulary);
  ASSERT_EQ(candidates.size(), 3u);
  const auto agreement = agreement_of(passages, candidates, {}, vocabulary);
  // "zinc finger" stands in two of three passages, the other pairs in one.
  EXPECT_NEAR(agreement[0].of_all_pairs, 2.0 / 3 + 1.0 / 3 + 1.0 / 3, 1e-9);
}

}  // namespace
}  // namespace ibid::answer
