#include "verify/evidence/references.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "index/analyzer.hpp"
#include "text/fold.hpp"
#include "text/words.hpp"
#include "verify/input/reference_list.hpp"

namespace ibid::verify {
namespace {

// Titles are cut, translated and retyped; below this likeness they name different works.
constexpr double kTitleLikenessMin = 0.6;
// An article is often dated by its print year in one list and by its online year in another.
constexpr int kYearSlack = 1;
// "Zinc and bone" is part of many a title; four words that all stand in another one name it.
constexpr std::size_t kContainedWordsMin = 4;
// Passages whose documents are asked for a title.
constexpr std::size_t kTitleTopK = 32;

Result<std::optional<Source>> find_by_identifier(const index::Generation& generation,
                                                 const Source& mention) {
  for (const std::string& id : identifiers_of(mention)) {
    auto found = generation.find_source(id);
    if (!found || *found) return found;
  }
  // ibid's own answers name sources by their canonical id, which may be no identifier.
  if (!mention.id.empty()) return generation.find_source(mention.id);
  return std::optional<Source>();
}

bool is_same_year(const Source& a, const Source& b) {
  return a.issued.year == 0 || b.issued.year == 0 ||
         std::abs(a.issued.year - b.issued.year) <= kYearSlack;
}

Result<std::optional<Source>> find_by_exact_title(const index::Generation& generation,
                                                  const Source& mention, const std::string& title) {
  auto found = generation.find_by_title(title);
  if (!found) return fail(found.error());
  std::optional<Source> best;
  for (Source& source : *found) {
    const bool same_year = mention.issued.year == 0 || source.issued.year == 0 ||
                           mention.issued.year == source.issued.year;
    if (!best || same_year) best = std::move(source);
    if (same_year) break;
  }
  return best;
}

std::set<std::string> title_words(std::string_view title, const index::Language& language) {
  std::set<std::string> words;
  for (text::Word& word : text::words(title)) {
    if (!language.is_stop(word.folded)) words.insert(std::move(word.folded));
  }
  return words;
}

/// True when one title has all words of the other, as with and without its subtitle.
bool contains_title(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (std::min(a.size(), b.size()) < kContainedWordsMin) return false;
  return std::includes(a.begin(), a.end(), b.begin(), b.end()) ||
         std::includes(b.begin(), b.end(), a.begin(), a.end());
}

/// The work of another title that contains this one or is contained in it, and of that year. Looks
/// where passages have the words of the title: at the documents' own sources and at those they
/// cite.
Result<std::optional<Source>> find_by_contained_title(const index::Generation& generation,
                                                      const Source& mention,
                                                      const std::string& title) {
  const std::set<std::string> wanted = title_words(title, generation.language());
  if (wanted.size() < kContainedWordsMin) return std::optional<Source>();
  index::Analyzer analyzer(generation.language());
  std::vector<index::WeightedTerm> terms;
  std::set<std::string> stems;
  for (const std::string& word : wanted) stems.insert(analyzer.stem(word));
  for (const std::string& stem : stems) terms.push_back({stem, 1.0});
  const auto hits = generation.ranking().top_k(terms, {}, kTitleTopK);
  if (!hits) return fail(hits.error());
  std::optional<Source> best;
  std::size_t best_distance = 0;
  const auto look_at = [&](const Source& source) {
    if (!is_same_year(mention, source)) return;
    const std::set<std::string> words = title_words(source.title, generation.language());
    if (!contains_title(words, wanted)) return;
    const std::size_t distance =
        std::max(words.size(), wanted.size()) - std::min(words.size(), wanted.size());
    if (best && distance >= best_distance) return;
    best = source;
    best_distance = distance;
  };
  std::set<std::string> seen;
  for (const index::ScoredPassage& hit : *hits) {
    const auto document = generation.document_of(hit.passage);
    if (!document) return fail(document.error());
    if (!seen.insert((*document)->id).second) continue;
    look_at((*document)->source);
    for (const Source& reference : (*document)->references) look_at(reference);
  }
  if (!best) return best;
  auto resolved = generation.resolve(*best);
  if (!resolved) return fail(resolved.error());
  return std::optional<Source>(std::move(*resolved));
}

Result<std::optional<Source>> find_by_title(const index::Generation& generation,
                                            const InputReference& reference) {
  std::vector<std::string> titles = possible_titles(reference.text);
  const Source& mention = reference.mention;
  if (!mention.title.empty() &&
      std::find(titles.begin(), titles.end(), mention.title) == titles.end()) {
    titles.insert(titles.begin(), mention.title);
  }
  for (const auto find : {find_by_exact_title, find_by_contained_title}) {
    for (const std::string& title : titles) {
      auto found = find(generation, mention, title);
      if (!found || *found) return found;
    }
  }
  return std::optional<Source>();
}

void add_detail(std::string& detail, const std::string& text) {
  if (!detail.empty()) detail += "; ";
  detail += text;
}

/// True when the entry has the title word for word, wherever it was read to stand.
bool quotes_title(std::string_view entry, std::string_view title) {
  const std::string folded = text::fold_text(text::collapse_white_space(title));
  return text::fold_text(text::collapse_white_space(entry)).find(folded) != std::string::npos;
}

/// What list and index say differently of one work; empty when nothing.
std::string differences(const InputReference& reference, const Source& known) {
  std::string detail;
  const Source& mention = reference.mention;
  if (!mention.title.empty() && !known.title.empty() &&
      !quotes_title(reference.text, known.title) &&
      title_likeness(mention.title, known.title) < kTitleLikenessMin) {
    add_detail(detail, "the work is titled \"" + known.title + "\"");
  }
  if (!is_same_year(mention, known)) {
    add_detail(detail, "the work is of " + std::to_string(known.issued.year) + ", not " +
                           std::to_string(mention.issued.year));
  }
  if (!mention.doi.empty() && !known.doi.empty() && mention.doi != known.doi) {
    add_detail(detail, "its DOI is " + known.doi);
  }
  if (!mention.pmid.empty() && !known.pmid.empty() && mention.pmid != known.pmid) {
    add_detail(detail, "its PMID is " + known.pmid);
  }
  return detail;
}

/// A text that marks its reference as superseded does not mislead.
bool says_superseded(const InputReference& reference) {
  return reference.mention.status == SourceStatus::kSuperseded ||
         text::fold_text(reference.text).find("superseded") != std::string::npos;
}

}  // namespace

double title_likeness(std::string_view a, std::string_view b) {
  std::set<std::string> words_a;
  std::set<std::string> words_b;
  for (text::Word& word : text::words(a)) words_a.insert(std::move(word.folded));
  for (text::Word& word : text::words(b)) words_b.insert(std::move(word.folded));
  if (words_a.empty() || words_b.empty()) return 0;
  const auto common = std::count_if(words_a.begin(), words_a.end(), [&](const std::string& word) {
    return words_b.count(word) > 0;
  });
  return static_cast<double>(common) /
         static_cast<double>(std::min(words_a.size(), words_b.size()));
}

Result<AuditedReference> audit_reference(const index::Generation& generation,
                                         const InputReference& reference) {
  AuditedReference audited;
  audited.number = reference.number;
  audited.text = reference.text;
  auto by_identifier = find_by_identifier(generation, reference.mention);
  if (!by_identifier) return fail(by_identifier.error());
  auto known = std::move(*by_identifier);
  if (!known) {
    auto by_title = find_by_title(generation, reference);
    if (!by_title) return fail(by_title.error());
    known = std::move(*by_title);
  }
  if (!known) {
    audited.status = ReferenceVerdict::kFabricated;
    audited.detail = "the index knows nothing like it, which does not show that it does not exist";
    return audited;
  }
  audited.source_id = known->id;
  audited.detail = differences(reference, *known);
  if (!audited.detail.empty()) {
    audited.status = ReferenceVerdict::kMismatch;
  } else if (known->status == SourceStatus::kRetracted) {
    audited.status = ReferenceVerdict::kRetracted;
    audited.detail =
        known->status_notice.empty() ? "retracted" : "retracted, see " + known->status_notice;
  } else if (known->status == SourceStatus::kSuperseded && !says_superseded(reference)) {
    audited.status = ReferenceVerdict::kSuperseded;
    audited.detail = known->successor.empty() ? "superseded" : "superseded by " + known->successor;
  } else {
    audited.status = ReferenceVerdict::kFound;
  }
  return audited;
}

}  // namespace ibid::verify
