// judge(): a claim against given evidence alone.
#include <string>
#include <string_view>
#include <vector>

#include "text/sentences.hpp"
#include "text/utf8.hpp"
#include "verify/judgement.hpp"
#include "verify/verify.hpp"

namespace ibid::verify {

PairVerdict judge(std::string_view claim, std::span<const std::string> evidence) {
  const index::Language& language = index::Language::built_in();
  thread_local index::Analyzer analyzer(language);
  PairVerdict verdict;
  if (text::find_utf8_fault(claim)) return verdict;
  std::vector<Statement> statements;
  std::vector<std::size_t> origin;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    if (text::find_utf8_fault(evidence[i])) continue;
    for (const ByteRange& range : text::sentences(evidence[i])) {
      statements.push_back(analyze_statement(
          std::string_view(evidence[i]).substr(range.begin, range.size()), analyzer));
      origin.push_back(i);
    }
  }
  if (statements.empty()) return verdict;
  Judgement judgement = judge_statements(analyze_statement(claim, analyzer), statements, language);
  verdict.verdict = judgement.verdict;
  verdict.confidence = judgement.confidence;
  verdict.reasons = std::move(judgement.reasons);
  verdict.best_sentence = origin[judgement.best];
  return verdict;
}

}  // namespace ibid::verify
