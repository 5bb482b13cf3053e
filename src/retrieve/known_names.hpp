// Known names: a question word that no passage holds is replaced by another name of the same thing
// that passages hold ("PPIs" by "proton pump inhibitor"), and a rare one gets its usual name beside
// it ("hypozincemia zinc deficiency"). Expansion cannot do that: it weighs synonyms lightly, since
// they stand beside words that are found.
#pragma once

#include <string>
#include <string_view>

#include "index/analyzer.hpp"
#include "index/generation.hpp"

namespace ibid::retrieve {

/// Names of which the stem is another word: passages that have "even" (or "evening") do not speak
/// of Evenity, nor those that have "immune" of immunization, so that it must not be looked for by
/// its stem.
[[nodiscard]] bool is_misread(std::string_view folded_word);

/// `text` (valid UTF-8) with the words that no passage holds replaced, from the generation's
/// language resources: by the first expression of their synonym sets whose words all stand in
/// passages. A word that the index knows is never replaced, nor a part of a longer expression.
[[nodiscard]] std::string in_known_names(const index::Generation& generation,
                                         index::Analyzer& analyzer, std::string_view text);

/// The same for searching: a word also gets the first expression behind it of which each word
/// stands in 30 times as many passages, and an expression of which no passage holds some word is
/// replaced ("dexa scan": "scan" alone would find other scans).
[[nodiscard]] std::string with_usual_names(const index::Generation& generation,
                                           index::Analyzer& analyzer, std::string_view text);

}  // namespace ibid::retrieve
