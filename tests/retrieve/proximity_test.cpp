#include "retrieve/proximity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace ibid::retrieve {
namespace {

/// Keywords by number where they stand; sentences of ten words, text only.
Candidate candidate_of(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& places) {
  Candidate candidate;
  for (const auto& [position, keyword] : places) {
    candidate.occurrences.push_back({position, keyword, position / 10});
  }
  return candidate;
}

TEST(Proximity, PairsFollowTheQuestionAndSkipRepeatedWords) {
  Question question;
  question.sequence = {0, 1, 1, 2, 0};
  const std::vector<double> weights = {1, 2, 3};
  const auto pairs = neighbouring_pairs(question, weights);
  ASSERT_EQ(pairs.size(), 3u);
  EXPECT_EQ(pairs[0].weight, 1);
  EXPECT_EQ(pairs[1].first, 1u);
  EXPECT_EQ(pairs[1].second, 2u);
  EXPECT_EQ(pairs[1].weight, 2);
  EXPECT_EQ(pairs[2].weight, 1);
}

TEST(Proximity, CountsPairsSideBySideAndNear) {
  const std::vector<KeywordPair> pairs = {{0, 1, 1.0}};
  struct Case {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
    double adjacent, near;
  };
  const Case cases[] = {
      {{{1, 0}, {2, 1}}, 0.5, 0.5},                            // in order, side by side
      {{{1, 0}, {3, 1}}, 0.5, 0.5},                            // one word between
      {{{1, 1}, {2, 0}}, 0, 0.5},                              // in the other order
      {{{1, 0}, {9, 1}}, 0, 0.5},                              // eight words
      {{{1, 0}, {10, 1}}, 0, 0},                               // nine
      {{{1, 0}, {2, 1}, {30, 0}, {31, 1}}, 2.0 / 3, 2.0 / 3},  // twice
      {{{1, 0}}, 0, 0},
  };
  for (const Case& c : cases) {
    const PairShares shares = pair_shares(candidate_of(c.places), pairs);
    EXPECT_DOUBLE_EQ(shares.adjacent, c.adjacent);
    EXPECT_DOUBLE_EQ(shares.near, c.near);
  }
  EXPECT_EQ(pair_shares(candidate_of({{1, 0}}), {}).near, 0);
}

TEST(Proximity, TakesTheSentenceAndThePairOfSentencesThatHoldMost) {
  const std::vector<double> weights = {1, 2, 4};
  struct Case {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
    double best, best_two;
  };
  const Case cases[] = {
      {{{1, 0}, {2, 1}}, 3, 3},
      {{{1, 0}, {2, 0}}, 1, 1},            // a keyword counts once
      {{{1, 0}, {11, 1}}, 2, 3},           // neighbours
      {{{1, 0}, {21, 1}}, 2, 2},           // not neighbours
      {{{1, 0}, {11, 0}, {12, 1}}, 3, 3},  // counted once over both
      {{{1, 0}, {11, 1}, {21, 2}}, 4, 6},  // the later two
      {{}, 0, 0},
  };
  for (const Case& c : cases) {
    const SentenceShares shares = best_sentences(candidate_of(c.places), weights);
    EXPECT_DOUBLE_EQ(shares.best, c.best);
    EXPECT_DOUBLE_EQ(shares.best_two, c.best_two);
  }
}

// The running sums against sets of keywords a sentence, on generated places.
TEST(Proximity, BestSentencesAgreeWithCountingEachSentenceAlone) {
  const std::vector<double> weights = {1, 2, 4, 8};
  std::uint32_t random = 7;
  const auto next = [&](std::uint32_t below) {
    random = random * 1664525u + 1013904223u;
    return (random >> 16) % below;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
    for (std::uint32_t position = 0; position < 60; position += 1 + next(12)) {
      places.emplace_back(position, next(4));
    }
    std::vector<std::set<std::uint32_t>> sentences(7);
    for (const auto& [position, keyword] : places) sentences[position / 10].insert(keyword);
    const auto weight_of = [&](std::set<std::uint32_t> keywords) {
      double sum = 0;
      for (const std::uint32_t keyword : keywords) sum += weights[keyword];
      return sum;
    };
    double best = 0;
    double best_two = 0;
    for (std::size_t s = 0; s + 1 < sentences.size(); ++s) {
      best = std::max(best, weight_of(sentences[s]));
      std::set<std::uint32_t> both = sentences[s];
      both.insert(sentences[s + 1].begin(), sentences[s + 1].end());
      best_two = std::max(best_two, weight_of(both));
    }
    const SentenceShares shares = best_sentences(candidate_of(places), weights);
    EXPECT_DOUBLE_EQ(shares.best, best);
    EXPECT_DOUBLE_EQ(shares.best_two, best_two);
  }
}

TEST(Proximity, AttractionFallsWithTheSquareOfTheDistance) {
  const std::vector<double> weights = {1, 2};
  EXPECT_DOUBLE_EQ(pair_attraction(candidate_of({{1, 0}, {3, 1}}), weights), 0.25);
  EXPECT_DOUBLE_EQ(pair_attraction(candidate_of({{1, 0}, {3, 0}}), weights), 0);
  EXPECT_DOUBLE_EQ(pair_attraction(candidate_of({{1, 0}, {17, 1}}), weights), 0);
}

}  // namespace
}  // namespace ibid::retrieve
