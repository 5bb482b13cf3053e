// Amount context: which amount of the evidence the words around an amount of the claim belong to.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "verify/comparison/alignment.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// The words of a claim and where each stands in the evidence, to tell of an amount what it is an
/// amount of. Keeps references to both statements.
class AmountContext {
 public:
  /// `bag` aligns `claim` with `evidence`. O(claim x evidence).
  AmountContext(const Statement& claim, const Statement& evidence, const BagAlignment& bag);

  /// Above 0 when the words around `amount` (of the claim) stand around `own` (of the evidence),
  /// below when they stand around `rival` (of the evidence) instead, 0 when they tell nothing; a
  /// single neighbour that stands beside one of them alone makes 0.8. Never below 0 where claim and
  /// evidence are the same sentence and `own` is `amount`.
  [[nodiscard]] double preference(const text::Quantity& amount, const text::Quantity& own,
                                  const text::Quantity& rival);

 private:
  /// A word of the evidence that says what the claim's word says.
  struct Counterpart {
    std::size_t token = 0;
    double quality = 0;
  };
  /// Tokens [begin, end) of an amount.
  struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  /// From one token to the next.
  struct Step {
    double words = 1;         ///< more over a border (comma, "and", "than")
    std::size_t bracket = 0;  ///< the pair of brackets that the token stands in, from 1 on; else 0
    std::size_t bracket_begin = 0;  ///< first token of those in that pair
    std::size_t bracket_end = 0;    ///< behind the last of them
    double words_to = 0;            ///< of all steps up to this one
    double outside_to = 0;          ///< of those to tokens in no brackets
  };
  /// A statement and the step to each of its tokens.
  struct Side {
    explicit Side(const Statement& stated);
    [[nodiscard]] Place place_of(const text::Quantity& amount) const;
    /// Words from `token` to the amount, each border counting for several and what stands aside in
    /// brackets for none: below 0 before the amount, above 0 behind it, 0 inside.
    [[nodiscard]] double distance(std::size_t token, Place amount) const;
    /// Words of the steps behind token `first` up to `last`, those aside in brackets left out.
    [[nodiscard]] double words_between(std::size_t first, std::size_t last) const;
    /// True when a word stands right before (or behind) the amount, with no border between.
    [[nodiscard]] bool has_neighbour(Place amount, bool is_before) const;
    /// "10 days of zinc".
    [[nodiscard]] bool stands_before_its_thing(Place amount) const;
    /// "Zinc for 10 days".
    [[nodiscard]] bool stands_behind_its_thing(Place amount) const;

    const Statement& statement;
    std::vector<Step> steps;
  };

  /// How like the word of the claim, `distance` from its amount `here`, stands to `amount` of the
  /// evidence. "Zinc for 10 days" has the word before what "10 days of zinc" has it behind.
  struct Likeness {
    double value = 0;     ///< 0..1
    double distance = 0;  ///< from the word's best counterpart to the amount
  };
  [[nodiscard]] Likeness likeness(std::size_t word, double distance, Place here,
                                  Place amount) const;
  /// likeness() of each word of the claim, worked out once for every rival of an amount.
  [[nodiscard]] const std::vector<Likeness>& likenesses(const text::Quantity& amount,
                                                        const text::Quantity& other);
  /// How much of a word of the evidence, so far from both amounts, is said of the nearer one
  /// alone, 0..1.
  [[nodiscard]] double share_of(double from_own, Place own, double from_rival, Place rival) const;

  Side claim_;
  Side evidence_;
  std::vector<std::vector<Counterpart>> counterparts_;  ///< by token of the claim
  const text::Quantity* likened_ = nullptr;             ///< the amount that likenesses_ are of
  std::map<const text::Quantity*, std::vector<Likeness>>
      likenesses_;  ///< by amount of the evidence
};

}  // namespace ibid::verify
