// Answers beside what experts wrote: how precise are the citations, how complete are the words, and
// does it keep silent where it should? Precision alone proves nothing, so all figures go together.
//
// Input: answers as JSON Lines {"_id", "answer": ibid.answer/1}, gold as JSON Lines {"_id",
// "ideal_answer": ["…"], "snippets": [{"pmid", "text"}]} (BioASQ). A gold question without snippets
// and ideal answers, or with "answerable": false, has no answer, and abstaining is right.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "eval/readability.hpp"
#include "eval/rouge.hpp"
#include "ibid/result.hpp"

namespace ibid::eval {

struct GoldSnippet {
  std::string document;  ///< PMID or another id; compared with the part of a source id before '-'
  std::string text;
};

struct GoldAnswer {
  std::string id;
  std::vector<std::string> ideal;
  std::vector<GoldSnippet> snippets;
  bool answerable = true;
};

struct GivenCitation {
  std::string source;
  std::string quote;
};

struct GivenClaim {
  std::string text;
  std::vector<GivenCitation> citations;
};

struct GivenAnswer {
  std::string id;
  bool answered = false;
  std::vector<GivenClaim> claims;  ///< in the order in which they are read
};

[[nodiscard]] Result<std::vector<GoldAnswer>> parse_gold(std::string_view jsonl,
                                                         std::string_view file);
/// A line with an "error" in place of its "answer" gives none. kInputMalformed, with file and line,
/// for one that has neither.
[[nodiscard]] Result<std::vector<GivenAnswer>> parse_answers(std::string_view jsonl,
                                                             std::string_view file);

/// One answer to an answerable question.
struct AnswerScores {
  std::string id;
  double citation_precision = 0;  ///< cited sources whose quote stands in a gold snippet
  double snippet_recall = 0;      ///< gold snippets that a quote stands in
  double document_recall = 0;     ///< gold documents that are cited
  Overlap rouge_2;                ///< of all claims, hits pooled over the ideal answers
  Overlap rouge_su4;
  double rouge_2_recall_best = 0;  ///< against the ideal answer that is met best
  double lead_f1_best = 0;         ///< ROUGE-2 F1 of the first claim, against the best met
  std::size_t words = 0;
  std::size_t claims = 0;
  std::size_t duplicates = 0;   ///< claims whose words all stand in another one, in order
  std::size_t stand_alone = 0;  ///< claims that can be read without the one before
  ReadingCounts reading;        ///< of all claims
};

[[nodiscard]] AnswerScores score_answer(const GivenAnswer& answer, const GoldAnswer& gold);

/// 0 of nothing.
[[nodiscard]] double share(std::size_t part, std::size_t whole);

struct AnswersReport {
  std::size_t answerable = 0;  ///< gold questions with an answer
  std::size_t answered = 0;    ///< of them, answered
  std::size_t unanswerable = 0;
  std::size_t rightly_silent = 0;     ///< of them, not answered
  std::size_t wrongly_answered = 0;   ///< of them, answered all the same
  std::size_t silent = 0;             ///< gold questions of either kind that were not answered
  std::size_t missing = 0;            ///< gold questions without an answer: neither of these
  std::vector<AnswerScores> answers;  ///< the answered ones, by id
  AnswerScores mean;                  ///< over the answered ones; counts are sums
  /// Keeping silent as a class: F1 of finding the unanswerable questions; 0 when there are none. To
  /// have no answer is not to keep silent: it finds nothing.
  [[nodiscard]] double abstention_f1() const;
};

[[nodiscard]] AnswersReport evaluate_answers(const std::vector<GivenAnswer>& answers,
                                             const std::vector<GoldAnswer>& gold);

[[nodiscard]] std::string answers_table(const AnswersReport& report);
[[nodiscard]] std::string answers_json(const AnswersReport& report, bool per_question);

}  // namespace ibid::eval
