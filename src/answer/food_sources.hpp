// What to eat: who reads as a patient of a nutrient is told where it is found, too.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "answer/candidates.hpp"
#include "answer/question.hpp"
#include "answer/selection.hpp"
#include "ibid/result.hpp"
#include "index/generation.hpp"
#include "retrieve/search.hpp"

namespace ibid::answer {

/// Whether the sentence names foods as sources of something: "meat and fish are dietary sources of
/// zinc".
[[nodiscard]] bool tells_food_sources(std::string_view sentence);

/// Whether food may help who asks: how things hang together, what helps or prevents; but a dose, a
/// harm or a test is nothing that is eaten.
[[nodiscard]] bool may_be_helped_by_food(const Question& question);

struct FoodFound {
  std::vector<FoundPassage> passages;
  std::vector<Candidate> candidates;  ///< of these, such as name a subject and tell its sources
};

/// Searches for the food sources of each subject but medicines. Fails when the index is damaged.
[[nodiscard]] Result<FoodFound> find_food(const index::Generation& generation,
                                          const Question& question,
                                          const retrieve::SearchOptions& options, Reading& reading);

/// How much stands on a page.
struct PageRoom {
  std::size_t claims_max = 0;
  std::size_t words_max = 0;
};

/// Adds the claim, in place of the last one from research where the page is full; leaves `claims`
/// as they are where there is no such place or its words do not fit.
void add_food_claim(ChosenClaim food, const PageRoom& room, std::vector<ChosenClaim>& claims);

}  // namespace ibid::answer
