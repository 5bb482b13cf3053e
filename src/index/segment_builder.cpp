#include "index/segment_builder.hpp"

#include <array>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "index/columns.hpp"
#include "index/file_io.hpp"
#include "index/identifier_file.hpp"
#include "index/mapped_file.hpp"
#include "index/passage_terms.hpp"
#include "index/posting_runs.hpp"
#include "index/postings_writer.hpp"
#include "index/record_codec.hpp"
#include "index/record_file.hpp"
#include "index/schema.hpp"
#include "index/segment.hpp"
#include "index/xapian_writer.hpp"
#include "model/digest.hpp"

namespace ibid::index {
namespace {

/// Runs of postings while the segment grows.
constexpr std::string_view kRunsFile = "runs";

/// Appends the digests of one finished file to `sums`. Both hashes take a chunk while it is in the
/// cache; nothing is mapped, which would count as memory.
Result<FileEntry> describe(const std::filesystem::path& directory, std::string_view name,
                           std::string& sums) {
  auto file = FileReader::open(directory / name);
  if (!file) return fail(file.error());
  FileEntry entry{std::string(name), 0, {}};
  model::Sha256 whole;
  std::string chunk(kChunkBytes, '\0');
  for (;;) {
    const auto bytes = file->read(chunk.data(), chunk.size());
    if (!bytes) return fail(bytes.error());
    if (*bytes == 0) break;
    const std::string_view part = std::string_view(chunk).substr(0, *bytes);
    for (const ChunkDigest& digest : chunk_digests(part)) {
      sums.append(reinterpret_cast<const char*>(digest.data()), digest.size());
    }
    whole.update(part);
    entry.size += part.size();
  }
  entry.sha256 = model::to_hex(whole.finish());
  return entry;
}

}  // namespace

struct SegmentBuilder::State {
  State(std::filesystem::path segment_directory, const Language& language,
        RecordFileWriter passages, RecordFileWriter documents)
      : directory(std::move(segment_directory)),
        passage_file(std::move(passages)),
        document_file(std::move(documents)),
        analyzer(language),
        runs(directory / kRunsFile) {}

  Result<void> index_passage(const Document& document, const Passage& passage);
  Result<void> write_postings();

  std::filesystem::path directory;
  RecordFileWriter passage_file;
  RecordFileWriter document_file;
  PassageAnalyzer analyzer;
  PostingRuns runs;
  Columns columns;
  IdentifierTable identifiers;
  ContentSum content;
  SegmentEntry entry;
};

SegmentBuilder::SegmentBuilder(std::unique_ptr<State> state) : state_(std::move(state)) {}
SegmentBuilder::~SegmentBuilder() = default;

Result<std::unique_ptr<SegmentBuilder>> SegmentBuilder::create(
    const std::filesystem::path& directory, std::uint64_t id, const Language& language) {
  const std::filesystem::path own = directory / segment_directory_name(id);
  std::error_code ignored;
  std::filesystem::remove_all(own, ignored);
  if (auto made = make_directory(own); !made) return fail(made.error());
  auto passages = RecordFileWriter::create(own / kPassagesFile);
  if (!passages) return fail(passages.error());
  auto documents = RecordFileWriter::create(own / kDocumentsFile);
  if (!documents) return fail(documents.error());
  auto state = std::make_unique<State>(own, language, std::move(*passages), std::move(*documents));
  state->entry.id = id;
  return std::unique_ptr<SegmentBuilder>(new SegmentBuilder(std::move(state)));
}

std::uint32_t SegmentBuilder::documents() const {
  return state_->entry.documents;
}
std::uint32_t SegmentBuilder::passages() const {
  return state_->entry.passages;
}
const ContentSum& SegmentBuilder::content() const {
  return state_->content;
}

Result<void> SegmentBuilder::State::index_passage(const Document& document,
                                                  const Passage& passage) {
  const PassageCounts& counts = analyzer.count(document.source.title, passage);
  ++entry.passages;
  entry.length += counts.length;
  entry.text_bytes += passage.text.size();
  runs.add(counts);
  if (!runs.is_full()) return {};
  auto ended = runs.end_run(analyzer.terms());
  analyzer.forget();
  return ended;
}

Result<void> SegmentBuilder::add(Document&& document) {
  State& state = *state_;
  std::vector<std::string> passage_records;
  passage_records.reserve(document.passages.size());
  state.columns.document_begins.push_back(state.entry.passages);
  for (const Passage& passage : document.passages) {
    passage_records.push_back(encode(passage));
    if (auto done = state.passage_file.append(passage_records.back()); !done) return done;
    state.columns.tie_keys.push_back(tie_key_of(passage.id));
    state.columns.facets.push_back(facets_of(document, passage));
    if (auto indexed = state.index_passage(document, passage); !indexed) return indexed;
  }
  const DocumentRecord record = record_of(std::move(document));
  const std::string document_record = encode(record);
  state.content.add(content_digest(document_record, passage_records));
  state.identifiers.add_document(state.entry.documents, record);
  ++state.entry.documents;
  return state.document_file.append(document_record);
}

Result<void> SegmentBuilder::State::write_postings() {
  auto xapian = XapianWriter::create(directory / kXapianFile, runs.lengths());
  if (!xapian) return fail(xapian.error());
  auto postings = PostingsWriter::create(directory / kPostingsFile, runs.lengths(), kBm25);
  if (!postings) return fail(postings.error());
  auto merged =
      runs.merge(analyzer.terms(), [&](std::string_view term, std::span<const Posting> list) {
        auto added = xapian->add(term, list);
        return added ? postings->add(term, list) : added;
      });
  if (!merged) return merged;
  if (auto done = xapian->finish(); !done) return done;
  return postings->finish();
}

Result<SegmentEntry> SegmentBuilder::finish() {
  State& state = *state_;
  if (auto done = state.passage_file.finish(); !done) return fail(done.error());
  if (auto done = state.document_file.finish(); !done) return fail(done.error());
  if (auto done = state.write_postings(); !done) return fail(done.error());
  if (auto done = state.identifiers.write(state.directory / kIdentifiersFile); !done) {
    return fail(done.error());
  }
  if (auto done = state.columns.write(state.directory / kColumnsFile); !done) {
    return fail(done.error());
  }
  std::string sums;
  for (const std::string_view name : {kXapianFile, kPassagesFile, kDocumentsFile, kIdentifiersFile,
                                      kColumnsFile, kPostingsFile}) {
    auto file = describe(state.directory, name, sums);
    if (!file) return fail(file.error());
    state.entry.files.push_back(std::move(*file));
  }
  if (auto done = write_file(state.directory / kSumsFile, sums); !done) return fail(done.error());
  state.entry.sums = {std::string(kSumsFile), sums.size(), model::sha256_hex(sums)};
  if (auto done = sync_directory(state.directory); !done) return fail(done.error());
  return state.entry;
}

}  // namespace ibid::index
