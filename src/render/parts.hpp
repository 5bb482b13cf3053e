// What the renderings of an answer share: where the citations stand, the names of things, the
// link of a source.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/answer.hpp"

namespace ibid::render {

/// A claim's text cut so that citations can stand before its full stop, as articles have it. The
/// two together are the text, unaltered.
struct ClaimText {
  std::string_view body;
  std::string_view stop;  ///< "." or empty
};
[[nodiscard]] ClaimText claim_text(const PlacedClaim& claim);

/// "[2][3]", or empty.
[[nodiscard]] std::string citation_marks(std::span<const int> citations);

/// "meta-analysis", "randomised trial"; empty where unstated.
[[nodiscard]] std::string_view design_label(StudyDesign design);

/// "superseded", "corrected", …; empty when current.
[[nodiscard]] std::string_view status_label(SourceStatus status);

/// "Retraction", "Conflicting evidence", …: what a notice begins with.
[[nodiscard]] std::string_view notice_label(std::string_view kind);

/// The notices of an answer, in its order. They live as long as the answer.
struct PlacedNotices {
  std::vector<const Notice*> before;  ///< its claims: what these leave out, or for what they hold
  std::vector<const Notice*> behind;  ///< all of them where there is no claim
};
[[nodiscard]] PlacedNotices placed_notices(const Answer& answer);

/// Why an answer without claims has none, as the end of a sentence: "the index holds no answer …".
[[nodiscard]] std::string_view insufficiency(const Answer& answer);

/// The steps of a review, in order, as people read them: "Submitted", "Under review", "Approved".
[[nodiscard]] std::string_view review_label(ReviewStatus status);
inline constexpr ReviewStatus kReviewSteps[] = {
    ReviewStatus::kSubmitted, ReviewStatus::kUnderReview, ReviewStatus::kApproved};

/// "meta-analysis; corrected, see doi:10.7326/L23-0120; via Zinc and bone health": what stands
/// behind a reference's text.
[[nodiscard]] std::string reference_note(const Reference& reference);

/// The year of the newest work cited, or 0.
[[nodiscard]] int newest_year(const Answer& answer);

/// An http or https address for the work (doi.org, PubMed, PMC, its own), or empty.
[[nodiscard]] std::string link_of(const Source& source);

}  // namespace ibid::render
