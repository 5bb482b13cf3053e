// Building an index: files through ingest into a Writer, then one publication. And splitting it.

#include <fmt/format.h>

#include <set>
#include <string_view>

#include "ibid/engine.hpp"
#include "index/generation.hpp"
#include "index/shards/split.hpp"
#include "index/writer.hpp"
#include "ingest/ingest.hpp"
#include "review/review_store.hpp"

namespace ibid {
namespace {

std::string line_of(const ingest::RecordReport& report) {
  std::string line = report.file.string();
  if (report.line != 0) {
    line += fmt::format(":{}", report.line);
  } else if (report.byte_offset != 0) {
    line += fmt::format(" at byte {}", report.byte_offset);
  }
  if (!report.record.empty()) line += fmt::format(" ({})", report.record);
  return line + ": " + report.reason;
}

/// "where: what" when there are reviews in the index and they are damaged.
std::string fault_of_reviews(const std::filesystem::path& directory) {
  const std::filesystem::path file = directory / review::kStoreFileName;
  const auto store = review::ReviewStore::open(file, /*create=*/false);
  if (!store && store.error().code == ErrorCode::kNotFound) return {};
  const Result<void> checked = store ? (*store)->check() : Result<void>(fail(store.error()));
  if (checked) return {};
  return fmt::format(
      "{}: damaged: {}. Put a copy of it back, or move it away and its reviews with it; without "
      "them every answer is \"submitted\"",
      file.string(), checked.error().message);
}

}  // namespace

Result<IndexReport> index_files(const IndexRequest& request) {
  const auto format = ingest::format_from(request.format);
  if (!format) {
    return fail(ErrorCode::kUsage, fmt::format("unknown format \"{}\"", request.format));
  }
  index::WriterOptions options;
  options.threads = request.threads;
  std::optional<index::Language> language;
  if (!request.language.empty()) {
    Result<index::Language> extended = index::Language::extended_by(request.language);
    if (!extended) return fail(extended.error());
    language = std::move(*extended);
    options.language = &*language;
  }
  Result<std::unique_ptr<index::Writer>> writer = index::Writer::open(request.directory, options);
  if (!writer) return fail(writer.error());

  std::uint64_t removals = 0;
  std::optional<Error> removal_failure;
  ingest::Sink sink;
  IndexReport done;
  sink.document = [&](Document document) -> Result<void> {
    const std::string id = document.id;
    const Result<index::Taken> taken = (*writer)->add(std::move(document));
    if (!taken) return fail(taken.error());
    if (*taken == index::Taken::kUnchanged) ++done.unchanged;
    if (*taken == index::Taken::kReplacing) {
      ++done.replaced;
      if (request.replaced) request.replaced(id);
    }
    return {};
  };
  sink.removal = [&](std::string_view id) {
    ++removals;
    if (auto removed = (*writer)->remove(id); !removed) removal_failure = removed.error();
  };
  sink.report = [&](const ingest::RecordReport& report) {
    const auto& take = report.taken ? request.note : request.report;
    if (take) take(line_of(report));
  };
  sink.progress = request.progress;
  const Result<ingest::Counts> counts =
      ingest::ingest(request.paths, *format, sink, request.directory);
  if (!counts) return fail(counts.error());
  if (removal_failure) return fail(*removal_failure);
  if (counts->documents == 0 && removals == 0) {
    return fail(ErrorCode::kInputMalformed,
                fmt::format("nothing to index in {} files; the index is as it was", counts->files));
  }

  Result<std::string> generation = (*writer)->publish();
  if (!generation) return fail(generation.error());
  done.generation = std::move(*generation);
  done.files = counts->files;
  done.records = counts->records;
  done.documents = counts->documents;
  done.empty = counts->empty;
  done.passages = counts->passages;
  done.rejected = counts->rejected;
  done.missing = counts->missing;
  done.damaged = counts->damaged;
  done.readmes = counts->readmes;
  return done;
}

Result<RemovalReport> remove_sources(const std::filesystem::path& directory,
                                     const std::vector<std::string>& ids) {
  index::WriterOptions options;
  options.create = false;
  Result<std::unique_ptr<index::Writer>> writer = index::Writer::open(directory, options);
  if (!writer) return fail(writer.error());
  const auto generation = index::Generation::open(directory);
  if (!generation) return fail(generation.error());
  RemovalReport report;
  std::set<std::string_view> seen;
  std::set<std::string> removed_works;
  bool all_found = true;
  for (const std::string& id : ids) {
    if (!seen.insert(id).second) continue;
    const Result<std::size_t> removed = (*writer)->remove(id);
    if (!removed) return fail(removed.error());
    const auto known = (*generation)->find_source(id);
    if (!known) return fail(known.error());
    const std::string work = known->has_value() ? (*known)->id : std::string{};
    // Another name of what was removed just now names nothing that is missing.
    const bool is_gone = *removed == 0 && !work.empty() && removed_works.count(work) != 0;
    if (*removed != 0) removed_works.insert(work);
    report.sources.push_back({id, *removed, *removed == 0 && !is_gone && !work.empty()});
    all_found = all_found && (*removed != 0 || is_gone);
  }
  if (all_found) {
    Result<std::string> published = (*writer)->publish();
    if (!published) return fail(published.error());
    report.generation = std::move(*published);
  }
  return report;
}

Result<ShardsReport> write_shards(const ShardsRequest& request) {
  Result<index::SplitReport> split =
      index::split_index(request.directory, request.out, request.shards, request.progress);
  if (!split) return fail(split.error());
  ShardsReport report{std::move(split->generation), {}};
  for (index::SplitShard& shard : split->shards) {
    report.shards.push_back({std::move(shard.path), shard.documents, shard.passages});
  }
  return report;
}

Result<CheckReport> check_index(const std::filesystem::path& directory) {
  const Result<std::vector<index::Damage>> damages = index::check(directory);
  if (!damages) return fail(damages.error());
  CheckReport report;
  for (const index::Damage& damage : *damages) {
    report.damages.push_back(damage.where + ": " + damage.what);
  }
  report.reviews = fault_of_reviews(directory);
  return report;
}

}  // namespace ibid
