// What kind of sentence is it? Abstracts and guidelines announce findings, aims, methods and advice
// in a small set of phrases.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ibid::answer {

/// Phrases are counted.
struct SentenceCues {
  std::uint16_t finding = 0;     ///< "we found", "results suggest", "in conclusion"
  std::uint16_t aim = 0;         ///< "the aim of this study", "was to investigate"
  std::uint16_t method = 0;      ///< "were randomly assigned", "was measured by"
  std::uint16_t advice = 0;      ///< "should", "is recommended"
  std::uint16_t hedge = 0;       ///< "may", "unclear", "further studies"
  std::uint16_t definition = 0;  ///< "is a", "is defined as", "refers to"
  std::uint16_t past = 0;        ///< "was", "were": tells what one study saw
  std::uint16_t present = 0;     ///< "is", "can": tells what holds
  bool number = false;           ///< a digit in a word of its own
  double names = 0;              ///< share of words written like names: "FXIa", "IL-6"
  double digits = 0;             ///< share of bytes
  std::size_t commas = 0;
};

[[nodiscard]] SentenceCues cues_of(std::string_view sentence);

}  // namespace ibid::answer
