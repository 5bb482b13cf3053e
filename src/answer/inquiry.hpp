// What the index has on one question: the passages to read, their sentences weighed, and whether
// these hold an answer at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "answer/candidates.hpp"
#include "answer/features.hpp"
#include "answer/meant_opening.hpp"
#include "answer/question.hpp"
#include "answer/vocabulary.hpp"
#include "ibid/evidence.hpp"
#include "ibid/result.hpp"
#include "index/analyzer.hpp"
#include "index/generation.hpp"
#include "retrieve/search.hpp"

namespace ibid::answer {

/// How many passages are read, the best of them first.
struct PassagesRead {
  std::size_t best = kPassagesBrief;
  std::size_t guidelines = 0;  ///< asked for once more by themselves; none where a kind is wanted
};

/// One per question; not thread-safe.
class Inquiry {
 public:
  /// All must outlive it.
  Inquiry(const index::Generation& generation, const index::Filter& filter, Reading& reading)
      : generation_(generation),
        filter_(filter),
        reading_(reading),
        vocabulary_(reading.vocabulary()) {}

  /// Finds and weighs what could be said; whether it holds an answer. Once, before all else.
  [[nodiscard]] Result<bool> read(std::string_view text, const retrieve::TurnsSaid& turns,
                                  const PassagesRead& wanted);

  /// Puts first what the turns mean (FoundPassage::meant), where no passage is asked just so.
  /// Whether there is any.
  bool put_meant_first();
  /// Adds passages of another search; the first of them has the number that is returned.
  std::uint32_t add(std::vector<FoundPassage> passages);

  [[nodiscard]] const Question& question() const { return question_; }
  [[nodiscard]] std::span<const FoundPassage> passages() const { return passages_; }
  [[nodiscard]] std::span<const Candidate> candidates() const { return candidates_; }
  [[nodiscard]] std::span<Candidate> candidates() { return candidates_; }
  /// Of the candidates, by Candidate::row.
  [[nodiscard]] std::span<Features> rows() { return rows_; }
  [[nodiscard]] const FoundPassage& passage_of(const Candidate& candidate) const {
    return passages_[candidate.found];
  }
  [[nodiscard]] Vocabulary& vocabulary() const { return vocabulary_; }
  /// Good until the next search of this thread.
  [[nodiscard]] index::Analyzer& analyzer() const;

  /// Whether passages say of just this question that nothing answers it.
  [[nodiscard]] bool is_just_unanswered() const { return is_just_unanswered_; }

 private:
  /// The passages to read, best first, and those that the turns may mean.
  [[nodiscard]] Result<std::vector<retrieve::Hit>> find(const retrieve::TurnsSaid& turns,
                                                        const PassagesRead& wanted);
  /// Puts first the kPassagesNear passages that `left` of the subjects alone find: of "romosozumab
  /// side effects" the side effects are those of every drug.
  [[nodiscard]] Result<void> find_subjects(std::uint32_t left,
                                           std::vector<retrieve::Hit>& hits) const;
  /// Reads the passages of `hits` and weighs what they say.
  [[nodiscard]] Result<void> weigh(std::span<const retrieve::Hit> hits);
  /// The subjects for which the index has a word, where nothing near the top names any of them, or
  /// the medicines among them, where nothing at all names one of these.
  [[nodiscard]] std::uint32_t subjects_left() const;
  /// Whether it is asked if one thing does something to another, and no passage found names both.
  [[nodiscard]] bool is_apart() const;
  /// Whether something near the top is for a value that the question states and says most of its
  /// subjects, the name of what was measured not alone: what the trees have not learned.
  [[nodiscard]] bool is_fitted() const;

  const index::Generation& generation_;
  const index::Filter& filter_;
  Reading& reading_;
  Vocabulary& vocabulary_;
  Question question_;
  std::vector<FoundPassage> passages_;
  std::vector<Candidate> candidates_;
  std::vector<Features> rows_;
  std::vector<index::ScoredPassage> meant_;  // by the words of the turns, the best first
  bool is_just_unanswered_ = false;
};

}  // namespace ibid::answer
