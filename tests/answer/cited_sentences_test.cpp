#include "answer/cited_sentences.hpp"

#include <gtest/gtest.h>

#include "text/reference_marks.hpp"

namespace ibid::answer {
namespace {

/// A passage whose bracketed marks "[n]" cite reference n - 1.
Passage passage_with_marks(std::string text) {
  Passage passage;
  passage.text = std::move(text);
  for (const text::ReferenceMark& mark : text::reference_marks(passage.text)) {
    PassageCitation citation{mark.range, {}};
    for (const int number : mark.numbers) {
      citation.references.push_back(static_cast<std::uint32_t>(number - 1));
    }
    passage.citations.push_back(citation);
  }
  return passage;
}

std::string text_of(const Passage& passage, const CitedSentence& sentence) {
  return passage.text.substr(sentence.range.begin, sentence.range.size());
}

using References = std::vector<std::uint32_t>;

TEST(CitedSentences, AMarkBelongsToItsSentenceAndNotToTheClaim) {
  const Passage passage =
      passage_with_marks("Zinc is low in osteoporosis [2, 3]. Copper is not. Iron is [1], too.");
  const auto sentences = cited_sentences(passage);
  ASSERT_EQ(sentences.size(), 3u);
  EXPECT_EQ(text_of(passage, sentences[0]), "Zinc is low in osteoporosis");
  EXPECT_EQ(sentences[0].references, (References{1, 2}));
  EXPECT_EQ(text_of(passage, sentences[1]), "Copper is not.");
  EXPECT_TRUE(sentences[1].references.empty());
  EXPECT_EQ(text_of(passage, sentences[2]), "Iron is [1], too.");
  EXPECT_EQ(sentences[2].references, (References{0}));
}

TEST(CitedSentences, AMarkBehindTheFullStopBelongsToTheSentenceBeforeIt) {
  const Passage passage = passage_with_marks("Zinc is low in osteoporosis.[2] Copper is not low.");
  const auto sentences = cited_sentences(passage);
  ASSERT_EQ(sentences.size(), 2u);
  EXPECT_EQ(sentences[0].references, (References{1}));
  EXPECT_EQ(text_of(passage, sentences[1]), "Copper is not low.");
  EXPECT_TRUE(sentences[1].references.empty());
}

TEST(CitedSentences, AWholePassageCitationStandsForEverySentence) {
  Passage passage;
  passage.text = "Zinc is low. Copper is not.";
  passage.citations = {{{0, 0}, {4, 1}}};
  const auto sentences = cited_sentences(passage);
  ASSERT_EQ(sentences.size(), 2u);
  EXPECT_EQ(sentences[0].references, (References{1, 4}));
  EXPECT_EQ(sentences[1].references, (References{1, 4}));
}

TEST(CitedSentences, AMarkThatLeadsNowhereIsToldFromNoMark) {
  Passage passage = passage_with_marks("Zinc is low [1]. Copper is not [2]. Iron is [1][2]. None.");
  for (PassageCitation& citation : passage.citations) {
    if (citation.references == References{0}) citation.references.clear();
  }
  const auto sentences = cited_sentences(passage);
  ASSERT_EQ(sentences.size(), 4u);
  EXPECT_TRUE(sentences[0].is_unresolved);
  EXPECT_FALSE(sentences[1].is_unresolved);
  EXPECT_FALSE(sentences[2].is_unresolved);
  EXPECT_EQ(sentences[2].references, (References{1}));
  EXPECT_FALSE(sentences[3].is_unresolved);
}

TEST(CitedSentences, SeveralTrailingMarksAllGo) {
  const Passage passage = passage_with_marks("Zinc is low in bone disease [1], [2].");
  const auto sentences = cited_sentences(passage);
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_EQ(text_of(passage, sentences[0]), "Zinc is low in bone disease");
  EXPECT_EQ(sentences[0].references, (References{0, 1}));
}

}  // namespace
}  // namespace ibid::answer
