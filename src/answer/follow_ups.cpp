#include "answer/follow_ups.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answer/amounts.hpp"
#include "answer/populations.hpp"
#include "answer/question_cues.hpp"
#include "answer/topic_use.hpp"
#include "text/code_points.hpp"

namespace ibid::answer {
namespace {

/// Sides of a topic, and the type of question that asks for each already.
struct Side {
  QuestionType type;
  TopicKind asked_of;
  std::string_view pattern;
};
constexpr Side kSides[] = {
    {QuestionType::kTreatment, TopicKind::kCondition, "How is {} treated?"},
    {QuestionType::kDiagnosis, TopicKind::kCondition, "How is {} diagnosed?"},
    {QuestionType::kPrevention, TopicKind::kCondition, "How is {} prevented?"},
    {QuestionType::kHarm, TopicKind::kGiven, "What are the side effects of {}?"},
    {QuestionType::kDose, TopicKind::kGiven, "What is the recommended dose of {}?"},
};

/// "Zinc intake and fracture risk" within a sentence; "IL-6 …", "S. aureus …" and a single name
/// keep their capital.
std::string within_sentence(std::string heading, bool is_plain) {
  const bool begins_plain =
      heading.size() > 1 && text::is_upper(heading[0]) && text::is_lower(heading[1]);
  const auto blank = heading.find(' ');
  const bool is_name = blank == std::string::npos || heading[blank - 1] == '.';
  if (begins_plain && (is_plain || !is_name)) heading[0] = text::to_lower(heading[0]);
  return heading;
}

/// "Diagnosis", "Drug interactions": a heading that says of nothing what it is a part of.
bool is_part(std::string_view theme, index::Analyzer& analyzer) {
  const std::vector<index::Term> terms = analyzer.analyze(theme);
  return std::all_of(terms.begin(), terms.end(), [](const index::Term& term) {
    return term.is_stop || is_aspect(term.text) || is_modifier(term.text) ||
           is_narrow_population(term.text) || is_question_word(term.word) ||
           is_linking_verb(term.word) || is_type_cue(term.word);
  });
}

/// Whether a sentence that names the topic gives an amount of something to take.
bool has_dose(std::span<const FoundPassage> passages, std::span<const Candidate> candidates,
              std::string_view topic, Vocabulary& vocabulary) {
  std::vector<StemNumber> stems;
  vocabulary.add_stems(topic, stems);
  return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
    if (std::search(candidate.stems.begin(), candidate.stems.end(), stems.begin(), stems.end()) ==
        candidate.stems.end()) {
      return false;
    }
    return gives_amount(candidate.text(passages));
  });
}

/// The first topic of the question that is no part of something; null where there is none.
const std::string* whole_topic(const Question& question, index::Analyzer& analyzer) {
  const auto at = std::find_if(question.topics.begin(), question.topics.end(),
                               [&](const std::string& topic) { return !is_part(topic, analyzer); });
  return at == question.topics.end() ? nullptr : &*at;
}

/// What the documents of the answer speak of elsewhere. A part of something is asked of the topic.
std::vector<std::string> questions_on_themes(const std::string* topic,
                                             std::span<const FoundPassage> passages,
                                             std::span<const std::uint32_t> treated,
                                             index::Analyzer& analyzer) {
  std::vector<std::string_view> themes;
  for (const std::uint32_t i : treated) themes.emplace_back(passages[i].theme);
  std::vector<std::string> questions;
  for (const FoundPassage& found : passages) {
    if (found.theme.empty() ||
        std::find(themes.begin(), themes.end(), found.theme) != themes.end() ||
        std::none_of(treated.begin(), treated.end(), [&](std::uint32_t i) {
          return passages[i].document->id == found.document->id;
        })) {
      continue;
    }
    themes.emplace_back(found.theme);
    const bool part = is_part(found.theme, analyzer);
    if (part && topic == nullptr) continue;
    questions.push_back(fmt::format("What does the evidence say about {}{}?",
                                    part ? *topic + " and " : std::string{},
                                    within_sentence(found.theme, part)));
  }
  return questions;
}

}  // namespace

std::vector<std::string> follow_ups_for(const Question& question,
                                        std::span<const FoundPassage> passages,
                                        std::span<const Candidate> candidates,
                                        std::span<const std::uint32_t> treated,
                                        index::Analyzer& analyzer, Vocabulary& vocabulary,
                                        const std::function<bool(std::string_view)>& answers) {
  const std::string* topic = whole_topic(question, analyzer);
  std::vector<std::string> thought_of = questions_on_themes(topic, passages, treated, analyzer);
  // Themes are surer to be answered than sides; both have their turn.
  if (thought_of.size() > kFollowUpsTried - 2) thought_of.resize(kFollowUpsTried - 2);
  if (topic != nullptr) {
    const TopicKind kind = kind_of(*topic, use_of(*topic, candidates, vocabulary));
    for (const Side& side : kSides) {
      if (side.type == question.type || side.asked_of != kind) continue;
      if (side.type == QuestionType::kDose && !has_dose(passages, candidates, *topic, vocabulary)) {
        continue;
      }
      thought_of.push_back(fmt::format(fmt::runtime(side.pattern), *topic));
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
