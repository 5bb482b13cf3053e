#include "answer/vocabulary.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "answer/corpus_generation.hpp"
#include "answer/question.hpp"
#include "index/analyzer.hpp"

namespace ibid::answer {
namespace {

TEST(Vocabulary, NumbersStemsInTheOrderOfFirstSight) {
  const index::Generation& generation = test::corpus();
  Vocabulary vocabulary(generation);
  std::map<std::string, StemNumber> known;
  // More than the table has room for at first.
  for (int i = 0; i < 10'000; ++i) {
    const std::string stem = "stem" + std::to_string(i % 7919);
    const StemNumber expected =
        known.try_emplace(stem, static_cast<StemNumber>(known.size())).first->second;
    ASSERT_EQ(vocabulary.number_of(stem), expected);
    ASSERT_EQ(vocabulary.text_of(expected), stem);
  }
  EXPECT_EQ(vocabulary.size(), known.size());
}

TEST(Vocabulary, ReadsATextAsTheAnalyzerDoes) {
  const index::Generation& generation = test::corpus();
  index::Analyzer analyzer(generation.language());
  Vocabulary vocabulary(generation);
  for (const std::string text :
       {"Zinc and the bones of 224 women (≥ 65 years): 1,200 mg, 0.65–1.12.", "",
        "Die Ärztin empfiehlt Zink. 亜鉛と骨", "to be or not to be"}) {
    std::vector<StemNumber> stems;
    const std::vector<index::Term> terms = analyzer.analyze(text);
    EXPECT_EQ(vocabulary.add_stems(text, stems), terms.size()) << text;
    std::vector<std::string> expected;
    for (const index::Term& term : terms) {
      if (!term.is_stop) expected.push_back(term.text);
    }
    std::vector<std::string> found;
    for (const StemNumber stem : stems) found.emplace_back(vocabulary.text_of(stem));
    EXPECT_EQ(found, expected) << text;
    for (const StemNumber stem : stems) {
      EXPECT_EQ(vocabulary.rarity_of(stem), rarity(generation, vocabulary.text_of(stem)));
    }
  }
}

}  // namespace
}  // namespace ibid::answer
