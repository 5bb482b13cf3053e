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

/// What a turn has told so far, and what it was seen to be.
struct ThisTurn {
  std::string heard;            ///< what somebody was said to say
  std::string sentence_before;  ///< the last sentence before the question
  std::string aside;  ///< the same where that is a statement, with what it points to named
  Phrases named;      ///< what is told names: "my sister swears by ginkgo", then "is it any good"
  Phrases taken;      ///< remedies that somebody takes, as it tells
  Phrases had;        ///< conditions that it tells of, of which nobody spoke before
  bool is_another_case = false;  ///< began with somebody else
  bool begins = false;           ///< told the first topic of the conversation
  bool goes_back = false;        ///< began by going back to a topic
  bool names_own = false;        ///< its sentence that was read last names a topic itself
  bool leans = false;            ///< that one is whole and still on what was spoken of
};

/// A conversation as far as it has come.
struct Thread {
  /// `generation` must outlive it.
  explicit Thread(const index::Generation& generation)
      : topics(generation), people(generation, topics) {}

  [[nodiscard]] bool is_under_way() const { return !topics.empty(); }
  /// What was spoken of is left, and of whom.
  void leave() {
    topics.clear();
    people.clear();
    is_case = false;
  }

  SpokenOf topics;
  std::string last;       ///< the last question as it was understood, without its question mark
  std::string pattern;    ///< the same without of whom it asked: what an "in children?" is added to
  std::string main;       ///< the pattern of the last question that was whole
  Phrases told;           ///< remedies that the last statement named: "I also take calcium"
  std::string side;       ///< "the maximum dose of zinc", where such a one was asked of last
  bool is_case = false;   ///< begun by telling what somebody has
  std::string turned_to;  ///< " in children", where the last turn asked the same of those
  PeopleSpokenOf people;
  ThisTurn now;
};

}  // namespace ibid::answer
