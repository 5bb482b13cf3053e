// The sentences of a passage, each with the references that stand for it.
//
// Four cases: the whole passage carries references (ibid's snippets); a sentence carries marks
// (articles); a mark of it leads nowhere, so that nobody knows whose finding it is; none of these
// (the passage's own document stands for it).
#pragma once

#include <cstdint>
#include <vector>

#include "ibid/passage.hpp"

namespace ibid::answer {

struct CitedSentence {
  ByteRange range;  ///< bytes of the passage's text, without trailing marks and blanks
  /// Ascending indexes into the document's reference list; empty: the document itself is cited.
  std::vector<std::uint32_t> references;
  bool is_unresolved = false;  ///< carries a mark that leads to no reference, and none that does
};

/// In text order. A mark behind the full stop belongs to the sentence that it follows.
[[nodiscard]] std::vector<CitedSentence> cited_sentences(const Passage& passage);

}  // namespace ibid::answer
