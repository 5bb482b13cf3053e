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

/// Takes some 35 MB while a run is made, 15 otherwise. 2 and 4 million take the same time.
inline constexpr std::size_t kRunOccurrences = 2'000'000;

/// Not thread-safe.
class PostingRuns {
 public:
  /// Runs that do not stay in memory go to `path`, which merge() removes.
  explicit PostingRuns(std::filesystem::path path, std::size_t run_occurrences = kRunOccurrences);

  /// The terms of the next passage, which is numbered from 0.
  [[nodiscard]] Result<void> add(const PassageTerms& terms);

  /// Weighted terms of each passage.
  [[nodiscard]] const std::vector<std::uint32_t>& lengths() const { return lengths_; }

  /// A term with its whole list, both valid during the call.
  using Take = std::function<Result<void>(std::string_view term, std::span<const Posting> list)>;
  /// Hands out every term once, ascending by bytes. No call may follow.
  [[nodiscard]] Result<void> merge(const Take& take);

 private:
  /// Numbers terms in the order in which they are first seen.
  class Vocabulary {
   public:
    [[nodiscard]] std::uint32_t number_of(std::string_view term);
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
    [[nodiscard]] std::string_view term(std::uint32_t number) const;
    /// Their numbers, ascending by the bytes of the terms.
    [[nodiscard]] std::vector<std::uint32_t> sorted() const;
    void clear();

   private:
    struct Slot {
      std::uint32_t hash = 0;
      std::uint32_t number = 0;  ///< plus one; 0 is free
    };
    void grow();

    std::string bytes_;  ///< of all terms, one behind the other
    std::vector<std::uint32_t> ends_;
    std::vector<Slot> slots_;  ///< a power of two, at most half full
  };
  struct Occurrence {
    std::uint32_t term = 0;
    std::uint32_t frequency = 0;
  };

  /// Inverts what has gathered.
  [[nodiscard]] std::string make_run();
  [[nodiscard]] Result<void> spill();

  std::filesystem::path path_;
  std::size_t run_occurrences_;
  std::vector<std::uint32_t> lengths_;
  Vocabulary vocabulary_;                ///< of the run at hand
  std::vector<Occurrence> occurrences_;  ///< likewise
  std::vector<std::size_t> ends_;        ///< of each of its passages' occurrences
  std::optional<FileWriter> file_;       ///< once a run was spilled
  std::vector<std::uint64_t> run_begins_;
};

}  // namespace ibid::index
