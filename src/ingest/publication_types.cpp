#include "ingest/publication_types.hpp"

#include <algorithm>
#include <array>

namespace ibid::ingest {
namespace {

struct PublicationType {
  std::string_view mesh_id;
  std::string_view name;
  StudyDesign design;
};

/// https://www.nlm.nih.gov/mesh/pubtypes.html
constexpr std::array kTypes = {
    PublicationType{"D017065", "Practice Guideline", StudyDesign::kGuideline},
    PublicationType{"D016431", "Guideline", StudyDesign::kGuideline},
    PublicationType{"D016446", "Consensus Development Conference", StudyDesign::kGuideline},
    PublicationType{"D016447", "Consensus Development Conference, NIH", StudyDesign::kGuideline},
    PublicationType{"D017418", "Meta-Analysis", StudyDesign::kMetaAnalysis},
    PublicationType{"D000078182", "Systematic Review", StudyDesign::kSystematicReview},
    PublicationType{"D016449", "Randomized Controlled Trial", StudyDesign::kRandomizedTrial},
    PublicationType{"D018848", "Controlled Clinical Trial", StudyDesign::kClinicalTrial},
    PublicationType{"D016430", "Clinical Trial", StudyDesign::kClinicalTrial},
    PublicationType{"D017426", "Clinical Trial, Phase I", StudyDesign::kClinicalTrial},
    PublicationType{"D017427", "Clinical Trial, Phase II", StudyDesign::kClinicalTrial},
    PublicationType{"D017428", "Clinical Trial, Phase III", StudyDesign::kClinicalTrial},
    PublicationType{"D017429", "Clinical Trial, Phase IV", StudyDesign::kClinicalTrial},
    PublicationType{"D065007", "Pragmatic Clinical Trial", StudyDesign::kClinicalTrial},
    PublicationType{"D064888", "Observational Study", StudyDesign::kObservationalStudy},
    PublicationType{"D016454", "Review", StudyDesign::kReview},
    PublicationType{"D002363", "Case Reports", StudyDesign::kCaseReport},
    PublicationType{"D016421", "Editorial", StudyDesign::kEditorial},
};

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c); };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

StudyDesign design_of_type_id(std::string_view mesh_id) {
  for (const PublicationType& type : kTypes) {
    if (type.mesh_id == mesh_id) return type.design;
  }
  return StudyDesign::kUnstated;
}

StudyDesign design_of_type_name(std::string_view name) {
  for (const PublicationType& type : kTypes) {
    if (equal_ignoring_case(type.name, name)) return type.design;
  }
  return StudyDesign::kUnstated;
}

void take_design(Source& source, StudyDesign design) {
  source.design = std::min(source.design, design);
  if (design == StudyDesign::kGuideline) source.kind = SourceKind::kGuideline;
}

void take_status(Source& source, SourceStatus status, std::string_view notice_id) {
  if (status < source.status) return;
  if (status > source.status) source.status_notice.clear();
  source.status = status;
  if (source.status_notice.empty()) source.status_notice = notice_id;
}

}  // namespace ibid::ingest
