#include "answer/conversation/turns_back.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answer/conversation/circumstances.hpp"
#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_openings.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/english.hpp"
#include "answer/question_cues.hpp"
#include "retrieve/question.hpp"
#include "text/strings.hpp"

namespace ibid::answer {

/// "I meant a man" where a woman was asked of; empty where nobody was.
std::string TurnsBack::with_other_people(std::string_view question, const Said& said) const {
  const index::Term& other = said.terms.back();
  if (!names_population({other})) return {};
  for (const index::Term& term : retrieve::analyzed(generation_, question)) {
    if (!names_population({term})) continue;
    return fmt::format("{}{}{}", question.substr(0, term.range.begin), other.word,
                       question.substr(term.range.end));
  }
  return {};
}

/// "back to stopping it", "back to the tablets", "back to the vitamin" where vitamin D is spoken
/// of; and what is nothing that the index knows where nothing was left.
bool TurnsBack::is_on_what_is_spoken_of(const Said& said) {
  if (said.topics.empty()) {
    return said.pronoun || (!thread_.topics.has_left() && !names_population(said.terms));
  }
  const Phrases known = thread_.topics.all();
  const auto is_part_of_one = [&](const std::string& topic) {
    return std::any_of(known.begin(), known.end(), [&](const std::string& one) {
      return one != topic && find_phrase(one, topic) != std::string::npos;
    });
  };
  return std::all_of(said.topics.begin(), said.topics.end(), [&](const std::string& topic) {
    return thread_.topics.kind(topic) == TopicKind::kUnknown && !text::is_one_of(topic, known) &&
           (!thread_.topics.has_left() || is_part_of_one(topic));
  });
}

Standalone TurnsBack::gone_back(const Said& said) {
  if (is_on_what_is_spoken_of(said)) return understood_.understood(thread_.last);
  if (said.topics.empty() && names_population(said.terms)) {
    thread_.people.turn_to(populations_in(said.terms));
    thread_.turned_to.clear();
    thread_.people.keep({{said.bare, false}});
    const std::string of_those = with_other_people(thread_.last, said);
    understood_.remember(of_those.empty() ? thread_.last : of_those);
    return understood_.understood(thread_.last);
  }
  const Phrases spoken_of = thread_.topics.all();
  const bool is_spoken_of =
      std::any_of(said.topics.begin(), said.topics.end(),
                  [&](const std::string& topic) { return text::is_one_of(topic, spoken_of); });
  if (!is_spoken_of) thread_.people.clear();
  if (is_spoken_of) {
    thread_.topics.add(said.topics, said.text);
  } else if (!thread_.topics.go_back(said.topics)) {
    if (said.topics.empty()) return {said.text};
    thread_.topics.begin(said.topics, said.text);
  }
  const Phrases now = thread_.topics.all();
  const bool is_named = !said.topics.empty() && text::is_one_of(said.topics.front(), now);
  understood_.remember("What about " +
                       (is_named ? said.topics.front() : understood_.subject_named()));
  return understood_.understood(thread_.last);
}

std::string TurnsBack::put_right(const Said& said) {
  if (!corrects(said.opening) || said.terms.empty()) return {};
  const std::string meant = said.bare.substr(0, said.bare.find(" not "));
  if (is_number(said.terms.front().word)) return with_other_amount(thread_.last, meant);
  if (said.topics.empty()) return with_other_people(thread_.last, said);
  const std::string& topic = said.topics.front();
  const bool is_of_form = is_form(said.terms.back());
  // "I meant water, not alcohol"
  if (!is_of_form && said.bare.find(" not ") != std::string::npos &&
      thread_.topics.kind(topic) == TopicKind::kUnknown) {
    return fmt::format("{} ({})", thread_.last, said.bare);
  }
  const std::string wrong =
      is_of_form ? thread_.topics.subject(thread_.last)
                 : thread_.topics.last_named(thread_.topics.kind(topic), thread_.last);
  if (wrong.empty() || wrong == topic) return {};
  if (is_of_form) {
    return with_other_topic(thread_.last, wrong, fmt::format("{} {}", wrong, topic));
  }
  thread_.topics.leave(wrong);
  thread_.topics.add({topic}, meant);
  return with_other_topic(thread_.last, wrong, topic);
}

}  // namespace ibid::answer
