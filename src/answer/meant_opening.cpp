#include "answer/meant_opening.hpp"

namespace ibid::answer {
namespace {

/// What lies below has no say.
constexpr std::size_t kPassagesMeant = 100;

}  // namespace

Result<std::vector<index::ScoredPassage>> rank_meant(const index::Generation& generation,
                                                     const retrieve::TurnsSaid& turns,
                                                     std::string_view completed,
                                                     const index::Filter& filter) {
  if (turns.last.empty()) return std::vector<index::ScoredPassage>{};
  return retrieve::rank_by_turns(generation, turns, completed, filter, kPassagesMeant);
}

void mark_meant(std::span<const index::ScoredPassage> meant, std::span<FoundPassage> passages) {
  for (FoundPassage& found : passages) {
    found.is_meant = !meant.empty() && found.number == meant.front().passage;
  }
}

}  // namespace ibid::answer
