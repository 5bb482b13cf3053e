#include "retrieve/question.hpp"

#include <gtest/gtest.h>

namespace ibid::retrieve {
namespace {

Question analyzed(std::string_view text) {
  index::Analyzer analyzer(index::Language::built_in());
  return analyze_question(analyzer, text);
}

TEST(Question, KeepsContentWordsOnceWithTheirCountAndPlace) {
  const Question question = analyzed("Does zinc help bones? Zinc and the healing of bones");
  ASSERT_EQ(question.keywords.size(), 4u);
  EXPECT_EQ(question.keywords[0].word, "zinc");
  EXPECT_EQ(question.keywords[0].count, 2);
  EXPECT_EQ(question.keywords[2].term, "bone");
  EXPECT_EQ(question.keywords[2].place, 2u);
  EXPECT_EQ(question.sequence, (std::vector<std::size_t>{0, 1, 2, 0, 3, 2}));
}

TEST(Question, KnowsMedicinesByName) {
  Question question = analyzed("romosozumab or zoledronic acid beside folic acid");
  mark_medicines(index::Language::built_in(), question);
  std::vector<std::string> medicines;
  for (const Keyword& keyword : question.keywords) {
    if (keyword.is_medicine) medicines.push_back(keyword.word);
  }
  EXPECT_EQ(medicines, (std::vector<std::string>{"romosozumab", "zoledronic", "acid"}));
}

TEST(Question, SeesAcronymsNumbersAndCapitals) {
  struct Case {
    std::string_view text;
    bool is_acronym, is_number, is_capital;
  };
  // The word looked at is the second content word.
  const Case cases[] = {
      {"role TNF", true, false, true},     {"role p53", true, false, false},
      {"role mTORC1", true, false, false}, {"aged 65", false, true, false},
      {"about Crohn", false, false, true}, {"zinc bone", false, false, false},
  };
  for (const Case& c : cases) {
    const Question question = analyzed("word " + std::string(c.text.substr(c.text.find(' '))));
    const Keyword& keyword = question.keywords.at(1);
    EXPECT_EQ(keyword.is_acronym, c.is_acronym) << c.text;
    EXPECT_EQ(keyword.is_number, c.is_number) << c.text;
    EXPECT_EQ(keyword.is_capital, c.is_capital) << c.text;
  }
}

TEST(Question, OfStopWordsOnlyIsEmpty) {
  for (const std::string_view text : {"", "   ", "what is it?", "?!…"}) {
    EXPECT_TRUE(analyzed(text).empty()) << text;
  }
}

TEST(Question, ReadsNoMoreThanItsLimit) {
  std::string text;
  for (std::size_t i = 0; i < 2 * kQuestionWordsMax; ++i)
    text.append("w").append(std::to_string(i)).append(" ");
  EXPECT_EQ(analyzed(text).keywords.size(), kQuestionWordsMax);
}

}  // namespace
}  // namespace ibid::retrieve
