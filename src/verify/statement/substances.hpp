// Substances: is a word the name of a drug, mineral or vitamin? By the WHO's INN stems and a short
// list of names without one. One substance in place of another contradicts; one common word in
// place of another may only reword.
#pragma once

#include <string_view>

namespace ibid::verify {

[[nodiscard]] bool names_substance(std::string_view folded_word);

/// True of "triptan", "opioids", "antidepressant": a class of medicines in one word.
[[nodiscard]] bool names_medicine_class(std::string_view folded_word);

}  // namespace ibid::verify
