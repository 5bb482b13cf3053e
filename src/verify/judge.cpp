// judge(): a claim against given evidence alone.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "model/gap_marks.hpp"
#include "text/sentences.hpp"
#include "text/utf8.hpp"
#include "verify/verdict/judgement.hpp"
#include "verify/verify.hpp"

namespace ibid::verify {

namespace {

/// What several sentences of one claim come to: the claim falls with any of them, and stands with
/// all of them.
Verdict combined(Verdict a, Verdict b) {
  if (a == b) return a;
  if (a == Verdict::kContradicted || b == Verdict::kContradicted) return Verdict::kContradicted;
  if (a == Verdict::kSupported || b == Verdict::kSupported) return Verdict::kPartlySupported;
  if (a == Verdict::kPartlySupported || b == Verdict::kPartlySupported) {
    return Verdict::kPartlySupported;
  }
  return Verdict::kUndetermined;
}

}  // namespace

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
      const std::string_view sentence =
          std::string_view(evidence[i]).substr(range.begin, range.size());
      if (model::has_gap(sentence)) continue;
      statements.push_back(analyze_statement(sentence, analyzer));
      origin.push_back(i);
    }
  }
  if (statements.empty()) return verdict;
  bool is_first = true;
  for (const ByteRange& range : text::sentences(claim)) {
    Judgement judgement = judge_statements(
        analyze_statement(claim.substr(range.begin, range.size()), analyzer), statements, language);
    if (is_first) {
      verdict.verdict = judgement.verdict;
      verdict.confidence = judgement.confidence;
      verdict.best_sentence = origin[judgement.best];
    } else {
      const bool decides =
          judgement.verdict == Verdict::kContradicted && verdict.verdict != Verdict::kContradicted;
      verdict.confidence =
          decides ? judgement.confidence : std::min(verdict.confidence, judgement.confidence);
      if (decides) verdict.best_sentence = origin[judgement.best];
      verdict.verdict = combined(verdict.verdict, judgement.verdict);
    }
    verdict.reasons.insert(verdict.reasons.end(), judgement.reasons.begin(),
                           judgement.reasons.end());
    is_first = false;
  }
  return verdict;
}

}  // namespace ibid::verify
