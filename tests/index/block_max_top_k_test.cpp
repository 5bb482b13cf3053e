// Block-max ranking against BM25 by its formula: same ids, same order, same bits of every score.
#include "index/block_max_top_k.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "index/postings_support.hpp"

namespace ibid::index::testing {
namespace {

const std::vector<Filter> kFilters{
    {},
    {SourceKind::kGuideline, {}, {}, 0, 0},
    {{}, {}, {}, 2005, 2006},
    // What most superblocks have nothing of, and what nothing is.
    {{}, {StudyDesign::kReview}, {}, 0, 0},
    {{}, {}, {}, 0, 1999},
};

void expect_as_brute_force(const BareGeneration& generation, const BlockMaxKernels& kernels,
                           std::uint32_t seed, int rounds, std::size_t terms_max) {
  const auto ranking = generation.ranking(kernels);
  std::mt19937 random(seed);
  for (int round = 0; round < rounds; ++round) {
    const auto bag = generated_bag(random, terms_max);
    const Filter& filter = kFilters[random() % 2 == 0 ? 0 : random() % kFilters.size()];
    const std::size_t k = std::vector<std::size_t>{1, 2, 10, 100, 100000}[random() % 5];
    const auto best = ranking->top_k(bag, filter, k);
    ASSERT_TRUE(best) << best.error().message;
    EXPECT_EQ(*best, generation.brute_force(bag, filter, k)) << "round " << round << " k " << k;
  }
}

TEST(BlockMaxTopK, EqualsBruteForceOnEveryInstructionSet) {
  // Enough for lists of every kind.
  const BareGeneration generation(generated_passages(16'000, 1), {16'000});
  expect_as_brute_force(generation, portable_kernels(), 1, 60, 8);
  if (avx2_kernels() != nullptr) expect_as_brute_force(generation, *avx2_kernels(), 2, 60, 8);
  if (avx512_kernels() != nullptr) expect_as_brute_force(generation, *avx512_kernels(), 3, 60, 8);
}

TEST(BlockMaxTopK, EqualsBruteForceForBagsOfFeedbackSize) {
  const BareGeneration generation(generated_passages(3000, 2), {3000});
  expect_as_brute_force(generation, best_kernels(), 4, 30, 60);
}

TEST(BlockMaxTopK, EqualsBruteForceOverSegmentsOfUnlikeLengths) {
  // Sorting by length makes each segment's own average differ from the collection's.
  auto passages = generated_passages(3000, 3);
  std::stable_sort(
      passages.begin(), passages.end(),
      [](const BarePassage& a, const BarePassage& b) { return length_of(a) < length_of(b); });
  const BareGeneration generation(std::move(passages), {1, 699, 300, 0, 1500, 500});
  expect_as_brute_force(generation, best_kernels(), 5, 80, 8);
}

TEST(BlockMaxTopK, ScoresAsIfTheDeadHadNeverBeen) {
  for (const std::size_t dead_every : {std::size_t{2}, std::size_t{7}, std::size_t{1}}) {
    const BareGeneration generation(generated_passages(1500, 4), {600, 900}, dead_every);
    expect_as_brute_force(generation, best_kernels(), 6, 40, 6);
  }
}

TEST(BlockMaxTopK, OrdersTiesByKeyThenNumber) {
  const BareGeneration generation(std::vector<BarePassage>(2000, {{"t1", 2}, {"t3", 1}}),
                                  {700, 1300});
  const auto ranking = generation.ranking(best_kernels());
  const std::vector<WeightedTerm> bag{{"t1", 1}, {"t3", 0.5}};
  for (const std::size_t k : {std::size_t{1}, std::size_t{10}, std::size_t{1999}}) {
    EXPECT_EQ(*ranking->top_k(bag, {}, k), generation.brute_force(bag, {}, k));
  }
}

TEST(BlockMaxTopK, FindsPassagesThatOnlyATermOfAlmostNoWeightLeadsTo) {
  std::vector<BarePassage> passages(600, {{"common", 1}});
  passages[500] = {{"rare", 1}};
  const BareGeneration generation(passages, {600});
  const auto ranking = generation.ranking(best_kernels());
  const std::vector<WeightedTerm> bag{{"common", 1e6}, {"rare", 1e-6}};
  EXPECT_EQ(*ranking->top_k(bag, {}, 1000), generation.brute_force(bag, {}, 1000));
}

TEST(BlockMaxTopK, EqualsBruteForceWhereSumsSaturate) {
  // Hundreds of terms of almost no weight in one passage: each adds more than its share.
  std::vector<BarePassage> passages = generated_passages(600, 7);
  std::vector<WeightedTerm> bag{{"t1", 1}};
  for (int i = 0; i < 700; ++i) {
    bag.push_back({fmt::format("x{}", i), 1e-6});
    for (const std::size_t passage : {std::size_t{3}, std::size_t{301}, std::size_t{302}}) {
      passages[passage][bag.back().term] = 1 + static_cast<std::uint32_t>(passage % 2);
    }
  }
  const BareGeneration generation(passages, {300, 300});
  const auto ranking = generation.ranking(best_kernels());
  for (const std::size_t k : {std::size_t{1}, std::size_t{5}, std::size_t{100}}) {
    EXPECT_EQ(*ranking->top_k(bag, {}, k), generation.brute_force(bag, {}, k)) << "k " << k;
  }
}

TEST(BlockMaxTopK, EqualsBruteForceWhereARareTermCrowdsIntoATile) {
  // More in one tile than a byte counts, yet too few for chunks.
  std::vector<BarePassage> passages(45'000, {{"common", 1}});
  for (std::uint32_t i = 0; i < 300; ++i) {
    const std::uint32_t passage = postings::kTilePassages + i * i % 8000;
    passages[passage]["crowded"] = 1 + i % 4;
    if (i % 3 == 0) passages[passage]["rare"] = 1;
    if (i % 7 == 0) passages[44'000 + i]["crowded"] = 2;
  }
  const BareGeneration generation(passages, {45'000});
  const std::vector<WeightedTerm> bag{{"common", 1}, {"crowded", 1}, {"rare", 1}};
  for (const BlockMaxKernels* kernels : {&portable_kernels(), &best_kernels()}) {
    const auto ranking = generation.ranking(*kernels);
    for (const std::size_t k : {std::size_t{1}, std::size_t{30}, std::size_t{1000}}) {
      EXPECT_EQ(*ranking->top_k(bag, {}, k), generation.brute_force(bag, {}, k)) << "k " << k;
    }
  }
}

TEST(BlockMaxTopK, OfNothingIsEmpty) {
  const BareGeneration none({}, {});
  EXPECT_TRUE(
      none.ranking(best_kernels())->top_k(std::vector<WeightedTerm>{{"t1", 1}}, {}, 9)->empty());
  const BareGeneration generation(generated_passages(50, 5), {50});
  const auto ranking = generation.ranking(best_kernels());
  const std::vector<std::vector<WeightedTerm>> bags{
      {}, {{"unknown", 1}}, {{"", 1}}, {{std::string(300, 'z'), 1}}, {{"t0", -1}}};
  for (const auto& bag : bags) EXPECT_TRUE(ranking->top_k(bag, {}, 9)->empty());
  EXPECT_TRUE(ranking->top_k(std::vector<WeightedTerm>{{"t0", 1}}, {}, 0)->empty());
}

TEST(BlockMaxTopK, RefusesBagsThatNoOneAsks) {
  const BareGeneration generation(generated_passages(50, 5), {50});
  std::vector<WeightedTerm> bag;
  for (std::size_t i = 0; i <= kBlockMaxTermsMax; ++i) bag.push_back({fmt::format("x{}", i), 1});
  const auto best = generation.ranking(best_kernels())->top_k(bag, {}, 10);
  ASSERT_FALSE(best);
  EXPECT_EQ(best.error().code, ErrorCode::kInputTooLarge);
}

TEST(BlockMaxTopK, AnswersManyThreadsAtOnce) {
  const BareGeneration generation(generated_passages(2000, 6), {2000});
  const auto ranking = generation.ranking(best_kernels());
  std::mt19937 random(8);
  std::vector<std::vector<WeightedTerm>> bags;
  std::vector<std::vector<ScoredPassage>> expected;
  for (int i = 0; i < 40; ++i) {
    bags.push_back(generated_bag(random, 6));
    expected.push_back(generation.brute_force(bags.back(), {}, 10));
  }
  std::vector<std::thread> threads;
  std::vector<int> wrong(4);
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < bags.size(); ++i) {
        const std::size_t at = (i + 11 * t) % bags.size();
        const auto best = ranking->top_k(bags[at], {}, 10);
        wrong[t] += !best || *best != expected[at];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4));
}

}  // namespace
}  // namespace ibid::index::testing
