#include "index/working_segments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "index/file_io.hpp"
#include "index/merge_policy.hpp"
#include "index/segment_builder.hpp"
#include "model/digest.hpp"

namespace ibid::index {
namespace {

/// Record and passage records of a stored document.
struct StoredDocument {
  std::string record;
  std::vector<std::string> passages;
};

Result<StoredDocument> read_stored(const Segment& segment, std::uint32_t local) {
  StoredDocument stored;
  auto record = segment.document_record(local);
  if (!record) return fail(record.error());
  stored.record = std::move(*record);
  const ColumnsFile& columns = segment.columns();
  for (std::uint32_t i = columns.begin_of(local); i < columns.begin_of(local + 1); ++i) {
    auto passage = segment.passage_record(i);
    if (!passage) return fail(passage.error());
    stored.passages.push_back(std::move(*passage));
  }
  return stored;
}

/// The stored document as a SegmentBuilder takes it; the Document's whole text is not stored.
Result<Document> read_document(const Segment& segment, std::uint32_t local) {
  auto record = segment.document(local);
  if (!record) return fail(record.error());
  Document document;
  document.id = std::move(record->id);
  document.source = std::move(record->source);
  document.references = std::move(record->references);
  document.revision = record->revision;
  const ColumnsFile& columns = segment.columns();
  for (std::uint32_t i = columns.begin_of(local); i < columns.begin_of(local + 1); ++i) {
    auto passage = segment.passage(i);
    if (!passage) return fail(passage.error());
    document.passages.push_back(std::move(*passage));
  }
  return document;
}

}  // namespace

Result<WorkingSegments> WorkingSegments::open(const std::filesystem::path& directory,
                                              const Manifest& manifest, const Language& language) {
  WorkingSegments working(directory, language);
  working.content_ = manifest.content;
  auto segments = open_segments(directory, manifest);
  if (!segments) return fail(segments.error());
  for (LiveSegment& live : *segments) {
    auto dead = std::make_shared<Tombstones>(*live.dead);
    live.dead = dead;
    working.live_.push_back(std::move(live));
    working.dead_.push_back(std::move(dead));
    working.changed_.push_back(false);
  }
  return working;
}

Result<void> WorkingSegments::append(const SegmentEntry& entry, const ContentSum& content) {
  auto segment = Segment::open(directory_, entry);
  if (!segment) return fail(segment.error());
  auto dead = std::make_shared<Tombstones>(entry.passages);
  live_.push_back({std::move(*segment), dead, 0});
  dead_.push_back(std::move(dead));
  changed_.push_back(false);
  content_.add(content);
  return {};
}

Result<std::optional<DocumentPlace>> WorkingSegments::find_document(std::string_view id) const {
  for (std::uint32_t i = 0; i < live_.size(); ++i) {
    auto found = live_[i].segment->find_document(id);
    if (!found) return fail(found.error());
    for (const std::uint32_t local : *found) {
      if (!dead_[i]->is_dead_document(local)) return DocumentPlace{i, local};
    }
  }
  return std::nullopt;
}

Result<bool> WorkingSegments::holds(const DocumentPlace& place, const Document& document) const {
  auto stored = read_stored(*live_[place.segment].segment, place.local);
  if (!stored) return fail(stored.error());
  return stored->record == encode(record_of(document)) &&
         std::equal(stored->passages.begin(), stored->passages.end(), document.passages.begin(),
                    document.passages.end(), [](const std::string& record, const Passage& passage) {
                      return record == encode(passage);
                    });
}

Result<void> WorkingSegments::bury(const DocumentPlace& place) {
  const Segment& segment = *live_[place.segment].segment;
  auto stored = read_stored(segment, place.local);
  if (!stored) return fail(stored.error());
  auto document = decode_document(stored->record);
  if (!document) return fail(document.error());
  Tombstones& dead = *dead_[place.segment];
  for (const std::string& record : stored->passages) {
    auto passage = decode_passage(record);
    if (!passage) return fail(passage.error());
    dead.count_passage(analyzer_.analyze(document->source.title, *passage), passage->text.size());
  }
  dead.bury(place.local, segment.columns().begin_of(place.local),
            segment.columns().begin_of(place.local + 1));
  content_.subtract(content_digest(stored->record, stored->passages));
  changed_[place.segment] = true;
  return {};
}

Result<SegmentEntry> WorkingSegments::rewrite(std::span<const std::size_t> group,
                                              std::uint64_t id) {
  auto builder = SegmentBuilder::create(directory_, id, *language_);
  if (!builder) return fail(builder.error());
  for (const std::size_t i : group) {
    const Segment& segment = *live_[i].segment;
    for (std::uint32_t local = 0; local < segment.entry().documents; ++local) {
      if (dead_[i]->is_dead_document(local)) continue;
      auto document = read_document(segment, local);
      if (!document) return fail(document.error());
      if (auto added = (*builder)->add(std::move(*document)); !added) return fail(added.error());
    }
  }
  return (*builder)->finish();
}

Result<void> WorkingSegments::merge(std::uint64_t& next_segment) {
  std::vector<bool> gone(live_.size());
  std::vector<std::size_t> members;
  std::vector<SegmentSize> sizes;
  for (std::size_t i = 0; i < live_.size(); ++i) {
    const SegmentEntry& entry = live_[i].segment->entry();
    gone[i] = entry.documents == dead_[i]->documents();
    if (gone[i]) continue;
    members.push_back(i);
    sizes.push_back({entry.passages, dead_[i]->passages()});
  }
  for (std::vector<std::size_t>& group : choose_merges(sizes)) {
    for (std::size_t& i : group) i = members[i];
    auto entry = rewrite(group, next_segment++);
    if (!entry) return fail(entry.error());
    if (auto done = append(*entry, ContentSum{}); !done) return done;
    for (const std::size_t i : group) gone[i] = true;
  }
  gone.resize(live_.size());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < live_.size(); ++i) {
    if (gone[i]) continue;
    live_[kept] = std::move(live_[i]);
    dead_[kept] = std::move(dead_[i]);
    changed_[kept] = changed_[i];
    ++kept;
  }
  live_.resize(kept);
  dead_.resize(kept);
  changed_.resize(kept);
  return {};
}

Result<void> WorkingSegments::describe(Manifest& manifest) const {
  manifest.segments.clear();
  manifest.content = content_;
  manifest.live_documents = 0;
  manifest.live_passages = 0;
  for (std::size_t i = 0; i < live_.size(); ++i) {
    SegmentEntry entry = live_[i].segment->entry();
    if (changed_[i]) {
      const std::string bytes = dead_[i]->serialize();
      FileEntry file{fmt::format("dead-{:06}-{:06}", manifest.number, entry.id), bytes.size(),
                     model::sha256_hex(bytes)};
      if (auto written = write_file(directory_ / file.name, bytes); !written) return written;
      entry.dead = std::move(file);
    }
    manifest.live_documents += entry.documents - dead_[i]->documents();
    manifest.live_passages += entry.passages - dead_[i]->passages();
    manifest.segments.push_back(std::move(entry));
  }
  return {};
}

}  // namespace ibid::index
