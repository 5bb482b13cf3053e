// Builds one segment, document by document. Memory does not grow with the segment beyond a few
// dozen bytes a passage (columns and names); text and runs of postings go to disk as they come.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "ibid/passage.hpp"
#include "ibid/result.hpp"
#include "index/language.hpp"
#include "index/manifest.hpp"

namespace ibid::index {

/// Not thread-safe. Nothing is visible or durable before finish().
class SegmentBuilder {
 public:
  /// Creates the segment's directory under that of the index. `language` must outlive the builder.
  [[nodiscard]] static Result<std::unique_ptr<SegmentBuilder>> create(
      const std::filesystem::path& directory, std::uint64_t id, const Language& language);
  ~SegmentBuilder();

  /// Takes a valid document (see validate.hpp); it gets the next local number.
  /// Any failure is one of the environment and spoils the segment.
  [[nodiscard]] Result<void> add(Document&& document);
  [[nodiscard]] std::uint32_t documents() const;
  [[nodiscard]] std::uint32_t passages() const;

  /// Sum of the content digests of all documents taken.
  [[nodiscard]] const ContentSum& content() const;

  /// Writes, hashes and syncs all files and their directory.
  [[nodiscard]] Result<SegmentEntry> finish();

 private:
  struct State;
  explicit SegmentBuilder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ibid::index
