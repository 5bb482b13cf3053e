// The index schema in one table: which fields a passage is indexed by, what a word in each weighs,
// and the constants of the ranking formula. Indexing, query building, --help and index/README.md
// all read this table.
//
// All fields share one term space: a word weighs by its within-document-frequency increment, so a
// term has one posting list, and Xapian and the fast path beside it score the very same numbers.
// One field stands apart: words of the questions that a passage answers are no words of its text.
// Their terms begin with kQuestionPrefix (question_term()), and the passage's length does not count
// them, so a query without such terms is ranked as if there were none. There are no value slots and
// no positions: facets live in the `columns` file, where both rankings read them, and positions
// would double the index (DESIGN.md section 5).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "index/bm25.hpp"

namespace ibid::index {

/// Raised whenever an older generation would be read or ranked differently; part of every
/// generation's name.
inline constexpr std::uint32_t kSchemaVersion = 5;

enum class FieldId { kTitle, kSection, kText, kQuestion };

struct Field {
  FieldId id;
  std::string_view name;
  std::uint32_t weight;  ///< what one occurrence adds to the term's frequency
  std::string_view meaning;
};

inline constexpr std::array<Field, 4> kFields{{
    {FieldId::kTitle, "title", 2, "title of the Document's own Source, with every passage of it"},
    {FieldId::kSection, "section", 1, "section path of the passage, outermost heading first"},
    {FieldId::kText, "text", 1, "the passage's text"},
    {FieldId::kQuestion, "question", 1, "questions that the passage answers; terms of their own"},
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

/// No word begins with it.
inline constexpr char kQuestionPrefix = '?';
/// Longer words are not indexed.
inline constexpr std::size_t kStemBytesMax = kTermBytesMax - 1;

/// The term of a stem among those of the questions that passages answer.
[[nodiscard]] inline std::string question_term(std::string_view stem) {
  return std::string(1, kQuestionPrefix).append(stem);
}
[[nodiscard]] constexpr bool is_question_term(std::string_view term) {
  return !term.empty() && term.front() == kQuestionPrefix;
}

}  // namespace ibid::index
