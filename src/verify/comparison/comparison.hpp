// Comparison: a claim beside one sentence of evidence, with everything that agrees, differs or is
// missing, each difference with the words on both sides.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ibid/audit.hpp"
#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"
#include "verify/statement/vocabulary.hpp"

namespace ibid::verify {

/// Amounts of the claim beside those of the evidence.
struct QuantityComparison {
  std::size_t matched = 0;
  std::size_t conflicting = 0;  ///< the evidence states another amount in that place
  std::size_t vaguer = 0;       ///< one side states the amount, the other "about" or "at least" it
  std::size_t missing = 0;      ///< no amount of that kind in the evidence
  std::size_t exchanged = 0;    ///< matched, but the words around it are plainly another amount's
  std::size_t unplaced = 0;     ///< matched, but the words around it are rather another amount's
  std::vector<Reason> reasons;  ///< "quantity", "unit" or "comparator", one a conflict
};
[[nodiscard]] QuantityComparison compare_quantities(const Statement& claim,
                                                    const Statement& evidence,
                                                    const BagAlignment& bag);

/// True when the evidence states that amount of the claim, itself or rounded or in another way.
[[nodiscard]] bool states_amount(const Statement& claim, const text::Quantity& wanted,
                                 const Statement& evidence);

/// Which aligned words are denied on one side only.
struct NegationComparison {
  double claim_only = 0;  ///< share of aligned words that only the claim denies
  double evidence_only = 0;
  std::size_t heads_differ = 0;   ///< aligned words right behind a negation on one side only
  std::size_t heads_missing = 0;  ///< what the claim denies, and the evidence does not mention
  bool relation_denied = false;   ///< the evidence denies the very relation ("not associated") that
                                  ///< the claim states in other words
  std::vector<Reason> reasons;    ///< "negation"
};
[[nodiscard]] NegationComparison compare_negations(const Statement& claim,
                                                   const Statement& evidence,
                                                   const BagAlignment& bag);

/// Which way things go: cues of the claim beside the nearest cue of the same axis.
struct DirectionComparison {
  double same = 0;  ///< sum over cues of 1 / (1 + words between cue and aligned context)
  double opposite = 0;
  int claim_parity = 1;     ///< product of all signs and denials of the claim
  int evidence_parity = 1;  ///< the same over the aligned stretch of the evidence
  std::size_t population_conflicts = 0;
  /// Between the claim's words the evidence advises against something ("avoided"), and the claim
  /// against nothing.
  bool is_advised_against = false;
  /// "Rare worldwide" beside "common worldwide", whatever else goes the same way.
  bool tells_other_frequency = false;
  std::vector<std::size_t> agreed;   ///< cues of the claim whose counterpart goes the same way
  std::vector<std::size_t> opposed;  ///< cues of the claim whose counterpart goes the other way
  std::vector<Reason> reasons;       ///< "direction" or "population"
};
[[nodiscard]] DirectionComparison compare_directions(const Statement& claim,
                                                     const Statement& evidence,
                                                     const BagAlignment& bag);

/// What stands in place of what when both sentences are read from left to right.
struct ReplacementComparison {
  double in_order = 0;                  ///< share of the claim's words that stand in order
  std::size_t replaced = 0;             ///< content words of the claim in place of others
  std::size_t replaced_names = 0;       ///< names in place of other names
  std::size_t replaced_substances = 0;  ///< drugs and minerals in place of other ones or of names
  std::size_t displacing = 0;           ///< words of the claim where the evidence has one of weight
  std::size_t inserted = 0;             ///< content words that the evidence does not have at all
  bool retells = false;                 ///< retells() the evidence
  /// Token from which on the claim adds words to what it has retold until there, if any.
  std::optional<std::size_t> goes_on_from;
  bool has_another_subject = false;  ///< both begin with words that the other lacks
  bool drops_limit = false;             ///< by find_dropped_limit()
  bool negation_differs = false;     ///< a negation word was dropped or added
  std::optional<Reason> moved;       ///< by find_moved()
  std::vector<Reason> reasons;  ///< "direction", "population", "negation", "strength", "entity"
};
[[nodiscard]] ReplacementComparison compare_replacements(const Statement& claim,
                                                         const Statement& evidence,
                                                         const BagAlignment& bag,
                                                         const Vocabulary& vocabulary);

/// Who stands on which side of "better than", "preferred to" or "reduces".
struct RoleComparison {
  bool is_exchanged = false;    ///< a word from either side stands on the other in the evidence
  bool is_contrary = false;     ///< so in a comparison: one of the two is false
  bool is_unconfirmed = false;  ///< the claim compares, and the evidence compares nothing
  bool is_inverted = false;  ///< the evidence has two substances of the claim the other way round
  bool is_inverted_in_clause = false;  ///< which no phrase that moved within the sentence explains
  std::vector<Reason> reasons;         ///< "roles"
};
[[nodiscard]] RoleComparison compare_roles(const Statement& claim, const Statement& evidence,
                                           const BagAlignment& bag);

/// What the claim says of a group, kind or outcome that the sentence does not speak of.
struct ExclusionComparison {
  bool is_set_apart = false;   ///< of those whom the evidence sets apart ("but not in men")
  bool is_of_another = false;  ///< of another kind ("hip", not "vertebral") or an outcome not told
  bool names_further_substance = false;  ///< a drug that the sentence does not name
  bool has_contrary = false;             ///< "included" where the sentence has "excluded"
  bool names_other_medicine = false;  ///< of another kind than the sentence ("opioid", "triptan")
  bool is_qualified_otherwise =
      false;                    ///< "rhythm control" where the evidence has "strict control"
  std::vector<Reason> reasons;  ///< "negation" when set apart, else "entity"
};
[[nodiscard]] ExclusionComparison compare_exclusions(const Statement& claim,
                                                     const Statement& evidence,
                                                     const BagAlignment& bag);

/// "Stopping zinc" beside "zinc", or the other way round: what is stopped on one side and taken on
/// the other, as a reason ("negation"). Nothing where both say the same of it.
[[nodiscard]] std::optional<Reason> withheld_on_one_side(const Statement& claim,
                                                         const Statement& evidence,
                                                         const BagAlignment& bag);

/// The words of tokens [begin, end) as the statement's text has them.
[[nodiscard]] std::string surface(const Statement& statement, std::size_t begin, std::size_t end);

}  // namespace ibid::verify
