// Passages and Documents as records. The bytes of a record depend on its value alone, so their
// hash identifies the content wherever and whenever it was indexed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/passage.hpp"
#include "ibid/result.hpp"
#include "model/digest.hpp"

namespace ibid::index {

/// A Document without its passages, as the `documents` file keeps it.
struct DocumentRecord {
  std::string id;
  Source source;
  std::vector<Source> references;
  std::int64_t revision = 0;
  /// The numbers behind '#' in the passages' ids, strictly ascending.
  std::vector<std::uint32_t> ordinals;
};

/// The record of a valid document (validate.hpp).
[[nodiscard]] DocumentRecord record_of(Document&& document);
[[nodiscard]] DocumentRecord record_of(const Document& document);

[[nodiscard]] std::string encode(const DocumentRecord& record);
/// kIndexDamaged when the bytes are no such record.
[[nodiscard]] Result<DocumentRecord> decode_document(std::string_view bytes);

[[nodiscard]] std::string encode(const Passage& passage);
/// Fills sha256 with the hash of the text read. kIndexDamaged when the bytes are no such record.
[[nodiscard]] Result<Passage> decode_passage(std::string_view bytes);

/// Hash of a document's whole stored content: its record and those of its passages in order.
[[nodiscard]] model::Digest content_digest(std::string_view document_record,
                                           std::span<const std::string> passage_records);

/// "<document id>#<ordinal>".
[[nodiscard]] std::string passage_id(std::string_view document_id, std::uint32_t ordinal);
/// The parts of a passage id; false when it has no such form.
[[nodiscard]] bool split_passage_id(std::string_view id, std::string_view& document_id,
                                    std::uint32_t& ordinal);

}  // namespace ibid::index
