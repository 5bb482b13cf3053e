#include "retrieve/source_ranking.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "retrieve/attribution.hpp"
#include "retrieve/workspace.hpp"

namespace ibid::retrieve {
namespace {

/// Most Sources have one or two passages that bear on a question, so this seldom needs a second
/// try.
constexpr std::size_t kSpareFactor = 2;
/// A second try asks for this many times more.
constexpr std::size_t kGrowth = 4;

/// Kept in the workspace until the next call.
Result<std::string_view> source_id_of(const index::Generation& generation, Workspace& workspace,
                                      index::PassageNumber number) {
  auto& known = workspace.source_ids;
  if (const auto it = known.find(number); it != known.end()) return std::string_view(it->second);
  const auto document = generation.document_of(number);
  if (!document) return fail(document.error());
  Result<Source> source = generation.resolve((*document)->source);
  if (!source) return fail(source.error());
  if (known.size() >= kPassagesKept) known.clear();
  return std::string_view(known.emplace(number, std::move(source->id)).first->second);
}

/// Whether what the passage is attributed to has one of `statuses`; with none given, always.
Result<bool> passes(const index::Generation& generation, index::PassageNumber number,
                    const std::vector<SourceStatus>& statuses) {
  if (statuses.empty()) return true;
  const Result<Passage> passage = generation.passage(number);
  if (!passage) return fail(passage.error());
  const auto document = generation.document_of(number);
  if (!document) return fail(document.error());
  const Result<Source> source = generation.resolve((*document)->source);
  if (!source) return fail(source.error());
  const Result<std::vector<Source>> cited = cited_works(generation, *passage, **document);
  if (!cited) return fail(cited.error());
  return has_status(*source, *cited, statuses);
}

}  // namespace

Result<std::vector<RankedSource>> rank_sources(const index::Generation& generation,
                                               std::string_view question, std::size_t top_n,
                                               SearchOptions options) {
  for (options.top_k = top_n * kSpareFactor;; options.top_k *= kGrowth) {
    const Result<SearchResult> result = search(generation, question, options);
    if (!result) return fail(result.error());
    std::vector<RankedSource> sources;
    sources.reserve(std::min(top_n, result->hits.size()));
    std::unordered_set<std::string_view> seen;  // of the sources' own strings, which stay
    seen.reserve(sources.capacity());
    const std::shared_ptr<Workspace> workspace = workspace_of(generation);
    for (const Hit& hit : result->hits) {
      if (sources.size() == top_n) break;
      const auto id = source_id_of(generation, *workspace, hit.passage);
      if (!id) return fail(id.error());
      if (seen.contains(*id)) continue;
      const Result<bool> passed = passes(generation, hit.passage, options.filter.statuses);
      if (!passed) return fail(passed.error());
      if (!*passed) continue;
      sources.push_back({std::string(*id), hit.score});
      seen.emplace(sources.back().source_id);
    }
    const bool is_exhausted = result->hits.size() < options.top_k;
    if (sources.size() == top_n || is_exhausted) return sources;
  }
}

}  // namespace ibid::retrieve
