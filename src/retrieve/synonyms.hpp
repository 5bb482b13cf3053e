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

/// Distinct terms of all synonyms of the question's expressions, without the question's own terms
/// and without stop words; at most kSynonymTermsMax, in the order of the question.
[[nodiscard]] std::vector<SynonymTerm> synonym_terms(index::Analyzer& analyzer,
                                                     const index::Language& language,
                                                     const Question& question);

/// More than any question needs; a question that lists hundreds of diseases must not become slow.
inline constexpr std::size_t kSynonymTermsMax = 32;

}  // namespace ibid::retrieve
