// Headings of groups: the section path of the snippets where it names a theme, else one built from
// the question, in the manner of "Effects of zinc supplementation on bone health".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "answer/question.hpp"

namespace ibid::answer {

/// The outermost heading that names a theme rather than a part of an article ("Results"); empty
/// when there is none.
[[nodiscard]] std::string theme_of(const std::vector<std::string>& section_path);

/// "Migraine" of "Migraine: treatment and prevention".
[[nodiscard]] std::string short_title(const std::string& title);

/// For claims whose passages name no theme. Never empty.
[[nodiscard]] std::string heading_of(const Question& question);

}  // namespace ibid::answer
