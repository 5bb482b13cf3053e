// POST /v1/ingest?format=F&name=N: one file as the body, indexed and published before the reply.

#include <unistd.h>

#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "model/json.hpp"
#include "serve/handlers.hpp"
#include "serve/http/problem.hpp"

namespace ibid::serve {
namespace {

namespace fs = std::filesystem;

/// Lines of the report that go back to the client; the count of all goes too.
constexpr std::size_t kReportLinesMax = 100;
constexpr std::size_t kNameBytesMax = 100;

/// A folder of its own that goes with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code error;
    std::string pattern = (fs::temp_directory_path(error) / "ibid-upload-XXXXXX").string();
    if (!error && mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;  // empty when it could not be made
};

/// Holds the one place for an upload.
class IngestPlace {
 public:
  explicit IngestPlace(std::atomic<bool>& taken) : taken_(taken), held_(!taken.exchange(true)) {}
  ~IngestPlace() {
    if (held_) taken_ = false;
  }
  IngestPlace(const IngestPlace&) = delete;
  IngestPlace& operator=(const IngestPlace&) = delete;
  [[nodiscard]] bool held() const { return held_; }

 private:
  std::atomic<bool>& taken_;
  const bool held_;
};

/// A name that stays inside its folder: letters, digits, '.', '-' and '_', not hidden.
bool is_file_name(std::string_view name) {
  if (name.empty() || name.size() > kNameBytesMax || name.front() == '.') return false;
  for (const char c : name) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (!plain && c != '.' && c != '-' && c != '_') return false;
  }
  return true;
}

bool write_file(const fs::path& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  return !out.fail();
}

/// A report line without the folder that only we know, which it may name in several places: a
/// record that was read before is told with where that was.
std::string without_folder(std::string line, const fs::path& folder) {
  const std::string prefix = folder.string() + "/";
  for (std::size_t at = 0; (at = line.find(prefix, at)) != std::string::npos;) {
    line.erase(at, prefix.size());
  }
  return line;
}

/// What is said of an upload, in order.
struct UploadReport {
  model::Json lines = model::Json::array();
  std::string refused;  // the first line on something that was left out

  void add(std::string line, bool taken) {
    if (!taken && refused.empty()) refused = line;
    if (lines.size() < kReportLinesMax) lines.push_back(std::move(line));
  }
};

/// What failed inside stays inside; what is wrong with the file is told line by line.
Response refusal(const Error& error, const UploadReport& report) {
  const model::Json& lines = report.lines;
  if (report.refused.empty() || kind_of(error.code).http_status >= 500) return problem(error);
  std::string detail = "Nothing was indexed. " + report.refused;
  if (lines.size() > 1) detail += " (\"report\" has all)";
  Response response = problem(make_public_error(error.code, std::move(detail)));
  if (Result<model::Json> json = model::parse_json(response.body)) {
    (*json)["report"] = lines;
    response.body = model::dump(*json);
  }
  return response;
}

}  // namespace

Response handle_upload(Service& service, const Request& request) {
  if (service.index_directory.empty()) {
    return bad_request("This server answers from shards, which take no uploads.");
  }
  const IngestPlace place(service.ingesting);
  if (!place.held()) return busy();
  const std::string name = request.parameter("name").value_or("");
  if (!is_file_name(name)) {
    return bad_request("\"name\" must be a plain file name, such as \"asthma.json\".");
  }
  const TemporaryFolder folder;
  if (folder.path().empty() || !write_file(folder.path() / name, request.body)) {
    return problem(make_error(ErrorCode::kEnvironment, "the upload cannot be kept"));
  }
  UploadReport said;
  IndexRequest index;
  index.directory = service.index_directory;
  index.paths = {folder.path() / name};
  index.format = request.parameter("format").value_or("auto");
  index.threads = 1;
  const auto say = [&](std::string_view line, bool taken) {
    said.add(without_folder(std::string(line), folder.path()), taken);
  };
  index.report = [&](std::string_view line) { say(line, /*taken=*/false); };
  index.note = [&](std::string_view line) { say(line, /*taken=*/true); };
  const Result<IndexReport> report = index_files(index);
  if (!report) return refusal(report.error(), said);
  if (const Result<bool> refreshed = service.engine->refresh(); refreshed && *refreshed) {
    ++service.metrics.generations;
  }
  return json_response(model::dump({{"schema", "ibid.ingest/1"},
                                    {"generation", report->generation},
                                    {"records", report->records},
                                    {"documents", report->documents},
                                    {"replaced", report->replaced},
                                    {"unchanged", report->unchanged},
                                    {"empty", report->empty},
                                    {"passages", report->passages},
                                    {"rejected", report->rejected},
                                    {"report", std::move(said.lines)}}),
                       201);
}

}  // namespace ibid::serve
