#include "answer/features.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <utility>

#include "answer/agreement.hpp"
#include "answer/features_beside.hpp"
#include "answer/question_cues.hpp"
#include "answer/subjects.hpp"
#include "answer/wanted_concepts.hpp"
#include "text/code_points.hpp"

namespace ibid::answer {
namespace {

constexpr std::string_view kNames[] = {
#define IBID_ANSWER_NAME(enumerator, name) name,
    IBID_ANSWER_FEATURES(IBID_ANSWER_NAME)
#undef IBID_ANSWER_NAME
};

constexpr double kTypes = static_cast<double>(QuestionType::kOther) + 1;

std::vector<StemNumber> sorted_unique(std::vector<StemNumber> stems) {
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

/// Computes the rows of one question.
class Extractor {
 public:
  Extractor(const Question& question, std::span<const FoundPassage> passages,
            std::span<const Candidate> candidates, Vocabulary& vocabulary)
      : question_(question), passages_(passages), candidates_(candidates), vocabulary_(vocabulary) {
    for (const std::string& stem : question.stems) asked_.push_back(vocabulary_.number_of(stem));
    for (const std::string& stem : question.spoken) {
      asked_spoken_.push_back(vocabulary_.number_of(stem));
    }
    asked_distinct_ = sorted_unique(asked_);
    for (const StemNumber stem : asked_distinct_) asked_weight_ += vocabulary_.rarity_of(stem);
    wanted_ = wanted_by(question, vocabulary_);
    weigh_searched_terms();
    all_subjects_ = all_subjects(question);
    std::vector<StemNumber> type_cues;
    for (const std::string_view cue : answer_cues(question.type)) {
      type_cues.push_back(vocabulary_.number_of(cue));
    }
    asked_norm_ = norm_of(asked_distinct_);
    for (const FoundPassage& found : passages) {
      mean_score_ += found.score;
      most_asked_ = std::max(most_asked_, found.asked);
    }
    if (!passages.empty()) mean_score_ /= static_cast<double>(passages.size());
    read_headings();
    // No stem is met for the first time from here on.
    roles_.resize(vocabulary_.size());
    for (const StemNumber stem : asked_distinct_) roles_[stem] |= kAsked;
    for (const WantedConcept& wanted : wanted_) {
      for (const std::vector<WantedStem>& stems : wanted.alternatives) {
        for (const WantedStem& stem : stems) roles_[stem.number] |= kWanted;
      }
    }
    for (const StemNumber cue : type_cues) roles_[cue] |= kCue;
    for (const StemNumber stem : asked_spoken_) roles_[stem] |= kAskedSpoken;
    searched_weight_.resize(vocabulary_.size());
    in_sentence_.resize(vocabulary_.size());
    in_headings_.resize(vocabulary_.size());
    in_passage_.resize(vocabulary_.size());
  }

  std::vector<Features> rows() {
    std::vector<Features> rows(candidates_.size());
    for (std::size_t begin = 0; begin < rows.size();) {
      std::size_t end = begin + 1;
      while (end < rows.size() && candidates_[end].found == candidates_[begin].found) ++end;
      read_passage(candidates_.subspan(begin, end - begin));
      for (; begin < end; ++begin) {
        for (const StemNumber stem : candidates_[begin].distinct) {
          in_sentence_[stem] = static_cast<std::uint32_t>(begin + 1);
        }
        sentence_ = static_cast<std::uint32_t>(begin + 1);
        rows[begin] = row_of(candidates_[begin]);
      }
    }
    add_features_beside(rows, candidates_,
                        agreement_of(passages_, candidates_, asked_distinct_, vocabulary_));
    return rows;
  }

 private:
  /// What a stem is to the question; one bit each.
  enum Role : std::uint8_t { kAsked = 1, kWanted = 2, kCue = 4, kAskedSpoken = 8 };

  /// What is the same for all candidates of a passage.
  struct PassageTraits {
    double concepts = 0;  ///< coverage of the question's concepts by its sentences and headings
    double asked = 0;     ///< and of its words
    double headings = 0;  ///< the same by the headings over it within its document
    bool is_in_field = true;
  };

  /// What the search weighs a sentence's words, and the question's concepts by theirs.
  void weigh_searched_terms() {
    std::vector<double> of_keywords;
    for (const retrieve::QuestionTerm& term : question_.searched_terms) {
      const StemNumber stem = vocabulary_.number_of(term.term);
      const double weight = term.weight * vocabulary_.rarity_of(stem);
      searched_weight_.resize(std::max<std::size_t>(searched_weight_.size(), stem + 1));
      searched_weight_[stem] += weight;
      if (!term.is_keyword) continue;
      all_searched_ += weight;
      of_keywords.resize(std::max<std::size_t>(of_keywords.size(), stem + 1));
      of_keywords[stem] = weight;
    }
    for (const WantedConcept& wanted : wanted_) {
      // The search may know the concept by another name than the question.
      double most = 0;
      for (const std::vector<WantedStem>& stems : wanted.alternatives) {
        double weight = 0;
        for (const WantedStem& stem : stems) {
          if (stem.number < of_keywords.size()) weight += of_keywords[stem.number];
        }
        most = std::max(most, weight);
      }
      key_weights_.push_back(most);
      all_keys_ += most;
    }
  }

  /// Stems of each passage's headings and of its document's title.
  void read_headings() {
    titles_.resize(passages_.size());
    headings_.resize(passages_.size());
    within_.resize(passages_.size());
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      headings_[i] = vocabulary_.stems_of(passages_[i].document->source.title);
      titles_[i] = sorted_unique(headings_[i]);
      for (const std::string& heading : passages_[i].passage->section_path) {
        const std::vector<StemNumber>& stems = vocabulary_.stems_of(heading);
        headings_[i].insert(headings_[i].end(), stems.begin(), stems.end());
        within_[i].insert(within_[i].end(), stems.begin(), stems.end());
      }
    }
  }

  /// `candidates` are all those of one passage.
  void read_passage(std::span<const Candidate> candidates) {
    ++passage_;
    for (const StemNumber stem : headings_[candidates.front().found]) {
      in_headings_[stem] = in_passage_[stem] = passage_;
    }
    for (const Candidate& candidate : candidates) {
      for (const StemNumber stem : candidate.distinct) in_passage_[stem] = passage_;
    }
    const auto holds = [this](StemNumber stem) { return in_passage_[stem] == passage_; };
    traits_.concepts = concept_coverage(holds);
    traits_.asked = asked_coverage(holds);
    traits_.is_in_field = is_in_field(holds);
    const std::vector<StemNumber>& within = within_[candidates.front().found];
    traits_.headings = asked_coverage([&](StemNumber stem) {
      return std::find(within.begin(), within.end(), stem) != within.end();
    });
  }

  [[nodiscard]] bool sentence_holds(StemNumber stem) const {
    return in_sentence_[stem] == sentence_;
  }
  /// It or the headings over it.
  [[nodiscard]] bool headed_sentence_holds(StemNumber stem) const {
    return sentence_holds(stem) || in_headings_[stem] == passage_;
  }

  /// Share of the question's concepts, by rarity, that the stems speak of. A concept counts in part
  /// when only some of its words are there.
  template <class Holds>
  double concept_coverage(Holds holds) const {
    if (question_.weight == 0) return 0;
    double covered = 0;
    for (const WantedConcept& wanted : wanted_) {
      covered += share_spoken_of(wanted, holds) * wanted.weight;
    }
    return covered / question_.weight;
  }

  void add_keys(Features& row) const {
    if (all_keys_ == 0) return;
    double covered = 0;
    double named = 0;
    double missing = 0;
    double heaviest = 0;
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      const double weight = key_weights_[i];
      covered += weight * share_spoken_of(wanted_[i],
                                          [this](StemNumber stem) { return sentence_holds(stem); });
      const bool is_named =
          names(wanted_[i], [this](StemNumber stem) { return headed_sentence_holds(stem); });
      if (is_named) named += weight;
      if (!is_named) missing = std::max(missing, weight);
      heaviest = std::max(heaviest, weight);
    }
    value_of(row, Feature::kKeyCoverage) = covered / all_keys_;
    value_of(row, Feature::kKeyNamed) = named / all_keys_;
    value_of(row, Feature::kKeyMissing) = missing / heaviest;
  }

  double query_score(const Candidate& candidate) const {
    if (all_searched_ == 0) return 0;
    double sum = 0;
    for (const StemNumber stem : candidate.distinct) sum += searched_weight_[stem];
    return sum / all_searched_;
  }

  double figure_given(const Candidate& candidate) const {
    if (question_.asked_kind == AskedKind::kNone) return 0.5;
    return candidate.gives_figure ? 1 : 0;
  }

  template <class Holds>
  double asked_coverage(Holds holds) {
    if (asked_weight_ == 0) return 0;
    double covered = 0;
    for (const StemNumber stem : asked_distinct_) {
      if (holds(stem)) covered += vocabulary_.rarity_of(stem);
    }
    return covered / asked_weight_;
  }

  /// Share of the pairs of neighbours in `asked` that are neighbours in `stems` too. `role` is what
  /// all of `asked` have.
  double pair_coverage(const std::vector<StemNumber>& asked, Role role,
                       std::span<const StemNumber> stems) {
    if (asked.size() < 2) return 0;
    pairs_.clear();
    for (std::size_t j = 0; j + 1 < stems.size(); ++j) {
      const bool may_be_asked = (roles_[stems[j]] & roles_[stems[j + 1]] & role) != 0;
      if (may_be_asked) pairs_.emplace_back(stems[j], stems[j + 1]);
    }
    std::size_t found = 0;
    for (std::size_t i = 0; i + 1 < asked.size(); ++i) {
      const std::pair pair(asked[i], asked[i + 1]);
      found += std::find(pairs_.begin(), pairs_.end(), pair) != pairs_.end() ? 1 : 0;
    }
    return static_cast<double>(found) / static_cast<double>(asked.size() - 1);
  }

  /// Where the sentence first has a word of the question: 0 begins it, 1 when it has none.
  double asked_at(std::span<const StemNumber> spoken) const {
    const auto first = std::find_if(spoken.begin(), spoken.end(), [this](StemNumber stem) {
      return (roles_[stem] & kAskedSpoken) != 0;
    });
    if (first == spoken.end()) return 1;
    return static_cast<double>(first - spoken.begin()) / static_cast<double>(spoken.size());
  }

  /// Words of the longest run that stands in the question as it stands in the sentence.
  std::size_t asked_run(std::span<const StemNumber> spoken) {
    std::size_t longest = 0;
    runs_.assign(asked_spoken_.size() + 1, 0);
    bool any = false;
    for (const StemNumber stem : spoken) {
      if ((roles_[stem] & kAskedSpoken) == 0) {
        if (any) std::fill(runs_.begin(), runs_.end(), 0);
        any = false;
        continue;
      }
      any = true;
      // From the back, so that what runs_ has of the word before is still there.
      for (std::size_t j = asked_spoken_.size(); j > 0; --j) {
        runs_[j] = asked_spoken_[j - 1] == stem ? runs_[j - 1] + 1 : 0;
        longest = std::max(longest, runs_[j]);
      }
    }
    return longest;
  }

  double title_share(const Candidate& candidate) const {
    const std::vector<StemNumber>& title = titles_[candidate.found];
    if (title.empty()) return 0;
    const auto said = std::count_if(title.begin(), title.end(),
                                    [&](StemNumber stem) { return sentence_holds(stem); });
    return static_cast<double>(said) / static_cast<double>(title.size());
  }

  /// A sentence as a vector of rarities, for cosines.
  double norm_of(std::span<const StemNumber> distinct) {
    double sum = 0;
    for (const StemNumber stem : distinct) {
      const double rarity = vocabulary_.rarity_of(stem);
      sum += rarity * rarity;
    }
    return std::sqrt(sum);
  }

  double asked_dot_sentence() {
    double sum = 0;
    for (const StemNumber stem : asked_distinct_) {
      if (!sentence_holds(stem)) continue;
      const double rarity = vocabulary_.rarity_of(stem);
      sum += rarity * rarity;
    }
    return sum;
  }

  Features row_of(const Candidate& candidate) {
    Features row{};
    const auto set = [&row](Feature feature, double value) { value_of(row, feature) = value; };
    const FoundPassage& found = passages_[candidate.found];
    const std::string_view text = candidate.text(passages_);
    const auto holds = [this](StemNumber stem) { return sentence_holds(stem); };
    const double concepts = concept_coverage(holds);
    set(Feature::kConceptCoverage, concepts);
    set(Feature::kContextCoverage, traits_.concepts);
    set(Feature::kStemCoverage, asked_coverage(holds));
    set(Feature::kFullCoverage, concepts > 0.999 ? 1 : 0);
    set(Feature::kPairCoverage, pair_coverage(asked_, kAsked, candidate.stems));
    const double best = passages_.front().score;
    set(Feature::kPassageScore, best > 0 ? found.score / best : 0);
    set(Feature::kPassageRank, 1.0 / (1.0 + candidate.found));
    set(Feature::kPassageCoverage, traits_.asked);
    const auto words = static_cast<double>(candidate.words);
    set(Feature::kLength, std::min(1.0, words / 60));
    set(Feature::kShort, std::max(0.0, 1 - words / 12));
    const bool several = candidate.siblings > 1;
    set(Feature::kFirst, several && candidate.ordinal == 0 ? 1 : 0);
    set(Feature::kLast, several && candidate.ordinal + 1 == candidate.siblings ? 1 : 0);
    set(Feature::kOnly, several ? 0 : 1);
    std::size_t asked_for = 0;
    std::size_t cues_found = 0;
    double new_rarity = 0;
    for (const StemNumber stem : candidate.distinct) {
      const bool is_asked = (roles_[stem] & (kAsked | kWanted)) != 0;
      asked_for += is_asked ? 1 : 0;
      cues_found += (roles_[stem] & kCue) != 0 ? 1 : 0;
      if (!is_asked) new_rarity += vocabulary_.rarity_of(stem);
    }
    const auto distinct = static_cast<double>(std::max<std::size_t>(1, candidate.distinct.size()));
    set(Feature::kDensity, static_cast<double>(asked_for) / distinct);
    set(Feature::kNovelty, std::min(1.0, new_rarity / 120));
    const SentenceCues& cues = candidate.cues;
    set(Feature::kFinding, cues.finding > 0 ? 1 : 0);
    set(Feature::kAim, cues.aim > 0 ? 1 : 0);
    set(Feature::kMethod, cues.method > 0 ? 1 : 0);
    set(Feature::kAdvice, cues.advice > 0 ? 1 : 0);
    set(Feature::kHedge, cues.hedge > 0 ? 1 : 0);
    set(Feature::kTypeCue, std::min(1.0, static_cast<double>(cues_found) / 2));
    set(Feature::kNumber, cues.number ? 1 : 0);
    const bool number_asked =
        question_.type == QuestionType::kCount || question_.type == QuestionType::kDose;
    set(Feature::kNumberAsked, cues.number && number_asked ? 1 : 0);
    const bool early = names_concept_early(candidate);
    set(Feature::kEarlyConcept, early ? 1 : 0);
    set(Feature::kDefinition,
        cues.definition > 0 && early && question_.type == QuestionType::kDefinition ? 1 : 0);
    set(Feature::kWidened, candidate.is_widened ? 1 : 0);
    set(Feature::kTitleLike, text.back() == '.' ? 0 : 1);
    set(Feature::kNames, std::min(1.0, cues.names));
    set(Feature::kScoreOfWeight, question_.weight > 0 ? found.score / question_.weight : 0);
    set(Feature::kScoreDrop, mean_score_ > 0 ? found.score / mean_score_ : 1);
    add_rarest(row);
    set(Feature::kYesNoAsked, question_.is_yes_no ? 1 : 0);
    set(Feature::kListAsked, question_.type == QuestionType::kList ? 1 : 0);
    set(Feature::kDefinitionAsked, question_.type == QuestionType::kDefinition ? 1 : 0);
    set(Feature::kCandidates, static_cast<double>(candidates_.size()) / 100);
    set(Feature::kNamed, candidate.named);
    set(Feature::kInField, traits_.is_in_field ? 1 : 0);
    set(Feature::kRanked, found.ranked);
    set(Feature::kAskedBefore, found.asked);
    set(Feature::kAskedBeforeShare, most_asked_ > 0 ? found.asked / most_asked_ : 0);
    set(Feature::kPlace, several ? static_cast<double>(candidate.ordinal) /
                                       static_cast<double>(candidate.siblings - 1)
                                 : 0.5);
    set(Feature::kLongLength, words / 120);
    set(Feature::kQuestionLength, static_cast<double>(asked_.size()) / 20);
    const double norms = asked_norm_ * norm_of(candidate.distinct);
    set(Feature::kQuestionCosine, norms > 0 ? asked_dot_sentence() / norms : 0);
    set(Feature::kAskedType, static_cast<double>(question_.type) / kTypes);
    set(Feature::kAskedAt, asked_at(candidate.spoken));
    set(Feature::kAskedRun, static_cast<double>(asked_run(candidate.spoken)) / 10);
    set(Feature::kAskedPairs, pair_coverage(asked_spoken_, kAskedSpoken, candidate.spoken));
    set(Feature::kTitleShare, title_share(candidate));
    set(Feature::kDigits, cues.digits * 10);
    set(Feature::kCommas, static_cast<double>(cues.commas) / 10);
    set(Feature::kPast, static_cast<double>(cues.past) / 5);
    set(Feature::kPresent, static_cast<double>(cues.present) / 5);
    set(Feature::kSaidWeight, candidate.said_weight);
    set(Feature::kFocus, candidate.focus);
    const int subjects = std::popcount(all_subjects_);
    set(Feature::kHeaded,
        subjects > 0 ? static_cast<double>(std::popcount(candidate.headed)) / subjects : 1);
    set(Feature::kFit, candidate.fit);
    set(Feature::kPoint, static_cast<double>(candidate.point) / 2);
    set(Feature::kDose, candidate.gives_dose ? 1 : 0);
    set(Feature::kAskedTheme, candidate.has_asked_theme ? 1 : 0);
    set(Feature::kOfAsked, candidate.is_of_asked ? 1 : 0);
    set(Feature::kOfOthers, candidate.is_of_others ? 1 : 0);
    set(Feature::kHeadings, traits_.headings);
    add_keys(row);
    set(Feature::kQueryScore, query_score(candidate));
    set(Feature::kAskedKind, figure_given(candidate));
    return row;
  }

  /// Whether the passage, its headings or its document's title name one of the question's concepts
  /// that the language knows by several names: those are the field's ("hypertension"), where
  /// "first-line" or "safe" are anybody's. A question without any has no field to leave.
  template <class Holds>
  bool is_in_field(Holds holds) const {
    bool has_field = false;
    for (const WantedConcept& wanted : wanted_) {
      if (wanted.alternatives.size() < 2) continue;
      if (names(wanted, holds)) return true;
      has_field = true;
    }
    return !has_field;
  }

  /// Whether the sentence names the rarest concept, and how rare the rarest is that it lacks.
  void add_rarest(Features& row) const {
    double rarest = 0;
    double missing = 0;
    bool names_rarest = false;
    for (const WantedConcept& wanted : wanted_) {
      const bool named =
          speaks_of(wanted, [this](StemNumber stem) { return sentence_holds(stem); });
      if (!named) missing = std::max(missing, wanted.weight);
      if (wanted.weight > rarest) {
        rarest = wanted.weight;
        names_rarest = named;
      }
    }
    value_of(row, Feature::kRarest) = names_rarest ? 1 : 0;
    value_of(row, Feature::kMissing) = rarest > 0 ? missing / rarest : 0;
  }

  bool names_concept_early(const Candidate& candidate) const {
    // The subject of a sentence stands within its first four content words.
    const std::size_t end = std::min<std::size_t>(4, candidate.stems.size());
    for (std::size_t i = 0; i < end; ++i) {
      if ((roles_[candidate.stems[i]] & kWanted) != 0) return true;
    }
    return false;
  }

  const Question& question_;
  std::span<const FoundPassage> passages_;
  std::span<const Candidate> candidates_;
  Vocabulary& vocabulary_;
  std::vector<StemNumber> asked_spoken_;  // stop words included
  std::vector<StemNumber> asked_;
  std::vector<StemNumber> asked_distinct_;
  double asked_weight_ = 0;
  double asked_norm_ = 0;
  std::uint32_t all_subjects_ = 0;
  double mean_score_ = 0;
  double most_asked_ = 0;
  std::vector<WantedConcept> wanted_;
  std::vector<double> key_weights_;  // of each of wanted_, by what the search weighs its words
  double all_keys_ = 0;              // their sum
  double all_searched_ = 0;          // what the question's words weigh in the search
  std::vector<std::size_t> runs_;    // asked_run()'s: by word of the question, what ends there
  std::vector<std::pair<StemNumber, StemNumber>> pairs_;  // pair_coverage()'s: of a sentence
  std::vector<std::vector<StemNumber>> titles_;           // sorted, unique
  std::vector<std::vector<StemNumber>> headings_;  // of each passage, its document's title first
  std::vector<std::vector<StemNumber>> within_;    // the same without that title
  // By stem: its roles, and the last sentence and passage, counted from 1, that had it.
  std::vector<std::uint8_t> roles_;
  std::vector<double> searched_weight_;  // in the search, expansions too
  std::vector<std::uint32_t> in_sentence_;
  std::vector<std::uint32_t> in_headings_;
  std::vector<std::uint32_t> in_passage_;  // in a sentence of it that is a candidate, or a heading
  std::uint32_t sentence_ = 0;
  std::uint32_t passage_ = 0;
  PassageTraits traits_;
};

}  // namespace

std::string_view name_of(Feature feature) {
  return kNames[static_cast<std::size_t>(feature)];
}

std::vector<Features> features_of(const Question& question, std::span<const FoundPassage> passages,
                                  std::span<const Candidate> candidates, Vocabulary& vocabulary) {
  return Extractor(question, passages, candidates, vocabulary).rows();
}

}  // namespace ibid::answer
