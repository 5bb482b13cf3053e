#include "verify/verdict/overstatement.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "index/analyzer.hpp"
#include "index/language.hpp"
#include "verify/statement/statement.hpp"

namespace ibid::verify {
namespace {

struct Pair {
  const char* claim;
  const char* evidence;
  bool overstates;
};

TEST(Overstatement, IsSayingMoreInNearlyTheSameWords) {
  index::Analyzer analyzer(index::Language::built_in());
  const std::vector<Pair> pairs{
      {"Vexin eliminated gout flares.", "Vexin lowered gout flares.", true},
      {"Vexin eliminated gout flares.", "No gout flares were left with vexin.", false},
      {"Vexin doubled gout flares.", "Gout flares were more frequent with vexin (OR 1.31).", true},
      {"Vexin doubled gout flares.", "Vexin raised gout flares (HR 2.05).", false},
      {"Vexin doubled gout flares.", "Gout flares rose from 4% to 8% with vexin.", false},
      {"Vexin tripled gout flares.", "Vexin raised gout flares (HR 1.9).", true},
      {"Vexin is placed first for gout.",
       "Vexin is placed third for gout, after first-choice drugs.", true},
      {"Vexin is ranked third for gout.", "Vexin is placed third for gout.", false},
      {"Vexin should begin during the hospital stay.",
       "Vexin should begin within 3 weeks of discharge rather than during the hospital stay.",
       true},
      {"Vexin should begin within 3 weeks of discharge.",
       "Vexin should begin within 3 weeks of discharge rather than during the hospital stay.",
       false},
      {"Screening is recommended for women and men.", "Screening is recommended for women.", true},
      {"Screening is recommended for women and men.", "Screening is recommended for adults.",
       false},
      {"Vexin significantly raised gout flares.",
       "Vexin raised gout flares (OR 1.31, 95% CI 0.85 to 2.00).", true},
      {"Vexin significantly raised gout flares.",
       "Vexin raised gout flares (OR 1.31, 95% CI 1.05 to 2.00).", false},
  };
  for (const Pair& pair : pairs) {
    const Statement claim = analyze_statement(pair.claim, analyzer);
    const Statement evidence = analyze_statement(pair.evidence, analyzer);
    EXPECT_EQ(overstates(claim, evidence), pair.overstates) << pair.claim << " | " << pair.evidence;
  }
}

}  // namespace
}  // namespace ibid::verify
