// Questions that passages say they answer, as what a reader may ask next: they were put by people,
// which no heading turned into a question is.
#pragma once

#include <string>
#include <string_view>

#include "ibid/passage.hpp"
#include "index/analyzer.hpp"

namespace ibid::answer {

/// Whether anybody might put the question: a whole sentence of a few words that names neither who
/// asks ("my zinc"), nor one patient ("TSH 8, 52F: treat?").
[[nodiscard]] bool is_for_anybody(std::string_view question, index::Analyzer& analyzer);

/// The first such question of the passage; empty where it states none.
[[nodiscard]] std::string stated_question(const Passage& passage, index::Analyzer& analyzer);

/// Words of a question that is read at a glance.
inline constexpr std::size_t kStatedWordsMin = 4;
inline constexpr std::size_t kStatedWordsMax = 14;

}  // namespace ibid::answer
