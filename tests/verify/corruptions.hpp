// Corruptions and rewordings: what is done to a true sentence to see whether verify notices, and
// what is done to it that must not matter. All by rule, so that every run makes the same ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ibid::verify {

enum class Corruption {
  kNumber,
  kExchangedNumbers,  ///< two amounts of one unit in each other's place
  kUnit,
  kComparator,
  kNegationDropped,
  kNegationAdded,
  kAgainst,  ///< "recommended" for "recommended against", or the other way round
  kDirection,
  kPopulation,
  kDrug,
  kRoles,      ///< two drugs exchanged around "than", "preferred to" or a verb
  kExchanged,  ///< two words of one ending exchanged around a contrast, "whereas", "than"
  kBorrowed,   ///< of those the second replaced by the first, which stands there twice
  kFirmer,     ///< "may be" made "is", "should" made "must", "some people" made "people"
  kAdded,      ///< "and is the treatment of choice", "because it …" at the end
};
inline constexpr Corruption kCorruptions[] = {Corruption::kNumber,
                                              Corruption::kExchangedNumbers,
                                              Corruption::kUnit,
                                              Corruption::kComparator,
                                              Corruption::kNegationDropped,
                                              Corruption::kNegationAdded,
                                              Corruption::kAgainst,
                                              Corruption::kDirection,
                                              Corruption::kPopulation,
                                              Corruption::kDrug,
                                              Corruption::kRoles,
                                              Corruption::kExchanged,
                                              Corruption::kBorrowed,
                                              Corruption::kFirmer,
                                              Corruption::kAdded};

enum class Rewording {
  kUntouched,
  kReordered,    ///< a leading phrase moved to the end
  kAbbreviated,  ///< an expression for its abbreviation, or the other way round
  kPassive,      ///< "X reduces Y" for "Y is reduced by X"
  kSynonym,      ///< one expression of a synonym set for another
  kShortened,    ///< without what stands in brackets and behind the last comma
};
inline constexpr Rewording kRewordings[] = {Rewording::kUntouched,   Rewording::kReordered,
                                            Rewording::kAbbreviated, Rewording::kPassive,
                                            Rewording::kSynonym,     Rewording::kShortened};

[[nodiscard]] std::string_view name_of(Corruption corruption);
[[nodiscard]] std::string_view name_of(Rewording rewording);

/// The share of corruptions that must be noticed.
[[nodiscard]] double caught_min(Corruption corruption);

/// Nothing when the sentence has nothing to corrupt that way.
[[nodiscard]] std::optional<std::string> corrupt(std::string_view sentence, Corruption corruption);
[[nodiscard]] std::optional<std::string> reword(std::string_view sentence, Rewording rewording);

/// The texts of all snippets below `folder` (ibid's own corpus), by file and in order.
struct TopicSnippets {
  std::string topic;
  std::vector<std::string> texts;
  std::vector<std::vector<int>> citations;              ///< of each text
  std::vector<std::pair<int, std::string>> references;  ///< number and "Title. Year. doi:…"
};
[[nodiscard]] std::vector<TopicSnippets> read_snippets(const std::string& folder);

}  // namespace ibid::verify
