#include "answer/conflicts.hpp"

#include <algorithm>
#include <string>

#include "answer/same_claim.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Two claims are on one matter when the shorter has so much of its words in the other. Lower, and
/// claims on other outcomes of one treatment are taken for conflicts.
constexpr double kSameMatter = 0.6;

constexpr std::string_view kUp[] = {"elevated",  "enhance",  "enhanced", "greater",  "higher",
                                    "improve",   "improved", "improves", "increase", "increased",
                                    "increases", "raise",    "raised",   "raises",   "rose"};
constexpr std::string_view kDown[] = {"decline", "declined", "decrease", "decreased", "decreases",
                                      "fell",    "impaired", "lower",    "lowered",   "lowers",
                                      "reduce",  "reduced",  "reduces",  "reduction", "worsened"};
constexpr std::string_view kLinks[] = {"associated", "association", "correlated", "effect",
                                       "linked",     "predict",     "predicted",  "prevent",
                                       "prevented",  "prevents",    "related"};
constexpr std::string_view kDenials[] = {"neither", "no", "nor", "not", "without"};

/// A denial reaches over the next few words: "did not significantly increase".
constexpr std::size_t kDenialReach = 4;

/// "In", "the", "with" are no thing that two sentences could open with.
constexpr std::size_t kShortWord = 4;

struct Stance {
  Direction direction;
  bool links = false;                ///< states a link, denied or not
  bool is_mixed = false;             ///< denies one thing and states another
  std::vector<std::string> opening;  ///< folded words before the first that tells
};

Stance read(std::string_view sentence) {
  Stance stance;
  bool up = false;
  bool down = false;
  std::size_t denied_until = 0;
  const std::vector<text::Word> words = text::words(sentence);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].folded;
    const bool denies = text::is_one_of(word, kDenials);
    if (denies) denied_until = i + kDenialReach + 1;
    const bool goes_up = text::is_one_of(word, kUp);
    const bool goes_down = text::is_one_of(word, kDown);
    const bool links = text::is_one_of(word, kLinks);
    if (!stance.links && !denies) stance.opening.push_back(word);
    if (!goes_up && !goes_down && !links) continue;
    if (!stance.links && !denies) stance.opening.pop_back();
    stance.links = true;
    if (i < denied_until) {
      stance.direction.denied = true;
    } else {
      up = up || goes_up;
      down = down || goes_down;
    }
  }
  stance.direction.sign = up == down ? 0 : (up ? 1 : -1);
  stance.is_mixed = stance.direction.denied && (up || down);
  return stance;
}

/// Whether both open with one thing: "Coffee reduces …" does not contradict "Vitamin C raises …".
bool open_alike(const Stance& a, const Stance& b) {
  return a.opening.empty() || b.opening.empty() ||
         std::any_of(a.opening.begin(), a.opening.end(), [&](const std::string& word) {
           return word.size() > kShortWord && text::is_one_of(word, b.opening);
         });
}

bool disagree(const Stance& a, const Stance& b) {
  if (a.is_mixed || b.is_mixed || !open_alike(a, b)) return false;
  if (a.direction.denied != b.direction.denied) return a.links && b.links;
  return a.direction.sign * b.direction.sign < 0;
}

/// A work does not contradict itself: what it finds twice is of other people or another outcome.
bool share_work(const ChosenClaim& a, const ChosenClaim& b) {
  return std::any_of(a.works.begin(), a.works.end(), [&](const CitedWork& cited) {
    return std::any_of(b.works.begin(), b.works.end(),
                       [&](const CitedWork& other) { return other.work->id == cited.work->id; });
  });
}

}  // namespace

Direction direction_of(std::string_view sentence) {
  return read(sentence).direction;
}

std::vector<std::pair<std::size_t, std::size_t>> conflicts_among(
    std::span<const ChosenClaim> claims) {
  std::vector<Stance> stances;
  for (const ChosenClaim& claim : claims) stances.push_back(read(claim.claim.text()));
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    for (std::size_t j = i + 1; j < claims.size(); ++j) {
      if (disagree(stances[i], stances[j]) && !share_work(claims[i], claims[j]) &&
          containment(*claims[i].candidate, *claims[j].candidate) >= kSameMatter) {
        pairs.emplace_back(i, j);
      }
    }
  }
  return pairs;
}

}  // namespace ibid::answer
