#include "verify/verdict/doubts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/agreement.hpp"
#include "verify/comparison/amount_owners.hpp"
#include "verify/comparison/arms.hpp"
#include "verify/comparison/comparison.hpp"
#include "verify/comparison/denials.hpp"
#include "verify/comparison/sides.hpp"
#include "verify/statement/paraphrases.hpp"
#include "verify/statement/plain_words.hpp"
#include "verify/statement/qualifiers.hpp"
#include "verify/statement/substances.hpp"
#include "verify/verdict/binding.hpp"
#include "verify/verdict/construction.hpp"
#include "verify/verdict/dropped_condition.hpp"
#include "verify/verdict/further_terms.hpp"
#include "verify/verdict/misplacement.hpp"
#include "verify/verdict/overstatement.hpp"
#include "verify/verdict/rule_verdict.hpp"
#include "verify/verdict/unsaid.hpp"

namespace ibid::verify {
namespace {

// Words that a reason lists; more would be the claim once again.
constexpr std::size_t kListedWordsMax = 8;

/// True when a drug of the claim stands nowhere in the sentence, and one that the claim does not
/// name does.
bool speaks_of_another_substance(const Statement& claim, const Statement& evidence,
                                 const BagAlignment& bag) {
  std::vector<bool> is_named(evidence.tokens.size(), false);
  bool is_missing = false;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const bool stands = bag.matches[i].kind >= MatchKind::kDerived;
    if (stands) is_named[bag.matches[i].target] = true;
    is_missing = is_missing || (!stands && names_substance(claim.tokens[i].word));
  }
  for (std::size_t j = 0; is_missing && j < evidence.tokens.size(); ++j) {
    if (!is_named[j] && names_substance(evidence.tokens[j].word)) return true;
  }
  return false;
}

/// "Whereas strokes did not" beside "but not strokes".
bool denies_at_the_end(const Statement& claim, const Statement& evidence, const BagAlignment& bag) {
  for (std::size_t i = 1; i < claim.tokens.size(); ++i) {
    const std::uint32_t clause = claim.tokens[i].clause;
    const bool ends = i + 1 == claim.tokens.size() || claim.tokens[i + 1].clause != clause;
    if (!claim.tokens[i].negates || !ends) continue;
    for (std::size_t k = 0; k < i; ++k) {
      const Match& match = bag.matches[k];
      const bool is_denied_there = match.kind >= MatchKind::kDerived && match.target > 0 &&
                                   evidence.tokens[match.target - 1].negates;
      if (claim.tokens[k].clause == clause && claim.tokens[k].has_content && is_denied_there) {
        return true;
      }
    }
  }
  return false;
}

/// "Each year" qualifies as "yearly" does.
const Qualifier* qualifier_at(const Statement& statement, std::size_t at) {
  struct Pace {
    std::string_view period;
    std::string_view word;
  };
  constexpr Pace kPaces[] = {
      {"day", "daily"}, {"week", "weekly"}, {"month", "monthly"}, {"year", "yearly"}};
  constexpr std::string_view kEach[] = {"each", "every", "per"};
  const std::string_view word = statement.tokens[at].word;
  if (at > 0 && text::is_one_of(statement.tokens[at - 1].word, kEach)) {
    for (const Pace& pace : kPaces) {
      if (pace.period == word) return find_qualifier(pace.word);
    }
  }
  return find_qualifier(word);
}

/// True when half of the words that the claim shares with the sentence, or its word for more or
/// less, stand behind the point from which on it asks: "zinc was given to learn whether it prevents
/// fractures" asks whether zinc prevents them, though it names zinc before.
bool is_mostly_asked(const Statement& claim, const Statement& evidence, const BagAlignment& bag) {
  const std::vector<Token>& tokens = evidence.tokens;
  std::size_t before = 0;
  std::size_t asked = 0;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Match& match = bag.matches[i];
    if (!claim.tokens[i].has_content || match.kind < MatchKind::kDerived) continue;
    const bool is_asked = std::any_of(
        tokens.begin() + static_cast<std::ptrdiff_t>(*evidence.asked_from), tokens.end(),
        [&](const Token& token) { return token.stem == tokens[match.target].stem; });
    const bool tells_change = is_signed(claim.tokens[i]) && match.kind >= MatchKind::kStem;
    if (is_asked && tells_change && match.target >= *evidence.asked_from) return true;
    ++(is_asked ? asked : before);
  }
  return asked > 0 && asked >= before;
}

/// "Prevented a fall", "slowed the decline": less of what is less.
bool holds_off_less(const Statement& statement) {
  constexpr std::size_t kObjectWords = 4;  // "prevented a large significant fall"
  const std::vector<Token>& tokens = statement.tokens;
  const auto is_less = [](const Token& token) { return is_signed(token) && sign_of(token) < 0; };
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (!is_less(tokens[at])) continue;
    const std::size_t end = std::min(tokens.size(), at + 1 + kObjectWords);
    for (std::size_t i = at + 1; i < end && tokens[i].clause == tokens[at].clause; ++i) {
      if (is_less(tokens[i])) return true;
    }
  }
  return false;
}

}  // namespace

void spare_other_substances(Judgement& judgement, const Statement& claim,
                            const Statement& evidence) {
  if (!commits(judgement.verdict) ||
      !speaks_of_another_substance(claim, evidence, judgement.alignment)) {
    return;
  }
  judgement.verdict = Verdict::kUnsupported;
  judgement.confidence = std::min(judgement.confidence, kNameReplaced);
}

void spare_denied_otherwise(Judgement& judgement, const Statement& claim,
                            const Statement& evidence) {
  // Verbs and prepositions that deny as "not" does.
  constexpr std::string_view kDenying[] = {
      "ceased", "fade",    "faded", "instead", "rather",  "spared",  "unaffected", "unchanged",
      "waned",  "without", "wait",  "waits",   "waiting", "refrain", "abstain"};
  // "Wait 8 hours before driving" is "do not drive for 8 hours after".
  constexpr std::string_view kWaiting[] = {"wait", "waits", "waiting"};
  constexpr std::string_view kBetter[] = {"better",   "greater", "higher",   "less", "lower",
                                          "inferior", "more",    "superior", "worse"};
  constexpr std::string_view kAlike[] = {"equal", "equally", "same", "similar", "similarly"};
  if (judgement.verdict != Verdict::kContradicted) return;
  const bool waits = has_any(claim, kWaiting) != has_any(evidence, kWaiting);
  const auto differs_by_denial = [&](const Reason& reason) {
    const bool is_order = waits && ((reason.claim == "before" && reason.evidence == "after") ||
                                    (reason.claim == "after" && reason.evidence == "before"));
    return reason.kind == "negation" || reason.kind == "entity" || reason.kind == "coverage" ||
           is_order;
  };
  if (!has_kind(judgement.reasons, "negation") ||
      !std::all_of(judgement.reasons.begin(), judgement.reasons.end(), differs_by_denial)) {
    return;
  }
  const bool evidence_denies = has_any(evidence, kDenying) || denies(evidence);
  const bool is_denied_otherwise =
      evidence_denies &&
      std::any_of(std::begin(kDenying), std::end(kDenying), [&](std::string_view word) {
        return has_word(claim, word) && !has_word(evidence, word);
      });
  bool is_none_better = false;
  for (std::size_t i = 1; i < claim.tokens.size(); ++i) {
    is_none_better = is_none_better || (claim.tokens[i - 1].negates &&
                                        text::is_one_of(claim.tokens[i].word, kBetter));
  }
  if (!is_denied_otherwise && !deny_same_things(claim, evidence, judgement.alignment) &&
      !(is_none_better && has_any(evidence, kAlike)) &&
      !denies_at_the_end(claim, evidence, judgement.alignment)) {
    return;
  }
  judgement.verdict = Verdict::kUndetermined;
  judgement.confidence = kOpen;
}

void spare_converse(Judgement& judgement, const Statement& claim, const Statement& evidence) {
  if (judgement.verdict != Verdict::kContradicted) return;
  const BagAlignment& bag = judgement.alignment;
  const bool differs_in_amounts =
      has_kind(judgement.reasons, "quantity") || has_kind(judgement.reasons, "unit");
  const bool differs_besides =
      has_kind(judgement.reasons, "negation") || has_kind(judgement.reasons, "population");
  const Sides sides =
      has_kind(judgement.reasons, "direction") ? compare_sides(claim, evidence, bag) : Sides::kNone;
  const bool is_converse = !differs_in_amounts && compare_arms(claim, evidence, bag).is_converse;
  // The amounts of arms that stand the other way round do so too.
  const bool may_be_converse =
      sides == Sides::kExchanged || (sides == Sides::kUnknown && !differs_in_amounts);
  const bool is_open = !differs_besides && (is_converse || may_be_converse);
  // "Fewer in men than in women" where "more in women": of whom differs with the side that tells
  // it.
  if (!is_open && !is_told_conversely(claim, evidence, bag)) return;
  judgement.verdict = Verdict::kUndetermined;
  judgement.confidence = kOpen;
}

void spare_held_off(Judgement& judgement, const Statement& claim, const Statement& evidence) {
  if (judgement.verdict != Verdict::kContradicted) return;
  const bool is_of_direction =
      std::all_of(judgement.reasons.begin(), judgement.reasons.end(), [](const Reason& reason) {
        return reason.kind == "direction" || reason.kind == "entity" || reason.kind == "coverage";
      });
  if (!is_of_direction || holds_off_less(claim) == holds_off_less(evidence)) return;
  judgement.verdict = Verdict::kUndetermined;
  judgement.confidence = kOpen;
}

void doubt_other_medicine(Judgement& judgement, const Findings& findings) {
  if (judgement.verdict != Verdict::kSupported || !findings.exclusions.names_other_medicine) return;
  judgement.verdict = Verdict::kUndetermined;
  judgement.confidence = kOpen;
}

void doubt_question(Judgement& judgement, const Statement& claim, const Statement& evidence) {
  const bool stands =
      judgement.verdict == Verdict::kSupported || judgement.verdict == Verdict::kPartlySupported;
  if (!stands || !evidence.asked_from || claim.asked_from) return;
  if (!is_mostly_asked(claim, evidence, judgement.alignment)) return;
  const std::size_t at = *evidence.asked_from;
  judgement.verdict = Verdict::kUndetermined;
  judgement.confidence = kOpen;
  judgement.reasons.push_back({"strength", "", surface(evidence, at, at + 1)});
}

void doubt_further_term(Judgement& judgement, const Statement& claim, const Statement& evidence,
                        const Vocabulary& vocabulary, bool anywhere) {
  if (judgement.verdict != Verdict::kSupported) return;
  const std::string term =
      find_further_term(claim, evidence, judgement.alignment, vocabulary.language, anywhere);
  if (term.empty()) return;
  judgement.verdict = Verdict::kPartlySupported;
  judgement.confidence = kOpen;
  judgement.reasons.push_back({"entity", term, ""});
}

void doubt_added_member(Judgement& judgement, const Statement& claim,
                        std::span<const RankedSentence> ranked, const Vocabulary& vocabulary,
                        const Statement& evidence) {
  constexpr std::string_view kJoints[] = {"and", "or", "plus", "nor"};
  if (judgement.verdict != Verdict::kSupported) return;
  const auto stands = [&](std::size_t i) {
    return std::any_of(ranked.begin(), ranked.end(), [&](const RankedSentence& sentence) {
      return sentence.bag.matches[i].kind >= MatchKind::kSameSide;
    });
  };
  const auto says_something = [&](std::size_t i) {
    const Token& token = claim.tokens[i];
    return token.has_content && !token.in_quantity && !is_plain(token) && token.cue == nullptr;
  };
  for (std::size_t i = 2; i < claim.tokens.size(); ++i) {
    if (!text::is_one_of(claim.tokens[i - 1].word, kJoints)) continue;
    // What goes on behind it may be a verb with its object.
    const bool ends = i + 1 == claim.tokens.size() || !claim.tokens[i + 1].has_content ||
                      claim.tokens[i + 1].clause != claim.tokens[i].clause;
    if (!ends || !says_something(i) || stands(i) || !says_something(i - 2) || !stands(i - 2)) {
      continue;
    }
    const auto related = vocabulary.language.related_words(claim.tokens[i].word);
    const bool is_related =
        std::any_of(evidence.tokens.begin(), evidence.tokens.end(), [&](const Token& token) {
          return std::find(related.begin(), related.end(), token.word) != related.end();
        });
    if (is_related) continue;
    judgement.verdict = Verdict::kPartlySupported;
    judgement.confidence = kOpen;
    judgement.reasons.push_back({"coverage", surface(claim, i, i + 1), ""});
    return;
  }
}

void doubt_addition(Judgement& judgement, const Statement& claim, const Findings& findings,
                    std::span<const RankedSentence> ranked) {
  constexpr std::size_t kPlainWordsMax = 1;  // "in the study", "of patients"
  if (judgement.verdict != Verdict::kSupported || !findings.replacements.goes_on_from) return;
  const std::size_t from = *findings.replacements.goes_on_from;
  // Words that stand in several sentences, one in each, do not say it together.
  const bool is_said =
      std::any_of(ranked.begin(), ranked.end(), [&](const RankedSentence& sentence) {
        std::size_t plain = 0;
        std::size_t telling = 0;
        for (std::size_t i = from; i < claim.tokens.size(); ++i) {
          const Token& token = claim.tokens[i];
          if (!token.has_content || token.in_quantity || tells_only(token.stem)) continue;
          if (sentence.bag.matches[i].kind >= MatchKind::kSameSide) continue;
          ++(is_plain(token) ? plain : telling);
        }
        return telling == 0 && plain <= kPlainWordsMax;
      });
  if (is_said) return;
  judgement.verdict = Verdict::kPartlySupported;
  judgement.confidence = kOpen;
  judgement.reasons.push_back({"coverage", surface(claim, from, claim.tokens.size()), ""});
}

void doubt_unsaid_group(Judgement& judgement, const Statement& claim, const Statement& evidence) {
  if (judgement.verdict != Verdict::kSupported) return;
  const bool leaves_out =
      std::any_of(claim.tokens.begin(), claim.tokens.end(), [&](const Token& token) {
        if (token.cue == nullptr) return false;
        const Axis axis = token.cue->axis;
        if (axis != Axis::kSafety && axis != Axis::kPregnancy) return false;
        return std::none_of(
            evidence.tokens.begin(), evidence.tokens.end(), [&](const Token& other) {
              return other.stem == token.stem || (other.cue != nullptr && other.cue->axis == axis);
            });
      });
  if (!leaves_out) return;
  judgement.verdict = Verdict::kUndetermined;
  judgement.confidence = kOpen;
}

void doubt_misplaced(Judgement& judgement, const Statement& claim, const Statement& evidence) {
  if (judgement.verdict != Verdict::kSupported) return;
  const BagAlignment& bag = judgement.alignment;
  if (!misplaces(claim, evidence) && !overstates(claim, evidence) &&
      !exchange_denials(claim, evidence, bag) && !takes_design_for_finding(claim, evidence, bag) &&
      !gives_to_another(claim, evidence, bag) && !takes_level_for_change(claim, evidence) &&
      !compare_arms(claim, evidence, bag).is_exchanged && !fills_otherwise(claim, evidence, bag) &&
      !binds_otherwise(claim, evidence, bag) && !tells_what_is_unsaid(claim, evidence, bag)) {
    return;
  }
  judgement.verdict = Verdict::kUndetermined;
  judgement.confidence = kOpen;
}

void doubt_withheld(Judgement& judgement, const Statement& claim, const Statement& evidence) {
  if (judgement.verdict == Verdict::kUnsupported) return;
  auto apart = withheld_on_one_side(claim, evidence, judgement.alignment);
  if (!apart) return;
  judgement.verdict = Verdict::kUndetermined;
  judgement.confidence = kOpen;
  judgement.reasons = {std::move(*apart)};
}

void doubt_unsaid_qualifier(Judgement& judgement, const Statement& claim,
                            std::span<const Statement> evidence) {
  if (judgement.verdict != Verdict::kSupported) return;
  const Statement& best = evidence[judgement.best];
  std::optional<QualifierSet> said;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& token = claim.tokens[i];
    const Qualifier* qualifier = token.in_quantity ? nullptr : qualifier_at(claim, i);
    // No events are no severe events.
    if (qualifier == nullptr || token.is_denied_head) continue;
    // "For 4 weeks" has the stem of "weekly".
    const bool may_be_aligned = qualifier->kind != QualifierKind::kPace;
    const MatchKind match = judgement.alignment.matches[i].kind;
    if (may_be_aligned && (match >= MatchKind::kSameSide || match == MatchKind::kDerived)) continue;
    if (!said) {
      said = qualifiers_in(best) | best.said_around.value_or(0);
      for (const Statement& other : evidence) {
        if (!best.said_around) *said |= qualifiers_in(other);
      }
    }
    if ((*said & qualifier->meaning) != 0) continue;
    judgement.verdict = Verdict::kPartlySupported;
    judgement.confidence = kOpen;
    judgement.reasons.push_back(
        {std::string(reason_kind(qualifier->kind)), surface(claim, i, i + 1), ""});
    return;
  }
}

void doubt_dropped_condition(Judgement& judgement, const Statement& claim,
                             const Statement& evidence) {
  if (judgement.verdict != Verdict::kSupported) return;
  auto condition = dropped_condition(claim, evidence, judgement.alignment);
  if (!condition) return;
  judgement.verdict = Verdict::kPartlySupported;
  judgement.confidence = kOpen;
  judgement.reasons.push_back(std::move(*condition));
}

void note_animals(Judgement& judgement, const Statement& claim, const Statement& evidence) {
  if (judgement.verdict != Verdict::kSupported) return;
  constexpr std::array<std::string_view, 12> kPeople = {
      "adults",       "boys",     "children", "girls",   "humans",     "men",
      "participants", "patients", "people",   "persons", "volunteers", "women"};
  constexpr std::string_view kInVitro = "vitro";
  const auto is_of_animals = [&](const Token& token) {
    const bool is_species = token.cue != nullptr && token.cue->axis == Axis::kSpecies;
    return (is_species && token.stem != "human") || token.word == kInVitro;
  };
  const auto speaks_of = [](const Statement& statement, const auto& wanted) {
    return std::any_of(statement.tokens.begin(), statement.tokens.end(), wanted);
  };
  const auto is_of_people = [&](const Token& token) {
    return token.stem == "human" || text::is_one_of(token.word, kPeople);
  };
  if (speaks_of(claim, is_of_animals) || speaks_of(evidence, is_of_people)) return;
  const auto animals = std::find_if(evidence.tokens.begin(), evidence.tokens.end(), is_of_animals);
  if (animals == evidence.tokens.end()) return;
  const bool is_vitro = animals->word == kInVitro && animals != evidence.tokens.begin();
  const auto at = static_cast<std::size_t>(animals - evidence.tokens.begin());
  judgement.reasons.push_back(
      {"population", "", surface(evidence, is_vitro ? at - 1 : at, at + 1)});
}

void explain(Judgement& judgement, const Statement& claim, const Statement& evidence) {
  const bool is_open =
      judgement.verdict == Verdict::kUndetermined || judgement.verdict == Verdict::kUnsupported;
  if (!is_open || !judgement.reasons.empty()) return;
  std::string words;
  std::size_t listed = 0;
  for (std::size_t i = 0; i < claim.tokens.size() && listed < kListedWordsMax; ++i) {
    const Token& token = claim.tokens[i];
    const bool says_something = token.has_content || token.in_quantity;
    if (!says_something || judgement.alignment.matches[i].kind >= MatchKind::kDerived) continue;
    if (!words.empty()) words += ", ";
    words += surface(claim, i, i + 1);
    ++listed;
  }
  judgement.reasons.push_back({"coverage", words, evidence.text});
}

}  // namespace ibid::verify
