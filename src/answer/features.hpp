// What speaks for a sentence as an answer: one number a trait, each between about 0 and 1 whatever
// the index and the question. scoring.cpp weighs them.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "answer/candidates.hpp"
#include "answer/question.hpp"

namespace ibid::answer {

/// One row a feature: an enumerator and the name it has in tables.
#define IBID_ANSWER_FEATURES(X)                                                            \
  X(kConceptCoverage, "concept_coverage") /* concepts named, by rarity */                  \
  X(kContextCoverage, "context_coverage") /* the same with passage and title */            \
  X(kStemCoverage, "stem_coverage")       /* every word of the question */                 \
  X(kFullCoverage, "full_coverage")       /* 1 when no concept is missing */               \
  X(kPairCoverage, "pair_coverage")       /* neighbours of the question together */        \
  X(kDensity, "density")                  /* share of its words that are asked for */      \
  X(kPassageScore, "passage_score")       /* search score over the best one */             \
  X(kPassageRank, "passage_rank")         /* 1 / (1 + rank) */                             \
  X(kPassageCoverage, "passage_coverage") /* words of the question in the passage */       \
  X(kCentrality, "centrality")            /* agreement with all other passages */          \
  X(kLength, "length")                    /* words / 60, at most 1 */                      \
  X(kShort, "short")                      /* under 12 words: the missing share */          \
  X(kNovelty, "novelty")                  /* rare words that the question lacks */         \
  X(kFirst, "first")                      /* first sentence of several */                  \
  X(kLast, "last")                        /* last sentence of several */                   \
  X(kOnly, "only")                        /* the passage is this sentence */               \
  X(kFinding, "finding")                  /* "showed", "conclusion" */                     \
  X(kAim, "aim")                          /* "we aimed", "to investigate" */               \
  X(kMethod, "method")                    /* "were randomized", "was measured" */          \
  X(kAdvice, "advice")                    /* "should", "is recommended" */                 \
  X(kHedge, "hedge")                      /* "may", "remains unclear" */                   \
  X(kTypeCue, "type_cue")                 /* words that answer this type */                \
  X(kNumber, "number")                    /* holds a number */                             \
  X(kNumberAsked, "number_asked")         /* holds one and one is asked for */             \
  X(kDefinition, "definition")            /* "X is a …" when X is asked for */           \
  X(kEarlyConcept, "early_concept")       /* names a concept in its first words */         \
  X(kWidened, "widened")                                                                   \
  X(kTitleLike, "title_like")          /* ends without a full stop */                      \
  X(kNames, "names")                   /* share of words with capitals inside */           \
  X(kScoreOfWeight, "score_of_weight") /* search score over the question's weight */       \
  X(kScoreDrop, "score_drop")          /* search score over the mean of all found */       \
  X(kRarest, "rarest")                 /* names the rarest concept */                      \
  X(kMissing, "missing")               /* rarity of the rarest one not named */            \
  X(kTopCentrality, "top_centrality")  /* agreement with the five best passages */         \
  X(kQuestionCosine, "question_cosine")                                                    \
  X(kCoverageShare, "coverage_share")     /* stem coverage over the best one's */          \
  X(kCentralityShare, "centrality_share") /* centrality over the best one's */             \
  X(kYesNoAsked, "yes_no_asked")          /* the same for all candidates, as are: */       \
  X(kListAsked, "list_asked")                                                              \
  X(kDefinitionAsked, "definition_asked")                                                  \
  X(kCandidates, "candidates")          /* how many there are, over 100 */                 \
  X(kNamed, "named")                    /* concepts named, headings included */            \
  X(kInField, "in_field")               /* names a concept of the field, title included */ \
  X(kRanked, "ranked")                  /* the ranker's score of its passage */            \
  X(kPlace, "place")                    /* 0 begins its passage, 1 ends it */              \
  X(kLongLength, "long_length")         /* words / 120 */                                  \
  X(kBestOfPassage, "best_of_passage")  /* stem coverage over the passage's best */        \
  X(kQuestionLength, "question_length") /* words of the question, over 20 */               \
  X(kWordConsensus, "word_consensus")   /* see Agreement */                                \
  X(kPairConsensus, "pair_consensus")                                                      \
  X(kNewConsensus, "new_consensus")                                                        \
  X(kAllConsensus, "all_consensus")                                                        \
  X(kAskedType, "asked_type")   /* place among the types, over how many there are */       \
  X(kAskedAt, "asked_at")       /* where its first word of the question stands */          \
  X(kAskedRun, "asked_run")     /* most words in the question's order, over 10 */          \
  X(kAskedPairs, "asked_pairs") /* pair coverage, stop words included */                   \
  X(kTitleShare, "title_share") /* of the title's words */                                 \
  X(kDigits, "digits")          /* share of its bytes, ten times */                        \
  X(kCommas, "commas")          /* over 10 */                                              \
  X(kPast, "past")              /* "was", "were", over 5 */                                \
  X(kPresent, "present")        /* "is", "can", over 5 */                                  \
  /* What mark_subjects() says of it: */                                                   \
  X(kSaidWeight, "said_weight") /* subjects that it names itself */                        \
  X(kFocus, "focus")            /* and half of those that stand over it */                 \
  X(kHeaded, "headed")          /* share of the subjects that a heading names */           \
  X(kFit, "fit")                /* to the values that the question states */               \
  X(kPoint, "point")            /* 1 when a heading promises it, 0.5 when said */          \
  X(kDose, "dose")              /* an amount to take, where a dose is asked for */         \
  X(kAskedTheme, "asked_theme") /* its heading promises the kind of answer */              \
  X(kOfAsked, "of_asked")       /* of the children … who are asked for */                \
  X(kOfOthers, "of_others")     /* of such for whom nobody asked */                        \
  X(kHeadings, "headings")      /* stem coverage by the headings over it */                \
  /* Concepts by what the search weighs their words, which is learned: */                  \
  X(kKeyCoverage, "key_coverage") /* concepts that it speaks of */                         \
  X(kKeyNamed, "key_named")       /* that it, its headings or its title name */            \
  X(kKeyMissing, "key_missing")   /* the heaviest that these do not name */                \
  X(kQueryScore, "query_score")   /* terms searched for, expansions too, over the words */ \
  X(kQueryShare, "query_share")   /* the same over the best one's */                       \
  X(kAskedKind, "asked_kind")     /* 1: gives such a figure as is asked for, 0: none,      \
                                       0.5: none is asked for */                           \
  X(kAskedBefore, "asked_before") /* by the questions that its passage answers */          \
  X(kAskedBeforeShare, "asked_before_share") /* the same over the best one's */            \
  /* From here on set by add_closer_features(), where the candidate may be a claim: */     \
  X(kFirstWorth, "first_worth") /* as the tables of the first look weigh it */             \
  X(kFirstRecall, "first_recall")                                                          \
  X(kFirstLead, "first_lead")                                                              \
  X(kLeadShare, "lead_share")           /* first lead over the best one's */               \
  X(kHits, "hits")                      /* its word pairs that are expected of experts */  \
  X(kHitRate, "hit_rate")               /* the same over all its pairs */                  \
  X(kHitsF1, "hits_f1")                 /* against an answer of usual length */            \
  X(kHitsShare, "hits_share")           /* over the best one's */                          \
  X(kWorthAgreement, "worth_agreement") /* F1 of pairs with other passages', by worth */   \
  X(kOthersWorth, "others_worth")       /* the sum of that worth */                        \
  X(kBestWorth, "best_worth")           /* of all candidates, as are: */                   \
  X(kBestRecall, "best_recall")                                                            \
  X(kBestLead, "best_lead")                                                                \
  X(kBestHits, "best_hits")                                                                \
  X(kAllHits, "all_hits") /* expected of all pairs */

enum class Feature : std::size_t {
#define IBID_ANSWER_ENUMERATOR(enumerator, name) enumerator,
  IBID_ANSWER_FEATURES(IBID_ANSWER_ENUMERATOR)
#undef IBID_ANSWER_ENUMERATOR
      kCount
};

inline constexpr std::size_t kFeatureCount = static_cast<std::size_t>(Feature::kCount);
/// Those that are known at first look.
inline constexpr std::size_t kFirstFeatureCount = static_cast<std::size_t>(Feature::kFirstWorth);
using Features = std::array<double, kFeatureCount>;

[[nodiscard]] std::string_view name_of(Feature feature);

[[nodiscard]] inline double& value_of(Features& row, Feature feature) {
  return row[static_cast<std::size_t>(feature)];
}
[[nodiscard]] inline double value_of(const Features& row, Feature feature) {
  return row[static_cast<std::size_t>(feature)];
}

/// One row a candidate, in their order, which is that of candidates_of(); mark_subjects() has
/// marked them. What takes a closer look is 0.
[[nodiscard]] std::vector<Features> features_of(const Question& question,
                                                std::span<const FoundPassage> passages,
                                                std::span<const Candidate> candidates,
                                                Vocabulary& vocabulary);

}  // namespace ibid::answer
