// A question word that no passage holds is read as one that passages hold: an everyday word as what
// clinical texts say instead ("espresso" as "coffee"), another as the word one edit away that most
// passages hold. A word that the index knows is never altered, however rare.
#pragma once

#include <string_view>

#include "index/analyzer.hpp"
#include "index/generation.hpp"
#include "retrieve/question.hpp"

namespace ibid::retrieve {

/// Reads keywords in place (term and word; the surface stays, and `reading` says how), and the
/// question's words with them. Related words are those of the generation's language, the first that
/// passages hold. Spelling is left alone where a word has anything but small ASCII letters, since a
/// wrong gene is worse than none (a capital may begin the question), is shorter than
/// kCorrectedLettersMin or known to the language. Nothing is read as what the question already has.
void read_unknown_words(const index::Generation& generation, index::Analyzer& analyzer,
                        Question& question);

/// A shorter word has too many neighbours that mean something else ("gout", "gut").
inline constexpr std::size_t kCorrectedLettersMin = 6;
/// Nor has a longer one a neighbour that matters; and each letter costs 53 look-ups.
inline constexpr std::size_t kCorrectedLettersMax = 24;
/// A correction that only one passage holds may be an error itself.
inline constexpr std::uint32_t kCorrectionPassagesMin = 2;

}  // namespace ibid::retrieve
