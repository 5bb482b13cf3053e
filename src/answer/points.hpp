// Points: what of a subject a question asks for, where a reader wants that and nothing else: "How
// common is gout?", "What causes it?", "What are its symptoms?".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ibid::answer {

enum class Point : std::uint8_t {
  kNone,
  kDefinition,
  kFrequency,
  kCause,
  kSymptoms,
  kConsequences,
  kHarms,
};

/// By the opening of a question, but for a definition and for harms, whose words may stand
/// anywhere. `words` are the question's, folded, in order.
[[nodiscard]] Point point_of(std::span<const std::string> words);

/// Whether a sentence gives the point in so many words: "the commonest cause of".
[[nodiscard]] bool gives_point(Point point, std::string_view sentence);

/// How surely a claim gives the point that is asked for.
enum class PointGiven : std::uint8_t {
  kNot,
  kSaid,      ///< the sentence has such words, perhaps of something else
  kPromised,  ///< by a heading
};

/// Whether a heading promises it: "Causes and risk factors".
[[nodiscard]] bool promises_point(Point point, std::string_view heading);

}  // namespace ibid::answer
