#include "text/misspelled.hpp"

#include <algorithm>
#include <utility>

#include "text/strings.hpp"

namespace ibid::text {
namespace {

/// Of two that differ.
bool is_one_letter_away(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto same =
      static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin()).first - a.begin());
  a.remove_prefix(same);
  b.remove_prefix(same);
  if (a.size() < b.size()) return a == b.substr(1);
  const bool is_swapped = a.size() > 1 && a[0] == b[1] && a[1] == b[0];
  return a.substr(1) == b.substr(1) || (is_swapped && a.substr(2) == b.substr(2));
}

}  // namespace

bool is_misspelled(std::string_view given, std::string_view name) {
  if (given == name) return false;
  return lower_ascii(given) == lower_ascii(name) || is_one_letter_away(given, name);
}

}  // namespace ibid::text
