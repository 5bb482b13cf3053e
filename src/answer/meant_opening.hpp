// With what the page of a follow-up opens. A completed question is made by rules, which may take
// over too much or the wrong thing; where the words of the conversation alone find another passage
// clearly better, that one is meant.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "answer/candidates.hpp"
#include "ibid/evidence.hpp"
#include "ibid/result.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

/// The turns behind a question that was completed from a conversation, as they were put; all empty
/// for one that stands by itself. Must outlive the call that takes it.
struct TurnsSaid {
  std::string_view last = {};
  std::string_view before = {};  ///< the one before the last
  std::string_view first = {};   ///< with which the conversation began
};

/// Passages by the words of the turns and of the `completed` question, best first; none without
/// turns.
[[nodiscard]] Result<std::vector<index::ScoredPassage>> rank_meant(
    const index::Generation& generation, const TurnsSaid& turns, std::string_view completed,
    const index::Filter& filter);

/// Sets FoundPassage::is_meant of the first of `meant` where it scores clearly above all those that
/// `opening` quotes and is among `passages`. Whether that is so.
bool mark_meant(std::span<const index::ScoredPassage> meant, const Claim& opening,
                std::span<FoundPassage> passages);

}  // namespace ibid::answer
