#include "verify/verdict/unsaid.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "text/strings.hpp"
#include "verify/comparison/agreement.hpp"
#include "verify/comparison/amount_forms.hpp"
#include "verify/statement/plain_words.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;
using Words = std::span<const std::string_view>;

bool has_undenied(const Statement& statement, Words words) {
  return std::any_of(statement.tokens.begin(), statement.tokens.end(), [&](const Token& token) {
    return !is_denied(token) && is_one_of(token.word, words);
  });
}

bool begins(const Token& token, Words beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return token.word.starts_with(beginning); });
}

bool begins_any(const Statement& statement, Words beginnings) {
  return std::any_of(statement.tokens.begin(), statement.tokens.end(),
                     [&](const Token& token) { return begins(token, beginnings); });
}

/// "High-dose", "low", "most": what kind of thing, not which way it goes.
bool tells_kind(const Token& token) {
  constexpr std::array<std::string_view, 9> kKinds = {"high", "low",  "most",    "least",  "long",
                                                      "best", "main", "limited", "highest"};
  return is_one_of(token.word, kKinds);
}

/// Something goes up or down, gets better or worse, and is not denied.
bool moves(const Token& token) {
  return is_signed(token) && !is_denied(token) && !tells_kind(token);
}

constexpr std::array<std::string_view, 3> kCausing = {"caus", "induc", "trigger"};

constexpr std::array<std::string_view, 11> kWorking = {
    "effective", "effectively", "efficacy", "efficacious", "works",     "worked",
    "helps",     "helpful",     "benefits", "beneficial",  "successful"};

/// "Is effective for gout" where the sentence tells of no effect, or denies it.
bool tells_unsaid_effect(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 12> kDoingGood = {
      "benefit",  "helped",    "useful", "cured",  "approved", "approval",
      "activity", "indicated", "choice", "active", "works",    "alternative"};
  if (!has_undenied(claim, kWorking)) return false;
  if (finds_no_difference(evidence) && !finds_no_difference(claim)) return true;
  if (has_undenied(evidence, kWorking) || has_undenied(evidence, kDoingGood)) return false;
  if (has_any(evidence, kWorking) || has_any(evidence, kDoingGood)) return true;
  return std::none_of(evidence.tokens.begin(), evidence.tokens.end(), moves);
}

/// "Is recommended for gout" where the sentence advises nothing.
bool tells_unsaid_advice(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 3> kAdvice = {"recommend", "advis", "endors"};
  constexpr std::array<std::string_view, 18> kAdvising = {
      "recommend", "advis",  "advice",    "endors",   "target",  "goal",
      "guid",      "first",  "choice",    "standard", "indicat", "favo",
      "prefer",    "propos", "consensus", "counsel",  "support", "need"};
  const bool is_claimed =
      std::any_of(claim.tokens.begin(), claim.tokens.end(),
                  [&](const Token& token) { return !is_denied(token) && begins(token, kAdvice); });
  return is_claimed && firmness_of(evidence) == Firmness::kUnstated &&
         !begins_any(evidence, kAdvising);
}

bool tells_finding(const Statement& evidence) {
  return std::any_of(evidence.quantities.begin(), evidence.quantities.end(),
                     [](const text::Quantity& amount) { return !is_year(amount); });
}

/// "Raises the risk" where the sentence has the risk, and nothing in it goes up.
bool tells_unsaid_direction(const Statement& claim, const Statement& evidence,
                            const BagAlignment& bag) {
  if (tells_finding(evidence) || denies(claim) || denies(evidence)) return false;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& token = claim.tokens[i];
    // Who says that something comes of it does not say how much.
    if (!moves(token) || token.cue->axis != Axis::kAmount || begins(token, kCausing)) continue;
    const Match& match = bag.matches[i];
    const bool is_matched = match.kind >= MatchKind::kSameSide;
    if (is_matched && (match.kind > MatchKind::kSameSide || moves(evidence.tokens[match.target]))) {
      continue;
    }
    const bool is_said = std::any_of(evidence.tokens.begin(), evidence.tokens.end(), moves);
    if (!is_said) return true;
  }
  return false;
}

/// "Leads to thin bones" where it is associated with them, or those with thin bones have less of it
/// than controls.
bool makes_cause_of_difference(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 4> kCompared = {"controls", "healthy", "without",
                                                         "nonusers"};
  constexpr std::array<std::string_view, 11> kTelling = {"caus",    "lead",    "led",   "result",
                                                         "due",     "because", "induc", "trigger",
                                                         "placebo", "random",  "assign"};
  constexpr std::array<std::string_view, 6> kGoingWith = {"associated", "correlat", "linked",
                                                          "factor",     "predict",  "marker"};
  const std::vector<Token>& tokens = claim.tokens;
  bool is_causal = false;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const std::string_view word = tokens[i].word;
    const bool leads = (word.starts_with("lead") || word == "led") && tokens[i + 1].word == "to";
    const bool results = word.starts_with("result") && tokens[i + 1].word == "in";
    is_causal = is_causal || leads || results || begins(tokens[i], kCausing);
  }
  const bool compares_groups =
      has_any(evidence, std::array{std::string_view("than")}) && has_any(evidence, kCompared);
  return is_causal && !is_hedged(claim) && !begins_any(evidence, kTelling) &&
         (compares_groups || begins_any(evidence, kGoingWith));
}

/// What is done about an illness.
enum class Deed { kTreating, kLooking, kPreventing };

bool tells_deed(const Statement& statement, Deed deed) {
  constexpr std::array<std::string_view, 3> kTreating = {"treat", "therap", "medicat"};
  constexpr std::array<std::string_view, 6> kLooking = {"screen",  "test",   "monitor",
                                                        "diagnos", "measur", "check"};
  constexpr std::array<std::string_view, 2> kPreventing = {"prevent", "prophyla"};
  switch (deed) {
    case Deed::kTreating:
      return begins_any(statement, kTreating);
    case Deed::kLooking:
      return begins_any(statement, kLooking);
    case Deed::kPreventing:
      return begins_any(statement, kPreventing);
  }
  return false;
}

/// "Treating all adults" where it is screening them: plain words, but not one deed. Who prevents
/// something has his word for it compared as one for less.
bool does_another_deed(const Statement& claim, const Statement& evidence) {
  constexpr std::array kClaimed = {Deed::kTreating, Deed::kLooking};
  constexpr std::array kThere = {Deed::kTreating, Deed::kLooking, Deed::kPreventing};
  const auto is_added = [&](Deed deed) {
    return tells_deed(claim, deed) && !tells_deed(evidence, deed);
  };
  const auto is_left_out = [&](Deed deed) {
    return tells_deed(evidence, deed) && !tells_deed(claim, deed);
  };
  return std::any_of(kClaimed.begin(), kClaimed.end(), is_added) &&
         std::any_of(kThere.begin(), kThere.end(), is_left_out);
}

/// "Should be started when it is between 7% and 8%" where that is the aim.
bool takes_target_for_threshold(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 4> kStarting = {"start", "begin", "initiat", "commenc"};
  constexpr std::array<std::string_view, 10> kAtPoint = {
      "start", "begin", "initiat", "commenc", "began", "at", "when", "if", "early", "threshold"};
  constexpr std::array<std::string_view, 4> kWhen = {"when", "at", "above", "once"};
  const bool tells_point = begins_any(evidence, std::span(kAtPoint).first(5)) ||
                           has_any(evidence, std::span(kAtPoint).last(5));
  return begins_any(claim, kStarting) && has_any(claim, kWhen) && !claim.quantities.empty() &&
         !tells_point;
}

/// "The earliest symptom" where it is one of several.
bool adds_superlative(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 11> kFirst = {
      "earliest", "latest", "strongest", "commonest", "foremost", "leading",
      "main",     "chief",  "greatest",  "largest",   "safest"};
  constexpr std::array<std::string_view, 9> kOrdering = {
      "most", "leading", "main", "first", "primary", "chief", "principal", "mainly", "majority"};
  if (!has_undenied(claim, kFirst) || has_any(evidence, kOrdering)) return false;
  return std::none_of(evidence.tokens.begin(), evidence.tokens.end(), [](const Token& token) {
    constexpr std::size_t kLettersMin = 6;  // "lowest", but not "test"
    return token.word.size() >= kLettersMin && token.word.ends_with("est");
  });
}

/// "Reduced strokes" where it reduced the composite of deaths and strokes.
bool takes_part_for_composite(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 6> kWhole = {"composite", "combined", "combination",
                                                      "or",        "either",   "any"};
  constexpr std::array<std::string_view, 5> kEnds = {"versus", "vs", "compared", "than", "in"};
  if (has_any(claim, kWhole)) return false;
  const std::vector<Token>& tokens = evidence.tokens;
  // "A composite outcome" may be told by one of its parts.
  const auto composite =
      std::adjacent_find(tokens.begin(), tokens.end(), [](const Token& token, const Token& next) {
        return token.word == "composite" && next.word == "of";
      });
  std::size_t told = 0;
  std::size_t left_out = 0;
  for (auto token = composite; token != tokens.end() && !is_one_of(token->word, kEnds); ++token) {
    if (!token->has_content || is_plain(*token)) continue;
    const bool is_told = std::any_of(claim.tokens.begin(), claim.tokens.end(),
                                     [&](const Token& other) { return other.stem == token->stem; });
    ++(is_told ? told : left_out);
  }
  return told > 0 && left_out > 0;
}

/// Several, of what is seen in each.
bool tells_of_several_studies(const Statement& claim) {
  constexpr std::array<std::string_view, 8> kSeveral = {
      "several", "many", "multiple", "various", "numerous", "studies", "trials", "most"};
  constexpr std::array<std::string_view, 6> kStudies = {"studies", "trials",  "experiments",
                                                        "reviews", "cohorts", "guidelines"};
  constexpr std::size_t kWordsBetween = 3;  // "several recent randomized trials"
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (!is_one_of(claim.tokens[i].word, kSeveral) || is_denied(claim.tokens[i])) continue;
    for (std::size_t j = i + 1; j < std::min(claim.tokens.size(), i + 2 + kWordsBetween); ++j) {
      if (claim.tokens[j].clause != claim.tokens[i].clause) break;
      if (is_one_of(claim.tokens[j].word, kStudies)) return true;
    }
  }
  return false;
}

/// "Several studies" where the sentence tells of one, or of none.
bool makes_several_of_one(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 10> kSummed = {
      "studies", "trials", "reviews", "cohorts",    "guidelines",
      "meta",    "pooled", "review",  "systematic", "experiments"};
  return tells_of_several_studies(claim) && !has_any(evidence, kSummed);
}

/// Of sizes of doses, those of one line are one.
constexpr std::array<std::string_view, 3> kSizes = {" high higher highest large larger ",
                                                    " low lower lowest small smaller ",
                                                    " regular standard usual normal moderate "};

/// The line of the size of a dose ("high-dose", "in low doses"), or none.
std::optional<std::string_view> size_of_dose(const Statement& statement) {
  for (std::size_t i = 0; i + 1 < statement.tokens.size(); ++i) {
    const std::string_view next = statement.tokens[i + 1].word;
    if (next != "dose" && next != "doses" && next != "dosage" && next != "dosing") continue;
    for (const std::string_view sizes : kSizes) {
      if (sizes.find(" " + statement.tokens[i].word + " ") != std::string_view::npos) return sizes;
    }
  }
  return std::nullopt;
}

/// "High doses help" where the sentence tells of doses of another size, or of no dose at all.
bool gives_other_size_to_dose(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 4> kDose = {"dos", "mega", "intak", "amount"};
  const auto here = size_of_dose(claim);
  if (!here) return false;
  if (const auto there = size_of_dose(evidence)) return *there != *here;
  return !begins_any(evidence, kDose) && !tells_finding(evidence);
}

/// "Any dose raises it" where high doses do. Whoever denies it of one does not speak of all.
bool widens_to_all(const Statement& claim, const Statement& evidence) {
  return speaks_of_all(claim) && !speaks_of_all(evidence) && !denies(claim);
}

/// "Developed a deficiency" where doses were enough to cause one.
bool takes_possible_for_actual(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 7> kComing = {
      "developed", "experienced", "suffered", "occurred", "contracted", "acquired", "had"};
  constexpr std::array<std::string_view, 4> kAble = {"sufficient", "enough", "able", "capable"};
  if (!has_any(claim, kComing) || has_any(evidence, kComing) || begins_any(evidence, kComing)) {
    return false;
  }
  const std::vector<Token>& tokens = evidence.tokens;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const bool is_able = is_one_of(tokens[i].word, kAble) &&
                         (tokens[i + 1].word == "to" || tokens[i + 1].word == "of");
    if (is_able && !has_any(claim, kAble)) return true;
  }
  return false;
}

}  // namespace

bool tells_what_is_unsaid(const Statement& claim, const Statement& evidence,
                          const BagAlignment& bag) {
  return tells_unsaid_effect(claim, evidence) || tells_unsaid_advice(claim, evidence) ||
         tells_unsaid_direction(claim, evidence, bag) || makes_several_of_one(claim, evidence) ||
         does_another_deed(claim, evidence) || takes_target_for_threshold(claim, evidence) ||
         adds_superlative(claim, evidence) || makes_cause_of_difference(claim, evidence) ||
         takes_part_for_composite(claim, evidence) || gives_other_size_to_dose(claim, evidence) ||
         widens_to_all(claim, evidence) || takes_possible_for_actual(claim, evidence);
}

}  // namespace ibid::verify
