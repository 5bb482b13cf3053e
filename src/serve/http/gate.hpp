// The gate: what is decided from a request's head, before a byte of its body is read.
//
// Host, Origin, route, key, role and size are checked here in that order, so that a stranger costs
// one small refusal. What passes is the route, which says how much body it may bring.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "serve/http/auth.hpp"
#include "serve/http/http_message.hpp"
#include "serve/http/origin_policy.hpp"
#include "serve/router.hpp"

namespace ibid::serve {

struct GateOptions {
  OriginPolicy origins;
  KeyRing keys;
  bool key_for_reading = false;  ///< also on loopback
};

/// Decides on `request`, whose body is still unread and `body_bytes` long, if that was told.
/// Fills in `request.caller` and `request.tail`.
[[nodiscard]] std::variant<const Route*, Response> admit(const GateOptions& options,
                                                         Request& request,
                                                         std::optional<std::uint64_t> body_bytes);

}  // namespace ibid::serve
