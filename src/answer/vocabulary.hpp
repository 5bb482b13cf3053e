// The stems that occur around one question, numbered in order of first sight, with their rarity:
// sentences become lists of small numbers, and comparing them costs no strings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/generation.hpp"

namespace ibid::answer {

using StemNumber = std::uint32_t;

class Vocabulary {
 public:
  /// `generation` must outlive it.
  explicit Vocabulary(const index::Generation& generation) : generation_(generation) {}

  [[nodiscard]] StemNumber number_of(const std::string& stem);
  [[nodiscard]] const std::string& text_of(StemNumber number) const { return *stems_[number]; }
  /// Numbers run from 0 to size() - 1.
  [[nodiscard]] std::size_t size() const { return stems_.size(); }
  /// Inverse document frequency; looked up in the index once a stem.
  [[nodiscard]] double rarity_of(StemNumber number);

 private:
  const index::Generation& generation_;
  std::unordered_map<std::string, StemNumber> numbers_;
  std::vector<const std::string*> stems_;
  std::vector<double> rarities_;  // negative: not looked up yet
};

}  // namespace ibid::answer
