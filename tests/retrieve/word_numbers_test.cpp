// The table of words met last beside analysing each word anew.
#include "retrieve/word_numbers.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "retrieve/memory_generation.hpp"
#include "retrieve/term_places.hpp"
#include "retrieve/workspace.hpp"

namespace ibid::retrieve {
namespace {

TEST(WordNumbers, AreThoseOfTheWordsStems) {
  const MemoryGeneration generation({{"a", "", "zinc"}});
  Workspace workspace(generation);
  index::Analyzer analyzer(generation.language());
  std::mt19937 random(7);
  std::vector<std::string> words = {"zinc", "the", "fractures", "fracture", "of", "tumour"};
  // More than the table holds, so that words push each other out; some too long to be held.
  for (int i = 0; i < 60'000; ++i) {
    std::string word;
    const std::size_t letters = 1 + random() % 30;
    for (std::size_t k = 0; k < letters; ++k) word += static_cast<char>('a' + random() % 26);
    words.push_back(std::move(word));
  }
  for (int i = 0; i < 200'000; ++i) {
    const std::string& word = words[random() % (i % 2 == 0 ? words.size() : 40)];
    const NumberedWord numbered = workspace.numbers.number_of(word);
    const index::Term term = analyzer.analyze(word).at(0);
    ASSERT_EQ(numbered.is_stop, term.is_stop) << word;
    if (!term.is_stop) {
      ASSERT_EQ(workspace.lexicon.term(numbered.term), term.text) << word;
    }
  }
}

TEST(WordNumbers, OfWordsThatBeginAlikeAreApart) {
  const MemoryGeneration generation({{"a", "", "zinc"}});
  Workspace workspace(generation);
  std::string word;
  for (int i = 0; i < 40; ++i) {
    word += 'x';
    EXPECT_EQ(workspace.lexicon.term(workspace.numbers.number_of(word).term),
              workspace.analyzer.stem(word));
  }
}

TEST(TermPlaces, AreZeroAgainWhenTheNextComputationBegins) {
  const MemoryGeneration generation({{"a", "", "zinc"}});
  Lexicon lexicon(generation);
  const TermNumber zinc = lexicon.number_of("zinc");
  const TermNumber bone = lexicon.number_of("bone");
  {
    TermPlaces places(lexicon);
    places.set(bone, 3);
    EXPECT_EQ(places[bone], 3u);
    EXPECT_EQ(places[zinc], 0u);
  }
  const TermNumber later = lexicon.number_of("copper");
  TermPlaces places(lexicon);
  EXPECT_EQ(places[bone], 0u);
  EXPECT_EQ(places[later], 0u);
}

}  // namespace
}  // namespace ibid::retrieve
