// British and American spellings of one word get one stem: "haemorrhage" and "hemorrhage",
// "tumour" and "tumor", "randomised" and "randomized".
//
// Rules, not a dictionary: they run on documents and questions alike, so a rule that also changes a
// word it was not made for ("exercise" to "exercize") does no harm unless two words fall together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ibid::index {

/// The American form of a folded word, near enough for comparing; never shown to a reader.
[[nodiscard]] std::string american_spelling(std::string_view folded_word);

/// The word without a plural "s": what synonym look-ups compare. Leaves "-ss", "-us" and "-is"
/// alone.
[[nodiscard]] std::string without_plural(std::string_view folded_word);

/// What a folded word may be a form of, itself first: "tumble" of "tumbled", "shed" of "shedding",
/// "early" of "earlier". Most are no words, and then no table has them.
[[nodiscard]] std::vector<std::string> possible_bases(std::string_view folded_word);

}  // namespace ibid::index
