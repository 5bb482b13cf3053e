// What several commands share: the index folder, filters, errors, files, terminals.
#pragma once

#include <CLI/App.hpp>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/engine.hpp"
#include "ibid/filter.hpp"
#include "ibid/result.hpp"

namespace ibid::cli {

/// $IBID_INDEX, else index/db in a checkout, else the XDG data folder.
[[nodiscard]] std::filesystem::path default_index_directory();

/// More threads than any machine has cores help nobody, and each costs a stack.
inline constexpr unsigned kThreadsMax = 256;
/// Adds --threads to `command`: 0 = one a core.
void add_threads_option(CLI::App& command, unsigned& threads, const std::string& what);

/// Adds --index to `command`.
void add_index_option(CLI::App& command, std::filesystem::path& directory);

/// Where an index is read: its folder, or the addresses of all its shards.
using IndexPlaces = std::vector<std::string>;
/// Adds --index to a command that only reads.
void add_index_option(CLI::App& command, IndexPlaces& places);

/// Adds --audience to `command`; only names that audience_from() knows pass.
void add_audience_option(CLI::App& command, std::string& audience);

/// "--filter KEY=VALUE", repeatable: kind, design, status, year (2020, 2015-2020, 2015-, -2020).
struct FilterOption {
  std::vector<std::string> expressions;
  void add_to(CLI::App& command);
  [[nodiscard]] Result<Filter> parsed() const;
};

/// What to do about a damaged index. Nothing damaged is written over, so not `ibid index` in place.
inline constexpr std::string_view kDamageRemedy =
    "ibid: the index is damaged: put a copy of it back, or build it anew in another folder with\n"
    "ibid: ibid index --index NEW PATH…, and copy reviews.sqlite there, where it has one\n";

/// Prints "ibid: …" to stderr, without what would steer a terminal, and returns the error's exit
/// status.
int report(const Error& error);

/// The whole of a file, or of stdin for "-"; kInputTooLarge beyond `bytes_max`.
[[nodiscard]] Result<std::string> read_input(const std::filesystem::path& path,
                                             std::size_t bytes_max);
/// Writes aside, syncs and renames, so that a reader never sees half a file; straight into what is
/// no regular file (a device, a pipe).
[[nodiscard]] Result<void> write_output(const std::filesystem::path& path, std::string_view bytes);

[[nodiscard]] bool is_terminal(int file_descriptor);
/// Terminal width of stdout, within 40..100: longer lines are hard to read.
[[nodiscard]] std::size_t terminal_columns();
/// Colour on stdout: a terminal, and NO_COLOR (no-color.org) not set.
[[nodiscard]] bool wants_colour();

}  // namespace ibid::cli
