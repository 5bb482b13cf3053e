#include "answer/meant_opening.hpp"

#include <algorithm>
#include <array>

#include "retrieve/turn_ranking.hpp"

namespace ibid::answer {
namespace {

/// What the words of the completed question and of earlier turns weigh beside those of the last
/// turn, and how much better the best passage must be than those with which the page opens. Of 360
/// follow-ups 242 pages open with a snippet wanted, without any of this 224; with 0.4 for the
/// completed question 241, with 0.1 for the earlier turns 235 to 238, with 1.1, 1.3 and 1.6 times
/// the score 238, 235 and 230.
constexpr double kCompletedWeight = 0.3;
constexpr double kEarlierWeight = 0.2;
constexpr double kMeantAdvance = 1.2;
/// What lies below has no say.
constexpr std::size_t kPassagesMeant = 100;

bool quotes(const Claim& claim, const FoundPassage& found) {
  return std::any_of(
      claim.evidence().begin(), claim.evidence().end(),
      [&](const Evidence& evidence) { return evidence.passage_id() == found.passage->id; });
}

}  // namespace

Result<std::vector<index::ScoredPassage>> rank_meant(const index::Generation& generation,
                                                     const TurnsSaid& turns,
                                                     std::string_view completed,
                                                     const index::Filter& filter) {
  if (turns.last.empty()) return std::vector<index::ScoredPassage>{};
  const std::array<retrieve::WeighedText, 4> said = {{{turns.last, 1},
                                                      {completed, kCompletedWeight},
                                                      {turns.before, kEarlierWeight},
                                                      {turns.first, kEarlierWeight}}};
  return retrieve::rank_by_words(generation, said, filter, kPassagesMeant);
}

bool mark_meant(std::span<const index::ScoredPassage> meant, const Claim& opening,
                std::span<FoundPassage> passages) {
  if (meant.empty()) return false;
  const auto found_as = [&](index::PassageNumber number) {
    return std::find_if(passages.begin(), passages.end(),
                        [&](const FoundPassage& found) { return found.number == number; });
  };
  double score = 0;
  for (const index::ScoredPassage& ranked : meant) {
    const auto found = found_as(ranked.passage);
    if (found != passages.end() && quotes(opening, *found)) score = std::max(score, ranked.score);
  }
  const bool is_just_asked =
      std::any_of(passages.begin(), passages.end(),
                  [](const FoundPassage& found) { return found.asked_before.just_answered > 0; });
  const auto best = found_as(meant.front().passage);
  if (is_just_asked || best == passages.end() || meant.front().score <= kMeantAdvance * score)
    return false;
  best->is_meant = true;
  return true;
}

}  // namespace ibid::answer
