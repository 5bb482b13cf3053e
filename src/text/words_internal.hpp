// The two ways to cut words, apart so that tests can hold one against the other.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/words.hpp"

namespace ibid::text::internal {

/// Cuts `chunk`, which must be ASCII. Ranges count from `base`.
void cut_ascii(std::string_view chunk, std::size_t base, std::vector<Word>& out);

/// Cuts any valid UTF-8 `chunk` by Unicode properties (ICU). Ranges count from `base`.
void cut_unicode(std::string_view chunk, std::size_t base, std::vector<Word>& out);

}  // namespace ibid::text::internal
