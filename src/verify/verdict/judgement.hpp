// Judgement: from what was found beside the evidence to a verdict with reasons.
//
// Three regimes. Where claim and evidence run nearly alike, every difference is decisive and rules
// decide: a differing number, a dropped "not". Where a sentence accounts for all of the claim in
// other words (restatement.hpp), the claim stands. Where neither holds, only a learned model can
// say something, it commits itself only above a measured precision, and otherwise the verdict is
// "undetermined".
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "ibid/audit.hpp"
#include "index/language.hpp"
#include "verify/comparison/features.hpp"
#include "verify/statement/statement.hpp"
#include "verify/verdict/verdict_model.hpp"

namespace ibid::verify {

struct Judgement {
  Verdict verdict = Verdict::kUndetermined;
  double confidence = 0;
  std::vector<Reason> reasons;
  std::size_t best = 0;    ///< statement of the evidence that speaks to the claim
  BagAlignment alignment;  ///< of the claim with that statement
};

/// The least probabilities at which the model commits itself, cross-validated on scifact and
/// healthver (docs/evaluation-verify.md).
inline constexpr double kSupportedMin = 0.62;
inline constexpr double kContradictedMin = 0.78;
/// The same where the best sentence plainly turns the claim round (turns_round() in judgement.cpp).
inline constexpr double kTurnedMin = 0.66;

/// What decides where the rules do not. Another model or other limits are for validation.
struct LearnedJudge {
  std::function<Probabilities(const Features&)> model = probabilities;
  double supported_min = kSupportedMin;
  double contradicted_min = kContradictedMin;
  double turned_min = kTurnedMin;
};

/// Never kWrongSource, kNoCitation or kNotAClaim: those are about citations. Without evidence or
/// without content words: undetermined with confidence 0.
[[nodiscard]] Judgement judge_statements(const Statement& claim,
                                         std::span<const Statement> evidence,
                                         const index::Language& language,
                                         const LearnedJudge& learned = {});

/// How alike claim and best evidence run: at least this share of the claim's weight must be
/// covered for the rules to decide.
inline constexpr double kCloseCoverage = 0.7;

}  // namespace ibid::verify
