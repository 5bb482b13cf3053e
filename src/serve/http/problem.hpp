// Errors over HTTP: RFC 9457 problem documents. Only the kind's name, its public message and a
// detail written for strangers go out; paths, lines and library messages stay inside.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include "ibid/error.hpp"
#include "serve/http/http_message.hpp"
#include "serve/limits.hpp"

namespace ibid::serve {

/// `kind` is stable, for machines; `detail` may be empty.
[[nodiscard]] Response problem(int status, std::string_view kind, std::string_view title,
                               std::string_view detail = {});
/// The problem of an Error that the engine returned. Adds Retry-After to a 503; what is no fault of
/// the request goes into the log in the error's own words.
[[nodiscard]] Response problem(const Error& error);
/// The problem of a request that does not say what it should: 400 with `detail`.
[[nodiscard]] Response bad_request(std::string_view detail);
/// 413: the body is longer than `bytes_max`.
[[nodiscard]] Response body_too_large(std::size_t bytes_max);
/// 503 with Retry-After: every place is taken.
[[nodiscard]] Response busy(std::chrono::seconds retry_after = kRetryAfterMin);

/// 503: the server stops and has given the request up.
[[nodiscard]] Response given_up();

/// The reason phrase of a status that this server sends.
[[nodiscard]] std::string_view title_of(int status);

}  // namespace ibid::serve
