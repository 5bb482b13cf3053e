#include "text/quantities.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/unicode_samples.hpp"
#include "text/units.hpp"
#include "text/utf8.hpp"

namespace ibid::text {
namespace {

using Strings = std::vector<std::string>;
using Cases = std::vector<std::pair<std::string, Strings>>;

std::string_view sign_of(Comparator comparator) {
  switch (comparator) {
    case Comparator::kEqual:
      return "";
    case Comparator::kLess:
      return "<";
    case Comparator::kLessOrEqual:
      return "<=";
    case Comparator::kGreater:
      return ">";
    case Comparator::kGreaterOrEqual:
      return ">=";
    case Comparator::kAbout:
      return "~";
  }
  return "?";
}

/// "<3 mg/d", "15..30 mg".
std::string described(const Quantity& q) {
  std::string text = fmt::format("{}{:g}", sign_of(q.comparator), q.low);
  if (q.high != q.low) text += fmt::format("..{:g}", q.high);
  if (!q.unit.empty()) text += fmt::format(" {}", q.unit);
  return text;
}

void expect_quantities(const Cases& cases) {
  for (const auto& [text, expected] : cases) {
    Strings found;
    for (const Quantity& q : quantities(text)) found.push_back(described(q));
    EXPECT_EQ(found, expected) << text;
  }
}

TEST(Quantities, AreNumbersInTheirManyForms) {
  expect_quantities({
      {"15 mg", {"15 mg"}},
      {"1,200 kcal", {"1200 kcal"}},
      {"10\u2009000 cells", {"10000 cells"}},
      {"1.5 mg/dL", {"1.5 mg/dL"}},
      {"1\u00B75 mg", {"1.5 mg"}},
      {"was .05 g", {"0.05 g"}},
      {"\u00BD tablet", {"0.5 tablet"}},
      {"1\u00BD cups", {"1.5 cup"}},
      {"10^6 cells", {"1e+06 cells"}},
      {"10\u2076 cells", {"1e+06 cells"}},
      {"3 \u00D7 10\u2079/L", {"3e+09 /L"}},
      {"10(6) copies/mL", {"1e+06 copies/mL"}},
      {"2 x 10^-3 g", {"0.002 g"}},
      {"1.2 million adults", {"1.2e+06"}},
      {"\u22122.5 SD", {"-2.5 SD"}},
      {"a T-score of -2.5", {"-2.5"}},
      {"three months", {"3 mo"}},
      {"twenty-five patients", {"25"}},
      {"two hundred people", {"200"}},
      {"two-thirds of them", {"0.666667"}},
      {"half of them", {"0.5"}},
      {"one year", {"1 y"}},
      {"\u0665\u0660%, \u0661\u066B\u0665 mg, \uFF15\uFF10\uFF05, \u096B mg",
       {"50 %", "1.5 mg", "50 %", "5 mg"}},
  });
}

TEST(Quantities, HaveTheirUnit) {
  expect_quantities({
      {"5 \u00B5g, 5 \u03BCg, 5 mcg, 5 ug", {"5 ug", "5 ug", "5 ug", "5 ug"}},
      {"5mg", {"5 mg"}},
      {"5-mg", {"5 mg"}},
      {"5 mg/kg/day", {"5 mg/kg/d"}},
      {"10 mg/kg per day", {"10 mg/kg/d"}},
      {"40 mg daily", {"40 mg/d"}},
      {"40 mg a day", {"40 mg/d"}},
      {"5 mg twice daily", {"5 mg x2/d"}},
      {"three times daily", {"3 x/d"}},
      {"30 mL/min/1.73 m2", {"30 mL/min/1.73m2"}},
      {"30 mL/min per 1.73 m\u00B2", {"30 mL/min/1.73m2"}},
      {"25 nmol\u00B7L\u22121, 50 nmol L(-1)", {"25 nmol/L", "50 nmol/L"}},
      {"5 per 1000 person-years", {"5 /1000 person-y"}},
      {"12 per 100,000", {"12 /100000"}},
      {"5%, 5 percent, 5 per cent", {"5 %", "5 %", "5 %"}},
      {"5\u2030, 5 per mille", {"5 \u2030", "5 \u2030"}},
      {"by 5 percentage points", {"5 pp"}},
      {"12-week, 2-fold, 65-year-old", {"12 wk", "2 fold", "65 y"}},
      {"37 \u00B0C", {"37 degC"}},
      {"800 IU", {"800 IU"}},
      {"120/80 mmHg", {"120 mmHg", "80 mmHg"}},
      {"72 beats per minute", {"72 beat/min"}},
      {"5, 10 and 20 mg", {"5 mg", "10 mg", "20 mg"}},
      {"5 \u00B1 2 mg", {"5 mg", "2 mg"}},
      {"20 to 10 mg", {"20 mg", "10 mg"}},
  });
}

TEST(Quantities, MayBeRanges) {
  expect_quantities({
      {"15-30 mg", {"15..30 mg"}},
      {"15\u201330 mg", {"15..30 mg"}},
      {"15 mg to 30 mg", {"15..30 mg"}},
      {"1000 to 1200 mg", {"1000..1200 mg"}},
      {"1000-1200 mg daily", {"1000..1200 mg/d"}},
      {"between 3 and 5 mg", {"3..5 mg"}},
      {"500 mg to 1 g", {"0.5..1 g"}},
      {"95% CI 0.65\u20131.12", {"95 %", "0.65..1.12"}},
      {"95% CI: 0.65, 1.12", {"95 %", "0.65..1.12"}},
      {"95% CI, \u22120.61 to 1.47", {"95 %", "-0.61..1.47"}},
      {"three to five days", {"3..5 d"}},
      {"3 and 5 mg", {"3 mg", "5 mg"}},
      {"2 mg to 3 days", {"2 mg", "3 d"}},
  });
}

TEST(Quantities, KeepTheirComparator) {
  expect_quantities({
      {"< 3 mg/day", {"<3 mg/d"}},
      {"(less than 3 mg/day)", {"<3 mg/d"}},
      {"<=3, =<3, \u22643, </=3", {"<=3", "<=3", "<=3", "<=3"}},
      {">=3, \u22653, >/=3", {">=3", ">=3", ">=3"}},
      {"should not exceed 40 mg daily", {"<=40 mg/d"}},
      {"up to 10%", {"<=10 %"}},
      {"at  least\none hour", {">=1 h"}},
      {"no more than 5 g", {"<=5 g"}},
      {"more than 5 g", {">5 g"}},
      {"below 20 ng/mL", {"<20 ng/mL"}},
      {"about 5 g, ~5 g", {"~5 g", "~5 g"}},
      {"aged 65 years or older", {">=65 y"}},
      {"65+ years", {">=65 y"}},
      {"5 or more servings per day", {">=5 serving/d"}},
      {"women over 50 years", {">50 y"}},
      {"it fell over 5 years", {"5 y"}},
      {"5 -> 10 mg", {"5", "10 mg"}},
      {"p < 0.05", {"<0.05 p"}},
      {"(P=.001)", {"0.001 p"}},
      {"a p value of 0.03", {"0.03 p"}},
      {"n = 17", {"17"}},
      {"5 g or less than 3 g", {"5 g", "<3 g"}},
  });
}

TEST(Quantities, AreNotNamesOrdinalsLabelsMarksOrCitationYears) {
  expect_quantities({
      {"vitamin B12, IL-6, COVID-19, H1N1, omega-3, p53, 1p21.3, LRP5/6, (A\u03B2)42", {}},
      {"25(OH)D, 25-hydroxyvitamin, 5-fluorouracil, 1,25-dihydroxyvitamin, 3D", {}},
      {"the 1st, 2nd and 3rd", {}},
      {"Fig. 2, Table 3, No. 5", {}},
      {"bone [2,3] and synthesis.2,3 Zinc", {}},
      {"muscle and bone synthesis 2, 3, 4.", {}},
      {"(Rondanelli 2021), Smith et al., 2019, Smith et al. (2019), 2019;12(3):45-50", {}},
      {"one of them, half-life", {}},
      {"doi:10.1016/j.clnu.2019.01 10.1016/j.1 http://a.b/12", {}},
      {"10.3390/nu13051234 10.1000.10/5 <https://a.b/12> (https://a.b/13)", {}},
      {std::string(400, '9') + " mg", {}},
      {"", {}},
  });
}

TEST(Quantities, StandBeforeAddresses) {
  expect_quantities({
      {"by 50% http://a.org", {"50 %"}},
      {"Take 12 https://a.org/13 daily", {"12"}},
      {"50%(https://a.org/13)", {"50 %"}},
      {"10.1 mg, 10.25 mL/h, 10.5/9", {"10.1 mg", "10.25 mL/h", "10.5", "9"}},
      {"10.3390 mg", {"10.339 mg"}},
  });
}

TEST(Quantities, CoverTheirComparatorAndUnit) {
  const std::string text =
      "Intake (less than 3\u00A0mg/day) between 3 and 5 g; p < 0.05, 65 years or older.";
  const Strings expected{"less than 3\u00A0mg/day", "between 3 and 5 g", "p < 0.05",
                         "65 years or older"};
  Strings found;
  for (const Quantity& q : quantities(text))
    found.push_back(text.substr(q.range.begin, q.range.size()));
  EXPECT_EQ(found, expected);
}

TEST(Quantities, AreTheSameAmountWhateverTheUnit) {
  struct Case {
    std::string a;
    std::string b;
    bool same;
  };
  const std::vector<Case> cases{
      {"1 g", "1000 mg", true},
      {"1.5 mg", "1500 mcg", true},
      {"0.5 g/day", "500 mg daily", true},
      {"20 ng/mL", "20 ug/L", true},
      {"1 mg/dL", "10 mg/L", true},
      {"5 mM", "5000 \u00B5mol/L", true},
      {"2 years", "24 months", true},
      {"two weeks", "14 days", true},
      {"15-30 mg", "0.015 to 0.03 g", true},
      {"1 kcal", "4.184 kJ", true},
      {"three", "3", true},
      {"0.1 g", "100 mg", true},
      {"15 mg", "1.5 mg", false},
      {"15 mg", "15 ug", false},
      {"15 mg", "15", false},
      {"15 mg", "15 mL", false},
      {"15 mg", "15 mg/d", false},
      {"5 mg twice daily", "10 mg daily", false},
      {"5%", "5 percentage points", false},
      {"30 days", "1 month", false},
      {"< 15 mg", "15 mg", false},
      {"< 15 mg", "\u2264 15 mg", false},
      {"15-30 mg", "15 mg", false},
      {"5 per 1000", "50 per 10,000", true},
      {"13\u2030", "1.3%", true},
      {"13\u2030", "13%", false},
  };
  for (const Case& c : cases) {
    const auto a = quantities(c.a);
    const auto b = quantities(c.b);
    ASSERT_EQ(a.size(), 1u) << c.a;
    ASSERT_EQ(b.size(), 1u) << c.b;
    EXPECT_EQ(same_amount(a[0], b[0]), c.same) << c.a << " and " << c.b;
    EXPECT_EQ(same_amount(b[0], a[0]), c.same) << c.b << " and " << c.a;
  }
}

TEST(Quantities, AreInOrderApartAndFiniteWhateverComes) {
  std::mt19937 random(23);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = sample_text(random, round % 2 == 0, 30);
    std::size_t behind = 0;
    for (const Quantity& q : quantities(text)) {
      ASSERT_LE(behind, q.range.begin) << testing::PrintToString(text);
      ASSERT_LT(q.range.begin, q.range.end) << testing::PrintToString(text);
      ASSERT_TRUE(is_code_point_border(text, q.range.begin)) << testing::PrintToString(text);
      ASSERT_TRUE(is_code_point_border(text, q.range.end)) << testing::PrintToString(text);
      ASSERT_TRUE(std::isfinite(q.low) && std::isfinite(q.high) && q.low <= q.high);
      ASSERT_TRUE(same_amount(q, q));
      behind = q.range.end;
    }
  }
}

}  // namespace
}  // namespace ibid::text
