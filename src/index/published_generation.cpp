#include "index/published_generation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "index/file_io.hpp"
#include "index/schema.hpp"
#include "index/work_finder.hpp"

namespace ibid::index {
namespace {

/// How often open() starts over because a writer published, and removed the files of the
/// generation just read about, in between. A publication takes far longer than opening does.
constexpr int kOpenAttempts = 10;

Statistics live_statistics(const std::vector<LiveSegment>& segments) {
  Statistics statistics;
  std::uint64_t length = 0;
  for (const LiveSegment& live : segments) {
    const SegmentEntry& entry = live.segment->entry();
    statistics.passages += entry.passages - live.dead->passages();
    statistics.documents += entry.documents - live.dead->documents();
    statistics.text_bytes += entry.text_bytes - live.dead->text_bytes();
    length += entry.length - live.dead->length();
  }
  if (statistics.passages > 0) {
    statistics.average_length = static_cast<double>(length) / statistics.passages;
  }
  return statistics;
}

std::vector<BlockMaxSegment> block_max_segments(const std::vector<LiveSegment>& segments) {
  std::vector<BlockMaxSegment> result;
  for (const LiveSegment& live : segments) {
    const ColumnsFile& columns = live.segment->columns();
    BlockMaxSegment segment{
        &live.segment->postings(), live.base, columns.tie_keys(), columns.facets(), {}};
    if (!live.dead->empty()) segment.dead = live.dead->bitmap();
    result.push_back(segment);
  }
  return result;
}

std::uint32_t dead_frequency(const std::vector<LiveSegment>& segments, std::string_view term) {
  std::uint32_t frequency = 0;
  for (const LiveSegment& live : segments) frequency += live.dead->document_frequency(term);
  return frequency;
}

}  // namespace

Result<std::shared_ptr<const Generation>> Generation::open(const std::filesystem::path& directory) {
  for (int attempt = 1;; ++attempt) {
    auto manifest = read_current(directory);
    std::uint64_t number = manifest ? manifest->number : 0;
    Error error;
    if (manifest) {
      auto generation = PublishedGeneration::open(directory, std::move(*manifest));
      if (generation) return std::shared_ptr<const Generation>(std::move(*generation));
      error = generation.error();
    } else {
      error = manifest.error();
    }
    if (error.code != ErrorCode::kIndexDamaged || attempt == kOpenAttempts) return fail(error);
    const auto now = read_current(directory);
    if (!now || now->number == number) return fail(error);
  }
}

Result<std::shared_ptr<const PublishedGeneration>> PublishedGeneration::open(
    const std::filesystem::path& directory, Manifest manifest) {
  auto stored = read_checked(directory / manifest.language.name, manifest.language);
  if (!stored) return fail(stored.error());
  auto language = Language::parse(*stored);
  if (!language) return fail(language.error());
  auto segments = open_segments(directory, manifest);
  if (!segments) return fail(segments.error());
  const Statistics statistics = live_statistics(*segments);
  if (statistics.passages != manifest.live_passages ||
      statistics.documents != manifest.live_documents) {
    return fail(ErrorCode::kIndexDamaged,
                fmt::format("{}: the manifest counts {} passages, its segments {}",
                            (directory / manifest_file_name(manifest.number)).string(),
                            manifest.live_passages, statistics.passages));
  }
  return std::shared_ptr<const PublishedGeneration>(new PublishedGeneration(
      std::move(manifest), std::move(*language), std::move(*segments), statistics));
}

PublishedGeneration::PublishedGeneration(Manifest manifest, Language language,
                                         std::vector<LiveSegment> segments, Statistics statistics)
    : manifest_(std::move(manifest)),
      language_(std::move(language)),
      segments_(std::move(segments)),
      statistics_(statistics),
      xapian_(segments_, Bm25Collection{statistics.passages, statistics.average_length}),
      block_max_(block_max_segments(segments_), kBm25,
                 Bm25Collection{statistics.passages, statistics.average_length},
                 [this](std::string_view term) { return dead_frequency(segments_, term); }) {}

std::uint32_t PublishedGeneration::document_frequency(std::string_view term) const {
  // The next ranking names the damage: block_max_ remembers it.
  return block_max_.document_frequency(term).value_or(0);
}

void PublishedGeneration::document_frequencies(std::span<const std::string_view> terms,
                                               std::span<std::uint32_t> frequencies) const {
  // Enough on their way at once, and few enough that they are still there when they are read.
  constexpr std::size_t kAtOnce = 32;
  for (std::size_t begin = 0; begin < terms.size(); begin += kAtOnce) {
    const auto now = terms.subspan(begin, std::min(kAtOnce, terms.size() - begin));
    block_max_.prefetch(now);
    for (std::size_t i = 0; i < now.size(); ++i)
      frequencies[begin + i] = document_frequency(now[i]);
  }
}

Result<PublishedGeneration::Place> PublishedGeneration::place_of(PassageNumber number) const {
  const auto after =
      std::upper_bound(segments_.begin(), segments_.end(), number,
                       [](PassageNumber n, const LiveSegment& live) { return n < live.base; });
  if (after != segments_.begin()) {
    const LiveSegment& live = *(after - 1);
    const std::uint32_t local = number - live.base;
    if (local < live.segment->entry().passages && !live.dead->is_dead(local)) {
      return Place{&live, local};
    }
  }
  return fail(ErrorCode::kNotFound, fmt::format("no passage has the number {}", number));
}

PassageNumber PublishedGeneration::passage_limit() const {
  if (segments_.empty()) return 0;
  return segments_.back().base + segments_.back().segment->entry().passages;
}

Result<Passage> PublishedGeneration::passage(PassageNumber number) const {
  const auto shared = shared_passage(number);
  if (!shared) return fail(shared.error());
  return **shared;
}

Result<std::shared_ptr<const Passage>> PublishedGeneration::shared_passage(
    PassageNumber number) const {
  auto place = place_of(number);
  if (!place) return fail(place.error());
  if (auto known = passages_.find(number)) return known;
  auto read = place->segment->segment->passage(place->local);
  if (!read) return fail(std::move(read.error()));
  auto passage = std::make_shared<const Passage>(std::move(*read));
  if (passage->text.size() <= kKeptPassageBytesMax) passages_.put(number, passage);
  return passage;
}

void PublishedGeneration::prefetch(std::span<const PassageNumber> numbers) const {
  for (const auto step : {&Segment::prefetch_places, &Segment::prefetch_blocks}) {
    for (const PassageNumber number : numbers) {
      const auto place = place_of(number);
      if (place) ((*place->segment->segment).*step)(place->local);
    }
  }
}

Result<PassageNumber> PublishedGeneration::find_passage(std::string_view id) const {
  const auto missing = [&] {
    return fail(ErrorCode::kNotFound, fmt::format("no passage \"{}\"", id));
  };
  std::string_view document_id;
  std::uint32_t ordinal = 0;
  if (!split_passage_id(id, document_id, ordinal)) return missing();
  for (const LiveSegment& live : segments_) {
    const auto documents = live.segment->find_document(document_id);
    if (!documents) return fail(documents.error());
    for (const std::uint32_t local : *documents) {
      if (live.dead->is_dead_document(local)) continue;
      const auto document = live.segment->document(local);
      if (!document) return fail(document.error());
      const auto& ordinals = document->ordinals;
      const auto found = std::lower_bound(ordinals.begin(), ordinals.end(), ordinal);
      if (found == ordinals.end() || *found != ordinal) return missing();
      return live.base + live.segment->columns().begin_of(local) +
             static_cast<PassageNumber>(found - ordinals.begin());
    }
  }
  return missing();
}

Result<std::shared_ptr<const DocumentHeader>> PublishedGeneration::document_of(
    PassageNumber number) const {
  auto place = place_of(number);
  if (!place) return fail(place.error());
  const LiveSegment& live = *place->segment;
  const std::uint32_t local = live.segment->columns().document_of(place->local);
  const PassageNumber begin = live.base + live.segment->columns().begin_of(local);
  if (auto known = headers_.find(begin)) return known;
  auto record = live.segment->document(local);
  if (!record) return fail(record.error());
  auto header = std::make_shared<DocumentHeader>();
  header->id = std::move(record->id);
  header->source = std::move(record->source);
  header->references = std::move(record->references);
  header->revision = record->revision;
  for (std::size_t i = 0; i < record->ordinals.size(); ++i) {
    header->passages.push_back(begin + static_cast<PassageNumber>(i));
  }
  headers_.put(begin, header);
  return std::shared_ptr<const DocumentHeader>(std::move(header));
}

Result<std::optional<Source>> PublishedGeneration::resolve_identifiers(
    const std::vector<std::string>& identifiers) const {
  std::string key;
  for (const std::string& identifier : identifiers) key += identifier + '\n';
  if (auto known = works_.find(key)) return *known;
  auto work = find_work(SegmentSourceReader(segments_), identifiers);
  if (!work) return fail(work.error());
  std::optional<Source> source;
  if (!work->records.empty()) source = merged(work->records);
  works_.put(key, std::make_shared<const std::optional<Source>>(source));
  return source;
}

Result<Source> PublishedGeneration::resolve(const Source& mention) const {
  auto known = resolve_identifiers(identifiers_of(mention));
  if (!known) return fail(known.error());
  if (*known) return std::move(**known);
  Source own = mention;
  own.id = canonical_id(mention);
  return own;
}

Result<std::optional<Source>> PublishedGeneration::find_source(std::string_view id) const {
  return resolve_identifiers(identifiers_named_by(id));
}

Result<std::vector<PassageNumber>> PublishedGeneration::passages_of(
    std::string_view source_id) const {
  auto work = find_work(SegmentSourceReader(segments_), identifiers_named_by(source_id));
  if (!work) return fail(work.error());
  std::vector<PassageNumber> passages;
  for (const DocumentPlace& place : work->documents) {
    const LiveSegment& live = segments_[place.segment];
    const ColumnsFile& columns = live.segment->columns();
    for (std::uint32_t local = columns.begin_of(place.local);
         local < columns.begin_of(place.local + 1); ++local) {
      passages.push_back(live.base + local);
    }
  }
  return passages;
}

Result<std::vector<PassageNumber>> PublishedGeneration::passages_citing(
    std::string_view source_id) const {
  auto work = find_work(SegmentSourceReader(segments_), identifiers_named_by(source_id));
  if (!work) return fail(work.error());
  std::vector<PassageNumber> passages;
  for (const CitingDocument& document : work->citing) {
    const LiveSegment& live = segments_[document.place.segment];
    const ColumnsFile& columns = live.segment->columns();
    for (std::uint32_t local = columns.begin_of(document.place.local);
         local < columns.begin_of(document.place.local + 1); ++local) {
      const auto read = passage(live.base + local);
      if (!read) return fail(read.error());
      if (cites_any(*read, document.entries)) passages.push_back(live.base + local);
    }
  }
  return passages;
}

Result<std::vector<Source>> PublishedGeneration::find_by_title(std::string_view title) const {
  const auto records = find_records_by_title(SegmentSourceReader(segments_), title);
  if (!records) return fail(records.error());
  return distinct_works(*records, [this](const Source& record) { return resolve(record); });
}

}  // namespace ibid::index
