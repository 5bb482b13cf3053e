// Candidates: every sentence of the passages found that could be a claim, with what scoring and
// comparing need to know of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "answer/measured_values.hpp"
#include "answer/points.hpp"
#include "answer/sentence_cues.hpp"
#include "answer/stands_alone.hpp"
#include "answer/vocabulary.hpp"
#include "ibid/passage.hpp"
#include "index/generation.hpp"
#include "retrieve/search.hpp"

namespace ibid::answer {

/// How like a question is to those that a passage states; see mark_asked_before().
struct AskedBefore {
  double answered = 0;                ///< likeness to the nearest that it answers
  double unanswered = 0;              ///< likeness to the nearest that nothing answers
  std::uint32_t just_answered = 0;    ///< how many of the former ask just this
  std::uint32_t just_unanswered = 0;  ///< and of the latter
};

struct FoundPassage {
  index::PassageNumber number = 0;
  std::shared_ptr<const Passage> passage;
  std::shared_ptr<const index::DocumentHeader> document;
  double score = 0;   ///< retrieve::Hit::match
  double ranked = 0;  ///< retrieve::Hit::score
  double asked = 0;   ///< retrieve::Hit::asked
  AskedBefore asked_before;
  std::uint32_t meant = 0;  ///< by mark_meant()
  std::string theme;        ///< heading that names what the passage is about, or empty
};

/// Questions that ask just what is asked, which the passage says it answers, and
/// FoundPassage::meant.
[[nodiscard]] inline std::uint32_t times_put_first(const FoundPassage& found) {
  return found.asked_before.just_answered + found.meant;
}

/// "Children" of one document is not "Children" of another.
[[nodiscard]] inline bool have_same_theme(const FoundPassage& a, const FoundPassage& b) {
  return a.theme == b.theme && (a.theme.empty() || a.document->id == b.document->id);
}

/// What is long in the candidates of a passage, one behind the other: they and their copies share
/// it.
struct CandidateLists {
  std::vector<std::uint32_t> references;
  std::vector<StemNumber> spoken;
  std::vector<StemNumber> stems;
  std::vector<StemNumber> distinct;
};

/// Passages near the top of what was found.
inline constexpr std::uint32_t kPassagesNear = 10;
/// Passages read for a brief answer, and those by which a page, too, decides whether there is an
/// answer. More cost time and bring nothing: the answers to 95 of 100 BioASQ questions have a gold
/// snippet among them.
inline constexpr std::uint32_t kPassagesBrief = 30;

struct Candidate {
  std::uint32_t found = 0;                    ///< index of its passage, which is its rank too
  std::uint32_t ordinal = 0;                  ///< its place among the sentences of the passage
  std::uint32_t siblings = 1;                 ///< sentences of the passage
  ByteRange range;                            ///< bytes of the passage's text
  std::span<const std::uint32_t> references;  ///< see CitedSentence; as the next three in `lists`
  std::span<const StemNumber> spoken;         ///< of all its words, in order
  std::span<const StemNumber> stems;          ///< the same without stop words
  std::span<const StemNumber> distinct;       ///< stems, sorted and unique
  std::shared_ptr<const CandidateLists> lists;
  std::size_t words = 0;  ///< stop words included
  Standing standing = Standing::kAlone;
  SentenceCues cues;
  bool is_widened = false;  ///< begins with its predecessor, on which it leans
  double score = 0;   ///< how well it answers, the mean of the next three; set by score(), as are:
  double worth = 0;   ///< how likely experts would choose its source
  double recall = 0;  ///< how much of an expert's answer it should have
  double lead = 0;    ///< how well it should do as the only sentence; look_closer() sets it anew
  /// Share of the question's concepts, by weight, that it or what stands over it names; set by
  /// mark_subjects(), as is all up to has_asked_theme.
  double named = 0;
  std::uint32_t subjects = 0;   ///< bit i: it or what stands over it names the i-th subject
  std::uint32_t said = 0;       ///< bit i: it names the i-th subject itself
  std::uint32_t headed = 0;     ///< bit i: a heading or title over it does
  std::uint32_t lent = 0;       ///< bit i: of the i-th subject, one of `subjects`, speaks nothing
                                ///< but a question that its passage says it answers
  std::uint32_t filed = 0;      ///< bit i: one of these or its document's title does
  std::uint32_t topical = 0;    ///< bit i: its document's title or a heading found in it does
  bool excludes_asked = false;  ///< it holds for those without what is asked, "nonpregnant adults",
                                ///< or with what these have not
  bool shares_denial = false;   ///< it holds for those without what those asked about have not
  double said_weight = 0;       ///< of the subjects that it names itself, over that of all; 0..1
  double focus = 1;         ///< share of the subjects that it names, half for what stands over it
  bool is_on_topic = true;  ///< it names a subject, or the question has none
  bool is_background = false;  ///< it names a part of the subjects only
  bool names_rarest = true;    ///< that part has the rarest of them
  bool is_of_others = false;   ///< it speaks of children, animals …, for which nobody asked
  bool is_of_asked = false;    ///< it or its heading names the children … for whom is asked
  PointGiven point = PointGiven::kNot;  ///< whether it gives the point that is asked for
  double fit = 0;                       ///< to the question's values; see fit_of()
  double setting = 0;                   ///< share of the question's setting that it, a heading or
                                        ///< the title of its document names
  bool gives_dose = false;              ///< it gives an amount to take, where a dose is asked for
  bool gives_figure = false;            ///< it gives such a figure as is asked for; see AskedKind
  bool has_asked_theme = false;   ///< its heading promises the kind of answer that is asked for
  bool is_of_asked_side = false;  ///< so does it itself, where a treatment, harms … are asked for
  bool is_later = false;  ///< it tells what comes once a treatment has begun or failed, where
                          ///< it is asked what that is; see comes_later()
  std::uint32_t row = 0;  ///< its place among the candidates as candidates_of() gave them

  [[nodiscard]] std::string_view text(std::span<const FoundPassage> passages) const {
    return std::string_view(passages[found].passage->text).substr(range.begin, range.size());
  }
};

/// Reads passages and takes them apart, each once: the questions that are thought of beside a page
/// find much of what the page found. One per page; not thread-safe.
class Reading {
 public:
  /// `generation` must outlive it.
  explicit Reading(const index::Generation& generation)
      : generation_(generation), vocabulary_(generation) {}

  [[nodiscard]] Vocabulary& vocabulary() { return vocabulary_; }

  /// Reads the passages of `hits`. A damaged record fails by name.
  [[nodiscard]] Result<std::vector<FoundPassage>> passages(std::span<const retrieve::Hit> hits);

  /// Their candidates, as candidates_of() gives them. `passages` are of this reading.
  [[nodiscard]] std::vector<Candidate> candidates(std::span<const FoundPassage> passages);

 private:
  struct Known {
    FoundPassage found;  // its scores are of no question
    std::vector<Candidate> candidates;
    bool is_taken_apart = false;
  };

  const index::Generation& generation_;
  Vocabulary vocabulary_;
  std::unordered_map<index::PassageNumber, Known> known_;
};

/// In order of rank and text. Sentences that are no claims, or whose mark leads to no reference,
/// are left out; one that leans on its neighbour begins with that neighbour when the two together
/// stay short, and is left out otherwise.
[[nodiscard]] std::vector<Candidate> candidates_of(std::span<const FoundPassage> passages,
                                                   Vocabulary& vocabulary);

}  // namespace ibid::answer
