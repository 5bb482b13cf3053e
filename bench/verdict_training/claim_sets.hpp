// Public claim sets as features and labels: SciFact, HealthVer, COVID-Fact, NLI4CT, and the
// questions of PubMedQA and BioASQ that are answered by yes or no.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "verify/verdict/judgement.hpp"

namespace ibid::bench {

inline constexpr int kSupport = 0;
inline constexpr int kContradict = 1;
inline constexpr int kNeither = 2;

/// One claim beside one piece of evidence.
struct Example {
  std::string set;
  std::string group;  ///< examples of one group never lie in training and test at once
  int label = kNeither;
  std::string claim;
  std::vector<std::string> evidence;
  std::vector<std::size_t> rationale;  ///< gold sentences in `evidence`, where known
  double overlap = 0;                  ///< share of the claim's words that stand in the evidence
  verify::Features features{};
};

/// The whole judgement of an example, rules first and `model` where they do not decide.
/// `best_is_rationale` tells whether its best sentence is a gold one, where those are known.
struct JudgedExample {
  verify::Judgement judgement;
  bool best_is_rationale = false;
};
[[nodiscard]] JudgedExample judge_example(const Example& example,
                                          const verify::LearnedJudge& learned);

/// All sets that `data` holds; a set whose file is missing is left out. "scifact" pairs a claim
/// with the whole cited abstract, "scifact-rationale" with its gold sentences only. A question of
/// "pubmedqa" or "bioasq" is a claim beside its abstract or its snippets, which "yes" supports and
/// "no" contradicts.
[[nodiscard]] std::vector<Example> read_claim_sets(const std::filesystem::path& data);

}  // namespace ibid::bench
