#include "verify/evidence/stated_evidence.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "text/utf8.hpp"

namespace ibid::verify {
namespace {

// As sure as of a quote that somebody put into quotation marks (claim_audit.cpp).
constexpr double kAlteredQuoteConfidence = 0.97;

/// The bytes of `text` in `range`, or nothing where no characters can be.
std::string_view bytes_at(std::string_view text, ByteRange range) {
  if (range.begin >= range.end || range.end > text.size()) return {};
  if (!text::is_code_point_border(text, range.begin) ||
      !text::is_code_point_border(text, range.end)) {
    return {};
  }
  return text.substr(range.begin, range.size());
}

Result<bool> stands_for(const Candidate& candidate, const std::string& source,
                        const index::Generation& generation) {
  const auto holds = [&](const std::string& id) {
    return std::find(candidate.sources.begin(), candidate.sources.end(), id) !=
           candidate.sources.end();
  };
  if (holds(source)) return true;
  // The work may have got another canonical id since.
  const auto known = generation.find_source(source);
  if (!known) return fail(known.error());
  return known->has_value() && holds((*known)->id);
}

}  // namespace

Result<std::vector<Reason>> compare_stated(const StatedEvidence& stated, const Candidate* candidate,
                                           const index::Generation& generation) {
  std::vector<Reason> reasons;
  if (candidate == nullptr) {
    reasons.push_back({"passage", stated.passage, ""});
    return reasons;
  }
  const Passage& passage = candidate->passage;
  if (!stated.sha256.empty() && stated.sha256 != passage.sha256) {
    reasons.push_back({"hash", stated.sha256, passage.sha256});
  }
  const bool quoted_anywhere = passage.text.find(stated.quote) != std::string::npos;
  if (!quoted_anywhere) {
    reasons.push_back({"quote", stated.quote, passage.text});
  } else if (stated.range) {
    const std::string_view there = bytes_at(passage.text, *stated.range);
    if (there.empty() || (!stated.quote.empty() && there != stated.quote)) {
      reasons.push_back({"place",
                         "bytes " + std::to_string(stated.range->begin) + " to " +
                             std::to_string(stated.range->end),
                         std::string(there)});
    }
  }
  if (!stated.source.empty()) {
    const auto stands = stands_for(*candidate, stated.source, generation);
    if (!stands) return fail(stands.error());
    if (!*stands) reasons.push_back({"source", stated.source, candidate->cited});
  }
  return reasons;
}

void take_stated(const std::vector<Reason>& reasons, AuditedClaim& claim) {
  for (const Reason& reason : reasons) {
    if (reason.kind == "quote") {
      claim.verdict = Verdict::kContradicted;
      claim.confidence = kAlteredQuoteConfidence;
    } else if (claim.verdict == Verdict::kSupported) {
      claim.verdict = Verdict::kPartlySupported;
    }
    claim.reasons.push_back(reason);
  }
}

}  // namespace ibid::verify
