#include <fmt/format.h>

#include <algorithm>

#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_rewrites.hpp"
#include "answer/english.hpp"
#include "answer/question_cues.hpp"
#include "retrieve/question.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

using Terms = std::vector<index::Term>;

constexpr std::string_view kDoing[] = {"helps", "prevents", "works"};
constexpr std::string_view kJudging[] = {"allowed", "dangerous", "effective", "harmful", "ok",
                                         "okay",    "safe",      "useful",    "worth"};
/// What no side of a topic is called.
constexpr std::string_view kNoSides[] = {"or", "both", "compared", "either",   "even",
                                         "go", "just", "still",    "together", "worst"};
constexpr std::string_view kChecked[] = {"checked", "screened", "tested"};
constexpr std::string_view kDoses[] = {"dosage", "dose", "doses"};
/// What has kinds that are of a condition: "which kind of exercise in depression".
constexpr std::string_view kKinds[] = {"kind", "sort", "type"};
/// Without a noun they are of a dose.
constexpr std::string_view kLimits[] = {"max", "maximum", "minimum"};
/// Verbs that want an object behind them.
constexpr std::string_view kWithObject[] = {"continue", "exceed", "quit", "skip",
                                            "start",    "stop",   "take"};
/// What a remedy does: "how often" does it cause that, "how much" does it lower that.
constexpr std::string_view kEffects[] = {"cause", "cut", "increase", "lower", "raise", "reduce"};
constexpr std::string_view kTo[] = {"to"};
constexpr std::string_view kAfterwards[] = {"after", "afterwards", "next"};
/// What lasts for a time, where that was asked of: "must he interrupt it".
constexpr std::string_view kInterrupting[] = {"avoid", "delay", "hold", "interrupt", "isolate",
                                              "pause", "rest",  "stop", "wait"};
/// What is asked of two things: "how far apart".
constexpr std::string_view kTogether[] = {"apart", "together"};

bool is_said_aside(const index::Term& term) {
  return term.is_stop || is_aside(term);
}

}  // namespace

std::string Rewrites::question_of_topic(const Said& said) {
  SpokenOf& topics = thread_.topics;
  if (asks_for_signs(said.terms)) return "What are the warning signs with " + given();
  const auto [question, of_whom] = divided(without_besides(said.bare));
  const Terms asked = retrieve::analyzed(generation_, question);
  const Referent referent = meant_by(asked);
  const std::string text = capitalized(std::string(question));
  if (asks_how_long(asked)) return how_long(text, of_whom);
  // "when to stop", "what if I stop earlier"
  const auto action = std::find_if(asked.begin(), asked.end(), [](const index::Term& term) {
    return text::is_one_of(term.word, kWithObject);
  });
  const bool wants_object =
      action != asked.end() && action != asked.begin() &&
      !thread_.topics.last_of(TopicKind::kGiven).empty() &&
      (action + 1 == asked.end() || (is_doing(action[1]) && !is_comparative(action[1].word))) &&
      (names_any(asked, kTo) || text.starts_with("What happens if "));
  if (wants_object) {
    const std::size_t end = action->range.end;
    return fmt::format("{} {}{}{}", text.substr(0, end), given(), text.substr(end), of_whom);
  }
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
  if (names_any(asked, kTogether) && !thread_.told.empty()) {
    Phrases all = topics.choices();
    all.insert(all.end(), thread_.told.begin(), thread_.told.end());
    return fmt::format("{} should {} be taken{}", text, joined(all, "and"), of_whom);
  }
  const bool is_on_effect = names_any(retrieve::analyzed(generation_, thread_.pattern), kEffects);
  if ((text == "How often" || text == "How much") && is_on_effect) return asked_on(text);
  if (text == "How much") {
    const std::string where = topics.conditions_behind("in");
    const bool belongs = topics.in_index().speaks_of_all(given() + where);
    return fmt::format("How much {} should be taken{}{}", given(), belongs ? where : "", of_whom);
  }
  if (text == "How often") return fmt::format("{} should {} be taken{}", text, given(), of_whom);
  const auto is_verb = [](const index::Term& term) { return opens_yes_no(term.word); };
  const auto verb = std::find_if(asked.begin(), asked.end(), is_verb);
  // "what works best"
  if (asked.size() > 1 && asked[0].word == "what" && text::is_one_of(asked[1].word, kDoing)) {
    return fmt::format("{}{}{}", text, topics.conditions_behind("in"), of_whom);
  }
  // "Which drugs", "What dose": what they ask for is named last.
  if (verb == asked.end()) {
    // "what is next"
    const bool is_next = names_any(asked, kAfterwards) && is_on_given_of(thread_.main);
    if (is_next) return fmt::format("{} after {}{}", text, given(), of_whom);
    if (const Phrases some = topics.choices();
        text::is_one_of(asked.back().word, kKinds) && !some.empty()) {
      return fmt::format("{} of {}{}{}", text, joined(some, "or"), topics.conditions_behind("for"),
                         of_whom);
    }
    const bool is_dose = text::is_one_of(asked.back().word, kDoses);
    const std::string topic = topics.named(referent, "or");
    const std::string where = is_dose ? std::string{} : where_given(topic, said);
    return fmt::format("{} {} {}{}{}", text, is_dose ? "of" : "for", topic, where, of_whom);
  }
  const bool is_to_do = names_any(asked, kTo);
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
    const bool is_on_remedy =
        !is_to_do && opens_yes_no(asked[0].word) && is_on_given_of(thread_.last);
    return fmt::format("{}{} {} {}{}", text, is_on_remedy ? " with " + given() : "",
                       names_any(asked, kChecked) ? "for" : "in", joined(conditions, "and"),
                       of_whom);
  }
  // "what can I give"
  if (asked[0].word == "what" && topics.choices().empty() && !conditions.empty()) {
    return fmt::format("{}{}{}", text, topics.conditions_behind("for"), of_whom);
  }
  return fmt::format("{} with {}{}{}", text, given(), where_given(given(), said), of_whom);
}

/// Whether `question` was on what was given last.
bool Rewrites::is_on_given_of(std::string_view question) {
  const Phrases given = thread_.topics.last_of(TopicKind::kGiven);
  return !given.empty() &&
         text::lower_ascii(question).find(text::lower_ascii(given.front())) != std::string::npos;
}

std::string Rewrites::how_long(std::string_view asked, std::string_view of_whom) {
  SpokenOf& topics = thread_.topics;
  // "must he interrupt it", then "for how long"
  const Terms last = retrieve::analyzed(generation_, thread_.last);
  const bool is_of_pause =
      !last.empty() && opens_yes_no(last.front().word) && names_any(last, kInterrupting);
  if (is_of_pause) return asked_on(fmt::format("{}{}", asked, of_whom));
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

/// "the dose in children", but neither "both together" nor "just for a week".
bool Rewrites::is_side(const Terms& terms) {
  std::size_t end = 0;
  while (end < terms.size() && !is_preposition(terms[end].word)) ++end;
  const bool has_noun = std::any_of(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(end),
                                    [](const index::Term& term) { return !term.is_stop; });
  for (std::size_t i = 0; i < end; ++i) {
    const bool is_starting_dose =
        i + 1 < end && terms[i].word.ends_with("ing") && text::is_one_of(terms[i + 1].word, kDoses);
    if (text::is_one_of(terms[i].word, kNoSides)) return false;
    if (is_doing(terms[i]) && !is_starting_dose) return false;
  }
  return has_noun;
}

std::string Rewrites::side_of_topic(const Said& said) {
  if (said.bare == "too much") return fmt::format("How much {} is too much", given());
  if (said.terms.front().word == "not") {
    return fmt::format("What happens if {} is {}{}", given(), said.bare,
                       thread_.topics.conditions_behind("in"));
  }
  if (text::is_one_of(said.terms.front().word, kJudging)) {
    const std::string taken = given();
    return fmt::format("{} {} {}{}", is_plural_noun(taken) ? "Are" : "Is", taken, said.bare,
                       where_given(taken, said));
  }
  if (!is_side(said.terms)) {
    // "twice a day enough?", of what was only named before.
    const bool is_of_named = thread_.last.starts_with("What about ") && thread_.now.aside.empty() &&
                             !thread_.topics.last_of(TopicKind::kGiven).empty();
    return is_of_named ? fmt::format("{} with {}{}", capitalized(said.bare), given(),
                                     thread_.topics.conditions_behind("in"))
                       : asked_on(said.bare);
  }
  const auto [side, of_whom] = divided(said.bare);
  const bool is_limit_asked = std::any_of(said.terms.begin(), said.terms.end(),
                                          [](const auto& term) { return is_limit(term.text); });
  // "max per day?": not of the deficiency, and of no other treatment of it.
  const Phrases lacked = is_limit_asked ? thread_.topics.lacked() : Phrases{};
  const std::string topic =
      lacked.empty() ? thread_.topics.named(meant_by(said.terms), "or") : joined(lacked, "or");
  const std::string where = thread_.is_case ? where_given(topic, said) : std::string{};
  return what_is(side, fmt::format("{}{}{}", topic, where, of_whom));
}

std::string Rewrites::side_of_another(const Said& said) {
  const std::string_view bare = said.bare;
  const Terms& terms = said.terms;
  // "zinc dose"
  if (said.topics.size() == 1 && bare.starts_with(said.topics.front())) {
    const std::string_view side = text::trimmed(bare.substr(said.topics.front().size()));
    const Terms behind = retrieve::analyzed(generation_, side);
    const bool is_side = !behind.empty() && !behind.front().is_stop && !is_doing(behind.back()) &&
                         !is_form(behind.back()) &&
                         thread_.topics.kind(said.topics.front()) != TopicKind::kUnknown &&
                         std::all_of(behind.begin(), behind.end(), is_said_aside);
    if (is_side) return what_is(side, said.topics.front());
  }
  // "zinc, the main side effects"
  if (const auto comma = bare.find(", "); comma != std::string_view::npos) {
    const Terms behind = retrieve::analyzed(generation_, bare.substr(comma));
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
  std::string topic(text::trimmed(bare.substr(of->range.end)));
  if (said.topics.size() == 1 && is_outcome_topic(said.topics.front()) &&
      !thread_.topics.last_of(TopicKind::kGiven).empty()) {
    thread_.topics.add_outcome(said.topics.front());
    topic += " with " + given();
  }
  return what_is(bare.substr(0, of[-1].range.end), topic);
}

std::string Rewrites::what_is(std::string_view side, std::string_view topic) {
  const Terms terms = retrieve::analyzed(generation_, side);
  const auto noun = std::find_if(terms.begin(), terms.end(),
                                 [](const index::Term& term) { return !term.is_stop; });
  if (noun == terms.end()) return fmt::format("{}: {}", capitalized(std::string(side)), topic);
  const std::string named = with_small_initial(std::string(side.substr(noun->range.begin)));
  thread_.side = fmt::format("the {} of {}", named, topic);
  return fmt::format("What {} the {} of {}", is_plural_noun(named) ? "are" : "is", named, topic);
}

}  // namespace ibid::answer
