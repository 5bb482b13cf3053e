// Regression trees laid out for many rows at once: leaves lead to themselves, so that every row
// takes as many steps as the tree is deep, side by side and without a branch to be guessed wrong.
// Sums are those of going down one tree after the other.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ibid::retrieve {

/// `Number` is what features and values are.
template <class Number>
class TreeSteps {
 public:
  /// Nodes of a tree follow begin_tree() in order, children behind their parents; `left` and
  /// `right` count from the tree's first node.
  void begin_tree() { trees_.push_back({static_cast<std::uint32_t>(steps_.size()), 0}); }
  void add_leaf(Number value) {
    const auto self = static_cast<std::uint16_t>(steps_.size() - trees_.back().first);
    add({value, 0, {self, self}});
  }
  /// Leads to `left` when the input is at most `limit`.
  void add_split(std::size_t input, Number limit, std::size_t left, std::size_t right) {
    add({limit,
         static_cast<std::uint16_t>(input),
         {static_cast<std::uint16_t>(left), static_cast<std::uint16_t>(right)}});
  }

  /// Adds to `sums[i]` what rows[i] comes to in each tree, in their order.
  template <class Row>
  void add_values(std::span<const Row> rows, std::span<double> sums) const {
    std::size_t first = 0;
    for (; first + kAbreast <= rows.size(); first += kAbreast) {
      go_down<kAbreast>(&rows[first], &sums[first]);
    }
    for (; first < rows.size(); ++first) go_down<1>(&rows[first], &sums[first]);
  }

 private:
  static constexpr std::size_t kAbreast = 8;

  struct Step {
    Number value;  ///< a split's limit, or what a leaf adds
    std::uint16_t input;
    std::array<std::uint16_t, 2> next;
  };
  struct Tree {
    std::uint32_t first;
    std::uint32_t depth;  ///< steps that lead from there to any leaf
  };

  void add(const Step& step) {
    const std::size_t at = steps_.size() - trees_.back().first;
    steps_.push_back(step);
    if (at == 0) depths_.assign(1, 0);
    trees_.back().depth = std::max(trees_.back().depth, depths_[at]);
    for (const std::uint16_t next : step.next) {
      if (next == at) continue;
      if (next >= depths_.size()) depths_.resize(next + std::size_t{1});
      depths_[next] = depths_[at] + 1;
    }
  }

  template <std::size_t kCount, class Row>
  void go_down(const Row* rows, double* sums) const {
    for (const Tree& tree : trees_) {
      const Step* const steps = &steps_[tree.first];
      std::array<std::uint16_t, kCount> at{};
      for (std::uint32_t step = 0; step < tree.depth; ++step) {
        for (std::size_t i = 0; i < kCount; ++i) {
          const Step& from = steps[at[i]];
          at[i] = from.next[rows[i][from.input] <= from.value ? 0 : 1];
        }
      }
      for (std::size_t i = 0; i < kCount; ++i) {
        sums[i] += static_cast<double>(steps[at[i]].value);
      }
    }
  }

  std::vector<Step> steps_;
  std::vector<Tree> trees_;
  std::vector<std::uint32_t> depths_;  ///< of the nodes of the last tree, as far as known
};

}  // namespace ibid::retrieve
