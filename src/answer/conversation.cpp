#include "answer/conversation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "answer/headings.hpp"
#include "answer/question.hpp"
#include "answer/question_cues.hpp"
#include "retrieve/question.hpp"
#include "text/code_points.hpp"

namespace ibid::answer {
namespace {

/// Questions of a conversation that are looked at: what was said before is forgotten.
constexpr std::size_t kTurnsMax = 12;

constexpr std::string_view kPronouns[] = {"he",    "her",  "hers", "him",  "his",   "it",
                                          "its",   "she",  "such", "that", "their", "them",
                                          "these", "they", "this", "those"};

/// Openings of a question that carries on: "what about", "and", "how about".
constexpr std::string_view kOpenings[] = {"also", "and",  "but",        "how about",
                                          "or",   "then", "what about", "what if"};
/// Between such an opening and what it asks of.
constexpr std::string_view kPrepositions[] = {"for", "in", "during"};

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = text::to_lower(c);
  return lower;
}

bool one_of(const auto& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// What a question is about, as far as a later one may point back to it.
struct Topic {
  std::vector<std::string> phrases;  ///< as the question has them
  std::set<std::string> stems;
};

/// Words that say of whom or of what side a question asks, and are no topic by themselves.
bool is_aside(const index::Term& term) {
  return is_aspect(term.text) || is_population(term.text) || is_question_word(term.word);
}

Topic topic_of(const Question& question, index::Analyzer& analyzer) {
  Topic topic;
  for (const std::string& phrase : question.topics) {
    const std::vector<index::Term> terms = analyzer.analyze(phrase);
    if (std::all_of(terms.begin(), terms.end(), is_aside)) continue;  // "older women"
    topic.phrases.push_back(phrase);
    for (const index::Term& term : terms) topic.stems.insert(term.text);
  }
  return topic;
}

std::string joined(const std::vector<std::string>& phrases) {
  std::string text;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (i > 0) text += i + 1 == phrases.size() ? " and " : ", ";
    text += phrases[i];
  }
  return text;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text::is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && text::is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Without "what about", "and" … at its beginning, and whether there was one.
std::pair<std::string_view, bool> without_opening(std::string_view text) {
  bool found = false;
  for (bool again = true; again;) {
    again = false;
    std::string_view longest;
    const std::string lower = lower_ascii(text);
    for (const std::string_view opening : kOpenings) {
      const bool fits = lower.compare(0, opening.size(), opening) == 0 &&
                        (lower.size() == opening.size() || !text::is_letter(lower[opening.size()]));
      if (fits && opening.size() > longest.size()) longest = opening;
    }
    if (!longest.empty()) {
      text = trimmed(text.substr(longest.size()));
      while (!text.empty() && text.front() == ',') text = trimmed(text.substr(1));
      found = again = true;
    }
  }
  return {text, found};
}

std::string_view without_question_mark(std::string_view text) {
  while (!text.empty() && (text.back() == '?' || text.back() == '!' || text.back() == '.')) {
    text.remove_suffix(1);
  }
  return trimmed(text);
}

/// Replaces the first word that points back by the topic: "is it safe" -> "is zinc safe".
std::string with_topic_for_pronoun(std::string_view text, const std::vector<index::Term>& terms,
                                   const std::string& topic) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!one_of(kPronouns, terms[i].word)) continue;
    // "that treatment": the noun goes with the pronoun that points to it.
    const bool with_noun = i + 1 < terms.size() && is_aside(terms[i + 1]) &&
                           terms[i].word != "it" && terms[i].word != "they";
    const std::size_t end = terms[with_noun ? i + 1 : i].range.end;
    return std::string(text.substr(0, terms[i].range.begin)) + topic +
           std::string(text.substr(end));
  }
  return {};
}

bool has_pronoun(const std::vector<index::Term>& terms) {
  return std::any_of(terms.begin(), terms.end(),
                     [](const index::Term& term) { return one_of(kPronouns, term.word); });
}

std::string_view without_preposition(std::string_view text) {
  for (const std::string_view preposition : kPrepositions) {
    if (text.compare(0, preposition.size(), preposition) == 0 && text.size() > preposition.size() &&
        text::is_blank(text[preposition.size()])) {
      return trimmed(text.substr(preposition.size()));
    }
  }
  return text;
}

bool ends_with_population(std::string_view text, index::Analyzer& analyzer) {
  const std::vector<index::Term> terms = analyzer.analyze(text);
  return !terms.empty() && is_population(terms.back().text);
}

class Resolver {
 public:
  explicit Resolver(const index::Generation& generation)
      : generation_(generation), analyzer_(retrieve::analyzer_of(generation)) {}

  Standalone next(std::string_view asked) {
    Standalone result;
    result.question = std::string(asked);
    const std::vector<index::Term> terms = analyzer_.analyze(asked);
    const Topic own = topic_of(analyze_question(generation_, analyzer_, asked), analyzer_);
    const auto [rest, carries_on] = without_opening(trimmed(asked));
    const bool points_back = has_pronoun(terms);
    if (!topic_.phrases.empty() && (own.phrases.empty() || points_back || carries_on)) {
      result.question = completed(asked, rest, terms, own, points_back);
      result.is_follow_up = true;
      // What a follow-up adds by name ("what about copper?") becomes the topic beside nothing else.
      if (!own.phrases.empty() && !points_back) topic_ = merged(own);
      return result;
    }
    const bool shares = std::any_of(own.stems.begin(), own.stems.end(),
                                    [&](const auto& stem) { return topic_.stems.contains(stem); });
    result.topic_changed = !topic_.phrases.empty() && !own.phrases.empty() && !shares;
    if (!own.phrases.empty()) {
      topic_ = own;
      pattern_ = std::string(without_question_mark(trimmed(asked)));
    }
    return result;
  }

 private:
  std::string completed(std::string_view asked, std::string_view rest,
                        const std::vector<index::Term>& terms, const Topic& own,
                        bool points_back) const {
    const std::string topic = joined(topic_.phrases);
    if (points_back) {
      if (std::string text = with_topic_for_pronoun(asked, terms, topic); !text.empty())
        return text;
    }
    const std::string bare(without_question_mark(rest));
    const std::string lower = lower_ascii(bare);
    if (bare.empty() || lower == "why" || lower == "how" || lower == "when" || lower == "who") {
      return fmt::format("{}: {}?", bare.empty() ? "More" : capitalized(bare), pattern_);
    }
    // "What about copper?" asks the earlier question of something else.
    if (!own.phrases.empty()) return fmt::format("{} ({})?", pattern_, bare);
    const std::string_view aspect = without_preposition(bare);
    if (ends_with_population(aspect, analyzer_)) return fmt::format("{} in {}?", pattern_, aspect);
    if (lower.compare(0, 4, "the ") == 0) return fmt::format("What is {} of {}?", bare, topic);
    return fmt::format("{}: {}?", capitalized(bare), topic);
  }

  /// The follow-up's own topic first, then what it was asked about.
  Topic merged(const Topic& own) const {
    Topic topic = own;
    for (const std::string& phrase : topic_.phrases) {
      if (topic.phrases.size() < 2) topic.phrases.push_back(phrase);
    }
    topic.stems.insert(topic_.stems.begin(), topic_.stems.end());
    return topic;
  }

  const index::Generation& generation_;
  index::Analyzer& analyzer_;
  Topic topic_;
  std::string pattern_;  // the last question that stood alone, without its question mark
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
