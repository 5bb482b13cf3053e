// The reference list of a text that somebody else wrote: where it begins, what its entries name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "verify/input.hpp"

namespace ibid::verify {

struct ReferenceList {
  std::size_t begin =
      0;  ///< byte at which the list (its heading included) begins; text size if none
  std::vector<InputReference> entries;
};

/// Finds the list at the end of `text`: below a heading such as "References", or a closing run of
/// lines "[1] …", "1. …" or "[^1]: …" of which at least one names a DOI, PMID, URL or year.
[[nodiscard]] ReferenceList find_reference_list(std::string_view text);

/// Reads what an entry names: DOI, PMID, PMCID, URL, year and the likeliest title.
[[nodiscard]] Source read_mention(std::string_view entry);

}  // namespace ibid::verify
