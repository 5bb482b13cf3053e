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
  explicit TopHeap(std::size_t capacity) : capacity_(capacity) {}

  [[nodiscard]] std::size_t capacity() const { return capacity_; }
  /// Only a passage that scores at least this can still enter; 0 while there is room.
  [[nodiscard]] double threshold() const { return is_full() ? entries_.front().score : 0; }
  [[nodiscard]] bool is_full() const { return entries_.size() == capacity_; }

  /// True when the passage is among the k best so far. No passage may be offered twice.
  bool offer(PassageNumber passage, double score, std::uint64_t tie_key) {
    const Entry entry{score, tie_key, passage};
    if (is_full()) {
      if (capacity_ == 0 || !is_better(entry, entries_.front())) return false;
      std::pop_heap(entries_.begin(), entries_.end(), is_better);
      entries_.back() = entry;
    } else {
      entries_.push_back(entry);
    }
    std::push_heap(entries_.begin(), entries_.end(), is_better);
    return true;
  }

  /// Best first; empties the heap.
  [[nodiscard]] std::vector<ScoredPassage> take() {
    std::sort(entries_.begin(), entries_.end(), is_better);
    std::vector<ScoredPassage> best;
    best.reserve(entries_.size());
    for (const Entry& entry : entries_) best.push_back({entry.passage, entry.score});
    entries_.clear();
    return best;
  }

 private:
  struct Entry {
    double score = 0;
    std::uint64_t tie_key = 0;
    PassageNumber passage = 0;
  };
  static bool is_better(const Entry& a, const Entry& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.tie_key != b.tie_key) return a.tie_key < b.tie_key;
    return a.passage < b.passage;
  }

  std::size_t capacity_;
  std::vector<Entry> entries_;  ///< heap, worst in front
};

}  // namespace ibid::index
