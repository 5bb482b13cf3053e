#include "index/shards/remote_top_k.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "index/block_max_bounds.hpp"
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
/// a sum of at most kBlockMaxTermsMax terms. 2^-52 times both is below this.
constexpr double kRoundingShare = 1e-11;

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
  /// `terms` are all of texts or all of questions, and outlive it.
  ShardMatch(const ShardSet& set, std::uint32_t shard, std::span<const RankedTerm> terms,
             const Filter& filter)
      : set_(set), client_(set.client(shard)), shard_(shard), filter_(filter) {
    filter_.statuses.clear();
    for (const RankedTerm& term : terms) {
      if (term.counts[shard] > 0) terms_.push_back(&term);
    }
    first_entry_ = !terms.empty() && is_question_term(terms.front().term) ? kQuestionEntries : 0;
  }

  [[nodiscard]] std::uint32_t shard() const { return shard_; }
  /// True when the shard can have passages that it has not proposed.
  [[nodiscard]] bool has_more() const { return !terms_.empty() && !exhausted_; }
  [[nodiscard]] double last_score() const {
    return proposals_.empty() ? 0 : proposals_.back().score;
  }
  [[nodiscard]] const std::vector<Proposal>& proposals() const { return proposals_; }
  [[nodiscard]] const Result<void>& outcome() const { return outcome_; }

  /// Asks for the best `wanted`.
  void ask(std::size_t wanted) {
    const std::uint32_t passages = set_.manifest().shards[shard_].passages;
    wanted = std::min<std::size_t>(wanted, passages);
    outcome_ = client_->call([&](const Xapian::Database& database) -> Result<void> {
      const Bm25Collection own{database.get_doccount(), database.get_average_length()};
      const Bm25Parameters bm25 = parameters_for(own);
      Xapian::Enquire enquire(database);
      enquire.set_weighting_scheme(
          Xapian::BM25Weight(bm25.k1, 0, 0, bm25.b, bm25.min_normalized_length));
      enquire.set_query(query_for(bm25, own));
      const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(wanted));
      proposals_.clear();
      for (auto match = matches.begin(); match != matches.end(); ++match) {
        if (*match <= first_entry_ || *match - first_entry_ > passages) {
          return fail(ErrorCode::kIndexDamaged,
                      client_->address().text + " proposes a passage that it does not hold");
        }
        proposals_.push_back({*match - first_entry_ - 1, match.get_weight()});
      }
      return {};
    });
    exhausted_ = proposals_.size() < wanted || wanted == passages;
  }

 private:
  /// k1 (b length / average + 1 - b) with the set's average, written with the shard's own. The
  /// entry of a passage's questions does not know how long its text is: as the shortest, it scores
  /// no less than it should.
  [[nodiscard]] Bm25Parameters parameters_for(const Bm25Collection& own) const {
    Bm25Parameters bm25 = kBm25;
    if (first_entry_ != 0) {
      bm25.k1 = kBm25.k1 * (kBm25.b * kBm25.min_normalized_length + 1 - kBm25.b);
      bm25.b = 0;
      return bm25;
    }
    const double global_average = set_.statistics().average_length;
    const double ratio = global_average > 0 ? own.average_length / global_average : 1;
    bm25.k1 = kBm25.k1 * (kBm25.b * ratio + 1 - kBm25.b);
    bm25.b = kBm25.k1 * kBm25.b * ratio / bm25.k1;
    if (ratio > 0) bm25.min_normalized_length = kBm25.min_normalized_length / ratio;
    return bm25;
  }

  [[nodiscard]] Xapian::Query query_for(const Bm25Parameters& bm25,
                                        const Bm25Collection& own) const {
    std::vector<Xapian::Query> parts;
    for (const RankedTerm* term : terms_) {
      const double own_weight = bm25_term_weight(bm25, own, term->counts[shard_], 1);
      parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term->term),
                         term->weight / own_weight);
    }
    const Xapian::Query query(Xapian::Query::OP_OR, parts.begin(), parts.end());
    if (filter_.passes_all()) return query;
    return {Xapian::Query::OP_FILTER, query, facet_query(filter_)};
  }

  const ShardSet& set_;
  const ShardClient* client_;
  std::uint32_t shard_;
  Filter filter_;
  std::vector<const RankedTerm*> terms_;  // that the shard holds
  std::uint32_t first_entry_ = 0;
  std::vector<Proposal> proposals_;
  bool exhausted_ = false;
  Result<void> outcome_;
};

/// What k of the scores reach; 0 when there are not so many.
double border_of(std::vector<double> scores, std::size_t k) {
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

/// A passage that a shard proposed.
struct Proposed {
  PassageNumber number = 0;
  std::shared_ptr<const ShardPassage> passage;
};

/// Tells `lost` of a shard that has failed.
tl::unexpected<Error> failed(std::uint32_t shard, const Error& error,
                             const std::function<void(std::uint32_t)>& lost) {
  if (error.code == ErrorCode::kUnavailable) lost(shard);
  return fail(error);
}

/// The passages proposed with at least that score.
Result<std::vector<Proposed>> passages_of(const ShardSet& set, std::span<const ShardMatch> matches,
                                          double score_min,
                                          const std::function<void(std::uint32_t)>& lost) {
  std::vector<std::vector<std::uint32_t>> near(matches.size());
  std::vector<std::function<void()>> jobs;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    for (const Proposal& proposal : matches[i].proposals()) {
      if (proposal.score >= score_min) near[i].push_back(proposal.local);
    }
    jobs.emplace_back(
        [&set, shard = matches[i].shard(), &locals = near[i]] { set.prefetch(shard, locals); });
  }
  run_in_parallel(jobs);
  std::vector<Proposed> passages;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const std::uint32_t shard = matches[i].shard();
    for (const std::uint32_t local : near[i]) {
      auto passage = set.passage({shard, local});
      if (!passage) return failed(shard, passage.error(), lost);
      passages.push_back({set.number_of({shard, local}), std::move(*passage)});
    }
  }
  return passages;
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
  std::vector<WeightedTerm> distinct = canonical_terms(terms);
  if (distinct.size() > kBlockMaxTermsMax) {
    return fail(ErrorCode::kInputTooLarge, fmt::format("{} distinct terms in a query, {} allowed",
                                                       distinct.size(), kBlockMaxTermsMax));
  }
  std::vector<RankedTerm> ranked;
  for (WeightedTerm& term : distinct) {
    std::vector<std::uint32_t> counts = set_->terms().counts(term.term);
    std::uint32_t frequency = 0;
    for (const std::uint32_t count : counts) frequency += count;
    if (frequency == 0) continue;
    const double weight = bm25_term_weight(kBm25, collection, frequency, term.weight);
    ranked.push_back({std::move(term.term), weight, std::move(counts)});
  }
  if (ranked.empty() || k == 0) return std::vector<ScoredPassage>{};

  const bool is_asked = is_question_term(ranked.front().term);
  if (std::any_of(ranked.begin(), ranked.end(), [&](const RankedTerm& term) {
        return is_question_term(term.term) != is_asked;
      })) {
    return fail(ErrorCode::kUsage, "shards rank by texts or by questions, not by both at once");
  }
  std::vector<ShardMatch> matches;
  for (std::uint32_t shard = 0; shard < live_.size(); ++shard) {
    if (live_[shard]) matches.emplace_back(*set_, shard, ranked, filter);
  }
  const double length_factor = bm25_length_factor(kBm25, collection.average_length);
  double border = 0;
  for (std::size_t wanted = k + kCandidateReserve;; wanted *= 4) {
    std::vector<std::function<void()>> jobs;
    for (ShardMatch& match : matches) {
      const bool may_hide = border == 0 || match.last_score() * (1 + kRoundingShare) >= border;
      if (match.has_more() && may_hide) jobs.emplace_back([&match, wanted] { match.ask(wanted); });
    }
    if (jobs.empty()) break;
    run_in_parallel(jobs);
    for (const ShardMatch& match : matches) {
      if (!match.outcome()) return failed(match.shard(), match.outcome().error(), lost_);
    }
    std::vector<double> reached;
    if (is_asked) {
      // Proposals score too much there; the passages themselves say what they score.
      const auto passages = passages_of(*set_, matches, 0, lost_);
      if (!passages) return fail(passages.error());
      for (const Proposed& proposed : *passages) {
        reached.push_back(score_of(*proposed.passage, ranked, length_factor));
      }
    } else {
      for (const ShardMatch& match : matches) {
        for (const Proposal& proposal : match.proposals()) reached.push_back(proposal.score);
      }
    }
    border = border_of(std::move(reached), k) * (1 - kRoundingShare);
  }

  const auto near = passages_of(*set_, matches, border, lost_);
  if (!near) return fail(near.error());
  TopHeap best(k);
  for (const Proposed& proposed : *near) {
    best.offer(proposed.number, score_of(*proposed.passage, ranked, length_factor),
               proposed.passage->tie_key);
  }
  return best.take();
}

}  // namespace ibid::index
