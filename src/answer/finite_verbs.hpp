// Verbs by which a sentence is told from a title.
#pragma once

#include <string_view>

namespace ibid::answer {

/// True for forms that stand behind a subject and are hardly ever nouns: "is", "showed",
/// "phosphorylates". Regular past forms, which are participles in titles, are none.
[[nodiscard]] bool is_finite_verb(std::string_view folded_word);

}  // namespace ibid::answer
