// The index schema in one table: which fields a passage is indexed by, what a word in each weighs,
// and the constants of the ranking formula. Indexing, query building, --help and index/README.md
// all read this table.
//
// All fields share one term space: a word weighs by its within-document-frequency increment, so a
// term has one posting list, and Xapian and the fast path beside it score the very same numbers.
// There are no field prefixes, no value slots and no positions: facets live in the `columns` file,
// where both rankings read them, and positions would double the index (DESIGN.md section 5).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "index/bm25.hpp"

namespace ibid::index {

/// Raised whenever an older generation would be read or ranked differently; part of every
/// generation's name.
inline constexpr std::uint32_t kSchemaVersion = 3;

enum class FieldId { kTitle, kSection, kText };

struct Field {
  FieldId id;
  std::string_view name;
  std::uint32_t weight;  ///< what one occurrence adds to the term's frequency
  std::string_view meaning;
};

inline constexpr std::array<Field, 3> kFields{{
    {FieldId::kTitle, "title", 2, "title of the Document's own Source, with every passage of it"},
    {FieldId::kSection, "section", 1, "section path of the passage, outermost heading first"},
    {FieldId::kText, "text", 1, "the passage's text"},
}};

[[nodiscard]] constexpr std::uint32_t weight_of(FieldId id) {
  for (const Field& field : kFields) {
    if (field.id == id) return field.weight;
  }
  return 0;
}

/// k1 1.2 to 1.5 with b 0.75 rank SciFact best (measured); the shortest length that counts is
/// Xapian's default.
inline constexpr Bm25Parameters kBm25{.k1 = 1.2, .b = 0.75, .min_normalized_length = 0.5};

/// Xapian keeps terms of up to 245 bytes and discards the whole batch of a longer one.
inline constexpr std::size_t kTermBytesMax = 245;

}  // namespace ibid::index
