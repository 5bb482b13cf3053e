// An Audit: what `verify` says of a text that somebody else wrote, claim by claim.
// Wire form: schema ibid.audit/1 (docs/json-schema).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ibid/coverage.hpp"
#include "ibid/evidence.hpp"
#include "ibid/notice.hpp"

namespace ibid {

enum class Verdict {
  kSupported,
  kPartlySupported,
  kContradicted,
  kUnsupported,
  kWrongSource,  ///< the evidence stands, but in another source than the one cited
  kNoCitation,
  kUndetermined,  ///< nothing certain can be said by rule
  kNotAClaim,     ///< heading, question, disclaimer, advice to see a clinician
};

enum class ReferenceVerdict { kFound, kFabricated, kMismatch, kRetracted, kSuperseded };

[[nodiscard]] std::string_view name_of(Verdict verdict);
[[nodiscard]] std::string_view name_of(ReferenceVerdict verdict);

/// Whether a claim is said to stand in its evidence, or against it.
[[nodiscard]] bool commits(Verdict verdict);

/// Why: the words of the claim beside the words of the evidence. Kinds: "quantity", "unit",
/// "comparator", "negation", "direction", "strength", "population", "entity", "roles", "quote",
/// "coverage", "reference", "retraction" (with the id of the retracted work that the claim rests
/// on); and where an ibid.answer states its evidence otherwise than the index has it: "passage",
/// "place", "hash", "source".
struct Reason {
  std::string kind;
  std::string claim;
  std::string evidence;
  friend bool operator==(const Reason&, const Reason&) = default;
};

/// A sentence of the audited text.
struct AuditedClaim {
  std::string text;
  ByteRange range;             ///< bytes in the audited text
  std::vector<int> citations;  ///< as the text numbers them
  Verdict verdict = Verdict::kUndetermined;
  double confidence = 0;  ///< 0..1
  std::vector<Reason> reasons;
  std::vector<Evidence> evidence;     ///< best first
  std::vector<ByteRange> covered;     ///< bytes of `text` that the best evidence covers
  std::vector<std::string> found_in;  ///< source ids, when the evidence stands elsewhere

  /// True of what a retracted work says, or one that took it from there.
  [[nodiscard]] bool rests_on_retraction() const;
  /// True when it is supported, and by no retracted work.
  [[nodiscard]] bool stands() const;
};

struct AuditedReference {
  int number = 0;
  std::string text;  ///< as the text gives it
  ReferenceVerdict status = ReferenceVerdict::kFabricated;
  std::string source_id;  ///< empty when fabricated
  std::string detail;     ///< what does not agree, for people
};

struct Audit {
  std::string generation;
  std::vector<AuditedClaim> claims;
  std::vector<AuditedReference> references;
  std::vector<Notice> notices;
  /// While it is not whole, "fabricated" and "unsupported" may only mean that a shard is away.
  Coverage coverage;

  /// True when every claim stands or is no claim, and every reference is found; so also of a text
  /// without claims, of which a notice tells.
  [[nodiscard]] bool stands() const;
};

}  // namespace ibid
