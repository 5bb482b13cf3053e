// Texts that trip byte offsets: decomposed accents, CJK, CRLF, emoji, bidirectional controls.
#include <gtest/gtest.h>

#include <thread>

#include "answer/answer_question.hpp"
#include "answer/corpus_generation.hpp"
#include "answer/promises.hpp"
#include "model/answer_json.hpp"

namespace ibid::answer {
namespace {

Document one_passage(const std::string& text) {
  Document document;
  document.id = "beir:x";
  document.source.id = "x";
  document.source.title = "A work";
  Passage passage;
  passage.id = "beir:x#0";
  passage.document_id = document.id;
  passage.source_id = "x";
  passage.text = text;
  passage.range = {0, text.size()};
  passage.sha256 = model::sha256_hex(text);
  document.text = text;
  document.passages.push_back(std::move(passage));
  return document;
}

/// Words are rare or common among passages; where there is only one they tell nothing.
Document other_passages() {
  Document document;
  document.id = document.source.id = "other";
  for (int i = 0; i < 40; ++i) {
    Passage passage;
    passage.id = "other#" + std::to_string(i);
    passage.document_id = passage.source_id = document.id;
    passage.text = "Passage " + std::to_string(i) + " speaks of another matter.";
    passage.range = {document.text.size(), document.text.size() + passage.text.size()};
    passage.sha256 = model::sha256_hex(passage.text);
    document.text += passage.text + '\n';
    document.passages.push_back(std::move(passage));
  }
  return document;
}

TEST(UnicodeAnswers, QuotesAreTheBytesOfTheSource) {
  const std::pair<std::string, std::string> cases[] = {
      {"Hypozince\u0301mia is linked to osteoporosis in older adults.\r\nCopper is not.",
       "Is hypozincémia linked to osteoporosis?"},
      {"缺鋅與骨質疏鬆症有關。鈣是骨骼的主要成分。", "缺鋅與骨質疏鬆症"},
      {"Zinc 🦴 supports bone formation in mice. Copper 🧪 does not.",
       "Does zinc support bone formation?"},
      {"Zinc \u202Esupports\u202C bone formation in adults.", "Does zinc support bone formation?"},
      {"Zinc supports bone formation\r\nin adults with osteoporosis.",
       "Does zinc support bone formation in osteoporosis?"},
  };
  for (const auto& [text, question] : cases) {
    const test::MemoryGeneration generation({one_passage(text), other_passages()});
    const auto answer = answer_question(generation, question);
    ASSERT_TRUE(answer) << question;
    EXPECT_EQ(answer->outcome, Outcome::kAnswered) << question;
    EXPECT_EQ(test::broken_promise(*answer, generation), "") << question;
  }
}

TEST(UnicodeAnswers, TwoThreadsGiveTheBytesThatOneGives) {
  const std::string question = "Does zinc supplementation improve bone density?";
  const auto alone = answer_question(test::corpus(), question);
  ASSERT_TRUE(alone);
  const std::string expected = model::dump(model::to_json(*alone));
  std::string seen[2];
  std::thread threads[2];
  for (int i = 0; i < 2; ++i) {
    threads[i] = std::thread([&, i] {
      const auto answer = answer_question(test::corpus(), question);
      if (answer) seen[i] = model::dump(model::to_json(*answer));
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(seen[0], expected);
  EXPECT_EQ(seen[1], expected);
}

}  // namespace
}  // namespace ibid::answer
