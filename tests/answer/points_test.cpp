#include "answer/points.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "text/words.hpp"

namespace ibid::answer {
namespace {

Point asked(std::string_view question) {
  std::vector<std::string> words;
  for (const text::Word& word : text::words(question)) words.push_back(word.folded);
  return point_of(words);
}

TEST(Points, AreReadFromTheOpening) {
  const std::pair<const char*, Point> cases[] = {
      {"How common is gout?", Point::kFrequency},
      {"What percentage of people worldwide have gout?", Point::kFrequency},
      {"how many adults suffer from gout", Point::kFrequency},
      {"Is gout common in Europe?", Point::kFrequency},
      {"How many trials have tested gout drugs?", Point::kNone},
      {"How many people on statins stop them?", Point::kNone},
      {"What causes high blood pressure?", Point::kCause},
      {"What are the symptoms of anemia?", Point::kSymptoms},
      {"What can atrial fibrillation lead to?", Point::kConsequences},
      {"What is the definition of hypertension?", Point::kDefinition},
      {"Can too much zinc be harmful?", Point::kHarms},
      // Words of the same kind that ask for something else.
      {"Does levothyroxine improve symptoms of hypothyroidism?", Point::kNone},
      {"Do bisphosphonates cause jaw problems?", Point::kNone},
      {"How should common colds be treated?", Point::kNone},
      {"", Point::kNone},
  };
  for (const auto& [question, point] : cases) {
    EXPECT_EQ(static_cast<int>(asked(question)), static_cast<int>(point)) << question;
  }
}

TEST(Points, AreSaidInSentencesAndPromisedByHeadings) {
  EXPECT_TRUE(gives_point(Point::kCause, "The commonest cause of anemia is iron deficiency."));
  EXPECT_FALSE(gives_point(Point::kCause, "Iron causes nausea."));
  EXPECT_FALSE(gives_point(Point::kNone, "The commonest cause of anemia is iron deficiency."));
  EXPECT_TRUE(promises_point(Point::kSymptoms, "Symptoms"));
  EXPECT_TRUE(promises_point(Point::kConsequences, "What it leads to"));
  EXPECT_FALSE(promises_point(Point::kCause, "Investigation of the cause"));
  EXPECT_FALSE(promises_point(Point::kNone, "Symptoms"));
}

}  // namespace
}  // namespace ibid::answer
