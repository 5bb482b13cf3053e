#include "answer/kept_focus.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answer/follow_up_forms.hpp"
#include "answer/follow_up_words.hpp"
#include "text/strings.hpp"

namespace ibid::answer {

/// By that name or by another one.
bool KeptFocus::names(const std::string& question, const std::string& topic) {
  const std::string lower = text::lower_ascii(question);
  if (find_phrase(lower, text::lower_ascii(topic)) != std::string::npos) return true;
  const Phrases named = thread_.topics.in_index().topics_of(question);
  return std::find(named.begin(), named.end(), topic) != named.end();
}

Phrases KeptFocus::unsaid_in(const std::string& question) {
  SpokenOf& topics = thread_.topics;
  const Phrases spoken_of = topics.all();
  const auto is_named = [&](const std::string& topic) { return names(question, topic); };
  const bool is_on_topic =
      std::any_of(spoken_of.begin(), spoken_of.end(), [&](const std::string& topic) {
        return topics.kind(topic) != TopicKind::kUnknown && is_named(topic);
      });
  if (is_on_topic) return {};
  Phrases unsaid = topics.last_of(TopicKind::kGiven);
  for (const std::string& condition : topics.last_of(TopicKind::kCondition)) {
    unsaid.push_back(condition);
  }
  // "jogging", "cholesterol": where nothing else was spoken of.
  if (unsaid.empty()) unsaid = topics.first();
  if (std::any_of(unsaid.begin(), unsaid.end(), is_named)) return {};
  return unsaid;
}

Standalone KeptFocus::completed(Standalone result) {
  if (!result.is_follow_up || thread_.topics.empty()) return result;
  Phrases unsaid = unsaid_in(result.question);
  if (!thread_.aside.empty() && result.question.find(thread_.aside) == std::string::npos) {
    const auto is_told = [&](const std::string& topic) { return names(thread_.aside, topic); };
    std::erase_if(unsaid, is_told);
    const bool is_of_told = unsaid_in(result.question).size() > unsaid.size();
    if (is_of_told && unsaid.empty()) {
      unsaid = thread_.topics.first();
      std::erase_if(unsaid, is_told);
    }
    unsaid.insert(unsaid.begin(), thread_.aside);
  }
  if (unsaid.empty()) return result;
  // What was told goes with the narrower readings, too.
  for (Narrowed& narrowed : result.otherwise) {
    if (thread_.aside.empty()) break;
    narrowed.question =
        fmt::format("{} ({})?", without_question_mark(narrowed.question), thread_.aside);
  }
  result.question =
      fmt::format("{} ({})?", without_question_mark(result.question), fmt::join(unsaid, ", "));
  return result;
}

}  // namespace ibid::answer
