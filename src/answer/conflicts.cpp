#include "answer/conflicts.hpp"

#include <algorithm>
#include <bit>
#include <set>
#include <string>

#include "answer/same_claim.hpp"
#include "text/code_points.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Two claims are on one matter when the shorter has so much of its words in the other. Lower, and
/// claims on other outcomes of one treatment are taken for conflicts.
constexpr double kSameMatter = 0.6;

/// Of two claims that each say all subjects of the question, which is the matter then, so many
/// words beside what tells the direction must be common: the outcome, mostly.
constexpr std::size_t kCommonBesides = 2;
/// Long words before the first that tells, and as many more behind it.
constexpr std::size_t kBesides = 6;

constexpr std::string_view kUp[] = {
    "elevated", "enhance",   "enhanced",  "greater", "higher", "improve", "improved", "improves",
    "increase", "increased", "increases", "more",    "raise",  "raised",  "raises",   "rose"};
constexpr std::string_view kDown[] = {"decline",   "declined", "decrease",  "decreased",
                                      "decreases", "fell",     "fewer",     "impaired",
                                      "lower",     "lowered",  "lowers",    "reduce",
                                      "reduced",   "reduces",  "reduction", "worsened"};
constexpr std::string_view kLinks[] = {"associated", "association", "correlated", "effect",
                                       "linked",     "predict",     "predicted",  "prevent",
                                       "prevented",  "prevents",    "related",    "relationship"};
constexpr std::string_view kAdvice[] = {"recommended", "recommends", "should", "suggested",
                                        "suggests"};
constexpr std::string_view kDenials[] = {"neither", "no", "nor", "not", "without"};

/// A denial reaches over the next few words: "did not significantly increase". "Without" denies a
/// thing, and not what is said of it: "calcium without vitamin D raised".
constexpr std::size_t kDenialReach = 4;
constexpr std::size_t kWithoutReach = 1;
/// "Neither intake nor use of supplements at baseline was associated".
constexpr std::size_t kNeitherReach = 9;

/// "In", "the", "with" are no thing that two sentences could open with.
constexpr std::size_t kShortWord = 4;

struct Stance {
  Direction direction;
  bool links = false;  ///< states a link, denied or not
  bool is_of_stopping = false;
  bool is_advice = false;
  bool is_mixed = false;             ///< denies one thing and states another
  std::vector<std::string> opening;  ///< folded words before the first that tells
  std::vector<std::string> besides;  ///< folded words on either side of it
};

std::size_t reach_of(const std::string& denial) {
  if (denial == "without") return kWithoutReach;
  return denial == "neither" || denial == "nor" ? kNeitherReach : kDenialReach;
}

/// What follows the end of a treatment is no effect of the treatment.
bool speaks_of_stopping(std::string_view folded_word) {
  return folded_word.starts_with("stop") || folded_word.starts_with("discontinu") ||
         folded_word.starts_with("withdr") || folded_word.starts_with("cessation");
}

/// Long words near the `at`-th: "the risk of heart attack". What any trial has names no outcome.
std::vector<std::string> words_besides(const std::vector<text::Word>& words, std::size_t at) {
  constexpr std::string_view kOfAnyTrial[] = {
      "adults",   "among",  "compared", "death",         "frequent",  "group", "marker", "markers",
      "patients", "people", "placebo",  "significantly", "treatment", "trial", "women"};
  std::vector<std::string> besides;
  const auto add = [&](std::size_t i, std::size_t most) {
    const std::string& word = words[i].folded;
    if (besides.size() < most && word.size() > kShortWord && !text::is_digit(word.front()) &&
        !text::is_one_of(word, kOfAnyTrial)) {
      besides.push_back(word);
    }
  };
  for (std::size_t i = at; i > 0; --i) add(i - 1, kBesides);
  for (std::size_t i = at + 1; i < words.size(); ++i) add(i, 2 * kBesides);
  return besides;
}

Stance read(std::string_view sentence) {
  Stance stance;
  bool up = false;
  bool down = false;
  std::size_t denied_until = 0;
  const std::vector<text::Word> words = text::words(sentence);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].folded;
    const bool denies = text::is_one_of(word, kDenials);
    if (denies) denied_until = std::max(denied_until, i + 1 + reach_of(word));
    stance.is_advice = stance.is_advice || text::is_one_of(word, kAdvice);
    stance.is_of_stopping = stance.is_of_stopping || speaks_of_stopping(word);
    const bool is_of_amount = word == "more" && i > 0 && words[i - 1].folded == "or";
    const bool goes_up = text::is_one_of(word, kUp) && !is_of_amount;
    const bool goes_down = text::is_one_of(word, kDown);
    const bool links = text::is_one_of(word, kLinks);
    if (!stance.links && !denies) stance.opening.push_back(word);
    if (!goes_up && !goes_down && !links) continue;
    if (!stance.links) {
      if (!denies) stance.opening.pop_back();
      stance.besides = words_besides(words, i);
    }
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

/// The same of more than a word that many open with: "Serum copper …" is not "Serum calcium …".
bool open_with_one_thing(const Stance& a, const Stance& b) {
  const auto long_words = [](const Stance& stance) {
    std::set<std::string_view> words;
    for (const std::string& word : stance.opening) {
      if (word.size() > kShortWord) words.insert(word);
    }
    return words;
  };
  const std::set<std::string_view> of_a = long_words(a);
  const std::set<std::string_view> of_b = long_words(b);
  const auto common = static_cast<std::size_t>(std::count_if(
      of_a.begin(), of_a.end(), [&](std::string_view word) { return of_b.count(word) > 0; }));
  return 3 * common >= std::min(of_a.size(), of_b.size());
}

bool disagree(const Stance& a, const Stance& b) {
  if (a.is_mixed || b.is_mixed || !open_alike(a, b)) return false;
  if (a.direction.denied != b.direction.denied) return a.links && b.links;
  return a.direction.sign * b.direction.sign < 0;
}

/// Whether both speak of all that is asked about and of one outcome of it.
bool are_on_the_question(const Candidate& a, const Stance& stance_a, const Candidate& b,
                         const Stance& stance_b) {
  if (std::popcount(a.said & b.said) < 2 || a.is_of_others != b.is_of_others ||
      stance_a.is_of_stopping != stance_b.is_of_stopping || stance_a.is_advice ||
      stance_b.is_advice) {
    return false;
  }
  if (!open_with_one_thing(stance_a, stance_b)) return false;
  // What both open with is what has the outcome.
  const auto common =
      std::count_if(stance_a.besides.begin(), stance_a.besides.end(), [&](const std::string& word) {
        return text::is_one_of(word, stance_b.besides) &&
               !(text::is_one_of(word, stance_a.opening) &&
                 text::is_one_of(word, stance_b.opening));
      });
  return static_cast<std::size_t>(common) >= kCommonBesides;
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
      const Candidate& a = *claims[i].candidate;
      const Candidate& b = *claims[j].candidate;
      if (disagree(stances[i], stances[j]) && !share_work(claims[i], claims[j]) &&
          (containment(a, b) >= kSameMatter || are_on_the_question(a, stances[i], b, stances[j]))) {
        pairs.emplace_back(i, j);
      }
    }
  }
  return pairs;
}

}  // namespace ibid::answer
