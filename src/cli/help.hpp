// --help within the width of a terminal, which CLI11 leaves to the terminal.
#pragma once

#include <CLI/Formatter.hpp>
#include <cstddef>
#include <string>

namespace ibid::cli {

inline constexpr std::size_t kHelpColumns = 80;
/// Of an option's name, before its description; the longest word of any description fits behind.
inline constexpr std::size_t kNameColumns = 26;

/// Breaks lines beyond kHelpColumns at blanks. What continues a description stands under it.
class WrappedHelp : public CLI::Formatter {
 public:
  WrappedHelp() { column_width(kNameColumns); }
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override;
};

}  // namespace ibid::cli
