// ibid's own notices on its answers, told by their full wording: what merely has a few of their
// words may be anybody's claim.
#pragma once

#include <cstddef>
#include <string_view>

namespace ibid::verify {

/// True of a sentence (without markup and reference marks) that is a notice of an answer of ibid's
/// own, with or without the label before it ("Correction: A correction to reference 3 …"). The
/// wording is answer/'s, engine/'s and review/'s; tests walk it.
[[nodiscard]] bool is_own_notice(std::string_view statement);

/// True of the notice on a retracted work, which ends with a reference: of no known wording, so
/// nothing in it may be cited.
[[nodiscard]] bool is_retraction_notice(std::string_view statement);

/// What the line that an answer of ibid's own has below a claim says of its strength, "conditional
/// recommendation" of "Strength: conditional recommendation"; empty for every other line. Anybody
/// can write such a line: it is a notice where the claim's passage states that strength.
[[nodiscard]] std::string_view strength_told(std::string_view statement);

/// Bytes of the notice of either kind that the lines of `text` (Markdown or plain, reference marks
/// blanked out) begin with, or 0. Titles and quotes in it have full stops and colons, at which it
/// would be cut into sentences.
[[nodiscard]] std::size_t own_notice_bytes(std::string_view text);

}  // namespace ibid::verify
