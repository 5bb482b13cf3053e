// Verbs by which a sentence is told from a title, and a statement from a few words.
#pragma once

#include <string_view>

namespace ibid::answer {

/// True for forms that stand behind a subject and are hardly ever nouns: "is", "showed",
/// "phosphorylates". Regular past forms, which are participles in titles, are none.
[[nodiscard]] bool is_finite_verb(std::string_view folded_word);

/// True for those by which other verbs are formed or denied: "is", "may", "doesn" of "doesn't".
[[nodiscard]] bool is_auxiliary(std::string_view folded_word);

/// Of what a form tells, for whoever reads lines that may be names.
enum class VerbForm {
  kNone,       ///< no verb, or a participle as often: "zinc", "made"
  kAuxiliary,  ///< is_auxiliary()
  kOfAny,      ///< of one thing what it does, or of any what it did: "reduces", "fell"
  kOfMany,     ///< of many what they do: "reduce"; elsewhere an infinitive or a noun
  kPluralToo,  ///< as kOfAny, and the plural of a noun as often: "causes"
};
[[nodiscard]] VerbForm verb_form(std::string_view folded_word);

/// True for the few of these by which even a few words are a statement: "is", "came". Most others
/// stand in a topic, too: "the best way to reduce it".
[[nodiscard]] bool is_surely_finite(std::string_view folded_word);

/// True for nouns that are finite verbs behind a plural: "statins lower cholesterol".
[[nodiscard]] bool is_verb_behind_plural(std::string_view folded_word);

/// True for what guidance opens with when it tells what to do: "avoid", "offer".
[[nodiscard]] bool is_order(std::string_view folded_word);

/// True for the orders that say what to do with a medicine, a dose or a habit, and so may be wrong:
/// "avoid", "inject"; not "discuss".
[[nodiscard]] bool is_order_to_treat(std::string_view folded_word);

}  // namespace ibid::answer
