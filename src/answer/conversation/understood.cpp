#include "answer/conversation/understood.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/english.hpp"
#include "answer/question_cues.hpp"
#include "answer/setting.hpp"
#include "retrieve/question.hpp"
#include "text/folded_text.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

using Terms = std::vector<index::Term>;

std::string is_safe(const std::string& given) {
  return fmt::format("{} {} safe", is_plural_noun(given) ? "Are" : "Is", given);
}

/// Whether a new fact about somebody can hardly change the answer: "how common is that", "which is
/// the strongest". Whether to give something, what and how much it may change.
bool is_of_anybody(std::string_view question) {
  constexpr std::string_view kNoDecision[] = {
      "how big",      "how common", "how do",     "how does",     "how likely",
      "how often do", "how soon",   "what about", "what happens", "why"};
  constexpr std::string_view kChoosing[] = {"best", "gentlest", "mildest", "safest"};
  std::vector<std::string> words;
  for (text::Word& word : text::words(question)) words.push_back(std::move(word.folded));
  if (words.empty() || opens_yes_no(words.front())) return false;
  const QuestionType type = type_of(words);
  if (type == QuestionType::kDose) return false;
  const bool is_superlative = words.front() == "which" && words.back().size() > 5 &&
                              words.back().ends_with("est") &&
                              !text::is_one_of(words.back(), kChoosing);
  return text::FoldedText(words).opens_with_any(kNoDecision) || is_superlative ||
         type == QuestionType::kHarm || type == QuestionType::kMechanism ||
         type == QuestionType::kCause;
}

}  // namespace

void Understood::remember(std::string_view question) {
  thread_.last = std::string(without_question_mark(text::trimmed(question)));
  thread_.pattern = std::string(rewrites_.divided(thread_.last).question);
}

Standalone Understood::understood(std::string question) {
  Standalone result = of_those_spoken_of(std::move(question));
  result.is_follow_up = true;
  add_single_remedies(result);
  return result;
}

Standalone Understood::on_topics_of(const Said& said, std::string_view question) {
  remember(question);
  thread_.topics.add(said.topics, thread_.last);
  return understood(thread_.last);
}

Standalone Understood::of_anybody() {
  Standalone result{thread_.last + "?", true};
  add_single_remedies(result);
  return result;
}

Standalone Understood::of_those_spoken_of(std::string question) {
  Circumstances circumstances = thread_.people.not_named_in(question);
  // "Why: <the last question>" is asked of those of whom that was.
  const bool is_on_last = question.size() > thread_.last.size() && question.ends_with(thread_.last);
  if (!is_on_last) {
    std::erase_if(circumstances, [&](const Circumstance& circumstance) {
      return thread_.people.is_left_behind(circumstance);
    });
  }
  const bool says_of_whom = !rewrites_.divided(question).of_whom.empty();
  const std::string whom = says_of_whom ? std::string{} : in_people(circumstances);
  if (whom.empty()) return {question + "?"};
  // Of whom nothing is said, the rest is answered, with what is known of such people first.
  Phrases setting;
  for (const Circumstance& circumstance : circumstances) {
    for (std::string& topic : in_index().topics_of(circumstance.text)) {
      setting.push_back(std::move(topic));
    }
  }
  return {fmt::format("{} {}?", question, whom),
          true,
          false,
          {{in_setting(question + "?", setting), whom}}};
}

void Understood::add_single_remedies(Standalone& result) {
  const Phrases remedies = thread_.topics.last_of(TopicKind::kGiven);
  const std::string together = joined(remedies, "or");
  const auto at = find_phrase(result.question, together);
  if (remedies.size() != 2 || at == std::string::npos) return;
  for (std::size_t i = 0; i < remedies.size(); ++i) {
    std::string question = result.question;
    question.replace(at, together.size(), remedies[i]);
    result.otherwise.push_back({question, "with " + remedies[1 - i]});
  }
}

std::string Understood::asked_at_first() const {
  const bool is_side = thread_.pattern.starts_with("What about ") || is_of_anybody(thread_.pattern);
  const Terms main = retrieve::analyzed(generation_, thread_.main);
  const bool has_main =
      !main.empty() &&
      (opens_question(main.front().word) || thread_.pattern.starts_with("What about ")) &&
      !is_of_anybody(thread_.main);
  return is_side && has_main ? thread_.main : thread_.pattern;
}

Standalone Understood::of_whom(const Circumstances& circumstances, bool asks_same) {
  thread_.people.keep(circumstances);
  thread_.told.clear();
  for (const Circumstance& circumstance : circumstances) {
    for (const std::string_view taking : {"who take ", "who are on ", "who use "}) {
      if (!circumstance.text.starts_with(taking)) continue;
      for (std::string& topic : in_index().topics_of(circumstance.text)) {
        if (thread_.topics.kind(topic) == TopicKind::kCondition || reader_.is_situation(topic)) {
          continue;
        }
        thread_.told.push_back(std::move(topic));
      }
    }
  }
  const auto is_given = [&](const std::string& one) {
    return thread_.topics.kind(one) == TopicKind::kGiven;
  };
  // "propranolol for a tremor"
  if (std::any_of(thread_.told.begin(), thread_.told.end(), is_given)) {
    std::erase_if(thread_.told, [&](const std::string& one) { return !is_given(one); });
  }
  const std::string whom = in_people(circumstances);
  const bool is_side = thread_.pattern.starts_with("What about ");
  const bool may_matter_not =
      is_of_anybody(thread_.pattern) && (!thread_.told.empty() || !is_side || thread_.main.empty());
  if (!asks_same && may_matter_not) {
    if (std::string safe = safety_of_given(circumstances); !safe.empty()) {
      Circumstances others = thread_.people.not_named_in(safe);
      // What is taken is in the question.
      if (!thread_.told.empty()) {
        std::erase_if(others, [&](const Circumstance& other) {
          return std::find(circumstances.begin(), circumstances.end(), other) !=
                 circumstances.end();
        });
      }
      const std::string_view joint = others.empty() ? "" : " ";
      Standalone asked{fmt::format("{}{}{}?", safe, joint, in_people(others)), true};
      if (const std::string where = thread_.topics.conditions_behind("in");
          !thread_.told.empty() && !where.empty()) {
        asked.otherwise = {{fmt::format("{}{}?", is_safe(joined(thread_.told, "and")), where), {}}};
      }
      return asked;
    }
  }
  Standalone result = understood(asks_same ? thread_.pattern : asked_at_first());
  const std::string where = thread_.topics.last_of(TopicKind::kGiven).empty()
                                ? std::string{}
                                : thread_.topics.conditions_behind("for");
  result.otherwise = {{fmt::format("{}{} {}?", subject(), where, whom), {}}};
  return result;
}

std::string Understood::safety_of_given(const Circumstances& circumstances) {
  Phrases given = thread_.topics.last_of(TopicKind::kGiven);
  const auto is_told = [&](const std::string& one) { return text::is_one_of(one, thread_.told); };
  std::erase_if(given, is_told);
  if (!thread_.told.empty()) {
    const std::string told = joined(thread_.told, "and");
    if (!given.empty()) return fmt::format("Can {} be taken with {}", joined(given, "or"), told);
    const std::string where = thread_.topics.conditions_behind("in");
    return where.empty() ? std::string{} : is_safe(told) + where;
  }
  const bool tells_condition = std::any_of(
      circumstances.begin(), circumstances.end(), [&](const Circumstance& circumstance) {
        const Phrases named = in_index().topics_of(circumstance.text);
        return thread_.topics.any_is(TopicKind::kCondition, named);
      });
  if (given.empty() || !tells_condition) return {};
  return is_safe(joined(given, "or"));
}

std::string Understood::subject() {
  return capitalized(subject_named());
}

std::string Understood::subject_named() {
  for (const TopicKind kind : {TopicKind::kGiven, TopicKind::kCondition}) {
    if (const Phrases topics = thread_.topics.last_of(kind); !topics.empty()) {
      return joined(topics, "or");
    }
  }
  return joined(thread_.topics.focus(), "and");
}

Standalone Understood::follow_up(const Said& said) {
  const Terms& terms = said.terms;
  if (said.chooses) {
    remember(rewrites_.choice(said));
    return understood(thread_.last);
  }
  if (said.pronoun) {
    const std::string together = rewrites_.taken_with(said);
    remember(together.empty() ? rewrites_.with_topic(said) : together);
    if (asks_of_nature(terms)) return of_anybody();
    Standalone result = understood(thread_.last);
    // "They upset my stomach."
    if (said.pronoun->begin == 0 && !opens_question(terms.front().word) &&
        !thread_.topics.choices().empty()) {
      result.otherwise.push_back(
          {fmt::format("What are the side effects of {}?", joined(thread_.topics.choices(), "and")),
           {}});
    }
    return result;
  }
  const bool only_asks = terms.size() <= 1 && said.topics.empty() &&
                         (terms.empty() || opens_question(terms[0].word) || terms[0].is_stop);
  if (said.opening == "why not" && said.topics.empty()) {
    return understood(rewrites_.asked_on(text::trimmed("why not " + said.bare)));
  }
  if (said.bare == "how come") return understood(rewrites_.asked_on("why"));
  if (only_asks || asks_by_how_much(terms)) {
    return understood(rewrites_.asked_on(said.bare));
  }
  if (is_addition(terms)) {
    if (names_population(Terms(terms.begin() + 1, terms.end()))) turn_to(said, said.bare);
    return understood(rewrites_.with_addition(said));
  }
  if (asks_until(terms)) return understood(rewrites_.asked_on(said.bare));
  if (asks_of_whom(terms)) return understood(rewrites_.asked_of_whom(said.bare));
  if (is_of_age(terms)) return understood(rewrites_.of_population("people " + said.bare));
  const bool is_of_people = names_population(terms) && !opens_question(terms.front().word);
  const std::string whom(without_besides(said.bare));  // "men as well"
  if (is_of_people) turn_to(said, "in " + whom);
  if (is_of_people || (said.topics.empty() && reader_.is_situation(said.bare))) {
    return understood(rewrites_.of_population(whom));
  }
  std::string compared = rewrites_.compared(said);
  if (compares_routes(terms) && !compared.empty()) {
    remember(fmt::format("What about {}{}", with_small_initial(subject()),
                         thread_.topics.conditions_behind("in")));
    return understood(compared);
  }
  Phrases named = said.topics;
  if (!compared.empty()) {
    const Phrases given = thread_.topics.last_of(TopicKind::kGiven);
    named.insert(named.begin(), given.begin(), given.end());
  }
  remember(!compared.empty()     ? compared
           : said.topics.empty() ? on_topic(said)
                                 : on_something_else(said));
  if (!said.topics.empty()) thread_.topics.add(named, thread_.last);
  return asks_of_nature(terms) ? of_anybody() : understood(thread_.last);
}

void Understood::turn_to(const Said& said, std::string_view where) {
  thread_.people.turn_to(populations_in(said.terms));
  thread_.turned_to = fmt::format(" {}", where);
  turned_now_ = true;
}

std::string Understood::on_topic(const Said& said) {
  if (std::string choice = rewrites_.choice(said); !choice.empty()) return choice;
  if (std::string another = rewrites_.another(said); !another.empty()) return another;
  const bool asks = asks_how_long(said.terms) || opens_question(said.terms.front().word);
  return asks ? rewrites_.question_of_topic(said) : rewrites_.side_of_topic(said);
}

std::string Understood::on_something_else(const Said& said) {
  if (std::string given = rewrites_.another_given(said); !given.empty()) return given;
  if (std::string outcome = rewrites_.outcome(said); !outcome.empty()) return outcome;
  if (std::string side = rewrites_.side_of_another(said); !side.empty()) return side;
  if (says_besides(said.terms)) {
    if (std::string about = rewrites_.about(said); !about.empty()) return about;
  }
  if (std::string same = rewrites_.of_another(said); !same.empty()) {
    const bool is_of_those = !thread_.turned_to.empty() &&
                             rewrites_.divided(same).of_whom.empty() &&
                             thread_.people.not_named_in(same).empty();
    turned_now_ = is_of_those;
    return is_of_those ? same + thread_.turned_to : same;
  }
  // "Does jogging bring down cholesterol", then "swimming".
  const Phrases first = thread_.topics.first();
  if (said.topics.size() == 1 && first.size() == 2 && reader_.is_nothing_known(first) &&
      reader_.is_nothing_known(said.topics)) {
    if (std::string same = with_other_topic(thread_.main, first.front(), said.topics.front());
        !same.empty()) {
      thread_.topics.leave(first.front());
      return same;
    }
  }
  if (std::string about = rewrites_.about(said); !about.empty()) return about;
  return fmt::format("{}, and what about {}", thread_.pattern, said.bare);
}

}  // namespace ibid::answer
