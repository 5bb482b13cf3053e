// An Answer: sections > groups > claims, with references, notices and follow-up questions, or an
// honest "insufficient evidence". Wire form: schema ibid.answer/1 (docs/json-schema).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/coverage.hpp"
#include "ibid/evidence.hpp"
#include "ibid/notice.hpp"
#include "ibid/source.hpp"

namespace ibid {

enum class Outcome { kAnswered, kInsufficientEvidence };
enum class Audience { kPatient, kStudent, kNurse, kPhysician, kResearcher, kClinician };
enum class ReviewStatus { kSubmitted, kUnderReview, kApproved };

[[nodiscard]] std::string_view name_of(Outcome outcome);
[[nodiscard]] std::string_view name_of(Audience audience);
[[nodiscard]] std::string_view name_of(ReviewStatus status);
[[nodiscard]] std::optional<Audience> audience_from(std::string_view name);
[[nodiscard]] std::optional<ReviewStatus> review_status_from(std::string_view name);

/// A claim in its place: what is shown beside the unchanged quote.
struct PlacedClaim {
  Claim claim;
  std::vector<int> citations;  ///< ascending, one for each distinct cited source
  std::string strength;        ///< recommendation strength and certainty as the passage states it
  std::vector<std::string> glossary;  ///< "hypozincemia: low zinc in the blood"
};

struct Group {
  std::string heading;
  std::vector<PlacedClaim> claims;
};

struct Section {
  std::string title;  ///< "From the guidelines"
  SourceKind kind = SourceKind::kResearch;
  std::vector<Group> groups;
};

/// One entry of the reference list; numbers run 1..n in order of first use.
struct Reference {
  int number = 0;
  Source source;
  std::string text;         ///< Vancouver style
  std::vector<Source> via;  ///< Documents through which the work was quoted, if not itself
};

struct Review {
  ReviewStatus status = ReviewStatus::kSubmitted;
  std::string updated;  ///< ISO 8601 date, or empty when nobody has touched the answer
};

struct Answer {
  std::string question;
  std::string standalone_question;
  Outcome outcome = Outcome::kInsufficientEvidence;
  Audience audience = Audience::kClinician;
  std::string generation;  ///< "sha256:…"
  std::vector<Section> sections;
  std::vector<Reference> references;
  std::vector<std::string> follow_up_questions;
  std::vector<Notice> notices;
  Review review;
  std::string disclaimer;
  Coverage coverage;
};

/// The citation number of a cited source in `answer`, or 0.
[[nodiscard]] int citation_of(const Answer& answer, std::string_view source_id);

}  // namespace ibid
