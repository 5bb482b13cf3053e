#include "index/record_codec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "index/bytes.hpp"

namespace ibid::index {
namespace {

/// Every plain text field of a Source, in the order in which records hold them.
constexpr std::array kSourceTexts{
    &Source::id,        &Source::type,          &Source::title,     &Source::container_title,
    &Source::publisher, &Source::volume,        &Source::issue,     &Source::page,
    &Source::doi,       &Source::pmid,          &Source::pmcid,     &Source::url,
    &Source::certainty, &Source::status_notice, &Source::successor, &Source::license};
constexpr std::array kPersonTexts{&Person::family, &Person::given, &Person::suffix,
                                  &Person::literal};
/// What a record's small fields take, mostly.
constexpr std::size_t kFieldsBytes = 128;
constexpr std::array kDateParts{&Date::year, &Date::month, &Date::day};
/// The least that a Person takes, and a Source: a byte for each text, date part, enumerator and
/// list.
constexpr std::size_t kPersonBytesMin = kPersonTexts.size();
constexpr std::size_t kSourceBytesMin = kSourceTexts.size() + kDateParts.size() + 3 + 2;

void write_texts(ByteWriter& out, const std::vector<std::string>& texts) {
  out.integer(texts.size());
  for (const std::string& text : texts) out.string(text);
}

std::vector<std::string> read_texts(ByteReader& in) {
  std::vector<std::string> texts(in.count());
  for (std::string& text : texts) text = in.string();
  return texts;
}

void write_source(ByteWriter& out, const Source& source) {
  for (const auto field : kSourceTexts) out.string(source.*field);
  out.integer(source.authors.size());
  for (const Person& person : source.authors) {
    for (const auto field : kPersonTexts) out.string(person.*field);
  }
  for (const auto part : kDateParts) out.signed_integer(source.issued.*part);
  out.integer(static_cast<std::uint64_t>(source.kind));
  out.integer(static_cast<std::uint64_t>(source.design));
  out.integer(static_cast<std::uint64_t>(source.status));
  write_texts(out, source.keywords);
}

Source read_source(ByteReader& in) {
  Source source;
  for (const auto field : kSourceTexts) source.*field = in.string();
  source.authors.resize(in.count(kPersonBytesMin));
  for (Person& person : source.authors) {
    for (const auto field : kPersonTexts) person.*field = in.string();
  }
  for (const auto part : kDateParts) source.issued.*part = static_cast<int>(in.signed_integer());
  source.kind = in.enumerator(SourceKind::kResearch);
  source.design = in.enumerator(StudyDesign::kUnstated);
  source.status = in.enumerator(SourceStatus::kRetracted);
  source.keywords = read_texts(in);
  return source;
}

/// A source's id often ends its document's ("pubmed:123" of "123"); then only its size is written,
/// plus one, and otherwise 0 and the id.
void write_source_id(ByteWriter& out, const Passage& passage) {
  const std::string_view document = passage.document_id;
  const std::string_view source = passage.source_id;
  const bool is_tail = source.size() <= document.size() &&
                       document.substr(document.size() - source.size()) == source;
  out.integer(is_tail ? source.size() + 1 : 0);
  if (!is_tail) out.string(source);
}

std::string_view read_source_id(ByteReader& in, std::string_view document_id) {
  const std::uint64_t tail = in.integer();
  if (tail == 0) return in.string();
  const std::uint64_t size = std::min<std::uint64_t>(tail - 1, document_id.size());
  return document_id.substr(document_id.size() - size);
}

}  // namespace

DocumentRecord record_of(const Document& document) {
  return record_of(Document(document));
}

DocumentRecord record_of(Document&& document) {
  DocumentRecord record{std::move(document.id),
                        std::move(document.source),
                        std::move(document.references),
                        document.revision,
                        {}};
  record.ordinals.reserve(document.passages.size());
  for (const Passage& passage : document.passages) {
    std::string_view document_id;
    std::uint32_t ordinal = 0;
    static_cast<void>(split_passage_id(passage.id, document_id, ordinal));
    record.ordinals.push_back(ordinal);
  }
  return record;
}

std::string encode(const DocumentRecord& record) {
  ByteWriter out(record.source.title.size() + kFieldsBytes);
  out.string(record.id);
  out.signed_integer(record.revision);
  out.integer(record.ordinals.size());
  std::uint32_t previous = 0;
  for (const std::uint32_t ordinal : record.ordinals) {
    out.integer(ordinal - previous);
    previous = ordinal;
  }
  write_source(out, record.source);
  out.integer(record.references.size());
  for (const Source& reference : record.references) write_source(out, reference);
  return out.take();
}

Result<DocumentRecord> decode_document(std::string_view bytes) {
  ByteReader in(bytes);
  DocumentRecord record;
  record.id = in.string();
  record.revision = in.signed_integer();
  record.ordinals.resize(in.count());
  std::uint32_t previous = 0;
  for (std::uint32_t& ordinal : record.ordinals) {
    previous += static_cast<std::uint32_t>(in.integer());
    ordinal = previous;
  }
  record.source = read_source(in);
  record.references.resize(in.count(kSourceBytesMin));
  for (Source& reference : record.references) reference = read_source(in);
  if (!in.at_end()) return fail(ErrorCode::kIndexDamaged, "a document record cannot be read");
  return record;
}

std::string encode(const Passage& passage) {
  ByteWriter out(passage.text.size() + kFieldsBytes);
  std::string_view document_id;
  std::uint32_t ordinal = 0;
  static_cast<void>(split_passage_id(passage.id, document_id, ordinal));
  out.string(passage.document_id);
  out.integer(ordinal);
  write_source_id(out, passage);
  write_texts(out, passage.section_path);
  out.string(passage.text);
  out.integer(passage.range.begin);
  out.string(passage.certainty);
  write_texts(out, passage.questions);
  write_texts(out, passage.unanswered);
  out.integer(passage.citations.size());
  for (const PassageCitation& citation : passage.citations) {
    out.integer(citation.mark.begin);
    out.integer(citation.mark.size());
    out.integer(citation.references.size());
    for (const std::uint32_t reference : citation.references) out.integer(reference);
  }
  return out.take();
}

Result<Passage> decode_passage(std::string_view bytes) {
  ByteReader in(bytes);
  Passage passage;
  passage.document_id = in.string();
  passage.id = passage_id(passage.document_id, static_cast<std::uint32_t>(in.integer()));
  passage.source_id = read_source_id(in, passage.document_id);
  passage.section_path = read_texts(in);
  passage.text = in.string();
  passage.range.begin = in.integer();
  passage.range.end = passage.range.begin + passage.text.size();
  passage.certainty = in.string();
  passage.questions = read_texts(in);
  passage.unanswered = read_texts(in);
  passage.citations.resize(in.count());
  for (PassageCitation& citation : passage.citations) {
    citation.mark.begin = in.integer();
    citation.mark.end = citation.mark.begin + in.integer();
    citation.references.resize(in.count());
    for (std::uint32_t& reference : citation.references) {
      reference = static_cast<std::uint32_t>(in.integer());
    }
  }
  if (!in.at_end()) return fail(ErrorCode::kIndexDamaged, "a passage record cannot be read");
  passage.sha256 = model::sha256_hex(passage.text);
  return passage;
}

model::Digest content_digest(std::string_view document_record,
                             std::span<const std::string> passage_records) {
  std::size_t bytes = sizeof(std::uint64_t) + document_record.size();
  for (const std::string& record : passage_records) bytes += sizeof(std::uint64_t) + record.size();
  std::string all;  // to hash pieces one by one takes longer than to put them together
  all.reserve(bytes);
  const auto add = [&all](std::string_view record) {
    append_little(all, static_cast<std::uint64_t>(record.size()));
    all.append(record);
  };
  add(document_record);
  for (const std::string& record : passage_records) add(record);
  return model::sha256(all);
}

std::string passage_id(std::string_view document_id, std::uint32_t ordinal) {
  const fmt::format_int digits(ordinal);
  std::string id;
  id.reserve(document_id.size() + 1 + digits.size());
  return id.append(document_id).append(1, '#').append(digits.data(), digits.size());
}

bool split_passage_id(std::string_view id, std::string_view& document_id, std::uint32_t& ordinal) {
  const auto hash = id.rfind('#');
  if (hash == std::string_view::npos) return false;
  const std::string_view digits = id.substr(hash + 1);
  // One spelling a number, so that an id names one passage.
  if (digits.empty() || (digits.size() > 1 && digits.front() == '0')) return false;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), ordinal);
  if (error != std::errc{} || end != digits.data() + digits.size()) return false;
  document_id = id.substr(0, hash);
  return true;
}

}  // namespace ibid::index
