#include "ibid/source.hpp"
#include "model/names.hpp"

namespace ibid {
namespace {

constexpr std::pair<SourceKind, std::string_view> kKinds[] = {
    {SourceKind::kGuideline, "guideline"},
    {SourceKind::kResearch, "research"},
};

constexpr std::pair<StudyDesign, std::string_view> kDesigns[] = {
    {StudyDesign::kGuideline, "guideline"},
    {StudyDesign::kMetaAnalysis, "meta_analysis"},
    {StudyDesign::kSystematicReview, "systematic_review"},
    {StudyDesign::kRandomizedTrial, "randomized_trial"},
    {StudyDesign::kClinicalTrial, "clinical_trial"},
    {StudyDesign::kCohortStudy, "cohort_study"},
    {StudyDesign::kCaseControlStudy, "case_control_study"},
    {StudyDesign::kCrossSectionalStudy, "cross_sectional_study"},
    {StudyDesign::kObservationalStudy, "observational_study"},
    {StudyDesign::kReview, "review"},
    {StudyDesign::kCaseReport, "case_report"},
    {StudyDesign::kLaboratoryStudy, "laboratory_study"},
    {StudyDesign::kEditorial, "editorial"},
    {StudyDesign::kUnstated, "unstated"},
};

constexpr std::pair<SourceStatus, std::string_view> kStatuses[] = {
    {SourceStatus::kCurrent, "current"},     {SourceStatus::kSuperseded, "superseded"},
    {SourceStatus::kCorrected, "corrected"}, {SourceStatus::kConcern, "concern"},
    {SourceStatus::kRetracted, "retracted"},
};

}  // namespace

std::string_view name_of(SourceKind kind) {
  return model::name_in(kKinds, kind);
}
std::string_view name_of(StudyDesign design) {
  return model::name_in(kDesigns, design);
}
std::string_view name_of(SourceStatus status) {
  return model::name_in(kStatuses, status);
}

std::optional<SourceKind> source_kind_from(std::string_view name) {
  return model::value_in(kKinds, name);
}
std::optional<StudyDesign> study_design_from(std::string_view name) {
  return model::value_in(kDesigns, name);
}
std::optional<SourceStatus> source_status_from(std::string_view name) {
  return model::value_in(kStatuses, name);
}

}  // namespace ibid
