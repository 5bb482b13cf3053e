#include "retrieve/candidate.hpp"

#include <gtest/gtest.h>

#include "index/schema.hpp"
#include "retrieve/bm25_text.hpp"
#include "retrieve/memory_generation.hpp"

namespace ibid::retrieve {
namespace {

TEST(Candidate, CountsTitleAndTextByTheSchemasWeights) {
  const MemoryGeneration generation({{"a", "Zinc and bone", "Bone loss. Zinc, zinc and copper."}});
  Workspace workspace(generation);
  const Question question = analyze_question(workspace.analyzer, "copper zinc iron");
  const auto candidate = CandidateReader(workspace, question).read(0);
  ASSERT_TRUE(candidate);
  const auto title = static_cast<float>(index::weight_of(index::FieldId::kTitle));
  EXPECT_EQ(candidate->keyword_frequency, (std::vector<float>{1, title + 2, 0}));
  EXPECT_EQ(candidate->in_title, (std::vector<bool>{false, true, false}));
  EXPECT_EQ(candidate->bag.size(), 4u);
  EXPECT_EQ(candidate->length, 2 * title + 5);
  ASSERT_EQ(candidate->occurrences.size(), 4u);
  EXPECT_LT(candidate->occurrences[0].position, candidate->text_begin);
  EXPECT_GE(candidate->occurrences[1].position, candidate->text_begin);
  EXPECT_GT(candidate->occurrences[1].position - candidate->occurrences[0].position, kTitleGap);
}

TEST(Candidate, KnowsTheSentencesOfItsText) {
  const std::string run_on(400, 'x');
  const MemoryGeneration generation(
      {{"a", "", "Zinc was given to all women. The zinc dose of 1.5 mg e.g. zinc. End."}});
  Workspace workspace(generation);
  const Question question = analyze_question(workspace.analyzer, "zinc");
  const auto candidate = CandidateReader(workspace, question).read(0);
  ASSERT_TRUE(candidate);
  ASSERT_EQ(candidate->occurrences.size(), 3u);
  EXPECT_EQ(candidate->occurrences[1].sentence, candidate->occurrences[0].sentence + 1);
}

TEST(Candidate, CutsARunWithoutFullStops) {
  std::string text = "zinc ";
  for (int i = 0; i < kSentenceWordsMax; ++i) text += "filler ";
  const MemoryGeneration generation({{"a", "", text + "zinc"}});
  Workspace workspace(generation);
  const Question question = analyze_question(workspace.analyzer, "zinc");
  const auto candidate = CandidateReader(workspace, question).read(0);
  ASSERT_TRUE(candidate);
  EXPECT_LT(candidate->occurrences[0].sentence, candidate->occurrences[1].sentence);
}

TEST(Candidate, IsTheSameReadAgain) {
  const MemoryGeneration generation({{"a", "Zinc", "Zinc and bone."}, {"b", "", "Bone."}});
  Workspace workspace(generation);
  const Question question = analyze_question(workspace.analyzer, "zinc bone");
  CandidateReader reader(workspace, question);
  const auto first = reader.read(0);
  (void)reader.read(1);
  const auto again = reader.read(0);
  ASSERT_TRUE(first && again);
  EXPECT_EQ(first->keyword_frequency, again->keyword_frequency);
  EXPECT_EQ(first->length, again->length);
  EXPECT_EQ(first->bag.size(), again->bag.size());
}

TEST(Candidate, ThatIsNotThereIsAnError) {
  const MemoryGeneration generation({{"a", "", "zinc"}});
  Workspace workspace(generation);
  const Question question = analyze_question(workspace.analyzer, "zinc");
  EXPECT_FALSE(CandidateReader(workspace, question).read(7));
}

}  // namespace
}  // namespace ibid::retrieve
