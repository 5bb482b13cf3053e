// What comes once a treatment has begun: its target, its checks, and what is taken where it failed
// or cannot be taken. Who asks for the treatment of a condition asks for the beginning.
#pragma once

#include <string_view>

namespace ibid::answer {

/// Whether a sentence tells of such a step, or a question asks for one.
[[nodiscard]] bool comes_later(std::string_view text);

}  // namespace ibid::answer
