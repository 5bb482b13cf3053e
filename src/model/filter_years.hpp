// The years of a filter as people write them, on the command line and over HTTP.
#pragma once

#include <string_view>

#include "ibid/filter.hpp"

namespace ibid::model {

/// Sets the years from "2020", "2015-2020", "2015-" or "-2020". False, and the filter as it was,
/// for anything else.
[[nodiscard]] bool read_years(std::string_view text, Filter& filter);

}  // namespace ibid::model
