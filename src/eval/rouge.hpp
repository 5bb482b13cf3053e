// ROUGE-2 and ROUGE-SU4 (Lin 2004) against one or more reference texts, as BioASQ scores ideal
// answers: hits are clipped counts, summed over all references, over the counts of all references.
//
// Words are folded, cut at everything but letters and digits, and stemmed when longer than three
// letters, as ROUGE-1.5.5 does with -m (its Porter stemmer; here the Snowball English one, its
// successor). Stop words count.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ibid::eval {

struct Overlap {
  double recall = 0;
  double precision = 0;
  [[nodiscard]] double f1() const {
    return recall + precision == 0 ? 0 : 2 * recall * precision / (recall + precision);
  }
};

using Tokens = std::vector<std::string>;

/// The words of `text` as ROUGE counts them.
[[nodiscard]] Tokens rouge_tokens(std::string_view text);

/// Shares of the references' bigrams that `candidate` has, and the other way round. Zero when
/// either side has none.
[[nodiscard]] Overlap rouge_2(const Tokens& candidate, const std::vector<Tokens>& references);

/// The same over pairs of words with at most four others between them, and over single words.
[[nodiscard]] Overlap rouge_su4(const Tokens& candidate, const std::vector<Tokens>& references);

}  // namespace ibid::eval
