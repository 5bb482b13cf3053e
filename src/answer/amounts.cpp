#include "answer/amounts.hpp"

#include <algorithm>
#include <vector>

#include "text/quantities.hpp"

namespace ibid::answer {
namespace {

bool is_amount(const text::Quantity& quantity) {
  const std::string_view unit = quantity.unit;
  // "mg x2/d" is twice a day.
  const std::string_view amount = unit.substr(0, unit.find_first_of(" /"));
  const std::string_view per = unit.substr(amount.size());
  const bool is_mass = amount == "mg" || amount == "ug" || amount == "g" || amount == "IU";
  return is_mass && per.find("L") == std::string_view::npos;
}

}  // namespace

bool gives_amount(std::string_view sentence) {
  const std::vector<text::Quantity> quantities = text::quantities(sentence);
  return std::any_of(quantities.begin(), quantities.end(), is_amount);
}

std::vector<ByteRange> amounts_in(std::string_view sentence) {
  std::vector<ByteRange> amounts;
  for (const text::Quantity& quantity : text::quantities(sentence)) {
    if (is_amount(quantity)) amounts.push_back(quantity.range);
  }
  return amounts;
}

}  // namespace ibid::answer
