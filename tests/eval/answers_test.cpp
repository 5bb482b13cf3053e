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
  EXPECT_EQ(report.silent, 1u);
  // Silent on q2 alone, which is right; q3 has no line.
  EXPECT_DOUBLE_EQ(report.abstention_f1(), 1.0);
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

TEST(Answers, SilenceCountsOnlyWhereSomethingWasAsked) {
  const auto gold = parse_gold(kGold, "gold");
  ASSERT_TRUE(gold);
  // Nothing was asked of anybody.
  const AnswersReport none = evaluate_answers({}, *gold);
  EXPECT_EQ(none.missing, 3u);
  EXPECT_EQ(none.rightly_silent, 0u);
  EXPECT_EQ(none.wrongly_answered, 0u);
  EXPECT_DOUBLE_EQ(none.abstention_f1(), 0.0);
  // Silent on q2 (right) and q3 (wrong), and q1 failed: precision 1/2, recall 1.
  const auto answers = parse_answers(R"({"_id":"q1","error":{"code":"index_damaged"}})"
                                     "\n"
                                     R"({"_id":"q2","answer":{"outcome":"insufficient_evidence"}})"
                                     "\n"
                                     R"({"_id":"q3","answer":{"outcome":"insufficient_evidence"}})",
                                     "answers");
  ASSERT_TRUE(answers) << answers.error().message;
  const AnswersReport some = evaluate_answers(*answers, *gold);
  EXPECT_EQ(some.missing, 1u);
  EXPECT_EQ(some.silent, 2u);
  EXPECT_DOUBLE_EQ(some.abstention_f1(), 2.0 / 3);
  // An answer where none is to be had.
  const AnswersReport wrong = evaluate_answers({{"q2", true, {}}}, *gold);
  EXPECT_EQ(wrong.wrongly_answered, 1u);
  EXPECT_DOUBLE_EQ(wrong.abstention_f1(), 0.0);
}

TEST(Answers, AnEmptyQuoteStandsNowhere) {
  const auto gold = parse_gold(kGold, "gold");
  ASSERT_TRUE(gold);
  for (const char* quote : {"", " \n"}) {
    const GivenAnswer answer{"q1", true, {{"Zinc helps bone.", {{"1-0", quote}}}}};
    const AnswerScores scores = score_answer(answer, gold->front());
    EXPECT_DOUBLE_EQ(scores.citation_precision, 0.0);
    EXPECT_DOUBLE_EQ(scores.snippet_recall, 0.0);
    EXPECT_DOUBLE_EQ(scores.document_recall, 0.5);
  }
}

TEST(Answers, ABadLineIsNamed) {
  const auto gold = parse_gold("{\"_id\":\"a\"}\n{\"no\":1}\n", "gold.jsonl");
  ASSERT_FALSE(gold);
  EXPECT_NE(gold.error().message.find("gold.jsonl:2"), std::string::npos);
  EXPECT_FALSE(parse_answers("not json", "answers.jsonl"));
  const auto questions = parse_answers("\n{\"_id\":\"a\",\"question\":\"zinc?\"}", "q.jsonl");
  ASSERT_FALSE(questions) << "questions are no answers";
  EXPECT_NE(questions.error().message.find("q.jsonl:2"), std::string::npos);
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
