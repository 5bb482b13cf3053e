#include "answer/claim_rules.hpp"

#include <algorithm>
#include <bit>

#include "answer/audience.hpp"
#include "answer/design_tier.hpp"

namespace ibid::answer {
namespace {

/// Of the share of the question that a claim names: all of it, but for rounding.
constexpr double kWholeQuestion = 0.999;

/// Of the subjects, by weight, that a claim names which is for the values of the question: it may
/// score low. With all of them, three more of 40 pages lack the snippet wanted.
constexpr double kMostSubjects = 0.5;

/// Of the best score: what does so well may name a little less of the question than is asked of
/// others.
constexpr double kAlmostBest = 0.8;

/// A sentence that rests on several works sums them up: 0 for one, 1 for four and more.
double support_value(const Candidate& candidate) {
  const std::size_t works = std::clamp<std::size_t>(candidate.references.size(), 1, 4);
  return static_cast<double>(works - 1) / 3;
}

}  // namespace

bool ClaimRules::may_be_claim(const Candidate& candidate, double worth_min) const {
  const double supported = candidate.score + limits_.support_weight * support_value(candidate);
  if (candidate.excludes_asked) return false;
  const FoundPassage& found = passages_[candidate.found];
  if (found.asked_before.just_answered != 0) return true;
  if (limits_.of_asked_only && !candidate.is_of_asked) return false;
  if (found.meant != 0) return true;
  const std::uint32_t headed = limits_.title_names ? candidate.filed : candidate.headed;
  const bool is_filed =
      limits_.title_names && limits_.must_name != 0 && (limits_.must_name & ~candidate.filed) == 0;
  if (limits_.on_topic_only && !candidate.is_on_topic && !is_filed) return false;
  if (limits_.must_say_one != 0 && (limits_.must_say_one & candidate.said) == 0) return false;
  if ((limits_.must_say & ~candidate.said) != 0) return false;
  if ((limits_.must_name & ~(candidate.said | headed)) != 0) return false;
  if (limits_.must_name_one != 0 && (limits_.must_name_one & (candidate.said | headed)) == 0) {
    return false;
  }
  if ((limits_.must_head & ~headed) != 0) return false;
  if (limits_.must_be_on_one != 0 && (limits_.must_be_on_one & candidate.topical) == 0) {
    return false;
  }
  if (candidate.point < limits_.point_min) return false;
  if (limits_.must_give_dose && !candidate.gives_dose) return false;
  if (limits_.not_of_others && candidate.is_of_others) return false;
  if (candidate.is_of_others && (limits_.others_must_say & ~candidate.said) != 0) {
    return false;
  }
  if (candidate.worth < worth_min) return false;
  const bool names_all = candidate.named >= kWholeQuestion;
  if (names_all && candidate.has_asked_theme) return true;  // filed as just that, however scored
  if (names_all && says_all(candidate) && rests_on_guideline(candidate)) {
    return true;
  }
  // Of such people as the question's, and of most that it is about.
  if (candidate.fit > 0 && candidate.said_weight >= kMostSubjects) return true;
  if (stands_beside_best(candidate)) return true;
  const bool is_partial = !names_all && !candidate.is_of_asked;
  if (is_partial && candidate.score < limits_.partial_score_min) return false;
  const bool is_named = candidate.named >= limits_.named_min || is_filed ||
                        candidate.score >= kAlmostBest * candidates_.front().score;
  return is_named && supported >= floor_of(candidate);
}

bool ClaimRules::stands_beside_best(const Candidate& candidate) const {
  const Candidate& best = candidates_.front();
  const FoundPassage& there = passages_[best.found];
  const FoundPassage& here = passages_[candidate.found];
  const bool is_under_same_heading = here.document == there.document &&
                                     !there.passage->section_path.empty() &&
                                     here.passage->section_path == there.passage->section_path;
  if (&candidate == &best || !is_under_same_heading || limits_.named_beside_best == 0 ||
      !may_be_claim(best)) {
    return false;
  }
  return !candidate.is_of_others && best.said == best.subjects &&
         (candidate.said & best.said) != 0 && candidate.score >= limits_.score_beside_best &&
         candidate.named >= limits_.named_beside_best * best.named;
}

double ClaimRules::bonus_of(const Candidate& candidate) const {
  double bonus = limits_.strength_weight * strength_value(candidate);
  if (limits_.plainness_weight != 0) {
    bonus += limits_.plainness_weight * plainness(candidate.text(passages_));
  }
  if (limits_.guidance_weight != 0 && rests_on_guideline(candidate)) {
    bonus += limits_.guidance_weight;
  }
  bonus += limits_.put_first_weight * times_put_first(candidate);
  bonus += limits_.support_weight * support_value(candidate);
  bonus += limits_.focus_weight * candidate.focus;
  if (candidate.is_of_others) bonus -= limits_.others_cost;
  if (candidate.is_later) bonus -= limits_.later_cost;
  if (candidate.has_asked_theme) bonus += limits_.theme_weight;
  if (candidate.is_of_asked || candidate.shares_denial) bonus += limits_.asked_weight;
  bonus += limits_.setting_weight * candidate.setting;
  if (candidate.gives_dose) bonus += limits_.dose_weight;
  if (candidate.gives_figure) bonus += limits_.figure_weight;
  bonus += limits_.fit_weight * candidate.fit;
  if (is_superseded(candidate)) bonus -= limits_.superseded_cost;
  return bonus;
}

bool ClaimRules::rests_on_guideline(const Candidate& candidate) const {
  const index::DocumentHeader& document = *passages_[candidate.found].document;
  if (candidate.references.empty()) return document.source.kind == SourceKind::kGuideline;
  return std::any_of(candidate.references.begin(), candidate.references.end(),
                     [&](std::uint32_t reference) {
                       return reference < document.references.size() &&
                              document.references[reference].kind == SourceKind::kGuideline;
                     });
}

bool ClaimRules::says_all(const Candidate& candidate) {
  return !candidate.is_background && candidate.said == candidate.subjects &&
         std::popcount(candidate.said) > 1;
}

/// Guidance on a part of the question belongs to a page even when trials answer it better.
double ClaimRules::floor_of(const Candidate& candidate) const {
  if (rests_on_guideline(candidate)) return limits_.guidance_score_min;
  return (says_all(candidate) ? limits_.says_all_share : 1) * limits_.score_min;
}

/// 1 for the strongest design that its document states for it, 0 for the weakest.
double ClaimRules::strength_value(const Candidate& candidate) const {
  const index::DocumentHeader& document = *passages_[candidate.found].document;
  int tier = candidate.references.empty() ? design_tier(document.source) : kDesignTiers - 1;
  for (const std::uint32_t reference : candidate.references) {
    if (reference >= document.references.size()) continue;
    tier = std::min(tier, design_tier(document.references[reference]));
  }
  return 1 - static_cast<double>(tier) / (kDesignTiers - 1);
}

/// By what its document states; the index may know of more.
bool ClaimRules::is_superseded(const Candidate& candidate) const {
  const index::DocumentHeader& document = *passages_[candidate.found].document;
  if (candidate.references.empty()) return document.source.status == SourceStatus::kSuperseded;
  return std::all_of(candidate.references.begin(), candidate.references.end(),
                     [&](std::uint32_t reference) {
                       return reference < document.references.size() &&
                              document.references[reference].status == SourceStatus::kSuperseded;
                     });
}

}  // namespace ibid::answer
