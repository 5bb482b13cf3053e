// Learns the two tables of src/retrieve (term_model_table.cpp, ranker_table.cpp) from judged
// questions, and shows what they are worth on questions that were not learned from.
//
//   ranker_training [--folds N] [--by-set] [--ablate] [--write DIR] NAME,WEIGHT,INDEX,QUERIES,QRELS
//   …
//
// A set may also be NAME,WEIGHT,INDEX,QUESTIONS: see load_set().
//
// Without options: two folds by question; --folds before the sets: N, which learns from more and
// takes longer. --by-set: each set ranked by what the others taught.
// --ablate: the trees once more without each group of features. --write: learn from everything and
// write the tables into DIR. A set of weight 0 is measured and never learned from.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "examples.hpp"
#include "tables.hpp"
#include "term_learner.hpp"
#include "tree_learner.hpp"

namespace ibid::training {
namespace {

struct Data {
  std::vector<JudgedSet> sets;
  std::vector<std::vector<std::size_t>> folds;
  std::vector<std::vector<TermExample>> terms;
};

/// Whether a question of a set is learned from.
using Takes = std::function<bool(std::size_t set, std::size_t fold)>;

std::vector<double> weights_by_set(const Data& data, const Takes& takes) {
  std::vector<double> weights(data.sets.size(), 0);
  for (std::size_t s = 0; s < data.sets.size(); ++s) {
    std::size_t count = 0;
    for (const std::size_t fold : data.folds[s]) count += takes(s, fold) ? 1 : 0;
    if (count > 0) weights[s] = data.sets[s].weight / static_cast<double>(count);
  }
  return weights;
}

LearnedTerms learn_terms_from(const Data& data, const Takes& takes) {
  std::vector<const TermExample*> examples;
  for (const auto& of_set : data.terms) {
    for (const TermExample& example : of_set) {
      if (takes(example.set, example.fold)) examples.push_back(&example);
    }
  }
  return learn_terms(examples, weights_by_set(data, takes));
}

using RankExamples = std::vector<std::vector<RankExample>>;

LearnedTrees learn_trees_from(const Data& data, const RankExamples& examples, const Takes& takes,
                              const TreeOptions& options) {
  std::vector<const RankExample*> taken;
  for (const auto& of_set : examples) {
    for (const RankExample& example : of_set) {
      if (takes(example.set, example.fold)) taken.push_back(&example);
    }
  }
  return learn_trees(taken, weights_by_set(data, takes), options);
}

/// Sums of nDCG at 10 over the questions measured, a set.
struct Tally {
  explicit Tally(std::size_t sets) : sums(sets, 0), counts(sets, 0) {}
  void add(std::size_t set, double value) {
    sums[set] += value;
    ++counts[set];
  }
  void print(const std::string& name) const {
    std::string line = fmt::format("{:<28}", name);
    double mean = 0;
    for (std::size_t s = 0; s < sums.size(); ++s) {
      const double value = counts[s] == 0 ? 0 : sums[s] / static_cast<double>(counts[s]);
      mean += value / static_cast<double>(sums.size());
      line += fmt::format("{:>9.4f}", value);
    }
    std::puts(fmt::format("{}{:>9.4f}", line, mean).c_str());
    std::fflush(stdout);
  }
  std::vector<double> sums;
  std::vector<std::size_t> counts;
};

void measure_trees(const RankExamples& examples, const LearnedTrees& trees,
                   const std::function<bool(std::size_t, std::size_t)>& is_measured, Tally& tally) {
  const retrieve::TreeModel model = trees.model();
  for (const auto& of_set : examples) {
    for (const RankExample& example : of_set) {
      if (!is_measured(example.set, example.fold)) continue;
      std::vector<double> scores;
      for (const auto& input : example.inputs) scores.push_back(tree_score(model, input));
      tally.add(example.set, ndcg(example.judged, scores));
    }
  }
}

struct FeatureGroup {
  std::string name;
  std::vector<std::size_t> features;
};
const std::vector<FeatureGroup>& feature_groups() {
  using namespace retrieve;
  static const std::vector<FeatureGroup> groups = {
      {"sentences", {kBestSentence, kBestSentences}},
      {"pairs and proximity", {kAdjacentPairs, kNearPairs, kProximity}},
      {"other schemes", {kDirichlet, kBm25Short, kBm25Dense, kBm25Rare, kDph}},
      {"similar candidates", {kSmoothed, kNeighbourSupport, kBestSupport}},
      {"acronyms and numbers", {kHeldAcronyms, kHeldNumbers}},
      {"medicines", {kHeldMedicines}},
      {"other names", {kNamedIdf, kNamedWeight}},
      {"questions answered", {kAsked, kAskedRank}},
      {"title", {kHeldInTitle}},
      {"first place", {kFirstPlace}},
      {"length", {kLength}},
      {"ranks", {kRank, kFirstRank}},
      {"question", {kQuestionSize, kQuestionClarity, kQuestionCoverage, kExpansionMass}},
  };
  return groups;
}

/// One round of learning: from which questions, and which it is measured on.
struct Round {
  Takes takes;
  Takes is_measured;
};

/// Two splits of one collection must not teach each other: sets whose names share what stands
/// before a '-' go together.
std::string family_of(const JudgedSet& set) {
  return set.name.substr(0, set.name.find('-'));
}

std::vector<Round> rounds_by_question(const Data& data, std::size_t folds) {
  std::vector<Round> rounds;
  for (std::size_t round = 0; round < folds; ++round) {
    rounds.push_back({[&data, round](std::size_t s, std::size_t fold) {
                        return data.sets[s].is_training && fold != round;
                      },
                      [round](std::size_t, std::size_t fold) { return fold == round; }});
  }
  return rounds;
}

std::vector<Round> rounds_by_set(const Data& data) {
  std::vector<Round> rounds;
  for (std::size_t round = 0; round < data.sets.size(); ++round) {
    rounds.push_back({[&data, round](std::size_t s, std::size_t) {
                        return data.sets[s].is_training &&
                               family_of(data.sets[s]) != family_of(data.sets[round]);
                      },
                      [round](std::size_t s, std::size_t) { return s == round; }});
  }
  return rounds;
}

Round everything(const Data& data) {
  return {[&data](std::size_t s, std::size_t) { return data.sets[s].is_training; },
          [](std::size_t, std::size_t) { return false; }};
}

/// Everything that was learned in a round.
struct Learned {
  LearnedTerms terms;
  RankExamples examples;
};

std::vector<Learned> learn_rounds(const Data& data, const std::vector<Round>& rounds) {
  std::vector<Learned> learned(rounds.size());
  std::vector<retrieve::TermModel> models;
  for (std::size_t r = 0; r < rounds.size(); ++r) {
    learned[r].terms = learn_terms_from(data, rounds[r].takes);
    models.push_back(learned[r].terms.model());
  }
  for (std::size_t s = 0; s < data.sets.size(); ++s) {
    auto of_set = rank_examples(data.sets[s], s, data.folds[s], models);
    for (std::size_t r = 0; r < rounds.size(); ++r) {
      learned[r].examples.push_back(std::move(of_set[r]));
    }
  }
  return learned;
}

void report(const Data& data, std::span<const Round> rounds, std::span<const Learned> learned,
            const std::string& how, bool ablate) {
  const std::size_t sets = data.sets.size();
  Tally second(sets);
  Tally final(sets);
  std::vector<Tally> without(ablate ? feature_groups().size() : 0, Tally(sets));
  for (std::size_t r = 0; r < rounds.size(); ++r) {
    for (const auto& of_set : learned[r].examples) {
      for (const RankExample& example : of_set) {
        if (rounds[r].is_measured(example.set, example.fold)) {
          second.add(example.set, example.second_ndcg);
        }
      }
    }
    const auto measure = [&](const TreeOptions& options, Tally& tally) {
      measure_trees(learned[r].examples,
                    learn_trees_from(data, learned[r].examples, rounds[r].takes, options),
                    rounds[r].is_measured, tally);
    };
    measure({}, final);
    for (std::size_t g = 0; g < without.size(); ++g) {
      TreeOptions options;
      options.left_out = feature_groups()[g].features;
      measure(options, without[g]);
    }
  }
  second.print("term weights" + how);
  final.print("and trees" + how);
  for (std::size_t g = 0; g < without.size(); ++g) {
    without[g].print("without " + feature_groups()[g].name);
  }
}

int run(const std::vector<std::string>& arguments) {
  bool by_set = false;
  bool ablate = false;
  std::string directory;
  Data data;
  std::size_t folds = 2;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--folds" && i + 1 < arguments.size()) {
      folds = std::max(2UL, std::strtoul(arguments[++i].c_str(), nullptr, 10));
    } else if (arguments[i] == "--by-set") {
      by_set = true;
    } else if (arguments[i] == "--ablate") {
      ablate = true;
    } else if (arguments[i] == "--write" && i + 1 < arguments.size()) {
      directory = arguments[++i];
    } else {
      auto set = load_set(arguments[i]);
      if (!set) {
        std::fputs((set.error().message + '\n').c_str(), stderr);
        return EXIT_FAILURE;
      }
      data.folds.push_back(folds_of(*set, folds));
      data.terms.push_back(term_examples(*set, data.sets.size(), data.folds.back()));
      data.sets.push_back(std::move(*set));
    }
  }
  std::string header = fmt::format("{:<28}", "nDCG@10");
  for (const JudgedSet& set : data.sets) header += fmt::format("{:>9}", set.name);
  std::puts((header + "     mean").c_str());
  std::fflush(stdout);
  std::vector<Round> rounds = rounds_by_question(data, folds);
  if (by_set) {
    for (Round& round : rounds_by_set(data)) rounds.push_back(std::move(round));
  }
  rounds.push_back(everything(data));
  const std::vector<Learned> learned = learn_rounds(data, rounds);
  const std::span<const Round> all_rounds = rounds;
  const std::span<const Learned> all_learned = learned;
  const Learned& last = learned.back();
  const LearnedTrees trees =
      learn_trees_from(data, last.examples, rounds.back().takes, TreeOptions{});
  const bool is_written = directory.empty() || write_tables(directory, last.terms, trees);
  report(data, all_rounds.first(folds), all_learned.first(folds), "", ablate);
  if (by_set) {
    report(data, all_rounds.subspan(folds, data.sets.size()),
           all_learned.subspan(folds, data.sets.size()), ", by set", false);
  }
  return is_written ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace ibid::training

int main(int argc, char** argv) {
  return ibid::training::run(std::vector<std::string>(argv + 1, argv + argc));
}
