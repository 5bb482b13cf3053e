#include "model/filter_years.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace ibid::model {
namespace {

TEST(FilterYears, AreReadAsPeopleWriteThemOrLeaveTheFilterAsItWas) {
  const struct {
    std::string_view text;
    bool is_read;
    int from;
    int to;
  } cases[] = {
      {"2020", true, 2020, 2020}, {"2015-2020", true, 2015, 2020},
      {"2015-", true, 2015, 0},   {"-2020", true, 0, 2020},
      {"", false, 7, 8},          {"-", false, 7, 8},
      {"2020-2015", false, 7, 8}, {"20x0", false, 7, 8},
      {"10000", false, 7, 8},     {"2015-2016-2017", false, 7, 8},
  };
  for (const auto& [text, is_read, from, to] : cases) {
    Filter filter;
    filter.year_from = 7;
    filter.year_to = 8;
    EXPECT_EQ(read_years(text, filter), is_read) << text;
    EXPECT_EQ(filter.year_from, from) << text;
    EXPECT_EQ(filter.year_to, to) << text;
  }
}

}  // namespace
}  // namespace ibid::model
