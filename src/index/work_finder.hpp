// Which records of the index speak of one work: the transitive closure over shared identifiers.
//
// A record is a Document's own Source or an entry of its reference list. Records that share an
// identifier are the same work, unless they disagree in another one (a reference list with A's DOI
// and B's PMID is wrong about one of them). Only an own Source links further records ("doi:… =
// pmid:…"); a mention is taken for what it says, but it cannot weld two works together. Removed
// documents say nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ibid/passage.hpp"
#include "ibid/result.hpp"
#include "ibid/source.hpp"
#include "index/segment.hpp"

namespace ibid::index {

/// Where a document lies: index into the segments (or shards), local number.
struct DocumentPlace {
  std::uint32_t segment = 0;
  std::uint32_t local = 0;
  friend auto operator<=>(const DocumentPlace&, const DocumentPlace&) = default;
};

/// What a document says of works.
struct DocumentSources {
  Source own;
  std::vector<Source> references;
};

/// Where records are looked for: the live documents of an index.
class SourceReader {
 public:
  virtual ~SourceReader() = default;
  /// Documents that may bear or mention `name`.
  [[nodiscard]] virtual Result<std::vector<DocumentPlace>> find(NameRole role,
                                                                std::string_view name) const = 0;
  [[nodiscard]] virtual Result<DocumentSources> sources_of(const DocumentPlace& place) const = 0;
};

/// Reads segments, which must outlive it.
class SegmentSourceReader final : public SourceReader {
 public:
  explicit SegmentSourceReader(std::span<const LiveSegment> segments) : segments_(segments) {}
  [[nodiscard]] Result<std::vector<DocumentPlace>> find(NameRole role,
                                                        std::string_view name) const override;
  [[nodiscard]] Result<DocumentSources> sources_of(const DocumentPlace& place) const override;

 private:
  std::span<const LiveSegment> segments_;
};

/// A document whose reference list has the work.
struct CitingDocument {
  DocumentPlace place;
  std::vector<std::uint32_t> entries;  ///< of its reference list, ascending
};

struct Work {
  std::vector<Source> records;           ///< in an order that does not depend on the segments
  std::vector<DocumentPlace> documents;  ///< whose own Source it is, ascending
  std::vector<CitingDocument> citing;    ///< ascending
};

/// All records of the work that `identifiers` (strongest first) name; empty when the index knows
/// none.
[[nodiscard]] Result<Work> find_work(const SourceReader& reader,
                                     const std::vector<std::string>& identifiers);

/// True when the passage cites one of these entries of its document's reference list.
[[nodiscard]] bool cites_any(const Passage& passage, const std::vector<std::uint32_t>& entries);

/// Every record, own or referenced, whose folded title is that of `title`.
[[nodiscard]] Result<std::vector<Source>> find_records_by_title(const SourceReader& reader,
                                                                std::string_view title);

/// The works of these records as `resolve` knows them, each once, ascending by id.
[[nodiscard]] Result<std::vector<Source>> distinct_works(
    const std::vector<Source>& records,
    const std::function<Result<Source>(const Source&)>& resolve);

/// The records as one Source with its canonical id. `records` must not be empty.
[[nodiscard]] Source merged(const std::vector<Source>& records);

/// Identifiers that `name` may stand for: itself, normalised where it has a scheme
/// ("DOI:10.1/X" and "https://doi.org/10.1/x" are "doi:10.1/x").
[[nodiscard]] std::vector<std::string> identifiers_named_by(std::string_view name);

}  // namespace ibid::index
