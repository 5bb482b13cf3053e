#include "answer/selection.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <optional>

#include "answer/claim_rules.hpp"
#include "answer/same_claim.hpp"
#include "answer/whole_sentences.hpp"
#include "text/fold.hpp"

namespace ibid::answer {
namespace {

/// 0 would ask for the longest claims, 1 for the densest. Held back, 0.3 to 0.6 differ by less than
/// 0.002 of ROUGE-2 recall.
constexpr double kRoomExponent = 0.4;

/// Of the words of two claims: so much, and the newer one may stand for the other.
constexpr double kReplacedOverlap = 0.35;

/// Without case, accents and the width of blanks.
std::string comparable(std::string_view text) {
  return text::collapse_white_space(text::fold_text(text));
}

int sign_of(double value) {
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

class Selector {
 public:
  Selector(std::span<const FoundPassage> passages, std::span<const Candidate> candidates,
           Works& works, const SelectionLimits& limits)
      : passages_(passages),
        candidates_(candidates),
        works_(works),
        limits_(limits),
        rules_(passages, candidates, limits),
        taken_(candidates.size(), false),
        nearness_(candidates.size(), 0),
        is_repeat_(candidates.size(), false) {
    if (limits.expected != nullptr) pair_is_said_.resize(limits.expected->pairs.size(), false);
    if (limits.background_max != 0) mark_what_is_on_something_else();
    for (const Candidate& candidate : candidates) bonuses_.push_back(rules_.bonus_of(candidate));
  }

  Result<Selection> run() {
    if (auto chosen = choose(limits_.claims_max); !chosen) return fail(chosen.error());
    if (auto merged = merge_the_rest(); !merged) return fail(merged.error());
    leave_out_superseded();
    return std::move(selection_);
  }

  Result<bool> finds_any() {
    if (auto chosen = choose(std::min<std::size_t>(1, limits_.claims_max)); !chosen) {
      return fail(chosen.error());
    }
    return !selection_.claims.empty();
  }

 private:
  Result<void> choose(std::size_t count) {
    if (is_beside_the_point()) return {};
    std::vector<std::size_t> fragments;  // by place, the best first
    while (selection_.claims.size() < count) {
      const std::optional<std::size_t> next = best_left();
      if (!next) break;
      taken_[*next] = true;
      if (limits_.whole_sentences_first && !is_whole(candidates_[*next])) {
        fragments.push_back(*next);
      } else if (auto added = add(candidates_[*next]); !added) {
        return added;
      }
    }
    // A title says more than silence.
    if (!selection_.claims.empty()) return {};
    for (const std::size_t i : fragments) {
      if (selection_.claims.size() == count) break;
      if (auto added = add(candidates_[i]); !added) return added;
    }
    return {};
  }

  bool is_whole(const Candidate& candidate) const {
    return is_whole_sentence(candidate.text(passages_), candidate.range.begin == 0);
  }

  /// Of claims under one heading that say much the same, those of superseded works alone, where one
  /// of a work that still holds is there.
  void leave_out_superseded() {
    if (limits_.superseded_cost == 0) return;
    const auto is_replaced = [&](const ChosenClaim& old) {
      if (!rests_on_replaced(old)) return false;
      const FoundPassage& place = passages_[old.candidate->found];
      return std::any_of(selection_.claims.begin(), selection_.claims.end(),
                         [&](const ChosenClaim& other) {
                           return !rests_on_replaced(other) &&
                                  have_same_theme(passages_[other.candidate->found], place) &&
                                  (old.candidate->subjects & ~other.candidate->subjects) == 0 &&
                                  overlap(*old.candidate, *other.candidate) >= kReplacedOverlap;
                         });
    };
    std::vector<ChosenClaim> kept;
    for (const ChosenClaim& claim : selection_.claims) {
      if (!is_replaced(claim)) kept.push_back(claim);
    }
    selection_.claims = std::move(kept);
  }

  bool is_beside_the_point() const {
    return std::none_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
      const bool is_on_it = candidate.said_weight >= limits_.said_by_one_min ||
                            rules_.times_put_first(candidate) != 0;
      return is_on_it && rules_.may_be_claim(candidate);
    });
  }

  std::optional<std::size_t> best_left() const {
    if (limits_.lead_first && selection_.claims.empty()) {
      if (const std::optional<std::size_t> lead = best_put_first()) return lead;
      for (const int fit : {1, 0, -1}) {
        for (const bool is_guidance : {true, false}) {
          if (const std::optional<std::size_t> lead = best_lead(fit, is_guidance)) return lead;
        }
      }
    }
    std::optional<std::size_t> best;
    double best_value = 0;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& candidate = candidates_[i];
      if (taken_[i] || !rules_.may_be_claim(candidate)) continue;
      if (words_ + candidate.words > limits_.words_max || is_background_full(candidate)) continue;
      const std::size_t under_its_theme = chosen_under_its_theme(candidate);
      if (under_its_theme >= limits_.per_theme_max) continue;
      const double value =
          value_of(i) - limits_.theme_again_cost * static_cast<double>(under_its_theme);
      if (!best || value > best_value) {
        best = i;
        best_value = value;
      }
    }
    return best;
  }

  /// The best lead of what most questions that ask just this are stated for, or of what a
  /// conversation means, where there is any.
  std::optional<std::size_t> best_put_first() const {
    std::optional<std::size_t> best;
    const auto key = [&](std::size_t i) {
      return std::pair{rules_.times_put_first(candidates_[i]), lead_of(candidates_[i])};
    };
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& candidate = candidates_[i];
      if (taken_[i] || rules_.times_put_first(candidate) == 0 || !rules_.may_be_claim(candidate))
        continue;
      if (words_ + candidate.words > limits_.words_max) continue;
      if (!best || key(i) > key(*best)) best = i;
    }
    return best;
  }

  /// The best of those that name the subjects as the first claim should; of guidance near the top,
  /// when asked for, that says all of them: over the corpus 4 of 124 brief answers more open with
  /// the claim that was asked for; over the pool there is hardly any guidance. `fit` is 1 for those
  /// of the values that the question states, 0 for such of no value, -1 for those of others.
  std::optional<std::size_t> best_lead(int fit, bool is_guidance) const {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& candidate = candidates_[i];
      if (taken_[i] || candidate.said_weight < limits_.lead_said_min) continue;
      if (sign_of(candidate.fit) != fit) continue;
      if (is_guidance && !(ClaimRules::says_all(candidate) && candidate.found < kPassagesNear &&
                           rules_.rests_on_guideline(candidate))) {
        continue;
      }
      const double worth_min = fit > 0 ? limits_.lead_fit_worth_min : limits_.lead_worth_min;
      if (!rules_.may_be_claim(candidate, std::min(limits_.worth_min, worth_min))) continue;
      if (words_ + candidate.words > limits_.words_max) continue;
      if (!best || lead_of(candidate) > lead_of(candidates_[*best])) best = i;
    }
    return best;
  }

  double lead_of(const Candidate& candidate) const {
    return candidate.lead + limits_.lead_fit_weight * candidate.fit +
           limits_.lead_setting_weight * candidate.setting +
           (candidate.gives_figure ? limits_.lead_figure_weight : 0);
  }

  double value_of(std::size_t i) const {
    const Candidate& candidate = candidates_[i];
    if (limits_.lead_first && selection_.claims.empty()) return lead_of(candidate);
    if (limits_.expected != nullptr) {
      return expected_value(candidate) +
             limits_.put_first_weight * rules_.times_put_first(candidate);
    }
    return candidate.score + bonuses_[i] - limits_.novelty_weight * nearness_[i] -
           (is_repeat_[i] ? limits_.repeat_cost : 0);
  }

  /// Word pairs of an expert's answer that the candidate is expected to add, its worth as one more,
  /// for the room that it takes.
  double expected_value(const Candidate& candidate) const {
    double hits = 0;
    for (const std::uint32_t pair : limits_.expected->of[candidate.row]) {
      if (!pair_is_said_[pair]) hits += limits_.expected->likelihoods[pair];
    }
    return (hits + candidate.worth) / std::pow(static_cast<double>(candidate.words), kRoomExponent);
  }

  /// Claims of its kind chosen under its heading.
  std::size_t chosen_under_its_theme(const Candidate& candidate) const {
    const FoundPassage& found = passages_[candidate.found];
    if (found.theme.empty()) return 0;
    const bool guideline = rules_.rests_on_guideline(candidate);
    return static_cast<std::size_t>(std::count_if(
        selection_.claims.begin(), selection_.claims.end(), [&](const ChosenClaim& chosen) {
          const FoundPassage& other = passages_[chosen.candidate->found];
          return have_same_theme(other, found) &&
                 rules_.rests_on_guideline(*chosen.candidate) == guideline;
        }));
  }

  /// Marks the passages of documents of which several were found and none names as much of the
  /// question as those of another do: of magnesium in migraine, where bones are asked about.
  void mark_what_is_on_something_else() {
    struct Found {
      std::uint32_t passage = 0;
      bool has_several = false;
      int most = 0;
    };
    std::map<std::string_view, Found> documents;
    int most = 0;
    for (const Candidate& candidate : candidates_) {
      const auto [at, is_new] =
          documents.try_emplace(passages_[candidate.found].document->id, Found{candidate.found});
      at->second.has_several |= at->second.passage != candidate.found;
      const std::uint32_t from_elsewhere = candidate.lent & ~candidate.topical;
      at->second.most =
          std::max(at->second.most, std::popcount(candidate.subjects & ~from_elsewhere));
      most = std::max(most, at->second.most);
    }
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      const auto at = documents.find(passages_[i].document->id);
      is_on_something_else_.push_back(at != documents.end() && at->second.has_several &&
                                      at->second.most < most);
    }
  }

  /// A claim that names one of two subjects is background to how they hang together: guidance on
  /// either is, research only on the rarer, which the question is after.
  bool is_background_full(const Candidate& candidate) const {
    if (limits_.background_max == 0 || !candidate.is_background) return false;
    if (rules_.times_put_first(candidate) != 0) return false;
    const FoundPassage& found = passages_[candidate.found];
    const bool guideline = rules_.rests_on_guideline(candidate);
    if (!guideline && !candidate.names_rarest) return true;
    if (is_on_something_else_[candidate.found]) return true;
    std::size_t chosen_alike = 0;
    std::size_t under_its_theme = 0;
    for (const ChosenClaim& chosen : selection_.claims) {
      const Candidate& other = *chosen.candidate;
      if (other.subjects != candidate.subjects || rules_.rests_on_guideline(other) != guideline) {
        continue;
      }
      ++chosen_alike;
      if (!found.theme.empty() && have_same_theme(passages_[other.found], found)) {
        ++under_its_theme;
      }
    }
    return chosen_alike >= limits_.background_max ||
           under_its_theme >= limits_.background_per_theme_max;
  }

  /// The chosen claim that says what `candidate` says.
  ChosenClaim* same_as(const Candidate& candidate) {
    for (ChosenClaim& chosen : selection_.claims) {
      if (say_the_same(*chosen.candidate, chosen.claim.text(), candidate,
                       candidate.text(passages_))) {
        return &chosen;
      }
    }
    return nullptr;
  }

  /// Whether one has the words of the other, in part or in whole.
  bool repeats(const Candidate& candidate) const {
    const std::string text = comparable(candidate.text(passages_));
    for (std::size_t i = 0; i < selection_.claims.size(); ++i) {
      const ChosenClaim& chosen = selection_.claims[i];
      if (says_no_more(candidate, candidate.text(passages_), *chosen.candidate,
                       chosen.claim.text())) {
        return true;
      }
      if (said_[i].find(text) != std::string::npos || text.find(said_[i]) != std::string::npos) {
        return true;
      }
    }
    return false;
  }

  bool repeats_under_heading(const Candidate& candidate, const Candidate& chosen) const {
    return limits_.repeat_cost != 0 &&
           have_same_theme(passages_[candidate.found], passages_[chosen.found]) &&
           repeats_in_other_words(candidate, candidate.text(passages_), chosen,
                                  chosen.text(passages_));
  }

  Result<void> add(const Candidate& candidate) {
    if (ChosenClaim* chosen = same_as(candidate)) return merge(candidate, *chosen);
    if (repeats(candidate)) return {};
    Result<std::vector<Evidence>> evidence = evidence_of(candidate);
    if (!evidence) return fail(evidence.error());
    if (evidence->empty()) return {};
    ChosenClaim chosen{Claim(std::move(evidence->front())), &candidate, {}, {}};
    for (std::size_t i = 1; i < evidence->size(); ++i) chosen.claim.add(std::move((*evidence)[i]));
    chosen.works = std::move(support_.works);
    chosen.strength = strength_of(candidate);
    selection_.claims.push_back(std::move(chosen));
    said_.push_back(comparable(candidate.text(passages_)));
    words_ += candidate.words;
    if (selection_.claims.size() == limits_.claims_max) return {};  // none is chosen after it
    if (limits_.expected != nullptr) {
      for (const std::uint32_t pair : limits_.expected->of[candidate.row]) {
        pair_is_said_[pair] = true;
      }
    }
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (taken_[i]) continue;
      nearness_[i] = std::max(nearness_[i], overlap(candidates_[i], candidate));
      if (!is_repeat_[i]) is_repeat_[i] = repeats_under_heading(candidates_[i], candidate);
    }
    return {};
  }

  /// Also what came after the last place was taken may say what a chosen claim says.
  Result<void> merge_the_rest() {
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (taken_[i] || !rules_.may_be_claim(candidates_[i])) continue;
      if (ChosenClaim* chosen = same_as(candidates_[i])) {
        if (auto merged = merge(candidates_[i], *chosen); !merged) return merged;
      }
    }
    return {};
  }

  Result<void> merge(const Candidate& candidate, ChosenClaim& chosen) {
    Result<std::vector<Evidence>> evidence = evidence_of(candidate);
    if (!evidence) return fail(evidence.error());
    for (std::size_t i = 0; i < evidence->size(); ++i) {
      const CitedWork& cited = support_.works[i];
      const bool listed =
          std::any_of(chosen.works.begin(), chosen.works.end(),
                      [&](const CitedWork& known) { return known.work->id == cited.work->id; });
      if (listed) continue;
      chosen.claim.add(std::move((*evidence)[i]));
      chosen.works.push_back(cited);
    }
    return {};
  }

  /// One Evidence a work that stands; leaves the works in support_.
  Result<std::vector<Evidence>> evidence_of(const Candidate& candidate) {
    const FoundPassage& found = passages_[candidate.found];
    Result<Support> support = works_.support_of(candidate, found);
    if (!support) return fail(support.error());
    support_ = std::move(*support);
    for (const WorkPtr& work : support_.retracted) {
      const auto same = [&](const WorkPtr& known) { return known->id == work->id; };
      if (std::none_of(selection_.retracted.begin(), selection_.retracted.end(), same)) {
        selection_.retracted.push_back(work);
      }
    }
    std::vector<Evidence> evidence;
    for (const CitedWork& cited : support_.works) {
      Result<Evidence> made =
          Evidence::make(*found.passage, candidate.range, candidate.text(passages_), cited.work->id,
                         cited.via ? cited.via->id : std::string{});
      if (!made) return fail(made.error());
      evidence.push_back(std::move(*made));
    }
    return evidence;
  }

  std::string strength_of(const Candidate& candidate) const {
    const FoundPassage& found = passages_[candidate.found];
    if (!found.passage->certainty.empty()) return found.passage->certainty;
    return candidate.references.empty() ? found.document->source.certainty : std::string{};
  }

  std::span<const FoundPassage> passages_;
  std::span<const Candidate> candidates_;
  Works& works_;
  const SelectionLimits& limits_;
  ClaimRules rules_;
  std::vector<bool> taken_;
  std::vector<double> nearness_;            // to the nearest chosen claim
  std::vector<bool> is_repeat_;             // of a claim chosen under its heading, in other words
  std::vector<double> bonuses_;             // for a strong design and for what the reader likes
  std::vector<bool> is_on_something_else_;  // by passage, where there may be background
  std::vector<std::string> said_;           // comparable() of each chosen claim
  std::vector<bool> pair_is_said_;          // by limits_.expected
  std::size_t words_ = 0;
  Support support_;
  Selection selection_;
};

}  // namespace

bool rests_on_replaced(const ChosenClaim& claim) {
  return std::all_of(claim.works.begin(), claim.works.end(), [](const CitedWork& cited) {
    return cited.work->status == SourceStatus::kSuperseded;
  });
}

Result<Selection> select_claims(std::span<const FoundPassage> passages,
                                std::span<const Candidate> candidates, Works& works,
                                const SelectionLimits& limits) {
  return Selector(passages, candidates, works, limits).run();
}

Result<bool> has_claim(std::span<const FoundPassage> passages,
                       std::span<const Candidate> candidates, Works& works,
                       const SelectionLimits& limits) {
  return Selector(passages, candidates, works, limits).finds_any();
}

}  // namespace ibid::answer
