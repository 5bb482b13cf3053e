#include "serve/api/conversations.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <array>
#include <iterator>
#include <utility>

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
  for (const std::string& question : entry->questions) bytes_ -= question.size();
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
  if (entry->questions.size() == kTurnsMax) {
    bytes_ -= entry->questions.front().size();
    entry->questions.erase(entry->questions.begin());
  }
  bytes_ += question.size();
  entry->questions.push_back(std::move(question));
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
