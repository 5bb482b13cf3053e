// check(): everything in the current generation, read and hashed. Files are compared with the
// manifest first; where a segment's files are whole, their contents are compared with each other.
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "index/columns.hpp"
#include "index/content_sum.hpp"
#include "index/file_io.hpp"
#include "index/manifest.hpp"
#include "index/mapped_file.hpp"
#include "index/segment.hpp"
#include "index/writer.hpp"
#include "index/xapian_border.hpp"
#include "model/digest.hpp"

namespace ibid::index {
namespace {

class Checker {
 public:
  Checker(std::filesystem::path directory, const std::function<bool()>& is_unwanted)
      : directory_(std::move(directory)), is_unwanted_(is_unwanted) {}

  Result<std::vector<Damage>> run() {
    auto manifest = read_current(directory_);
    if (!manifest) {
      if (manifest.error().code != ErrorCode::kIndexDamaged) return fail(manifest.error());
      report(directory_, manifest.error().message);
      return damages_;
    }
    const auto language_path = directory_ / manifest->language.name;
    if (auto stored = read_checked(language_path, manifest->language); !stored) {
      report(language_path, stored.error().message);
    } else if (auto language = Language::parse(*stored); !language) {
      report(language_path, language.error().message);
    } else {
      language_.emplace(std::move(*language));
      analyzer_.emplace(*language_);
    }
    for (const SegmentEntry& entry : manifest->segments) check_segment(entry);
    // What was found until then is not all, and what was counted is too little.
    if (unwanted()) return fail(ErrorCode::kUnavailable, "the check was broken off");
    if (damages_.empty()) check_totals(*manifest);
    return damages_;
  }

 private:
  void report(const std::filesystem::path& where, std::string what) {
    damages_.push_back({where.string(), std::move(what)});
  }
  template <class T>
  bool sound(const std::filesystem::path& where, const Result<T>& result) {
    if (!result) report(where, result.error().message);
    return result.has_value();
  }

  /// Once true it stays so, and nothing further is read.
  bool unwanted() {
    if (!broken_off_ && is_unwanted_) broken_off_ = is_unwanted_();
    return broken_off_;
  }

  /// None when the check is broken off.
  std::optional<std::string> hash_of(std::string_view bytes) {
    model::Sha256 hash;
    for (std::size_t at = 0; at < bytes.size(); at += kChunkBytes) {
      if (unwanted()) return std::nullopt;
      hash.update(bytes.substr(at, kChunkBytes));
    }
    return model::to_hex(hash.finish());
  }

  void check_file(const std::filesystem::path& path, const FileEntry& entry) {
    const auto mapped = MappedFile::open_unchecked(path);
    if (!sound(path, mapped)) return;
    if (mapped->bytes().size() != entry.size) {
      report(path, fmt::format("has {} bytes instead of {}", mapped->bytes().size(), entry.size));
      return;
    }
    const std::optional<std::string> hash = hash_of(mapped->bytes());
    if (hash && *hash != entry.sha256) report(path, "does not match its hash in the manifest");
  }

  void check_segment(const SegmentEntry& entry) {
    const std::filesystem::path own = directory_ / segment_directory_name(entry.id);
    const std::size_t before = damages_.size();
    for (const FileEntry& file : entry.files) check_file(own / file.name, file);
    check_file(own / kSumsFile, entry.sums);
    if (entry.dead) check_file(directory_ / entry.dead->name, *entry.dead);
    if (damages_.size() != before || unwanted()) return;

    Manifest alone;
    alone.segments = {entry};
    const auto segments = open_segments(directory_, alone);
    if (!sound(own, segments) || !analyzer_) return;
    check_records(own, segments->front());
    if (!unwanted()) check_xapian(own, entry);
  }

  void check_records(const std::filesystem::path& own, const LiveSegment& live) {
    const Segment& segment = *live.segment;
    Tombstones recounted(segment.entry().passages);
    std::uint64_t length = 0;
    std::uint64_t text_bytes = 0;
    for (std::uint32_t local = 0; local < segment.entry().documents; ++local) {
      if (unwanted()) return;
      const auto document = segment.document(local);
      const auto record = segment.document_record(local);
      if (!sound(own, document) || !sound(own, record)) continue;
      check_names(own, segment, local, document->source, document->id);
      const bool dead = live.dead->is_dead_document(local);
      const std::uint32_t begin = segment.columns().begin_of(local);
      const std::uint32_t end = segment.columns().begin_of(local + 1);
      std::vector<std::string> passage_records;
      for (std::uint32_t i = begin; i < end; ++i) {
        if (unwanted()) return;
        const auto passage = segment.passage(i);
        auto passage_record = segment.passage_record(i);
        if (!sound(own, passage) || !sound(own, passage_record)) continue;
        passage_records.push_back(std::move(*passage_record));
        if (segment.columns().tie_keys()[i] != tie_key_of(passage->id) ||
            passage->id != passage_id(document->id, document->ordinals[i - begin])) {
          report(own, fmt::format("passage {} is not where its document says", passage->id));
        }
        const PassageTerms& terms = analyzer_->analyze(document->source.title, *passage);
        length += terms.length;
        text_bytes += passage->text.size();
        if (dead) recounted.count_passage(terms, passage->text.size());
      }
      if (dead) {
        recounted.bury(local, begin, end);
      } else {
        content_.add(content_digest(*record, passage_records));
        ++documents_;
        passages_ += end - begin;
      }
    }
    if (length != segment.entry().length || text_bytes != segment.entry().text_bytes) {
      report(own, "the passages' length is not that of the manifest");
    }
    if (recounted.serialize() != live.dead->serialize()) {
      report(own, "the tombstones do not count what the removed passages hold");
    }
  }

  void check_names(const std::filesystem::path& own, const Segment& segment, std::uint32_t local,
                   const Source& source, const std::string& id) {
    const auto known = [&](NameRole role, const std::string& name) {
      const auto found = segment.identifiers().find(role, name);
      return sound(own, found) && std::binary_search(found->begin(), found->end(), local);
    };
    if (!known(NameRole::kDocument, id)) report(own, fmt::format("document {} has no entry", id));
    for (const std::string& identifier : identifiers_of(source)) {
      if (!known(NameRole::kSource, identifier)) {
        report(own, fmt::format("source {} has no entry", identifier));
      }
    }
  }

  void check_xapian(const std::filesystem::path& own, const SegmentEntry& entry) {
    const std::filesystem::path path = own / kXapianFile;
    const auto checked = at_xapian_border(path, [&]() -> Result<void> {
      const Xapian::Database database(path.string());
      if (Xapian::Database::check(path.string(), 0, nullptr) != 0) {
        return fail(ErrorCode::kIndexDamaged, "Xapian finds the database inconsistent");
      }
      if (database.get_doccount() != entry.passages ||
          database.get_total_length() != entry.length) {
        return fail(ErrorCode::kIndexDamaged, "Xapian does not count what the manifest says");
      }
      return {};
    });
    static_cast<void>(sound(path, checked));
  }

  void check_totals(const Manifest& manifest) {
    const std::filesystem::path path = directory_ / manifest_file_name(manifest.number);
    if (documents_ != manifest.live_documents || passages_ != manifest.live_passages ||
        content_ != manifest.content) {
      report(path, "the generation's name is not that of its documents");
    }
  }

  std::filesystem::path directory_;
  const std::function<bool()>& is_unwanted_;
  bool broken_off_ = false;
  std::vector<Damage> damages_;
  std::optional<Language> language_;
  std::optional<PassageAnalyzer> analyzer_;
  ContentSum content_;
  std::uint64_t documents_ = 0;
  std::uint64_t passages_ = 0;
};

}  // namespace

Result<std::vector<Damage>> check(const std::filesystem::path& directory,
                                  const std::function<bool()>& is_unwanted) {
  return Checker(directory, is_unwanted).run();
}

}  // namespace ibid::index
