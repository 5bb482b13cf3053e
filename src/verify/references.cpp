#include "verify/references.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "text/fold.hpp"
#include "text/words.hpp"

namespace ibid::verify {
namespace {

// Titles are cut, translated and retyped; below this likeness they name different works.
constexpr double kTitleLikenessMin = 0.6;
// An article is often dated by its print year in one list and by its online year in another.
constexpr int kYearSlack = 1;

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

Result<std::optional<Source>> find_by_title(const index::Generation& generation,
                                            const Source& mention) {
  if (mention.title.empty()) return std::optional<Source>();
  auto found = generation.find_by_title(mention.title);
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
  if (mention.issued.year != 0 && known.issued.year != 0 &&
      std::abs(mention.issued.year - known.issued.year) > kYearSlack) {
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
    auto by_title = find_by_title(generation, reference.mention);
    if (!by_title) return fail(by_title.error());
    known = std::move(*by_title);
  }
  if (!known) {
    audited.status = ReferenceVerdict::kFabricated;
    audited.detail = "nothing like it is in the index";
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
