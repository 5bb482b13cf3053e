#include "answer/conversation/kept_focus.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/english.hpp"
#include "answer/setting.hpp"
#include "retrieve/question.hpp"
#include "text/strings.hpp"

namespace ibid::answer {

/// By that name or by another one.
bool KeptFocus::names(const std::string& question, const std::string& topic) {
  const std::string lower = text::lower_ascii(question);
  if (find_phrase(lower, text::lower_ascii(topic)) != std::string::npos) return true;
  const Phrases named = thread_.topics.in_index().topics_of(question);
  return text::is_one_of(topic, named);
}

Phrases KeptFocus::unsaid_in(const std::string& question) {
  SpokenOf& topics = thread_.topics;
  const auto is_named = [&](const std::string& topic) { return names(question, topic); };
  if (is_on_topic(question)) return {};
  Phrases unsaid = topics.last_of(TopicKind::kGiven);
  for (const std::string& condition : topics.last_of(TopicKind::kCondition)) {
    unsaid.push_back(condition);
  }
  // "jogging", "cholesterol": where nothing else was spoken of.
  if (unsaid.empty()) unsaid = topics.first();
  if (std::any_of(unsaid.begin(), unsaid.end(), is_named)) return {};
  return unsaid;
}

bool KeptFocus::is_on_topic(const std::string& question) {
  SpokenOf& topics = thread_.topics;
  const Phrases spoken_of = topics.all();
  return std::any_of(spoken_of.begin(), spoken_of.end(), [&](const std::string& topic) {
    return topics.kind(topic) != TopicKind::kUnknown && names(question, topic);
  });
}

bool KeptFocus::names_any(const std::string& question, TopicKind kind) {
  SpokenOf& topics = thread_.topics;
  const auto is_kind = [&](const std::string& topic) {
    return topics.kind(topic) == kind && !topics.is_effect(topic);
  };
  const Phrases named = topics.in_index().topics_of(question);
  if (std::any_of(named.begin(), named.end(), is_kind)) return true;
  const Phrases spoken_of = topics.all();
  return std::any_of(spoken_of.begin(), spoken_of.end(), [&](const std::string& topic) {
    return is_kind(topic) && names(question, topic);
  });
}

/// For what a remedy is asked of, and what is given for a condition; but its symptoms and tests are
/// those of everybody, and salt is asked of whatever is given.
Phrases KeptFocus::setting_of(const std::string& whole, bool names_own) {
  // What the people have who are asked about is not for what a remedy is given to them.
  std::string question = without_setting(whole).asked;
  question.resize(std::min({question.find(" in people "), question.find(" in children who "),
                            question.find(" in older people who "), question.size()}));
  Phrases setting;
  for (const TopicKind kind : {TopicKind::kGiven, TopicKind::kCondition}) {
    const bool is_beside = kind == TopicKind::kGiven && (names_own || asks_of_condition(question));
    if (is_beside || names_any(question, kind)) continue;
    for (std::string& topic : thread_.topics.last_of(kind)) {
      if (!is_outcome_alone(topic)) setting.push_back(std::move(topic));
    }
  }
  // Of another remedy the same is asked.
  if (names_own) {
    for (std::string& topic : thread_.topics.prevented()) setting.push_back(std::move(topic));
  }
  std::erase_if(setting, [&](const std::string& topic) { return names(whole, topic); });
  return setting;
}

/// "fractures", "weight".
bool KeptFocus::is_outcome_alone(std::string_view topic) const {
  const std::vector<index::Term> terms = retrieve::analyzed(generation_, topic);
  return std::all_of(terms.begin(), terms.end(), is_outcome);
}

bool KeptFocus::asks_of_condition(std::string_view question) const {
  const std::vector<index::Term> terms = retrieve::analyzed(generation_, question);
  return asks_of_nature(terms) || referent_of(terms) == Referent::kCondition;
}

Standalone KeptFocus::completed(Standalone result, bool has_begun, bool names_own) {
  if (thread_.topics.empty()) return result;
  Phrases unsaid = unsaid_in(result.question);
  // "My son has asthma - what sets off attacks?"
  if (has_begun && unsaid.empty() && !names(result.question, thread_.topics.first().front())) {
    unsaid = thread_.topics.first();
  }
  if (!thread_.now.aside.empty() && result.question.find(thread_.now.aside) == std::string::npos) {
    const auto is_told = [&](const std::string& topic) { return names(thread_.now.aside, topic); };
    std::erase_if(unsaid, is_told);
    const bool is_of_told = unsaid_in(result.question).size() > unsaid.size();
    if (is_of_told && unsaid.empty()) {
      unsaid = thread_.topics.first();
      std::erase_if(unsaid, is_told);
    }
    unsaid.insert(unsaid.begin(), thread_.now.aside);
  }
  if (unsaid.empty()) {
    const Phrases setting = setting_of(result.question, names_own);
    for (Narrowed& narrowed : result.otherwise) {
      narrowed.question = in_setting(narrowed.question, setting_of(narrowed.question, names_own));
    }
    result.question = in_setting(result.question, setting);
    return result;
  }
  // What was told goes with the narrower readings, too.
  for (Narrowed& narrowed : result.otherwise) {
    if (thread_.now.aside.empty()) break;
    const auto [asked, setting] = without_setting(narrowed.question);
    const std::string told =
        fmt::format("{} ({})?", without_question_mark(asked), thread_.now.aside);
    narrowed.question = setting.empty() ? told : in_setting(told, Phrases{std::string(setting)});
  }
  result.question =
      fmt::format("{} ({})?", without_question_mark(result.question), fmt::join(unsaid, ", "));
  return result;
}

}  // namespace ibid::answer
