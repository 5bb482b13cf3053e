// Which evidence a question may draw on.
#pragma once

#include <optional>
#include <vector>

#include "ibid/source.hpp"

namespace ibid {

/// Facets of a passage are those of its own Source or, when the whole passage is attributed to
/// others (ibid's snippets), those of the cited Sources. Status is that of the work as the whole
/// index knows it.
struct Filter {
  std::optional<SourceKind> kind;
  std::vector<StudyDesign> designs;    ///< any of; empty = all
  std::vector<SourceStatus> statuses;  ///< any of; empty = all
  int year_from = 0;                   ///< inclusive; 0 = open
  int year_to = 0;

  [[nodiscard]] bool passes_all() const {
    return !kind && designs.empty() && statuses.empty() && year_from == 0 && year_to == 0;
  }
};

}  // namespace ibid
