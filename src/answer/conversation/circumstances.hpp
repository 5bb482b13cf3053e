// What an asker says of himself, or of his own, instead of asking: "I have angina", "my mother is
// on dialysis". Text in, text out. Contractions must be written out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/analyzer.hpp"

namespace ibid::answer {

/// How somebody is.
struct Circumstance {
  std::string text;       ///< of people: "who have angina", "whose potassium is high", "children"
  bool of_asker = false;  ///< and not of his kin
  bool of_same = false;   ///< of whoever was spoken of last, which of_asker does not say

  friend bool operator==(const Circumstance&, const Circumstance&) = default;
};
using Circumstances = std::vector<Circumstance>;

/// What `text` says of how somebody is, a clause each, of several clauses those that say such a
/// thing; empty where one of them asks something, or none says anything. Who is 12 is "children".
[[nodiscard]] Circumstances circumstances_in(std::string_view text);

/// "in people who have angina and who are 82", "in children who have asthma"; empty for none.
[[nodiscard]] std::string in_people(const Circumstances& circumstances);

/// Of whom a question asks alone: "children" of "amoxicillin for pneumonia in children".
[[nodiscard]] Circumstances populations_in(const std::vector<index::Term>& terms);

/// What lasts and is told beside what is asked: "who are allergic to penicillin" of "which
/// antibiotic with penicillin allergy", "who are on dialysis".
[[nodiscard]] Circumstances lasting_in(std::string_view text);

/// What somebody's kin has, where `text` says that and nothing else: "asthma" of "my son has
/// asthma". Empty for any other text.
[[nodiscard]] std::string_view had_by_kin(std::string_view text);

/// "eGFR 28", "55 kg": what was measured in somebody.
[[nodiscard]] bool states_value(std::string_view clause);

/// "my 4 year old": whoever has a child's age.
[[nodiscard]] bool is_child_by_age(std::string_view text);

}  // namespace ibid::answer
