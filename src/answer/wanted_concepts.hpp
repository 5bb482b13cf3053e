// The question's concepts as numbers: what a sentence is compared with, thousands of times a page.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "answer/question.hpp"
#include "answer/vocabulary.hpp"

namespace ibid::answer {

struct WantedStem {
  StemNumber number = 0;
  double rarity = 0;
  bool names_nothing = false;  ///< the "low" of "low zinc": a modifier beside other stems
};

/// A Concept's alternatives, in its order; none is empty.
struct WantedConcept {
  std::vector<std::vector<WantedStem>> alternatives;
  /// The first must be there whole, too: "resistant" bacteria are no "resistant hypertension".
  bool is_whole = false;
  double weight = 0;
};

[[nodiscard]] WantedConcept wanted_as(const Concept& asked, Vocabulary& vocabulary);
/// One a concept of the question, in its order.
[[nodiscard]] std::vector<WantedConcept> wanted_by(const Question& question,
                                                   Vocabulary& vocabulary);

/// "vitamin deficiency" does not name "vitamin B12 deficiency", which is B12 by four fifths.
inline constexpr double kNamedShare = 0.6;
/// A sum of all parts, which need not come out at 1.
inline constexpr double kWhole = 0.999;

/// Whether the stems for which `holds(number)` have what one alternative is about: "lower serum
/// zinc" names "low zinc", whose "low" says nothing by itself. The question's own words may be
/// there in the main; another name must be there whole, or an "asthma attack" would name a heart
/// attack.
template <class Holds>
[[nodiscard]] bool names(const WantedConcept& wanted, Holds holds) {
  for (const std::vector<WantedStem>& stems : wanted.alternatives) {
    double all = 0;
    double found = 0;
    for (const WantedStem& stem : stems) {
      if (stem.names_nothing) continue;
      all += stem.rarity;
      if (holds(stem.number)) found += stem.rarity;
    }
    const bool is_own = &stems == &wanted.alternatives.front();
    const double enough = is_own && !wanted.is_whole ? kNamedShare : kWhole;
    if (all > 0 && found / all >= enough) return true;
  }
  return false;
}

/// Whether they have one of the concept's alternatives whole.
template <class Holds>
[[nodiscard]] bool speaks_of(const WantedConcept& wanted, Holds holds) {
  return std::any_of(wanted.alternatives.begin(), wanted.alternatives.end(),
                     [&](const std::vector<WantedStem>& stems) {
                       return std::all_of(stems.begin(), stems.end(), [&](const WantedStem& stem) {
                         return holds(stem.number);
                       });
                     });
}

/// How much of the concept, by rarity, they have of the alternative that they have best.
template <class Holds>
[[nodiscard]] double share_spoken_of(const WantedConcept& wanted, Holds holds) {
  double best = 0;
  for (const std::vector<WantedStem>& stems : wanted.alternatives) {
    double all = 0;
    double found = 0;
    for (const WantedStem& stem : stems) {
      all += stem.rarity;
      if (holds(stem.number)) found += stem.rarity;
    }
    if (all > 0) best = std::max(best, found / all);
  }
  return best;
}

/// Holds those of a sentence.
[[nodiscard]] inline auto among(std::span<const StemNumber> sorted) {
  return
      [sorted](StemNumber stem) { return std::binary_search(sorted.begin(), sorted.end(), stem); };
}

}  // namespace ibid::answer
