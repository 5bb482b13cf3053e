// How good are verdicts? Precision and recall of one verdict at each confidence.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "ibid/audit.hpp"

namespace ibid::eval {

/// One judged claim beside the label that people gave it.
struct ScoredVerdict {
  Verdict verdict = Verdict::kUndetermined;
  double confidence = 0;
  Verdict gold = Verdict::kUndetermined;
};

/// How the claims fare whose verdict is given with at least `confidence`.
struct VerdictPoint {
  double confidence = 0;
  std::size_t given = 0;    ///< claims with the verdict
  std::size_t correct = 0;  ///< of them, right
  double precision = 0;     ///< 0 when none is given
  double recall = 0;        ///< of all claims whose gold is the verdict
};

/// One point for each of `confidences`, in that order.
[[nodiscard]] std::vector<VerdictPoint> verdict_curve(std::span<const ScoredVerdict> verdicts,
                                                      Verdict verdict,
                                                      std::span<const double> confidences);

/// Mean gap between stated confidence and precision over ten equal bands of confidence, weighted by
/// claims (expected calibration error, Naeini 2015); supported and contradicted only.
[[nodiscard]] double calibration_error(std::span<const ScoredVerdict> verdicts);

/// A table for people: a line a confidence, supported and contradicted side by side.
[[nodiscard]] std::string verdict_table(std::span<const ScoredVerdict> verdicts);

}  // namespace ibid::eval
