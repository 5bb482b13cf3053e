// Conversations by id: the questions asked so far, so that a client need not send them again.
//
// An id is 128 random bits: who knows it may read and continue the conversation. Kept in memory
// only, the least recently used go first, and nothing survives a restart.
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/result.hpp"

namespace ibid::serve {

/// Thread-safe.
class Conversations {
 public:
  [[nodiscard]] Result<std::string> create();
  /// Questions, oldest first; nothing for an unknown id.
  [[nodiscard]] std::optional<std::vector<std::string>> questions(std::string_view id);
  /// Appends; the oldest turns go beyond the limits of a history (keep_latest()). False for an
  /// unknown id.
  bool append(std::string_view id, std::string question);
  bool remove(std::string_view id);

 private:
  struct Entry {
    std::string id;
    std::vector<std::string> questions;
  };
  using Entries = std::list<Entry>;

  /// Moves the entry to the front; end() when unknown. Caller holds the mutex.
  Entries::iterator touch(std::string_view id);
  /// Forgets the least recently used until all limits hold. Caller holds the mutex.
  void shrink();
  void erase(Entries::iterator entry);

  std::mutex mutex_;  // guards all of these
  Entries entries_;   // most recently used first
  std::map<std::string, Entries::iterator, std::less<>> by_id_;
  std::size_t bytes_ = 0;  // of all questions
};

}  // namespace ibid::serve
