// Which words name a medicine: what is written about it must name it, whatever else is asked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "index/language.hpp"

namespace ibid::index {

/// "zoledronic acid".
inline constexpr std::size_t kMedicineWordsMax = 2;

/// The class (classes.tsv) of the expression or of what one of its names, a brand's or a shorter
/// one, belongs to; empty for none. `expression` is folded (fold_expression()).
[[nodiscard]] std::string_view class_by_any_name(const Language& language,
                                                 const std::string& expression);

/// Whether the folded words name a medicine, or a food or condition as good as one here: a member
/// of a class that the language knows, or what ends as the names do which the World Health
/// Organization gives to medicines.
[[nodiscard]] bool is_medicine(const Language& language, std::string_view folded_words);

}  // namespace ibid::index
