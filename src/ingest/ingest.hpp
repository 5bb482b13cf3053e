// Ingest: how a file becomes Documents. One reader a format, chosen by content; one bad record
// harms only itself and is reported with file, position and reason.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/passage.hpp"
#include "ibid/result.hpp"

namespace ibid::ingest {

enum class Format { kAuto, kSnippets, kMarkdown, kPubmed, kJats, kBeir, kNbib, kRis, kCsl };
[[nodiscard]] std::string_view name_of(Format format);
[[nodiscard]] std::optional<Format> format_from(std::string_view name);

/// A record that was not indexed, or was with reservations.
struct RecordReport {
  std::filesystem::path file;
  std::uint64_t line = 0;  ///< 1-based; 0 when the format has no lines
  std::uint64_t byte_offset = 0;
  std::string record;  ///< id where known
  std::string reason;
};

/// Where the records of a run go. Each call must return before the next is made.
struct Sink {
  /// A failure is reported as that record's and does not end the run.
  std::function<Result<void>(Document)> document;
  /// A deletion stated by the input (PubMed's DeleteCitation): a source id.
  std::function<void(std::string_view)> removal;
  std::function<void(const RecordReport&)> report;
  /// Bytes read of all bytes to read, for a progress bar; may be empty.
  std::function<void(std::uint64_t, std::uint64_t)> progress;
};

struct Counts {
  std::uint64_t files = 0;
  std::uint64_t records = 0;    ///< seen
  std::uint64_t documents = 0;  ///< handed to the sink and taken
  std::uint64_t passages = 0;
  std::uint64_t rejected = 0;  ///< reported
};

/// Reads files and directories (recursively, sorted by path) and gives their documents to `sink`.
/// Fails only when nothing could be read at all; per-file and per-record trouble is reported.
[[nodiscard]] Result<Counts> ingest(const std::vector<std::filesystem::path>& paths, Format format,
                                    const Sink& sink);

}  // namespace ibid::ingest
