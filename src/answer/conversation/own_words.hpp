// Turns that are no questions, or only half of one: statements, tags, verbs that leave the rest to
// what was asked before. What they say is kept in the words in which it was said.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/conversation/thread.hpp"
#include "index/analyzer.hpp"

namespace ibid::answer {

/// "Is coffee forbidden" of "Coffee is forbidden, isn't it?", contractions written out; empty where
/// nothing of the kind ends `text`.
[[nodiscard]] std::string without_tag(std::string_view text);

/// "the taste is what bothers him": tells something and asks nothing.
[[nodiscard]] bool is_statement(std::string_view text);

/// "must she", "does that matter": asks the last question of somebody.
[[nodiscard]] bool is_verb_alone(const std::vector<index::Term>& terms);

/// "penicillin allergy": of whoever is asked about.
[[nodiscard]] bool is_intolerance(const std::vector<index::Term>& terms);

/// "how many drops a day": asks without a verb.
[[nodiscard]] bool lacks_verb(const std::vector<index::Term>& terms);

/// "saturation 88%": few words with a number that is no amount of a remedy.
[[nodiscard]] bool is_number_stated(const Said& said);

/// "is niacin one": of what was asked for.
[[nodiscard]] bool asks_for_one_of_them(const std::vector<index::Term>& terms);

/// "more than that", "longer than this": what points back is an amount.
[[nodiscard]] bool is_beyond_said(const Said& said);

/// "Should I stop digoxin" of "stop it", where that was given: empty for any other text.
[[nodiscard]] std::string with_asker(std::string_view text, std::string_view given);

}  // namespace ibid::answer
