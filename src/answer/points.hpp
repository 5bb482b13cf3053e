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
  kAvoidance,  ///< what not to take or do
  kMechanism,
  kPrevention,
  kPrognosis,   ///< how long one lives with it
  kCure,        ///< whether it goes away
  kMonitoring,  ///< what is checked, and how often
  kSpread,      ///< whether and how one catches it
  kCost,        ///< what one pays
  kUrgency,     ///< which signs call for help at once
};

/// By the opening of a question or by words that ask for nothing else, wherever they stand.
/// `words` are the question's, folded, in order.
[[nodiscard]] Point point_of(std::span<const std::string> words);

/// Whether the folded word asks for the point and is nothing that the question is about: the
/// "contagious" of "Is pneumonia contagious?".
[[nodiscard]] bool asks_point(Point point, std::string_view word);

/// Whether an index in which nothing gives the point has no answer: what else it knows of the
/// subject would only hide that.
[[nodiscard]] bool is_point_alone(Point point);

/// Words to search for besides, as headings have them: "causes risk factors"; may be empty.
[[nodiscard]] std::string_view searched_for(Point point);

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
