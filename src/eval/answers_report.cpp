// The report on answers, for people and for machines.

#include <fmt/format.h>

#include "eval/answers.hpp"
#include "model/json.hpp"

namespace ibid::eval {
namespace {

using model::Json;

struct Figure {
  std::string_view name;
  double AnswerScores::*value;
};

constexpr Figure kFigures[] = {
    {"citation precision", &AnswerScores::citation_precision},
    {"gold snippets cited", &AnswerScores::snippet_recall},
    {"gold documents cited", &AnswerScores::document_recall},
};

Json scores_json(const AnswerScores& scores) {
  return Json{{"citation_precision", scores.citation_precision},
              {"snippet_recall", scores.snippet_recall},
              {"document_recall", scores.document_recall},
              {"rouge_2_recall", scores.rouge_2.recall},
              {"rouge_2_f1", scores.rouge_2.f1()},
              {"rouge_2_recall_best", scores.rouge_2_recall_best},
              {"rouge_su4_recall", scores.rouge_su4.recall},
              {"rouge_su4_f1", scores.rouge_su4.f1()},
              {"lead_rouge_2_f1_best", scores.lead_f1_best},
              {"words", scores.words},
              {"claims", scores.claims},
              {"duplicates", scores.duplicates},
              {"stand_alone", scores.stand_alone},
              {"flesch_kincaid_grade", scores.reading.flesch_kincaid_grade()},
              {"smog_grade", scores.reading.smog_grade()}};
}

}  // namespace

std::string answers_table(const AnswersReport& report) {
  const AnswerScores& mean = report.mean;
  std::string out;
  const auto line = [&out](std::string_view name, double value) {
    out += fmt::format("{:<36}{:.4f}\n", name, value);
  };
  for (const auto& [name, value] : kFigures) line(name, mean.*value);
  line("ROUGE-2 recall", mean.rouge_2.recall);
  line("ROUGE-2 recall, best ideal answer", mean.rouge_2_recall_best);
  line("ROUGE-SU4 recall", mean.rouge_su4.recall);
  line("ROUGE-2 F1 of the lead, best", mean.lead_f1_best);
  line("words an answer", share(mean.words, report.answered));
  line("claims an answer", share(mean.claims, report.answered));
  line("claims that stand alone", share(mean.stand_alone, mean.claims));
  line("Flesch-Kincaid grade", mean.reading.flesch_kincaid_grade());
  line("SMOG grade", mean.reading.smog_grade());
  out += fmt::format("{:<36}{}\n", "duplicate claims", mean.duplicates);
  out += fmt::format("{:<36}{} of {}\n", "answerable questions answered", report.answered,
                     report.answerable);
  out += fmt::format("{:<36}{} of {}\n", "others answered anyway", report.wrongly_answered,
                     report.unanswerable);
  line("F1 on unanswerable questions", report.abstention_f1());
  if (report.missing > 0)
    out += fmt::format("{:<36}{}\n", "questions without an answer", report.missing);
  return out;
}

std::string answers_json(const AnswersReport& report, bool per_question) {
  Json json{{"answerable", report.answerable},         {"answered", report.answered},
            {"unanswerable", report.unanswerable},     {"rightly_silent", report.rightly_silent},
            {"abstention_f1", report.abstention_f1()}, {"missing", report.missing},
            {"mean", scores_json(report.mean)}};
  if (per_question) {
    Json questions = Json::object();
    for (const AnswerScores& scores : report.answers) questions[scores.id] = scores_json(scores);
    json["per_question"] = std::move(questions);
  }
  return model::dump_pretty(json) + '\n';
}

}  // namespace ibid::eval
