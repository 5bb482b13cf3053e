// Keys and roles: who may do what.
//
// A key file holds one key a line: "NAME ROLE[,ROLE…] SHA256HEX". The server never stores a key,
// only its hash. Keys are made by the program from 256 random bits (`make_key`), so a plain SHA-256
// is enough: there is no dictionary to try, and a slow hash would only slow the server down.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"

namespace ibid::serve {

enum class Role : std::uint8_t { kNobody = 0, kRead = 1, kIngest = 2, kReview = 4, kAdmin = 8 };

[[nodiscard]] std::string_view name_of(Role role);
[[nodiscard]] std::optional<Role> role_from(std::string_view name);

/// Who sent a request. `admin` may do everything; every key may read.
struct Caller {
  std::string name;        ///< of the key; empty without one
  std::uint8_t roles = 0;  ///< sum of Role

  [[nodiscard]] bool may(Role role) const;
};

class KeyRing {
 public:
  /// Reads a key file. kInputMalformed names the line that is wrong, or that there is no key.
  [[nodiscard]] static Result<KeyRing> read(const std::filesystem::path& file);
  [[nodiscard]] static Result<KeyRing> parse(std::string_view text);

  [[nodiscard]] bool empty() const { return keys_.empty(); }
  /// The owner of `key`. Looks at every entry, so that time tells nothing about where one differs.
  [[nodiscard]] std::optional<Caller> find(std::string_view key) const;

 private:
  struct Key {
    Caller owner;
    std::array<std::uint8_t, 32> digest{};
  };
  std::vector<Key> keys_;
};

/// A fresh key and the line to put into the key file.
struct NewKey {
  std::string key;
  std::string line;
};
[[nodiscard]] Result<NewKey> make_key(std::string_view name, const std::vector<Role>& roles);

}  // namespace ibid::serve
