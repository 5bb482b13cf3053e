#include "answer/denials.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "answer/question_cues.hpp"
#include "answer/topic_use.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// Between "without" or "no" and what is denied.
constexpr std::string_view kFillers[] = {
    "a",     "an", "any",   "current",  "established", "evidence", "existing", "further",
    "known", "of", "other", "previous", "prior",       "signs",    "the"};
constexpr std::string_view kDeniers[] = {"absence", "free", "no", "non", "without"};
constexpr std::string_view kHaving[] = {"had", "has", "have", "having"};
constexpr std::string_view kTaking[] = {"on", "receiving"};
constexpr std::string_view kNegations[] = {"dont", "doesnt", "didnt", "never", "not", "t"};
constexpr std::string_view kAllowing[] = {"can", "could", "may", "must", "should"};
constexpr std::string_view kBehind[] = {"history", "reason", "reasons"};
/// Beside what ends as the names of conditions do.
constexpr std::string_view kConditions[] = {
    "allergies", "allergy", "aura",  "bleeding", "comorbidities", "comorbidity", "cough",
    "dialysis",  "dyspnea", "edema", "fever",    "gout",          "ideation",    "obesity",
    "oedema",    "pain",    "rash",  "shock",    "thoughts",      "tophi",       "wheeze"};
constexpr std::string_view kJoining[] = {"nor", "or"};
/// Words before such a one: "no heart disease or diabetes".
constexpr std::size_t kWordsJoined = 5;

/// Words before what people have, where a sentence says "with", "without" or the like.
constexpr std::size_t kWordsBefore = 4;
/// And where it says "whether or not" or "except".
constexpr std::size_t kWordsDenying = 8;
/// "without any diabetes"; further away it is said of the finding.
constexpr std::size_t kWordsNegating = 4;
/// Behind it, where others stand that may have something else: "with tophi or two flares a year".
constexpr std::size_t kWordsListed = 6;

constexpr std::string_view kWithin[] = {"after", "among", "had", "has", "have", "in", "with"};
/// "fewer deaths and a rise in fractures" tells of no people with fractures.
constexpr std::string_view kChanges[] = {"chang", "decreas", "declin", "differ",
                                         "fall",  "increas", "rise",   "reduct"};
/// No people on the other side of these.
constexpr std::string_view kParting[] = {"against", "by", "caus", "for",  "from",
                                         "of",      "on", "or",   "than", "to"};
constexpr std::string_view kDenying[] = {"absenc",     "except",  "free",   "irrespect",
                                         "never",      "neither", "nor",    "regard",
                                         "regardless", "unless",  "whether"};
constexpr std::string_view kNegating[] = {"no", "without"};
/// Behind "not": "not on dialysis", but not "not advised in diabetes".
constexpr std::string_view kNotHaving[] = {"had", "have", "on", "receiv"};
/// Stems of words that turn the rest of a sentence round: "with refractory shock as the exception".
constexpr std::string_view kExcepting[] = {"except", "exclud", "exclus", "unless"};
/// Behind "or" in a range: "30 or more".
constexpr std::string_view kBounds[] = {"above", "below", "greater", "higher", "less",
                                        "lower", "more",  "older",   "younger"};

bool is_condition(const index::Language& language, std::span<const index::Term> terms) {
  std::string surface;
  for (const index::Term& term : terms) surface += (surface.empty() ? "" : " ") + term.word;
  const auto is_called_so = [](std::string_view name) {
    return text::is_one_of(name, kConditions) || is_called_condition(name);
  };
  if (is_called_so(surface) || is_called_so(terms.back().word)) return true;
  const auto sets = language.synonyms_of(surface);
  return std::any_of(sets.begin(), sets.end(), [&](const index::SynonymSet* set) {
    return std::any_of(set->expressions.begin(), set->expressions.end(), is_called_so);
  });
}

/// The words of a sentence, by place.
class Spoken {
 public:
  Spoken(std::span<const StemNumber> stems, const Vocabulary& vocabulary)
      : stems_(stems), vocabulary_(vocabulary) {}

  [[nodiscard]] std::size_t size() const { return stems_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    return vocabulary_.text_of(stems_[i]);
  }

  [[nodiscard]] bool has_at(std::span<const WantedStem> wanted, std::size_t begin) const {
    return wanted.size() <= stems_.size() - begin &&
           std::equal(
               wanted.begin(), wanted.end(), stems_.begin() + static_cast<std::ptrdiff_t>(begin),
               [](const WantedStem& stem, StemNumber number) { return stem.number == number; });
  }

  [[nodiscard]] bool names_exception() const {
    for (std::size_t i = 0; i < size(); ++i) {
      if (text::is_one_of((*this)[i], kExcepting)) return true;
    }
    return false;
  }

  /// What is told of what stands at begin..end.
  [[nodiscard]] Had told_at(std::size_t begin, std::size_t end) const {
    if (is_denied_at(begin)) return Had::kNo;
    return stands_within(begin) && !is_listed(end) ? Had::kYes : Had::kUntold;
  }

 private:
  bool is_denied_at(std::size_t begin) const {
    for (std::size_t back = 1; back <= std::min(begin, kWordsDenying); ++back) {
      const std::string_view word = (*this)[begin - back];
      if (text::is_one_of(word, kDenying)) return true;
      if (back > kWordsNegating) continue;
      if (text::is_one_of(word, kNegating)) return true;
      if (word == "not" && text::is_one_of((*this)[begin - back + 1], kNotHaving)) return true;
    }
    return false;
  }

  bool stands_within(std::size_t begin) const {
    bool has_number = false;
    for (std::size_t back = 1; back <= std::min(begin, kWordsBefore); ++back) {
      const std::string_view word = (*this)[begin - back];
      has_number = has_number || is_number(word);
      if (text::is_one_of(word, kParting)) return false;
      if (!text::is_one_of(word, kWithin)) continue;
      if (word == "after" && has_number) return false;  // "after 5 years fractures were fewer"
      return begin == back || !text::is_one_of((*this)[begin - back - 1], kChanges);
    }
    return false;
  }

  /// Whether it is one of several things of which people have any.
  bool is_listed(std::size_t end) const {
    const std::size_t last = std::min(size(), end + kWordsListed);
    for (std::size_t i = end; i < last; ++i) {
      if ((*this)[i] == "and") return false;
      if ((*this)[i] == "or") {
        return i + 1 == size() || !text::is_one_of((*this)[i + 1], kBounds);
      }
    }
    return false;
  }

  std::span<const StemNumber> stems_;
  const Vocabulary& vocabulary_;
};

}  // namespace

bool is_denied(const index::Language& language, std::span<const index::Term> terms,
               std::size_t begin, std::size_t end) {
  const auto word = [&](std::size_t i) -> std::string_view { return terms[i].word; };
  if (begin == 0) return false;
  if (word(begin - 1) == "no" && end < terms.size() && text::is_one_of(word(end), kBehind)) {
    return true;
  }
  const std::span<const index::Term> named = terms.subspan(begin, end - begin);
  if (text::is_one_of(word(begin - 1), kJoining)) {
    const std::size_t first = begin - 1 - std::min(begin - 1, kWordsJoined);
    for (std::size_t i = first; i + 1 < begin; ++i) {
      if (text::is_one_of(word(i), kDeniers)) return is_condition(language, named);
    }
  }
  std::size_t at = begin;
  bool has_history = false;
  while (at > 0 && (text::is_one_of(word(at - 1), kFillers) || word(at - 1) == "history")) {
    --at;
    has_history = has_history || word(at) == "history";
  }
  if (at == 0) return false;
  const bool may_not = at > 2 && text::is_one_of(word(at - 3), kAllowing);  // "can't have"
  if (at > 1 && !may_not && text::is_one_of(word(at - 2), kNegations)) {
    const bool is_next = at == begin;
    if (text::is_one_of(word(at - 1), kHaving)) return is_next || is_condition(language, named);
    if (is_next && text::is_one_of(word(at - 1), kTaking)) return is_condition(language, named);
  }
  return text::is_one_of(word(at - 1), kDeniers) && (has_history || is_condition(language, named));
}

Had told_of(const WantedConcept& condition, std::span<const StemNumber> spoken,
            const Vocabulary& vocabulary) {
  const Spoken words(spoken, vocabulary);
  Had told = Had::kUntold;
  for (const std::vector<WantedStem>& stems : condition.alternatives) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!words.has_at(stems, i)) continue;
      const Had here = words.told_at(i, i + stems.size());
      if (here == Had::kNo) return here;
      if (here == Had::kYes) told = here;
    }
  }
  return told == Had::kYes && words.names_exception() ? Had::kUntold : told;
}

bool is_just(const WantedConcept& condition, std::span<const StemNumber> stems,
             const Vocabulary& vocabulary) {
  return std::any_of(
      condition.alternatives.begin(), condition.alternatives.end(),
      [&](const std::vector<WantedStem>& wanted) {
        const auto is_wanted = [&](StemNumber stem) {
          return std::any_of(wanted.begin(), wanted.end(),
                             [&](const WantedStem& own) { return own.number == stem; });
        };
        const auto says_nothing_else = [&](StemNumber stem) {
          const std::string_view text = vocabulary.text_of(stem);
          return is_wanted(stem) || is_modifier(text) || is_number(text);
        };
        return std::all_of(wanted.begin(), wanted.end(),
                           [&](const WantedStem& own) {
                             return std::find(stems.begin(), stems.end(), own.number) !=
                                    stems.end();
                           }) &&
               std::all_of(stems.begin(), stems.end(), says_nothing_else);
      });
}

}  // namespace ibid::answer
