// A thread that builds one segment from the documents handed to it, in their order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "ibid/passage.hpp"
#include "ibid/result.hpp"
#include "index/segment_builder.hpp"

namespace ibid::index {

struct BuiltSegment {
  SegmentEntry entry;
  ContentSum content;
};

/// All members are called from one thread.
class SegmentWorker {
 public:
  /// `language` must outlive it. Documents of some `queue_bytes` wait at a time, and as many may be
  /// in work.
  SegmentWorker(std::filesystem::path directory, std::uint64_t segment_id, const Language& language,
                std::size_t queue_bytes);
  /// Gives up what was not finished.
  ~SegmentWorker();
  SegmentWorker(const SegmentWorker&) = delete;
  SegmentWorker& operator=(const SegmentWorker&) = delete;

  /// Waits while the queue is full. Fails with what the thread failed with.
  [[nodiscard]] Result<void> submit(Document&& document);
  /// Says that nothing more will be submitted: the thread finishes the segment when it has done
  /// what waits. Several workers that are closed before any is waited for finish at the same time.
  void close();
  /// Closes and waits for the finished segment.
  [[nodiscard]] Result<BuiltSegment> finish();

 private:
  void run();
  [[nodiscard]] Result<BuiltSegment> build();
  /// All documents that wait into `taken`, at least one; none when it was closed and the queue is
  /// empty, or on giving up. Taking them together spares a lock and a move for each.
  void take(std::vector<Document>& taken);

  const std::filesystem::path directory_;
  const std::uint64_t segment_id_;
  const Language& language_;
  const std::size_t queue_bytes_max_;

  std::mutex mutex_;  ///< guards everything below
  std::condition_variable changed_;
  std::vector<Document> queue_;
  std::size_t queued_bytes_ = 0;
  bool closed_ = false;
  bool abandoned_ = false;
  std::optional<Result<BuiltSegment>> outcome_;

  std::thread thread_;
};

}  // namespace ibid::index
