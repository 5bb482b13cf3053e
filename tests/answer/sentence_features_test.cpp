// Traits of a sentence that its words and its place show.
#include <gtest/gtest.h>

#include "answer/features.hpp"
#include "answer/found_passages.hpp"
#include "answer/memory_generation.hpp"
#include "answer/subjects.hpp"

namespace ibid::answer {
namespace {

/// The row of the only sentence of a document with title "Title of a".
Features row_of(const std::string& question, const std::string& sentence) {
  const std::vector<FoundPassage> passages{
      test::found_passage(test::document_named("a"), sentence)};
  const test::MemoryGeneration generation({});
  index::Analyzer analyzer(generation.language());
  Vocabulary vocabulary(generation);
  auto candidates = candidates_of(passages, vocabulary);
  const Question asked = analyze_question(generation, analyzer, question);
  mark_subjects(asked, passages, candidates, vocabulary);
  return features_of(asked, passages, candidates, vocabulary).at(0);
}

TEST(SentenceFeatures, MeasureTheLongestRunOfTheQuestionStopWordsIncluded) {
  const std::string question = "What is the role of zinc in bone growth?";
  const std::pair<const char*, double> cases[] = {
      {"The role of zinc in the body is large.", 5},  // the role of zinc in
      {"Zinc has no role in growth of bones.", 1},
      {"Copper kettles were never asked for.", 0},
      {"In bone growth, zinc plays the role of zinc in bone growth.", 7},
  };
  for (const auto& [sentence, words] : cases) {
    EXPECT_NEAR(value_of(row_of(question, sentence), Feature::kAskedRun), words / 10, 1e-9)
        << sentence;
  }
}

TEST(SentenceFeatures, TellWhereTheFirstWordOfTheQuestionStands) {
  const auto asked_at = [](const char* sentence) {
    return value_of(row_of("zinc bone", sentence), Feature::kAskedAt);
  };
  EXPECT_EQ(asked_at("Zinc makes strong bones."), 0);
  EXPECT_EQ(asked_at("Strong people have bones."), 0.75);
  EXPECT_EQ(asked_at("Copper makes kettles shine."), 1);
}

TEST(SentenceFeatures, CountWhatTellsFindingsFromFacts) {
  const Features row = row_of("zinc bone", "Zinc was low in 20, is 15, and was had, too, 15.");
  EXPECT_NEAR(value_of(row, Feature::kPast), 3.0 / 5, 1e-9);
  EXPECT_NEAR(value_of(row, Feature::kPresent), 1.0 / 5, 1e-9);
  EXPECT_NEAR(value_of(row, Feature::kCommas), 4.0 / 10, 1e-9);
  EXPECT_NEAR(value_of(row, Feature::kDigits), 10 * 6.0 / 48, 1e-9);
}

TEST(SentenceFeatures, TellWhetherTheFigureAskedForIsGiven) {
  const auto given = [](const char* question, const char* sentence) {
    return value_of(row_of(question, sentence), Feature::kAskedKind);
  };
  EXPECT_EQ(given("How long is zinc taken?", "Zinc is taken for 12 weeks."), 1);
  EXPECT_EQ(given("How long is zinc taken?", "Zinc is taken with food."), 0);
  EXPECT_EQ(given("Is zinc taken?", "Zinc is taken for 12 weeks."), 0.5);
}

TEST(SentenceFeatures, ShareTheTitlesWords) {
  EXPECT_EQ(value_of(row_of("zinc bone", "A title is no name."), Feature::kTitleShare), 1);
  EXPECT_EQ(value_of(row_of("zinc bone", "A book has no name."), Feature::kTitleShare), 0);
}

}  // namespace
}  // namespace ibid::answer
