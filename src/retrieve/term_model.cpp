#include "retrieve/term_model.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ibid::retrieve {

double keyword_weight(const TermModel& model, const KeywordProfile& profile,
                      std::string_view term) {
  double log_factor =
      std::inner_product(model.keyword.begin(), model.keyword.end(), profile.features.begin(), 0.0);
  const auto word = std::lower_bound(
      model.words.begin(), model.words.end(), term,
      [](const WordEffect& effect, std::string_view wanted) { return effect.term < wanted; });
  if (word != model.words.end() && word->term == term) log_factor += word->effect;
  return profile.base_weight * std::exp(std::clamp(log_factor, kKeywordLogMin, kLogMax));
}

double expansion_weight(const TermModel& model, const ExpansionProfile& profile) {
  const double log_factor = std::inner_product(model.expansion.begin(), model.expansion.end(),
                                               profile.features.begin(), 0.0);
  return profile.base_weight * std::exp(std::clamp(log_factor, kExpansionLogMin, kLogMax));
}

}  // namespace ibid::retrieve
