#include "answer/findings.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "index/spelling.hpp"
#include "text/code_points.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

constexpr std::string_view kUp[] = {
    "elevated",  "enhance",   "enhanced",   "enhances",    "greater",  "higher",
    "improve",   "improved",  "improves",   "improving",   "increase", "more",
    "increased", "increases", "increasing", "raise",       "raised",   "raises",
    "raising",   "rise",      "rose",       "improvement",
};
constexpr std::string_view kDown[] = {
    "decline",  "declined", "decrease", "decreased", "decreases",  "decreasing",
    "fell",     "fewer",    "impaired", "less",      "lower",      "lowered",
    "lowering", "lowers",   "prevent",  "prevents",  "preventing", "prevented",
    "reduce",   "reduced",  "reduces",  "reduction", "reducing",   "worsened",
};
constexpr std::string_view kLinks[] = {"associated", "association", "correlated",
                                       "effect",     "linked",      "predict",
                                       "predicted",  "related",     "relationship"};
/// Before the thing that is more or less.
constexpr std::string_view kComparatives[] = {"fewer", "greater", "higher",
                                              "less",  "lower",   "more"};
/// "An increase in fractures".
constexpr std::string_view kNouns[] = {"decline",  "decrease",  "improvement",
                                       "increase", "reduction", "rise"};
/// "Beat placebo for reducing …" tells a direction; "urate lowering" names a treatment.
constexpr std::string_view kBeforeGerund[] = {"at", "by", "for", "in"};

constexpr std::string_view kDenials[] = {"neither", "no", "nor", "not", "without"};
/// A denial reaches over the next few words: "did not significantly increase". "Without" denies a
/// thing, and not what is said of it: "calcium without vitamin D raised".
constexpr std::size_t kDenialReach = 4;
constexpr std::size_t kWithoutReach = 1;
/// "Neither intake nor use of supplements a day beat placebo for reducing".
constexpr std::size_t kNeitherReach = 13;

/// What ends the name of an outcome.
constexpr std::string_view kEnds[] = {
    "according", "after",   "although", "among", "are",   "as",         "at",       "because",
    "being",     "between", "but",      "by",    "can",   "caused",     "causes",   "compared",
    "did",       "during",  "from",     "had",   "has",   "have",       "if",       "in",
    "is",        "may",     "on",       "over",  "once",  "regardless", "relative", "than",
    "that",      "through", "to",       "under", "until", "versus",     "was",      "were",
    "when",      "whereas", "which",    "while", "who",   "with",       "within",   "without"};
/// Between what tells and the outcome: "a significant difference in", "the risk of".
constexpr std::string_view kLeadsToOutcome[] = {"any",        "change",      "changes", "clear",
                                                "difference", "differences", "in",      "of",
                                                "on",         "to",          "with"};
constexpr std::string_view kPartsOutcomes[] = {"and", "for", "nor", "or"};
/// What an outcome is called with or without.
constexpr std::string_view kFillers[] = {
    "a",          "all",    "and",           "any",       "both",    "an",          "average",
    "cause",      "days",   "frequency",     "incidence", "its",     "major",       "mean",
    "meaningful", "number", "odds",          "of",        "overall", "percent",     "rate",
    "rates",      "risk",   "risks",         "serious",   "severe",  "significant", "the",
    "their",      "total",  "significantly", "slightly"};
/// "Were more frequent with": the outcome stands before.
constexpr std::string_view kFrequent[] = {"common", "frequent", "often"};
/// "More effective", "less likely to": of no outcome that a word names.
constexpr std::string_view kOfNoOutcome[] = {"effective", "likely", "or"};

/// Where in a sentence it happens: no cause.
constexpr std::string_view kPlaces[] = {"after", "among", "at", "during", "for", "in", "over"};
constexpr std::string_view kBeforeCause[] = {"after", "with"};
constexpr std::string_view kBeforeClause[] = {"although", "and", "but", "whereas", "while"};
constexpr std::string_view kComparedWith[] = {"compared", "than", "versus", "vs"};
/// What any trial has.
constexpr std::string_view kOfAnyTrial[] = {
    "adult",      "analysis",  "association", "beneficiary", "cause",      "cohort",
    "daily",      "data",      "dose",        "group",       "higher",     "intake",
    "level",      "low",       "lower",       "meta",        "more",       "patient",
    "people",     "person",    "serum",       "study",       "supplement", "supplementation",
    "therapy",    "treatment", "trial",       "use",         "user",       "women",
    "men",        "year",      "month",       "week",        "older",      "control",
    "agent",      "drug",      "medicine",    "acting",      "acid",       "agonist",
    "antagonist", "blocker",   "inhibitor",   "receptor",    "lowering",   "beat",
    "day",        "per",       "plus",        "probably",    "showed",     "based"};
constexpr std::string_view kSchedules[] = {"annual", "annually", "intermittent", "monthly",
                                           "once",   "weekly",   "yearly"};
constexpr std::string_view kEaten[] = {"diet", "dietary", "intake", "intakes"};
constexpr std::string_view kBeforePeople[] = {"among", "in"};
constexpr std::string_view kStudies[] = {"analysis", "cohort", "comparison", "database", "minority",
                                         "practice", "review", "study",      "trial",    "year"};
/// What tells no patients apart.
constexpr std::string_view kOfAnyPeople[] = {
    "adult",   "aged",   "and",    "beneficiary", "community", "dwelling", "frail",
    "healthy", "high",   "man",    "men",         "old",       "older",    "outpatient",
    "patient", "people", "person", "stable",      "taking",    "the",      "their",
    "those",   "with",   "woman",  "women",       "risk"};
/// "In the", "an": no thing.
constexpr std::size_t kShortWord = 2;

/// What follows the end or the lack of a treatment is no effect of the treatment.
constexpr std::string_view kLessBeginnings[] = {"stop",     "discontinu", "withdr",  "cessation",
                                                "deficien", "lack",       "restrict"};
constexpr std::string_view kLess[] = {"low", "lower", "less", "fewer", "insufficient"};

/// Of the words for what does it, one in so many at least is common: "exercise training" and
/// "aerobic exercise in groups".
constexpr std::size_t kThingsForOneCommon = 3;

void sort_unique(Words& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

/// Figures stand in brackets and name nothing.
std::string without_brackets(std::string_view sentence) {
  std::string text;
  int depth = 0;
  for (const char c : sentence) {
    if (c == '(') ++depth;
    if (depth == 0) text += c;
    if (c == ')' && depth > 0) --depth;
  }
  return text;
}

bool is_number(const std::string& word) {
  return text::is_digit(word.front());
}

std::size_t common(const Words& a, const Words& b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const std::string& word) {
    return std::binary_search(b.begin(), b.end(), word);
  }));
}

bool holds(const Words& more, const Words& less) {
  return std::includes(more.begin(), more.end(), less.begin(), less.end());
}

/// Whether one names an outcome of the other, if with fewer words.
bool share_outcome(const Finding& a, const Finding& b) {
  return std::any_of(a.outcomes.begin(), a.outcomes.end(), [&](const Outcome& first) {
    return std::any_of(b.outcomes.begin(), b.outcomes.end(), [&](const Outcome& second) {
      const bool is_within = holds(second.words, first.words);
      const bool is_around = holds(first.words, second.words);
      return (first.head == second.head && (is_within || is_around)) ||
             (first.shared_head == second.head && is_within) ||
             (second.shared_head == first.head && is_around);
    });
  });
}

/// "Reduces it" is of what was named before.
bool are_of_the_same(const Finding& a, const Finding& b) {
  const auto is_it = [](const Outcome& outcome) { return outcome.head == "it"; };
  return std::any_of(a.outcomes.begin(), a.outcomes.end(), is_it) ||
         std::any_of(b.outcomes.begin(), b.outcomes.end(), is_it) || share_outcome(a, b);
}

class SentenceReader {
 public:
  explicit SentenceReader(std::string_view sentence)
      : text_(without_brackets(sentence)), words_(text::words(text_)) {
    begin_ = begin_of_statement();
  }

  std::vector<Finding> findings() {
    std::size_t denied_until = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string& word = words_[i].folded;
      if (text::is_one_of(word, kDenials)) {
        denied_until = std::max(denied_until, i + 1 + reach_of(i));
        continue;
      }
      const int sign = sign_at(i);
      if (sign == 0 && !text::is_one_of(word, kLinks)) continue;
      if (i == begin_ && text::is_one_of(word, kComparatives)) continue;  // "Higher intake …"
      if (!first_) first_ = i;
      add(i, sign, i < denied_until);
    }
    leave_out_mixed();
    return std::move(findings_);
  }

  Words people() const {
    Words people;
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      const bool is_of_outcome = i > 0 && is_named_with_in(i - 1);
      if (!text::is_one_of(words_[i].folded, kBeforePeople) || is_of_outcome) continue;
      Words phrase;
      bool is_of_study = false;
      for (++i; i < words_.size() && !is_end_of_people(i); ++i) {
        const std::string word = index::without_plural(words_[i].folded);
        is_of_study = is_of_study || text::is_one_of(word, kStudies);
        if (word.size() > kShortWord && !is_number(word) && !text::is_one_of(word, kOfAnyPeople)) {
          phrase.push_back(word);
        }
      }
      --i;  // it may open the next
      if (!is_of_study) people.insert(people.end(), phrase.begin(), phrase.end());
    }
    sort_unique(people);
    return people;
  }

  Words denied() const {
    constexpr std::string_view kNon = "non";
    constexpr std::size_t kNamed = 2;  // "type 2 diabetes", "vitamin D"
    constexpr std::size_t kStemLetters = 5;
    Words denied;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string& word = words_[i].folded;
      if (word.starts_with(kNon) && word.size() >= kNon.size() + kStemLetters) {
        denied.push_back(word.substr(kNon.size()));
      }
      if (word != "without" || (i > 0 && words_[i - 1].folded == "or")) continue;
      for (std::size_t j = i + 1; j < words_.size() && j <= i + kNamed; ++j) {
        if (is_behind_comma(j) || text::is_one_of(words_[j].folded, kEnds)) break;
        if (words_[j].folded.size() >= kStemLetters &&
            !text::is_one_of(words_[j].folded, kFillers)) {
          denied.push_back(words_[j].folded);
        }
      }
    }
    sort_unique(denied);
    return denied;
  }

 private:
  /// Behind "In the HEAT trial of 5,352 aspirin users,".
  std::size_t begin_of_statement() const {
    if (words_.empty() || !text::is_one_of(words_.front().folded, kPlaces)) return 0;
    for (std::size_t i = 1; i < words_.size(); ++i) {
      if (is_behind_comma(i)) return i;
    }
    return 0;
  }

  std::string_view before(std::size_t i) const {
    const std::size_t from = i == 0 ? 0 : words_[i - 1].range.end;
    return std::string_view(text_).substr(from, words_[i].range.begin - from);
  }
  bool is_behind_comma(std::size_t i) const {
    return before(i).find_first_of(",;:") != std::string_view::npos;
  }
  bool is_hyphened(std::size_t i) const {
    return before(i).ends_with('-') || (i + 1 < words_.size() && before(i + 1).starts_with('-'));
  }

  /// "A difference in", "a rise in".
  bool is_named_with_in(std::size_t i) const {
    const std::string& word = words_[i].folded;
    return text::is_one_of(word, kNouns) || text::is_one_of(word, kLeadsToOutcome);
  }

  bool is_end_of_people(std::size_t i) const {
    const std::string& word = words_[i].folded;
    return is_behind_comma(i) || text::is_one_of(word, kBeforePeople) || sign_at(i) != 0 ||
           (text::is_one_of(word, kEnds) && word != "with");
  }

  std::size_t reach_of(std::size_t i) const {
    const std::string& denial = words_[i].folded;
    if (denial == "neither" || denial == "nor") return kNeitherReach;
    if (denial != "without") return kDenialReach;
    std::size_t reach = kWithoutReach;
    while (i + reach < words_.size() &&
           (text::is_one_of(words_[i + reach].folded, kFillers) ||
            text::is_one_of(words_[i + reach].folded, kLeadsToOutcome))) {
      ++reach;
    }
    return reach;
  }

  int sign_at(std::size_t i) const {
    const std::string& word = words_[i].folded;
    const bool is_up = text::is_one_of(word, kUp);
    if ((!is_up && !text::is_one_of(word, kDown)) || is_hyphened(i)) return 0;
    const bool is_gerund = word.ends_with("ing");
    const std::string_view last = i == 0 ? std::string_view() : words_[i - 1].folded;
    if (is_gerund && !text::is_one_of(last, kBeforeGerund)) return 0;
    if (text::is_one_of(word, kComparatives)) {
      const bool is_amount = i + 2 < words_.size() && words_[i + 1].folded == "than" &&
                             is_number(words_[i + 2].folded);
      const bool is_bound = last == "or" && i > 1 && is_number(words_[i - 2].folded);
      if (is_amount || is_bound || last == "more") return 0;
    }
    return is_up ? 1 : -1;
  }

  void add(std::size_t at, int sign, bool is_denied) {
    if (at + 1 < words_.size() && text::is_one_of(words_[at + 1].folded, kOfNoOutcome)) return;
    Finding finding;
    finding.sign = sign;
    finding.is_denied = is_denied;
    if (words_[at].folded != "effect" && at + 2 < words_.size() &&
        words_[at + 1].folded == "between") {
      take_pair(at + 2, finding);
    } else {
      finding.outcomes = outcomes_behind(at, sign == 0);
      if (finding.outcomes.empty() && sign == 0) return;  // "associated with fewer": told by that
      if (finding.outcomes.empty()) {
        take_subject(at, finding);
      } else {
        finding.cause = cause_between(begin_, *first_);
      }
    }
    if (!finding.outcomes.empty()) findings_.push_back(std::move(finding));
  }

  /// "Association between magnesium intake and fractures".
  void take_pair(std::size_t begin, Finding& finding) const {
    std::size_t middle = begin;
    while (middle < words_.size() && words_[middle].folded != "and") ++middle;
    if (middle == words_.size()) return;
    finding.cause = cause_between(begin, middle);
    finding.outcomes = outcomes_from(middle + 1);
  }

  /// "Fractures were more frequent with magnesium than …", "eradication rose".
  void take_subject(std::size_t at, Finding& finding) const {
    std::size_t end = at;
    while (end > begin_ && text::is_one_of(words_[end - 1].folded, kEnds)) --end;
    finding.outcomes = outcomes_from(begin_of_clause(at), end);
    std::size_t with = at + 1;
    const auto leads = [&](std::size_t i) {
      return text::is_one_of(words_[i].folded, kBeforeCause);
    };
    while (with < words_.size() && with <= at + 2 && !leads(with)) ++with;
    if (with >= words_.size() || !leads(with)) return;
    std::size_t stop = with + 1;
    while (stop < words_.size() && !text::is_one_of(words_[stop].folded, kComparedWith) &&
           !is_behind_comma(stop)) {
      ++stop;
    }
    finding.cause = cause_between(with + 1, stop);
  }

  /// Behind the last ", but" before it.
  std::size_t begin_of_clause(std::size_t at) const {
    for (std::size_t i = at; i > begin_; --i) {
      if (is_behind_comma(i) && text::is_one_of(words_[i].folded, kBeforeClause)) return i + 1;
    }
    return begin_;
  }

  std::vector<Outcome> outcomes_behind(std::size_t at, bool is_link) const {
    if (at + 1 < words_.size() && text::is_one_of(words_[at + 1].folded, kFrequent)) return {};
    std::size_t begin = at + 1;
    const bool is_noun = is_link || text::is_one_of(words_[at].folded, kNouns);
    while (is_noun && begin < words_.size() &&
           (text::is_one_of(words_[begin].folded, kLeadsToOutcome) ||
            text::is_one_of(words_[begin].folded, kFillers))) {
      ++begin;
    }
    return outcomes_from(begin);
  }

  std::vector<Outcome> outcomes_from(std::size_t begin) const {
    return outcomes_from(begin, words_.size());
  }

  /// As far as they are named one after the other.
  std::vector<Outcome> outcomes_from(std::size_t begin, std::size_t end) const {
    std::vector<Outcome> outcomes(1);
    bool has_head = false;  // it is the last word, or the one before "of"
    for (std::size_t i = begin; i < end; ++i) {
      const std::string& word = words_[i].folded;
      if (text::is_one_of(word, kEnds) || sign_at(i) != 0 || text::is_one_of(word, kDenials)) break;
      if (i > begin && (is_behind_comma(i) || text::is_one_of(word, kPartsOutcomes))) {
        outcomes.emplace_back();
        has_head = false;
      }
      has_head = has_head || (word == "of" && !outcomes.back().words.empty());
      if (text::is_one_of(word, kPartsOutcomes) || text::is_one_of(word, kFillers)) continue;
      if (is_number(word)) continue;
      outcomes.back().words.push_back(index::without_plural(word));
      if (!has_head) outcomes.back().head = outcomes.back().words.back();
    }
    std::erase_if(outcomes, [](const Outcome& outcome) { return outcome.words.empty(); });
    for (Outcome& outcome : outcomes) {
      sort_unique(outcome.words);
      outcome.shared_head = outcomes.back().head;
    }
    return outcomes;
  }

  /// Up to where it says in whom, when or compared with what.
  Cause cause_between(std::size_t begin, std::size_t end) const {
    Cause cause;
    bool is_added = false;
    for (std::size_t i = begin; i < end; ++i) {
      const std::string& word = words_[i].folded;
      if (i > begin && (text::is_one_of(word, kPlaces) || text::is_one_of(word, kComparedWith))) {
        break;
      }
      cause.is_of_less = cause.is_of_less || is_less(i);
      cause.is_eaten = cause.is_eaten || text::is_one_of(word, kEaten);
      is_added = is_added || (!cause.named.empty() && adds(i));
      const bool is_dosage = i + 1 < end && is_hyphened(i) && words_[i + 1].folded == "dose";
      if (is_dosage || text::is_one_of(word, kSchedules)) {
        cause.schedule.push_back(word);
      } else if (is_number(word) && !is_hyphened(i)) {  // no "GLP-1"
        cause.amounts.push_back(word);
      } else if (std::string thing = thing_at(i); !thing.empty()) {
        if (is_added) cause.added.push_back(thing);
        cause.named.push_back(std::move(thing));
      }
    }
    for (Words* words : {&cause.named, &cause.added, &cause.amounts, &cause.schedule}) {
      sort_unique(*words);
    }
    return cause;
  }

  /// "Plus calcium", "with calcium"; not "with or without vitamin D".
  bool adds(std::size_t i) const {
    const bool is_open = i + 1 < words_.size() && words_[i + 1].folded == "or";
    return words_[i].folded == "plus" || (words_[i].folded == "with" && !is_open);
  }

  /// "Vitamin d" of "vitamin D3"; empty where the word names no thing.
  std::string thing_at(std::size_t i) const {
    const std::string& word = words_[i].folded;
    std::string thing = index::without_plural(word);
    if (thing.size() <= kShortWord || text::is_one_of(thing, kOfAnyTrial) ||
        text::is_one_of(word, kEnds) || text::is_one_of(word, kDenials) ||
        text::is_one_of(word, kFillers)) {
      return {};
    }
    if (thing == "vitamin" && i + 1 < words_.size()) {
      thing.push_back(' ');
      thing.push_back(words_[i + 1].folded.front());
    }
    return thing;
  }

  bool is_less(std::size_t i) const {
    const std::string_view word = words_[i].folded;
    const bool is_beginning =
        std::any_of(std::begin(kLessBeginnings), std::end(kLessBeginnings),
                    [&](std::string_view beginning) { return word.starts_with(beginning); });
    return is_beginning || (text::is_one_of(word, kLess) && !is_hyphened(i));
  }

  void leave_out_mixed() {
    const std::vector<Finding> all = findings_;
    std::erase_if(findings_, [&](const Finding& finding) {
      return std::any_of(all.begin(), all.end(), [&](const Finding& other) {
        return (other.is_denied != finding.is_denied || other.sign * finding.sign < 0) &&
               are_of_the_same(finding, other);
      });
    });
  }

  std::string text_;
  std::vector<text::Word> words_;
  std::size_t begin_ = 0;
  std::optional<std::size_t> first_;  // word that tells
  std::vector<Finding> findings_;
};

}  // namespace

bool may_be_one(const Cause& a, const Cause& b) {
  const auto are_apart = [](const Words& first, const Words& second) {
    return !first.empty() && !second.empty() && common(first, second) == 0;
  };
  const std::size_t common_things = common(a.named, b.named);
  return a.is_of_less == b.is_of_less && a.is_eaten == b.is_eaten &&
         !are_apart(a.amounts, b.amounts) && a.schedule == b.schedule && holds(a.named, b.added) &&
         holds(b.named, a.added) && common_things > 0 &&
         kThingsForOneCommon * common_things >= std::min(a.named.size(), b.named.size());
}

std::vector<Finding> findings_in(std::string_view sentence) {
  return SentenceReader(sentence).findings();
}

Words people_in(std::string_view sentence) {
  return SentenceReader(sentence).people();
}

Words denied_in(std::string_view sentence) {
  return SentenceReader(sentence).denied();
}

bool contradict(const Finding& a, const Finding& b) {
  const int both = a.sign * b.sign;
  const bool is_two_ways = a.is_denied == b.is_denied ? !a.is_denied && both < 0 : both >= 0;
  return is_two_ways && share_outcome(a, b);
}

}  // namespace ibid::answer
