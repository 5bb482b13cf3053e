#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ibid::text {
namespace {

TEST(Utf8, ReportsWhereAndHowBytesBreak) {
  struct Case {
    std::string bytes;
    std::size_t offset;
    std::string_view what;
  };
  const std::vector<Case> cases{
      {"zinc\xC0\x80", 4, "overlong sequence"},
      {"\xE0\x80\xAF", 0, "overlong sequence"},
      {"\xF0\x8F\xBF\xBF", 0, "overlong sequence"},
      {"ab\xED\xA0\x80", 2, "surrogate"},
      {"\xF4\x90\x80\x80", 0, "code point above U+10FFFF"},
      {"\xF5\x80\x80\x80", 0, "code point above U+10FFFF"},
      {"\xFF", 0, "byte never used in UTF-8"},
      {"a\x80", 1, "stray continuation byte"},
      {"12345678\xE2\x89", 8, "truncated sequence"},
      {"\xE2\x89 x", 0, "truncated sequence"},
      {"\xC3", 0, "truncated sequence"},
      {std::string("12345678zinc\0bone", 17), 12, "NUL"},
      {std::string("\0", 1), 0, "NUL"},
  };
  for (const Case& c : cases) {
    const auto fault = find_utf8_fault(c.bytes);
    ASSERT_TRUE(fault.has_value()) << testing::PrintToString(c.bytes);
    EXPECT_EQ(fault->byte_offset, c.offset) << testing::PrintToString(c.bytes);
    EXPECT_EQ(fault->what, c.what) << testing::PrintToString(c.bytes);
  }
}

TEST(Utf8, AcceptsEveryLengthAndBorder) {
  for (const std::string text :
       {"", "plain ASCII that is longer than a block", "\u0080\u07FF\u0800\uD7FF\uE000\uFFFF",
        "\U00010000\U0010FFFF", "0.65\u20131.12 \u2265 5 \u00B5g \U0001F9B4", "\x01\x7F"}) {
    EXPECT_FALSE(find_utf8_fault(text).has_value()) << text;
  }
}

TEST(Utf8, KnowsCodePointBorders) {
  const std::string text = "a\u2265b";
  const std::vector<bool> expected{true, true, false, false, true, true};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(is_code_point_border(text, i), expected[i]) << i;
  }
  EXPECT_FALSE(is_code_point_border(text, text.size() + 1));
}

TEST(Utf8, CountsInTheUnitsOfOtherClients) {
  const std::string text = "a\u00E9\u7F3A\U0001F9B4";
  EXPECT_EQ(utf16_length(text), 5u);
  EXPECT_EQ(code_point_length(text), 4u);
}

TEST(Utf8, MeasuresTerminalColumns) {
  const std::vector<std::pair<std::string, std::size_t>> cases{
      {"", 0},
      {"zinc", 4},
      {"\u7F3A\u950C", 4},
      {"e\u0301", 1},
      {"\u00E9", 1},
      {"\uFF21", 2},
      {"a\u200Bb", 2},
      {"\U0001F9B4", 2},
      {"\u2265", 1},
      {"a\x1B"
       "b",
       2},
  };
  for (const auto& [text, columns] : cases) EXPECT_EQ(display_width(text), columns) << text;
}

}  // namespace
}  // namespace ibid::text
