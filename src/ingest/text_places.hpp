// Where in a file the parts of a Document's text come from, for reports on one of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

#include "ingest/run.hpp"

namespace ibid::ingest {

class TextPlaces {
 public:
  /// What begins at that byte of the text stands at `position`; in the order of the text.
  void add(std::size_t text_begin, Position position) {
    places_.emplace_back(text_begin, position);
  }

  /// Of the part that holds the byte.
  [[nodiscard]] Position at(std::size_t text_offset) const {
    const auto after = std::upper_bound(
        places_.begin(), places_.end(), text_offset,
        [](std::size_t offset, const auto& place) { return offset < place.first; });
    return after == places_.begin() ? Position{} : std::prev(after)->second;
  }

 private:
  std::vector<std::pair<std::size_t, Position>> places_;
};

}  // namespace ibid::ingest
