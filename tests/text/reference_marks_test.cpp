#include "text/reference_marks.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "text/unicode_samples.hpp"

namespace ibid::text {
namespace {

/// The marks with their numbers: "[2,3]=2 3".
std::vector<std::string> described(const std::string& text, int highest_number) {
  std::vector<std::string> result;
  for (const ReferenceMark& mark : reference_marks(text, {highest_number})) {
    std::string entry = text.substr(mark.range.begin, mark.range.size()) + "=";
    for (std::size_t i = 0; i < mark.numbers.size(); ++i) {
      if (i > 0) entry += ' ';
      entry += std::to_string(mark.numbers[i]);
    }
    result.push_back(entry);
  }
  return result;
}

using Marks = std::vector<std::string>;
using Cases = std::vector<std::pair<std::string, Marks>>;

TEST(ReferenceMarks, StandInBrackets) {
  const Cases cases{
      {"Zinc helps bone [2].", {"[2]=2"}},
      {"Zinc helps bone [2,3].", {"[2,3]=2 3"}},
      {"Zinc helps bone [2\u20134].", {"[2\u20134]=2 3 4"}},
      {"Zinc helps bone [2, 5-7, 2].", {"[2, 5-7, 2]=2 5 6 7"}},
      {"Zinc helps bone [2][3] here.", {"[2]=2", "[3]=3"}},
      {"Zinc helps bone [^2].", {"[^2]=2"}},
      {"Zinc helps [ 1 ; 3 ].", {"[ 1 ; 3 ]=1 3"}},
      {"[1] Zinc.", {"[1]=1"}},
      {"95% CI [2, 5]", {}},
      {"[2 mg]", {}},
      {"[0]", {}},
      {"[2019]", {}},
      {"[4-2]", {}},
      {"[1-999]", {}},
      {"[a]", {}},
      {"[2", {}},
      {"(Rondanelli 2021)", {}},
      {"[0.5]", {}},
  };
  for (const auto& [text, marks] : cases) {
    EXPECT_EQ(described(text, 0), marks) << text;
    EXPECT_EQ(described(text, 50), marks) << text;
  }
}

TEST(ReferenceMarks, StandBareWhereSuperscriptsLostTheirForm) {
  const Cases cases{
      {"zinc deficiency can limit muscle and bone synthesis 2, 3, 4.", {"2, 3, 4=2 3 4"}},
      {"a guideline on inflammatory bowel disease 1, maintaining zinc", {"1=1"}},
      {"is important for bone health 2, 3.", {"2, 3=2 3"}},
      {"calcium and vitamin D 5, 6.", {"5, 6=5 6"}},
      {"limits synthesis.2,3 Zinc", {"2,3=2 3"}},
      {"limits synthesis.2\u20134 Zinc", {"2\u20134=2 3 4"}},
      {"as shown (Table).5 Hence", {"5=5"}},
      {"lipodystrophy,3,5 which", {"3,5=3 5"}},
      {"bone was lost 4", {"4=4"}},
      {"limits bone.\u00B2,\u00B3 Zinc", {"\u00B2,\u00B3=2 3"}},
      {"limits bone\u2074 here", {"\u2074=4"}},
  };
  for (const auto& [text, marks] : cases) {
    EXPECT_EQ(described(text, 6), marks) << text;
    EXPECT_EQ(described(text, 0), Marks{}) << text;
  }
}

TEST(ReferenceMarks, AreNotTheNumbersOfTheProse) {
  for (const std::string text : {"in type 2, with",
                                 "aged 6.",
                                 "a phase 3, trial",
                                 "vitamin 3.",
                                 "grade 2.",
                                 "the dose was 5 mg.",
                                 "it fell 5%.",
                                 "it fell 3.5.",
                                 "May 2, 2025",
                                 "COVID-19.",
                                 "IL-6.",
                                 "groups 1, 2, and 3",
                                 "a mean of 5.",
                                 "more than 5.",
                                 "2, 3.",
                                 "at 3, 4.",
                                 "kg/m\u00B2",
                                 "10\u2076 cells",
                                 "vitamin B6.",
                                 "less than 3 mg/day.",
                                 "bone health 7.",
                                 "5 of 6.",
                                 "an odds ratio 2.",
                                 "of.6 (",
                                 "bone health 0.",
                                 "1.5.",
                                 ""}) {
    EXPECT_EQ(described(text, 6), Marks{}) << text;
  }
}

TEST(ReferenceMarks, BehindAListThatFailsAreReadOnce) {
  // Read anew from each of its numbers, a list of this length takes minutes.
  std::string list = "Zinc helps bone\u00B9";
  while (list.size() < 400'000) list += ",\u00B9";
  EXPECT_EQ(described(list + ",\u2070 and copper\u00B2", 6), Marks{"\u00B2=2"});
  EXPECT_EQ(described("bone\u2075\u207B\u00B3,\u2074", 6), Marks{"\u2074=4"});
}

TEST(ReferenceMarks, OfManyRangesHaveEachNumberOnce) {
  std::string list = "[1-200";
  while (list.size() < 300'000) list += ",1-200";
  const std::vector<ReferenceMark> marks = reference_marks("Zinc helps " + list + "].");
  ASSERT_EQ(marks.size(), 1u);
  EXPECT_EQ(marks[0].numbers.size(), 200u);
}

TEST(ReferenceMarks, AreInOrderAndInsideWhateverComes) {
  std::mt19937 random(19);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = sample_text(random, false, 30);
    std::size_t behind = 0;
    for (const ReferenceMark& mark : reference_marks(text, {30})) {
      ASSERT_LE(behind, mark.range.begin);
      ASSERT_LT(mark.range.begin, mark.range.end);
      ASSERT_LE(mark.range.end, text.size());
      ASSERT_FALSE(mark.numbers.empty());
      for (const int number : mark.numbers) ASSERT_TRUE(number >= 1 && number <= 30);
      behind = mark.range.end;
    }
  }
}

}  // namespace
}  // namespace ibid::text
