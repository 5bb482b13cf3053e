// Is there an answer at all? Signs of it, a probability from them, and the threshold under which
// ibid says "insufficient evidence" instead of guessing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "answer/candidates.hpp"
#include "answer/features.hpp"
#include "answer/question.hpp"
#include "answer/ranking_trees.hpp"

namespace ibid::answer {

/// One row a sign, of the first kPassagesBrief passages. "Best" is of the candidate with the best
/// score, "Most" the greatest of all candidates, "Near" the greatest of those of the ten best
/// passages, "Top" of the three best.
#define IBID_ANSWER_SIGNS(X)                                                               \
  X(kBestScore)                                                                            \
  X(kFifthScore) /* of the fifth, or the last */                                           \
  X(kMostWorth)                                                                            \
  X(kMostLead)                                                                             \
  X(kBestCoverage) /* concepts that the sentence names */                                  \
  X(kMostCoverage)                                                                         \
  X(kMostContext) /* concepts that its passage names */                                    \
  X(kBestMissing) /* rarity of what it lacks */                                            \
  X(kLeastMissing)                                                                         \
  X(kBestCosine)                                                                           \
  X(kBestMatch) /* BM25 over the question's weight */                                      \
  X(kBestCentrality)                                                                       \
  X(kBestDrop)  /* BM25 over the mean of all found */                                      \
  X(kMostPairs) /* neighbours of the question together */                                  \
  X(kMostNamed)                                                                            \
  X(kUnseen)    /* concepts that no candidate names */                                     \
  X(kTermed)    /* concepts that the language knows by several names */                    \
  X(kRarity)    /* mean weight of the concepts, over 10 */                                 \
  X(kRanked)    /* the ranker's score of the best passage */                               \
  X(kNearFocus) /* subjects named, half for what stands over */                            \
  X(kTopFocus)                                                                             \
  X(kNearEven) /* the same, every subject weighing alike */                                \
  X(kTopEven)                                                                              \
  X(kNearSaid) /* weight of the subjects said itself, over 10 */                           \
  X(kTopSaid)                                                                              \
  X(kNearCount)     /* how many subjects it says */                                        \
  X(kNearNamed)     /* NearSaid with what stands over it */                                \
  X(kPromised)      /* 1 when one of any rank says all subjects under                      \
                                   a heading that promises what is asked, or               \
                                   one near the top under headings that name               \
                                   all of several */                                       \
  X(kTopHeaded)     /* 1 when headings over one name all subjects */                       \
  X(kOfAsked)       /* 1 when one near is of the people asked about */                     \
  X(kSubjects)      /* how many the question has */                                        \
  X(kUnknown)       /* those of which the index has no word */                             \
  X(kSubjectWeight) /* of all subjects, over 10 */                                         \
  X(kPoint)         /* how far one near that says all subjects gives the point asked       \
                                for, 0 to 2; -1 where none is asked for */                 \
  X(kDose)          /* 1 when one near gives an amount, 0 when not; -1 where no dose is    \
                               asked for */                                                \
  X(kFit)           /* how well one near fits the values asked of, -1 to 1 */              \
  X(kMostKey)       /* concepts named, by what the search weighs them */                   \
  X(kLeastKeyMissing)                                                                      \
  X(kMostQuery) /* terms searched for that one has */                                      \
  X(kMostAskedBefore)                                                                      \
  X(kBestAskedBefore)                                                                      \
  X(kLikeAnswered)     /* how like the nearest question that one says it answers */        \
  X(kLikeUnanswered)   /* how like the nearest that nothing answers */                     \
  X(kNearerUnanswered) /* the latter less the former */                                    \
  X(kAskedKind)        /* 1 when one near gives the kind of figure asked for and speaks of \
                                   a subject, 0 when none does; -1 where none is asked for */

enum class AnswerSign : std::uint8_t {
#define IBID_ANSWER_ENUMERATOR(enumerator) enumerator,
  IBID_ANSWER_SIGNS(IBID_ANSWER_ENUMERATOR)
#undef IBID_ANSWER_ENUMERATOR
      kCount
};

inline constexpr std::size_t kAnswerSignCount = static_cast<std::size_t>(AnswerSign::kCount);
using AnswerSigns = std::array<double, kAnswerSignCount>;

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
/// questions are (docs/evaluation-answers.md has the risk at each coverage); where passages state
/// questions and none says all that is asked of, it must be likelier. In a small index,
/// where nothing is rare or common, a sentence must name most of what is asked instead.
[[nodiscard]] bool is_answerable(const AnswerSigns& signs, std::uint32_t passages);

}  // namespace ibid::answer
