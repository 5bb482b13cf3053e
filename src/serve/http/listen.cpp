#include "serve/http/listen.hpp"

#include <fmt/format.h>

namespace ibid::serve {
namespace {

/// "127.0.0.1:8080", "[::1]:8080".
std::string place_of(const std::string& address, std::uint16_t port) {
  const bool is_v6 = address.find(':') != std::string::npos;
  return fmt::format("{}{}{}:{}", is_v6 ? "[" : "", address, is_v6 ? "]" : "", port);
}

/// A machine may have no IPv6, but where it has, nobody else may answer to "localhost" there.
bool is_absent(const std::error_code& error) {
  return error == std::errc::address_family_not_supported ||
         error == std::errc::address_not_available;
}

}  // namespace

Result<void> listen_on_all(
    const std::vector<std::string>& addresses, std::uint16_t port,
    const std::function<Listening(const std::string&, std::uint16_t)>& listen_on,
    const std::function<void()>& begin_again) {
  std::string taken;  // the address where what was free on the first was taken
  for (int attempt = 0; attempt < kFreePortAttempts; ++attempt) {
    begin_again();
    taken.clear();
    std::uint16_t shared = port;
    for (const std::string& address : addresses) {
      const bool is_further = address != addresses.front();
      const Listening listening = listen_on(address, shared);
      if (!listening.error) {
        shared = listening.port;
      } else if (is_further && port == 0 && listening.error == std::errc::address_in_use) {
        taken = address;
        break;
      } else if (!is_further || !is_absent(listening.error)) {
        return fail(ErrorCode::kEnvironment,
                    fmt::format("cannot listen on {}: {}", place_of(address, shared),
                                listening.error.message()));
      }
    }
    if (taken.empty()) return {};
  }
  begin_again();
  return fail(ErrorCode::kEnvironment,
              fmt::format("cannot listen: {} ports that were free on {} were taken on {}; name a "
                          "port that is free on both",
                          kFreePortAttempts, addresses.front(), taken));
}

}  // namespace ibid::serve
