// An audit as Markdown: a list of claims with verdicts, reasons and quotes, then the references.

#include <fmt/format.h>

#include "render/audit_parts.hpp"
#include "render/escape.hpp"
#include "render/parts.hpp"
#include "render/render.hpp"

namespace ibid::render {
namespace {

void add_claim(std::string& out, const AuditedClaim& claim) {
  out +=
      fmt::format("- {} {}{}{}\n", tone_sign(tone_of(claim.verdict)), escape_markdown(claim.text),
                  claim.citations.empty() ? "" : " ", citation_marks(claim.citations));
  if (claim.verdict == Verdict::kNotAClaim) return;
  out +=
      fmt::format("  - **{}** ({:.0f}%)\n", verdict_label(claim.verdict), claim.confidence * 100);
  for (const Reason& reason : claim.reasons) {
    out += fmt::format("  - {}\n", escape_markdown(reason_text(reason)));
  }
  for (const std::string& source : claim.found_in) {
    out += fmt::format("  - found in {}\n", escape_markdown(source));
  }
  if (claim.evidence.empty()) return;
  const Evidence& best = claim.evidence.front();
  out += fmt::format("  - “{}” ({})\n", escape_markdown(best.quote()),
                     escape_markdown(best.source_id()));
}

}  // namespace

std::string markdown(const Audit& audit) {
  std::string out = fmt::format("# Audit\n\n{}\n\n", summary_text(audit));
  for (const Notice& notice : audit.notices) {
    out += fmt::format("> {}\n\n", escape_markdown(notice.text));
  }
  out += "## Claims\n\n";
  for (const AuditedClaim& claim : audit.claims) add_claim(out, claim);
  if (!audit.references.empty()) {
    out += "\n## References\n\n";
    for (const AuditedReference& reference : audit.references) {
      out += fmt::format("- {} \\[{}\\] **{}** {}", tone_sign(tone_of(reference.status)),
                         reference.number, verdict_label(reference.status),
                         escape_markdown(reference.text));
      if (!reference.detail.empty()) {
        out += fmt::format(" ({})", escape_markdown(reference.detail));
      }
      out += '\n';
    }
  }
  out += fmt::format("\nEvidence: {}\n", escape_markdown(audit.generation));
  return out;
}

}  // namespace ibid::render
