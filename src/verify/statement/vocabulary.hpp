// Vocabulary: which words stand for each other beside a given piece of evidence: the synonyms of
// the language's tables, and the short names that the evidence itself introduces ("inhaled nitric
// oxide (iNO)", "A20 (TNFAIP3)").
#pragma once

#include <span>
#include <string>
#include <vector>

#include "index/language.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {

/// Two names of one thing, each as stems in order.
struct Definition {
  std::vector<std::string> name;
  std::vector<std::string> other;

  bool operator==(const Definition&) const = default;
};

struct Vocabulary {
  const index::Language& language;  ///< outlives the vocabulary
  std::vector<Definition> definitions;
};

/// What the sentences introduce in brackets: a short form whose letters stand in order in the words
/// before it, the first at a word's beginning (Schwartz and Hearst, "A simple algorithm for
/// identifying abbreviation definitions in biomedical text", PSB 2003), the same the other way
/// round, or one name behind another.
[[nodiscard]] std::vector<Definition> find_definitions(std::span<const Statement> evidence);

}  // namespace ibid::verify
