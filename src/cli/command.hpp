// The command line: one file a command, each adding itself to the parser and leaving its exit
// status. Data goes to stdout, everything else to stderr.
#pragma once

#include <CLI/App.hpp>
#include <filesystem>
#include <string>
#include <string_view>

#include "ibid/error.hpp"
#include "ibid/filter.hpp"

namespace ibid::cli {

/// Exit statuses that are no Error's (those come from its ErrorKind).
inline constexpr int kDone = 0;
inline constexpr int kAnswerIsNo = 1;  ///< verify found a bad claim, check found damage

/// Adds one subcommand; its callback writes the exit status.
using AddCommand = void (*)(CLI::App& app, int& exit_status);

void add_index(CLI::App& app, int& exit_status);
void add_remove(CLI::App& app, int& exit_status);
void add_search(CLI::App& app, int& exit_status);
void add_ask(CLI::App& app, int& exit_status);
void add_chat(CLI::App& app, int& exit_status);
void add_verify(CLI::App& app, int& exit_status);
void add_show(CLI::App& app, int& exit_status);
void add_export(CLI::App& app, int& exit_status);
void add_check(CLI::App& app, int& exit_status);
void add_bench(CLI::App& app, int& exit_status);
void add_eval(CLI::App& app, int& exit_status);
void add_shard(CLI::App& app, int& exit_status);
void add_serve(CLI::App& app, int& exit_status);
void add_key(CLI::App& app, int& exit_status);
void add_mcp(CLI::App& app, int& exit_status);

}  // namespace ibid::cli
