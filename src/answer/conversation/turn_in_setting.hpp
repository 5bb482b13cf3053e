// A turn in its own words, with the topics that only earlier turns named as its setting: "does
// booze make it worse (setting: atrial fibrillation)". Rules that complete a turn may take over too
// much, or put it where it does not belong; what a turn asks it says itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "index/generation.hpp"

namespace ibid::answer {

/// `standalone` is what the turn was completed to. Nothing for a turn that names no subject that
/// the index knows, nor for one that is asked of people whom it does not name, or of a medicine
/// together with one that was named before: what holds for others, or of one alone, is no answer.
[[nodiscard]] std::optional<std::string> turn_in_setting(const index::Generation& generation,
                                                         std::string_view turn,
                                                         std::string_view standalone);

/// Whether it names a subject that the index knows.
[[nodiscard]] bool names_known_subject(const index::Generation& generation, std::string_view text);

}  // namespace ibid::answer
