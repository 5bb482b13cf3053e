// What the learned model may say where no rule decides, with a model that always says the same.
#include <gtest/gtest.h>

#include <array>
#include <string_view>

#include "index/analyzer.hpp"
#include "verify/verdict/judgement.hpp"

namespace ibid::verify {
namespace {

Judgement judge_with(std::string_view claim, std::string_view sentence, Probabilities p) {
  const index::Language& language = index::Language::built_in();
  index::Analyzer analyzer(language);
  const std::array evidence = {analyze_statement(sentence, analyzer)};
  LearnedJudge learned;
  learned.model = [p](const Features&) { return p; };
  return judge_statements(analyze_statement(claim, analyzer), evidence, language, learned);
}

constexpr std::string_view kImproved =
    "In the men who were given zinc during that year of follow-up, erectile function improved.";

TEST(LearnedJudge, ContradictsSoonerWhatTheSentenceTurnsRound) {
  const double likely = (kTurnedMin + kContradictedMin) / 2;
  const Probabilities p{0.1, likely, 0.9 - likely};
  struct Case {
    const char* what;
    const char* claim;
    Verdict verdict;
  };
  const Case cases[] = {
      {"a cue the other way", "Zinc worsens erectile function in men.", Verdict::kContradicted},
      {"a denial", "Zinc is not beneficial to erectile function in men.", Verdict::kContradicted},
      {"the same way, in full", "Zinc is beneficial to erectile function in men.",
       Verdict::kSupported},
      {"a double denial, which is one", "Neither zinc nor sleep helps erectile function in men.",
       Verdict::kContradicted},
      {"turned twice", "Zinc never worsens erectile function in men.", Verdict::kUndetermined},
      {"what lacking does", "Men who lack zinc have problems with erectile function.",
       Verdict::kUndetermined},
      {"about something else", "Zinc worsens sleep, appetite and mood in nurses on night shifts.",
       Verdict::kUnsupported},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(judge_with(c.claim, kImproved, p).verdict, c.verdict) << c.what;
  }
}

TEST(LearnedJudge, ContradictsWhatIsLikelyEnoughWithoutASign) {
  const char* claim = "Zinc is beneficial to erectile function in men.";
  EXPECT_EQ(judge_with(claim, kImproved, {0.1, kContradictedMin, 0.1}).verdict,
            Verdict::kContradicted);
}

TEST(LearnedJudge, HearsNothingOfADrugInWhatIsSaidOfAnother) {
  const char* sentence = "In that year erectile function improved in the men given magnesium.";
  for (const Probabilities p : {Probabilities{0.9, 0.05, 0.05}, Probabilities{0.05, 0.9, 0.05}}) {
    EXPECT_EQ(judge_with("Zinc is beneficial to erectile function in men.", sentence, p).verdict,
              Verdict::kUnsupported);
  }
}

TEST(LearnedJudge, SupportsNoDenialOnOneSide) {
  const Probabilities p{kSupportedMin, 0.1, 0.2};
  EXPECT_EQ(judge_with("Zinc is beneficial to erectile function in men.", kImproved, p).verdict,
            Verdict::kSupported);
  EXPECT_EQ(judge_with("Zinc is not beneficial to erectile function in men.", kImproved, p).verdict,
            Verdict::kUndetermined);
}

}  // namespace
}  // namespace ibid::verify
