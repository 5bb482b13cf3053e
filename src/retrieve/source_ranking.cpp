#include "retrieve/source_ranking.hpp"

#include <unordered_set>

#include "retrieve/workspace.hpp"

namespace ibid::retrieve {
namespace {

/// Most Sources have one or two passages that bear on a question, so this seldom needs a second
/// try.
constexpr std::size_t kSpareFactor = 2;
/// A second try asks for this many times more.
constexpr std::size_t kGrowth = 4;

Result<std::string> source_id_of(const index::Generation& generation, index::PassageNumber number) {
  const auto workspace = workspace_of(generation);
  auto& known = workspace->source_ids;
  if (const auto it = known.find(number); it != known.end()) return it->second;
  const auto document = generation.document_of(number);
  if (!document) return fail(document.error());
  Result<Source> source = generation.resolve((*document)->source);
  if (!source) return fail(source.error());
  if (known.size() >= kPassagesKept) known.clear();
  known.emplace(number, source->id);
  return std::move(source->id);
}

}  // namespace

Result<std::vector<RankedSource>> rank_sources(const index::Generation& generation,
                                               std::string_view question, std::size_t top_n,
                                               SearchOptions options) {
  for (options.top_k = top_n * kSpareFactor;; options.top_k *= kGrowth) {
    const Result<SearchResult> result = search(generation, question, options);
    if (!result) return fail(result.error());
    std::vector<RankedSource> sources;
    std::unordered_set<std::string> seen;
    for (const Hit& hit : result->hits) {
      if (sources.size() == top_n) break;
      Result<std::string> id = source_id_of(generation, hit.passage);
      if (!id) return fail(id.error());
      if (seen.insert(*id).second) sources.push_back({std::move(*id), hit.score});
    }
    const bool is_exhausted = result->hits.size() < options.top_k;
    if (sources.size() == top_n || is_exhausted) return sources;
  }
}

}  // namespace ibid::retrieve
