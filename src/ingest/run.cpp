#include "ingest/run.hpp"

#include <fmt/format.h>

#include <cstring>

#include "model/digest.hpp"
#include "text/utf8.hpp"

namespace ibid::ingest {
namespace {

void add(std::string& key, std::string_view field) {
  key.append(field);
  key.push_back('\0');  // no field holds one: see fault_in
}

void add(std::string& key, const Source& source) {
  for (const std::string* field :
       {&source.id, &source.type, &source.title, &source.container_title, &source.publisher,
        &source.volume, &source.issue, &source.page, &source.doi, &source.pmid, &source.pmcid,
        &source.url, &source.certainty, &source.status_notice, &source.successor,
        &source.license}) {
    add(key, *field);
  }
  for (const Person& person : source.authors) {
    add(key, person.family);
    add(key, person.given);
    add(key, person.literal);
  }
  for (const std::string& keyword : source.keywords) add(key, keyword);
  add(key,
      fmt::format("{}-{}-{} {} {} {}", source.issued.year, source.issued.month, source.issued.day,
                  name_of(source.kind), name_of(source.design), name_of(source.status)));
}

std::string fault_in(std::string_view name, std::string_view text) {
  const auto fault = text::find_utf8_fault(text);
  if (!fault) return {};
  return fmt::format("{}: {} at byte {} of the {}", name, fault->what, fault->byte_offset, name);
}

/// Why `document` cannot be taken, or nothing.
std::string fault_in(const Document& document) {
  if (document.source.title.empty() && document.passages.empty()) {
    return "neither a title nor a text";
  }
  std::string reason = fault_in("text", document.text);
  if (reason.empty()) reason = fault_in("title", document.source.title);
  if (reason.empty()) reason = fault_in("id", document.id);
  return reason;
}

}  // namespace

void Run::begin_file(std::filesystem::path file) {
  return_to(std::move(file));
  ++counts_.files;
}

void Run::accept(Document document, Position position) {
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
  if (const auto taken = sink_.document(std::move(document)); !taken) {
    ++counts_.rejected;
    report(position, id, taken.error().message);
    return;
  }
  ++counts_.documents;
  counts_.passages += passages;
}

void Run::reject(Position position, std::string_view record, std::string_view reason) {
  ++counts_.records;
  ++counts_.rejected;
  report(position, record, reason);
}

void Run::note(Position position, std::string_view record, std::string_view reason) {
  report(position, record, reason);
}

void Run::reject_file(Position position, std::string_view reason) {
  ++counts_.rejected;
  report(position, {}, reason);
}

void Run::remove(std::string_view source_id) {
  if (sink_.removal) sink_.removal(source_id);
}

void Run::report(Position position, std::string_view record, std::string_view reason) {
  if (!sink_.report) return;
  sink_.report(RecordReport{files_.empty() ? std::filesystem::path{} : files_.back(), position.line,
                            position.byte_offset, std::string(record), std::string(reason)});
}

Run::Fingerprint Run::fingerprint(std::string_view bytes) {
  const model::Digest digest = model::sha256(bytes);
  Fingerprint result{};
  std::memcpy(result.data(), digest.data(), sizeof(result));
  return result;
}

Run::Fingerprint Run::content_of(const Document& document) {
  std::string key;
  add(key, document.source);
  // The hash of a passage stands for its text.
  for (const Passage& passage : document.passages) {
    add(key, passage.sha256);
    add(key, passage.certainty);
    for (const std::string& heading : passage.section_path) add(key, heading);
  }
  for (const Source& reference : document.references) add(key, reference);
  return fingerprint(key);
}

Run::Novelty Run::remember(const Document& document, Position position, std::string& first_place) {
  const Seen now{content_of(document), document.revision, position.line,
                 static_cast<std::uint32_t>(files_.size() - 1)};
  const auto [at, is_new] = seen_.try_emplace(fingerprint(document.id), now);
  if (is_new) return Novelty::kNew;
  Seen& before = at->second;
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
