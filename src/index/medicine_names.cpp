#include "index/medicine_names.hpp"

#include <algorithm>
#include <iterator>

namespace ibid::index {
namespace {

/// Ends of international nonproprietary names ("The use of stems in the selection of INN", WHO)
/// that hardly any other word has.
constexpr std::string_view kNameEnds[] = {
    "azepam",  "bactam",    "cavir",    "cillin",   "ciclib",  "conazole", "coxib",
    "cycline", "dipine",    "dronate",  "floxacin", "gatran",  "gepant",   "gliflozin",
    "gliptin", "glitazone", "glutide",  "kinra",    "lukast",  "mab",      "oxetine",
    "parib",   "platin",    "prazole",  "prost",    "relix",   "sartan",   "semide",
    "setron",  "statin",    "thiazide", "tinib",    "triptan", "xaban",
};
/// "crab" ends like an antibody.
constexpr std::size_t kNameBytesMin = 7;

/// How classes are called whose members are had or done, not taken.
constexpr std::string_view kClassesOfConditions[] = {"disease", "hypothyroidism", "surgery"};

}  // namespace

bool is_medicine(const Language& language, std::string_view folded_words) {
  if (const std::string_view name = language.class_by_any_name(folded_words); !name.empty()) {
    return std::none_of(std::begin(kClassesOfConditions), std::end(kClassesOfConditions),
                        [&](std::string_view end) { return name.ends_with(end); });
  }
  return folded_words.size() >= kNameBytesMin &&
         std::any_of(std::begin(kNameEnds), std::end(kNameEnds), [&](std::string_view end) {
           return folded_words.size() > end.size() &&
                  folded_words.substr(folded_words.size() - end.size()) == end;
         });
}

}  // namespace ibid::index
