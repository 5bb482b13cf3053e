#include "answer/conversation/whole_questions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "answer/question_cues.hpp"
#include "retrieve/question.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

using Terms = std::vector<index::Term>;

constexpr std::string_view kAskingAmountOrKind[] = {"how many ", "how much ", "what ", "which "};
/// Of what is asked for somebody who is spoken of.
constexpr std::string_view kJudging[] = {"allowed", "bad", "dangerous", "enough", "harmful",
                                         "needed",  "ok",  "okay",      "safe",   "useful"};
/// Verbs that want an object, where none follows.
constexpr std::string_view kWithoutObject[] = {"begin", "continue", "quit",  "restart",
                                               "start", "stop",     "switch"};
constexpr std::string_view kAskingDefinite[] = {"what are the ", "what is the "};

/// "colchicine", "glucose target": words that name, and no other.
bool is_noun_phrase(const Terms& terms) {
  return !terms.empty() && std::none_of(terms.begin(), terms.end(), [](const index::Term& term) {
    return term.is_stop || is_question_word(term.word) || is_linking_verb(term.word);
  });
}

}  // namespace

bool WholeQuestions::is_related(const Phrases& own) {
  if (shares_stem(own)) return true;
  const Phrases given = thread_.topics.last_of(TopicKind::kGiven);
  return !given.empty() && thread_.topics.kind(own.front()) == TopicKind::kGiven &&
         in_index().speaks_of_all(fmt::format("{} {}", own.front(), given.front()));
}

bool WholeQuestions::shares_stem(const Phrases& own) const {
  std::set<std::string> stems;
  for (const std::string& phrase : thread_.topics.all()) {
    for (const index::Term& term : retrieve::analyzed(generation_, phrase)) stems.insert(term.text);
  }
  return std::any_of(own.begin(), own.end(), [&](const std::string& phrase) {
    const Terms terms = retrieve::analyzed(generation_, phrase);
    return std::any_of(terms.begin(), terms.end(),
                       [&](const index::Term& term) { return stems.contains(term.text); });
  });
}

bool WholeQuestions::is_of_form(const Said& said) {
  return !thread_.topics.last_of(TopicKind::kGiven).empty() &&
         std::all_of(said.topics.begin(), said.topics.end(), [&](const std::string& topic) {
           const Terms terms = retrieve::analyzed(generation_, topic);
           return !terms.empty() && is_form(terms.front());
         });
}

std::string WholeQuestions::context_of(const Said& said) {
  SpokenOf& topics = thread_.topics;
  // "how soon after the last patch can she start": what?
  const Phrases given = topics.last_of(TopicKind::kGiven);
  const bool wants_object = !said.terms.empty() && opens_question(said.terms.front().word) &&
                            text::is_one_of(said.terms.back().word, kWithoutObject);
  const bool names_given = std::any_of(given.begin(), given.end(), [&](const std::string& one) {
    return text::is_one_of(one, said.topics);
  });
  if (!given.empty() && reader_.is_nothing_known(said.topics) &&
      (wants_object || is_of_form(said))) {
    return fmt::format(" with {}{}", joined(given, "or"), topics.conditions_behind("in"));
  }
  if (std::string than = rewrites_.compared_with(said); !than.empty()) return than;
  if (reader_.names_condition(said))
    return belongs(said) ? rewrites_.context_of(said) : std::string{};
  const auto behind = [&](const auto& openings) -> std::string_view {
    const std::string lower = text::lower_ascii(said.bare);
    for (const std::string_view words : openings) {
      if (lower.starts_with(words)) return std::string_view(said.bare).substr(words.size());
    }
    return {};
  };
  if (is_noun_phrase(retrieve::analyzed(generation_, behind(kAskingAmountOrKind)))) {
    const std::string conditions = topics.conditions_behind("for");
    return conditions.empty() ? rewrites_.context_of(said) : conditions;
  }
  const Terms named = retrieve::analyzed(generation_, behind(kAskingDefinite));
  const bool is_side = is_noun_phrase(named) && std::any_of(named.begin(), named.end(), is_aside);
  if (is_side || said.asks_what_if || says_besides(said.terms)) {
    const std::string conditions = topics.conditions_behind("in");
    return conditions.empty() && is_side ? std::string(rewrites_.divided(thread_.last).of_whom)
                                         : conditions;
  }
  const bool compares = has_comparative(said.terms);
  // "is topiramate better than erenumab", of that for which the index has it.
  if (compares && said.topics.size() == 2) {
    const std::string where = topics.conditions_behind("for");
    const bool is_for_it =
        !where.empty() && std::any_of(said.topics.begin(), said.topics.end(), [&](const auto& one) {
          return in_index().speaks_of_all(one + where);
        });
    if (is_for_it) return where;
  }
  if (compares && reader_.is_nothing_known(said.topics)) {
    if (std::string where = topics.conditions_behind("for"); !where.empty()) return where;
  }
  // "how much salt is ok"
  const bool is_judged = reader_.is_nothing_known(said.topics) && names_any(said.terms, kJudging);
  const bool is_whosever = is_judged || belongs(said) || names_person(said.terms) ||
                           !said.opening.empty() ||
                           (is_personal(said.terms) && !asks_how_to_take(said.terms));
  if (is_whosever) return rewrites_.context_of(said);
  // "does coffee matter", where something is known of coffee and what was given.
  const bool is_spoken_of_with =
      !given.empty() && !names_given &&
      in_index().speaks_of_all(said.topics.front() + " " + given.front());
  return is_spoken_of_with ? " with " + joined(given, "or") : std::string{};
}

bool WholeQuestions::belongs(const Said& said) {
  if (said.topics.size() != 1 || asks_how_to_take(said.terms)) return false;
  const std::string& topic = said.topics.front();
  const bool is_condition = thread_.topics.kind(topic) == TopicKind::kCondition;
  const bool is_feared = said.is_whole && said.terms.front().word == "will";
  if (is_condition && !is_feared && (said.is_whole || said.bare != topic)) return false;
  const std::string where = rewrites_.context_of(said);
  return !where.empty() && in_index().speaks_of_all(topic + where);
}

bool is_on_same_person(const Terms& terms) {
  constexpr std::string_view kOwn[] = {"my", "our"};
  return names_person(terms) && !names_any(terms, kOwn);
}

bool WholeQuestions::is_of_same_person(std::string_view asked, std::string_view behind) {
  constexpr std::string_view kAnother[] = {"case", "patient", "pt", "someone"};
  const Terms terms = retrieve::analyzed(generation_, behind);
  if (terms.empty() || !opens_question(terms.front().word)) return false;
  if (!is_on_same_person(terms) || names_any(retrieve::analyzed(generation_, asked), kAnother))
    return false;
  const Phrases named = in_index().topics_of(behind);
  return !thread_.topics.any_is(TopicKind::kCondition, named);
}

bool WholeQuestions::leans(const Said& said) {
  constexpr std::string_view kAs[] = {"as"};
  const bool compares = has_comparative(said.terms);
  if (compares || is_on_same_person(said.terms) || rewrites_.is_outcome_asked(said) ||
      says_besides(said.terms) || said.asks_what_if || names_any(said.terms, kAs))
    return true;
  const Phrases known = thread_.topics.all();
  return reader_.is_nothing_known(said.topics) &&
         std::none_of(said.topics.begin(), said.topics.end(),
                      [&](const std::string& topic) { return text::is_one_of(topic, known); });
}

}  // namespace ibid::answer
