// Can a sentence be read without the one before it? Sentences that lean on their neighbour
// ("However, this …", "They …") are no claims by themselves.
#pragma once

#include <string_view>

namespace ibid::answer {

enum class Standing {
  kAlone,    ///< a statement that needs nothing before it
  kLeans,    ///< begins with a word that points back: reads well behind its predecessor
  kNoClaim,  ///< a question, a heading, a fragment, a cross-reference
};

/// `sentence` as text::sentences() cuts it, without trailing reference marks.
[[nodiscard]] Standing standing_of(std::string_view sentence);

}  // namespace ibid::answer
