#include "serve/http/auth.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

#include "model/digest.hpp"

namespace ibid::serve {
namespace {

constexpr std::pair<Role, std::string_view> kRoles[] = {
    {Role::kRead, "read"},
    {Role::kIngest, "ingest"},
    {Role::kReview, "review"},
    {Role::kAdmin, "admin"},
};

/// 256 bits: as many as the hash has.
constexpr std::size_t kKeyBytes = 32;

std::optional<std::uint8_t> roles_from(std::string_view list) {
  std::uint8_t roles = static_cast<std::uint8_t>(Role::kRead);
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    const auto role = role_from(list.substr(0, comma));
    if (!role) return std::nullopt;
    roles = static_cast<std::uint8_t>(roles | static_cast<std::uint8_t>(*role));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return roles;
}

bool read_digest(std::string_view hex, std::array<std::uint8_t, 32>& digest) {
  if (hex.size() != 2 * digest.size()) return false;
  const auto value = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  for (std::size_t i = 0; i < digest.size(); ++i) {
    const int high = value(hex[2 * i]);
    const int low = value(hex[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    digest[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return true;
}

}  // namespace

std::string_view name_of(Role role) {
  for (const auto& [candidate, name] : kRoles) {
    if (candidate == role) return name;
  }
  return "nobody";
}

std::optional<Role> role_from(std::string_view name) {
  for (const auto& [role, candidate] : kRoles) {
    if (candidate == name) return role;
  }
  return std::nullopt;
}

bool Caller::may(Role role) const {
  const auto wanted = static_cast<std::uint8_t>(role);
  return (roles & static_cast<std::uint8_t>(Role::kAdmin)) != 0 || (roles & wanted) == wanted;
}

Result<KeyRing> KeyRing::parse(std::string_view text) {
  KeyRing ring;
  std::istringstream lines{std::string(text)};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    std::string roles;
    std::string hex;
    Key key;
    fields >> key.owner.name >> roles >> hex;
    const auto parsed = roles_from(roles);
    if (roles.empty() || !parsed || !read_digest(hex, key.digest)) {
      return fail(ErrorCode::kInputMalformed,
                  fmt::format("line {}: expected \"NAME ROLE[,ROLE] SHA256HEX\", as ibid key "
                              "writes it",
                              number));
    }
    key.owner.roles = *parsed;
    ring.keys_.push_back(std::move(key));
  }
  return ring;
}

Result<KeyRing> KeyRing::read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(ErrorCode::kNotFound, fmt::format("no key file {}", file.string()));
  std::ostringstream text;
  text << in.rdbuf();
  Result<KeyRing> ring = parse(text.str());
  if (!ring) return fail(ring.error().code, file.string() + ": " + ring.error().message);
  if (ring->empty()) {
    return fail(ErrorCode::kInputMalformed,
                file.string() + ": there is no key in it; ibid key NAME makes one");
  }
  return ring;
}

std::optional<Caller> KeyRing::find(std::string_view key) const {
  const model::Digest digest = model::sha256(key);
  std::optional<Caller> owner;
  for (const Key& candidate : keys_) {
    unsigned difference = 0;
    for (std::size_t i = 0; i < digest.size(); ++i) {
      difference |= static_cast<unsigned>(digest[i] ^ candidate.digest[i]);
    }
    if (difference == 0) owner = candidate.owner;
  }
  return owner;
}

Result<NewKey> make_key(std::string_view name, const std::vector<Role>& roles) {
  const bool plain = !name.empty() && name.find_first_of(" \t\r\n#") == std::string_view::npos;
  if (!plain || roles.empty()) {
    return fail(ErrorCode::kUsage, "a key needs a name without blanks and at least one role");
  }
  std::string bytes(kKeyBytes, '\0');
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    return fail(ErrorCode::kEnvironment, "the system gave no random bytes");
  }
  NewKey made;
  made.key = "ibid_";
  for (const char byte : bytes) {
    made.key += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  }
  std::string list;
  for (const Role role : roles) {
    if (!list.empty()) list += ',';
    list += name_of(role);
  }
  made.line = fmt::format("{} {} {}", name, list, model::sha256_hex(made.key));
  return made;
}

}  // namespace ibid::serve
