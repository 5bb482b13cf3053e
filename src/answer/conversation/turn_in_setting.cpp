#include "answer/conversation/turn_in_setting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/question.hpp"
#include "answer/setting.hpp"
#include "retrieve/question.hpp"
#include "retrieve/turn_words.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// Whether it asks what something does together with what was named before: "with it", "both".
bool asks_of_both(const std::vector<index::Term>& terms) {
  constexpr std::string_view kTogether[] = {"both", "combine", "mix", "together"};
  constexpr std::string_view kNamedBefore[] = {"it", "that", "them", "these", "this", "those"};
  for (std::size_t i = 1; i < terms.size(); ++i) {
    if (terms[i - 1].word == "with" && text::is_one_of(terms[i].word, kNamedBefore)) return true;
  }
  return names_any(terms, kTogether);
}

bool has_medicine(const std::vector<Concept>& concepts) {
  return std::any_of(concepts.begin(), concepts.end(),
                     [](const Concept& named) { return named.is_medicine; });
}

/// Whether one of `concepts` is what a question is about, and in the index.
bool has_known_subject(const std::vector<Concept>& concepts) {
  return std::any_of(concepts.begin(), concepts.end(),
                     [](const Concept& named) { return named.is_subject && named.is_known; });
}

}  // namespace

bool names_known_subject(const index::Generation& generation, std::string_view text) {
  return has_known_subject(
      analyze_question(generation, retrieve::analyzer_of(generation), text).concepts);
}

std::optional<std::string> turn_in_setting(const index::Generation& generation,
                                           std::string_view turn, std::string_view standalone) {
  index::Analyzer& analyzer = retrieve::analyzer_of(generation);
  const std::string said = without_contractions(turn);
  const Question own = analyze_question(generation, analyzer, said);
  if (!has_known_subject(own.concepts)) return std::nullopt;
  const retrieve::TurnWords words(generation, analyzer, said);
  const InSetting parted = without_setting(standalone);
  const Question completed = analyze_question(generation, analyzer, standalone);
  std::vector<std::string> carried;
  bool carries_medicine = has_medicine(completed.setting);
  for (const Concept& named : completed.concepts) {
    if (says_any_of(words, named)) continue;
    if (named.is_population) return std::nullopt;
    carries_medicine = carries_medicine || named.is_medicine;
    if (named.is_subject) carried.push_back(named.surface);
  }
  // "Can I take ibuprofen with it" asks nothing of ibuprofen alone.
  const bool is_of_two = has_medicine(own.concepts) || asks_of_both(analyzer.analyze(said));
  if (carries_medicine && is_of_two) return std::nullopt;
  if (!parted.setting.empty()) carried.emplace_back(parted.setting);
  return in_setting(fmt::format("{}?", without_question_mark(said)), carried);
}

}  // namespace ibid::answer
