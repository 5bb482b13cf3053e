#include "answer/audience.hpp"

#include <algorithm>

#include "text/code_points.hpp"
#include "text/words.hpp"

namespace ibid::answer {
namespace {

/// Four numbers make a sentence a row of a table to a lay reader.
constexpr double kManyNumbers = 4;
/// Plain-language guides ask for 15 to 20 words a sentence; at 50 a reader has lost the thread.
constexpr double kShortWords = 20;
constexpr double kLongWords = 50;

}  // namespace

ReaderProfile profile_of(Audience audience) {
  switch (audience) {
    case Audience::kPatient:
      return {0.15, true, 15, 3, 0.08, true};
    case Audience::kStudent:
      return {0.08, true, 18, 4};
    case Audience::kNurse:
      return {0.05, false, 18, 4, 0.04};
    case Audience::kResearcher:
      return {-0.08};
    case Audience::kPhysician:
    case Audience::kClinician:
      return {};
  }
  return {};
}

double plainness(std::string_view sentence) {
  double numbers = 0;
  double words = 0;
  for (const text::Word& word : text::words(sentence)) {
    words += 1;
    numbers += text::is_digit(word.folded.front()) ? 1 : 0;
  }
  const double length = std::clamp((words - kShortWords) / (kLongWords - kShortWords), 0.0, 1.0);
  return 1 - 0.5 * std::min(1.0, numbers / kManyNumbers) - 0.5 * length;
}

}  // namespace ibid::answer
