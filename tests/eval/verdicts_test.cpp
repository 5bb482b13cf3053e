#include "eval/verdicts.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace ibid::eval {
namespace {

constexpr Verdict kYes = Verdict::kSupported;
constexpr Verdict kNo = Verdict::kContradicted;
constexpr Verdict kOpen = Verdict::kUndetermined;

const std::vector<ScoredVerdict> kScored = {
    {kYes, 0.9, kYes}, {kYes, 0.8, kNo}, {kYes, 0.6, kYes}, {kNo, 0.9, kNo}, {kOpen, 0.9, kYes}};

TEST(VerdictCurve, CountsWhatIsGivenWithAtLeastTheConfidence) {
  constexpr std::array<double, 3> kConfidences = {0.85, 0.7, 0.0};
  const auto curve = verdict_curve(kScored, kYes, kConfidences);
  ASSERT_EQ(curve.size(), 3u);
  EXPECT_EQ(curve[0].given, 1u);
  EXPECT_DOUBLE_EQ(curve[0].precision, 1.0);
  EXPECT_DOUBLE_EQ(curve[0].recall, 1.0 / 3);
  EXPECT_DOUBLE_EQ(curve[1].precision, 0.5);
  EXPECT_EQ(curve[2].given, 3u);
  EXPECT_DOUBLE_EQ(curve[2].recall, 2.0 / 3);
}

TEST(VerdictCurve, IsZeroWhereNothingIsGiven) {
  constexpr std::array<double, 1> kConfidences = {0.99};
  const auto curve = verdict_curve({}, kNo, kConfidences);
  EXPECT_DOUBLE_EQ(curve[0].precision, 0);
  EXPECT_DOUBLE_EQ(curve[0].recall, 0);
}

TEST(CalibrationError, IsTheMeanGapBetweenConfidenceAndPrecision) {
  const std::vector<ScoredVerdict> sure = {{kYes, 1.0, kYes}, {kYes, 1.0, kNo}};
  EXPECT_DOUBLE_EQ(calibration_error(sure), 0.5);
  const std::vector<ScoredVerdict> fair = {{kYes, 0.5, kYes}, {kYes, 0.5, kNo}};
  EXPECT_DOUBLE_EQ(calibration_error(fair), 0);
  EXPECT_DOUBLE_EQ(calibration_error({}), 0);
}

TEST(VerdictTable, HasALineForEachConfidence) {
  const std::string table = verdict_table(kScored);
  EXPECT_NE(table.find("0.90 |      1      1.000"), std::string::npos) << table;
}

}  // namespace
}  // namespace ibid::eval
