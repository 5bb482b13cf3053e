// With what the page of a follow-up opens. A completed question is made by rules, which may take
// over too much or the wrong thing; what the turns find by themselves is more often meant.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "answer/candidates.hpp"
#include "ibid/result.hpp"
#include "index/generation.hpp"
#include "retrieve/turn_ranking.hpp"

namespace ibid::answer {

/// Passages by the turns behind a question that was `completed` from a conversation, best first;
/// none without turns.
[[nodiscard]] Result<std::vector<index::ScoredPassage>> rank_meant(
    const index::Generation& generation, const retrieve::TurnsSaid& turns,
    std::string_view completed, const index::Filter& filter);

/// The best of them that are read, whatever else is found.
inline constexpr std::size_t kMeantRead = 5;

/// Sets FoundPassage::meant: 2 of that of `passages` for which `meant` and what it was asked before
/// (by mark_asked_before()) speak most, 1 of those for which they speak nearly as much, 0 of all
/// others.
void mark_meant(std::span<const index::ScoredPassage> meant, std::span<FoundPassage> passages);

}  // namespace ibid::answer
