#include "index/xapian_top_k.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string>

#include "index/facets.hpp"
#include "index/query_terms.hpp"
#include "index/schema.hpp"
#include "index/xapian_border.hpp"

namespace ibid::index {
namespace {

/// More than k, so that ties at the border rarely need a second call.
constexpr std::size_t kCandidateReserve = 16;
/// A sum of n parts differs between two orders by less than n times 2^-52; queries have far fewer
/// than 2^12 terms, so this covers every order with room.
constexpr double kRoundingShare = 1e-12;

/// BM25 whose term weight is handed in whole as the factor of OP_SCALE_WEIGHT: Xapian's own
/// statistics count removed passages and one segment only.
class GivenBm25 final : public Xapian::Weight {
 public:
  explicit GivenBm25(double length_factor) : length_factor_(length_factor) {
    need_stat(WDF);
    need_stat(WDF_MAX);
    need_stat(DOC_LENGTH);
    need_stat(DOC_LENGTH_MIN);
  }

  GivenBm25* clone() const override { return new GivenBm25(length_factor_); }
  void init(double factor) override { term_weight_ = factor; }

  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                     Xapian::termcount) const override {
    return bm25_part(term_weight_, wdf, bm25_length_part(kBm25, length_factor_, length));
  }
  double get_maxpart() const override {
    const Xapian::termcount wdf = get_wdf_upper_bound();
    const Xapian::termcount length = std::max(wdf, get_doclength_lower_bound());
    return bm25_part(term_weight_, wdf, bm25_length_part(kBm25, length_factor_, length)) *
           (1 + kRoundingShare);
  }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  double length_factor_;
  double term_weight_ = 0;
};

/// Lets live passages with the wanted facets through.
class LiveAndWanted final : public Xapian::MatchDecider {
 public:
  LiveAndWanted(const LiveSegment& segment, const Filter& filter)
      : segment_(segment), facets_(segment.segment->columns().facets()), filter_(filter) {}

  bool operator()(const Xapian::Document& document) const override {
    const std::uint32_t local = document.get_docid() - 1;
    return !segment_.dead->is_dead(local) && filter_.passes(facets_[local]);
  }
  bool passes_all() const { return segment_.dead->empty() && filter_.passes_all(); }

 private:
  const LiveSegment& segment_;
  std::span<const PassageFacets> facets_;
  FacetFilter filter_;
};

struct RankedTerm {
  std::string term;
  double weight = 0;  ///< idf and query weight in one
};

struct Candidate {
  std::uint32_t local = 0;
  double score = 0;
};

/// Scores `candidates` anew, term by term in the order of `terms`.
void score_canonically(const Xapian::Database& database, std::span<const RankedTerm> terms,
                       double length_factor, std::vector<Candidate>& candidates) {
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.local < b.local; });
  std::vector<double> length_parts;
  length_parts.reserve(candidates.size());
  for (Candidate& candidate : candidates) {
    candidate.score = 0;
    length_parts.push_back(
        bm25_length_part(kBm25, length_factor, database.get_doclength(candidate.local + 1)));
  }
  for (const RankedTerm& term : terms) {
    Xapian::PostingIterator posting = database.postlist_begin(term.term);
    const Xapian::PostingIterator end = database.postlist_end(term.term);
    for (std::size_t i = 0; i < candidates.size() && posting != end; ++i) {
      posting.skip_to(candidates[i].local + 1);
      if (posting == end || *posting != candidates[i].local + 1) continue;
      candidates[i].score += bm25_part(term.weight, posting.get_wdf(), length_parts[i]);
    }
  }
}

/// The best of one segment: every passage that can be among the k best of all is in the result.
std::vector<Candidate> best_of_segment(const Xapian::Database& database,
                                       const LiveAndWanted& decider,
                                       std::span<const RankedTerm> terms, double length_factor,
                                       std::size_t k) {
  std::vector<Xapian::Query> parts;
  for (const RankedTerm& term : terms) {
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term.term), term.weight);
  }
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(GivenBm25(length_factor));
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end()));

  const std::size_t all = database.get_doccount();
  std::size_t wanted = std::min(all, k + kCandidateReserve);
  while (true) {
    const Xapian::MSet matches =
        enquire.get_mset(0, static_cast<Xapian::doccount>(wanted), 0, nullptr,
                         decider.passes_all() ? nullptr : &decider);
    std::vector<Candidate> candidates;
    candidates.reserve(matches.size());
    double last = 0;
    for (Xapian::MSetIterator match = matches.begin(); match != matches.end(); ++match) {
      candidates.push_back({*match - 1, 0});
      last = match.get_weight();
    }
    const bool complete = matches.size() < wanted || wanted == all;
    score_canonically(database, terms, length_factor, candidates);
    if (complete || k == 0) return candidates;
    std::vector<double> scores;
    scores.reserve(candidates.size());
    for (const Candidate& candidate : candidates) scores.push_back(candidate.score);
    const auto kth = scores.begin() + static_cast<std::ptrdiff_t>(k - 1);
    std::nth_element(scores.begin(), kth, scores.end(), std::greater<>());
    if (last * (1 + kRoundingShare) < *kth) return candidates;
    wanted = std::min(all, wanted * 4);
  }
}

}  // namespace

/// Takes a set of handles from the pool for one call and gives it back.
class XapianTopK::Borrowed {
 public:
  static Result<Borrowed> take(const XapianTopK& owner) {
    {
      const std::lock_guard lock(owner.mutex_);
      if (!owner.idle_.empty()) {
        std::unique_ptr<Handles> handles = std::move(owner.idle_.back());
        owner.idle_.pop_back();
        return Borrowed(owner, std::move(handles));
      }
    }
    auto handles = owner.open_handles();
    if (!handles) return fail(handles.error());
    return Borrowed(owner, std::move(*handles));
  }
  ~Borrowed() {
    if (handles_ == nullptr) return;
    const std::lock_guard lock(owner_->mutex_);
    owner_->idle_.push_back(std::move(handles_));
  }
  Borrowed(Borrowed&&) noexcept = default;
  Borrowed& operator=(Borrowed&&) = delete;

  const Xapian::Database& operator[](std::size_t segment) const { return (*handles_)[segment]; }

 private:
  Borrowed(const XapianTopK& owner, std::unique_ptr<Handles> handles)
      : owner_(&owner), handles_(std::move(handles)) {}

  const XapianTopK* owner_;
  std::unique_ptr<Handles> handles_;
};

XapianTopK::XapianTopK(std::vector<LiveSegment> segments, Bm25Collection collection)
    : segments_(std::move(segments)), collection_(collection) {}
XapianTopK::~XapianTopK() = default;

Result<std::unique_ptr<XapianTopK::Handles>> XapianTopK::open_handles() const {
  auto handles = std::make_unique<Handles>();
  for (const LiveSegment& live : segments_) {
    const MappedFile& file = live.segment->xapian();
    // Glass has no checksums: nothing of the file is believed before all of it is checked.
    if (auto checked = file.ensure_all(); !checked) return fail(checked.error());
    auto opened = at_xapian_border(file.path(), [&]() -> Result<void> {
      // The descriptor outlives an unlinked name. Duplicates share one offset, which opening moves.
      const std::lock_guard lock(mutex_);
      const int fd = ::fcntl(file.descriptor().get(), F_DUPFD_CLOEXEC, 0);
      if (fd < 0 || ::lseek(fd, 0, SEEK_SET) != 0) {
        if (fd >= 0) ::close(fd);
        return fail(system_error("open", file.path(), errno));
      }
      handles->emplace_back(fd);
      return {};
    });
    if (!opened) return fail(opened.error());
  }
  return handles;
}

Result<std::uint32_t> XapianTopK::document_frequency(std::string_view term) const {
  if (term.empty() || term.size() > kTermBytesMax) return 0;
  auto handles = Borrowed::take(*this);
  if (!handles) return fail(handles.error());
  std::uint32_t frequency = 0;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    auto here = at_xapian_border(
        segments_[i].segment->xapian().path(),
        [&]() -> Result<std::uint32_t> { return (*handles)[i].get_termfreq(std::string(term)); });
    if (!here) return here;
    frequency += *here - segments_[i].dead->document_frequency(term);
  }
  return frequency;
}

Result<std::vector<ScoredPassage>> XapianTopK::top_k(std::span<const WeightedTerm> terms,
                                                     const Filter& filter, std::size_t k) const {
  std::vector<RankedTerm> ranked;
  for (WeightedTerm& term : canonical_terms(terms)) {
    auto frequency = document_frequency(term.term);
    if (!frequency) return fail(frequency.error());
    if (*frequency == 0) continue;
    const double weight = bm25_term_weight(kBm25, collection_, *frequency, term.weight);
    ranked.push_back({std::move(term.term), weight});
  }
  if (ranked.empty() || k == 0) return std::vector<ScoredPassage>{};

  auto handles = Borrowed::take(*this);
  if (!handles) return fail(handles.error());
  const double length_factor = bm25_length_factor(kBm25, collection_.average_length);
  struct Found {
    ScoredPassage passage;
    std::uint64_t tie_key;
  };
  std::vector<Found> found;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const LiveSegment& live = segments_[i];
    auto candidates =
        at_xapian_border(live.segment->xapian().path(), [&]() -> Result<std::vector<Candidate>> {
          return best_of_segment((*handles)[i], LiveAndWanted(live, filter), ranked, length_factor,
                                 k);
        });
    if (!candidates) return fail(candidates.error());
    for (const Candidate& candidate : *candidates) {
      found.push_back({{live.base + candidate.local, candidate.score},
                       live.segment->columns().tie_keys()[candidate.local]});
    }
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    if (a.passage.score != b.passage.score) return a.passage.score > b.passage.score;
    if (a.tie_key != b.tie_key) return a.tie_key < b.tie_key;
    return a.passage.passage < b.passage.passage;
  });
  if (found.size() > k) found.resize(k);
  std::vector<ScoredPassage> best;
  best.reserve(found.size());
  for (const Found& entry : found) best.push_back(entry.passage);
  return best;
}

}  // namespace ibid::index
