#include "index/medicine_names.hpp"

#include <algorithm>
#include <iterator>

#include "index/language_files.hpp"

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

}  // namespace

/// The class of what one of its names, a brand's or a shorter one, belongs to; empty for none.
std::string_view class_by_any_name(const Language& language, const std::string& expression) {
  if (const std::string_view own = language.class_of(expression); !own.empty()) return own;
  for (const SynonymSet* set : language.synonyms_of(expression)) {
    for (const std::string& name : set->expressions) {
      const std::string_view of_name = language.class_of(fold_expression(name));
      if (!of_name.empty()) return of_name;
    }
  }
  return {};
}

bool is_medicine(const Language& language, std::string_view folded_words) {
  if (!class_by_any_name(language, std::string(folded_words)).empty()) return true;
  return folded_words.size() >= kNameBytesMin &&
         std::any_of(std::begin(kNameEnds), std::end(kNameEnds), [&](std::string_view end) {
           return folded_words.size() > end.size() &&
                  folded_words.substr(folded_words.size() - end.size()) == end;
         });
}

}  // namespace ibid::index
