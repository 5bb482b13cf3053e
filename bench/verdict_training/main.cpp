// Learns the verdict model from public claim sets and shows how good it is.
//
//   verdict_training DATA            cross-validated precision and recall, beside plain overlap
//   verdict_training DATA --limits   the limits from which the model commits itself, chosen on the
//                                    other folds, over five draws of the folds
//   verdict_training DATA --table    the table src/verify/verdict/verdict_trees.hpp
//
// Cross-validation is five-fold with whole groups (a cited abstract, a claim, a page, a trial) held
// out. The sets weigh the same however many claims they have, but for those that are unlike the
// claims of a text: made by machine (COVID-Fact), about tables (NLI4CT), questions (PubMedQA,
// BioASQ) or beside gold sentences only. They weigh half.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "boosting.hpp"
#include "claim_sets.hpp"
#include "eval/verdicts.hpp"

namespace {

using namespace ibid;
using bench::Example;

constexpr std::size_t kFolds = 5;
constexpr double kSetWeight = 1500;  // claims that each set counts for

constexpr std::array<std::string_view, 7> kSets = {
    "scifact", "scifact-rationale", "healthver", "covidfact", "nli4ct", "pubmedqa", "bioasq"};

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

/// FNV-1a, so that folds do not depend on a standard library's hash. Each draw deals anew.
std::size_t fold_of(std::string_view group, std::uint32_t draw = 0) {
  std::uint32_t hash = 2166136261U ^ draw;
  for (const char c : group) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash % kFolds;
}

double weight_of(const Example& example, const std::map<std::string, double>& sizes) {
  const bool half = example.set != "scifact" && example.set != "healthver";
  return (half ? 0.5 : 1.0) * kSetWeight / sizes.at(example.set);
}

std::vector<bench::TrainingRow> rows_without(const std::vector<Example>& examples,
                                             const std::map<std::string, double>& sizes,
                                             std::size_t fold, std::uint32_t draw = 0) {
  std::vector<bench::TrainingRow> rows;
  for (const Example& example : examples) {
    if (fold_of(example.group, draw) == fold) continue;
    rows.push_back({&example.features, example.label, weight_of(example, sizes)});
  }
  return rows;
}

Verdict verdict_of(int label) {
  if (label == bench::kSupport) return Verdict::kSupported;
  return label == bench::kContradict ? Verdict::kContradicted : Verdict::kUndetermined;
}

/// `model` must outlive it.
std::function<verify::Probabilities(const verify::Features&)> model_of(
    const bench::BoostedModel& model) {
  return [&model](const verify::Features& features) {
    const auto p = model.probabilities(features);
    return verify::Probabilities{p[0], p[1], p[2]};
  };
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
    const verify::LearnedJudge learned{model_of(model)};
    for (const Example& example : examples) {
      if (fold_of(example.group) != fold) continue;
      Validation& validation = by_set[example.set];
      const Verdict gold = verdict_of(example.label);
      const auto p = model.probabilities(example.features);
      validation.model.push_back(
          {p[1] > p[0] ? Verdict::kContradicted : Verdict::kSupported, std::max(p[0], p[1]), gold});
      validation.overlap.push_back({Verdict::kSupported, example.overlap, gold});
      const bench::JudgedExample judged = bench::judge_example(example, learned);
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

constexpr std::uint32_t kDraws = 5;
/// Limits are tried in such steps, from the highest down.
constexpr double kLimitMax = 0.96;
constexpr double kLimitMin = 0.5;
constexpr double kLimitStep = 0.02;

/// By set and fold.
using FoldVerdicts =
    std::map<std::string_view, std::array<std::vector<eval::ScoredVerdict>, kFolds>>;

/// The least probabilities, as in verify::LearnedJudge.
struct Limits {
  double supported;
  double contradicted;
  double turned;
};

constexpr Limits kAsSet{verify::kSupportedMin, verify::kContradictedMin, verify::kTurnedMin};
constexpr Limits kAnyProbability{kLimitMin, kLimitMin, kLimitMin};
constexpr Limits kTurnedAtAny{verify::kSupportedMin, verify::kContradictedMin, kLimitMin};

/// One entry an entry of `limits`, each model learned once.
std::vector<FoldVerdicts> judge_folds(const std::vector<Example>& examples,
                                      const std::map<std::string, double>& sizes,
                                      std::uint32_t draw, std::span<const Limits> limits) {
  std::vector<FoldVerdicts> verdicts(limits.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const bench::BoostedModel model =
        bench::boost(rows_without(examples, sizes, fold, draw), allowed_features());
    for (std::size_t l = 0; l < limits.size(); ++l) {
      const verify::LearnedJudge learned{model_of(model), limits[l].supported,
                                         limits[l].contradicted, limits[l].turned};
      for (const Example& example : examples) {
        if (fold_of(example.group, draw) != fold) continue;
        const bench::JudgedExample judged = bench::judge_example(example, learned);
        verdicts[l][example.set][fold].push_back(
            {judged.judgement.verdict, judged.judgement.confidence, verdict_of(example.label)});
      }
    }
  }
  return verdicts;
}

/// Verdicts of some folds from one limit on.
struct Tally {
  double given = 0;
  double correct = 0;
  double gold = 0;

  void add(std::span<const eval::ScoredVerdict> verdicts, Verdict verdict, double limit) {
    for (const eval::ScoredVerdict& scored : verdicts) {
      gold += scored.gold == verdict ? 1 : 0;
      if (scored.verdict != verdict || scored.confidence < limit) continue;
      given += 1;
      correct += scored.gold == verdict ? 1 : 0;
    }
  }
  [[nodiscard]] double precision() const { return given > 0 ? correct / given : 1; }
  [[nodiscard]] double recall() const { return gold > 0 ? correct / gold : 0; }
};

/// A precision over fewer verdicts says nothing.
constexpr double kTellingMin = 10;

/// The last limit, going down, before SciFact's or HealthVer's precision over kTellingMin verdicts
/// or more first falls below its aim in the folds but `fold`.
double chosen_limit(const FoldVerdicts& verdicts, Verdict verdict, std::size_t fold,
                    double scifact_aim, double healthver_aim) {
  double chosen = kLimitMax;
  for (double limit = kLimitMax; limit >= kLimitMin; limit -= kLimitStep) {
    for (const auto& [set, aim] :
         {std::pair{"scifact", scifact_aim}, std::pair{"healthver", healthver_aim}}) {
      Tally tally;
      for (std::size_t other = 0; other < kFolds; ++other) {
        if (other != fold) tally.add(verdicts.at(set)[other], verdict, limit);
      }
      if (tally.given >= kTellingMin && tally.precision() < aim) return chosen;
    }
    chosen = limit;
  }
  return chosen;
}

/// By draw.
using Draws = std::vector<FoldVerdicts>;

void show_row(const Draws& draws, Verdict verdict, double limit) {
  for (const std::string_view set : kSets) {
    Tally tally;
    for (const FoldVerdicts& draw : draws) {
      for (const auto& fold : draw.at(set)) tally.add(fold, verdict, limit);
    }
    fmt::print("  {:>8.1f} {:.3f} {:.3f} ", tally.given / kDraws, tally.precision(),
               tally.recall());
  }
}

void show_table(std::string_view title, const Draws& draws, Verdict verdict) {
  fmt::print("## {}: given a draw, precision, recall, mean of {} draws\n\nlimit", title, kDraws);
  for (const std::string_view set : kSets) fmt::print("  {:>22}", set);
  for (double limit = kLimitMax; limit >= kLimitMin; limit -= kLimitStep) {
    fmt::print("\n {:.2f}", limit);
    show_row(draws, verdict, limit);
  }
  constexpr double kHealthverAim = 0.75;
  fmt::print("\n\nlimits chosen on the other folds for a precision on SciFact of at least\n");
  for (const double aim : {0.85, 0.86, 0.87, 0.88, 0.89, 0.90}) {
    fmt::print(" {:.2f}", aim);
    std::map<std::string_view, Tally> held_back;
    double limits = 0;
    for (const FoldVerdicts& draw : draws) {
      for (std::size_t fold = 0; fold < kFolds; ++fold) {
        const double limit = chosen_limit(draw, verdict, fold, aim, kHealthverAim);
        limits += limit;
        for (const std::string_view set : kSets) {
          held_back[set].add(draw.at(set)[fold], verdict, limit);
        }
      }
    }
    for (const std::string_view set : kSets) {
      const Tally& tally = held_back[set];
      fmt::print("  {:>8.1f} {:.3f} {:.3f} ", tally.given / kDraws, tally.precision(),
                 tally.recall());
    }
    fmt::print("  mean limit {:.3f}\n", limits / (kDraws * kFolds));
  }
  fmt::print("\n");
}

void show_limits(const std::vector<Example>& examples, const std::map<std::string, double>& sizes) {
  constexpr std::array kLimits = {kAsSet, kAnyProbability, kTurnedAtAny};
  Draws as_set;
  Draws any_probability;
  Draws turned_at_any;
  for (std::uint32_t draw = 0; draw < kDraws; ++draw) {
    std::vector<FoldVerdicts> verdicts = judge_folds(examples, sizes, draw, kLimits);
    as_set.push_back(std::move(verdicts[0]));
    any_probability.push_back(std::move(verdicts[1]));
    turned_at_any.push_back(std::move(verdicts[2]));
  }
  fmt::print("## as set\n\nsupported   ");
  show_row(as_set, Verdict::kSupported, 0);
  fmt::print("\ncontradicted");
  show_row(as_set, Verdict::kContradicted, 0);
  fmt::print("\n\n");
  show_table("supported", any_probability, Verdict::kSupported);
  show_table("contradicted", any_probability, Verdict::kContradicted);
  show_table("contradicted, below the limit as set only where turned round", turned_at_any,
             Verdict::kContradicted);
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
    fmt::print(stderr, "usage: verdict_training DATA [--limits | --table]\n");
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
  } else if (argc > 2 && std::string_view(argv[2]) == "--limits") {
    show_limits(examples, sizes);
  } else {
    show_validation(validate(examples, sizes));
  }
  return 0;
}
