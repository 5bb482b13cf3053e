#include "render/audit_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace ibid::render {

Tone tone_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kSupported:
      return Tone::kGood;
    case Verdict::kContradicted:
    case Verdict::kUnsupported:
    case Verdict::kWrongSource:
      return Tone::kBad;
    case Verdict::kPartlySupported:
    case Verdict::kNoCitation:
    case Verdict::kUndetermined:
      return Tone::kOpen;
    case Verdict::kNotAClaim:
      return Tone::kNone;
  }
  return Tone::kNone;
}

Tone tone_of(ReferenceVerdict verdict) {
  return verdict == ReferenceVerdict::kFound ? Tone::kGood : Tone::kBad;
}

std::string_view verdict_label(Verdict verdict) {
  switch (verdict) {
    case Verdict::kSupported:
      return "Supported";
    case Verdict::kPartlySupported:
      return "Partly supported";
    case Verdict::kContradicted:
      return "Contradicted";
    case Verdict::kUnsupported:
      return "Unsupported";
    case Verdict::kWrongSource:
      return "Wrong source";
    case Verdict::kNoCitation:
      return "No citation";
    case Verdict::kUndetermined:
      return "Undetermined";
    case Verdict::kNotAClaim:
      return "Not a claim";
  }
  return "";
}

std::string_view verdict_label(ReferenceVerdict verdict) {
  switch (verdict) {
    case ReferenceVerdict::kFound:
      return "Found";
    case ReferenceVerdict::kFabricated:
      return "Not found";
    case ReferenceVerdict::kMismatch:
      return "Does not match";
    case ReferenceVerdict::kRetracted:
      return "Retracted";
    case ReferenceVerdict::kSuperseded:
      return "Superseded";
  }
  return "";
}

std::string_view tone_sign(Tone tone) {
  switch (tone) {
    case Tone::kGood:
      return "✓";
    case Tone::kBad:
      return "✗";
    case Tone::kOpen:
      return "?";
    case Tone::kNone:
      return "·";
  }
  return "";
}

std::string reason_text(const Reason& reason) {
  std::string text = reason.kind + ": ";
  if (!reason.claim.empty()) text += fmt::format("“{}” in the text", reason.claim);
  if (!reason.evidence.empty()) {
    text += fmt::format("{}“{}” in the source", reason.claim.empty() ? "" : ", ", reason.evidence);
  }
  return text;
}

std::string summary_text(const Audit& audit) {
  std::array<std::size_t, 8> counts{};
  for (const AuditedClaim& claim : audit.claims) ++counts[static_cast<std::size_t>(claim.verdict)];
  const auto count = [&](Verdict verdict) { return counts[static_cast<std::size_t>(verdict)]; };
  const std::size_t claims = audit.claims.size() - count(Verdict::kNotAClaim);
  const auto standing = static_cast<std::size_t>(
      std::count_if(audit.claims.begin(), audit.claims.end(),
                    [](const AuditedClaim& claim) { return claim.stands(); }));
  std::string text = claims == 0 ? std::string("No claims to check")
                                 : fmt::format("{} of {} claims stand", standing, claims);
  if (const std::size_t on_retracted = count(Verdict::kSupported) - standing; on_retracted > 0) {
    text += fmt::format(" · {} only in a retracted work", on_retracted);
  }
  for (const auto& [verdict, words] :
       {std::pair{Verdict::kContradicted, "contradicted"},
        std::pair{Verdict::kUnsupported, "unsupported"},
        std::pair{Verdict::kWrongSource, "in another source than the one cited"},
        std::pair{Verdict::kPartlySupported, "supported in part"},
        std::pair{Verdict::kNoCitation, "without a citation"},
        std::pair{Verdict::kUndetermined, "undetermined"}}) {
    if (count(verdict) > 0) text += fmt::format(" · {} {}", count(verdict), words);
  }
  // What was not judged is told, too: a reader may find a claim among it.
  if (count(Verdict::kNotAClaim) > 0) {
    text += fmt::format(" · {} not judged (no claims)", count(Verdict::kNotAClaim));
  }
  std::size_t doubtful = 0;
  for (const AuditedReference& reference : audit.references) {
    if (reference.status != ReferenceVerdict::kFound) ++doubtful;
  }
  if (doubtful > 0) {
    text += fmt::format(" · {} of {} references in doubt", doubtful, audit.references.size());
  }
  return text;
}

}  // namespace ibid::render
