#include "eval/answers.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "answer/stands_alone.hpp"
#include "text/fold.hpp"
#include "text/words.hpp"

namespace ibid::eval {
namespace {

/// "12345-3" (a snippet of a document) and "pmid:12345" are of document "12345".
std::string document_of(std::string_view source) {
  constexpr std::string_view kScheme = "pmid:";
  if (source.compare(0, kScheme.size(), kScheme) == 0) source.remove_prefix(kScheme.size());
  return std::string(source.substr(0, source.find('-')));
}

std::string comparable(std::string_view text) {
  return text::collapse_white_space(text::fold_text(text));
}

struct FoldedGold {
  std::vector<std::pair<std::string, std::string>> snippets;  // document, folded text
  std::set<std::string> documents;
};

FoldedGold folded(const GoldAnswer& gold) {
  FoldedGold result;
  for (const GoldSnippet& snippet : gold.snippets) {
    result.snippets.emplace_back(snippet.document, comparable(snippet.text));
    result.documents.insert(snippet.document);
  }
  return result;
}

/// Precision and recall of the citations; a source counts once however often it is cited.
void score_citations(const GivenAnswer& answer, const GoldAnswer& gold, AnswerScores& scores) {
  const FoldedGold wanted = folded(gold);
  std::map<std::string, bool> cited;  // source: does a quote of it stand in a gold snippet?
  std::set<std::size_t> found;
  std::set<std::string> documents;
  for (const GivenClaim& claim : answer.claims) {
    for (const GivenCitation& citation : claim.citations) {
      const std::string document = document_of(citation.source);
      const std::string quote = comparable(citation.quote);
      bool& is_gold = cited[citation.source];
      if (wanted.documents.contains(document)) documents.insert(document);
      for (std::size_t i = 0; i < wanted.snippets.size(); ++i) {
        const auto& [of_document, text] = wanted.snippets[i];
        if (quote.empty() || of_document != document || text.find(quote) == std::string::npos) {
          continue;
        }
        is_gold = true;
        found.insert(i);
      }
    }
  }
  const auto right = static_cast<std::size_t>(
      std::count_if(cited.begin(), cited.end(), [](const auto& entry) { return entry.second; }));
  scores.citation_precision = share(right, cited.size());
  scores.snippet_recall = share(found.size(), wanted.snippets.size());
  scores.document_recall = share(documents.size(), wanted.documents.size());
}

void score_words(const GivenAnswer& answer, const GoldAnswer& gold, AnswerScores& scores) {
  std::vector<Tokens> ideal;
  for (const std::string& text : gold.ideal) ideal.push_back(rouge_tokens(text));
  Tokens all;
  Tokens lead;
  for (const GivenClaim& claim : answer.claims) {
    Tokens tokens = rouge_tokens(claim.text);
    if (lead.empty()) lead = tokens;
    all.insert(all.end(), std::make_move_iterator(tokens.begin()),
               std::make_move_iterator(tokens.end()));
  }
  scores.rouge_2 = rouge_2(all, ideal);
  scores.rouge_su4 = rouge_su4(all, ideal);
  for (const Tokens& one : ideal) {
    scores.rouge_2_recall_best = std::max(scores.rouge_2_recall_best, rouge_2(all, {one}).recall);
    scores.lead_f1_best = std::max(scores.lead_f1_best, rouge_2(lead, {one}).f1());
  }
}

void score_claims(const GivenAnswer& answer, AnswerScores& scores) {
  scores.claims = answer.claims.size();
  std::vector<std::string> texts;
  for (const GivenClaim& claim : answer.claims) {
    texts.push_back(comparable(claim.text));
    scores.words += text::words(claim.text).size();
    scores.reading.add(reading_counts(claim.text));
    if (answer::standing_of(claim.text) == answer::Standing::kAlone) ++scores.stand_alone;
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const bool duplicate = std::any_of(texts.begin(), texts.end(), [&](const std::string& other) {
      const bool earlier = &other < &texts[i];
      return &other != &texts[i] && (other != texts[i] || earlier) &&
             other.find(texts[i]) != std::string::npos;
    });
    scores.duplicates += duplicate ? 1 : 0;
  }
}

void add(AnswerScores& sum, const AnswerScores& one) {
  sum.citation_precision += one.citation_precision;
  sum.snippet_recall += one.snippet_recall;
  sum.document_recall += one.document_recall;
  sum.rouge_2.recall += one.rouge_2.recall;
  sum.rouge_2.precision += one.rouge_2.precision;
  sum.rouge_su4.recall += one.rouge_su4.recall;
  sum.rouge_su4.precision += one.rouge_su4.precision;
  sum.rouge_2_recall_best += one.rouge_2_recall_best;
  sum.lead_f1_best += one.lead_f1_best;
  sum.words += one.words;
  sum.claims += one.claims;
  sum.duplicates += one.duplicates;
  sum.stand_alone += one.stand_alone;
  sum.reading.add(one.reading);
}

AnswerScores mean_of(const std::vector<AnswerScores>& scores) {
  AnswerScores mean;
  for (const AnswerScores& one : scores) add(mean, one);
  const auto count = static_cast<double>(std::max<std::size_t>(1, scores.size()));
  for (double* value : {&mean.citation_precision, &mean.snippet_recall, &mean.document_recall,
                        &mean.rouge_2.recall, &mean.rouge_2.precision, &mean.rouge_su4.recall,
                        &mean.rouge_su4.precision, &mean.rouge_2_recall_best, &mean.lead_f1_best}) {
    *value /= count;
  }
  return mean;
}

}  // namespace

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

AnswerScores score_answer(const GivenAnswer& answer, const GoldAnswer& gold) {
  AnswerScores scores;
  scores.id = answer.id;
  score_citations(answer, gold, scores);
  score_words(answer, gold, scores);
  score_claims(answer, scores);
  return scores;
}

double AnswersReport::abstention_f1() const {
  const double precision = share(rightly_silent, silent);
  const double recall = share(rightly_silent, unanswerable);
  return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}

AnswersReport evaluate_answers(const std::vector<GivenAnswer>& answers,
                               const std::vector<GoldAnswer>& gold) {
  std::map<std::string, const GivenAnswer*> by_id;
  for (const GivenAnswer& answer : answers) by_id[answer.id] = &answer;
  AnswersReport report;
  for (const GoldAnswer& wanted : gold) {
    ++(wanted.answerable ? report.answerable : report.unanswerable);
    const auto at = by_id.find(wanted.id);
    if (at == by_id.end()) {
      ++report.missing;
    } else if (!at->second->answered) {
      ++report.silent;
      report.rightly_silent += wanted.answerable ? 0 : 1;
    } else if (!wanted.answerable) {
      ++report.wrongly_answered;
    } else {
      ++report.answered;
      report.answers.push_back(score_answer(*at->second, wanted));
    }
  }
  std::sort(report.answers.begin(), report.answers.end(),
            [](const AnswerScores& a, const AnswerScores& b) { return a.id < b.id; });
  report.mean = mean_of(report.answers);
  return report;
}

}  // namespace ibid::eval
