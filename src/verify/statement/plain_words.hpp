// Plain words: what a sentence is told with. They name no drug, no outcome, no group and no
// direction, so that a claim may have them where the evidence has others or none.
#pragma once

#include <span>
#include <string_view>

#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// True of words that say nothing which evidence would have to bear out: "offers", "roughly",
/// "according to", "patients".
[[nodiscard]] bool is_plain(const Token& token);

/// True of words that evidence has to bear out, amounts aside; cues are such, too ("high dose",
/// "triple therapy").
[[nodiscard]] bool must_be_borne_out(const Token& token);

/// How firmly advice is given, weakest first.
enum class Firmness : std::uint8_t {
  kUnstated,
  kAllowed,    ///< "may", "an option"
  kSuggested,  ///< "suggests", "should be considered"
  kAdvised,    ///< "should", "advises"
  kPreferred,  ///< "recommends", "is preferred"
  kDemanded,   ///< "must", "is required"
};

/// The firmest word of the statement.
[[nodiscard]] Firmness firmness_of(const Statement& statement);
[[nodiscard]] Firmness firmness_of(std::span<const Token> tokens);

/// True of "all", "every", "always": what holds of some does not hold of all.
[[nodiscard]] bool speaks_of_all(const Statement& statement);

/// "Only", "solely", "merely".
[[nodiscard]] bool says_only(const Token& token);

/// True of "only", "solely", "exclusively".
[[nodiscard]] bool speaks_of_nothing_else(const Statement& statement);

/// "May", "might", "possibly", "can".
[[nodiscard]] bool hedges(const Token& token);

/// True of a sentence that leaves something open.
[[nodiscard]] bool is_hedged(const Statement& statement);

}  // namespace ibid::verify
