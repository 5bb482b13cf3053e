// An audit on a terminal: a sign and a verdict before each claim, reasons and the best evidence
// below it. Every text from outside passes terminal_safe().

#include <fmt/format.h>

#include <algorithm>

#include "render/audit_parts.hpp"
#include "render/parts.hpp"
#include "render/render.hpp"
#include "render/wrap.hpp"
#include "text/terminal_safe.hpp"

namespace ibid::render {
namespace {

constexpr std::size_t kColumnsMin = 30;
constexpr std::size_t kColumnsMax = 100;

constexpr std::string_view kDim = "2";
constexpr std::string_view kSection = "1;34";

std::string_view colour_of(Tone tone) {
  switch (tone) {
    case Tone::kGood:
      return "32";
    case Tone::kBad:
      return "31";
    case Tone::kOpen:
      return "33";
    case Tone::kNone:
      return kDim;
  }
  return kDim;
}

class Page {
 public:
  explicit Page(const TerminalOptions& options)
      : columns_(std::clamp(options.columns, kColumnsMin, kColumnsMax)), colour_(options.colour) {}

  std::string render(const Audit& audit) {
    for (const AuditedClaim& claim : audit.claims) add(claim);
    if (!audit.references.empty()) {
      out_ += '\n';
      paragraph("References", kSection, {});
      for (const AuditedReference& reference : audit.references) add(reference);
    }
    if (!audit.notices.empty()) out_ += '\n';
    for (const Notice& notice : audit.notices) {
      paragraph(notice.text, colour_of(Tone::kOpen), {"! ", "  "});
    }
    out_ += '\n';
    paragraph(summary_text(audit), colour_of(audit.stands() ? Tone::kGood : Tone::kBad), {});
    return std::move(out_);
  }

 private:
  void words(std::vector<StyledWord>& into, std::string_view text, std::string_view style = {}) {
    append_words(into, text::terminal_safe(text), colour_ ? style : std::string_view{});
  }

  void paragraph(std::string_view text, std::string_view style, const Indent& indent) {
    std::vector<StyledWord> line;
    words(line, text, style);
    out_ += wrap(line, columns_, indent);
  }

  void add(const AuditedClaim& claim) {
    const Tone tone = tone_of(claim.verdict);
    std::vector<StyledWord> line;
    words(line, tone_sign(tone), colour_of(tone));
    words(line, claim.text, tone == Tone::kNone ? kDim : std::string_view{});
    if (!claim.citations.empty()) words(line, citation_marks(claim.citations), "36");
    out_ += wrap(line, columns_, {"", "  "});
    if (tone == Tone::kNone) return;
    std::vector<StyledWord> verdict;
    words(verdict, verdict_label(claim.verdict), colour_of(tone));
    words(verdict, fmt::format("{:.0f}%", claim.confidence * 100), kDim);
    out_ += wrap(verdict, columns_, {"  ", "  "});
    for (const Reason& reason : claim.reasons) {
      paragraph(reason_text(reason), colour_of(tone), {"  - ", "    "});
    }
    for (const std::string& source : claim.found_in) {
      paragraph("found in " + source, {}, {"  - ", "    "});
    }
    if (claim.verdict == Verdict::kSupported || claim.evidence.empty()) return;
    const Evidence& best = claim.evidence.front();
    paragraph(fmt::format("“{}” ({})", best.quote(), best.source_id()), kDim, {"  > ", "    "});
  }

  void add(const AuditedReference& reference) {
    const Tone tone = tone_of(reference.status);
    std::vector<StyledWord> line;
    words(line, tone_sign(tone), colour_of(tone));
    words(line, verdict_label(reference.status), colour_of(tone));
    words(line, reference.text);
    if (!reference.detail.empty()) words(line, "(" + reference.detail + ")", kDim);
    out_ += wrap(line, columns_, {fmt::format("  {:>3}. ", reference.number), "       "});
  }

  std::size_t columns_;
  bool colour_;
  std::string out_;
};

}  // namespace

std::string terminal(const Audit& audit, const TerminalOptions& options) {
  return Page(options).render(audit);
}

}  // namespace ibid::render
