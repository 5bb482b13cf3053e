#include "retrieve/turn_ranking.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "index/schema.hpp"
#include "retrieve/asked_ranking.hpp"
#include "retrieve/question.hpp"

namespace ibid::retrieve {

Result<std::vector<index::ScoredPassage>> rank_by_words(const index::Generation& generation,
                                                        std::span<const WeighedText> texts,
                                                        const index::Filter& filter,
                                                        std::size_t top_k) {
  std::map<std::string, double> weights;
  for (const WeighedText& said : texts) {
    for (const Keyword& keyword : analyze_question(analyzer_of(generation), said.text).keywords) {
      double& weight = weights[keyword.term];
      weight = std::max(weight, said.weight);
    }
  }
  std::vector<index::WeightedTerm> of_texts;
  std::vector<index::WeightedTerm> of_questions;
  for (const auto& [term, weight] : weights) {
    of_texts.push_back({term, weight});
    of_questions.push_back({index::question_term(term), weight});
  }
  if (of_texts.empty()) return std::vector<index::ScoredPassage>{};
  auto by_questions = generation.ranking().top_k(of_questions, filter, kAskedPassages);
  if (!by_questions) return fail(std::move(by_questions.error()));
  if (by_questions->empty()) return by_questions;
  auto ranked = generation.ranking().top_k(of_texts, filter, kAskedPassages);
  if (!ranked) return fail(std::move(ranked.error()));
  add_asked({std::move(*by_questions)}, top_k, *ranked);
  if (ranked->size() > top_k) ranked->resize(top_k);
  return ranked;
}

}  // namespace ibid::retrieve
