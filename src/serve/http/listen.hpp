// One port on every address of a name such as "localhost".
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <system_error>
#include <vector>

#include "ibid/result.hpp"

namespace ibid::serve {

/// How often any free port is sought that is free on all addresses. Where half of the ports are
/// taken on one of them, all of these fail once in a million starts.
inline constexpr int kFreePortAttempts = 20;

struct Listening {
  std::error_code error;
  std::uint16_t port = 0;  ///< the one that was taken, where there is no error
};

/// Listens through `listen_on(address, port)` on all `addresses`, the first of which must exist, at
/// one port; 0 is any that is free on all. `begin_again` gives up what was listened on so far.
/// kEnvironment says which address and port could not be had.
[[nodiscard]] Result<void> listen_on_all(
    const std::vector<std::string>& addresses, std::uint16_t port,
    const std::function<Listening(const std::string&, std::uint16_t)>& listen_on,
    const std::function<void()>& begin_again);

}  // namespace ibid::serve
