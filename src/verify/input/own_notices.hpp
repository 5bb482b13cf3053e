// ibid's own notices on its answers, told by their full wording: what merely has a few of their
// words may be anybody's claim.
#pragma once

#include <string_view>

namespace ibid::verify {

/// True of a sentence (without markup and reference marks) that is a notice of an answer of ibid's
/// own, with or without the label before it ("Correction: A correction to reference 3 …"). The
/// wording is answer/'s, engine/'s and review/'s; tests walk it.
[[nodiscard]] bool is_own_notice(std::string_view statement);

/// True of the opening of the notice on a retracted work, which ends with a reference: its full
/// stops cut the notice into sentences.
[[nodiscard]] bool opens_retraction_notice(std::string_view statement);

}  // namespace ibid::verify
