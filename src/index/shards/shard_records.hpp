// What a shard's Xapian database holds beside terms and frequencies, under keys of its user
// metadata. A record comes to a reader in one message this way, where Xapian's own documents send
// one more for every value.
//
//   m            the ShardManifest: what this is a shard of
//   l            language resources
//   t <number>   the TermTable of the whole set, in pieces
//   p <passage>  a ShardPassage
//   d <document> a ShardDocument
//   n <hash>     the documents that may bear or mention a name
//
// Numbers are local to the shard, four bytes, big-endian. Every value is sealed: deflated, with the
// first eight bytes of the SHA-256 of its key and bytes, checked at each read.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ibid/passage.hpp"
#include "ibid/result.hpp"
#include "index/identifier_file.hpp"
#include "index/record_codec.hpp"

namespace ibid::index {

inline constexpr std::string_view kShardManifestKey = "m";
inline constexpr std::string_view kShardLanguageKey = "l";

[[nodiscard]] std::string table_key(std::uint32_t piece);
[[nodiscard]] std::string passage_key(std::uint32_t local);
[[nodiscard]] std::string document_key(std::uint32_t local);
/// By the first eight bytes of the SHA-256 of role and name. A hash only proposes: callers compare
/// the names themselves.
[[nodiscard]] std::string name_key(NameRole role, std::string_view name);

[[nodiscard]] Result<std::string> seal(std::string_view key, std::string_view bytes);
/// kIndexDamaged when `value` is not what was sealed under `key`, or nothing at all.
[[nodiscard]] Result<std::string> unseal(std::string_view key, std::string_view value);

/// A passage with what ranking asks of it.
struct ShardPassage {
  Passage passage;
  std::uint32_t document = 0;  ///< local number of its document
  std::uint32_t length = 0;    ///< weighted terms
  /// Distinct terms in ascending byte order with their weighted frequencies.
  std::vector<std::pair<std::string, std::uint32_t>> frequencies;
  std::uint64_t tie_key = 0;  ///< orders equal scores; follows from the passage's id
};

/// `passage_record` is encode(passage).
[[nodiscard]] std::string encode_shard_passage(
    std::uint32_t document, std::uint32_t length,
    const std::vector<std::pair<std::string, std::uint32_t>>& frequencies,
    std::string_view passage_record);
[[nodiscard]] Result<ShardPassage> decode_shard_passage(std::string_view bytes);

/// A document's record with what the whole index knew of its works when the shards were made: so a
/// retraction is known wherever its notice lies, also while that shard is away.
struct ShardDocument {
  DocumentRecord record;
  std::uint32_t first_passage = 0;  ///< local
  /// Only for works of which the index knew more than the record says: 0 is the document's own
  /// Source, i + 1 the entry i of its reference list.
  std::map<std::uint32_t, Source> resolved;
};

/// `document_record` is encode(record).
[[nodiscard]] std::string encode_shard_document(std::uint32_t first_passage,
                                                std::string_view document_record,
                                                const std::map<std::uint32_t, Source>& resolved);
[[nodiscard]] Result<ShardDocument> decode_shard_document(std::string_view bytes);

/// Ascending local numbers.
[[nodiscard]] std::string encode_documents(const std::vector<std::uint32_t>& documents);
[[nodiscard]] Result<std::vector<std::uint32_t>> decode_documents(std::string_view bytes);

/// The words of a passage's text are those of Xapian's document `passage + 1`, whose length is the
/// passage's. Those of the questions that it answers would lengthen it: they are another
/// document's, so much further on.
inline constexpr std::uint32_t kQuestionEntries = 1u << 30;

/// What of a facet filter is a term: no word of a text begins with a capital letter.
[[nodiscard]] std::string kind_term(SourceKind kind);
[[nodiscard]] std::string design_term(StudyDesign design);
/// Value slots: first and last year of publication, two bytes, big-endian; none when not known.
inline constexpr unsigned kYearFirstSlot = 0;
inline constexpr unsigned kYearLastSlot = 1;
[[nodiscard]] std::string year_value(int year);

}  // namespace ibid::index
