// Is there an answer at all? Signs of it, a probability from them, and the threshold under which
// ibid says "insufficient evidence" instead of guessing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "answer/candidates.hpp"
#include "answer/features.hpp"
#include "answer/question.hpp"
#include "answer/ranking_trees.hpp"

namespace ibid::answer {

/// One row a sign: an enumerator and the name it has in tables. "best" is of the candidate with the
/// best score, "most" the greatest of all candidates, "near" the greatest of those of the ten best
/// passages, "top" of the three best.
#define IBID_ANSWER_SIGNS(X)                                                             \
  X(kBestScore, "best_score")                                                            \
  X(kFifthScore, "fifth_score") /* of the fifth, or the last */                          \
  X(kMostWorth, "most_worth")                                                            \
  X(kMostLead, "most_lead")                                                              \
  X(kBestCoverage, "best_coverage") /* concepts that the sentence names */               \
  X(kMostCoverage, "most_coverage")                                                      \
  X(kMostContext, "most_context") /* concepts that its passage names */                  \
  X(kBestMissing, "best_missing") /* rarity of what it lacks */                          \
  X(kLeastMissing, "least_missing")                                                      \
  X(kBestCosine, "best_cosine")                                                          \
  X(kBestMatch, "best_match") /* BM25 over the question's weight */                      \
  X(kBestCentrality, "best_centrality")                                                  \
  X(kBestDrop, "best_drop")   /* BM25 over the mean of all found */                      \
  X(kMostPairs, "most_pairs") /* neighbours of the question together */                  \
  X(kMostNamed, "most_named")                                                            \
  X(kUnseen, "unseen")        /* concepts that no candidate names */                     \
  X(kTermed, "termed")        /* concepts that the language knows by several names */    \
  X(kRarity, "rarity")        /* mean weight of the concepts, over 10 */                 \
  X(kRanked, "ranked")        /* the ranker's score of the best passage */               \
  X(kNearFocus, "near_focus") /* subjects named, half for what stands over */            \
  X(kTopFocus, "top_focus")                                                              \
  X(kNearEven, "near_even") /* the same, every subject weighing alike */                 \
  X(kTopEven, "top_even")                                                                \
  X(kNearSaid, "near_said") /* weight of the subjects said itself, over 10 */            \
  X(kTopSaid, "top_said")                                                                \
  X(kNearCount, "near_count")         /* how many subjects it says */                    \
  X(kNearNamed, "near_named")         /* near_said with what stands over it */           \
  X(kPromised, "promised")            /* 1 when one of any rank says all subjects under  \
                                         a heading that promises what is asked */        \
  X(kTopHeaded, "top_headed")         /* 1 when headings over one name all subjects */   \
  X(kOfAsked, "of_asked")             /* 1 when one near is of the people asked about */ \
  X(kSubjects, "subjects")            /* how many the question has */                    \
  X(kUnknown, "unknown")              /* those of which the index has no word */         \
  X(kSubjectWeight, "subject_weight") /* of all subjects, over 10 */                     \
  X(kPoint, "point") /* how far one near that says all subjects gives the point asked    \
                        for, 0 to 2; -1 where none is asked for */                       \
  X(kDose, "dose")   /* 1 when one near gives an amount, 0 when not; -1 where no dose is \
                        asked for */                                                     \
  X(kFit, "fit")     /* how well one near fits the values asked of, -1 to 1 */

enum class AnswerSign : std::uint8_t {
#define IBID_ANSWER_ENUMERATOR(enumerator, name) enumerator,
  IBID_ANSWER_SIGNS(IBID_ANSWER_ENUMERATOR)
#undef IBID_ANSWER_ENUMERATOR
      kCount
};

inline constexpr std::size_t kAnswerSignCount = static_cast<std::size_t>(AnswerSign::kCount);
using AnswerSigns = std::array<double, kAnswerSignCount>;

[[nodiscard]] std::string_view name_of(AnswerSign sign);

/// Whether an index of so many passages has no word for most of what is asked about: "Does <an
/// invented drug> work?" is not answered by what else works. Never so in a small index.
[[nodiscard]] bool is_beyond(const Question& question, std::uint32_t passages);

/// `candidates` are ordered as score() leaves them, marked by mark_subjects() and not empty; `rows`
/// are theirs, by Candidate::row.
[[nodiscard]] AnswerSigns signs_of(const Question& question, std::span<const FoundPassage> passages,
                                   std::span<const Candidate> candidates,
                                   std::span<const Features> rows, Vocabulary& vocabulary);

/// The log-odds that there is an answer, as learned from questions whose answers are in the index
/// and from questions from outside it, both over the pool of BioASQ and over ibid's own corpus.
[[nodiscard]] const TreeTable& answerable_trees();
/// 96 of 100 BioASQ questions lie above it.
extern const double kAnswerableMin;

/// Whether an index of so many passages is likely enough to hold an answer: 96 of 100 BioASQ
/// questions are (docs/evaluation-answers.md has the risk at each coverage). In a small index,
/// where nothing is rare or common, a sentence must name most of what is asked instead.
[[nodiscard]] bool is_answerable(const AnswerSigns& signs, std::uint32_t passages);

}  // namespace ibid::answer
