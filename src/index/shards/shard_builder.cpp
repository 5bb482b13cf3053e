#include "index/shards/shard_builder.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "index/file_io.hpp"
#include "index/schema.hpp"
#include "index/shards/shard_records.hpp"
#include "index/shards/term_table.hpp"
#include "index/xapian_border.hpp"

namespace ibid::index {
namespace {

/// As in a segment, and for its reasons (segment_builder.cpp), but with term lists:
/// xapian-replicate opens no database without.
constexpr std::uint32_t kPassagesPerFlush = 3'000;
constexpr int kGrowingFlags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                              Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;
/// Begins the terms that carry facets and no words.
constexpr char kFacetPrefix = 'X';

void add_facets(Xapian::Document& entry, const PassageFacets& facets) {
  for (const SourceKind kind : {SourceKind::kGuideline, SourceKind::kResearch}) {
    if ((facets.kinds >> static_cast<unsigned>(kind) & 1u) != 0) {
      entry.add_boolean_term(kind_term(kind));
    }
  }
  for (unsigned design = 0; design <= static_cast<unsigned>(StudyDesign::kUnstated); ++design) {
    if ((facets.designs >> design & 1u) != 0) {
      entry.add_boolean_term(design_term(static_cast<StudyDesign>(design)));
    }
  }
  if (facets.year_last == 0) return;
  entry.add_value(kYearFirstSlot, year_value(facets.year_first));
  entry.add_value(kYearLastSlot, year_value(facets.year_last));
}

}  // namespace

struct ShardBuilder::State {
  State(std::filesystem::path final_path, PassageAnalyzer& shared_analyzer)
      : path(std::move(final_path)),
        growing(path.string() + ".growing"),
        analyzer(shared_analyzer) {}
  ~State() {
    // Nothing to lose: a shard that was not finished is of no use.
    std::error_code ignored;
    std::filesystem::remove_all(growing, ignored);
  }

  Result<void> put(const std::string& key, std::string_view bytes) {
    auto value = seal(key, bytes);
    if (!value) return fail(value.error());
    database.set_metadata(key, *value);
    return {};
  }
  Result<void> add(const MovedDocument& document);
  Result<void> write_names();

  std::filesystem::path path;
  std::filesystem::path growing;
  PassageAnalyzer& analyzer;
  Xapian::WritableDatabase database;
  std::vector<std::pair<std::string, std::uint32_t>> names;  ///< key and document
  ShardRow row;
};

ShardBuilder::ShardBuilder(std::unique_ptr<State> state) : state_(std::move(state)) {}
ShardBuilder::~ShardBuilder() = default;

Result<std::unique_ptr<ShardBuilder>> ShardBuilder::create(const std::filesystem::path& path,
                                                           PassageAnalyzer& analyzer) {
  auto state = std::make_unique<State>(path, analyzer);
  auto opened = at_xapian_border(state->growing, [&]() -> Result<void> {
    state->database = Xapian::WritableDatabase(state->growing.string(), kGrowingFlags);
    return {};
  });
  if (!opened) return fail(opened.error());
  return std::unique_ptr<ShardBuilder>(new ShardBuilder(std::move(state)));
}

const ShardRow& ShardBuilder::row() const {
  return state_->row;
}

Result<void> ShardBuilder::State::add(const MovedDocument& document) {
  const std::uint32_t number = row.documents;
  const std::string record = encode_shard_document(row.passages, document.bytes, document.resolved);
  if (auto done = put(document_key(number), record); !done) return done;
  for_each_name(*document.record, [&](NameRole role, std::string_view name) {
    names.emplace_back(name_key(role, name), number);
  });
  for (std::size_t i = 0; i < document.passages.size(); ++i) {
    const auto passage = decode_passage(document.passages[i]);
    if (!passage) return fail(passage.error());
    const PassageTerms& terms = analyzer.analyze(document.record->source.title, *passage);
    Xapian::Document entry;
    Xapian::Document questions;
    for (const auto& [term, frequency] : terms.frequencies) {
      (is_question_term(term) ? questions : entry).add_term(term, frequency);
    }
    add_facets(entry, document.facets[i]);
    database.replace_document(row.passages + 1, entry);
    if (questions.termlist_count() > 0) {
      add_facets(questions, document.facets[i]);
      database.replace_document(kQuestionEntries + row.passages + 1, questions);
    }
    const std::string bytes =
        encode_shard_passage(number, terms.length, terms.frequencies, document.passages[i]);
    if (auto done = put(passage_key(row.passages), bytes); !done) return done;
    ++row.passages;
    row.length += terms.length;
    row.text_bytes += passage->text.size();
    if (row.passages % kPassagesPerFlush == 0) database.commit();
  }
  row.content.add(content_digest(document.bytes, document.passages));
  ++row.documents;
  return {};
}

Result<void> ShardBuilder::add(const MovedDocument& document) {
  return at_xapian_border(state_->growing, [&] { return state_->add(document); });
}

Result<void> ShardBuilder::State::write_names() {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  for (auto first = names.begin(); first != names.end();) {
    std::vector<std::uint32_t> documents;
    auto last = first;
    for (; last != names.end() && last->first == first->first; ++last) {
      documents.push_back(last->second);
    }
    if (auto done = put(first->first, encode_documents(documents)); !done) return done;
    first = last;
  }
  names = {};
  database.commit();
  return {};
}

Result<void> ShardBuilder::commit() {
  return at_xapian_border(state_->growing, [&] { return state_->write_names(); });
}

Result<void> ShardBuilder::finish(const ShardManifest& manifest, std::string_view language,
                                  const std::vector<std::string>& table) {
  State& state = *state_;
  auto done = at_xapian_border(state.growing, [&]() -> Result<void> {
    if (auto put = state.put(std::string(kShardLanguageKey), language); !put) return put;
    for (std::uint32_t piece = 0; piece < table.size(); ++piece) {
      if (auto put = state.put(table_key(piece), table[piece]); !put) return put;
    }
    if (auto put = state.put(std::string(kShardManifestKey), encode(manifest)); !put) return put;
    state.database.commit();
    state.database.compact(state.path.string(), Xapian::Compactor::FULLER);
    state.database.close();
    return {};
  });
  if (!done) return done;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(state.path, error)) {
    if (auto synced = sync_file(file.path()); !synced) return synced;
  }
  if (error) return fail(system_error("read", state.path, error.value()));
  return sync_directory(state.path);
}

Result<std::vector<std::string>> table_of_terms(
    const std::vector<std::unique_ptr<ShardBuilder>>& shards) {
  TermTableBuilder table;
  if (shards.empty()) return table.finish();
  return at_xapian_border(shards.front()->state_->growing,
                          [&]() -> Result<std::vector<std::string>> {
                            std::vector<Xapian::TermIterator> at;
                            std::vector<Xapian::TermIterator> ends;
                            for (const auto& shard : shards) {
                              at.push_back(shard->state_->database.allterms_begin());
                              ends.push_back(shard->state_->database.allterms_end());
                            }
                            std::vector<std::uint32_t> counts(shards.size());
                            while (true) {
                              std::string least;
                              for (std::size_t i = 0; i < at.size(); ++i) {
                                if (at[i] != ends[i] && (least.empty() || *at[i] < least))
                                  least = *at[i];
                              }
                              if (least.empty()) return table.finish();
                              for (std::size_t i = 0; i < at.size(); ++i) {
                                const bool holds = at[i] != ends[i] && *at[i] == least;
                                counts[i] = holds ? at[i].get_termfreq() : 0;
                                if (holds) ++at[i];
                              }
                              if (least.front() != kFacetPrefix) table.add(least, counts);
                            }
                          });
}

}  // namespace ibid::index
