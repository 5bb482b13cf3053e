#include "text/terminal_safe.hpp"

#include <gtest/gtest.h>

namespace ibid::text {
namespace {

TEST(TerminalSafe, LeavesNothingThatATerminalWouldObey) {
  const struct {
    std::string_view given;
    std::string_view expected;
  } kCases[] = {
      {"plain text, µg and 亜鉛 \U0001F48A", "plain text, µg and 亜鉛 \U0001F48A"},
      {"two\nlines", "two\nlines"},
      {"a\tb\r\n", "a b \n"},
      {"\x1b[2J wiped", "\uFFFD[2J wiped"},
      {"bell\a back\b del\x7f", "bell\uFFFD back\uFFFD del\uFFFD"},
      {"\u009b31m red", "\uFFFD31m red"},
      {"\u202Egm 51\u202C", "\uFFFDgm 51\uFFFD"},
      {"\u2066x\u2069 \u200E\u061C", "\uFFFDx\uFFFD \uFFFD\uFFFD"},
      {"caf\u00e9 \u2013 \u2082", "caf\u00e9 \u2013 \u2082"},
  };
  for (const auto& [given, expected] : kCases) EXPECT_EQ(terminal_safe(given), expected);
}

}  // namespace
}  // namespace ibid::text
