// The topics of a conversation as the index knows them: which words of a text name one, whether it
// is something given or a condition, and what is spoken of together.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "answer/candidates.hpp"
#include "answer/topic_use.hpp"
#include "ibid/result.hpp"
#include "index/analyzer.hpp"
#include "index/generation.hpp"

namespace ibid::answer {

using Phrases = std::vector<std::string>;

/// Looks each topic up once. A damaged index says nothing here and fails when it answers.
class TopicsInIndex {
 public:
  /// `generation` must outlive it.
  explicit TopicsInIndex(const index::Generation& generation) : generation_(generation) {}

  /// The noun phrases of `text` but those that only say of whom or of what side it asks, or what is
  /// done: "apixaban" of "apixaban dose", nothing of "which is cheaper". A condition by its name in
  /// the index: "depression" of "I am depressed".
  [[nodiscard]] Phrases topics_of(std::string_view text);

  /// As the index and the tables of the language know it, or another name of it.
  [[nodiscard]] TopicKind kind(const std::string& topic) { return of(topic).kind; }

  /// The topic as it stands within a sentence, for one that began one: "zinc", but "Crohn".
  [[nodiscard]] std::string within_sentence(const std::string& topic);

  /// "heart": what is treated "for the heart" is no condition of that name.
  [[nodiscard]] bool is_body_part(std::string_view topic) const;

  /// "antibiotics", "ACE inhibitors".
  [[nodiscard]] bool is_class_of_medicines(const std::string& topic) const;

  /// The condition that most of the passages on `remedy` are about, by the titles of their
  /// documents; empty where there is none.
  [[nodiscard]] std::string treated_by(const std::string& remedy);

  /// Whether a passage, with the headings and titles over it, speaks of all that `text` names, or
  /// of the classes of its medicines in place of them.
  [[nodiscard]] bool speaks_of_all(const std::string& text);

 private:
  struct Spoken {
    TopicKind kind = TopicKind::kUnknown;
    bool in_lower_case = false;  ///< some passage has it so
    std::string known_as;        ///< the name by which its kind is known, where that is another
  };
  const Spoken& of(const std::string& topic);
  Result<std::vector<FoundPassage>> passages_on(std::string_view text, Reading& reading) const;
  Spoken look_up(const std::string& topic);
  TopicKind kind_by_name(const std::string& topic, const std::vector<index::Term>& terms);
  std::string lacked(const std::string& topic, std::string_view text);
  Phrases whole_expressions(const Phrases& phrases, std::string_view text) const;
  std::string without_verb(const std::string& phrase, std::string_view text);
  std::string named_by(std::string phrase);
  bool is_side_of(const index::Term& side, const std::string& topic);
  Phrases parts_of(const std::string& phrase);
  bool is_called_medicine(const std::string& topic) const;
  bool is_name_of_condition(const std::string& topic) const;
  bool has_passage_on(const std::string& text);
  bool is_expression(const std::vector<index::Term>& terms) const;
  /// Good until the next search of this thread.
  index::Analyzer& analyzer() const;

  const index::Generation& generation_;
  std::map<std::string, Spoken> known_;
  std::map<std::string, bool> together_;
};

}  // namespace ibid::answer
