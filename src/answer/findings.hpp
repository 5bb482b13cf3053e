// Findings: what a sentence says goes up or down, of what, and whereby, as far as its words and
// their order show it. "Calcium supplements did not raise heart attack or death in older women".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ibid::answer {

/// Folded words by index::without_plural(), sorted and unique.
using Words = std::vector<std::string>;

/// What does it. Nothing is named where the sentence does not put it before its verb or behind
/// "with".
struct Cause {
  Words named;              ///< {"calcium", "vitamin d"}
  Words added;              ///< those of them that are given with others: "plus calcium"
  Words amounts;            ///< {"800"}
  Words schedule;           ///< {"annual"} or {"high"} doses; what is daily is not said to be
  bool is_of_less = false;  ///< of stopping, lacking or restricting them
  bool is_eaten = false;    ///< of an intake, and no supplement or medicine
};

/// Whether it may be one thing, by what both name.
[[nodiscard]] bool may_be_one(const Cause& a, const Cause& b);

/// "Relapse of depression" is of relapse and not of depression.
struct Outcome {
  Words words;
  std::string head;         ///< the one that the others tell more of
  std::string shared_head;  ///< "fracture" of "hip" in "hip or vertebral fractures"
};

struct Finding {
  int sign = 0;                   ///< +1 more, -1 less, 0 linked without a direction
  bool is_denied = false;         ///< "no association", "did not reduce"
  std::vector<Outcome> outcomes;  ///< "heart attack" and "death"; none is empty
  Cause cause;
};

/// In the order of the sentence. One that says an outcome rises here and does not there has no
/// finding on it.
[[nodiscard]] std::vector<Finding> findings_in(std::string_view sentence);

/// What people have in whom it was found: {"diabete", "type"}; not how old or of which sex.
[[nodiscard]] Words people_in(std::string_view sentence);

/// The words behind "without" and "non", which say of whom or of what the sentence is not.
[[nodiscard]] Words denied_in(std::string_view sentence);

/// Whether both find one outcome to go two ways. "Did not raise" is no contradiction of "lowered".
[[nodiscard]] bool contradict(const Finding& a, const Finding& b);

}  // namespace ibid::answer
