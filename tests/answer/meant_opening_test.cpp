#include "answer/meant_opening.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "answer/answer_question.hpp"
#include "answer/memory_generation.hpp"
#include "answer/page_claims.hpp"
#include "answer/snippet_documents.hpp"
#include "model/json.hpp"
#include "retrieve/turn_ranking.hpp"

namespace ibid::answer {
namespace {

constexpr std::string_view kStart = "Allopurinol in gout is started at 100 mg a day.";
constexpr std::string_view kRash = "Allopurinol in gout can bring out a rash in the first weeks.";
constexpr std::string_view kFlare = "Colchicine eases a flare of gout.";

model::Json snippet(std::string_view text, const std::vector<std::string>& questions) {
  return {{"section", {"Gout"}}, {"text", text}, {"references", {1}}, {"questions", questions}};
}

const test::MemoryGeneration& gout() {
  static const test::MemoryGeneration generation = [] {
    model::Json file{{"id", "gout"}, {"title", "Gout"}};
    file["snippets"] = {snippet(kStart, {"what dose of allopurinol to begin with"}),
                        snippet(kRash, {"itchy spots"}), snippet(kFlare, {"what helps a flare"})};
    file["references"] = {
        {{"number", 1}, {"source", {{"title", "On gout"}, {"DOI", "10.5555/gout"}}}}};
    return test::MemoryGeneration({test::snippet_document(file)}, index::Language::built_in(),
                                  file.dump());
  }();
  return generation;
}

std::string text_of(index::PassageNumber number) {
  return gout().passage(number)->text;
}

std::string opening_of(std::string_view question, const TurnsSaid& turns) {
  const std::vector<std::string> claims =
      test::claims_of(answer_question(gout(), question, {}, turns).value());
  return claims.empty() ? std::string{} : claims.front();
}

TEST(TurnRanking, AddsUpTextsAndStatedQuestionsByTheWeightsOfTheirWords) {
  const auto best = [](const std::vector<retrieve::WeighedText>& said) {
    return text_of(retrieve::rank_by_words(gout(), said, {}, 10)->front().passage);
  };
  EXPECT_EQ(best({{"allopurinol dose", 1}, {"itchy spots", 0.1}}), kStart);
  EXPECT_EQ(best({{"allopurinol dose", 0.1}, {"itchy spots", 1}}), kRash) << "by a question alone";
  // A word weighs as where it weighs most, and once.
  EXPECT_EQ(best({{"colchicine", 1}, {"colchicine allopurinol rash", 0.2}}), kFlare);
  EXPECT_TRUE(retrieve::rank_by_words(gout(), {}, {}, 10)->empty());
  const std::vector<retrieve::WeighedText> gout_alone = {{"gout", 1}};
  EXPECT_EQ(retrieve::rank_by_words(gout(), gout_alone, {}, 2)->size(), 2U);
}

TEST(MeantOpening, APageOpensWithWhatTheWordsOfTheTurnsMean) {
  const std::string taken_over = "At which dose is allopurinol started in gout?";
  EXPECT_EQ(opening_of(taken_over, {}), kStart);
  const std::string first = "At which dose is allopurinol started in gout?";
  EXPECT_EQ(opening_of(taken_over, {"and itchy spots, a rash?", first, first}), kRash);
  // What only earlier turns said is no reason to open with it.
  EXPECT_EQ(opening_of(taken_over, {"which dose to begin with", "itchy spots, a rash?", first}),
            kStart);
}

TEST(MeantOpening, AQuestionWithoutTurnsIsRankedByNoneOfThem) {
  EXPECT_TRUE(rank_meant(gout(), {}, "gout", {})->empty());
  EXPECT_FALSE(rank_meant(gout(), {"gout", {}, {}}, "gout", {})->empty());
}

}  // namespace
}  // namespace ibid::answer
