// Roles: who is better than whom, and who does it to whom. The same words with two names exchanged
// are another statement, which no measure of likeness sees.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/strings.hpp"
#include "verify/comparison/comparison.hpp"
#include "verify/comparison/standings.hpp"
#include "verify/statement/substances.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;

/// The token that both sides of a relation stand around.
struct Relation {
  std::size_t at = 0;
  bool compares = false;      ///< "than", "instead", "to" or "over", not a verb
  const Cue* cue = nullptr;   ///< of the comparative or the verb
  bool is_one_sided = false;  ///< "noninferior": exchanged, it is open rather than false
};

// "superior in this respect to", "preferred as first drug over": the word that weighs stands so
// close before.
constexpr std::size_t kWeighingWords = 6;
// "is usually reduced", "has been reduced".
constexpr std::size_t kAuxiliaryWords = 2;

bool weighs(const Token& token) {
  constexpr std::array<std::string_view, 4> kWeighing = {"superior", "inferior", "preferable",
                                                         "noninferior"};
  return is_one_of(token.word, kWeighing) || token.word.starts_with("prefer");
}

bool is_preposition(std::string_view word) {
  constexpr std::array<std::string_view, 14> kPrepositions = {
      "in",   "with", "after", "by", "during", "among", "for",
      "from", "at",   "on",    "to", "of",     "than",  "when"};
  return is_one_of(word, kPrepositions);
}

bool is_auxiliary(std::string_view word) {
  constexpr std::array<std::string_view, 7> kForms = {"is", "are",  "was",  "were",
                                                      "be", "been", "being"};
  return is_one_of(word, kForms);
}

/// What one thing does to another: a finite form of such a verb, with its inflection.
bool is_transitive_verb(std::string_view word) {
  constexpr std::array<std::string_view, 40> kVerbs = {
      "increas",   "rais",      "elevat",    "enhanc",   "boost",    "augment",   "amplif",
      "accelerat", "promot",    "activat",   "induc",    "stimulat", "facilitat", "strengthen",
      "trigger",   "caus",      "decreas",   "reduc",    "diminish", "attenuat",  "block",
      "prevent",   "abolish",   "disrupt",   "mitigat",  "weaken",   "hinder",    "curb",
      "avert",     "improv",    "ameliorat", "alleviat", "reliev",   "worsen",    "aggravat",
      "exacerbat", "inactivat", "suppress",  "inhibit",  "impair"};
  constexpr std::array<std::string_view, 6> kEndings = {"", "e", "s", "es", "ed", "d"};
  return std::any_of(kVerbs.begin(), kVerbs.end(), [&](std::string_view verb) {
    return word.starts_with(verb) && is_one_of(word.substr(verb.size()), kEndings);
  });
}

/// The nearest token before `at`, within kWeighingWords, that `wanted` accepts.
template <class Wanted>
const Token* before(const Statement& statement, std::size_t at, Wanted wanted) {
  for (std::size_t back = 1; back <= std::min(at, kWeighingWords); ++back) {
    if (wanted(statement.tokens[at - back])) return &statement.tokens[at - back];
  }
  return nullptr;
}

std::optional<Relation> comparison_at(const Statement& statement, std::size_t at) {
  const Token& token = statement.tokens[at];
  const Token* weighing = nullptr;
  // "No more than two weeks", "more than once a day" bound an amount.
  const bool is_bound =
      at + 1 < statement.tokens.size() &&
      (statement.tokens[at + 1].word == "once" || statement.tokens[at + 1].word == "twice");
  if (token.in_quantity || is_bound) return std::nullopt;
  if (token.word == "than") {
    weighing = before(statement, at, [](const Token& other) {
      return other.cue != nullptr && is_direction(other.cue->axis);
    });
  } else if (token.word == "instead") {
    weighing = before(statement, at, weighs);
  } else if (token.word == "to" || token.word == "over") {
    weighing = before(statement, at, weighs);
    if (weighing == nullptr) return std::nullopt;
  } else {
    return std::nullopt;
  }
  Relation relation{at, true, nullptr, false};
  if (weighing != nullptr) {
    relation.cue = weighing->cue;
    relation.is_one_sided = weighing->word == "noninferior" || weighing->negations % 2 == 1;
  }
  return relation;
}

/// A verb that one thing does to another, in the active voice.
std::optional<Relation> action_at(const Statement& statement, std::size_t at) {
  const Token& token = statement.tokens[at];
  if (token.cue == nullptr || !is_transitive_verb(token.word)) return std::nullopt;
  if (at == 0 || at + 1 == statement.tokens.size()) return std::nullopt;
  // "falls decreased with": nothing is done to what follows.
  if (is_preposition(statement.tokens[at + 1].word)) return std::nullopt;
  for (std::size_t back = 1; back <= std::min(at, kAuxiliaryWords); ++back) {
    if (is_auxiliary(statement.tokens[at - back].word)) return std::nullopt;
  }
  return Relation{at, false, token.cue, true};
}

std::vector<Relation> relations_of(const Statement& statement) {
  std::vector<Relation> relations;
  for (std::size_t at = 0; at < statement.tokens.size(); ++at) {
    if (const auto comparison = comparison_at(statement, at)) {
      relations.push_back(*comparison);
    } else if (const auto action = action_at(statement, at)) {
      relations.push_back(*action);
    }
  }
  return relations;
}

/// A word of both sentences, with all its places in each.
struct Place {
  std::size_t claim = 0;  ///< its first token there
  std::size_t claim_last = 0;
  std::size_t evidence = 0;
  std::size_t evidence_last = 0;
};

std::size_t last_of(const Statement& statement, std::string_view stem) {
  std::size_t at = statement.tokens.size() - 1;
  while (statement.tokens[at].stem != stem) --at;
  return at;
}

std::size_t first_of(const Statement& statement, std::string_view stem) {
  std::size_t at = 0;
  while (statement.tokens[at].stem != stem) ++at;
  return at;
}

std::vector<Place> places_of(const Statement& claim, const Statement& evidence,
                             const BagAlignment& bag) {
  std::vector<Place> places;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& token = claim.tokens[i];
    const Match& match = bag.matches[i];
    if (!token.has_content || token.is_generic || token.cue != nullptr) continue;
    if (match.kind < MatchKind::kAbbreviation || first_of(claim, token.stem) != i) continue;
    const std::string& stem = evidence.tokens[match.target].stem;
    places.push_back(
        {i, last_of(claim, token.stem), first_of(evidence, stem), last_of(evidence, stem)});
  }
  return places;
}

/// Words that went from before the relation to behind it, and from behind it to before it.
struct Exchange {
  const Place* to_behind = nullptr;
  const Place* to_before = nullptr;
  bool stayed = false;  ///< words on both sides stayed on theirs

  [[nodiscard]] bool is_whole() const { return to_behind != nullptr && to_before != nullptr; }
};

/// True when the nearest words of both on either side of the claim's relation stand on the same
/// side of the evidence's.
bool sides_stay(std::span<const Place> places, const Relation& claim, const Relation& evidence) {
  if (!claim.compares) return false;
  const Place* before = nullptr;
  const Place* behind = nullptr;
  for (const Place& place : places) {
    if (place.claim_last < claim.at) {
      if (before == nullptr || place.claim_last > before->claim_last) before = &place;
    } else if (place.claim > claim.at && (behind == nullptr || place.claim < behind->claim)) {
      behind = &place;
    }
  }
  return before != nullptr && behind != nullptr && before->evidence_last < evidence.at &&
         behind->evidence > evidence.at;
}

/// Words that stand on both sides of a relation say nothing about it.
Exchange exchange_around(std::span<const Place> places, const Relation& claim,
                         const Relation& evidence) {
  Exchange exchange;
  bool before_stayed = false;
  bool behind_stayed = false;
  for (const Place& place : places) {
    const bool is_before = place.claim_last < claim.at;
    const bool was_before = place.evidence_last < evidence.at;
    if (!is_before && place.claim < claim.at) continue;
    if (!was_before && place.evidence < evidence.at) continue;
    if (is_before && was_before) {
      before_stayed = true;
    } else if (is_before) {
      exchange.to_behind = &place;  // the nearest to the relation
    } else if (!was_before) {
      behind_stayed = true;
    } else if (exchange.to_before == nullptr) {
      exchange.to_before = &place;
    }
  }
  exchange.stayed = before_stayed && behind_stayed;
  // What stands next to the relation are its sides; in whom and by whose word may move.
  if (sides_stay(places, claim, evidence)) return {nullptr, nullptr, true};
  return exchange;
}

bool has_both_sides(std::span<const Place> places, const Relation& claim) {
  const auto is_before = [&](const Place& place) { return place.claim_last < claim.at; };
  const auto is_behind = [&](const Place& place) { return place.claim > claim.at; };
  return std::any_of(places.begin(), places.end(), is_before) &&
         std::any_of(places.begin(), places.end(), is_behind);
}

/// Compares anything at all, in whatever words.
bool compares(const Statement& statement) {
  constexpr std::array<std::string_view, 6> kComparing = {"than",   "versus", "vs",
                                                          "rather", "over",   "instead"};
  return std::any_of(statement.tokens.begin(), statement.tokens.end(), [&](const Token& token) {
    return is_one_of(token.word, kComparing) || token.word.starts_with("compar") ||
           (weighs(token) && !token.word.ends_with("ly"));
  });
}

/// "Zinc rather than copper" beside "zinc, not copper".
bool is_passed_over(const Statement& claim, const Statement& evidence,
                    std::span<const Place> places, const Relation& here) {
  constexpr std::size_t kNearWords = 3;
  const bool passes = claim.tokens[here.at].word == "instead" ||
                      (here.at > 0 && claim.tokens[here.at - 1].word == "rather");
  return passes && std::any_of(places.begin(), places.end(), [&](const Place& place) {
           return place.claim > here.at && place.claim <= here.at + kNearWords &&
                  evidence.tokens[place.evidence].negations % 2 == 1;
         });
}

bool has_by(const Statement& statement, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (statement.tokens[i].word == "by") return true;
  }
  return false;
}

/// Words between two names that make them a list or a pair without first and second.
bool joins(const Token& token) {
  constexpr std::array<std::string_view, 10> kPairing = {"associ",  "correl",  "combin", "compar",
                                                         "similar", "differ",  "equal",  "relat",
                                                         "link",    "interact"};
  return !token.has_content ||
         std::any_of(kPairing.begin(), kPairing.end(),
                     [&](std::string_view stem) { return token.stem.starts_with(stem); }) ||
         names_substance(token.word);
}

/// The first two substances of the claim that the evidence has in the other order, though one of
/// them does not become the other's by the passive voice.
void find_inversion(const Statement& claim, const Statement& evidence,
                    std::span<const Place> places, RoleComparison& result) {
  for (const Place& first : places) {
    if (!names_substance(claim.tokens[first.claim].word)) continue;
    for (const Place& second : places) {
      if (second.claim <= first.claim_last || second.evidence_last >= first.evidence) continue;
      if (!names_substance(claim.tokens[second.claim].word)) continue;
      const auto between =
          std::span(claim.tokens).subspan(first.claim + 1, second.claim - first.claim - 1);
      const bool has_than = std::any_of(between.begin(), between.end(),
                                        [](const Token& token) { return token.word == "than"; });
      if (!has_than && std::all_of(between.begin(), between.end(), joins)) continue;
      if (has_by(claim, first.claim, second.claim) !=
          has_by(evidence, second.evidence, first.evidence)) {
        continue;
      }
      result.is_inverted = true;
      result.is_inverted_in_clause =
          claim.tokens[first.claim].clause == claim.tokens[second.claim].clause;
      result.reasons.push_back({"roles", surface(claim, first.claim, second.claim + 1),
                                surface(evidence, second.evidence, first.evidence + 1)});
      return;
    }
  }
}

/// Words of the claim that stand beside `here` in its clause and beside `there` in the evidence's,
/// or beside the same one in both.
struct Company {
  std::size_t changed = 0;
  std::size_t kept = 0;
};

Company company_of(const Statement& claim, const Statement& evidence, const BagAlignment& bag,
                   const Place& here, const Place& there) {
  Company company;
  for (std::size_t i = 0; i < claim.tokens.size(); ++i) {
    const Token& token = claim.tokens[i];
    const Match& match = bag.matches[i];
    if (!token.has_content || i == here.claim || match.kind < MatchKind::kSameSide) continue;
    if (token.clause != claim.tokens[here.claim].clause) continue;
    const std::uint32_t clause = evidence.tokens[match.target].clause;
    if (clause == evidence.tokens[there.evidence].clause) ++company.changed;
    if (clause == evidence.tokens[here.evidence].clause) ++company.kept;
  }
  return company;
}

/// "Warfarin is to be avoided, whereas apixaban is acceptable" beside the same with the two
/// exchanged: either substance has the other one's clause.
bool are_crossed(const Statement& claim, const Statement& evidence, const BagAlignment& bag,
                 const Place& first, const Place& second) {
  if (!names_substance(claim.tokens[first.claim].word) ||
      !names_substance(claim.tokens[second.claim].word) ||
      claim.tokens[first.claim].clause == claim.tokens[second.claim].clause ||
      evidence.tokens[first.evidence].clause == evidence.tokens[second.evidence].clause) {
    return false;
  }
  const Company one = company_of(claim, evidence, bag, first, second);
  const Company other = company_of(claim, evidence, bag, second, first);
  return one.changed > one.kept && other.changed > other.kept;
}

void find_crossing(const Statement& claim, const Statement& evidence, const BagAlignment& bag,
                   std::span<const Place> places, RoleComparison& result) {
  for (const Place& first : places) {
    for (const Place& second : places) {
      if (second.claim <= first.claim) continue;
      if (!are_crossed(claim, evidence, bag, first, second)) continue;
      result.is_exchanged = true;
      result.is_contrary = true;
      result.reasons = {{"roles", surface(claim, first.claim, second.claim + 1),
                         surface(evidence, std::min(first.evidence, second.evidence),
                                 std::max(first.evidence, second.evidence) + 1)}};
      return;
    }
  }
}

}  // namespace

RoleComparison compare_roles(const Statement& claim, const Statement& evidence,
                             const BagAlignment& bag) {
  RoleComparison result;
  if (claim.tokens.empty() || evidence.tokens.empty()) return result;
  if (auto exchanged = find_exchanged_standings(claim, evidence)) {
    result.is_exchanged = true;
    result.is_contrary = true;
    result.reasons = {std::move(*exchanged)};
    return result;
  }
  const std::vector<Place> places = places_of(claim, evidence, bag);
  find_crossing(claim, evidence, bag, places, result);
  if (result.is_exchanged) return result;
  const std::vector<Relation> stated = relations_of(evidence);
  for (const Relation& here : relations_of(claim)) {
    Exchange exchanged;
    bool is_contrary = false;
    bool stands = false;
    for (const Relation& there : stated) {
      if (here.compares != there.compares) continue;
      if (!here.compares && here.cue->axis != there.cue->axis) continue;
      // "A more than B" is "B less than A".
      if (here.cue != nullptr && there.cue != nullptr && oppose(*here.cue, *there.cue)) {
        stands = stands || here.compares;
        continue;
      }
      const Exchange exchange = exchange_around(places, here, there);
      if (exchange.is_whole()) {
        exchanged = exchange;
        is_contrary = is_contrary || (!here.is_one_sided && !there.is_one_sided);
      } else if (exchange.stayed) {
        stands = true;
      }
    }
    if (stands) continue;
    if (exchanged.is_whole()) {
      result.is_exchanged = true;
      result.is_contrary = is_contrary;
      result.reasons = {
          {"roles", surface(claim, exchanged.to_behind->claim, exchanged.to_before->claim + 1),
           surface(evidence, exchanged.to_before->evidence, exchanged.to_behind->evidence + 1)}};
      return result;
    }
    if (here.compares && has_both_sides(places, here) && !compares(evidence) &&
        !is_passed_over(claim, evidence, places, here)) {
      result.is_unconfirmed = true;
    }
  }
  find_inversion(claim, evidence, places, result);
  return result;
}

}  // namespace ibid::verify
