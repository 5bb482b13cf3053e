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
      {"List the complications of gout", Point::kConsequences},
      {"What happens if gout is left untreated?", Point::kConsequences},
      {"Which painkillers should be avoided in pregnancy?", Point::kAvoidance},
      {"What is the mechanism of migraine?", Point::kMechanism},
      {"How does metformin work?", Point::kMechanism},
      {"Can asthma be prevented?", Point::kPrevention},
      {"How can I prevent kidney stones?", Point::kPrevention},
      {"How long will I live with heart failure?", Point::kPrognosis},
      {"Is hypertension curable?", Point::kCure},
      {"Can gout go away by itself?", Point::kCure},
      {"How often should TSH be checked?", Point::kMonitoring},
      {"Is pneumonia contagious?", Point::kSpread},
      {"What are the red flags in headache?", Point::kUrgency},
      // Words of the same kind that ask for something else.
      {"Does levothyroxine improve symptoms of hypothyroidism?", Point::kNone},
      {"Do bisphosphonates cause jaw problems?", Point::kNone},
      {"How should common colds be treated?", Point::kNone},
      {"How do doctors work out the risk of stroke?", Point::kNone},
      {"Does zinc prevent fractures?", Point::kNone},
      {"Can bleeding be avoided with apixaban?", Point::kNone},
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
  EXPECT_TRUE(gives_point(Point::kMechanism, "Lanifibranor is a pan-PPAR agonist."));
  EXPECT_TRUE(gives_point(Point::kMechanism, "Rilzabrutinib, an oral BTK inhibitor, was safe."));
  EXPECT_FALSE(gives_point(Point::kMechanism, "An SGLT2 inhibitor should be added to metformin."));
}

TEST(Points, AreAskedByWordsThatAreNoSubject) {
  EXPECT_TRUE(asks_point(Point::kSpread, "contagious"));
  EXPECT_FALSE(asks_point(Point::kSpread, "pneumonia"));
  EXPECT_FALSE(asks_point(Point::kCure, "contagious"));
  EXPECT_EQ(searched_for(Point::kPrevention), "prevention");
  EXPECT_EQ(searched_for(Point::kNone), "");
}

}  // namespace
}  // namespace ibid::answer
