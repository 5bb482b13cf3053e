// A sentence that has the words of what is asked about and means something else by them: another
// class, or much of it instead of little.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "answer/vocabulary.hpp"
#include "answer/wanted_concepts.hpp"

namespace ibid::answer {

/// Words behind "without" and "non-" that it may be said of: "severe chronic kidney disease".
inline constexpr std::size_t kWordsDenied = 4;

/// Bytes of the first `count` words of `text`, as far as no punctuation stands behind one.
[[nodiscard]] std::size_t length_of_words(std::size_t count, std::string_view text);
/// Their stems. Good until `vocabulary` is asked for those of another text.
[[nodiscard]] const std::vector<StemNumber>& stems_of_first(std::size_t count,
                                                            std::string_view text,
                                                            Vocabulary& vocabulary);

/// Whether the sentence names it in "non-vitamin K antagonist", which is another class.
[[nodiscard]] bool is_named_as_another(const WantedConcept& subject, std::string_view sentence,
                                       Vocabulary& vocabulary);

/// Whether the sentence is on much of what is asked of as little, or the other way round: "a diet
/// high in potassium" for a question of a low potassium diet would be harm. For what is eaten
/// alone: a diet low in cholesterol is an answer on high cholesterol.
[[nodiscard]] bool is_named_the_other_way(const WantedConcept& subject, std::string_view sentence,
                                          Vocabulary& vocabulary);

}  // namespace ibid::answer
