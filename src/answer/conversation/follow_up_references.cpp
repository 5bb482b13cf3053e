#include <fmt/format.h>

#include <algorithm>

#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_rewrites.hpp"
#include "answer/english.hpp"
#include "answer/measured_values.hpp"
#include "answer/question_cues.hpp"
#include "index/language.hpp"
#include "retrieve/question.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

using Terms = std::vector<index::Term>;

constexpr std::string_view kApplying[] = {"applies", "apply", "count", "counts", "go",
                                          "goes",    "hold",  "holds", "true"};
/// With which "go" says something else.
constexpr std::string_view kParticles[] = {"away", "back", "down", "off", "on", "up", "wrong"};
constexpr std::string_view kCausing[] = {"cause", "increase", "lead", "raise"};
/// What may stand for all that was said.
constexpr std::string_view kStatement[] = {"it", "that", "this"};
constexpr std::string_view kAdding[] = {"add", "added", "adding"};
constexpr std::string_view kComparing[] = {"compare", "compared", "compares"};
constexpr std::string_view kGetting[] = {"get", "got", "had", "have"};
constexpr std::string_view kMeasured[] = {"measured"};
constexpr std::string_view kRaising[] = {"cause", "increase", "lower", "raise", "reduce", "worsen"};
constexpr std::string_view kThose[] = {"such", "these", "those"};
/// What is done with what somebody takes, and what that may have done.
constexpr std::string_view kStopping[] = {"continue", "hold", "interrupt", "pause",
                                          "restart",  "skip", "stop",      "stopped"};
constexpr std::string_view kBlaming[] = {"caused", "causing", "contribute", "contributed",
                                         "explain"};
/// Behind a pronoun that means what is complained of: "could it be the tablets".
constexpr std::string_view kBeforeCause[] = {"because", "due", "her", "his", "my", "the"};
constexpr std::string_view kHaving[] = {"cases", "individuals", "patients", "people"};
constexpr std::string_view kWhere[] = {"at", "during", "for", "in", "on", "when", "with"};
constexpr std::string_view kShown[] = {"known", "proven", "shown", "true"};
constexpr std::string_view kWorking[] = {"worked", "works"};
/// Which of two kinds is meant; where one of them is named, the other one was.
struct Counterparts {
  std::string_view one;
  std::string_view other;
};
constexpr Counterparts kCounterparts[] = {{"non-severe", "severe"}, {"nonsevere", "severe"},
                                          {"not severe", "severe"}, {"mild", "severe"},
                                          {"moderate", "severe"},   {"mild", "moderate"},
                                          {"preserved", "reduced"}, {"acute", "chronic"},
                                          {"type 1", "type 2"},     {"without aura", "with aura"},
                                          {"oral", "intravenous"},  {"episodic", "chronic"},
                                          {"primary", "secondary"}, {"inpatients", "outpatients"}};
/// Before what is a limit: "what if I exceed that".
constexpr std::string_view kBeyond[] = {"above", "below", "exceed", "over", "reach"};
/// What only people do: "do they need antibiotics".
constexpr std::string_view kOfPeople[] = {"die",  "drink", "eat",  "get",
                                          "have", "live",  "need", "qualify"};
/// Which of two is meant, the first ones by turns.
constexpr std::string_view kOfPeopleAlone[] = {"die", "live", "qualify"};
/// What is done with what one eats or drinks.
constexpr std::string_view kOfIntake[] = {"avoid",    "avoiding",   "cut", "cutting",
                                          "drink",    "drinking",   "eat", "eating",
                                          "limiting", "restricting"};
constexpr std::string_view kPlaces[] = {"first", "second", "former", "latter", "other"};
constexpr std::string_view kOne[] = {"drug", "medicine", "one", "option"};

/// Behind "both", which names nothing then: "both together", "does either lengthen".
bool is_said_of_both(const index::Term& term) {
  constexpr std::string_view kTogether[] = {"be",       "cause",    "help",    "increase",
                                            "lengthen", "lower",    "prolong", "raise",
                                            "reduce",   "together", "work"};
  return term.is_stop || text::is_one_of(term.word, kTogether);
}

}  // namespace

std::string Rewrites::as_before(const Said& said) {
  const Terms& terms = said.terms;
  const auto same = std::find_if(terms.begin(), terms.end(), [](const index::Term& term) {
    return term.word == "same" || term.word == "different";
  });
  const bool has_where =
      same != terms.end() && same + 1 < terms.end() && is_preposition(same[1].word);
  // "could it just go away"
  const auto applying = std::find_if(terms.begin(), terms.end(), [](const index::Term& term) {
    return text::is_one_of(term.word, kApplying);
  });
  const bool has_particle = applying != terms.end() && applying + 1 != terms.end() &&
                            text::is_one_of(applying[1].word, kParticles);
  const bool applies = applying != terms.end() && !has_particle &&
                       (same != terms.end() || names_any(terms, kStatement));
  if (said.topics.size() == 1 && (applies || has_where)) {
    Said other = said;
    other.bare = said.topics.front();
    if (std::string of_other = of_another(other); !of_other.empty()) return of_other;
    // "does the same hold for paracetamol", of which the index knows little.
    const std::string replaced = thread_.topics.last_named(TopicKind::kGiven, thread_.pattern);
    const bool is_other =
        applies && !replaced.empty() && thread_.topics.kind(other.bare) != TopicKind::kCondition;
    if (is_other) return with_other_topic(thread_.pattern, replaced, other.bare);
  }
  if (has_where)
    return fmt::format("{} {}", thread_.pattern, said.bare.substr(same[1].range.begin));
  if (applies && said.topics.empty()) return thread_.pattern;
  // "is it worse at high doses"
  const bool is_more = terms.size() > 3 && opens_yes_no(terms[0].word) &&
                       text::is_one_of(terms[1].word, kStatement) &&
                       (is_comparative(terms[2].word) || text::is_one_of(terms[2].word, kShown)) &&
                       text::is_one_of(terms[3].word, kWhere);
  const Terms pattern = retrieve::analyzed(generation_, thread_.pattern);
  if (!is_more || pattern.empty() || !opens_yes_no(pattern.front().word)) return {};
  return fmt::format("{} {}", thread_.pattern, said.bare.substr(terms[3].range.begin));
}

std::string Rewrites::on_statement(const Said& said) const {
  if (!asks_of_statement(said.terms)) return {};
  return asked_on(said.bare);
}

std::string Rewrites::with_counterpart(const Said& said) {
  if (said.terms.empty() || opens_question(said.terms.front().word)) return {};
  const std::string said_lower = text::lower_ascii(said.bare);
  const std::string last_lower = text::lower_ascii(thread_.last);
  const auto& language = generation_.language();
  const auto fits = [&](std::string_view named, std::string_view replaced) -> std::string {
    const std::size_t begin = find_phrase(said_lower, named);
    const std::size_t at = find_phrase(last_lower, replaced);
    if (begin == std::string::npos || at == std::string::npos) return {};
    std::string rest = said.bare;
    rest.erase(begin, named.size());
    for (const index::Term& term : retrieve::analyzed(generation_, rest)) {
      if (term.is_stop || is_aside(term) || term.word == "ones") continue;
      const auto sets = language.synonyms_of(term.word);
      const bool is_in_last =
          find_phrase(last_lower, term.word) != std::string::npos ||
          std::any_of(sets.begin(), sets.end(), [&](const index::SynonymSet* set) {
            return std::any_of(
                set->expressions.begin(), set->expressions.end(), [&](const std::string& name) {
                  return find_phrase(last_lower, text::lower_ascii(name)) != std::string::npos;
                });
          });
      if (!is_in_last) return {};
    }
    const auto replace = [&](std::string text, std::size_t from) {
      return text.replace(from, replaced.size(), named);
    };
    for (const std::string& topic : thread_.topics.all()) {
      const std::size_t in_topic = find_phrase(text::lower_ascii(topic), replaced);
      if (in_topic == std::string::npos || !thread_.topics.leave(topic)) continue;
      thread_.topics.add({replace(topic, in_topic)}, said.bare);
    }
    return replace(thread_.last, at);
  };
  for (const auto& [one, other] : kCounterparts) {
    if (std::string text = fits(one, other); !text.empty()) return text;
    // What is not severe names "severe", too.
    if (one.ends_with(other)) continue;
    if (std::string text = fits(other, one); !text.empty()) return text;
  }
  return {};
}

/// What was told is meant where no other remedy was spoken of.
std::string Rewrites::given() {
  const bool is_told = !thread_.told.empty() && thread_.topics.last_of(TopicKind::kGiven).empty();
  return is_told ? joined(thread_.told, "or") : thread_.topics.named(Referent::kGiven, "or");
}

std::string Rewrites::meant_by(const Pronoun& pronoun, const Terms& terms) {
  SpokenOf& topics = thread_.topics;
  if (const Phrases& named = named_in_turn(pronoun, terms); !named.empty()) {
    return joined(named, "or");
  }
  // "I take diltiazem", then "does that matter" or "is that one worse".
  const bool is_told = !thread_.told.empty() && is_demonstrative(terms[pronoun.begin].word);
  if (is_told && pronoun.end > pronoun.begin + 1) return joined(thread_.told, "or");
  if (is_told) {
    const Phrases given = topics.last_of(TopicKind::kGiven);
    const bool is_alone = given.empty() || thread_.told.size() > 1;
    return joined(thread_.told, "with") + (is_alone ? "" : " with " + joined(given, "or"));
  }

  const std::string_view before =
      pronoun.begin > 0 ? std::string_view(terms[pronoun.begin - 1].word) : std::string_view{};
  // "do antidepressants make you gain weight", then "which is the least bad for that"
  if (const std::string outcome = only_outcome(thread_.last);
      before == "for" && is_demonstrative(terms[pronoun.begin].word) && !outcome.empty() &&
      pronoun.end == pronoun.begin + 1) {
    return outcome;
  }
  // "how much fluid in heart failure", then "does cutting it down help"
  if (const Phrases taken = topics.last_of(TopicKind::kUnknown);
      text::is_one_of(before, kOfIntake) && !pronoun.is_plural && !taken.empty() &&
      topics.last_of(TopicKind::kGiven).empty()) {
    return taken.front();
  }
  // "does metformin cause B12 deficiency", then "how often should it be measured"
  const std::string effect = measured_in(thread_.pattern);
  if (names_any(terms, kMeasured) && !effect.empty()) {
    return effect + " with " + joined(topics.last_of(TopicKind::kGiven), "or");
  }
  // "can I take a triptan with sertraline", then "how risky is that"
  if (const Phrases two = topics.last_of(TopicKind::kGiven);
      two.size() == 2 && !pronoun.is_plural && pronoun.end == pronoun.begin + 1 &&
      is_demonstrative(terms[pronoun.begin].word)) {
    const std::string together = joined(two, "with");
    if (find_phrase(thread_.pattern, together) != std::string::npos) return together;
  }
  const Phrases conditions = topics.last_of(TopicKind::kCondition);
  if (pronoun.referent == Referent::kCondition && !pronoun.is_plural && conditions.size() > 1) {
    return topics.subject(thread_.pattern);
  }
  // What was named last beside a condition was given for it: "what happens when denosumab is
  // stopped in osteoporosis", then "how quickly does the bone go", then "how does it compare".
  if (pronoun.referent == Referent::kAnything && !pronoun.is_plural) {
    const Phrases given = topics.given_last();
    const bool is_named = std::any_of(given.begin(), given.end(), [&](const std::string& one) {
      return find_phrase(thread_.pattern, one) != std::string::npos;
    });
    if (given.size() == 1 && !is_named && !topics.last_of(TopicKind::kCondition).empty()) {
      return given.front();
    }
  }
  // "is it contagious", then "can it cause cancer": where nothing was given, a condition does.
  const bool is_cause = pronoun.referent == Referent::kGiven && names_any(terms, kCausing) &&
                        topics.choices().empty() && !conditions.empty();
  if (is_cause) return topics.named(Referent::kCondition, "and");
  const bool is_given = pronoun.referent == Referent::kGiven && !pronoun.is_plural;
  const bool is_one = pronoun.referent == Referent::kAnything && !pronoun.is_plural;
  const bool is_side = !thread_.side.empty() && !pronoun.is_plural && pronoun.begin > 0 &&
                       text::is_one_of(terms[pronoun.begin - 1].word, kBeyond);
  const bool is_some_given =
      pronoun.is_plural && pronoun.referent == Referent::kAnything && !topics.choices().empty();
  const bool is_people =
      terms[pronoun.begin].word == "they" && names_any(terms, kOfPeople) &&
      (topics.last_of(TopicKind::kGiven).empty() || names_any(terms, kOfPeopleAlone));
  const std::string had = is_people ? topics.conditions_behind("with") : std::string{};
  return !had.empty()    ? "people" + had
         : is_side       ? thread_.side
         : is_one        ? topics.subject(thread_.pattern)
         : is_some_given ? joined(topics.choices(), "and")
         : is_given      ? given()
                         : topics.named(pronoun.referent, pronoun.is_plural ? "and" : "or");
}

/// What was told in the same turn is meant before what was spoken of: "she would rather do sport,
/// could that be enough"; what somebody takes, where it is stopped or feared to have done harm.
const Phrases& Rewrites::named_in_turn(const Pronoun& pronoun, const Terms& terms) const {
  static const Phrases kNothing;
  if (pronoun.end > pronoun.begin + 1) return kNothing;
  // "she also gets migraines, what sets those off"
  if (pronoun.referent == Referent::kCondition) return thread_.now.had;
  const bool fits = !pronoun.is_plural || thread_.now.named.size() > 1 ||
                    (!thread_.now.named.empty() && is_plural_noun(thread_.now.named.front()));
  if (!thread_.now.named.empty() && fits) return thread_.now.named;
  const bool is_stopped =
      pronoun.begin > 0 && text::is_one_of(terms[pronoun.begin - 1].word, kStopping);
  return is_stopped || names_any(terms, kBlaming) ? thread_.now.taken : kNothing;
}

/// What a remedy was asked to change in `question`; empty where it was not.
std::string Rewrites::measured_in(std::string_view question) {
  SpokenOf& topics = thread_.topics;
  const std::size_t cause = question.find(" cause ");
  if (cause == std::string_view::npos || topics.last_of(TopicKind::kGiven).empty()) return {};
  for (const std::string& topic : topics.all()) {
    const std::size_t at = find_phrase(question, topic);
    if (at == std::string_view::npos || at < cause) continue;
    if (topics.kind(topic) != TopicKind::kGiven) return topic;
  }
  return {};
}

/// Whether what a pronoun seems to mean is no guess: what was given, or a condition where the words
/// ask of one. What was told in the same turn is as likely meant.
bool Rewrites::is_surely_meant(const std::string& topic, const Pronoun& pronoun,
                               const Terms& terms) {
  SpokenOf& topics = thread_.topics;
  const auto names_one = [&](const Phrases& phrases) {
    return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
      return find_phrase(topic, phrase) != std::string::npos;
    });
  };
  const Phrases given = topics.last_of(TopicKind::kGiven);
  const Phrases conditions = topics.last_of(TopicKind::kCondition);
  const bool is_open = pronoun.referent == Referent::kAnything;
  const bool is_one = terms[pronoun.begin].word == "it" || terms[pronoun.begin].word == "that";
  const std::size_t cause =
      pronoun.end < terms.size() && terms[pronoun.end].word == "be" ? pronoun.end + 1 : pronoun.end;
  const bool is_complaint = is_one && is_open && pronoun.begin == 1 && cause < terms.size() &&
                            (text::is_one_of(terms[cause].word, kBeforeCause) ||
                             (cause + 1 == terms.size() && is_demonstrative(terms[cause].word)));
  if (is_complaint) return false;
  if (!named_in_turn(pronoun, terms).empty()) return true;
  if (!thread_.now.aside.empty() && is_open && pronoun.end == pronoun.begin + 1) return false;
  if (names_one(given) || topics.all().size() == 1) return true;
  const bool is_of_condition =
      pronoun.referent == Referent::kCondition || topic.starts_with("people ");
  if (is_of_condition && names_one(conditions)) return true;
  // "does it lead to ulcers", where nothing else was spoken of
  const bool is_subject_alone =
      pronoun.begin == 1 && terms[1].word == "it" && given.empty() && conditions.size() == 1;
  return !is_open || !names_one(conditions) || is_subject_alone;
}

std::string Rewrites::with_topic(const Said& said) {
  const Pronoun& pronoun = *said.pronoun;
  const Terms& terms = said.terms;
  const std::string topic = meant_by(pronoun, terms);
  if (!is_surely_meant(topic, pronoun, terms)) return capitalized(said.bare);
  const std::size_t begin = terms[pronoun.begin].range.begin;
  std::size_t last = pronoun.end;
  while (pronoun.is_possessive && last < terms.size() && !terms[last].is_stop &&
         !is_linking_verb(terms[last].word)) {
    ++last;
  }
  const std::size_t end = terms[last - 1].range.end;
  std::string meant = topic;
  if (last > pronoun.end) {
    const std::size_t from = terms[pronoun.end].range.begin;
    meant = fmt::format("the {} of {}", said.bare.substr(from, end - from), topic);
  }
  const std::string_view before = terms.front().word == "to" ? "What can be taken " : "";
  // "how often is it ketoacidosis": what a remedy does is not the remedy.
  const bool is_filler =
      terms[pronoun.begin].word == "it" && pronoun.begin > 0 &&
      terms[pronoun.begin - 1].word == "is" && said.topics.size() == 1 &&
      text::trimmed(std::string_view(said.bare).substr(end)) == said.topics.front() &&
      thread_.topics.kind(said.topics.front()) != TopicKind::kGiven &&
      !thread_.topics.last_of(TopicKind::kGiven).empty();
  if (is_filler) {
    thread_.topics.add_outcome(said.topics.front());
    return fmt::format("{}{} with {}", capitalized(said.bare.substr(0, begin)),
                       text::trimmed(std::string_view(said.bare).substr(end)), given());
  }
  const std::string text = said.bare.substr(0, begin) + meant + said.bare.substr(end);
  const auto [question, of_whom] = divided(text);
  const std::string written = fmt::format("{}{}{}", question, where_given(topic, said), of_whom);
  return before.empty() ? capitalized(written) : fmt::format("{}{}", before, written);
}

/// Of a class of medicines, which has many uses, of a patient whose condition was told, and of
/// whether it worked.
std::string Rewrites::where_given(std::string_view remedy, const Said& said) {
  SpokenOf& topics = thread_.topics;
  const Phrases given = topics.last_of(TopicKind::kGiven);
  const bool is_given = std::any_of(given.begin(), given.end(), [&](const std::string& one) {
    return find_phrase(remedy, one) != std::string::npos;
  });
  const std::string outcome = only_outcome(thread_.last);
  const bool compares = names_any(said.terms, kComparing) && !outcome.empty() && is_given;
  if (compares) return " for " + outcome;
  const bool is_better = has_comparative(said.terms);
  const bool is_weighed = is_better && !names_any(said.terms, kWhere) &&
                          !topics.any_is(TopicKind::kCondition, said.topics);
  if (is_weighed) return topics.conditions_behind("for");
  const bool is_open = thread_.is_case || names_any(said.terms, kWorking) ||
                       (!given.empty() && topics.in_index().is_class_of_medicines(given.front()));
  if (!is_given || !is_open || asks_of_nature(said.terms)) return {};
  // What it raises or lowers is not what it is given for.
  const bool names_condition =
      !names_any(said.terms, kRaising) &&
      std::any_of(said.topics.begin(), said.topics.end(), [&](const std::string& topic) {
        return topics.kind(topic) == TopicKind::kCondition && !is_outcome_topic(topic);
      });
  return names_condition ? std::string{} : topics.conditions_behind("in");
}

bool Rewrites::is_outcome_topic(const std::string& topic) {
  const Terms terms = retrieve::analyzed(generation_, topic);
  const bool is_measured = measure_named(text::lower_ascii(topic)).has_value();
  if (is_measured && thread_.topics.kind(topic) != TopicKind::kGiven) return true;
  return !terms.empty() && std::any_of(terms.begin(), terms.end(), is_outcome);
}

std::string Rewrites::only_outcome(std::string_view question) {
  std::string only;
  for (const std::string& topic : thread_.topics.all()) {
    if (find_phrase(question, topic) == std::string::npos || !is_outcome_topic(topic)) continue;
    if (!only.empty() && only != topic) return {};
    only = topic;
  }
  return only;
}

bool Rewrites::is_outcome_asked(const Said& said) {
  return said.topics.size() == 1 && is_outcome_topic(said.topics.front()) &&
         !thread_.topics.last_of(TopicKind::kGiven).empty();
}

std::string Rewrites::outcome(const Said& said) {
  SpokenOf& topics = thread_.topics;
  const Phrases given = topics.choices();
  if (said.topics.size() != 1 || given.empty() || !is_outcome_topic(said.topics.front())) return {};
  const std::string& topic = said.topics.front();
  const std::string replaced = only_outcome(thread_.last);
  topics.add_outcome(topic);
  if (!replaced.empty() && replaced != topic) {
    topics.add_outcome(replaced);
    return with_other_topic(thread_.last, replaced, without_besides(said.bare));
  }
  return fmt::format("What about {} with {}{}", without_besides(said.bare), joined(given, "or"),
                     topics.conditions_behind("in"));
}

std::string Rewrites::with_references_named(std::string_view text) {
  std::string named = with_choice_named(text);
  if (std::string people = with_people_named(named.empty() ? text : named); !people.empty()) {
    named = people;
  }
  if (std::string ones = with_ones_named(named.empty() ? text : named); !ones.empty()) named = ones;
  return named;
}

std::string Rewrites::with_people_named(std::string_view text) {
  const std::string had = thread_.topics.conditions_behind("with");
  if (had.empty()) return {};
  const Terms terms = retrieve::analyzed(generation_, text);
  for (std::size_t i = 0; i + 1 < terms.size(); ++i) {
    const bool is_those = text::is_one_of(terms[i].word, kThose);
    if (!is_those || !text::is_one_of(terms[i + 1].word, kHaving)) continue;
    return fmt::format("{}people{}{}", text.substr(0, terms[i].range.begin), had,
                       text.substr(terms[i + 1].range.end));
  }
  return {};
}

/// "What if you add calcium to it"
std::string Rewrites::with_added(const Said& said) {
  SpokenOf& topics = thread_.topics;
  if (!said.asks_what_if || said.topics.size() != 1 || !names_any(said.terms, kAdding)) return {};
  const std::string& added = said.topics.front();
  const std::string to = topics.last_named(TopicKind::kGiven, thread_.last);
  if (to.empty() || to == added || topics.kind(added) == TopicKind::kCondition) return {};
  return with_other_topic(thread_.last, to, fmt::format("{} with {}", to, added));
}

std::string Rewrites::with_ones_named(std::string_view text) {
  const Phrases choices = thread_.topics.choices();
  const Terms terms = retrieve::analyzed(generation_, text);
  // "if I get another one"
  const Phrases conditions = thread_.topics.last_of(TopicKind::kCondition);
  for (std::size_t i = 1; i + 1 < terms.size(); ++i) {
    const bool is_had = text::is_one_of(terms[i - 1].word, kGetting) && !conditions.empty();
    if (!is_had || terms[i].word != "another" || terms[i + 1].word != "one") continue;
    return fmt::format("{}another {}{}", text.substr(0, terms[i].range.begin), conditions.front(),
                       text.substr(terms[i + 1].range.end));
  }
  // "which ones are the worst for that"
  const bool is_which = terms.size() > 3 && terms[0].word == "which" && terms[1].word == "ones" &&
                        choices.size() == 1 && is_plural_noun(choices.front()) &&
                        text::is_one_of(terms.back().word, kStatement);
  if (is_which) return fmt::format("which {}{}", choices.front(), text.substr(terms[1].range.end));
  for (std::size_t i = 1; i < terms.size(); ++i) {
    const index::Term& kind = terms[i - 1];
    if (terms[i].word != "ones" || kind.is_stop || is_aside(kind) || kind.word == "non" ||
        kind.word == "severe") {
      continue;
    }
    if (choices.size() != 1 || !is_plural_noun(choices.front())) return {};
    const bool has_article = i > 1 && terms[i - 2].word == "the";
    return fmt::format("{}{} {}{}", text.substr(0, terms[has_article ? i - 2 : i - 1].range.begin),
                       kind.word, choices.front(), text.substr(terms[i].range.end));
  }
  return {};
}

std::string Rewrites::with_choice_named(std::string_view text) {
  const Terms terms = retrieve::analyzed(generation_, text);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const bool is_either = terms[i].word == "either" || terms[i].word == "both";
    if (is_either && (i + 1 == terms.size() || is_said_of_both(terms[i + 1]))) {
      const Phrases two = thread_.topics.listed();
      if (two.size() < 2 || i == terms.size() - 1) return {};
      return fmt::format("{}{}{}", text.substr(0, terms[i].range.begin),
                         joined(two, terms[i].word == "both" ? "and" : "or"),
                         text.substr(terms[i].range.end));
    }
    const auto* const place = std::find(std::begin(kPlaces), std::end(kPlaces), terms[i].word);
    if (place == std::end(kPlaces)) continue;
    const bool has_noun = i + 1 < terms.size() && text::is_one_of(terms[i + 1].word, kOne);
    const bool has_article = i > 0 && terms[i - 1].word == "the";
    // "the first of those two"
    std::size_t last = has_noun ? i + 1 : i;
    if (has_article && last + 2 < terms.size() && terms[last + 1].word == "of" &&
        is_demonstrative(terms[last + 2].word)) {
      last += 2;
      if (last + 1 < terms.size() && terms[last + 1].word == "two") ++last;
    } else if (has_article && last + 2 < terms.size() && terms[last + 1].word == "of" &&
               terms[last + 2].word == "them") {
      last += 2;
    }
    const bool is_alone =
        has_article && (last > i || i + 1 == terms.size() || opens_yes_no(terms[i + 1].word));
    if (!has_noun && !is_alone) continue;
    const Phrases listed = thread_.topics.listed();
    if (listed.size() < 2) return {};
    const bool is_on_last = thread_.last.find(listed.back()) != std::string::npos &&
                            thread_.last.find(listed.front()) == std::string::npos;
    const bool is_first =
        terms[i].word == "other" ? is_on_last : (place - std::begin(kPlaces)) % 2 == 0;
    const std::string& chosen = is_first ? listed.front() : listed[1];
    const std::size_t begin = terms[has_article ? i - 1 : i].range.begin;
    const std::size_t end = terms[last].range.end;
    return fmt::format("{}{}{}", text.substr(0, begin), chosen, text.substr(end));
  }
  return {};
}

}  // namespace ibid::answer
