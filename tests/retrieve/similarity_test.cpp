#include "retrieve/similarity.hpp"

#include <gtest/gtest.h>

#include "retrieve/memory_generation.hpp"
#include "retrieve/question.hpp"

namespace ibid::retrieve {
namespace {

std::vector<const Candidate*> pointers_to(const std::vector<Candidate>& candidates) {
  std::vector<const Candidate*> pointers;
  for (const Candidate& candidate : candidates) pointers.push_back(&candidate);
  return pointers;
}

TEST(Support, RaisesACandidateThatResemblesTheBestAboveOneThatDoesNot) {
  const MemoryGeneration generation({
      {"best", "", "zinc lowers fracture risk in elderly women with osteoporosis"},
      {"alike", "", "osteoporosis in elderly women and fracture risk with low zinc"},
      {"other", "", "zinc coating of steel protects bridges from corrosion"},
      {"filler", "", "steel bridges corrosion coating elderly women fracture risk"},
  });
  Workspace workspace(generation);
  const Question question = analyze_question(workspace.analyzer, "zinc");
  CandidateReader reader(workspace, question);
  const std::vector<Candidate> candidates = {*reader.read(0), *reader.read(1), *reader.read(2)};
  const std::vector<double> scores = {1, 0.5, 0.5};
  const Support support = support_among(pointers_to(candidates), scores, workspace.lexicon);
  EXPECT_GT(support.to_the_best[1], support.to_the_best[2]);
  EXPECT_GT(support.neighbours[1], support.neighbours[2]);
  EXPECT_GT(support.smoothed[1], support.smoothed[2]);
}

TEST(Support, OfOneCandidateAloneIsNone) {
  const MemoryGeneration generation({{"only", "", "zinc"}});
  Workspace workspace(generation);
  const Question question = analyze_question(workspace.analyzer, "zinc");
  const std::vector<Candidate> candidates = {*CandidateReader(workspace, question).read(0)};
  const std::vector<double> scores = {1};
  const Support support = support_among(pointers_to(candidates), scores, workspace.lexicon);
  EXPECT_EQ(support.to_the_best[0], 0);
  EXPECT_EQ(support.neighbours[0], 0);
  EXPECT_GT(support.smoothed[0], 0);
  EXPECT_TRUE(support_among({}, {}, workspace.lexicon).smoothed.empty());
}

// A lexicon numbers terms by what the thread met before; what is computed must not show it.
TEST(Support, DoesNotDependOnTheNumbersOfTerms) {
  const MemoryGeneration generation({
      {"a", "", "zinc lowers fracture risk in elderly women"},
      {"b", "", "fracture risk of women with low zinc and calcium"},
      {"c", "", "calcium and zinc in women"},
  });
  const auto supports = [&](const std::vector<std::string>& met_before) {
    Workspace workspace(generation);
    for (const std::string& term : met_before) (void)workspace.lexicon.number_of(term);
    const Question question = analyze_question(workspace.analyzer, "zinc fracture");
    CandidateReader reader(workspace, question);
    const std::vector<Candidate> candidates = {*reader.read(0), *reader.read(1), *reader.read(2)};
    const std::vector<double> scores = {1, 0.7, 0.6};
    return support_among(pointers_to(candidates), scores, workspace.lexicon);
  };
  const Support plain = supports({});
  const Support other = supports({"women", "risk", "calcium", "fractur", "zinc"});
  EXPECT_EQ(plain.smoothed, other.smoothed);
  EXPECT_EQ(plain.neighbours, other.neighbours);
  EXPECT_EQ(plain.to_the_best, other.to_the_best);
}

}  // namespace
}  // namespace ibid::retrieve
