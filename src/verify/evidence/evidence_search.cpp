#include "verify/evidence/evidence_search.hpp"

#include <algorithm>

#include "text/sentences.hpp"

namespace ibid::verify {
namespace {

// The sentence that bears out a claim shares most of its words, so it ranks near the top; a dozen
// leaves room for passages of works that are not the cited one.
constexpr std::size_t kSearchTopK = 12;

// Words that most passages share cost the longest posting lists; with this many others they can go.
constexpr std::size_t kOwnWordsMin = 4;

void add_unique(std::vector<std::string>& ids, const std::string& id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

/// The sentence without its reference marks, whose numbers are no amounts.
std::string without_marks(const Passage& passage, ByteRange sentence) {
  std::string text;
  std::size_t copied = sentence.begin;
  for (const PassageCitation& citation : passage.citations) {
    const ByteRange& mark = citation.mark;
    if (mark.empty() || mark.begin < copied || mark.end > sentence.end) continue;
    text.append(passage.text, copied, mark.begin - copied);
    copied = mark.end;
  }
  return text.append(passage.text, copied, sentence.end - copied);
}

/// "In a randomized trial" of a work whose record says that it is one.
QualifierSet said_by_design(const Source& source) {
  std::string words(name_of(source.design));
  std::replace(words.begin(), words.end(), '_', ' ');
  return qualifiers_in(words);
}

}  // namespace

EvidencePool::EvidencePool(const index::Generation& generation)
    : generation_(generation), analyzer_(generation.language()) {}

Result<std::vector<Candidate*>> EvidencePool::search(const Statement& claim) {
  const auto own_words =
      std::count_if(claim.tokens.begin(), claim.tokens.end(),
                    [](const Token& token) { return token.has_content && !token.is_generic; });
  const bool enough = static_cast<std::size_t>(own_words) >= kOwnWordsMin;
  std::vector<index::WeightedTerm> terms;
  for (const Token& token : claim.tokens) {
    if (!token.has_content && !token.in_quantity) continue;
    if (enough && token.is_generic) continue;
    // The index knows the stemmer's stem, not ours of irregular verbs.
    terms.push_back({analyzer_.stem(token.word), 1.0});
  }
  std::sort(terms.begin(), terms.end(),
            [](const auto& a, const auto& b) { return a.term < b.term; });
  terms.erase(std::unique(terms.begin(), terms.end(),
                          [](const auto& a, const auto& b) { return a.term == b.term; }),
              terms.end());
  const auto found = generation_.ranking().top_k(terms, {}, kSearchTopK);
  if (!found) return fail(found.error());
  std::vector<Candidate*> candidates;
  for (const index::ScoredPassage& hit : *found) {
    const auto candidate = load(hit.passage);
    if (!candidate) return fail(candidate.error());
    candidates.push_back(*candidate);
  }
  return candidates;
}

Result<std::vector<Candidate*>> EvidencePool::of_source(const std::string& source_id) {
  if (const auto known = of_source_.find(source_id); known != of_source_.end()) {
    return known->second;
  }
  const auto own = generation_.passages_of(source_id);
  if (!own) return fail(own.error());
  const auto citing = generation_.passages_citing(source_id);
  if (!citing) return fail(citing.error());
  std::vector<Candidate*> candidates;
  for (const auto* numbers : {&*citing, &*own}) {
    for (const index::PassageNumber number : *numbers) {
      if (candidates.size() == kPassagesOfSourceMax) break;
      const auto candidate = load(number);
      if (!candidate) return fail(candidate.error());
      candidates.push_back(*candidate);
    }
  }
  of_source_.emplace(source_id, candidates);
  return candidates;
}

Result<Candidate*> EvidencePool::by_id(std::string_view passage_id) {
  const auto number = generation_.find_passage(passage_id);
  if (!number && number.error().code == ErrorCode::kNotFound) return nullptr;
  if (!number) return fail(number.error());
  return load(*number);
}

const Statement& EvidencePool::statement(Candidate& candidate, std::size_t sentence) {
  std::optional<Statement>& statement = candidate.statements[sentence];
  if (!statement) {
    const ByteRange range = candidate.ranges[sentence];
    statement = analyze_statement(without_marks(candidate.passage, range), analyzer_);
  }
  return *statement;
}

QualifierSet EvidencePool::said_by(Candidate& candidate) const {
  if (candidate.said) return *candidate.said;
  const index::DocumentHeader& document = *candidate.document;
  QualifierSet said = qualifiers_in(candidate.passage.text) | qualifiers_in(document.source.title) |
                      said_by_design(document.source);
  for (const std::string& heading : candidate.passage.section_path) said |= qualifiers_in(heading);
  for (const PassageCitation& citation : candidate.passage.citations) {
    if (!citation.mark.empty()) continue;
    for (const std::uint32_t reference : citation.references) {
      if (reference < document.references.size()) {
        const Source& source = document.references[reference];
        said |= qualifiers_in(source.title) | said_by_design(source);
      }
    }
  }
  candidate.said = said;
  return said;
}

void EvidencePool::make_room() {
  if (loaded_.size() <= kPassagesKeptMax) return;
  of_source_.clear();
  loaded_.clear();
  reference_ids_.clear();
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

Result<Candidate*> EvidencePool::load(index::PassageNumber number) {
  if (const auto known = loaded_.find(number); known != loaded_.end()) return &known->second;
  auto passage = generation_.passage(number);
  if (!passage) return fail(passage.error());
  const auto document = generation_.document_of(number);
  if (!document) return fail(document.error());
  Candidate candidate;
  candidate.passage = std::move(*passage);
  candidate.document = *document;
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
  const bool is_own = candidate.cited == candidate.passage.source_id;
  candidate.strength = candidate.passage.certainty;
  if (candidate.strength.empty() && is_own) {
    candidate.strength = (*document)->source.certainty;
  }
  candidate.ranges = text::sentences(candidate.passage.text);
  candidate.stems.resize(candidate.ranges.size());
  candidate.statements.resize(candidate.ranges.size());
  std::size_t sentence = 0;
  for (index::Term& term : analyzer_.analyze(candidate.passage.text)) {
    while (sentence < candidate.ranges.size() &&
           candidate.ranges[sentence].end <= term.range.begin) {
      ++sentence;
    }
    if (sentence == candidate.ranges.size()) break;
    if (!term.is_stop) candidate.stems[sentence].push_back(std::move(term.text));
  }
  return &loaded_.emplace(number, std::move(candidate)).first->second;
}

}  // namespace ibid::verify
