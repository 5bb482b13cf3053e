// Verify: does a given text's every claim stand in the evidence? Certifies what can be certified
// by rule (existence, place, numbers, units, polarity, direction) and otherwise says so.
#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/audit.hpp"
#include "index/generation.hpp"

namespace ibid::verify {

/// Audits ibid.answer/1 JSON, a chat completion with annotations, Markdown or plain text, told
/// apart by content. Ends before the next reference or claim, with kUnavailable, once `unwanted`
/// says so.
[[nodiscard]] Result<Audit> verify_text(const index::Generation& generation, std::string_view text,
                                        const std::stop_token& unwanted = {});

/// The verdict on one claim against given evidence sentences alone (no index).
struct PairVerdict {
  Verdict verdict = Verdict::kUndetermined;
  double confidence = 0;
  std::vector<Reason> reasons;
  std::size_t best_sentence = 0;  ///< index into `evidence`
};
[[nodiscard]] PairVerdict judge(std::string_view claim, std::span<const std::string> evidence);

}  // namespace ibid::verify
