// The k best so far: by descending score, equals by ascending tie key, then by passage number.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "index/top_k.hpp"

namespace ibid::index {

class TopHeap {
 public:
  explicit TopHeap(std::size_t capacity) : capacity_(capacity) {
    entries_.reserve(std::min(capacity, kReservedMax));
  }

  [[nodiscard]] std::size_t capacity() const { return capacity_; }
  /// Only a passage that scores at least this can still enter; 0 while there is room.
  [[nodiscard]] double threshold() const {
    return is_full() && capacity_ > 0 ? entries_.front().score : 0;
  }
  /// How many enter whatever they score.
  [[nodiscard]] std::size_t room() const { return capacity_ - entries_.size(); }
  [[nodiscard]] bool is_full() const { return entries_.size() == capacity_; }

  /// True when the passage is among the k best so far. No passage may be offered twice. The tie key
  /// is only read when scores are equal, until take() returns: most are never fetched.
  bool offer(PassageNumber passage, double score, const std::uint64_t& tie_key) {
    const Entry entry{score, &tie_key, passage};
    if (!is_full()) {
      entries_.push_back(entry);
      if (is_full()) std::make_heap(entries_.begin(), entries_.end(), IsBetter{});
      return true;
    }
    if (capacity_ == 0 || !IsBetter{}(entry, entries_.front())) return false;
    // It takes the front's place and sinks below all that are worse.
    std::size_t hole = 0;
    for (std::size_t child = 1; child < capacity_; child = 2 * hole + 1) {
      if (child + 1 < capacity_ && IsBetter{}(entries_[child], entries_[child + 1])) ++child;
      if (!IsBetter{}(entry, entries_[child])) break;
      entries_[hole] = entries_[child];
      hole = child;
    }
    entries_[hole] = entry;
    return true;
  }

  /// Best first; empties the heap.
  [[nodiscard]] std::vector<ScoredPassage> take() {
    std::sort(entries_.begin(), entries_.end(), IsBetter{});
    std::vector<ScoredPassage> best;
    best.reserve(entries_.size());
    for (const Entry& entry : entries_) best.push_back({entry.passage, entry.score});
    entries_.clear();
    return best;
  }

 private:
  static constexpr std::size_t kReservedMax = 1024;

  struct Entry {
    double score = 0;
    const std::uint64_t* tie_key = nullptr;
    PassageNumber passage = 0;
  };
  struct IsBetter {
    bool operator()(const Entry& a, const Entry& b) const {
      if (a.score != b.score) [[likely]]
        return a.score > b.score;
      if (*a.tie_key != *b.tie_key) return *a.tie_key < *b.tie_key;
      return a.passage < b.passage;
    }
  };

  std::size_t capacity_;
  std::vector<Entry> entries_;  ///< once full a heap, worst in front
};

}  // namespace ibid::index
