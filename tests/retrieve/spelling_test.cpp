#include "retrieve/spelling.hpp"

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

std::string corrected(std::string_view text) {
  const auto generation = small_index();
  index::Analyzer analyzer(generation.language());
  Question question = analyze_question(analyzer, text);
  correct_spelling(generation, analyzer, question);
  std::string words;
  for (const Keyword& keyword : question.keywords) {
    words += (words.empty() ? "" : " ") + keyword.word + (keyword.is_corrected ? "*" : "");
  }
  return words;
}

TEST(Spelling, ReadsAnUnknownWordAsItsMostCommonNeighbour) {
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
  for (const auto& [text, expected] : cases) EXPECT_EQ(corrected(text), expected) << text;
}

TEST(Spelling, LeavesTheQuestionAsIfItHadBeenSpelledRight) {
  const auto generation = small_index();
  index::Analyzer analyzer(generation.language());
  Question wrong = analyze_question(analyzer, "does magnesum help osteoporasis");
  correct_spelling(generation, analyzer, wrong);
  EXPECT_EQ(wrong.words, analyze_question(analyzer, "does magnesium help osteoporosis").words);
}

TEST(Spelling, IsShownInTheTermsOfASearch) {
  const auto generation = small_index();
  const auto result = search(generation, "osteoporasis", {});
  ASSERT_TRUE(result);
  ASSERT_FALSE(result->hits.empty());
  EXPECT_EQ(result->terms.at(0).surface, "osteoporasis");
  EXPECT_EQ(result->terms.at(0).origin, "spelling of osteoporosis");
}

}  // namespace
}  // namespace ibid::retrieve
