// In what a question is asked, where that is known from what was said before and is nothing that an
// answer must name: "How much zinc a day is too much (setting: osteoporosis)?". What speaks of the
// setting comes first; what does not is no worse an answer.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ibid::answer {

struct InSetting {
  std::string asked;         ///< the question without its setting
  std::string_view setting;  ///< the names in it, as they stand in the text; empty without one
};

/// Only a setting at the end of `text` is one; it must outlive the result.
[[nodiscard]] InSetting without_setting(std::string_view text);

/// `question` with these names as its setting, behind those that it has; the same without any.
[[nodiscard]] std::string in_setting(std::string_view question, std::span<const std::string> names);

}  // namespace ibid::answer
