// Measured values: what was measured in whoever is asked about ("eGFR of 28", "my bp is 165/104",
// "I'm 55"), and whether a sentence speaks of such people ("in an eGFR below 30", "aged 50 to 80")
// or of others. As words such numbers say nothing: no passage need have them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ibid/byte_range.hpp"

namespace ibid::answer {

/// What is measured; measure_table.hpp has the names and units.
enum class Measure : std::uint8_t {
  kAge,
  kPregnancy,  ///< how far on
  kSystolic,   ///< "blood pressure" of one number, too
  kDiastolic,
  kHeartRate,
  kTemperature,
  kSaturation,
  kWeight,
  kBodyMass,
  kEjectionFraction,
  kForcedVolume,
  kExhaledOxide,
  kBoneScore,
  kPneumoniaScore,
  kFiltration,
  kClearance,
  kCreatinine,
  kAlbuminuria,
  kGlycatedHemoglobin,
  kGlucose,
  kCholesterol,
  kLdl,
  kHdl,
  kTriglycerides,
  kThyrotropin,
  kVitaminD,
  kFerritin,
  kTransferrinSaturation,
  kHemoglobin,
  kPotassium,
  kSodium,
  kBicarbonate,
  kCalcium,
  kUrate,
  kClottingRatio,
  kProstateAntigen,
  kEosinophils,
};

struct MeasuredValue {
  Measure measure = Measure::kAge;
  double value = 0;  ///< in the measure's first unit: years, mg/dL, %; just below for "below 30"
  ByteRange range;   ///< bytes of the text that say it, unit included
};

/// The values that `question` states, in order. Doses, durations and counts are none, nor are
/// ranges.
[[nodiscard]] std::vector<MeasuredValue> measured_values(std::string_view question);

/// `text`, of which `values` are, without them.
[[nodiscard]] std::string without_values(std::string_view text,
                                         std::span<const MeasuredValue> values);

/// `text` and behind it the usual name of each measure of `values`, where it does not have that,
/// and "child" for the age of one.
[[nodiscard]] std::string with_measures(std::string_view text,
                                        std::span<const MeasuredValue> values);

/// Whether one of them is of the measure.
[[nodiscard]] bool is_measured(std::span<const MeasuredValue> values, Measure measure);

/// Whether a sentence or question tells of a value to be reached: "target", "aim".
[[nodiscard]] bool tells_goal(std::string_view text);

/// Whether one of them is the age of somebody under eighteen.
[[nodiscard]] bool is_childs(std::span<const MeasuredValue> values);

/// The measure that folded words, a blank between two, name; none where they name no measure.
[[nodiscard]] std::optional<Measure> measure_named(std::string_view words);

/// The condition of which one of the values is the diagnosis by itself; empty where none is.
[[nodiscard]] std::string_view condition_diagnosed(std::span<const MeasuredValue> values);

/// The names that mean the same as a measure's usual one, which is the first; none for ages.
[[nodiscard]] std::vector<std::string_view> names_of(Measure measure);

/// What a sentence's ranges of the same measures say of the values: -1 where none has them, 0 where
/// it has no such ranges, or speaks for one value and against another, else up to 1 the closer the
/// end of a range is to a value that it has. A range that is aimed at ("a target below 130")
/// fits half as well and excludes nobody; one of ages fits half as well beside another value.
[[nodiscard]] double fit_of(std::span<const MeasuredValue> values, std::string_view sentence);

}  // namespace ibid::answer
