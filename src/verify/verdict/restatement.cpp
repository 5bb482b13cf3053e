#include "verify/verdict/restatement.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "text/strings.hpp"
#include "verify/comparison/agreement.hpp"
#include "verify/comparison/amount_forms.hpp"
#include "verify/comparison/sides.hpp"
#include "verify/statement/plain_words.hpp"
#include "verify/statement/substances.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;

/// "Most people", where the evidence has most of them too, or a share that is.
bool tells_majority_alike(const Statement& claim, const Statement& evidence) {
  constexpr std::array<std::string_view, 7> kMajority = {"most",    "majority", "mostly",   "main",
                                                         "leading", "usually",  "commonest"};
  constexpr double kHalf = 50;
  const auto is_majority = [&](const Token& token) {
    return is_one_of(token.word, kMajority) && !token.in_quantity;
  };
  const bool is_claimed =
      std::any_of(claim.tokens.begin(), claim.tokens.end(), [](const Token& token) {
        return (token.word == "most" || token.word == "majority") && !token.in_quantity;
      });
  return !is_claimed || std::any_of(evidence.tokens.begin(), evidence.tokens.end(), is_majority) ||
         std::any_of(
             evidence.quantities.begin(), evidence.quantities.end(),
             [](const text::Quantity& share) { return share.unit == "%" && share.low > kHalf; });
}

/// True when the evidence leaves open what the claim states, not what another clause of it says:
/// "inhibits absorption, and may contribute to deficiency".
bool leaves_open(const Statement& evidence, const Statement& claim) {
  constexpr double kSaidShare = 0.4;
  const std::vector<Token>& tokens = evidence.tokens;
  const auto is_said = [&](const Token& token) {
    return std::any_of(claim.tokens.begin(), claim.tokens.end(),
                       [&](const Token& other) { return other.stem == token.stem; });
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!hedges(tokens[i])) continue;
    std::size_t words = 0;
    std::size_t said = 0;
    for (std::size_t j = i + 1; j < tokens.size() && tokens[j].clause == tokens[i].clause; ++j) {
      if (!tokens[j].has_content || is_plain(tokens[j]) || tokens[j].cue != nullptr) continue;
      ++words;
      if (is_said(tokens[j])) ++said;
    }
    if (words == 0 || static_cast<double>(said) >= kSaidShare * static_cast<double>(words)) {
      return true;
    }
  }
  return false;
}

/// The claim is no firmer than the evidence, and holds of no more than it.
bool is_no_firmer(const Statement& claim, const Statement& evidence) {
  const Firmness here = firmness_of(claim);
  const Firmness there = firmness_of(evidence);
  if (here == Firmness::kDemanded && there < Firmness::kDemanded) return false;
  if (claim.advises_against && evidence.advises_against) {
    // How firmly something is advised against differs with the word; that it is does not.
  } else if (here == Firmness::kPreferred && there != Firmness::kUnstated &&
             there < Firmness::kAdvised) {
    return false;
  }
  if (here == Firmness::kAdvised && there == Firmness::kAllowed) return false;
  if (speaks_of_all(claim) && !speaks_of_all(evidence)) return false;
  if (speaks_of_nothing_else(claim) && !speaks_of_nothing_else(evidence)) return false;
  if (evidence.strength == Strength::kPossible && leaves_open(evidence, claim) &&
      !is_hedged(claim) && there != Firmness::kSuggested) {
    return false;
  }
  constexpr std::array<std::string_view, 10> kCausal = {"because",  "cause", "caused", "causes",
                                                        "causing",  "due",   "make",   "makes",
                                                        "prevents", "proves"};
  const bool is_causal =
      claim.strength == Strength::kCausal ||
      std::any_of(claim.tokens.begin(), claim.tokens.end(),
                  [&](const Token& token) { return is_one_of(token.word, kCausal); });
  // "Zinc reduces fractures" beside "was associated with fewer fractures".
  const bool tells_deed =
      claim.strength == Strength::kUnstated &&
      std::any_of(claim.tokens.begin(), claim.tokens.end(), [](const Token& token) {
        return token.cue != nullptr && token.cue->axis == Axis::kAmount &&
               token.word.ends_with("es") && !token.is_denied_head;
      });
  return evidence.strength != Strength::kAssociated || (!is_causal && !tells_deed);
}

bool tells_time(const Token& token) {
  return token.cue != nullptr && token.cue->axis == Axis::kTime;
}

/// What a claim may not add to the evidence, though it is an ordinary word.
bool is_decisive(const Token& token, const Statement& evidence, const index::Language& language) {
  // "After taking it" beside "had taken it" turns nothing where the evidence has no "before".
  if (tells_time(token)) {
    const bool tells_perfect = std::any_of(evidence.tokens.begin(), evidence.tokens.end(),
                                           [](const Token& other) { return other.word == "had"; });
    return token.word != "after" || !tells_perfect ||
           std::any_of(evidence.tokens.begin(), evidence.tokens.end(), tells_time);
  }
  if (token.cue != nullptr && token.cue->axis == Axis::kAdvice) return token.cue->value < 0;
  if (token.is_name || token.cue != nullptr || names_substance(token.word)) return true;
  return !language.synonyms_of(token.word).empty() ||
         !language.class_by_any_name(token.word).empty();
}

/// "Beta blockers".
bool is_known_name(const std::string& words, const index::Language& language) {
  return !language.synonyms_of(words).empty() || !language.members_of(words).empty();
}

/// A word that says something stands nowhere; some may stand in another sentence.
struct Account {
  double total = 0;
  double elsewhere = 0;
  double open = 0;
  bool is_settled = true;  ///< nothing decisive is open
};

bool stands_by_related_word(const Token& token, const Statement& evidence,
                            const index::Language& language) {
  for (const std::string& other : language.related_words(token.word)) {
    for (const Token& there : evidence.tokens) {
      if (there.word == other && !is_denied(there)) return true;
    }
  }
  return false;
}

/// "Children" beside "aged 8 to 17 years", "older adults" beside "75 years or older".
bool stands_by_age(const Token& token, const Statement& evidence) {
  constexpr double kAdult = 18;
  constexpr double kOld = 60;
  constexpr double kYoungAdult = 45;
  if (token.cue == nullptr || token.cue->axis != Axis::kAge) return false;
  const bool is_young = token.cue->value == 2 || token.cue->value == 4 || token.word == "young";
  const bool is_old = token.cue->value == 5;
  return std::any_of(
      evidence.quantities.begin(), evidence.quantities.end(), [&](const text::Quantity& age) {
        if (age.unit != "y") return false;
        const std::size_t place = words_before(evidence, age);
        const bool is_age = place > 0 && (evidence.tokens[place - 1].word == "aged" ||
                                          evidence.tokens[place - 1].word == "ages");
        if (token.word == "young" && is_age && age.high <= kYoungAdult) return true;
        if (is_young) return is_age && age.high < kAdult + 1;
        return is_old && is_age && age.low >= kOld;
      });
}

/// "Osteoporosis of the hip" beside "lumbar spine osteoporosis": beside the word that both have,
/// the evidence has another word of weight that the claim does not have.
bool stands_where_another_does(const Statement& claim, std::size_t at, const Statement& evidence,
                               const BagAlignment& bag) {
  constexpr std::size_t kNearWords = 2;
  std::vector<bool> is_used(evidence.tokens.size(), false);
  for (const Match& match : bag.matches) {
    if (match.kind >= MatchKind::kSameSide) is_used[match.target] = true;
  }
  const auto has_stranger = [&](std::size_t target) {
    for (std::size_t j = target - std::min(target, kNearWords);
         j < std::min(evidence.tokens.size(), target + kNearWords + 1); ++j) {
      const Token& token = evidence.tokens[j];
      if (token.clause != evidence.tokens[target].clause || is_used[j]) continue;
      if (token.has_content && !is_plain(token) && token.cue == nullptr) return true;
    }
    return false;
  };
  for (std::size_t k = at - std::min(at, kNearWords);
       k < std::min(claim.tokens.size(), at + kNearWords + 1); ++k) {
    const Token& token = claim.tokens[k];
    const Match& match = bag.matches[k];
    if (k == at || !token.has_content || is_plain(token) || match.kind < MatchKind::kAbbreviation) {
      continue;
    }
    if (token.clause == claim.tokens[at].clause && has_stranger(match.target)) return true;
  }
  return false;
}

/// "No survival benefit" beside "did not lower mortality". That two outcomes are both denied makes
/// them no one outcome: falls are no fractures.
bool speaks_of_lives(const Token& token) {
  constexpr std::array<std::string_view, 11> kLives = {"mortality", "death", "deaths",   "die",
                                                       "died",      "dying", "survival", "survived",
                                                       "survive",   "fatal", "lethal"};
  return is_one_of(token.word, kLives);
}

bool speaks_of_lives(const Statement& statement) {
  return std::any_of(statement.tokens.begin(), statement.tokens.end(),
                     [](const Token& token) { return speaks_of_lives(token); });
}

/// "More often", "less likely": what compares is the word before.
bool is_manner_of(const Token& before, const Token& token) {
  constexpr std::array<std::string_view, 4> kDegrees = {"more", "less", "most", "least"};
  constexpr std::array<std::string_view, 6> kManners = {"often",    "frequently", "frequent",
                                                        "commonly", "common",     "likely"};
  return is_one_of(before.word, kDegrees) && is_one_of(token.word, kManners);
}

Account account_for(const Statement& claim, std::span<const Statement> evidence,
                    std::span<const RankedSentence> ranked, std::size_t rank,
                    const Vocabulary& vocabulary) {
  Account account;
  const bool same_advice = deny_same_advice(claim, evidence[ranked[rank].index]);
  const bool deny_same_deaths = deny_same_effect(claim, evidence[ranked[rank].index]) &&
                                speaks_of_lives(evidence[ranked[rank].index]);
  const BagAlignment& bag = ranked[rank].bag;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& token = claim.tokens[i];
    if (!token.has_content) continue;
    const bool stands =
        bag.matches[i].kind >= MatchKind::kSameSide || bag.matches[i].kind == MatchKind::kDerived;
    if (!is_plain(token)) account.total += 1;
    if (stands || is_plain(token)) continue;
    if (is_signed(token)) {
      account.total -= 1;
      continue;  // directions_agree() has seen to it
    }
    if (i > 0 && is_manner_of(claim.tokens[i - 1], token)) {
      account.total -= 1;
      continue;
    }
    if (deny_same_deaths && speaks_of_lives(token)) continue;
    if (says_only(token)) continue;  // goes_further() has seen to it
    if (stands_by_age(token, evidence[ranked[rank].index])) continue;
    const bool is_advice = token.cue != nullptr && token.cue->axis == Axis::kAdvice;
    if (is_advice && (token.cue->value > 0 || same_advice)) continue;
    if (stands_by_related_word(token, evidence[ranked[rank].index], vocabulary.language)) continue;
    const bool stands_elsewhere =
        std::any_of(ranked.begin(), ranked.end(), [&](const RankedSentence& other) {
          return other.bag.matches[i].kind >= MatchKind::kAbbreviation;
        });
    if (stands_elsewhere) {
      account.elsewhere += 1;
      continue;
    }
    account.open += 1;
    if (stands_where_another_does(claim, i, evidence[ranked[rank].index], bag)) {
      account.is_settled = false;
    }
    if (is_decisive(token, evidence[ranked[rank].index], vocabulary.language) ||
        (i > 0 && !claim.tokens[i - 1].in_quantity &&
         bag.matches[i - 1].kind < MatchKind::kSameSide &&
         is_known_name(claim.tokens[i - 1].word + ' ' + token.word, vocabulary.language))) {
      account.is_settled = false;
    }
  }
  return account;
}

/// "Compared with usual care" beside "than placebo".
bool names_another_comparator(const Statement& claim, const Statement& evidence) {
  return has_pair(claim, "usual", "care") && !has_pair(evidence, "usual", "care") &&
         !has_pair(evidence, "standard", "care");
}

// Of the words that say something, at most so many may stand in other sentences, and nowhere.
constexpr double kElsewhereMax = 0.151;
constexpr double kOpenMax = 0.15;
// With so many of its words in order, a word that stands in place of another was exchanged for it.
constexpr double kRetoldInOrder = 0.5;
// Fewer words say too little to be told again.
constexpr double kSaidMin = 3;
// A part beside its fellow may be shorter.
constexpr double kSaidInPartMin = 2;

/// Whoever retells a sentence word for word says another thing by the one word that the evidence
/// has nowhere, in the place of another, by one that is firmer, or by what limits it and is left
/// out.
bool differs_by_a_word(const ReplacementComparison& replacements, const Account& account) {
  if (!replacements.retells) return false;
  return replacements.drops_limit || (account.open > 0 && replacements.replaced > 0) ||
         std::any_of(replacements.reasons.begin(), replacements.reasons.end(),
                     [](const Reason& reason) { return reason.kind == "strength"; });
}

}  // namespace

bool goes_further(const Statement& claim, const Statement& evidence) {
  return !is_no_firmer(claim, evidence) || !tells_majority_alike(claim, evidence) ||
         (claim.advises_against != evidence.advises_against && claim.advises_against &&
          firmness_of(evidence) > Firmness::kUnstated && !denies(evidence));
}

bool restates(const Statement& claim, std::span<const Statement> evidence,
              std::span<const RankedSentence> ranked, std::size_t rank, const Findings& findings,
              const Vocabulary& vocabulary, bool is_part) {
  const Statement& sentence = evidence[ranked[rank].index];
  const BagAlignment& bag = ranked[rank].bag;
  const QuantityComparison& amounts = findings.amounts;
  // Amounts and words for more or less that stand the other way round do so with the sides.
  const bool is_converse = is_told_conversely(claim, sentence, bag);
  if (amounts.missing > 0) return false;
  if (!is_converse && amounts.conflicting + amounts.exchanged + amounts.unplaced > 0) return false;
  if (amounts.vaguer > 0) return false;
  const ExclusionComparison& exclusions = findings.exclusions;
  if (exclusions.is_set_apart || exclusions.is_of_another || exclusions.names_further_substance) {
    return false;
  }
  if (exclusions.is_qualified_otherwise) return false;
  const RoleComparison& roles = findings.roles;
  if (!is_converse && (roles.is_exchanged || roles.is_inverted)) return false;
  const bool compares_by_figures = sign_of_arms(claim) != 0;
  if (roles.is_unconfirmed && !compares_by_figures && !is_converse) return false;
  if (!is_converse && !directions_agree(claim, sentence, bag, findings)) return false;
  if (!denials_agree(claim, sentence, bag, findings)) return false;
  if (exclusions.has_contrary) return false;
  if (goes_further(claim, sentence)) return false;
  if (amounts.matched < 2 && finds_more(claim, sentence, bag)) return false;
  if (names_another_comparator(claim, sentence)) return false;
  if (findings.replacements.has_another_subject &&
      findings.replacements.in_order >= kRetoldInOrder) {
    return false;
  }
  if (findings.replacements.displacing > 0 && findings.replacements.in_order >= kRetoldInOrder &&
      !(deny_same_effect(claim, sentence) && speaks_of_lives(claim) && speaks_of_lives(sentence))) {
    return false;
  }
  const Account account = account_for(claim, evidence, ranked, rank, vocabulary);
  if (differs_by_a_word(findings.replacements, account)) return false;
  return account.is_settled && account.total >= (is_part ? kSaidInPartMin : kSaidMin) &&
         account.elsewhere <= kElsewhereMax * account.total &&
         account.open + account.elsewhere <= kOpenMax * account.total &&
         account.open + account.elsewhere <= kElsewhereMax * account.total;
}

std::vector<Statement> parts_of(const Statement& claim) {
  constexpr std::array<std::string_view, 10> kJoints = {
      "and", "but", "yet", "while", "whereas", "although", "though", "so", "because", "with"};
  constexpr std::array<std::string_view, 2> kContrasts = {"but", "whereas"};
  constexpr std::size_t kPartWords = 3;
  std::vector<Statement> parts;
  std::size_t begin = 0;
  std::size_t content = 0;
  const auto close = [&](std::size_t end) {
    parts.push_back(part_of(claim, begin, end));
    begin = end;
    content = 0;
  };
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& token = claim.tokens[i];
    if (i > begin && content >= kPartWords) {
      const std::size_t from = claim.tokens[i - 1].range.end;
      const std::string_view between =
          std::string_view(claim.text).substr(from, token.range.begin - from);
      const bool has_comma = between.find(',') != std::string_view::npos;
      const bool has_sign = between.find_first_of(";:") != std::string_view::npos;
      const auto rest = static_cast<std::size_t>(
          std::count_if(claim.tokens.begin() + static_cast<std::ptrdiff_t>(i), claim.tokens.end(),
                        [](const Token& other) { return other.has_content; }));
      const bool contrasts = is_one_of(token.word, kContrasts);
      if (rest >= kPartWords &&
          (has_sign || contrasts || (has_comma && is_one_of(token.word, kJoints)))) {
        close(i);
      }
    }
    if (token.has_content) ++content;
  }
  if (parts.empty()) return parts;
  close(claim.tokens.size());
  return parts;
}

bool share_a_subject(const Statement& a, const Statement& b) {
  return std::any_of(a.tokens.begin(), a.tokens.end(), [&](const Token& token) {
    if (!token.has_content || is_plain(token) || token.cue != nullptr) return false;
    return std::any_of(b.tokens.begin(), b.tokens.end(),
                       [&](const Token& other) { return other.stem == token.stem; });
  });
}

}  // namespace ibid::verify
