// Synonyms: what else the question's words may be called, from the generation's language
// resources ("low zinc" is "hypozincemia"). The longest expression at a place wins, so that "zinc
// deficiency" is looked up before "deficiency".
#pragma once

#include <string>
#include <vector>

#include "index/analyzer.hpp"
#include "retrieve/question.hpp"

namespace ibid::retrieve {

/// A term that the question did not have, and the expression it stands for.
struct SynonymTerm {
  std::string term;        ///< as indexed
  std::string surface;     ///< the folded word it came from
  std::string expression;  ///< of the question, e.g. "low zinc"
  double share = 1;        ///< 1 / number of terms in the synonym it belongs to
};

/// An expression of the question with what else it is called.
struct NamedExpression {
  std::vector<std::size_t> keywords;            ///< of the question, that are its words
  std::vector<std::vector<std::string>> names;  ///< the terms of each other name, no stop words
};

struct Synonyms {
  /// Distinct terms of all names, without the question's own terms; at most kSynonymTermsMax, in
  /// the order of the question.
  std::vector<SynonymTerm> terms;
  std::vector<NamedExpression> expressions;  ///< in the order of the question
};

[[nodiscard]] Synonyms synonyms_of(index::Analyzer& analyzer, const index::Language& language,
                                   const Question& question);

/// More than any question needs; a question that lists hundreds of diseases must not become slow.
inline constexpr std::size_t kSynonymTermsMax = 32;
/// Names of all its expressions together, for the same reason.
inline constexpr std::size_t kNamesMax = 128;

}  // namespace ibid::retrieve
