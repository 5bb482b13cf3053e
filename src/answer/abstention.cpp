#include "answer/abstention.hpp"

#include <algorithm>
#include <vector>

#include "answer/asked_before.hpp"
#include "answer/subjects.hpp"
#include "answer/wanted_concepts.hpp"

namespace ibid::answer {
namespace {

/// The trees hold on 128,777 passages and on a corpus of some hundreds; with fewer, how rare a
/// word is tells nothing.
constexpr std::uint32_t kPassagesForTrees = 300;
/// Of the concepts, by weight.
constexpr double kCoverageMin = 0.5;
/// Of the subjects, by weight, for which the index may have no word. Of the corpus's own questions
/// seven in a hundred have none for more than half, of those on conditions elsewhere six in ten.
constexpr double kUnknownShareMax = 0.5;
/// The same of a medicine alone: what is asked of it is not what others do.
constexpr double kUnknownMedicineMax = 0.3;
/// Where it has none for so much of them, the trees must be surer, by so much in log-odds. With
/// 0.5, 36 of 732 questions on what the corpus had not are answered instead of 34, and of 436 of
/// its readers' 70 pages are silent instead of 72.
constexpr double kUnknownShareWary = 0.38;
constexpr double kWaryMargin = 1;
/// Where passages state what they are asked and none near the top says all subjects itself, the
/// trees must be surer by so much. Of 50 questions without an answer 20 instead of 22 are answered
/// anyway, for the same 4 silent of 120 that have one; with 1 it is 19, for 6.
constexpr double kAskedMargin = 0.5;
/// Passages at the top.
constexpr std::uint32_t kTop = 3;

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

/// What the question's subjects are and which of them candidates near the top speak of. A claim
/// that says two of three rare subjects is evidence however much else was asked.
class SubjectSigns {
 public:
  SubjectSigns(const Question& question, AnswerSigns& signs)
      : signs_(signs),
        all_(all_subjects(question)),
        asks_of_people_(asked_populations(question) != 0) {
    double unknown = 0;
    double all = 0;
    for (const Concept& wanted : question.concepts) {
      if (!wanted.is_subject) continue;
      if (weights_.size() < kSubjectsMax) weights_.push_back(wanted.weight);
      all += wanted.weight;
      if (!wanted.is_known) unknown += wanted.weight;
    }
    at(AnswerSign::kSubjects) = static_cast<double>(weights_.size());
    at(AnswerSign::kUnknown) = all > 0 ? unknown / all : 0;
    at(AnswerSign::kSubjectWeight) = all / 10;
    at(AnswerSign::kPoint) = question.point == Point::kNone ? -1 : 0;
    at(AnswerSign::kDose) = question.type == QuestionType::kDose ? 0 : -1;
    at(AnswerSign::kFit) = -1;
  }

  void add(const Candidate& candidate) {
    const bool is_promised = candidate.has_asked_theme || candidate.point == PointGiven::kPromised;
    const bool says_all = all_ != 0 && candidate.said == all_;
    // What the heading and the sentence both say of all subjects is no chance.
    const bool is_filed_so = weights_.size() > 1 && candidate.headed == all_ && says_all &&
                             candidate.found < kPassagesNear;
    // Nor what says them all of just those who are asked about, in pregnancy or in children.
    const bool is_for_them =
        asks_of_people_ && candidate.is_of_asked && says_all && candidate.found < kPassagesNear;
    raise(AnswerSign::kPromised, (is_promised && says_all) || is_filed_so || is_for_them ? 1 : 0);
    if (candidate.found >= kPassagesNear) return;
    double even = weights_.empty() ? 1 : 0;
    double said = 0;
    double named = 0;
    int count = 0;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      const std::uint32_t bit = std::uint32_t{1} << i;
      if ((candidate.subjects & bit) == 0) continue;
      const bool says = (candidate.said & bit) != 0;
      even += (says ? 1 : 0.5) / static_cast<double>(weights_.size());
      named += weights_[i] / 10;
      said += says ? weights_[i] / 10 : 0;
      count += says ? 1 : 0;
    }
    raise(AnswerSign::kNearFocus, candidate.focus);
    raise(AnswerSign::kNearEven, even);
    raise(AnswerSign::kNearSaid, said);
    raise(AnswerSign::kNearCount, count);
    raise(AnswerSign::kNearNamed, named);
    const bool asks_point = at(AnswerSign::kPoint) >= 0;
    if (asks_point && says_all) raise(AnswerSign::kPoint, static_cast<double>(candidate.point));
    const bool asks_dose = at(AnswerSign::kDose) >= 0;
    if (asks_dose && candidate.gives_dose) raise(AnswerSign::kDose, 1);
    raise(AnswerSign::kFit, candidate.fit);
    raise(AnswerSign::kOfAsked, candidate.is_of_asked ? 1 : 0);
    if (candidate.found >= kTop) return;
    raise(AnswerSign::kTopFocus, candidate.focus);
    raise(AnswerSign::kTopEven, even);
    raise(AnswerSign::kTopSaid, said);
    const bool is_headed = all_ != 0 && candidate.headed == all_ && candidate.said != 0;
    raise(AnswerSign::kTopHeaded, is_headed ? 1 : 0);
  }

 private:
  double& at(AnswerSign sign) { return signs_[static_cast<std::size_t>(sign)]; }
  void raise(AnswerSign sign, double value) { at(sign) = std::max(at(sign), value); }

  AnswerSigns& signs_;
  std::uint32_t all_;  // the subjects' bits
  bool asks_of_people_;
  std::vector<double> weights_;  // and weights
};

}  // namespace

bool is_beyond(const Question& question, std::uint32_t passages) {
  if (passages < kPassagesForTrees) return false;
  double subjects = 0;
  double unknown = 0;
  double medicine = 0;  // the heaviest that is unknown
  for (const Concept& wanted : question.concepts) {
    if (!wanted.is_subject) continue;
    subjects += wanted.weight;
    if (wanted.is_known) continue;
    unknown += wanted.weight;
    if (wanted.is_medicine) medicine = std::max(medicine, wanted.weight);
  }
  // "What does my brother want?" names no subject, and nothing else that a text speaks of.
  const bool knows_any = std::any_of(question.concepts.begin(), question.concepts.end(),
                                     [](const Concept& wanted) { return wanted.is_known; });
  return !knows_any || unknown > kUnknownShareMax * subjects ||
         medicine > kUnknownMedicineMax * subjects;
}

AnswerSigns signs_of(const Question& question, std::span<const FoundPassage> passages,
                     std::span<const Candidate> candidates, std::span<const Features> rows,
                     Vocabulary& vocabulary) {
  AnswerSigns signs{};
  const auto set = [&signs](AnswerSign sign, double value) {
    signs[static_cast<std::size_t>(sign)] = value;
  };
  // A page reads more passages than the trees have learned from.
  std::vector<const Candidate*> near;
  for (const Candidate& candidate : candidates) {
    if (candidate.found < kPassagesBrief) near.push_back(&candidate);
  }
  if (near.empty()) return signs;
  const auto row_of = [&](const Candidate* candidate) -> const Features& {
    return rows[candidate->row];
  };
  const auto most = [&](Feature feature) {
    double value = 0;
    for (const Candidate* candidate : near) {
      value = std::max(value, value_of(row_of(candidate), feature));
    }
    return value;
  };
  const Features& best = row_of(near.front());
  double worth = 0;
  double lead = 0;
  double least_missing = 1;
  for (const Candidate* candidate : near) {
    worth = std::max(worth, candidate->worth);
    lead = std::max(lead, candidate->lead);
    least_missing = std::min(least_missing, value_of(row_of(candidate), Feature::kMissing));
  }
  constexpr std::size_t kFifth = 4;
  set(AnswerSign::kBestScore, near.front()->score);
  set(AnswerSign::kFifthScore, near[std::min(kFifth, near.size() - 1)]->score);
  set(AnswerSign::kMostWorth, worth);
  set(AnswerSign::kMostLead, lead);
  set(AnswerSign::kBestCoverage, value_of(best, Feature::kConceptCoverage));
  set(AnswerSign::kMostCoverage, most(Feature::kConceptCoverage));
  set(AnswerSign::kMostContext, most(Feature::kContextCoverage));
  set(AnswerSign::kBestMissing, value_of(best, Feature::kMissing));
  set(AnswerSign::kLeastMissing, least_missing);
  set(AnswerSign::kBestCosine, value_of(best, Feature::kQuestionCosine));
  set(AnswerSign::kBestMatch, value_of(best, Feature::kScoreOfWeight));
  set(AnswerSign::kBestCentrality, value_of(best, Feature::kTopCentrality));
  set(AnswerSign::kBestDrop, value_of(best, Feature::kScoreDrop));
  set(AnswerSign::kMostPairs, most(Feature::kPairCoverage));
  set(AnswerSign::kMostNamed, most(Feature::kNamed));
  set(AnswerSign::kMostKey, most(Feature::kKeyNamed));
  set(AnswerSign::kMostQuery, most(Feature::kQueryScore));
  set(AnswerSign::kMostAskedBefore, most(Feature::kAskedBefore));
  set(AnswerSign::kBestAskedBefore, value_of(best, Feature::kAskedBefore));
  const AskedBefore before = asked_before(passages);
  set(AnswerSign::kLikeAnswered, before.answered);
  set(AnswerSign::kLikeUnanswered, before.unanswered);
  set(AnswerSign::kNearerUnanswered, before.unanswered - before.answered);
  double least_key_missing = 1;
  bool gives_figure = false;
  for (const Candidate* candidate : near) {
    const Features& row = row_of(candidate);
    least_key_missing = std::min(least_key_missing, value_of(row, Feature::kKeyMissing));
    gives_figure = gives_figure || (value_of(row, Feature::kAskedKind) == 1 &&
                                    candidate->found < kPassagesNear && candidate->said != 0);
  }
  set(AnswerSign::kLeastKeyMissing, least_key_missing);
  set(AnswerSign::kAskedKind,
      question.asked_kind == AskedKind::kNone ? -1 : (gives_figure ? 1 : 0));
  set(AnswerSign::kUnseen, share_of(question, [&](const Concept& wanted) {
        const WantedConcept numbered = wanted_as(wanted, vocabulary);
        return std::none_of(near.begin(), near.end(), [&](const Candidate* candidate) {
          return speaks_of(numbered, among(candidate->distinct));
        });
      }));
  set(AnswerSign::kTermed,
      share_of(question, [](const Concept& wanted) { return wanted.alternatives.size() > 1; }));
  set(AnswerSign::kRarity,
      question.concepts.empty()
          ? 0
          : question.weight / 10 / static_cast<double>(question.concepts.size()));
  set(AnswerSign::kRanked, passages.front().ranked);
  SubjectSigns subjects(question, signs);
  for (const Candidate* candidate : near) subjects.add(*candidate);
  return signs;
}

bool is_answerable(const AnswerSigns& signs, std::uint32_t passages) {
  if (passages < kPassagesForTrees) {
    return signs[static_cast<std::size_t>(AnswerSign::kBestCoverage)] >= kCoverageMin;
  }
  // Of 844 questions from outside, over pool and corpus, one is promised an answer.
  const auto sign = [&](AnswerSign which) { return signs[static_cast<std::size_t>(which)]; };
  if (sign(AnswerSign::kPromised) > 0) return true;
  // A sum of equal parts.
  constexpr double kAllSaid = 0.999;
  const bool are_all_said = sign(AnswerSign::kNearEven) >= kAllSaid;
  if (are_all_said) {
    // Of a single thing there is enough to say where headings near the top name it.
    const bool is_topic = sign(AnswerSign::kSubjects) == 1 && sign(AnswerSign::kTopHeaded) > 0;
    if (is_topic || sign(AnswerSign::kDose) > 0) return true;
  }
  const bool is_less_sure = sign(AnswerSign::kMostAskedBefore) > 0 && !are_all_said;
  const double margin = (sign(AnswerSign::kUnknown) > kUnknownShareWary ? kWaryMargin : 0) +
                        (is_less_sure ? kAskedMargin : 0);
  return value_of(answerable_trees(), signs) >= kAnswerableMin + margin;
}

}  // namespace ibid::answer
