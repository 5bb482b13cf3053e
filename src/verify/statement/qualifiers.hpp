// Qualifiers: words that say of how much of its subject a statement holds. "Severe pneumonia" is
// not all pneumonia, and what was seen in children was not seen in the elderly. Or how it was
// found: "in a randomized trial".
#pragma once

#include <cstdint>
#include <string_view>

namespace ibid::verify {

struct Statement;

enum class QualifierKind : std::uint8_t { kSeverity, kCourse, kAge, kSex, kExtent, kPace, kDesign };

/// One bit a row of the table of qualifiers: what a text says of them, in whatever words.
using QualifierSet = std::uint64_t;

/// A row of the table, for a word with which a claim may narrow or widen what it holds of.
struct Qualifier {
  QualifierKind kind = QualifierKind::kSeverity;
  QualifierSet meaning = 0;
};

/// nullptr for words that qualify nothing.
[[nodiscard]] const Qualifier* find_qualifier(std::string_view folded_word);

[[nodiscard]] bool has_qualifier(const Statement& statement);

/// The rows that the word says, as a qualifier or otherwise: "serious" says "severe", "pregnant"
/// says "women".
[[nodiscard]] QualifierSet qualifiers_of(std::string_view folded_word);

/// Those of all words, of a heading or a title.
[[nodiscard]] QualifierSet qualifiers_in(std::string_view text);

/// Those of all words and of ages: "aged 8 to 17 years" says "children".
[[nodiscard]] QualifierSet qualifiers_in(const Statement& statement);

/// The kind of a reason that names such a word.
[[nodiscard]] std::string_view reason_kind(QualifierKind kind);

}  // namespace ibid::verify
