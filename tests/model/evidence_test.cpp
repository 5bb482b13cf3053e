#include "ibid/evidence.hpp"

#include <gtest/gtest.h>

#include <type_traits>

#include "model/digest.hpp"

namespace ibid {
namespace {

Passage passage_with(std::string text) {
  Passage passage;
  passage.id = "snippets:test#0";
  passage.text = std::move(text);
  passage.sha256 = model::sha256_hex(passage.text);
  return passage;
}

// Promise 1: there is no other way in.
static_assert(!std::is_default_constructible_v<Evidence>);
static_assert(!std::is_default_constructible_v<Claim>);

TEST(Evidence, IsTheBytesOfItsPassageInAnyScript) {
  const struct {
    std::string text;
    std::string quote;
  } kCases[] = {
      {"Zinc rose. Copper fell by 1.5 mg.", "Copper fell by 1.5 mg."},
      {"Hypozinc\u00e9mia is low zinc.", "Hypozinc\u00e9mia"},
      {"Hypozince\u0301mia is low zinc.", "Hypozince\u0301mia"},
      {"亜鉛欠乏は骨に影響する。", "骨に影響する。"},
      {"One.\r\nTwo.\r\n", "One.\r\nTwo."},
      {"Dose \U0001F48A 15 mg", "\U0001F48A 15 mg"},
      {"\u202Eabc\u202C 5 mg", "\u202Eabc\u202C"},
  };
  for (const auto& [text, quote] : kCases) {
    const Passage passage = passage_with(text);
    const std::size_t begin = text.find(quote);
    const auto evidence =
        Evidence::make(passage, {begin, begin + quote.size()}, quote, "doi:10.1000/x");
    ASSERT_TRUE(evidence) << evidence.error().message;
    EXPECT_EQ(evidence->quote(), quote);
    EXPECT_EQ(passage.text.substr(evidence->range().begin, evidence->range().size()), quote);
    EXPECT_EQ(Claim(*evidence).text(), quote);
  }
}

TEST(Evidence, IsRefusedWhenAnythingDisagrees) {
  const Passage good = passage_with("Hypozinc\u00e9mia: 15 mg.");
  Passage altered = good;
  altered.text[0] = 'h';
  const struct {
    const char* why;
    Passage passage;
    ByteRange range;
    std::string quote;
    std::string source;
    ErrorCode expected;
  } kCases[] = {
      {"one byte of the passage changed",
       altered,
       {0, 8},
       "hypozinc",
       "s",
       ErrorCode::kIndexDamaged},
      {"another number", good, {15, 20}, "1.5 m", "s", ErrorCode::kEvidenceMismatch},
      {"empty range", good, {3, 3}, "", "s", ErrorCode::kEvidenceMismatch},
      {"backwards range", good, {5, 3}, "zi", "s", ErrorCode::kEvidenceMismatch},
      {"past the end", good, {15, 99}, "15 mg.", "s", ErrorCode::kEvidenceMismatch},
      {"half a character", good, {0, 9}, good.text.substr(0, 9), "s", ErrorCode::kEvidenceMismatch},
      {"no cited source", good, {0, 8}, "Hypozinc", "", ErrorCode::kEvidenceMismatch},
  };
  for (const auto& c : kCases) {
    const auto evidence = Evidence::make(c.passage, c.range, c.quote, c.source);
    ASSERT_FALSE(evidence) << c.why;
    EXPECT_EQ(evidence.error().code, c.expected) << c.why;
  }
}

}  // namespace
}  // namespace ibid
