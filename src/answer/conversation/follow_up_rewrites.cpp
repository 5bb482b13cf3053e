#include "answer/conversation/follow_up_rewrites.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answer/amounts.hpp"
#include "answer/conversation/follow_up_forms.hpp"
#include "answer/english.hpp"
#include "answer/question_cues.hpp"
#include "retrieve/question.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

using Terms = std::vector<index::Term>;

constexpr std::string_view kDoses[] = {"dosage", "dose", "doses"};

constexpr std::string_view kCombine[] = {"combine", "combined", "mix"};
constexpr std::string_view kHelping[] = {"do", "help", "work"};
constexpr std::string_view kThan[] = {"than"};

}  // namespace

Divided Rewrites::divided(std::string_view text) const {
  const Terms terms = retrieve::analyzed(generation_, text);
  for (std::size_t i = terms.size(); i-- > 1;) {
    if (!is_preposition(terms[i].word)) continue;
    const Terms behind(terms.begin() + static_cast<std::ptrdiff_t>(i) + 1, terms.end());
    if (!names_population(behind)) break;
    const std::size_t end = terms[i - 1].range.end;
    return {text.substr(0, end), text.substr(end)};
  }
  return {text, {}};
}

std::string Rewrites::asked_on(std::string_view bare) const {
  // "20 mg did nothing for him. Double it?" has told of what it asks.
  if (!thread_.now.aside.empty() && thread_.now.heard.empty())
    return capitalized(std::string(bare));
  return fmt::format("{}: {}", capitalized(bare.empty() ? "more" : std::string(bare)),
                     thread_.now.heard.empty() ? thread_.last : thread_.now.heard);
}

std::string Rewrites::asked_of_whom(std::string_view bare) const {
  const Terms pattern = retrieve::analyzed(generation_, thread_.pattern);
  if (pattern.empty() || !opens_yes_no(pattern.front().word)) return asked_on(bare);
  return fmt::format("{} {}", capitalized(std::string(bare)), with_small_initial(thread_.pattern));
}

std::string Rewrites::with_addition(const Said& said) {
  const Terms behind(said.terms.begin() + 1, said.terms.end());
  const std::string_view what = std::string_view(said.bare).substr(said.terms[0].range.end);
  if (is_child_by_age(what)) return of_population("children");
  if (names_population(behind)) {
    return of_population(std::string_view(said.bare).substr(said.terms[1].range.begin));
  }
  SpokenOf& topics = thread_.topics;
  const std::string& joint = said.terms[0].word;
  if (joint == "to") {
    return fmt::format("What can be taken {}{}", said.bare, topics.conditions_behind("in"));
  }
  // "Is colchicine used for pericarditis", then "for gout".
  const std::string replaced = topics.last_named(TopicKind::kCondition, thread_.pattern);
  const bool is_instead = joint == "for" && said.topics.size() == 1 && !replaced.empty() &&
                          topics.kind(said.topics.front()) == TopicKind::kCondition &&
                          thread_.pattern.find("for " + replaced) != std::string::npos;
  if (is_instead) return with_other_topic(thread_.pattern, replaced, said.topics.front());
  if (std::string elsewhere = in_another_condition(said); !elsewhere.empty()) return elsewhere;
  return fmt::format("{} {}{}", thread_.pattern, joint, what);
}

/// "Are beta blockers dangerous in asthma", then "in COPD": where a remedy is asked of, another
/// condition takes the place of those that it was asked for.
std::string Rewrites::in_another_condition(const Said& said) {
  SpokenOf& topics = thread_.topics;
  if (said.terms[0].word != "in" || said.topics.size() != 1) return {};
  if (topics.kind(said.topics.front()) != TopicKind::kCondition) return {};
  const Phrases given = topics.last_of(TopicKind::kGiven);
  const bool is_of_remedy = std::any_of(given.begin(), given.end(), [&](const std::string& one) {
    return find_phrase(thread_.pattern, one) != std::string::npos;
  });
  if (!is_of_remedy) return {};
  std::string text = thread_.pattern;
  constexpr std::string_view kIn = " in ";
  const std::size_t at = text.rfind(kIn);
  if (at == std::string::npos) return {};
  // "in CKD with type 2 diabetes" is one place.
  const Phrases where = topics.in_index().topics_of(text.substr(at + kIn.size()));
  const bool is_all_conditions = !where.empty() && topics.all_are(TopicKind::kCondition, where);
  if (!is_all_conditions) return {};
  thread_.last = fmt::format("{} {}", text.substr(0, at), said.bare);
  thread_.pattern = thread_.last;
  topics.add(said.topics, thread_.last);
  return thread_.last;
}

std::string Rewrites::of_population(std::string_view bare) const {
  return fmt::format("{} in {}", thread_.pattern, bare);
}

std::string Rewrites::choice(const Said& said) {
  const Terms& terms = said.terms;
  if (terms.front().word != "which") return {};
  SpokenOf& topics = thread_.topics;
  const bool is_of_them = chooses(terms);
  const bool says_one =
      is_of_them || (terms.size() > 1 && (terms[1].word == "one" || terms[1].word == "ones"));
  const bool compares = has_comparative(terms);
  if (!says_one && !compares) return {};
  const bool says_two = is_of_them && terms.size() > 3 && terms[3].word == "two";
  const std::size_t last = says_two ? 3 : is_of_them ? 2 : says_one ? 1 : 0;
  std::string rest = said.bare.substr(terms[last].range.end);
  // "which one for somebody with asthma"
  if (last + 1 < terms.size() && is_preposition(terms[last + 1].word)) rest = " is better" + rest;
  const std::string where = topics.conditions_behind("for");
  Phrases among = compares || says_two ? topics.compared() : topics.choices();
  if (compares && among.size() < 2 && topics.listed().size() > 1) among = topics.listed();
  if (among.size() > 1) {
    return fmt::format("Which{}{}, {}{}", rest.empty() ? " is better" : rest, where,
                       joined(among, "or"), thread_.turned_to);
  }
  if (!says_one) return {};
  // "what prevents migraine", then "which of those first".
  const bool is_of_unnamed =
      is_of_them && among.empty() && last + 1 < terms.size() && !opens_yes_no(terms[last + 1].word);
  if (is_of_unnamed) return asked_on(said.bare);
  // A name alone has no kinds: "Which denosumab is best?"
  const bool has_kinds =
      !among.empty() && (is_plural_noun(among.front()) ||
                         with_article(among.front(), topics.asked()) != among.front());
  const std::string kinds = has_kinds                ? among.front()
                            : terms[1].word != "one" ? "treatments"
                                                     : "treatment";
  if (has_kinds && rest.empty()) {
    if (std::string which = which_of(thread_.last, kinds); !which.empty()) return which;
  }
  const std::string_view is_best = is_plural_noun(kinds) ? " are best" : " is best";
  return fmt::format("Which {}{}{}{}", kinds, rest.empty() ? is_best : rest, where,
                     thread_.turned_to);
}

std::string Rewrites::compared(const Said& said) {
  if (said.terms.empty()) return {};
  if (std::string by_route = routes_compared(said); !by_route.empty()) return by_route;
  if (const std::string_view against = sets_against(said.bare); !against.empty()) {
    return fmt::format("Is {} better than {}{}", given(), said.bare.substr(against.size()),
                       thread_.topics.conditions_behind("for"));
  }
  if (!is_comparative(said.terms.front().word)) return {};
  // "fewer fractures too?"
  constexpr std::string_view kAmounts[] = {"fewer", "less", "more"};
  const bool is_of_noun = said.terms.size() > 1 && !said.terms[1].is_stop &&
                          (!said.topics.empty() || is_plural_noun(said.terms[1].word)) &&
                          !is_doing(said.terms[1]) &&
                          text::is_one_of(said.terms.front().word, kAmounts);
  if (is_of_noun) {
    const std::string taken = given();
    return fmt::format("{} {} mean {}", is_plural_noun(taken) ? "Do" : "Does", taken,
                       with_small_initial(std::string(without_besides(said.bare))));
  }
  return fmt::format("Is {} {}{}", given(), with_small_initial(said.bare),
                     thread_.topics.conditions_behind("for"));
}

/// "iv better than po": by which way.
std::string Rewrites::routes_compared(const Said& said) {
  const Terms& terms = said.terms;
  const Phrases given_last = thread_.topics.last_of(TopicKind::kGiven);
  if (!compares_routes(terms) || given_last.empty()) return {};
  return fmt::format("Is {} {} {}{}", terms[0].word, given(),
                     said.bare.substr(terms[1].range.begin),
                     thread_.topics.conditions_behind("for"));
}

std::string Rewrites::compared_with(const Said& said) {
  SpokenOf& topics = thread_.topics;
  const Phrases given = topics.last_of(TopicKind::kGiven);
  const bool is_one = said.topics.size() == 1 && given.size() == 1 && given != said.topics &&
                      !is_plural_noun(given.front()) &&
                      topics.kind(said.topics.front()) != TopicKind::kCondition;
  // Who "is better" is well again.
  const Terms& terms = said.terms;
  const bool is_well = terms.size() > 2 && terms.back().word == "better" &&
                       is_linking_verb(terms[terms.size() - 2].word) &&
                       is_subject(terms[terms.size() - 3].word);
  const bool compares = !is_well && has_comparative(terms);
  const bool is_whole = !opens_yes_no(said.terms.front().word) || names_any(said.terms, kThan);
  if (!is_one || !compares || is_whole) return {};
  return fmt::format(" than {}{}", given.front(), topics.conditions_behind("for"));
}

std::string Rewrites::another(const Said& said) {
  const auto says = [&](std::string_view word) {
    return std::any_of(said.terms.begin(), said.terms.end(),
                       [&](const index::Term& term) { return term.word == word; });
  };
  const std::string known = joined(thread_.topics.choices(), "or");
  // "can febuxostat be used instead"
  if (!said.topics.empty()) {
    const bool ends_so = said.bare.ends_with(" instead") && !known.empty();
    const bool names_condition = thread_.topics.any_is(TopicKind::kCondition, said.topics);
    return ends_so ? fmt::format("{} of {}{}", capitalized(said.bare), known,
                                 names_condition ? "" : thread_.topics.conditions_behind("in"))
                   : std::string{};
  }
  // "What is left for me?"
  const Terms pattern = retrieve::analyzed(generation_, thread_.pattern);
  const bool is_then = says("what") && !says("else") && says("then") &&
                       (says("use") || says("take") || says("have")) && !pattern.empty() &&
                       opens_yes_no(pattern.front().word);
  const bool is_any = says("anything") || (says("what") && says("left")) || is_then;
  if ((!says("else") && !says("instead") && !is_any) || known.empty()) return {};
  SpokenOf& topics = thread_.topics;
  std::string conditions = topics.conditions_behind("for");
  const bool is_named = !conditions.empty();
  if (!is_named) {
    const std::string treated = topics.in_index().treated_by(topics.choices().front());
    if (!treated.empty()) conditions = " for " + treated;
  }
  std::string text = capitalized(std::string(without_besides(said.bare)));
  if (says("instead") || is_any) text = "What can be taken";
  const bool leaves = says("instead") || is_any || !is_named;
  return fmt::format("{}{}{}{}", text, conditions, leaves ? " instead of " + known : "",
                     divided(thread_.last).of_whom);
}

std::string Rewrites::context_of(const Said& said) {
  SpokenOf& topics = thread_.topics;
  const auto is = [&](TopicKind kind) { return topics.any_is(kind, said.topics); };
  const Phrases remedies = topics.last_of(TopicKind::kGiven);
  const bool is_amount = gives_amount(said.bare) || names_any(said.terms, kDoses);
  const bool is_of_remedies = is_amount && !remedies.empty() && !is(TopicKind::kGiven);
  if (!is(TopicKind::kCondition) && !is_of_remedies) {
    if (std::string conditions = topics.conditions_behind("in"); !conditions.empty()) {
      return conditions;
    }
    if (is(TopicKind::kGiven)) return {};
  }
  // "metoprolol to prevent flares in COPD" is whole.
  if (is(TopicKind::kCondition) && is(TopicKind::kGiven)) return {};
  // One of two that were compared is asked of without the other.
  const Phrases listed = topics.listed();
  const bool is_listed =
      said.topics.size() == 1 && listed.size() > 1 && text::is_one_of(said.topics.front(), listed);
  if (is_listed) return {};
  if (!remedies.empty()) return " with " + joined(remedies, "or");
  const Phrases others = topics.last_of(TopicKind::kUnknown);
  return others.empty() || is(TopicKind::kCondition) ? std::string{} : " in " + others.front();
}

std::string Rewrites::about(const Said& said) {
  std::string where = context_of(said);
  const Phrases remedies = thread_.topics.last_of(TopicKind::kGiven);
  const bool is_unknown = thread_.topics.all_are(TopicKind::kUnknown, said.topics);
  // "dry eyes?" may be of the remedy or of its condition.
  if (is_unknown && !said.opening.ends_with("about") && is_on_given_of(thread_.main)) {
    where =
        fmt::format(" with {}{}", joined(remedies, "or"), thread_.topics.conditions_behind("in"));
  }
  const auto is = [&](TopicKind kind) { return thread_.topics.any_is(kind, said.topics); };
  // "metoprolol to prevent flares in COPD" is whole.
  const bool is_whole = is(TopicKind::kGiven) && is(TopicKind::kCondition);
  if (where.empty() && !is_whole) return {};
  return fmt::format("What about {}{}", without_besides(said.bare), where);
}

/// "combine with losartan"
std::string Rewrites::combined(const Said& said) {
  const bool is_combined = said.terms.size() > 2 && text::is_one_of(said.terms[0].word, kCombine) &&
                           said.terms[1].word == "with";
  if (!is_combined || thread_.topics.choices().empty()) return {};
  return fmt::format("Can {} be combined {}{}", given(),
                     said.bare.substr(said.terms[1].range.begin),
                     thread_.topics.conditions_behind("in"));
}

std::string Rewrites::taken_with(const Said& said) {
  const Terms& terms = said.terms;
  const bool ends_so = said.pronoun->begin > 0 && said.pronoun->end == terms.size() &&
                       terms[said.pronoun->begin - 1].word == "with" && said.topics.size() == 1;
  if (!ends_so || opens_question(terms.front().word) || thread_.topics.choices().empty()) return {};
  // "any bleeding with it?"
  if (thread_.topics.kind(said.topics.front()) == TopicKind::kCondition ||
      is_outcome_topic(said.topics.front())) {
    return {};
  }
  return fmt::format("Can {} be taken with {}{}", said.topics.front(), given(),
                     thread_.topics.conditions_behind("in"));
}

/// "would a salt substitute help too": does what the last question asked of another.
std::string Rewrites::as_well(const Said& said) {
  SpokenOf& topics = thread_.topics;
  const Terms pattern = retrieve::analyzed(generation_, thread_.pattern);
  const bool is_short = said.topics.size() == 1 && says_besides(said.terms) &&
                        names_any(said.terms, kHelping) && !pattern.empty() &&
                        opens_yes_no(pattern.front().word);
  if (!is_short || topics.kind(said.topics.front()) == TopicKind::kCondition) return {};
  const std::string replaced = topics.subject(thread_.pattern);
  const bool is_named = thread_.pattern.find(replaced) != std::string::npos &&
                        topics.kind(replaced) != TopicKind::kCondition;
  if (!is_named || replaced == said.topics.front()) return {};
  const bool has_article = thread_.pattern.find("the " + replaced) != std::string::npos;
  return with_other_topic(
      thread_.pattern, replaced,
      has_article ? said.topics.front() : with_article(said.topics.front(), said.bare));
}

std::string Rewrites::another_given(const Said& said) {
  constexpr std::string_view kInstead = " instead";
  SpokenOf& topics = thread_.topics;
  if (std::string with = combined(said); !with.empty()) return with;
  const Phrases conditions = topics.last_of(TopicKind::kCondition);
  if (said.opening == "why not" && !conditions.empty()) {
    return fmt::format("Why not {} for {}", said.bare, joined(conditions, "and"));
  }
  Phrases known = topics.choices();
  std::erase_if(known, [&](const std::string& one) { return one == said.topics.front(); });
  if (!said.bare.ends_with(kInstead) || known.empty()) return {};
  return fmt::format("What about {} of {}{}", said.bare, joined(known, "or"),
                     said.topics.size() == 1 ? topics.conditions_behind("in") : std::string{});
}

/// "my levothyroxine", "not the apixaban I already have": the thing alone.
std::string Rewrites::named_alone(const Said& said) const {
  constexpr std::string_view kDeterminers[] = {"a",   "an",  "her", "his",  "my",
                                               "not", "our", "the", "their"};
  const bool is_determined =
      !said.terms.empty() && text::is_one_of(said.terms.front().word, kDeterminers);
  return is_determined && said.topics.size() == 1 ? said.topics.front()
                                                  : std::string(without_besides(said.bare));
}

std::string Rewrites::of_another(const Said& said) {
  SpokenOf& topics = thread_.topics;
  const TopicKind kind =
      said.topics.size() == 1 ? topics.kind(said.topics.front()) : TopicKind::kUnknown;
  const std::string other = named_alone(said);
  std::string replaced = topics.only_one(kind, thread_.pattern);
  const Phrases given = topics.last_of(TopicKind::kGiven);
  if (replaced.empty() && kind == TopicKind::kGiven && given.size() > 1) {
    // "Can I take naproxen with lisinopril", then "paracetamol".
    const bool is_beside = given.size() == 2 &&
                           find_phrase(thread_.pattern, joined(given, "with")) != std::string::npos;
    const std::string together = joined(given, "or");
    const bool is_choice = find_phrase(thread_.last, together) != std::string::npos;
    // "Can I take sumatriptan while on sertraline"
    const std::size_t first = find_phrase(thread_.pattern, given[0]);
    const std::size_t second = find_phrase(thread_.pattern, given[1]);
    const std::string_view between =
        first < second && second != std::string::npos
            ? std::string_view(thread_.pattern).substr(first, second - first)
            : std::string_view{};
    const bool is_while = between.find(" while ") != std::string_view::npos;
    replaced = is_beside || is_while ? given.front() : is_choice ? together : std::string{};
  }
  // "how often should HbA1c be checked", then "the eyes".
  const bool is_side = replaced.empty() && kind == TopicKind::kUnknown && said.topics.size() == 1 &&
                       said.bare.starts_with("the ") && topics.only_topic(thread_.last);
  if (is_side) {
    return with_other_topic(thread_.last, topics.subject(thread_.last), without_besides(said.bare));
  }
  if (replaced.empty()) return {};
  // "genital infections?" asks what the remedy does, where no "and" sets them beside the condition.
  if (said.opening.empty() && kind == TopicKind::kCondition && !given.empty() &&
      said.bare == said.topics.front() && is_on_given_of(thread_.main)) {
    return fmt::format("What about {} with {}{}", said.bare, joined(given, "or"),
                       topics.conditions_behind("in"));
  }
  const bool is_in_last = thread_.last.find(replaced) != std::string::npos;
  const std::string& asked = is_in_last ? thread_.last : thread_.pattern;
  // "Which blood thinner is safe", then "apixaban".
  const std::string which = fmt::format("Which {} is ", replaced);
  if (asked.starts_with(which) && !topics.in_index().is_class_of_medicines(other)) {
    std::string rest = asked.substr(which.size());
    // Levothyroxine is not for atrial fibrillation.
    const std::string treated = topics.in_index().treated_by(other);
    const Phrases conditions = topics.last_of(TopicKind::kCondition);
    const bool is_foreign =
        !treated.empty() &&
        std::none_of(conditions.begin(), conditions.end(), [&](const std::string& condition) {
          return text::lower_ascii(treated).find(text::lower_ascii(condition)) != std::string::npos;
        });
    for (const std::string_view behind : {"for", "in"}) {
      const std::string where = topics.conditions_behind(behind);
      const std::size_t at = where.empty() ? std::string::npos : rest.find(where);
      if (is_foreign && at != std::string::npos) rest.erase(at, where.size());
    }
    return fmt::format("Is {} {}", other, rest);
  }
  return with_other_topic(asked, replaced, other);
}

}  // namespace ibid::answer
