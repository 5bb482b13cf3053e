// The corruption suite for citations and quotes: whole texts against an index of the corpus.

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <string>

#include "verify/audit_support.hpp"
#include "verify/corruptions.hpp"
#include "verify/verify.hpp"

namespace ibid::verify {
namespace {

using testing::audit;
using testing::corpus_generation;

constexpr double kCaughtMin = 0.99;
constexpr std::size_t kStride = 3;  // every third snippet of the corpus

struct Tally {
  std::size_t made = 0;
  std::size_t hits = 0;
  void add(bool hit, const std::string& text) {
    ++made;
    hits += hit ? 1 : 0;
    if (!hit) std::cout << "    missed: " << text << "\n";
  }
  [[nodiscard]] double share() const {
    return made == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(made);
  }
};

/// Calls `check` with a topic and the index of each sampled snippet of one sentence.
template <class Check>
void for_sampled(Check check) {
  for (const TopicSnippets& topic : read_snippets(std::string(IBID_SOURCE_DIR) + "/corpus")) {
    for (std::size_t i = 0; i < topic.texts.size(); i += kStride) check(topic, i);
  }
}

std::string entry_of(const TopicSnippets& topic, int number) {
  for (const auto& [known, text] : topic.references) {
    if (known == number) return text;
  }
  return {};
}

std::string cited_text(const std::string& claim, const std::string& entry) {
  return claim + " [1]\n\nReferences\n\n1. " + entry + "\n";
}

bool all_supported(const Audit& result) {
  return std::all_of(result.claims.begin(), result.claims.end(), [](const AuditedClaim& claim) {
    return claim.verdict == Verdict::kSupported || claim.verdict == Verdict::kNotAClaim;
  });
}

TEST(CitationCorruption, LeavesTrueCitationsStanding) {
  Tally tally;
  for_sampled([&](const TopicSnippets& topic, std::size_t i) {
    const std::string text =
        cited_text(topic.texts[i], entry_of(topic, topic.citations[i].front()));
    const Audit result = audit(corpus_generation(), text);
    const bool found = result.references.front().status == ReferenceVerdict::kFound ||
                       result.references.front().status == ReferenceVerdict::kSuperseded;
    // A mark behind a text of several sentences cites for the last one only.
    tally.add(found && result.claims.back().verdict == Verdict::kSupported,
              text + result.references.front().detail);
  });
  std::cout << "true citations: " << tally.hits << " of " << tally.made << "\n";
  EXPECT_GE(tally.share(), kCaughtMin);
}

TEST(CitationCorruption, CatchesAReferenceNumberThatWasExchanged) {
  Tally tally;
  for_sampled([&](const TopicSnippets& topic, std::size_t i) {
    for (const auto& [number, entry] : topic.references) {
      const std::vector<int>& cited = topic.citations[i];
      if (std::find(cited.begin(), cited.end(), number) != cited.end()) continue;
      const std::string text = cited_text(topic.texts[i], entry);
      tally.add(!all_supported(audit(corpus_generation(), text)), text);
      break;
    }
  });
  std::cout << "reference exchanged: " << tally.hits << " of " << tally.made << "\n";
  EXPECT_GE(tally.share(), kCaughtMin);
}

TEST(CitationCorruption, CatchesAReferenceThatWasMadeUp) {
  Tally tally;
  for_sampled([&](const TopicSnippets& topic, std::size_t i) {
    const std::string text = cited_text(
        topic.texts[i], "Miller J, Fox B. Trace evidence of " + topic.topic +
                            " in ancient mariners. J Sea Med. 2019;3:4-9. doi:10.9999/jsm." +
                            std::to_string(i));
    const Audit result = audit(corpus_generation(), text);
    tally.add(
        result.references.front().status == ReferenceVerdict::kFabricated && !all_supported(result),
        text);
  });
  std::cout << "reference made up: " << tally.hits << " of " << tally.made << "\n";
  EXPECT_GE(tally.share(), kCaughtMin);
}

TEST(CitationCorruption, CatchesAQuoteAlteredByOneWord) {
  Tally altered;
  Tally exact;
  for_sampled([&](const TopicSnippets& topic, std::size_t i) {
    std::string quote = topic.texts[i];
    if (quote.find('"') != std::string::npos || quote.find(". ") != std::string::npos) return;
    const std::string entry = entry_of(topic, topic.citations[i].front());
    const auto quoted = [&](const std::string& words) {
      return cited_text("The source says that \"" + words + "\"", entry);
    };
    const auto has_quote_reason = [](const Audit& result) {
      return std::any_of(result.claims.begin(), result.claims.end(), [](const AuditedClaim& claim) {
        return std::any_of(claim.reasons.begin(), claim.reasons.end(),
                           [](const Reason& reason) { return reason.kind == "quote"; });
      });
    };
    exact.add(!has_quote_reason(audit(corpus_generation(), quoted(quote))), quote);
    const std::size_t blank = quote.rfind(' ');
    quote.replace(quote.rfind(' ', blank - 1) + 1, blank - quote.rfind(' ', blank - 1) - 1,
                  "somehow");
    altered.add(has_quote_reason(audit(corpus_generation(), quoted(quote))), quote);
  });
  std::cout << "quote altered: " << altered.hits << " of " << altered.made << ", exact quotes left "
            << exact.hits << " of " << exact.made << "\n";
  EXPECT_GE(altered.share(), kCaughtMin);
  EXPECT_GE(exact.share(), kCaughtMin);
}

}  // namespace
}  // namespace ibid::verify
