#include "index/analyzer.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

#include "index/spelling.hpp"
#include "text/words.hpp"

namespace ibid::index {
namespace {

TEST(Analyzer, GivesStemWordPlaceAndStopFlagInTextOrder) {
  Analyzer analyzer(Language::built_in());
  const std::string text = "The Fractures healed; tumours of 1.5 mm.";
  const auto terms = analyzer.analyze(text);
  const std::vector<std::pair<std::string, bool>> expected{
      {"the", true}, {"fractur", false}, {"heal", false}, {"tumor", false},
      {"of", true},  {"1.5", false},     {"mm", false}};
  ASSERT_EQ(terms.size(), expected.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    EXPECT_EQ(terms[i].text, expected[i].first);
    EXPECT_EQ(terms[i].is_stop, expected[i].second) << terms[i].word;
  }
  EXPECT_EQ(terms[1].word, "fractures");
  EXPECT_EQ(text.substr(terms[1].range.begin, terms[1].range.size()), "Fractures");
}

TEST(Analyzer, TakesThePluralOffAnAbbreviationOfTheTables) {
  Analyzer analyzer(Language::built_in());
  EXPECT_EQ(analyzer.stem("ssris"), "ssri");
  EXPECT_EQ(analyzer.stem("ppis"), "ppi");
  EXPECT_EQ(analyzer.stem("rcts"), "rct");
  // Their "s" belongs to them, or nobody knows.
  for (const char* word : {"cns", "pcos", "lps", "mds", "pus", "xqris"}) {
    EXPECT_EQ(analyzer.stem(word), word);
  }
  EXPECT_FALSE(Language::built_in().synonyms_of("ssris").empty());
  EXPECT_TRUE(Language::built_in().synonyms_of("sepsi").empty());
}

TEST(Analyzer, AppendsToWhatTheCallerHolds) {
  Analyzer analyzer(Language::built_in());
  std::vector<Term> terms = analyzer.analyze("zinc");
  analyzer.analyze("bones", terms);
  ASSERT_EQ(terms.size(), 2u);
  EXPECT_EQ(terms[1].text, "bone");
}

// More different words than the stem cache holds, some of them coming back.
TEST(Analyzer, StemsAsTheUncachedStemmerDoes) {
  Analyzer analyzer(Language::built_in());
  const Xapian::Stem stemmer("english");
  for (int i = 0; i < 150'000; ++i) {
    const std::string word = "absorbing" + std::to_string(i % 90'000);
    ASSERT_EQ(analyzer.stem(word), stemmer(word));
    if (i % 1000 == 0) {
      ASSERT_EQ(analyzer.stem("haemorrhages"), stemmer("hemorrhages"));
    }
  }
}

TEST(Analyzer, MovesWithItsCache) {
  Analyzer first(Language::built_in());
  const std::string stem = first.stem("fractures");
  Analyzer second(std::move(first));
  EXPECT_EQ(second.stem("fractures"), stem);
}

}  // namespace
}  // namespace ibid::index
