// An answer as one complete HTML page: no script, no request to anywhere, readable in light, dark
// and print. Everything from outside is escaped; links are http(s) only.

#include <fmt/format.h>

#include "render/answer_page.hpp"
#include "render/escape.hpp"
#include "render/parts.hpp"
#include "render/render.hpp"

namespace ibid::render {
namespace {

std::string citations(const PlacedClaim& claim) {
  std::string marks;
  for (const int number : claim.citations) {
    marks += fmt::format(
        "<a class=\"cite\" href=\"#ref-{0}\" aria-label=\"Reference [{0}]\">[{0}]</a>", number);
  }
  return marks;
}

void add_review(std::string& out, const Answer& answer) {
  out += "<ol class=\"steps\" aria-label=\"Review status\">";
  bool reached = true;
  for (const ReviewStatus step : kReviewSteps) {
    const bool current = step == answer.review.status;
    out += fmt::format("<li class=\"{}\"{}>{}</li>", reached ? "reached" : "ahead",
                       current ? " aria-current=\"step\"" : "", review_label(step));
    if (current) reached = false;
  }
  out += "</ol>\n<p class=\"meta\">";
  if (!answer.review.updated.empty()) {
    out += fmt::format("Last updated <time datetime=\"{0}\">{0}</time> · ",
                       escape_html(answer.review.updated));
  }
  if (const int year = newest_year(answer); year != 0) {
    out += fmt::format("Newest source cited: {} · ", year);
  }
  out += fmt::format("Written for: {}</p>\n", name_of(answer.audience));
}

/// The last word keeps company with the citations, so that no line begins with them.
void add_claim(std::string& out, const PlacedClaim& claim) {
  const ClaimText text = claim_text(claim);
  const auto blank = text.body.find_last_of(' ');
  const std::size_t last = blank == std::string_view::npos ? 0 : blank + 1;
  out += fmt::format(
      "<li><span class=\"claim\">{}<span class=\"last\">{} <span class=\"cites\">{}</span>{}</span>"
      "</span>",
      escape_html(text.body.substr(0, last)), escape_html(text.body.substr(last)), citations(claim),
      text.stop);
  if (!claim.strength.empty()) {
    out += fmt::format("<span class=\"strength\">{}</span>", escape_html(claim.strength));
  }
  for (const std::string& gloss : claim.glossary) {
    out += fmt::format("<span class=\"gloss\">{}</span>", escape_html(gloss));
  }
  out += "</li>\n";
}

void add_section(std::string& out, const Section& section) {
  out += fmt::format("<section class=\"{}\">\n<h2>{}</h2>\n", name_of(section.kind),
                     escape_html(section.title));
  for (const Group& group : section.groups) {
    out += fmt::format("<h3>{}</h3>\n<ul class=\"claims\">\n", escape_html(group.heading));
    for (const PlacedClaim& claim : group.claims) add_claim(out, claim);
    out += "</ul>\n";
  }
  out += "</section>\n";
}

void add_notices(std::string& out, std::string_view label, std::string_view heading,
                 const std::vector<const Notice*>& notices) {
  if (notices.empty()) return;
  out += fmt::format("<aside class=\"notices\" aria-label=\"{}\">\n{}<ul>\n", label, heading);
  for (const Notice* notice : notices) {
    out += fmt::format("<li><strong>{}:</strong> {}</li>\n", notice_label(notice->kind),
                       escape_html(notice->text));
  }
  out += "</ul>\n</aside>\n";
}

void add_reference(std::string& out, const Reference& reference) {
  out += fmt::format("<li id=\"ref-{}\">{}", reference.number, escape_html(reference.text));
  if (const std::string note = reference_note(reference); !note.empty()) {
    out += fmt::format(" <span class=\"note\">{}</span>", escape_html(note));
  }
  if (const std::string link = link_of(reference.source); !link.empty()) {
    out += fmt::format(" <a class=\"link\" href=\"{0}\" rel=\"noopener noreferrer\">{0}</a>",
                       escape_html(link));
  }
  out += "</li>\n";
}

void add_references(std::string& out, const Answer& answer) {
  if (answer.references.empty()) return;
  out += "<section class=\"references\">\n<h2>References</h2>\n<ol>\n";
  for (const Reference& reference : answer.references) add_reference(out, reference);
  out += "</ol>\n</section>\n";
}

void add_follow_ups(std::string& out, const Answer& answer) {
  if (answer.follow_up_questions.empty()) return;
  out += "<section class=\"follow-ups\">\n<h2>You may also ask</h2>\n<ul>\n";
  for (const std::string& question : answer.follow_up_questions) {
    out += fmt::format("<li>{}</li>\n", escape_html(question));
  }
  out += "</ul>\n</section>\n";
}

}  // namespace

std::string page_head(std::string_view title, std::string_view style) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"generator\" "
      "content=\"ibid\">\n<title>{}</title>\n<style>\n{}</style>\n</head>\n",
      title, style);
}

std::string html(const Answer& answer) {
  const std::string title = escape_html(answer.question);
  std::string out = page_head(title, kAnswerStyle);
  out += fmt::format("<body>\n<main>\n<article>\n<header>\n<h1>{}</h1>\n", title);
  if (answer.standalone_question != answer.question) {
    out += fmt::format("<p class=\"understood\">Understood as: {}</p>\n",
                       escape_html(answer.standalone_question));
  }
  add_review(out, answer);
  out += "</header>\n";
  if (answer.outcome == Outcome::kInsufficientEvidence) {
    out += fmt::format("<p class=\"insufficient\"><strong>Insufficient evidence:</strong> {}</p>\n",
                       insufficiency(answer));
  }
  const PlacedNotices notices = placed_notices(answer);
  add_notices(out, "Before you read", {}, notices.before);
  for (const Section& section : answer.sections) add_section(out, section);
  add_notices(out, "Please note", "<h2>Please note</h2>\n", notices.behind);
  add_references(out, answer);
  add_follow_ups(out, answer);
  out += fmt::format("<footer>\n<h2>Professional medical disclaimer</h2>\n<p>{}</p>\n",
                     escape_html(answer.disclaimer));
  out += fmt::format("<p class=\"generation\">Evidence: {}</p>\n</footer>\n",
                     escape_html(answer.generation));
  out += "</article>\n</main>\n</body>\n</html>\n";
  return out;
}

}  // namespace ibid::render
