// The files of the page, the widget and the API description, built into the program.
#pragma once

#include <span>
#include <string_view>

namespace ibid::serve {

struct Asset {
  std::string_view name;
  std::string_view media_type;
  std::string_view bytes;
};

/// In order of name. Made by cmake/Embed.cmake from src/serve/assets/.
[[nodiscard]] std::span<const Asset> assets();
/// Null when there is none of that name.
[[nodiscard]] const Asset* find_asset(std::string_view name);

}  // namespace ibid::serve
