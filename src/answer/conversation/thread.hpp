// A conversation as far as it has come, and what is said next.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/conversation/follow_up_words.hpp"
#include "answer/conversation/people_spoken_of.hpp"
#include "answer/conversation/spoken_of.hpp"
#include "index/analyzer.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

/// What somebody says in a conversation, taken apart.
struct Said {
  std::string text;          ///< without how it opens
  std::string bare;          ///< the same without its question mark
  std::string_view opening;  ///< "what about", "and" … or nothing
  std::vector<index::Term> terms;
  Phrases topics;  ///< that it names itself
  std::optional<Pronoun> pronoun;
  bool chooses = false;  ///< "which of them", "which is less sedating"
  bool asks_what_if = false;
  bool is_whole = false;  ///< a question that names a topic and points to none
};

/// A conversation as far as it has come.
struct Thread {
  /// `generation` must outlive it.
  explicit Thread(const index::Generation& generation)
      : topics(generation), people(generation, topics) {}

  SpokenOf topics;
  std::string last;       ///< the last question as it was understood, without its question mark
  std::string pattern;    ///< the same without of whom it asked: what an "in children?" is added to
  std::string main;       ///< the pattern of the last question that was whole
  Phrases told;           ///< remedies that the last statement named: "I also take calcium"
  std::string heard;      ///< what somebody was said to say, in this very turn
  std::string aside;      ///< what was told before the question of this very turn
  Phrases named_now;      ///< what that names: "my sister swears by ginkgo", then "is it any good"
  Phrases taken_now;      ///< remedies that somebody takes, as told in this very turn
  std::string side;       ///< "the maximum dose of zinc", where such a one was asked of last
  bool is_case = false;   ///< begun by telling what somebody has
  std::string turned_to;  ///< " in children", where the last turn asked the same of those
  PeopleSpokenOf people;
};

}  // namespace ibid::answer
