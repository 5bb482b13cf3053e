#include "ingest/markdown.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "ingest/document_builder.hpp"
#include "ingest/limits.hpp"
#include "ingest/markdown_blocks.hpp"
#include "ingest/source_fields.hpp"
#include "ingest/text_places.hpp"
#include "ingest/written_reference.hpp"
#include "model/digest.hpp"
#include "text/byte_order_mark.hpp"
#include "text/reference_marks.hpp"
#include "text/strings.hpp"
#include "text/utf8.hpp"

namespace ibid::ingest {
namespace {

using Kind = MarkdownBlock::Kind;

/// A heading of a pasted page is a short line; a longer one is a sentence without its stop.
constexpr std::size_t kPlainHeadingBytesMax = 100;

/// Titles of articles have up to some 300 bytes; what is longer is text without a heading, which
/// goes by how it begins.
constexpr std::size_t kTitleBytesMax = 300;
/// Of the name that is made of a title; below it the index's limit on ids.
constexpr std::size_t kNameBytesMax = 1000;
constexpr std::size_t kShortNameBytes = 100;

/// A key of front matter is a word or two; what has more before its colon is a sentence.
constexpr std::size_t kFrontMatterKeyBytesMax = 32;

constexpr std::array<std::string_view, 5> kReferenceHeadings = {
    "references", "reference list", "bibliography", "literature", "sources"};

bool is_reference_heading(const MarkdownBlock& block) {
  if (block.kind != Kind::kHeading) return false;
  const std::string name = text::lower_ascii(trim(block.text));
  return std::find(kReferenceHeadings.begin(), kReferenceHeadings.end(), name) !=
         kReferenceHeadings.end();
}

bool is_plain_heading(const MarkdownBlock& block) {
  const std::string_view text = trim(block.text);
  return block.kind == Kind::kParagraph && text.size() <= kPlainHeadingBytesMax &&
         text.find('\n') == std::string_view::npos &&
         std::string_view(".,;:?!").find(text.back()) == std::string_view::npos &&
         !text.starts_with("\u2022");
}

/// Text without a single Markdown heading: lines that stand alone are its headings.
void find_plain_headings(std::vector<MarkdownBlock>& blocks) {
  if (std::any_of(blocks.begin(), blocks.end(),
                  [](const MarkdownBlock& block) { return block.kind == Kind::kHeading; })) {
    return;
  }
  for (MarkdownBlock& block : blocks) {
    if (!is_plain_heading(block)) continue;
    block.kind = Kind::kHeading;
    block.level = 2;
  }
}

/// The key of "key: value"; empty where `line` is nothing of the kind.
std::string_view front_matter_key(std::string_view line) {
  const std::string_view key = trim(line.substr(0, std::min(line.find(':'), line.size())));
  const auto is_of_key = [](char c) {
    return text::is_letter(c) || text::is_digit(c) || !text::is_ascii(c) ||
           std::string_view("_-. \"").find(c) != std::string_view::npos;
  };
  const bool is_key = key.size() < line.size() && key.size() <= kFrontMatterKeyBytesMax &&
                      std::all_of(key.begin(), key.end(), is_of_key);
  return is_key ? key : std::string_view{};
}

/// Takes "---\nkey: value\n---\n" off the beginning; values that go on do so indented or as lists.
/// With any other line in it, it is text behind a thematic break, of which nothing is taken.
std::map<std::string, std::string> take_front_matter(std::string_view& text) {
  std::map<std::string, std::string> fields;
  std::string_view rest = text;
  if (trim(take_until(rest, '\n')) != "---") return fields;
  while (!rest.empty()) {
    const std::string_view whole = take_until(rest, '\n');
    const std::string_view line = trim(whole);
    if (line == "---") {
      if (!fields.empty()) text = rest;
      return fields;
    }
    if (line.empty() || line.front() == '#') continue;
    const std::string_view key = front_matter_key(line);
    if (key.empty()) {
      const bool goes_on = whole.front() == ' ' || whole.front() == '\t' || line.front() == '-';
      if (fields.empty() || !goes_on) return {};
      continue;
    }
    std::string_view value = trim(line.substr(line.find(':') + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    fields[text::lower_ascii(key)] = value;
  }
  return {};  // never closed
}

/// The article's numbered list of works.
class ReferenceList {
 public:
  /// Whether `block` is an entry; if so, it is taken.
  bool take(const MarkdownBlock& block, bool in_reference_section) {
    std::string_view text = block.text;
    int number = take_entry_number(text);
    const bool is_footnote = block.text.starts_with("[^") && number > 0;
    if (number == 0 && block.kind == Kind::kListItem) number = block.number;
    if (number == 0 || (!in_reference_section && !is_footnote)) return false;
    Source source = source_of_written(text, block.links.empty() ? "" : block.links.front().target);
    if (!block.links.empty()) {
      // "[Title](address)": what is linked is the title, unless it is the address itself.
      const ByteRange range = block.links.front().range;
      const std::string_view linked =
          std::string_view(block.text).substr(range.begin, range.size());
      if (!linked.starts_with("http") && linked.find(' ') != std::string_view::npos) {
        source.title = linked;
      }
    }
    add(number, std::move(source));
    return true;
  }

  [[nodiscard]] int highest() const { return by_number_.empty() ? 0 : by_number_.rbegin()->first; }

  /// The marks of `text` in order, also bracketed ones whose entry the list lacks (without
  /// references): a mark that leads nowhere is no part of the sentence all the same.
  [[nodiscard]] std::vector<PassageCitation> citations(std::string_view text) const {
    std::vector<PassageCitation> found;
    text::ReferenceMarkOptions options;
    options.highest_number = highest();
    add_citations(text::reference_marks(text, options), found);
    add_citations(text::reference_marks(text), found);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.mark.begin < b.mark.begin; });
    // What both readings found; and a mark within a longer one, were they ever to disagree.
    const auto repeated = std::unique(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return b.mark.begin < a.mark.end;
    });
    found.erase(repeated, found.end());
    return found;
  }

  [[nodiscard]] std::vector<Source> take_sources() { return std::move(sources_); }

 private:
  void add_citations(const std::vector<text::ReferenceMark>& marks,
                     std::vector<PassageCitation>& found) const {
    for (const text::ReferenceMark& mark : marks) {
      PassageCitation citation{mark.range, {}};
      for (const int number : mark.numbers) {
        const auto at = by_number_.find(number);
        if (at != by_number_.end()) citation.references.push_back(at->second);
      }
      found.push_back(std::move(citation));
    }
  }

  void add(int number, Source source) {
    const auto index = static_cast<std::uint32_t>(sources_.size());
    if (by_number_.try_emplace(number, index).second) sources_.push_back(std::move(source));
  }

  std::vector<Source> sources_;
  std::map<int, std::uint32_t> by_number_;
};

/// Moves the entries of the reference list out of `blocks`, with the heading above them.
ReferenceList take_references(std::vector<MarkdownBlock>& blocks) {
  ReferenceList references;
  std::vector<MarkdownBlock> others;
  bool in_reference_section = false;
  for (MarkdownBlock& block : blocks) {
    if (block.kind == Kind::kHeading) in_reference_section = is_reference_heading(block);
    if (is_reference_heading(block)) continue;
    if (block.kind == Kind::kHeading || !references.take(block, in_reference_section)) {
      others.push_back(std::move(block));
    }
  }
  blocks = std::move(others);
  return references;
}

Source source_of(const std::map<std::string, std::string>& stated, std::string title) {
  const auto get = [&](const char* key) {
    const auto at = stated.find(key);
    return at == stated.end() ? std::string{} : at->second;
  };
  Source source;
  source.type = "webpage";
  source.title = std::move(title);
  source.doi = get("doi");
  source.pmid = get("pmid");
  source.url = get("url");
  source.license = get("license");
  source.issued = parse_date(get("date"));
  source.kind = source_kind_from(get("kind")).value_or(SourceKind::kResearch);
  source.design = study_design_from(get("design")).value_or(StudyDesign::kUnstated);
  normalize_identifiers(source);
  return source;
}

/// The first heading of the highest level; in its absence the first line.
std::string title_of(const std::vector<MarkdownBlock>& blocks) {
  const MarkdownBlock* best = nullptr;
  for (const MarkdownBlock& block : blocks) {
    if (block.kind != Kind::kHeading) continue;
    if (best == nullptr || block.level < best->level) best = &block;
  }
  // The question above a pasted page ends in "?" and is no heading by its looks, but comes first.
  const bool first_is_line = blocks.front().text.size() <= kPlainHeadingBytesMax;
  if (best == nullptr || (best->level > 1 && first_is_line)) best = &blocks.front();
  const std::string_view text = trim(best->text);
  return std::string(text.substr(0, text.find('\n')));
}

/// The title, or how it begins.
std::string shown_title(const std::string& title) {
  if (title.size() <= kTitleBytesMax) return title;
  std::size_t end = title.rfind(' ', kTitleBytesMax);
  if (end == std::string::npos) end = kTitleBytesMax;
  while (!text::is_code_point_border(title, end)) --end;
  return title.substr(0, end) + "\u2026";
}

/// The name by which a document of that title is known.
std::string name_for(std::string_view title) {
  const std::string name = slug(title);
  if (!name.empty() && name.size() <= kNameBytesMax) return name;
  // A title in another script has no ASCII letters to name it by.
  const std::string hash = model::sha256_hex(title).substr(0, 16);
  return name.empty() ? hash : name.substr(0, kShortNameBytes) + '-' + hash;
}

/// Adds the blocks, list items of one list as lines of one text. Returns where in the Markdown they
/// begin, in bytes alone.
TextPlaces add_blocks(const std::vector<MarkdownBlock>& blocks, std::string_view title,
                      const ReferenceList& references, DocumentBuilder& builder) {
  std::vector<std::pair<int, std::string>> headings;
  std::vector<std::string> path;
  std::string text;
  TextPlaces places;
  const auto finish = [&] {
    builder.add_text(path, text, references.citations(text));
    text.clear();
  };
  for (const MarkdownBlock& block : blocks) {
    if (block.kind == Kind::kListItem && block.continues) {
      places.add(builder.next_text_begin() + text.size(), {0, block.begin});
      text += "\n- " + block.text;
      continue;
    }
    finish();
    places.add(builder.next_text_begin(), {0, block.begin});
    if (block.kind != Kind::kHeading) {
      // The title above a pasted page is no statement; what is too long for one is.
      const bool is_title = &block == &blocks.front() && block.text == title &&
                            block.text.size() <= kPlainHeadingBytesMax;
      if (is_title && blocks.size() > 1) continue;
      text = (block.kind == Kind::kListItem ? "- " : "") + block.text;
      continue;
    }
    while (!headings.empty() && headings.back().first >= block.level) headings.pop_back();
    // The title stands over everything and tells no section from another.
    if (block.text != title) headings.emplace_back(block.level, trim(block.text));
    path.clear();
    for (const auto& [level, heading] : headings) path.push_back(heading);
  }
  finish();
  return places;
}

Position position_at(std::string_view file, std::size_t byte_offset) {
  const auto end = file.begin() + static_cast<std::ptrdiff_t>(byte_offset);
  return {static_cast<std::uint64_t>(std::count(file.begin(), end, '\n')) + 1, byte_offset};
}

}  // namespace

void read_markdown(Input& input, Run& run) {
  const auto bytes = input.read_all(kArticleBytesMax);
  if (!bytes) return run.break_off({}, bytes.error());
  if (const auto fault = text::find_utf8_fault(*bytes)) {
    return run.reject_file(position_at(*bytes, fault->byte_offset),
                           std::string(fault->what) + "; save the file as UTF-8");
  }
  std::string_view text = text::without_byte_order_mark(*bytes);
  const auto stated = take_front_matter(text);
  std::vector<MarkdownBlock> blocks = markdown_blocks(text);
  find_plain_headings(blocks);
  ReferenceList references = take_references(blocks);
  if (blocks.empty()) return run.reject_file({}, "no text");
  const auto stated_title = stated.find("title");
  const std::string title = stated_title != stated.end() ? stated_title->second : title_of(blocks);
  const std::string id = "markdown:" + name_for(title);
  Source source = source_of(stated, shown_title(title));
  const bool is_identified = !source.doi.empty() || !source.pmid.empty() || !source.url.empty();
  source.id = is_identified ? canonical_id(source) : id;
  DocumentBuilder builder(id, std::move(source));
  const TextPlaces places = add_blocks(blocks, title, references, builder);
  const std::size_t front_matter = bytes->size() - text.size();
  run.accept(builder.finish(references.take_sources()), {}, [&](std::size_t text_offset) {
    return position_at(*bytes, front_matter + places.at(text_offset).byte_offset);
  });
}

}  // namespace ibid::ingest
