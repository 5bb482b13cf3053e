// What kind of sentence is it? Abstracts and guidelines announce findings, aims, methods and advice
// in a small set of phrases.
#pragma once

#include <string_view>

namespace ibid::answer {

struct SentenceCues {
  bool finding = false;     ///< "we found", "results suggest", "in conclusion"
  bool aim = false;         ///< "the aim of this study", "was to investigate"
  bool method = false;      ///< "were randomly assigned", "was measured by"
  bool advice = false;      ///< "should", "is recommended"
  bool hedge = false;       ///< "may", "unclear", "further studies"
  bool definition = false;  ///< "is a", "is defined as", "refers to"
  bool number = false;      ///< a digit in a word of its own
  double names = 0;         ///< share of words written like names: "FXIa", "IL-6"
};

[[nodiscard]] SentenceCues cues_of(std::string_view sentence);

}  // namespace ibid::answer
