#include "answer/abstention.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "answer/abstention_weights.hpp"
#include "answer/subjects.hpp"
#include "answer/wanted_concepts.hpp"

namespace ibid::answer {
namespace {

constexpr std::string_view kNames[] = {
#define IBID_ANSWER_NAME(enumerator, name) name,
    IBID_ANSWER_SIGNS(IBID_ANSWER_NAME)
#undef IBID_ANSWER_NAME
};

/// The curve was learned over 128,777 passages and holds on the corpus of some hundreds; with
/// fewer, how rare a word is tells nothing.
constexpr std::uint32_t kPassagesForCurve = 300;
/// Of the concepts, by weight.
constexpr double kCoverageMin = 0.5;
/// Passages that are near the top. With 5, pages answer 20 of 240 questions from outside the pool
/// instead of 18, two more of 2,310 BioASQ questions and two more of 1,560 made from the corpus.
constexpr std::uint32_t kTopPassages = 3;
/// A sentence that itself says each of several subjects, or one and the people asked about, is
/// rarely off the question, even further down.
constexpr std::uint32_t kTopPassagesSaid = 10;
/// Of the subjects, by weight, for which the index may have no word. Beside one or two that it
/// knows an unknown one leaves little to say; beside three the rest is worth telling.
constexpr double kUnknownShareMax = 0.38;

double value_of(const Features& row, Feature feature) {
  return row[static_cast<std::size_t>(feature)];
}

double most(std::span<const Features> rows, Feature feature) {
  double value = 0;
  for (const Features& row : rows) value = std::max(value, value_of(row, feature));
  return value;
}

/// Share of the concepts, by weight, for which `holds`.
template <class Holds>
double share_of(const Question& question, Holds holds) {
  if (question.weight == 0) return 0;
  double sum = 0;
  for (const Concept& wanted : question.concepts) {
    if (holds(wanted)) sum += wanted.weight;
  }
  return sum / question.weight;
}

}  // namespace

std::string_view name_of(AnswerSign sign) {
  return kNames[static_cast<std::size_t>(sign)];
}

bool is_beyond(const Question& question, std::uint32_t passages) {
  if (passages < kPassagesForCurve) return false;
  double subjects = 0;
  double unknown = 0;
  for (const Concept& wanted : question.concepts) {
    if (!wanted.is_subject) continue;
    subjects += wanted.weight;
    if (!wanted.is_known) unknown += wanted.weight;
  }
  return unknown > kUnknownShareMax * subjects;
}

AnswerSigns signs_of(const Question& question, std::span<const FoundPassage> passages,
                     std::span<const Candidate> candidates, std::span<const Features> rows,
                     Vocabulary& vocabulary) {
  AnswerSigns signs{};
  const auto set = [&signs](AnswerSign sign, double value) {
    signs[static_cast<std::size_t>(sign)] = value;
  };
  const Features& best = rows[candidates.front().row];
  double worth = 0;
  double lead = 0;
  for (const Candidate& candidate : candidates) {
    worth = std::max(worth, candidate.worth);
    lead = std::max(lead, candidate.lead);
  }
  double least_missing = 1;
  for (const Features& row : rows) {
    least_missing = std::min(least_missing, value_of(row, Feature::kMissing));
  }
  constexpr std::size_t kFifth = 4;
  set(AnswerSign::kBestScore, candidates.front().score);
  set(AnswerSign::kFifthScore, candidates[std::min(kFifth, candidates.size() - 1)].score);
  set(AnswerSign::kMostWorth, worth);
  set(AnswerSign::kMostLead, lead);
  set(AnswerSign::kBestCoverage, value_of(best, Feature::kConceptCoverage));
  set(AnswerSign::kMostCoverage, most(rows, Feature::kConceptCoverage));
  set(AnswerSign::kMostContext, most(rows, Feature::kContextCoverage));
  set(AnswerSign::kBestMissing, value_of(best, Feature::kMissing));
  set(AnswerSign::kLeastMissing, least_missing);
  set(AnswerSign::kBestCosine, value_of(best, Feature::kQuestionCosine));
  set(AnswerSign::kBestMatch, value_of(best, Feature::kScoreOfWeight));
  set(AnswerSign::kBestCentrality, value_of(best, Feature::kTopCentrality));
  set(AnswerSign::kBestDrop, value_of(best, Feature::kScoreDrop));
  set(AnswerSign::kMostPairs, most(rows, Feature::kPairCoverage));
  set(AnswerSign::kMostNamed, most(rows, Feature::kNamed));
  set(AnswerSign::kUnseen, share_of(question, [&](const Concept& wanted) {
        const WantedConcept numbered = wanted_as(wanted, vocabulary);
        return std::none_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
          return speaks_of(numbered, among(candidate.distinct));
        });
      }));
  set(AnswerSign::kTermed,
      share_of(question, [](const Concept& wanted) { return wanted.alternatives.size() > 1; }));
  set(AnswerSign::kRarity,
      question.concepts.empty()
          ? 0
          : question.weight / 10 / static_cast<double>(question.concepts.size()));
  set(AnswerSign::kRanked, passages.front().ranked);
  return signs;
}

double answerable(const AnswerSigns& signs) {
  double sum = kAnswerableBase;
  for (std::size_t s = 0; s < kAnswerSignCount; ++s) {
    const double sign = std::clamp(signs[s], kSignsLeast[s], kSignsMost[s]);
    sum += (kAnswerableWeights[s] + kAnswerableSquares[s] * sign) * sign;
  }
  return 1 / (1 + std::exp(-sum));
}

bool is_answerable(const AnswerSigns& signs, std::uint32_t passages) {
  if (passages < kPassagesForCurve) {
    return signs[static_cast<std::size_t>(AnswerSign::kBestCoverage)] >= kCoverageMin;
  }
  return answerable(signs) >= kAnswerableMin;
}

bool tells_of_subjects(const Question& question, std::span<const Candidate> candidates) {
  const std::uint32_t all = all_subjects(question);
  if (all == 0) return false;
  const bool is_as_spelled = question.misspelled.empty();
  return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
    const bool is_promised = candidate.has_asked_theme || candidate.point == PointGiven::kPromised;
    if (candidate.said == all && is_promised && is_as_spelled) return true;
    if (candidate.found < kTopPassages && candidate.headed == all) return candidate.said != 0;
    const bool says_several = std::popcount(all) > 1 || candidate.is_of_asked;
    return candidate.found < kTopPassagesSaid && candidate.said == all && says_several;
  });
}

}  // namespace ibid::answer
