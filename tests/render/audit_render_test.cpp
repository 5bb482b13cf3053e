#include <gtest/gtest.h>

#include <string>

#include "model/digest.hpp"
#include "render/render.hpp"

namespace ibid::render {
namespace {

Evidence evidence(const std::string& quote) {
  Passage passage;
  passage.id = "pubmed:1#0";
  passage.text = quote;
  passage.sha256 = model::sha256_hex(quote);
  return *Evidence::make(passage, {0, quote.size()}, quote, "pmid:1");
}

Audit sample() {
  Audit audit;
  audit.generation = "sha256:abc";
  AuditedClaim wrong;
  wrong.text = "Take 25 mg <b>daily</b>.";
  wrong.citations = {2};
  wrong.verdict = Verdict::kContradicted;
  wrong.confidence = 0.97;
  wrong.reasons = {{"quantity", "25 mg", "15 mg"}};
  wrong.covered = {{0, 4}, {5, 900}};
  wrong.evidence.push_back(evidence("Take 15 mg daily."));
  AuditedClaim heading;
  heading.text = "Zinc";
  heading.verdict = Verdict::kNotAClaim;
  AuditedClaim right;
  right.text = "Zinc is a trace element.";
  right.verdict = Verdict::kSupported;
  right.confidence = 1;
  audit.claims = {heading, right, wrong};
  audit.references = {
      {2, "Smith, 2020\x1b[31m", ReferenceVerdict::kFabricated, "", "nothing like it"}};
  return audit;
}

TEST(AuditTerminal, NamesVerdictReasonAndEvidence) {
  const std::string text = terminal(sample());
  EXPECT_NE(text.find("✗ Take 25 mg"), std::string::npos);
  EXPECT_NE(text.find("Contradicted 97%"), std::string::npos);
  EXPECT_NE(text.find("quantity: “25 mg” in the text, “15 mg” in the source"), std::string::npos);
  EXPECT_NE(text.find("“Take 15 mg daily.” (pmid:1)"), std::string::npos);
  EXPECT_NE(text.find("1 of 2 claims stand · 1 contradicted · 1 not judged (no claims)"),
            std::string::npos);
}

TEST(AuditTerminal, DoesNotCountAsStandingWhatOnlyARetractedWorkSays) {
  Audit audit;
  AuditedClaim claim;
  claim.text = "Zinc megadoses double bone mass.";
  claim.verdict = Verdict::kSupported;
  claim.reasons = {{"retraction", "", "doi:10.1000/retracted"}};
  audit.claims = {claim};
  const std::string text = terminal(audit);
  EXPECT_NE(text.find("0 of 1 claims stand · 1 only in a retracted work"), std::string::npos)
      << text;
}

TEST(AuditTerminal, SendsNoEscapeUnlessColourIsAskedFor) {
  EXPECT_EQ(terminal(sample()).find('\x1b'), std::string::npos);
  EXPECT_NE(terminal(sample(), {80, true}).find("\x1b[31m"), std::string::npos);
  EXPECT_EQ(terminal(sample(), {80, true}).find("2020\x1b[31m"), std::string::npos);
}

TEST(AuditMarkdown, EscapesWhatTheTextBrings) {
  const std::string text = markdown(sample());
  EXPECT_EQ(text.find("<b>"), std::string::npos);
  EXPECT_NE(text.find("**Contradicted** (97%)"), std::string::npos);
  EXPECT_NE(text.find("**Not found**"), std::string::npos);
}

TEST(AuditHtml, EscapesAndMarksWhatIsCovered) {
  const std::string page = html(sample());
  EXPECT_EQ(page.find("<b>"), std::string::npos);
  EXPECT_NE(page.find("<mark>Take</mark>"), std::string::npos);
  EXPECT_NE(page.find("Contradicted (97%)"), std::string::npos);
  EXPECT_EQ(page.find("<script"), std::string::npos);
}

}  // namespace
}  // namespace ibid::render
