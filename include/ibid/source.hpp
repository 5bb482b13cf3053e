// A Source: one publication or guideline, as CSL-JSON knows it, plus what a reader must know
// before trusting it (kind, design, stated certainty, status).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ibid {

enum class SourceKind { kGuideline, kResearch };

/// Study design as the source's own publication types state it; never guessed.
/// The order is the order of strength in which an answer lists equals.
enum class StudyDesign {
  kGuideline,
  kMetaAnalysis,
  kSystematicReview,
  kRandomizedTrial,
  kClinicalTrial,
  kCohortStudy,
  kCaseControlStudy,
  kCrossSectionalStudy,
  kObservationalStudy,
  kReview,
  kCaseReport,
  kLaboratoryStudy,
  kEditorial,
  kUnstated,
};

enum class SourceStatus { kCurrent, kSuperseded, kCorrected, kConcern, kRetracted };

/// Wire names: "guideline", "meta_analysis", "retracted", …
[[nodiscard]] std::string_view name_of(SourceKind kind);
[[nodiscard]] std::string_view name_of(StudyDesign design);
[[nodiscard]] std::string_view name_of(SourceStatus status);
[[nodiscard]] std::optional<SourceKind> source_kind_from(std::string_view name);
[[nodiscard]] std::optional<StudyDesign> study_design_from(std::string_view name);
[[nodiscard]] std::optional<SourceStatus> source_status_from(std::string_view name);

/// A CSL name: family and given, or one literal (an organisation).
struct Person {
  std::string family;
  std::string given;
  std::string suffix;
  std::string literal;
  friend bool operator==(const Person&, const Person&) = default;
};

/// A CSL date; 0 where a part is not known.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  friend bool operator==(const Date&, const Date&) = default;
};

struct Source {
  std::string id;  ///< canonical: "doi:…", else "pmid:…", "pmcid:…", "url:…"; a BEIR `_id` as it is
  std::string type = "article-journal";  ///< CSL item type
  std::string title;
  std::vector<Person> authors;
  std::string container_title;
  std::string publisher;
  std::string volume;
  std::string issue;
  std::string page;
  Date issued;

  std::string doi;    ///< lower case, without "https://doi.org/"
  std::string pmid;   ///< digits
  std::string pmcid;  ///< "PMC" and digits
  std::string url;

  SourceKind kind = SourceKind::kResearch;
  StudyDesign design = StudyDesign::kUnstated;
  std::string
      certainty;  ///< as the source states it, e.g. "low certainty (GRADE)"; empty if unstated
  SourceStatus status = SourceStatus::kCurrent;
  std::string status_notice;  ///< id of the retraction or correction notice, if known
  std::string successor;      ///< id of the Source that supersedes this one, if known
  std::string license;
  std::vector<std::string> keywords;  ///< MeSH headings and author keywords

  friend bool operator==(const Source&, const Source&) = default;
};

/// Normalises identifiers in place (case, prefixes such as "https://doi.org/", "PMID: 123") and
/// empties those that are not well-formed.
void normalize_identifiers(Source& source);

/// Every identifier by which the work is known, strongest first: "doi:…", "pmid:…", "pmcid:…",
/// and "url:…" or "title:…" only when it has none of these. Two Sources that share one are the same
/// work. A Source whose `id` is in no scheme of ours (a BEIR `_id`), or names a collection
/// ("snippets:…", "markdown:…"), is known by that id alone.
[[nodiscard]] std::vector<std::string> identifiers_of(const Source& source);

/// The strongest of identifiers_of(); empty for a Source without any.
[[nodiscard]] std::string canonical_id(const Source& source);

/// Merges what two records say of one work. Associative, commutative and idempotent, so that the
/// order of ingest cannot show: of two values the fuller one wins, then the lexicographically
/// smaller; journal, volume and pages are taken from one record; differing certainties are
/// both kept; the graver status and the stronger stated design win; keywords are united.
[[nodiscard]] Source merge(const Source& a, const Source& b);

}  // namespace ibid
