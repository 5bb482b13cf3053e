#include "retrieve/term_features.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "retrieve/bm25_text.hpp"
#include "retrieve/term_places.hpp"

namespace ibid::retrieve {

const std::array<std::string_view, kKeywordFeatureCount> kKeywordFeatureNames = {
    "bias",       "idf",          "idf squared", "question size", "idf above mean", "is rarest",
    "is acronym", "is capital",   "is number",   "is medicine",   "in top 5",       "in top 10",
    "in top 20",  "in all",       "count",       "place",         "is first",       "is last",
    "rest gain",  "is absent",    "rest score",  "saturation",    "ends in ed",     "ends in ing",
    "ends in ly", "ends in noun", "letters",     "clarity",       "coverage"};

const std::array<std::string_view, kExpansionFeatureCount> kExpansionFeatureNames = {
    "bias",           "is synonym",     "idf",
    "share",          "strength",       "question size",
    "in top 5",       "in top 10",      "in top 20",
    "in all",         "clarity",        "coverage",
    "drop at 10",     "drop at end",    "found",
    "rarest idf",     "idf sum",        "lift",
    "prefix",         "is number",      "letters",
    "question gain",  "question score", "mean idf",
    "size by clarity"};

namespace {

constexpr double kTiny = 1e-9;
/// Strength of a synonym that the best passages do not hold: a thousandth of the strongest.
constexpr double kShareMin = 1e-3;

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending;
}

/// Length of the common beginning over the longer word, when it is at least four letters.
double common_prefix(std::string_view a, std::string_view b) {
  constexpr std::size_t kLettersMin = 4;
  const auto [end, unused] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const auto length = static_cast<std::size_t>(end - a.begin());
  return length < kLettersMin
             ? 0
             : static_cast<double>(length) / static_cast<double>(std::max(a.size(), b.size()));
}

/// BM25 parts of the profiled terms in the passages read: parts[term][passage].
class Parts {
 public:
  void reset(std::size_t terms, std::size_t passages) {
    passages_ = passages;
    parts_.assign(terms * passages, 0);
  }
  [[nodiscard]] double* operator[](std::size_t term) { return parts_.data() + term * passages_; }
  [[nodiscard]] const double* operator[](std::size_t term) const {
    return parts_.data() + term * passages_;
  }

 private:
  std::size_t passages_ = 0;
  std::vector<double> parts_;
};

class Profiler {
 public:
  Profiler(const Question& question, std::span<const index::ScoredPassage> ranked,
           std::span<const Candidate* const> candidates, Lexicon& lexicon)
      : question_(question), ranked_(ranked), candidates_(candidates), lexicon_(lexicon) {}

  TermProfiles run(const std::vector<SynonymTerm>& synonyms) {
    for (const Keyword& keyword : question_.keywords) {
      profiles_.keywords.push_back(
          {lexicon_.number_of(keyword.term), static_cast<double>(keyword.count), {}});
    }
    add_expansions(synonyms);
    fill_parts();
    measure_question();
    for (std::size_t i = 0; i < profiles_.keywords.size(); ++i) profile_keyword(i);
    for (std::size_t i = 0; i < profiles_.expansions.size(); ++i) profile_expansion(i);
    return std::move(profiles_);
  }

 private:
  struct Strength {
    double value = 0;
    TermNumber number = 0;
  };

  bool is_keyword(TermNumber number) const {
    return std::any_of(profiles_.keywords.begin(), profiles_.keywords.end(),
                       [&](const KeywordProfile& keyword) { return keyword.number == number; });
  }

  /// Mean BM25 part of each term over the best passages, weighted by their scores; by term.
  std::vector<Strength> strengths() {
    std::vector<Strength> all;
    TermPlaces place(lexicon_);  // 1-based
    double total = 0;
    for (std::size_t d = 0; d < std::min(kFeedbackPassages, candidates_.size()); ++d) {
      const double share = ranked_[0].score > 0 ? ranked_[d].score / ranked_[0].score : 1;
      const double length = relative_length(*candidates_[d], lexicon_);
      total += share;
      for (const TermCount& count : candidates_[d]->bag) {
        if (place[count.term] == 0) {
          all.push_back({0, count.term});
          place.set(count.term, static_cast<std::uint32_t>(all.size()));
        }
        all[place[count.term] - 1].value += share * saturation(count.frequency, length);
      }
    }
    for (Strength& strength : all) strength.value *= lexicon_.idf(strength.number) / total;
    return all;
  }

  void add_expansions(const std::vector<SynonymTerm>& synonyms) {
    std::vector<Strength> all = strengths();
    std::erase_if(all, [&](const Strength& strength) {
      return lexicon_.document_frequency(strength.number) < 2 || is_keyword(strength.number);
    });
    std::sort(all.begin(), all.end(), [&](const Strength& a, const Strength& b) {
      return a.value != b.value ? a.value > b.value
                                : lexicon_.term(a.number) < lexicon_.term(b.number);
    });
    strongest_ = all.empty() ? 1 : std::max(all.front().value, kTiny);
    for (std::size_t i = 0; i < synonyms.size(); ++i) {
      const TermNumber number = lexicon_.number_of(synonyms[i].term);
      const auto held = std::find_if(all.begin(), all.end(), [&](const Strength& strength) {
        return strength.number == number;
      });
      strengths_.push_back(held == all.end() ? 0 : held->value);
      if (held != all.end()) all.erase(held);
      profiles_.expansions.push_back({number, kExpansionWeight * synonyms[i].share, true, i, {}});
    }
    if (all.size() > kFeedbackTermsMax) all.resize(kFeedbackTermsMax);
    for (const Strength& strength : all) {
      strengths_.push_back(strength.value);
      profiles_.expansions.push_back(
          {strength.number, kExpansionWeight * strength.value / strongest_, false, 0, {}});
    }
  }

  void fill_parts() {
    TermPlaces row(lexicon_);  // 1-based
    std::vector<TermNumber> numbers;
    for (const auto& keyword : profiles_.keywords) numbers.push_back(keyword.number);
    for (const auto& expansion : profiles_.expansions) numbers.push_back(expansion.number);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      row.set(numbers[i], static_cast<std::uint32_t>(i + 1));
    }
    parts_.reset(numbers.size(), candidates_.size());
    for (std::size_t d = 0; d < candidates_.size(); ++d) {
      const double length = relative_length(*candidates_[d], lexicon_);
      for (const TermCount& count : candidates_[d]->bag) {
        if (row[count.term] == 0) continue;
        parts_[row[count.term] - 1][d] =
            lexicon_.idf(count.term) * saturation(count.frequency, length);
      }
    }
  }

  void measure_question() {
    double sum = 0;
    double held = 0;
    scores_.assign(candidates_.size(), 0);
    for (std::size_t t = 0; t < profiles_.keywords.size(); ++t) {
      const KeywordProfile& keyword = profiles_.keywords[t];
      const double idf = lexicon_.idf(keyword.number);
      sum += keyword.base_weight * idf;
      rarest_ = std::max(rarest_, idf);
      if (!candidates_.empty() && parts_[t][0] > 0) held += idf;
      for (std::size_t d = 0; d < candidates_.size(); ++d) {
        scores_[d] += keyword.base_weight * parts_[t][d];
      }
    }
    profiles_.idf_sum = std::max(sum, kTiny);
    mean_idf_ = sum / static_cast<double>(std::max<std::size_t>(1, profiles_.keywords.size()));
    profiles_.coverage = held / profiles_.idf_sum;
    profiles_.clarity = ranked_.empty() ? 0 : ranked_[0].score / profiles_.idf_sum;
  }

  double share_of_top(std::size_t row, std::size_t count) const {
    count = std::min(count, candidates_.size());
    if (count == 0) return 0;
    const double* const begin = parts_[row];
    const auto holding = std::count_if(begin, begin + count, [](double part) { return part > 0; });
    return static_cast<double>(holding) / static_cast<double>(count);
  }

  /// Mean scores, apart from the term's own part, of the passages with and without it.
  struct Split {
    double with = 0, without = 0;
    std::size_t count_with = 0, count_without = 0;
  };
  Split split_by(std::size_t row, double own_weight) const {
    Split split;
    for (std::size_t d = 0; d < candidates_.size(); ++d) {
      const double rest = scores_[d] - own_weight * parts_[row][d];
      if (parts_[row][d] > 0) {
        split.with += rest;
        ++split.count_with;
      } else {
        split.without += rest;
        ++split.count_without;
      }
    }
    if (split.count_with > 0) split.with /= static_cast<double>(split.count_with);
    if (split.count_without > 0) split.without /= static_cast<double>(split.count_without);
    return split;
  }

  void profile_keyword(std::size_t t) {
    const Keyword& keyword = question_.keywords[t];
    const double own_weight = profiles_.keywords[t].base_weight;
    const double idf = lexicon_.idf(profiles_.keywords[t].number);
    const std::size_t last = question_.sequence.size() - 1;
    KeywordFeatures& f = profiles_.keywords[t].features;
    f[kKeywordBias] = 1;
    f[kKeywordIdf] = idf / 10;
    f[kKeywordIdfSquared] = idf * idf / 100;
    f[kKeywordQuestionSize] = question_size();
    f[kKeywordIdfAboveMean] = (idf - mean_idf_) / 10;
    f[kKeywordIsRarest] = idf >= rarest_ ? 1 : 0;
    f[kKeywordIsAcronym] = keyword.is_acronym ? 1 : 0;
    f[kKeywordIsCapital] = keyword.is_capital ? 1 : 0;
    f[kKeywordIsNumber] = keyword.is_number ? 1 : 0;
    f[kKeywordIsMedicine] = keyword.is_medicine ? 1 : 0;
    f[kKeywordInTop5] = share_of_top(t, 5);
    f[kKeywordInTop10] = share_of_top(t, 10);
    f[kKeywordInTop20] = share_of_top(t, 20);
    f[kKeywordInAll] = share_of_top(t, kProfilePassages);
    f[kKeywordCount] = std::log(own_weight);
    f[kKeywordPlace] =
        last == 0 ? 0 : static_cast<double>(keyword.place) / static_cast<double>(last);
    f[kKeywordIsFirst] = keyword.place == 0 ? 1 : 0;
    f[kKeywordIsLast] = keyword.place == last ? 1 : 0;
    const Split split = split_by(t, own_weight);
    const double rest = profiles_.idf_sum - own_weight * idf;
    if (split.count_with > 0 && rest > kTiny) {
      f[kKeywordRestScore] = split.with / rest;
      if (split.count_without > 0) f[kKeywordRestGain] = (split.with - split.without) / rest;
    }
    f[kKeywordIsAbsent] = split.count_with == 0 ? 1 : 0;
    f[kKeywordSaturation] = mean_saturation(t, idf);
    f[kKeywordEndsInEd] = ends_with(keyword.word, "ed") ? 1 : 0;
    f[kKeywordEndsInIng] = ends_with(keyword.word, "ing") ? 1 : 0;
    f[kKeywordEndsInLy] = ends_with(keyword.word, "ly") ? 1 : 0;
    f[kKeywordEndsInNoun] = ends_with(keyword.word, "tion") || ends_with(keyword.word, "ment") ||
                                    ends_with(keyword.word, "ity")
                                ? 1
                                : 0;
    f[kKeywordLetters] = static_cast<double>(keyword.word.size()) / 10;
    f[kKeywordClarity] = profiles_.clarity;
    f[kKeywordCoverage] = profiles_.coverage;
  }

  void profile_expansion(std::size_t e) {
    const ExpansionProfile& expansion = profiles_.expansions[e];
    const std::size_t row = profiles_.keywords.size() + e;
    const double idf = lexicon_.idf(expansion.number);
    const std::string_view term = lexicon_.term(expansion.number);
    ExpansionFeatures& f = profiles_.expansions[e].features;
    f[kExpansionBias] = 1;
    f[kExpansionIsSynonym] = expansion.is_synonym ? 1 : 0;
    f[kExpansionIdf] = idf / 10;
    const double share = std::max(strengths_[e] / strongest_, kShareMin);
    f[kExpansionShare] = std::log(share);
    f[kExpansionStrength] = std::log(share * strongest_);
    f[kExpansionQuestionSize] = question_size();
    f[kExpansionInTop5] = share_of_top(row, 5);
    f[kExpansionInTop10] = share_of_top(row, 10);
    f[kExpansionInTop20] = share_of_top(row, 20);
    f[kExpansionInAll] = share_of_top(row, kProfilePassages);
    f[kExpansionClarity] = profiles_.clarity;
    f[kExpansionCoverage] = profiles_.coverage;
    f[kExpansionDropAt10] = score_ratio(kFeedbackPassages);
    f[kExpansionDropAtEnd] = score_ratio(kProfilePassages - 1);
    f[kExpansionFound] = std::log(1.0 + static_cast<double>(candidates_.size())) / 5;
    f[kExpansionRarestIdf] = rarest_ / 10;
    f[kExpansionIdfSum] = profiles_.idf_sum / 50;
    const double here = static_cast<double>(candidates_.size());
    const double everywhere = std::max(1.0, static_cast<double>(lexicon_.statistics().passages));
    f[kExpansionLift] =
        std::log((f[kExpansionInAll] * here + 0.5) /
                 (here * lexicon_.document_frequency(expansion.number) / everywhere + 0.5));
    for (const Keyword& keyword : question_.keywords) {
      f[kExpansionPrefix] = std::max(f[kExpansionPrefix], common_prefix(term, keyword.term));
    }
    f[kExpansionIsNumber] = !term.empty() && term[0] >= '0' && term[0] <= '9' ? 1 : 0;
    f[kExpansionLetters] = static_cast<double>(term.size()) / 10;
    const Split split = split_by(row, 0);
    if (split.count_with > 0) {
      f[kExpansionQuestionScore] = split.with / profiles_.idf_sum;
      if (split.count_without > 0) {
        f[kExpansionQuestionGain] = (split.with - split.without) / profiles_.idf_sum;
      }
    }
    f[kExpansionMeanIdf] = mean_idf_ / 10;
    f[kExpansionSizeByClarity] = question_size() * profiles_.clarity;
  }

  double question_size() const {
    return std::log(1.0 + static_cast<double>(question_.keywords.size()));
  }

  /// Score at a rank over the best score; 0 when fewer were found.
  double score_ratio(std::size_t rank) const {
    return rank < ranked_.size() && ranked_[0].score > 0 ? ranked_[rank].score / ranked_[0].score
                                                         : 0;
  }

  /// Mean saturated frequency in those of the ten best passages that hold the term.
  double mean_saturation(std::size_t row, double idf) const {
    double sum = 0;
    std::size_t holding = 0;
    for (std::size_t d = 0; d < std::min(kFeedbackPassages, candidates_.size()); ++d) {
      if (parts_[row][d] <= 0) continue;
      sum += parts_[row][d];
      ++holding;
    }
    return holding == 0 ? 0 : sum / static_cast<double>(holding) / std::max(idf, 0.1);
  }

  const Question& question_;
  std::span<const index::ScoredPassage> ranked_;
  std::span<const Candidate* const> candidates_;
  Lexicon& lexicon_;
  TermProfiles profiles_;
  Parts parts_;
  std::vector<double> strengths_;  ///< one an expansion
  double strongest_ = 1;
  std::vector<double> scores_;  ///< keyword BM25, one a candidate
  double rarest_ = 0;
  double mean_idf_ = 0;
};

}  // namespace

TermProfiles profile_terms(const Question& question, const std::vector<SynonymTerm>& synonyms,
                           std::span<const index::ScoredPassage> ranked,
                           std::span<const Candidate* const> candidates, Lexicon& lexicon) {
  return Profiler(question, ranked, candidates, lexicon).run(synonyms);
}

}  // namespace ibid::retrieve
