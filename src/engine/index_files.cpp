// Building an index: files through ingest into a Writer, then one publication. And splitting it.

#include <fmt/format.h>

#include "ibid/engine.hpp"
#include "index/shards/split.hpp"
#include "index/writer.hpp"
#include "ingest/ingest.hpp"

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
  sink.document = [&](Document document) { return (*writer)->add(std::move(document)); };
  sink.removal = [&](std::string_view id) {
    ++removals;
    if (auto removed = (*writer)->remove(id); !removed) removal_failure = removed.error();
  };
  sink.report = [&](const ingest::RecordReport& report) {
    if (request.report) request.report(line_of(report));
  };
  sink.progress = request.progress;
  const Result<ingest::Counts> counts = ingest::ingest(request.paths, *format, sink);
  if (!counts) return fail(counts.error());
  if (removal_failure) return fail(*removal_failure);
  if (counts->documents == 0 && removals == 0) {
    return fail(ErrorCode::kInputMalformed,
                fmt::format("nothing to index in {} files; the index is as it was", counts->files));
  }

  Result<std::string> generation = (*writer)->publish();
  if (!generation) return fail(generation.error());
  return IndexReport{std::move(*generation), counts->files,    counts->records,
                     counts->documents,      counts->passages, counts->rejected};
}

Result<std::vector<std::string>> remove_sources(const std::filesystem::path& directory,
                                                const std::vector<std::string>& ids) {
  index::WriterOptions options;
  options.create = false;
  Result<std::unique_ptr<index::Writer>> writer = index::Writer::open(directory, options);
  if (!writer) return fail(writer.error());
  std::vector<std::string> missing;
  for (const std::string& id : ids) {
    const Result<bool> removed = (*writer)->remove(id);
    if (!removed) return fail(removed.error());
    if (!*removed) missing.push_back(id);
  }
  if (missing.size() == ids.size()) return missing;
  if (auto generation = (*writer)->publish(); !generation) return fail(generation.error());
  return missing;
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

Result<std::vector<std::string>> check_index(const std::filesystem::path& directory) {
  const Result<std::vector<index::Damage>> damages = index::check(directory);
  if (!damages) return fail(damages.error());
  std::vector<std::string> lines;
  for (const index::Damage& damage : *damages) lines.push_back(damage.where + ": " + damage.what);
  return lines;
}

}  // namespace ibid
