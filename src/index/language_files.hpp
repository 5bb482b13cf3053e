// The formats of index/language/: one entry a line, '#' begins a comment line, blank lines are
// nothing. Every fault names file and line, so that whoever extends a file can mend it.
//
//   stopwords.txt       word
//   synonyms.tsv        expression | expression | …  [TAB gloss]
//   abbreviations.tsv   ABBREVIATION TAB expansion [ | expansion …]
//   classes.tsv         class | member [ | member …]
//   groups.tsv          group | member [ | member …]
//   related.tsv         everyday word | word that it may be read as [ | word …]
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"

namespace ibid::index {

/// Names a line in messages: "synonyms.tsv:12".
struct LinePlace {
  std::string file;
  std::size_t line = 0;
};

struct SynonymLine {
  std::vector<std::string> expressions;  ///< folded, at least two, or one with a gloss
  std::string gloss;
};

struct AbbreviationLine {
  std::string abbreviation;             ///< folded
  std::vector<std::string> expansions;  ///< folded, at least one
};

struct ClassLine {
  std::string name;                  ///< as written: "ACE inhibitor"
  std::vector<std::string> members;  ///< folded, at least one
};

struct RelatedLine {
  std::string word;                  ///< folded
  std::vector<std::string> related;  ///< folded single words, at least one, the nearest first
};

/// A real entry stays far below this; a longer line is another file by mistake.
inline constexpr std::size_t kLanguageLineBytesMax = 4096;

/// The words of `text`, folded and joined by blanks: the form in which expressions are compared.
[[nodiscard]] std::string fold_expression(std::string_view text);

/// True for lines that hold no entry.
[[nodiscard]] bool is_comment(std::string_view line);

[[nodiscard]] Result<std::string> parse_stop_word(std::string_view line, const LinePlace& place);
[[nodiscard]] Result<SynonymLine> parse_synonyms(std::string_view line, const LinePlace& place);
[[nodiscard]] Result<AbbreviationLine> parse_abbreviation(std::string_view line,
                                                          const LinePlace& place);
[[nodiscard]] Result<ClassLine> parse_class(std::string_view line, const LinePlace& place);
[[nodiscard]] Result<RelatedLine> parse_related(std::string_view line, const LinePlace& place);

}  // namespace ibid::index
