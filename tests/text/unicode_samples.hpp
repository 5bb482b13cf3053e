// Short generated Unicode strings: every kind of character that has ever broken an offset.
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace ibid::text {

/// Deterministic for a seed. `ascii_only` leaves the characters beyond ASCII out.
inline std::string sample_text(std::mt19937& random, bool ascii_only, int pieces_max = 12) {
  static const std::vector<std::string_view> ascii{
      "a",    "Z",    "zinc", "1", "25",    ".",     ",",     "-",    "'", " ",
      "\n",   "\r\n", "(",    ")", "/",     "%",     "1,200", "0.05", "<", "IL-6",
      "e.g.", "_",    "+",    ":", "12,34", "1.2.3", "\t",    "x2",   "9"};
  static const std::vector<std::string_view> wide{
      "\u00E9",       "e\u0301",
      "\u00DF",       "\u03B2",
      "\u03C2",       "\u00B5",
      "\u2013",       "\u2019",
      "\u00AD",       "\u200B",
      "\u200D",       "\u7F3A\u950C",
      "\u75C7",       "\u304B\u3099",
      "\uD55C\uAD6D", "\u1112\u1161\u11AB",
      "\U0001F9B4",   "\U0001F468\u200D\u2695\uFE0F",
      "\u202E",       "\u0627\u0644\u0632\u0646\u0643",
      "\u05D0\u05B8", "\u0E2A\u0E31\u0E07\u0E01\u0E30\u0E2A\u0E35",
      "\u00B2",       "\u2074",
      "\u00BD",       "\u00B7",
      "\u2265",       "\u2122",
      "\uFB01",       "\u0130",
      "\u00A0",       "\u3000",
      "\u0301",       "\u0315\u0300",
      "\U0001D400",   "\u0663",
      "\u2126",       "\uFF21"};
  std::string text;
  std::uniform_int_distribution<int> count(0, pieces_max);
  for (int left = count(random); left > 0; --left) {
    const bool beyond = !ascii_only && random() % 2 == 0;
    const auto& pieces = beyond ? wide : ascii;
    text += pieces[random() % pieces.size()];
  }
  return text;
}

}  // namespace ibid::text
