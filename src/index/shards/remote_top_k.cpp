#include "index/shards/remote_top_k.hpp"

#include <xapian.h>

#include <algorithm>
#include <string>
#include <utility>

#include "index/bm25.hpp"
#include "index/query_terms.hpp"
#include "index/schema.hpp"
#include "index/shards/parallel.hpp"
#include "index/top_heap.hpp"

namespace ibid::index {
namespace {

/// More than k, so that ties at the border rarely need a second call.
constexpr std::size_t kCandidateReserve = 16;
/// Xapian's score of a passage differs from ours by rounding alone: some ten operations a term, and
/// a sum of at most kShardTermsMax terms. 2^-52 times both is below this.
constexpr double kRoundingShare = 1e-11;
/// A query of more distinct terms is refused, as by the block-max postings.
constexpr std::size_t kShardTermsMax = 4096;

struct RankedTerm {
  std::string term;
  double weight = 0;                  ///< idf and query weight in one, over all shards
  std::vector<std::uint32_t> counts;  ///< by shard
};

struct Proposal {
  std::uint32_t local = 0;
  double score = 0;  ///< as Xapian adds it up
};

Xapian::Query facet_query(const Filter& filter) {
  std::vector<Xapian::Query> parts;
  if (filter.kind) parts.emplace_back(kind_term(*filter.kind));
  if (!filter.designs.empty()) {
    std::vector<Xapian::Query> designs;
    for (const StudyDesign design : filter.designs) designs.emplace_back(design_term(design));
    parts.emplace_back(Xapian::Query::OP_OR, designs.begin(), designs.end());
  }
  if (filter.year_from != 0 || filter.year_to != 0) {
    // A passage without a known year has no values: it passes no filter by year.
    parts.emplace_back(Xapian::Query::OP_VALUE_GE, kYearLastSlot,
                       year_value(std::max(filter.year_from, 1)));
    if (filter.year_to != 0) {
      parts.emplace_back(Xapian::Query::OP_VALUE_LE, kYearFirstSlot, year_value(filter.year_to));
    }
  }
  return {Xapian::Query::OP_AND, parts.begin(), parts.end()};
}

/// What one shard is asked and has answered.
class ShardMatch {
 public:
  ShardMatch(const ShardSet& set, std::uint32_t shard, std::span<const RankedTerm> terms,
             const Filter& filter)
      : client_(set.client(shard)), passages_(set.manifest().shards[shard].passages) {
    if (passages_ == 0) return;
    const double global_average = set.statistics().average_length;
    Bm25Collection own{passages_, 0};
    own.average_length = static_cast<double>(set.manifest().shards[shard].length) / own.passages;
    // k1 (b length / average + 1 - b) with the set's average, written with the shard's own.
    const double ratio = global_average > 0 ? own.average_length / global_average : 1;
    own_bm25_.k1 = kBm25.k1 * (kBm25.b * ratio + 1 - kBm25.b);
    own_bm25_.b = kBm25.k1 * kBm25.b * ratio / own_bm25_.k1;
    own_bm25_.min_normalized_length =
        ratio > 0 ? kBm25.min_normalized_length / ratio : kBm25.min_normalized_length;
    std::vector<Xapian::Query> parts;
    for (const RankedTerm& term : terms) {
      if (term.counts[shard] == 0) continue;
      const double own_weight = bm25_term_weight(own_bm25_, own, term.counts[shard], 1);
      parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term.term),
                         term.weight / own_weight);
    }
    if (parts.empty()) return;
    query_ = Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
    Filter facets = filter;
    facets.statuses.clear();
    if (!facets.passes_all()) {
      query_ = Xapian::Query(Xapian::Query::OP_FILTER, query_, facet_query(facets));
    }
  }

  /// True when the shard can have passages that it has not proposed.
  [[nodiscard]] bool has_more() const { return !query_.empty() && !exhausted_; }
  [[nodiscard]] double last_score() const {
    return proposals_.empty() ? 0 : proposals_.back().score;
  }
  [[nodiscard]] const std::vector<Proposal>& proposals() const { return proposals_; }
  [[nodiscard]] const Result<void>& outcome() const { return outcome_; }

  /// Asks for the best `wanted`.
  void ask(std::size_t wanted) {
    wanted = std::min<std::size_t>(wanted, passages_);
    outcome_ = client_->call([&](const Xapian::Database& database) -> Result<void> {
      Xapian::Enquire enquire(database);
      enquire.set_weighting_scheme(
          Xapian::BM25Weight(own_bm25_.k1, 0, 0, own_bm25_.b, own_bm25_.min_normalized_length));
      enquire.set_query(query_);
      const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(wanted));
      proposals_.clear();
      for (auto match = matches.begin(); match != matches.end(); ++match) {
        if (*match == 0 || *match > passages_) {
          return fail(ErrorCode::kIndexDamaged,
                      client_->address().text + " proposes a passage that it does not hold");
        }
        proposals_.push_back({*match - 1, match.get_weight()});
      }
      return {};
    });
    exhausted_ = proposals_.size() < wanted || wanted == passages_;
  }

 private:
  const ShardClient* client_;
  std::uint32_t passages_;
  Bm25Parameters own_bm25_;
  Xapian::Query query_;
  std::vector<Proposal> proposals_;
  bool exhausted_ = false;
  Result<void> outcome_;
};

/// The score of Xapian's that k proposals reach; 0 when there are not so many.
double border_of(std::span<const ShardMatch> matches, std::size_t k) {
  std::vector<double> scores;
  for (const ShardMatch& match : matches) {
    for (const Proposal& proposal : match.proposals()) scores.push_back(proposal.score);
  }
  if (scores.size() < k) return 0;
  const auto kth = scores.begin() + static_cast<std::ptrdiff_t>(k - 1);
  std::nth_element(scores.begin(), kth, scores.end(), std::greater<>());
  return *kth;
}

double score_of(const ShardPassage& passage, std::span<const RankedTerm> terms,
                double length_factor) {
  const double length_part = bm25_length_part(kBm25, length_factor, passage.length);
  double score = 0;
  auto at = passage.frequencies.begin();
  for (const RankedTerm& term : terms) {
    at = std::lower_bound(at, passage.frequencies.end(), term.term,
                          [](const auto& entry, const std::string& t) { return entry.first < t; });
    if (at == passage.frequencies.end()) break;
    if (at->first == term.term) score += bm25_part(term.weight, at->second, length_part);
  }
  return score;
}

}  // namespace

RemoteTopK::RemoteTopK(std::shared_ptr<const ShardSet> set, std::vector<bool> live,
                       std::function<void(std::uint32_t)> lost)
    : set_(std::move(set)), live_(std::move(live)), lost_(std::move(lost)) {}

Result<std::vector<ScoredPassage>> RemoteTopK::top_k(std::span<const WeightedTerm> terms,
                                                     const Filter& filter, std::size_t k) const {
  if (std::find(live_.begin(), live_.end(), true) == live_.end()) {
    return fail(ErrorCode::kUnavailable, "no shard can be reached");
  }
  const Statistics& statistics = set_->statistics();
  const Bm25Collection collection{statistics.passages, statistics.average_length};
  std::vector<RankedTerm> ranked;
  for (WeightedTerm& term : canonical_terms(terms)) {
    std::vector<std::uint32_t> counts = set_->terms().counts(term.term);
    std::uint32_t frequency = 0;
    for (const std::uint32_t count : counts) frequency += count;
    if (frequency == 0) continue;
    const double weight = bm25_term_weight(kBm25, collection, frequency, term.weight);
    ranked.push_back({std::move(term.term), weight, std::move(counts)});
  }
  if (ranked.empty() || k == 0) return std::vector<ScoredPassage>{};
  if (ranked.size() > kShardTermsMax) {
    return fail(ErrorCode::kUsage, "the question has too many terms");
  }

  std::vector<std::uint32_t> shards;
  std::vector<ShardMatch> matches;
  for (std::uint32_t shard = 0; shard < live_.size(); ++shard) {
    if (!live_[shard]) continue;
    shards.push_back(shard);
    matches.emplace_back(*set_, shard, ranked, filter);
  }
  double border = 0;
  for (std::size_t wanted = k + kCandidateReserve;; wanted *= 4) {
    std::vector<std::function<void()>> jobs;
    for (ShardMatch& match : matches) {
      const bool may_hide = border == 0 || match.last_score() * (1 + kRoundingShare) >= border;
      if (match.has_more() && may_hide) jobs.emplace_back([&match, wanted] { match.ask(wanted); });
    }
    if (jobs.empty()) break;
    run_in_parallel(jobs);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      const Result<void>& outcome = matches[i].outcome();
      if (outcome) continue;
      if (outcome.error().code == ErrorCode::kUnavailable) lost_(shards[i]);
      return fail(outcome.error());
    }
    border = border_of(matches, k) * (1 - kRoundingShare);
  }

  std::vector<std::vector<std::uint32_t>> near(matches.size());
  std::vector<std::function<void()>> jobs;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    for (const Proposal& proposal : matches[i].proposals()) {
      if (proposal.score >= border) near[i].push_back(proposal.local);
    }
    jobs.emplace_back(
        [this, shard = shards[i], &locals = near[i]] { set_->prefetch(shard, locals); });
  }
  run_in_parallel(jobs);

  const double length_factor = bm25_length_factor(kBm25, collection.average_length);
  TopHeap best(k);
  std::vector<std::shared_ptr<const ShardPassage>> offered;  // the heap reads their tie keys
  for (std::size_t i = 0; i < matches.size(); ++i) {
    for (const std::uint32_t local : near[i]) {
      const auto passage = set_->passage({shards[i], local});
      if (!passage) {
        if (passage.error().code == ErrorCode::kUnavailable) lost_(shards[i]);
        return fail(passage.error());
      }
      best.offer(set_->number_of({shards[i], local}), score_of(**passage, ranked, length_factor),
                 (*passage)->tie_key);
      offered.push_back(*passage);
    }
  }
  return best.take();
}

}  // namespace ibid::index
