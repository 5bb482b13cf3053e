#include "answer/features.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "answer/agreement.hpp"
#include "answer/question_cues.hpp"
#include "text/code_points.hpp"

namespace ibid::answer {
namespace {

constexpr std::string_view kNames[] = {
#define IBID_ANSWER_NAME(enumerator, name) name,
    IBID_ANSWER_FEATURES(IBID_ANSWER_NAME)
#undef IBID_ANSWER_NAME
};

/// "vitamin deficiency" does not name "vitamin B12 deficiency", which is B12 by four fifths.
constexpr double kNamedShare = 0.6;

bool holds(std::span<const StemNumber> sorted, StemNumber stem) {
  return std::binary_search(sorted.begin(), sorted.end(), stem);
}

std::vector<StemNumber> sorted_unique(std::vector<StemNumber> stems) {
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

/// A sentence as a vector of rarities, for cosines.
double norm_of(std::span<const StemNumber> distinct, Vocabulary& vocabulary) {
  double sum = 0;
  for (const StemNumber stem : distinct) {
    const double rarity = vocabulary.rarity_of(stem);
    sum += rarity * rarity;
  }
  return std::sqrt(sum);
}

double dot(std::span<const StemNumber> a, std::span<const StemNumber> b, Vocabulary& vocabulary) {
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] < b[j]) {
      ++i;
    } else if (b[j] < a[i]) {
      ++j;
    } else {
      const double rarity = vocabulary.rarity_of(a[i]);
      sum += rarity * rarity;
      ++i;
      ++j;
    }
  }
  return sum;
}

/// How much of the concept, by rarity, the stems hold of the alternative that they hold best.
double share_spoken_of(const Concept& wanted, std::span<const StemNumber> sorted_stems,
                       Vocabulary& vocabulary) {
  double best = 0;
  for (const Stems& stems : wanted.alternatives) {
    double all = 0;
    double found = 0;
    for (const std::string& stem : stems) {
      const StemNumber number = vocabulary.number_of(stem);
      const double rarity = vocabulary.rarity_of(number);
      all += rarity;
      if (holds(sorted_stems, number)) found += rarity;
    }
    if (all > 0) best = std::max(best, found / all);
  }
  return best;
}

/// Computes the rows of one question.
class Extractor {
 public:
  Extractor(const Question& question, std::span<const FoundPassage> passages,
            std::span<const Candidate> candidates, Vocabulary& vocabulary,
            index::Analyzer& analyzer)
      : question_(question),
        passages_(passages),
        candidates_(candidates),
        vocabulary_(vocabulary),
        analyzer_(analyzer) {
    for (const index::Term& term : analyzer_.analyze(question.text)) {
      if (!term.is_stop) asked_.push_back(vocabulary_.number_of(term.text));
    }
    asked_distinct_ = sorted_unique(asked_);
    for (const StemNumber stem : asked_distinct_) asked_weight_ += vocabulary_.rarity_of(stem);
    for (const Concept& wanted : question.concepts) {
      for (const Stems& stems : wanted.alternatives) {
        for (const std::string& stem : stems) {
          concept_stems_.push_back(vocabulary_.number_of(stem));
        }
      }
    }
    concept_stems_ = sorted_unique(concept_stems_);
    for (const std::string_view cue : answer_cues(question.type)) {
      type_cues_.push_back(vocabulary_.number_of(std::string(cue)));
    }
    type_cues_ = sorted_unique(type_cues_);
    asked_norm_ = norm_of(asked_distinct_, vocabulary_);
    for (const FoundPassage& found : passages) mean_score_ += found.score;
    if (!passages.empty()) mean_score_ /= static_cast<double>(passages.size());
    read_contexts();
  }

  std::vector<Features> rows() {
    std::vector<Features> rows(candidates_.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = row_of(candidates_[i]);
    add_agreement(rows);
    return rows;
  }

 private:
  /// All stems of each passage and of its document's title.
  void read_contexts() {
    contexts_.resize(passages_.size());
    headings_.resize(passages_.size());
    for (const Candidate& candidate : candidates_) {
      auto& context = contexts_[candidate.found];
      context.insert(context.end(), candidate.stems.begin(), candidate.stems.end());
    }
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      std::string headings = passages_[i].document->source.title;
      for (const std::string& heading : passages_[i].passage.section_path) {
        headings += ' ' + heading;
      }
      for (const index::Term& term : analyzer_.analyze(headings)) {
        if (!term.is_stop) headings_[i].push_back(vocabulary_.number_of(term.text));
      }
      contexts_[i].insert(contexts_[i].end(), headings_[i].begin(), headings_[i].end());
      contexts_[i] = sorted_unique(std::move(contexts_[i]));
    }
  }

  double asked_coverage(std::span<const StemNumber> distinct) {
    if (asked_weight_ == 0) return 0;
    double covered = 0;
    for (const StemNumber stem : asked_distinct_) {
      if (holds(distinct, stem)) covered += vocabulary_.rarity_of(stem);
    }
    return covered / asked_weight_;
  }

  double pair_coverage(const Candidate& candidate) const {
    if (asked_.size() < 2) return 0;
    std::size_t found = 0;
    for (std::size_t i = 0; i + 1 < asked_.size(); ++i) {
      for (std::size_t j = 0; j + 1 < candidate.stems.size(); ++j) {
        if (candidate.stems[j] == asked_[i] && candidate.stems[j + 1] == asked_[i + 1]) {
          ++found;
          break;
        }
      }
    }
    return static_cast<double>(found) / static_cast<double>(asked_.size() - 1);
  }

  double type_cue(const Candidate& candidate) const {
    std::size_t found = 0;
    for (const StemNumber cue : type_cues_) found += holds(candidate.distinct, cue) ? 1 : 0;
    return std::min(1.0, static_cast<double>(found) / 2);
  }

  Features row_of(const Candidate& candidate) {
    Features row{};
    const auto set = [&row](Feature feature, double value) {
      row[static_cast<std::size_t>(feature)] = value;
    };
    const FoundPassage& found = passages_[candidate.found];
    const std::string_view text = candidate.text(passages_);
    const double concepts = concept_coverage(question_, candidate.distinct, vocabulary_);
    set(Feature::kConceptCoverage, concepts);
    set(Feature::kContextCoverage,
        concept_coverage(question_, contexts_[candidate.found], vocabulary_));
    set(Feature::kStemCoverage, asked_coverage(candidate.distinct));
    set(Feature::kFullCoverage, concepts > 0.999 ? 1 : 0);
    set(Feature::kPairCoverage, pair_coverage(candidate));
    const double best = passages_.front().score;
    set(Feature::kPassageScore, best > 0 ? found.score / best : 0);
    set(Feature::kPassageRank, 1.0 / (1.0 + candidate.found));
    set(Feature::kPassageCoverage, asked_coverage(contexts_[candidate.found]));
    const auto words = static_cast<double>(candidate.words);
    set(Feature::kLength, std::min(1.0, words / 60));
    set(Feature::kShort, std::max(0.0, 1 - words / 12));
    const bool several = candidate.siblings > 1;
    set(Feature::kFirst, several && candidate.ordinal == 0 ? 1 : 0);
    set(Feature::kLast, several && candidate.ordinal + 1 == candidate.siblings ? 1 : 0);
    set(Feature::kOnly, several ? 0 : 1);
    std::size_t asked_for = 0;
    double new_rarity = 0;
    for (const StemNumber stem : candidate.distinct) {
      const bool is_asked = holds(asked_distinct_, stem) || holds(concept_stems_, stem);
      asked_for += is_asked ? 1 : 0;
      if (!is_asked) new_rarity += vocabulary_.rarity_of(stem);
    }
    const auto distinct = static_cast<double>(std::max<std::size_t>(1, candidate.distinct.size()));
    set(Feature::kDensity, static_cast<double>(asked_for) / distinct);
    set(Feature::kNovelty, std::min(1.0, new_rarity / 120));
    const SentenceCues& cues = candidate.cues;
    set(Feature::kFinding, cues.finding ? 1 : 0);
    set(Feature::kAim, cues.aim ? 1 : 0);
    set(Feature::kMethod, cues.method ? 1 : 0);
    set(Feature::kAdvice, cues.advice ? 1 : 0);
    set(Feature::kHedge, cues.hedge ? 1 : 0);
    set(Feature::kTypeCue, type_cue(candidate));
    set(Feature::kNumber, cues.number ? 1 : 0);
    const bool number_asked =
        question_.type == QuestionType::kCount || question_.type == QuestionType::kDose;
    set(Feature::kNumberAsked, cues.number && number_asked ? 1 : 0);
    const bool early = names_concept_early(candidate);
    set(Feature::kEarlyConcept, early ? 1 : 0);
    set(Feature::kDefinition,
        cues.definition && early && question_.type == QuestionType::kDefinition ? 1 : 0);
    set(Feature::kWidened, candidate.is_widened ? 1 : 0);
    set(Feature::kTitleLike, text.back() == '.' ? 0 : 1);
    set(Feature::kNames, std::min(1.0, cues.names));
    set(Feature::kScoreOfWeight, question_.weight > 0 ? found.score / question_.weight : 0);
    set(Feature::kScoreDrop, mean_score_ > 0 ? found.score / mean_score_ : 1);
    add_rarest(candidate, row);
    set(Feature::kYesNoAsked, question_.is_yes_no ? 1 : 0);
    set(Feature::kListAsked, question_.type == QuestionType::kList ? 1 : 0);
    set(Feature::kDefinitionAsked, question_.type == QuestionType::kDefinition ? 1 : 0);
    set(Feature::kCandidates, static_cast<double>(candidates_.size()) / 100);
    set(Feature::kNamed, named_share(candidate));
    set(Feature::kOnTopic, is_on_topic(candidate) ? 1 : 0);
    set(Feature::kRanked, found.ranked);
    set(Feature::kPlace, several ? static_cast<double>(candidate.ordinal) /
                                       static_cast<double>(candidate.siblings - 1)
                                 : 0.5);
    set(Feature::kLongLength, words / 120);
    set(Feature::kQuestionLength, static_cast<double>(asked_.size()) / 20);
    const double norms = asked_norm_ * norm_of(candidate.distinct, vocabulary_);
    set(Feature::kQuestionCosine,
        norms > 0 ? dot(asked_distinct_, candidate.distinct, vocabulary_) / norms : 0);
    return row;
  }

  /// The stems of the sentence and of `above`, its headings or its whole context.
  static std::vector<StemNumber> stems_with(const Candidate& candidate,
                                            const std::vector<StemNumber>& above) {
    std::vector<StemNumber> stems = candidate.distinct;
    stems.insert(stems.end(), above.begin(), above.end());
    return sorted_unique(std::move(stems));
  }

  /// Whether the sentence, its headings or its document's title name one of the question's concepts
  /// that the language knows by several names: those are the field's ("hypertension"), where
  /// "first-line" or "safe" are anybody's. A question without any has no topic to leave.
  bool is_on_topic(const Candidate& candidate) {
    const std::vector<StemNumber> stems = stems_with(candidate, contexts_[candidate.found]);
    bool has_topic = false;
    for (const Concept& wanted : question_.concepts) {
      if (wanted.alternatives.size() < 2) continue;
      if (names(wanted, stems, vocabulary_)) return true;
      has_topic = true;
    }
    return !has_topic;
  }

  /// Share of the concepts, by weight, that the sentence or the headings over it name.
  double named_share(const Candidate& candidate) {
    if (question_.weight == 0) return 0;
    const std::vector<StemNumber> stems = stems_with(candidate, headings_[candidate.found]);
    double named = 0;
    for (const Concept& wanted : question_.concepts) {
      if (names(wanted, stems, vocabulary_)) named += wanted.weight;
    }
    return named / question_.weight;
  }

  /// Whether the sentence names the rarest concept, and how rare the rarest is that it lacks.
  void add_rarest(const Candidate& candidate, Features& row) {
    double rarest = 0;
    double missing = 0;
    bool names_rarest = false;
    for (const Concept& wanted : question_.concepts) {
      const bool named = speaks_of(wanted, candidate.distinct, vocabulary_);
      if (!named) missing = std::max(missing, wanted.weight);
      if (wanted.weight > rarest) {
        rarest = wanted.weight;
        names_rarest = named;
      }
    }
    row[static_cast<std::size_t>(Feature::kRarest)] = names_rarest ? 1 : 0;
    row[static_cast<std::size_t>(Feature::kMissing)] = rarest > 0 ? missing / rarest : 0;
  }

  bool names_concept_early(const Candidate& candidate) const {
    // The subject of a sentence stands within its first four content words.
    const std::size_t end = std::min<std::size_t>(4, candidate.stems.size());
    for (std::size_t i = 0; i < end; ++i) {
      if (holds(concept_stems_, candidate.stems[i])) return true;
    }
    return false;
  }

  void add_agreement(std::vector<Features>& rows) {
    const std::vector<Agreement> agreement =
        agreement_of(passages_, candidates_, asked_distinct_, vocabulary_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto set = [&](Feature feature, double value) {
        rows[i][static_cast<std::size_t>(feature)] = value;
      };
      set(Feature::kCentrality, agreement[i].with_all);
      set(Feature::kTopCentrality, agreement[i].with_top);
      set(Feature::kWordConsensus, agreement[i].of_words);
      set(Feature::kPairConsensus, agreement[i].of_pairs);
      set(Feature::kNewConsensus, agreement[i].of_new_words);
      set(Feature::kAllConsensus, agreement[i].of_all_pairs);
    }
    add_share(rows, Feature::kStemCoverage, Feature::kCoverageShare);
    add_share(rows, Feature::kCentrality, Feature::kCentralityShare);
    add_best_of_passage(rows);
  }

  void add_best_of_passage(std::vector<Features>& rows) {
    std::vector<double> best(passages_.size(), 0);
    const auto of = static_cast<std::size_t>(Feature::kStemCoverage);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      double& known = best[candidates_[i].found];
      known = std::max(known, rows[i][of]);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double most = best[candidates_[i].found];
      rows[i][static_cast<std::size_t>(Feature::kBestOfPassage)] =
          most > 0 ? rows[i][of] / most : 0;
    }
  }

  static void add_share(std::vector<Features>& rows, Feature of, Feature share) {
    double best = 0;
    for (const Features& row : rows) best = std::max(best, row[static_cast<std::size_t>(of)]);
    if (best == 0) return;
    for (Features& row : rows) {
      row[static_cast<std::size_t>(share)] = row[static_cast<std::size_t>(of)] / best;
    }
  }

  const Question& question_;
  std::span<const FoundPassage> passages_;
  std::span<const Candidate> candidates_;
  Vocabulary& vocabulary_;
  index::Analyzer& analyzer_;
  std::vector<StemNumber> asked_;
  std::vector<StemNumber> asked_distinct_;
  double asked_weight_ = 0;
  double asked_norm_ = 0;
  double mean_score_ = 0;
  std::vector<StemNumber> concept_stems_;
  std::vector<StemNumber> type_cues_;
  std::vector<std::vector<StemNumber>> contexts_;
  std::vector<std::vector<StemNumber>> headings_;
};

}  // namespace

std::string_view name_of(Feature feature) {
  return kNames[static_cast<std::size_t>(feature)];
}

bool names(const Concept& wanted, std::span<const StemNumber> sorted_stems,
           Vocabulary& vocabulary) {
  for (const Stems& stems : wanted.alternatives) {
    double all = 0;
    double found = 0;
    for (const std::string& stem : stems) {
      if (stems.size() > 1 && is_modifier(stem)) continue;
      const StemNumber number = vocabulary.number_of(stem);
      all += vocabulary.rarity_of(number);
      if (holds(sorted_stems, number)) found += vocabulary.rarity_of(number);
    }
    if (all > 0 && found / all >= kNamedShare) return true;
  }
  return false;
}

bool speaks_of(const Concept& wanted, std::span<const StemNumber> sorted_stems,
               Vocabulary& vocabulary) {
  return std::any_of(wanted.alternatives.begin(), wanted.alternatives.end(),
                     [&](const Stems& stems) {
                       return std::all_of(stems.begin(), stems.end(), [&](const std::string& stem) {
                         return holds(sorted_stems, vocabulary.number_of(stem));
                       });
                     });
}

double concept_coverage(const Question& question, std::span<const StemNumber> sorted_stems,
                        Vocabulary& vocabulary) {
  if (question.weight == 0) return 0;
  double covered = 0;
  for (const Concept& wanted : question.concepts) {
    covered += share_spoken_of(wanted, sorted_stems, vocabulary) * wanted.weight;
  }
  return covered / question.weight;
}

std::vector<Features> features_of(const Question& question, std::span<const FoundPassage> passages,
                                  std::span<const Candidate> candidates, Vocabulary& vocabulary,
                                  index::Analyzer& analyzer) {
  return Extractor(question, passages, candidates, vocabulary, analyzer).rows();
}

}  // namespace ibid::answer
