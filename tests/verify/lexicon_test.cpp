#include "verify/statement/lexicon.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "index/analyzer.hpp"
#include "verify/statement/statement.hpp"
#include "verify/statement/substances.hpp"

namespace ibid::verify {
namespace {

TEST(Lexicon, EveryCueIsTheOneOfItsStem) {
  index::Analyzer analyzer(index::Language::built_in());
  for (const Cue& cue : all_cues()) {
    EXPECT_EQ(find_cue(cue.word, analyzer.stem(cue.word)), &cue)
        << cue.word << " shares another's stem";
    EXPECT_NE(cue.axis, Axis::kNone) << cue.word;
    EXPECT_NE(cue.value, 0) << cue.word;
  }
}

TEST(Lexicon, TellsOppositesByAxis) {
  struct Case {
    const char* a;
    const char* b;
    bool opposite;
  };
  const Case cases[] = {
      {"increased", "reducing", true}, {"increases", "elevated", false},
      {"adults", "infants", true},     {"adults", "decreased", false},
      {"improved", "worsened", true},  {"recommends", "avoided", true},
      {"promotes", "inhibits", true},  {"better", "worse", true},
      {"oral", "intravenous", true},
  };
  index::Analyzer analyzer(index::Language::built_in());
  for (const Case& test : cases) {
    const Cue* a = find_cue(test.a, analyzer.stem(test.a));
    const Cue* b = find_cue(test.b, analyzer.stem(test.b));
    ASSERT_NE(a, nullptr) << test.a;
    ASSERT_NE(b, nullptr) << test.b;
    EXPECT_EQ(oppose(*a, *b), test.opposite) << test.a << test.b;
  }
  EXPECT_EQ(find_cue("activity", analyzer.stem("activity")), nullptr);
}

TEST(Statement, KnowsWhatIsDenied) {
  struct Case {
    const char* text;
    const char* head;  ///< the word right behind the negation, or empty
  };
  const Case cases[] = {
      {"Zinc did not reduce the risk of fracture.", "reduce"},
      {"There was no significant difference.", "significant"},
      {"The drug failed to reduce mortality.", "reduce"},
      {"Heart failure is common.", ""},
      {"Kidney failure reduced survival.", ""},
      {"Those with it were older than those without it among men.", ""},
      {"Patients without diabetes did well.", "diabetes"},
      {"It doesn't help patients.", "help"},
  };
  index::Analyzer analyzer(index::Language::built_in());
  for (const Case& test : cases) {
    std::string head;
    for (const Token& token : analyze_statement(test.text, analyzer).tokens) {
      if (token.is_denied_head) head = token.word;
    }
    EXPECT_EQ(head, test.head) << test.text;
  }
}

TEST(Substances, AreToldByNameAndStem) {
  for (const char* name : {"zinc", "atorvastatin", "lisinopril", "apixaban", "ceftriaxone",
                           "metformin", "erenumab", "chlorthalidone"}) {
    EXPECT_TRUE(names_substance(name)) << name;
  }
  for (const char* name :
       {"risk", "patient", "control", "protocol", "statin", "april", "surgery", "peptide"}) {
    EXPECT_FALSE(names_substance(name)) << name;
  }
}

}  // namespace
}  // namespace ibid::verify
