// What every reader does with the fields of a Source.
#pragma once

#include <string>
#include <string_view>

#include "ibid/source.hpp"
#include "model/json.hpp"

namespace ibid::ingest {

/// `source` with its identifiers normalised and its canonical id.
[[nodiscard]] Source identified(Source source);

/// What to say of identifiers, of a date and of authors that the record `json` states and that are
/// none, such as the PMID "abc": `source`, read from it, is known without them. Empty when all are
/// good.
[[nodiscard]] std::string unusable_fields(const model::Json& json, const Source& source);

/// The date that `text` begins with: "2021", "2021-02-13", "2021/02", "2021 Feb 13", "2021
/// Jan-Feb"; zeros for what is not there. What is no date gives no date: never guessed.
[[nodiscard]] Date parse_date(std::string_view text);

/// A person as "Family, Given", "Family, Given, Suffix", or, without a comma, a literal name.
[[nodiscard]] Person parse_person(std::string_view text);

/// Lower-case ASCII letters and digits of `text`, all else as single hyphens: "zinc-and-bone".
[[nodiscard]] std::string slug(std::string_view text);

/// `text` without blanks at its ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// Everything before the first `separator`; `text` keeps what follows it.
[[nodiscard]] std::string_view take_until(std::string_view& text, char separator);

}  // namespace ibid::ingest
