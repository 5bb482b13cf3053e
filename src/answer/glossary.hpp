// Glossary notes beside unchanged quotes: "hypozincemia: too little zinc in the body".
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "index/analyzer.hpp"
#include "index/language.hpp"

namespace ibid::answer {

/// Notes on the expressions of `text` that the language explains, in text order, at most
/// kNotesPerClaimMax; a medicine without an explanation has that of its class. `around` is what
/// shows which sense an abbreviation has: the passage of the text, its headings and title.
/// `explained` holds the glosses given so far; each is given once an answer.
///
/// No note has what the text itself tells: an abbreviation that it writes out, and a term that its
/// explanation only repeats. Neither has part of a name ("National Osteoporosis Foundation").
[[nodiscard]] std::vector<std::string> glossary_notes(std::string_view text,
                                                      std::string_view around,
                                                      const index::Language& language,
                                                      index::Analyzer& analyzer,
                                                      std::set<std::string>& explained);

/// More notes than this hide the claim that they explain.
inline constexpr std::size_t kNotesPerClaimMax = 2;

}  // namespace ibid::answer
