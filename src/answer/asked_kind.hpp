// Kinds of figure that a question asks for and a sentence gives: "How long …?" wants a time, "How
// often …?" a frequency.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ibid::answer {

enum class AskedKind : std::uint8_t {
  kNone,
  kDuration,   ///< "for 6 to 12 months"
  kFrequency,  ///< "every 3 months", "once a day"
  kShare,      ///< "12%", "one in ten"
  kAge,        ///< "aged 50 years or older"
  kSize,       ///< of an effect: "by 2.1 mm Hg", "RR 0.80"
  kLevel,      ///< of something measured: "below 130 mm Hg"
};

/// `words` are a question's, folded, in order.
[[nodiscard]] AskedKind asked_kind_of(std::span<const std::string> words);

/// Whether a sentence gives a figure of the kind; never of kNone.
[[nodiscard]] bool gives_kind(AskedKind kind, std::string_view sentence);

}  // namespace ibid::answer
