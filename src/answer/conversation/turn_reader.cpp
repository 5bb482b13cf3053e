#include "answer/conversation/turn_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answer/conversation/circumstances.hpp"
#include "answer/conversation/follow_up_forms.hpp"
#include "answer/english.hpp"
#include "answer/measured_values.hpp"
#include "answer/question_cues.hpp"
#include "retrieve/question.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// Stems of what somebody is in: no topic where a remedy was spoken of, but of whom is asked.
constexpr std::string_view kSituations[] = {"dialysi", "hemodialysi", "surgeri", "transplant"};

}  // namespace

bool is_value(const Said& said) {
  return !said.pronoun && !said.terms.empty() && !opens_question(said.terms.front().word) &&
         !is_preposition(said.terms.front().word) && !is_of_age(said.terms) &&
         !measured_values(said.bare).empty();
}

bool is_addition(const std::vector<index::Term>& terms) {
  if (terms.empty()) return false;
  const std::vector<index::Term> behind(terms.begin() + 1, terms.end());
  if (terms.front().word == "when") return names_population(behind);
  return is_preposition(terms.front().word) &&
         std::none_of(behind.begin(), behind.end(),
                      [](const index::Term& term) { return opens_question(term.word); });
}

bool asks_by_how_much(const std::vector<index::Term>& terms) {
  return terms.size() > 1 && terms[0].word == "by" && asks(terms[1].word);
}

std::string only_people(const Said& said) {
  const std::vector<index::Term>& terms = said.terms;
  if (terms.size() < 2 || (terms[0].word != "only" && terms[0].word != "just")) return {};
  const std::size_t first = is_preposition(terms[1].word) ? 2 : 1;
  const std::string_view whom = without_besides(said.bare);
  const std::size_t end =
      std::find_if(terms.begin(), terms.end(),
                   [&](const index::Term& term) { return term.range.begin >= whom.size(); }) -
      terms.begin();
  if (first >= end) return {};
  const std::vector<index::Term> named(terms.begin() + static_cast<std::ptrdiff_t>(first),
                                       terms.begin() + static_cast<std::ptrdiff_t>(end));
  if (!names_population(named)) return {};
  return std::string(whom.substr(named.front().range.begin));
}

std::vector<index::Term> TurnReader::analyzed(std::string_view text) const {
  return retrieve::analyzed(generation_, text);
}

Phrases TurnReader::topics_of(std::string_view text) {
  Phrases topics = thread_.topics.in_index().topics_of(text);
  const Circumstances lasting = lasting_in(text);
  const auto is_allergen = [&](const std::string& topic) {
    return std::any_of(lasting.begin(), lasting.end(), [&](const Circumstance& circumstance) {
      return circumstance.text.ends_with(" to " + text::lower_ascii(topic));
    });
  };
  // "in kidney disease without diabetes"
  std::erase_if(topics, [&](const std::string& topic) {
    return topics.size() > 1 && thread_.topics.kind(topic) == TopicKind::kCondition &&
           find_phrase(text, fmt::format("without {}", topic)) != std::string_view::npos;
  });
  // "What for somebody allergic to penicillin" asks of nothing else.
  const std::vector<index::Term> terms = analyzed(text);
  const bool asks = !terms.empty() && opens_question(terms.front().word);
  if (asks && std::all_of(topics.begin(), topics.end(), is_allergen)) return topics;
  std::erase_if(topics, is_allergen);
  return topics;
}

Said TurnReader::taken_apart(std::string_view behind, std::string_view opening) {
  const bool is_under_way = !thread_.topics.empty();
  Said said;
  const bool says_if = !opening.empty() && text::lower_ascii(behind).starts_with("if ") &&
                       behind.find(',') == std::string_view::npos;
  said.asks_what_if = is_under_way && (opening == "what if" || says_if);
  const std::string_view before_it = !said.asks_what_if ? ""
                                     : says_if          ? "What happens "
                                                        : "What happens if ";
  said.text = fmt::format("{}{}", before_it, behind);
  said.bare = std::string(without_question_mark(said.text));
  said.opening = opening;
  said.terms = analyzed(said.text);
  said.topics = topics_of(said.text);
  if (is_under_way && !thread_.topics.last_of(TopicKind::kGiven).empty()) {
    std::erase_if(said.topics, [&](const std::string& topic) { return is_situation(topic); });
  }
  said.pronoun = find_pronoun(said.terms, !said.topics.empty());
  const bool says_one = said.terms.size() > 2 && said.terms[0].word == "which" &&
                        (said.terms[1].word == "one" || said.terms[1].word == "ones");
  const bool names_given = thread_.topics.any_is(TopicKind::kGiven, said.topics);
  said.chooses = chooses(said.terms) || sets_side_by_side(said) ||
                 (is_under_way && says_one && !said.pronoun && !names_given);
  said.is_whole = !said.topics.empty() && !said.pronoun && !said.chooses && !said.terms.empty() &&
                  opens_question(said.terms.front().word);
  // "in early pregnancy, what TSH is too high"
  const std::size_t comma = said.text.find(", ");
  if (!said.is_whole && !said.topics.empty() && !said.pronoun && !said.terms.empty() &&
      comma != std::string::npos && is_preposition(said.terms.front().word)) {
    const std::vector<index::Term> behind_comma = analyzed(said.text.substr(comma + 2));
    said.is_whole = !behind_comma.empty() && opens_question(behind_comma.front().word);
  }
  return said;
}

bool TurnReader::is_fragment(const Said& said) {
  const auto is_given = [&](const std::string& topic) {
    return thread_.topics.kind(topic) == TopicKind::kGiven;
  };
  return !opens_question(said.terms.front().word) && !names_condition(said) &&
         std::count_if(said.topics.begin(), said.topics.end(), is_given) < 2;
}

bool TurnReader::is_stated(const Said& said) {
  const std::vector<index::Term>& terms = said.terms;
  if (!said.pronoun || said.pronoun->begin != 0 || said.topics.size() != 1) return false;
  const bool is_it = said.pronoun->is_possessive
                         ? terms[0].word == "its"
                         : terms[0].word == "it" && terms.size() > 2 && terms[1].word == "is";
  // "it is flu", which is known as influenza
  constexpr std::size_t kNameAlone = 4;
  const bool ends_so = said.bare.ends_with(said.topics.front()) || terms.size() <= kNameAlone;
  constexpr std::string_view kDenying[] = {"no", "not"};
  if (names_any(terms, kDenying)) return false;
  return is_it && !said.text.ends_with('?') && ends_so &&
         thread_.topics.kind(said.topics.front()) != TopicKind::kGiven;
}

bool TurnReader::names_condition(const Said& said) {
  return thread_.topics.any_is(TopicKind::kCondition, said.topics);
}

bool TurnReader::is_situation(std::string_view topic) const {
  const std::vector<index::Term> terms = analyzed(topic);
  const auto last = std::find_if_not(terms.rbegin(), terms.rend(), is_doing);
  return last != terms.rend() && text::is_one_of(last->text, kSituations);
}

bool TurnReader::is_nothing_known(const Phrases& topics) {
  return thread_.topics.all_are(TopicKind::kUnknown, topics);
}

bool TurnReader::sets_side_by_side(const Said& said) {
  const bool compares =
      !said.topics.empty() && said.terms.front().word == "which" && has_comparative(said.terms);
  return !thread_.topics.empty() && compares && thread_.topics.listed().size() > 1 &&
         !thread_.topics.any_is(TopicKind::kGiven, said.topics);
}

}  // namespace ibid::answer
