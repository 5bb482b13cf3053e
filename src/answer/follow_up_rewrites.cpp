#include "answer/follow_up_rewrites.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answer/amounts.hpp"
#include "answer/follow_up_forms.hpp"
#include "answer/headings.hpp"
#include "answer/question_cues.hpp"
#include "retrieve/question.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

using Terms = std::vector<index::Term>;

/// Before what is a limit: "what if I exceed that".
constexpr std::string_view kBeyond[] = {"above", "below", "exceed", "over", "reach"};
constexpr std::string_view kChecked[] = {"checked", "screened", "tested"};
constexpr std::string_view kDoses[] = {"dosage", "dose", "doses"};
/// What has kinds that are of a condition: "which kind of exercise in depression".
constexpr std::string_view kKinds[] = {"kind", "sort", "type"};
/// Without a noun they are of a dose.
constexpr std::string_view kLimits[] = {"max", "maximum", "minimum"};
/// What only people do: "do they need antibiotics".
constexpr std::string_view kOfPeople[] = {"die", "drink", "eat", "get", "have", "live", "need"};
/// Verbs that want an object behind them.
constexpr std::string_view kWithObject[] = {"continue", "exceed", "quit", "skip",
                                            "start",    "stop",   "take"};

/// What a remedy does: "how often" does it cause that, "how much" does it lower that.
constexpr std::string_view kEffects[] = {"cause", "cut", "increase", "lower", "raise", "reduce"};
constexpr std::string_view kTo[] = {"to"};
constexpr std::string_view kThan[] = {"than"};
/// What is asked of two things: "how far apart".
constexpr std::string_view kTogether[] = {"apart", "together"};
/// Which of two is meant, the first ones by turns.
constexpr std::string_view kPlaces[] = {"first", "second", "former", "latter", "other"};
constexpr std::string_view kOne[] = {"drug", "medicine", "one", "option"};

bool is_said_aside(const index::Term& term) {
  return term.is_stop || is_aside(term);
}

bool names(const Terms& terms, const auto& words) {
  return std::any_of(terms.begin(), terms.end(),
                     [&](const index::Term& term) { return text::is_one_of(term.word, words); });
}

}  // namespace

/// Good until the next search of this thread.
Terms Rewrites::analyzed(std::string_view text) const {
  return retrieve::analyzer_of(generation_).analyze(text);
}

Divided Rewrites::divided(std::string_view text) const {
  const Terms terms = analyzed(text);
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
  return fmt::format("{}: {}", capitalized(bare.empty() ? "more" : std::string(bare)),
                     thread_.last);
}

std::string Rewrites::asked_of_whom(std::string_view bare) const {
  const Terms pattern = analyzed(thread_.pattern);
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
  return fmt::format("{} {}{}", thread_.pattern, joint, what);
}

std::string Rewrites::of_population(std::string_view bare) const {
  return fmt::format("{} in {}", thread_.pattern, bare);
}

std::string Rewrites::as_before(const Said& said) const {
  const auto same = std::find_if(said.terms.begin(), said.terms.end(), [](const index::Term& term) {
    return term.word == "same" || term.word == "different";
  });
  const bool has_where =
      same != said.terms.end() && same + 1 < said.terms.end() && is_preposition(same[1].word);
  if (!has_where) return {};
  return fmt::format("{} {}", thread_.pattern, said.bare.substr(same[1].range.begin));
}

/// What was told is meant where no other remedy was spoken of.
std::string Rewrites::given() {
  const bool is_told = !thread_.told.empty() && thread_.topics.last_of(TopicKind::kGiven).empty();
  return is_told ? joined(thread_.told, "or") : thread_.topics.named(Referent::kGiven, "or");
}

std::string Rewrites::meant_by(const Pronoun& pronoun, const Terms& terms) {
  SpokenOf& topics = thread_.topics;
  // "I take diltiazem", then "does that matter" or "is that one worse".
  const bool is_told = !thread_.told.empty() && is_demonstrative(terms[pronoun.begin].word);
  if (is_told && pronoun.end > pronoun.begin + 1) return joined(thread_.told, "or");
  if (is_told) {
    const Phrases given = topics.last_of(TopicKind::kGiven);
    const bool is_alone = given.empty() || thread_.told.size() > 1 || thread_.is_told_now;
    return joined(thread_.told, "with") + (is_alone ? "" : " with " + joined(given, "or"));
  }

  const Phrases conditions = topics.last_of(TopicKind::kCondition);
  if (pronoun.referent == Referent::kCondition && !pronoun.is_plural && conditions.size() > 1) {
    return topics.subject(thread_.pattern);
  }
  const bool is_given = pronoun.referent == Referent::kGiven && !pronoun.is_plural;
  const bool is_one = pronoun.referent == Referent::kAnything && !pronoun.is_plural;
  const bool is_side = !thread_.side.empty() && !pronoun.is_plural && pronoun.begin > 0 &&
                       text::is_one_of(terms[pronoun.begin - 1].word, kBeyond);
  const bool is_some_given =
      pronoun.is_plural && pronoun.referent == Referent::kAnything && !topics.choices().empty();
  const bool is_people = terms[pronoun.begin].word == "they" && names(terms, kOfPeople) &&
                         topics.last_of(TopicKind::kGiven).empty();
  const std::string had = is_people ? topics.conditions_behind("with") : std::string{};
  return !had.empty()    ? "people" + had
         : is_side       ? thread_.side
         : is_one        ? topics.subject(thread_.pattern)
         : is_some_given ? joined(topics.choices(), "and")
         : is_given      ? given()
                         : topics.named(pronoun.referent, pronoun.is_plural ? "and" : "or");
}

std::string Rewrites::with_topic(const Said& said) {
  const Pronoun& pronoun = *said.pronoun;
  const Terms& terms = said.terms;
  const std::string topic = meant_by(pronoun, terms);
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
  const std::string text = said.bare.substr(0, begin) + meant + said.bare.substr(end);
  return before.empty() ? capitalized(text) : fmt::format("{}{}", before, text);
}

std::string Rewrites::with_choice_named(std::string_view text) {
  const Terms terms = analyzed(text);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto* const place = std::find(std::begin(kPlaces), std::end(kPlaces), terms[i].word);
    if (place == std::end(kPlaces)) continue;
    const bool has_noun = i + 1 < terms.size() && text::is_one_of(terms[i + 1].word, kOne);
    const bool has_article = i > 0 && terms[i - 1].word == "the";
    const bool is_alone = has_article && (i + 1 == terms.size() || opens_yes_no(terms[i + 1].word));
    if (!has_noun && !is_alone) continue;
    const Phrases listed = thread_.topics.listed();
    if (listed.size() < 2) return {};
    const bool is_on_last = thread_.last.find(listed.back()) != std::string::npos &&
                            thread_.last.find(listed.front()) == std::string::npos;
    const bool is_first =
        terms[i].word == "other" ? is_on_last : (place - std::begin(kPlaces)) % 2 == 0;
    const std::string& chosen = is_first ? listed.front() : listed[1];
    const std::size_t begin = terms[has_article ? i - 1 : i].range.begin;
    const std::size_t end = terms[has_noun ? i + 1 : i].range.end;
    return fmt::format("{}{}{}", text.substr(0, begin), chosen, text.substr(end));
  }
  return {};
}

std::string Rewrites::choice(const Said& said) {
  const Terms& terms = said.terms;
  if (terms.front().word != "which") return {};
  SpokenOf& topics = thread_.topics;
  const bool is_of_them = chooses(terms);
  const bool says_one =
      is_of_them || (terms.size() > 1 && (terms[1].word == "one" || terms[1].word == "ones"));
  const bool compares = std::any_of(terms.begin(), terms.end(), [](const index::Term& term) {
    return is_comparative(term.word);
  });
  if (!says_one && !compares) return {};
  const bool says_two = is_of_them && terms.size() > 3 && terms[3].word == "two";
  const std::size_t last = says_two ? 3 : is_of_them ? 2 : says_one ? 1 : 0;
  const std::string_view rest = std::string_view(said.bare).substr(terms[last].range.end);
  const std::string where = topics.conditions_behind("for");
  const Phrases among = compares || says_two ? topics.compared() : topics.choices();
  if (among.size() > 1) {
    return fmt::format("Which{}{}, {}", rest.empty() ? " is better" : rest, where,
                       joined(among, "or"));
  }
  if (!says_one) return {};
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
  return fmt::format("Which {}{}{}", kinds, rest.empty() ? is_best : rest, where);
}

std::string Rewrites::compared(const Said& said) {
  if (said.terms.empty() || !is_comparative(said.terms.front().word)) return {};
  return fmt::format("Is {} {}{}", given(), with_small_initial(said.bare),
                     thread_.topics.conditions_behind("for"));
}

std::string Rewrites::compared_with(const Said& said) {
  SpokenOf& topics = thread_.topics;
  const Phrases given = topics.last_of(TopicKind::kGiven);
  const bool is_one = said.topics.size() == 1 && given.size() == 1 && given != said.topics &&
                      !is_plural_noun(given.front()) &&
                      topics.kind(said.topics.front()) == TopicKind::kGiven;
  const bool compares = std::any_of(said.terms.begin(), said.terms.end(),
                                    [](const auto& term) { return is_comparative(term.word); });
  const bool is_whole = !opens_yes_no(said.terms.front().word) || names(said.terms, kThan);
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
    return ends_so ? fmt::format("{} of {}", capitalized(said.bare), known) : std::string{};
  }
  const bool is_any = says("anything");
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
  const auto is = [&](TopicKind kind) {
    return std::any_of(said.topics.begin(), said.topics.end(),
                       [&](const std::string& topic) { return topics.kind(topic) == kind; });
  };
  const Phrases remedies = topics.last_of(TopicKind::kGiven);
  const bool is_amount = gives_amount(said.bare) || names(said.terms, kDoses);
  const bool is_of_remedies = is_amount && !remedies.empty() && !is(TopicKind::kGiven);
  if (!is(TopicKind::kCondition) && !is_of_remedies) {
    if (std::string conditions = topics.conditions_behind("in"); !conditions.empty()) {
      return conditions;
    }
    if (is(TopicKind::kGiven)) return {};
  }
  if (!remedies.empty()) return " with " + joined(remedies, "or");
  const Phrases others = topics.last_of(TopicKind::kUnknown);
  return others.empty() || is(TopicKind::kCondition) ? std::string{} : " in " + others.front();
}

std::string Rewrites::about(const Said& said) {
  const std::string where = context_of(said);
  if (where.empty()) return {};
  return fmt::format("What about {}{}", without_besides(said.bare), where);
}

std::string Rewrites::another_given(const Said& said) {
  constexpr std::string_view kInstead = " instead";
  SpokenOf& topics = thread_.topics;
  const Phrases conditions = topics.last_of(TopicKind::kCondition);
  if (said.opening == "why not" && !conditions.empty()) {
    return fmt::format("Why not {} for {}", said.bare, joined(conditions, "and"));
  }
  const Phrases known = topics.last_of(TopicKind::kGiven);
  if (!said.bare.ends_with(kInstead) || known.empty()) return {};
  return fmt::format("What about {} of {}{}", said.bare, joined(known, "or"),
                     said.topics.size() == 1 ? topics.conditions_behind("in") : std::string{});
}

std::string Rewrites::of_another(const Said& said) {
  SpokenOf& topics = thread_.topics;
  const TopicKind kind =
      said.topics.size() == 1 ? topics.kind(said.topics.front()) : TopicKind::kUnknown;
  std::string replaced = topics.only_one(kind, thread_.pattern);
  // "Can I take naproxen with lisinopril", then "paracetamol".
  const Phrases given = topics.last_of(TopicKind::kGiven);
  const bool is_beside = replaced.empty() && kind == TopicKind::kGiven && given.size() == 2 &&
                         thread_.pattern.find(joined(given, "with")) != std::string::npos;
  if (is_beside) replaced = given.front();
  if (replaced.empty()) return {};
  const bool is_in_last = thread_.last.find(replaced) != std::string::npos;
  return with_other_topic(is_in_last ? thread_.last : thread_.pattern, replaced,
                          without_besides(said.bare));
}

std::string Rewrites::question_of_topic(const Said& said) {
  SpokenOf& topics = thread_.topics;
  if (asks_for_signs(said.terms)) return "What are the warning signs with " + given();
  const auto [question, of_whom] = divided(without_besides(said.bare));
  const Terms asked = analyzed(question);
  const Referent referent = meant_by(asked);
  const std::string text = capitalized(std::string(question));
  if (asks_how_long(asked)) return how_long(text, of_whom);
  if (text == "How much is too much")
    return fmt::format("How much {} is too much{}", given(), of_whom);
  if (const auto much = text.find("too much"); much != std::string::npos) {
    const std::size_t at = much + std::string_view("too much").size();
    return fmt::format("{} {}{}{}", text.substr(0, at), given(), text.substr(at), of_whom);
  }
  if (text.starts_with("What happens if ")) return what_happens(text, asked, of_whom);
  if (asks_of_shape(asked)) {
    const std::size_t end = asked[1].range.end;
    const bool is_kind = text::is_one_of(asked[1].word, kKinds);
    return fmt::format("{} of {}{}{}{}", text.substr(0, end), given(), text.substr(end),
                       is_kind ? topics.conditions_behind("in") : std::string{}, of_whom);
  }
  if (const Phrases two = topics.choices(); two.size() > 1 && asked.back().word == "wait") {
    return fmt::format("{} between {}{}", text, joined(two, "and"), of_whom);
  }
  const bool asks_amount = asked.size() > 2 && asked[0].word == "how" &&
                           (asked[1].word == "much" || asked[1].word == "many") &&
                           opens_yes_no(asked[2].word);
  if (asks_amount) {
    const std::size_t end = asked[1].range.end;
    return fmt::format("{} {}{}{}", text.substr(0, end), given(), text.substr(end), of_whom);
  }
  if (names(asked, kTogether) && !thread_.told.empty()) {
    Phrases all = topics.choices();
    all.insert(all.end(), thread_.told.begin(), thread_.told.end());
    return fmt::format("{} should {} be taken{}", text, joined(all, "and"), of_whom);
  }
  const bool is_on_effect = names(analyzed(thread_.pattern), kEffects);
  if ((text == "How often" || text == "How much") && is_on_effect) return asked_on(text);
  if (text == "How much") {
    const std::string where = topics.conditions_behind("in");
    const bool belongs = topics.in_index().speaks_of_all(given() + where);
    return fmt::format("How much {} should be taken{}{}", given(), belongs ? where : "", of_whom);
  }
  if (text == "How often") return fmt::format("{} should {} be taken{}", text, given(), of_whom);
  const auto is_verb = [](const index::Term& term) { return opens_yes_no(term.word); };
  const auto verb = std::find_if(asked.begin(), asked.end(), is_verb);
  // "Which drugs", "What dose": what they ask for is named last.
  if (verb == asked.end()) {
    const bool is_dose = text::is_one_of(asked.back().word, kDoses);
    return fmt::format("{} {} {}{}", text, is_dose ? "of" : "for", topics.named(referent, "or"),
                       of_whom);
  }
  const bool is_to_do = names(asked, kTo);
  const bool names_side = !is_to_do && asked[0].word == "what" && verb == asked.begin() + 1 &&
                          (verb->word == "is" || verb->word == "are");
  if (names_side) {
    const bool is_limit_alone = text::is_one_of(asked.back().word, kLimits);
    thread_.side =
        fmt::format("{}{} of {}", text::trimmed(std::string_view(text).substr(verb->range.end)),
                    is_limit_alone ? " dose" : "",
                    topics.named(is_limit_alone ? Referent::kGiven : referent, "or"));
    return fmt::format("{} {}{}", text.substr(0, verb->range.end), thread_.side, of_whom);
  }
  const Phrases conditions = topics.last_of(TopicKind::kCondition);
  if ((is_to_do || referent != Referent::kGiven) && !conditions.empty()) {
    return fmt::format("{} {} {}{}", text, names(asked, kChecked) ? "for" : "in",
                       joined(conditions, "and"), of_whom);
  }
  return fmt::format("{} with {}{}", text, given(), of_whom);
}

std::string Rewrites::how_long(std::string_view asked, std::string_view of_whom) {
  SpokenOf& topics = thread_.topics;
  constexpr std::string_view kFor = " for";
  if (asked.ends_with(kFor)) asked.remove_suffix(kFor.size());
  const std::string text =
      asked.starts_with("How many") ? fmt::format("For h{}", asked.substr(1)) : std::string(asked);
  Phrases conditions = topics.last_of(TopicKind::kCondition);
  if (topics.last_of(TopicKind::kGiven).empty() && !conditions.empty()) {
    for (std::string& condition : conditions) condition = with_article(condition, topics.asked());
    return fmt::format("{} should {} be treated{}", text, joined(conditions, "and"), of_whom);
  }
  const std::string taken = given();
  const bool is_class = topics.in_index().is_class_of_medicines(taken);
  return fmt::format("{} should {} be taken{}{}", text, taken,
                     is_class ? topics.conditions_behind("in") : "", of_whom);
}

/// "What happens if I stop", "What happens if I miss a dose".
std::string Rewrites::what_happens(std::string_view text, const Terms& asked,
                                   std::string_view of_whom) {
  SpokenOf& topics = thread_.topics;
  const std::string& last = asked.back().word;
  const std::string_view joint = text::is_one_of(last, kWithObject) ? " "
                                 : last == "dose"                   ? " of "
                                                                    : "";
  const std::string conditions = topics.conditions_behind("in");
  if (joint.empty() && topics.last_of(TopicKind::kGiven).empty() && !conditions.empty()) {
    return fmt::format("{}{}{}", text, conditions, of_whom);
  }
  return fmt::format("{}{}{}{}", text, joint.empty() ? " with " : joint, given(), of_whom);
}

/// Of what the words ask; of the remedy where they may ask of it or of its condition.
Referent Rewrites::meant_by(const Terms& terms) {
  const Referent referent = referent_of(terms);
  const bool has_given = !thread_.topics.last_of(TopicKind::kGiven).empty();
  return referent == Referent::kAnything && has_given ? Referent::kGiven : referent;
}

std::string Rewrites::side_of_topic(const Said& said) {
  if (said.bare == "too much") return fmt::format("How much {} is too much", given());
  if (said.terms.front().word == "not") {
    return fmt::format("What happens if {} is {}{}", given(), said.bare,
                       thread_.topics.conditions_behind("in"));
  }
  const auto [side, of_whom] = divided(said.bare);
  return what_is(side,
                 fmt::format("{}{}", thread_.topics.named(meant_by(said.terms), "or"), of_whom));
}

std::string Rewrites::side_of_another(const Said& said) {
  const std::string_view bare = said.bare;
  const Terms& terms = said.terms;
  // "zinc dose"
  if (said.topics.size() == 1 && bare.starts_with(said.topics.front())) {
    const std::string_view side = text::trimmed(bare.substr(said.topics.front().size()));
    const Terms behind = analyzed(side);
    const bool is_side = !behind.empty() && !behind.front().is_stop && !is_doing(behind.back()) &&
                         !is_form(behind.back()) &&
                         thread_.topics.kind(said.topics.front()) != TopicKind::kUnknown &&
                         std::all_of(behind.begin(), behind.end(), is_said_aside);
    if (is_side) return what_is(side, said.topics.front());
  }
  // "zinc, the main side effects"
  if (const auto comma = bare.find(", "); comma != std::string_view::npos) {
    const Terms behind = analyzed(bare.substr(comma));
    const bool is_side =
        !behind.empty() && std::all_of(behind.begin(), behind.end(), is_said_aside);
    const bool is_of_one = said.topics.size() == 1 && bare.starts_with(said.topics.front()) &&
                           thread_.topics.kind(said.topics.front()) != TopicKind::kUnknown;
    if (is_side && is_of_one) {
      return what_is(text::trimmed(bare.substr(comma + 1)), bare.substr(0, comma));
    }
  }
  const auto of = std::find_if(terms.begin(), terms.end(),
                               [](const index::Term& term) { return term.word == "of"; });
  if (of == terms.end() || of == terms.begin() || !std::all_of(terms.begin(), of, is_said_aside)) {
    return {};
  }
  return what_is(bare.substr(0, of[-1].range.end), text::trimmed(bare.substr(of->range.end)));
}

std::string Rewrites::what_is(std::string_view side, std::string_view topic) {
  const Terms terms = analyzed(side);
  const auto noun = std::find_if(terms.begin(), terms.end(),
                                 [](const index::Term& term) { return !term.is_stop; });
  if (noun == terms.end()) return fmt::format("{}: {}", capitalized(std::string(side)), topic);
  const std::string_view named = side.substr(noun->range.begin);
  thread_.side = fmt::format("the {} of {}", named, topic);
  return fmt::format("What {} the {} of {}", is_plural_noun(named) ? "are" : "is", named, topic);
}

}  // namespace ibid::answer
