// A reference as people write it in a list: "3. Rossi A, Li B. Zinc and bone. Bone. 2021;4:5-9.
// doi:10.1000/xyz".
#pragma once

#include <string>
#include <string_view>

#include "ibid/source.hpp"

namespace ibid::ingest {

/// What can be read off with certainty: identifiers, the date, and behind authors or before an
/// imprint ("2021;4(2):5-9") the title, the journal, volume, issue and pages. The title is the
/// whole text when that cannot be told. `target` is the address that the entry links to, or empty.
[[nodiscard]] Source source_of_written(std::string_view text, std::string_view target = {});

/// Takes a leading number off `text`: "[3] ", "[^3]: ", "3. ", "3) "; 0 when there is none.
[[nodiscard]] int take_entry_number(std::string_view& text);

}  // namespace ibid::ingest
