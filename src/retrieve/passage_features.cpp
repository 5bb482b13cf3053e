#include "retrieve/passage_features.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <optional>
#include <unordered_map>
#include <utility>

#include "retrieve/bm25_text.hpp"
#include "retrieve/proximity.hpp"
#include "retrieve/similarity.hpp"
#include "retrieve/term_places.hpp"

namespace ibid::retrieve {

const std::array<std::string_view, kPassageFeatureCount> kPassageFeatureNames = {
    "score",
    "first score",
    "held idf",
    "held weight",
    "named idf",
    "named weight",
    "best sentence",
    "best sentences",
    "adjacent pairs",
    "near pairs",
    "proximity",
    "dirichlet",
    "bm25 short",
    "bm25 dense",
    "bm25 rare",
    "dph",
    "asked",
    "smoothed",
    "neighbour support",
    "best support",
    "held acronyms",
    "held numbers",
    "held medicines",
    "held in title",
    "first place",
    "length",
    "rank",
    "first rank",
    "asked rank",
    "question size",
    "question clarity",
    "question coverage",
    "expansion mass"};

namespace {

/// A term occurs this often in a passage that holds it, on average over the sets measured; the
/// index keeps no collection frequencies.
constexpr double kOccurrencesPerPassage = 1.5;
constexpr double kNoPlace = 200;

/// Numerators and denominators of the features that are shares of the keywords' weight.
class KeywordScale {
 public:
  KeywordScale(const RankingContext& context, Lexicon& lexicon) {
    const auto& keywords = context.profiles.keywords;
    for (std::size_t i = 0; i < keywords.size(); ++i) {
      const Keyword& keyword = context.question.keywords[i];
      idf.push_back(lexicon.idf(keywords[i].number));
      weight.push_back(context.keyword_weights[i] * idf[i]);
      document_frequency.push_back(
          std::max<double>(1, lexicon.document_frequency(keywords[i].number)));
      idf_sum += idf[i];
      idf_squares += idf[i] * idf[i];
      weight_sum += weight[i];
      if (keyword.is_acronym) acronym_sum += weight[i];
      if (keyword.is_number) number_sum += weight[i];
      if (keyword.is_medicine) medicine_sum += weight[i];
    }
    all_sum = weight_sum;
    for (std::size_t i = 0; i < context.profiles.expansions.size(); ++i) {
      all_sum += context.expansion_weights[i] * lexicon.idf(context.profiles.expansions[i].number);
    }
    if (!context.asked.ranked.empty()) all_sum += kAskedWeight * context.asked.idf_sum;
  }

  std::vector<double> idf;
  std::vector<double> weight;  ///< learned weight times idf
  std::vector<double> document_frequency;
  double idf_sum = 0, idf_squares = 0, weight_sum = 0, acronym_sum = 0, number_sum = 0;
  double medicine_sum = 0;
  double all_sum = 0;  ///< keywords and expansions
};

/// Which keywords of the question a passage names, be it otherwise.
class KeywordNames {
 public:
  KeywordNames(std::span<const NamedExpression> expressions, Lexicon& lexicon) {
    for (const NamedExpression& expression : expressions) {
      Expression& own = expressions_.emplace_back();
      own.keywords = expression.keywords;
      for (const std::vector<std::string>& name : expression.names) {
        std::vector<std::size_t>& places = own.names.emplace_back();
        for (const std::string& term : name) {
          const TermNumber number = lexicon.number_of(term);
          const auto known = std::find(terms_.begin(), terms_.end(), number);
          places.push_back(static_cast<std::size_t>(known - terms_.begin()));
          if (known == terms_.end()) terms_.push_back(number);
        }
      }
    }
    place_.emplace(lexicon);
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      place_->set(terms_[i], static_cast<std::uint32_t>(i + 1));
    }
    held_.resize(terms_.size());
  }

  /// Adds the keywords of which the candidate holds another name.
  void add_named(const Candidate& candidate, std::vector<bool>& named) {
    if (terms_.empty()) return;
    std::fill(held_.begin(), held_.end(), false);
    for (const TermCount& count : candidate.bag) {
      if (const std::uint32_t place = (*place_)[count.term]; place > 0) held_[place - 1] = true;
    }
    for (const Expression& expression : expressions_) {
      const bool is_named =
          std::any_of(expression.names.begin(), expression.names.end(), [&](const auto& places) {
            return std::all_of(places.begin(), places.end(),
                               [&](std::size_t place) { return held_[place]; });
          });
      if (!is_named) continue;
      for (const std::size_t keyword : expression.keywords) named[keyword] = true;
    }
  }

 private:
  struct Expression {
    std::vector<std::size_t> keywords;
    std::vector<std::vector<std::size_t>> names;  // of each, places in terms_
  };
  std::vector<Expression> expressions_;
  std::vector<TermNumber> terms_;    // of all names
  std::optional<TermPlaces> place_;  // in terms_, from 1 on
  std::vector<bool> held_;           // by place
};

double share(double part, double whole) {
  return whole > 0 ? part / whole : 0;
}

/// Log of the smoothed probability of the term here over that in the collection.
double dirichlet(double frequency, double length, double average, double background) {
  return std::log((frequency + average * background) / (length + average)) - std::log(background);
}

/// Amati et al. 2007.
double dph(double frequency, double length, double average, double passages,
           double collection_frequency) {
  if (frequency <= 0 || length <= 0) return 0;
  constexpr double kShareMax = 0.999;
  constexpr double kTwoPi = 6.283185307179586;
  const double share_here = std::min(kShareMax, frequency / length);
  const double norm = (1 - share_here) * (1 - share_here) / (frequency + 1);
  return norm *
         (frequency * std::log2(frequency * average / length * passages / collection_frequency) +
          0.5 * std::log2(kTwoPi * frequency * (1 - share_here)));
}

void add_scoring_schemes(const RankingContext& context, const KeywordScale& scale,
                         const Candidate& candidate, const Lexicon& lexicon, PassageFeatures& f) {
  const double relative = relative_length(candidate, lexicon);
  const double average = std::max(1.0, lexicon.statistics().average_length);
  const double passages = lexicon.statistics().passages;
  double dirichlet_sum = 0, dph_sum = 0;
  for (std::size_t i = 0; i < scale.idf.size(); ++i) {
    const double frequency = static_cast<double>(candidate.keyword_frequency[i]);
    const double weight = context.keyword_weights[i];
    const double collection_frequency = kOccurrencesPerPassage * scale.document_frequency[i];
    dirichlet_sum += weight * dirichlet(frequency, candidate.length, average,
                                        collection_frequency / (average * passages));
    if (frequency <= 0) continue;
    dph_sum += weight * dph(frequency, candidate.length, average, passages, collection_frequency);
    const Keyword& keyword = context.question.keywords[i];
    f[kFirstScore] += keyword.count * scale.idf[i] * saturation(frequency, relative);
    f[kHeldIdf] += scale.idf[i];
    f[kHeldWeight] += scale.weight[i];
    f[kBm25Short] += scale.weight[i] * saturation(frequency, relative, 1.2, 0.3);
    f[kBm25Dense] += scale.weight[i] * saturation(frequency, relative, 1.8, 0.95);
    f[kBm25Rare] += scale.idf[i] * scale.idf[i] * saturation(frequency, relative);
    if (keyword.is_acronym) f[kHeldAcronyms] += scale.weight[i];
    if (keyword.is_number) f[kHeldNumbers] += scale.weight[i];
    if (keyword.is_medicine) f[kHeldMedicines] += scale.weight[i];
    if (candidate.in_title[i]) f[kHeldInTitle] += scale.weight[i];
  }
  f[kFirstScore] = share(f[kFirstScore], context.profiles.idf_sum);
  f[kHeldIdf] = share(f[kHeldIdf], scale.idf_sum);
  f[kHeldWeight] = share(f[kHeldWeight], scale.weight_sum);
  f[kBm25Short] = share(f[kBm25Short], scale.weight_sum);
  f[kBm25Dense] = share(f[kBm25Dense], scale.weight_sum);
  f[kBm25Rare] = share(f[kBm25Rare], scale.idf_squares);
  f[kHeldAcronyms] = share(f[kHeldAcronyms], scale.acronym_sum);
  f[kHeldNumbers] = share(f[kHeldNumbers], scale.number_sum);
  f[kHeldMedicines] = share(f[kHeldMedicines], scale.medicine_sum);
  f[kHeldInTitle] = share(f[kHeldInTitle], scale.weight_sum);
  f[kDirichlet] = share(dirichlet_sum, scale.weight_sum);
  f[kDph] = share(dph_sum, scale.weight_sum);
}

/// Places in the ranking by questions, by passage.
class AskedPlaces {
 public:
  explicit AskedPlaces(const AskedRanking& asked) : asked_(asked) {
    for (std::size_t i = 0; i < asked.ranked.size(); ++i)
      ranks_.emplace(asked.ranked[i].passage, i);
  }

  void add(index::PassageNumber passage, PassageFeatures& f) const {
    const auto known = ranks_.find(passage);
    if (known == ranks_.end()) return;
    f[kAsked] = share(asked_.ranked[known->second].score, asked_.idf_sum);
    f[kAskedRank] = 1 / (10 + static_cast<double>(known->second));
  }

 private:
  const AskedRanking& asked_;
  std::unordered_map<index::PassageNumber, std::size_t> ranks_;
};

struct FirstRank {
  index::PassageNumber passage = 0;
  std::size_t rank = 0;
  friend auto operator<=>(const FirstRank&, const FirstRank&) = default;
};

/// By passage.
std::vector<FirstRank> first_ranks_of(std::span<const index::ScoredPassage> ranked) {
  std::vector<FirstRank> ranks;
  ranks.reserve(ranked.size());
  for (const index::ScoredPassage& scored : ranked) ranks.push_back({scored.passage, ranks.size()});
  std::sort(ranks.begin(), ranks.end());
  return ranks;
}

double first_place(const Candidate& candidate) {
  for (const Occurrence& occurrence : candidate.occurrences) {
    if (occurrence.position >= candidate.text_begin) return occurrence.position;
  }
  return kNoPlace;
}

}  // namespace

std::vector<PassageFeatures> passage_features(const RankingContext& context,
                                              std::span<const Candidate* const> candidates,
                                              Lexicon& lexicon) {
  std::vector<PassageFeatures> rows(candidates.size(), PassageFeatures{});
  if (candidates.empty()) return rows;
  const KeywordScale scale(context, lexicon);

  const double best = std::max(context.second[0].score, 1e-9);
  std::vector<double> scores;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    scores.push_back(context.second[i].score / best);
  }
  const Support support = support_among(candidates, scores, lexicon);
  KeywordNames names(context.named, lexicon);
  std::vector<bool> named;
  const AskedPlaces asked(context.asked);
  const std::vector<FirstRank> first_ranks = first_ranks_of(context.first);
  const std::vector<KeywordPair> pairs = neighbouring_pairs(context.question, scale.weight);

  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = *candidates[i];
    PassageFeatures& f = rows[i];
    add_scoring_schemes(context, scale, candidate, lexicon, f);
    named.assign(scale.idf.size(), false);
    names.add_named(candidate, named);
    for (std::size_t k = 0; k < scale.idf.size(); ++k) {
      if (candidate.keyword_frequency[k] <= 0 && !named[k]) continue;
      f[kNamedIdf] += scale.idf[k];
      f[kNamedWeight] += scale.weight[k];
    }
    f[kNamedIdf] = share(f[kNamedIdf], scale.idf_sum);
    f[kNamedWeight] = share(f[kNamedWeight], scale.weight_sum);
    const SentenceShares sentences = best_sentences(candidate, scale.weight);
    f[kBestSentence] = share(sentences.best, scale.weight_sum);
    f[kBestSentences] = share(sentences.best_two, scale.weight_sum);
    const PairShares near = pair_shares(candidate, pairs);
    f[kAdjacentPairs] = near.adjacent;
    f[kNearPairs] = near.near;
    f[kProximity] = std::log(1 + share(pair_attraction(candidate, scale.weight), scale.weight_sum));
    f[kScore] = share(context.second[i].score, scale.all_sum);
    asked.add(candidate.passage, f);
    f[kSmoothed] = support.smoothed[i];
    f[kNeighbourSupport] = support.neighbours[i];
    f[kBestSupport] = support.to_the_best[i];
    f[kFirstPlace] = first_place(candidate);
    f[kLength] = std::log(1 + candidate.length);
    f[kRank] = 1 / (10 + static_cast<double>(i));
    const auto first_rank =
        std::lower_bound(first_ranks.begin(), first_ranks.end(), FirstRank{candidate.passage, 0});
    const bool is_ranked =
        first_rank != first_ranks.end() && first_rank->passage == candidate.passage;
    f[kFirstRank] = is_ranked ? 1 / (10 + static_cast<double>(first_rank->rank)) : 0;
    f[kQuestionSize] = static_cast<double>(context.question.keywords.size());
    f[kQuestionClarity] = context.profiles.clarity;
    f[kQuestionCoverage] = context.profiles.coverage;
    f[kExpansionMass] = share(scale.all_sum - scale.weight_sum, scale.all_sum);
  }
  return rows;
}

}  // namespace ibid::retrieve
