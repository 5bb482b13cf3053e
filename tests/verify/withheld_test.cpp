// What is stopped is not taken: neither side bears out what the other says of it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "index/analyzer.hpp"
#include "verify/statement/statement.hpp"
#include "verify/verify.hpp"

namespace ibid::verify {
namespace {

struct Pair {
  const char* claim;
  const char* evidence;
};

/// The words of the statement that are withheld, one blank between them.
std::string withheld_in(const char* text) {
  index::Analyzer analyzer(index::Language::built_in());
  std::string words;
  for (const Token& token : analyze_statement(text, analyzer).tokens) {
    if (!token.is_withheld) continue;
    if (!words.empty()) words += ' ';
    words += token.word;
  }
  return words;
}

TEST(Withheld, IsWhatNoLongerIsTaken) {
  const Pair cases[] = {
      {"Stopping zinc raises bone density.", "zinc"},
      {"Bone density rose after withdrawal of zinc supplements.", "zinc supplements"},
      {"Zinc withdrawal raises bone density.", "zinc"},
      {"Bone density rose when zinc supplements were discontinued.", "zinc supplements"},
      {"Zinc should be abruptly stopped before surgery.", "zinc"},
      {"Patients who stopped zinc had denser bones.", "zinc"},
      {"Quitting smoking lowers blood pressure.", "smoking"},
      {"Men who gave up smoking lived longer.", "smoking"},
      {"Stopping treatment with vexin raised urate.", "treatment vexin"},
      {"Coming off warfarin raised the risk of stroke.", "warfarin"},
      // What ends, and what is not stopped.
      {"Zinc stops bleeding.", ""},
      {"Tranexamic acid saves lives by stopping bleeding.", ""},
      {"The trial was stopped early for benefit.", ""},
      {"Do not stop zinc before surgery.", ""},
      {"Withdrawals due to adverse events were rare.", ""},
      {"Zinc raises bone density.", ""},
  };
  for (const Pair& pair : cases) EXPECT_EQ(withheld_in(pair.claim), pair.evidence) << pair.claim;
}

TEST(Withheld, OnOneSideBearsNothingOut) {
  const std::string given =
      "inc supplements lowered the risk of pneumonia in children aged under five years by 13%.";
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"Stopping zinc raises bone density.", "Zinc raises bone density."},
      {"Stopping zinc lowers bone density.", "Zinc raises bone density."},
      {"Bone density rose in older adults when zinc was stopped.",
       "Bone density rose in older adults given zinc."},
      {"Patients who stopped zinc had a higher bone density.",
       "Patients who took zinc had a higher bone density."},
      {"Withdrawing z" + given, "Z" + given},
      {"Discontinuation of z" + given, "Z" + given},
  };
  for (const auto& [withheld, taken] : pairs) {
    for (const auto& [claim, evidence] : {std::pair{withheld, taken}, std::pair{taken, withheld}}) {
      const PairVerdict verdict = judge(claim, std::vector{evidence});
      EXPECT_EQ(name_of(verdict.verdict), name_of(Verdict::kUndetermined))
          << claim << " | " << evidence;
      ASSERT_EQ(verdict.reasons.size(), 1u) << claim;
      EXPECT_EQ(verdict.reasons[0].kind, "negation") << claim;
    }
  }
  EXPECT_EQ(judge("Stopping zinc raises bone density.",
                  std::vector<std::string>{"Zinc raises bone density."})
                .reasons,
            (std::vector<Reason>{{"negation", "Stopping zinc", ""}}));
  EXPECT_EQ(judge("Zinc raises bone density.",
                  std::vector<std::string>{"Zinc withdrawal raises bone density."})
                .reasons,
            (std::vector<Reason>{{"negation", "", "Zinc withdrawal"}}));
}

TEST(Withheld, WithoutItIsNoSupportEither) {
  const Pair pairs[] = {
      {"Without zinc, bone density rises in older adults.",
       "Zinc raises bone density in older adults."},
      {"Zinc raises bone density in older adults.",
       "Without zinc, bone density rises in older adults."},
      {"Going without zinc raises bone density.", "Zinc raises bone density."},
  };
  for (const Pair& pair : pairs) {
    const auto verdict = judge(pair.claim, std::vector<std::string>{pair.evidence}).verdict;
    EXPECT_NE(name_of(verdict), name_of(Verdict::kSupported)) << pair.claim;
    EXPECT_NE(name_of(verdict), name_of(Verdict::kPartlySupported)) << pair.claim;
  }
}

TEST(Withheld, OnBothSidesMayBeSaidOtherwise) {
  const Pair pairs[] = {
      {"Stopping zinc raises bone density.", "Withdrawal of zinc raised bone density."},
      {"Stopping zinc raises bone density.", "Bone density rose after zinc was discontinued."},
      {"Metformin should be stopped when kidney function is very low.",
       "Metformin should be discontinued when kidney function is very low."},
      {"Quitting smoking lowers blood pressure in men.",
       "Smoking cessation lowers blood pressure in men."},
      {"Vexin lowered urate in men who had stopped smoking.",
       "Vexin lowered urate in men who had quit smoking."},
      // Of something else.
      {"Vexin lowered urate in older men with gout.",
       "Vexin lowered urate in older men with gout who stopped drinking alcohol."},
  };
  for (const Pair& pair : pairs) {
    EXPECT_EQ(name_of(judge(pair.claim, std::vector<std::string>{pair.evidence}).verdict),
              name_of(Verdict::kSupported))
        << pair.claim << " | " << pair.evidence;
  }
}

}  // namespace
}  // namespace ibid::verify
