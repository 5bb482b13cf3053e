#include "answer/meant_opening.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
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

test::MemoryGeneration generation_of(const std::vector<model::Json>& snippets) {
  model::Json file{{"id", "gout"}, {"title", "Gout"}, {"snippets", snippets}};
  file["references"] = {
      {{"number", 1}, {"source", {{"title", "On gout"}, {"DOI", "10.5555/gout"}}}}};
  return test::MemoryGeneration({test::snippet_document(file)}, index::Language::built_in(),
                                file.dump());
}

const test::MemoryGeneration& gout() {
  static const test::MemoryGeneration generation =
      generation_of({snippet(kStart, {"what dose of allopurinol to begin with"}),
                     snippet(kRash, {"itchy spots"}), snippet(kFlare, {"what helps a flare"})});
  return generation;
}

std::string text_of(index::PassageNumber number) {
  return gout().passage(number)->text;
}

std::string opening_of(std::string_view question, const retrieve::TurnsSaid& turns) {
  const std::vector<std::string> claims =
      test::claims_of(answer_question(gout(), question, {}, turns).value());
  return claims.empty() ? std::string{} : claims.front();
}

TEST(MeantOpening, APageOpensWithWhatTheTurnsFind) {
  const std::string taken_over = "Is allopurinol started in gout?";
  EXPECT_EQ(opening_of(taken_over, {}), kStart);
  EXPECT_EQ(opening_of(taken_over, {"and itchy spots, a rash?", "gout", "gout"}), kRash);
  // What only earlier turns said is no reason to open with it.
  EXPECT_EQ(opening_of(taken_over, {"which dose to begin with", "itchy spots, a rash?", "gout"}),
            kStart);
}

std::vector<FoundPassage> all_passages() {
  std::vector<FoundPassage> passages(3);
  for (index::PassageNumber number = 0; number < passages.size(); ++number) {
    passages[number].number = number;
    passages[number].passage = std::make_shared<const Passage>(gout().passage(number).value());
  }
  return passages;
}

std::vector<std::uint32_t> marked(const std::vector<index::ScoredPassage>& meant,
                                  std::vector<FoundPassage> passages) {
  mark_meant(meant, passages);
  std::vector<std::uint32_t> marks;
  for (const FoundPassage& found : passages) {
    EXPECT_EQ(times_put_first(found), found.asked_before.just_answered + found.meant);
    marks.push_back(found.meant);
  }
  return marks;
}

TEST(MeantOpening, TheBestIsMeantMostAndThoseThatNearlyAreAsGoodAreToo) {
  using Marks = std::vector<std::uint32_t>;
  EXPECT_EQ(marked({}, all_passages()), (Marks{0, 0, 0}));
  EXPECT_EQ(marked({{1, 2}, {0, 1}}, all_passages()), (Marks{0, 2, 0}));
  EXPECT_EQ(marked({{1, 2}, {0, 1.9}}, all_passages()), (Marks{1, 2, 0}));
  EXPECT_EQ(marked({{7, 9}, {2, 1}}, all_passages()), (Marks{0, 0, 2})) << "7 was not found";
}

TEST(MeantOpening, LikenessToAQuestionAskedBeforeTells) {
  std::vector<FoundPassage> passages = all_passages();
  passages[0].asked_before.answered = 0.9;
  const std::vector<std::uint32_t> marks = marked({{1, 1.2}, {0, 1}}, passages);
  EXPECT_EQ(marks[0], 2U);
  EXPECT_EQ(marks[1], 1U);
}

TEST(MeantOpening, NothingGoesBeforeWhatAsksJustThis) {
  const std::string_view just = "what dose of allopurinol to begin with";
  EXPECT_EQ(opening_of(just, {"and itchy spots, a rash?", "gout", "gout"}), kStart);
}

TEST(MeantOpening, InPregnancyNothingIsMeantThatWasNotFoundThere) {
  constexpr std::string_view kPregnant = "Allopurinol in gout is avoided in pregnant women.";
  const test::MemoryGeneration generation =
      generation_of({snippet(kPregnant, {"allopurinol while expecting"}),
                     snippet(kRash, {"itchy spots", "spots or a rash"})});
  const std::vector<std::string> claims =
      test::claims_of(answer_question(generation, "Is allopurinol in gout safe in pregnant women?",
                                      {}, {"itchy spots or a rash", "gout", "gout"})
                          .value());
  ASSERT_FALSE(claims.empty());
  EXPECT_EQ(claims.front(), kPregnant);
  EXPECT_EQ(std::count(claims.begin(), claims.end(), kRash), 0);
}

TEST(MeantOpening, IsNoReasonToAnswer) {
  const std::string_view unknown = "Does magnesium prevent migraine?";
  ASSERT_EQ(opening_of(unknown, {}), "");
  EXPECT_EQ(opening_of(unknown, {"itchy spots", "gout", "gout"}), "");
}

TEST(MeantOpening, AQuestionWithoutTurnsIsRankedByNoneOfThem) {
  EXPECT_TRUE(rank_meant(gout(), {}, "itchy spots", {})->empty());
  EXPECT_FALSE(rank_meant(gout(), {"itchy spots", {}, {}}, "gout", {})->empty());
}

}  // namespace
}  // namespace ibid::answer
