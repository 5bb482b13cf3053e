#include "verify/evidence_search.hpp"

#include <algorithm>

#include "retrieve/search.hpp"
#include "text/sentences.hpp"

namespace ibid::verify {
namespace {

// The sentence that bears out a claim shares most of its words, so it ranks near the top; 20 leaves
// room for passages of works that are not the cited one.
constexpr std::size_t kSearchTopK = 20;

void add_unique(std::vector<std::string>& ids, const std::string& id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

}  // namespace

EvidencePool::EvidencePool(const index::Generation& generation)
    : generation_(generation), analyzer_(generation.language()) {}

Result<std::vector<const Candidate*>> EvidencePool::search(std::string_view statement) {
  retrieve::SearchOptions options;
  options.top_k = kSearchTopK;
  const auto found = retrieve::search(generation_, statement, options);
  if (!found) return fail(found.error());
  std::vector<const Candidate*> candidates;
  for (const retrieve::Hit& hit : found->hits) {
    const auto candidate = load(hit.passage);
    if (!candidate) return fail(candidate.error());
    candidates.push_back(*candidate);
  }
  return candidates;
}

Result<std::vector<const Candidate*>> EvidencePool::of_source(const std::string& source_id) {
  const auto numbers = generation_.passages_of(source_id);
  if (!numbers) return fail(numbers.error());
  std::vector<const Candidate*> candidates;
  for (const index::PassageNumber number : *numbers) {
    if (candidates.size() == kPassagesOfSourceMax) break;
    const auto candidate = load(number);
    if (!candidate) return fail(candidate.error());
    candidates.push_back(*candidate);
  }
  return candidates;
}

Result<const Candidate*> EvidencePool::by_id(std::string_view passage_id) {
  const auto number = generation_.find_passage(passage_id);
  if (!number) return nullptr;
  return load(*number);
}

Result<std::string> EvidencePool::canonical_id_of(const index::DocumentHeader& document,
                                                  std::size_t reference) {
  const auto key = std::make_pair(document.id, reference);
  if (const auto known = reference_ids_.find(key); known != reference_ids_.end()) {
    return known->second;
  }
  const auto source = generation_.resolve(document.references[reference]);
  if (!source) return fail(source.error());
  return reference_ids_.emplace(key, source->id).first->second;
}

Result<const Candidate*> EvidencePool::load(index::PassageNumber number) {
  if (const auto known = loaded_.find(number); known != loaded_.end()) return &known->second;
  auto passage = generation_.passage(number);
  if (!passage) return fail(passage.error());
  const auto document = generation_.document_of(number);
  if (!document) return fail(document.error());
  Candidate candidate;
  candidate.passage = std::move(*passage);
  candidate.sources.push_back(candidate.passage.source_id);
  candidate.cited = candidate.passage.source_id;
  for (const PassageCitation& citation : candidate.passage.citations) {
    for (const std::uint32_t reference : citation.references) {
      if (reference >= (*document)->references.size()) continue;
      const auto id = canonical_id_of(**document, reference);
      if (!id) return fail(id.error());
      const bool whole_passage = citation.mark.empty();
      if (whole_passage && candidate.cited == candidate.passage.source_id) candidate.cited = *id;
      add_unique(candidate.sources, *id);
    }
  }
  for (const ByteRange& range : text::sentences(candidate.passage.text)) {
    candidate.statements.push_back(analyze_statement(
        std::string_view(candidate.passage.text).substr(range.begin, range.size()), analyzer_));
    candidate.ranges.push_back(range);
  }
  return &loaded_.emplace(number, std::move(candidate)).first->second;
}

}  // namespace ibid::verify
