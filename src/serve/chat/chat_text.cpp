#include "serve/chat/chat_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "render/escape.hpp"
#include "render/parts.hpp"
#include "serve/api/offsets.hpp"
#include "serve/chat/cited_work.hpp"

namespace ibid::serve {
namespace {

using render::escape_markdown;

/// The evidence that citation `number` stands for: in `claim` when given, else in the first claim
/// of the answer that cites it. Null when there is none.
const Evidence* evidence_for(const Answer& answer, const PlacedClaim* claim, int number) {
  const auto in_claim = [&](const PlacedClaim& candidate) -> const Evidence* {
    for (const Evidence& evidence : candidate.claim.evidence()) {
      if (citation_of(answer, evidence.source_id()) == number) return &evidence;
    }
    return nullptr;
  };
  if (claim != nullptr) return in_claim(*claim);
  for (const Section& section : answer.sections) {
    for (const Group& group : section.groups) {
      for (const PlacedClaim& candidate : group.claims) {
        if (const Evidence* evidence = in_claim(candidate)) return evidence;
      }
    }
  }
  return nullptr;
}

const Reference* reference_of(const Answer& answer, int number) {
  for (const Reference& reference : answer.references) {
    if (reference.number == number) return &reference;
  }
  return nullptr;
}

std::string reference_line(const Reference& reference) {
  std::string line = fmt::format("{}. {}", reference.number, escape_markdown(reference.text));
  if (const std::string note = render::reference_note(reference); !note.empty()) {
    line += fmt::format(" ({})", escape_markdown(note));
  }
  const std::string link = render::link_of(reference.source);
  if (!link.empty()) line += fmt::format(" <{}>", link);
  return line + "\n";
}

void add_notices(const std::vector<const Notice*>& notices, ChatText& text) {
  for (const Notice* notice : notices) {
    text.add(fmt::format("- **{}:** {}\n", render::notice_label(notice->kind),
                         escape_markdown(notice->text)));
  }
}

}  // namespace

void ChatText::add(std::string piece) {
  utf16_length_ += offset_at(piece, piece.size()).utf16;
  pieces_.push_back(std::move(piece));
}

void ChatText::add_marks(const Answer& answer, const std::vector<int>& citations,
                         const PlacedClaim* claim, std::string& piece) {
  std::size_t at = utf16_length_ + offset_at(piece, piece.size()).utf16;
  for (const int number : citations) {
    const std::string mark = fmt::format("[{}]", number);
    const Reference* reference = reference_of(answer, number);
    if (reference != nullptr) note(answer, *reference, claim, at, mark.size());
    piece += mark;
    at += mark.size();
  }
}

void ChatText::note(const Answer& answer, const Reference& reference, const PlacedClaim* claim,
                    std::size_t begin, std::size_t length) {
  const Evidence* evidence = evidence_for(answer, claim, reference.number);
  if (evidence == nullptr) return;
  annotations_.push_back({begin, begin + length, reference.number, url_of(reference.source),
                          title_in(answer, reference), evidence->quote(), evidence->passage_id()});
}

void ChatText::add_reference(const Answer& answer, const Reference& reference) {
  const bool named = std::any_of(
      annotations_.begin(), annotations_.end(),
      [&](const Annotation& annotation) { return annotation.number == reference.number; });
  const std::size_t mark_length = fmt::formatted_size("{}.", reference.number);
  if (!named) note(answer, reference, nullptr, utf16_length_, mark_length);
  add(reference_line(reference));
}

std::vector<Annotation> ChatText::annotations() const {
  std::map<int, const Annotation*> first;
  for (const Annotation& annotation : annotations_) {
    first.emplace(annotation.number, &annotation);
  }
  std::vector<Annotation> ordered;
  for (const auto& [number, annotation] : first) ordered.push_back(*annotation);
  for (const Annotation& annotation : annotations_) {
    if (first.at(annotation.number) != &annotation) ordered.push_back(annotation);
  }
  return ordered;
}

void ChatText::add_claim(const Answer& answer, const PlacedClaim& claim) {
  const render::ClaimText text = render::claim_text(claim);
  std::string piece = fmt::format("- {} ", escape_markdown(text.body));
  add_marks(answer, claim.citations, &claim, piece);
  piece += fmt::format("{}\n", text.stop);
  if (!claim.strength.empty()) {
    piece += fmt::format("  *Strength: {}*\n", escape_markdown(claim.strength));
  }
  for (const std::string& gloss : claim.glossary) {
    piece += fmt::format("  *{}*\n", escape_markdown(gloss));
  }
  add(std::move(piece));
}

void ChatText::add_sentence(const Answer& answer, std::string_view sentence,
                            const std::vector<int>& citations) {
  std::string piece = fmt::format("- {} ", escape_markdown(sentence));
  add_marks(answer, citations, nullptr, piece);
  add(piece + "\n");
}

std::string ChatText::text() const {
  std::string text;
  for (const std::string& piece : pieces_) text += piece;
  return text;
}

void add_sections(const Answer& answer, ChatText& text) {
  if (answer.outcome == Outcome::kInsufficientEvidence) {
    text.add(fmt::format("**Insufficient evidence:** {}\n", render::insufficiency(answer)));
  }
  add_notices(render::placed_notices(answer).before, text);
  for (const Section& section : answer.sections) {
    text.add(fmt::format("{}## {}\n", text.pieces().empty() ? "" : "\n",
                         escape_markdown(section.title)));
    for (const Group& group : section.groups) {
      text.add(fmt::format("\n### {}\n\n", escape_markdown(group.heading)));
      for (const PlacedClaim& claim : group.claims) text.add_claim(answer, claim);
    }
  }
}

ChatText chat_text(const Answer& answer) {
  ChatText text;
  add_sections(answer, text);
  add_back_matter(answer, text);
  return text;
}

void add_back_matter(const Answer& answer, ChatText& text) {
  const std::vector<const Notice*> notices = render::placed_notices(answer).behind;
  if (!notices.empty()) text.add("\n## Please note\n\n");
  add_notices(notices, text);
  if (!answer.references.empty()) {
    text.add("\n## References\n\n");
    for (const Reference& reference : answer.references) {
      text.add_reference(answer, reference);
    }
  }
  if (!answer.follow_up_questions.empty()) {
    text.add(fmt::format("\n## {}\n\n", kFollowUpHeading));
    for (const std::string& question : answer.follow_up_questions) {
      text.add(fmt::format("- {}\n", escape_markdown(question)));
    }
  }
  text.add(fmt::format("\n*{}*\n", escape_markdown(answer.disclaimer)));
}

model::Json to_json(const Annotation& annotation) {
  return {{"type", "url_citation"},
          {"url_citation",
           {{"start_index", annotation.begin},
            {"end_index", annotation.end},
            {"url", annotation.url},
            {"title", annotation.title},
            {"content", annotation.quote},
            {"number", annotation.number},
            {"passage", annotation.passage_id}}}};
}

}  // namespace ibid::serve
