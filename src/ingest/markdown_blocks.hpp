// Markdown (CommonMark, by md4c) as a flat list of blocks with plain text. md4c stays in the .cpp.
//
// Emphasis and link addresses leave the text; code and raw HTML are left out. Lines of a paragraph
// are joined by a blank, but a line that opens with a bullet sign ("•") stays a line of its own, as
// pasted text has it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"

namespace ibid::ingest {

struct MarkdownLink {
  ByteRange range;  ///< of its text, in the block's text
  std::string target;
};

struct MarkdownBlock {
  enum class Kind { kHeading, kParagraph, kListItem };
  Kind kind = Kind::kParagraph;
  int level = 0;           ///< of a heading, 1 to 6
  int number = 0;          ///< of an item in an ordered list; 0 in a bullet list
  bool continues = false;  ///< a list item right after another one of the same list
  std::size_t begin = 0;   ///< where in the Markdown its text begins, in bytes
  std::string text;
  std::vector<MarkdownLink> links;
};

[[nodiscard]] std::vector<MarkdownBlock> markdown_blocks(std::string_view markdown);

}  // namespace ibid::ingest
