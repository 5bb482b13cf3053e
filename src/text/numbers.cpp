#include "text/numbers.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "text/code_points.hpp"
#include "text/phrases.hpp"

namespace ibid::text::internal {
namespace {

using std::string_view;

struct NumberWord {
  string_view word;
  int value;
};

constexpr NumberWord kSmall[] = {
    {"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
    {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
    {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
    {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}};
constexpr NumberWord kTens[] = {{"twenty", 20}, {"thirty", 30},  {"forty", 40},  {"fifty", 50},
                                {"sixty", 60},  {"seventy", 70}, {"eighty", 80}, {"ninety", 90}};
constexpr NumberWord kScales[] = {
    {"hundred", 100}, {"thousand", 1000}, {"million", 1000000}, {"billion", 1000000000}};
constexpr NumberWord kParts[] = {{"half", 2},    {"halves", 2},   {"third", 3},  {"thirds", 3},
                                 {"quarter", 4}, {"quarters", 4}, {"fourth", 4}, {"fourths", 4},
                                 {"fifth", 5},   {"fifths", 5},   {"tenth", 10}, {"tenths", 10}};

struct Fraction {
  string_view sign;
  double value;
};
constexpr Fraction kFractions[] = {{"\u00BD", 0.5},     {"\u00BC", 0.25},    {"\u00BE", 0.75},
                                   {"\u2153", 1.0 / 3}, {"\u2154", 2.0 / 3}, {"\u215B", 0.125},
                                   {"\u2155", 0.2},     {"\u2156", 0.4},     {"\u215C", 0.375}};

/// Exponents beyond this are no medical quantity; bounds what a hostile text can ask for.
constexpr int kExponentMax = 30;

/// The whole word of a table at `at`: its value, and `at` moves behind it.
template <std::size_t N>
bool take_word(string_view text, std::size_t& at, const NumberWord (&words)[N], int& value) {
  for (const NumberWord& entry : words) {
    const std::size_t end = match_phrase(text, at, entry.word);
    if (end == kNoMatch || !is_word_end(text, end)) continue;
    at = end;
    value = entry.value;
    return true;
  }
  return false;
}

/// Moves over a blank or hyphen inside a number of several words.
std::size_t skip_joint(string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '-') return at + 1;
  return skip_blanks(text, at);
}

/// "hundred", "thousand", "million" behind a number.
void take_scales(string_view text, NumberMatch& number) {
  constexpr int kScalesMax = 2;  // "two hundred thousand"
  for (int i = 0; i < kScalesMax; ++i) {
    std::size_t at = skip_blanks(text, number.end);
    int scale = 1;
    if (at == number.end || at >= text.size() || !take_word(text, at, kScales, scale)) return;
    number.value *= scale;
    number.end = at;
    number.is_plain = false;
  }
}

/// "twenty-five", "two-thirds", "one hundred", "half".
NumberMatch match_words(string_view text, std::size_t at) {
  NumberMatch number{0, at, at, false, true};
  std::size_t i = at;
  int value = 0;
  if (!take_word(text, i, kTens, value)) {
    if (take_word(text, i, kSmall, value)) {
      number.value = value;
      number.end = i;
      std::size_t part_at = skip_joint(text, i);
      int parts = 1;
      if (part_at > i && part_at < text.size() && take_word(text, part_at, kParts, parts)) {
        number.value = static_cast<double>(value) / parts;
        number.end = part_at;
        return number;
      }
      take_scales(text, number);
      return number;
    }
    // "half of the patients", but not "half-life".
    const std::size_t half = match_phrase(text, at, "half");
    if (half == kNoMatch || !is_word_end(text, half)) return number;
    if (half < text.size() && text[half] == '-') return number;
    return {0.5, at, half, false, true};
  }
  number.value = value;
  number.end = i;
  std::size_t ones_at = skip_joint(text, i);
  int ones = 0;
  if (ones_at > i && ones_at < text.size() && take_word(text, ones_at, kSmall, ones) && ones < 10) {
    number.value += ones;
    number.end = ones_at;
  }
  take_scales(text, number);
  return number;
}

/// The decimal digit at `at` ("5", "\u0665", fullwidth "\uFF15"), as ASCII; `at` moves behind it.
std::optional<char> take_digit(string_view text, std::size_t& at) {
  if (at >= text.size()) return std::nullopt;
  if (is_digit(text[at])) return text[at++];
  if (is_ascii(text[at])) return std::nullopt;
  std::size_t behind = at;
  const int value = u_charDigitValue(static_cast<UChar32>(next_code_point(text, behind)));
  if (value < 0) return std::nullopt;
  at = behind;
  return static_cast<char>('0' + value);
}

void take_digits(string_view text, std::size_t& at, std::string& digits) {
  while (const std::optional<char> digit = take_digit(text, at)) digits.push_back(*digit);
}

/// Copies the digits at `at` with grouping removed; `plain` turns false when there was any.
void take_integer(string_view text, std::size_t& at, std::string& digits, bool& plain) {
  take_digits(text, at, digits);
  if (digits.empty() || digits.size() > 3) return;
  for (;;) {
    std::size_t group = at;
    // A comma, or the thin and no-break blanks that journals set between thousands.
    for (const string_view sign : {",", "\u2009", "\u202F", "\u00A0"}) {
      if (text.substr(at).starts_with(sign)) group = at + sign.size();
    }
    if (group == at || group + 3 > text.size()) return;
    for (std::size_t i = group; i < group + 3; ++i) {
      if (!is_digit(text[i])) return;
    }
    if (group + 3 < text.size() && is_digit(text[group + 3])) return;
    digits.append(text.substr(group, 3));
    plain = false;
    at = group + 3;
  }
}

/// ".5", "·5" or "\u066B5" at `at`.
void take_decimals(string_view text, std::size_t& at, std::string& digits, bool& plain) {
  for (const string_view point : {".", "\u00B7", "\u066B"}) {
    if (!text.substr(at).starts_with(point)) continue;
    std::size_t first = at + point.size();
    const std::optional<char> digit = take_digit(text, first);
    if (!digit) continue;
    digits.push_back('.');
    digits.push_back(*digit);
    at = first;
    take_digits(text, at, digits);
    plain = false;
    return;
  }
}

/// A minus sign of any kind at `at`: its bytes, or 0.
std::size_t minus_length(string_view text, std::size_t at) {
  for (const string_view sign : {"-", "\u2212", "\u2013", "\u207B"}) {
    if (text.substr(at).starts_with(sign)) return sign.size();
  }
  return 0;
}

int superscript_value(char32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2 || c == 0xB3) return static_cast<int>(c - 0xB0);
  return c == 0x2070 || (c >= 0x2074 && c <= 0x2079) ? static_cast<int>(c - 0x2070) : -1;
}

/// "^6", "(6)", "⁶", "⁻⁶" behind a ten; `at` moves behind it.
bool take_exponent(string_view text, std::size_t& at, int& exponent) {
  std::size_t i = at;
  const bool bracket = i < text.size() && text[i] == '(';
  const bool caret = i < text.size() && text[i] == '^';
  if (bracket || caret) ++i;
  const std::size_t minus = minus_length(text, i);
  if (minus > 0 && !bracket && !caret && !text.substr(i).starts_with("\u207B")) return false;
  i += minus;
  int value = 0;
  const std::size_t first = i;
  while (i < text.size() && value <= kExponentMax) {
    std::size_t behind = i;
    int digit = -1;
    if (bracket || caret) {
      if (is_digit(text[i])) digit = text[behind++] - '0';
    } else if (!is_ascii(text[i])) {
      digit = superscript_value(next_code_point(text, behind));
    }
    if (digit < 0) break;
    value = value * 10 + digit;
    i = behind;
  }
  if (i == first || value > kExponentMax) return false;
  if (bracket) {
    if (i >= text.size() || text[i] != ')') return false;
    ++i;
  }
  exponent = minus > 0 ? -value : value;
  at = i;
  return true;
}

/// "× 10^6", "x10(6)" behind a number, or the exponent of a plain ten.
void take_power(string_view text, NumberMatch& number) {
  int exponent = 0;
  std::size_t at = number.end;
  if (number.is_plain && number.value == 10 && take_exponent(text, at, exponent)) {
    number.value = std::pow(10, exponent);
    number.end = at;
    number.is_plain = false;
    return;
  }
  at = skip_blanks(text, number.end);
  bool times = false;
  for (const string_view sign : {"\u00D7", "x", "X", "*", "\u00B7"}) {
    if (text.substr(std::min(at, text.size())).starts_with(sign)) {
      at = skip_blanks(text, at + sign.size());
      times = true;
      break;
    }
  }
  if (!times || !text.substr(std::min(at, text.size())).starts_with("10")) return;
  at += 2;
  if (!take_exponent(text, at, exponent)) return;
  number.value *= std::pow(10, exponent);
  number.end = at;
  number.is_plain = false;
}

}  // namespace

NumberMatch match_number(string_view text, std::size_t at) {
  if (is_letter(text[at])) return match_words(text, at);
  NumberMatch number{0, at, at, true, false};
  std::size_t i = at + minus_length(text, at);
  const bool negative = i > at;
  std::string digits;
  take_integer(text, i, digits, number.is_plain);
  const bool integer = !digits.empty();
  take_decimals(text, i, digits, number.is_plain);
  if (!digits.empty()) {
    if (!integer) digits.insert(digits.begin(), '0');
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
    if (parsed.ec != std::errc{})
      return {0, at, at, false, false};  // hundreds of digits: no amount
  }
  for (const Fraction& fraction : kFractions) {
    if (!text.substr(std::min(i, text.size())).starts_with(fraction.sign)) continue;
    number.value += fraction.value;
    number.is_plain = false;
    i += fraction.sign.size();
    break;
  }
  if (i == at + (negative ? minus_length(text, at) : 0)) return number;
  number.end = i;
  if (negative) {
    number.value = -number.value;
    number.is_plain = false;
  }
  take_power(text, number);
  take_scales(text, number);
  return number;
}

}  // namespace ibid::text::internal
