// Rule verdict: what every difference decides where claim and sentence run nearly alike.
#pragma once

#include <string_view>
#include <vector>

#include "verify/verdict/judgement.hpp"

namespace ibid::verify {

/// Words in order beside coverage: what makes two sentences run alike rather than share a subject.
inline constexpr double kCloseOrder = 0.55;
inline constexpr double kFullOrder = 0.7;

/// The confidence of a verdict that stays open.
inline constexpr double kOpen = 0.5;
/// How sure it is that another name in a name's place is another thing.
inline constexpr double kNameReplaced = 0.85;

/// The verdict where claim and evidence run alike.
[[nodiscard]] Judgement decide_by_rule(const Findings& findings);

/// A judgement without place and alignment.
[[nodiscard]] Judgement judged(Verdict verdict, double confidence,
                               std::vector<Reason> reasons = {});

[[nodiscard]] bool has_kind(const std::vector<Reason>& reasons, std::string_view kind);

/// Adds the reasons that differ on both sides and are not there yet.
void append(std::vector<Reason>& to, const std::vector<Reason>& from);

}  // namespace ibid::verify
