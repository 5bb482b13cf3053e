// The reference list of a text that somebody else wrote: where it begins, what its entries name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "verify/input/input.hpp"

namespace ibid::verify {

struct ReferenceList {
  /// Bytes of the list, its heading included; both the size of the text if there is none.
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<InputReference> entries;
};

/// Finds the list at the end of `text`: below a heading such as "References", or a closing run of
/// lines "[1] …", "1. …" or "[^1]: …" of which at least one names a DOI, PMID, URL or year. It ends
/// before the next heading, or before a line behind a blank one that is neither an entry nor
/// indented.
[[nodiscard]] ReferenceList find_reference_list(std::string_view text);

/// Reads what an entry names: DOI, PMID, PMCID, URL, year and the likeliest title.
[[nodiscard]] Source read_mention(std::string_view entry);

/// The stretches of an entry that may be its title, the likeliest first: of at least four words,
/// neither authors nor a group of them; a journal with its year comes last.
[[nodiscard]] std::vector<std::string> possible_titles(std::string_view entry);

}  // namespace ibid::verify
