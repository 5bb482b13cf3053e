#include "render/parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/names.hpp"
#include "text/strings.hpp"

namespace ibid::render {
namespace {

constexpr std::pair<StudyDesign, std::string_view> kDesigns[] = {
    {StudyDesign::kGuideline, "guideline"},
    {StudyDesign::kMetaAnalysis, "meta-analysis"},
    {StudyDesign::kSystematicReview, "systematic review"},
    {StudyDesign::kRandomizedTrial, "randomized trial"},
    {StudyDesign::kClinicalTrial, "clinical trial"},
    {StudyDesign::kCohortStudy, "cohort study"},
    {StudyDesign::kCaseControlStudy, "case-control study"},
    {StudyDesign::kCrossSectionalStudy, "cross-sectional study"},
    {StudyDesign::kObservationalStudy, "observational study"},
    {StudyDesign::kReview, "review"},
    {StudyDesign::kCaseReport, "case report"},
    {StudyDesign::kLaboratoryStudy, "laboratory study"},
    {StudyDesign::kEditorial, "editorial"},
};

constexpr std::pair<SourceStatus, std::string_view> kStatuses[] = {
    {SourceStatus::kSuperseded, "superseded"},
    {SourceStatus::kCorrected, "corrected"},
    {SourceStatus::kConcern, "expression of concern"},
    {SourceStatus::kRetracted, "retracted"},
};

constexpr std::pair<std::string_view, std::string_view> kNotices[] = {
    {"retraction", "Retraction"},
    {"superseded", "Superseded"},
    {"concern", "Expression of concern"},
    {"conflict", "Conflicting evidence"},
    {"partial_coverage", "Not covered"},
    {"setting", "Apart from what was asked before"},
    {"spelling", "Spelling"},
    {"class", "On its class"},
    {"topic_change", "New topic"},
    {"shard_unavailable", "Part of the index was not reachable"},
    {"searched", "Scope"},
    {"limit", "No room"},
    {"own_marks", "Numbers within quotes"},
    {"reviews_unreadable", "Reviews not readable"},
};

constexpr std::pair<ReviewStatus, std::string_view> kReviews[] = {
    {ReviewStatus::kSubmitted, "Submitted"},
    {ReviewStatus::kUnderReview, "Under review"},
    {ReviewStatus::kApproved, "Approved"},
};

bool is_web_address(std::string_view url) {
  const bool web = url.compare(0, 7, "http://") == 0 || url.compare(0, 8, "https://") == 0;
  return web && std::all_of(url.begin(), url.end(), [](char c) {
           return static_cast<unsigned char>(c) > ' ' && c != '"' && c != '<' && c != '>' &&
                  c != '\'' && c != '\x7f';
         });
}

/// "corrected, see doi:10.7326/L23-0120"; empty when current.
std::string standing(const Source& source) {
  const std::string_view label = status_label(source.status);
  if (label.empty() || source.status_notice.empty()) return std::string(label);
  return fmt::format("{}, see {}", label, source.status_notice);
}

}  // namespace

ClaimText claim_text(const PlacedClaim& claim) {
  const std::string_view text = claim.claim.text();
  if (text.size() < 2 || text.back() != '.') return {text, {}};
  return {text.substr(0, text.size() - 1), text.substr(text.size() - 1)};
}

std::string citation_marks(std::span<const int> citations) {
  std::string marks;
  for (const int number : citations) marks += fmt::format("[{}]", number);
  return marks;
}

std::string_view design_label(StudyDesign design) {
  return model::name_in(kDesigns, design);
}

std::string_view status_label(SourceStatus status) {
  return model::name_in(kStatuses, status);
}

PlacedNotices placed_notices(const Answer& answer) {
  constexpr std::string_view kBefore[] = {
      "class", "partial_coverage", "setting", "shard_unavailable", "spelling", "topic_change"};
  PlacedNotices placed;
  for (const Notice& notice : answer.notices) {
    const bool is_before = !answer.sections.empty() && text::is_one_of(notice.kind, kBefore);
    (is_before ? placed.before : placed.behind).push_back(&notice);
  }
  return placed;
}

std::string_view notice_label(std::string_view kind) {
  for (const auto& [name, label] : kNotices) {
    if (name == kind) return label;
  }
  return "Note";
}

std::string_view insufficiency(const Answer& answer) {
  const auto is_limit = [](const Notice& notice) { return notice.kind == "limit"; };
  return std::any_of(answer.notices.begin(), answer.notices.end(), is_limit)
             ? "the answer needs more room than it was given."
             : "the index holds no answer to this question.";
}

std::string_view review_label(ReviewStatus status) {
  return model::name_in(kReviews, status);
}

std::string reference_note(const Reference& reference) {
  std::string note;
  const auto add = [&note](std::string_view part) {
    if (part.empty()) return;
    if (!note.empty()) note += "; ";
    note += part;
  };
  const Source& source = reference.source;
  const std::string_view design = design_label(source.design);
  const bool is_guideline = source.kind == SourceKind::kGuideline;
  add(is_guideline && source.design == StudyDesign::kUnstated ? "guideline" : design);
  add(source.certainty);
  add(standing(source));
  for (const Source& via : reference.via) {
    const std::string via_standing = standing(via);
    add(fmt::format("via {}{}{}", via.title.empty() ? via.id : via.title,
                    via_standing.empty() ? "" : ", ", via_standing));
  }
  return note;
}

int newest_year(const Answer& answer) {
  int year = 0;
  for (const Reference& reference : answer.references) {
    year = std::max(year, reference.source.issued.year);
  }
  return year;
}

std::string link_of(const Source& source) {
  std::string link;
  if (!source.doi.empty()) {
    link = "https://doi.org/" + source.doi;
  } else if (!source.pmid.empty()) {
    link = "https://pubmed.ncbi.nlm.nih.gov/" + source.pmid + "/";
  } else if (!source.pmcid.empty()) {
    link = "https://pmc.ncbi.nlm.nih.gov/articles/" + source.pmcid + "/";
  } else {
    link = source.url;
  }
  return is_web_address(link) ? link : std::string{};
}

}  // namespace ibid::render
