// Turns that tell of somebody, or of whom something is asked, in place of a question: they ask the
// last one of those.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/conversation/circumstances.hpp"
#include "answer/conversation/short_turns.hpp"
#include "answer/conversation/standalone_question.hpp"
#include "answer/conversation/thread.hpp"
#include "answer/conversation/turn_parts.hpp"
#include "answer/conversation/turn_reader.hpp"
#include "answer/conversation/understood.hpp"

namespace ibid::answer {

/// Whom values were measured in: "who weigh 55 kg", "who have TSH 0.05".
[[nodiscard]] Circumstances people_measured(const std::vector<std::string>& values);

/// Of a thread that is under way. Those that give nothing say that the turn is none of theirs.
class TurnsOfPeople {
 public:
  /// All must outlive it.
  TurnsOfPeople(Thread& thread, TurnReader& reader, Understood& understood, ShortTurns& short_turns)
      : thread_(thread), reader_(reader), understood_(understood), short_(short_turns) {}

  /// "if they have asthma", "if there is a penicillin allergy".
  [[nodiscard]] std::optional<Standalone> supposed(std::string_view text);
  /// "TSH 0.05 on levothyroxine", "dose, gfr 35": of those that is asked. `behind` is the turn
  /// without its `opening`, `parted` the same without its values, which are some.
  [[nodiscard]] TakenAs measured(const WithValues& parted, std::string_view behind,
                                 std::string_view opening);
  /// "only postmenopausal women please", "cr cl is 25", "I have it too", "it is viral pneumonia".
  [[nodiscard]] std::optional<Standalone> told(const Said& said);
  /// "and if it is influenza", "what if the heart rate is 48": `text` is that without its "if".
  [[nodiscard]] std::optional<Standalone> what_if(const Said& said, std::string_view text);

 private:
  bool is_aside_alone(std::string_view text) const;
  bool only_tells(std::string_view rest, std::string_view behind, std::string_view opening) const;

  Thread& thread_;
  TurnReader& reader_;
  Understood& understood_;
  ShortTurns& short_;
};

}  // namespace ibid::answer
