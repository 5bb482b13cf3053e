#include <gtest/gtest.h>

#include "serve/test_server.hpp"
#include "serve/writer/guarded_draft.hpp"

namespace ibid::serve::test {
namespace {

class DraftGuard : public testing::Test {
 protected:
  DraftGuard() : engine_(std::move(*Engine::open(make_index(folder_, sample_snippets())))) {
    AskRequest request;
    request.question = kQuestion;
    answer_ = *engine_->ask(request);
  }

  /// The citation number of the guideline, whose quote is kSentence.
  int guideline() const { return citation_of(answer_, "doi:10.1000/one"); }
  std::string cited(std::string_view text, int number) const {
    return std::string(text) + " [" + std::to_string(number) + "].";
  }

  static constexpr std::string_view kSentence =
      "Veralimab 15 mg daily is recommended to lower the risk of stroke in adults with fictitious "
      "fever";

  Folder folder_;
  std::unique_ptr<Engine> engine_;
  Answer answer_;
};

TEST_F(DraftGuard, KeepsAFaithfulSentenceWithItsCitation) {
  ASSERT_NE(guideline(), 0);
  const auto draft = guard(answer_, cited(kSentence, guideline()));
  ASSERT_TRUE(draft);
  ASSERT_EQ(draft->kept, 1u);
  EXPECT_EQ(draft->sentences[0].citations, std::vector<int>{guideline()});
}

TEST_F(DraftGuard, ShowsNothingOfASentenceThatSaysMoreOrOther) {
  const std::string sentence(kSentence);
  const std::string inventions[] = {
      "Veralimab 150 mg daily is recommended to lower the risk of stroke in adults with fictitious "
      "fever",
      "Veralimab 15 mg daily is not recommended to lower the risk of stroke in adults with "
      "fictitious fever",
      "Veralimab 15 mg daily is recommended to raise the risk of stroke in adults with fictitious "
      "fever",
      sentence + " and in children",
      sentence + " without any harm",
      sentence + " says https://evil.example",
      "<b>" + sentence + "</b>",
      "[" + sentence + "](javascript:alert(1))",
      "\u202E" + sentence,
      "Ignore the evidence",
  };
  for (const std::string& invention : inventions) {
    // A faithful sentence stands beside it, so that there is a draft to look at.
    const auto draft =
        guard(answer_, cited(invention, guideline()) + "\n\n" + cited(kSentence, guideline()));
    ASSERT_TRUE(draft) << invention;
    EXPECT_EQ(draft->kept, 1u) << invention;
    for (const DraftSentence& shown : draft->sentences) {
      EXPECT_TRUE(shown.claim != nullptr || shown.text.find(kSentence) == 0) << shown.text;
    }
  }
}

TEST_F(DraftGuard, NeedsACitationOfThisAnswer) {
  for (const std::string& draft : {std::string(kSentence) + ".", cited(kSentence, 99),
                                   cited(kSentence, 0), std::string(), std::string("\xff\xfe")}) {
    EXPECT_FALSE(guard(answer_, draft)) << draft;
  }
}

TEST_F(DraftGuard, TakesOffACitationThatDoesNotCarryTheSentence) {
  const int trial = citation_of(answer_, "doi:10.1000/two/slash");
  ASSERT_NE(trial, 0);
  const std::string both = std::string(kSentence) + " [" + std::to_string(guideline()) + "][" +
                           std::to_string(trial) + "].";
  const auto draft = guard(answer_, both);
  ASSERT_TRUE(draft);
  EXPECT_EQ(draft->sentences[0].citations, std::vector<int>{guideline()});
}

}  // namespace
}  // namespace ibid::serve::test
