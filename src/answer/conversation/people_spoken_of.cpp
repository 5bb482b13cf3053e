#include "answer/conversation/people_spoken_of.hpp"

#include <algorithm>

#include "answer/conversation/follow_up_forms.hpp"
#include "answer/conversation/follow_up_words.hpp"
#include "answer/english.hpp"
#include "answer/measured_values.hpp"
#include "retrieve/question.hpp"

namespace ibid::answer {
namespace {

/// Circumstances that are kept in mind, the last ones.
constexpr std::size_t kCircumstancesMax = 3;
/// As populations_in() names them.
constexpr std::string_view kPregnant = "who are pregnant";
constexpr std::string_view kBreastfeeding = "who are breastfeeding";

}  // namespace

bool PeopleSpokenOf::is_of_population(const Circumstance& circumstance) const {
  return !populations_in(retrieve::analyzed(generation_, circumstance.text)).empty();
}

void PeopleSpokenOf::without_denied(std::string& text) {
  const std::size_t at = text.find(" not ");
  if (at == std::string::npos || !text.starts_with("who have ")) return;
  TopicsInIndex& in_index = topics_.in_index();
  const Phrases had = in_index.topics_of(text.substr(0, at));
  for (const std::string& topic : in_index.topics_of(text.substr(at))) {
    if (topics_.leave(topic) && !had.empty()) topics_.add(had, text.substr(0, at));
  }
  text.resize(at);
}

void PeopleSpokenOf::begin_turn() {
  from_before_ = kept_;
}

bool PeopleSpokenOf::has_from_before() {
  return std::any_of(
      from_before_.begin(), from_before_.end(),
      [&](const Circumstance& circumstance) { return !is_left_behind(circumstance); });
}

bool PeopleSpokenOf::is_left_behind(const Circumstance& circumstance) {
  if (std::find(from_before_.begin(), from_before_.end(), circumstance) == from_before_.end()) {
    return false;
  }
  const std::vector<index::Term> terms = retrieve::analyzed(generation_, circumstance.text);
  if (!populations_in(terms).empty()) return false;
  // "mine was 148/88" told of what was asked then.
  constexpr std::string_view kMine[] = {"mine"};
  if (names_any(terms, kMine)) return true;
  // What somebody has may be an illness that the index does not know, "whose kidneys are failing".
  constexpr std::string_view kStates[] = {"who have ", "who had ", "whose "};
  const bool is_state =
      std::any_of(std::begin(kStates), std::end(kStates),
                  [&](std::string_view state) { return circumstance.text.starts_with(state); });
  if (is_state || !measured_values(circumstance.text).empty()) return false;
  const Phrases named = topics_.in_index().topics_of(circumstance.text);
  return topics_.all_are(TopicKind::kUnknown, named);
}

void PeopleSpokenOf::keep(Circumstances circumstances) {
  for (Circumstance& circumstance : circumstances) {
    without_denied(circumstance.text);
    if (!circumstance.of_same) continue;
    const bool of_first = circumstances.front().of_asker;
    circumstance.of_asker = kept_.empty() ? of_first : kept_.back().of_asker;
    circumstance.of_same = false;
  }
  for (const Circumstance& circumstance : circumstances) {
    if (!is_of_population(circumstance)) continue;
    std::erase_if(kept_, [&](const Circumstance& earlier) { return is_of_population(earlier); });
  }
  for (const Circumstance& circumstance : circumstances) {
    std::erase(from_before_, circumstance);
    std::erase_if(kept_, [&](const Circumstance& earlier) {
      return earlier == circumstance || earlier.of_asker != circumstance.of_asker;
    });
    kept_.push_back(circumstance);
  }
  if (kept_.size() > kCircumstancesMax) {
    kept_.erase(kept_.begin(), kept_.end() - static_cast<std::ptrdiff_t>(kCircumstancesMax));
  }
}

void PeopleSpokenOf::forget_others() {
  std::erase_if(kept_, [](const Circumstance& circumstance) { return !circumstance.of_asker; });
}

void PeopleSpokenOf::turn_to(const Circumstances& populations) {
  forget_others();
  const auto names = [&](const Circumstance& circumstance) {
    return is_of_population(circumstance);
  };
  if (std::erase_if(kept_, names) > 0) keep(populations);
}

Circumstances PeopleSpokenOf::not_named_in(std::string_view question) {
  const Circumstances named_in_question = populations_in(retrieve::analyzed(generation_, question));
  const auto is_named_so = [&](std::string_view population) {
    return std::any_of(
        named_in_question.begin(), named_in_question.end(),
        [&](const Circumstance& circumstance) { return circumstance.text == population; });
  };
  const bool is_after_birth = is_named_so(kBreastfeeding) && !is_named_so(kPregnant);
  const bool is_before_birth = is_named_so(kPregnant) && !is_named_so(kBreastfeeding);
  Circumstances others;
  for (const Circumstance& circumstance : kept_) {
    if (question.find(circumstance.text) != std::string_view::npos) continue;
    // Who is breastfeeding is not pregnant.
    if (is_after_birth && circumstance.text == kPregnant) continue;
    if (is_before_birth && circumstance.text == kBreastfeeding) continue;
    const Phrases named = topics_.in_index().topics_of(circumstance.text);
    const bool is_named = !named.empty() && measured_values(circumstance.text).empty() &&
                          std::all_of(named.begin(), named.end(), [&](const std::string& topic) {
                            return find_phrase(question, topic) != std::string::npos;
                          });
    if (!is_named) others.push_back(circumstance);
  }
  return others;
}

}  // namespace ibid::answer
