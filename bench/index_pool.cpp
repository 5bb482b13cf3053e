// Indexes the given files in one run and prints rate, peak memory and index size over text size.
//
//   index_pool INDEX_DIR PATH…       (the pool: the corpora of bioasq, scifact, pubmedqa, medquad,
//   guidelines)
//
// Skips with a message when a path is missing: the evaluation data is not part of the project.

#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <iostream>

#include "ibid/engine.hpp"

namespace {

namespace fs = std::filesystem;

std::uint64_t bytes_under(const fs::path& directory) {
  std::uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;  // Linux counts in KiB
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: index_pool INDEX_DIR PATH…\n";
    return 2;
  }
  ibid::IndexRequest request;
  request.directory = argv[1];
  for (int i = 2; i < argc; ++i) {
    if (!fs::exists(argv[i])) {
      std::cout << "skipped: there is no " << argv[i] << '\n';
      return 0;
    }
    request.paths.emplace_back(argv[i]);
  }
  const auto start = std::chrono::steady_clock::now();
  const auto report = ibid::index_files(request);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (!report) {
    std::cerr << report.error().message << '\n';
    return 1;
  }
  const auto engine = ibid::Engine::open(request.directory);
  if (!engine) {
    std::cerr << engine.error().message << '\n';
    return 1;
  }
  const double text_bytes = static_cast<double>((*engine)->statistics().text_bytes);
  std::cout << fmt::format(
      "{} documents, {} passages, {} rejected\n{:.1f} s, {:.0f} passages/s, peak memory {:.0f} MB\n"
      "text {:.1f} MB, index {:.2f} times that\n",
      report->documents, report->passages, report->rejected, seconds,
      static_cast<double>(report->passages) / seconds, peak_megabytes(), text_bytes / 1e6,
      static_cast<double>(bytes_under(request.directory)) / text_bytes);
  return 0;
}
