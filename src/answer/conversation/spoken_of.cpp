#include "answer/conversation/spoken_of.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "answer/conversation/follow_up_forms.hpp"
#include "answer/english.hpp"
#include "answer/question_cues.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// Topics that "what else is there" is asked of, or that are compared.
constexpr std::size_t kFocusMax = 2;
/// Threads that were left and may be returned to.
constexpr std::size_t kLeftMax = 4;
/// What stands behind them is had, where the index does not know better.
constexpr std::string_view kBeforeCondition[] = {"for", "has", "have", "gets"};

/// "tiotropium or a LABA"
bool sets_side_by_side(std::string_view question) {
  const auto stands = [&](std::string_view joint) {
    return question.find(joint) != std::string_view::npos;
  };
  return stands(" or ") || stands(" than ") || stands(" versus ") || stands(" vs ");
}

bool has(const Phrases& phrases, const std::string& phrase) {
  return text::is_one_of(phrase, phrases);
}

}  // namespace

std::string joined(const Phrases& phrases, std::string_view conjunction) {
  std::string text;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (i > 0) text += i + 1 == phrases.size() ? fmt::format(" {} ", conjunction) : ", ";
    text += phrases[i];
  }
  return text;
}

void SpokenOf::begin(const Phrases& topics, std::string_view asked) {
  leave_all();
  turns_.assign(1, topics);
  asked_ = std::string(asked);
}

void SpokenOf::add(const Phrases& topics, std::string_view asked) {
  turns_.push_back(topics);
  asked_ += fmt::format("; {}", asked);
}

void SpokenOf::clear() {
  leave_all();
}

void SpokenOf::leave_all() {
  if (!turns_.empty()) left_.push_back({std::exchange(turns_, {}), asked_, outcomes_});
  if (left_.size() > kLeftMax) left_.erase(left_.begin());
  outcomes_.clear();
}

bool SpokenOf::go_back(const Phrases& topics) {
  const auto names_one = [&](const Left& left) {
    return std::any_of(left.turns.begin(), left.turns.end(), [&](const Phrases& turn) {
      return std::any_of(topics.begin(), topics.end(),
                         [&](const std::string& topic) { return has(turn, topic); });
    });
  };
  auto to = std::find_if(left_.rbegin(), left_.rend(), names_one);
  const bool is_in_particular =
      std::any_of(topics.begin(), topics.end(), [&](const std::string& topic) {
        return kind(topic) != TopicKind::kUnknown && !in_index_.is_class_of_medicines(topic);
      });
  if (to == left_.rend() && !is_in_particular) to = left_.rbegin();
  Left back = to == left_.rend() ? Left{} : *to;
  if (to != left_.rend()) left_.erase(std::next(to).base());
  leave_all();
  turns_ = std::move(back.turns);
  asked_ = std::move(back.asked);
  outcomes_ = std::move(back.outcomes);
  return !turns_.empty();
}

bool SpokenOf::leave(const std::string& topic) {
  bool has_left = false;
  for (Phrases& turn : turns_) has_left = std::erase(turn, topic) > 0 || has_left;
  std::erase_if(turns_, [](const Phrases& turn) { return turn.empty(); });
  return has_left;
}

void SpokenOf::go_on(const Phrases& topics, std::string_view asked) {
  turns_.push_back(topics);
  asked_ = std::string(asked);
}

Phrases SpokenOf::all() const {
  Phrases phrases;
  for (const Phrases& turn : turns_) phrases.insert(phrases.end(), turn.begin(), turn.end());
  return phrases;
}

Phrases SpokenOf::known(Phrases phrases) {
  const auto is_unknown = [&](const std::string& phrase) {
    return kind(phrase) == TopicKind::kUnknown || outcomes_.contains(phrase);
  };
  if (!std::all_of(phrases.begin(), phrases.end(), is_unknown)) std::erase_if(phrases, is_unknown);
  return phrases;
}

Phrases SpokenOf::focus() {
  const Phrases all_known = known(all());
  Phrases phrases;
  for (auto turn = turns_.rbegin(); turn != turns_.rend(); ++turn) {
    for (const std::string& phrase : *turn) {
      const bool is_wanted = has(all_known, phrase) && !has(phrases, phrase);
      if (is_wanted && phrases.size() < kFocusMax) phrases.push_back(phrase);
    }
  }
  return phrases;
}

std::string SpokenOf::subject(std::string_view question) {
  Phrases named = all();
  std::erase_if(named, [&](const std::string& phrase) {
    return find_phrase(question, phrase) == std::string::npos;
  });
  for (const std::string& phrase : named) {
    const bool is_outcome = outcomes_.contains(phrase);
    if (!is_outcome && question.starts_with("What about " + phrase)) return phrase;
  }
  // What "does ginkgo work better than donepezil" begins with is what it asks of.
  const std::string_view opening = question.substr(0, question.find(' '));
  // One by another name than there ("Helicobacter") is in no place of it.
  const auto asked_in = std::find_if(turns_.rbegin(), turns_.rend(), [&](const Phrases& turn) {
    return !named.empty() && has(turn, named.front());
  });
  const Phrases known_there = asked_in == turns_.rend() ? Phrases{} : known(*asked_in);
  const Phrases named_so = known_there.empty() ? Phrases{} : in_index_.topics_of(question);
  const bool is_renamed = !known_there.empty() && has(named_so, known_there.front()) &&
                          kind(named.front()) == TopicKind::kUnknown &&
                          kind(known_there.front()) != TopicKind::kUnknown && named.size() == 1 &&
                          !has(named, known_there.front());
  if (is_renamed) return known_there.front();
  if (!opens_yes_no(text::lower_ascii(opening))) named = known(named);
  const auto first =
      std::min_element(named.begin(), named.end(), [&](const auto& a, const auto& b) {
        return find_phrase(question, a) < find_phrase(question, b);
      });
  return first == named.end() ? focus().front() : *first;
}

TopicKind SpokenOf::kind(const std::string& topic) {
  const TopicKind in_index = in_index_.kind(topic);
  if (in_index != TopicKind::kUnknown || in_index_.is_body_part(topic)) return in_index;
  const bool is_had = std::any_of(
      std::begin(kBeforeCondition), std::end(kBeforeCondition), [&](std::string_view word) {
        return find_phrase(asked_, fmt::format("{} {}", word, topic)) != std::string::npos;
      });
  return is_had ? TopicKind::kCondition : TopicKind::kUnknown;
}

bool SpokenOf::any_is(TopicKind wanted, const Phrases& phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const std::string& phrase) { return kind(phrase) == wanted; });
}

bool SpokenOf::all_are(TopicKind wanted, const Phrases& phrases) {
  return std::all_of(phrases.begin(), phrases.end(),
                     [&](const std::string& phrase) { return kind(phrase) == wanted; });
}

bool SpokenOf::is_effect(const std::string& topic) {
  if (outcomes_.contains(topic)) return true;
  return find_phrase(asked_, "cause " + topic) != std::string::npos &&
         !last_of(TopicKind::kGiven).empty();
}

/// "is apixaban better for preventing a stroke in atrial fibrillation": that is what it is given
/// for, and nothing else where something else is had.
bool SpokenOf::is_prevented(const std::string& topic) {
  const auto is_behind = [&](std::string_view verb) {
    for (const std::string_view article : {" ", " a ", " an ", " another "}) {
      if (find_phrase(asked_, fmt::format("{}{}{}", verb, article, topic)) != std::string::npos)
        return true;
    }
    return false;
  };
  return is_behind("prevent") || is_behind("preventing") || is_behind("prevents") ||
         is_behind("risk of") || is_behind("avoid") || is_behind("against");
}

Phrases SpokenOf::last_of(TopicKind wanted) {
  Phrases prevented;
  for (auto turn = turns_.rbegin(); turn != turns_.rend(); ++turn) {
    Phrases phrases;
    for (const std::string& phrase : *turn) {
      const bool is_other = wanted != TopicKind::kGiven && is_effect(phrase);
      if (kind(phrase) == wanted && !is_other) phrases.push_back(phrase);
    }
    if (wanted == TopicKind::kCondition) {
      if (prevented.empty()) prevented = phrases;
      std::erase_if(phrases, [&](const std::string& phrase) { return is_prevented(phrase); });
    }
    if (!phrases.empty()) return phrases;
  }
  return prevented;
}

Phrases SpokenOf::prevented() {
  Phrases phrases;
  const Phrases had = last_of(TopicKind::kCondition);
  for (const std::string& phrase : all()) {
    const bool is_other = kind(phrase) == TopicKind::kCondition && is_prevented(phrase);
    if (is_other && !has(had, phrase) && !has(phrases, phrase)) phrases.push_back(phrase);
  }
  return phrases;
}

Phrases SpokenOf::given_last() {
  for (auto turn = turns_.rbegin(); turn != turns_.rend(); ++turn) {
    Phrases given;
    bool is_known = false;
    for (const std::string& phrase : *turn) {
      if (kind(phrase) == TopicKind::kUnknown || is_effect(phrase)) continue;
      is_known = true;
      if (kind(phrase) == TopicKind::kGiven) given.push_back(phrase);
    }
    if (is_known) return given;
  }
  return {};
}

Phrases SpokenOf::lacked() {
  constexpr std::string_view kLow = "low ";
  constexpr std::string_view kDeficiency = " deficiency";
  Phrases lacked;
  for (const std::string& condition : last_of(TopicKind::kCondition)) {
    std::string what = condition;
    if (what.starts_with(kLow)) {
      what.erase(0, kLow.size());
    } else if (what.ends_with(kDeficiency)) {
      what.resize(what.size() - kDeficiency.size());
    } else {
      continue;
    }
    if (kind(what) == TopicKind::kGiven) lacked.push_back(std::move(what));
  }
  return lacked;
}

Phrases SpokenOf::choices() {
  Phrases given = last_of(TopicKind::kGiven);
  return given.empty() ? last_of(TopicKind::kUnknown) : given;
}

Phrases SpokenOf::listed() {
  for (auto turn = turns_.rbegin(); turn != turns_.rend(); ++turn) {
    Phrases given = *turn;
    std::erase_if(given, [&](const auto& phrase) { return kind(phrase) != TopicKind::kGiven; });
    if (given.size() > 1) return given;
  }
  // "is topiramate better than erenumab", of one of which the index knows nothing.
  Phrases last = turns_.back();
  std::erase_if(last, [&](const auto& phrase) { return kind(phrase) == TopicKind::kCondition; });
  if (last.size() == 2 && sets_side_by_side(asked_)) {
    return last;
  }
  Phrases named = compared();
  std::reverse(named.begin(), named.end());
  return named.size() > 1 ? named : choices();
}

Phrases SpokenOf::compared() {
  Phrases given;
  for (auto turn = turns_.rbegin(); turn != turns_.rend(); ++turn) {
    for (const std::string& phrase : *turn) {
      const bool is_wanted = !has(given, phrase) && given.size() < kFocusMax;
      if (is_wanted && kind(phrase) == TopicKind::kGiven) given.push_back(phrase);
    }
  }
  return given;
}

std::string SpokenOf::conditions_behind(std::string_view preposition) {
  Phrases conditions = last_of(TopicKind::kCondition);
  for (std::string& condition : conditions) condition = with_article(condition, asked_);
  if (conditions.empty()) return {};
  return fmt::format(" {} {}", preposition, joined(conditions, "and"));
}

std::string SpokenOf::named(Referent referent, std::string_view conjunction) {
  if (referent == Referent::kGiven) {
    const Phrases given = choices();
    return given.empty() ? "treatment" + conditions_behind("for") : joined(given, conjunction);
  }
  if (referent == Referent::kCondition) {
    const Phrases conditions = last_of(TopicKind::kCondition);
    if (!conditions.empty()) return joined(conditions, conjunction);
    // "can I come off sertraline", then "what are the chances of it coming back"
    const Phrases given = last_of(TopicKind::kGiven);
    const std::string treated = given.empty() ? std::string{} : in_index_.treated_by(given.front());
    if (!treated.empty()) return treated;
  }
  return joined(focus(), "and");
}

bool SpokenOf::only_topic(std::string_view question) {
  std::set<std::string> named;
  for (const std::string& phrase : all()) {
    if (find_phrase(question, phrase) != std::string::npos) named.insert(phrase);
  }
  return named.size() == 1 && kind(*named.begin()) == TopicKind::kUnknown;
}

std::string SpokenOf::last_named(TopicKind wanted, std::string_view question) {
  std::string last;
  std::size_t last_at = 0;
  for (const std::string& phrase : all()) {
    const std::size_t at = question.rfind(phrase);
    if (at == std::string_view::npos || at < last_at || kind(phrase) != wanted) continue;
    last_at = at;
    last = phrase;
  }
  return last;
}

std::string SpokenOf::only_one(TopicKind wanted, std::string_view question) {
  std::string only;
  if (wanted == TopicKind::kUnknown) return only;
  for (const std::string& phrase : all()) {
    if (find_phrase(question, phrase) == std::string::npos || kind(phrase) != wanted) continue;
    if (!only.empty() && only != phrase) return {};
    only = phrase;
  }
  return only;
}

}  // namespace ibid::answer
