#include "answer/populations.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "text/strings.hpp"

namespace ibid::answer {
namespace {

struct PopulationStem {
  std::string_view stem;
  Population population;
};
constexpr PopulationStem kNarrowPopulations[] = {
    {"adolesc", Population::kChildren},
    {"anim", Population::kAnimals},
    {"babi", Population::kChildren},
    {"boy", Population::kChildren},
    {"breastfeed", Population::kBreastfeeding},
    {"child", Population::kChildren},
    {"childhood", Population::kChildren},
    {"children", Population::kChildren},
    {"fetal", Population::kPregnancy},
    {"fetus", Population::kPregnancy},
    {"gestat", Population::kPregnancy},
    {"girl", Population::kChildren},
    {"infant", Population::kChildren},
    {"kid", Population::kChildren},
    {"lactat", Population::kBreastfeeding},
    {"mice", Population::kAnimals},
    {"mous", Population::kAnimals},
    {"murin", Population::kAnimals},
    {"neonat", Population::kChildren},
    {"newborn", Population::kChildren},
    {"paediatr", Population::kChildren},
    {"pediatr", Population::kChildren},
    {"pig", Population::kAnimals},
    {"pregnanc", Population::kPregnancy},
    {"pregnant", Population::kPregnancy},
    {"prenat", Population::kPregnancy},
    {"preterm", Population::kChildren},
    {"rabbit", Population::kAnimals},
    {"rat", Population::kAnimals},
    {"schoolchildren", Population::kChildren},
    {"teen", Population::kChildren},
    {"teenag", Population::kChildren},
    {"toddler", Population::kChildren},
    {"trimest", Population::kPregnancy},
    {"utero", Population::kPregnancy},
    {"vitro", Population::kAnimals},
    {"youth", Population::kChildren},
};
static_assert(std::is_sorted(std::begin(kNarrowPopulations), std::end(kNarrowPopulations),
                             [](const PopulationStem& a, const PopulationStem& b) {
                               return a.stem < b.stem;
                             }));

/// By the lower five bits of its first two letters, of which it has as many at least.
constexpr std::size_t kBeginnings = 32 * 32;
constexpr std::size_t beginning_of(std::string_view stem) {
  return static_cast<unsigned char>(stem[0]) % 32u * 32u +
         static_cast<unsigned char>(stem[1]) % 32u;
}
/// Most stems begin as none of these, and whole pages are asked about.
constexpr auto kBeginsNarrow = [] {
  std::array<bool, kBeginnings> begins{};
  for (const PopulationStem& listed : kNarrowPopulations) begins[beginning_of(listed.stem)] = true;
  return begins;
}();

/// Among the children.
constexpr std::string_view kYoung[] = {"babi", "infant", "neonat", "newborn", "preterm", "toddler"};
constexpr std::string_view kAdolescents[] = {"adolesc", "teen", "teenag", "youth"};

/// Beside the narrow ones and everybody.
constexpr std::string_view kBroadPopulations[] = {"elder", "elderli", "femal", "male", "man",
                                                  "men",   "peopl",   "woman", "women"};

}  // namespace

bool is_everybody(std::string_view stem) {
  return stem == "adult";
}

bool is_population(std::string_view stem) {
  return is_everybody(stem) || is_narrow_population(stem) ||
         std::find(std::begin(kBroadPopulations), std::end(kBroadPopulations), stem) !=
             std::end(kBroadPopulations);
}

Population population_of(std::string_view stem) {
  if (stem.size() < 2 || !kBeginsNarrow[beginning_of(stem)]) return Population::kEverybody;
  const auto* const known = std::lower_bound(
      std::begin(kNarrowPopulations), std::end(kNarrowPopulations), stem,
      [](const PopulationStem& listed, std::string_view wanted) { return listed.stem < wanted; });
  if (known == std::end(kNarrowPopulations) || known->stem != stem) return Population::kEverybody;
  return known->population;
}

bool is_young_child(std::string_view stem) {
  return text::is_one_of(stem, kYoung);
}

bool is_adolescent(std::string_view stem) {
  return text::is_one_of(stem, kAdolescents);
}

bool is_narrow_population(std::string_view stem) {
  return population_of(stem) != Population::kEverybody;
}

}  // namespace ibid::answer
