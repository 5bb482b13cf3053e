// The `identifiers` file of a segment: from a name to the documents that bear or mention it.
//
// Entries are sorted 32-bit hashes (first bytes of the SHA-256 of role and name) with the 24-bit
// number of the document in the segment. A hash only proposes: callers compare the names themselves.
// Among a million documents one look-up in a thousand proposes a wrong one, which costs a read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "ibid/result.hpp"
#include "index/mapped_file.hpp"
#include "index/record_codec.hpp"

namespace ibid::index {

enum class NameRole : char {
  kDocument = 'd',   ///< the Document's id
  kSource = 's',     ///< an identifier of the Document's own Source
  kReference = 'r',  ///< an identifier of a work in its reference list
  kTitle = 't',      ///< folded title of its own Source or of a work in its reference list
};

/// What titles are compared by.
[[nodiscard]] std::string folded_title(std::string_view title);

/// Every name under which the document is to be found; names may repeat.
void for_each_name(const DocumentRecord& record,
                   const std::function<void(NameRole, std::string_view)>& take);

/// Collects names while a segment is built.
class IdentifierTable {
 public:
  void add_document(std::uint32_t document, const DocumentRecord& record);
  [[nodiscard]] Result<void> write(const std::filesystem::path& path);

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> entries_;
};

/// Thread-safe.
class IdentifierFile {
 public:
  [[nodiscard]] static Result<IdentifierFile> open(MappedFile file);

  /// Documents that may bear `name` in that role, ascending.
  [[nodiscard]] Result<std::vector<std::uint32_t>> find(NameRole role, std::string_view name) const;
  [[nodiscard]] const MappedFile& file() const { return file_; }

 private:
  explicit IdentifierFile(MappedFile file) : file_(std::move(file)) {}

  MappedFile file_;
  std::uint32_t entries_ = 0;
};

}  // namespace ibid::index
