// Facets: what a filter can ask of a passage, eight bytes each, the same for every engine. A
// passage has those of its own Source or, when it is wholly attributed to others, of all cited
// Sources.
#pragma once

#include <algorithm>
#include <cstdint>
#include <type_traits>

#include "index/top_k.hpp"

namespace ibid::index {

struct PassageFacets {
  std::uint16_t designs = 0;  ///< bit 1 << StudyDesign
  std::uint8_t kinds = 0;     ///< bit 1 << SourceKind
  std::uint8_t reserved = 0;
  std::uint16_t year_first = 0;  ///< earliest and latest year of publication; 0 = not known
  std::uint16_t year_last = 0;
  friend bool operator==(const PassageFacets&, const PassageFacets&) = default;
};
static_assert(sizeof(PassageFacets) == 8 && std::is_trivially_copyable_v<PassageFacets>);

/// Makes `all` pass every filter that it or `one` passes.
inline void unite(PassageFacets& all, const PassageFacets& one) {
  all.designs |= one.designs;
  all.kinds |= one.kinds;
  if (one.year_last == 0) return;
  all.year_first = all.year_last == 0 ? one.year_first : std::min(all.year_first, one.year_first);
  all.year_last = std::max(all.year_last, one.year_last);
}

/// A Filter made ready for asking it of many passages. A passage without a known year passes no
/// filter by year.
class FacetFilter {
 public:
  explicit FacetFilter(const Filter& filter) {
    if (filter.kind) kinds_ = static_cast<std::uint8_t>(1u << static_cast<unsigned>(*filter.kind));
    for (const StudyDesign design : filter.designs) {
      designs_ = static_cast<std::uint16_t>(designs_ | (1u << static_cast<unsigned>(design)));
    }
    if (filter.year_from != 0 || filter.year_to != 0) {
      by_year_ = true;
      year_from_ = filter.year_from;
      if (filter.year_to != 0) year_to_ = filter.year_to;
    }
  }

  [[nodiscard]] bool passes_all() const { return kinds_ == 0 && designs_ == 0 && !by_year_; }

  [[nodiscard]] bool passes(const PassageFacets& facets) const {
    if (kinds_ != 0 && (facets.kinds & kinds_) == 0) return false;
    if (designs_ != 0 && (facets.designs & designs_) == 0) return false;
    if (!by_year_) return true;
    return facets.year_last != 0 && facets.year_last >= year_from_ && facets.year_first <= year_to_;
  }

 private:
  std::uint8_t kinds_ = 0;
  std::uint16_t designs_ = 0;
  bool by_year_ = false;
  int year_from_ = 0;
  int year_to_ = 9999;
};

}  // namespace ibid::index
