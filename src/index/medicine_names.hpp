// Which words name a medicine: what is written about it must name it, whatever else is asked.
#pragma once

#include <cstddef>
#include <string_view>

#include "index/language.hpp"

namespace ibid::index {

/// "zoledronic acid".
inline constexpr std::size_t kMedicineWordsMax = 2;

/// Whether the folded words name a medicine, or a food as good as one here: a member of a class
/// that the language knows, unless that is had or done, or what ends as the names do which the
/// World Health Organization gives to medicines.
[[nodiscard]] bool is_medicine(const Language& language, std::string_view folded_words);

}  // namespace ibid::index
