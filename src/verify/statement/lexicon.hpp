// The lexicon of claims: which words turn a statement round, weaken it, or say of whom it holds.
//
// A cue holds for every word with its stem, as index::Analyzer gives it: "increase" stands for
// "increased" and "increasing". Two cues of one axis with unlike values oppose each other:
// "increased" and "fell" stand on the axis of amount, "adults" and "children" on that of age. The
// lists were written from the reporting vocabulary of abstracts and guidelines; a word that is as
// often neutral as directed ("positive", "effect") is left out.
#pragma once

#include <cstdint>
#include <string_view>

namespace ibid::verify {

/// What a cue's value is measured on. Only cues of one axis can oppose each other.
enum class Axis : std::uint8_t {
  kNone,
  kAmount,   ///< more or less of something; promotes or inhibits
  kValence,  ///< better or worse
  kAdvice,   ///< recommended or advised against
  kSafety,
  kSimilarity,  ///< same or different
  kTime,        ///< before or after
  kFrequency,   ///< common or rare
  kCourse,      ///< acute or chronic
  kAge,         ///< population: adults, children, infants, older people
  kSex,
  kSpecies,  ///< humans, animals
  kPregnancy,
  kSide,        ///< upper or lower, left or right
  kRoute,       ///< oral, intravenous, topical …
  kBeing,       ///< presence or absence
  kReceptor,    ///< agonist or antagonist
  kResponse,    ///< sensitive or resistant
  kNature,      ///< benign or malignant
  kPeriod,      ///< short or long
  kQuantifier,  ///< all or none
  kNecessity,   ///< necessary or optional
  kSign,        ///< positive or negative
};

/// How much a sentence commits itself: "may" 1, "is associated with" 2, "does" 3.
enum class Strength : std::uint8_t { kUnstated, kPossible, kAssociated, kCausal };

struct Cue {
  std::string_view word;  ///< any of the words with its stem
  Axis axis = Axis::kNone;
  std::int8_t value = 0;  ///< on two-sided axes +1 and -1; on population axes a number for each
};

/// The cue of a word with that stem, or nullptr.
[[nodiscard]] const Cue* find_cue(std::string_view folded_word, std::string_view stem);

/// True when both are cues of one axis and differ in value.
[[nodiscard]] bool oppose(const Cue& a, const Cue& b);

/// True for axes that say of whom a statement holds.
[[nodiscard]] bool is_population(Axis axis);
/// True for axes that say which way something goes.
[[nodiscard]] bool is_direction(Axis axis);

/// "not", "no", "without", "failed", …: keyed by folded word, not by stem.
[[nodiscard]] bool is_negation(std::string_view folded_word);

/// "may", "associated", "causes", …: what a word says of the strength of a statement.
[[nodiscard]] Strength strength_of(std::string_view folded_word);

/// 1 for what is good to have more of ("survival"), -1 for what is not ("mortality"), else 0.
[[nodiscard]] int outcome_value(std::string_view stem);

/// "unclear", "hypothesis", "investigate", …: a sentence that asks rather than states.
[[nodiscard]] bool is_tentative(std::string_view stem);

/// "we found", "conclusion", "in summary", …: words with which abstracts announce a result.
[[nodiscard]] bool announces_result(std::string_view stem);

/// Words without content of their own: articles, prepositions, auxiliaries, pronouns. Unlike the
/// stop words of retrieval they never include negations, comparatives or modals.
[[nodiscard]] bool is_function_word(std::string_view folded_word);

/// Words that most abstracts share ("patients", "study", "level"): they tie a claim to nothing.
[[nodiscard]] bool is_generic(std::string_view stem);

/// All cues, for tests.
struct CueTable {
  const Cue* begin_;
  const Cue* end_;
  [[nodiscard]] const Cue* begin() const { return begin_; }
  [[nodiscard]] const Cue* end() const { return end_; }
};
[[nodiscard]] CueTable all_cues();

}  // namespace ibid::verify
