// The Writer of a directory: workers build new segments while documents come in; publish() settles
// who replaces whom, merges, and switches CURRENT.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "index/manifest.hpp"
#include "index/segment_worker.hpp"
#include "index/working_segments.hpp"
#include "index/writer.hpp"
#include "index/writer_lock.hpp"
#include "model/digest_map.hpp"

namespace ibid::index {

class IndexWriter final : public Writer {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Writer>> open(const std::filesystem::path& directory,
                                                            const WriterOptions& options);

  [[nodiscard]] Result<Taken> add(Document document) override;
  [[nodiscard]] Result<std::size_t> remove(std::string_view source_or_document_id) override;
  [[nodiscard]] Result<std::string> publish() override;

 private:
  /// A document taken since the last publication.
  struct Pending {
    std::uint32_t worker = 0;
    std::uint32_t local = 0;  ///< its number in the worker's segment
    std::int64_t revision = 0;
    bool replaced = false;
  };
  IndexWriter(std::filesystem::path directory, WriterOptions options, WriterLock lock)
      : directory_(std::move(directory)), options_(options), lock_(std::move(lock)) {}

  [[nodiscard]] Result<void> start(std::optional<Manifest> manifest);
  /// Opens anew what the last publication left; fails for good once spoiled.
  [[nodiscard]] Result<void> be_ready();
  /// `key` is that of the document's id.
  [[nodiscard]] Result<void> hand_over(Document&& document, const model::ShortDigest& key);
  /// Turns the documents of this run into segments, less those replaced since, and merges.
  [[nodiscard]] Result<void> settle_pending();
  [[nodiscard]] Result<void> switch_generation();
  /// Remembers a failure after which the writer's state is not known to be whole.
  [[nodiscard]] tl::unexpected<Error> spoiled(Error error);

  std::filesystem::path directory_;
  WriterOptions options_;
  WriterLock lock_;
  std::optional<Error> spoiled_;

  Manifest manifest_;       ///< as published
  bool published_ = false;  ///< false in a new index
  std::unique_ptr<Language> language_;
  std::optional<WorkingSegments> segments_;  ///< none between a publication and the next change
  bool changed_ = false;

  std::vector<std::unique_ptr<SegmentWorker>> workers_;
  std::vector<std::uint32_t> worker_documents_;
  std::uint64_t next_segment_ = 1;
  std::uint64_t bytes_taken_ = 0;
  std::vector<Pending> pending_;
  model::DigestMap<std::size_t> latest_;  ///< of each id, index into pending_
};

}  // namespace ibid::index
