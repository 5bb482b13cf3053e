#include "index/shards/remote_generation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "index/shards/parallel.hpp"

namespace ibid::index {

Result<std::shared_ptr<const Generation>> open_generation(const std::vector<std::string>& places) {
  const auto is_address = [](const std::string& place) { return is_shard_address(place); };
  const auto addresses = std::count_if(places.begin(), places.end(), is_address);
  if (addresses == 0 && places.size() == 1) return Generation::open(places.front());
  if (places.empty() || static_cast<std::size_t>(addresses) != places.size()) {
    return fail(ErrorCode::kUsage,
                "an index is one folder, or the addresses of all its shards (tcp://HOST:PORT)");
  }
  auto opened = ShardSet::open(places);
  if (!opened) return fail(opened.error());
  return std::shared_ptr<const Generation>(
      std::make_shared<RemoteGeneration>(std::move(opened->set), std::move(opened->reached)));
}

RemoteGeneration::RemoteGeneration(std::shared_ptr<const ShardSet> set, std::vector<bool> live)
    : set_(std::move(set)),
      live_(std::move(live)),
      lost_(live_.size()),
      ranking_(set_, live_, [this](std::uint32_t shard) { lose(shard); }) {}

void RemoteGeneration::lose(std::uint32_t shard) const {
  const std::lock_guard lock(mutex_);
  lost_[shard] = true;
}

bool RemoteGeneration::has_lost() const {
  const std::lock_guard lock(mutex_);
  return std::find(lost_.begin(), lost_.end(), true) != lost_.end();
}

Error RemoteGeneration::noted(std::uint32_t shard, Error error) const {
  if (error.code == ErrorCode::kUnavailable) lose(shard);
  return error;
}

Coverage RemoteGeneration::coverage() const {
  Coverage coverage;
  coverage.shards = set_->shards();
  for (std::uint32_t shard = 0; shard < live_.size(); ++shard) {
    const std::uint32_t passages = set_->manifest().shards[shard].passages;
    coverage.passages += passages;
    if (live_[shard]) continue;
    coverage.missing_shards.push_back(shard + 1);
    coverage.missing_passages += passages;
  }
  return coverage;
}

std::shared_ptr<const Generation> RemoteGeneration::without_lost() const {
  if (!has_lost()) return nullptr;
  std::vector<bool> live = live_;
  const std::lock_guard lock(mutex_);
  for (std::size_t shard = 0; shard < live.size(); ++shard) {
    if (lost_[shard]) live[shard] = false;
  }
  return std::make_shared<RemoteGeneration>(set_, std::move(live));
}

Result<std::shared_ptr<const Generation>> RemoteGeneration::reopened() const {
  std::vector<char> answers(live_.size());  // not bits: each is written by a thread of its own
  std::vector<std::function<void()>> jobs;
  for (std::uint32_t shard = 0; shard < live_.size(); ++shard) {
    const ShardClient* client = set_->client(shard);
    if (client == nullptr) continue;
    jobs.emplace_back([client, &answer = answers[shard]] { answer = client->answers() ? 1 : 0; });
  }
  run_in_parallel(jobs);
  const std::vector<bool> live(answers.begin(), answers.end());
  if (std::find(answers.begin(), answers.end(), 0) != answers.end()) {
    // Perhaps they serve a newer set, or shards that nobody has spoken to yet are there now. When
    // that would be no gain, what is known stays.
    const auto now = static_cast<std::size_t>(std::count(answers.begin(), answers.end(), 1));
    if (auto opened = ShardSet::open(set_->addresses(), now + 1)) {
      return std::shared_ptr<const Generation>(
          std::make_shared<RemoteGeneration>(std::move(opened->set), std::move(opened->reached)));
    }
  }
  if (live == live_ && !has_lost()) return std::shared_ptr<const Generation>{};
  return std::shared_ptr<const Generation>(std::make_shared<RemoteGeneration>(set_, live));
}

std::uint32_t RemoteGeneration::document_frequency(std::string_view term) const {
  return set_->terms().document_frequency(term);
}

Result<ShardSet::Place> RemoteGeneration::place_of(PassageNumber number) const {
  const auto place = set_->place_of(number);
  if (!place) {
    return fail(ErrorCode::kNotFound, fmt::format("no passage has the number {}", number));
  }
  if (!live_[place->shard]) {
    return fail(ErrorCode::kUnavailable,
                fmt::format("passage {} lies on shard {}, which cannot be reached", number,
                            place->shard + 1));
  }
  return *place;
}

Result<Passage> RemoteGeneration::passage(PassageNumber number) const {
  const auto shared = shared_passage(number);
  if (!shared) return fail(shared.error());
  return **shared;
}

Result<std::shared_ptr<const Passage>> RemoteGeneration::shared_passage(
    PassageNumber number) const {
  const auto place = place_of(number);
  if (!place) return fail(place.error());
  const auto read = set_->passage(*place);
  if (!read) return fail(noted(place->shard, read.error()));
  return std::shared_ptr<const Passage>(*read, &(*read)->passage);
}

Result<std::shared_ptr<const DocumentHeader>> RemoteGeneration::document_of(
    PassageNumber number) const {
  const auto place = place_of(number);
  if (!place) return fail(place.error());
  const auto passage = set_->passage(*place);
  if (!passage) return fail(noted(place->shard, passage.error()));
  const auto document = set_->document({place->shard, (*passage)->document});
  if (!document) return fail(noted(place->shard, document.error()));
  return (*document)->header;
}

Result<PassageNumber> RemoteGeneration::find_passage(std::string_view id) const {
  std::string_view document_id;
  std::uint32_t ordinal = 0;
  if (split_passage_id(id, document_id, ordinal)) {
    const auto places = find(NameRole::kDocument, document_id);
    if (!places) return fail(places.error());
    for (const DocumentPlace& place : *places) {
      const auto document = set_->document({place.segment, place.local});
      if (!document) return fail(noted(place.segment, document.error()));
      const auto& [header, ordinals] = **document;
      const auto found = std::lower_bound(ordinals.begin(), ordinals.end(), ordinal);
      if (header->id == document_id && found != ordinals.end() && *found == ordinal) {
        return header->passages[static_cast<std::size_t>(found - ordinals.begin())];
      }
    }
  }
  const Coverage covered = coverage();
  if (!covered.is_whole()) {
    return fail(ErrorCode::kUnavailable,
                fmt::format("no passage \"{}\". {}", id, covered.notice()));
  }
  return fail(ErrorCode::kNotFound, fmt::format("no passage \"{}\"", id));
}

Result<std::vector<DocumentPlace>> RemoteGeneration::find(NameRole role,
                                                          std::string_view name) const {
  const std::string key = name_key(role, name);
  std::vector<DocumentPlace> places;
  for (std::uint32_t shard = 0; shard < live_.size(); ++shard) {
    if (!live_[shard]) continue;
    const auto bytes = set_->client(shard)->record_or_empty(key);
    if (!bytes) return fail(noted(shard, bytes.error()));
    if (bytes->empty()) continue;
    const auto documents = decode_documents(*bytes);
    if (!documents) return fail(documents.error());
    for (const std::uint32_t document : *documents) places.push_back({shard, document});
  }
  return places;
}

Result<DocumentSources> RemoteGeneration::sources_of(const DocumentPlace& place) const {
  const auto document = set_->document({place.segment, place.local});
  if (!document) return fail(noted(place.segment, document.error()));
  const DocumentHeader& header = *(*document)->header;
  return DocumentSources{header.source, header.references};
}

Result<std::optional<Source>> RemoteGeneration::resolve_identifiers(
    const std::vector<std::string>& identifiers) const {
  const std::string key = key_of_identifiers(identifiers);
  if (const auto known = works_.find(key)) return *known;
  const auto work = find_work(*this, identifiers);
  if (!work) return fail(work.error());
  std::optional<Source> source;
  if (!work->records.empty()) source = merged(work->records);
  works_.put(key, std::make_shared<const std::optional<Source>>(source));
  return source;
}

Result<Source> RemoteGeneration::resolve(const Source& mention) const {
  const std::vector<std::string> identifiers = identifiers_of(mention);
  if (const auto work = set_->resolved(key_of_identifiers(identifiers))) return *work;
  auto known = resolve_identifiers(identifiers);
  if (!known) return fail(known.error());
  if (*known) return std::move(**known);
  Source own = mention;
  own.id = canonical_id(mention);
  return own;
}

Result<std::optional<Source>> RemoteGeneration::find_source(std::string_view id) const {
  return resolve_identifiers(identifiers_named_by(id));
}

Result<std::vector<PassageNumber>> RemoteGeneration::passages_of(std::string_view source_id) const {
  const auto work = find_work(*this, identifiers_named_by(source_id));
  if (!work) return fail(work.error());
  std::vector<PassageNumber> passages;
  for (const DocumentPlace& place : work->documents) {
    const auto document = set_->document({place.segment, place.local});
    if (!document) return fail(noted(place.segment, document.error()));
    const auto& own = (*document)->header->passages;
    passages.insert(passages.end(), own.begin(), own.end());
  }
  return passages;
}

Result<std::vector<PassageNumber>> RemoteGeneration::passages_citing(
    std::string_view source_id) const {
  const auto work = find_work(*this, identifiers_named_by(source_id));
  if (!work) return fail(work.error());
  std::vector<PassageNumber> passages;
  for (const CitingDocument& citing : work->citing) {
    const DocumentPlace& place = citing.place;
    const auto document = set_->document({place.segment, place.local});
    if (!document) return fail(noted(place.segment, document.error()));
    for (const PassageNumber number : (*document)->header->passages) {
      const auto read = passage(number);
      if (!read) return fail(read.error());
      if (cites_any(*read, citing.entries)) passages.push_back(number);
    }
  }
  return passages;
}

Result<std::vector<Source>> RemoteGeneration::find_by_title(std::string_view title) const {
  const auto records = find_records_by_title(*this, title);
  if (!records) return fail(records.error());
  return distinct_works(*records, [this](const Source& record) { return resolve(record); });
}

}  // namespace ibid::index
