#include "answer/conversation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "answer/circumstances.hpp"
#include "answer/courtesies.hpp"
#include "answer/follow_up_forms.hpp"
#include "answer/follow_up_rewrites.hpp"
#include "answer/follow_up_words.hpp"
#include "answer/headings.hpp"
#include "answer/measured_values.hpp"
#include "answer/question_cues.hpp"
#include "answer/turn_reader.hpp"
#include "retrieve/question.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Questions of a conversation that are looked at: what was said before is forgotten.
constexpr std::size_t kTurnsMax = 12;
constexpr std::string_view kAskingAmountOrKind[] = {"how many ", "how much ", "what ", "which "};
constexpr std::string_view kAskingDefinite[] = {"what are the ", "what is the "};
using Terms = std::vector<index::Term>;

/// "rehab, when does that start": its sentences, those that say nothing but a courtesy left out;
/// one where more than one of them asks.
std::vector<std::string_view> turns_of(std::string_view text) {
  std::vector<std::string_view> parts;
  int asking = 0;
  for (const std::string_view part : sentences_in_turn(text)) {
    if (courtesy_of(part) != Courtesy::kNone || part.starts_with("asking ")) continue;
    parts.push_back(part);
    const std::vector<text::Word> words = text::words(without_opening(part).first);
    if (!words.empty() && opens_question(words.front().folded)) ++asking;
  }
  return parts.empty() || asking > 1 ? std::vector{text} : parts;
}

/// "In men?", "With warfarin?", "when breastfeeding": no question by itself.
bool is_addition(const Terms& terms) {
  if (terms.empty()) return false;
  const Terms behind(terms.begin() + 1, terms.end());
  if (terms.front().word == "when") return names_population(behind);
  return is_preposition(terms.front().word) &&
         std::none_of(behind.begin(), behind.end(),
                      [](const index::Term& term) { return opens_question(term.word); });
}

/// "colchicine", "glucose target": words that name, and no other.
bool is_noun_phrase(const Terms& terms) {
  return !terms.empty() && std::none_of(terms.begin(), terms.end(), [](const index::Term& term) {
    return term.is_stop || is_question_word(term.word) || is_linking_verb(term.word);
  });
}

class Resolver {
 public:
  explicit Resolver(const index::Generation& generation)
      : generation_(generation),
        thread_(generation),
        reader_(generation, thread_),
        rewrites_(generation, thread_) {}

  /// A turn of several sentences is several turns. Behind the last question nothing is asked, so
  /// nothing need be remembered.
  Standalone next(std::string_view asked, bool is_last = false) {
    if (courtesy_of(asked) != Courtesy::kNone) return {std::string(asked)};
    const bool opens = !is_under_way();
    thread_.is_told_now = false;
    const std::string written = without_contractions(text::trimmed(asked));
    const std::vector<std::string_view> parts = turns_of(written);
    if (parts.size() == 1 && parts.front() == written) return part(asked, written, is_last);
    Standalone last;
    for (const std::string_view said : parts) last = part(said, said, false);
    return opens ? Standalone{std::string(asked)} : last;
  }

 private:
  Standalone part(std::string_view asked, std::string_view written, bool is_last) {
    auto [behind, opening] = without_opening(written);
    const std::string named = is_under_way() ? rewrites_.with_choice_named(behind) : std::string{};
    if (!named.empty()) asked = behind = named;
    if (leaves_topic(opening)) {
      thread_.topics.clear();
      thread_.people.clear();
      Standalone result = part(behind, behind, is_last);
      result.question = capitalized(result.question);
      result.topic_changed = true;
      return result;
    }
    const std::string_view rest =
        text::lower_ascii(behind).starts_with("if ") ? behind.substr(3) : behind;
    if (const Circumstances circumstances = circumstances_in(rest); !circumstances.empty()) {
      if (is_under_way() && corrects(opening)) {
        // "no sorry, he is on dabigatran"
        std::string right = put_right(reader_.taken_apart(circumstances.front().text, opening));
        if (!right.empty()) {
          remember(right);
          return understood(right);
        }
      }
      return is_under_way() ? of_whom(circumstances) : opened_by(circumstances, asked, rest);
    }
    // "back to my injection, does it give you gallstones?"
    if (const auto cut = behind.find_first_of(",:");
        opening == "back to" && cut != std::string_view::npos) {
      gone_back(reader_.taken_apart(behind.substr(0, cut), opening));
      const std::string_view asked_then = text::trimmed(behind.substr(cut + 1));
      if (!asked_then.empty()) return part(asked_then, asked_then, is_last);
    }
    // What it speaks of would take a search to tell, and matters to what follows alone.
    if (is_last && !is_under_way() && thread_.people.empty()) return {std::string(asked)};
    const Said said = reader_.taken_apart(behind, opening);
    if (opening == "back to") return gone_back(said);
    if (!is_under_way()) return as_it_stands(said, asked);
    if (is_value(said)) {
      const bool is_sentence = said.bare.find(" is ") != std::string::npos ||
                               said.bare.find(" are ") != std::string::npos;
      return of_whom({{fmt::format("{} {}", is_sentence ? "whose" : "who have", said.bare), true}});
    }
    if (speaks_for_himself(said.terms)) {
      thread_.people.forget_others();
      return understood(thread_.pattern);
    }
    if (reader_.is_stated(said))
      return of_whom({{fmt::format("who have {}", said.topics.front()), true}});
    if (std::string right = put_right(said); !right.empty()) {
      remember(right);
      return understood(right);
    }
    if (said.is_whole) return whole(said, asked);
    const bool goes_on = !said.opening.empty() || said.pronoun || said.chooses ||
                         said.topics.empty() || is_addition(said.terms) ||
                         reader_.is_fragment(said) || belongs(said);
    return goes_on ? follow_up(said) : as_it_stands(said, asked);
  }

  bool is_under_way() const { return !thread_.topics.empty(); }
  /// Good until the next search of this thread.
  Terms analyzed(std::string_view text) const {
    return retrieve::analyzer_of(generation_).analyze(text);
  }
  TopicsInIndex& in_index() { return thread_.topics.in_index(); }

  /// "I meant a man" where a woman was asked of; empty where nobody was.
  std::string with_other_people(std::string_view question, const Said& said) const {
    const index::Term& other = said.terms.back();
    if (!names_population({other})) return {};
    for (const index::Term& term : analyzed(question)) {
      if (!names_population({term})) continue;
      return fmt::format("{}{}{}", question.substr(0, term.range.begin), other.word,
                         question.substr(term.range.end));
    }
    return {};
  }

  /// "back to the bug": what was left last, or what it names.
  Standalone gone_back(const Said& said) {
    if (!thread_.topics.go_back()) {
      if (said.topics.empty()) return {said.text};
      thread_.topics.begin(said.topics, said.text);
    }
    remember(said.topics.empty() ? subject() : capitalized(said.topics.front()));
    return understood(thread_.last);
  }

  /// "sorry, meant warfarin": the last question of that, which takes the place of the last thing of
  /// its kind.
  std::string put_right(const Said& said) {
    if (!corrects(said.opening)) return {};
    const std::string meant = said.bare.substr(0, said.bare.find(" not "));
    if (is_number(said.terms.front().word)) return with_other_amount(thread_.last, meant);
    if (said.topics.empty()) return with_other_people(thread_.last, said);
    const std::string& topic = said.topics.front();
    const bool is_of_form = is_form(said.terms.back());
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

  /// Remembers a question that was understood so.
  void remember(std::string_view question) {
    thread_.last = std::string(without_question_mark(text::trimmed(question)));
    thread_.pattern = std::string(rewrites_.divided(thread_.last).question);
  }

  /// A follow-up that was written out, of whom is spoken.
  Standalone understood(std::string question) {
    Standalone result = of_those_spoken_of(std::move(question));
    result.is_follow_up = true;
    add_single_remedies(result);
    return result;
  }

  /// What holds whoever has or takes it: no circumstance is put behind it.
  Standalone of_anybody() {
    Standalone result{thread_.last + "?", true};
    add_single_remedies(result);
    return result;
  }

  /// The circumstances are put behind `question` but those that it names itself.
  Standalone of_those_spoken_of(std::string question) {
    const Circumstances circumstances = thread_.people.not_named_in(question);
    const bool says_of_whom = !rewrites_.divided(question).of_whom.empty();
    const std::string whom = says_of_whom ? std::string{} : in_people(circumstances);
    if (whom.empty()) return {question + "?"};
    return {fmt::format("{} {}?", question, whom), true, false, {{question + "?", whom}}};
  }

  /// Asked of several remedies together, what is known of one alone is asked, too.
  void add_single_remedies(Standalone& result) {
    const Phrases remedies = thread_.topics.last_of(TopicKind::kGiven);
    const std::string together = joined(remedies, "or");
    const auto at = result.question.find(together);
    if (remedies.size() != 2 || at == std::string::npos) return;
    for (std::size_t i = 0; i < remedies.size(); ++i) {
      std::string question = result.question;
      question.replace(at, together.size(), remedies[i]);
      result.otherwise.push_back({question, "with " + remedies[1 - i]});
    }
  }

  /// "I have angina": the last question of those, and what was spoken of in them.
  Standalone of_whom(const Circumstances& circumstances) {
    thread_.people.keep(circumstances);
    thread_.told.clear();
    thread_.is_told_now = true;
    for (const Circumstance& circumstance : circumstances) {
      for (const std::string_view taking : {"who take ", "who are on ", "who use "}) {
        if (!circumstance.text.starts_with(taking)) continue;
        for (std::string& topic : in_index().topics_of(circumstance.text)) {
          if (thread_.topics.kind(topic) == TopicKind::kCondition) continue;
          thread_.told.push_back(std::move(topic));
        }
      }
    }
    const std::string whom = in_people(circumstances);
    Standalone result = understood(thread_.pattern);
    result.otherwise = {{fmt::format("{} {}?", subject(), whom), {}}};
    return result;
  }

  /// The remedies that were spoken of last, or the conditions.
  std::string subject() {
    for (const TopicKind kind : {TopicKind::kGiven, TopicKind::kCondition}) {
      if (const Phrases topics = thread_.topics.last_of(kind); !topics.empty()) {
        return capitalized(joined(topics, "or"));
      }
    }
    return capitalized(joined(thread_.topics.focus(), "and"));
  }

  /// "My mother has asthma", with which a conversation begins: on asthma.
  Standalone opened_by(const Circumstances& circumstances, std::string_view asked,
                       std::string_view written) {
    const std::string_view had = had_by_kin(written);
    const Phrases topics = in_index().topics_of(had.empty() ? written : had);
    Circumstances others = circumstances;
    std::erase_if(others, [&](const Circumstance& circumstance) {
      return measured_values(circumstance.text).empty() &&
             !in_index().topics_of(circumstance.text).empty();
    });
    thread_.people.keep(others);
    if (topics.empty()) return {std::string(asked)};
    thread_.topics.begin(topics, written);
    remember(had.empty() ? written : had);
    return {had.empty() ? std::string(asked) : capitalized(std::string(had))};
  }

  Standalone whole(const Said& said, std::string_view asked) {
    if (std::string another = rewrites_.another(said); !another.empty()) {
      remember(another);
      thread_.topics.add(said.topics, thread_.last);
      return understood(thread_.last);
    }
    const std::string where = context_of(said);
    if (where.empty()) return as_it_stands(said, asked);
    remember(fmt::format("{}{}", capitalized(std::string(without_besides(said.bare))), where));
    thread_.topics.add(said.topics, thread_.last);
    return understood(thread_.last);
  }

  /// A question that is complete in itself.
  Standalone as_it_stands(const Said& said, std::string_view asked) {
    const bool changes = is_under_way() && !said.topics.empty() && !is_related(said.topics);
    const bool is_bare = said.is_whole && !said.opening.empty() && is_under_way();
    Standalone result{is_bare ? capitalized(said.text) : std::string(asked)};
    if (!said.topics.empty()) {
      const std::string written = without_contractions(text::trimmed(result.question));
      if (is_under_way() && (!changes || reader_.is_nothing_known(said.topics))) {
        thread_.topics.go_on(said.topics, written);
      } else {
        if (is_under_way()) thread_.people.clear();
        thread_.topics.begin(said.topics, written);
      }
      thread_.side.clear();
      remember(written);
      const Circumstances populations = populations_in(said.terms);
      if (!populations.empty()) {
        thread_.people.forget_others();
        thread_.people.keep(populations);
      } else if (!changes && !thread_.people.empty()) {
        result = of_those_spoken_of(std::string(without_question_mark(result.question)));
      }
    }
    result.topic_changed = changes;
    return result;
  }

  /// By a word, or because the index speaks of its remedy together with the last one.
  bool is_related(const Phrases& own) {
    if (shares_stem(own)) return true;
    const Phrases given = thread_.topics.last_of(TopicKind::kGiven);
    return !given.empty() && thread_.topics.kind(own.front()) == TopicKind::kGiven &&
           in_index().speaks_of_all(fmt::format("{} {}", own.front(), given.front()));
  }

  bool shares_stem(const Phrases& own) const {
    std::set<std::string> stems;
    for (const std::string& phrase : thread_.topics.all()) {
      for (const index::Term& term : analyzed(phrase)) stems.insert(term.text);
    }
    return std::any_of(own.begin(), own.end(), [&](const std::string& phrase) {
      const Terms terms = analyzed(phrase);
      return std::any_of(terms.begin(), terms.end(),
                         [&](const index::Term& term) { return stems.contains(term.text); });
    });
  }

  /// In what a whole question that names no condition is asked, behind its end; empty for one that
  /// stands by itself. Those that do not: "How much colchicine?", "Are antibiotics needed as
  /// well?", "What is the glucose target?", and "Can I drink coffee?" where the index speaks of
  /// coffee in what was spoken of.
  std::string context_of(const Said& said) {
    SpokenOf& topics = thread_.topics;
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
    if (is_noun_phrase(analyzed(behind(kAskingAmountOrKind)))) {
      const std::string conditions = topics.conditions_behind("for");
      return conditions.empty() ? rewrites_.context_of(said) : conditions;
    }
    const Terms named = analyzed(behind(kAskingDefinite));
    const bool is_side = is_noun_phrase(named) && std::any_of(named.begin(), named.end(), is_aside);
    if (is_side || said.asks_what_if || says_besides(said.terms)) {
      const std::string conditions = topics.conditions_behind("in");
      return conditions.empty() && is_side ? std::string(rewrites_.divided(thread_.last).of_whom)
                                           : conditions;
    }
    const bool is_whosever = belongs(said) || names_person(said.terms) || !said.opening.empty() ||
                             (is_personal(said.terms) && !asks_how_to_take(said.terms));
    return is_whosever ? rewrites_.context_of(said) : std::string{};
  }

  /// Whether the index speaks of the one topic of `said` together with what was spoken of.
  bool belongs(const Said& said) {
    if (said.topics.size() != 1 || asks_how_to_take(said.terms)) return false;
    const std::string& topic = said.topics.front();
    const bool is_condition = thread_.topics.kind(topic) == TopicKind::kCondition;
    const bool is_feared = said.is_whole && said.terms.front().word == "will";
    if (is_condition && !is_feared && (said.is_whole || said.bare != topic)) return false;
    const std::string where = rewrites_.context_of(said);
    return !where.empty() && in_index().speaks_of_all(topic + where);
  }

  Standalone follow_up(const Said& said) {
    const Terms& terms = said.terms;
    if (said.chooses) {
      remember(rewrites_.choice(said));
      return understood(thread_.last);
    }
    const bool asks_again = said.pronoun || (!terms.empty() && terms.front().word == "same");
    if (asks_again) {
      if (std::string same = rewrites_.as_before(said); !same.empty()) return understood(same);
    }
    if (said.pronoun) {
      remember(rewrites_.with_topic(said));
      if (asks_of_nature(terms)) return of_anybody();
      Standalone result = understood(thread_.last);
      // "They upset my stomach."
      if (!opens_question(terms.front().word) && !thread_.topics.choices().empty()) {
        result.otherwise.push_back({fmt::format("What are the side effects of {}?",
                                                joined(thread_.topics.choices(), "and")),
                                    {}});
      }
      return result;
    }
    const bool only_asks = terms.size() <= 1 && said.topics.empty() &&
                           (terms.empty() || opens_question(terms[0].word) || terms[0].is_stop);
    if (said.opening == "why not" && said.topics.empty()) {
      return understood(rewrites_.asked_on(text::trimmed("why not " + said.bare)));
    }
    const bool asks_by_how_much = terms.size() > 1 && terms[0].word == "by" && asks(terms[1].word);
    if (only_asks || asks_by_how_much) {
      return understood(rewrites_.asked_on(said.bare));
    }
    if (is_addition(terms)) {
      if (names_population(Terms(terms.begin() + 1, terms.end())))
        thread_.people.turn_to(populations_in(terms));
      return understood(rewrites_.with_addition(said));
    }
    if (asks_of_whom(terms)) return understood(rewrites_.asked_of_whom(said.bare));
    if (is_of_age(terms)) return understood(rewrites_.of_population("people " + said.bare));
    if (names_population(terms)) thread_.people.turn_to(populations_in(terms));
    if (names_population(terms) || (said.topics.empty() && reader_.is_situation(said.bare))) {
      return understood(rewrites_.of_population(said.bare));
    }
    std::string compared = rewrites_.compared(said);
    remember(!compared.empty()     ? compared
             : said.topics.empty() ? on_topic(said)
                                   : on_something_else(said));
    if (!said.topics.empty()) thread_.topics.add(said.topics, thread_.last);
    return asks_of_nature(terms) ? of_anybody() : understood(thread_.last);
  }

  /// "Which one?", "What is the dose?", "side effects".
  std::string on_topic(const Said& said) {
    if (std::string choice = rewrites_.choice(said); !choice.empty()) return choice;
    if (std::string another = rewrites_.another(said); !another.empty()) return another;
    const bool asks = asks_how_long(said.terms) || opens_question(said.terms.front().word);
    return asks ? rewrites_.question_of_topic(said) : rewrites_.side_of_topic(said);
  }

  /// "What about copper?"
  std::string on_something_else(const Said& said) {
    if (std::string given = rewrites_.another_given(said); !given.empty()) return given;
    if (std::string side = rewrites_.side_of_another(said); !side.empty()) return side;
    if (says_besides(said.terms)) {
      if (std::string about = rewrites_.about(said); !about.empty()) return about;
    }
    if (std::string same = rewrites_.of_another(said); !same.empty()) return same;
    if (std::string about = rewrites_.about(said); !about.empty()) return about;
    return fmt::format("{}, and what about {}", thread_.pattern, said.bare);
  }

  const index::Generation& generation_;
  Thread thread_;
  TurnReader reader_;
  Rewrites rewrites_;
};

}  // namespace

Standalone resolve_follow_up(const index::Generation& generation,
                             std::span<const std::string> history, std::string_view question) {
  Resolver resolver(generation);
  const std::size_t first = history.size() > kTurnsMax ? history.size() - kTurnsMax : 0;
  for (std::size_t i = first; i < history.size(); ++i) (void)resolver.next(history[i]);
  return resolver.next(question, true);
}

}  // namespace ibid::answer
