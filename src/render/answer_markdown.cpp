// An answer as a Markdown article: title, status, sections, notices, references with links,
// disclaimer. `[n]` behind a claim is the number of its reference.

#include <fmt/format.h>

#include "render/escape.hpp"
#include "render/parts.hpp"
#include "render/render.hpp"

namespace ibid::render {
namespace {

void add_status(std::string& out, const Answer& answer) {
  out += fmt::format("*Review status: {}", review_label(answer.review.status));
  if (!answer.review.updated.empty()) {
    out += fmt::format(" · last updated {}", escape_markdown(answer.review.updated));
  }
  if (const int year = newest_year(answer); year != 0) {
    out += fmt::format(" · newest source cited: {}", year);
  }
  out += fmt::format(" · written for: {}*\n", name_of(answer.audience));
}

void add_claim(std::string& out, const PlacedClaim& claim) {
  const ClaimText text = claim_text(claim);
  out += fmt::format("- {} {}{}\n", escape_markdown(text.body), citation_marks(claim.citations),
                     text.stop);
  if (!claim.strength.empty()) {
    out += fmt::format("  *Strength: {}*\n", escape_markdown(claim.strength));
  }
  for (const std::string& gloss : claim.glossary) {
    out += fmt::format("  *{}*\n", escape_markdown(gloss));
  }
}

void add_section(std::string& out, const Section& section) {
  out += fmt::format("\n## {}\n", escape_markdown(section.title));
  for (const Group& group : section.groups) {
    out += fmt::format("\n### {}\n\n", escape_markdown(group.heading));
    for (const PlacedClaim& claim : group.claims) add_claim(out, claim);
  }
}

void add_reference(std::string& out, const Reference& reference) {
  out += fmt::format("{}. {}", reference.number, escape_markdown(reference.text));
  if (const std::string note = reference_note(reference); !note.empty()) {
    out += fmt::format(" ({})", escape_markdown(note));
  }
  if (const std::string link = link_of(reference.source); !link.empty()) {
    out += fmt::format(" <{}>", link);
  }
  out += '\n';
}

void add_notices(std::string& out, const std::vector<const Notice*>& notices) {
  for (const Notice* notice : notices) {
    out += fmt::format("- **{}:** {}\n", notice_label(notice->kind), escape_markdown(notice->text));
  }
}

}  // namespace

std::string markdown(const Answer& answer) {
  std::string out = fmt::format("# {}\n\n", escape_markdown(answer.question));
  if (answer.standalone_question != answer.question) {
    out += fmt::format("*Understood as: {}*\n\n", escape_markdown(answer.standalone_question));
  }
  add_status(out, answer);
  if (answer.outcome == Outcome::kInsufficientEvidence) {
    out += fmt::format("\n**Insufficient evidence:** {}\n", insufficiency(answer));
  }
  const PlacedNotices notices = placed_notices(answer);
  if (!notices.before.empty()) out += '\n';
  add_notices(out, notices.before);
  for (const Section& section : answer.sections) add_section(out, section);
  if (!notices.behind.empty()) out += "\n## Please note\n\n";
  add_notices(out, notices.behind);
  if (!answer.references.empty()) {
    out += "\n## References\n\n";
    for (const Reference& reference : answer.references) add_reference(out, reference);
  }
  if (!answer.follow_up_questions.empty()) {
    out += "\n## You may also ask\n\n";
    for (const std::string& question : answer.follow_up_questions) {
      out += fmt::format("- {}\n", escape_markdown(question));
    }
  }
  out += fmt::format("\n## Professional medical disclaimer\n\n{}\n",
                     escape_markdown(answer.disclaimer));
  return out;
}

}  // namespace ibid::render
