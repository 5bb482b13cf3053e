// Which format is this? Decided by the first bytes; the file's name only tells prose (Markdown,
// plain text) from files of a kind that ibid does not read.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "ingest/ingest.hpp"

namespace ibid::ingest {

struct Sniffed {
  Format format = Format::kAuto;  ///< kAuto: not recognised
  std::string_view reason;        ///< why not, for people
};

/// `head` is the beginning of the (unpacked) file.
[[nodiscard]] Sniffed sniff(std::string_view head, const std::filesystem::path& file);

enum class Packing { kNone, kGzip, kArchive };
/// How the file is packed, by its magic number.
[[nodiscard]] Packing sniff_packing(std::string_view head);

}  // namespace ibid::ingest
