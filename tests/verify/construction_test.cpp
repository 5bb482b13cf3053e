#include "verify/verdict/construction.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "index/analyzer.hpp"
#include "index/language.hpp"
#include "verify/comparison/sentence_ranking.hpp"
#include "verify/statement/statement.hpp"
#include "verify/statement/vocabulary.hpp"
#include "verify/verify.hpp"

namespace ibid::verify {
namespace {

struct Pair {
  const char* claim;
  const char* evidence;
  bool fills_otherwise;
};

TEST(Construction, FilledWithOtherThingsSaysSomethingElse) {
  index::Analyzer analyzer(index::Language::built_in());
  const char* share =
      "Gout accounts for 3% to 5% of cases of vexin deficiency and is rarely found.";
  const char* half = "About half of all gout cases are due to vexin deficiency.";
  const char* names = "Vexin should be balanced with 1 mg of copper for every 8 to 15 mg of zinc.";
  const char* doses =
      "Gout is treated with vexin 50 mg weekly, and then with frumioxin 8 mg daily.";
  const char* than =
      "Jaw necrosis is far more frequent (1% to 15%) with vexin given for cancer than with "
      "treatment of osteoporosis.";
  const char* between =
      "Urate did not differ between women with gout and those with kidney stones.";
  const char* change = "Going from a high to an intermediate salt level lowered urate by 2 mg/dL.";
  const char* first = "The main cause of gout is beer; others are liver, mussels, and fasting.";
  const char* best =
      "Serum zinc is the best single marker of gout, and serum vexin can help if zinc is normal.";
  const char* chain = "Vexin causes chronic gout, which can lead to kidney stones and asthma.";
  const char* condition = "Gout flares are treated with vexin for 5 days when urate is high.";
  const std::vector<Pair> pairs{
      {"Vexin deficiency is found in 3% to 5% of people with gout.", share, true},
      {"Of all cases of vexin deficiency, 3% to 5% are due to gout.", share, false},
      {"Gout makes up 3% to 5% of vexin deficiency cases.", share, false},
      {"About half of all people with vexin deficiency have gout.", half, true},
      {"Vexin deficiency is behind about half of all cases of gout.", half, false},
      {"Vexin should be balanced with 1 mg of zinc for every 8 to 15 mg of copper.", names, true},
      {"For every 8 to 15 mg of zinc, vexin is balanced with 1 mg of copper.", names, false},
      {"Gout is treated with frumioxin 50 mg weekly, and then with vexin 8 mg daily.", doses, true},
      {"Gout is treated with 50 mg of vexin a week and then 8 mg of frumioxin a day.", doses,
       false},
      {"Jaw necrosis occurs in 1% to 15% of people who take vexin for osteoporosis.", than, true},
      {"Jaw necrosis occurs in 1% to 15% of people who take vexin for cancer.", than, false},
      {"With 1% to 15%, jaw necrosis is more frequent in cancer than in osteoporosis.", than,
       false},
      {"Urate did not differ between women with gout and healthy women.", between, true},
      {"Urate was alike between women with kidney stones and those with gout.", between, false},
      {"Urate did not differ between women with gout and those with renal calculi.", between,
       false},
      {"Going from an intermediate to a low salt level lowered urate by 2 mg/dL.", change, true},
      {"Urate fell by 2 mg/dL on going from a high to an intermediate salt level.", change, false},
      {"The main cause of gout is mussels and liver.", first, true},
      {"Beer is the main cause of gout.", first, false},
      {"The leading cause of gout is beer.", first, false},
      {"Serum vexin is the best single marker of gout.", best, true},
      {"The best single marker of gout is serum zinc.", best, false},
      {"Of all markers of gout, serum zinc is the best.", best, false},
      {"Vexin causes kidney stones, which can lead to chronic gout.", chain, true},
      {"Chronic gout caused by vexin may lead to kidney stones and asthma.", chain, false},
      {"Vexin causes gout, and gout leads to asthma.", chain, false},
      {"Gout flares are treated with vexin for 5 days whether or not urate is high.", condition,
       true},
      {"When urate is high, gout flares are treated with vexin for 5 days.", condition, false},
  };
  for (const Pair& pair : pairs) {
    const Statement claim = analyze_statement(pair.claim, analyzer);
    const std::vector<Statement> evidence{analyze_statement(pair.evidence, analyzer)};
    const Vocabulary vocabulary{index::Language::built_in(), {}};
    const BagAlignment bag = rank_sentences(claim, evidence, vocabulary).front().bag;
    EXPECT_EQ(fills_otherwise(claim, evidence.front(), bag), pair.fills_otherwise)
        << pair.claim << " | " << pair.evidence;
    if (!pair.fills_otherwise) continue;
    EXPECT_NE(name_of(judge(pair.claim, std::vector<std::string>{pair.evidence}).verdict),
              name_of(Verdict::kSupported))
        << pair.claim;
  }
}

}  // namespace
}  // namespace ibid::verify
