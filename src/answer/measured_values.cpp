#include "answer/measured_values.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "answer/measure_table.hpp"
#include "answer/measured_amounts.hpp"
#include "text/code_points.hpp"
#include "text/folded_text.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

constexpr double kAdultAge = 18;
/// What is aimed at tells less of who has it already.
constexpr double kFitOfAim = 0.5;
/// Beside another value an age tells little.
constexpr double kFitOfAge = 0.5;
/// What a sentence on ages has somewhere.
constexpr std::string_view kAgeSpellings[] = {"age", "Age", "month", "old", "year", "young"};
/// Units that tell the measure without its name.
constexpr std::string_view kTellingSpellings[] = {"1.73", "kg/m", "mm Hg", "mmHg"};
constexpr std::string_view kGoals[] = {"aim",   "aimed",  "aims",      "goal",
                                       "goals", "target", "targeting", "targets"};

/// Blood pressure has two measures and is one thing.
Measure family_of(Measure measure) {
  return measure == Measure::kDiastolic ? Measure::kSystolic : measure;
}

/// Of something that no range speaks of.
constexpr double kSilent = 0;
constexpr double kExcluded = -1;

/// How close the nearer end of an interval that holds the value is to it, above 0 and up to 1. Of
/// an interval with two ends it does not matter.
double closeness(const Interval& interval, double value) {
  constexpr double kFar = 0.1;
  if (interval.has_lower_end() && interval.has_upper_end()) return 1;
  const double end = interval.has_lower_end() ? interval.low : interval.high;
  if (value * end <= 0) return kFar;
  const double ratio = std::fabs(value) < std::fabs(end) ? value / end : end / value;
  return std::max(kFar, ratio);
}

/// What an interval says of the values of the measure.
double compared(std::span<const MeasuredValue> values, Measure measure, const Interval& interval) {
  double fit = kSilent;
  for (const MeasuredValue& measured : values) {
    if (measured.measure != measure) continue;
    if (interval.holds(measured.value)) {
      fit = std::max(fit, closeness(interval, measured.value));
    } else if (fit == kSilent) {
      fit = kExcluded;
    }
  }
  return fit;
}

/// Of two of one blood pressure: "160/100 or above" is reached by either, "below 130/80" by both.
double joined(double systolic, double diastolic, bool takes_both) {
  if (systolic == kSilent || diastolic == kSilent) return systolic + diastolic;
  return takes_both ? std::min(systolic, diastolic) : std::max(systolic, diastolic);
}

/// Of the two amounts of one blood pressure, of which one has the comparator. What is between two
/// ends says nothing of the other amount: "130 to 139/80".
double fit_of_pair(std::span<const MeasuredValue> values, const MeasuredAmount& systolic,
                   const MeasuredAmount& diastolic) {
  std::optional<Interval> upper = systolic.interval;
  std::optional<Interval> lower = diastolic.interval;
  if (!upper && !lower) return kSilent;
  const auto moved = [](Interval interval, double to) {
    (interval.has_upper_end() ? interval.high : interval.low) = to;
    return interval;
  };
  const auto has_two_ends = [](const std::optional<Interval>& interval) {
    return interval && interval->has_lower_end() && interval->has_upper_end();
  };
  if (!lower && has_two_ends(upper)) return compared(values, Measure::kSystolic, *upper);
  if (!upper && has_two_ends(lower)) return compared(values, Measure::kDiastolic, *lower);
  if (!upper) upper = moved(*lower, systolic.value);
  if (!lower) lower = moved(*upper, diastolic.value);
  return joined(compared(values, Measure::kSystolic, *upper),
                compared(values, Measure::kDiastolic, *lower), upper->has_upper_end());
}

bool names_goal(std::span<const text::Word> words) {
  return std::any_of(words.begin(), words.end(),
                     [](const text::Word& word) { return text::is_one_of(word.folded, kGoals); });
}

/// Whether a sentence may have a range of one of the measures: most have none, and to read their
/// quantities takes time.
bool may_speak_of(std::span<const MeasuredValue> values, std::string_view sentence,
                  std::span<const text::Word> words) {
  if (std::none_of(sentence.begin(), sentence.end(), text::is_digit)) return false;
  const auto has = [&](std::string_view part) {
    return sentence.find(part) != std::string_view::npos;
  };
  if (std::any_of(std::begin(kTellingSpellings), std::end(kTellingSpellings), has)) return true;
  for (const MeasuredValue& measured : values) {
    if (measured.measure == Measure::kAge &&
        std::any_of(std::begin(kAgeSpellings), std::end(kAgeSpellings), has)) {
      return true;
    }
    for (const MeasureName& name : kMeasureNames) {
      if (family_of(name.measure) != family_of(measured.measure)) continue;
      for (std::size_t i = 0; i < words.size(); ++i) {
        if (length_of_name(name.words, words, i) > 0) return true;
      }
    }
  }
  return false;
}

struct MeasureFit {
  Measure family;
  double fit = 0;
};

/// What amounts of a sentence say of the values, the best of its ranges for each measure.
std::vector<MeasureFit> fits_of(std::span<const MeasuredValue> values,
                                std::span<const MeasuredAmount> amounts) {
  std::vector<MeasureFit> fits;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    const MeasuredAmount& amount = amounts[i];
    double fit = kSilent;
    if (amount.is_of_pair) {
      fit = fit_of_pair(values, amount, amounts[++i]);
    } else if (amount.interval && !amount.is_change) {
      fit = compared(values, amount.measure, *amount.interval);
    }
    if (fit == kSilent) continue;
    const Measure family = family_of(amount.measure);
    const auto known = std::find_if(
        fits.begin(), fits.end(), [&](const MeasureFit& other) { return other.family == family; });
    if (known == fits.end()) {
      fits.push_back({family, fit});
    } else {
      known->fit = std::max(known->fit, fit);
    }
  }
  return fits;
}

}  // namespace

std::vector<MeasuredValue> measured_values(std::string_view question) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const std::vector<text::Word> words = text::words(question);
  const bool asks_of_goal = names_goal(words);
  std::vector<MeasuredValue> values;
  for (const MeasuredAmount& amount : amounts_in(question, words, TextKind::kQuestion)) {
    if (!amount.is_single || amount.is_change) continue;
    // "BP target 120 or 130?", "lowering BP below 120" ask for the number.
    const bool is_wished = asks_of_goal || amount.is_sought;
    if (is_wished && amount.measure != Measure::kAge) continue;
    double value = amount.value;
    if (amount.comparator == text::Comparator::kLess) value = std::nextafter(value, -kInfinity);
    // "165 over 104" compares nothing.
    if (amount.comparator == text::Comparator::kGreater && amount.measure != Measure::kDiastolic) {
      value = std::nextafter(value, kInfinity);
    }
    values.push_back({amount.measure, value, amount.range});
  }
  return values;
}

std::string without_values(std::string_view text, std::span<const MeasuredValue> values) {
  std::string rest;
  std::size_t copied = 0;
  for (const MeasuredValue& value : values) {
    rest += text.substr(copied, value.range.begin - copied);
    copied = value.range.end;
  }
  rest += text.substr(copied);
  return rest;
}

std::string with_measures(std::string_view text, std::span<const MeasuredValue> values) {
  std::string named(text);
  if (is_childs(values)) named += " child";
  for (const MeasuredValue& measured : values) {
    const std::vector<std::string_view> names = names_of(family_of(measured.measure));
    if (names.empty() || text::FoldedText(named).has(names.front())) continue;
    named += ' ';
    named += names.front();
  }
  return named;
}

bool is_measured(std::span<const MeasuredValue> values, Measure measure) {
  return std::any_of(values.begin(), values.end(), [&](const MeasuredValue& measured) {
    return family_of(measured.measure) == family_of(measure);
  });
}

bool tells_goal(std::string_view text) {
  return names_goal(text::words(text));
}

bool is_childs(std::span<const MeasuredValue> values) {
  return std::any_of(values.begin(), values.end(), [](const MeasuredValue& measured) {
    return measured.measure == Measure::kAge && measured.value < kAdultAge;
  });
}

std::optional<Measure> measure_named(std::string_view words) {
  for (const MeasureName& name : kMeasureNames) {
    if (name.words == words && name.is_synonym) return name.measure;
  }
  return std::nullopt;
}

std::string_view condition_diagnosed(std::span<const MeasuredValue> values) {
  for (const MeasuredValue& measured : values) {
    for (const Diagnosis& diagnosis : kDiagnoses) {
      if (measured.measure == diagnosis.measure && measured.value >= diagnosis.low &&
          measured.value <= diagnosis.high) {
        return diagnosis.condition;
      }
    }
  }
  return {};
}

std::vector<std::string_view> names_of(Measure measure) {
  std::vector<std::string_view> names;
  for (const MeasureName& name : kMeasureNames) {
    if (name.measure == measure && name.is_synonym) names.push_back(name.words);
  }
  return names;
}

double fit_of(std::span<const MeasuredValue> values, std::string_view sentence) {
  const std::vector<text::Word> words = text::words(sentence);
  if (!may_speak_of(values, sentence, words)) return kSilent;
  const std::vector<MeasuredAmount> amounts = amounts_in(sentence, words, TextKind::kSentence);
  const bool is_aim = names_goal(words);
  const bool has_others = std::any_of(values.begin(), values.end(), [](const MeasuredValue& other) {
    return other.measure != Measure::kAge;
  });
  double fit = kSilent;
  bool is_excluded = false;
  for (const MeasureFit& of : fits_of(values, amounts)) {
    fit = std::max(fit, of.family == Measure::kAge && has_others ? kFitOfAge * of.fit : of.fit);
    is_excluded = is_excluded || (of.fit < 0 && (!is_aim || of.family == Measure::kAge));
  }
  if (fit > 0) return is_excluded ? kSilent : is_aim ? kFitOfAim * fit : fit;
  return is_excluded ? kExcluded : kSilent;
}

}  // namespace ibid::answer
