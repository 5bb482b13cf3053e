#include "review/review_store.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "model/digest.hpp"

namespace ibid::review {
namespace {

class ReviewStoreTest : public testing::Test {
 protected:
  void SetUp() override {
    file_ = std::filesystem::path(testing::TempDir()) /
            (std::string("reviews-") +
             testing::UnitTest::GetInstance()->current_test_info()->name() + ".sqlite");
    std::filesystem::remove(file_);
  }
  void TearDown() override { std::filesystem::remove(file_); }
  std::filesystem::path file_;
};

Answer answer_saying(std::string text) {
  Passage passage;
  passage.id = "snippets:t#0";
  passage.text = std::move(text);
  passage.sha256 = model::sha256_hex(passage.text);
  Answer answer;
  answer.question = answer.standalone_question = "Does zinc help bones?";
  answer.sections = {
      {"From the research",
       SourceKind::kResearch,
       {{"Zinc",
         {{Claim(*Evidence::make(passage, {0, passage.text.size()}, passage.text, "doi:10.1000/x")),
           {1},
           "",
           {}}}}}}};
  return answer;
}

TEST_F(ReviewStoreTest, AnApprovalCountsForTheContentThatWasSeenAndNoOther) {
  auto store = ReviewStore::open(file_, true);
  ASSERT_TRUE(store) << store.error().message;
  const Answer seen = answer_saying("Zinc raised bone density by 2%.");
  ASSERT_TRUE((*store)->record(seen, ReviewStatus::kUnderReview, "A", "", "2026-11-23"));
  ASSERT_TRUE((*store)->record(seen, ReviewStatus::kApproved, "B", "fine", "2026-11-24"));
  EXPECT_EQ((*store)->review_of(seen)->status, ReviewStatus::kApproved);
  EXPECT_EQ((*store)->review_of(seen)->updated, "2026-11-24");

  const Answer changed = answer_saying("Zinc raised bone density by 20%.");
  EXPECT_EQ((*store)->review_of(changed)->status, ReviewStatus::kSubmitted);
  EXPECT_EQ((*store)->history(changed)->size(), 2u);
}

TEST_F(ReviewStoreTest, AnApprovalEndsWhenAWorkIsNoLongerCurrentOrAStrengthChanges) {
  auto store = ReviewStore::open(file_, true);
  ASSERT_TRUE(store) << store.error().message;
  Answer seen = answer_saying("Zinc raised bone density by 2%.");
  Source cited;
  cited.id = "doi:10.1000/x";
  Source quoting;
  quoting.id = "doi:10.1000/review";
  seen.references = {{1, cited, "A trial.", {quoting}}};
  seen.sections[0].groups[0].claims[0].strength = "strong";
  ASSERT_TRUE((*store)->record(seen, ReviewStatus::kApproved, "B", "", "2026-11-24"));
  ASSERT_EQ((*store)->review_of(seen)->status, ReviewStatus::kApproved);

  const struct {
    const char* what;
    void (*change)(Answer&);
  } kChanges[] = {
      {"the work is superseded",
       [](Answer& a) { a.references[0].source.status = SourceStatus::kSuperseded; }},
      {"the work is of concern",
       [](Answer& a) { a.references[0].source.status = SourceStatus::kConcern; }},
      {"what quotes it is retracted",
       [](Answer& a) { a.references[0].via[0].status = SourceStatus::kRetracted; }},
      {"the strength is another",
       [](Answer& a) { a.sections[0].groups[0].claims[0].strength = "conditional"; }},
  };
  for (const auto& [what, change] : kChanges) {
    Answer now = seen;
    change(now);
    EXPECT_EQ((*store)->review_of(now)->status, ReviewStatus::kSubmitted) << what;
  }
  Answer elsewhere = seen;
  elsewhere.generation = "sha256:other";
  EXPECT_EQ((*store)->review_of(elsewhere)->status, ReviewStatus::kApproved);
}

TEST_F(ReviewStoreTest, AnotherAudienceIsAnotherAnswer) {
  auto store = ReviewStore::open(file_, true);
  ASSERT_TRUE(store);
  Answer answer = answer_saying("Zinc helps.");
  ASSERT_TRUE((*store)->record(answer, ReviewStatus::kApproved, "B", "", "2026-11-24"));
  answer.audience = Audience::kPatient;
  EXPECT_EQ((*store)->review_of(answer)->status, ReviewStatus::kSubmitted);
}

TEST_F(ReviewStoreTest, SurvivesReopeningAndTakesTextAsText) {
  const Answer answer = answer_saying("Zinc'; DROP TABLE review;--");
  {
    auto store = ReviewStore::open(file_, true);
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->record(answer, ReviewStatus::kApproved, "x'); DROP TABLE review;--", "\"",
                                 "2026-11-24"));
  }
  auto store = ReviewStore::open(file_, false);
  ASSERT_TRUE(store);
  ASSERT_EQ((*store)->history(answer)->size(), 1u);
  EXPECT_EQ((*store)->history(answer)->front().reviewer, "x'); DROP TABLE review;--");
}

TEST_F(ReviewStoreTest, AMissingOrForeignFileIsAnErrorThatNamesIt) {
  const auto missing = ReviewStore::open(file_, false);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  std::ofstream(file_) << std::string(4096, 'x');
  const auto foreign = ReviewStore::open(file_, false);
  ASSERT_FALSE(foreign);
  EXPECT_NE(foreign.error().message.find(file_.string()), std::string::npos);
}

TEST_F(ReviewStoreTest, ACheckReadsAllOfItAndDamageTakesNoAnswerAway) {
  Answer answer = answer_saying("Zinc raised bone density by 2%.");
  auto store = ReviewStore::open(file_, true);
  ASSERT_TRUE(store);
  for (int i = 0; i < 200; ++i) {
    ASSERT_TRUE((*store)->record(answer, ReviewStatus::kApproved, "A", std::string(200, 'n'), ""));
  }
  EXPECT_TRUE((*store)->check());
  EXPECT_TRUE(add_review(**store, answer));
  EXPECT_EQ(answer.review.status, ReviewStatus::kApproved);
  store->reset();
  {
    std::fstream file(file_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096);
    file << std::string(16384, '\x5a');
  }
  store = ReviewStore::open(file_, false);
  ASSERT_TRUE(store) << "the damage lies behind what is read at first";
  EXPECT_FALSE((*store)->check());
  answer.review = {};
  const Result<void> added = add_review(**store, answer);
  ASSERT_FALSE(added);
  EXPECT_NE(added.error().message.find(file_.string()), std::string::npos);
  EXPECT_EQ(answer.review.status, ReviewStatus::kSubmitted);
  ASSERT_EQ(answer.notices.size(), 1u);
  (void)add_review(**store, answer);
  EXPECT_EQ(answer.notices.size(), 1u) << "once";
}

}  // namespace
}  // namespace ibid::review
