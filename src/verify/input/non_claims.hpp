// Which sentences claim nothing that evidence could bear out: headings, questions, disclaimers,
// advice to see a clinician, and talk about the answer itself.
#pragma once

#include <string_view>

#include "verify/input/input.hpp"

namespace ibid::verify {

/// Why the sentence is no claim ("heading", "question", "disclaimer", "advice", "notice" for what
/// ibid notes on its own answer, "about the answer", "too short"), or empty when it is one.
[[nodiscard]] std::string_view why_no_claim(const InputSentence& sentence);

}  // namespace ibid::verify
