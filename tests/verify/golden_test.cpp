// The zinc page rewritten with invented doses, a turned direction, another population, an altered
// quote, an exchanged number and a reference that does not exist, taken apart sentence by sentence.
// To renew the golden file after a wanted change: IBID_UPDATE_GOLDEN=1 test_verify.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "verify/audit_support.hpp"

namespace ibid::verify {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path);
  std::stringstream content;
  content << in.rdbuf();
  return content.str();
}

/// What a reader would check by hand: verdict, reasons, where it was found.
std::string in_words(const Audit& audit) {
  std::string text;
  for (const AuditedClaim& claim : audit.claims) {
    text += claim.text + "\n  " + std::string(name_of(claim.verdict)) + "\n";
    for (const Reason& reason : claim.reasons) {
      text += "  " + reason.kind + ": \"" + reason.claim + "\" | \"" + reason.evidence + "\"\n";
    }
    for (const std::string& source : claim.found_in) text += "  found in " + source + "\n";
  }
  for (const AuditedReference& reference : audit.references) {
    text += std::to_string(reference.number) + ". " + std::string(name_of(reference.status)) + " " +
            reference.source_id + "\n";
    if (!reference.detail.empty()) text += "  " + reference.detail + "\n";
  }
  return text;
}

TEST(Golden, TheRewrittenZincPageIsTakenApart) {
  const std::string root = IBID_SOURCE_DIR;
  const std::string golden = root + "/tests/golden/zinc-rewritten.audit.txt";
  const std::string found = in_words(testing::audit(
      testing::corpus_generation(), read_file(root + "/tests/cases/zinc-rewritten.md")));
  if (std::getenv("IBID_UPDATE_GOLDEN") != nullptr) std::ofstream(golden) << found;
  EXPECT_EQ(found, read_file(golden));
}

}  // namespace
}  // namespace ibid::verify
