#include "answer/asked_before.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Stop words that make another question: "how does it work", "does it work"; "with", "without";
/// the "t" of "can't".
constexpr std::string_view kTelling[] = {
    "above", "after", "before", "how",   "more", "most",  "no",  "neither", "nor", "not",
    "over",  "t",     "under",  "until", "when", "where", "who", "whose",   "why", "without"};
static_assert(std::size(kTelling) <= 32);

/// Bit i: the text has the i-th of these.
std::uint32_t telling_words_of(std::string_view text) {
  std::uint32_t bits = 0;
  for (const text::Word& word : text::words(text)) {
    for (std::size_t i = 0; i < std::size(kTelling); ++i) {
      if (word.folded == kTelling[i]) bits |= std::uint32_t{1} << i;
    }
  }
  return bits;
}

/// Compares one question with many.
class Asked {
 public:
  Asked(const Question& question, Vocabulary& vocabulary)
      : vocabulary_(vocabulary),
        whole_(vocabulary.stems_of(question.whole)),
        put_(vocabulary.stems_of(question.as_put)),
        telling_words_(telling_words_of(question.whole)) {
    for (const std::string& stem : question.stems) asked_.push_back(vocabulary.number_of(stem));
    make_distinct(asked_);
    make_distinct(whole_);
    make_distinct(put_);
    norm_ = norm_of(asked_);
  }

  /// Raises `most` to the likeness of the nearest of `stated`, and `just` for each of these that
  /// has all of the words and no other.
  void compare(std::span<const std::string> stated, double& most, std::uint32_t& just) {
    for (const std::string& question : stated) {
      most = std::max(most, likeness(question));
      const bool has_its_words = !put_.empty() && (stated_ == whole_ || stated_ == put_);
      if (has_its_words && telling_words_of(question) == telling_words_) ++just;
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
  std::vector<StemNumber> whole_;  // sorted and unique, like the others
  std::vector<StemNumber> put_;    // of what is left without its preamble
  std::uint32_t telling_words_;
  std::vector<StemNumber> asked_;  // and without the values that it states
  double norm_ = 0;
  std::vector<StemNumber> stated_;
};

}  // namespace

void mark_asked_before(const Question& question, std::span<FoundPassage> passages,
                       Vocabulary& vocabulary) {
  Asked asked(question, vocabulary);
  double most = 0;
  for (const FoundPassage& found : passages) most = std::max(most, found.asked);
  for (FoundPassage& found : passages) {
    AskedBefore& before = found.asked_before = {};
    if (found.asked > 0 && found.asked >= kAskedShareMin * most) {
      asked.compare(found.passage->questions, before.answered, before.just_answered);
    }
    asked.compare(found.passage->unanswered, before.unanswered, before.just_unanswered);
  }
}

AskedBefore asked_before(std::span<const FoundPassage> passages) {
  AskedBefore most;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const AskedBefore& here = passages[i].asked_before;
    if (i < kPassagesBrief) {
      most.answered = std::max(most.answered, here.answered);
      most.unanswered = std::max(most.unanswered, here.unanswered);
    }
    most.just_answered = std::max(most.just_answered, here.just_answered);
    most.just_unanswered = std::max(most.just_unanswered, here.just_unanswered);
  }
  return most;
}

}  // namespace ibid::answer
