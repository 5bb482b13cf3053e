#include "answer/vocabulary.hpp"

#include "answer/question.hpp"

namespace ibid::answer {

StemNumber Vocabulary::number_of(const std::string& stem) {
  const auto [at, is_new] = numbers_.try_emplace(stem, static_cast<StemNumber>(stems_.size()));
  if (is_new) {
    stems_.push_back(&at->first);
    rarities_.push_back(-1);
  }
  return at->second;
}

double Vocabulary::rarity_of(StemNumber number) {
  double& known = rarities_[number];
  if (known < 0) known = rarity(generation_, *stems_[number]);
  return known;
}

}  // namespace ibid::answer
