#include "serve/writer/draft_guard.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "serve/test_server.hpp"

namespace ibid::serve::test {
namespace {

class GuardedDraft : public testing::Test {
 protected:
  GuardedDraft() : engine_(std::move(*Engine::open(make_index(folder_, sample_snippets())))) {
    AskRequest request;
    request.question = kQuestion;
    answer_ = *engine_->ask(request);
  }

  /// The citation number of the guideline, whose quote is kSentence.
  int guideline() const { return citation_of(answer_, "doi:10.1000/one"); }
  std::string cited(std::string_view text, int number) const {
    return std::string(text) + " [" + std::to_string(number) + "].";
  }

  struct Guarded {
    std::vector<DraftSentence> sentences;
    DraftTally tally;
  };
  /// What stands of a draft that arrives in pieces of `piece_bytes`.
  Guarded guard(std::string_view draft, std::size_t piece_bytes = std::string::npos) const {
    serve::DraftGuard guard(answer_);
    Guarded guarded;
    const auto keep = [&](std::vector<DraftSentence> sentences) {
      for (DraftSentence& sentence : sentences) guarded.sentences.push_back(std::move(sentence));
    };
    for (std::size_t at = 0; at < draft.size(); at += std::min(piece_bytes, draft.size())) {
      keep(guard.feed(draft.substr(at, piece_bytes)));
    }
    keep(guard.finish());
    guarded.tally = guard.tally();
    return guarded;
  }

  static constexpr std::string_view kSentence =
      "Veralimab 15 mg daily is recommended to lower the risk of stroke in adults with fictitious "
      "fever";

  Scratch folder_;
  std::unique_ptr<Engine> engine_;
  Answer answer_;
};

TEST_F(GuardedDraft, KeepsAFaithfulSentenceWithItsCitation) {
  ASSERT_NE(guideline(), 0);
  const Guarded guarded = guard(cited(kSentence, guideline()));
  ASSERT_EQ(guarded.tally.kept, 1u);
  EXPECT_EQ(guarded.sentences[0].citations, std::vector<int>{guideline()});
}

TEST_F(GuardedDraft, ShowsNothingOfASentenceThatSaysMoreOrOther) {
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
    const std::string draft =
        cited(invention, guideline()) + "\n\n" + cited(kSentence, guideline());
    for (const std::size_t piece_bytes : {std::size_t{1}, std::size_t{7}, draft.size()}) {
      const Guarded guarded = guard(draft, piece_bytes);
      EXPECT_EQ(guarded.tally.kept, 1u) << invention;
      for (const DraftSentence& shown : guarded.sentences) {
        EXPECT_TRUE(shown.claim != nullptr || shown.text.find(kSentence) == 0) << shown.text;
      }
    }
  }
}

TEST(DraftGuard, DoesNotLetTwoDrugsChangePlaces) {
  Scratch folder;
  const auto engine = std::move(*Engine::open(make_index(folder, R"({"schema": "ibid.snippets/1",
    "id": "comparison", "title": "Veralimab and norimab", "updated": "2026-01-01",
    "license": "CC0-1.0", "references": [{"number": 1, "source": {"type": "article-journal",
      "title": "A trial", "DOI": "10.1000/one", "issued": {"date-parts": [[2021]]},
      "kind": "research", "design": "randomized_trial", "status": "current"}}],
    "snippets": [{"section": ["Strokes"], "references": [1],
      "text": "Veralimab is better than norimab at preventing stroke."}]})")));
  AskRequest request;
  request.question = "Is veralimab better than norimab at preventing stroke?";
  const Answer answer = *engine->ask(request);
  const auto kept = [&](std::string_view draft) {
    serve::DraftGuard guard(answer);
    (void)guard.feed(draft);
    (void)guard.finish();
    return guard.tally().kept;
  };
  EXPECT_EQ(kept("Veralimab is better than norimab at preventing stroke [1]."), 1u);
  EXPECT_EQ(kept("Norimab is better than veralimab at preventing stroke [1]."), 0u);
}

TEST_F(GuardedDraft, NeedsACitationOfThisAnswer) {
  for (const std::string& draft : {std::string(kSentence) + ".", cited(kSentence, 99),
                                   cited(kSentence, 0), std::string(), std::string("\xff\xfe")}) {
    EXPECT_TRUE(guard(draft).sentences.empty()) << draft;
  }
}

TEST_F(GuardedDraft, TakesOffACitationThatDoesNotCarryTheSentence) {
  const int trial = citation_of(answer_, "doi:10.1000/two/slash");
  ASSERT_NE(trial, 0);
  const std::string both = std::string(kSentence) + " [" + std::to_string(guideline()) + "][" +
                           std::to_string(trial) + "].";
  const Guarded guarded = guard(both);
  ASSERT_EQ(guarded.sentences.size(), 1u);
  EXPECT_EQ(guarded.sentences[0].citations, std::vector<int>{guideline()});
}

TEST_F(GuardedDraft, SaysTheSameHoweverTheDraftIsCutIntoPieces) {
  const std::string good = cited(kSentence, guideline());
  const std::string draft = "## Answer\n\nDear reader, e.g. you. It cures 99% [1]. " + good +
                            " Not so [2]. " + good + "\n- " + good + "\n1. It is said. " + good;
  const Guarded whole = guard(draft);
  ASSERT_GE(whole.tally.kept, 1u);
  for (std::size_t piece_bytes = 1; piece_bytes < draft.size(); piece_bytes += 3) {
    const Guarded pieces = guard(draft, piece_bytes);
    ASSERT_EQ(pieces.sentences.size(), whole.sentences.size()) << piece_bytes;
    for (std::size_t i = 0; i < whole.sentences.size(); ++i) {
      EXPECT_EQ(pieces.sentences[i].text, whole.sentences[i].text) << piece_bytes;
      EXPECT_EQ(pieces.sentences[i].claim, whole.sentences[i].claim) << piece_bytes;
    }
    EXPECT_EQ(pieces.tally.dropped, whole.tally.dropped) << piece_bytes;
  }
}

TEST_F(GuardedDraft, HandsOutASentenceAsSoonAsItsLineIsOver) {
  serve::DraftGuard guard(answer_);
  EXPECT_TRUE(guard.feed(cited(kSentence, guideline())).empty());
  EXPECT_EQ(guard.feed("\n").size(), 1u);
}

TEST_F(GuardedDraft, HandsOutNothingBeforeASentenceStands) {
  serve::DraftGuard guard(answer_);
  // The claim that replaces the lie waits for a sentence of the writer's own.
  EXPECT_TRUE(guard.feed(cited("Veralimab cures everything", guideline()) + "\n").empty());
  EXPECT_EQ(guard.feed(cited(kSentence, guideline()) + "\n").size(), 2u);
}

TEST_F(GuardedDraft, ShowsNoSentenceTwice) {
  std::string draft;
  for (int i = 0; i < 50; ++i) draft += cited(kSentence, guideline()) + "\n";
  EXPECT_EQ(guard(draft).sentences.size(), 1u);
}

}  // namespace
}  // namespace ibid::serve::test
