// Spelling: a question word that no passage holds is read as the word one edit away that most
// passages hold. A word that the index knows is never altered, however rare.
#pragma once

#include <string_view>

#include "index/analyzer.hpp"
#include "index/generation.hpp"
#include "retrieve/question.hpp"

namespace ibid::retrieve {

/// Corrects keywords in place (term and word; the surface stays, and is_corrected is set), and the
/// question's words with them. Left alone are words with anything but small ASCII letters, since a
/// wrong gene is worse than none (a capital may begin the question), words shorter than
/// kCorrectedLettersMin, and a word whose correction the question already has.
void correct_spelling(const index::Generation& generation, index::Analyzer& analyzer,
                      Question& question);

/// A shorter word has too many neighbours that mean something else ("gout", "gut").
inline constexpr std::size_t kCorrectedLettersMin = 6;
/// Nor has a longer one a neighbour that matters; and each letter costs 53 look-ups.
inline constexpr std::size_t kCorrectedLettersMax = 24;
/// A correction that only one passage holds may be an error itself.
inline constexpr std::uint32_t kCorrectionPassagesMin = 2;

}  // namespace ibid::retrieve
