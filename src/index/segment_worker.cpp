#include "index/segment_worker.hpp"

#include <fmt/format.h>

#include <exception>
#include <utility>

namespace ibid::index {
namespace {

/// What a document that waits takes. Its passages repeat its text; a short one's fields take more.
std::size_t bytes_of(const Document& document) {
  return sizeof(Document) + document.passages.size() * sizeof(Passage) + 2 * document.text.size();
}

}  // namespace

SegmentWorker::SegmentWorker(std::filesystem::path directory, std::uint64_t segment_id,
                             const Language& language, std::size_t queue_bytes)
    : directory_(std::move(directory)),
      segment_id_(segment_id),
      language_(language),
      queue_bytes_max_(queue_bytes),
      thread_([this] { run(); }) {}

SegmentWorker::~SegmentWorker() {
  {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Result<void> SegmentWorker::submit(Document&& document) {
  const std::size_t bytes = bytes_of(document);
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return queued_bytes_ < queue_bytes_max_ || outcome_; });
  if (outcome_) return fail(outcome_->error());
  queued_bytes_ += bytes;
  queue_.push_back(std::move(document));
  lock.unlock();
  changed_.notify_all();
  return {};
}

void SegmentWorker::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

Result<BuiltSegment> SegmentWorker::finish() {
  close();
  thread_.join();
  return std::move(*outcome_);
}

void SegmentWorker::take(std::vector<Document>& taken) {
  taken.clear();
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !queue_.empty() || closed_ || abandoned_; });
  if (abandoned_) return;
  taken.swap(queue_);
  queued_bytes_ = 0;
  lock.unlock();
  changed_.notify_all();
}

Result<BuiltSegment> SegmentWorker::build() {
  auto builder = SegmentBuilder::create(directory_, segment_id_, language_);
  if (!builder) return fail(builder.error());
  std::vector<Document> taken;
  for (take(taken); !taken.empty(); take(taken)) {
    for (Document& document : taken) {
      if (auto added = (*builder)->add(std::move(document)); !added) return fail(added.error());
    }
  }
  {
    const std::lock_guard lock(mutex_);
    if (abandoned_) return fail(ErrorCode::kUnavailable, "indexing was given up");
  }
  auto entry = (*builder)->finish();
  if (!entry) return fail(entry.error());
  return BuiltSegment{std::move(*entry), (*builder)->content()};
}

void SegmentWorker::run() {
  Result<BuiltSegment> outcome = fail(ErrorCode::kEnvironment, "indexing did not run");
  try {
    outcome = build();
  } catch (const std::exception& error) {  // out of memory: a thread must not end the process
    outcome = fail(ErrorCode::kEnvironment, fmt::format("indexing failed: {}", error.what()));
  }
  {
    const std::lock_guard lock(mutex_);
    outcome_ = std::move(outcome);
  }
  changed_.notify_all();
}

}  // namespace ibid::index
