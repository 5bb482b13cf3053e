// Turns passages' terms into terms' postings: the inversion of a segment, in bounded memory.
//
// Occurrences are kept as pairs of numbers in the order in which they come. When a few million have
// gathered they are counted into lists, one a term, and appended to a file as a run in order of
// terms; at the end runs are merged. Passages come in ascending order, so a term's list is that of
// the first run, then that of the next: nothing is ever sorted but terms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"
#include "index/file_io.hpp"
#include "index/passage_terms.hpp"
#include "index/posting.hpp"

namespace ibid::index {

/// Takes some 20 MB while a run is made, 8 otherwise.
inline constexpr std::size_t kRunOccurrences = 1'000'000;

/// Not thread-safe.
class PostingRuns {
 public:
  /// Runs that do not stay in memory go to `path`, which merge() removes.
  explicit PostingRuns(std::filesystem::path path, std::size_t run_occurrences = kRunOccurrences);

  /// The terms of the next passage, which is numbered from 0. Terms have the same numbers in all
  /// passages of a run.
  void add(const PassageCounts& counts);
  /// True when the run at hand should end.
  [[nodiscard]] bool is_full() const { return occurrences_.size() >= run_occurrences_; }
  /// Inverts the run at hand, whose numbers stand for `terms`, and begins the next.
  [[nodiscard]] Result<void> end_run(const StringNumbers& terms);

  /// Weighted terms of each passage.
  [[nodiscard]] const std::vector<std::uint32_t>& lengths() const { return lengths_; }

  /// A term with its whole list, both valid during the call.
  using Take = std::function<Result<void>(std::string_view term, std::span<const Posting> list)>;
  /// Ends the last run as end_run() does and hands out every term once, ascending by bytes. No call
  /// may follow.
  [[nodiscard]] Result<void> merge(const StringNumbers& terms, const Take& take);

 private:
  [[nodiscard]] std::string invert(const StringNumbers& terms);

  std::filesystem::path path_;
  std::size_t run_occurrences_;
  std::vector<std::uint32_t> lengths_;
  std::vector<PassageCounts::Term> occurrences_;  ///< of the run at hand
  std::vector<std::size_t> ends_;                 ///< of each of its passages' occurrences
  std::optional<FileWriter> file_;                ///< once a run has ended
  std::vector<std::uint64_t> run_begins_;
};

}  // namespace ibid::index
