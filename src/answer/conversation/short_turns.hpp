// Turns that name little or ask nothing, understood by what was spoken of: statements, values,
// verbs alone, a choice without a question.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "answer/conversation/follow_up_rewrites.hpp"
#include "answer/conversation/standalone_question.hpp"
#include "answer/conversation/thread.hpp"
#include "answer/conversation/turn_parts.hpp"
#include "answer/conversation/turn_reader.hpp"
#include "answer/conversation/understood.hpp"

namespace ibid::answer {

/// Of a thread that is under way. Those that give nothing say that the turn is none of theirs.
class ShortTurns {
 public:
  /// All must outlive it.
  ShortTurns(Thread& thread, TurnReader& reader, Rewrites& rewrites, Understood& understood)
      : thread_(thread), reader_(reader), rewrites_(rewrites), understood_(understood) {}

  /// "Thanks. My brother has atrial fibrillation, would giving up beer help?": somebody who was not
  /// spoken of has something else. `asked` is the whole turn, `parts` are of it.
  [[nodiscard]] bool is_another_case(std::string_view asked, const TurnParts& parts);
  /// "Next patient: breastfeeding. Which of the two?": of what was spoken of, but of somebody
  /// else, who is kept in mind from here; false for any other turn.
  [[nodiscard]] bool turns_to_another_patient(const TurnParts& parts);
  /// "penicillin allergy", "saturation 88%", "must she": the last question of somebody.
  [[nodiscard]] std::optional<Standalone> of_somebody(const Said& said);
  /// "the taste is what bothers him", "is niacin one", "how many drops a day".
  [[nodiscard]] std::optional<Standalone> in_own_words(const Said& said);
  /// "naproxen or ibuprofen", in a condition that was spoken of.
  [[nodiscard]] std::optional<Standalone> choice_alone(const Said& said);
  /// A statement in its own words, and what was asked of it.
  [[nodiscard]] Standalone stated(const Said& said);
  /// "is that normal?" behind what was `told` in the same turn, "my stools went black": of that.
  [[nodiscard]] std::optional<Standalone> judged(const Said& said, std::string_view told);
  /// What without_tag() made of "Coffee is forbidden, isn't it?": in what was spoken of.
  [[nodiscard]] Standalone tagged(const std::string& written);

 private:
  Thread& thread_;
  TurnReader& reader_;
  Rewrites& rewrites_;
  Understood& understood_;
};

}  // namespace ibid::answer
