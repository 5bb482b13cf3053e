// Questions that a reader may ask next: only such that this index answers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answer/candidates.hpp"
#include "answer/question.hpp"
#include "index/analyzer.hpp"

namespace ibid::answer {

/// At most kFollowUpsMax questions for which `answers` holds, in the order in which they were
/// thought of: what a passage beside its claims says it answers, themes that the documents of the
/// answer have and it did not treat, those first that speak of a remedy that is asked of, and other
/// sides of its topic. `candidates` are those of `passages`; `treated` are the passages of its
/// claims, by their place in `passages`. At most kFollowUpsTried are tried, since each costs a
/// search.
[[nodiscard]] std::vector<std::string> follow_ups_for(
    const Question& question, std::span<const FoundPassage> passages,
    std::span<const Candidate> candidates, std::span<const std::uint32_t> treated,
    index::Analyzer& analyzer, Vocabulary& vocabulary,
    const std::function<bool(std::string_view)>& answers);

inline constexpr std::size_t kFollowUpsMax = 4;
inline constexpr std::size_t kFollowUpsTried = 6;

}  // namespace ibid::answer
