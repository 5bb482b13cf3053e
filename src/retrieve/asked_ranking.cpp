#include "retrieve/asked_ranking.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "index/bm25.hpp"
#include "index/schema.hpp"

namespace ibid::retrieve {

Result<AskedRanking> asked_ranking(const index::Generation& generation, Workspace& workspace,
                                   const Question& question, const index::Filter& filter) {
  AskedRanking asked;
  std::vector<index::WeightedTerm> terms;
  const index::Statistics& statistics = workspace.lexicon.statistics();
  const index::Bm25Collection collection{statistics.passages, statistics.average_length};
  for (const index::WeightedTerm& term : question.asked) {
    const std::uint32_t frequency =
        workspace.lexicon.document_frequency(workspace.lexicon.number_of(term.term));
    asked.idf_sum +=
        index::bm25_term_weight(index::kBm25, collection, std::max(1U, frequency), term.weight) /
        (index::kBm25.k1 + 1);
    if (frequency > 0) terms.push_back(term);
  }
  if (terms.empty()) return asked;
  auto ranked = generation.ranking().top_k(terms, filter, kAskedPassages);
  if (!ranked) return fail(std::move(ranked.error()));
  asked.ranked = std::move(*ranked);
  return asked;
}

void add_asked(const AskedRanking& asked, std::size_t count,
               std::vector<index::ScoredPassage>& ranked) {
  if (asked.ranked.empty()) return;
  std::unordered_map<index::PassageNumber, std::size_t> places;
  for (std::size_t i = 0; i < ranked.size(); ++i) places.emplace(ranked[i].passage, i);
  for (const index::ScoredPassage& scored : asked.ranked) {
    const double score = kAskedWeight * scored.score;
    const auto [at, is_new] = places.try_emplace(scored.passage, ranked.size());
    if (is_new) {
      ranked.push_back({scored.passage, score});
    } else {
      ranked[at->second].score += score;
    }
  }
  // Both lists break ties by the passages' ids, whatever their numbers; so does their sum.
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  if (ranked.size() > count) ranked.resize(count);
}

}  // namespace ibid::retrieve
