#include "cli/common.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>

#include "model/filter_years.hpp"
#include "model/names.hpp"
#include "text/terminal_safe.hpp"

namespace ibid::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kColumnsMin = 40;
constexpr std::size_t kColumnsMax = 100;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

constexpr const char* kNoPlace = "it names no folder; without --index the default one is taken";

/// Why `place`, which is no address, cannot be the folder of an index, or "".
std::string fault_of_path(const std::string& place) {
  std::error_code ignored;
  const fs::file_status status = fs::status(place, ignored);
  if (!fs::exists(status) || fs::is_directory(status)) return {};
  return fmt::format("{} is a file; an index is a folder", place);
}

/// Why a command that works on a folder cannot take `place`, or "".
std::string fault_of_folder(const std::string& place) {
  if (place.empty()) return kNoPlace;
  if (place.find("://") == std::string::npos) return fault_of_path(place);
  return fmt::format(
      "{} is an address; this command works on the folder of the index, where it lies", place);
}

/// Why an index cannot be read at `place`, or "".
std::string fault_of_place(const std::string& place) {
  if (place.empty()) return kNoPlace;
  if (place.find("://") == std::string::npos) return fault_of_path(place);
  if (place.starts_with("tcp://")) return {};
  return fmt::format("{} is neither a folder nor the address of a shard (tcp://HOST:PORT)", place);
}

/// Takes one expression into `filter`, or says what is wrong with it: "" when nothing is.
std::string fault_of_filter(std::string_view expression, Filter& filter) {
  const auto equals = std::min(expression.find('='), expression.size());
  const std::string_view key = expression.substr(0, equals);
  const std::string_view value = expression.substr(std::min(equals + 1, expression.size()));
  const auto unknown = [&](const std::vector<std::string_view>& names) {
    return fmt::format("there is no {} \"{}\"; there are {}", key, value, fmt::join(names, ", "));
  };
  if (key == "kind") {
    filter.kind = source_kind_from(value);
    return filter.kind ? "" : unknown(model::names_of<SourceKind>());
  }
  if (key == "design") {
    const auto design = study_design_from(value);
    if (!design) return unknown(model::names_of<StudyDesign>());
    filter.designs.push_back(*design);
    return {};
  }
  if (key == "status") {
    const auto status = source_status_from(value);
    if (!status) return unknown(model::names_of<SourceStatus>());
    filter.statuses.push_back(*status);
    return {};
  }
  if (key != "year") {
    return fmt::format(
        "there is no key \"{}\"; try kind=guideline, design=meta_analysis, status=current or "
        "year=2015-2020",
        key);
  }
  return model::read_years(value, filter) ? "" : "a year is 2020, 2015-2020, 2015- or -2020";
}

/// Of the keys of which a filter has one value: an earlier expression that gives another than the
/// one at `at`, or null.
const std::string* contradicted_by(const std::vector<std::string>& expressions, std::size_t at) {
  const std::string& given = expressions[at];
  for (const std::string_view key : {"kind=", "year="}) {
    if (!given.starts_with(key)) continue;
    for (std::size_t i = 0; i < at; ++i) {
      if (expressions[i].starts_with(key) && expressions[i] != given) return &expressions[i];
    }
  }
  return nullptr;
}

}  // namespace

fs::path default_index_directory() {
  if (const std::string chosen = environment("IBID_INDEX"); !chosen.empty()) return chosen;
  std::error_code ignored;
  const bool in_checkout =
      fs::exists("index/README.md", ignored) && fs::exists("CMakeLists.txt", ignored);
  if (in_checkout || fs::exists("index/db", ignored)) return "index/db";
  if (const std::string data = environment("XDG_DATA_HOME"); !data.empty()) {
    return fs::path(data) / "ibid" / "db";
  }
  return fs::path(environment("HOME")) / ".local" / "share" / "ibid" / "db";
}

void add_index_option(CLI::App& command, fs::path& directory) {
  directory = default_index_directory();
  command.add_option("--index", directory, "Folder of the index")
      ->type_name("DIR")
      ->check(fault_of_folder)
      ->capture_default_str();
}

void add_index_option(CLI::App& command, IndexPlaces& places) {
  places = {default_index_directory().string()};
  command
      .add_option("--index", places,
                  "Folder of the index; or tcp://HOST:PORT, once for each of its shards, with "
                  "replicas behind commas (tcp://HOST:PORT,HOST:PORT)")
      ->type_name("DIR|ADDRESS")
      ->check(fault_of_place)
      ->allow_extra_args(false)
      ->capture_default_str();
}

void add_threads_option(CLI::App& command, unsigned& threads, const std::string& what) {
  command.add_option("--threads", threads, what + "; 0 = one a core")
      ->type_name("N")
      ->check(CLI::Range(0u, kThreadsMax))
      ->capture_default_str();
}

void add_audience_option(CLI::App& command, std::string& audience) {
  constexpr std::string_view kNames = "patient, student, nurse, physician, researcher or clinician";
  command.add_option("--audience", audience, fmt::format("Who reads it: {}", kNames))
      ->type_name("NAME")
      ->check([kNames](const std::string& name) {
        return audience_from(name) ? std::string{} : fmt::format("\"{}\" is not {}", name, kNames);
      })
      ->capture_default_str();
}

void FilterOption::add_to(CLI::App& command) {
  command
      .add_option(
          "--filter", expressions,
          "Only evidence with KEY=VALUE, repeatable (one kind, one year, any of the designs "
          "and statuses): kind=guideline|research, "
          "design=meta_analysis|randomized_trial|…, status=current|superseded|corrected|"
          "concern|retracted, year=2020 | 2015-2020 | 2015- | -2020")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
}

Result<Filter> FilterOption::parsed() const {
  Filter filter;
  for (std::size_t i = 0; i < expressions.size(); ++i) {
    const std::string& expression = expressions[i];
    if (const std::string* other = contradicted_by(expressions, i)) {
      return fail(ErrorCode::kUsage,
                  fmt::format("--filter {} and --filter {}: of kind and year there can be one each",
                              *other, expression));
    }
    const std::string fault = fault_of_filter(expression, filter);
    if (!fault.empty()) {
      return fail(ErrorCode::kUsage, fmt::format("--filter {}: {}", expression, fault));
    }
  }
  return filter;
}

int report(const Error& error) {
  std::cerr << text::terminal_safe(fmt::format("ibid: {}\n", error.message));
  if (error.code == ErrorCode::kIndexDamaged) std::cerr << kDamageRemedy;
  return kind_of(error.code).exit_status;
}

Result<std::string> read_input(const fs::path& path, std::size_t bytes_max) {
  std::ifstream file;
  if (path != "-") {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
      return fail(ErrorCode::kInputMalformed, fmt::format("{} is a directory", path.string()));
    }
    file.open(path, std::ios::binary);
    if (!file) {
      return fail(errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kEnvironment,
                  fmt::format("cannot read {}: {}", path.string(), std::strerror(errno)));
    }
  }
  std::istream& in = path == "-" ? std::cin : file;
  std::string bytes;
  errno = 0;
  char block[1 << 16];
  while (in.read(block, sizeof block) || in.gcount() > 0) {
    bytes.append(block, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > bytes_max) {
      return fail(ErrorCode::kInputTooLarge,
                  fmt::format("{} has more than {} bytes", path.string(), bytes_max));
    }
  }
  if (in.bad()) {  // the beginning must not pass for the whole
    return fail(ErrorCode::kEnvironment,
                fmt::format("cannot read {}: {}", path.string(), std::strerror(errno)));
  }
  return bytes;
}

Result<void> write_output(const fs::path& given, std::string_view bytes) {
  std::error_code ignored_status;
  // A link is followed, so that it stays one; a device or pipe cannot be renamed over.
  const fs::path path = fs::is_symlink(given, ignored_status) ? fs::weakly_canonical(given) : given;
  const fs::file_status status = fs::status(path, ignored_status);
  const bool in_place = fs::exists(status) && !fs::is_regular_file(status);
  const fs::path aside = in_place ? path : fs::path(path.string() + ".part");
  const auto failed = [&](const char* doing) {
    const int reason = errno;
    std::error_code ignored;
    if (!in_place) fs::remove(aside, ignored);
    return fail(ErrorCode::kEnvironment,
                fmt::format("cannot {} {}: {}", doing, path.string(), std::strerror(reason)));
  };
  std::FILE* file = std::fopen(aside.c_str(), "wb");
  if (file == nullptr) return failed("create");
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() &&
                       std::fflush(file) == 0 && (in_place || fsync(fileno(file)) == 0);
  if (std::fclose(file) != 0 || !written) return failed("write");
  if (!in_place && std::rename(aside.c_str(), path.c_str()) != 0) return failed("put in place");
  return {};
}

bool is_terminal(int file_descriptor) {
  return isatty(file_descriptor) == 1;
}

std::size_t terminal_columns() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<std::size_t>(size.ws_col, kColumnsMin, kColumnsMax);
}

bool wants_colour() {
  return is_terminal(STDOUT_FILENO) && environment("NO_COLOR").empty();
}

}  // namespace ibid::cli
