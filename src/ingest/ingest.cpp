#include "ingest/ingest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <map>
#include <optional>

#include "ingest/archive.hpp"
#include "ingest/beir.hpp"
#include "ingest/byte_source.hpp"
#include "ingest/csl.hpp"
#include "ingest/file_list.hpp"
#include "ingest/jats.hpp"
#include "ingest/limits.hpp"
#include "ingest/markdown.hpp"
#include "ingest/nbib.hpp"
#include "ingest/pubmed.hpp"
#include "ingest/ris.hpp"
#include "ingest/run.hpp"
#include "ingest/sniff.hpp"
#include "ingest/snippets.hpp"

namespace ibid::ingest {
namespace {

struct FormatRow {
  Format format;
  std::string_view name;
  void (*read)(Input&, Run&);  ///< null for kAuto, which is resolved first
};

constexpr std::array kFormats = {
    FormatRow{Format::kAuto, "auto", nullptr},
    FormatRow{Format::kSnippets, "snippets", read_snippets},
    FormatRow{Format::kMarkdown, "markdown", read_markdown},
    FormatRow{Format::kPubmed, "pubmed", read_pubmed},
    FormatRow{Format::kJats, "jats", read_jats},
    FormatRow{Format::kBeir, "beir", read_beir},
    FormatRow{Format::kNbib, "nbib", read_nbib},
    FormatRow{Format::kRis, "ris", read_ris},
    FormatRow{Format::kCsl, "csl", read_csl},
};

const FormatRow* row_of(Format format) {
  const auto* row = std::find_if(kFormats.begin(), kFormats.end(),
                                 [&](const FormatRow& r) { return r.format == format; });
  return row == kFormats.end() ? nullptr : row;
}

/// The magic number of tar stands 257 bytes into the file.
constexpr std::size_t kMagicBytes = 512;

/// Tells the sink how far the run is, about once a megabyte.
class ProgressMeter {
 public:
  ProgressMeter(const Sink& sink, std::uint64_t total) : sink_(sink), total_(total) {}
  void add(std::uint64_t bytes) {
    done_ += bytes;
    if (sink_.progress && (done_ - told_ >= kStepBytes || done_ == total_)) {
      told_ = done_;
      sink_.progress(done_, total_);
    }
  }

 private:
  static constexpr std::uint64_t kStepBytes = std::uint64_t{1} << 20;
  const Sink& sink_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  std::uint64_t told_ = 0;
};

/// BEIR keeps its questions beside its corpus; they are no evidence.
bool is_beir_queries(const std::filesystem::path& file) {
  std::error_code error;
  return file.filename() == "queries.jsonl" &&
         std::filesystem::exists(file.parent_path() / "corpus.jsonl", error);
}

void read_unpacked(Input& input, const std::filesystem::path& file, Format format, Run& run) {
  if (format == Format::kAuto) {
    const auto head = input.peek(kSniffBytes);
    if (!head) return run.break_off({}, head.error());
    const Sniffed sniffed = sniff(*head, file);
    if (sniffed.format == Format::kAuto) return run.reject_file({}, sniffed.reason);
    format = sniffed.format;
  }
  const FormatRow* row = row_of(format);
  if (row == nullptr || row->read == nullptr) return run.reject_file({}, "no reader");
  const std::uint64_t heard = run.heard();
  row->read(input, run);
  // A file that nothing is said of would look like one that was indexed.
  if (run.heard() == heard) run.reject_file({}, "no record in it");
}

/// Why what is packed cannot be trusted: all of it, or the members of an archive by their order.
struct Distrust {
  std::optional<Error> whole;
  std::map<std::size_t, Error> members;
};

Result<void> check_member(Input& member) {
  const auto head = member.peek(kMagicBytes);
  if (!head) return fail(head.error());
  const bool is_gzip = sniff_packing(*head) == Packing::kGzip;
  auto source = member.release();
  return is_gzip ? check_gzip(std::move(source)) : read_to_end(*source);
}

/// Reads a packed file through, since its checksums stand behind what they vouch for. None of what
/// is no packed file, or cannot be opened: that is told where it is read.
Distrust check_packing(const std::filesystem::path& file) {
  Distrust distrust;
  const auto open = [&] {
    auto opened = open_file(file);
    return Input(opened ? std::move(*opened) : bytes_source({}));
  };
  Input input = open();
  auto head = input.peek(kMagicBytes);
  if (head && sniff_packing(*head) == Packing::kGzip) {
    if (const auto checked = check_gzip(input.release()); !checked) {
      distrust.whole = checked.error();
      return distrust;
    }
    input = Input(gunzip(open().release()));
    head = input.peek(kMagicBytes);
  }
  if (!head || sniff_packing(*head) != Packing::kArchive) return distrust;
  std::size_t ordinal = 0;
  (void)for_each_member(input.release(), [&](const std::string& /*name*/, Input& member) {
    if (const auto checked = check_member(member); !checked) {
      distrust.members.emplace(ordinal, checked.error());
    }
    ++ordinal;
    return true;
  });
  return distrust;
}

/// Of what is damaged nothing is taken: any of it may be wrong, and it may take the place of what
/// is good.
void refuse_damaged(const Error& damage, Run& run) {
  run.break_off({}, make_error(damage.code, damage.message + "; nothing of it is taken"));
}

/// Looks through packing: gzip, then an archive, whose members may be gzipped but no archives.
void read_packed(Input input, const std::filesystem::path& file, Format format, bool in_archive,
                 const Distrust& distrust, Run& run) {
  auto head = input.peek(kMagicBytes);
  if (head && sniff_packing(*head) == Packing::kGzip) {
    input = Input(gunzip(input.release()));
    head = input.peek(kMagicBytes);
  }
  if (!head) return run.break_off({}, head.error());
  if (head->empty()) return run.reject_file({}, "empty");
  if (sniff_packing(*head) != Packing::kArchive) return read_unpacked(input, file, format, run);
  if (in_archive) return run.reject_file({}, "an archive within an archive is not read");
  std::size_t ordinal = 0;
  const auto read = for_each_member(input.release(), [&](const std::string& name, Input& member) {
    // Not operator/, for which an absolute name would replace the archive's.
    const std::filesystem::path path(file.string() + "/" + name);
    run.begin_file(path);
    const auto damage = distrust.members.find(ordinal++);
    if (damage != distrust.members.end()) {
      refuse_damaged(damage->second, run);
    } else {
      read_packed(std::move(member), path, format, true, {}, run);
    }
    return !run.failure();
  });
  run.return_to(file);
  if (!read) run.break_off({}, read.error());
}

void read_file(const std::filesystem::path& file, Format format, ProgressMeter& meter, Run& run) {
  run.begin_file(file);
  if (format == Format::kAuto && is_beir_queries(file)) {
    return run.reject_file({}, "the questions of a BEIR set, not its corpus");
  }
  auto opened = open_file(file, [&meter](std::uint64_t bytes) { meter.add(bytes); });
  if (!opened && opened.error().code == ErrorCode::kInputMalformed) {
    return run.reject_file({}, opened.error().message);
  }
  if (!opened) return run.break_off({}, opened.error());
  const Distrust distrust = check_packing(file);
  if (distrust.whole) return refuse_damaged(*distrust.whole, run);
  read_packed(Input(std::move(*opened)), file, format, false, distrust, run);
}

}  // namespace

std::string_view name_of(Format format) {
  const FormatRow* row = row_of(format);
  return row == nullptr ? std::string_view{} : row->name;
}

std::optional<Format> format_from(std::string_view name) {
  for (const FormatRow& row : kFormats) {
    if (row.name == name) return row.format;
  }
  return std::nullopt;
}

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names;
  for (const FormatRow& row : kFormats) names.push_back(row.name);
  return names;
}

Result<Counts> ingest(const std::vector<std::filesystem::path>& paths, Format format,
                      const Sink& sink, const std::filesystem::path& passed_over) {
  if (paths.empty()) return fail(ErrorCode::kUsage, "nothing to read: no path given");
  const FileList list = list_files(paths, passed_over);
  Run run(sink);
  for (const FileList::Trouble& trouble : list.troubles) {
    run.begin_file(trouble.path);
    if (trouble.was_named) {
      run.reject_file({}, trouble.reason);
      run.count_missing();
    } else {
      run.break_off({}, make_error(ErrorCode::kEnvironment, trouble.reason));
    }
  }
  run.count_readmes(list.readmes);
  ProgressMeter meter(sink, list.bytes);
  for (const std::filesystem::path& file : list.files) {
    read_file(file, format, meter, run);
    if (run.failure()) return fail(*run.failure());
  }
  if (list.files.empty()) {
    if (list.troubles.empty()) {
      return fail(ErrorCode::kNotFound, fmt::format("no file in {}", paths.front().string()));
    }
    const FileList::Trouble& first = list.troubles.front();
    return fail(ErrorCode::kNotFound, fmt::format("{}: {}", first.path.string(), first.reason));
  }
  return run.counts();
}

}  // namespace ibid::ingest
