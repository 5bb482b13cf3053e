#include "answer/conversation/own_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answer/conversation/circumstances.hpp"
#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_openings.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/english.hpp"
#include "answer/finite_verbs.hpp"
#include "answer/question_cues.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

using text::is_one_of;
using text::trimmed;

using Terms = std::vector<index::Term>;
using Words = std::vector<text::Word>;

/// With which a question begins that a statement is turned into.
constexpr std::string_view kBeing[] = {"are", "is", "was", "were"};
constexpr std::string_view kTagged[] = {"he", "it", "she", "that", "they"};
constexpr std::string_view kAmounts[] = {"g", "iu", "mcg", "mg", "ml", "ug", "units"};
constexpr std::string_view kTimes[] = {"day", "days", "hours", "months", "week", "weeks", "years"};
constexpr std::string_view kDone[] = {"change", "continue", "increase", "lower", "pause", "raise",
                                      "reduce", "restart",  "start",    "stop",  "switch"};
constexpr std::size_t kFewWords = 4;

bool ends_with_tag(const Words& words) {
  const std::size_t size = words.size();
  return size > 4 && is_one_of(words[size - 1].folded, kTagged) &&
         words[size - 2].folded == "not" && opens_yes_no(words[size - 3].folded);
}

}  // namespace

std::string without_tag(std::string_view text) {
  const std::string_view bare = without_question_mark(text);
  const std::size_t comma = bare.rfind(", ");
  if (comma == std::string_view::npos || !text.ends_with('?')) return {};
  const Words tag = text::words(bare.substr(comma));
  const bool is_right = tag.size() == 1 && (tag[0].folded == "right" || tag[0].folded == "correct");
  if (!is_right && !(tag.size() == 3 && ends_with_tag(text::words(bare)))) return {};
  const std::string_view stated = trimmed(bare.substr(0, comma));
  const Words words = text::words(stated);
  const auto verb = std::find_if(words.begin(), words.end(), [](const text::Word& word) {
    return is_one_of(word.folded, kBeing);
  });
  if (words.empty() || verb == words.begin() || opens_question(words.front().folded)) return {};
  if (verb == words.end()) return fmt::format("{}?", capitalized(std::string(stated)));
  return fmt::format("{} {} {}?", capitalized(verb->folded),
                     with_small_initial(std::string(trimmed(stated.substr(0, verb->range.begin)))),
                     trimmed(stated.substr(verb->range.end)));
}

bool is_statement(std::string_view text) {
  if (text.ends_with('?')) return false;
  const Words words = text::words(without_opening(text).first);
  if (words.size() < 3 || opens_question(words.front().folded) ||
      is_preposition(words.front().folded)) {
    return false;
  }
  const bool asks_within = std::any_of(words.begin(), words.end(),
                                       [](const text::Word& word) { return asks(word.folded); });
  return !asks_within && std::any_of(words.begin() + 1, words.end() - 1, [](const auto& word) {
    return is_surely_finite(word.folded);
  });
}

bool is_verb_alone(const Terms& terms) {
  constexpr std::string_view kMattering[] = {"change", "matter"};
  if (terms.size() == 3 && terms[0].word == "does" && is_one_of(terms[2].word, kMattering)) {
    return is_demonstrative(terms[1].word) || terms[1].word == "it";
  }
  if (terms.size() != 2 && !(terms.size() == 3 && terms[2].word == "then")) return false;
  return opens_yes_no(terms[0].word) && (is_subject(terms[1].word) || terms[1].word == "it");
}

bool is_intolerance(const Terms& terms) {
  constexpr std::string_view kNotBorne[] = {"allergic", "allergies", "allergy", "intolerance",
                                            "intolerant"};
  return terms.size() > 1 && terms.size() <= kFewWords && !opens_question(terms[0].word) &&
         !is_preposition(terms[0].word) && is_one_of(terms.back().word, kNotBorne);
}

bool lacks_verb(const Terms& terms) {
  return terms.size() > 2 && asks(terms[0].word) &&
         std::none_of(terms.begin(), terms.end(), [](const index::Term& term) {
           return opens_yes_no(term.word) || is_linking_verb(term.word) || is_subject(term.word) ||
                  is_doing(term);
         });
}

bool is_number_stated(const Said& said) {
  const Terms& terms = said.terms;
  if (terms.size() < 2 || terms.size() > kFewWords || said.text.ends_with('?')) return false;
  const bool has_number = std::any_of(terms.begin() + 1, terms.end(),
                                      [](const index::Term& term) { return is_number(term.word); });
  return has_number && !opens_question(terms[0].word) && !is_preposition(terms[0].word) &&
         !is_number(terms[0].word) && !names_any(terms, kAmounts) && !names_any(terms, kTimes);
}

bool asks_for_one_of_them(const Terms& terms) {
  return terms.size() > 2 && terms.size() <= kFewWords && opens_yes_no(terms[0].word) &&
         (terms.back().word == "one" || terms.back().word == "ones") &&
         !is_demonstrative(terms[1].word);
}

bool is_beyond_said(const Said& said) {
  constexpr std::string_view kMore[] = {"earlier", "fewer", "higher", "later", "less",
                                        "longer",  "lower", "more",   "often", "sooner"};
  for (std::size_t i = 2; i < said.terms.size(); ++i) {
    const bool is_that = is_demonstrative(said.terms[i].word) && i + 1 == said.terms.size();
    if (is_that && said.terms[i - 1].word == "than" && is_one_of(said.terms[i - 2].word, kMore)) {
      return said.topics.empty();
    }
  }
  return false;
}

std::string with_asker(std::string_view text, std::string_view given) {
  const Words words = text::words(text);
  const bool is_done = words.size() > 1 && words.size() <= kFewWords &&
                       is_one_of(words[0].folded, kDone) && words[1].folded == "it";
  if (!is_done || given.empty()) return {};
  return fmt::format("Should I {} {}{}", words[0].folded, given, text.substr(words[1].range.end));
}

}  // namespace ibid::answer
