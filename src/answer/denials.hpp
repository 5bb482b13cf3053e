// What people are said not to have: "CKD without diabetes" asks of others than "diabetes and CKD",
// and what is found in those with diabetes is no answer to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "answer/vocabulary.hpp"
#include "answer/wanted_concepts.hpp"
#include "index/analyzer.hpp"
#include "index/language.hpp"

namespace ibid::answer {

/// Whether a question says of `terms[begin, end)` that those of whom it asks have it not: "without
/// diabetes", "no history of gout", "not on dialysis". What is only done without is no such thing:
/// "levothyroxine without food".
[[nodiscard]] bool is_denied(const index::Language& language, std::span<const index::Term> terms,
                             std::size_t begin, std::size_t end);

/// Whether the people of a sentence have something.
enum class Had : std::uint8_t {
  kUntold,
  kYes,  ///< "in adults with type 2 diabetes"
  kNo,   ///< "without diabetes", "whether or not they had diabetes"
};

/// What a sentence of the words `spoken` tells of the condition, stop words among them.
[[nodiscard]] Had told_of(const WantedConcept& condition, std::span<const StemNumber> spoken,
                          const Vocabulary& vocabulary);

/// Whether a title or heading of the stems names the condition and nothing else.
[[nodiscard]] bool is_just(const WantedConcept& condition, std::span<const StemNumber> stems,
                           const Vocabulary& vocabulary);

}  // namespace ibid::answer
