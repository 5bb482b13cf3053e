// Paraphrases: other words for the same that are no names, as whoever retells a sentence chooses
// them: "linked to" for "associated with", "as effective as" for "noninferior to". Names and terms
// have the language's synonym tables (index/language); these here would mislead a search.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ibid::verify {

/// One way of saying it, by the stems of its words.
struct Wording {
  std::vector<std::string> stems;
  std::uint32_t meaning = 0;  ///< wordings of one meaning stand for each other
};

/// All wordings, those that begin with `first_stem`.
[[nodiscard]] std::span<const Wording* const> wordings_from(std::string_view first_stem);

/// All wordings of one meaning.
[[nodiscard]] std::span<const Wording> wordings_of(std::uint32_t meaning);

/// True of words with which a result is told and which say nothing of it: "found", "showed",
/// "study".
[[nodiscard]] bool tells_only(std::string_view stem);

}  // namespace ibid::verify
