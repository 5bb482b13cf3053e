// An answer on a terminal: wrapped to its width, citation numbers behind the claims, colour only
// when asked for. Every text from outside passes terminal_safe().

#include <fmt/format.h>

#include <algorithm>

#include "render/parts.hpp"
#include "render/render.hpp"
#include "render/wrap.hpp"
#include "text/terminal_safe.hpp"

namespace ibid::render {
namespace {

/// Narrower than this nothing reads well; wider lines are hard to follow with the eye.
constexpr std::size_t kColumnsMin = 30;
constexpr std::size_t kColumnsMax = 100;

constexpr std::string_view kBold = "1";
constexpr std::string_view kDim = "2";
constexpr std::string_view kTitle = "1;4";
constexpr std::string_view kSection = "1;34";
constexpr std::string_view kCitation = "36";
constexpr std::string_view kWarning = "33";
constexpr std::string_view kGood = "32";

class Page {
 public:
  explicit Page(const TerminalOptions& options)
      : columns_(std::min(std::max(options.columns, kColumnsMin), kColumnsMax)),
        colour_(options.colour) {}

  std::string render(const Answer& answer) {
    paragraph(answer.question, kTitle);
    if (answer.standalone_question != answer.question) {
      paragraph("Understood as: " + answer.standalone_question, kDim);
    }
    review(answer.review);
    if (answer.outcome == Outcome::kInsufficientEvidence) {
      blank();
      paragraph(fmt::format("Insufficient evidence: {}", insufficiency(answer)), kWarning);
    }
    const PlacedNotices notices = placed_notices(answer);
    if (!notices.before.empty()) blank();
    add(notices.before);
    for (const Section& section : answer.sections) add(section);
    if (!notices.behind.empty()) heading("Please note");
    add(notices.behind);
    references(answer);
    follow_ups(answer);
    blank();
    paragraph(answer.disclaimer, kDim);
    return std::move(out_);
  }

 private:
  void blank() { out_ += '\n'; }

  std::string_view sgr(std::string_view style) const {
    return colour_ ? style : std::string_view{};
  }

  void words(std::vector<StyledWord>& into, std::string_view text, std::string_view style = {}) {
    append_words(into, text::terminal_safe(text), sgr(style));
  }

  void paragraph(std::string_view text, std::string_view style, const Indent& indent = {}) {
    std::vector<StyledWord> line;
    words(line, text, style);
    out_ += wrap(line, columns_, indent);
  }

  void heading(std::string_view text) {
    blank();
    paragraph(text, kSection);
  }

  void review(const Review& review) {
    std::vector<StyledWord> line;
    words(line, "Review:", kDim);
    bool reached = true;
    for (const ReviewStatus step : kReviewSteps) {
      const std::string_view style = step == ReviewStatus::kApproved ? kGood : kBold;
      words(line, reached ? "●" : "○", reached ? style : kDim);
      words(line, review_label(step), reached ? style : kDim);
      if (step == review.status) reached = false;
    }
    if (!review.updated.empty()) words(line, "· " + review.updated, kDim);
    out_ += wrap(line, columns_, {});
  }

  void add(const Section& section) {
    heading(section.title);
    for (const Group& group : section.groups) {
      if (!group.heading.empty()) {
        blank();
        paragraph(group.heading, kBold, {"  ", "  "});
      }
      for (const PlacedClaim& claim : group.claims) add(claim);
    }
  }

  void add(const PlacedClaim& claim) {
    const ClaimText text = claim_text(claim);
    std::vector<StyledWord> line;
    words(line, text.body);
    words(line, citation_marks(claim.citations) + std::string(text.stop), kCitation);
    out_ += wrap(line, columns_, {"  • ", "    "});
    if (!claim.strength.empty()) {
      paragraph("Strength: " + claim.strength, kDim, {"    ", "    "});
    }
    for (const std::string& gloss : claim.glossary) paragraph(gloss, kDim, {"    ", "    "});
  }

  void add(const std::vector<const Notice*>& notices) {
    for (const Notice* notice : notices) {
      std::vector<StyledWord> line;
      words(line, std::string(notice_label(notice->kind)) + ":", kWarning);
      words(line, notice->text);
      out_ += wrap(line, columns_, {"  ! ", "    "});
    }
  }

  void references(const Answer& answer) {
    if (answer.references.empty()) return;
    heading("References");
    const std::size_t digits = std::to_string(answer.references.size()).size();
    for (const Reference& reference : answer.references) {
      const Indent indent{fmt::format("  {:>{}}. ", reference.number, digits),
                          std::string(digits + 4, ' ')};
      std::vector<StyledWord> line;
      words(line, reference.text);
      if (const std::string note = reference_note(reference); !note.empty()) {
        words(line, "(" + note + ")", kDim);
      }
      out_ += wrap(line, columns_, indent);
    }
  }

  void follow_ups(const Answer& answer) {
    if (answer.follow_up_questions.empty()) return;
    heading("You may also ask");
    for (const std::string& question : answer.follow_up_questions) {
      paragraph(question, {}, {"  › ", "    "});
    }
  }

  std::size_t columns_;
  bool colour_;
  std::string out_;
};

}  // namespace

std::string terminal(const Answer& answer, const TerminalOptions& options) {
  return Page(options).render(answer);
}

}  // namespace ibid::render
