// What the three forms of an audit share: labels, signs and sentences.
#pragma once

#include <string>
#include <string_view>

#include "ibid/audit.hpp"

namespace ibid::render {

/// How a verdict is to be taken at a glance.
enum class Tone { kGood, kBad, kOpen, kNone };

[[nodiscard]] Tone tone_of(Verdict verdict);
[[nodiscard]] Tone tone_of(ReferenceVerdict verdict);

/// "Supported", "Wrong source", …
[[nodiscard]] std::string_view verdict_label(Verdict verdict);
[[nodiscard]] std::string_view verdict_label(ReferenceVerdict verdict);

/// "✓", "✗", "?" or "·".
[[nodiscard]] std::string_view tone_sign(Tone tone);

/// "quantity: “25 mg” in the text, “15 mg” in the source"; of a reason with one side only that
/// side.
[[nodiscard]] std::string reason_text(const Reason& reason);

/// "7 of 9 claims stand · 1 contradicted · 1 undetermined · 4 not judged (no claims) · 1 of 2
/// references in doubt"; "No claims to check" of a text without any.
[[nodiscard]] std::string summary_text(const Audit& audit);

}  // namespace ibid::render
