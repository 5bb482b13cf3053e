// Amounts of something to take.
#pragma once

#include <string_view>

namespace ibid::answer {

/// Whether a sentence gives one: "5 mg", "10 ug/d", "600 IU daily", and not "6 mg/dL".
[[nodiscard]] bool gives_amount(std::string_view sentence);

}  // namespace ibid::answer
