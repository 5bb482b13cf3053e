// What of a text is a sentence that says something: no title, no item of a list, no part of an
// abstract that only says what was to be done, no word without its beginning.
#pragma once

#include <cstddef>
#include <string_view>

namespace ibid::answer {

/// Whether it opens as a sentence does and has a finite verb. `opens_passage` tells that it stands
/// first in its passage, where texts that were cut out of others begin within a word.
[[nodiscard]] bool is_whole_sentence(std::string_view sentence, bool opens_passage);

/// Bytes of the label of an abstract's part that the sentence begins with, with the blank behind
/// it: "CONCLUSIONS: ", and "ONCLUSIONS: " where it opens its passage. 0 where there is none.
[[nodiscard]] std::size_t label_bytes(std::string_view sentence, bool opens_passage);

}  // namespace ibid::answer
