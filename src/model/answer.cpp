#include "ibid/answer.hpp"

#include "model/names.hpp"

namespace ibid {
namespace {

constexpr std::pair<Outcome, std::string_view> kOutcomes[] = {
    {Outcome::kAnswered, "answered"},
    {Outcome::kInsufficientEvidence, "insufficient_evidence"},
};

constexpr std::pair<Audience, std::string_view> kAudiences[] = {
    {Audience::kPatient, "patient"},       {Audience::kStudent, "student"},
    {Audience::kNurse, "nurse"},           {Audience::kPhysician, "physician"},
    {Audience::kResearcher, "researcher"}, {Audience::kClinician, "clinician"},
};

constexpr std::pair<ReviewStatus, std::string_view> kReviewStatuses[] = {
    {ReviewStatus::kSubmitted, "submitted"},
    {ReviewStatus::kUnderReview, "under_review"},
    {ReviewStatus::kApproved, "approved"},
};

}  // namespace

std::string_view name_of(Outcome outcome) {
  return model::name_in(kOutcomes, outcome);
}
std::string_view name_of(Audience audience) {
  return model::name_in(kAudiences, audience);
}
std::string_view name_of(ReviewStatus status) {
  return model::name_in(kReviewStatuses, status);
}

std::optional<Audience> audience_from(std::string_view name) {
  return model::value_in(kAudiences, name);
}

std::optional<ReviewStatus> review_status_from(std::string_view name) {
  return model::value_in(kReviewStatuses, name);
}

int citation_of(const Answer& answer, std::string_view source_id) {
  for (const Reference& reference : answer.references) {
    if (reference.source.id == source_id) return reference.number;
  }
  return 0;
}

}  // namespace ibid
