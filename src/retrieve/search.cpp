#include "retrieve/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

#include "retrieve/known_names.hpp"
#include "retrieve/question.hpp"
#include "retrieve/ranker.hpp"
#include "retrieve/stages.hpp"
#include "retrieve/unknown_words.hpp"
#include "text/utf8.hpp"

namespace ibid::retrieve {
namespace {

std::string origin_of(const Keyword& keyword) {
  switch (keyword.reading) {
    case Reading::kAsWritten:
      return "question";
    case Reading::kRelated:
      return "everyday word for " + keyword.word;
    case Reading::kRespelled:
      return "spelling of " + keyword.word;
  }
  return {};
}

/// Keywords, then expansions, with the weights of the second ranking.
std::vector<QuestionTerm> question_terms(const Question& question, const FirstStage& first,
                                         const SecondStage& second, const Lexicon& lexicon) {
  std::vector<QuestionTerm> terms;
  for (std::size_t i = 0; i < question.keywords.size(); ++i) {
    const Keyword& keyword = question.keywords[i];
    terms.push_back({keyword.term, keyword.surface, second.keyword_weights[i], origin_of(keyword)});
  }
  for (std::size_t i = 0; i < first.profiles.expansions.size(); ++i) {
    const ExpansionProfile& expansion = first.profiles.expansions[i];
    const std::string term(lexicon.term(expansion.number));
    if (expansion.is_synonym) {
      const SynonymTerm& synonym = first.synonyms.terms[expansion.synonym];
      terms.push_back({term, synonym.surface, second.expansion_weights[i],
                       "synonym of " + synonym.expression, false});
    } else {
      terms.push_back({term, term, second.expansion_weights[i], "feedback", false});
    }
  }
  return terms;
}

std::vector<std::string> explanation(const PassageFeatures& features, double trees,
                                     std::size_t rank) {
  std::vector<std::string> lines = {
      fmt::format("ranker {:.4f}, rank {} before it", trees, rank + 1)};
  for (std::size_t f = 0; f < kPassageFeatureCount; ++f) {
    lines.push_back(fmt::format("{} {:.4f}", kPassageFeatureNames[f], features[f]));
  }
  return lines;
}

/// Orders the candidates by the trees and appends the rest of the second ranking. Scores fall from
/// below 2 to above 1 over the candidates (1 + logistic of the trees' sum) and from 1 to 0 over the
/// rest (the second ranking's score over that of its first), so that they compare within one list.
std::vector<Hit> final_order(const FirstStage& first, const SecondStage& second,
                             std::span<const PassageFeatures> rows, bool explain) {
  const std::vector<RankerInput> inputs = ranker_inputs(rows);
  const std::vector<double> trees = learned_scores(inputs);
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return trees[a] > trees[b]; });
  std::vector<Hit> hits;
  for (const std::size_t i : order) {
    Hit& hit = hits.emplace_back();
    hit.passage = second.ranked[i].passage;
    hit.score = 1 + 1 / (1 + std::exp(-trees[i]));
    hit.match = rows[i][kFirstScore] * first.profiles.idf_sum;
    hit.asked = rows[i][kAsked];
    if (explain) hit.explanation = explanation(rows[i], trees[i], i);
  }
  for (std::size_t i = rows.size(); i < second.ranked.size(); ++i) {
    const index::ScoredPassage& scored = second.ranked[i];
    Hit& hit = hits.emplace_back();
    hit.passage = scored.passage;
    hit.score = scored.score / second.ranked[rows.size()].score;
    for (const index::ScoredPassage& known : first.ranked) {
      if (known.passage == scored.passage) hit.match = known.score;
    }
    if (explain) {
      hit.explanation = {fmt::format("below the ranker's reach, BM25 {:.4f}", scored.score)};
    }
  }
  return hits;
}

}  // namespace

Result<SearchResult> search(const index::Generation& generation, std::string_view question,
                            const SearchOptions& options, const Wording& wording) {
  auto results = search_each(generation, question, {&options, 1}, wording);
  if (!results) return fail(std::move(results.error()));
  return std::move(results->front());
}

Result<std::vector<SearchResult>> search_each(const index::Generation& generation,
                                              std::string_view question,
                                              std::span<const SearchOptions> options,
                                              const Wording& wording) {
  if (const auto fault = text::find_utf8_fault(question)) {
    return fail(ErrorCode::kUsage, fmt::format("the question is not UTF-8: {} at byte {}",
                                               fault->what, fault->byte_offset));
  }
  const std::shared_ptr<Workspace> held = workspace_of(generation);
  Workspace& workspace = *held;
  const Question analyzed = read_question(generation, workspace, question, wording);
  std::vector<SearchResult> results(options.size());
  if (analyzed.empty()) return results;

  const auto synonyms = synonyms_of(workspace.analyzer, workspace.language, analyzed);
  CandidatePool pool(workspace, analyzed);
  for (std::size_t i = 0; i < options.size(); ++i) {
    const SearchOptions& wanted = options[i];
    const auto first = first_stage(generation, workspace, analyzed, synonyms, wanted.filter, pool);
    if (!first) return fail(first.error());
    auto asked = wanted.by_questions ? asked_ranking(generation, workspace, analyzed, wanted.filter)
                                     : Result<AskedRanking>{};
    if (!asked) return fail(asked.error());
    const auto second = second_stage(generation, workspace, analyzed, *first, std::move(*asked),
                                     learned_term_model(), wanted.filter, wanted.top_k);
    if (!second) return fail(second.error());
    const auto features = third_stage(workspace, analyzed, *first, *second, pool);
    if (!features) return fail(features.error());

    SearchResult& result = results[i];
    result.terms = question_terms(analyzed, *first, *second, workspace.lexicon);
    result.weight = first->profiles.idf_sum;
    result.hits = final_order(*first, *second, *features, wanted.explain);
    if (result.hits.size() > wanted.top_k) result.hits.resize(wanted.top_k);
  }
  return results;
}

}  // namespace ibid::retrieve
