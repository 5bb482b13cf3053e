#include "retrieve/search.hpp"

#include <fmt/format.h>

#include <utility>

#include "retrieve/question.hpp"
#include "retrieve/synonyms.hpp"
#include "text/utf8.hpp"

namespace ibid::retrieve {
namespace {

/// A synonym's terms together weigh a third of a word that was asked for: enough to find a passage
/// that has only the other name, too little to outrank one that has the very word.
constexpr double kSynonymWeight = 0.35;

std::vector<QuestionTerm> weighted_terms(index::Analyzer& analyzer,
                                         const index::Generation& generation,
                                         const Question& question) {
  std::vector<QuestionTerm> terms;
  for (const Keyword& keyword : question.keywords) {
    terms.push_back(
        {keyword.term, keyword.surface, static_cast<double>(keyword.count), "question"});
  }
  for (SynonymTerm& synonym : synonym_terms(analyzer, generation.language(), question)) {
    terms.push_back({std::move(synonym.term), std::move(synonym.surface),
                     kSynonymWeight * synonym.share, "synonym of " + synonym.expression});
  }
  return terms;
}

}  // namespace

Result<SearchResult> search(const index::Generation& generation, std::string_view question,
                            const SearchOptions& options) {
  if (const auto fault = text::find_utf8_fault(question)) {
    return fail(ErrorCode::kUsage, fmt::format("the question is not UTF-8: {} at byte {}",
                                               fault->what, fault->byte_offset));
  }
  index::Analyzer& analyzer = analyzer_of(generation);
  const Question analyzed = analyze_question(analyzer, question);
  SearchResult result;
  if (analyzed.empty()) return result;
  result.terms = weighted_terms(analyzer, generation, analyzed);

  std::vector<index::WeightedTerm> terms;
  for (const QuestionTerm& term : result.terms) terms.push_back({term.term, term.weight});
  auto ranked = generation.ranking().top_k(terms, options.filter, options.top_k);
  if (!ranked) return fail(std::move(ranked.error()));
  for (const index::ScoredPassage& scored : *ranked) {
    result.hits.push_back({scored.passage, scored.score, {}});
  }
  return result;
}

}  // namespace ibid::retrieve
