#include "answer/later_steps.hpp"

#include "answer/measured_values.hpp"
#include "text/folded_text.hpp"

namespace ibid::answer {
namespace {

/// Of what is taken instead of the usual.
constexpr std::string_view kInstead[] = {
    "after failure",    "can not tolerate",  "cannot take",    "cannot tolerate",
    "come second",      "comes second",      "could not take", "could not tolerate",
    "did not respond",  "did not tolerate",  "do not respond", "do not tolerate",
    "does not respond", "does not tolerate", "fourth line",    "has failed",
    "have failed",      "not for first use", "not responded",  "not respond",
    "second choice",    "second line",       "switch from",    "third line",
};
/// Of what is watched meanwhile.
constexpr std::string_view kWatched[] = {"be checked",    "be measured",  "be monitored",
                                         "be reassessed", "be rechecked", "monitor",
                                         "monitoring"};

}  // namespace

bool comes_later(std::string_view text) {
  const text::FoldedText folded(text);
  return folded.has_any(kInstead) || folded.has_any(kWatched) || tells_goal(text);
}

}  // namespace ibid::answer
