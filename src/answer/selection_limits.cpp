#include "answer/selection_limits.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>

#include "answer/audience.hpp"
#include "answer/subjects.hpp"
#include "text/code_points.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// In a brief answer a claim's source is one that experts would choose with so much likelihood: on
/// BioASQ questions held back 0.13 gives a citation precision of 0.713 and a ROUGE-2 recall of
/// 0.599; 0.12 gives 0.005 less of the one and no more of the other.
constexpr double kWorthMin = 0.13;
/// A page shows more than the direct answers; there a claim must name half of the question instead.
/// Over the pool 0.01 gives a citation precision of 0.731 where 0.03 gives 0.733, and the same
/// recall.
constexpr double kPageScoreMin = 0.03;
/// So much of that for what says both of two things, where it is asked how they hang together,
/// which has many sides; a patient reads of the main ones alone.
constexpr double kRelationshipShare = 1.0 / 3;
/// Of what gives the one point that is asked for.
constexpr double kPointScoreMin = 0.01;
constexpr double kPageNamedMin = 0.5;
/// What stands under the very heading of the best claim goes with it, the trial that limits what a
/// review found, where it names so much of what that names. Of 900 questions of the corpus's
/// readers pages open with a snippet wanted 586 times; 0.632 of these are there, and 0.397 of the
/// claims are such. Without, and with kPartialShareMin of 0.2, it is 583, 0.623 and 0.373.
constexpr double kNamedBesideBest = 0.5;
constexpr double kScoreBesideBest = 0.01;
/// Where no expert's choice is asked for: trees may say a little less than nothing.
constexpr double kAnyWorth = -1;
/// Guidelines are written about a disease, not about a question: they may score this low on a page.
constexpr double kGuidanceScoreMin = 0.002;
/// But a claim that names only a part of the question scores so much of what the best one does, or
/// it fills the page with whatever else is known of that part.
constexpr double kPartialShareMin = 0.3;
/// And so much of that where nothing else would be left: of 900 questions of the corpus's readers
/// 5 more are answered.
constexpr double kEasedShare = 2.0 / 3;
/// On a page a meta-analysis is worth so much more than a case report, in the scale of scores.
constexpr double kStrengthWeight = 0.12;
/// So much, too, is a sentence that sums up four works worth over one that reports one.
constexpr double kSupportWeight = 0.2;
/// And so much one that names all subjects of the question over one that names half of them twice.
constexpr double kFocusWeight = 0.2;
/// What holds in pregnancy, in children or in rats comes behind what holds in general.
constexpr double kOthersCost = 0.1;
/// Who asks for treatment reads of its beginning before its target, and what is taken where it
/// fails.
constexpr double kLaterCost = 0.1;
/// Who asks for treatment reads what stands under "First-line treatment" before "Testing".
constexpr double kThemeWeight = 0.15;
/// What a newer guideline has replaced comes behind it, and leaves it the place under a heading.
constexpr double kSupersededCost = 0.2;
/// Claims of a kind on a page that name the same part of the subjects: enough to set the scene.
constexpr std::size_t kBackgroundMax = 4;
/// Of the claims under one heading one in so many may be such: the scene is set by several sides of
/// a subject.
constexpr std::size_t kBackgroundOfTheme = 2;
/// A claim of a brief answer that names less of the question speaks of something else. To ask for
/// 0.3 would cost 0.006 of ROUGE-2 recall.
constexpr double kNamedMin = 0.1;
/// A heading's next claim stands behind the first of another that is nearly as good.
constexpr double kThemeAgainCost = 0.03;
/// What tells a claim's finding once more leaves its place under the heading to another finding.
constexpr double kRepeatCost = 0.2;
/// What full overlap with a claim already chosen costs, in the scale of scores.
constexpr double kNoveltyWeight = 0.1;

/// Of each time that a passage is put first; more than all other weights and the score together.
constexpr double kPutFirstWeight = 2;
/// Who asks of children reads first what speaks of children.
constexpr double kAskedWeight = 0.2;
/// Who asks in the course of a talk on osteoporosis reads first what speaks of it.
constexpr double kSettingWeight = 0.2;
constexpr double kLeadSettingWeight = 0.05;
/// Who asks for a dose reads amounts first.
constexpr double kDoseWeight = 0.4;
/// Who asks how long reads times first: of 676 such questions over the corpus 10 more pages and 5
/// more brief answers open with a snippet wanted. Twice as much brings 2 more pages.
constexpr double kFigureWeight = 0.2;
constexpr double kLeadFigureWeight = 0.06;
/// Who states what was measured reads first what holds for such a value, and last what holds for
/// others.
constexpr double kFitWeight = 0.5;
constexpr double kLeadFitWeight = 0.1;
/// So many times as much, where nothing else is asked about.
constexpr double kFitAlone = 10;

/// Of 452 questions whose snippets are known, 21 pages that lack them and 4 that have them fall
/// silent, and 17 and 6 brief answers. With 0.4 more that have them than such that lack them.
constexpr double kSaidByOneMin = 0.3;
/// Of what asks of many things at once, a claim says one or two: so many shares of equal size.
constexpr double kSaidOfMany = 1.5;

/// Questions of more subjects are answered by parts. With 3, a quarter of the BioASQ questions lose
/// 0.001 more of ROUGE-2 recall.
constexpr int kSubjectsSaid = 2;

/// Of a claim that says both subjects where those of enough worth do not.
constexpr double kWorthOfSubjects = 0.05;

/// What a brief answer opens with names so much, by weight, of what one of the first passages does.
/// Of BioASQ's leads 0.6 costs 0.001 of F1 and 0.8 0.013; over the corpus, where few sources look
/// like an expert's choice, both open 5 of 124 answers more with the claim that was asked for.
constexpr double kLeadSaidShare = 0.6;
constexpr double kWorthOfLead = 0.03;

/// Of one that says both subjects and makes do for all others. Anything up to 0.3 costs BioASQ
/// nothing.
constexpr double kWorthOfAll = 0.15;

/// So many of those, and a brief answer to "Does A help B?" needs no others. Over the pool
/// precision gains 0.001 for 0.001 of recall.
constexpr std::size_t kEnoughSayAll = 3;

/// A claim of a brief answer says a subject itself: no heading lends it one. And where what experts
/// would likely choose leaves one of two subjects, while other candidates say both, it says both:
/// "Does zinc prevent fractures?" is not answered by what else does. That every claim must say all
/// where a likely one does would cost 0.03 of ROUGE-2 recall.
void keep_to_subjects(const Question& question, std::span<const Candidate> candidates,
                      SelectionLimits& limits) {
  const std::uint32_t all = all_subjects(question);
  bool is_one_said = false;
  bool are_all_said = false;
  std::size_t likely_to_say_all = 0;
  for (const Candidate& candidate : candidates) {
    const bool is_likely = candidate.worth >= limits.worth_min;
    is_one_said = is_one_said || (candidate.said != 0 && is_likely);
    if (candidate.said != all || candidate.worth < kWorthOfSubjects) continue;
    are_all_said = true;
    if (candidate.worth >= kWorthOfAll) ++likely_to_say_all;
  }
  if (is_one_said) limits.must_say_one = all;
  if (!are_all_said || std::popcount(all) > kSubjectsSaid) return;
  if (likely_to_say_all == 0) limits.worth_min = kWorthOfSubjects;
  const bool is_enough = question.is_yes_no && likely_to_say_all >= kEnoughSayAll;
  if (likely_to_say_all == 0 || is_enough) limits.must_say = all;
}

/// A brief answer opens with a claim that names about as much of the subjects as any near the top.
void keep_lead_to_subjects(std::span<const Candidate> candidates, SelectionLimits& limits) {
  double most = 0;
  for (const Candidate& candidate : candidates) {
    if (candidate.found < kPassagesNear && candidate.worth >= kWorthOfLead) {
      most = std::max(most, candidate.said_weight);
    }
  }
  limits.lead_said_min = kLeadSaidShare * most;
  limits.lead_worth_min = kWorthOfLead;
}

/// The subjects that most of the claims name that say how much is too much; 0 where nobody asks.
std::uint32_t subjects_of_limits(const Question& question, std::span<const Candidate> candidates) {
  if (!asks_of_limit(question)) return 0;
  std::map<std::uint32_t, int> claims;
  for (const Candidate& candidate : candidates) {
    const std::uint32_t named = candidate.said | candidate.headed;
    if (candidate.gives_dose && named != 0) ++claims[named];
  }
  const auto most =
      std::max_element(claims.begin(), claims.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == claims.end() ? 0 : most->first;
}

/// A dose is one of the drug for the disease and the people that are asked about, where there is
/// such a one; a brief answer gives nothing but doses.
void keep_to_dose(const Question& question, std::span<const Candidate> candidates, bool is_brief,
                  SelectionLimits& limits) {
  if (question.type != QuestionType::kDose) return;
  const std::uint32_t all = all_subjects(question);
  bool is_named = false;
  bool is_given = false;
  for (const Candidate& candidate : candidates) {
    if ((candidate.said | candidate.headed) != all) continue;
    is_named = true;
    is_given = is_given || (candidate.gives_dose && !candidate.is_of_others);
  }
  // One for the same medicine and disease says more to who has such a value than none.
  const std::uint32_t rest = all & ~measured_subjects(question);
  const auto gives_dose_of = [&](std::uint32_t subjects) {
    return subjects != 0 && subjects != all &&
           std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
             return candidate.gives_dose && !candidate.is_of_others &&
                    (candidate.said | candidate.headed) == subjects;
           });
  };
  // Where none gives the dose, that for another disease must not stand in for it; but the limit of
  // what may be taken is everybody's.
  const std::uint32_t limited = !is_given ? subjects_of_limits(question, candidates) : 0;
  if (is_named) limits.must_name = all;
  if (!is_given && gives_dose_of(rest)) limits.must_name = rest;
  if (limited != 0 && limited != all) {
    limits.must_name = limited;
    limits.must_give_dose = true;
    limits.score_min = std::min(limits.score_min, kPointScoreMin);
    limits.partial_score_min = limits.named_min = limits.said_by_one_min = 0;
  }
  if (!is_given) return;
  limits.must_give_dose = is_brief;
  if (is_brief) limits.worth_min = kAnyWorth;
  limits.not_of_others =
      is_brief || std::any_of(question.concepts.begin(), question.concepts.end(),
                              [](const Concept& asked) { return asked.is_population; });
}

/// Whether what gives the point stands under a heading that promises it, and under no other.
bool has_headings_of_its_own(Point point) {
  return point == Point::kDefinition || point == Point::kFrequency || point == Point::kCause ||
         point == Point::kSymptoms || point == Point::kConsequences;
}

/// Who asks how common something is, or for its definition, wants no more than that, where there is
/// such a claim: best under headings that promise it, of the subject alone. A brief answer has no
/// room for more than a definition.
void keep_to_point(const Question& question, std::span<const Candidate> candidates, bool is_brief,
                   SelectionLimits& limits) {
  const bool is_alone = is_point_alone(question.point);
  if (is_brief && question.point != Point::kDefinition && !is_alone) return;
  const std::uint32_t all = all_subjects(question);
  const bool may_be_headed = !has_headings_of_its_own(question.point);
  for (const Candidate& candidate : candidates) {
    const bool is_filed = candidate.point == PointGiven::kPromised && candidate.filed == all;
    if (candidate.said != all && !(may_be_headed && is_filed)) continue;
    const bool is_promised = is_filed && !may_be_headed;
    limits.point_min =
        std::max(limits.point_min, is_promised ? PointGiven::kPromised
                                               : std::min(candidate.point, PointGiven::kSaid));
  }
  if (limits.point_min == PointGiven::kNot) {
    if (is_alone) limits.point_min = PointGiven::kSaid;  // none that says all has it
    return;
  }
  limits.score_min = std::min(limits.score_min, kPointScoreMin);
  limits.must_name |= all;
  limits.title_names = true;
  limits.said_by_one_min = 0;
  if (limits.point_min == PointGiven::kPromised) limits.must_head = all;
}

/// Claims on all of the subjects, or a part of these fills the page with what was not asked.
constexpr std::size_t kEnoughNameAll = 3;

/// A page on two subjects needs none on one of them where enough is on both; but how two things
/// hang together is told with what is known of either, and what is known of the people asked about
/// is told whatever it names.
void keep_to_all(const Question& question, std::span<const Candidate> candidates,
                 SelectionLimits& limits) {
  const std::uint32_t all = all_subjects(question);
  if (question.type == QuestionType::kRelationship || std::popcount(all) != kSubjectsSaid) return;
  const bool is_of_people =
      std::any_of(candidates.begin(), candidates.end(),
                  [](const Candidate& candidate) { return candidate.is_of_asked; });
  if (is_of_people) return;
  const auto names_all = [&](const Candidate& candidate) {
    return (candidate.said | candidate.headed) == all && !candidate.is_of_others &&
           candidate.score >= limits.score_min;
  };
  if (static_cast<std::size_t>(std::count_if(candidates.begin(), candidates.end(), names_all)) >=
      kEnoughNameAll) {
    limits.must_name |= all;
  }
}

/// Where enough stands in documents or under headings on what is asked about, nothing else is told
/// that names it in passing: an osteoporosis drug's atrial fibrillation is no treatment of that.
/// But what a medicine does is told wherever it is given.
void keep_to_topic(const Question& question, std::span<const Candidate> candidates,
                   SelectionLimits& limits) {
  if (question.type == QuestionType::kRelationship) return;
  const std::uint32_t topics =
      all_subjects(question) & ~medicines_among(question) & ~measured_subjects(question);
  const auto is_on_topic = [&](const Candidate& candidate) {
    return (candidate.topical & topics) != 0 && candidate.score >= limits.score_min;
  };
  std::size_t good = 0;
  for (const Candidate& candidate : candidates) {
    if ((candidate.said & topics) == 0) continue;
    if (!is_on_topic(candidate)) return;  // a document that does not say so is on it, too
    if (++good < kEnoughNameAll) continue;
    limits.must_be_on_one = topics;
    return;
  }
}

/// Where enough holds for everybody, what holds for others is told only on all of the subjects:
/// painkillers while breastfeeding are no answer for kidney disease.
void keep_to_those_asked(const Question& question, std::span<const Candidate> candidates,
                         SelectionLimits& limits) {
  const double good = kPartialShareMin * candidates.front().score;
  const std::uint32_t all = all_subjects(question);
  const auto holds = [&](const Candidate& candidate) {
    const bool says_several = std::popcount(all) > 1 && candidate.said == all;
    return !candidate.is_of_others && candidate.is_on_topic &&
           (candidate.score >= good || says_several);
  };
  if (static_cast<std::size_t>(std::count_if(candidates.begin(), candidates.end(), holds)) >=
      kEnoughNameAll) {
    limits.others_must_say = all;
  }
}

/// Who asks of nothing but a value wants to know what it means: the closest range says it. But who
/// asks what to do about it knows.
void keep_to_value(const Question& question, SelectionLimits& limits) {
  const bool asks_of_more = (all_subjects(question) & ~measured_subjects(question)) != 0;
  if (question.values.empty() || asks_of_more || question.type == QuestionType::kTreatment) return;
  limits.fit_weight *= kFitAlone;
  limits.lead_fit_weight *= kFitAlone;
}

}  // namespace

SelectionLimits brief_limits(std::size_t claims_max, std::size_t words_max,
                             std::span<const Candidate> candidates) {
  SelectionLimits limits;
  limits.claims_max = claims_max;
  limits.words_max = words_max;
  limits.worth_min = std::min(kWorthMin, candidates.front().worth);
  limits.named_min = kNamedMin;
  limits.put_first_weight = kPutFirstWeight;
  limits.lead_first = true;
  limits.lead_fit_worth_min = kAnyWorth;
  limits.lead_fit_weight = kLeadFitWeight;
  limits.lead_figure_weight = kLeadFigureWeight;
  limits.lead_setting_weight = kLeadSettingWeight;
  limits.per_theme_max = claims_max;
  return limits;
}

SelectionLimits page_limits(std::size_t claims_max, std::size_t words_max, Audience audience,
                            QuestionType type, std::span<const Candidate> candidates) {
  SelectionLimits limits;
  const ReaderProfile reader = profile_of(audience);
  limits.claims_max = std::min(claims_max, reader.claims_max);
  limits.words_max = words_max;
  limits.score_min = std::min(kPageScoreMin, candidates.front().score);
  limits.worth_min = kAnyWorth;
  limits.guidance_score_min = kGuidanceScoreMin;
  if (type != QuestionType::kRelationship) {
    limits.partial_score_min = kPartialShareMin * candidates.front().score;
  } else if (audience != Audience::kPatient) {
    limits.says_all_share = kRelationshipShare;
  }
  limits.named_min = kPageNamedMin;
  limits.named_beside_best = kNamedBesideBest;
  limits.score_beside_best = kScoreBesideBest;
  limits.on_topic_only = true;
  limits.whole_sentences_first = true;
  limits.focus_weight = kFocusWeight;
  limits.others_cost = kOthersCost;
  limits.later_cost = kLaterCost;
  limits.theme_weight = kThemeWeight;
  limits.superseded_cost = kSupersededCost;
  limits.background_max = kBackgroundMax;
  limits.background_per_theme_max = reader.per_theme_max / kBackgroundOfTheme;
  limits.theme_again_cost = kThemeAgainCost;
  limits.repeat_cost = kRepeatCost;
  limits.novelty_weight = kNoveltyWeight;
  limits.strength_weight = kStrengthWeight;
  limits.support_weight = kSupportWeight;
  limits.plainness_weight = reader.plainness_weight;
  limits.guidance_weight = reader.guidance_weight;
  limits.per_theme_max = reader.per_theme_max;
  limits.put_first_weight = kPutFirstWeight;
  limits.asked_weight = kAskedWeight;
  limits.setting_weight = kSettingWeight;
  limits.dose_weight = kDoseWeight;
  limits.figure_weight = kFigureWeight;
  limits.fit_weight = kFitWeight;
  return limits;
}

void keep_to_question(const Question& question, std::span<const Candidate> candidates,
                      bool is_brief, SelectionLimits& limits) {
  const int subjects = std::max(1, std::popcount(all_subjects(question)));
  limits.said_by_one_min = std::min(kSaidByOneMin, kSaidOfMany / subjects);
  if (is_brief) {
    keep_to_subjects(question, candidates, limits);
    keep_lead_to_subjects(candidates, limits);
  }
  if (!is_brief) {
    keep_to_all(question, candidates, limits);
    keep_to_topic(question, candidates, limits);
    keep_to_those_asked(question, candidates, limits);
  }
  keep_to_dose(question, candidates, is_brief, limits);
  keep_to_point(question, candidates, is_brief, limits);
  keep_to_value(question, limits);
  if (asks_of_past(question)) limits.superseded_cost = 0;
}

SelectionLimits eased(SelectionLimits limits) {
  limits.partial_score_min *= kEasedShare;
  return limits;
}

bool asks_of_past(const Question& question) {
  constexpr std::string_view kPast[] = {"former",       "formerly",   "historical",
                                        "historically", "history",    "outdated",
                                        "previous",     "previously", "superseded"};
  constexpr std::string_view kUnits[] = {"calories", "g",     "iu",    "kcal", "mcg", "mg",
                                         "ml",       "steps", "units", "µg",   "μg"};
  const std::vector<text::Word> words = text::words(question.asked);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].folded;
    if (text::is_one_of(word, kPast)) return true;
    const bool is_year = word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
                         std::all_of(word.begin(), word.end(), text::is_digit);
    const bool is_amount = i + 1 < words.size() && text::is_one_of(words[i + 1].folded, kUnits);
    if (is_year && !is_amount) return true;
  }
  return false;
}

}  // namespace ibid::answer
