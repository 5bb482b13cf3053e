// SHA-256 (FIPS 180-4), by way of OpenSSL's libcrypto.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace ibid::model {

using Digest = std::array<std::uint8_t, 32>;

[[nodiscard]] Digest sha256(std::string_view bytes);
/// Of `head` and then `bytes`.
[[nodiscard]] Digest sha256(std::string_view head, std::string_view bytes);
/// The first 16 bytes of a SHA-256, which tell as many texts apart as there will be.
using ShortDigest = std::array<std::uint64_t, 2>;
[[nodiscard]] ShortDigest short_digest(std::string_view bytes);
/// Lower-case hex, 64 characters.
[[nodiscard]] std::string to_hex(const Digest& digest);
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// Hashes a stream piece by piece; finish() may be called once.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void update(std::string_view bytes);
  [[nodiscard]] Digest finish();

 private:
  void* context_;
};

}  // namespace ibid::model
