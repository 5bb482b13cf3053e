// The segments a writer is about to publish, with tombstones it can still add to.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "ibid/passage.hpp"
#include "ibid/result.hpp"
#include "index/content_sum.hpp"
#include "index/manifest.hpp"
#include "index/passage_terms.hpp"
#include "index/segment.hpp"
#include "index/tombstones.hpp"
#include "index/work_finder.hpp"

namespace ibid::index {

/// Not thread-safe.
class WorkingSegments {
 public:
  /// Starts from a published state. `language` must outlive the object.
  [[nodiscard]] static Result<WorkingSegments> open(const std::filesystem::path& directory,
                                                    const Manifest& manifest,
                                                    const Language& language);

  /// Takes in a finished segment and what it adds to the content.
  [[nodiscard]] Result<void> append(const SegmentEntry& entry, const ContentSum& content);

  /// The live document with that id.
  [[nodiscard]] Result<std::optional<DocumentPlace>> find_document(std::string_view id) const;
  /// True when what is stored at `place` is all that would be stored of `document`.
  [[nodiscard]] Result<bool> holds(const DocumentPlace& place, const Document& document) const;
  /// Removes a live document: from the rankings, the statistics and the content.
  [[nodiscard]] Result<void> bury(const DocumentPlace& place);

  /// Merges and drops segments as merge_policy.hpp says. `next_segment` gives new ids.
  [[nodiscard]] Result<void> merge(std::uint64_t& next_segment);

  /// Writes the tombstones that changed, durably, and fills in what the manifest says of segments
  /// and content. `manifest.number` must be that of the publication.
  [[nodiscard]] Result<void> describe(Manifest& manifest) const;

  [[nodiscard]] std::span<const LiveSegment> live() const { return live_; }

 private:
  WorkingSegments(std::filesystem::path directory, const Language& language)
      : directory_(std::move(directory)), language_(&language), analyzer_(language) {}

  [[nodiscard]] Result<SegmentEntry> rewrite(std::span<const std::size_t> group, std::uint64_t id);

  std::filesystem::path directory_;
  const Language* language_;
  PassageAnalyzer analyzer_;
  ContentSum content_;
  std::vector<LiveSegment> live_;                  ///< bases are not set
  std::vector<std::shared_ptr<Tombstones>> dead_;  ///< the same objects as live_'s
  std::vector<bool> changed_;                      ///< tombstones differ from the stored ones
};

}  // namespace ibid::index
