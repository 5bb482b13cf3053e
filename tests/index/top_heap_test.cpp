// The k best of a stream are those that sorting all of it gives.
#include "index/top_heap.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>
#include <vector>

namespace ibid::index {
namespace {

TEST(TopHeap, KeepsWhatSortingPutsFirst) {
  std::mt19937 random(1);
  for (const std::size_t k : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{10},
                              std::size_t{99}, std::size_t{500}}) {
    // Few scores and keys, so that ties of both kinds are many.
    std::vector<double> scores(200);
    std::vector<std::uint64_t> keys(scores.size());
    for (double& score : scores) score = static_cast<double>(random() % 20);
    for (std::uint64_t& key : keys) key = random() % 3;
    std::vector<PassageNumber> order(scores.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<PassageNumber>(i);
    std::sort(order.begin(), order.end(), [&](PassageNumber a, PassageNumber b) {
      return std::tuple(-scores[a], keys[a], a) < std::tuple(-scores[b], keys[b], b);
    });
    order.resize(std::min(k, order.size()));

    TopHeap heap(k);
    for (PassageNumber i = 0; i < scores.size(); ++i) {
      EXPECT_EQ(heap.room(), k - std::min<std::size_t>(i, k));
      heap.offer(i, scores[i], keys[i]);
    }
    EXPECT_EQ(heap.threshold(), heap.is_full() && k > 0 ? scores[order.back()] : 0);
    std::vector<PassageNumber> kept;
    for (const ScoredPassage& each : heap.take()) kept.push_back(each.passage);
    EXPECT_EQ(kept, order);
  }
}

}  // namespace
}  // namespace ibid::index
