#include "index/index_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "index/file_io.hpp"
#include "index/stale_files.hpp"
#include "index/validate.hpp"
#include "index/work_finder.hpp"
#include "model/digest.hpp"

namespace ibid::index {
namespace {

/// Text that goes to one worker before the next has its turn: neighbours stay together, which
/// compresses better, and a small update makes one segment.
constexpr std::uint64_t kTurnBytes = 1u << 20;

}  // namespace

Result<std::unique_ptr<Writer>> Writer::open(const std::filesystem::path& directory,
                                             const WriterOptions& options) {
  return IndexWriter::open(directory, options);
}

Result<std::unique_ptr<Writer>> IndexWriter::open(const std::filesystem::path& directory,
                                                  const WriterOptions& options) {
  if (!options.create && !holds_index(directory)) {
    return fail(no_index_in(directory));
  }
  if (auto made = make_directory(directory); !made) return fail(made.error());
  auto lock = WriterLock::take(directory);
  if (!lock) return fail(lock.error());
  std::unique_ptr<IndexWriter> writer(new IndexWriter(directory, options, std::move(*lock)));
  if (writer->options_.threads == 0) {
    writer->options_.threads = std::max(1u, std::thread::hardware_concurrency());
  }
  auto manifest = read_current(directory);
  if (!manifest && manifest.error().code == ErrorCode::kNotFound) {
    manifest = recover_current(directory);
  }
  if (!manifest && manifest.error().code != ErrorCode::kNotFound) return fail(manifest.error());
  remove_stale_files(directory, manifest ? &*manifest : nullptr);
  std::optional<Manifest> published;
  if (manifest) published = std::move(*manifest);
  if (auto started = writer->start(std::move(published)); !started) return fail(started.error());
  return std::unique_ptr<Writer>(std::move(writer));
}

Result<void> IndexWriter::start(std::optional<Manifest> manifest) {
  published_ = manifest.has_value();
  if (published_) {
    manifest_ = std::move(*manifest);
    auto stored = read_checked(directory_ / manifest_.language.name, manifest_.language);
    if (!stored) return fail(stored.error());
    auto language = Language::parse(*stored);
    if (!language) return fail(language.error());
    language_ = std::make_unique<Language>(std::move(*language));
  } else {
    const Language& given =
        options_.language != nullptr ? *options_.language : Language::built_in();
    language_ = std::make_unique<Language>(given);
    const std::string stored = language_->serialize();
    const std::string hash = model::sha256_hex(stored);
    manifest_.language = {"language-" + hash.substr(0, 16), stored.size(), hash};
    if (auto written = write_file(directory_ / manifest_.language.name, stored); !written) {
      return written;
    }
  }
  auto segments = WorkingSegments::open(directory_, manifest_, *language_);
  if (!segments) return fail(segments.error());
  segments_.emplace(std::move(*segments));
  next_segment_ = manifest_.next_segment;
  return {};
}

Result<void> IndexWriter::be_ready() {
  if (spoiled_) return fail(*spoiled_);
  if (segments_) return {};
  if (auto started = start(manifest_); !started) return spoiled(started.error());
  return {};
}

tl::unexpected<Error> IndexWriter::spoiled(Error error) {
  spoiled_ = error;
  return fail(std::move(error));
}

Result<Taken> IndexWriter::add(Document document) {
  if (auto ready = be_ready(); !ready) return fail(ready.error());
  if (auto valid = validate(document); !valid) return fail(valid.error());
  Taken taken = Taken::kNew;
  const model::ShortDigest key = model::short_digest(document.id);
  if (const std::size_t* const waiting = latest_.find(key)) {
    Pending& earlier = pending_[*waiting];
    if (document.revision < earlier.revision) return Taken::kUnchanged;
    earlier.replaced = true;
    if (auto handed = hand_over(std::move(document), key); !handed) return fail(handed.error());
    return Taken::kReplacing;
  }
  auto stored = segments_->find_document(document.id);
  if (!stored) return fail(stored.error());
  if (*stored) {
    auto record = segments_->live()[(*stored)->segment].segment->document((*stored)->local);
    if (!record) return fail(record.error());
    if (document.revision < record->revision) return Taken::kUnchanged;
    auto same = segments_->holds(**stored, document);
    if (!same) return fail(same.error());
    if (*same) return Taken::kUnchanged;
    if (auto buried = segments_->bury(**stored); !buried) return spoiled(buried.error());
    changed_ = true;
    taken = Taken::kReplacing;
  }
  if (auto handed = hand_over(std::move(document), key); !handed) return fail(handed.error());
  return taken;
}

Result<void> IndexWriter::hand_over(Document&& document, const model::ShortDigest& key) {
  const auto turn = static_cast<std::uint32_t>(bytes_taken_ / kTurnBytes % options_.threads);
  bytes_taken_ += document.text.size();
  // Workers start as their turn comes; a large document may skip turns of workers not yet there.
  if (turn == workers_.size()) {
    workers_.push_back(std::make_unique<SegmentWorker>(directory_, next_segment_++, *language_,
                                                       options_.buffer_bytes / options_.threads));
    worker_documents_.push_back(0);
  }
  const auto worker = std::min(turn, static_cast<std::uint32_t>(workers_.size() - 1));
  *latest_.try_emplace(key, 0).first = pending_.size();
  pending_.push_back({worker, worker_documents_[worker]++, document.revision, false});
  changed_ = true;
  auto submitted = workers_[worker]->submit(std::move(document));
  if (!submitted) return spoiled(submitted.error());
  return {};
}

Result<std::size_t> IndexWriter::remove(std::string_view source_or_document_id) {
  if (auto ready = be_ready(); !ready) return fail(ready.error());
  // A work is found over records that link its identifiers, so the documents before this call must
  // be in, and those after it must not. Inputs state their removals together, at their end.
  if (auto settled = settle_pending(); !settled) return spoiled(settled.error());
  auto document = segments_->find_document(source_or_document_id);
  if (!document) return fail(document.error());
  auto work = find_work(SegmentSourceReader(segments_->live()),
                        identifiers_named_by(source_or_document_id));
  if (!work) return fail(work.error());
  std::vector<DocumentPlace> places = std::move(work->documents);
  if (*document && std::find(places.begin(), places.end(), **document) == places.end()) {
    places.push_back(**document);
  }
  for (const DocumentPlace& place : places) {
    if (auto buried = segments_->bury(place); !buried) return spoiled(buried.error());
    changed_ = true;
  }
  return places.size();
}

Result<void> IndexWriter::settle_pending() {
  if (pending_.empty()) return {};
  const std::size_t first_segment = segments_->live().size();
  for (const std::unique_ptr<SegmentWorker>& worker : workers_) worker->close();
  for (const std::unique_ptr<SegmentWorker>& worker : workers_) {
    auto built = worker->finish();
    if (!built) return fail(built.error());
    if (auto done = segments_->append(built->entry, built->content); !done) return done;
  }
  for (const Pending& pending : pending_) {
    if (!pending.replaced) continue;
    const auto segment = static_cast<std::uint32_t>(first_segment + pending.worker);
    if (auto done = segments_->bury({segment, pending.local}); !done) return done;
  }
  workers_.clear();
  worker_documents_.clear();
  pending_.clear();
  latest_.clear();
  bytes_taken_ = 0;
  return segments_->merge(next_segment_);
}

Result<void> IndexWriter::switch_generation() {
  if (auto done = settle_pending(); !done) return done;
  if (auto done = segments_->merge(next_segment_); !done) return done;
  Manifest next = manifest_;
  ++next.number;
  next.next_segment = next_segment_;
  if (auto done = segments_->describe(next); !done) return done;
  next.name = generation_name(next);
  if (auto done = publish_manifest(directory_, next); !done) return done;
  // From here on it is published, whatever happens to this writer.
  manifest_ = std::move(next);
  published_ = true;
  changed_ = false;
  segments_.reset();
  remove_stale_files(directory_, &manifest_);
  return {};
}

Result<std::string> IndexWriter::publish() {
  if (spoiled_) return fail(*spoiled_);
  if (published_ && !changed_) return manifest_.name;
  if (auto done = switch_generation(); !done) return spoiled(done.error());
  return manifest_.name;
}

}  // namespace ibid::index
