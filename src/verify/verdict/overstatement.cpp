#include "verify/verdict/overstatement.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/agreement.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;
using Words = std::span<const std::string_view>;

/// Words behind "rather than" that tell what was passed over, and before it what was chosen.
constexpr std::size_t kWordsOfChoice = 6;
/// Words between "is placed" and "third".
constexpr std::size_t kWordsToPlace = 8;

bool begins_any(const Statement& statement, Words beginnings) {
  return std::any_of(statement.tokens.begin(), statement.tokens.end(), [&](const Token& token) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) {
      return token.word.starts_with(beginning);
    });
  });
}

std::set<std::string_view> content_stems(const Statement& statement, std::size_t begin,
                                         std::size_t end) {
  std::set<std::string_view> stems;
  for (std::size_t i = begin; i < std::min(end, statement.tokens.size()); ++i) {
    if (statement.tokens[i].has_content) stems.insert(statement.tokens[i].stem);
  }
  return stems;
}

/// "During the stay" of "within 3 weeks of discharge rather than during the stay".
bool takes_what_was_passed_over(const Statement& claim, const Statement& evidence) {
  constexpr std::string_view kSettingApart[] = {"instead", "not", "rather", "unlike", "versus"};
  if (has_any(claim, kSettingApart)) return false;
  const std::vector<Token>& tokens = evidence.tokens;
  for (std::size_t i = 1; i + 2 < tokens.size(); ++i) {
    const bool is_choice = (tokens[i].word == "rather" && tokens[i + 1].word == "than") ||
                           (tokens[i].word == "instead" && tokens[i + 1].word == "of");
    if (!is_choice) continue;
    const auto here = content_stems(claim, 0, claim.tokens.size());
    const auto passed = content_stems(evidence, i + 2, i + 2 + kWordsOfChoice);
    const auto chosen = content_stems(evidence, i > kWordsOfChoice ? i - kWordsOfChoice : 0, i);
    const auto is_here = [&](std::string_view stem) { return here.contains(stem); };
    const auto taken = std::count_if(passed.begin(), passed.end(), is_here);
    const bool is_chosen_told = std::all_of(chosen.begin(), chosen.end(), is_here);
    if (taken > 0 && 2 * static_cast<std::size_t>(taken) >= passed.size() && !is_chosen_told) {
      return true;
    }
  }
  return false;
}

/// The place in an order that the statement tells: 3 for "is placed third".
std::optional<std::size_t> place_told(const Statement& statement) {
  constexpr std::string_view kPlaces[] = {"first", "second", "third", "fourth", "fifth"};
  const std::vector<Token>& tokens = statement.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].word.starts_with("place") && !tokens[i].word.starts_with("rank")) continue;
    if (tokens[i].word.starts_with("placebo")) continue;
    for (std::size_t j = i + 1; j < std::min(tokens.size(), i + 1 + kWordsToPlace); ++j) {
      const auto* const at = std::find(std::begin(kPlaces), std::end(kPlaces), tokens[j].word);
      if (at != std::end(kPlaces)) return static_cast<std::size_t>(at - std::begin(kPlaces)) + 1;
    }
  }
  return std::nullopt;
}

bool ranks_otherwise(const Statement& claim, const Statement& evidence) {
  const auto here = place_told(claim);
  const auto there = place_told(evidence);
  return here && there && *here != *there;
}

bool has_amount_in(const Statement& evidence, double low, double high) {
  return std::any_of(
      evidence.quantities.begin(), evidence.quantities.end(), [&](const text::Quantity& quantity) {
        return quantity.low == quantity.high && quantity.low >= low && quantity.low <= high;
      });
}

/// Two numbers of the evidence of which one is about so many times the other.
bool has_amounts_at(const Statement& evidence, double times) {
  constexpr double kNear = 0.2;
  const auto is_near = [&](double ratio) {
    return ratio > times * (1 - kNear) && ratio < times * (1 + kNear);
  };
  for (const text::Quantity& a : evidence.quantities) {
    // "from 4% to 8%"
    if (a.low > 0 && a.high > a.low && is_near(a.high / a.low)) return true;
    for (const text::Quantity& b : evidence.quantities) {
      if (b.low <= 0 || a.unit != b.unit) continue;
      if (is_near(a.low / b.low)) return true;
    }
  }
  return false;
}

/// "Eliminated" where it was lowered, "doubled" where nothing is about twice as much.
bool goes_all_the_way(const Statement& claim, const Statement& evidence) {
  constexpr std::string_view kEnding[] = {"abolish", "eliminat", "cured", "cures"};
  constexpr std::string_view kEnded[] = {"abolish",   "absent",   "clear",     "cure",
                                         "disappear", "eliminat", "eradicat",  "gone",
                                         "no",        "none",     "remission", "resol"};
  if (begins_any(claim, kEnding) && !begins_any(evidence, kEnded)) return true;
  constexpr std::string_view kDoubling[] = {"doubl"};
  constexpr std::string_view kDoubled[] = {"doubl", "twice", "twofold", "two"};
  constexpr double kTwice = 2;
  if (begins_any(claim, kDoubling) && !begins_any(evidence, kDoubled) &&
      !has_amount_in(evidence, 1.75, 2.4) && !has_amounts_at(evidence, kTwice)) {
    return true;
  }
  constexpr std::string_view kTripling[] = {"tripl"};
  constexpr std::string_view kTripled[] = {"three", "threefold", "tripl"};
  constexpr double kThrice = 3;
  return begins_any(claim, kTripling) && !begins_any(evidence, kTripled) &&
         !has_amount_in(evidence, 2.6, 3.5) && !has_amounts_at(evidence, kThrice);
}

/// Men where women alone were spoken of, or the other way round.
bool adds_a_sex(const Statement& claim, const Statement& evidence) {
  constexpr std::string_view kMen[] = {"boy", "boys", "male", "males", "man", "men"};
  constexpr std::string_view kWomen[] = {"female", "females", "girl", "girls", "woman", "women"};
  const bool adds_men =
      has_any(claim, kMen) && !has_any(evidence, kMen) && has_any(evidence, kWomen);
  const bool adds_women =
      has_any(claim, kWomen) && !has_any(evidence, kWomen) && has_any(evidence, kMen);
  return adds_men || adds_women;
}

/// "Significantly" of a ratio whose interval has 1 within.
bool adds_significance(const Statement& claim, const Statement& evidence) {
  constexpr std::string_view kSignificant[] = {"significant"};
  if (!begins_any(claim, kSignificant) || begins_any(evidence, kSignificant)) return false;
  return !denies(claim) && evidence.text.find("CI ") != std::string::npos &&
         std::any_of(evidence.quantities.begin(), evidence.quantities.end(),
                     [](const text::Quantity& quantity) {
                       return quantity.low < 1 && quantity.high > 1 && quantity.low > 0;
                     });
}

}  // namespace

bool overstates(const Statement& claim, const Statement& evidence) {
  return takes_what_was_passed_over(claim, evidence) || ranks_otherwise(claim, evidence) ||
         goes_all_the_way(claim, evidence) || adds_a_sex(claim, evidence) ||
         adds_significance(claim, evidence);
}

}  // namespace ibid::verify
