#include "answer/measured_values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace ibid::answer {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

std::vector<std::pair<Measure, double>> read(std::string_view question) {
  std::vector<std::pair<Measure, double>> values;
  for (const MeasuredValue& measured : measured_values(question)) {
    values.emplace_back(measured.measure, measured.value);
  }
  return values;
}

TEST(MeasuredValues, AreReadByNameAndUnit) {
  struct Case {
    const char* question;
    Measure measure;
    double value;
  };
  constexpr Case kCases[] = {
      {"eGFR of 28, is metformin ok", Measure::kFiltration, 28},
      {"my kidney function came back 41", Measure::kFiltration, 41},
      {"is an eGFR of 52 kidney disease", Measure::kFiltration, 52},
      {"vitamin D came back 17", Measure::kVitaminD, 17},
      {"25-OH vitamin D 41 nmol/L", Measure::kVitaminD, 16.426},
      {"25-hydroxyvitamin D of 12 ng/mL", Measure::kVitaminD, 12},
      {"A1c 6.1 what does it mean", Measure::kGlycatedHemoglobin, 6.1},
      {"HbA1c 48 mmol/mol", Measure::kGlycatedHemoglobin, 6.542},
      {"fasting glucose 7.4 mmol/L", Measure::kGlucose, 133.348},
      {"fasting sugar 118", Measure::kGlucose, 118},
      {"BMI 33 and prediabetes", Measure::kBodyMass, 33},
      {"LDL 195", Measure::kLdl, 195},
      {"LDL 4.1", Measure::kLdl, 158.547},
      {"sodium 118 and seizing", Measure::kSodium, 118},
      {"T-score -2.7", Measure::kBoneScore, -2.7},
      {"potassium 6.2", Measure::kPotassium, 6.2},
      {"INR is 4.5", Measure::kClottingRatio, 4.5},
      {"temp of 104 \u00B0F", Measure::kTemperature, 40},
      {"fever 39", Measure::kTemperature, 39},
      {"TSH 24 with normal T4", Measure::kThyrotropin, 24},
      {"haemoglobin 82 g/L", Measure::kHemoglobin, 8.2},
      {"uric acid 8.5 no symptoms", Measure::kUrate, 8.5},
      {"CRB65 is 3, home or hospital", Measure::kPneumoniaScore, 3},
      {"20 weeks pregnant", Measure::kPregnancy, 20},
      {"EF 35%", Measure::kEjectionFraction, 35},
      {"systolic 135 with prior stroke", Measure::kSystolic, 135},
      {"I'm 55, should I be screened", Measure::kAge, 55},
      {"I'm 73, how much vitamin D should I take", Measure::kAge, 73},
      {"im 72 with osteopenia", Measure::kAge, 72},
      {"76 and on a statin", Measure::kAge, 76},
      {"healthy and 58, should I", Measure::kAge, 58},
      {"mum is 80", Measure::kAge, 80},
      {"in people who are 76", Measure::kAge, 76},
      {"should a 44 yo get it", Measure::kAge, 44},
      {"58yo woman", Measure::kAge, 58},
      {"vaccine at 52", Measure::kAge, 52},
      {"people who are 82 years old", Measure::kAge, 82},
      {"aged 60 with gout", Measure::kAge, 60},
      {"my 8 month old", Measure::kAge, 8.0 / 12},
      {"my six months old", Measure::kAge, 0.5},
      {"a two-year-old", Measure::kAge, 2},
  };
  for (const Case& read_as : kCases) {
    EXPECT_THAT(read(read_as.question),
                ElementsAre(Pair(read_as.measure, DoubleNear(read_as.value, 1e-3))))
        << read_as.question;
  }
}

TEST(MeasuredValues, LieBesideTheNumberThatTheyAreComparedWith) {
  for (const char* below :
       {"is metformin safe below an eGFR of 30?", "eGFR below 30, metformin?"}) {
    ASSERT_EQ(read(below).size(), 1u) << below;
    EXPECT_LT(read(below).front().second, 30) << below;
  }
  EXPECT_GT(read("statins over the age of 75?").front().second, 75);
}

TEST(MeasuredValues, OfBloodPressureAreTwo) {
  for (const char* question : {"my bp is 165/104, wait or start a pill?", "165/104 and a headache",
                               "blood pressure 165 over 104", "BP 165/104 mmHg"}) {
    EXPECT_THAT(read(question),
                ElementsAre(Pair(Measure::kSystolic, 165), Pair(Measure::kDiastolic, 104)))
        << question;
  }
}

TEST(MeasuredValues, OfSeveralMeasuresAreAllRead) {
  EXPECT_THAT(read("I'm 63 with an eGFR of 48, A1c 7.2 on metformin 500"),
              ElementsAre(Pair(Measure::kAge, 63), Pair(Measure::kFiltration, 48),
                          Pair(Measure::kGlycatedHemoglobin, 7.2)));
}

TEST(MeasuredValues, AreNoDosesDurationsCountsOrTargets) {
  for (const char* question :
       {"vitamin D 2,000 IU a day", "vitamin D 50,000 units weekly", "calcium 1200 mg",
        "alendronate for 5 years", "prednisone 6 months", "type 2 diabetes", "stage 3 CKD",
        "sodium below 2 g a day", "aspirin 81 mg", "3 eggs a day", "fluticasone 250/50",
        "BP target 120 or 130?", "A1c dropped by 2", "lowering BP below 120", "phq9 is 21",
        "amoxicillin 875/125"}) {
    EXPECT_THAT(read(question), IsEmpty()) << question;
  }
}

TEST(MeasuredValues, AreTakenOutOfTheText) {
  const std::string question = "my 8 month old, eGFR of 28 mL/min, bp 165/104";
  EXPECT_EQ(without_values(question, measured_values(question)), "my , eGFR of , bp /");
}

TEST(MeasuredValues, LieInOrderInWhateverText) {
  const char* const parts[] = {"165/104",   "eGFR",       "28",
                               "below",     "30",         "mL/min",
                               "aged",      "50",         "to",
                               "years",     "or older",   "I'm",
                               ",",         "/",          "over",
                               "\xC2\xB5g", "\u2265",     "25-OH",
                               "T-score",   "-2.7",       "mm Hg",
                               "yo",        "%",          "1e309",
                               "one",       "\U0001F600", "A1c",
                               "5.7%",      "and",        "pregnant",
                               "weeks",     "old",        "99999999999999999999"};
  std::mt19937 random(7);
  const auto text = [&] {
    std::string made;
    for (auto count = random() % 16; count > 0; --count) {
      made += parts[random() % std::size(parts)];
      if (random() % 4 != 0) made += ' ';
    }
    return made;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string question = text();
    const std::string sentence = text();
    const std::vector<MeasuredValue> values = measured_values(question);
    std::size_t end = 0;
    for (const MeasuredValue& measured : values) {
      EXPECT_LE(end, measured.range.begin) << question;
      EXPECT_LT(measured.range.begin, measured.range.end) << question;
      end = measured.range.end;
    }
    EXPECT_LE(end, question.size());
    const double fit = fit_of(values, sentence);
    EXPECT_TRUE(fit >= -1 && fit <= 1) << question << " | " << sentence << fit;
  }
}

TEST(MeasuredValues, OfChildrenAreAges) {
  EXPECT_TRUE(is_childs(measured_values("my 4 year old")));
  EXPECT_TRUE(is_childs(measured_values("a 15 yr old")));
  EXPECT_FALSE(is_childs(measured_values("an 82 year old")));
  EXPECT_FALSE(is_childs(measured_values("TSH 4")));
}

double fit(std::string_view question, std::string_view sentence) {
  return fit_of(measured_values(question), sentence);
}

struct Spoken {
  const char* question;
  const char* sentence;
};

TEST(FitOf, IsAboveZeroWhereARangeHasTheValue) {
  constexpr Spoken kSpoken[] = {
      {"eGFR 28", "It is contraindicated in people with an eGFR below 30 mL/min/1.73 m2."},
      {"eGFR 28", "Below an eGFR of 30 mL/min/1.73 m2, acidosis was more frequent."},
      {"eGFR 41", "Reduce the dose when eGFR is below 45 mL/min/1.73 m2, and stop below 30."},
      {"bp 165/104", "Treat without delay at 160/100 mm Hg or above."},
      {"bp 165/80", "Treat without delay at 160/100 mm Hg or above."},
      {"bp 125/75", "Values below 130/80 mm Hg are normal."},
      {"bp 132/84", "Elevated is a systolic pressure of 120 to 139 mm Hg."},
      {"systolic 165", "Drugs are for a systolic pressure of at least 140 mm Hg."},
      {"A1c 6.1", "Prediabetes means an HbA1c of 5.7% to 6.4% or more glucose."},
      {"glucose 7.4 mmol/L", "Diabetes is a fasting glucose of 126 mg/dL or more."},
      {"vitamin D 41 nmol/L", "Deficiency is 25-hydroxyvitamin D below 20 ng/mL (50 nmol/L)."},
      {"T-score -2.7", "Osteoporosis means a bone density T-score of -2.5 or lower."},
      {"BMI 33", "Weight loss is advised when the body mass index is 27 or more."},
      {"I'm 55", "Screening is advised for adults aged 50 to 80 years."},
      {"I'm 55", "One dose is for all adults aged 50 years or older."},
      {"I'm 73", "It is 600 IU from ages 1 to 70 years and 800 IU daily from 71 years."},
      {"a 55 year old woman", "Ages 19 to 50 years, and 1,200 mg for women from 51."},
      {"my one year old", "Children should be screened at 1 year of age."},
      {"I'm 78", "A higher value is acceptable over the age of 70 to 80 years."},
      {"58 yo", "It is for women younger than 65 years at risk."},
      {"I'm 60", "It reduced fractures in people over 50 years."},
      {"my 10 week old", "Infants younger than 3 to 6 months are admitted."},
      {"26 weeks pregnant", "Test at 24 weeks of gestation or later."},
      {"20 weeks pregnant", "Evidence before 24 weeks of gestation is insufficient."},
      {"CRB65 is 3", "A CRB65 score of 2 or more means hospital."},
      {"FeNO 62", "A FeNO of 50 ppb or more supports the diagnosis."},
      {"eos 350", "It is for blood eosinophils of at least 300 cells per microliter."},
      {"uric acid 9.6", "Treat with serum urate above 9 mg/dL."},
  };
  for (const Spoken& spoken : kSpoken) {
    EXPECT_GT(fit(spoken.question, spoken.sentence), 0)
        << spoken.question << " | " << spoken.sentence;
  }
}

TEST(FitOf, IsBelowZeroWhereNoRangeHasTheValue) {
  constexpr Spoken kSpoken[] = {
      {"eGFR 52", "It is contraindicated in people with an eGFR below 30 mL/min/1.73 m2."},
      {"bp 150/95", "Treat without delay at 160/100 mm Hg or above."},
      {"bp 125/85", "Values below 130/80 mm Hg are normal."},
      {"A1c 6.8", "Prediabetes means an HbA1c of 5.7% to 6.4%."},
      {"I'm 45", "One dose is for all adults aged 50 years or older."},
      {"my 2 year old", "It is advised for people aged 12 years or older."},
      {"TSH 12", "It does not apply to people with a TSH above 20 mIU/L."},
      {"26 weeks pregnant", "Evidence before 24 weeks of gestation is insufficient."},
  };
  for (const Spoken& spoken : kSpoken) {
    EXPECT_LT(fit(spoken.question, spoken.sentence), 0)
        << spoken.question << " | " << spoken.sentence;
  }
}

TEST(FitOf, TakesNoEndOfOneBloodPressureForTheOther) {
  const auto values = measured_values("my blood pressure is 135/95");
  EXPECT_GT(fit_of(values, "Blood pressure of 130 to 139/90 mm Hg needs a second reading."), 0);
}

TEST(FitOf, IsZeroWhereNothingIsSaidOfTheMeasure) {
  constexpr Spoken kSpoken[] = {
      {"eGFR 28", "The systolic target is below 30 in people aged 28 years or older."},
      {"eGFR 28", "eGFR declined by more than 50% in 28 of 30 people."},
      {"eGFR 28", "In 28 people eGFR was 30 mL/min/1.73 m2."},
      {"I'm 55", "It was taken for more than 3 years by people with asthma."},
      {"bp 165/104", "A systolic target below 120 mm Hg is suggested."},
      {"hemoglobin 9", "A hemoglobin rise of at least 10 g/L suggests deficiency."},
      {"I'm 63 with an eGFR of 70", "Adults aged 50 years or older with eGFR below 60."},
      {"vitamin D 17", "Vitamin D of at least 400 IU a day is advised."},
      {"how common is gout", "It is common in adults aged 50 years or older."},
  };
  for (const Spoken& spoken : kSpoken) {
    EXPECT_EQ(fit(spoken.question, spoken.sentence), 0)
        << spoken.question << " | " << spoken.sentence;
  }
}

TEST(FitOf, IsGreaterTheCloserTheRange) {
  EXPECT_GT(fit("A1c 6.1", "HbA1c of 5.7% to 6.4%."), fit("A1c 6.1", "HbA1c below 6.5%."));
  EXPECT_GT(fit("bp 165/104", "160/100 mm Hg or above."),
            fit("bp 165/104", "140/90 mm Hg or above."));
  EXPECT_GT(fit("eGFR 28", "eGFR below 30."), fit("eGFR 28", "eGFR below 60."));
  EXPECT_GT(fit("I'm 78, TSH 5.4", "TSH of 4 to 8."),
            fit("I'm 78, TSH 5.4", "People over 75 years."));
  EXPECT_GT(fit("A1c 6.1", "HbA1c below 8%."), fit("A1c 6.1", "The goal is HbA1c below 8%."));
  EXPECT_GT(fit("T-score -2.7", "T-score -2.5 or lower."),
            fit("T-score -2.7", "T-score -1 or lower."));
}

TEST(ConditionDiagnosed, IsThatOfAValueByItself) {
  const auto diagnosed = [](std::string_view question) {
    return condition_diagnosed(measured_values(question));
  };
  EXPECT_EQ(diagnosed("68-year-old woman, T-score -2.8"), "osteoporosis");
  EXPECT_EQ(diagnosed("T-score -2.5"), "osteoporosis");
  EXPECT_EQ(diagnosed("T-score -2.4"), "");
  EXPECT_EQ(diagnosed("HbA1c 6.5"), "diabetes");
  EXPECT_EQ(diagnosed("HbA1c 6.4"), "");
  EXPECT_EQ(diagnosed("a woman of 68"), "");
}

}  // namespace
}  // namespace ibid::answer
