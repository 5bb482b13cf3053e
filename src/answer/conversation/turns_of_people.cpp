#include "answer/conversation/turns_of_people.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answer/conversation/follow_up_openings.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/measured_values.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// "whose heart rate is 48", "who have TSH 8".
std::string who_have_value(std::string_view text, bool is_sentence) {
  return fmt::format("{} {}", is_sentence ? "whose" : "who have", text);
}

}  // namespace

Circumstances people_measured(const std::vector<std::string>& values) {
  Circumstances people;
  for (const std::string& value : values) {
    const std::string_view verb = value.ends_with("kg") ? "weigh" : "have";
    people.push_back({fmt::format("who {} {}", verb, value), true});
  }
  return people;
}

std::optional<Standalone> TurnsOfPeople::supposed(std::string_view text) {
  const std::string_view rest = without_if(text);
  if (rest.size() == text.size()) return std::nullopt;
  if (rest.starts_with("they have ")) {
    return understood_.of_whom(
        {{fmt::format("who {}", without_question_mark(rest.substr(5))), false}});
  }
  constexpr std::string_view kThereIs = "there is ";
  if (!rest.starts_with(kThereIs)) return std::nullopt;
  return understood_.of_whom(
      {{fmt::format("who have {}", without_question_mark(rest.substr(kThereIs.size()))), false}},
      true);
}

/// "starting dose of the other one"
bool TurnsOfPeople::is_aside_alone(std::string_view text) const {
  const std::vector<index::Term> terms = reader_.analyzed(text);
  return std::any_of(terms.begin(), terms.end(), [](const index::Term& term) {
    return !term.is_stop && is_aside(term) && !is_doing(term);
  });
}

/// "HFrEF, EF 30" asks nothing.
bool TurnsOfPeople::only_tells(std::string_view rest, std::string_view behind,
                               std::string_view opening) const {
  const std::vector<text::Word> words = text::words(rest);
  constexpr std::string_view kPast[] = {"ago", "last", "previously"};
  const bool is_past = std::any_of(words.begin(), words.end(), [&](const text::Word& word) {
    return text::is_one_of(word.folded, kPast);
  });
  return !behind.ends_with('?') && !words.empty() && opening != "and" &&
         !opens_question(words.front().folded) && (is_past || !is_aside_alone(rest));
}

TakenAs TurnsOfPeople::measured(const WithValues& parted, std::string_view behind,
                                std::string_view opening) {
  Circumstances people = people_measured(parted.values);
  if (parted.rest.empty()) return {understood_.of_whom(people), {}};
  if (only_tells(parted.rest, behind, opening)) {
    people.push_back({fmt::format("who have {}", parted.rest), true});
    return {understood_.of_whom(people), {}};
  }
  thread_.people.keep(people);
  return {{}, fmt::format("{}{}{}", opening, opening.empty() ? "" : " ", parted.rest)};
}

std::optional<Standalone> TurnsOfPeople::told(const Said& said) {
  if (const std::string only = only_people(said); !only.empty()) {
    thread_.people.keep({{only, false}});
    return understood_.understood(thread_.pattern);
  }
  if (is_value(said)) {
    const bool is_sentence =
        said.bare.find(" is ") != std::string::npos || said.bare.find(" are ") != std::string::npos;
    return understood_.of_whom({{who_have_value(said.bare, is_sentence), true}});
  }
  if (auto of_them = short_.of_somebody(said)) return of_them;
  if (speaks_for_himself(said.terms)) {
    thread_.people.forget_others();
    return understood_.understood(thread_.pattern);
  }
  if (reader_.is_stated(said)) {
    return understood_.of_whom({{fmt::format("who have {}", said.topics.front()), true}});
  }
  return std::nullopt;
}

std::optional<Standalone> TurnsOfPeople::what_if(const Said& said, std::string_view text) {
  if (!said.asks_what_if) return std::nullopt;
  const std::string_view bare = without_question_mark(text);
  if (!measured_values(bare).empty() && !said.pronoun) {
    const std::string_view value = bare.starts_with("the ") ? bare.substr(4) : bare;
    const bool is_sentence = value.find(" is ") != std::string_view::npos;
    return understood_.of_whom({{who_have_value(value, is_sentence), false}});
  }
  const Said supposed = reader_.taken_apart(bare, "");
  if (!reader_.is_stated(supposed)) return std::nullopt;
  return understood_.of_whom({{fmt::format("who have {}", supposed.topics.front()), true}});
}

}  // namespace ibid::answer
