// A Statement: one sentence (a claim or a piece of evidence) taken apart once, so that every check
// reads the same words, cues, negation scopes and quantities.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"
#include "index/analyzer.hpp"
#include "text/quantities.hpp"
#include "verify/statement/lexicon.hpp"
#include "verify/statement/qualifiers.hpp"

namespace ibid::verify {

struct Token {
  std::string word;  ///< folded
  std::string stem;
  ByteRange range;  ///< bytes in the statement's text
  const Cue* cue = nullptr;
  std::uint32_t clause = 0;     ///< counted by commas, semicolons and contrasting conjunctions
  std::uint8_t negations = 0;   ///< negation words whose scope holds this token
  bool negates = false;         ///< is itself a negation word
  bool is_denied_head = false;  ///< the word that a negation stands right before
  bool has_content = false;     ///< neither a function word, a negation nor part of a quantity
  bool in_quantity = false;
  bool is_name = false;      ///< written like a name: capitals or digits inside
  bool withholds = false;    ///< says that something is no longer taken ("stopping")
  bool is_withheld = false;  ///< which it is ("zinc")
  bool is_generic = false;
};

struct Statement {
  std::string text;
  std::vector<Token> tokens;
  std::vector<text::Quantity> quantities;
  std::size_t content_count = 0;
  /// Token from which on the sentence asks or plans ("whether", "we aimed", "To determine"),
  /// supposes, or tells what others believe, if any.
  std::optional<std::size_t> asked_from;
  bool advises_against = false;  ///< denies advice ("not recommended") or advises against
  bool is_tentative = false;     ///< asks or plans rather than states
  bool announces_result = false;
  /// "It is false that", "is a myth": words, no longer among the tokens, that say of the whole
  /// statement that it is not so; empty for none.
  std::string called_false;
  bool is_cut = false;                      ///< the text went on behind kStatementBytesMax
  Strength strength = Strength::kUnstated;  ///< the weakest word that is stated
  /// Of evidence, what its passage, its headings, titles and records say
  /// (EvidencePool::said_by()).
  /// Nothing where they are not known: then all that is given with it is read as one text.
  std::optional<QualifierSet> said_around;
};

/// Whether it has the folded word, any of several, or two side by side.
[[nodiscard]] bool has_word(const Statement& statement, std::string_view word);
[[nodiscard]] bool has_any(const Statement& statement, std::span<const std::string_view> words);
[[nodiscard]] bool has_pair(const Statement& statement, std::string_view first,
                            std::string_view second);

/// True when both advise against something, and deny nothing else more than the other does: "not
/// advised" and "advised against" deny the same in different places.
[[nodiscard]] bool deny_same_advice(const Statement& a, const Statement& b);

/// Tokens [begin, end) as a statement of their own; ranges stay those of the whole text.
[[nodiscard]] Statement part_of(const Statement& whole, std::size_t begin, std::size_t end);

/// What is longer is no sentence; comparing costs the product of both lengths.
inline constexpr std::size_t kStatementBytesMax = 4096;

/// Takes the first kStatementBytesMax bytes of `text` (valid UTF-8) apart. `analyzer` is not shared
/// between threads.
[[nodiscard]] Statement analyze_statement(std::string_view text, index::Analyzer& analyzer);

}  // namespace ibid::verify
