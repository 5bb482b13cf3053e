// Text from strangers made harmless for HTML and Markdown.
#pragma once

#include <string>
#include <string_view>

namespace ibid::render {

/// For HTML text and quoted attributes. Controls and bidirectional controls become U+FFFD.
[[nodiscard]] std::string escape_html(std::string_view text);

/// For one line of CommonMark: nothing in it starts a block, an emphasis, a link, an image, a
/// table or raw HTML, and it reads back as the same text. Line breaks become blanks.
[[nodiscard]] std::string escape_markdown(std::string_view text);

}  // namespace ibid::render
