// gzip (RFC 1952) for replies whose client takes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ibid::serve {

/// True when `accept_encoding` takes gzip: named, or "*", and not with q=0.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

/// The same bytes for the same input: no time, no name. Empty when zlib refuses.
[[nodiscard]] std::optional<std::string> gzip(std::string_view bytes);

}  // namespace ibid::serve
