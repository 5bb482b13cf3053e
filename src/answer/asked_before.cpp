#include "answer/asked_before.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace ibid::answer {
namespace {

/// Compares one question with many.
class Asked {
 public:
  Asked(const Question& question, Vocabulary& vocabulary)
      : vocabulary_(vocabulary), has_values_(!question.values.empty()) {
    for (const std::string& stem : question.stems) asked_.push_back(vocabulary.number_of(stem));
    make_distinct(asked_);
    norm_ = norm_of(asked_);
  }

  /// Raises `most` to the likeness of the nearest of `stated`, and `just` for each of these that
  /// has all of the words and no other.
  void compare(std::span<const std::string> stated, double& most, std::uint32_t& just) {
    for (const std::string& question : stated) {
      most = std::max(most, likeness(question));
      // "metformin, eGFR 25" is not just on metformin.
      if (!has_values_ && !asked_.empty() && stated_ == asked_) ++just;
    }
  }

 private:
  static void make_distinct(std::vector<StemNumber>& stems) {
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  }

  double square_of(StemNumber stem) {
    const double rarity = vocabulary_.rarity_of(stem);
    return rarity * rarity;
  }

  double norm_of(const std::vector<StemNumber>& distinct) {
    double sum = 0;
    for (const StemNumber stem : distinct) sum += square_of(stem);
    return std::sqrt(sum);
  }

  double likeness(const std::string& stated) {
    stated_ = vocabulary_.stems_of(stated);
    make_distinct(stated_);
    double common = 0;
    for (const StemNumber stem : stated_) {
      if (std::binary_search(asked_.begin(), asked_.end(), stem)) common += square_of(stem);
    }
    return common > 0 ? common / (norm_ * norm_of(stated_)) : 0;
  }

  Vocabulary& vocabulary_;
  bool has_values_;
  std::vector<StemNumber> asked_;  // sorted and unique
  double norm_ = 0;
  std::vector<StemNumber> stated_;
};

}  // namespace

void mark_asked_before(const Question& question, std::span<FoundPassage> passages,
                       Vocabulary& vocabulary) {
  Asked asked(question, vocabulary);
  double most = 0;
  for (const FoundPassage& found : passages) most = std::max(most, found.asked);
  for (std::size_t i = 0; i < passages.size(); ++i) {
    AskedBefore& before = passages[i].asked_before = {};
    const Passage& passage = *passages[i].passage;
    if (passages[i].asked > 0 && passages[i].asked >= kAskedShareMin * most) {
      asked.compare(passage.questions, before.answered, before.just_answered);
    }
    if (i < kPassagesBrief) {
      asked.compare(passage.unanswered, before.unanswered, before.just_unanswered);
    }
  }
}

AskedBefore asked_before(std::span<const FoundPassage> passages) {
  AskedBefore most;
  for (const FoundPassage& found :
       passages.first(std::min<std::size_t>(kPassagesBrief, passages.size()))) {
    const AskedBefore& here = found.asked_before;
    most.answered = std::max(most.answered, here.answered);
    most.unanswered = std::max(most.unanswered, here.unanswered);
    most.just_answered = std::max(most.just_answered, here.just_answered);
    most.just_unanswered = std::max(most.just_unanswered, here.just_unanswered);
  }
  return most;
}

}  // namespace ibid::answer
