// An ibid.answer that was altered after it was given: what it states of its evidence is held to the
// index, byte for byte.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "answer/answer_question.hpp"
#include "model/answer_json.hpp"
#include "model/json.hpp"
#include "verify/audit_support.hpp"
#include "verify/verify.hpp"

namespace ibid::verify {
namespace {

using model::Json;
using testing::audit;
using testing::corpus_generation;

/// An answer as `ibid ask` gives it.
Json given_answer() {
  const auto answer =
      answer::answer_question(corpus_generation(), "Is zinc deficiency linked to osteoporosis?");
  EXPECT_TRUE(answer.has_value());
  return model::to_json(*answer);
}

Json& first_claim(Json& answer) {
  return answer["sections"][0]["groups"][0]["claims"][0];
}

AuditedClaim audited(const Json& answer) {
  return audit(corpus_generation(), model::dump(answer)).claims.at(0);
}

TEST(StatedEvidence, IsReportedWhereItDiffersFromTheIndex) {
  struct Case {
    const char* field;
    Json value;
    const char* reason;
    Verdict verdict;
  };
  const Case cases[] = {
      {"sha256", std::string(64, '0'), "hash", Verdict::kPartlySupported},
      {"begin", 1, "place", Verdict::kPartlySupported},
      {"end", 5, "place", Verdict::kPartlySupported},
      {"begin", -1, "place", Verdict::kPartlySupported},
      {"end", 18446744073709551615U, "place", Verdict::kPartlySupported},
      {"end", "many", "place", Verdict::kPartlySupported},
      {"passage", "no such passage", "passage", Verdict::kPartlySupported},
      {"source", "doi:10.9999/none", "source", Verdict::kPartlySupported},
      {"quote", "Zinc cures osteoporosis in a week.", "quote", Verdict::kContradicted},
  };
  ASSERT_EQ(audited(given_answer()).verdict, Verdict::kSupported);
  for (const Case& test : cases) {
    Json answer = given_answer();
    first_claim(answer)["evidence"][0][test.field] = test.value;
    const AuditedClaim claim = audited(answer);
    EXPECT_EQ(name_of(claim.verdict), name_of(test.verdict)) << test.field << test.value;
    EXPECT_TRUE(
        std::any_of(claim.reasons.begin(), claim.reasons.end(),
                    [&](const Reason& reason) { return reason.kind == std::string(test.reason); }))
        << test.field << test.value;
  }
}

TEST(StatedEvidence, MayBeLeftOut) {
  Json answer = given_answer();
  for (const char* field : {"sha256", "begin", "end", "quote", "source"}) {
    first_claim(answer)["evidence"][0].erase(field);
  }
  EXPECT_EQ(audited(answer).verdict, Verdict::kSupported);
}

TEST(StatedEvidence, OfAnotherGenerationIsNoted) {
  Json answer = given_answer();
  EXPECT_TRUE(audit(corpus_generation(), model::dump(answer)).notices.empty());
  answer["generation"] = "sha256:" + std::string(64, '0');
  const Audit result = audit(corpus_generation(), model::dump(answer));
  ASSERT_EQ(result.notices.size(), 1u);
  EXPECT_EQ(result.notices[0].kind, "generation");
  EXPECT_TRUE(result.stands()) << "the claims stand in this generation as well";
}

TEST(StatedEvidence, CitationsThatAreNoNumbersOfReferencesAreRefused) {
  for (const Json& number : {Json(4294967297), Json(18446744073709551615U), Json(2147483648),
                             Json(0), Json(-1), Json(1.5), Json("1")}) {
    Json in_claim = given_answer();
    first_claim(in_claim)["citations"] = Json::array({number});
    Json in_list = given_answer();
    in_list["references"][0]["number"] = number;
    for (const Json& answer : {in_claim, in_list}) {
      const auto result = verify_text(corpus_generation(), model::dump(answer));
      ASSERT_FALSE(result.has_value()) << number;
      EXPECT_EQ(result.error().code, ErrorCode::kInputMalformed) << number;
    }
  }
}

}  // namespace
}  // namespace ibid::verify
