#include "answer/headings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answer/english.hpp"
#include "text/code_points.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Words that name a part of an article and nothing of its content.
constexpr std::string_view kPartWords[] = {
    "abstract",        "aim",      "aims",      "and",        "article",
    "background",      "clinical", "comment",   "conclusion", "conclusions",
    "context",         "data",     "design",    "discussion", "evidence",
    "findings",        "for",      "from",      "in",         "interpretation",
    "introduction",    "key",      "main",      "major",      "materials",
    "measurements",    "method",   "methods",   "of",         "objective",
    "objectives",      "on",       "outcome",   "outcomes",   "overview",
    "patients",        "points",   "purpose",   "rationale",  "recommendation",
    "recommendations", "research", "result",    "results",    "review",
    "section",         "setting",  "statement", "statements", "study",
    "summary",         "text",     "the",       "title",
};

bool names_theme(std::string_view heading) {
  const std::vector<text::Word> words = text::words(heading);
  return std::any_of(words.begin(), words.end(), [](const text::Word& word) {
    const bool is_number = word.folded.find_first_not_of("0123456789.") == std::string::npos;
    return !is_number && std::find(std::begin(kPartWords), std::end(kPartWords), word.folded) ==
                             std::end(kPartWords);
  });
}

std::string about(const Question& question) {
  std::string text;
  // Three topics fill a line; further ones make no heading better.
  const std::size_t shown = std::min<std::size_t>(3, question.topics.size());
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == shown ? " and " : ", ";
    text += question.topics[i];
  }
  return text;
}

}  // namespace

std::string theme_of(const std::vector<std::string>& section_path) {
  for (const std::string& heading : section_path) {
    if (names_theme(heading)) return heading;
  }
  return {};
}

std::string short_title(const std::string& title) {
  return title.substr(0, std::min(title.find(": "), title.find(" (")));
}

std::string heading_of(const Question& question) {
  if (question.topics.empty()) return "Evidence";
  const std::string topics = about(question);
  const bool two = question.topics.size() == 2;
  switch (question.type) {
    case QuestionType::kRelationship:
      if (two) {
        return fmt::format("Relationship between {} and {}", question.topics[0],
                           question.topics[1]);
      }
      break;
    case QuestionType::kEffect:
      if (two) return fmt::format("Effects of {} on {}", question.topics[0], question.topics[1]);
      break;
    case QuestionType::kComparison:
      return "Comparison of " + topics;
    case QuestionType::kHarm:
      return "Safety of " + topics;
    case QuestionType::kPrevention:
      return "Prevention: " + topics;
    case QuestionType::kDiagnosis:
      return "Diagnosis: " + topics;
    case QuestionType::kTreatment:
      return "Treatment: " + topics;
    case QuestionType::kDose:
      return "Dose: " + topics;
    case QuestionType::kMechanism:
      return "Mechanism: " + topics;
    case QuestionType::kCause:
      return "Causes: " + topics;
    default:
      break;
  }
  return capitalized(topics);
}

}  // namespace ibid::answer
