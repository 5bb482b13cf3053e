#include "answer/meant_opening.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "answer/answer_question.hpp"
#include "answer/memory_generation.hpp"
#include "answer/page_claims.hpp"
#include "answer/snippet_documents.hpp"
#include "model/json.hpp"

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

TEST(MeantOpening, APageOpensWithWhatTheWordsOfTheTurnsMean) {
  const std::string taken_over = "At which dose is allopurinol started in gout?";
  EXPECT_EQ(opening_of(taken_over, {}), kStart);
  const std::string first = "At which dose is allopurinol started in gout?";
  EXPECT_EQ(opening_of(taken_over, {"and itchy spots, a rash?", first, first}), kRash);
  // What only earlier turns said is no reason to open with it.
  EXPECT_EQ(opening_of(taken_over, {"which dose to begin with", "itchy spots, a rash?", first}),
            kStart);
}

TEST(MeantOpening, OnlyWhatScoresClearlyAboveTheOpeningIsMeantAndNothingBesideWhatIsAskedJustSo) {
  const Answer answer = answer_question(gout(), "which dose of allopurinol to start with").value();
  const Claim& opening = answer.sections.front().groups.front().claims.front().claim;
  ASSERT_EQ(opening.text(), kStart);
  std::vector<FoundPassage> passages(3);
  index::PassageNumber start = 0;
  index::PassageNumber rash = 0;
  for (index::PassageNumber number = 0; number < passages.size(); ++number) {
    passages[number].number = number;
    passages[number].passage = std::make_shared<const Passage>(gout().passage(number).value());
    if (text_of(number) == kStart) start = number;
    if (text_of(number) == kRash) rash = number;
  }
  EXPECT_FALSE(mark_meant({}, opening, passages));
  const std::vector<index::ScoredPassage> nearly = {{rash, 1.1}, {start, 1}};
  EXPECT_FALSE(mark_meant(nearly, opening, passages));
  const std::vector<index::ScoredPassage> clearly = {{rash, 1.5}, {start, 1}};
  passages[start].asked_before.just_answered = 1;
  EXPECT_FALSE(mark_meant(clearly, opening, passages));
  passages[start].asked_before.just_answered = 0;
  EXPECT_FALSE(passages[rash].is_meant);
  EXPECT_TRUE(mark_meant(clearly, opening, passages));
  EXPECT_TRUE(passages[rash].is_meant);
  EXPECT_EQ(times_put_first(passages[rash]), 1U);
}

TEST(MeantOpening, AQuestionWithoutTurnsIsRankedByNoneOfThem) {
  EXPECT_TRUE(rank_meant(gout(), {}, "itchy spots", {})->empty());
  EXPECT_FALSE(rank_meant(gout(), {"itchy spots", {}, {}}, "gout", {})->empty());
}

}  // namespace
}  // namespace ibid::answer
