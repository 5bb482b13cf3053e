#include <gtest/gtest.h>

#include <random>

#include "ingest/document_builder.hpp"
#include "ingest/limits.hpp"
#include "model/digest.hpp"
#include "text/sentences.hpp"
#include "text/utf8.hpp"

namespace ibid::ingest {
namespace {

/// What every Document must keep, whatever its text.
void expect_invariants(const Document& document) {
  std::size_t last_end = 0;
  for (const Passage& passage : document.passages) {
    EXPECT_EQ(passage.text, document.text.substr(passage.range.begin, passage.range.size()));
    EXPECT_LE(passage.text.size(), kPassageBytesMax);
    EXPECT_FALSE(passage.text.empty());
    EXPECT_GE(passage.range.begin, last_end);
    EXPECT_TRUE(text::is_code_point_border(document.text, passage.range.begin));
    EXPECT_TRUE(text::is_code_point_border(document.text, passage.range.end));
    EXPECT_EQ(passage.sha256, model::sha256_hex(passage.text));
    last_end = passage.range.end;
  }
}

Document build(std::string_view text) {
  DocumentBuilder builder("test:1", Source{});
  builder.add_text({}, text);
  return builder.finish();
}

std::string without_blanks(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t') result.push_back(c);
  }
  return result;
}

TEST(Passages, AnOrdinaryAbstractIsOnePassage) {
  std::string text;
  while (text.size() < 2300) text += "Zinc was measured in forty adults. ";
  EXPECT_EQ(build(text).passages.size(), 1U);
}

TEST(Passages, ALongTextIsCutBetweenSentencesIntoPiecesOfLikeSize) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "Zinc was measured in forty adults at month six. ";
  const Document document = build(text);
  expect_invariants(document);
  ASSERT_EQ(document.passages.size(), 2U);
  for (const Passage& passage : document.passages) EXPECT_TRUE(passage.text.ends_with("six."));
  EXPECT_NEAR(static_cast<double>(document.passages[0].text.size()),
              static_cast<double>(document.passages[1].text.size()), 60.0);
}

TEST(Passages, TheEndOfAParagraphIsPreferred) {
  std::string text;
  while (text.size() < 1500) text += "First paragraph, one sentence. ";
  text += "\n\n";
  while (text.size() < 3200) text += "Second paragraph, another one. ";
  const Document document = build(text);
  expect_invariants(document);
  ASSERT_EQ(document.passages.size(), 2U);
  EXPECT_TRUE(document.passages[1].text.starts_with("Second"));
}

TEST(Passages, ASentenceOverTheLimitIsCutBetweenWordsAndAWordBetweenCodePoints) {
  std::string sentence;
  while (sentence.size() < 6000) sentence += "words without any stop ";
  const Document by_word = build(sentence);
  expect_invariants(by_word);
  EXPECT_EQ(by_word.passages.size(), 3U);
  for (const Passage& passage : by_word.passages) {
    const std::string last = passage.text.substr(passage.text.rfind(' ') + 1);
    EXPECT_TRUE(last == "words" || last == "without" || last == "any" || last == "stop") << last;
  }
  std::string word;
  while (word.size() < 10'000) word += "é漢😀";
  const Document by_code_point = build(word);
  expect_invariants(by_code_point);
  EXPECT_EQ(by_code_point.passages.size(), 5U);
}

TEST(Passages, MarksMoveWithTheirPassage) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "Zinc was measured in forty adults at month six. ";
  const std::size_t mark = text.size();
  text += "[7] End.";
  DocumentBuilder builder("test:1", Source{});
  builder.add_text({"A"}, "Before.");
  builder.add_text({"B"}, text, {{{mark, mark + 3}, {6}}}, "low");
  const Document document = builder.finish();
  expect_invariants(document);
  ASSERT_EQ(document.passages.size(), 4U);
  EXPECT_TRUE(document.passages[1].citations.empty());
  const Passage& last = document.passages[3];
  ASSERT_EQ(last.citations.size(), 1U);
  EXPECT_EQ(last.text.substr(last.citations[0].mark.begin, last.citations[0].mark.size()), "[7]");
  EXPECT_EQ(last.certainty, "low");
  EXPECT_EQ(last.section_path, std::vector<std::string>{"B"});
  EXPECT_EQ(last.id, "test:1#4");
}

TEST(Passages, NoByteButBlanksIsLostWhateverTheText) {
  std::mt19937 random(7);  // NOLINT: the same texts every time
  const std::vector<std::string> parts = {"zinc ",  "é",    "漢字",     "😀 ",
                                          ". ",     "\n\n", "\r\n",     "e.g. ",
                                          "1.5 mg", "[2] ", "• item\n", "e\u0301 "};
  for (int round = 0; round < 200; ++round) {
    std::string text;
    const std::size_t size = random() % 9000;
    while (text.size() < size) text += parts[random() % parts.size()];
    const Document document = build(text);
    expect_invariants(document);
    std::string joined;
    for (const Passage& passage : document.passages) joined += passage.text;
    std::string expected = without_blanks(text);
    std::erase(expected, '\r');
    joined = without_blanks(joined);
    std::erase(joined, '\r');
    EXPECT_EQ(joined, expected);
  }
}

}  // namespace
}  // namespace ibid::ingest
