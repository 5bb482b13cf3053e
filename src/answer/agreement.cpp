#include "answer/agreement.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace ibid::answer {
namespace {

/// The passages that most often hold the answer.
constexpr std::uint32_t kTopPassages = 5;

/// Two stems side by side, as one number.
using Pair = std::uint64_t;
Pair pair_of(StemNumber a, StemNumber b) {
  return static_cast<Pair>(a) << 32 | b;
}

/// Candidates [begin, end) of one passage.
struct Run {
  std::size_t begin;
  std::size_t end;
};

/// Sums up what the passages that have a pair count.
class PairShares {
 public:
  /// `pairs_max` different ones at most.
  explicit PairShares(std::size_t pairs_max) : slots_(std::bit_ceil(2 * pairs_max + 1)) {}

  /// Adds the share of a run (from 1 on, ascending) once to a pair; returns the pair's place.
  std::uint32_t add(Pair pair, std::uint32_t run, double share) {
    const std::size_t mask = slots_.size() - 1;
    // Spread by the golden ratio.
    std::size_t at = ((pair ^ pair >> 29) * 0x9E3779B97F4A7C15u >> 24) & mask;
    while (slots_[at].run != 0 && slots_[at].pair != pair) at = (at + 1) & mask;
    Slot& slot = slots_[at];
    if (slot.run != run) {
      slot.pair = pair;
      slot.run = run;
      slot.share += share;
    }
    return static_cast<std::uint32_t>(at);
  }
  [[nodiscard]] double at(std::uint32_t place) const { return slots_[place].share; }

 private:
  struct Slot {
    Pair pair = 0;
    double share = 0;
    std::uint32_t run = 0;  ///< that had the pair last; 0 while there is no pair
  };
  std::vector<Slot> slots_;
};

class Agreeing {
 public:
  Agreeing(std::span<const FoundPassage> passages, std::span<const Candidate> candidates,
           std::span<const StemNumber> asked, Vocabulary& vocabulary)
      : passages_(passages), candidates_(candidates) {
    norms_.resize(candidates.size());
    weights_.resize(candidates.size());
    begins_.reserve(candidates.size());
    all_.resize(vocabulary.size());
    own_.resize(vocabulary.size());
    share_of_stem_.resize(vocabulary.size());
    seen_in_.resize(vocabulary.size());
    is_asked_.resize(vocabulary.size());
    for (const StemNumber stem : asked) is_asked_[stem] = 1;
    std::size_t stems = 0;
    for (const Candidate& candidate : candidates) stems += candidate.distinct.size();
    rarities_.reserve(stems);
    parts_.resize(stems);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      begins_.push_back(rarities_.size());
      double sum = 0;
      for (const StemNumber stem : candidates[i].distinct) {
        const double rarity = vocabulary.rarity_of(stem);
        rarities_.push_back(rarity);
        sum += rarity * rarity;
      }
      norms_[i] = std::sqrt(sum);
      if (i == 0 || candidates[i].found != candidates[i - 1].found) runs_.push_back({i, i});
      runs_.back().end = i + 1;
    }
  }

  std::vector<Agreement> run() {
    std::vector<Agreement> agreement(candidates_.size());
    add_cosines([this](const Candidate& candidate) { return weight_of(candidate); },
                &Agreement::with_all, agreement);
    add_cosines(
        [](const Candidate& candidate) {
          return candidate.found < kTopPassages ? 1.0 / candidate.siblings : 0.0;
        },
        &Agreement::with_top, agreement);
    add_words(agreement);
    add_pairs(agreement);
    return agreement;
  }

 private:
  /// How well its passage was found; the best has 1.
  double found_share(std::uint32_t found) const {
    const double best = passages_.front().score;
    return best > 0 ? passages_[found].score / best : 1;
  }

  /// A passage counts for the others as far as it was found, a long one no more than a short one.
  double weight_of(const Candidate& candidate) const {
    const double share = found_share(candidate.found);
    return share * share / candidate.siblings;
  }

  /// Calls `work` with each distinct stem of a candidate and its place in the lists of all.
  template <class Work>
  void each_stem(std::size_t candidate, Work work) const {
    std::size_t at = begins_[candidate];
    for (const StemNumber stem : candidates_[candidate].distinct) work(stem, at++);
  }

  /// Mean cosine with the candidates of other passages, weighed by `weight`.
  template <class Weight>
  void add_cosines(Weight weight, double Agreement::*into, std::vector<Agreement>& agreement) {
    std::fill(all_.begin(), all_.end(), 0.0);
    double weights = 0;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      weights_[i] = weight(candidates_[i]);
      weights += weights_[i];
      if (!counts(i)) continue;
      each_stem(i, [&](StemNumber stem, std::size_t at) {
        parts_[at] = weights_[i] * rarities_[at] / norms_[i];
        all_[stem] += parts_[at];
      });
    }
    for (const Run& run : runs_) {
      double own_weights = 0;
      for (std::size_t i = run.begin; i < run.end; ++i) {
        own_weights += weights_[i];
        if (!counts(i)) continue;
        each_stem(i, [&](StemNumber stem, std::size_t at) { own_[stem] += parts_[at]; });
      }
      for (std::size_t i = run.begin; i < run.end; ++i) {
        if (norms_[i] == 0 || weights - own_weights <= kNoWeight) continue;
        double sum = 0;
        each_stem(i, [&](StemNumber stem, std::size_t at) {
          sum += (all_[stem] - own_[stem]) * rarities_[at];
        });
        agreement[i].*into = sum / norms_[i] / (weights - own_weights);
      }
      for (std::size_t i = run.begin; i < run.end; ++i) {
        if (counts(i)) each_stem(i, [&](StemNumber stem, std::size_t) { own_[stem] = 0; });
      }
    }
  }

  /// Whether the candidate adds anything to the sums.
  [[nodiscard]] bool counts(std::size_t i) const { return norms_[i] != 0 && weights_[i] != 0; }

  void add_words(std::vector<Agreement>& agreement) {
    double all = 0;
    std::uint32_t number = 0;
    for (const Run& run : runs_) {
      ++number;
      const double share = squared_share(run);
      all += share;
      for (std::size_t i = run.begin; i < run.end; ++i) {
        for (const StemNumber stem : candidates_[i].distinct) {
          if (seen_in_[stem] == number) continue;
          seen_in_[stem] = number;
          share_of_stem_[stem] += share;
        }
      }
    }
    if (all == 0) return;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      double rarities = 0;
      double sum = 0;
      double sum_of_new = 0;
      each_stem(i, [&](StemNumber stem, std::size_t at) {
        const double part = share_of_stem_[stem] / all * rarities_[at];
        rarities += rarities_[at];
        sum += part;
        if (is_asked_[stem] == 0) sum_of_new += part;
      });
      agreement[i].of_words = rarities > 0 ? sum / rarities : 0;
      agreement[i].of_new_words = sum_of_new;
    }
  }

  void add_pairs(std::vector<Agreement>& agreement) {
    double all = 0;
    for (const Run& run : runs_) all += squared_share(run);
    if (all == 0) return;
    std::size_t count = 0;
    for (const Candidate& candidate : candidates_) count += candidate.stems.size();
    PairShares shares(count);
    std::vector<std::uint32_t> places;  // of all pairs, candidate by candidate
    places.reserve(count);
    for (std::uint32_t r = 0; r < runs_.size(); ++r) {
      const double share = squared_share(runs_[r]);
      for (std::size_t i = runs_[r].begin; i < runs_[r].end; ++i) {
        const std::span<const StemNumber> stems = candidates_[i].stems;
        for (std::size_t j = 0; j + 1 < stems.size(); ++j) {
          places.push_back(shares.add(pair_of(stems[j], stems[j + 1]), r + 1, share));
        }
      }
    }
    auto place = places.begin();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const std::size_t stems = candidates_[i].stems.size();
      if (stems < 2) continue;
      double sum = 0;
      for (std::size_t j = 0; j + 1 < stems; ++j) sum += shares.at(*place++) / all;
      agreement[i].of_pairs = sum / static_cast<double>(stems - 1);
      agreement[i].of_all_pairs = sum;
    }
  }

  double squared_share(const Run& run) const {
    const double share = found_share(candidates_[run.begin].found);
    return share * share;
  }

  /// Less than that is what rounding leaves of a difference of equal sums.
  static constexpr double kNoWeight = 1e-9;

  std::span<const FoundPassage> passages_;
  std::span<const Candidate> candidates_;
  std::vector<Run> runs_;
  std::vector<double> norms_;        // of each candidate, as are the next two
  std::vector<double> weights_;      // in the sums that add_cosines() is at
  std::vector<std::size_t> begins_;  // where its stems begin in the next two lists
  std::vector<double> rarities_;     // of the distinct stems of all candidates
  std::vector<double> parts_;        // what each adds to those sums
  std::vector<double> all_;          // by stem: sum over the sentences' unit vectors
  std::vector<double> own_;          // the same over those of one passage; 0 between passages
  std::vector<double> share_of_stem_;
  std::vector<std::uint32_t> seen_in_;
  std::vector<std::uint8_t> is_asked_;
};

}  // namespace

std::vector<Agreement> agreement_of(std::span<const FoundPassage> passages,
                                    std::span<const Candidate> candidates,
                                    std::span<const StemNumber> asked, Vocabulary& vocabulary) {
  return Agreeing(passages, candidates, asked, vocabulary).run();
}

}  // namespace ibid::answer
