#include "retrieve/asked_ranking.hpp"

#include <algorithm>
#include <string>
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
  for (const std::string& term : question.asked) {
    const std::uint32_t frequency =
        workspace.lexicon.document_frequency(workspace.lexicon.number_of(term));
    asked.idf_sum += index::bm25_term_weight(index::kBm25, collection, std::max(1U, frequency), 1) /
                     (index::kBm25.k1 + 1);
    if (frequency > 0) terms.push_back({term, 1});
  }
  if (terms.empty()) return asked;
  auto ranked = generation.ranking().top_k(terms, filter, kAskedPassages);
  if (!ranked) return fail(std::move(ranked.error()));
  asked.ranked = std::move(*ranked);
  return asked;
}

}  // namespace ibid::retrieve
