// The words by which a follow-up leans on what was asked before: how it opens, what points back,
// and whether what it points to is something given, which has doses and side effects, or a
// condition.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "index/analyzer.hpp"

namespace ibid::answer {

/// Of what a follow-up asks.
enum class Referent { kAnything, kGiven, kCondition };

struct Pronoun {
  std::size_t begin = 0;  ///< terms [begin, end): "it", "this treatment"
  std::size_t end = 0;
  bool is_possessive = false;  ///< "its", "their"
  bool is_plural = false;
  Referent referent = Referent::kAnything;  ///< as its noun or the words around it say
};

[[nodiscard]] std::string_view without_question_mark(std::string_view text);

/// What points back, unless it only fills the place of a subject that follows ("is it safe to take
/// zinc", "evidence that zinc helps"); `names_topic` tells whether anything follows.
[[nodiscard]] std::optional<Pronoun> find_pronoun(const std::vector<index::Term>& terms,
                                                  bool names_topic);

/// Of what a follow-up without a pronoun asks: "the dose" of something given.
[[nodiscard]] Referent referent_of(const std::vector<index::Term>& terms);

/// "also", "as well", "instead": goes on with what was spoken of.
[[nodiscard]] bool says_besides(const std::vector<index::Term>& terms);
/// Without such words at its end.
[[nodiscard]] std::string_view without_besides(std::string_view text);
/// The "versus " or "compared with " that `text` begins with, or nothing.
[[nodiscard]] std::string_view sets_against(std::string_view text);
/// "how long", "for how many days", and nothing else.
[[nodiscard]] bool asks_how_long(const std::vector<index::Term>& terms);
/// "what should she watch for".
[[nodiscard]] bool asks_for_signs(const std::vector<index::Term>& terms);
/// "how should I take zinc": of what is taken, whatever it is for.
[[nodiscard]] bool asks_how_to_take(const std::vector<index::Term>& terms);
/// "what causes it", "what are the symptoms": of what holds whoever has or takes it.
[[nodiscard]] bool asks_of_nature(const std::vector<index::Term>& terms);
/// "he", "her": of somebody of whom was spoken.
[[nodiscard]] bool names_person(const std::vector<index::Term>& terms);
/// "which of them", "which of the two".
[[nodiscard]] bool chooses(const std::vector<index::Term>& terms);
/// Whether it points to what was just told: "what sets those off", "does it matter".
[[nodiscard]] bool asks_of_told(const std::vector<index::Term>& terms);
/// "does that matter", "does it change anything".
[[nodiscard]] bool asks_whether_it_matters(const std::vector<index::Term>& terms);

[[nodiscard]] bool is_demonstrative(std::string_view folded_word);
/// "injection", "tablets": in which form something is given.
[[nodiscard]] bool is_form(const index::Term& term);
/// "iv better than po".
[[nodiscard]] bool compares_routes(const std::vector<index::Term>& terms);
/// "I have it too", "what about me", without how it opens.
[[nodiscard]] bool speaks_for_himself(const std::vector<index::Term>& terms);
/// "over 70": of people.
[[nodiscard]] bool is_of_age(const std::vector<index::Term>& terms);
/// "should I", "my family": of those who ask.
[[nodiscard]] bool is_personal(const std::vector<index::Term>& terms);
/// "in which patients", "for whom", without a verb.
[[nodiscard]] bool asks_of_whom(const std::vector<index::Term>& terms);
/// "until what age", "from when".
[[nodiscard]] bool asks_until(const std::vector<index::Term>& terms);
/// "which form is …", "what dose should …".
[[nodiscard]] bool asks_of_shape(const std::vector<index::Term>& terms);

/// Whether one of the terms is one of `folded_words`.
[[nodiscard]] bool names_any(const std::vector<index::Term>& terms,
                             std::span<const std::string_view> folded_words);
/// What a remedy does or prevents, or what it changes: "bleeding", "fractures", "potassium".
[[nodiscard]] bool is_outcome(const index::Term& term);
/// "what does that rest on", "is she right", "14 or 10 days": asks on what was said as a whole.
[[nodiscard]] bool asks_of_statement(const std::vector<index::Term>& terms);

/// "which", "how" …
[[nodiscard]] bool asks(std::string_view folded_word);
/// "I", "they" …: a verb stands behind.
[[nodiscard]] bool is_subject(std::string_view folded_word);
/// "which", "how", "does" …: begins a whole question.
[[nodiscard]] bool opens_question(std::string_view folded_word);
/// Words that say of whom, of what side or what is done, and are no topic by themselves: "older",
/// "dose", "avoided".
[[nodiscard]] bool is_aside(const index::Term& term);
/// Verbs and comparatives, which never name a topic: "started", "cheaper".
[[nodiscard]] bool is_doing(const index::Term& term);
[[nodiscard]] bool is_comparative(std::string_view folded_word);
[[nodiscard]] bool has_comparative(const std::vector<index::Term>& terms);
/// "children", "frail patients", "people with asthma".
[[nodiscard]] bool names_population(const std::vector<index::Term>& terms);

}  // namespace ibid::answer
