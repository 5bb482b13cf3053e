// The words by which a question says what kind of answer it wants.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answer/question.hpp"

namespace ibid::answer {

/// From the folded words of a question, in order.
[[nodiscard]] QuestionType type_of(const std::vector<std::string>& words);

/// True for words that by themselves decide the type: "superior", "dose".
[[nodiscard]] bool is_type_cue(std::string_view folded_word);

/// True for words of digits, a decimal point among them: an age, a weight, a dose.
[[nodiscard]] bool is_number(std::string_view folded_word);

/// True for words that begin a question which yes or no can answer.
[[nodiscard]] bool opens_yes_no(std::string_view folded_word);

/// True for words that say what is wanted rather than what it is about: "effect", "list", "role".
[[nodiscard]] bool is_question_word(std::string_view folded_word);

/// Whether sentences and headings go by what such a question asks for: "Testing" is no treatment.
[[nodiscard]] bool is_side(QuestionType type);

/// True for verbs that stand between the topics of a question: "prevent", "reduces".
[[nodiscard]] bool is_linking_verb(std::string_view folded_word);

/// True for stems that qualify a concept and name none: "low", "chronic", "diseas", "serum".
[[nodiscard]] bool is_modifier(std::string_view stem);

/// True for stems that say of whom or of what side of a subject a question asks, and name no
/// subject: "children", "pregnanc", "dose", "diagnosi", "40". A question of them alone is of
/// nothing yet.
[[nodiscard]] bool is_aspect(std::string_view stem);

/// True for stems that a question may say of anything and that are no subject of it: "percentage",
/// "Europe". No aspects: what else is said may be about them.
[[nodiscard]] bool is_general(std::string_view stem);

/// True for those aspects and general stems that color a question and that its answer need not
/// have: "avoid", "maximum", "40", "told".
[[nodiscard]] bool is_in_passing(std::string_view stem);

/// True for stems that name how much is the most: "upper", "maximum".
[[nodiscard]] bool is_limit(std::string_view stem);

/// The stems by which a sentence shows that it answers a question of that type ("cause",
/// "inhibit", "mg"), sorted.
[[nodiscard]] const std::vector<std::string_view>& answer_cues(QuestionType type);

/// The stems by which guidance shows the same without such a word, for a side: "prefer" for a
/// treatment, "confirm" for a diagnosis.
[[nodiscard]] std::span<const std::string_view> guidance_cues(QuestionType type);

}  // namespace ibid::answer
