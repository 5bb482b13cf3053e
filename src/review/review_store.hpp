// Reviews: who has approved which answer, and is it still current?
//
// A review belongs to a question as one audience reads it, and to the very content that the
// reviewer saw. When the index has moved on and the same question now gets other claims, the review
// no longer counts: the answer is "submitted" again, and the history keeps what was approved.
// SQLite keeps the journal; nothing is ever overwritten.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/answer.hpp"
#include "ibid/result.hpp"

namespace ibid::review {

/// The store's name within an index directory.
inline constexpr const char* kStoreFileName = "reviews.sqlite";

struct ReviewEntry {
  ReviewStatus status = ReviewStatus::kSubmitted;
  std::string reviewer;
  std::string note;
  std::string date;            ///< ISO 8601, as given by the caller
  std::string content_sha256;  ///< of the answer that was reviewed
};

/// Hash of what a reviewer vouches for: claims with their stated strength, citations, quotes, and
/// the works cited with their status. It leaves out the generation, so an index that grew elsewhere
/// does not undo a review.
[[nodiscard]] std::string content_hash(const Answer& answer);

/// Thread-safe. One file; several processes may share it.
class ReviewStore {
 public:
  /// Opens or, with `create`, makes the store. Without `create` a missing file is kNotFound.
  [[nodiscard]] static Result<std::unique_ptr<ReviewStore>> open(const std::filesystem::path& file,
                                                                 bool create);
  ~ReviewStore();
  ReviewStore(const ReviewStore&) = delete;
  ReviewStore& operator=(const ReviewStore&) = delete;

  /// Appends to the journal of `answer`'s question and audience.
  [[nodiscard]] Result<void> record(const Answer& answer, ReviewStatus status,
                                    std::string_view reviewer, std::string_view note,
                                    std::string_view date);
  /// What to print on the answer: the newest entry when it is for this content, else "submitted".
  [[nodiscard]] Result<Review> review_of(const Answer& answer) const;
  /// All entries for that question and audience, oldest first.
  [[nodiscard]] Result<std::vector<ReviewEntry>> history(const Answer& answer) const;
  /// Reads the whole file; fails with what is damaged in it.
  [[nodiscard]] Result<void> check() const;

 private:
  struct State;
  explicit ReviewStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Puts onto `answer` what `store` knows. A store that cannot be read takes no answer away: it
/// stays "submitted" with a notice, and the failure is returned for the operator.
Result<void> add_review(const ReviewStore& store, Answer& answer);
/// The notice of an answer whose reviews cannot be read, once.
void add_unreadable_notice(Answer& answer);

}  // namespace ibid::review
