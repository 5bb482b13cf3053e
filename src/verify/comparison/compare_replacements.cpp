// Replacements: the one word that differs where the sentences otherwise run alike.
#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "text/strings.hpp"
#include "verify/comparison/agreement.hpp"
#include "verify/comparison/comparison.hpp"
#include "verify/comparison/counterparts.hpp"
#include "verify/comparison/denials.hpp"
#include "verify/comparison/dropped_limits.hpp"
#include "verify/comparison/moved_words.hpp"
#include "verify/statement/paraphrases.hpp"
#include "verify/statement/plain_words.hpp"
#include "verify/statement/substances.hpp"

namespace ibid::verify {
namespace {

bool covered(const BagAlignment& bag, std::size_t i) {
  return bag.matches[i].kind >= MatchKind::kSameSide;
}

/// Tokens of a run, on either side, that are negation words.
std::size_t count_negations(const Statement& statement, std::size_t begin, std::size_t end) {
  return static_cast<std::size_t>(
      std::count_if(statement.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                    statement.tokens.begin() + static_cast<std::ptrdiff_t>(end),
                    [](const Token& token) { return token.negates; }));
}

bool holds_substance(const Statement& statement, std::size_t begin, std::size_t end) {
  return std::any_of(statement.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                     statement.tokens.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Token& token) { return names_substance(token.word); });
}

bool holds_name(const Statement& statement, std::size_t begin, std::size_t end) {
  return std::any_of(statement.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                     statement.tokens.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Token& token) { return token.is_name && token.has_content; });
}

constexpr std::array<std::string_view, 8> kDenyingPrefixes = {"de", "dis", "il",  "im",
                                                              "in", "ir",  "non", "un"};
// "in" before less is hardly ever a prefix: "form" and "inform".
constexpr std::size_t kPrefixedLettersMin = 6;

/// "deactivates" and "activates", "inaccurate" and "accurate".
bool denies_by_prefix(const Token& denied, const Token& other) {
  return std::any_of(
      kDenyingPrefixes.begin(), kDenyingPrefixes.end(), [&](std::string_view prefix) {
        if (!denied.stem.starts_with(prefix)) return false;
        const std::string_view rest = std::string_view(denied.stem).substr(prefix.size());
        return denied.word.size() >= prefix.size() + kPrefixedLettersMin && rest == other.stem;
      });
}

/// "Untreated" beside "without treatment": as many words of the first run deny one of the second by
/// a prefix.
std::size_t count_prefixed(const Statement& statement, std::size_t begin, std::size_t end,
                           const Statement& other, std::size_t other_begin, std::size_t other_end) {
  constexpr std::size_t kSharedLetters = 5;
  std::size_t count = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view word = statement.tokens[i].stem;
    for (std::size_t j = other_begin; j < other_end; ++j) {
      const std::string_view root =
          std::string_view(other.tokens[j].stem).substr(0, kSharedLetters);
      if (root.size() < kSharedLetters) continue;
      count += std::any_of(kDenyingPrefixes.begin(), kDenyingPrefixes.end(),
                           [&](std::string_view prefix) {
                             return word.starts_with(prefix) &&
                                    word.substr(prefix.size()).starts_with(root);
                           })
                   ? 1
                   : 0;
    }
  }
  return count;
}

/// "High blood pressure" tells of a state, and "lost" of what came about: neither is the other's
/// contrary.
bool are_state_and_event(const Token& a, const Token& b) {
  constexpr std::array<std::string_view, 2> kStates = {"high", "low"};
  constexpr std::array<std::string_view, 12> kOfStates = {
      "high",     "low",     "higher",    "lower",     "highest", "lowest",
      "elevated", "reduced", "decreased", "increased", "raised",  "lowered"};
  return (text::is_one_of(a.word, kStates) && !text::is_one_of(b.word, kOfStates)) ||
         (text::is_one_of(b.word, kStates) && !text::is_one_of(a.word, kOfStates));
}

/// "Similar" for "higher", neither denied.
bool are_level_and_difference(const Token& a, const Token& b) {
  constexpr std::array<std::string_view, 6> kLevel = {"alike",   "comparable", "equal",
                                                      "equally", "same",       "similar"};
  constexpr std::array<std::string_view, 9> kDifference = {
      "better", "fewer", "greater", "higher", "larger", "less", "lower", "smaller", "worse"};
  if (a.negations % 2 != 0 || b.negations % 2 != 0) return false;
  return (text::is_one_of(a.word, kLevel) && text::is_one_of(b.word, kDifference)) ||
         (text::is_one_of(b.word, kLevel) && text::is_one_of(a.word, kDifference));
}

bool are_opposites(const Token& a, const Token& b) {
  if (are_state_and_event(a, b)) return false;
  if (are_level_and_difference(a, b)) return true;
  if (a.cue != nullptr && b.cue != nullptr && oppose(*a.cue, *b.cue)) {
    // "Made no difference" is "was the same".
    return a.cue->axis != Axis::kSimilarity || a.negations % 2 == b.negations % 2;
  }
  return denies_by_prefix(a, b) || denies_by_prefix(b, a);
}

/// The first words of the two runs that oppose each other make the reason.
bool find_opposition(const Statement& claim, const Statement& evidence, const Edit& edit,
                     Reason& reason) {
  for (std::size_t i = edit.claim_begin; i < edit.claim_end; ++i) {
    for (std::size_t j = edit.evidence_begin; j < edit.evidence_end; ++j) {
      const Token& here = claim.tokens[i];
      if (!are_opposites(here, evidence.tokens[j])) continue;
      const bool of_whom = here.cue != nullptr && is_population(here.cue->axis);
      reason = {of_whom ? "population" : "direction", surface(claim, i, i + 1),
                surface(evidence, j, j + 1)};
      return true;
    }
  }
  return false;
}

/// True when a word of the claim that the evidence does not have stands where the evidence has a
/// word of weight that the claim does not have. Long runs stand in place of nothing. Plain words do
/// only where the claim otherwise retells the sentence ("patients" for "mice").
bool displaces(const Statement& claim, const Statement& evidence, const BagAlignment& bag,
               const Edit& edit, bool retells) {
  constexpr std::size_t kPlaceWords = 3;
  if (edit.claim_end - edit.claim_begin > kPlaceWords ||
      edit.evidence_end - edit.evidence_begin > kPlaceWords) {
    return false;
  }
  bool is_foreign = false;
  for (std::size_t i = edit.claim_begin; i < edit.claim_end; ++i) {
    const Token& token = claim.tokens[i];
    if (!token.has_content && !token.in_quantity) continue;
    if (bag.matches[i].kind >= MatchKind::kDerived) return false;
    is_foreign = is_foreign || (token.has_content && (retells || !is_plain(token)));
  }
  if (!is_foreign) return false;
  for (std::size_t j = edit.evidence_begin; j < edit.evidence_end; ++j) {
    const Token& token = evidence.tokens[j];
    const bool is_advice = token.cue != nullptr && token.cue->axis == Axis::kAdvice;
    if (!token.has_content || is_plain(token) || is_advice) continue;
    if (!bag.says(j)) return true;
  }
  return false;
}

/// "Zinc is cleaved from the membrane" beside "Zinc is low in mice. Tmem27 is cleaved from the
/// membrane": at the head of the claim stand words that the sentence lacks, and at the head of the
/// sentence words that the claim lacks.
bool has_another_subject(const Statement& claim, const Statement& evidence, const BagAlignment& bag,
                         const EditAlignment& alignment) {
  if (alignment.edits.empty() || alignment.edits.front().claim_begin > 0) return false;
  const Edit& head = alignment.edits.front();
  const auto says_something = [](const Token& token) {
    return token.has_content && !token.in_quantity && token.cue == nullptr && !is_plain(token);
  };
  bool is_foreign = false;
  for (std::size_t i = 0; i < head.claim_end; ++i) {
    is_foreign = is_foreign ||
                 (says_something(claim.tokens[i]) && bag.matches[i].kind < MatchKind::kDerived);
  }
  for (std::size_t j = 0; is_foreign && j < head.evidence_end; ++j) {
    if (!bag.says(j) && says_something(evidence.tokens[j])) return true;
  }
  return false;
}

/// The token from which on the claim adds to a sentence that it has retold until there, with words
/// of its own to the end; nothing where it adds none.
std::optional<std::size_t> goes_on_from(const Statement& claim, const BagAlignment& bag,
                                        const EditAlignment& alignment) {
  if (alignment.edits.empty()) return std::nullopt;
  const Edit& last = alignment.edits.back();
  const std::size_t end = claim.tokens.size();
  const bool is_added = last.claim_end == end && last.claim_begin < end && !covered(bag, end - 1);
  if (!is_added || !retells(last.claim_begin, alignment)) return std::nullopt;
  return last.claim_begin;
}

bool is_number(const Token& token) {
  return token.word.find_first_not_of("0123456789.,") == std::string::npos;
}

/// Numbers that are no amounts ("May 8", "variant 2") are compared where they stand.
bool find_number_swap(const Statement& claim, const Statement& evidence, const Edit& edit,
                      Reason& reason) {
  for (std::size_t i = edit.claim_begin; i < edit.claim_end; ++i) {
    for (std::size_t j = edit.evidence_begin; j < edit.evidence_end; ++j) {
      const Token& here = claim.tokens[i];
      const Token& there = evidence.tokens[j];
      if (!is_number(here) || !is_number(there) || here.word == there.word) continue;
      if (here.in_quantity && there.in_quantity) continue;
      reason = {"quantity", surface(claim, i, i + 1), surface(evidence, j, j + 1)};
      return true;
    }
  }
  return false;
}

Strength strength_in(const Statement& statement, std::size_t begin, std::size_t end) {
  Strength strength = Strength::kUnstated;
  for (std::size_t i = begin; i < end; ++i) {
    const Strength here = strength_of(statement.tokens[i].word);
    if (here != Strength::kUnstated) strength = here;
  }
  return strength;
}

/// "Zinc reduces fractures" beside "zinc was associated with fewer fractures": where the evidence
/// has the association, the claim has a verb in the active voice.
bool stands_before_a_deed(const Statement& claim, const Edit& edit) {
  const auto is_deed = [](const Token& token) {
    return token.cue != nullptr && token.cue->axis == Axis::kAmount && token.word.ends_with("s");
  };
  const std::size_t end = std::min(claim.tokens.size(), edit.claim_end + 1);
  return std::any_of(claim.tokens.begin() + static_cast<std::ptrdiff_t>(edit.claim_begin),
                     claim.tokens.begin() + static_cast<std::ptrdiff_t>(end), is_deed);
}

/// "A cause of" for "a risk factor for".
bool makes_cause_of_factor(const Statement& claim, const Statement& evidence, const Edit& edit) {
  constexpr std::array<std::string_view, 3> kCause = {"cause", "caused", "causes"};
  constexpr std::array<std::string_view, 7> kFactor = {"factor",  "factors",   "marker",  "markers",
                                                       "predict", "predictor", "predicts"};
  const auto has = [](const Statement& statement, std::size_t begin, std::size_t end,
                      std::span<const std::string_view> words) {
    const auto run = std::span(statement.tokens).subspan(begin, end - begin);
    return std::any_of(run.begin(), run.end(),
                       [&](const Token& token) { return text::is_one_of(token.word, words); });
  };
  return has(claim, edit.claim_begin, edit.claim_end, kCause) &&
         has(evidence, edit.evidence_begin, edit.evidence_end, kFactor);
}

/// "Must" for "should".
bool demands_more(const Statement& claim, const Statement& evidence, const Edit& edit) {
  const Firmness there =
      firmness_of(std::span(evidence.tokens)
                      .subspan(edit.evidence_begin, edit.evidence_end - edit.evidence_begin));
  return there != Firmness::kUnstated && there < Firmness::kDemanded &&
         firmness_of(std::span(claim.tokens)
                         .subspan(edit.claim_begin, edit.claim_end - edit.claim_begin)) ==
             Firmness::kDemanded;
}

bool holds_only(const Statement& statement, std::size_t begin, std::size_t end) {
  return std::any_of(statement.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                     statement.tokens.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Token& token) { return token.word == "only"; });
}

}  // namespace

std::string surface(const Statement& statement, std::size_t begin, std::size_t end) {
  if (begin >= end || end > statement.tokens.size()) return {};
  const std::size_t from = statement.tokens[begin].range.begin;
  return statement.text.substr(from, statement.tokens[end - 1].range.end - from);
}

ReplacementComparison compare_replacements(const Statement& claim, const Statement& evidence,
                                           const BagAlignment& bag, const Vocabulary& vocabulary) {
  ReplacementComparison result;
  if (claim.tokens.empty() || evidence.tokens.empty()) return result;
  const EditAlignment alignment = align_edits(claim, evidence, vocabulary);
  result.in_order =
      static_cast<double>(alignment.matched) / static_cast<double>(claim.tokens.size());
  result.retells = retells(claim.tokens.size(), alignment);
  result.goes_on_from = goes_on_from(claim, bag, alignment);
  result.has_another_subject = has_another_subject(claim, evidence, bag, alignment);
  result.moved = find_moved(claim, evidence, alignment);
  // "Advised against" where the claim ends with "advised".
  if (!claim.advises_against && alignment.end < evidence.tokens.size() &&
      evidence.tokens[alignment.end].negates && evidence.tokens[alignment.end].word == "against") {
    result.negation_differs = true;
    result.reasons.push_back({"negation", "", surface(evidence, alignment.end, alignment.end + 1)});
  }
  if (auto dropped = find_dropped_limit(claim, evidence, alignment)) {
    result.drops_limit = true;
    result.reasons.push_back(std::move(*dropped));
  }
  for (const Edit& edit : alignment.edits) {
    const std::string claim_words = surface(claim, edit.claim_begin, edit.claim_end);
    const std::string evidence_words = surface(evidence, edit.evidence_begin, edit.evidence_end);
    Reason reason;
    if (find_opposition(claim, evidence, edit, reason)) {
      result.reasons.push_back(reason);
      continue;
    }
    const std::size_t denied_here =
        count_negations(claim, edit.claim_begin, edit.claim_end) +
        count_prefixed(claim, edit.claim_begin, edit.claim_end, evidence, edit.evidence_begin,
                       edit.evidence_end);
    const std::size_t denied_there =
        count_negations(evidence, edit.evidence_begin, edit.evidence_end) +
        count_prefixed(evidence, edit.evidence_begin, edit.evidence_end, claim, edit.claim_begin,
                       edit.claim_end);
    const bool deny_alike =
        deny_same_advice(claim, evidence) || say_denials_otherwise(claim, evidence, bag);
    if (denied_here % 2 != denied_there % 2 && !deny_alike &&
        edit.claim_end - edit.claim_begin <= 4 && edit.evidence_end - edit.evidence_begin <= 4) {
      result.negation_differs = true;
      result.reasons.push_back({"negation", denied_here > 0 ? claim_words : std::string(),
                                denied_there > 0 ? evidence_words : std::string()});
      continue;
    }
    if (find_number_swap(claim, evidence, edit, reason)) {
      result.reasons.push_back(reason);
      continue;
    }
    auto counterpart = find_counterpart(claim, evidence, edit);
    const bool is_counterpart = counterpart.has_value();
    if (counterpart) result.reasons.push_back(std::move(*counterpart));
    const bool displaces_one = displaces(claim, evidence, bag, edit, result.retells);
    if (is_counterpart || displaces_one) ++result.displacing;
    std::size_t foreign = 0;
    std::size_t foreign_names = 0;
    for (std::size_t i = edit.claim_begin; i < edit.claim_end; ++i) {
      if (!claim.tokens[i].has_content || covered(bag, i)) continue;
      if (tells_only(claim.tokens[i].stem)) continue;
      ++foreign;
      if (claim.tokens[i].is_name) ++foreign_names;
    }
    const bool displaced =
        std::any_of(evidence.tokens.begin() + static_cast<std::ptrdiff_t>(edit.evidence_begin),
                    evidence.tokens.begin() + static_cast<std::ptrdiff_t>(edit.evidence_end),
                    [](const Token& token) { return token.has_content; });
    if (foreign > 0 && displaced) {
      result.replaced += foreign;
      const bool is_name = holds_name(evidence, edit.evidence_begin, edit.evidence_end);
      if (is_name) result.replaced_names += foreign_names;
      if (holds_substance(claim, edit.claim_begin, edit.claim_end) &&
          (is_name || holds_substance(evidence, edit.evidence_begin, edit.evidence_end))) {
        ++result.replaced_substances;
      }
      result.reasons.push_back({"entity", claim_words, evidence_words});
    } else if (foreign > 0) {
      result.inserted += foreign;
      result.reasons.push_back({"coverage", claim_words, ""});
    } else if (displaces_one && result.retells) {
      // "Fewer falls" for "fewer fractures": that "fall" is a word for less covers it elsewhere.
      result.reasons.push_back({"entity", claim_words, evidence_words});
    }
    const Strength here = strength_in(claim, edit.claim_begin, edit.claim_end);
    const Strength there = strength_in(evidence, edit.evidence_begin, edit.evidence_end);
    if (here != Strength::kUnstated && there != Strength::kUnstated && here != there) {
      result.reasons.push_back({"strength", claim_words, evidence_words});
    } else if (here == Strength::kUnstated && there == Strength::kPossible &&
               edit.evidence_end - edit.evidence_begin <= 2) {
      result.reasons.push_back({"strength", claim_words, evidence_words});
    } else if (there == Strength::kAssociated && claim.strength == Strength::kUnstated &&
               stands_before_a_deed(claim, edit)) {
      result.reasons.push_back({"strength", claim_words, evidence_words});
    }
    if (demands_more(claim, evidence, edit) || makes_cause_of_factor(claim, evidence, edit)) {
      result.reasons.push_back({"strength", claim_words, evidence_words});
    }
    if (holds_only(claim, edit.claim_begin, edit.claim_end) &&
        !holds_only(evidence, edit.evidence_begin, edit.evidence_end)) {
      result.reasons.push_back({"strength", claim_words, evidence_words});
    }
  }
  return result;
}

}  // namespace ibid::verify
