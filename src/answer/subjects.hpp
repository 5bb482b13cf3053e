// The subjects of a question are what it is about: zinc and osteoporosis, not "safe", "dose" or
// "children". A page that leaves them speaks of something else, however many words it shares.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "answer/candidates.hpp"
#include "answer/question.hpp"
#include "answer/vocabulary.hpp"

namespace ibid::answer {

/// One bit a subject; questions that name more are lists, whose first ones stand for them all.
inline constexpr std::size_t kSubjectsMax = 32;

/// A bit for each subject of the question, the first ones where there are too many.
[[nodiscard]] std::uint32_t all_subjects(const Question& question);
/// Of those only for which the index has a word.
[[nodiscard]] std::uint32_t known_subjects(const Question& question);
/// Of those that name medicines.
[[nodiscard]] std::uint32_t medicines_among(const Question& question);
/// Of those that name what one of the question's values is of.
[[nodiscard]] std::uint32_t measured_subjects(const Question& question);

/// Whether it asks for the treatment of whoever has the values that it states, and of nothing else.
[[nodiscard]] bool asks_what_to_do_about_value(const Question& question);

/// Whether it asks how much is too much.
[[nodiscard]] bool asks_of_limit(const Question& question);

/// Bits of Population: of whom alone the question asks. Who is "not pregnant" is everybody.
[[nodiscard]] std::uint8_t asked_populations(const Question& question);

/// Sets subjects, said, headed, lent, filed, excludes_asked, shares_denial, said_weight, focus,
/// is_on_topic, is_background, names_rarest, is_of_others, is_of_asked, fit, setting, gives_dose,
/// point, has_asked_theme, is_of_asked_side and named of each candidate, before it is scored. It
/// speaks of what its passage, the headings over it and the titles of the works that it cites name;
/// the title of an article that carries the findings of others names the article's subject and not
/// theirs.
void mark_subjects(const Question& question, std::span<const FoundPassage> passages,
                   std::vector<Candidate>& candidates, Vocabulary& vocabulary);

}  // namespace ibid::answer
