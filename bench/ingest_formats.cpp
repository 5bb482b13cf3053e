// Reads a folder of real files with ibid's readers and prints what became of every record: how many
// were taken, and each that was not, with file, position and reason. With --spans FILE (JSON Lines
// of {"pmcid", "annotations": [{"text"}]}) it also prints, of the spans whose text stands in the
// body of their article (FOLDER/<pmcid>.nxml, its tags taken out and white space collapsed, a line
// break at each border of a block), the share that stands byte for byte in one passage. Not part of
// ctest: the data is nobody's to redistribute.
//
//   ingest_formats [--quiet] [--spans FILE FOLDER] PATH…
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ingest/ingest.hpp"
#include "model/json.hpp"

namespace {

using namespace ibid;

/// Texts that annotators marked as evidence, by article.
std::map<std::string, std::set<std::string>> read_spans(const std::filesystem::path& file) {
  std::map<std::string, std::set<std::string>> spans;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    const auto record = model::parse_json(line);
    if (!record || !record->contains("annotations")) continue;
    for (const auto& annotation : (*record)["annotations"]) {
      spans[model::string_or(*record, "pmcid")].insert(model::string_or(annotation, "text"));
    }
  }
  return spans;
}

/// The code point in UTF-8.
std::string utf8(unsigned long code_point) {
  const auto byte = [](unsigned long value) { return static_cast<char>(value); };
  const auto tail = [&](int shift) { return byte(0x80 | ((code_point >> shift) & 0x3F)); };
  if (code_point < 0x80) return {byte(code_point)};
  if (code_point < 0x800) return {byte(0xC0 | code_point >> 6), tail(0)};
  if (code_point < 0x10000) return {byte(0xE0 | code_point >> 12), tail(6), tail(0)};
  return {byte(0xF0 | code_point >> 18), tail(12), tail(6), tail(0)};
}

/// Stands in no article.
constexpr char kBlockBorder = '\x1E';

/// Whether the tag at `at` bounds a paragraph, heading, caption or cell.
bool is_block_tag(const std::string& xml, std::size_t at) {
  const std::size_t begin = at + (xml.compare(at, 2, "</") == 0 ? 2 : 1);
  const std::string name = xml.substr(begin, xml.find_first_of(" />", begin) - begin);
  for (const char* block : {"p", "title", "label", "caption", "td", "th", "fig", "table-wrap"}) {
    if (name == block) return true;
  }
  return false;
}

/// The text of an article's body by the crudest means: what stands outside of tags, white space
/// collapsed, kBlockBorder where a block begins or ends. It shares no code with the reader that it
/// judges.
std::string raw_body_text(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string xml{std::istreambuf_iterator<char>(stream), {}};
  const std::size_t end = std::min(xml.find("</body>"), xml.size());
  std::string body;
  bool blank = false;
  for (std::size_t at = std::min(xml.find("<body"), end); at < end; ++at) {
    if (xml[at] == '<') {
      if (is_block_tag(xml, at) && !body.ends_with(kBlockBorder)) body.push_back(kBlockBorder);
      at = xml.find('>', at);
      continue;
    }
    std::string piece(1, xml[at]);
    if (xml[at] == '&') {
      const std::string name = xml.substr(at + 1, xml.find(';', at) - at - 1);
      at += name.size() + 1;
      if (name == "amp") piece = "&";
      if (name == "lt") piece = "<";
      if (name == "gt") piece = ">";
      if (name.starts_with("#x")) piece = utf8(std::stoul(name.substr(2), nullptr, 16));
    }
    if (piece == " " || piece == "\n" || piece == "\t") {
      blank = true;
      continue;
    }
    if (blank) body.push_back(' ');
    blank = false;
    body += piece;
  }
  return body;
}

struct Found {
  std::size_t spans = 0;
  std::size_t in_body = 0;
  std::size_t in_body_and_passage = 0;
  std::size_t in_passage = 0;
};

void look_for(const std::set<std::string>& spans, const std::string& body, const Document& document,
              bool quiet, Found& found) {
  for (const std::string& span : spans) {
    const bool in_passage = std::any_of(
        document.passages.begin(), document.passages.end(),
        [&](const Passage& passage) { return passage.text.find(span) != std::string::npos; });
    const bool in_body = body.find(span) != std::string::npos;
    ++found.spans;
    if (in_passage) ++found.in_passage;
    if (in_body) ++found.in_body;
    if (in_body && in_passage) ++found.in_body_and_passage;
    if (in_body && !in_passage && !quiet) fmt::print("{}: not found: {}\n", document.id, span);
  }
}

}  // namespace

int main(int argc, char** argv) {
  bool quiet = false;
  std::map<std::string, std::set<std::string>> spans;
  std::filesystem::path articles;
  std::vector<std::filesystem::path> paths;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--quiet") {
      quiet = true;
    } else if (argument == "--spans" && i + 2 < argc) {
      spans = read_spans(argv[++i]);
      articles = argv[++i];
    } else if (std::filesystem::exists(argument)) {
      paths.emplace_back(argument);
    } else {
      fmt::print("{} is not here: skipped\n", argument);
    }
  }
  if (paths.empty()) {
    fmt::print("no data to read\n");
    return 0;
  }

  Found found;
  std::uint64_t bytes = 0;
  std::uint64_t cited = 0;
  std::uint64_t references = 0;
  ingest::Sink sink;
  sink.document = [&](Document document) -> Result<void> {
    bytes += document.text.size();
    references += document.references.size();
    for (const Passage& passage : document.passages) cited += passage.citations.size();
    if (const auto at = spans.find(document.source.pmcid); at != spans.end()) {
      const std::string body = raw_body_text(articles / (at->first + ".nxml"));
      look_for(at->second, body, document, quiet, found);
    }
    return {};
  };
  sink.report = [&](const ingest::RecordReport& report) {
    if (quiet) return;
    fmt::print("{}:{}: byte {}: {}{}{}\n", report.file.string(), report.line, report.byte_offset,
               report.record, report.record.empty() ? "" : ": ", report.reason);
  };
  const auto begin = std::chrono::steady_clock::now();
  const auto counts = ingest::ingest(paths, ingest::Format::kAuto, sink);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  if (!counts) {
    fmt::print("{}\n", counts.error().message);
    return 1;
  }
  fmt::print("{} files, {} records, {} documents, {} passages, {} rejected\n", counts->files,
             counts->records, counts->documents, counts->passages, counts->rejected);
  fmt::print("{} bytes of text, {} marks, {} references, {:.2f} s, {:.0f} records/s\n", bytes,
             cited, references, seconds.count(),
             static_cast<double>(counts->records) / seconds.count());
  if (!spans.empty()) {
    fmt::print(
        "evidence spans: {}, {} in the body of their article; of these in one passage, byte for "
        "byte: "
        "{} ({:.1f}%); of all spans: {}\n",
        found.spans, found.in_body, found.in_body_and_passage,
        100.0 * static_cast<double>(found.in_body_and_passage) /
            static_cast<double>(std::max<std::size_t>(found.in_body, 1)),
        found.in_passage);
  }
  return 0;
}
