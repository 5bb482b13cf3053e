#include "answer/setting.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "text/strings.hpp"

namespace ibid::answer {
namespace {

constexpr std::string_view kBegin = " (setting: ";

}  // namespace

InSetting without_setting(std::string_view text) {
  std::string_view bare = text::trimmed(text);
  const bool asks = bare.ends_with('?');
  if (asks) bare.remove_suffix(1);
  const std::size_t at = bare.rfind(kBegin);
  if (at == std::string_view::npos || !bare.ends_with(')')) return {std::string(text), {}};
  const std::size_t begin = at + kBegin.size();
  if (bare.find(')', begin) + 1 != bare.size()) return {std::string(text), {}};
  return {fmt::format("{}{}", bare.substr(0, at), asks ? "?" : ""),
          bare.substr(begin, bare.size() - 1 - begin)};
}

std::string in_setting(std::string_view question, std::span<const std::string> names) {
  if (names.empty()) return std::string(question);
  const auto [asked, setting] = without_setting(question);
  std::string_view bare = asked;
  if (bare.ends_with('?')) bare.remove_suffix(1);
  return fmt::format("{}{}{}{}{})?", bare, kBegin, setting, setting.empty() ? "" : ", ",
                     fmt::join(names, ", "));
}

}  // namespace ibid::answer
