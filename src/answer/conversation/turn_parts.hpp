// The sentences of a turn: which of them asks, and what the others tell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ibid::answer {

struct TurnParts {
  /// What is told and what is asked, in the order in which it is to be understood: what asks last.
  std::vector<std::string_view> sentences;
  /// Told behind the question, and nothing of how somebody is: "My doctor wants to start it for my
  /// diabetes".
  std::vector<std::string_view> afterwards;
};

/// The sentences of `text` but courtesies; one where more than one of them asks.
[[nodiscard]] TurnParts parts_of_turn(std::string_view text);

/// Says nothing but that something else was heard: "fine, I won't", "I know about the rash".
[[nodiscard]] bool is_dismissal(std::string_view sentence);

/// Somebody speaks of something: "the doctor also mentioned montelukast", "my pharmacist said
/// something about a gene test".
struct Hearsay {
  std::string_view before;  ///< the clauses before it
  std::string_view what;    ///< "montelukast", "a gene test"
  bool is_claim = false;    ///< a whole sentence: "says I have to stop it"
};
/// Without a `what` where nobody does.
[[nodiscard]] Hearsay hearsay_in(std::string_view sentence);

/// What a turn asks with its subject first, with the verb first: "my patient with gout should stop"
/// gives "Should my patient with gout stop". Empty for any other text.
[[nodiscard]] std::string with_verb_first(std::string_view text);

/// A turn with and without the clauses that only state what was measured: "dose, gfr 35".
struct WithValues {
  std::string rest;
  std::vector<std::string> values;
};
[[nodiscard]] WithValues without_value_clauses(std::string_view text);

}  // namespace ibid::answer
