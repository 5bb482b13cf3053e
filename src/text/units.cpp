#include "text/units.hpp"

#include <charconv>

#include "text/code_points.hpp"
#include "text/phrases.hpp"

namespace ibid::text::internal {
namespace {

using std::string_view;

enum class Dimension {
  kMass,
  kVolume,
  kAmount,
  kEquivalent,
  kActivity,
  kEnzyme,
  kTime,
  kCalendar,
  kLength,
  kArea,
  kEnergy,
  kPressure,
  kWater,
  kPercent,
  kPercentagePoint,
  kCelsius,
  kFahrenheit,
  kFrequency,
  kDose,
  kSievert,
  kCell,
  kCopy,
  kColony,
  kFold,
  kTimes,
  kTablet,
  kCapsule,
  kDrop,
  kPuff,
  kServing,
  kCup,
  kGlass,
  kDoseCount,
  kDrink,
  kComposite,
  kDeviation,
  kPersonTime,
  kBeat,
  kBase,
  kDalton,
  kEvent,
};

/// kComposite marks spellings of a whole ratio; their parts have rows of their own.
/// Symbols are matched as they are written, words (four letters and more) in any case; "u" at the
/// start also matches both micro signs.
struct Unit {
  string_view spelling;
  string_view canonical;
  Dimension dimension;
  double factor;  ///< of the dimension's base unit
};

// Months and years are a dimension of their own: no number of days is a month.
constexpr Unit kUnits[] = {
    {"kg", "kg", Dimension::kMass, 1e3},
    {"kilogram", "kg", Dimension::kMass, 1e3},
    {"g", "g", Dimension::kMass, 1},
    {"gm", "g", Dimension::kMass, 1},
    {"gram", "g", Dimension::kMass, 1},
    {"gramme", "g", Dimension::kMass, 1},
    {"mg", "mg", Dimension::kMass, 1e-3},
    {"milligram", "mg", Dimension::kMass, 1e-3},
    {"ug", "ug", Dimension::kMass, 1e-6},
    {"mcg", "ug", Dimension::kMass, 1e-6},
    {"microgram", "ug", Dimension::kMass, 1e-6},
    {"microg", "ug", Dimension::kMass, 1e-6},
    {"ng", "ng", Dimension::kMass, 1e-9},
    {"nanogram", "ng", Dimension::kMass, 1e-9},
    {"pg", "pg", Dimension::kMass, 1e-12},
    {"picogram", "pg", Dimension::kMass, 1e-12},
    {"fg", "fg", Dimension::kMass, 1e-15},
    {"lb", "lb", Dimension::kMass, 453.59237},
    {"lbs", "lb", Dimension::kMass, 453.59237},
    {"pound", "lb", Dimension::kMass, 453.59237},
    {"oz", "oz", Dimension::kMass, 28.349523125},
    {"ounce", "oz", Dimension::kMass, 28.349523125},
    {"L", "L", Dimension::kVolume, 1},
    {"l", "L", Dimension::kVolume, 1},
    {"liter", "L", Dimension::kVolume, 1},
    {"litre", "L", Dimension::kVolume, 1},
    {"dL", "dL", Dimension::kVolume, 1e-1},
    {"dl", "dL", Dimension::kVolume, 1e-1},
    {"deciliter", "dL", Dimension::kVolume, 1e-1},
    {"decilitre", "dL", Dimension::kVolume, 1e-1},
    {"cL", "cL", Dimension::kVolume, 1e-2},
    {"cl", "cL", Dimension::kVolume, 1e-2},
    {"mL", "mL", Dimension::kVolume, 1e-3},
    {"ml", "mL", Dimension::kVolume, 1e-3},
    {"cc", "mL", Dimension::kVolume, 1e-3},
    {"milliliter", "mL", Dimension::kVolume, 1e-3},
    {"millilitre", "mL", Dimension::kVolume, 1e-3},
    {"uL", "uL", Dimension::kVolume, 1e-6},
    {"ul", "uL", Dimension::kVolume, 1e-6},
    {"microliter", "uL", Dimension::kVolume, 1e-6},
    {"microlitre", "uL", Dimension::kVolume, 1e-6},
    {"nL", "nL", Dimension::kVolume, 1e-9},
    {"fL", "fL", Dimension::kVolume, 1e-15},
    {"fl", "fL", Dimension::kVolume, 1e-15},
    {"mol", "mol", Dimension::kAmount, 1},
    {"mmol", "mmol", Dimension::kAmount, 1e-3},
    {"millimole", "mmol", Dimension::kAmount, 1e-3},
    {"umol", "umol", Dimension::kAmount, 1e-6},
    {"micromole", "umol", Dimension::kAmount, 1e-6},
    {"nmol", "nmol", Dimension::kAmount, 1e-9},
    {"nanomole", "nmol", Dimension::kAmount, 1e-9},
    {"pmol", "pmol", Dimension::kAmount, 1e-12},
    {"picomole", "pmol", Dimension::kAmount, 1e-12},
    {"fmol", "fmol", Dimension::kAmount, 1e-15},
    {"mM", "mmol/L", Dimension::kComposite, 0},
    {"uM", "umol/L", Dimension::kComposite, 0},
    {"nM", "nmol/L", Dimension::kComposite, 0},
    {"pM", "pmol/L", Dimension::kComposite, 0},
    {"mEq", "mEq", Dimension::kEquivalent, 1},
    {"meq", "mEq", Dimension::kEquivalent, 1},
    {"IU", "IU", Dimension::kActivity, 1},
    {"iu", "IU", Dimension::kActivity, 1},
    {"I.U.", "IU", Dimension::kActivity, 1},
    {"international unit", "IU", Dimension::kActivity, 1},
    {"mIU", "mIU", Dimension::kActivity, 1e-3},
    {"uIU", "uIU", Dimension::kActivity, 1e-6},
    {"kIU", "kIU", Dimension::kActivity, 1e3},
    {"U", "U", Dimension::kEnzyme, 1},
    {"unit", "U", Dimension::kEnzyme, 1},
    {"mU", "mU", Dimension::kEnzyme, 1e-3},
    {"uU", "uU", Dimension::kEnzyme, 1e-6},
    {"kU", "kU", Dimension::kEnzyme, 1e3},
    {"ms", "ms", Dimension::kTime, 1e-3},
    {"msec", "ms", Dimension::kTime, 1e-3},
    {"millisecond", "ms", Dimension::kTime, 1e-3},
    {"s", "s", Dimension::kTime, 1},
    {"sec", "s", Dimension::kTime, 1},
    {"second", "s", Dimension::kTime, 1},
    {"min", "min", Dimension::kTime, 60},
    {"mins", "min", Dimension::kTime, 60},
    {"minute", "min", Dimension::kTime, 60},
    {"h", "h", Dimension::kTime, 3600},
    {"hr", "h", Dimension::kTime, 3600},
    {"hrs", "h", Dimension::kTime, 3600},
    {"hour", "h", Dimension::kTime, 3600},
    {"d", "d", Dimension::kTime, 86400},
    {"day", "d", Dimension::kTime, 86400},
    {"days", "d", Dimension::kTime, 86400},
    {"wk", "wk", Dimension::kTime, 604800},
    {"wks", "wk", Dimension::kTime, 604800},
    {"week", "wk", Dimension::kTime, 604800},
    {"mo", "mo", Dimension::kCalendar, 1},
    {"mos", "mo", Dimension::kCalendar, 1},
    {"month", "mo", Dimension::kCalendar, 1},
    {"y", "y", Dimension::kCalendar, 12},
    {"yr", "y", Dimension::kCalendar, 12},
    {"yrs", "y", Dimension::kCalendar, 12},
    {"year", "y", Dimension::kCalendar, 12},
    {"years old", "y", Dimension::kCalendar, 12},
    {"year-old", "y", Dimension::kCalendar, 12},
    {"years of age", "y", Dimension::kCalendar, 12},
    {"decade", "decade", Dimension::kCalendar, 120},
    {"km", "km", Dimension::kLength, 1e3},
    {"m", "m", Dimension::kLength, 1},
    {"meter", "m", Dimension::kLength, 1},
    {"metre", "m", Dimension::kLength, 1},
    {"cm", "cm", Dimension::kLength, 1e-2},
    {"centimeter", "cm", Dimension::kLength, 1e-2},
    {"centimetre", "cm", Dimension::kLength, 1e-2},
    {"mm", "mm", Dimension::kLength, 1e-3},
    {"millimeter", "mm", Dimension::kLength, 1e-3},
    {"millimetre", "mm", Dimension::kLength, 1e-3},
    {"um", "um", Dimension::kLength, 1e-6},
    {"micron", "um", Dimension::kLength, 1e-6},
    {"micrometer", "um", Dimension::kLength, 1e-6},
    {"nm", "nm", Dimension::kLength, 1e-9},
    {"inch", "in", Dimension::kLength, 0.0254},
    {"inches", "in", Dimension::kLength, 0.0254},
    {"feet", "ft", Dimension::kLength, 0.3048},
    {"m2", "m2", Dimension::kArea, 1},
    {"m\u00B2", "m2", Dimension::kArea, 1},
    {"m^2", "m2", Dimension::kArea, 1},
    {"m(2)", "m2", Dimension::kArea, 1},
    {"cm2", "cm2", Dimension::kArea, 1e-4},
    {"cm\u00B2", "cm2", Dimension::kArea, 1e-4},
    {"cm(2)", "cm2", Dimension::kArea, 1e-4},
    {"mm2", "mm2", Dimension::kArea, 1e-6},
    {"mm\u00B2", "mm2", Dimension::kArea, 1e-6},
    {"cm3", "mL", Dimension::kVolume, 1e-3},
    {"cm\u00B3", "mL", Dimension::kVolume, 1e-3},
    {"mm3", "uL", Dimension::kVolume, 1e-6},
    {"mm\u00B3", "uL", Dimension::kVolume, 1e-6},
    {"kcal", "kcal", Dimension::kEnergy, 4184},
    {"Kcal", "kcal", Dimension::kEnergy, 4184},
    {"calorie", "kcal", Dimension::kEnergy, 4184},
    {"kilocalorie", "kcal", Dimension::kEnergy, 4184},
    {"kJ", "kJ", Dimension::kEnergy, 1e3},
    {"MJ", "MJ", Dimension::kEnergy, 1e6},
    {"mmHg", "mmHg", Dimension::kPressure, 1},
    {"mm Hg", "mmHg", Dimension::kPressure, 1},
    {"mm hg", "mmHg", Dimension::kPressure, 1},
    {"cmH2O", "cmH2O", Dimension::kWater, 1},
    {"cm H2O", "cmH2O", Dimension::kWater, 1},
    {"%", "%", Dimension::kPercent, 1},
    {"percent", "%", Dimension::kPercent, 1},
    {"per cent", "%", Dimension::kPercent, 1},
    {"percentage point", "pp", Dimension::kPercentagePoint, 1},
    {"percentage-point", "pp", Dimension::kPercentagePoint, 1},
    {"\u00B0C", "degC", Dimension::kCelsius, 1},
    {"\u00B0 C", "degC", Dimension::kCelsius, 1},
    {"\u2103", "degC", Dimension::kCelsius, 1},
    {"degrees celsius", "degC", Dimension::kCelsius, 1},
    {"\u00B0F", "degF", Dimension::kFahrenheit, 1},
    {"\u00B0 F", "degF", Dimension::kFahrenheit, 1},
    {"degrees fahrenheit", "degF", Dimension::kFahrenheit, 1},
    {"Hz", "Hz", Dimension::kFrequency, 1},
    {"kHz", "kHz", Dimension::kFrequency, 1e3},
    {"MHz", "MHz", Dimension::kFrequency, 1e6},
    {"Gy", "Gy", Dimension::kDose, 1},
    {"cGy", "cGy", Dimension::kDose, 1e-2},
    {"mGy", "mGy", Dimension::kDose, 1e-3},
    {"Sv", "Sv", Dimension::kSievert, 1},
    {"mSv", "mSv", Dimension::kSievert, 1e-3},
    {"cells", "cells", Dimension::kCell, 1},
    {"copies", "copies", Dimension::kCopy, 1},
    {"CFU", "CFU", Dimension::kColony, 1},
    {"cfu", "CFU", Dimension::kColony, 1},
    {"fold", "fold", Dimension::kFold, 1},
    {"times", "x", Dimension::kTimes, 1},
    {"tablet", "tablet", Dimension::kTablet, 1},
    {"pill", "tablet", Dimension::kTablet, 1},
    {"capsule", "capsule", Dimension::kCapsule, 1},
    {"drop", "drop", Dimension::kDrop, 1},
    {"puff", "puff", Dimension::kPuff, 1},
    {"serving", "serving", Dimension::kServing, 1},
    {"portion", "serving", Dimension::kServing, 1},
    {"cup", "cup", Dimension::kCup, 1},
    {"cups", "cup", Dimension::kCup, 1},
    {"glass", "glass", Dimension::kGlass, 1},
    {"glasses", "glass", Dimension::kGlass, 1},
    {"dose", "dose", Dimension::kDoseCount, 1},
    {"drink", "drink", Dimension::kDrink, 1},
    {"SD", "SD", Dimension::kDeviation, 1},
    {"SDs", "SD", Dimension::kDeviation, 1},
    {"person-year", "person-y", Dimension::kPersonTime, 12},
    {"person year", "person-y", Dimension::kPersonTime, 12},
    {"patient-year", "person-y", Dimension::kPersonTime, 12},
    {"patient year", "person-y", Dimension::kPersonTime, 12},
    {"person-month", "person-mo", Dimension::kPersonTime, 1},
    {"beat", "beat", Dimension::kBeat, 1},
    {"bpm", "beat/min", Dimension::kComposite, 0},
    {"bp", "bp", Dimension::kBase, 1},
    {"kb", "kb", Dimension::kBase, 1e3},
    {"Da", "Da", Dimension::kDalton, 1},
    {"kDa", "kDa", Dimension::kDalton, 1e3},
    {"event", "event", Dimension::kEvent, 1},
};

/// Rates that adverbs state; "x2/d" is twice a day, which is another regimen than once the double.
struct Rate {
  string_view phrase;
  string_view canonical;
};
constexpr Rate kRates[] = {
    {"once daily", "/d"},
    {"once a day", "/d"},
    {"once per day", "/d"},
    {"every day", "/d"},
    {"each day", "/d"},
    {"a day", "/d"},
    {"daily", "/d"},
    {"qd", "/d"},
    {"twice daily", " x2/d"},
    {"twice a day", " x2/d"},
    {"twice per day", " x2/d"},
    {"two times daily", " x2/d"},
    {"two times a day", " x2/d"},
    {"bid", " x2/d"},
    {"b.i.d.", " x2/d"},
    {"three times daily", " x3/d"},
    {"three times a day", " x3/d"},
    {"three times per day", " x3/d"},
    {"thrice daily", " x3/d"},
    {"tid", " x3/d"},
    {"t.i.d.", " x3/d"},
    {"four times daily", " x4/d"},
    {"four times a day", " x4/d"},
    {"qid", " x4/d"},
    {"every other day", "/2d"},
    {"once weekly", "/wk"},
    {"once a week", "/wk"},
    {"every week", "/wk"},
    {"each week", "/wk"},
    {"a week", "/wk"},
    {"weekly", "/wk"},
    {"twice weekly", " x2/wk"},
    {"twice a week", " x2/wk"},
    {"three times weekly", " x3/wk"},
    {"three times a week", " x3/wk"},
    {"once monthly", "/mo"},
    {"every month", "/mo"},
    {"a month", "/mo"},
    {"monthly", "/mo"},
    {"once yearly", "/y"},
    {"every year", "/y"},
    {"a year", "/y"},
    {"yearly", "/y"},
    {"annually", "/y"},
    {"an hour", "/h"},
    {"hourly", "/h"},
};

constexpr std::size_t kWordBytesMin = 4;

/// Bytes of `spelling` in the text at `at`, or kNoMatch.
std::size_t match_spelling(string_view text, std::size_t at, string_view spelling) {
  const string_view rest = text.substr(at);
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
