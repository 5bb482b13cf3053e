// Where notices stand: what the claims leave out is read before them.
#include <gtest/gtest.h>

#include <string>

#include "render/parts.hpp"
#include "render/render.hpp"

namespace ibid::render {
namespace {

Answer answer_with_notices() {
  Answer answer;
  answer.question = answer.standalone_question = "Does zinc help?";
  answer.outcome = Outcome::kAnswered;
  answer.notices = {{"superseded", "A newer version was published."},
                    {"partial_coverage", "Nothing on help."}};
  answer.disclaimer = "No advice.";
  Section section;
  section.title = "From the research";
  answer.sections.push_back(section);
  return answer;
}

void expect_in_order(const std::string& page) {
  const std::size_t left_out = page.find("Nothing on help.");
  const std::size_t claims = page.find("From the research");
  const std::size_t note = page.find("Please note");
  const std::size_t superseded = page.find("A newer version was published.");
  ASSERT_NE(left_out, std::string::npos) << page;
  ASSERT_NE(superseded, std::string::npos) << page;
  EXPECT_LT(left_out, claims) << page;
  EXPECT_LT(claims, note) << page;
  EXPECT_LT(note, superseded) << page;
  EXPECT_EQ(page.find("Nothing on help.", left_out + 1), std::string::npos) << "said once";
}

TEST(Notices, ThatTheReviewsCannotBeReadHasALabel) {
  EXPECT_EQ(notice_label("reviews_unreadable"), "Reviews not readable");
  EXPECT_EQ(notice_label("of a later version"), "Note");
}

TEST(Notices, WhatTheClaimsLeaveOutIsReadBeforeThem) {
  const Answer answer = answer_with_notices();
  expect_in_order(terminal(answer, {}));
  expect_in_order(markdown(answer));
  expect_in_order(html(answer));
}

TEST(Notices, WithoutClaimsAllStandTogether) {
  Answer answer = answer_with_notices();
  answer.sections.clear();
  answer.outcome = Outcome::kInsufficientEvidence;
  EXPECT_TRUE(placed_notices(answer).before.empty());
  EXPECT_EQ(placed_notices(answer).behind.size(), 2u);
  const std::string page = markdown(answer);
  EXPECT_LT(page.find("Please note"), page.find("Nothing on help."));
}

}  // namespace
}  // namespace ibid::render
