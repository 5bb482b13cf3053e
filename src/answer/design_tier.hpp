// Study designs in tiers of strength, coarse on purpose: a cohort does not push a better matching
// review aside. Unstated stands among observational studies, since it may be a trial as well as a
// report.
#pragma once

#include "ibid/source.hpp"

namespace ibid::answer {

/// 0 for guidelines and pooled evidence, 1 for trials, 2 for observational work and narrative
/// reviews, 3 for single cases, the laboratory and opinion.
[[nodiscard]] constexpr int design_tier(const Source& source) {
  if (source.kind == SourceKind::kGuideline) return 0;
  switch (source.design) {
    case StudyDesign::kGuideline:
    case StudyDesign::kMetaAnalysis:
    case StudyDesign::kSystematicReview:
      return 0;
    case StudyDesign::kRandomizedTrial:
    case StudyDesign::kClinicalTrial:
      return 1;
    case StudyDesign::kCohortStudy:
    case StudyDesign::kCaseControlStudy:
    case StudyDesign::kCrossSectionalStudy:
    case StudyDesign::kObservationalStudy:
    case StudyDesign::kReview:
    case StudyDesign::kUnstated:
      return 2;
    case StudyDesign::kCaseReport:
    case StudyDesign::kLaboratoryStudy:
    case StudyDesign::kEditorial:
      return 3;
  }
  return 3;
}
inline constexpr int kDesignTiers = 4;

}  // namespace ibid::answer
