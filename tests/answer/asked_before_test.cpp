#include "answer/asked_before.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "answer/answer_question.hpp"
#include "answer/memory_generation.hpp"
#include "answer/page_claims.hpp"
#include "answer/snippet_documents.hpp"
#include "model/json.hpp"
#include "retrieve/question.hpp"

namespace ibid::answer {
namespace {

model::Json snippet(const std::string& text, const std::vector<std::string>& questions,
                    const std::vector<std::string>& unanswered = {}) {
  return {{"section", {"Gout"}},
          {"text", text},
          {"references", {1}},
          {"questions", questions},
          {"unanswered", unanswered}};
}

/// Some of these, as one document on gout.
test::MemoryGeneration index_of(const std::vector<model::Json>& snippets) {
  model::Json file{{"id", "gout"}, {"title", "Gout"}, {"snippets", snippets}};
  file["references"] = {
      {{"number", 1}, {"source", {{"title", "On gout"}, {"DOI", "10.5555/gout"}}}}};
  return test::MemoryGeneration({test::snippet_document(file)}, index::Language::built_in(),
                                file.dump());
}

AskedBefore compared(const std::string& question, const std::vector<std::string>& questions,
                     const std::vector<std::string>& unanswered = {}) {
  const auto generation = index_of({snippet("Allopurinol lowers uric acid in gout.", {"gout"}),
                                    snippet("Colchicine eases a flare of gout.", {"flare"})});
  Vocabulary vocabulary(generation);
  auto passage = std::make_shared<Passage>();
  passage->questions = questions;
  passage->unanswered = unanswered;
  std::vector<FoundPassage> found(1);
  found[0].passage = passage;
  found[0].asked = 1;
  const Question asked = analyze_question(generation, retrieve::analyzer_of(generation), question);
  mark_asked_before(asked, found, vocabulary);
  return asked_before(found);
}

TEST(AskedBefore, LikenessIsThatOfTheNearestAndOfWordsThatCount) {
  const std::string asked = "does allopurinol prevent a flare?";
  EXPECT_NEAR(compared(asked, {"Do allopurinol and the flare prevent?"}).answered, 1, 1e-9);
  EXPECT_EQ(compared(asked, {"tea with milk"}).answered, 0);
  EXPECT_EQ(compared(asked, {}).answered, 0);
  const double near = compared(asked, {"tea", "does allopurinol prevent stones?"}).answered;
  const double far = compared(asked, {"who may take allopurinol in spring?"}).answered;
  EXPECT_GT(near, far);
  EXPECT_GT(far, 0);
  EXPECT_LT(near, 1);
}

TEST(AskedBefore, WhatIsUnansweredIsComparedByItself) {
  const AskedBefore before =
      compared("does allopurinol prevent a flare?", {"tea"}, {"allopurinol to prevent flares"});
  EXPECT_EQ(before.answered, 0);
  EXPECT_NEAR(before.unanswered, 1, 1e-9);
  EXPECT_EQ(before.just_answered, 0U);
  EXPECT_EQ(before.just_unanswered, 1U);
}

TEST(AskedBefore, WaysOfAskingJustThisAreCounted) {
  const std::vector<std::string> stated = {"treatment of gout", "What is the treatment of gout?",
                                           "gout treatment in spring"};
  EXPECT_EQ(compared("gout treatment", stated).just_answered, 2U);
  EXPECT_EQ(compared("gout treatment in winter", stated).just_answered, 0U);
  EXPECT_EQ(compared("", stated).just_answered, 0U);
  EXPECT_EQ(compared("how does allopurinol work?", {"does allopurinol work?"}).just_answered, 0U);
  EXPECT_EQ(compared("how does allopurinol work?", {"How allopurinol works"}).just_answered, 1U);
  const std::vector<std::string> eaten = {"what can I eat with gout?"};
  EXPECT_EQ(compared("what can I eat with my gout", eaten).just_answered, 1U);
  for (const char* other : {"what can I not eat with gout?", "what can't I eat with gout?",
                            "what can\u2019t I eat with gout?", "what can I eat without gout?",
                            "what can I eat after gout?"}) {
    EXPECT_EQ(compared(other, eaten).just_answered, 0U) << other;
  }
  EXPECT_EQ(compared("treatment of gout, eGFR 25", stated).just_answered, 0U);
  EXPECT_EQ(compared("treatment of gout, eGFR 25", {"gout treatment, eGFR 25"}).just_answered, 1U);
}

TEST(AskedBefore, APageOpensWithWhatStatesJustTheQuestionInMostWays) {
  const std::string rare = "Gout that treatment does not help is called refractory gout.";
  const std::string first = "Allopurinol is given first in gout.";
  const std::string second = "Colchicine is given in gout, too.";
  for (const std::size_t claims : {1, 6, 24}) {
    AnswerOptions options;
    options.claims_max = claims;
    const auto opening = [&](const std::vector<model::Json>& snippets) {
      const auto answer = answer_question(index_of(snippets), "treatment of gout", options);
      return answer && answer->outcome == Outcome::kAnswered ? test::claims_of(*answer).front()
                                                             : std::string{};
    };
    EXPECT_EQ(opening({snippet(rare, {}),
                       snippet(first, {"gout treatment", "what is the treatment of gout?"}),
                       snippet(second, {"treatment of gout"})}),
              first);
    EXPECT_EQ(opening({snippet(rare, {}), snippet(first, {"treatment of gout"}),
                       snippet(second, {"gout treatment", "what is the treatment of gout?"})}),
              second);
  }
}

TEST(AskedBefore, JustWhatIsUnansweredIsKeptSilentOnUnlessAnotherAnswersIt) {
  const std::string text = "Allopurinol lowers uric acid in gout.";
  const auto outcome = [&](const std::vector<model::Json>& snippets) {
    return answer_question(index_of(snippets), "does allopurinol lower uric acid in gout?")
        ->outcome;
  };
  EXPECT_EQ(outcome({snippet(text, {})}), Outcome::kAnswered);
  EXPECT_EQ(outcome({snippet(text, {}, {"allopurinol to lower uric acid, gout"})}),
            Outcome::kInsufficientEvidence);
  EXPECT_EQ(outcome({snippet(text, {}, {"allopurinol to lower uric acid, gout"}),
                     snippet("It does.", {"Does allopurinol lower uric acid in gout?"})}),
            Outcome::kAnswered);
}

}  // namespace
}  // namespace ibid::answer
