// A sentence's words taken from its passage's beside the same sentence cut into words by itself.
#include "retrieve/passage_tokens.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "retrieve/memory_generation.hpp"
#include "retrieve/workspace.hpp"

namespace ibid::retrieve {
namespace {

struct Cut {
  std::size_t words = 0;
  std::vector<std::string> terms;
  friend bool operator==(const Cut&, const Cut&) = default;
};

Cut taken(const PassageTokens::Run& run, const Lexicon& lexicon) {
  Cut cut{run.words, {}};
  for (const Token& token : run.tokens) cut.terms.emplace_back(lexicon.term(token.term));
  return cut;
}

Cut anew(const std::string& text, index::Analyzer& analyzer) {
  Cut cut;
  for (const index::Term& term : analyzer.analyze(text)) {
    ++cut.words;
    if (!term.is_stop) cut.terms.push_back(term.text);
  }
  return cut;
}

TEST(WordsIn, ARangeAreThoseOfTheRangeAlone) {
  const std::vector<std::string> pieces = {
      " ",      " ",  " ",    ".", ",", "zinc", "the", "1",   "15",      "234", "µg", "-",
      "\u00a0", "骨", "骨粗", "é", "(", "\n",   "[2]", "B12", "Crohn’s", "≥",   "e"};
  std::mt19937 random(11);
  std::size_t known = 0;
  std::size_t asked = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<std::size_t> borders = {0};
    std::string text;
    for (std::size_t i = 0; i < 1 + random() % 40; ++i) {
      text += pieces[random() % pieces.size()];
      borders.push_back(text.size());
    }
    const MemoryGeneration generation({{"a", round % 2 == 0 ? "On zinc" : "", text}});
    Workspace workspace(generation);
    const auto tokens = workspace.tokenizer.tokens_of(0);
    ASSERT_TRUE(tokens);
    for (std::size_t i = 0; i < borders.size(); ++i) {
      for (std::size_t j = i; j < borders.size(); ++j) {
        const ByteRange range{borders[i], borders[j]};
        const auto run = (*tokens)->words_in(text, range);
        ++asked;
        if (!run) continue;
        ++known;
        const std::string part = text.substr(range.begin, range.size());
        ASSERT_EQ(taken(*run, workspace.lexicon), anew(part, workspace.analyzer))
            << "\"" << part << "\" of \"" << text << '"';
      }
    }
  }
  EXPECT_GT(known, asked / 8);
}

TEST(WordsIn, ARangeThatCutsAWordAreNotKnown) {
  const std::string text = "Zinc fell by 15.2,3 Copper rose.";
  const MemoryGeneration generation({{"a", "", text}});
  Workspace workspace(generation);
  const auto tokens = workspace.tokenizer.tokens_of(0);
  EXPECT_TRUE((*tokens)->words_in(text, {0, text.find(" Copper")}));
  EXPECT_FALSE((*tokens)->words_in(text, {0, text.find(".2,3")}));  // a sentence without its mark
  EXPECT_FALSE((*tokens)->words_in(text, {1, text.size()}));
}

TEST(WordsIn, ATextTooLongForThemAreNotKnown) {
  std::string text = "Zinc ";
  while (text.size() < (1 << 16)) text += "supplementation ";
  const MemoryGeneration generation({{"a", "", text}});
  Workspace workspace(generation);
  EXPECT_FALSE((*workspace.tokenizer.tokens_of(0))->words_in(text, {0, 4}));
}

}  // namespace
}  // namespace ibid::retrieve
