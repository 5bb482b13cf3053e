#include "answer/conversation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "answer/candidates.hpp"
#include "answer/follow_up_words.hpp"
#include "answer/headings.hpp"
#include "answer/question.hpp"
#include "answer/question_cues.hpp"
#include "answer/topic_use.hpp"
#include "retrieve/question.hpp"
#include "retrieve/search.hpp"
#include "text/code_points.hpp"

namespace ibid::answer {
namespace {

/// Questions of a conversation that are looked at: what was said before is forgotten.
constexpr std::size_t kTurnsMax = 12;
/// Passages that tell whether a topic is given or a condition.
constexpr std::size_t kPassagesOnTopic = 20;
/// Topics that "what else is there" is asked of.
constexpr std::size_t kFocusMax = 2;

using Terms = std::vector<index::Term>;
using Phrases = std::vector<std::string>;

std::string joined(const Phrases& phrases, std::string_view conjunction) {
  std::string text;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (i > 0) text += i + 1 == phrases.size() ? fmt::format(" {} ", conjunction) : ", ";
    text += phrases[i];
  }
  return text;
}

/// Neither "diagnosis" nor "illness".
bool is_plural_noun(std::string_view word) {
  return word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("is");
}

/// A question, and of whom it asks at its end: "Is zinc safe" and " in older women".
struct Divided {
  std::string_view question;
  std::string_view of_whom;
};

class Resolver {
 public:
  explicit Resolver(const index::Generation& generation) : generation_(generation) {}

  Standalone next(std::string_view asked) {
    const auto [rest, opening] = without_opening(trimmed(asked));
    const Terms terms = analyzer().analyze(rest);
    const Phrases own = topics_of(rest);
    const std::optional<Pronoun> pronoun = find_pronoun(terms, !own.empty());
    const bool carries_on = !opening.empty() || is_addition(terms);
    const bool is_whole =
        !own.empty() && !pronoun && !terms.empty() && opens_question(terms.front().word);
    if (!turns_.empty() && !is_whole && (own.empty() || pronoun || carries_on)) {
      return {completed(rest, opening, terms, own, pronoun), true, false};
    }
    Standalone result;
    result.question = is_whole && !opening.empty() && !turns_.empty()
                          ? capitalized(std::string(rest))
                          : std::string(asked);
    result.topic_changed = !turns_.empty() && !own.empty() && !shares_stem(own);
    if (!own.empty()) {
      turns_.assign(1, own);
      remember(result.question);
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
      if (!std::all_of(terms.begin(), terms.end(), is_aside)) topics.push_back(std::move(phrase));
    }
    return topics;
  }

  bool shares_stem(const Phrases& own) {
    std::set<std::string> stems;
    for (const Phrases& turn : turns_) {
      for (const std::string& phrase : turn) {
        for (const index::Term& term : analyzer().analyze(phrase)) stems.insert(term.text);
      }
    }
    return std::any_of(own.begin(), own.end(), [&](const std::string& phrase) {
      const Terms terms = analyzer().analyze(phrase);
      return std::any_of(terms.begin(), terms.end(),
                         [&](const index::Term& term) { return stems.contains(term.text); });
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
    last_ = std::string(without_question_mark(trimmed(question)));
    pattern_ = std::string(divided(last_).question);
  }

  /// How the index speaks of a topic; a damaged one says nothing here and fails when it answers.
  TopicKind kind(const std::string& topic) {
    const auto [at, is_new] = kinds_.try_emplace(topic, TopicKind::kUnknown);
    if (!is_new) return at->second;
    Reading reading(generation_);
    std::vector<Candidate> candidates;
    retrieve::SearchOptions options;
    options.top_k = kPassagesOnTopic;
    const auto found = retrieve::search(generation_, topic, options);
    if (found) {
      if (const auto passages = reading.passages(found->hits)) {
        candidates = reading.candidates(*passages);
      }
    }
    return at->second = kind_of(topic, use_of(topic, candidates, reading.vocabulary()));
  }

  /// Those of the last turn that has any of that kind.
  Phrases last_of(TopicKind wanted) {
    for (auto turn = turns_.rbegin(); turn != turns_.rend(); ++turn) {
      Phrases phrases;
      for (const std::string& phrase : *turn) {
        if (kind(phrase) == wanted) phrases.push_back(phrase);
      }
      if (!phrases.empty()) return phrases;
    }
    return {};
  }

  /// What was spoken of last.
  Phrases focus() const {
    Phrases phrases;
    for (auto turn = turns_.rbegin(); turn != turns_.rend(); ++turn) {
      for (const std::string& phrase : *turn) {
        const bool known = std::find(phrases.begin(), phrases.end(), phrase) != phrases.end();
        if (!known && phrases.size() < kFocusMax) phrases.push_back(phrase);
      }
    }
    return phrases;
  }

  /// The topic that is meant. What is taken is never a condition: where nothing given was spoken
  /// of, it is the treatment of the condition.
  std::string named(Referent referent, std::string_view conjunction) {
    if (referent == Referent::kGiven) {
      for (const TopicKind wanted : {TopicKind::kGiven, TopicKind::kUnknown}) {
        if (const Phrases given = last_of(wanted); !given.empty())
          return joined(given, conjunction);
      }
      return "treatment for " + joined(last_of(TopicKind::kCondition), "and");
    }
    if (referent == Referent::kCondition) {
      const Phrases conditions = last_of(TopicKind::kCondition);
      if (!conditions.empty()) return joined(conditions, conjunction);
    }
    return joined(focus(), "and");
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
    if (names_population(terms)) return fmt::format("{} in {}?", pattern_, bare);
    if (!own.empty()) return of_something_else(bare, opening, own);
    std::string text =
        opens_question(terms.front().word) ? question_of_topic(bare) : side_of_topic(bare, terms);
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
    const std::string topic =
        is_one ? focus().front() : named(pronoun.referent, pronoun.is_plural ? "and" : "or");
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

  /// "What about copper?" asks the earlier question of something else of its kind.
  std::string of_something_else(const std::string& bare, std::string_view opening,
                                const Phrases& own) {
    const Phrases conditions = last_of(TopicKind::kCondition);
    if (opening == "why not" && !conditions.empty()) {
      std::string text = fmt::format("Why not {} for {}?", bare, joined(conditions, "and"));
      turns_.push_back(own);
      remember(text);
      return text;
    }
    if (const std::string side = side_of_another(bare); !side.empty()) {
      turns_.push_back(own);
      remember(side);
      return side;
    }
    const TopicKind own_kind = own.size() == 1 ? kind(own.front()) : TopicKind::kUnknown;
    std::string* replaced = nullptr;
    std::size_t alike = 0;
    for (std::string& phrase : turns_.front()) {
      if (own_kind == TopicKind::kUnknown || kind(phrase) != own_kind) continue;
      ++alike;
      if (pattern_.find(phrase) != std::string::npos) replaced = &phrase;
    }
    if (alike != 1 || replaced == nullptr) {
      turns_.push_back(own);
      last_ = fmt::format("{} ({})", pattern_, bare);
      return last_ + "?";
    }
    std::string text = pattern_;
    text.replace(text.find(*replaced), replaced->size(), bare);
    *replaced = own.front();
    turns_.push_back(own);
    remember(text);
    return text + "?";
  }

  /// "What is the dose?", "Which drugs?", "How long?".
  std::string question_of_topic(std::string_view bare) {
    const auto [question, of_whom] = divided(bare);
    const Terms asked = analyzer().analyze(question);
    const Referent referent = referent_of(asked);
    const std::string text = capitalized(std::string(question));
    for (const std::string_view amount : {"How long", "How often", "How much"}) {
      if (text != amount) continue;
      const std::string given = named(Referent::kGiven, "or");
      return amount == "How much" ? fmt::format("How much {} should be taken{}?", given, of_whom)
                                  : fmt::format("{} should {} be taken{}?", text, given, of_whom);
    }
    if (const auto much = text.find("too much"); much != std::string::npos) {
      const std::size_t at = much + std::string_view("too much").size();
      return fmt::format("{} {}{}{}?", text.substr(0, at), named(Referent::kGiven, "or"),
                         text.substr(at), of_whom);
    }
    const auto is_verb = [](const index::Term& term) { return opens_yes_no(term.word); };
    const auto verb = std::find_if(asked.begin(), asked.end(), is_verb);
    // "Which drugs", "What is the dose": what they ask for is named last.
    if (verb == asked.end()) {
      return fmt::format("{} for {}{}?", text, named(referent, "or"), of_whom);
    }
    const bool names_side = asked[0].word == "what" && verb == asked.begin() + 1 &&
                            (verb->word == "is" || verb->word == "are");
    if (names_side) return fmt::format("{} of {}{}?", text, named(referent, "or"), of_whom);
    const Phrases conditions = last_of(TopicKind::kCondition);
    if (referent != Referent::kGiven && !conditions.empty()) {
      return fmt::format("{} in {}{}?", text, joined(conditions, "and"), of_whom);
    }
    return fmt::format("{} with {}{}?", text, named(Referent::kGiven, "or"), of_whom);
  }

  /// "the dose", "side effects in children": what is named of the topic.
  std::string side_of_topic(std::string_view bare, const Terms& terms) {
    const auto [side, of_whom] = divided(bare);
    return what_is(side, fmt::format("{}{}", named(referent_of(terms), "or"), of_whom));
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
    return what_is(bare.substr(0, of[-1].range.end), trimmed(bare.substr(of->range.end)));
  }

  std::string what_is(std::string_view side, std::string_view topic) {
    const Terms terms = analyzer().analyze(side);
    const auto noun = std::find_if(terms.begin(), terms.end(),
                                   [](const index::Term& term) { return !term.is_stop; });
    if (noun == terms.end()) return fmt::format("{}: {}?", capitalized(std::string(side)), topic);
    const std::string_view named = side.substr(noun->range.begin);
    return fmt::format("What {} the {} of {}?", is_plural_noun(named) ? "are" : "is", named, topic);
  }

  const index::Generation& generation_;
  std::vector<Phrases> turns_;  // topics of the last whole question and of what followed it
  std::map<std::string, TopicKind> kinds_;
  std::string last_;     // the last question as it was understood, without its question mark
  std::string pattern_;  // the same without of whom it asked: what an "in children?" is added to
};

}  // namespace

Standalone resolve_follow_up(const index::Generation& generation,
                             std::span<const std::string> history, std::string_view question) {
  Resolver resolver(generation);
  const std::size_t first = history.size() > kTurnsMax ? history.size() - kTurnsMax : 0;
  for (std::size_t i = first; i < history.size(); ++i) (void)resolver.next(history[i]);
  return resolver.next(question);
}

}  // namespace ibid::answer
