#include "model/digest.hpp"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <new>

namespace ibid::model {
namespace {

EVP_MD_CTX* context(void* opaque) {
  return static_cast<EVP_MD_CTX*>(opaque);
}

}  // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  if (context_ == nullptr || EVP_DigestInit_ex(context(context_), EVP_sha256(), nullptr) != 1) {
    throw std::bad_alloc();  // the only way libcrypto can fail here
  }
}

Sha256::~Sha256() {
  EVP_MD_CTX_free(context(context_));
}

void Sha256::update(std::string_view bytes) {
  EVP_DigestUpdate(context(context_), bytes.data(), bytes.size());
}

Digest Sha256::finish() {
  Digest digest{};
  EVP_DigestFinal_ex(context(context_), digest.data(), nullptr);
  return digest;
}

Digest sha256(std::string_view bytes) {
  // OpenSSL's one-shot SHA256() skips the allocation of a context, which costs more than hashing a
  // passage does.
  Digest digest{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  return digest;
}

std::string to_hex(const Digest& digest) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(digest.size() * 2);
  for (const std::uint8_t byte : digest) {
    hex.push_back(kDigits[byte >> 4]);
    hex.push_back(kDigits[byte & 15]);
  }
  return hex;
}

std::string sha256_hex(std::string_view bytes) {
  return to_hex(sha256(bytes));
}

}  // namespace ibid::model
