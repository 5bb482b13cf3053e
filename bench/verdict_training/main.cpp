// Learns the verdict model from public claim sets and shows how good it is.
//
//   verdict_training DATA            cross-validated precision and recall, beside plain overlap
//   verdict_training DATA --table    the table src/verify/verdict_trees.hpp
//
// Cross-validation is five-fold with whole groups (a cited abstract, a claim, a page, a trial) held
// out. The sets weigh the same however many claims they have, but for COVID-Fact and NLI4CT, whose
// claims are made by machine or speak of tables: they weigh half.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "boosting.hpp"
#include "claim_sets.hpp"
#include "eval/verdicts.hpp"

namespace {

using namespace ibid;
using bench::Example;

constexpr std::size_t kFolds = 5;
constexpr double kSetWeight = 1500;  // claims that each set counts for

constexpr std::array<std::string_view, 5> kSets = {"scifact", "scifact-rationale", "healthver",
                                                   "covidfact", "nli4ct"};

// What describes the claim or the set alone is left out: it would learn who wrote the claims.
constexpr std::array kLeftOut = {verify::kClaimWords, verify::kEvidenceSentences,
                                 verify::kClaimSign, verify::kPlace};

std::vector<verify::Feature> allowed_features() {
  std::vector<verify::Feature> allowed;
  for (std::size_t f = 0; f < verify::kFeatureCount; ++f) {
    const auto feature = static_cast<verify::Feature>(f);
    if (std::find(kLeftOut.begin(), kLeftOut.end(), feature) == kLeftOut.end()) {
      allowed.push_back(feature);
    }
  }
  return allowed;
}

/// FNV-1a, so that folds do not depend on a standard library's hash.
std::size_t fold_of(std::string_view group) {
  std::uint32_t hash = 2166136261U;
  for (const char c : group) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash % kFolds;
}

double weight_of(const Example& example, const std::map<std::string, double>& sizes) {
  const bool half =
      example.set == "covidfact" || example.set == "nli4ct" || example.set == "scifact-rationale";
  return (half ? 0.5 : 1.0) * kSetWeight / sizes.at(example.set);
}

std::vector<bench::TrainingRow> rows_without(const std::vector<Example>& examples,
                                             const std::map<std::string, double>& sizes,
                                             std::size_t fold) {
  std::vector<bench::TrainingRow> rows;
  for (const Example& example : examples) {
    if (fold_of(example.group) == fold) continue;
    rows.push_back({&example.features, example.label, weight_of(example, sizes)});
  }
  return rows;
}

Verdict verdict_of(int label) {
  if (label == bench::kSupport) return Verdict::kSupported;
  return label == bench::kContradict ? Verdict::kContradicted : Verdict::kUndetermined;
}

/// What cross-validation makes of one set.
struct Validation {
  std::vector<eval::ScoredVerdict> model;    ///< the likelier verdict at any probability
  std::vector<eval::ScoredVerdict> judged;   ///< as `ibid verify --batch` gives it
  std::vector<eval::ScoredVerdict> overlap;  ///< "supported" by share of words
  std::size_t rationales = 0;
  std::size_t rationale_first = 0;
};

std::map<std::string_view, Validation> validate(const std::vector<Example>& examples,
                                                const std::map<std::string, double>& sizes) {
  const std::vector<verify::Feature> allowed = allowed_features();
  std::map<std::string_view, Validation> by_set;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const bench::BoostedModel model = bench::boost(rows_without(examples, sizes, fold), allowed);
    const verify::VerdictModel verdicts = [&](const verify::Features& features) {
      const auto p = model.probabilities(features);
      return verify::Probabilities{p[0], p[1], p[2]};
    };
    for (const Example& example : examples) {
      if (fold_of(example.group) != fold) continue;
      Validation& validation = by_set[example.set];
      const Verdict gold = verdict_of(example.label);
      const auto p = model.probabilities(example.features);
      validation.model.push_back(
          {p[1] > p[0] ? Verdict::kContradicted : Verdict::kSupported, std::max(p[0], p[1]), gold});
      validation.overlap.push_back({Verdict::kSupported, example.overlap, gold});
      const bench::JudgedExample judged = bench::judge_example(example, verdicts);
      validation.judged.push_back({judged.judgement.verdict, judged.judgement.confidence, gold});
      if (!example.rationale.empty()) {
        ++validation.rationales;
        validation.rationale_first += judged.best_is_rationale ? 1 : 0;
      }
    }
  }
  return by_set;
}

void show_validation(const std::map<std::string_view, Validation>& by_set) {
  for (const std::string_view set : kSets) {
    const auto found = by_set.find(set);
    if (found == by_set.end()) continue;
    const Validation& validation = found->second;
    fmt::print("## {} ({} claims)\n\nas judged (calibration error {:.3f})\n{}\n", set,
               validation.judged.size(), eval::calibration_error(validation.judged),
               eval::verdict_table(validation.judged));
    fmt::print("model alone\n{}\nplain overlap\n{}\n", eval::verdict_table(validation.model),
               eval::verdict_table(validation.overlap));
    if (validation.rationales > 0) {
      fmt::print("a rationale sentence first in {} of {} ({:.3f})\n\n", validation.rationale_first,
                 validation.rationales,
                 static_cast<double>(validation.rationale_first) /
                     static_cast<double>(validation.rationales));
    }
  }
}

std::string limit_text(double limit) {
  return limit > 1e30 ? "kAlways" : fmt::format("{}", limit);
}

void print_table(const bench::BoostedModel& model) {
  fmt::print(
      "// Learned by bench/verdict_training; do not edit by hand.\n#pragma once\n\n"
      "#include <array>\n#include <limits>\n\n#include \"verify/verdict_model.hpp\"\n\n"
      "namespace ibid::verify {{\n\n"
      "inline constexpr double kAlways = std::numeric_limits<double>::max();\n\n"
      "inline constexpr std::array<double, 3> kVerdictBase = {{{:.6f}, {:.6f}, {:.6f}}};\n\n"
      "// clang-format off\n"
      "inline constexpr std::array<VerdictTree, {}> kVerdictTrees = {{{{\n",
      model.base[0], model.base[1], model.base[2], model.trees.size());
  const auto name = [](verify::Feature feature) { return verify::kFeatureIdentifiers[feature]; };
  for (const verify::VerdictTree& tree : model.trees) {
    fmt::print("    {{{}, {}, {}, {}, {}, {}, {}, {{{:.4f}, {:.4f}, {:.4f}, {:.4f}}}}},\n",
               tree.outcome, name(tree.first), limit_text(tree.first_limit), name(tree.low),
               limit_text(tree.low_limit), name(tree.high), limit_text(tree.high_limit),
               tree.values[0], tree.values[1], tree.values[2], tree.values[3]);
  }
  fmt::print("}}}};\n// clang-format on\n\n}}  // namespace ibid::verify\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: verdict_training DATA [--table]\n");
    return 2;
  }
  const std::vector<Example> examples = bench::read_claim_sets(argv[1]);
  if (examples.empty()) {
    fmt::print(stderr, "no claim sets in {}; nothing to learn from\n", argv[1]);
    return 0;
  }
  std::map<std::string, double> sizes;
  for (const Example& example : examples) sizes[example.set] += 1;
  if (argc > 2 && std::string_view(argv[2]) == "--table") {
    print_table(bench::boost(rows_without(examples, sizes, kFolds), allowed_features()));
  } else {
    show_validation(validate(examples, sizes));
  }
  return 0;
}
