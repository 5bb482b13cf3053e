// Questions that a reader may ask next: only such that this index answers.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answer/candidates.hpp"
#include "answer/question.hpp"

namespace ibid::answer {

/// At most kFollowUpsMax questions for which `answers` holds, in the order in which they were
/// thought of: themes near the question that the answer did not treat, then other sides of its
/// topic. At most kFollowUpsTried are tried, since each costs a search.
[[nodiscard]] std::vector<std::string> follow_ups_for(
    const Question& question, std::span<const FoundPassage> passages,
    std::span<const std::string> treated_themes,
    const std::function<bool(std::string_view)>& answers);

inline constexpr std::size_t kFollowUpsMax = 4;
inline constexpr std::size_t kFollowUpsTried = 6;

}  // namespace ibid::answer
