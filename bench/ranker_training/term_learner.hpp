// Learns term weights: gradient descent (Adam) on LambdaRank's pairwise loss, whose pairs count by
// what swapping them would change in nDCG (Burges 2010), through the weights' log-linear form.
#pragma once

#include <string>
#include <vector>

#include "examples.hpp"

namespace ibid::training {

/// A TermModel that owns its words.
struct LearnedTerms {
  retrieve::KeywordFeatures keyword{};
  retrieve::ExpansionFeatures expansion{};
  std::vector<std::string> terms;  ///< ascending
  std::vector<retrieve::WordEffect> words;

  LearnedTerms() = default;
  LearnedTerms(const LearnedTerms&) = delete;
  LearnedTerms& operator=(const LearnedTerms&) = delete;
  LearnedTerms(LearnedTerms&&) = default;
  LearnedTerms& operator=(LearnedTerms&&) = default;
  [[nodiscard]] retrieve::TermModel model() const { return {keyword, expansion, words}; }
};

/// `set_weights` are one a set. The same examples give the same model.
[[nodiscard]] LearnedTerms learn_terms(const std::vector<const TermExample*>& examples,
                                       const std::vector<double>& set_weights);

/// nDCG at 10 of the example's candidates under the model.
[[nodiscard]] double ndcg_of(const TermExample& example, const retrieve::TermModel& model);

}  // namespace ibid::training
