#include "text/units.hpp"

#include <charconv>

#include "text/code_points.hpp"
#include "text/phrases.hpp"
#include "text/unit_table.hpp"

namespace ibid::text::internal {
namespace {

using std::string_view;

constexpr std::size_t kWordBytesMin = 4;

/// Bytes of `spelling` in the text at `at`, or kNoMatch.
std::size_t match_spelling(string_view text, std::size_t at, string_view spelling) {
  const string_view rest = text.substr(at);
  // Most units fail here; the micro sign stands for "u".
  const bool may_fit = to_lower(text[at]) == to_lower(spelling[0]) || !is_ascii(text[at]);
  if (!may_fit) return kNoMatch;
  const bool word = spelling.size() >= kWordBytesMin && is_lower(spelling[0]) &&
                    is_lower(spelling[1]) && is_lower(spelling[2]) && is_lower(spelling[3]);
  if (word) {
    std::size_t end = match_phrase(text, at, spelling);
    if (end != kNoMatch) {
      if (end < text.size() && text[end] == 's' && is_word_end(text, end + 1)) ++end;
      return is_word_end(text, end) ? end : kNoMatch;
    }
  }
  std::size_t end = kNoMatch;
  if (rest.starts_with(spelling)) {
    end = at + spelling.size();
  } else if (spelling[0] == 'u' && (rest.starts_with("\u00B5") || rest.starts_with("\u03BC")) &&
             rest.substr(2).starts_with(spelling.substr(1))) {
    end = at + 2 + spelling.size() - 1;
  }
  if (end == kNoMatch) return kNoMatch;
  return !is_letter(spelling.back()) || is_word_end(text, end) ? end : kNoMatch;
}

/// The longest single unit at `at`.
UnitMatch match_base(string_view text, std::size_t at) {
  UnitMatch best{{}, at};
  if (at >= text.size()) return best;
  for (const Unit& unit : kUnits) {
    const std::size_t end = match_spelling(text, at, unit.spelling);
    if (end != kNoMatch && end > best.end) best = {std::string(unit.canonical), end};
  }
  return best;
}

/// "100", "1.73", "100,000" of a denominator, without its commas.
std::string read_scale(string_view text, std::size_t& at) {
  std::string digits;
  while (at < text.size()) {
    const bool inside = at + 1 < text.size() && is_digit(text[at + 1]) && !digits.empty();
    if (is_digit(text[at]) || (text[at] == '.' && inside)) {
      digits.push_back(text[at]);
    } else if (!(text[at] == ',' && inside)) {
      break;
    }
    ++at;
  }
  return digits;
}

/// "/kg", " per 100,000 person-years", "/1.73 m2". A slash between two numbers ("120/80 mmHg")
/// divides nothing.
UnitMatch match_denominator(string_view text, std::size_t at, bool has_base) {
  const UnitMatch none{{}, at};
  std::size_t i = skip_blanks(text, at);
  const bool bare_slash = !has_base && i < text.size() && text[i] == '/';
  if (i < text.size() && text[i] == '/') {
    i = skip_blanks(text, i + 1);
  } else if (const std::size_t behind = match_phrase(text, i, "per "); behind != kNoMatch) {
    i = behind;
  } else {
    return none;
  }
  std::string scale = read_scale(text, i);
  if (bare_slash && !scale.empty()) return none;
  const UnitMatch unit = match_base(text, scale.empty() ? i : skip_blanks(text, i));
  const bool has_unit = !unit.canonical.empty();
  constexpr std::size_t kCountDigitsMin = 2;  // "5 per 10", "per 1000"
  if (!has_unit && scale.size() < kCountDigitsMin) return none;
  UnitMatch result{"/", has_unit ? unit.end : i};
  result.canonical += scale;
  if (!scale.empty() && unit.canonical.starts_with("person")) result.canonical += ' ';
  result.canonical += unit.canonical;
  return result;
}

/// "nmol·L−1", "nmol L(-1)", "mg kg⁻¹".
UnitMatch match_inverse(string_view text, std::size_t at) {
  const UnitMatch none{{}, at};
  std::size_t i = skip_blanks(text, at);
  for (const string_view sign : {"\u00B7", "\u22C5", "."}) {
    if (text.substr(i).starts_with(sign)) i = skip_blanks(text, i + sign.size());
  }
  if (i == at) return none;
  for (const Unit& unit : kUnits) {
    if (!text.substr(i).starts_with(unit.spelling)) continue;
    const std::size_t end = i + unit.spelling.size();
    for (const string_view power : {"-1", "\u22121", "(-1)", "(\u22121)", "\u207B\u00B9", "^-1"}) {
      const bool fits =
          text.substr(end).starts_with(power) && is_word_end(text, end + power.size());
      if (!fits) continue;
      UnitMatch result{"/", end + power.size()};
      result.canonical += unit.canonical;
      return result;
    }
  }
  return none;
}

UnitMatch match_rate(string_view text, std::size_t at) {
  UnitMatch best{{}, at};
  const std::size_t begin = skip_blanks(text, at);
  for (const Rate& rate : kRates) {
    const std::size_t end = match_phrase(text, begin, rate.phrase);
    if (end == kNoMatch || end <= best.end) continue;
    if (!is_letter(rate.phrase.back()) || is_word_end(text, end)) {
      best = {std::string(rate.canonical), end};
    }
  }
  return best;
}

struct Component {
  Dimension dimension = Dimension::kTimes;
  double factor = 1;
};

/// One part of a canonical unit: "mg", "1.73m2", "100000 person-y", "" and "1000".
std::optional<Component> component_of(string_view part) {
  Component component;
  const auto parsed = std::from_chars(part.data(), part.data() + part.size(), component.factor);
  if (parsed.ec == std::errc{})
    part.remove_prefix(static_cast<std::size_t>(parsed.ptr - part.data()));
  if (part.starts_with(' ')) part.remove_prefix(1);
  if (part.empty()) return component;
  for (const Unit& unit : kUnits) {
    if (unit.canonical != part) continue;
    component.dimension = unit.dimension;
    component.factor *= unit.factor;
    return component;
  }
  return std::nullopt;
}

string_view take_part(string_view& unit) {
  const std::size_t slash = unit.find('/');
  const string_view part = unit.substr(0, slash);
  unit = slash == string_view::npos ? string_view() : unit.substr(slash + 1);
  return part;
}

}  // namespace

UnitMatch match_unit(string_view text, std::size_t at) {
  std::size_t begin = at;
  if (at < text.size() && text[at] == '-') {
    begin = at + 1;
  } else {
    begin = skip_blanks(text, at);
    if (begin < text.size() && text[begin] == '-' && begin > at) return {{}, at};
  }
  UnitMatch whole = match_base(text, begin);
  const bool has_base = whole.end > begin;
  if (!has_base) whole.end = at;
  constexpr int kDenominatorsMax = 3;  // "mg/kg/d", "mL/min/1.73m2" have two
  for (int i = 0; i < kDenominatorsMax; ++i) {
    UnitMatch further = match_denominator(text, whole.end, has_base);
    if (further.canonical.empty() && has_base) further = match_inverse(text, whole.end);
    if (further.canonical.empty() && has_base) further = match_rate(text, whole.end);
    if (further.canonical.empty()) break;
    whole.canonical += further.canonical;
    whole.end = further.end;
  }
  return whole;
}

std::optional<double> conversion_factor(string_view from, string_view to) {
  if (from == to) return 1.0;
  if (from.empty() || to.empty()) return std::nullopt;
  double factor = 1;
  for (bool numerator = true; !from.empty() || !to.empty(); numerator = false) {
    const bool both = !from.empty() && !to.empty();
    const auto a = component_of(take_part(from));
    const auto b = component_of(take_part(to));
    if (!both || !a || !b || a->dimension != b->dimension) return std::nullopt;
    factor *= numerator ? a->factor / b->factor : b->factor / a->factor;
  }
  return factor;
}

}  // namespace ibid::text::internal
