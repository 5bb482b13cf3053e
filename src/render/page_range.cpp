#include "render/page_range.hpp"

#include "text/code_points.hpp"

namespace ibid::render {
namespace {

bool is_page(std::string_view text) {
  if (text.empty()) return false;
  for (const char c : text) {
    if (!text::is_digit(c) && !text::is_letter(c)) return false;
  }
  return true;
}

}  // namespace

PageRange page_range(std::string_view page) {
  for (const std::string_view dash : {"–", "-"}) {
    const auto at = page.find(dash);
    if (at == std::string_view::npos) continue;
    const std::string_view first = page.substr(0, at);
    const std::string_view last = page.substr(at + dash.size());
    if (is_page(first) && is_page(last)) return {first, last};
  }
  return {page, {}};
}

}  // namespace ibid::render
