// Which words of a question were said in the last turn of its conversation. What was taken over
// from earlier turns tells on what the last one leans; what it asks it says itself. So a word that
// was taken over weighs less, and a reading that took over too much does less harm.
//
// After historical query expansion (Lin et al. 2020, "Query Reformulation using Query History for
// Passage Retrieval in Conversational Search"), which adds words of earlier turns to the last one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/analyzer.hpp"
#include "index/generation.hpp"

namespace ibid::retrieve {

/// What a word that was taken over weighs beside one of the last turn. Of 180 turns of a stranger's
/// 60 conversations 102 pages open with a snippet wanted; with 1, 97; .35 and .7 give 104 and 101.
inline constexpr double kCarriedWeight = 0.5;

class TurnWords {
 public:
  /// `turn` is the last turn as it was put, valid UTF-8; where it is empty, everything was said in
  /// it.
  TurnWords(const index::Generation& generation, index::Analyzer& analyzer, std::string_view turn);

  /// Whether the turn has the term as it is written, by its usual name or as an unknown word is
  /// read.
  [[nodiscard]] bool has(std::string_view term) const;

 private:
  bool says_all_ = false;
  std::vector<std::string> terms_;
};

}  // namespace ibid::retrieve
