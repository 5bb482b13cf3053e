#include "index/segment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "index/file_io.hpp"
#include "index/schema.hpp"
#include "model/digest.hpp"

namespace ibid::index {
namespace {

/// Maps a segment's files, each with its digests from `sums`.
class FileSet {
 public:
  static Result<FileSet> open(const std::filesystem::path& directory, const SegmentEntry& entry) {
    auto sums = read_checked(directory / kSumsFile, entry.sums);
    if (!sums) return fail(sums.error());
    FileSet set;
    std::size_t at = 0;
    for (const FileEntry& file : entry.files) {
      const std::size_t chunks = chunk_count(file.size);
      if (chunks * sizeof(ChunkDigest) > sums->size() - at) break;
      std::vector<ChunkDigest> digests(chunks);
      for (ChunkDigest& digest : digests) {
        std::copy_n(sums->begin() + static_cast<std::ptrdiff_t>(at), digest.size(), digest.begin());
        at += digest.size();
      }
      auto mapped = MappedFile::open(directory / file.name, file.size, std::move(digests));
      if (!mapped) {
        if (mapped.error().code != ErrorCode::kNotFound) return fail(mapped.error());
        return fail(ErrorCode::kIndexDamaged,
                    fmt::format("{} is missing", (directory / file.name).string()));
      }
      set.files_.emplace(file.name, std::move(*mapped));
    }
    if (at != sums->size()) {
      return fail(ErrorCode::kIndexDamaged,
                  fmt::format("{} does not fit the manifest", (directory / kSumsFile).string()));
    }
    set.directory_ = directory;
    return set;
  }

  Result<MappedFile> take(std::string_view name) {
    const auto found = files_.find(name);
    if (found == files_.end()) {
      return fail(ErrorCode::kIndexDamaged,
                  fmt::format("the manifest lists no {}", (directory_ / name).string()));
    }
    MappedFile file = std::move(found->second);
    files_.erase(found);
    return file;
  }

 private:
  std::filesystem::path directory_;
  std::map<std::string, MappedFile, std::less<>> files_;
};

Error naming(Error error, const std::filesystem::path& path) {
  error.message = fmt::format("{}: {}", path.string(), error.message);
  return error;
}

}  // namespace

Result<std::string> read_checked(const std::filesystem::path& path, const FileEntry& entry) {
  auto bytes = read_file(path, entry.size);
  if (!bytes) {
    if (bytes.error().code == ErrorCode::kEnvironment) return bytes;
    return fail(ErrorCode::kIndexDamaged, bytes.error().message);
  }
  if (bytes->size() != entry.size || model::sha256_hex(*bytes) != entry.sha256) {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{} does not match its size and hash in the manifest", path.string()));
  }
  return bytes;
}

Result<std::shared_ptr<const Segment>> Segment::open(const std::filesystem::path& directory,
                                                     const SegmentEntry& entry) {
  const std::filesystem::path own = directory / segment_directory_name(entry.id);
  auto files = FileSet::open(own, entry);
  if (!files) return fail(files.error());
  auto xapian = files->take(kXapianFile);
  if (!xapian) return fail(xapian.error());
  auto passages = files->take(kPassagesFile).and_then(RecordFile::open);
  if (!passages) return fail(passages.error());
  auto documents = files->take(kDocumentsFile).and_then(RecordFile::open);
  if (!documents) return fail(documents.error());
  auto identifiers = files->take(kIdentifiersFile).and_then(IdentifierFile::open);
  if (!identifiers) return fail(identifiers.error());
  auto columns = files->take(kColumnsFile).and_then(ColumnsFile::open);
  if (!columns) return fail(columns.error());
  auto postings = files->take(kPostingsFile).and_then([](MappedFile file) {
    return Postings::open(std::move(file), kBm25);
  });
  if (!postings) return fail(postings.error());
  if (passages->size() != entry.passages || columns->passages() != entry.passages ||
      (*postings)->passages() != entry.passages || documents->size() != entry.documents ||
      columns->documents() != entry.documents) {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{}: the files do not hold as many records as the manifest says",
                            own.string()));
  }
  return std::shared_ptr<const Segment>(new Segment(entry, std::move(*xapian), std::move(*passages),
                                                    std::move(*documents), std::move(*identifiers),
                                                    std::move(*columns), std::move(*postings)));
}

Result<Passage> Segment::passage(std::uint32_t local) const {
  auto record = passages_.record(local);
  if (!record) return fail(record.error());
  auto passage = decode_passage(*record);
  if (!passage) return fail(naming(passage.error(), passages_.file().path()));
  return passage;
}

Result<DocumentRecord> Segment::document(std::uint32_t local) const {
  auto record = documents_.record(local);
  if (!record) return fail(record.error());
  auto document = decode_document(*record);
  if (!document) return fail(naming(document.error(), documents_.file().path()));
  const std::uint32_t passages = columns_.begin_of(local + 1) - columns_.begin_of(local);
  if (document->ordinals.size() != passages) {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{}: document {} has {} passages, {} are stored",
                            documents_.file().path().string(), document->id,
                            document->ordinals.size(), passages));
  }
  return document;
}

Result<std::vector<std::uint32_t>> Segment::find_document(std::string_view id) const {
  auto candidates = identifiers_.find(NameRole::kDocument, id);
  if (!candidates) return candidates;
  std::vector<std::uint32_t> found;
  for (const std::uint32_t candidate : *candidates) {
    if (candidate >= entry_.documents) {
      return fail(ErrorCode::kIndexDamaged, fmt::format("{} names a document that is not there",
                                                        identifiers_.file().path().string()));
    }
    auto record = document(candidate);
    if (!record) return fail(record.error());
    if (record->id == id) found.push_back(candidate);
  }
  return found;
}

Result<std::vector<LiveSegment>> open_segments(const std::filesystem::path& directory,
                                               const Manifest& manifest) {
  std::vector<LiveSegment> segments;
  PassageNumber base = 0;
  for (const SegmentEntry& entry : manifest.segments) {
    auto segment = Segment::open(directory, entry);
    if (!segment) return fail(segment.error());
    auto dead = std::make_shared<Tombstones>(entry.passages);
    if (entry.dead) {
      const std::filesystem::path path = directory / entry.dead->name;
      auto bytes = read_checked(path, *entry.dead);
      if (!bytes) return fail(bytes.error());
      auto parsed = Tombstones::parse(*bytes, entry.passages);
      if (!parsed) return fail(naming(parsed.error(), path));
      *dead = std::move(*parsed);
    }
    segments.push_back({std::move(*segment), std::move(dead), base});
    base += entry.passages;
  }
  return segments;
}

}  // namespace ibid::index
