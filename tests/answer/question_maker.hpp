// Questions made from the words of an index's own passages.
#pragma once

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "index/generation.hpp"
#include "text/words.hpp"

namespace ibid::test {

/// Runs of one to four words of the corpus within question patterns; a fixed seed, so that a
/// failure can be seen again.
class QuestionMaker {
 public:
  explicit QuestionMaker(const index::Generation& generation) : generation_(generation) {}

  std::string next() {
    static constexpr std::array<const char*, 8> kPatterns{
        "What is the relationship between {} and {}?",
        "Does {} prevent {}?",
        "How much {} is recommended for {}?",
        "What are the side effects of {} in {}?",
        "How is {} diagnosed?",
        "{} {}",
        "Which drugs are recommended for {}?",
        "Is {} better than {}?",
    };
    std::string question = kPatterns[random_() % kPatterns.size()];
    for (auto at = question.find("{}"); at != std::string::npos; at = question.find("{}")) {
      question.replace(at, 2, words());
    }
    return question;
  }

 private:
  std::string words() {
    const auto passages = generation_.statistics().passages;
    const Passage passage = *generation_.passage(static_cast<std::uint32_t>(random_() % passages));
    const std::vector<text::Word> all = text::words(passage.text);
    const std::size_t begin = random_() % all.size();
    const std::size_t end = std::min(all.size(), begin + 1 + random_() % 4);
    return passage.text.substr(all[begin].range.begin,
                               all[end - 1].range.end - all[begin].range.begin);
  }

  const index::Generation& generation_;
  std::mt19937 random_{20261124};
};

}  // namespace ibid::test
