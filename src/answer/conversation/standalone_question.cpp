#include "answer/conversation/standalone_question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "answer/conversation/circumstances.hpp"
#include "answer/conversation/courtesies.hpp"
#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_openings.hpp"
#include "answer/conversation/follow_up_rewrites.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/conversation/kept_focus.hpp"
#include "answer/conversation/own_words.hpp"
#include "answer/conversation/remedy_answered.hpp"
#include "answer/conversation/short_turns.hpp"
#include "answer/conversation/turn_parts.hpp"
#include "answer/conversation/turn_reader.hpp"
#include "answer/conversation/turns_back.hpp"
#include "answer/conversation/understood.hpp"
#include "answer/conversation/whole_questions.hpp"
#include "answer/english.hpp"
#include "answer/measured_values.hpp"
#include "answer/question_cues.hpp"
#include "retrieve/question.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Questions of a conversation that are looked at: what was said before is forgotten.
constexpr std::size_t kTurnsRemembered = 12;
/// Of a turn: who writes more asks a whole question, and what it begins with tells of what. The
/// work that reading a turn takes grows faster than its length.
constexpr std::size_t kTurnBytesMax = 1000;
using Terms = std::vector<index::Term>;

class Resolver {
 public:
  Resolver(const index::Generation& generation, const AnswerOf& answer_of)
      : generation_(generation),
        answer_of_(answer_of),
        thread_(generation),
        reader_(generation, thread_),
        rewrites_(generation, thread_),
        whole_(generation, thread_, reader_, rewrites_),
        understood_(generation, thread_, reader_, rewrites_),
        short_(thread_, reader_, rewrites_, understood_),
        back_(generation, thread_, understood_) {}

  /// A turn of several sentences is several turns. Behind the last question nothing is asked, so
  /// nothing need be remembered.
  Standalone next(std::string_view asked, bool is_last = false) {
    if (courtesy_of(asked) != Courtesy::kNone) return {std::string(asked)};
    const bool opens = !is_under_way();
    thread_.heard.clear();
    thread_.aside.clear();
    thread_.named_now.clear();
    thread_.taken_now.clear();
    begun_now_ = false;
    goes_back_ = false;
    is_another_case_ = false;
    leans_ = false;
    names_own_ = false;
    remedy_taken_up_.clear();
    told_now_.clear();
    understood_.begin_turn();
    const std::string closed = without_closing(text::trimmed(asked));
    if (closed.size() < text::trimmed(asked).size()) asked = closed;
    std::string written = without_contractions(closed);
    const std::string untagged = opens ? std::string{} : without_tag(written);
    if (!untagged.empty()) return ended(short_.tagged(untagged));
    const TurnParts parts = parts_of_turn(written);
    if (parts.sentences.size() == 1 && parts.sentences.front() == written) {
      return ended(part(asked, written, is_last));
    }
    if (!opens && short_.is_another_case(asked, parts)) {
      thread_.topics.clear();
      thread_.people.clear();
      thread_.is_case = false;
      is_another_case_ = true;
    }
    if (!opens && short_.turns_to_another_patient(parts)) {
      return ended(part(parts.sentences.back(), parts.sentences.back(), false));
    }
    Standalone last;
    for (std::size_t i = 0; i < parts.sentences.size(); ++i) {
      const std::string_view said = parts.sentences[i];
      const bool is_told = i + 1 < parts.sentences.size();
      last = is_told ? told(said) : part(said, said, false);
      if (!is_told) continue;
      note_named(said);
      told_now_ = text::trimmed(without_opening(said).first);
      while (told_now_.ends_with('.') || told_now_.ends_with('!')) told_now_.pop_back();
    }
    for (const std::string_view said : parts.afterwards) add_conditions(said);
    return ended(opens ? Standalone{std::string(asked)} : last);
  }

 private:
  /// At the end of a turn.
  Standalone ended(Standalone result) {
    understood_.end_turn();
    result.topic_changed = result.topic_changed || is_another_case_;
    if (result.is_follow_up || leans_) {
      result = KeptFocus(generation_, thread_).completed(std::move(result), begun_now_, names_own_);
    }
    add_treatment_in_general(result);
    note_whether_remedy_is_asked(result);
    return result;
  }

  /// Where nothing is told of the remedy that was taken up, perhaps it is of the treatment.
  void add_treatment_in_general(Standalone& result) const {
    if (const auto at = find_phrase(result.question, remedy_taken_up_);
        !remedy_taken_up_.empty() && at != std::string::npos) {
      std::string of_any = result.question;
      of_any.replace(at, remedy_taken_up_.size(), "treatment");
      result.otherwise.push_back({std::move(of_any), {}});
    }
  }

  /// The answer to a question that asks for a remedy may be what a later turn means.
  void note_whether_remedy_is_asked(const Standalone& result) {
    if (asks_for_remedy(analyzed(result.question))) {
      asked_for_remedy_ = result;
    } else if (result.topic_changed || names_own_) {
      asked_for_remedy_.question.clear();
    }
  }

  /// Whether what was given is nothing in particular: "antibiotic", "fourth drug", or nothing.
  bool is_remedy_left_open() {
    const Phrases given = thread_.topics.last_of(TopicKind::kGiven);
    return std::all_of(given.begin(), given.end(), [&](const std::string& one) {
      return names_open_remedy(analyzed(one)) || in_index().is_class_of_medicines(one);
    });
  }

  /// The remedy that the answer named is spoken of from here.
  bool takes_up_remedy(const Said& said) {
    if (!answer_of_ || asked_for_remedy_.question.empty() || answers_read_ == kAnswersReadMax ||
        !means_remedy(said) || !thread_.told.empty() || !is_remedy_left_open()) {
      return false;
    }
    ++answers_read_;
    const Standalone asked = std::exchange(asked_for_remedy_, {});
    const std::optional<Answer> answer = answer_of_(asked);
    if (!answer) return false;
    std::string remedy = remedy_of(*answer, asked.question, generation_.language(), thread_.topics);
    const bool is_other_number = said.pronoun && said.pronoun->is_plural && !is_plural_noun(remedy);
    if (remedy.empty() || is_other_number) return false;
    remedy_taken_up_ = std::move(remedy);
    understood_.remember(
        fmt::format("What about {}{}", remedy_taken_up_, thread_.topics.conditions_behind("in")));
    thread_.topics.add({remedy_taken_up_}, thread_.last);
    return true;
  }

  /// What was told before something is asked in the same turn may be what a pronoun there means:
  /// remedies, and what else somebody would rather do.
  void note_named(std::string_view said) {
    constexpr std::string_view kConsidering[] = {"considering", "prefer",   "prefers", "rather",
                                                 "thinking",    "thinks",   "tried",   "try",
                                                 "trying",      "wondering"};
    const auto [behind, opening] = without_opening(said);
    const std::vector<text::Word> words = text::words(behind);
    if (opening == "back to" || words.empty() || opens_question(words.front().folded)) return;
    if (!hearsay_in(behind).what.empty()) return;
    const Said named = reader_.taken_apart(behind, opening);
    if (named.pronoun) return;
    const bool is_of_somebody = !circumstances_in(behind).empty();
    const bool is_considered = !is_of_somebody && names_any(named.terms, kConsidering);
    // The nearer is meant.
    if (!named.topics.empty()) thread_.named_now.clear();
    Phrases& noted = is_of_somebody ? thread_.taken_now : thread_.named_now;
    for (const std::string& topic : named.topics) {
      const TopicKind kind = thread_.topics.kind(topic);
      const bool is_meant =
          kind == TopicKind::kGiven || (kind == TopicKind::kUnknown && is_considered);
      if (is_meant && !reader_.is_situation(topic)) noted.push_back(topic);
    }
  }

  /// What is told before something is asked in the same turn.
  Standalone told(std::string_view said) {
    const auto [behind, opening] = without_opening(said);
    const bool is_of_somebody = opening == kLeaving || !circumstances_in(behind).empty();
    if (!is_under_way() || is_of_somebody) return part(said, said, false);
    if (const Hearsay hearsay = hearsay_in(behind); !hearsay.what.empty()) return heard(hearsay);
    if (reader_.is_situation(behind) && !said.ends_with('?') &&
        !thread_.topics.last_of(TopicKind::kGiven).empty()) {
      thread_.people.keep({{fmt::format("who have {}", without_question_mark(behind)), false}});
      return understood_.understood(thread_.pattern);
    }
    if (is_statement(said)) {
      const Said statement = reader_.taken_apart(behind, opening);
      const bool names_it = statement.pronoun && !is_demonstrative(statement.terms.front().word);
      thread_.aside = names_it ? rewrites_.with_topic(statement) : statement.bare;
      return short_.stated(statement);
    }
    constexpr std::size_t kFragmentWordsMax = 3;
    const Phrases topics = in_index().topics_of(behind);
    // "price aside"
    if (opening.empty() && topics.empty() && text::words(behind).size() <= kFragmentWordsMax &&
        populations_in(analyzed(behind)).empty()) {
      return understood_.understood(thread_.pattern);
    }
    if (topics.size() == 1 && !said.ends_with('?') &&
        text::words(behind).size() > kFragmentWordsMax) {
      const std::string about = "what about " + topics.front();
      return part(about, about, false);
    }
    return part(said, said, false);
  }

  /// "The doctor also mentioned montelukast", "my nurse says I have to stop it".
  Standalone heard(const Hearsay& hearsay) {
    if (!hearsay.before.empty()) thread_.people.keep(circumstances_in(hearsay.before));
    if (!hearsay.is_claim) {
      const Phrases spoken_of = thread_.topics.last_of(TopicKind::kGiven);
      const Said said = reader_.taken_apart(hearsay.what, "what about");
      if (reader_.is_nothing_known(said.topics) && !spoken_of.empty()) {
        const std::string about =
            fmt::format("what about {} with {}", hearsay.what, joined(spoken_of, "or"));
        return part(about, about, false);
      }
      if (std::string about = rewrites_.about(said); !about.empty()) {
        understood_.remember(about);
        thread_.topics.add(said.topics, thread_.last);
        return understood_.understood(thread_.last);
      }
      const std::string about = fmt::format("what about {}", hearsay.what);
      return part(about, about, false);
    }
    thread_.heard = capitalized(std::string(hearsay.what));
    constexpr std::string_view kOne = " one ";
    const Phrases given = thread_.topics.last_of(TopicKind::kGiven);
    if (const auto one = thread_.heard.find(kOne); one != std::string::npos && !given.empty()) {
      thread_.heard.replace(one + 1, kOne.size() - 2, joined(given, "or"));
    }
    return understood_.understood(thread_.heard);
  }

  /// What was told behind a question: for what it was asked, where that was not said before.
  void add_conditions(std::string_view said) {
    if (!is_under_way() || !thread_.topics.last_of(TopicKind::kCondition).empty()) return;
    Phrases topics = in_index().topics_of(said);
    std::erase_if(topics, [&](const std::string& topic) {
      return thread_.topics.kind(topic) != TopicKind::kCondition;
    });
    if (!topics.empty()) thread_.topics.add(topics, said);
  }

  Standalone part(std::string_view asked, std::string_view written, bool is_last) {
    leans_ = names_own_ = false;
    auto [behind, opening] = without_opening(written);
    const std::string by_asker =
        is_under_way()
            ? with_asker(behind, joined(thread_.taken_now.empty() ? thread_.topics.choices()
                                                                  : thread_.taken_now,
                                        "or"))
            : std::string{};
    if (!by_asker.empty()) asked = behind = by_asker;
    std::string named = is_under_way() ? rewrites_.with_references_named(behind) : std::string{};
    if (!named.empty()) asked = behind = named;
    const std::string turned = is_under_way() ? with_verb_first(behind) : std::string{};
    if (!turned.empty()) asked = behind = turned;
    constexpr std::string_view kStill = ", still";
    if (const auto bare = without_question_mark(behind); bare.ends_with(kStill)) {
      behind = bare.substr(0, bare.size() - kStill.size());
    }
    if (opening == kLeaving && whole_.is_of_same_person(asked, behind)) opening = {};
    if (opening == kLeaving) {
      thread_.topics.clear();
      thread_.people.clear();
      thread_.is_case = false;
      Standalone result = part(behind, behind, is_last);
      result.question = capitalized(result.question);
      result.topic_changed = true;
      return result;
    }
    // "back to my injection, does it give you gallstones?"
    if (const auto cut = std::min({behind.find(','), behind.find(':'), behind.find(" - ")});
        opening == "back to" && is_under_way() && cut != std::string_view::npos) {
      (void)back_.gone_back(reader_.taken_apart(behind.substr(0, cut), opening));
      const std::string_view asked_then =
          text::trimmed(behind.substr(behind[cut] == ' ' ? cut + 2 : cut + 1));
      if (asked_then.empty()) return understood_.understood(thread_.last);
      goes_back_ = true;
      return part(asked_then, asked_then, is_last);
    }
    if (const Hearsay hearsay = is_under_way() ? hearsay_in(behind) : Hearsay{};
        !hearsay.what.empty() && !hearsay.is_claim) {
      return heard(hearsay);
    }
    const std::string_view rest =
        text::lower_ascii(behind).starts_with("if ") ? behind.substr(3) : behind;
    if (is_under_way() && rest.size() < behind.size() && rest.starts_with("they have ")) {
      return understood_.of_whom(
          {{fmt::format("who {}", without_question_mark(rest.substr(5))), false}});
    }
    // "and if there is a penicillin allergy"
    constexpr std::string_view kThereIs = "there is ";
    if (is_under_way() && rest.size() < behind.size() && rest.starts_with(kThereIs)) {
      return understood_.of_whom(
          {{fmt::format("who have {}", without_question_mark(rest.substr(kThereIs.size()))),
            false}},
          true);
    }
    if (const Circumstances circumstances = circumstances_in(rest); !circumstances.empty()) {
      if (is_under_way() && corrects(opening)) {
        // "no sorry, he is on dabigatran"
        std::string right =
            back_.put_right(reader_.taken_apart(circumstances.front().text, opening));
        if (!right.empty()) {
          understood_.remember(right);
          return understood_.understood(right);
        }
      }
      const bool asks_same = !opening.empty() || rest.size() < behind.size();
      return is_under_way() ? understood_.of_whom(circumstances, asks_same)
                            : opened_by(circumstances, asked, rest);
    }
    // What it speaks of would take a search to tell, and matters to what follows alone.
    if (is_last && !is_under_way() && thread_.people.empty()) return {std::string(asked)};
    if (const WithValues parted = without_value_clauses(behind);
        !parted.values.empty() &&
        (!parted.rest.empty() || parted.values.size() > 1 || !is_under_way())) {
      return of_measured(parted, behind, opening);
    }
    Said said = reader_.taken_apart(behind, opening);
    if (is_under_way() && takes_up_remedy(said)) said = reader_.taken_apart(behind, opening);
    names_own_ = !said.topics.empty() && !rewrites_.is_outcome_asked(said);
    if (opening == "back to" && is_under_way()) {
      goes_back_ = true;
      return back_.gone_back(said);
    }
    if (!is_under_way()) return as_it_stands(said, asked);
    if (std::string only = only_people(said); !only.empty()) {
      thread_.people.keep({{only, false}});
      return understood_.understood(thread_.pattern);
    }
    if (is_value(said)) {
      const bool is_sentence = said.bare.find(" is ") != std::string::npos ||
                               said.bare.find(" are ") != std::string::npos;
      return understood_.of_whom(
          {{fmt::format("{} {}", is_sentence ? "whose" : "who have", said.bare), true}});
    }
    if (const auto of_them = short_.of_somebody(said)) return *of_them;
    if (speaks_for_himself(said.terms)) {
      thread_.people.forget_others();
      return understood_.understood(thread_.pattern);
    }
    if (reader_.is_stated(said))
      return understood_.of_whom({{fmt::format("who have {}", said.topics.front()), true}});
    // "and if it's influenza?"
    if (said.asks_what_if) {
      // "what if the heart rate is 48"
      const std::string_view supposed_value = without_question_mark(rest);
      if (!measured_values(supposed_value).empty() && !said.pronoun) {
        const std::string_view bare =
            supposed_value.starts_with("the ") ? supposed_value.substr(4) : supposed_value;
        const bool is_sentence = bare.find(" is ") != std::string_view::npos;
        return understood_.of_whom(
            {{fmt::format("{} {}", is_sentence ? "whose" : "who have", bare), false}});
      }
      const Said supposed = reader_.taken_apart(without_question_mark(rest), "");
      if (reader_.is_stated(supposed)) {
        return understood_.of_whom({{fmt::format("who have {}", supposed.topics.front()), true}});
      }
    }
    const std::string_view told = thread_.aside.empty() ? told_now_ : thread_.aside;
    if (const auto judged = short_.judged(said, told)) return *judged;
    if (const auto own = short_.in_own_words(said)) return *own;
    if (std::string right = back_.put_right(said); !right.empty()) {
      understood_.remember(right);
      return understood_.understood(right);
    }
    const bool is_on_talk = said.topics.empty() || said.bare.ends_with(" talking about");
    if (std::string on = is_on_talk ? rewrites_.on_statement(said) : std::string{}; !on.empty()) {
      return understood_.understood(on);
    }
    if (std::string other = rewrites_.with_counterpart(said); !other.empty()) {
      understood_.remember(other);
      return understood_.understood(other);
    }
    if (std::string same = rewrites_.as_before(said); !same.empty()) {
      if (said.topics.empty()) return understood_.understood(same);
      understood_.remember(same);
      thread_.topics.add(said.topics, thread_.last);
      return understood_.understood(same);
    }
    if (std::string added = rewrites_.with_added(said); !added.empty()) {
      understood_.remember(added);
      thread_.topics.add(said.topics, thread_.last);
      return understood_.understood(added);
    }
    if (said.is_whole) return whole(said, asked);
    if (const auto choice = short_.choice_alone(said)) return *choice;
    const bool goes_on = !said.opening.empty() || !sets_against(said.bare).empty() ||
                         names_population(said.terms) || said.pronoun || said.chooses ||
                         said.topics.empty() || is_addition(said.terms) ||
                         reader_.is_fragment(said) || whole_.belongs(said) ||
                         asks_by_how_much(said.terms) || rewrites_.is_outcome_asked(said);
    return goes_on ? understood_.follow_up(said) : as_it_stands(said, asked);
  }

  bool is_under_way() const { return !thread_.topics.empty(); }
  /// Good until the next search of this thread.
  Terms analyzed(std::string_view text) const {
    return retrieve::analyzer_of(generation_).analyze(text);
  }
  TopicsInIndex& in_index() { return thread_.topics.in_index(); }

  /// "starting dose of the other one"
  bool is_aside_alone(std::string_view text) const {
    const Terms terms = analyzed(text);
    return std::any_of(terms.begin(), terms.end(), [](const index::Term& term) {
      return !term.is_stop && is_aside(term) && !is_doing(term);
    });
  }

  /// "TSH 0.05 on levothyroxine", "dose, gfr 35": of those that is asked.
  Standalone of_measured(const WithValues& parted, std::string_view behind,
                         std::string_view opening) {
    Circumstances measured;
    for (const std::string& value : parted.values) {
      const std::string_view verb = value.ends_with("kg") ? "weigh" : "have";
      measured.push_back({fmt::format("who {} {}", verb, value), true});
    }
    if (is_under_way() && parted.rest.empty()) return understood_.of_whom(measured);
    // "HFrEF, EF 30" only tells.
    const std::vector<text::Word> first = text::words(parted.rest);
    constexpr std::string_view kPast[] = {"ago", "last", "previously"};
    const bool is_past = std::any_of(first.begin(), first.end(), [&](const text::Word& word) {
      return text::is_one_of(word.folded, kPast);
    });
    const bool only_tells = is_under_way() && !behind.ends_with('?') && !first.empty() &&
                            opening != "and" && !opens_question(first.front().folded) &&
                            (is_past || !is_aside_alone(parted.rest));
    if (only_tells) {
      measured.push_back({fmt::format("who have {}", parted.rest), true});
      return understood_.of_whom(measured);
    }
    const std::string rest =
        fmt::format("{}{}{}", opening, opening.empty() ? "" : " ", parted.rest);
    if (is_under_way()) {
      thread_.people.keep(measured);
      return part(rest, rest, false);
    }
    const Standalone result = as_it_stands(reader_.taken_apart(behind, opening), behind);
    thread_.people.keep(measured);
    return result;
  }

  /// "My mother has asthma", with which a conversation begins: on asthma.
  Standalone opened_by(const Circumstances& circumstances, std::string_view asked,
                       std::string_view written) {
    const std::string_view had = had_by_kin(written);
    const Phrases topics = reader_.topics_of(had.empty() ? written : had);
    Circumstances others = circumstances;
    std::erase_if(others, [&](const Circumstance& circumstance) {
      return measured_values(circumstance.text).empty() &&
             !in_index().topics_of(circumstance.text).empty();
    });
    // "I am breastfeeding and need a blood thinner for atrial fibrillation"
    for (const Circumstance& circumstance : circumstances) {
      const Circumstances populations = populations_in(analyzed(circumstance.text));
      others.insert(others.begin(), populations.begin(), populations.end());
    }
    for (Circumstance& lasting : lasting_in(written)) {
      const std::string_view what =
          std::string_view(lasting.text).substr(lasting.text.find_last_of(' '));
      const bool is_told = std::any_of(
          others.begin(), others.end(),
          [&](const Circumstance& other) { return other.text.find(what) != std::string::npos; });
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
    begun_now_ = true;
    understood_.remember(had.empty() ? written : had);
    thread_.main.clear();
    return {had.empty() ? std::string(asked) : capitalized(std::string(had))};
  }

  Standalone whole(const Said& said, std::string_view asked) {
    if (const Phrases known = thread_.topics.all();
        rewrites_.is_outcome_asked(said) &&
        std::find(known.begin(), known.end(), said.topics.front()) == known.end()) {
      thread_.topics.add_outcome(said.topics.front());
    }
    if (std::string too = rewrites_.as_well(said); !too.empty()) {
      understood_.remember(too);
      thread_.topics.add(said.topics, thread_.last);
      return understood_.understood(thread_.last);
    }
    if (std::string another = rewrites_.another(said); !another.empty()) {
      understood_.remember(another);
      thread_.topics.add(said.topics, thread_.last);
      return understood_.understood(thread_.last);
    }
    const std::string where = whole_.context_of(said);
    if (where.empty()) return as_it_stands(said, asked);
    understood_.remember(
        fmt::format("{}{}", capitalized(std::string(without_besides(said.bare))), where));
    if (!whole_.is_of_form(said)) thread_.topics.add(said.topics, thread_.last);
    return understood_.understood(thread_.last);
  }

  /// A question that is complete in itself.
  Standalone as_it_stands(const Said& said, std::string_view asked) {
    const bool is_for_same = !reader_.names_condition(said) &&
                             (says_besides(said.terms) || is_on_same_person(said.terms));
    const bool changes = is_under_way() && !begun_now_ && !goes_back_ && !said.topics.empty() &&
                         !is_for_same && !whole_.is_related(said.topics) &&
                         !rewrites_.is_outcome_asked(said);
    leans_ = is_under_way() && !changes && (begun_now_ || goes_back_ || whole_.leans(said));
    const bool is_bare = said.is_whole && !said.opening.empty() && is_under_way();
    Standalone result{is_bare ? capitalized(said.text) : std::string(asked)};
    if (!said.topics.empty()) {
      const std::string written = without_contractions(text::trimmed(result.question));
      if (is_under_way() && (!changes || reader_.is_nothing_known(said.topics))) {
        thread_.topics.go_on(said.topics, written);
      } else {
        if (is_under_way()) thread_.people.clear();
        thread_.is_case = false;
        thread_.topics.begin(said.topics, written);
      }
      thread_.side.clear();
      understood_.remember(written);
      thread_.main = thread_.pattern;
      Circumstances populations = populations_in(said.terms);
      for (Circumstance& lasting : lasting_in(written)) populations.push_back(std::move(lasting));
      for (const MeasuredValue& value : measured_values(written)) {
        constexpr std::string_view kWith = "with ";
        const std::size_t with = written.rfind(kWith, value.range.begin);
        constexpr std::size_t kArticle = 3;
        const bool is_had =
            with != std::string::npos && value.range.begin <= with + kWith.size() + kArticle;
        if (!is_had || value.measure == Measure::kAge) continue;
        const std::size_t begin = with + kWith.size();
        populations.push_back(
            {fmt::format("who have {}", written.substr(begin, value.range.end - begin)), false});
      }
      if (!populations.empty()) {
        thread_.people.forget_others();
        thread_.people.keep(populations);
      } else if (!changes && !thread_.people.empty()) {
        result =
            understood_.of_those_spoken_of(std::string(without_question_mark(result.question)));
      }
    }
    result.topic_changed = changes;
    return result;
  }

  const index::Generation& generation_;
  const AnswerOf& answer_of_;
  Thread thread_;
  TurnReader reader_;
  Rewrites rewrites_;
  WholeQuestions whole_;
  Understood understood_;
  ShortTurns short_;
  TurnsBack back_;
  Standalone asked_for_remedy_;  // the last question whose answer may name one
  std::string remedy_taken_up_;  // in this turn, from an answer
  std::size_t answers_read_ = 0;
  std::string told_now_;          // before what is asked in this very turn
  bool is_another_case_ = false;  // this turn began with somebody else
  bool names_own_ = false;        // this turn names a topic itself
  bool leans_ = false;            // this turn is whole and still on what was spoken of
  bool begun_now_ = false;        // a topic was told in this very turn
  bool goes_back_ = false;        // this turn began by going back to one
};

/// Up to kTurnBytesMax bytes of `turn`, in whole words.
std::string_view opening_of(std::string_view turn) {
  if (turn.size() <= kTurnBytesMax) return turn;
  const std::size_t blank = turn.rfind(' ', kTurnBytesMax);
  return turn.substr(0, blank == std::string_view::npos ? 0 : blank);
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
  return resolved.question.empty() ? Standalone{std::string(question)} : resolved;
}

}  // namespace ibid::answer
