#include "verify/comparison/agreement.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "text/strings.hpp"
#include "verify/comparison/amount_forms.hpp"
#include "verify/comparison/denials.hpp"
#include "verify/statement/plain_words.hpp"

namespace ibid::verify {

bool is_signed(const Token& token) {
  return token.cue != nullptr &&
         (token.cue->axis == Axis::kAmount || token.cue->axis == Axis::kValence);
}

bool is_denied(const Token& token) {
  return token.negations % 2 == 1;
}

int sign_of(const Token& token) {
  return (token.cue->value < 0) == is_denied(token) ? 1 : -1;
}

bool denies(const Statement& statement) {
  return std::any_of(statement.tokens.begin(), statement.tokens.end(),
                     [](const Token& token) { return token.negates; });
}

namespace {

/// "With A (8%) and B (7%) than with C (5%)" is more: all amounts of one unit before "than" are
/// greater, or all less, than those behind. 0 where there are none on either side, or it is not
/// told.
int sign_around_than(const Statement& claim) {
  for (std::size_t at = 0; at < claim.tokens.size(); ++at) {
    if (claim.tokens[at].word != "than" || claim.tokens[at].in_quantity) continue;
    int sign = 0;
    for (const text::Quantity& before : claim.quantities) {
      for (const text::Quantity& behind : claim.quantities) {
        const bool stand_around = before.range.end <= claim.tokens[at].range.begin &&
                                  behind.range.begin >= claim.tokens[at].range.end;
        const bool is_point = before.low == before.high && behind.low == behind.high;
        if (!stand_around || before.unit != "%" || behind.unit != "%") continue;
        const int here = before.low < behind.low ? -1 : 1;
        if (!is_point || before.low == behind.low || (sign != 0 && sign != here)) return 0;
        sign = here;
      }
    }
    return sign;
  }
  return 0;
}

/// "25 mg a day" and "40 mg": the rate may be said once for both.
bool are_of_one_measure(const text::Quantity& a, const text::Quantity& b) {
  const std::string_view unit(a.unit);
  const std::string_view other(b.unit);
  return unit.substr(0, unit.find('/')) == other.substr(0, other.find('/'));
}

}  // namespace

int sign_of_arms(const Statement& claim) {
  constexpr std::size_t kJoinedWords = 4;
  for (std::size_t k = 0; k + 1 < claim.quantities.size(); ++k) {
    const text::Quantity& first = claim.quantities[k];
    const text::Quantity& second = claim.quantities[k + 1];
    if (!are_of_one_measure(first, second) || first.low != first.high || second.low != second.high)
      continue;
    const std::size_t begin = words_before(claim, first);
    const std::size_t end = words_before(claim, second);
    if (end - begin > kJoinedWords) continue;
    constexpr std::array<std::string_view, 6> kJoints = {"vs",      "versus", "compared",
                                                         "against", "below",  "above"};
    for (std::size_t i = begin; i < end; ++i) {
      if (text::is_one_of(claim.tokens[i].word, kJoints)) return first.low < second.low ? -1 : 1;
    }
  }
  return sign_around_than(claim);
}

namespace {

using text::is_one_of;

/// "At equal total doses", "in the same randomized trial": given or done alike, not found alike.
bool is_of_design(const Statement& statement, const Token& token) {
  constexpr std::array<std::string_view, 15> kDesign = {
      "dose",   "doses",  "amount", "amounts",  "trial",     "trials", "study",   "studies",
      "cohort", "review", "pooled", "analysis", "guideline", "survey", "guidance"};
  constexpr std::array<std::string_view, 9> kBefore = {"across", "among", "at", "between", "for",
                                                       "in",     "of",    "to", "with"};
  constexpr std::size_t kNearWords = 2;
  const auto at = static_cast<std::size_t>(&token - statement.tokens.data());
  for (std::size_t i = at + 1; i < std::min(statement.tokens.size(), at + 1 + kNearWords); ++i) {
    // "Similar across trials" is found.
    if (is_one_of(statement.tokens[i].word, kBefore)) return false;
    if (is_one_of(statement.tokens[i].word, kDesign)) return true;
  }
  return false;
}

/// Which way the ratios of the evidence go ("HR 0.66"): 1 up, -1 down, 0 where there are none,
/// where they disagree, or where an interval holds 1.
int sign_of_ratios(const Statement& evidence) {
  int sign = 0;
  for (const text::Quantity& quantity : evidence.quantities) {
    if (is_interval(evidence, quantity) && quantity.low <= 1 && quantity.high >= 1) return 0;
    if (!is_ratio(evidence, quantity) || quantity.low != quantity.high || quantity.low == 1) {
      continue;
    }
    const int here = quantity.low > 1 ? 1 : -1;
    if (sign != 0 && sign != here) return 0;
    sign = here;
  }
  return sign;
}

/// "High-dose", "low blood pressure": what kind of thing, not which way it goes.
bool tells_kind(const Token& token) {
  constexpr std::array<std::string_view, 4> kKinds = {"high", "low", "most", "long"};
  return is_one_of(token.word, kKinds);
}

/// "Higher", "less", "better": what compares, and no verb.
bool is_comparative(const Token& token) {
  constexpr std::array<std::string_view, 12> kComparatives = {
      "higher", "lower",  "more",  "less",    "fewer",    "greater",
      "better", "larger", "worse", "smaller", "superior", "inferior"};
  return is_one_of(token.word, kComparatives);
}

/// "Caused fewer events": the second word tells which way.
bool leads_to_direction(const Statement& claim, std::size_t at) {
  constexpr std::array<std::string_view, 9> kLinks = {
      "cause", "causes", "caused", "causing", "induce", "induces", "induced", "gain", "gained"};
  constexpr std::size_t kLinkWords = 3;
  if (!is_one_of(claim.tokens[at].word, kLinks)) return false;
  for (std::size_t i = at + 1; i < std::min(claim.tokens.size(), at + 1 + kLinkWords); ++i) {
    if (is_signed(claim.tokens[i])) return true;
  }
  // "Less weight gain", "caused no harm".
  for (std::size_t i = at - std::min<std::size_t>(at, 2); i < at; ++i) {
    if (is_comparative(claim.tokens[i])) return true;
  }
  return at + 1 < claim.tokens.size() && claim.tokens[at + 1].negates;
}

/// What does good, where the claim only says that something does.
bool says_good(const Statement& evidence) {
  constexpr std::array<std::string_view, 8> kGood = {"effective",   "effectively", "efficacy",
                                                     "efficacious", "beat",        "outperformed",
                                                     "works",       "worked"};
  return std::any_of(evidence.tokens.begin(), evidence.tokens.end(), [&](const Token& token) {
    return !is_denied(token) && is_one_of(token.word, kGood);
  });
}

/// Which way the denied words of a statement go, better or worse: "no survival benefit" and "did
/// not lower mortality" both deny something good. 0 where nothing is denied or it is not told.
int denied_effect(const Statement& statement) {
  constexpr std::size_t kOutcomeWords = 6;
  int effect = 0;
  for (std::size_t i = 0; i < statement.tokens.size(); ++i) {
    const Token& token = statement.tokens[i];
    if (!is_signed(token) || !is_denied(token)) continue;
    if (token.cue->axis == Axis::kValence) {
      effect += token.cue->value;
      continue;
    }
    for (std::size_t j = i + 1; j < std::min(statement.tokens.size(), i + 1 + kOutcomeWords); ++j) {
      const int value = outcome_value(statement.tokens[j].stem);
      if (value == 0) continue;
      effect += value * token.cue->value;
      break;
    }
  }
  return (effect > 0) - (effect < 0);
}

/// "Lower doses" beside "low-dose": the same word follows.
bool qualifies_the_same(const Statement& claim, std::size_t at, const Statement& evidence,
                        const Match& match) {
  if (match.kind < MatchKind::kSameSide || at + 1 >= claim.tokens.size() ||
      match.target + 1 >= evidence.tokens.size()) {
    return false;
  }
  const Token& there = evidence.tokens[match.target];
  return there.cue != nullptr && sign_of(there) == sign_of(claim.tokens[at]) &&
         claim.tokens[at + 1].stem == evidence.tokens[match.target + 1].stem;
}

/// "An oral preventive": the same word behind the same word in both.
bool names_alike(const Statement& claim, std::size_t at, const Statement& evidence,
                 const BagAlignment& bag) {
  if (at == 0 || bag.matches[at].kind != MatchKind::kExact) return false;
  const std::size_t target = bag.matches[at].target;
  return target > 0 && claim.tokens[at - 1].has_content &&
         claim.tokens[at - 1].stem == evidence.tokens[target - 1].stem &&
         claim.tokens[at].negations == evidence.tokens[target].negations;
}

/// "Early rather than late".
bool has_both_ends(const Statement& statement, Axis axis) {
  bool has_one = false;
  bool has_other = false;
  for (const Token& token : statement.tokens) {
    if (token.cue == nullptr || token.cue->axis != axis) continue;
    (token.cue->value < 0 ? has_one : has_other) = true;
  }
  return has_one && has_other;
}

}  // namespace

bool finds_no_difference(const Statement& statement) {
  constexpr std::array<std::string_view, 9> kDifferences = {
      "differ",     "differed", "difference", "differences", "association",
      "associated", "effect",   "change",     "correlated"};
  constexpr std::array<std::string_view, 2> kAlike = {"noninferior", "unchanged"};
  constexpr std::array<std::string_view, 5> kAsGood = {"well", "effective", "effectively", "good",
                                                       "much"};
  // "As effective for gout as".
  constexpr std::size_t kWordsBetween = 5;
  for (std::size_t i = 0; i + 2 < statement.tokens.size(); ++i) {
    const Token& good = statement.tokens[i + 1];
    if (statement.tokens[i].word != "as" || !is_one_of(good.word, kAsGood)) continue;
    for (std::size_t j = i + 2; j < std::min(statement.tokens.size(), i + 2 + kWordsBetween); ++j) {
      const Token& token = statement.tokens[j];
      if (token.clause != good.clause) break;
      if (token.word == "as" && !token.in_quantity) return true;
    }
  }
  return std::any_of(statement.tokens.begin(), statement.tokens.end(), [&](const Token& token) {
    if (is_one_of(token.word, kAlike)) return true;
    if (token.cue != nullptr && token.cue->axis == Axis::kSimilarity) {
      return sign_of(token) > 0 && !is_of_design(statement, token);
    }
    return is_denied(token) && is_one_of(token.word, kDifferences);
  });
}

bool deny_same_effect(const Statement& claim, const Statement& evidence) {
  return denies(claim) && denies(evidence) && denied_effect(claim) != 0 &&
         denied_effect(claim) == denied_effect(evidence);
}

bool directions_agree(const Statement& claim, const Statement& evidence, const BagAlignment& bag,
                      const Findings& findings) {
  const DirectionComparison& directions = findings.directions;
  if (directions.is_advised_against || directions.population_conflicts > 0) return false;
  const bool finds_null = finds_no_difference(evidence);
  const bool denies_both = deny_same_effect(claim, evidence);
  const bool same_advice = deny_same_advice(claim, evidence);
  const bool finds_null_both = finds_null && finds_no_difference(claim);
  const int by_arms = sign_of_arms(claim);
  const bool denies_otherwise = say_denials_otherwise(claim, evidence, bag);
  for (const std::size_t at : directions.opposed) {
    const Token& token = claim.tokens[at];
    const Match& match = bag.matches[at];
    if (finds_null && is_denied(token)) continue;
    if ((same_advice || denies_otherwise) && match.kind >= MatchKind::kStem) continue;
    // How far a denial reaches turns no "before" into "after".
    if (token.cue->axis == Axis::kTime && match.kind == MatchKind::kExact) continue;
    if (denies_both && is_denied(token)) continue;
    // How far a denial reaches is a matter of form where both deny: denials_agree() sees to it.
    if (denies(claim) && denies(evidence) && match.kind >= MatchKind::kStem) continue;
    // "No better than" beside "did not beat": the wordings are of one meaning.
    if (match.kind == MatchKind::kSynonym &&
        (!is_comparative(token) || (is_denied(token) && denies(evidence)))) {
      continue;
    }
    if (leads_to_direction(claim, at) || token.word == "most") continue;
    if (is_signed(token) && by_arms == sign_of(token)) continue;
    if (tells_kind(token) && match.kind >= MatchKind::kStem) continue;
    if (qualifies_the_same(claim, at, evidence, match)) continue;
    // What is common and what is rare may stand side by side, and be told of one another.
    const bool may_change_places = token.cue->axis == Axis::kFrequency;
    if (!is_signed(token) && !may_change_places && has_both_ends(claim, token.cue->axis) &&
        has_both_ends(evidence, token.cue->axis)) {
      continue;
    }
    return false;
  }
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& token = claim.tokens[i];
    if (!is_signed(token) || tells_kind(token)) continue;
    // Who finds the same, finds neither more nor less; and "noninferior in preventing" is "for".
    if (finds_null && is_denied(token)) continue;
    if (denies(claim) && denies(evidence) && bag.matches[i].kind >= MatchKind::kStem) continue;
    if (finds_null_both && !is_comparative(token)) continue;
    if (denies_both && is_denied(token)) continue;
    const int sign = sign_of(token);
    const bool is_agreed =
        std::find(directions.agreed.begin(), directions.agreed.end(), i) != directions.agreed.end();
    if (is_agreed) continue;
    // "Not enough evidence on zinc deficiency" beside "insufficient".
    if (denies_otherwise && bag.matches[i].kind == MatchKind::kExact) continue;
    // "An oral preventive" is one in both, whatever comes of it.
    const bool is_opposed = std::find(directions.opposed.begin(), directions.opposed.end(), i) !=
                            directions.opposed.end();
    if (!is_opposed && names_alike(claim, i, evidence, bag)) continue;
    const bool says_it_otherwise = bag.matches[i].kind == MatchKind::kSynonym;
    if (says_it_otherwise && (!is_comparative(token) || (is_denied(token) && denies(evidence)))) {
      continue;
    }
    if (leads_to_direction(claim, i)) continue;
    if (qualifies_the_same(claim, i, evidence, bag.matches[i])) continue;
    if (findings.features[kEffectAgrees] > 0) continue;
    if (token.cue->axis == Axis::kValence && sign > 0 && says_good(evidence)) continue;
    if (token.word == "best" && firmness_of(evidence) >= Firmness::kAdvised) continue;
    const int shown = sign_of_arms(claim) != 0 ? sign_of_arms(claim) : sign_of_ratios(evidence);
    if (token.cue->axis == Axis::kAmount && shown == sign) continue;
    return false;
  }
  return true;
}

bool denials_agree(const Statement& claim, const Statement& evidence, const BagAlignment& bag,
                   const Findings& findings) {
  if (deny_same_advice(claim, evidence)) return true;
  if (finds_no_difference(evidence) && (denies(claim) || finds_no_difference(claim))) return true;
  const NegationComparison& negations = findings.negations;
  if (say_denials_otherwise(claim, evidence, bag) || deny_same_effect(claim, evidence) ||
      deny_same_things(claim, evidence, bag)) {
    return true;
  }
  if (finds_no_difference(claim) && !finds_no_difference(evidence)) return false;
  if (denies(claim) && !denies(evidence) && negations.claim_only > 0) return false;
  if (negations.heads_differ > 0 || negations.relation_denied) return false;
  if (findings.features[kDenialOnOneSide] == 0) {
    constexpr double kAside = 0.34;
    return findings.features[kDenialDifference] <= kAside;
  }
  if (denies(claim)) return false;
  // What the evidence denies besides, in a clause that the claim leaves out.
  for (const Token& token : evidence.tokens) {
    if (!token.negates) continue;
    for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
      const Match& match = bag.matches[i];
      if (!claim.tokens[i].has_content || is_plain(claim.tokens[i])) continue;
      if (match.kind >= MatchKind::kDerived &&
          evidence.tokens[match.target].clause == token.clause) {
        return false;
      }
    }
  }
  return negations.evidence_only == 0;
}

bool takes_design_for_finding(const Statement& claim, const Statement& evidence,
                              const BagAlignment& bag) {
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& token = claim.tokens[i];
    const Match& match = bag.matches[i];
    if (token.cue == nullptr || token.cue->axis != Axis::kSimilarity ||
        match.kind < MatchKind::kSameSide || is_of_design(claim, token)) {
      continue;
    }
    if (is_of_design(evidence, evidence.tokens[match.target])) return true;
  }
  return false;
}

bool finds_more(const Statement& claim, const Statement& evidence, const BagAlignment& bag) {
  constexpr std::size_t kNearWords = 3;
  if (!finds_no_difference(evidence) || finds_no_difference(claim)) return false;
  if (sign_of_arms(claim) != 0) return false;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    if (!is_signed(claim.tokens[i]) || is_denied(claim.tokens[i])) continue;
    // What is more or less stands behind the word, and near its counterpart in the evidence.
    bool stands_near = false;
    for (std::size_t k = i + 1; k < std::min(claim.tokens.size(), i + 1 + kNearWords); ++k) {
      const Match& match = bag.matches[k];
      if (!claim.tokens[k].has_content || match.kind < MatchKind::kDerived) continue;
      for (std::size_t j = match.target - std::min(match.target, kNearWords);
           j < std::min(evidence.tokens.size(), match.target + kNearWords); ++j) {
        const Token& other = evidence.tokens[j];
        stands_near = stands_near || (is_signed(other) && !is_denied(other) &&
                                      sign_of(other) == sign_of(claim.tokens[i]));
      }
    }
    if (!stands_near) return true;
  }
  return false;
}

}  // namespace ibid::verify
