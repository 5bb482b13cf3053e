#include "answer/conversation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "answer/courtesies.hpp"
#include "answer/follow_up_forms.hpp"
#include "answer/follow_up_words.hpp"
#include "answer/headings.hpp"
#include "answer/question.hpp"
#include "answer/question_cues.hpp"
#include "answer/spoken_of.hpp"
#include "retrieve/question.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// Questions of a conversation that are looked at: what was said before is forgotten.
constexpr std::size_t kTurnsMax = 12;
constexpr std::string_view kAskingAmountOrKind[] = {"how many ", "how much ", "what ", "which "};
constexpr std::string_view kAskingDefinite[] = {"what are the ", "what is the "};
constexpr std::string_view kComparing[] = {"better", "cheaper", "fewer",    "less",
                                           "more",   "safer",   "stronger", "worse"};
/// Before what is a limit: "what if I exceed that".
constexpr std::string_view kBeyond[] = {"above", "below", "exceed", "over", "reach"};
constexpr std::string_view kChecked[] = {"checked", "screened", "tested"};
/// Without a noun they are of a dose.
constexpr std::string_view kLimits[] = {"max", "maximum", "minimum"};
/// Verbs that want an object behind them.
constexpr std::string_view kWithObject[] = {"continue", "exceed", "quit", "skip",
                                            "start",    "stop",   "take"};

using Terms = std::vector<index::Term>;
using Phrases = std::vector<std::string>;

/// A question, and of whom it asks at its end: "Is zinc safe" and " in older women".
struct Divided {
  std::string_view question;
  std::string_view of_whom;
};

class Resolver {
 public:
  explicit Resolver(const index::Generation& generation)
      : generation_(generation), topics_(generation) {}

  Standalone next(std::string_view asked) {
    if (courtesy_of(asked) != Courtesy::kNone) return {std::string(asked), false, false};
    const std::string written = without_contractions(text::trimmed(asked));
    const auto [behind, opening] = without_opening(written);
    const bool is_under_way = !topics_.empty();
    if (is_under_way) {
      if (const std::string of_whom = circumstance_of(behind); !of_whom.empty()) {
        return {fmt::format("{} {}?", pattern_, of_whom), true, false};
      }
    }
    const bool says_if = !opening.empty() && text::lower_ascii(behind).starts_with("if ") &&
                         behind.find(',') == std::string_view::npos;
    const bool asks_what_if = is_under_way && (opening == "what if" || says_if);
    const std::string_view before_it = !asks_what_if ? ""
                                       : says_if     ? "What happens "
                                                     : "What happens if ";
    const std::string rest = fmt::format("{}{}", before_it, behind);
    const Terms terms = analyzer().analyze(rest);
    const Phrases own = topics_of(rest);
    const std::optional<Pronoun> pronoun = find_pronoun(terms, !own.empty());
    const bool carries_on = !opening.empty() || is_addition(terms);
    const bool is_whole =
        !own.empty() && !pronoun && !terms.empty() && opens_question(terms.front().word);
    if (is_under_way && is_whole) {
      const std::string bare(without_question_mark(rest));
      if (const std::string where = context_of(bare, terms, own, asks_what_if); !where.empty()) {
        topics_.add(own);
        remember(fmt::format("{}{}", capitalized(std::string(without_besides(bare))), where));
        return {last_ + "?", true, false};
      }
    }
    if (is_under_way && !is_whole && (own.empty() || pronoun || carries_on)) {
      return {completed(rest, opening, terms, own, pronoun), true, false};
    }
    Standalone result;
    result.question =
        is_whole && !opening.empty() && is_under_way ? capitalized(rest) : std::string(asked);
    result.topic_changed = is_under_way && !own.empty() && !shares_stem(own);
    if (!own.empty()) {
      topics_.begin(own, written);
      side_.clear();
      remember(is_whole && !opening.empty() ? result.question : written);
    }
    return result;
  }

 private:
  /// Good until the next search of this thread.
  index::Analyzer& analyzer() const { return retrieve::analyzer_of(generation_); }

  /// The question's noun phrases but those that only say of whom or of what side it asks.
  Phrases topics_of(std::string_view text) {
    Phrases topics;
    for (std::string& phrase : analyze_question(generation_, analyzer(), text).topics) {
      const Terms terms = analyzer().analyze(phrase);
      if (std::all_of(terms.begin(), terms.end(), is_aside)) continue;
      // "H. pylori" is one thing.
      const std::string initial = topics.empty() ? std::string{} : topics.back() + ". " + phrase;
      const bool is_abbreviated = !topics.empty() && topics.back().size() == 1;
      if (is_abbreviated && text.find(initial) != std::string_view::npos) {
        topics.back() = initial;
      } else {
        topics.push_back(std::move(phrase));
      }
    }
    if (!topics.empty() && text.starts_with(topics.front())) {
      topics.front() = topics_.within_sentence(topics.front());
    }
    return topics;
  }

  bool shares_stem(const Phrases& own) {
    std::set<std::string> stems;
    for (const std::string& phrase : topics_.all()) {
      for (const index::Term& term : analyzer().analyze(phrase)) stems.insert(term.text);
    }
    return std::any_of(own.begin(), own.end(), [&](const std::string& phrase) {
      const Terms terms = analyzer().analyze(phrase);
      return std::any_of(terms.begin(), terms.end(),
                         [&](const index::Term& term) { return stems.contains(term.text); });
    });
  }

  /// In what a whole question that names no condition is asked, behind its end; empty for one that
  /// stands by itself. Those that do not: "How much colchicine?", "Are antibiotics needed as
  /// well?", "What is the glucose target?".
  std::string context_of(std::string_view bare, const Terms& terms, const Phrases& own,
                         bool asks_what_if) {
    const bool names_condition = std::any_of(own.begin(), own.end(), [&](const std::string& topic) {
      return topics_.kind(topic) == TopicKind::kCondition;
    });
    if (names_condition) return {};
    const auto behind = [&](const auto& openings) -> std::string_view {
      const std::string lower = text::lower_ascii(bare);
      for (const std::string_view words : openings) {
        if (lower.starts_with(words)) return bare.substr(words.size());
      }
      return {};
    };
    if (is_noun_phrase(behind(kAskingAmountOrKind))) return topics_.conditions_behind("for");
    const std::string_view side = behind(kAskingDefinite);
    const Terms named = analyzer().analyze(side);
    const bool is_side = is_noun_phrase(side) && std::any_of(named.begin(), named.end(), is_aside);
    if (!is_side && !asks_what_if && !says_besides(terms)) return {};
    const std::string conditions = topics_.conditions_behind("in");
    return conditions.empty() && is_side ? std::string(divided(last_).of_whom) : conditions;
  }

  /// "colchicine", "glucose target": words that name, and no other.
  bool is_noun_phrase(std::string_view text) {
    const Terms terms = analyzer().analyze(text);
    return !terms.empty() && std::none_of(terms.begin(), terms.end(), [](const index::Term& term) {
      return term.is_stop || is_question_word(term.word) || is_linking_verb(term.word);
    });
  }

  /// "In men?", "With warfarin?": no question by itself.
  static bool is_addition(const Terms& terms) {
    return !terms.empty() && is_preposition(terms.front().word) &&
           std::none_of(terms.begin(), terms.end(),
                        [](const index::Term& term) { return opens_question(term.word); });
  }

  Divided divided(std::string_view text) {
    const Terms terms = analyzer().analyze(text);
    for (std::size_t i = terms.size(); i-- > 1;) {
      if (!is_preposition(terms[i].word)) continue;
      const Terms behind(terms.begin() + static_cast<std::ptrdiff_t>(i) + 1, terms.end());
      if (!names_population(behind)) break;
      const std::size_t end = terms[i - 1].range.end;
      return {text.substr(0, end), text.substr(end)};
    }
    return {text, {}};
  }

  void remember(std::string_view question) {
    last_ = std::string(without_question_mark(text::trimmed(question)));
    pattern_ = std::string(divided(last_).question);
  }

  std::string completed(std::string_view rest, std::string_view opening, const Terms& terms,
                        const Phrases& own, const std::optional<Pronoun>& pronoun) {
    const std::string bare(without_question_mark(rest));
    if (pronoun) {
      if (std::string same = as_before(bare, terms); !same.empty()) return same;
      std::string text = with_topic(rest, terms, *pronoun);
      remember(text);
      return text;
    }
    const bool only_asks = terms.size() <= 1 && own.empty() &&
                           (terms.empty() || (opens_question(terms[0].word) || terms[0].is_stop));
    if (only_asks) {
      return fmt::format("{}: {}?", capitalized(bare.empty() ? "more" : bare), last_);
    }
    if (is_addition(terms)) return with_addition(bare, terms);
    if (asks_of_whom(terms)) {
      const bool is_yes_no = opens_yes_no(analyzer().analyze(pattern_).front().word);
      return is_yes_no ? fmt::format("{} {}?", capitalized(bare), with_small_initial(pattern_))
                       : fmt::format("{}: {}?", capitalized(bare), last_);
    }
    if (names_population(terms)) return fmt::format("{} in {}?", pattern_, bare);
    if (!own.empty()) return of_something_else(bare, opening, own);
    std::string text = choice(bare, terms);
    if (text.empty()) {
      const bool asks = asks_how_long(terms) || opens_question(terms.front().word);
      text = asks ? question_of_topic(bare) : side_of_topic(bare, terms);
    }
    remember(text);
    return text;
  }

  /// "in men", "with kidney disease".
  std::string with_addition(std::string_view bare, const Terms& terms) {
    const Terms behind(terms.begin() + 1, terms.end());
    const bool is_whom = names_population(behind);
    const std::string_view what = bare.substr(is_whom ? terms[1].range.begin : terms[0].range.end);
    return fmt::format("{} {}{}?", pattern_, is_whom ? "in " : terms[0].word, what);
  }

  /// "Is it the same in pregnancy?" asks once more what was asked; empty for what does not.
  std::string as_before(std::string_view bare, const Terms& terms) {
    const auto same = std::find_if(terms.begin(), terms.end(), [](const index::Term& term) {
      return term.word == "same" || term.word == "different";
    });
    if (same == terms.end() || same + 1 >= terms.end() || !is_preposition(same[1].word)) return {};
    return fmt::format("{} {}?", pattern_, bare.substr(same[1].range.begin));
  }

  /// "is it safe" -> "is zinc safe"; "its symptoms" -> "the symptoms of asthma".
  std::string with_topic(std::string_view rest, const Terms& terms, const Pronoun& pronoun) {
    const bool is_one = pronoun.referent == Referent::kAnything && !pronoun.is_plural;
    const bool is_side = !side_.empty() && !pronoun.is_plural && pronoun.begin > 0 &&
                         text::is_one_of(terms[pronoun.begin - 1].word, kBeyond);
    const std::string topic =
        is_side  ? side_
        : is_one ? topics_.subject(pattern_)
                 : topics_.named(pronoun.referent, pronoun.is_plural ? "and" : "or");
    const std::size_t begin = terms[pronoun.begin].range.begin;
    std::size_t last = pronoun.end;
    while (pronoun.is_possessive && last < terms.size() && !terms[last].is_stop &&
           !is_linking_verb(terms[last].word)) {
      ++last;
    }
    const std::size_t end = terms[last - 1].range.end;
    std::string said = topic;
    if (last > pronoun.end) {
      const std::size_t from = terms[pronoun.end].range.begin;
      said = fmt::format("the {} of {}", rest.substr(from, end - from), topic);
    }
    return capitalized(std::string(rest.substr(0, begin)) + said + std::string(rest.substr(end)));
  }

  /// "Which one is best?", "Which ones?", "Which has more side effects?"; empty for what asks
  /// another thing.
  std::string choice(std::string_view bare, const Terms& terms) {
    if (terms.front().word != "which") return {};
    const bool says_one = terms.size() > 1 && (terms[1].word == "one" || terms[1].word == "ones");
    const bool compares = std::any_of(terms.begin(), terms.end(), [](const index::Term& term) {
      return text::is_one_of(term.word, kComparing);
    });
    if (!says_one && !compares) return {};
    const std::string_view rest = bare.substr(terms[says_one ? 1 : 0].range.end);
    const std::string where = topics_.conditions_behind("for");
    const Phrases given = compares ? topics_.compared() : topics_.choices();
    if (given.size() > 1) {
      return fmt::format("Which{}{}, {}?", rest.empty() ? " is better" : rest, where,
                         joined(given, "or"));
    }
    if (!says_one) return {};
    // A name alone has no kinds: "Which denosumab is best?"
    const bool has_kinds =
        !given.empty() && (is_plural_noun(given.front()) ||
                           with_article(given.front(), topics_.asked()) != given.front());
    const std::string kinds = has_kinds                 ? given.front()
                              : terms[1].word == "ones" ? "treatments"
                                                        : "treatment";
    if (has_kinds && rest.empty()) {
      if (const std::string which = which_of(last_, kinds); !which.empty()) return which + "?";
    }
    const std::string_view is_best = is_plural_noun(kinds) ? " are best" : " is best";
    return fmt::format("Which {}{}{}?", kinds, rest.empty() ? is_best : rest, where);
  }

  /// "What about copper?" asks the earlier question of something else of its kind.
  std::string of_something_else(const std::string& bare, std::string_view opening,
                                const Phrases& own) {
    const Phrases conditions = topics_.last_of(TopicKind::kCondition);
    if (opening == "why not" && !conditions.empty()) {
      std::string text = fmt::format("Why not {} for {}?", bare, joined(conditions, "and"));
      topics_.add(own);
      remember(text);
      return text;
    }
    const std::string_view instead = " instead";
    if (const Phrases given = topics_.last_of(TopicKind::kGiven);
        bare.ends_with(instead) && !given.empty()) {
      std::string text =
          fmt::format("What about {} of {}{}?", bare, joined(given, "or"),
                      own.size() == 1 ? topics_.conditions_behind("in") : std::string{});
      topics_.add(own);
      remember(text);
      return text;
    }
    if (const std::string side = side_of_another(bare); !side.empty()) {
      topics_.add(own);
      remember(side);
      return side;
    }
    const TopicKind own_kind = own.size() == 1 ? topics_.kind(own.front()) : TopicKind::kUnknown;
    std::string* const replaced = topics_.only_one(own_kind, pattern_);
    if (replaced == nullptr) {
      topics_.add(own);
      last_ = fmt::format("{}, and what about {}", pattern_, bare);
      return last_ + "?";
    }
    const bool is_in_last = last_.find(*replaced) != std::string::npos;
    const std::string text = with_other_topic(is_in_last ? last_ : pattern_, *replaced, bare);
    *replaced = own.front();
    topics_.add(own);
    remember(text);
    return text + "?";
  }

  /// "What is the dose?", "Which drugs?", "How long?".
  std::string question_of_topic(std::string_view bare) {
    const auto [question, of_whom] = divided(bare);
    const Terms asked = analyzer().analyze(question);
    const Referent referent = referent_of(asked);
    const std::string text = capitalized(std::string(question));
    if (asks_how_long(asked) || text == "How long") return how_long(text, of_whom);
    if (const auto much = text.find("too much"); much != std::string::npos) {
      const std::size_t at = much + std::string_view("too much").size();
      return fmt::format("{} {}{}{}?", text.substr(0, at), topics_.named(Referent::kGiven, "or"),
                         text.substr(at), of_whom);
    }
    if (text.starts_with("What happens if ")) return what_happens(text, asked, of_whom);
    if (asks_of_shape(asked)) {
      const std::size_t end = asked[1].range.end;
      return fmt::format("{} of {}{}{}?", text.substr(0, end),
                         topics_.named(Referent::kGiven, "or"), text.substr(end), of_whom);
    }
    if (const Phrases two = topics_.choices(); two.size() > 1 && asked.back().word == "wait") {
      return fmt::format("{} between {}{}?", text, joined(two, "and"), of_whom);
    }
    const bool asks_amount = asked.size() > 2 && asked[0].word == "how" &&
                             (asked[1].word == "much" || asked[1].word == "many") &&
                             opens_yes_no(asked[2].word);
    if (asks_amount) {
      const std::size_t end = asked[1].range.end;
      return fmt::format("{} {}{}{}?", text.substr(0, end), topics_.named(Referent::kGiven, "or"),
                         text.substr(end), of_whom);
    }
    for (const std::string_view amount : {"How often", "How much"}) {
      if (text != amount) continue;
      const std::string given = topics_.named(Referent::kGiven, "or");
      return amount == "How much" ? fmt::format("How much {} should be taken{}?", given, of_whom)
                                  : fmt::format("{} should {} be taken{}?", text, given, of_whom);
    }
    const auto is_verb = [](const index::Term& term) { return opens_yes_no(term.word); };
    const auto verb = std::find_if(asked.begin(), asked.end(), is_verb);
    // "Which drugs", "What is the dose": what they ask for is named last.
    if (verb == asked.end()) {
      return fmt::format("{} for {}{}?", text, topics_.named(referent, "or"), of_whom);
    }
    const bool names_side = asked[0].word == "what" && verb == asked.begin() + 1 &&
                            (verb->word == "is" || verb->word == "are");
    if (names_side) {
      const bool is_limit_alone = text::is_one_of(asked.back().word, kLimits);
      const std::string side =
          fmt::format("{}{} of {}", text::trimmed(std::string_view(text).substr(verb->range.end)),
                      is_limit_alone ? " dose" : "",
                      topics_.named(is_limit_alone ? Referent::kGiven : referent, "or"));
      side_ = side;
      return fmt::format("{} {}{}?", text.substr(0, verb->range.end), side, of_whom);
    }
    const Phrases conditions = topics_.last_of(TopicKind::kCondition);
    if (referent != Referent::kGiven && !conditions.empty()) {
      const bool is_tested = std::any_of(asked.begin(), asked.end(), [](const index::Term& term) {
        return text::is_one_of(term.word, kChecked);
      });
      return fmt::format("{} {} {}{}?", text, is_tested ? "for" : "in", joined(conditions, "and"),
                         of_whom);
    }
    return fmt::format("{} with {}{}?", text, topics_.named(Referent::kGiven, "or"), of_whom);
  }

  /// "How long", "for how many days".
  std::string how_long(std::string_view asked, std::string_view of_whom) {
    const std::string text = asked.starts_with("How many") ? fmt::format("For h{}", asked.substr(1))
                                                           : std::string(asked);
    Phrases conditions = topics_.last_of(TopicKind::kCondition);
    if (topics_.last_of(TopicKind::kGiven).empty() && !conditions.empty()) {
      for (std::string& condition : conditions)
        condition = with_article(condition, topics_.asked());
      return fmt::format("{} should {} be treated{}?", text, joined(conditions, "and"), of_whom);
    }
    return fmt::format("{} should {} be taken{}?", text, topics_.named(Referent::kGiven, "or"),
                       of_whom);
  }

  /// "What happens if I stop", "What happens if I miss a dose".
  std::string what_happens(std::string_view text, const Terms& asked, std::string_view of_whom) {
    const std::string& last = asked.back().word;
    const std::string_view joint = text::is_one_of(last, kWithObject) ? " "
                                   : last == "dose"                   ? " of "
                                                                      : "";
    const std::string conditions = topics_.conditions_behind("in");
    if (joint.empty() && topics_.last_of(TopicKind::kGiven).empty() && !conditions.empty()) {
      return fmt::format("{}{}{}?", text, conditions, of_whom);
    }
    return fmt::format("{}{}{}{}?", text, joint.empty() ? " with " : joint,
                       topics_.named(Referent::kGiven, "or"), of_whom);
  }

  /// "the dose", "side effects in children": what is named of the topic.
  std::string side_of_topic(std::string_view bare, const Terms& terms) {
    const auto [side, of_whom] = divided(bare);
    return what_is(side, fmt::format("{}{}", topics_.named(referent_of(terms), "or"), of_whom));
  }

  /// "the dose of zinc", which names its topic itself; empty for what does not.
  std::string side_of_another(std::string_view bare) {
    const Terms terms = analyzer().analyze(bare);
    const auto of = std::find_if(terms.begin(), terms.end(),
                                 [](const index::Term& term) { return term.word == "of"; });
    const auto says_aside = [](const index::Term& term) { return term.is_stop || is_aside(term); };
    if (of == terms.end() || of == terms.begin() || !std::all_of(terms.begin(), of, says_aside)) {
      return {};
    }
    return what_is(bare.substr(0, of[-1].range.end), text::trimmed(bare.substr(of->range.end)));
  }

  std::string what_is(std::string_view side, std::string_view topic) {
    const Terms terms = analyzer().analyze(side);
    const auto noun = std::find_if(terms.begin(), terms.end(),
                                   [](const index::Term& term) { return !term.is_stop; });
    if (noun == terms.end()) return fmt::format("{}: {}?", capitalized(std::string(side)), topic);
    const std::string_view named = side.substr(noun->range.begin);
    side_ = fmt::format("the {} of {}", named, topic);
    return fmt::format("What {} the {} of {}?", is_plural_noun(named) ? "are" : "is", named, topic);
  }

  const index::Generation& generation_;
  SpokenOf topics_;
  std::string side_;     // "the maximum dose of zinc", where such a one was asked of last
  std::string last_;     // the last question as it was understood, without its question mark
  std::string pattern_;  // the same without of whom it asked: what an "in children?" is added to
};

}  // namespace

Standalone resolve_follow_up(const index::Generation& generation,
                             std::span<const std::string> history, std::string_view question) {
  if (history.empty()) return {std::string(question), false, false};
  Resolver resolver(generation);
  const std::size_t first = history.size() > kTurnsMax ? history.size() - kTurnsMax : 0;
  for (std::size_t i = first; i < history.size(); ++i) (void)resolver.next(history[i]);
  return resolver.next(question);
}

}  // namespace ibid::answer
