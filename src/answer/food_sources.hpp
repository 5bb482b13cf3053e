// What to eat: who reads as a patient of a nutrient is told where it is found, too.
#pragma once

#include <string_view>

#include "answer/question.hpp"

namespace ibid::answer {

/// Whether the sentence names foods as sources of something: "meat and fish are dietary sources of
/// zinc".
[[nodiscard]] bool tells_food_sources(std::string_view sentence);

/// Whether food may help who asks: how things hang together, what helps or prevents; but a dose, a
/// harm or a test is nothing that is eaten.
[[nodiscard]] bool may_be_helped_by_food(const Question& question);

/// What finds such sentences on `subject`.
[[nodiscard]] std::string food_query(std::string_view subject);

}  // namespace ibid::answer
