// An audit as one complete HTML page, in the style of an answer's: covered words of a claim are
// marked, verdicts carry their sign and label, so that nothing rests on colour alone.

#include <fmt/format.h>

#include <algorithm>

#include "render/answer_page.hpp"
#include "render/audit_parts.hpp"
#include "render/escape.hpp"
#include "render/parts.hpp"
#include "render/render.hpp"

namespace ibid::render {
namespace {

constexpr std::string_view kAuditStyle = R"css(
.audit { list-style: none; margin: 0; padding: 0; }
.audit > li { border-left: 4px solid var(--line); margin: 1rem 0; padding: .1rem 0 .1rem 1rem; }
.audit > .good { border-color: #2e8b57; }
.audit > .bad { border-color: #c0392b; }
.audit > .open { border-color: #c78a00; }
.audit > .none { color: var(--quiet); }
.verdict { font-size: .9rem; font-weight: 650; }
.audit mark { background: var(--wash); color: inherit; border-radius: 3px; }
.audit blockquote { color: var(--quiet); font-size: .92rem; margin: .4rem 0 0; }
.audit ul { font-size: .92rem; margin: .2rem 0; }
)css";

std::string_view class_of(Tone tone) {
  switch (tone) {
    case Tone::kGood:
      return "good";
    case Tone::kBad:
      return "bad";
    case Tone::kOpen:
      return "open";
    case Tone::kNone:
      return "none";
  }
  return "none";
}

/// The claim's text with what the evidence covers marked. Ranges outside the text are left out.
std::string marked_text(const AuditedClaim& claim) {
  const std::string_view text = claim.text;
  std::string out;
  std::size_t copied = 0;
  for (const ByteRange& range : claim.covered) {
    if (range.begin < copied || range.end > text.size() || range.empty()) continue;
    out += escape_html(text.substr(copied, range.begin - copied));
    out += "<mark>" + escape_html(text.substr(range.begin, range.size())) + "</mark>";
    copied = range.end;
  }
  return out + escape_html(text.substr(copied));
}

void add_claim(std::string& out, const AuditedClaim& claim) {
  const Tone tone = tone_of(claim.verdict);
  out += fmt::format("<li class=\"{}\">{}", class_of(tone), marked_text(claim));
  if (!claim.citations.empty()) {
    out += fmt::format(" <span class=\"cites\">{}</span>", citation_marks(claim.citations));
  }
  if (tone != Tone::kNone) {
    out += fmt::format("<div class=\"verdict\">{} {} ({:.0f}%)</div>", tone_sign(tone),
                       verdict_label(claim.verdict), claim.confidence * 100);
    if (!claim.reasons.empty() || !claim.found_in.empty()) {
      out += "<ul>";
      for (const Reason& reason : claim.reasons) {
        out += fmt::format("<li>{}</li>", escape_html(reason_text(reason)));
      }
      for (const std::string& source : claim.found_in) {
        out += fmt::format("<li>found in {}</li>", escape_html(source));
      }
      out += "</ul>";
    }
    if (!claim.evidence.empty()) {
      const Evidence& best = claim.evidence.front();
      out += fmt::format("<blockquote>{} <cite>{}</cite></blockquote>", escape_html(best.quote()),
                         escape_html(best.source_id()));
    }
  }
  out += "</li>\n";
}

void add_reference(std::string& out, const AuditedReference& reference) {
  const Tone tone = tone_of(reference.status);
  out += fmt::format("<li class=\"{}\">[{}] {} <span class=\"verdict\">{} {}</span>",
                     class_of(tone), reference.number, escape_html(reference.text), tone_sign(tone),
                     verdict_label(reference.status));
  if (!reference.detail.empty()) {
    out += fmt::format(" <span class=\"note\">{}</span>", escape_html(reference.detail));
  }
  out += "</li>\n";
}

}  // namespace

std::string html(const Audit& audit) {
  std::string out = page_head("Audit", fmt::format("{}{}", kAnswerStyle, kAuditStyle));
  out +=
      fmt::format("<body>\n<main>\n<article>\n<header>\n<h1>Audit</h1>\n<p class=\"meta\">{}</p>\n",
                  summary_text(audit));
  for (const Notice& notice : audit.notices) {
    out += fmt::format("<p class=\"note\">{}</p>\n", escape_html(notice.text));
  }
  out += "</header>\n<section>\n<h2>Claims</h2>\n<ol class=\"audit\">\n";
  for (const AuditedClaim& claim : audit.claims) add_claim(out, claim);
  out += "</ol>\n</section>\n";
  if (!audit.references.empty()) {
    out += "<section>\n<h2>References</h2>\n<ol class=\"audit\">\n";
    for (const AuditedReference& reference : audit.references) add_reference(out, reference);
    out += "</ol>\n</section>\n";
  }
  out += fmt::format(
      "<footer>\n<p class=\"generation\">Evidence: {}</p>\n</footer>\n</article>\n</main>\n"
      "</body>\n</html>\n",
      escape_html(audit.generation));
  return out;
}

}  // namespace ibid::render
