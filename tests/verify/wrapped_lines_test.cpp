#include "verify/input/wrapped_lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "answer/answer_question.hpp"
#include "render/render.hpp"
#include "verify/audit_support.hpp"

namespace ibid::verify {
namespace {

TEST(WrappedLines, AreJoinedWhereALineWasFull) {
  struct Case {
    const char* text;
    const char* joined;
  };
  const Case cases[] = {
      // A hanging indent.
      {"1. Zinc helps the\n   Osteoblast.\n2. Copper harms.",
       "1. Zinc helps the    Osteoblast.\n2. Copper harms."},
      // The next word would not have fitted.
      {"The effect of zinc was studied by the\nEndocrine Society in older adults.\nAsia.",
       "The effect of zinc was studied by the Endocrine Society in older adults.\nAsia."},
      {"  \u2022 Zinc helps bone, according to the\n    Endocrine Society (HR 0.80, 95% CI\n    "
       "0.7).\n",
       "  \u2022 Zinc helps bone, according to the     Endocrine Society (HR 0.80, 95% CI     "
       "0.7).\n"},
      // What hangs below an item that was not full is a note of its own.
      {"  \u2022 Zinc helps bone in the older adult [1].\n    bone: what holds us\n    zinc: a "
       "metal\n",
       "  \u2022 Zinc helps bone in the older adult [1].\n\n   bone: what holds us\n\n   zinc: a "
       "metal\n"},
      // Lines of their own: short ones, items, headings, finished sentences, separate paragraphs.
      {"Zinc helps bone\nCopper harms the liver of men who drink\n",
       "Zinc helps bone\nCopper harms the liver of men who drink\n"},
      {"- Zinc helps bone growth in older adults\n- Copper harms\n",
       "- Zinc helps bone growth in older adults\n- Copper harms\n"},
      {"- Zinc helps.[2]\n  Strength: strong\n", "- Zinc helps.[2]\n  Strength: strong\n"},
      {"# Zinc and the bone of the older adult\nCopperharmstheliverofmenwhodrink it\n",
       "# Zinc and the bone of the older adult\nCopperharmstheliverofmenwhodrink it\n"},
      {"- Zinc helps\n\n  Copper harms\n", "- Zinc helps\n\n  Copper harms\n"},
      {"does zinc help the bones of the older adult\nReview: \u25cf Submitted and so on\n",
       "does zinc help the bones of the older adult\nReview: \u25cf Submitted and so on\n"},
      {"", ""},
  };
  for (const Case& test : cases) EXPECT_EQ(join_wrapped_lines(test.text), test.joined);
}

TEST(WrappedLines, OfIbidsOwnTerminalLeaveEveryClaimStanding) {
  const char* questions[] = {
      "What is the link between low zinc levels (hypozincemia) and osteoporosis?",
      "Do SGLT2 inhibitors help in heart failure?",
      "Does vitamin D prevent fractures?",
      // A line of many words without a sign at its end.
      "any risk to a breastfed infant if the mother's thyroid is replaced properly",
      // With notices on conflicts.
      "Does calcium affect the risk of cardiovascular disease in healthy adults?",
  };
  std::size_t claims = 0;
  for (const char* question : questions) {
    for (const Audience audience : {Audience::kPatient, Audience::kPhysician}) {
      answer::AnswerOptions options;
      options.audience = audience;
      const auto answer = answer::answer_question(testing::corpus_generation(), question, options);
      ASSERT_TRUE(answer.has_value());
      for (const std::size_t columns : {40U, 60U, 72U, 100U}) {
        const Audit result = testing::audit(testing::corpus_generation(),
                                            render::terminal(*answer, {columns, false}));
        for (const AuditedClaim& claim : result.claims) {
          if (claim.verdict == Verdict::kNotAClaim) continue;
          ++claims;
          EXPECT_EQ(name_of(claim.verdict), "supported") << columns << ": " << claim.text;
        }
        for (const AuditedReference& reference : result.references) {
          EXPECT_EQ(name_of(reference.status), "found") << reference.text << reference.detail;
        }
      }
    }
  }
  EXPECT_GT(claims, 100u);
}

}  // namespace
}  // namespace ibid::verify
