// Which records of the index speak of one work: the transitive closure over shared identifiers.
//
// A record is a Document's own Source or an entry of its reference list. Records that share an
// identifier are the same work, unless they disagree in another one (a reference list with A's DOI
// and B's PMID is wrong about one of them). Only an own Source links further records ("doi:… =
// pmid:…"); a mention is taken for what it says, but it cannot weld two works together. Removed
// documents say nothing.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ibid/result.hpp"
#include "ibid/source.hpp"
#include "index/segment.hpp"

namespace ibid::index {

/// Where a document lies: index into the segments, local number.
struct DocumentPlace {
  std::uint32_t segment = 0;
  std::uint32_t local = 0;
  friend auto operator<=>(const DocumentPlace&, const DocumentPlace&) = default;
};

struct Work {
  std::vector<Source> records;           ///< in an order that does not depend on the segments
  std::vector<DocumentPlace> documents;  ///< whose own Source it is, ascending
};

/// All records of the work that `identifiers` (strongest first) name; empty when the index knows
/// none.
[[nodiscard]] Result<Work> find_work(std::span<const LiveSegment> segments,
                                     const std::vector<std::string>& identifiers);

/// Every record, own or referenced, whose folded title is that of `title`.
[[nodiscard]] Result<std::vector<Source>> find_records_by_title(
    std::span<const LiveSegment> segments, std::string_view title);

/// The records as one Source with its canonical id. `records` must not be empty.
[[nodiscard]] Source merged(const std::vector<Source>& records);

/// Identifiers that `name` may stand for: itself, normalised where it has a scheme
/// ("DOI:10.1/X" and "https://doi.org/10.1/x" are "doi:10.1/x").
[[nodiscard]] std::vector<std::string> identifiers_named_by(std::string_view name);

}  // namespace ibid::index
