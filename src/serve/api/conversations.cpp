#include "serve/api/conversations.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <array>
#include <iterator>
#include <utility>

#include "ibid/engine.hpp"
#include "serve/limits.hpp"

namespace ibid::serve {
namespace {

Result<std::string> random_id() {
  std::array<unsigned char, 16> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    return fail(ErrorCode::kEnvironment, "the system gave no random bytes");
  }
  std::string id;
  for (const unsigned char byte : bytes) id += fmt::format("{:02x}", byte);
  return id;
}

std::size_t bytes_of(const std::vector<std::string>& questions) {
  std::size_t bytes = 0;
  for (const std::string& question : questions) bytes += question.size();
  return bytes;
}

}  // namespace

Result<std::string> Conversations::create() {
  Result<std::string> id = random_id();
  if (!id) return id;
  const std::lock_guard lock(mutex_);
  entries_.push_front({*id, {}});
  by_id_[*id] = entries_.begin();
  shrink();
  return id;
}

void Conversations::shrink() {
  while (entries_.size() > kConversationsMax || bytes_ > kConversationBytesMax) {
    erase(std::prev(entries_.end()));
  }
}

void Conversations::erase(Entries::iterator entry) {
  bytes_ -= bytes_of(entry->questions);
  by_id_.erase(entry->id);
  entries_.erase(entry);
}

Conversations::Entries::iterator Conversations::touch(std::string_view id) {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return entries_.end();
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second;
}

std::optional<std::vector<std::string>> Conversations::questions(std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto entry = touch(id);
  if (entry == entries_.end()) return std::nullopt;
  return entry->questions;
}

bool Conversations::append(std::string_view id, std::string question) {
  const std::lock_guard lock(mutex_);
  const auto entry = touch(id);
  if (entry == entries_.end()) return false;
  bytes_ -= bytes_of(entry->questions);
  entry->questions.push_back(std::move(question));
  keep_latest(entry->questions);
  bytes_ += bytes_of(entry->questions);
  shrink();
  return true;
}

bool Conversations::remove(std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return false;
  erase(found->second);
  return true;
}

}  // namespace ibid::serve
