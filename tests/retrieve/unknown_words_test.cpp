#include "retrieve/unknown_words.hpp"

#include <gtest/gtest.h>

#include "retrieve/memory_generation.hpp"
#include "retrieve/search.hpp"

namespace ibid::retrieve {
namespace {

MemoryGeneration small_index() {
  return MemoryGeneration({
      {"a", "", "Osteoporosis and magnesium in women."},
      {"b", "", "Magnesium and osteoporosis in men."},
      {"c", "", "Fractures of the hip; magnesium; calcium."},
      {"d", "", "A singleton word: calcitriol."},
      {"e", "", "Statins, hypertension. Hypotension and hypertension."},
      {"f", "", "Hypertension, hypotension and statins."},
  });
}

std::string reading_of(std::string_view text) {
  const auto generation = small_index();
  index::Analyzer analyzer(generation.language());
  Question question = analyze_question(analyzer, text);
  read_unknown_words(generation, analyzer, question);
  std::string words;
  for (const Keyword& keyword : question.keywords) {
    words += (words.empty() ? "" : " ") + keyword.word +
             (keyword.reading == Reading::kAsWritten ? "" : "*");
  }
  return words;
}

TEST(UnknownWords, ReadsAnUnknownWordAsItsMostCommonNeighbour) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"magnesum", "magnesium*"},         // a letter left out
      {"magnnesium", "magnesium*"},       // one too many
      {"magnesuim", "magnesium*"},        // two swapped
      {"osteoporasis", "osteoporosis*"},  // one wrong
      {"magnesium", "magnesium"},
      {"hypotension", "hypotension"},            // known, though hypertension is as common
      {"calcitriol", "calcitriol"},              // known, though rare
      {"calcitrol", "calcitrol"},                // its neighbour stands in one passage only
      {"Magnesum", "magnesium*"},                // a capital begins the question
      {"statins Magnesum", "statins magnesum"},  // elsewhere it may be a name
      {"MAGNESUM", "magnesum"},
      {"hip1x", "hip1x"},
      {"quasarology", "quasarology"},
      {"magnesium magnesum", "magnesium magnesum"},  // the question has it already
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(reading_of(text), expected) << text;
}

TEST(UnknownWords, LeavesTheQuestionAsIfItHadBeenSpelledRight) {
  const auto generation = small_index();
  index::Analyzer analyzer(generation.language());
  Question wrong = analyze_question(analyzer, "does magnesum help osteoporasis");
  read_unknown_words(generation, analyzer, wrong);
  EXPECT_EQ(wrong.words, analyze_question(analyzer, "does magnesium help osteoporosis").words);
}

TEST(UnknownWords, IsShownInTheTermsOfASearch) {
  const auto generation = small_index();
  const auto result = search(generation, "osteoporasis", {});
  ASSERT_TRUE(result);
  ASSERT_FALSE(result->hits.empty());
  EXPECT_EQ(result->terms.at(0).surface, "osteoporasis");
  EXPECT_EQ(result->terms.at(0).origin, "spelling of osteoporosis");
}

TEST(UnknownWords, OfEveryDayAreReadAsWhatPassagesSay) {
  const MemoryGeneration generation({
      {"a", "", "Coffee and iron absorption."},
      {"b", "", "Falls in older people. A slip."},
      {"c", "", "Of the espresso drinkers many sleep badly."},
  });
  index::Analyzer analyzer(generation.language());
  const auto read = [&](std::string_view text) {
    Question question = analyze_question(analyzer, text);
    read_unknown_words(generation, analyzer, question);
    return question;
  };
  const Question tumbled = read("older people who tumbled");
  EXPECT_EQ(tumbled.keywords.back().term, analyzer.stem("fall"));
  EXPECT_EQ(tumbled.keywords.back().surface, "tumbled");
  EXPECT_EQ(tumbled.keywords.back().reading, Reading::kRelated);
  EXPECT_EQ(tumbled.words.back(), "fall");
  // A passage has it; the question has the other already; no passage has any of them.
  EXPECT_EQ(read("espresso").keywords.back().reading, Reading::kAsWritten);
  EXPECT_EQ(read("falls and tumbles").keywords.back().reading, Reading::kAsWritten);
  EXPECT_EQ(reading_of("tumbled"), "tumbled");

  const auto result = search(generation, "tumbled", {});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->terms.at(0).origin, "everyday word for fall");
}

}  // namespace
}  // namespace ibid::retrieve
