#include "answer/amounts.hpp"

#include <algorithm>
#include <vector>

#include "text/quantities.hpp"

namespace ibid::answer {
namespace {

bool is_amount(const text::Quantity& quantity) {
  const std::string_view unit = quantity.unit;
  const std::string_view amount = unit.substr(0, unit.find('/'));
  const std::string_view per = unit.substr(amount.size());
  const bool is_mass = amount == "mg" || amount == "ug" || amount == "g" || amount == "IU";
  return is_mass && per.find("L") == std::string_view::npos;
}

}  // namespace

bool gives_amount(std::string_view sentence) {
  const std::vector<text::Quantity> quantities = text::quantities(sentence);
  return std::any_of(quantities.begin(), quantities.end(), is_amount);
}

}  // namespace ibid::answer
