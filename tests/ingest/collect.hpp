// What the tests of ingest share: a folder that goes away, and a run whose results are kept.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/ingest.hpp"

namespace ibid::ingest::test {

/// A fresh directory, removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ibid-ingest-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  std::filesystem::path write(const std::string& name, std::string_view bytes) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }

 private:
  std::filesystem::path path_;
};

struct Collected {
  Result<Counts> counts;
  std::vector<Document> documents;
  std::vector<std::string> removals;
  std::vector<RecordReport> reports;

  /// All reasons, each on a line: for tests that look for one.
  [[nodiscard]] std::string reasons() const {
    std::string all;
    for (const RecordReport& report : reports) all += report.reason + "\n";
    return all;
  }
};

inline Collected collect(const std::vector<std::filesystem::path>& paths,
                         Format format = Format::kAuto) {
  Collected result;
  Sink sink;
  sink.document = [&](Document document) -> Result<void> {
    result.documents.push_back(std::move(document));
    return {};
  };
  sink.removal = [&](std::string_view id) { result.removals.emplace_back(id); };
  sink.report = [&](const RecordReport& report) { result.reports.push_back(report); };
  result.counts = ingest(paths, format, sink);
  return result;
}

/// The same for one file with these bytes.
inline Collected collect_text(std::string_view bytes, const std::string& name = "input",
                              Format format = Format::kAuto) {
  const TemporaryFolder folder;
  return collect({folder.write(name, bytes)}, format);
}

}  // namespace ibid::ingest::test
