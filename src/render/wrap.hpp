// Words set into lines of a given display width, with a hanging indent.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ibid::render {

/// A word and the SGR codes it is shown with ("1", "36"), empty for none.
struct StyledWord {
  std::string text;
  std::string_view sgr;
};

/// The words of `text` between blanks, all in one style.
void append_words(std::vector<StyledWord>& words, std::string_view text, std::string_view sgr = {});

struct Indent {
  std::string first;  ///< before the first line; counts by its display width
  std::string rest;   ///< before all further lines
};

/// Lines no wider than `columns`, each with a line feed. A word breaks only where wide characters
/// (CJK) stand side by side; another word that is too long keeps a line of its own, so that links
/// can be copied.
[[nodiscard]] std::string wrap(const std::vector<StyledWord>& words, std::size_t columns,
                               const Indent& indent);

}  // namespace ibid::render
