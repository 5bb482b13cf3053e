// The table of measures: what is measured in people, by which names, and in which units.
#pragma once

#include <string_view>

#include "answer/measured_values.hpp"

namespace ibid::answer {

/// A unit of a measure, as text::quantities() writes it; a value in the measure's first unit is
/// factor * value + offset. Values outside low..high are of something else, a dose or a count.
///
/// Factors from mass to amount are the molar masses, in AMA Manual of Style, 11th ed. (2020), table
/// of conventional and SI units; HbA1c by the NGSP master equation (Hoelzel et al., Clin Chem
/// 2004).
struct MeasureUnit {
  Measure measure;
  std::string_view unit;
  double factor;
  double offset;
  double low;
  double high;
};

/// The units of one measure side by side, the usual one first: a bare number is in the first that
/// it may be in.
inline constexpr MeasureUnit kMeasureUnits[] = {
    {Measure::kAge, "y", 1, 0, 0, 115},
    {Measure::kAge, "mo", 1.0 / 12, 0, 0, 240},
    {Measure::kAge, "wk", 7 / 365.25, 0, 0, 104},
    {Measure::kAge, "d", 1 / 365.25, 0, 0, 90},
    {Measure::kPregnancy, "wk", 1, 0, 1, 44},
    {Measure::kSystolic, "mmHg", 1, 0, 50, 300},
    {Measure::kDiastolic, "mmHg", 1, 0, 30, 200},
    {Measure::kHeartRate, "beat/min", 1, 0, 20, 300},
    {Measure::kTemperature, "degC", 1, 0, 30, 44},
    {Measure::kTemperature, "degF", 5.0 / 9, -160.0 / 9, 86, 112},
    {Measure::kSaturation, "%", 1, 0, 40, 100},
    {Measure::kWeight, "kg", 1, 0, 1, 350},
    {Measure::kWeight, "lb", 0.45359237, 0, 2, 800},
    {Measure::kBodyMass, "kg/m2", 1, 0, 10, 90},
    {Measure::kEjectionFraction, "%", 1, 0, 5, 85},
    {Measure::kForcedVolume, "%", 1, 0, 5, 150},
    {Measure::kExhaledOxide, "ppb", 1, 0, 1, 300},
    {Measure::kBoneScore, "SD", 1, 0, -8, 5},
    {Measure::kPneumoniaScore, "points", 1, 0, 0, 4},
    {Measure::kFiltration, "mL/min/1.73m2", 1, 0, 1, 200},
    {Measure::kFiltration, "mL/min", 1, 0, 1, 200},
    {Measure::kClearance, "mL/min", 1, 0, 1, 250},
    {Measure::kCreatinine, "mg/dL", 1, 0, 0.2, 20},
    {Measure::kCreatinine, "umol/L", 1 / 88.4, 0, 20, 2000},
    {Measure::kAlbuminuria, "mg/g", 1, 0, 0, 10000},
    {Measure::kAlbuminuria, "mg/mmol", 8.84, 0, 0, 1200},
    {Measure::kGlycatedHemoglobin, "%", 1, 0, 3, 19.9},
    {Measure::kGlycatedHemoglobin, "mmol/mol", 0.0915, 2.15, 20, 190},
    {Measure::kGlucose, "mg/dL", 1, 0, 36, 1500},
    {Measure::kGlucose, "mmol/L", 18.02, 0, 1, 80},
    {Measure::kCholesterol, "mg/dL", 1, 0, 25, 1000},
    {Measure::kCholesterol, "mmol/L", 38.67, 0, 0.5, 25},
    {Measure::kLdl, "mg/dL", 1, 0, 15, 800},
    {Measure::kLdl, "mmol/L", 38.67, 0, 0.3, 20},
    {Measure::kHdl, "mg/dL", 1, 0, 5, 200},
    {Measure::kHdl, "mmol/L", 38.67, 0, 0.1, 5},
    {Measure::kTriglycerides, "mg/dL", 1, 0, 25, 10000},
    {Measure::kTriglycerides, "mmol/L", 88.57, 0, 0.2, 100},
    {Measure::kThyrotropin, "mIU/L", 1, 0, 0, 300},
    {Measure::kThyrotropin, "mU/L", 1, 0, 0, 300},
    {Measure::kThyrotropin, "uIU/mL", 1, 0, 0, 300},
    {Measure::kThyrotropin, "uU/mL", 1, 0, 0, 300},
    {Measure::kVitaminD, "ng/mL", 1, 0, 1, 200},
    {Measure::kVitaminD, "ug/L", 1, 0, 1, 200},
    {Measure::kVitaminD, "nmol/L", 1 / 2.496, 0, 2, 500},
    {Measure::kFerritin, "ng/mL", 1, 0, 0, 50000},
    {Measure::kFerritin, "ug/L", 1, 0, 0, 50000},
    {Measure::kTransferrinSaturation, "%", 1, 0, 0, 100},
    {Measure::kHemoglobin, "g/dL", 1, 0, 2, 25},
    {Measure::kHemoglobin, "g/L", 0.1, 0, 20, 250},
    {Measure::kPotassium, "mmol/L", 1, 0, 1.2, 12},
    {Measure::kPotassium, "mEq/L", 1, 0, 1.2, 12},
    {Measure::kSodium, "mmol/L", 1, 0, 90, 200},
    {Measure::kSodium, "mEq/L", 1, 0, 90, 200},
    {Measure::kBicarbonate, "mmol/L", 1, 0, 2, 60},
    {Measure::kBicarbonate, "mEq/L", 1, 0, 2, 60},
    {Measure::kCalcium, "mg/dL", 1, 0, 4, 20},
    {Measure::kCalcium, "mmol/L", 4.008, 0, 1, 3.99},
    {Measure::kUrate, "mg/dL", 1, 0, 1, 30},
    {Measure::kUrate, "umol/L", 1 / 59.48, 0, 60, 1800},
    {Measure::kUrate, "mmol/L", 1000 / 59.48, 0, 0.06, 0.99},
    {Measure::kClottingRatio, "ratio", 1, 0, 0.5, 20},
    {Measure::kProstateAntigen, "ng/mL", 1, 0, 0, 5000},
    {Measure::kProstateAntigen, "ug/L", 1, 0, 0, 5000},
    {Measure::kEosinophils, "cells/uL", 1, 0, 0, 20000},
    {Measure::kEosinophils, "/uL", 1, 0, 0, 20000},
};

/// A name of folded words; of two at one place the longer counts. The names of one measure stand
/// side by side, the usual one first.
struct MeasureName {
  Measure measure;
  std::string_view words;
  bool is_synonym = true;  ///< "fever" of 39 is none of "temperature"
};

inline constexpr MeasureName kMeasureNames[] = {
    {Measure::kPregnancy, "pregnancy"},
    {Measure::kPregnancy, "pregnant"},
    {Measure::kPregnancy, "gestation"},
    {Measure::kSystolic, "blood pressure"},
    {Measure::kSystolic, "bp"},
    {Measure::kSystolic, "systolic"},
    {Measure::kSystolic, "systolic blood pressure"},
    {Measure::kSystolic, "systolic bp"},
    {Measure::kSystolic, "systolic pressure"},
    {Measure::kDiastolic, "diastolic"},
    {Measure::kDiastolic, "diastolic blood pressure"},
    {Measure::kDiastolic, "diastolic bp"},
    {Measure::kDiastolic, "diastolic pressure"},
    {Measure::kHeartRate, "heart rate"},
    {Measure::kHeartRate, "pulse"},
    {Measure::kTemperature, "temperature"},
    {Measure::kTemperature, "temp"},
    {Measure::kTemperature, "fever", false},
    {Measure::kSaturation, "oxygen saturation"},
    {Measure::kSaturation, "oxygen level"},
    {Measure::kSaturation, "spo2"},
    {Measure::kSaturation, "sat"},
    {Measure::kSaturation, "sats"},
    {Measure::kWeight, "weight"},
    {Measure::kWeight, "weigh"},
    {Measure::kWeight, "weighing"},
    {Measure::kWeight, "weighs"},
    {Measure::kBodyMass, "body mass index"},
    {Measure::kBodyMass, "bmi"},
    {Measure::kEjectionFraction, "ejection fraction"},
    {Measure::kEjectionFraction, "ef"},
    {Measure::kEjectionFraction, "lvef"},
    {Measure::kEjectionFraction, "left ventricular ejection fraction"},
    {Measure::kForcedVolume, "fev1"},
    {Measure::kExhaledOxide, "feno"},
    {Measure::kExhaledOxide, "fractional exhaled nitric oxide"},
    {Measure::kBoneScore, "t score"},
    {Measure::kBoneScore, "t scores"},
    {Measure::kPneumoniaScore, "crb65"},
    {Measure::kPneumoniaScore, "crb 65"},
    {Measure::kFiltration, "egfr"},
    {Measure::kFiltration, "gfr"},
    {Measure::kFiltration, "glomerular filtration rate"},
    {Measure::kFiltration, "estimated glomerular filtration rate"},
    {Measure::kFiltration, "kidney function"},
    {Measure::kFiltration, "renal function"},
    {Measure::kClearance, "creatinine clearance"},
    {Measure::kClearance, "crcl"},
    {Measure::kCreatinine, "creatinine"},
    {Measure::kCreatinine, "crea"},
    {Measure::kAlbuminuria, "albumin creatinine ratio"},
    {Measure::kAlbuminuria, "albumin to creatinine ratio"},
    {Measure::kAlbuminuria, "acr"},
    {Measure::kGlycatedHemoglobin, "hba1c"},
    {Measure::kGlycatedHemoglobin, "a1c"},
    {Measure::kGlycatedHemoglobin, "hemoglobin a1c"},
    {Measure::kGlycatedHemoglobin, "haemoglobin a1c"},
    {Measure::kGlycatedHemoglobin, "glycated hemoglobin"},
    {Measure::kGlycatedHemoglobin, "glycated haemoglobin"},
    {Measure::kGlucose, "glucose"},
    {Measure::kGlucose, "blood glucose"},
    {Measure::kGlucose, "blood sugar"},
    {Measure::kGlucose, "sugar"},
    {Measure::kCholesterol, "cholesterol"},
    {Measure::kCholesterol, "total cholesterol"},
    {Measure::kLdl, "ldl cholesterol"},
    {Measure::kLdl, "ldl"},
    {Measure::kLdl, "bad cholesterol"},
    {Measure::kLdl, "low density lipoprotein cholesterol"},
    {Measure::kLdl, "low density lipoprotein"},
    {Measure::kHdl, "hdl cholesterol"},
    {Measure::kHdl, "hdl"},
    {Measure::kTriglycerides, "triglycerides"},
    {Measure::kThyrotropin, "tsh"},
    {Measure::kThyrotropin, "thyroid stimulating hormone"},
    {Measure::kThyrotropin, "thyroid level"},
    {Measure::kThyrotropin, "thyrotropin"},
    {Measure::kVitaminD, "25 hydroxyvitamin d"},
    {Measure::kVitaminD, "25 oh d"},
    {Measure::kVitaminD, "25 oh vitamin d"},
    {Measure::kVitaminD, "vit d"},
    {Measure::kVitaminD, "vitamin d"},
    {Measure::kFerritin, "ferritin"},
    {Measure::kTransferrinSaturation, "transferrin saturation"},
    {Measure::kTransferrinSaturation, "tsat"},
    {Measure::kHemoglobin, "hemoglobin"},
    {Measure::kHemoglobin, "haemoglobin"},
    {Measure::kHemoglobin, "hb"},
    {Measure::kHemoglobin, "hgb"},
    {Measure::kPotassium, "potassium"},
    {Measure::kSodium, "sodium"},
    {Measure::kBicarbonate, "bicarbonate"},
    {Measure::kBicarbonate, "bicarb"},
    {Measure::kCalcium, "calcium"},
    {Measure::kUrate, "urate"},
    {Measure::kUrate, "uric acid"},
    {Measure::kClottingRatio, "inr"},
    {Measure::kClottingRatio, "international normalized ratio"},
    {Measure::kClottingRatio, "international normalised ratio"},
    {Measure::kProstateAntigen, "psa"},
    {Measure::kProstateAntigen, "prostate specific antigen"},
    {Measure::kEosinophils, "eosinophils"},
    {Measure::kEosinophils, "eosinophil count"},
    {Measure::kEosinophils, "eos"},
};

/// Values from low to high are what a condition is diagnosed by: a T-score of -2.5 or lower (World
/// Health Organization, Technical Report Series 843, 1994) and an HbA1c of 6.5% or more (WHO 2011),
/// found again. Behind a TSH above its range and up to 10 mIU/L thyroxine is normal as a rule;
/// above that the thyroid may have failed. A high blood pressure is called so by its own name.
struct Diagnosis {
  Measure measure;
  double low;
  double high;
  std::string_view condition;
};

inline constexpr Diagnosis kDiagnoses[] = {
    {Measure::kBoneScore, -8, -2.5, "osteoporosis"},
    {Measure::kGlycatedHemoglobin, 6.5, 19.9, "diabetes"},
    {Measure::kThyrotropin, 4.5, 10, "subclinical hypothyroidism"},
};

}  // namespace ibid::answer
