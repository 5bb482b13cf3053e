#include "ingest/run.hpp"

#include <fmt/format.h>

#include <utility>

#include "ingest/document_builder.hpp"
#include "ingest/limits.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace ibid::ingest {
namespace {

/// Calls `visit(name, text)` for every text that a Source holds.
template <class Visit>
void visit_texts(const Source& source, Visit&& visit) {
  visit("id", source.id);
  visit("type", source.type);
  visit("title", source.title);
  visit("journal", source.container_title);
  visit("publisher", source.publisher);
  visit("volume", source.volume);
  visit("issue", source.issue);
  visit("page", source.page);
  visit("DOI", source.doi);
  visit("PMID", source.pmid);
  visit("PMCID", source.pmcid);
  visit("URL", source.url);
  visit("certainty", source.certainty);
  visit("notice", source.status_notice);
  visit("successor", source.successor);
  visit("license", source.license);
  for (const Person& person : source.authors) {
    visit("author", person.family);
    visit("author", person.given);
    visit("author", person.suffix);
    visit("author", person.literal);
  }
  for (const std::string& keyword : source.keywords) visit("keyword", keyword);
}

/// The same for a Document, but for the text that its passages' hashes stand for.
template <class Visit>
void visit_texts(const Document& document, Visit&& visit) {
  visit_texts(document.source, visit);
  for (const Passage& passage : document.passages) {
    visit("certainty", passage.certainty);
    for (const std::string& heading : passage.section_path) visit("heading", heading);
    for (const std::string& question : passage.questions) visit("question", question);
    for (const std::string& question : passage.unanswered) visit("question", question);
  }
  for (const Source& reference : document.references) visit_texts(reference, visit);
}

/// Appends what is no text of a Source.
void append_facts(const Source& source, std::string& out) {
  for (const int part : {source.issued.year, source.issued.month, source.issued.day}) {
    out.append(fmt::format_int(part).c_str()).push_back('-');
  }
  for (const auto name : {name_of(source.kind), name_of(source.design), name_of(source.status)}) {
    out.append(name).push_back(' ');
  }
}

/// A part of a Document's text that is in no passage.
struct LeftOut {
  std::size_t begin = 0;
  std::string reason;
};

std::vector<LeftOut> left_out_of(const Document& document) {
  std::vector<LeftOut> parts;
  for (const ByteRange& range : parts_in_no_passage(document)) {
    const std::string_view text = std::string_view(document.text).substr(range.begin, range.size());
    std::string reason =
        range.size() > kSentenceBytesMax
            ? fmt::format("{} bytes are left out: a sentence over {} bytes is not quoted in part",
                          range.size(), kSentenceBytesMax)
            : fmt::format("left out, since it speaks to a machine and not to readers: \"{}\"",
                          text::collapse_white_space(text));
    parts.push_back({range.begin, std::move(reason)});
  }
  return parts;
}

/// Why `document` cannot be taken, or nothing.
std::string fault_in(const Document& document) {
  if (document.source.title.empty() && document.passages.empty()) {
    const std::vector<LeftOut> parts = left_out_of(document);
    return parts.empty() ? "neither a title nor a text" : parts.front().reason;
  }
  std::string reason;
  const auto check = [&reason](std::string_view name, std::string_view text) {
    const auto fault = text::find_utf8_fault(text);
    if (!fault || !reason.empty()) return;
    reason = fmt::format("{} at byte {} of the {}", fault->what, fault->byte_offset, name);
  };
  check("text", document.text);
  check("id", document.id);
  visit_texts(document, check);
  return reason;
}

/// Whether a sink fails so because of what it was given, and takes the next record all the same.
bool is_of_the_record(ErrorCode code) {
  return code == ErrorCode::kInputMalformed || code == ErrorCode::kInputTooLarge;
}

/// Of an id, a title or a reason in a report: beyond this nobody reads on.
constexpr std::size_t kReportBytesMax = 400;

/// The beginning of `text`, with a replacement character for every byte that is not UTF-8: a report
/// quotes what it refuses, and goes into JSON and onto terminals.
std::string for_report(std::string_view text) {
  if (text.size() > kReportBytesMax) {
    std::size_t end = kReportBytesMax;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return for_report(text.substr(0, end)) + "\u2026";
  }
  std::string valid;
  while (const auto fault = text::find_utf8_fault(text)) {
    valid.append(text.substr(0, fault->byte_offset));
    valid.append("\uFFFD");
    text.remove_prefix(fault->byte_offset + 1);
  }
  return valid.append(text);
}

}  // namespace

void Run::begin_file(std::filesystem::path file) {
  return_to(std::move(file));
  ++counts_.files;
}

void Run::accept(Document document, Position position, const PlaceOfText& place) {
  if (failure_) return;
  if (const std::string reason = fault_in(document); !reason.empty()) {
    reject(position, document.id, reason);
    return;
  }
  ++counts_.records;
  std::string first_place;
  switch (remember(document, position, first_place)) {
    case Novelty::kSame:
      return;
    case Novelty::kOlder:
      report(position, document.id,
             "an older revision of a record that was read from " + first_place);
      return;
    case Novelty::kClash:
      ++counts_.rejected;
      report(position, document.id,
             "this id was read before with other content, from " + first_place + ", which is kept");
      return;
    case Novelty::kNew:
      break;
  }
  const std::string id = document.id;
  const std::size_t passages = document.passages.size();
  const std::vector<LeftOut> left_out = left_out_of(document);
  if (const auto taken = sink_.document(std::move(document)); !taken) {
    if (!is_of_the_record(taken.error().code)) {
      failure_ = taken.error();
      return;
    }
    ++counts_.rejected;
    report(position, id, taken.error().message);
    return;
  }
  ++counts_.documents;
  counts_.passages += passages;
  if (passages == 0) ++counts_.empty;
  for (const LeftOut& part : left_out) note(place ? place(part.begin) : position, id, part.reason);
}

void Run::reject(Position position, std::string_view record, std::string_view reason) {
  ++counts_.records;
  ++counts_.rejected;
  report(position, record, reason);
}

void Run::note(Position position, std::string_view record, std::string_view reason) {
  report(position, record, reason, /*taken=*/true);
}

void Run::reject_file(Position position, std::string_view reason) {
  ++counts_.rejected;
  report(position, {}, reason);
}

void Run::break_off(Position position, const Error& failure) {
  if (failure.code == ErrorCode::kInputTooLarge) return reject_file(position, failure.message);
  ++counts_.damaged;
  const bool is_of_the_system = failure.code == ErrorCode::kEnvironment;
  reject_file(
      position,
      failure.message + (is_of_the_system ? "" : "; get the file once more and index it again"));
}

void Run::remove(std::string_view source_id) {
  ++removals_;
  if (sink_.removal && !failure_) sink_.removal(source_id);
}

void Run::report(Position position, std::string_view record, std::string_view reason, bool taken) {
  if (!sink_.report || failure_) return;
  sink_.report(RecordReport{files_.empty() ? std::filesystem::path{} : files_.back(), position.line,
                            position.byte_offset, for_report(record), for_report(reason), taken});
}

model::ShortDigest Run::content_of(const Document& document) {
  content_.clear();
  const auto add = [this](std::string_view /*name*/, std::string_view text) {
    content_.append(text);
    content_.push_back('\0');  // stands in no text: see fault_in
  };
  visit_texts(document, add);
  for (const Passage& passage : document.passages) content_.append(passage.sha256);
  append_facts(document.source, content_);
  for (const Source& reference : document.references) append_facts(reference, content_);
  return model::short_digest(content_);
}

Run::Novelty Run::remember(const Document& document, Position position, std::string& first_place) {
  const Seen now{content_of(document), document.revision, position.line,
                 static_cast<std::uint32_t>(files_.size() - 1)};
  const auto [known, is_new] = seen_.try_emplace(model::short_digest(document.id), now);
  if (is_new) return Novelty::kNew;
  Seen& before = *known;
  if (before.content == now.content) return Novelty::kSame;
  if (now.revision > before.revision) {
    before = now;
    return Novelty::kNew;
  }
  first_place = files_[before.file].string();
  if (before.line > 0) first_place += fmt::format(":{}", before.line);
  return now.revision < before.revision ? Novelty::kOlder : Novelty::kClash;
}

}  // namespace ibid::ingest
