#include "eval/answers.hpp"

#include <gtest/gtest.h>

namespace ibid::eval {
namespace {

constexpr std::string_view kGold = R"({"_id":"q1","ideal_answer":["zinc helps bone"],)"
                                   R"("snippets":[{"pmid":"1","text":"Zinc helps  bone. More."},)"
                                   R"({"pmid":"2","text":"Copper does not."}]})"
                                   "\n"
                                   R"({"_id":"q2"})"
                                   "\n\n"
                                   R"({"_id":"q3","ideal_answer":"yes","snippets":[]})"
                                   "\n";

constexpr std::string_view kAnswers =
    R"({"_id":"q1","answer":{"outcome":"answered","sections":[{"groups":[{"claims":[)"
    R"({"text":"Zinc helps bone.","evidence":[{"source":"1-0","quote":"zinc helps bone."},)"
    R"({"source":"3-0","quote":"Zinc helps bone."}]},)"
    R"({"text":"However, zinc helps bone.","evidence":[{"source":"1-7","quote":"other"}]}]}]}]}})"
    "\n"
    R"({"_id":"q2","answer":{"outcome":"insufficient_evidence"}})"
    "\n";

TEST(Answers, ScoresAreThoseCountedByHand) {
  const auto gold = parse_gold(kGold, "gold");
  const auto answers = parse_answers(kAnswers, "answers");
  ASSERT_TRUE(gold && answers);
  const AnswersReport report = evaluate_answers(*answers, *gold);
  EXPECT_EQ(report.answerable, 2u);
  EXPECT_EQ(report.answered, 1u);
  EXPECT_EQ(report.missing, 1u);
  EXPECT_EQ(report.unanswerable, 1u);
  EXPECT_EQ(report.rightly_silent, 1u);
  // Silent on q2 (right) and q3 (wrong): precision 1/2, recall 1.
  EXPECT_DOUBLE_EQ(report.abstention_f1(), 2.0 / 3);
  ASSERT_EQ(report.answers.size(), 1u);
  const AnswerScores& scores = report.answers[0];
  // Sources 1-0, 3-0 and 1-7 are cited; only 1-0's quote stands in a gold snippet of its document.
  EXPECT_DOUBLE_EQ(scores.citation_precision, 1.0 / 3);
  EXPECT_DOUBLE_EQ(scores.snippet_recall, 1.0 / 2);
  EXPECT_DOUBLE_EQ(scores.document_recall, 1.0 / 2);
  // zinc helps bone | however zinc helps bone: six bigrams, two of the ideal's two are hit.
  EXPECT_DOUBLE_EQ(scores.rouge_2.recall, 1.0);
  EXPECT_DOUBLE_EQ(scores.rouge_2.precision, 2.0 / 6);
  EXPECT_DOUBLE_EQ(scores.lead_f1_best, 1.0);
  EXPECT_EQ(scores.words, 7u);
  EXPECT_EQ(scores.duplicates, 1u);
  EXPECT_EQ(scores.stand_alone, 1u);
}

TEST(Answers, ABadLineIsNamed) {
  const auto gold = parse_gold("{\"_id\":\"a\"}\n{\"no\":1}\n", "gold.jsonl");
  ASSERT_FALSE(gold);
  EXPECT_NE(gold.error().message.find("gold.jsonl:2"), std::string::npos);
  EXPECT_FALSE(parse_answers("not json", "answers.jsonl"));
}

TEST(Answers, TheReportPrintsPrecisionWithCoverageAndAbstention) {
  const auto report = evaluate_answers(*parse_answers(kAnswers, "a"), *parse_gold(kGold, "g"));
  const std::string table = answers_table(report);
  for (const char* name : {"citation precision", "ROUGE-2 recall", "stand alone", "duplicate",
                           "answerable questions answered", "others answered anyway"}) {
    EXPECT_NE(table.find(name), std::string::npos) << name;
  }
  EXPECT_NE(answers_json(report, true).find("\"q1\""), std::string::npos);
}

}  // namespace
}  // namespace ibid::eval
