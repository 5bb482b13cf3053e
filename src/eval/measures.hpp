// How good is one ranking? The measures as trec_eval and BEIR define them: a document is relevant
// from level 1 on, nDCG's gain is the level itself (not 2^level - 1) and its discount log2(rank+1).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "eval/judged_run.hpp"

namespace ibid::eval {

struct Measure {
  enum class Kind { kNdcg, kAveragePrecision, kReciprocalRank, kRecall, kPrecision };
  Kind kind = Kind::kNdcg;
  std::size_t cut = 0;  ///< ranks that count; 0 = all
  friend bool operator==(const Measure&, const Measure&) = default;
};

/// "nDCG@10", "MAP", "MRR", "Recall@100", "P@10".
[[nodiscard]] std::string name_of(const Measure& measure);
/// The reverse, in any case. kUsage lists what there is. P needs a cut.
[[nodiscard]] Result<Measure> parse_measure(std::string_view name);
/// What a report prints when nothing else is asked for.
[[nodiscard]] const std::vector<Measure>& standard_measures();

/// 0 when nothing is relevant. `ranking` is in trec_eval's order.
[[nodiscard]] double value_of(const Measure& measure, const std::vector<RankedDocument>& ranking,
                              const std::map<std::string, int>& judged);

}  // namespace ibid::eval
