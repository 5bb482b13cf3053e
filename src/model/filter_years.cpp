#include "model/filter_years.hpp"

#include <charconv>
#include <optional>

namespace ibid::model {
namespace {

constexpr int kYearMax = 9999;

/// 0 for nothing at all: an open end.
std::optional<int> year_in(std::string_view text) {
  if (text.empty()) return 0;
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc{} || end != text.data() + text.size() || year < 1 || year > kYearMax) {
    return std::nullopt;
  }
  return year;
}

}  // namespace

bool read_years(std::string_view text, Filter& filter) {
  const auto dash = text.find('-');
  const auto from = year_in(text.substr(0, dash));
  const auto to = dash == std::string_view::npos ? from : year_in(text.substr(dash + 1));
  if (!from || !to || (*from == 0 && *to == 0)) return false;
  if (*from != 0 && *to != 0 && *from > *to) return false;
  filter.year_from = *from;
  filter.year_to = *to;
  return true;
}

}  // namespace ibid::model
