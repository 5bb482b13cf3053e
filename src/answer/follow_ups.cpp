#include "answer/follow_ups.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/code_points.hpp"

namespace ibid::answer {
namespace {

/// Sides of a topic, and the type of question that asks for each already.
struct Side {
  QuestionType type;
  bool of_condition;  ///< else of something that is given
  std::string_view pattern;
};
constexpr Side kSides[] = {
    {QuestionType::kTreatment, true, "How is {} treated?"},
    {QuestionType::kDiagnosis, true, "How is {} diagnosed?"},
    {QuestionType::kPrevention, true, "How is {} prevented?"},
    {QuestionType::kHarm, false, "What are the side effects of {}?"},
    {QuestionType::kDose, false, "What is the recommended dose of {}?"},
};

/// How the names of conditions end.
constexpr std::string_view kConditionEndings[] = {
    "algia",     "anemia",       "asthma", "cancer",   "deficiency",   "depression", "diabetes",
    "disease",   "disorder",     "emia",   "failure",  "fibrillation", "fracture",   "fractures",
    "infection", "hypertension", "itis",   "migraine", "oma",          "osis",       "pathy",
    "penia",     "pneumonia",    "stroke", "syndrome", "uria",
};

bool is_condition(std::string_view topic) {
  return std::any_of(std::begin(kConditionEndings), std::end(kConditionEndings),
                     [&](std::string_view ending) { return topic.ends_with(ending); });
}

/// "Zinc intake and fracture risk" within a sentence; "IL-6 …" and "S. aureus …" keep their
/// capital.
std::string within_sentence(std::string heading) {
  const bool plain = heading.size() > 1 && text::is_upper(heading[0]) && text::is_lower(heading[1]);
  const auto blank = heading.find(' ');
  const std::string first = heading.substr(0, blank);
  if (plain && blank != std::string::npos && first.back() != '.') {
    heading[0] = text::to_lower(heading[0]);
  }
  return heading;
}

}  // namespace

std::vector<std::string> follow_ups_for(const Question& question,
                                        std::span<const FoundPassage> passages,
                                        std::span<const std::string> treated_themes,
                                        const std::function<bool(std::string_view)>& answers) {
  std::vector<std::string> thought_of;
  std::vector<std::string> themes(treated_themes.begin(), treated_themes.end());
  for (const FoundPassage& found : passages) {
    if (found.theme.empty() ||
        std::find(themes.begin(), themes.end(), found.theme) != themes.end()) {
      continue;
    }
    themes.push_back(found.theme);
    thought_of.push_back(
        fmt::format("What does the evidence say about {}?", within_sentence(found.theme)));
  }
  // Themes are surer to be answered than sides; both have their turn.
  if (thought_of.size() > kFollowUpsTried - 2) thought_of.resize(kFollowUpsTried - 2);
  if (!question.topics.empty()) {
    const std::string& topic = question.topics.front();
    for (const Side& side : kSides) {
      if (side.type != question.type && side.of_condition == is_condition(topic)) {
        thought_of.push_back(fmt::format(fmt::runtime(side.pattern), topic));
      }
    }
  }
  std::vector<std::string> follow_ups;
  for (std::size_t i = 0; i < std::min(thought_of.size(), kFollowUpsTried); ++i) {
    if (follow_ups.size() == kFollowUpsMax) break;
    if (answers(thought_of[i])) follow_ups.push_back(std::move(thought_of[i]));
  }
  return follow_ups;
}

}  // namespace ibid::answer
