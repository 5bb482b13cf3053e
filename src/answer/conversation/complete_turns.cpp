#include "answer/conversation/complete_turns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/english.hpp"
#include "answer/measured_values.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// Of whom `written` asks, and what it says of them beside; `terms` are its terms.
Circumstances people_in(const std::vector<index::Term>& terms, std::string_view written) {
  Circumstances people = populations_in(terms);
  for (Circumstance& lasting : lasting_in(written)) people.push_back(std::move(lasting));
  for (const MeasuredValue& value : measured_values(written)) {
    constexpr std::string_view kWith = "with ";
    const std::size_t with = written.rfind(kWith, value.range.begin);
    constexpr std::size_t kArticle = 3;
    const bool is_had =
        with != std::string_view::npos && value.range.begin <= with + kWith.size() + kArticle;
    if (!is_had || value.measure == Measure::kAge) continue;
    const std::size_t begin = with + kWith.size();
    people.push_back(
        {fmt::format("who have {}", written.substr(begin, value.range.end - begin)), false});
  }
  return people;
}

}  // namespace

Standalone CompleteTurns::as_it_stands(const Said& said, std::string_view asked) {
  ThisTurn& now = thread_.now;
  const bool is_under_way = thread_.is_under_way();
  const bool has_led_here = now.begins || now.goes_back;
  const bool is_for_same =
      !reader_.names_condition(said) && (says_besides(said.terms) || is_on_same_person(said.terms));
  const bool changes = is_under_way && !has_led_here && !said.topics.empty() && !is_for_same &&
                       !whole_.is_related(said.topics) && !rewrites_.is_outcome_asked(said);
  now.leans = is_under_way && !changes && (has_led_here || whole_.leans(said));
  const bool is_bare = said.is_whole && !said.opening.empty() && is_under_way;
  Standalone result{is_bare ? capitalized(said.text) : std::string(asked)};
  result.topic_changed = changes;
  if (said.topics.empty()) return result;
  const std::string written = without_contractions(text::trimmed(result.question));
  if (is_under_way && (!changes || reader_.is_nothing_known(said.topics))) {
    thread_.topics.go_on(said.topics, written);
  } else {
    if (is_under_way) thread_.people.clear();
    thread_.is_case = false;
    thread_.topics.begin(said.topics, written);
  }
  thread_.side.clear();
  understood_.remember(written);
  thread_.main = thread_.pattern;
  if (const Circumstances people = people_in(said.terms, written); !people.empty()) {
    thread_.people.forget_others();
    thread_.people.keep(people);
  } else if (!changes && !thread_.people.empty()) {
    return understood_.of_those_spoken_of(std::string(without_question_mark(result.question)));
  }
  return result;
}

Standalone CompleteTurns::in_context(const Said& said, std::string_view asked) {
  if (const Phrases known = thread_.topics.all();
      rewrites_.is_outcome_asked(said) && !text::is_one_of(said.topics.front(), known)) {
    thread_.topics.add_outcome(said.topics.front());
  }
  if (const std::string too = rewrites_.as_well(said); !too.empty()) {
    return understood_.on_topics_of(said, too);
  }
  if (const std::string another = rewrites_.another(said); !another.empty()) {
    return understood_.on_topics_of(said, another);
  }
  const std::string where = whole_.context_of(said);
  if (where.empty()) return as_it_stands(said, asked);
  understood_.remember(
      fmt::format("{}{}", capitalized(std::string(without_besides(said.bare))), where));
  if (!whole_.is_of_form(said)) thread_.topics.add(said.topics, thread_.last);
  return understood_.understood(thread_.last);
}

Standalone CompleteTurns::opened_by(const Circumstances& circumstances, std::string_view asked,
                                    std::string_view written) {
  const std::string_view had = had_by_kin(written);
  const Phrases topics = reader_.topics_of(had.empty() ? written : had);
  Circumstances others = circumstances;
  std::erase_if(others, [&](const Circumstance& circumstance) {
    return measured_values(circumstance.text).empty() &&
           !thread_.topics.in_index().topics_of(circumstance.text).empty();
  });
  // "I am breastfeeding and need a blood thinner for atrial fibrillation"
  for (const Circumstance& circumstance : circumstances) {
    const Circumstances populations = populations_in(reader_.analyzed(circumstance.text));
    others.insert(others.begin(), populations.begin(), populations.end());
  }
  for (Circumstance& lasting : lasting_in(written)) {
    const std::string_view what =
        std::string_view(lasting.text).substr(lasting.text.find_last_of(' '));
    const bool is_told = std::any_of(others.begin(), others.end(), [&](const Circumstance& other) {
      return other.text.find(what) != std::string::npos;
    });
    if (!is_told) others.push_back(std::move(lasting));
  }
  for (const MeasuredValue& value : measured_values(written)) {
    constexpr double kAdult = 18;
    if (value.measure != Measure::kAge || value.value < kAdult || !others.empty()) continue;
    others.push_back({fmt::format("who are {:.0f}", value.value), false});
  }
  thread_.people.keep(others);
  if (topics.empty()) return {std::string(asked)};
  thread_.topics.begin(topics, written);
  thread_.is_case = true;
  thread_.now.begins = true;
  understood_.remember(had.empty() ? written : had);
  thread_.main.clear();
  return {had.empty() ? std::string(asked) : capitalized(std::string(had))};
}

}  // namespace ibid::answer
