#include "answer/conversation/standalone_question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "answer/conversation/circumstances.hpp"
#include "answer/conversation/complete_turns.hpp"
#include "answer/conversation/courtesies.hpp"
#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_openings.hpp"
#include "answer/conversation/follow_up_rewrites.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/conversation/kept_focus.hpp"
#include "answer/conversation/own_words.hpp"
#include "answer/conversation/remedy_answered.hpp"
#include "answer/conversation/short_turns.hpp"
#include "answer/conversation/told_in_turn.hpp"
#include "answer/conversation/turn_in_setting.hpp"
#include "answer/conversation/turn_parts.hpp"
#include "answer/conversation/turn_reader.hpp"
#include "answer/conversation/turns_back.hpp"
#include "answer/conversation/turns_of_people.hpp"
#include "answer/conversation/understood.hpp"
#include "answer/conversation/whole_questions.hpp"
#include "answer/english.hpp"
#include "answer/setting.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// Questions of a conversation that are looked at: what was said before is forgotten.
constexpr std::size_t kTurnsRemembered = 12;
/// Of a turn: who writes more asks a whole question, and what it begins with tells of what. The
/// work that reading a turn takes grows faster than its length.
constexpr std::size_t kTurnBytesMax = 1000;
constexpr std::string_view kBackTo = "back to";
/// Conditions in which a turn that nothing answers is asked in its own words: each costs an answer,
/// and what was spoken of before them was left long ago.
constexpr std::size_t kConditionsAtLast = 2;

/// "is it safe, still?"
std::string_view without_still(std::string_view text) {
  constexpr std::string_view kStill = ", still";
  const std::string_view bare = without_question_mark(text);
  return bare.ends_with(kStill) ? bare.substr(0, bare.size() - kStill.size()) : text;
}

/// The turns of a conversation, one by one: each is tried by those who know a kind of turns, the
/// surest first.
class Resolver {
 public:
  Resolver(const index::Generation& generation, const AnswerOf& answer_of)
      : generation_(generation),
        thread_(generation),
        reader_(generation, thread_),
        rewrites_(generation, thread_),
        whole_(generation, thread_, reader_, rewrites_),
        understood_(generation, thread_, reader_, rewrites_),
        short_(thread_, reader_, rewrites_, understood_),
        back_(generation, thread_, understood_),
        told_(thread_, reader_, rewrites_, understood_, short_),
        people_(thread_, reader_, understood_, short_),
        complete_(thread_, reader_, rewrites_, understood_, whole_),
        remedy_(generation, answer_of, thread_, understood_) {}

  /// A turn of several sentences is several turns. Behind the last question nothing is asked, so
  /// nothing need be remembered.
  Standalone next(std::string_view asked, bool is_last = false) {
    if (courtesy_of(asked) != Courtesy::kNone) return {std::string(asked)};
    const bool opens = !thread_.is_under_way();
    thread_.now = {};
    thread_.people.begin_turn();
    remedy_.begin_turn();
    understood_.begin_turn();
    const std::string closed = without_closing(text::trimmed(asked));
    if (closed.size() < text::trimmed(asked).size()) asked = closed;
    std::string written = without_contractions(closed);
    const std::string untagged = opens ? std::string{} : without_tag(written);
    if (!untagged.empty()) return ended(short_.tagged(untagged));
    const TurnParts parts = parts_of_turn(written);
    if (parts.sentences.size() == 1 && parts.sentences.front() == written) {
      return ended(sentence(asked, written, is_last));
    }
    if (!opens && short_.is_another_case(asked, parts)) {
      thread_.leave();
      thread_.now.is_another_case = true;
    }
    if (!opens && short_.turns_to_another_patient(parts)) {
      return ended(sentence(parts.sentences.back(), parts.sentences.back(), false));
    }
    const Phrases before = thread_.topics.all();
    Phrases spoken_of = thread_.topics.last_of(TopicKind::kCondition);
    for (std::string& remedy : thread_.topics.last_of(TopicKind::kGiven)) {
      spoken_of.push_back(std::move(remedy));
    }
    Standalone last;
    for (std::size_t i = 0; i < parts.sentences.size(); ++i) {
      const std::string_view said = parts.sentences[i];
      const bool is_told = i + 1 < parts.sentences.size();
      last = is_told ? taken(told_.told(said)) : sentence(said, said, false);
      if (is_told) told_.note(said);
    }
    for (const std::string_view said : parts.afterwards) told_.add_conditions(said);
    if (!opens && is_on_told(parts, before, last.question)) {
      last.of_told = in_setting(written, spoken_of);
    }
    return ended(opens ? Standalone{std::string(asked)} : last);
  }

  /// What `turn`, which was understood before, asks in its own words: in the conditions that were
  /// spoken of, the last one first, then by itself where it names a subject that the index knows.
  /// Nothing is asked of other conditions than those that a turn names.
  std::vector<std::string> readings_at_last(std::string_view turn) {
    std::vector<std::string> readings;
    if (!thread_.is_under_way()) return readings;
    const std::string own(without_question_mark(without_contractions(turn)));
    const auto is_condition = [&](const std::string& topic) {
      return thread_.topics.kind(topic) == TopicKind::kCondition;
    };
    const Phrases named = reader_.topics_of(own);
    if (std::none_of(named.begin(), named.end(), is_condition)) {
      Phrases spoken_of = thread_.topics.all();
      std::reverse(spoken_of.begin(), spoken_of.end());
      for (const std::string& topic : spoken_of) {
        if (readings.size() == kConditionsAtLast) break;
        std::string reading = fmt::format("{} in {}?", own, topic);
        const bool is_new = !text::is_one_of(reading, readings);
        if (is_new && is_condition(topic)) readings.push_back(std::move(reading));
      }
    }
    if (names_known_subject(generation_, own)) readings.push_back(own + "?");
    return readings;
  }

 private:
  /// Whether what it asks points to something that it tells of, of which nobody spoke `before`, and
  /// the rules, which `understood` it so, did not see that. Of people who were spoken of they ask
  /// better.
  bool is_on_told(const TurnParts& parts, const Phrases& before, std::string_view understood) {
    if (parts.sentences.size() < 2 || thread_.people.has_from_before()) return false;
    const std::string_view asked = parts.sentences.back();
    const std::vector<index::Term> terms = reader_.analyzed(asked);
    if (!asks_of_told(terms) || !reader_.topics_of(asked).empty()) return false;
    if (!thread_.now.had.empty()) return true;
    const std::string_view rest = understood.substr(0, understood.find(" in people "));
    return std::any_of(parts.sentences.begin(), parts.sentences.end() - 1, [&](const auto& told) {
      const Phrases named = reader_.topics_of(told);
      return std::any_of(named.begin(), named.end(), [&](const std::string& topic) {
        return !text::is_one_of(topic, before) &&
               (asks_whether_it_matters(terms) || find_phrase(rest, topic) == rest.npos);
      });
    });
  }

  /// At the end of a turn.
  Standalone ended(Standalone result) {
    understood_.end_turn();
    const ThisTurn& now = thread_.now;
    result.topic_changed = result.topic_changed || now.is_another_case;
    if (result.is_follow_up || now.leans) {
      result =
          KeptFocus(generation_, thread_).completed(std::move(result), now.begins, now.names_own);
    }
    remedy_.end_turn(result);
    return result;
  }

  Standalone taken(const TakenAs& as) {
    return as.understood ? *as.understood : sentence(as.words, as.words, false);
  }

  /// One sentence of a turn; `written` is `asked` without contractions.
  Standalone sentence(std::string_view asked, std::string_view written, bool is_last) {
    thread_.now.leans = thread_.now.names_own = false;
    auto [behind, opening] = without_opening(written);
    const std::string named = thread_.is_under_way() ? with_all_named(behind) : std::string{};
    if (!named.empty()) asked = behind = named;
    behind = without_still(behind);
    if (opening == kLeaving) {
      if (!whole_.is_of_same_person(asked, behind)) return begun_anew(behind, is_last);
      opening = {};
    }
    if (const auto by_text =
            thread_.is_under_way() ? by_its_text(behind, opening, is_last) : std::nullopt) {
      return *by_text;
    }
    const std::string_view rest = without_if(behind);
    if (const Circumstances circumstances = circumstances_in(rest); !circumstances.empty()) {
      return thread_.is_under_way()
                 ? of_somebody(circumstances, opening, rest.size() < behind.size())
                 : complete_.opened_by(circumstances, asked, rest);
    }
    // What it speaks of would take a search to tell, and matters to what follows alone.
    if (is_last && !thread_.is_under_way() && thread_.people.empty()) return {std::string(asked)};
    if (const WithValues parted = without_value_clauses(behind);
        !parted.values.empty() &&
        (!parted.rest.empty() || parted.values.size() > 1 || !thread_.is_under_way())) {
      return measured(parted, behind, opening);
    }
    Said said = reader_.taken_apart(behind, opening);
    if (thread_.is_under_way() && remedy_.is_taken_up_by(said)) {
      said = reader_.taken_apart(behind, opening);
    }
    thread_.now.names_own = !said.topics.empty() && !rewrites_.is_outcome_asked(said);
    return thread_.is_under_way() ? follow_up(said, rest, asked)
                                  : complete_.as_it_stands(said, asked);
  }

  /// With what it points to in place of the words that do, and its verb first; empty where there is
  /// nothing of that.
  std::string with_all_named(std::string_view text) {
    std::string named;
    const auto take = [&](std::string other) {
      if (other.empty()) return;
      named = std::move(other);
      text = named;
    };
    const Phrases& taken = thread_.now.taken;
    take(with_asker(text, joined(taken.empty() ? thread_.topics.choices() : taken, "or")));
    take(rewrites_.with_references_named(text));
    take(with_verb_first(text));
    return named;
  }

  /// "next patient", and what is said then.
  Standalone begun_anew(std::string_view behind, bool is_last) {
    thread_.leave();
    Standalone result = sentence(behind, behind, is_last);
    result.question = capitalized(result.question);
    result.topic_changed = true;
    return result;
  }

  /// What its words alone show, without a look at what they name.
  std::optional<Standalone> by_its_text(std::string_view behind, std::string_view opening,
                                        bool is_last) {
    if (opening == kBackTo) {
      if (auto asked_there = back_and_on(behind, is_last)) return asked_there;
    }
    if (const Hearsay hearsay = hearsay_in(behind); !hearsay.what.empty() && !hearsay.is_claim) {
      return taken(told_.heard(hearsay));
    }
    return people_.supposed(behind);
  }

  /// "back to my injection, does it give you gallstones?"
  std::optional<Standalone> back_and_on(std::string_view behind, bool is_last) {
    const auto cut = std::min({behind.find(','), behind.find(':'), behind.find(" - ")});
    if (cut == std::string_view::npos) return std::nullopt;
    (void)back_.gone_back(reader_.taken_apart(behind.substr(0, cut), kBackTo));
    const std::string_view asked_then =
        text::trimmed(behind.substr(behind[cut] == ' ' ? cut + 2 : cut + 1));
    if (asked_then.empty()) return understood_.understood(thread_.last);
    thread_.now.goes_back = true;
    return sentence(asked_then, asked_then, is_last);
  }

  /// "I have angina", "if she is pregnant".
  Standalone of_somebody(const Circumstances& circumstances, std::string_view opening,
                         bool is_supposed) {
    // "no sorry, he is on dabigatran"
    if (corrects(opening)) {
      if (const auto right = put_right(reader_.taken_apart(circumstances.front().text, opening))) {
        return *right;
      }
    }
    return understood_.of_whom(circumstances, !opening.empty() || is_supposed);
  }

  /// "TSH 0.05 on levothyroxine"
  Standalone measured(const WithValues& parted, std::string_view behind, std::string_view opening) {
    if (thread_.is_under_way()) return taken(people_.measured(parted, behind, opening));
    Standalone result = complete_.as_it_stands(reader_.taken_apart(behind, opening), behind);
    thread_.people.keep(people_measured(parted.values));
    return result;
  }

  /// Of a thread that is under way. `rest` is what it says without how it opens and "if".
  Standalone follow_up(const Said& said, std::string_view rest, std::string_view asked) {
    if (said.opening == kBackTo) {
      thread_.now.goes_back = true;
      return back_.gone_back(said);
    }
    if (const auto told = people_.told(said)) return *told;
    if (const auto supposed = people_.what_if(said, rest)) return *supposed;
    const ThisTurn& now = thread_.now;
    if (const auto judged =
            short_.judged(said, now.aside.empty() ? now.sentence_before : now.aside)) {
      return *judged;
    }
    if (const auto own = short_.in_own_words(said)) return *own;
    if (const auto again = asked_again(said)) return *again;
    if (said.is_whole) return complete_.in_context(said, asked);
    if (const auto choice = short_.choice_alone(said)) return *choice;
    return goes_on(said) ? understood_.follow_up(said) : complete_.as_it_stands(said, asked);
  }

  /// The last question once more, or on what was said as a whole: put right, of a counterpart, of
  /// something else, with something added.
  std::optional<Standalone> asked_again(const Said& said) {
    if (auto right = put_right(said)) return right;
    const bool is_on_talk = said.topics.empty() || said.bare.ends_with(" talking about");
    if (std::string on = is_on_talk ? rewrites_.on_statement(said) : std::string{}; !on.empty()) {
      return understood_.understood(on);
    }
    if (const std::string other = rewrites_.with_counterpart(said); !other.empty()) {
      return remembered(other);
    }
    if (const std::string same = rewrites_.as_before(said); !same.empty()) {
      return said.topics.empty() ? understood_.understood(same) : remembered(same, said.topics);
    }
    if (const std::string added = rewrites_.with_added(said); !added.empty()) {
      return remembered(added, said.topics);
    }
    return std::nullopt;
  }

  /// "sorry, I meant warfarin"
  std::optional<Standalone> put_right(const Said& said) {
    const std::string right = back_.put_right(said);
    if (right.empty()) return std::nullopt;
    return remembered(right);
  }

  /// `topics` are spoken of from here, with what was before.
  Standalone remembered(const std::string& question, const Phrases& topics = {}) {
    understood_.remember(question);
    if (!topics.empty()) thread_.topics.add(topics, thread_.last);
    return understood_.understood(question);
  }

  /// Whether it leans on what was spoken of, though it names something itself.
  bool goes_on(const Said& said) {
    return !said.opening.empty() || !sets_against(said.bare).empty() ||
           names_population(said.terms) || said.pronoun || said.chooses || said.topics.empty() ||
           is_addition(said.terms) || reader_.is_fragment(said) || whole_.belongs(said) ||
           asks_by_how_much(said.terms) || rewrites_.is_outcome_asked(said);
  }

  const index::Generation& generation_;
  Thread thread_;
  TurnReader reader_;
  Rewrites rewrites_;
  WholeQuestions whole_;
  Understood understood_;
  ShortTurns short_;
  TurnsBack back_;
  ToldInTurn told_;
  TurnsOfPeople people_;
  CompleteTurns complete_;
  RemedyAnswered remedy_;
};

/// Up to kTurnBytesMax bytes of `turn`, in whole words.
std::string_view opening_of(std::string_view turn) {
  if (turn.size() <= kTurnBytesMax) return turn;
  const std::size_t blank = turn.rfind(' ', kTurnBytesMax);
  return turn.substr(0, blank == std::string_view::npos ? 0 : blank);
}

/// Adds what the turn says itself to what it was completed to.
void add_own_words(const index::Generation& generation, std::string_view turn, Standalone& result) {
  result.turn = turn;
  if (!result.of_told.empty()) {
    result.otherwise.insert(result.otherwise.begin(),
                            {std::exchange(result.question, result.of_told), {}});
    return;
  }
  // What is asked of people of whom was spoken is answered without them last.
  if (std::any_of(result.otherwise.begin(), result.otherwise.end(),
                  [](const Narrowed& narrowed) { return !narrowed.left_out.empty(); })) {
    return;
  }
  if (auto own = turn_in_setting(generation, turn, result.question)) {
    result.otherwise.insert(result.otherwise.begin(), {std::move(*own), {}});
  }
}

}  // namespace

Standalone resolve_follow_up(const index::Generation& generation,
                             std::span<const std::string> history, std::string_view question,
                             const AnswerOf& answer_of) {
  Resolver resolver(generation, answer_of);
  const std::size_t first =
      history.size() > kTurnsRemembered ? history.size() - kTurnsRemembered : 0;
  for (std::size_t i = first; i < history.size(); ++i) (void)resolver.next(opening_of(history[i]));
  if (question.size() > kTurnBytesMax) return {std::string(question)};
  Standalone resolved = resolver.next(question, true);
  // "back to", and nothing behind it.
  if (resolved.question.empty()) return {std::string(question)};
  if (resolved.question != question) {
    add_own_words(generation, question, resolved);
    resolved.before = history.empty() ? std::string{} : history.back();
    resolved.first = history.empty() ? std::string{} : history.front();
  }
  resolved.at_last = resolver.readings_at_last(question);
  return resolved;
}

}  // namespace ibid::answer
