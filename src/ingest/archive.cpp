#include "ingest/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <array>
#include <cerrno>

#include "ingest/file_list.hpp"
#include "ingest/limits.hpp"

namespace ibid::ingest {
namespace {

struct FreeArchive {
  void operator()(archive* opened) const { archive_read_free(opened); }
};
using ArchivePointer = std::unique_ptr<archive, FreeArchive>;

/// What libarchive reads from; its C callback.
struct Packed {
  std::unique_ptr<ByteSource> source;
  std::array<char, std::size_t{64} << 10> chunk{};
  std::uint64_t bytes = 0;
  std::uint64_t expanded = 0;  ///< of all members so far, read or skipped

  static la_ssize_t read(archive* opened, void* self, const void** buffer) {
    auto& packed = *static_cast<Packed*>(self);
    const auto got = packed.source->read(packed.chunk.data(), packed.chunk.size());
    if (!got) {
      archive_set_error(opened, EIO, "%s", got.error().message.c_str());
      return -1;
    }
    packed.bytes += *got;
    *buffer = packed.chunk.data();
    return static_cast<la_ssize_t>(*got);
  }

  [[nodiscard]] bool expands_too_far() const {
    return expanded > kExpandedBytesMax ||
           (expanded > kExpansionFreeBytes && expanded / kExpansionRatioMax > bytes);
  }

  /// Counts what came out of it; fails once that is too much.
  Result<void> add_expanded(std::uint64_t more) {
    expanded += more;
    if (!expands_too_far()) return {};
    return fail(ErrorCode::kInputTooLarge,
                fmt::format("the archive expands {} bytes to more than {}", bytes, expanded));
  }
};

std::string message_of(archive* opened) {
  const char* message = archive_error_string(opened);
  return fmt::format("the archive is damaged: {}", message == nullptr ? "unknown" : message);
}

class MemberSource final : public ByteSource {
 public:
  MemberSource(archive* opened, Packed& packed) : archive_(opened), packed_(packed) {}
  Result<std::size_t> read(char* buffer, std::size_t capacity) override {
    const la_ssize_t got = archive_read_data(archive_, buffer, capacity);
    if (got < 0) return fail(ErrorCode::kInputMalformed, message_of(archive_));
    if (auto counted = packed_.add_expanded(static_cast<std::uint64_t>(got)); !counted) {
      return fail(counted.error());
    }
    return static_cast<std::size_t>(got);
  }

 private:
  archive* archive_;
  Packed& packed_;
};

ArchivePointer open_archive(Packed& packed) {
  ArchivePointer opened(archive_read_new());
  if (opened == nullptr) return opened;
  // Only what is decoded in this process: "all filters" would start programs of the system.
  archive_read_support_filter_gzip(opened.get());
  archive_read_support_filter_bzip2(opened.get());
  archive_read_support_filter_xz(opened.get());
  archive_read_support_filter_zstd(opened.get());
  archive_read_support_format_tar(opened.get());
  archive_read_support_format_zip(opened.get());
  archive_read_support_format_raw(opened.get());
  // A failure shows again, with its message, when the first member is asked for.
  (void)archive_read_open(opened.get(), &packed, nullptr, Packed::read, nullptr);
  return opened;
}

std::string name_of(archive_entry* entry, std::size_t index) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return name == nullptr ? fmt::format("member {}", index) : std::string(name);
}

/// Reads on to the end of the member, block by block: libarchive's own skipping unpacks as well,
/// but without a limit. What cannot be unpacked is left to it.
Result<void> skip_rest(archive* opened, Packed& packed) {
  const void* block = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  while (true) {
    const int status = archive_read_data_block(opened, &block, &size, &offset);
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return {};
    if (auto counted = packed.add_expanded(size); !counted) return counted;
  }
}

}  // namespace

Result<void> for_each_member(std::unique_ptr<ByteSource> source,
                             const std::function<bool(const std::string&, Input&)>& member) {
  Packed packed;
  packed.source = std::move(source);
  const ArchivePointer opened = open_archive(packed);
  if (opened == nullptr) return fail(ErrorCode::kEnvironment, "libarchive is out of memory");
  for (std::size_t index = 1;; ++index) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(opened.get(), &entry);
    if (status == ARCHIVE_EOF) return {};
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
      return fail(ErrorCode::kInputMalformed, message_of(opened.get()));
    }
    if (index > kArchiveMembersMax) {
      return fail(ErrorCode::kInputTooLarge,
                  fmt::format("the archive has more than {} members", kArchiveMembersMax));
    }
    const std::string name = name_of(entry, index);
    const bool is_file =
        archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == nullptr;
    if (is_file && !is_passed_over(name)) {
      Input input(std::make_unique<MemberSource>(opened.get(), packed));
      if (!member(name, input)) return {};
      if (packed.expands_too_far()) return {};  // reported where it was read
    }
    if (auto skipped = skip_rest(opened.get(), packed); !skipped) return skipped;
  }
}

}  // namespace ibid::ingest
