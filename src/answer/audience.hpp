// What the reader changes: which claims come first and whether terms are explained. Quotes are
// never altered.
#pragma once

#include <cstddef>
#include <string_view>

#include "ibid/answer.hpp"

namespace ibid::answer {

struct ReaderProfile {
  /// What a plain sentence is worth over one full of numbers, in the scale of scores; negative for
  /// readers who want the numbers.
  double plainness_weight = 0;
  bool explains_terms = false;
  /// Claims after which who reads has had enough, however many are allowed.
  std::size_t claims_max = 24;
  /// Claims under one heading: who wants the main points reads of many sides rather than much of
  /// one.
  std::size_t per_theme_max = 5;
  /// What guidance is worth over research, in the scale of scores: who asks what to do.
  double guidance_weight = 0;
  bool is_told_what_to_eat = false;
};
[[nodiscard]] ReaderProfile profile_of(Audience audience);

/// 1 for a short sentence without numbers, 0 for a long one full of them.
[[nodiscard]] double plainness(std::string_view sentence);

}  // namespace ibid::answer
