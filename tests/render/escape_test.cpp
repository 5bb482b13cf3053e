#include "render/escape.hpp"

#include <gtest/gtest.h>

namespace ibid::render {
namespace {

TEST(EscapeHtml, LeavesNoMarkupAndNoControls) {
  EXPECT_EQ(escape_html("<script>alert('x') & \"y\"</script>"),
            "&lt;script&gt;alert(&#39;x&#39;) &amp; &quot;y&quot;&lt;/script&gt;");
  EXPECT_EQ(escape_html("a\x1b[31mb"), "a\uFFFD[31mb");
  EXPECT_EQ(escape_html("ab\u202Ecd"), "ab\uFFFDcd");
}

TEST(EscapeMarkdown, LetsNothingStartABlockOrMarkup) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"plain text", "plain text"},
      {"# no heading", "\\# no heading"},
      {"- no item", "\\- no item"},
      {"12. no item", "12\\. no item"},
      {"3) no item", "3\\) no item"},
      {"2.5 mg of zinc", "2.5 mg of zinc"},
      {"*bold* _it_ `code`", "\\*bold\\* \\_it\\_ \\`code\\`"},
      {"[link](x)", "\\[link\\](x)"},
      {"<b>&amp;", "\\<b\\>\\&amp;"},
      {"one\ntwo", "one two"},
      {"  indented", "indented"},
      {"", ""},
  };
  for (const auto& [input, expected] : cases) EXPECT_EQ(escape_markdown(input), expected);
}

}  // namespace
}  // namespace ibid::render
