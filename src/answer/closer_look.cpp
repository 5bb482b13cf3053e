#include "answer/closer_look.hpp"

#include <algorithm>
#include <utility>

namespace ibid::answer {
namespace {

/// Looked at is all of at least so much worth. Held back, floors of 0.05 to 0.08 give the
/// lead 0.003 to 0.006 more of F1 than the candidates for claims alone.
constexpr double kLookMin = 0.08;
/// Pairs of words of an expert's answer, about: the median of BioASQ's has 36.
constexpr double kIdealPairs = 35;

WordPair pair_of(StemNumber a, StemNumber b) {
  return static_cast<WordPair>(a) << 32 | b;
}

bool holds(const auto& sorted, auto value) {
  return std::binary_search(sorted.begin(), sorted.end(), value);
}

/// The candidates of at least `worth_min`, those of one passage side by side.
std::vector<const Candidate*> looked_at(std::span<const Candidate> candidates, double worth_min) {
  std::vector<const Candidate*> looked;
  for (const Candidate& candidate : candidates) {
    if (candidate.worth >= worth_min) looked.push_back(&candidate);
  }
  std::sort(looked.begin(), looked.end(),
            [](const Candidate* a, const Candidate* b) { return a->row < b->row; });
  return looked;
}

/// Sums over passages what their best candidates have; these come passage by passage.
class SumOfBest {
 public:
  explicit SumOfBest(double Candidate::*of) : of_(of) {}
  void add(const Candidate& candidate) {
    if (candidate.found != passage_) sum_ += std::exchange(best_, 0);
    passage_ = candidate.found;
    best_ = std::max(best_, candidate.*of_);
  }
  [[nodiscard]] double sum() const { return sum_ + best_; }

 private:
  double Candidate::*of_;
  std::uint32_t passage_ = 0;
  double best_ = 0;
  double sum_ = 0;
};

/// One pair in one candidate.
struct Said {
  WordPair pair;
  const Candidate* by;
};

class PairReader {
 public:
  PairReader(const Question& question, std::span<const Candidate> candidates, double worth_min,
             Vocabulary& vocabulary)
      : vocabulary_(vocabulary), looked_(looked_at(candidates, std::min(worth_min, kLookMin))) {
    for (const std::string& stem : question.spoken) asked_.push_back(vocabulary.number_of(stem));
    asked_pairs_ = pairs_in(asked_);
    std::sort(asked_.begin(), asked_.end());
    result_.of.resize(candidates.size());
    SumOfBest worth(&Candidate::worth);
    for (const Candidate* candidate : looked_) {
      worth.add(*candidate);
      best_recall_ = std::max(best_recall_, candidate->recall);
      content_.insert(content_.end(), candidate->distinct.begin(), candidate->distinct.end());
    }
    all_worth_ = worth.sum();
    std::sort(content_.begin(), content_.end());
    content_.erase(std::unique(content_.begin(), content_.end()), content_.end());
  }

  WordPairs run() {
    std::vector<Said> said;
    for (const Candidate* candidate : looked_) {
      for (const WordPair pair : pairs_in(candidate->spoken)) said.push_back({pair, candidate});
    }
    std::sort(said.begin(), said.end(), [](const Said& a, const Said& b) {
      return a.pair != b.pair ? a.pair < b.pair : a.by->row < b.by->row;
    });
    for (auto begin = said.begin(); begin != said.end();) {
      const auto end = std::find_if(
          begin, said.end(), [begin](const Said& other) { return other.pair != begin->pair; });
      for (auto at = begin; at != end; ++at) {
        result_.of[at->by->row].push_back(static_cast<std::uint32_t>(result_.pairs.size()));
      }
      result_.pairs.push_back(begin->pair);
      result_.traits.push_back(traits_of({begin, end}));
      begin = end;
    }
    return std::move(result_);
  }

 private:
  double rarity_of(StemNumber stem) {
    return holds(content_, stem) ? vocabulary_.rarity_of(stem) : 0;
  }

  /// `said` are all that say one pair.
  PairTraits traits_of(std::span<const Said> said) {
    PairTraits traits{};
    const auto set = [&traits](PairTrait trait, double value) {
      traits[static_cast<std::size_t>(trait)] = value;
    };
    SumOfBest worth_sum(&Candidate::worth);
    SumOfBest recall_sum(&Candidate::recall);
    double worth = 0;
    double recall = 0;
    double lead = 0;
    double score = 0;
    std::size_t passages = 0;
    for (std::size_t i = 0; i < said.size(); ++i) {
      const Candidate& by = *said[i].by;
      worth_sum.add(by);
      recall_sum.add(by);
      worth = std::max(worth, by.worth);
      recall = std::max(recall, by.recall);
      lead = std::max(lead, by.lead);
      score = std::max(score, by.score);
      if (i == 0 || said[i - 1].by->found != by.found) ++passages;
    }
    set(PairTrait::kWorthShare, all_worth_ > 0 ? worth_sum.sum() / all_worth_ : 0);
    set(PairTrait::kWorthSum, worth_sum.sum());
    set(PairTrait::kMostWorth, worth);
    set(PairTrait::kMostRecall, recall);
    set(PairTrait::kMostLead, lead);
    set(PairTrait::kMostScore, score);
    set(PairTrait::kRecallSum, recall_sum.sum());
    set(PairTrait::kRecallShare, best_recall_ > 0 ? recall / best_recall_ : 0);
    set(PairTrait::kPassages, static_cast<double>(passages));
    set(PairTrait::kFirstFound, said.front().by->found);
    const WordPair pair = said.front().pair;
    const auto first = static_cast<StemNumber>(pair >> 32);
    const auto second = static_cast<StemNumber>(pair);
    set(PairTrait::kAskedWords, holds(asked_, first) + holds(asked_, second));
    set(PairTrait::kAskedPair, holds(asked_pairs_, pair) ? 1 : 0);
    const auto [commoner, rarer] = std::minmax({rarity_of(first), rarity_of(second)});
    set(PairTrait::kCommoner, commoner);
    set(PairTrait::kRarer, rarer);
    set(PairTrait::kBestRecall, best_recall_);
    set(PairTrait::kAllWorth, all_worth_);
    return traits;
  }

  Vocabulary& vocabulary_;
  std::vector<const Candidate*> looked_;
  std::vector<StemNumber> asked_;
  std::vector<WordPair> asked_pairs_;
  std::vector<StemNumber> content_;  // what the candidates say but stop words
  double best_recall_ = 0;
  double all_worth_ = 0;
  WordPairs result_;
};

double f1(double hits, double said, double wanted) {
  return said + wanted > 0 ? 2 * hits / (said + wanted) : 0;
}

std::size_t common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++count;
      ++i;
      ++j;
    } else if (a[i] < b[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return count;
}

}  // namespace

std::vector<WordPair> pairs_in(std::span<const StemNumber> spoken) {
  std::vector<WordPair> pairs;
  for (std::size_t i = 0; i + 1 < spoken.size(); ++i) {
    pairs.push_back(pair_of(spoken[i], spoken[i + 1]));
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

WordPairs word_pairs_of(const Question& question, std::span<const Candidate> candidates,
                        double worth_min, Vocabulary& vocabulary) {
  return PairReader(question, candidates, worth_min, vocabulary).run();
}

void expect(WordPairs& pairs, const TreeTable& table) {
  pairs.likelihoods.clear();
  for (const PairTraits& traits : pairs.traits) {
    pairs.likelihoods.push_back(std::clamp(value_of(table, traits), 0.0, 1.0));
  }
}

void add_closer_features(std::span<const Candidate> candidates, const WordPairs& pairs,
                         std::span<Features> rows) {
  std::vector<const Candidate*> looked;
  std::vector<double> hits;
  Candidate best;
  double best_hits = 0;
  double all_hits = 0;
  for (const double likelihood : pairs.likelihoods) all_hits += likelihood;
  for (const Candidate& candidate : candidates) {
    const std::vector<std::uint32_t>& said = pairs.of[candidate.row];
    if (said.empty()) continue;
    looked.push_back(&candidate);
    hits.push_back(0);
    for (const std::uint32_t pair : said) hits.back() += pairs.likelihoods[pair];
    best.worth = std::max(best.worth, candidate.worth);
    best.recall = std::max(best.recall, candidate.recall);
    best.lead = std::max(best.lead, candidate.lead);
    best_hits = std::max(best_hits, hits.back());
  }
  for (std::size_t i = 0; i < looked.size(); ++i) {
    const Candidate& candidate = *looked[i];
    const std::vector<std::uint32_t>& said = pairs.of[candidate.row];
    const auto count = static_cast<double>(said.size());
    double agreement = 0;
    double weights = 0;
    for (const Candidate* other : looked) {
      if (other->found == candidate.found) continue;
      const std::vector<std::uint32_t>& theirs = pairs.of[other->row];
      agreement += other->worth * f1(static_cast<double>(common(said, theirs)), count,
                                     static_cast<double>(theirs.size()));
      weights += other->worth;
    }
    const auto set = [&](Feature feature, double value) {
      value_of(rows[candidate.row], feature) = value;
    };
    set(Feature::kFirstWorth, candidate.worth);
    set(Feature::kFirstRecall, candidate.recall);
    set(Feature::kFirstLead, candidate.lead);
    set(Feature::kLeadShare, best.lead > 0 ? candidate.lead / best.lead : 0);
    set(Feature::kHits, hits[i]);
    set(Feature::kHitRate, hits[i] / count);
    set(Feature::kHitsF1, f1(hits[i], count, kIdealPairs));
    set(Feature::kHitsShare, best_hits > 0 ? hits[i] / best_hits : 0);
    set(Feature::kWorthAgreement, weights > 0 ? agreement / weights : 0);
    set(Feature::kOthersWorth, weights);
    set(Feature::kBestWorth, best.worth);
    set(Feature::kBestRecall, best.recall);
    set(Feature::kBestLead, best.lead);
    set(Feature::kBestHits, best_hits);
    set(Feature::kAllHits, all_hits);
  }
}

void set_closer_leads(std::span<Candidate> candidates, WordPairs& pairs, std::span<Features> rows,
                      const TreeTable& pair_table, const TreeTable& lead_table) {
  expect(pairs, pair_table);
  add_closer_features(candidates, pairs, rows);
  for (Candidate& candidate : candidates) {
    if (pairs.of[candidate.row].empty()) continue;
    candidate.lead = value_of(lead_table, rows[candidate.row]);
  }
}

WordPairs look_closer(const Question& question, std::span<Candidate> candidates, double worth_min,
                      std::span<Features> rows, Vocabulary& vocabulary) {
  WordPairs pairs = word_pairs_of(question, candidates, worth_min, vocabulary);
  set_closer_leads(candidates, pairs, rows, pair_trees(), closer_lead_trees());
  return pairs;
}

}  // namespace ibid::answer
