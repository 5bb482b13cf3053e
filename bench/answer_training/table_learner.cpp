#include "table_learner.hpp"

#include <algorithm>
#include <future>
#include <span>

#include "answer/scoring.hpp"
#include "answer/selection_limits.hpp"

namespace ibid::training {
namespace {

/// As `ibid ask --batch` answers.
constexpr std::size_t kClaims = 5;
constexpr std::size_t kWords = 120;

/// There are three times as many pairs as candidates, and many say the same of each other.
constexpr BoostingOptions kPairOptions{.leaf_weight_min = 200};
/// A seventh of the candidates are looked at twice: smaller steps.
constexpr BoostingOptions kCloserOptions{.trees = 150, .rate = 0.06, .leaf_weight_min = 50};

/// Share of the ideal answers that have `pair`.
double share_of_ideals(const Example& example, answer::WordPair pair) {
  const auto having = std::count_if(
      example.ideal_pairs.begin(), example.ideal_pairs.end(),
      [pair](const auto& ideal) { return std::binary_search(ideal.begin(), ideal.end(), pair); });
  return example.ideal_pairs.empty()
             ? 0
             : static_cast<double>(having) / static_cast<double>(example.ideal_pairs.size());
}

}  // namespace

std::vector<std::size_t> TableLearner::examples_of(Folds folds) const {
  std::vector<std::size_t> found;
  for (std::size_t e = 0; e < examples_.size(); ++e) {
    const bool is_wanted = (folds >> examples_[e]->fold & 1U) != 0;
    if (is_wanted && !examples_[e]->candidates.empty()) found.push_back(e);
  }
  return found;
}

const LearnedTables& TableLearner::first_look(Folds folds) {
  const auto [at, is_new] = first_looks_.try_emplace(folds);
  if (!is_new) return at->second;
  std::vector<std::span<const double>> rows;
  std::vector<double> worth;
  std::vector<double> recall;
  std::vector<double> lead;
  std::vector<double> weights;
  for (const std::size_t e : examples_of(folds)) {
    const Example& example = *examples_[e];
    for (std::size_t i = 0; i < example.rows.size(); ++i) {
      rows.push_back(std::span(example.rows[i]).first(answer::kFirstFeatureCount));
      worth.push_back(example.worths[i].is_gold);
      recall.push_back(example.worths[i].recall);
      lead.push_back(example.worths[i].f1);
      weights.push_back(example.weight);
    }
  }
  const Booster booster(rows);
  const auto learn = [&](const std::vector<double>& targets) {
    return std::async(std::launch::async, [&] { return booster.learn(targets, weights, {}); });
  };
  auto worths = learn(worth);
  auto recalls = learn(recall);
  at->second.lead = booster.learn(lead, weights, {});
  at->second.recall = recalls.get();
  at->second.worth = worths.get();
  return at->second;
}

LearnedTables TableLearner::learn(Folds folds) {
  std::vector<answer::WordPairs> pairs(examples_.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const Folds held_back = folds & 1U << fold;
    if (held_back == 0) continue;
    const LearnedTables& tables = first_look(folds & ~held_back);
    for (const std::size_t e : examples_of(held_back)) {
      weigh(tables, *examples_[e]);
      pairs[e] = pairs_of(*examples_[e]);
    }
  }
  const auto learn_pairs = [&](Folds from) {
    std::vector<std::span<const double>> rows;
    std::vector<double> shares;
    std::vector<double> weights;
    for (const std::size_t e : examples_of(from)) {
      for (std::size_t p = 0; p < pairs[e].pairs.size(); ++p) {
        rows.emplace_back(pairs[e].traits[p]);
        shares.push_back(share_of_ideals(*examples_[e], pairs[e].pairs[p]));
        weights.push_back(examples_[e]->weight);
      }
    }
    return Booster(rows).learn(shares, weights, kPairOptions);
  };
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const Folds held_back = folds & 1U << fold;
    if (held_back == 0) continue;
    const BoostedTrees likelihoods = learn_pairs(folds & ~held_back);
    for (const std::size_t e : examples_of(held_back)) {
      answer::expect(pairs[e], likelihoods.table());
      answer::add_closer_features(examples_[e]->candidates, pairs[e], examples_[e]->rows);
    }
  }
  std::vector<std::span<const double>> rows;
  std::vector<double> leads;
  std::vector<double> weights;
  for (const std::size_t e : examples_of(folds)) {
    const Example& example = *examples_[e];
    for (std::size_t i = 0; i < example.rows.size(); ++i) {
      if (pairs[e].of[i].empty()) continue;
      rows.emplace_back(example.rows[i]);
      leads.push_back(example.worths[i].f1);
      weights.push_back(example.weight);
    }
  }
  LearnedTables tables = first_look(folds);
  tables.pairs = learn_pairs(folds);
  tables.closer_lead = Booster(rows).learn(leads, weights, kCloserOptions);
  return tables;
}

void weigh(const LearnedTables& tables, Example& example) {
  for (answer::Candidate& candidate : example.candidates) {
    const answer::Features& row = example.rows[candidate.row];
    answer::set_scores(candidate, answer::value_of(tables.worth.table(), row),
                       answer::value_of(tables.recall.table(), row),
                       answer::value_of(tables.lead.table(), row));
  }
  answer::order_by_score(example.passages, example.candidates);
}

answer::WordPairs pairs_of(const Example& example) {
  return answer::word_pairs_of(example.question, example.candidates, limits_of(example).worth_min,
                               example.reading->vocabulary());
}

answer::SelectionLimits limits_of(const Example& example) {
  return answer::brief_limits(kClaims, kWords, example.candidates);
}

}  // namespace ibid::training
