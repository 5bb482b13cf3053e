// Word pairs beside plain loops over all candidates, and what brief answers make of them.
#include "answer/closer_look.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "answer/corpus_generation.hpp"
#include "answer/found_passages.hpp"
#include "answer/memory_generation.hpp"
#include "answer/scoring.hpp"
#include "answer/selection.hpp"
#include "answer/selection_limits.hpp"
#include "answer/subjects.hpp"
#include "retrieve/search.hpp"

namespace ibid::answer {
namespace {

constexpr double kWorthMin = 0.1;

/// A question to the corpus with its candidates, weighed.
struct Asked {
  explicit Asked(const std::string& text)
      : analyzer(test::corpus().language()),
        question(analyze_question(test::corpus(), analyzer, text)),
        reading(test::corpus()) {
    retrieve::SearchOptions options;
    options.top_k = 30;
    passages = *reading.passages(retrieve::search(test::corpus(), text, options)->hits);
    candidates = reading.candidates(passages);
    mark_subjects(question, passages, candidates, reading.vocabulary());
    rows = score(question, passages, candidates, reading.vocabulary());
    // What the tables think of the corpus is not tested here.
    for (Candidate& candidate : candidates) candidate.worth = candidate.row % 3 == 0 ? 0.05 : 0.4;
  }
  WordPairs pairs() { return word_pairs_of(question, candidates, kWorthMin, reading.vocabulary()); }

  index::Analyzer analyzer;
  Question question;
  Reading reading;
  std::vector<FoundPassage> passages;
  std::vector<Candidate> candidates;
  std::vector<Features> rows;
};

bool says(const Candidate& candidate, WordPair pair) {
  const std::span<const StemNumber> spoken = candidate.spoken;
  for (std::size_t i = 0; i + 1 < spoken.size(); ++i) {
    if ((static_cast<WordPair>(spoken[i]) << 32 | spoken[i + 1]) == pair) return true;
  }
  return false;
}

double trait_of(const PairTraits& traits, PairTrait trait) {
  return traits[static_cast<std::size_t>(trait)];
}

TEST(CloserLook, KnowsWhichCandidatesSayAPair) {
  for (const std::string text : {"Does zinc protect bone?", "inhaled steroids in asthma"}) {
    Asked asked(text);
    const WordPairs pairs = asked.pairs();
    ASSERT_FALSE(pairs.pairs.empty());
    ASSERT_TRUE(std::is_sorted(pairs.pairs.begin(), pairs.pairs.end()));
    for (std::size_t p = 0; p < pairs.pairs.size(); ++p) {
      std::map<std::uint32_t, double> worth_by_passage;
      double recall = 0;
      for (const Candidate& candidate : asked.candidates) {
        const bool is_said = candidate.worth >= kWorthMin && says(candidate, pairs.pairs[p]);
        const auto& of = pairs.of[candidate.row];
        EXPECT_EQ(std::count(of.begin(), of.end(), p), is_said ? 1 : 0);
        if (!is_said) continue;
        double& worth = worth_by_passage[candidate.found];
        worth = std::max(worth, candidate.worth);
        recall = std::max(recall, candidate.recall);
      }
      double worth_sum = 0;
      for (const auto& [passage, worth] : worth_by_passage) worth_sum += worth;
      const PairTraits& traits = pairs.traits[p];
      EXPECT_NEAR(trait_of(traits, PairTrait::kWorthSum), worth_sum, 1e-9);
      EXPECT_EQ(trait_of(traits, PairTrait::kPassages),
                static_cast<double>(worth_by_passage.size()));
      EXPECT_EQ(trait_of(traits, PairTrait::kFirstFound), worth_by_passage.begin()->first);
      EXPECT_EQ(trait_of(traits, PairTrait::kMostRecall), recall);
    }
  }
}

TEST(CloserLook, SumsTheLikelihoodsOfWhatACandidateSays) {
  Asked asked("Does zinc protect bone?");
  WordPairs pairs = asked.pairs();
  expect(pairs, pair_trees());
  ASSERT_EQ(pairs.likelihoods.size(), pairs.pairs.size());
  add_closer_features(asked.candidates, pairs, asked.rows);
  for (const Candidate& candidate : asked.candidates) {
    double hits = 0;
    for (std::size_t p = 0; p < pairs.pairs.size(); ++p) {
      EXPECT_GE(pairs.likelihoods[p], 0);
      EXPECT_LE(pairs.likelihoods[p], 1);
      if (says(candidate, pairs.pairs[p])) hits += pairs.likelihoods[p];
    }
    if (candidate.worth < kWorthMin) hits = 0;
    EXPECT_NEAR(value_of(asked.rows[candidate.row], Feature::kHits), hits, 1e-9);
  }
}

TEST(CloserLook, LeavesTheLeadOfCandidatesUnderTheFloor) {
  Asked asked("Does zinc protect bone?");
  for (Candidate& candidate : asked.candidates) candidate.lead = -1;
  (void)look_closer(asked.question, asked.candidates, kWorthMin, asked.rows,
                    asked.reading.vocabulary());
  for (const Candidate& candidate : asked.candidates) {
    EXPECT_EQ(candidate.lead == -1, candidate.worth < kWorthMin);
  }
}

TEST(CloserLook, LooksAtWhatIsWorthALittleLessThanAClaimToo) {
  Asked asked("Does zinc protect bone?");
  for (Candidate& candidate : asked.candidates) {
    candidate.worth = candidate.row % 2 == 0 ? 0.09 : 0.07;
  }
  const WordPairs pairs =
      word_pairs_of(asked.question, asked.candidates, 0.13, asked.reading.vocabulary());
  for (const Candidate& candidate : asked.candidates) {
    EXPECT_EQ(pairs.of[candidate.row].empty(), candidate.row % 2 != 0);
  }
}

TEST(CloserLook, AnAnswerGoesOnWithWhatIsExpectedAndNotYetSaid) {
  const std::vector<FoundPassage> passages{
      test::found_passage(test::document_named("a"), "Zinc deficiency slows the growth of bone."),
      test::found_passage(test::document_named("b"),
                          "Severe zinc deficiency slows the growth of bone in some rats."),
      test::found_passage(test::document_named("c"), "Osteoblasts need zinc for mineral uptake."),
      test::found_passage(test::document_named("d"), "Nobody asked for copper kettles anywhere.")};
  const test::MemoryGeneration generation({});
  Vocabulary vocabulary(generation);
  std::vector<Candidate> candidates = test::candidates_in(passages, vocabulary);
  for (Candidate& candidate : candidates) candidate.worth = 0.3;
  index::Analyzer analyzer(generation.language());
  const Question question = analyze_question(generation, analyzer, "zinc and bone");
  WordPairs pairs = word_pairs_of(question, candidates, 0, vocabulary);
  pairs.likelihoods.assign(pairs.pairs.size(), 0.5);
  for (const std::uint32_t pair : pairs.of[candidates[3].row]) pairs.likelihoods[pair] = 0;
  SelectionLimits limits = brief_limits(3, 120, candidates);
  limits.expected = &pairs;
  const Filter everything;
  Works works(generation, everything);
  const auto selection = select_claims(passages, candidates, works, limits);
  ASSERT_EQ(selection->claims.size(), 3u);
  EXPECT_EQ(selection->claims[0].claim.text(), passages[0].passage->text);
  EXPECT_EQ(selection->claims[1].claim.text(), passages[2].passage->text);
  EXPECT_EQ(selection->claims[2].claim.text(), passages[1].passage->text);
}

}  // namespace
}  // namespace ibid::answer
