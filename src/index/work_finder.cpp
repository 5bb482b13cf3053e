#include "index/work_finder.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace ibid::index {
namespace {

/// Live documents that may bear `name` in `role`, over all segments.
Result<std::vector<DocumentPlace>> find_places(std::span<const LiveSegment> segments, NameRole role,
                                               std::string_view name) {
  std::vector<DocumentPlace> places;
  for (std::uint32_t i = 0; i < segments.size(); ++i) {
    auto documents = segments[i].segment->identifiers().find(role, name);
    if (!documents) return fail(documents.error());
    for (const std::uint32_t document : *documents) {
      if (!segments[i].dead->is_dead_document(document)) places.push_back({i, document});
    }
  }
  return places;
}

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

}  // namespace

Result<Work> find_work(std::span<const LiveSegment> segments,
                       std::vector<std::string> identifiers) {
  constexpr std::uint32_t kOwn = 0;  // entry 0 is the own Source, i + 1 reference i
  Work work;
  std::set<std::string> asked(identifiers.begin(), identifiers.end());
  std::set<std::pair<DocumentPlace, std::uint32_t>> taken;
  while (!identifiers.empty()) {
    const std::string identifier = std::move(identifiers.back());
    identifiers.pop_back();
    for (const NameRole role : {NameRole::kSource, NameRole::kReference}) {
      auto places = find_places(segments, role, identifier);
      if (!places) return fail(places.error());
      for (const DocumentPlace& place : *places) {
        auto document = segments[place.segment].segment->document(place.local);
        if (!document) return fail(document.error());
        const auto take = [&](const Source& source, std::uint32_t entry) {
          if (!bears(source, identifier) || !taken.emplace(place, entry).second) return;
          if (entry == kOwn) work.documents.push_back(place);
          for (std::string& further : identifiers_of(source)) {
            if (asked.insert(further).second) identifiers.push_back(std::move(further));
          }
          work.records.push_back(source);
        };
        if (role == NameRole::kSource) {
          take(document->source, kOwn);
        } else {
          for (std::uint32_t i = 0; i < document->references.size(); ++i) {
            take(document->references[i], i + 1);
          }
        }
      }
    }
  }
  std::stable_sort(work.records.begin(), work.records.end(), says_less);
  std::sort(work.documents.begin(), work.documents.end());
  return work;
}

Result<std::vector<Source>> find_records_by_title(std::span<const LiveSegment> segments,
                                                  std::string_view title) {
  const std::string wanted = folded_title(title);
  std::vector<Source> records;
  if (wanted.empty()) return records;
  auto places = find_places(segments, NameRole::kTitle, wanted);
  if (!places) return fail(places.error());
  for (const DocumentPlace& place : *places) {
    auto document = segments[place.segment].segment->document(place.local);
    if (!document) return fail(document.error());
    if (folded_title(document->source.title) == wanted) records.push_back(document->source);
    for (Source& reference : document->references) {
      if (folded_title(reference.title) == wanted) records.push_back(std::move(reference));
    }
  }
  return records;
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
  if (scheme == "http" || scheme == "https") {
    try_as(&Source::doi, name);
    try_as(&Source::url, name);
  }
  std::sort(identifiers.begin(), identifiers.end());
  identifiers.erase(std::unique(identifiers.begin(), identifiers.end()), identifiers.end());
  return identifiers;
}

}  // namespace ibid::index
