// Result<T>: a value, or the Error that explains why there is none.
#pragma once

#include <tl/expected.hpp>
#include <utility>

#include "ibid/error.hpp"

namespace ibid {

template <class T>
using Result = tl::expected<T, Error>;

/// Returns an Error from a function whose result is any Result<T>.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(make_error(code, std::move(message)));
}
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace ibid
