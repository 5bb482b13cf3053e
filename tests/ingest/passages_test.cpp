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
    if (passage.text.size() > kPassageBytesMax) {
      EXPECT_LE(passage.text.size(), kSentenceBytesMax);
      EXPECT_EQ(text::sentences(passage.text).size(), 1U) << passage.text.substr(0, 200);
    }
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

TEST(Passages, ASentenceIsNeverCut) {
  std::string sentence = "Tea did not";
  while (sentence.size() < 6000) sentence += ", at one site or another,";
  sentence += " lower iron.";
  std::string before;
  while (before.size() < 2000) before += "Zinc was measured. ";
  const Document document = build(before + sentence + " It was safe.");
  expect_invariants(document);
  ASSERT_EQ(document.passages.size(), 3U);
  EXPECT_EQ(document.passages[1].text, sentence);
  EXPECT_EQ(document.passages[2].text, "It was safe.");
  std::string word;
  while (word.size() < 10'000) word += "é漢😀";
  EXPECT_EQ(build(word).passages.size(), 1U);
}

TEST(Passages, ASentenceThatNobodyCouldCheckIsInTheTextAlone) {
  struct Case {
    std::size_t bytes;
    std::size_t passages;
    std::size_t left_out;
  };
  for (const Case& c :
       {Case{kSentenceBytesMax, 3, 0}, Case{kSentenceBytesMax + 1, 2, kSentenceBytesMax + 1}}) {
    std::string sentence(c.bytes, 'e');
    sentence.front() = 'T';
    sentence.back() = '.';
    const std::string text = "Before it. " + sentence + " Behind it.";
    const Document document = build(text);
    expect_invariants(document);
    EXPECT_EQ(document.text, text);
    EXPECT_EQ(document.passages.size(), c.passages) << c.bytes;
    EXPECT_EQ(document.passages.back().text, "Behind it.");
    std::size_t left_out = 0;
    for (const ByteRange& part : parts_in_no_passage(document)) left_out += part.size();
    EXPECT_EQ(left_out, c.left_out);
  }
}

TEST(Passages, AMarkBehindTheFullStopStaysWithItsSentence) {
  std::string text;
  std::vector<PassageCitation> marks;
  for (std::uint32_t i = 0; i < 120; ++i) {
    text += "Zinc was measured in forty adults at month six. ";
    marks.push_back({{text.size(), text.size() + 12}, {i}});
    text += "(Rossi 2001) ";
  }
  DocumentBuilder builder("test:1", Source{});
  builder.add_text({}, text, marks);
  const Document document = builder.finish();
  expect_invariants(document);
  ASSERT_GE(document.passages.size(), 2U);
  for (const Passage& passage : document.passages) {
    EXPECT_TRUE(passage.text.starts_with("Zinc")) << passage.text.substr(0, 20);
    EXPECT_TRUE(passage.text.ends_with("(Rossi 2001)"));
  }
}

TEST(Passages, MarksMoveWithTheirPassage) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "Zinc was measured in forty adults at month six. ";
  const std::size_t mark = text.size();
  text += "[7] End.";
  DocumentBuilder builder("test:1", Source{});
  builder.add_text({"A"}, "Before.");
  builder.add_text({"B"}, text, {{{mark, mark + 3}, {6}}}, {.certainty = "low"});
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
