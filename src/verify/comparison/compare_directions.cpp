// Directions and populations: "increased" beside "fell", "adults" beside "children".
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "text/strings.hpp"
#include "verify/comparison/comparison.hpp"

namespace ibid::verify {
namespace {

// A cue belongs to what stands within this many words of it.
constexpr std::size_t kContextWords = 5;
// The same word is the likelier counterpart.
constexpr double kSameWord = 2;

std::size_t gap(std::size_t a, std::size_t b) {
  return a > b ? a - b : b - a;
}

/// Where a word near a cue of the claim stands in the evidence.
struct ContextPlace {
  std::size_t evidence = 0;
  double nearness = 0;  ///< of the claim's word to the cue, at most 1/2
};

double nearness_of(std::size_t words) {
  return 1.0 / (1.0 + static_cast<double>(words));
}

std::vector<ContextPlace> context_places(const Statement& claim, std::size_t at,
                                         const BagAlignment& bag) {
  std::vector<ContextPlace> places;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (i == at || gap(i, at) > kContextWords) continue;
    const Token& token = claim.tokens[i];
    if (!token.has_content || token.cue != nullptr) continue;
    if (bag.matches[i].kind < MatchKind::kDerived) continue;
    places.push_back({bag.matches[i].target, nearness_of(gap(i, at))});
  }
  return places;
}

/// How near the cue at `at` of the evidence stands to what stands near the claim's: "PDS reduces
/// growth by inducing breaks" has two cues for "PDS prevents breaks", and the second is meant.
double fit_of(const std::vector<ContextPlace>& places, std::size_t at) {
  double fit = 0;
  for (const ContextPlace& place : places) {
    fit += place.nearness * nearness_of(gap(place.evidence, at));
  }
  return fit;
}

int sign_of(const Token& token) {
  const int denied = token.negations % 2 == 1 ? -1 : 1;
  return token.cue->value < 0 ? -denied : denied;
}

/// "Did not differ" and "was similar" come to the same.
bool is_signed(const Token& token) {
  return token.cue != nullptr &&
         (token.cue->axis == Axis::kAmount || token.cue->axis == Axis::kValence ||
          token.cue->axis == Axis::kSimilarity);
}

int parity(const Statement& statement, std::size_t begin, std::size_t end) {
  int product = 1;
  bool has_denial = false;
  for (std::size_t i = begin; i < end; ++i) {
    const Token& token = statement.tokens[i];
    // "Neither … nor" and "no … or" deny once.
    if (token.negates && !(has_denial && token.word == "nor")) product = -product;
    has_denial = has_denial || token.negates;
    if (is_signed(token) && token.cue->value < 0) product = -product;
  }
  return product;
}

/// True of "avoided" and "contraindicated", not of "not contraindicated".
bool advises_against(const Token& token) {
  return token.cue != nullptr && token.cue->axis == Axis::kAdvice && token.cue->value < 0 &&
         token.negations % 2 == 0;
}

/// "After stopping it": when, and no advice.
bool tells_when(const Statement& statement, std::size_t at) {
  constexpr std::array<std::string_view, 8> kWhen = {"after", "before", "upon", "when",
                                                     "on",    "since",  "by",   "following"};
  return at > 0 && statement.tokens[at].word.ends_with("ing") &&
         text::is_one_of(statement.tokens[at - 1].word, kWhen);
}

/// "Oseltamivir should be used and corticosteroids avoided" beside "Corticosteroids should be
/// used".
void find_avoidance(const Statement& claim, const Statement& evidence, const BagAlignment& bag,
                    DirectionComparison& result) {
  if (std::any_of(claim.tokens.begin(), claim.tokens.end(), [](const Token& token) {
        return token.negates || token.withholds ||
               (token.cue != nullptr && token.cue->axis == Axis::kAdvice && token.cue->value < 0);
      })) {
    return;
  }
  std::size_t first = evidence.tokens.size();
  std::size_t last = 0;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (!claim.tokens[i].has_content || bag.matches[i].kind < MatchKind::kDerived) continue;
    first = std::min(first, bag.matches[i].target);
    last = std::max(last, bag.matches[i].target);
  }
  for (std::size_t j = first; j < last; ++j) {
    if (!advises_against(evidence.tokens[j]) || tells_when(evidence, j)) continue;
    result.is_advised_against = true;
    result.reasons.push_back({"direction", "", surface(evidence, j, j + 1)});
    return;
  }
}

/// The stretch of the evidence that holds the aligned content words, a little widened.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Stretch aligned_stretch(const Statement& claim, const Statement& evidence,
                        const BagAlignment& bag) {
  Stretch stretch{evidence.tokens.size(), 0};
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (!claim.tokens[i].has_content || bag.matches[i].kind < MatchKind::kDerived) continue;
    stretch.begin = std::min(stretch.begin, bag.matches[i].target);
    stretch.end = std::max(stretch.end, bag.matches[i].target + 1);
  }
  if (stretch.begin >= stretch.end) return {0, evidence.tokens.size()};
  stretch.begin = stretch.begin > 2 ? stretch.begin - 2 : 0;
  stretch.end = std::min(evidence.tokens.size(), stretch.end + 2);
  return stretch;
}

void compare_cue(const Statement& claim, std::size_t at, const Statement& evidence,
                 const BagAlignment& bag, DirectionComparison& result) {
  const Token& token = claim.tokens[at];
  const std::vector<ContextPlace> places = context_places(claim, at, bag);
  if (places.empty()) return;
  std::optional<std::size_t> best;
  double best_fit = 0;
  for (std::size_t j = 0; j < evidence.tokens.size(); ++j) {
    const Token& other = evidence.tokens[j];
    if (other.cue == nullptr || other.cue->axis != token.cue->axis) continue;
    double fit = fit_of(places, j);
    if (other.word == token.word) fit *= kSameWord;
    if (fit > best_fit) {
      best_fit = fit;
      best = j;
    }
  }
  if (!best) return;
  std::size_t nearest = evidence.tokens.size();
  for (const ContextPlace& place : places) nearest = std::min(nearest, gap(place.evidence, *best));
  const double weight = nearness_of(nearest);
  const Token& other = evidence.tokens[*best];
  if (is_population(token.cue->axis)) {
    const bool stated =
        std::any_of(evidence.tokens.begin(), evidence.tokens.end(), [&](const Token& candidate) {
          return candidate.cue != nullptr && candidate.cue->axis == token.cue->axis &&
                 candidate.cue->value == token.cue->value;
        });
    if (stated) return;
    ++result.population_conflicts;
    result.reasons.push_back(
        {"population", surface(claim, at, at + 1), surface(evidence, *best, *best + 1)});
    return;
  }
  if (!is_direction(token.cue->axis)) return;
  // "Not advised" and "advises against".
  if (token.cue->axis == Axis::kAdvice && deny_same_advice(claim, evidence)) return;
  if (sign_of(token) == sign_of(other)) {
    result.same += weight;
    result.agreed.push_back(at);
  } else {
    result.opposite += weight;
    result.tells_other_frequency |= token.cue->axis == Axis::kFrequency;
    result.opposed.push_back(at);
    result.reasons.push_back(
        {"direction", surface(claim, at, at + 1), surface(evidence, *best, *best + 1)});
  }
}

}  // namespace

DirectionComparison compare_directions(const Statement& claim, const Statement& evidence,
                                       const BagAlignment& bag) {
  DirectionComparison result;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (claim.tokens[i].cue != nullptr) compare_cue(claim, i, evidence, bag, result);
  }
  find_avoidance(claim, evidence, bag, result);
  const Stretch stretch = aligned_stretch(claim, evidence, bag);
  result.claim_parity = parity(claim, 0, claim.tokens.size());
  result.evidence_parity = parity(evidence, stretch.begin, stretch.end);
  return result;
}

}  // namespace ibid::verify
