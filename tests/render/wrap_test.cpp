#include "render/wrap.hpp"

#include <gtest/gtest.h>

namespace ibid::render {
namespace {

std::string wrapped(std::string_view text, std::size_t columns, const Indent& indent = {}) {
  std::vector<StyledWord> words;
  append_words(words, text);
  return wrap(words, columns, indent);
}

TEST(Wrap, FillsLinesToTheWidthWithAHangingIndent) {
  EXPECT_EQ(wrapped("one two three four", 11, {"* ", "  "}), "* one two\n  three\n  four\n");
}

TEST(Wrap, CountsWideCharactersTwiceAndBreaksBetweenThem) {
  EXPECT_EQ(wrapped("骨質疏鬆症與鋅", 8), "骨質疏鬆\n症與鋅\n");
}

TEST(Wrap, KeepsALongWordWholeSoThatLinksCanBeCopied) {
  EXPECT_EQ(wrapped("see https://example.org/a/very/long/address now", 12),
            "see\nhttps://example.org/a/very/long/address\nnow\n");
}

TEST(Wrap, StylesDoNotCountAsWidth) {
  std::vector<StyledWord> words;
  append_words(words, "abc", "1");
  append_words(words, "def", "36");
  EXPECT_EQ(wrap(words, 7, {}), "\x1b[1mabc\x1b[0m \x1b[36mdef\x1b[0m\n");
}

TEST(Wrap, NothingGivesNothing) {
  EXPECT_EQ(wrapped("   ", 10), "");
}

}  // namespace
}  // namespace ibid::render
