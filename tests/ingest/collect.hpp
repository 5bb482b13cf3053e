// What the tests of ingest share: a run whose results are kept.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/ingest.hpp"
#include "scratch.hpp"

namespace ibid::ingest::test {

using ibid::test::Scratch;

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
  const Scratch folder;
  return collect({folder.write(name, bytes)}, format);
}

}  // namespace ibid::ingest::test
