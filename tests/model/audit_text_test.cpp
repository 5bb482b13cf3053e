#include <gtest/gtest.h>

#include <string>

#include "model/answer_json.hpp"
#include "model/digest.hpp"
#include "model/json.hpp"

namespace ibid::model {
namespace {

Audit sample() {
  Passage passage;
  passage.id = "snippets:zinc#1";
  passage.text = "Zinc lowers\ncopper \"absorption\".";
  passage.sha256 = sha256_hex(passage.text);
  Audit audit;
  audit.generation = "sha256:0";
  AuditedClaim claim;
  claim.text = "Zinc lowers\ncopper absorption.";
  claim.range = {0, claim.text.size()};
  claim.citations = {1, 2};
  claim.verdict = Verdict::kSupported;
  claim.confidence = 0.98765;
  claim.reasons = {{"coverage", "zinc\n", ""}};
  claim.covered = {{0, 4}};
  claim.evidence.push_back(
      *Evidence::make(passage, {0, passage.text.size()}, passage.text, "doi:10.1000/zinc"));
  AuditedClaim bare;
  bare.text = "Zinc?";
  bare.found_in = {"doi:10.1000/zinc"};
  audit.claims = {claim, bare};
  audit.references = {{1, "Zinc. 2021.", ReferenceVerdict::kFound, "doi:10.1000/zinc", ""}};
  audit.notices = {{"no_claims", "None."}};
  return audit;
}

TEST(AuditText, IsTheWholeTreeAsText) {
  for (const Audit& audit : {sample(), Audit{}}) {
    EXPECT_EQ(audit_text(audit, false), dump(to_json(audit)));
    EXPECT_EQ(audit_text(audit, true), dump_pretty(to_json(audit)));
  }
}

TEST(AuditText, TakesWhatIsAdded) {
  const auto text = audit_text(
      sample(), false,
      [](Json& claim) {
        claim["offsets"] = 7;
        return true;
      },
      Json{{"stands", true}});
  ASSERT_TRUE(text.has_value());
  const auto parsed = parse_json(*text);
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ((*parsed)["stands"], true);
  for (const Json& claim : (*parsed)["claims"]) EXPECT_EQ(claim["offsets"], 7);
  EXPECT_EQ(audit_text(sample(), false, [](Json&) { return false; }), std::nullopt);
}

}  // namespace
}  // namespace ibid::model
