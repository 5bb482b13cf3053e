#include "ingest/sniff.hpp"

#include <fmt/format.h>

#include <array>

#include "ingest/limits.hpp"
#include "ingest/source_fields.hpp"
#include "model/json.hpp"
#include "text/byte_order_mark.hpp"

namespace ibid::ingest {
namespace {

/// Of UTF-16, in either order of its bytes.
constexpr std::string_view kOtherByteOrderMarks[] = {"\xFF\xFE", "\xFE\xFF"};

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// Members of the first record, or, when it does not end within what was read, words of its text.
class JsonHead {
 public:
  explicit JsonHead(std::string_view head) : text_(head) {
    auto value = model::parse_json(head.substr(0, head.find('\n')));
    if (!value) value = model::parse_json(head);
    is_whole_ = value.has_value();
    if (value && value->is_object()) record_ = std::move(*value);
  }
  /// The record ends within what was read, and is JSON.
  [[nodiscard]] bool is_whole() const { return is_whole_; }
  [[nodiscard]] bool has(std::string_view key) const {
    if (record_.is_object()) return record_.contains(key);
    return contains(text_, fmt::format("\"{}\"", key));
  }

 private:
  std::string_view text_;
  bool is_whole_ = false;
  model::Json record_;
};

Sniffed sniff_json(std::string_view content) {
  if (contains(content, "\"ibid.snippets/")) return {Format::kSnippets, {}};
  if (content.front() == '[') return {Format::kCsl, {}};
  const JsonHead head(content);
  if (head.has("_id") && (head.has("text") || head.has("title") || head.has("abstract"))) {
    return {Format::kBeir, {}};
  }
  // Of a longer file only the head is known, which ends somewhere within: the references of a long
  // snippet may stand behind it.
  const bool may_go_on = !head.is_whole() && content.size() >= kSniffBytes / 2;
  if (head.has("text") && (head.has("references") || may_go_on)) return {Format::kSnippets, {}};
  if (head.has("items") || (head.has("title") && (head.has("type") || head.has("DOI")))) {
    return {Format::kCsl, {}};
  }
  if (!head.is_whole() && !may_go_on) return {Format::kAuto, "broken JSON"};
  return {Format::kAuto, "JSON, but neither snippets nor a BEIR corpus nor CSL-JSON"};
}

/// The name of the first element, past declarations, comments and a document type.
std::string_view first_element(std::string_view xml) {
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
    const std::string_view rest = xml.substr(at + 1);
    if (rest.starts_with("!--")) {
      const std::size_t end = rest.find("-->");
      if (end == std::string_view::npos) return {};
      at += end;
    } else if (rest.starts_with("!DOCTYPE") && contains(rest.substr(0, rest.find('>')), "[")) {
      const std::size_t end = rest.find("]");
      if (end == std::string_view::npos) return {};
      at += end;
    } else if (!rest.empty() && rest.front() != '?' && rest.front() != '!') {
      return rest.substr(0, rest.find_first_of(" \t\r\n/>"));
    }
  }
  return {};
}

Sniffed sniff_xml(std::string_view head) {
  const std::string_view name = first_element(head);
  constexpr std::array<std::string_view, 5> kPubmed = {"PubmedArticleSet", "PubmedArticle",
                                                       "MedlineCitationSet", "MedlineCitation",
                                                       "DeleteCitation"};
  for (const std::string_view root : kPubmed) {
    if (name == root) return {Format::kPubmed, {}};
  }
  if (name == "article" || name == "pmc-articleset") return {Format::kJats, {}};
  return {Format::kAuto, "XML, but neither PubMed nor JATS"};
}

/// Whether one of the first lines begins with `tag`, blanks and a hyphen, as tagged formats do.
bool has_tag_line(std::string_view head, std::string_view tag) {
  // Exports put a number, a blank line or a banner above the first record, not more.
  for (int i = 0; i < 8 && !head.empty(); ++i) {
    std::string_view line = take_until(head, '\n');
    if (!line.starts_with(tag)) continue;
    line.remove_prefix(tag.size());
    const std::size_t hyphen = line.find('-');
    if (hyphen <= 3 && trim(line.substr(0, hyphen)).empty()) return true;
  }
  return false;
}

bool is_prose_name(const std::filesystem::path& file) {
  std::filesystem::path extension = file.extension();
  if (extension == ".gz") extension = file.stem().extension();
  return extension == ".md" || extension == ".markdown" || extension == ".txt";
}

}  // namespace

Sniffed sniff(std::string_view head, const std::filesystem::path& file) {
  for (const std::string_view mark : kOtherByteOrderMarks) {
    if (head.starts_with(mark)) return {Format::kAuto, "UTF-16; save the file as UTF-8"};
  }
  const std::string_view content = trim(text::without_byte_order_mark(head));
  if (content.empty()) return {Format::kAuto, "empty"};
  if (content.front() == '{' || content.front() == '[') return sniff_json(content);
  if (content.front() == '<') return sniff_xml(content);
  if (has_tag_line(content, "PMID")) return {Format::kNbib, {}};
  if (has_tag_line(content, "TY")) return {Format::kRis, {}};
  if (content.starts_with("@"))
    return {Format::kAuto, "BibTeX is not read; export RIS or CSL-JSON"};
  if (is_prose_name(file)) return {Format::kMarkdown, {}};
  return {Format::kAuto, "no format that ibid reads"};
}

Packing sniff_packing(std::string_view head) {
  if (head.starts_with("\x1F\x8B")) return Packing::kGzip;
  constexpr std::size_t kTarMagicOffset = 257;
  if (head.size() > kTarMagicOffset && head.substr(kTarMagicOffset).starts_with("ustar")) {
    return Packing::kArchive;
  }
  constexpr std::array<std::string_view, 4> kMagics = {"PK\x03\x04",
                                                       "\xFD"
                                                       "7zXZ",
                                                       "\x28\xB5\x2F\xFD", "BZh"};
  for (const std::string_view magic : kMagics) {
    if (head.starts_with(magic)) return Packing::kArchive;
  }
  return Packing::kNone;
}

}  // namespace ibid::ingest
