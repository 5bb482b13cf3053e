// Of whom a question asks and for whom a finding holds, by single stems.
#pragma once

#include <cstdint>
#include <string_view>

namespace ibid::answer {

/// True for stems that name whoever is meant where nobody is named: "adult".
[[nodiscard]] bool is_everybody(std::string_view stem);

/// Whom a finding may hold for alone; bits of a set.
enum class Population : std::uint8_t {
  kEverybody = 0,
  kChildren = 1,
  kPregnancy = 2,
  kBreastfeeding = 4,
  kAnimals = 8,
};
[[nodiscard]] Population population_of(std::string_view stem);

/// True for stems that name the youngest children alone: "toddler".
[[nodiscard]] bool is_young_child(std::string_view stem);
/// True for stems that name the oldest children alone: "teenag".
[[nodiscard]] bool is_adolescent(std::string_view stem);

/// True for stems that name whom a finding does not reach beyond: "pregnanc", "children", "rat".
[[nodiscard]] bool is_narrow_population(std::string_view stem);

/// True for stems that name whom a question asks of, everybody included: "adult", "women".
[[nodiscard]] bool is_population(std::string_view stem);

}  // namespace ibid::answer
