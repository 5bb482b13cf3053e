#include "verify/comparison/amount_context.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace ibid::verify {
namespace {

// A comma, a closing bracket or an "and" keeps a word from the amount like so many other words.
constexpr double kBorderWords = 3;
// At that many words a neighbour counts half.
constexpr double kHalfWords = 4;
// A word behind the amount in the claim and before it in the evidence, or the other way round.
constexpr double kOtherSide = 0.5;
// What is left of a word that both amounts may share: "lowered A by 5% and B by 3%".
constexpr double kSharedWord = 0.15;
// A word that far from the nearer amount is shared, whatever stands at the other one.
constexpr double kOwnWordsMax = 7;
constexpr double kFunctionWord = 0.25;
constexpr double kGenericWord = 0.5;
// Right beside the amount: "over 3 years", "every 3 months", "from 9", "on 9".
constexpr double kAdjacentWord = 0.75;

constexpr std::array<std::string_view, 10> kBorderWordsList = {
    "and", "or", "but", "versus", "vs", "than", "while", "whereas", "compared", "against"};

bool is_border(std::string_view word) {
  return std::find(kBorderWordsList.begin(), kBorderWordsList.end(), word) !=
         kBorderWordsList.end();
}

bool is_of_kind(const Statement& statement, const Token& token, const text::Quantity& amount) {
  return token.in_quantity && std::any_of(statement.quantities.begin(), statement.quantities.end(),
                                          [&](const text::Quantity& other) {
                                            return token.range.begin < other.range.end &&
                                                   other.range.begin < token.range.end &&
                                                   other.unit == amount.unit;
                                          });
}

double weight_of(const Token& token) {
  if (token.in_quantity) return 1;
  if (is_border(token.word)) return 0;
  if (!token.has_content) return kFunctionWord;
  return token.is_generic ? kGenericWord : 1;
}

}  // namespace

AmountContext::Side::Side(const Statement& stated) : statement(stated) {
  std::size_t previous_end = 0;
  std::size_t opened = 0;
  bool is_open = false;
  for (const Token& token : stated.tokens) {
    Step step;
    for (const char c :
         std::string_view(stated.text).substr(previous_end, token.range.begin - previous_end)) {
      if (c == '(' || c == '[') {
        ++opened;
        is_open = true;
      }
      if (c == ')' || c == ']') is_open = false;
      if (c == ',' || c == ';' || c == ':' || c == '.') step.words = 1 + kBorderWords;
    }
    if (!token.in_quantity && is_border(token.word)) step.words = 1 + kBorderWords;
    step.bracket = is_open ? opened : 0;
    step.words_to = step.words;
    step.outside_to = step.bracket == 0 ? step.words : 0;
    if (!steps.empty()) {
      step.words_to += steps.back().words_to;
      step.outside_to += steps.back().outside_to;
    }
    const bool goes_on = !steps.empty() && steps.back().bracket == step.bracket;
    step.bracket_begin = goes_on ? steps.back().bracket_begin : steps.size();
    steps.push_back(step);
    previous_end = token.range.end;
  }
  for (std::size_t i = steps.size(); i-- > 0;) {
    const bool goes_on = i + 1 < steps.size() && steps[i + 1].bracket == steps[i].bracket;
    steps[i].bracket_end = goes_on ? steps[i + 1].bracket_end : i + 1;
  }
}

AmountContext::Place AmountContext::Side::place_of(const text::Quantity& amount) const {
  const std::vector<Token>& tokens = statement.tokens;
  Place place;
  while (place.begin < tokens.size() && tokens[place.begin].range.end <= amount.range.begin) {
    ++place.begin;
  }
  place.end = place.begin;
  while (place.end < tokens.size() && tokens[place.end].range.begin < amount.range.end) ++place.end;
  return place;
}

double AmountContext::Side::distance(std::size_t token, Place amount) const {
  if (token >= amount.begin && token < amount.end) return 0;
  const bool is_before = token < amount.begin;
  // The walk goes from left to right, the first word left out.
  const std::size_t first = is_before ? token : amount.end - 1;
  const std::size_t last = is_before ? amount.begin : token;
  double words = words_between(first, last);
  const bool leaves_bracket =
      steps[first].bracket != 0 && steps[first].bracket != steps[last].bracket;
  if (leaves_bracket) words += kBorderWords;
  return is_before ? -words : words;
}

// Asked of every word and every two amounts, so that a walk from one to the other is too long.
double AmountContext::Side::words_between(std::size_t first, std::size_t last) const {
  if (first >= last) return 0;
  const Step& from = steps[first];
  const Step& to = steps[last];
  double words = to.outside_to - from.outside_to;
  if (from.bracket != 0) {
    words += steps[std::min(last, from.bracket_end - 1)].words_to - from.words_to;
  }
  if (to.bracket != 0 && to.bracket != from.bracket) {
    words += to.words_to - steps[to.bracket_begin - 1].words_to;
  }
  return words;
}

bool AmountContext::Side::has_neighbour(Place amount, bool is_before) const {
  const std::size_t border = is_before ? amount.begin : amount.end;
  if (border == 0 || border >= steps.size() || steps[border].words > 1) return false;
  if (is_before) return !is_border(statement.tokens[border - 1].word);
  return steps[border - 1].bracket == 0 || steps[border - 1].bracket == steps[border].bracket;
}

AmountContext::AmountContext(const Statement& claim, const Statement& evidence,
                             const BagAlignment& bag)
    : claim_(claim), evidence_(evidence), counterparts_(claim.tokens.size()) {
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Match& match = bag.matches[i];
    for (std::size_t j = 0; j < evidence.tokens.size(); ++j) {
      MatchKind kind = match_tokens(claim.tokens[i], evidence.tokens[j]);
      if (match.target == j) kind = std::max(kind, match.kind);
      if (kind >= MatchKind::kSameSide) counterparts_[i].push_back({j, quality_of(kind)});
    }
  }
}

bool AmountContext::Side::stands_before_its_thing(Place amount) const {
  return amount.end < statement.tokens.size() && statement.tokens[amount.end].word == "of";
}

bool AmountContext::Side::stands_behind_its_thing(Place amount) const {
  return amount.begin > 1 && statement.tokens[amount.begin - 1].word == "for" &&
         !stands_before_its_thing(amount);
}

AmountContext::Likeness AmountContext::likeness(std::size_t word, double distance, Place here,
                                                Place amount) const {
  const bool is_turned =
      distance < 0
          ? claim_.stands_behind_its_thing(here) && evidence_.stands_before_its_thing(amount)
          : claim_.stands_before_its_thing(here) && evidence_.stands_behind_its_thing(amount);
  Likeness best;
  for (const Counterpart& counterpart : counterparts_[word]) {
    const double there = evidence_.distance(counterpart.token, amount);
    if (there == 0) continue;
    const bool same_side = ((there < 0) == (distance < 0)) != is_turned;
    const double moved = same_side ? std::fabs(std::fabs(there) - std::fabs(distance))
                                   : std::fabs(there) + std::fabs(distance) - 2;
    const double value =
        counterpart.quality * (same_side ? 1 : kOtherSide) / (1 + moved / kHalfWords);
    if (value > best.value) best = {value, there};
  }
  return best;
}

double AmountContext::share_of(double from_own, Place own, double from_rival, Place rival) const {
  const bool is_before = from_own < 0;
  if (is_before != (from_rival < 0)) return 1;
  const bool own_is_nearer = std::fabs(from_own) < std::fabs(from_rival);
  // "600 IU to the age of 70 and 800 IU later": before 800 IU stands nothing, so that what stands
  // before 600 IU is said of both.
  if (!evidence_.has_neighbour(own_is_nearer ? rival : own, is_before)) return kSharedWord;
  const double nearer = std::min(std::fabs(from_own), std::fabs(from_rival));
  return std::max(kSharedWord, 1 - (nearer - 1) / kOwnWordsMax);
}

const std::vector<AmountContext::Likeness>& AmountContext::likenesses(const text::Quantity& amount,
                                                                      const text::Quantity& other) {
  if (likened_ != &amount) likenesses_.clear();
  likened_ = &amount;
  const auto [found, is_new] = likenesses_.try_emplace(&other);
  if (!is_new) return found->second;
  const Place here = claim_.place_of(amount);
  const Place there = evidence_.place_of(other);
  found->second.resize(counterparts_.size());
  for (std::size_t i = 0; i < counterparts_.size(); ++i) {
    found->second[i] = likeness(i, claim_.distance(i, here), here, there);
  }
  return found->second;
}

double AmountContext::preference(const text::Quantity& amount, const text::Quantity& own,
                                 const text::Quantity& rival) {
  const Place here = claim_.place_of(amount);
  const Place own_place = evidence_.place_of(own);
  const Place rival_place = evidence_.place_of(rival);
  if (here.begin == here.end || own_place.begin == own_place.end ||
      rival_place.begin == rival_place.end) {
    return 0;  // a sign such as "½", which is no word
  }
  const std::vector<Likeness>& to_own = likenesses(amount, own);
  const std::vector<Likeness>& to_rival = likenesses(amount, rival);
  double sum = 0;
  for (std::size_t i = 0; i < counterparts_.size(); ++i) {
    const Token& token = claim_.statement.tokens[i];
    const double distance = claim_.distance(i, here);
    if (counterparts_[i].empty() || distance == 0 || is_of_kind(claim_.statement, token, amount)) {
      continue;
    }
    const double said = std::fabs(distance) == 1 && !is_border(token.word)
                            ? std::max(weight_of(token), kAdjacentWord)
                            : weight_of(token);
    const double weight = said / (1 + std::fabs(distance) / kHalfWords);
    const Likeness& by_own = to_own[i];
    const Likeness& by_rival = to_rival[i];
    sum += weight * share_of(by_own.distance, own_place, by_rival.distance, rival_place) *
           (by_own.value - by_rival.value);
  }
  return sum;
}

}  // namespace ibid::verify
