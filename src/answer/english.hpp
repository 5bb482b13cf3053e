// English words as questions, headings and notices need them: initials, plurals, prepositions,
// phrases as whole words.
#pragma once

#include <string>
#include <string_view>

namespace ibid::answer {

/// With a capital first letter (ASCII), as a heading or a sentence begins.
[[nodiscard]] std::string capitalized(std::string text);

/// "Does it" gives "does it", "IL-6" itself.
[[nodiscard]] std::string with_small_initial(std::string text);

/// By its last word: "statins", "older women", but neither "diagnosis", "illness", "virus" nor
/// "diabetes". "IBS" is one.
[[nodiscard]] bool is_plural_noun(std::string_view word);

/// "in", "for", "during" …
[[nodiscard]] bool is_preposition(std::string_view folded_word);

/// "mother", "partner", "neighbour": somebody grown up for whom one asks.
[[nodiscard]] bool is_kin(std::string_view folded_word);

/// Where `phrase` stands in `text` as whole words; npos where it does not.
[[nodiscard]] std::size_t find_phrase(std::string_view text, std::string_view phrase);

}  // namespace ibid::answer
