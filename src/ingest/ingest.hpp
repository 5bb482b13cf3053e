// Ingest: how a file becomes Documents. One reader a format, chosen by content; one bad record
// harms only itself and is reported with file, position and reason.
//
// What every reader keeps:
//   - Document.id is "<format>:<native id>" and stable over re-ingests; passages are numbered from
//   1,
//     "<document id>#<n>", and each is exactly the bytes of the Document's text that its range
//     says;
//   - a Source has the canonical id of its work, but for BEIR (the `_id` as it is) and for what is
//   no
//     published work ("snippets:…", "markdown:…");
//   - a record with a title and no text is a Document without passages: a Source all the same;
//   - one id is one Document in a run. Only a higher revision (PubMed, MEDLINE) is given again.
//
// The order of the documents does not depend on the order of `paths`. Memory is bounded by the
// longest record (limits.hpp) and 80 bytes a Document, whatever the size of the files.
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
/// All that format_from() knows, in the order in which they are told.
[[nodiscard]] std::vector<std::string_view> format_names();

/// A record that was not indexed, or was with reservations.
struct RecordReport {
  std::filesystem::path file;
  std::uint64_t line = 0;  ///< 1-based; 0 when the format has no lines
  std::uint64_t byte_offset = 0;
  std::string record;  ///< id where known
  std::string reason;
  bool taken = false;  ///< the record is indexed all the same
};

/// Where the records of a run go. Each call must return before the next is made.
struct Sink {
  /// A failure with kInputMalformed or kInputTooLarge is reported as that record's and does not end
  /// the run; with any other code (a full disk) it does.
  std::function<Result<void>(Document)> document;
  /// A deletion stated by the input (PubMed's DeleteCitation): an identifier, "pmid:123".
  std::function<void(std::string_view)> removal;
  std::function<void(const RecordReport&)> report;
  /// Bytes read of all bytes to read, for a progress bar; may be empty.
  std::function<void(std::uint64_t, std::uint64_t)> progress;
};

struct Counts {
  std::uint64_t files = 0;      ///< members of archives included
  std::uint64_t records = 0;    ///< seen
  std::uint64_t documents = 0;  ///< handed to the sink and taken
  std::uint64_t passages = 0;   ///< of these
  std::uint64_t rejected = 0;   ///< records, or whole files, that were reported and left out
  std::uint64_t missing = 0;    ///< of these: paths that were named and are not there
  std::uint64_t damaged = 0;    ///< of these: files that could not be read, or not to their end
  std::uint64_t empty = 0;      ///< documents without a passage
  std::uint64_t readmes = 0;    ///< passed over in directories
};

/// Reads files and directories (recursively, sorted by path) and gives their documents to `sink`.
/// The directory `passed_over` (the index that is written) is not read where it lies in another.
/// gzip, zip, tar, xz, zstd and bzip2 are looked through. Of a gzip file whose checksums do not
/// hold nothing is taken, nor of a member of an archive that cannot be read to its end; of a gzip
/// file that is cut, the records before the cut. Fails only when there is no file to read at all or
/// the sink cannot go on; per-file and per-record trouble is reported.
[[nodiscard]] Result<Counts> ingest(const std::vector<std::filesystem::path>& paths, Format format,
                                    const Sink& sink,
                                    const std::filesystem::path& passed_over = {});

}  // namespace ibid::ingest
