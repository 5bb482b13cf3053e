#include "index/work_finder.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace ibid::index {
namespace {

bool bears(const Source& source, const std::string& identifier) {
  const std::vector<std::string> own = identifiers_of(source);
  return std::find(own.begin(), own.end(), identifier) != own.end();
}

/// An order of Sources by what they say.
bool says_less(const Source& a, const Source& b) {
  const auto key = [](const Source& s) {
    return std::tie(s.id, s.doi, s.pmid, s.pmcid, s.url, s.title, s.container_title, s.volume,
                    s.issue, s.page, s.issued.year, s.status);
  };
  return key(a) < key(b);
}

/// The identifiers that a work can have only one of. Records that disagree in one are two works,
/// whatever else they share: a mistyped PMID must not weld two publications together.
class Identity {
 public:
  [[nodiscard]] bool agrees_with(const Source& source) const {
    for (const auto field : kFields) {
      const std::string& mine = known_.*field;
      if (!mine.empty() && !(source.*field).empty() && mine != source.*field) return false;
    }
    return true;
  }
  void learn(const Source& source) {
    for (const auto field : kFields) {
      if ((known_.*field).empty()) known_.*field = source.*field;
    }
  }

 private:
  static constexpr std::array kFields{&Source::doi, &Source::pmid, &Source::pmcid};
  Source known_;
};

/// A record that bears a name, and where it stands.
struct Found {
  Source record;
  DocumentPlace place;
  std::uint32_t entry = 0;  ///< within its document's reference list
};

/// Own Sources (role kSource) or reference list entries (role kReference) that bear `identifier`,
/// in an order that does not depend on where they lie.
Result<std::vector<Found>> find_records(const SourceReader& reader, NameRole role,
                                        const std::string& identifier) {
  auto places = reader.find(role, identifier);
  if (!places) return fail(places.error());
  std::vector<Found> found;
  for (const DocumentPlace& place : *places) {
    auto document = reader.sources_of(place);
    if (!document) return fail(document.error());
    if (role == NameRole::kSource) {
      if (bears(document->own, identifier)) found.push_back({std::move(document->own), place, 0});
      continue;
    }
    for (std::uint32_t i = 0; i < document->references.size(); ++i) {
      if (bears(document->references[i], identifier)) {
        found.push_back({std::move(document->references[i]), place, i});
      }
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Found& a, const Found& b) { return says_less(a.record, b.record); });
  return found;
}

/// The search for one work. Own Sources come first, since they know themselves best; what is then
/// known decides which mentions are believed.
class WorkSearch {
 public:
  explicit WorkSearch(const SourceReader& reader) : reader_(reader) {}

  /// Takes the own Sources that `first` leads to, and what they lead to.
  Result<void> follow_own(const std::string& first) {
    std::vector<std::string> open{first};
    while (!open.empty()) {
      std::string identifier = std::move(open.back());
      open.pop_back();
      if (!asked_.insert(identifier).second) continue;
      auto own = find_records(reader_, NameRole::kSource, identifier);
      if (!own) return fail(own.error());
      for (Found& found : *own) {
        if (!identity_.agrees_with(found.record) || !taken_own_.insert(found.place).second)
          continue;
        work_.documents.push_back(found.place);
        for (std::string& further : take(std::move(found.record))) open.push_back(further);
      }
      unsearched_.push_back(std::move(identifier));
    }
    return {};
  }

  /// Takes the mentions that agree with what is known, and what they lead to. `asked_for` is what
  /// the asker knows of the work: it counts where no own Source speaks.
  Result<void> follow_mentions(const Source& asked_for) {
    if (!has_own()) identity_.learn(asked_for);
    while (!unsearched_.empty()) {
      std::vector<Found> mentions;
      for (const std::string& identifier : std::exchange(unsearched_, {})) {
        auto found = find_records(reader_, NameRole::kReference, identifier);
        if (!found) return fail(found.error());
        std::move(found->begin(), found->end(), std::back_inserter(mentions));
      }
      std::stable_sort(mentions.begin(), mentions.end(), [](const Found& x, const Found& y) {
        return says_less(x.record, y.record);
      });
      for (Found& found : mentions) {
        if (!identity_.agrees_with(found.record)) continue;
        if (!taken_mentions_.emplace(found.place, found.entry).second) continue;
        for (const std::string& further : take(std::move(found.record))) {
          if (auto followed = follow_own(further); !followed) return followed;
        }
      }
    }
    return {};
  }

  [[nodiscard]] bool has_own() const { return !work_.documents.empty(); }

  [[nodiscard]] Work finish() && {
    std::stable_sort(work_.records.begin(), work_.records.end(), says_less);
    std::sort(work_.documents.begin(), work_.documents.end());
    for (const auto& [place, entry] : taken_mentions_) {
      if (work_.citing.empty() || work_.citing.back().place != place) {
        work_.citing.push_back({place, {}});
      }
      work_.citing.back().entries.push_back(entry);
    }
    return std::move(work_);
  }

 private:
  /// Adds the record and returns its identifiers.
  std::vector<std::string> take(Source&& record) {
    identity_.learn(record);
    std::vector<std::string> identifiers = identifiers_of(record);
    work_.records.push_back(std::move(record));
    return identifiers;
  }

  const SourceReader& reader_;
  Work work_;
  Identity identity_;
  std::set<std::string> asked_;
  std::vector<std::string> unsearched_;  // asked of own Sources, not yet of mentions
  std::set<DocumentPlace> taken_own_;
  std::set<std::pair<DocumentPlace, std::uint32_t>> taken_mentions_;
};

/// What a list of identifiers says of a work.
Source source_named(const std::vector<std::string>& identifiers) {
  Source source;
  for (const std::string& identifier : identifiers) {
    for (const auto& [scheme, field] : {std::pair{std::string_view("doi:"), &Source::doi},
                                        {"pmid:", &Source::pmid},
                                        {"pmcid:", &Source::pmcid}}) {
      if (identifier.compare(0, scheme.size(), scheme) == 0 && (source.*field).empty()) {
        source.*field = identifier.substr(scheme.size());
      }
    }
  }
  normalize_identifiers(source);  // "doi:10.7326/M22-1034" as it was asked for comes first
  return source;
}

}  // namespace

Result<std::vector<DocumentPlace>> SegmentSourceReader::find(NameRole role,
                                                             std::string_view name) const {
  std::vector<DocumentPlace> places;
  for (std::uint32_t i = 0; i < segments_.size(); ++i) {
    auto documents = segments_[i].segment->identifiers().find(role, name);
    if (!documents) return fail(documents.error());
    for (const std::uint32_t document : *documents) {
      if (!segments_[i].dead->is_dead_document(document)) places.push_back({i, document});
    }
  }
  return places;
}

Result<DocumentSources> SegmentSourceReader::sources_of(const DocumentPlace& place) const {
  auto document = segments_[place.segment].segment->document(place.local);
  if (!document) return fail(document.error());
  return DocumentSources{std::move(document->source), std::move(document->references)};
}

Result<Work> find_work(const SourceReader& reader, const std::vector<std::string>& identifiers) {
  WorkSearch search(reader);
  for (const std::string& identifier : identifiers) {
    // Once a stronger identifier has found the work itself, weaker ones could only lead astray.
    if (search.has_own()) break;
    if (auto followed = search.follow_own(identifier); !followed) return fail(followed.error());
  }
  auto followed = search.follow_mentions(source_named(identifiers));
  if (!followed) return fail(followed.error());
  return std::move(search).finish();
}

bool cites_any(const Passage& passage, const std::vector<std::uint32_t>& entries) {
  return std::any_of(
      passage.citations.begin(), passage.citations.end(), [&](const PassageCitation& citation) {
        return std::any_of(citation.references.begin(), citation.references.end(),
                           [&](std::uint32_t reference) {
                             return std::binary_search(entries.begin(), entries.end(), reference);
                           });
      });
}

Result<std::vector<Source>> find_records_by_title(const SourceReader& reader,
                                                  std::string_view title) {
  const std::string wanted = folded_title(title);
  std::vector<Source> records;
  if (wanted.empty()) return records;
  auto places = reader.find(NameRole::kTitle, wanted);
  if (!places) return fail(places.error());
  for (const DocumentPlace& place : *places) {
    auto document = reader.sources_of(place);
    if (!document) return fail(document.error());
    if (folded_title(document->own.title) == wanted) records.push_back(std::move(document->own));
    for (Source& reference : document->references) {
      if (folded_title(reference.title) == wanted) records.push_back(std::move(reference));
    }
  }
  return records;
}

Result<std::vector<Source>> distinct_works(
    const std::vector<Source>& records,
    const std::function<Result<Source>(const Source&)>& resolve) {
  std::vector<Source> sources;
  for (const Source& record : records) {
    auto source = resolve(record);
    if (!source) return fail(source.error());
    sources.push_back(std::move(*source));
  }
  std::sort(sources.begin(), sources.end(),
            [](const Source& a, const Source& b) { return a.id < b.id; });
  sources.erase(std::unique(sources.begin(), sources.end(),
                            [](const Source& a, const Source& b) { return a.id == b.id; }),
                sources.end());
  return sources;
}

Source merged(const std::vector<Source>& records) {
  Source source = records.front();
  for (std::size_t i = 1; i < records.size(); ++i) source = merge(source, records[i]);
  source.id = canonical_id(source);
  return source;
}

std::vector<std::string> identifiers_named_by(std::string_view name) {
  std::vector<std::string> identifiers{std::string(name)};
  Source source;
  const auto try_as = [&](std::string Source::*field, std::string_view value) {
    source = Source{};
    source.*field = value;
    normalize_identifiers(source);
    for (std::string& identifier : identifiers_of(source)) {
      identifiers.push_back(std::move(identifier));
    }
  };
  const auto colon = name.find(':');
  std::string scheme(name.substr(0, colon == std::string_view::npos ? 0 : colon));
  for (char& c : scheme) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const std::string_view value = name.substr(scheme.empty() ? 0 : scheme.size() + 1);
  if (scheme == "doi") try_as(&Source::doi, value);
  if (scheme == "pmid") try_as(&Source::pmid, value);
  if (scheme == "pmcid") try_as(&Source::pmcid, value);
  if (name.starts_with("10.")) try_as(&Source::doi, name);
  if (scheme == "http" || scheme == "https") {
    try_as(&Source::doi, name);
    try_as(&Source::url, name);
  }
  std::sort(identifiers.begin(), identifiers.end());
  identifiers.erase(std::unique(identifiers.begin(), identifiers.end()), identifiers.end());
  return identifiers;
}

}  // namespace ibid::index
