#include "tree_learner.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <thread>

namespace ibid::training {
namespace {

constexpr std::size_t kBins = 64;
constexpr std::size_t kLeafRowsMin = 200;
constexpr double kRidge = 1;
constexpr std::size_t kDepth = 20;  ///< ranks that a swap must touch to count

/// +1: greater is never worse; 0: any shape.
int direction_of(std::size_t input) {
  switch (input % retrieve::kPassageFeatureCount) {
    // Schemes that differ in how they count length say most by their differences; and a passage
    // may be much like many others because it says little of its own.
    case retrieve::kDirichlet:
    case retrieve::kBm25Short:
    case retrieve::kBm25Dense:
    case retrieve::kDph:
    case retrieve::kSmoothed:
    case retrieve::kNeighbourSupport:
    case retrieve::kBestSupport:
    case retrieve::kRank:
    case retrieve::kFirstRank:
    case retrieve::kAskedRank:
    case retrieve::kFirstPlace:
    case retrieve::kLength:
    case retrieve::kQuestionSize:
    case retrieve::kQuestionClarity:
    case retrieve::kQuestionCoverage:
    case retrieve::kExpansionMass:
      return 0;
    default:
      return 1;
  }
}

struct Row {
  const retrieve::RankerInput* input;
  double score = 0, gradient = 0, hessian = 0;
};

struct Leaf {
  std::size_t node = 0;
  std::vector<std::uint32_t> rows;
  double gain = 0;
  std::size_t input = 0;
  std::size_t bin = 0;
};

class Learner {
 public:
  Learner(const std::vector<const RankExample*>& examples, const std::vector<double>& set_weights,
          const TreeOptions& options)
      : examples_(examples), set_weights_(set_weights), options_(options) {
    for (std::size_t f = 0; f < retrieve::kRankerInputCount; ++f) {
      const std::size_t feature = f % retrieve::kPassageFeatureCount;
      if (std::find(options.left_out.begin(), options.left_out.end(), feature) ==
          options.left_out.end()) {
        inputs_.push_back(f);
      }
    }
    for (const RankExample* example : examples) {
      for (const retrieve::RankerInput& input : example->inputs) rows_.push_back({&input});
    }
    make_bins();
  }

  LearnedTrees run() {
    for (int tree = 0; tree < options_.trees; ++tree) {
      set_gradients();
      draw();
      grow();
    }
    return std::move(learned_);
  }

 private:
  void make_bins() {
    constexpr std::size_t kSample = 40'000;
    borders_.resize(inputs_.size());
    bins_.resize(rows_.size() * inputs_.size());
    const std::size_t step = std::max<std::size_t>(1, rows_.size() / kSample);
    for (std::size_t k = 0; k < inputs_.size(); ++k) {
      std::vector<float> values;
      for (std::size_t r = 0; r < rows_.size(); r += step) {
        values.push_back((*rows_[r].input)[inputs_[k]]);
      }
      std::sort(values.begin(), values.end());
      for (std::size_t b = 1; b < kBins && !values.empty(); ++b) {
        const float border = values[values.size() * b / kBins];
        if (borders_[k].empty() || border > borders_[k].back()) borders_[k].push_back(border);
      }
      for (std::size_t r = 0; r < rows_.size(); ++r) {
        const auto& borders = borders_[k];
        bins_[r * inputs_.size() + k] = static_cast<std::uint8_t>(
            std::lower_bound(borders.begin(), borders.end(), (*rows_[r].input)[inputs_[k]]) -
            borders.begin());
      }
    }
  }

  void set_gradients() {
    std::size_t begin = 0;
    for (const RankExample* example : examples_) {
      const std::size_t n = example->inputs.size();
      const Judgements& judged = example->judged;
      for (std::size_t i = 0; i < n; ++i) rows_[begin + i].gradient = rows_[begin + i].hessian = 0;
      std::vector<std::size_t> order(n);
      std::iota(order.begin(), order.end(), std::size_t{0});
      std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return rows_[begin + a].score > rows_[begin + b].score;
      });
      std::vector<double> discount(n, 0);
      for (std::size_t r = 0; r < std::min(kDepth, n); ++r) {
        discount[order[r]] = 1 / std::log2(static_cast<double>(r) + 2);
      }
      for (std::size_t a = 0; a < n && judged.ideal > 0; ++a) {
        if (judged.levels[a] == 0) continue;
        for (std::size_t b = 0; b < n; ++b) {
          if (judged.levels[a] <= judged.levels[b]) continue;
          Row& better = rows_[begin + a];
          Row& worse = rows_[begin + b];
          const double change = set_weights_[example->set] * (judged.levels[a] - judged.levels[b]) *
                                std::abs(discount[a] - discount[b]) / judged.ideal;
          const double doubt = 1 / (1 + std::exp(better.score - worse.score));
          better.gradient += change * doubt;
          worse.gradient -= change * doubt;
          better.hessian += change * doubt * (1 - doubt);
          worse.hessian += change * doubt * (1 - doubt);
        }
      }
      begin += n;
    }
  }

  /// What the next tree sees.
  void draw() {
    const auto is_drawn = [&](double share) {
      constexpr std::uint64_t kParts = 1000;
      return static_cast<double>(random_() % kParts) < share * static_cast<double>(kParts);
    };
    drawn_inputs_.clear();
    for (std::size_t k = 0; k < inputs_.size(); ++k) {
      if (is_drawn(options_.input_share)) drawn_inputs_.push_back(k);
    }
    drawn_rows_.clear();
    std::uint32_t begin = 0;
    for (const RankExample* example : examples_) {
      const auto end = begin + static_cast<std::uint32_t>(example->inputs.size());
      if (is_drawn(options_.question_share)) {
        for (std::uint32_t r = begin; r < end; ++r) drawn_rows_.push_back(r);
      }
      begin = end;
    }
  }

  /// Finds the leaf's best split; gain 0 when there is none.
  void find_split(Leaf& leaf) const {
    struct Sum {
      double gradient = 0, hessian = 0;
      std::size_t rows = 0;
    };
    std::vector<Sum> sums(inputs_.size() * kBins);
    const auto add = [&](std::size_t from, std::size_t to) {
      for (const std::uint32_t r : leaf.rows) {
        for (std::size_t i = from; i < to; ++i) {
          const std::size_t k = drawn_inputs_[i];
          Sum& sum = sums[k * kBins + bins_[r * inputs_.size() + k]];
          sum.gradient += rows_[r].gradient;
          sum.hessian += rows_[r].hessian;
          ++sum.rows;
        }
      }
    };
    std::thread half(add, 0, drawn_inputs_.size() / 2);
    add(drawn_inputs_.size() / 2, drawn_inputs_.size());
    half.join();
    const auto strength = [](double gradient, double hessian) {
      return gradient * gradient / (hessian + kRidge);
    };
    Sum all;
    for (const std::uint32_t r : leaf.rows) {
      all.gradient += rows_[r].gradient;
      all.hessian += rows_[r].hessian;
    }
    leaf.gain = 0;
    for (const std::size_t k : drawn_inputs_) {
      Sum left;
      for (std::size_t b = 0; b < borders_[k].size(); ++b) {
        left.gradient += sums[k * kBins + b].gradient;
        left.hessian += sums[k * kBins + b].hessian;
        left.rows += sums[k * kBins + b].rows;
        if (left.rows < kLeafRowsMin || leaf.rows.size() - left.rows < kLeafRowsMin) continue;
        const double right_gradient = all.gradient - left.gradient;
        const double right_hessian = all.hessian - left.hessian;
        const bool rises =
            right_gradient / (right_hessian + kRidge) >= left.gradient / (left.hessian + kRidge);
        if (direction_of(inputs_[k]) > 0 && !rises) continue;
        const double gain = strength(left.gradient, left.hessian) +
                            strength(right_gradient, right_hessian) -
                            strength(all.gradient, all.hessian);
        if (gain > leaf.gain) {
          leaf.gain = gain;
          leaf.input = k;
          leaf.bin = b;
        }
      }
    }
  }

  void grow() {
    std::vector<retrieve::TreeNode> nodes(1);
    std::vector<Leaf> leaves(1);
    leaves[0].rows = drawn_rows_;
    find_split(leaves[0]);
    while (leaves.size() < static_cast<std::size_t>(options_.leaves)) {
      const auto best =
          std::max_element(leaves.begin(), leaves.end(),
                           [](const Leaf& a, const Leaf& b) { return a.gain < b.gain; });
      if (best->gain <= 1e-9) break;
      Leaf left;
      Leaf right;
      for (const std::uint32_t r : best->rows) {
        (bins_[r * inputs_.size() + best->input] <= best->bin ? left : right).rows.push_back(r);
      }
      left.node = nodes.size();
      right.node = nodes.size() + 1;
      retrieve::TreeNode& node = nodes[best->node];
      node.input = static_cast<std::int16_t>(inputs_[best->input]);
      node.value = borders_[best->input][best->bin];
      node.left = static_cast<std::int16_t>(left.node - best->node);
      node.right = static_cast<std::int16_t>(right.node - best->node);
      nodes.resize(nodes.size() + 2);
      find_split(left);
      find_split(right);
      *best = std::move(left);
      leaves.push_back(std::move(right));
    }
    for (const Leaf& leaf : leaves) {
      double gradient = 0;
      double hessian = 0;
      for (const std::uint32_t r : leaf.rows) {
        gradient += rows_[r].gradient;
        hessian += rows_[r].hessian;
      }
      nodes[leaf.node].value = static_cast<float>(options_.rate * gradient / (hessian + kRidge));
    }
    constexpr std::uint16_t kRoot[] = {0};
    const retrieve::TreeModel tree{nodes, kRoot};
    for (Row& row : rows_) row.score += retrieve::tree_score(tree, *row.input);
    learned_.roots.push_back(static_cast<std::uint16_t>(learned_.nodes.size()));
    learned_.nodes.insert(learned_.nodes.end(), nodes.begin(), nodes.end());
  }

  const std::vector<const RankExample*>& examples_;
  const std::vector<double>& set_weights_;
  const TreeOptions& options_;
  std::vector<std::size_t> inputs_;
  std::vector<Row> rows_;
  std::vector<std::vector<float>> borders_;
  std::vector<std::uint8_t> bins_;
  std::mt19937_64 random_{1};
  std::vector<std::size_t> drawn_inputs_;
  std::vector<std::uint32_t> drawn_rows_;
  LearnedTrees learned_;
};

}  // namespace

LearnedTrees learn_trees(const std::vector<const RankExample*>& examples,
                         const std::vector<double>& set_weights, const TreeOptions& options) {
  return Learner(examples, set_weights, options).run();
}

}  // namespace ibid::training
