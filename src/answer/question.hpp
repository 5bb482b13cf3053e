// The question taken apart: what kind of answer it asks for, and which concepts an answer must
// speak of. A concept is a run of the question's words with every expression that means the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "answer/asked_kind.hpp"
#include "answer/measured_values.hpp"
#include "answer/points.hpp"
#include "index/analyzer.hpp"
#include "index/generation.hpp"
#include "retrieve/lexicon.hpp"
#include "retrieve/search.hpp"
#include "retrieve/turn_words.hpp"

namespace ibid::answer {

/// What is asked for. The order is the order in which cues are looked for, so that "how many" is a
/// count before it is anything else.
enum class QuestionType : std::uint8_t {
  kCount,
  kDose,
  kComparison,
  kHarm,
  kPrevention,
  kDiagnosis,
  kTreatment,
  kMechanism,
  kCause,
  kRelationship,
  kEffect,
  kDefinition,
  kList,
  kWho,
  kOther,
};

[[nodiscard]] std::string_view name_of(QuestionType type);

using Stems = std::vector<std::string>;

/// What an answer must speak of: any one of the alternatives says it.
struct Concept {
  std::string surface;              ///< as the question has it
  std::vector<Stems> alternatives;  ///< the question's own stems first, then its synonyms', then
                                    ///< those of the members where it is a class
  double weight = 0;                ///< how rare its most common alternative is in the index, less
                                    ///< where it was taken over from an earlier turn
  bool is_subject = false;          ///< what the question is about, not of whom or what it asks
  bool is_known = false;            ///< the index has every word of an alternative
  bool is_population = false;       ///< of whom it asks, where that is not everybody: "children"
  bool is_medicine = false;         ///< it names one or a class of these, see index::is_medicine()
  bool is_everybody = false;        ///< "adults", of whom what names nobody speaks, too
  bool is_measured = false;         ///< names what one of the values is of: "eGFR"
  bool is_denied = false;           ///< no subject, but what those asked about have not
  bool is_side = false;             ///< no subject, but the kind of answer asked for: "treated"
};

/// A word that no passage holds, read as one that some do.
struct RereadWord {
  std::string surface;  ///< as the question has it
  std::string stem;     ///< of what it was read as
};

struct Question {
  /// The text without what only asks ("what does the evidence say about") and without `values`.
  std::string asked;
  std::vector<MeasuredValue> values;  ///< measured in whoever is asked about; ranges of the
                                      ///< text without its preamble
  std::string whole;                  ///< the text but its setting, in its own words
  std::string as_put;                 ///< the text without its preamble, in its own words
  std::string turn;                   ///< what was said of it last; empty for all of it
  std::string searched;               ///< `asked` with the usual names of what was measured
  QuestionType type = QuestionType::kOther;
  Point point = Point::kNone;               ///< what alone is asked of the subjects
  AskedKind asked_kind = AskedKind::kNone;  ///< of figure
  bool is_yes_no = false;                   ///< begins like "Does …", "Is …"
  bool asks_for_most = false;               ///< "the most vitamin D"
  std::vector<Concept> concepts;
  double weight = 0;             ///< sum over the concepts
  std::vector<Concept> setting;  ///< in what it is asked, see setting.hpp; no answer must name it
  Stems stems;                   ///< of its words but stop words, in order, as they were read
  Stems spoken;                  ///< the same with stop words, these as folded words
  std::vector<RereadWord> reread;
  std::vector<std::string> topics;  ///< its noun phrases, roughly: "zinc supplementation"
  /// What the search for it made of its words, and those that it added; empty before the search.
  std::vector<retrieve::QuestionTerm> searched_terms;
};

/// Whether `turn` has a word of the concept as the question has it.
[[nodiscard]] bool says_any_of(const retrieve::TurnWords& turn, const Concept& wanted);

/// Inverse document frequency as BM25 (Robertson) has it, never negative; a term that no passage
/// holds weighs as one that a single passage holds.
[[nodiscard]] double rarity(const index::Generation& generation, std::string_view term);
[[nodiscard]] double rarity(retrieve::Lexicon& lexicon, retrieve::TermNumber term);

/// Takes the question apart. The type goes by all of its words, the rest by what is `asked`. Words
/// that only say what kind of answer is wanted ("effect", "list") are no concepts unless nothing
/// else is left. `turn` is what was said of it last, where the rest is taken over from earlier
/// turns; empty for all of it.
[[nodiscard]] Question analyze_question(const index::Generation& generation,
                                        index::Analyzer& analyzer, std::string_view text,
                                        std::string_view turn = {});

}  // namespace ibid::answer
