#include "answer/named_otherwise.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "text/code_points.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// Behind "high", an "in" among them: "high in potassium".
constexpr std::size_t kWordsQualified = 2;

constexpr std::pair<std::string_view, std::string_view> kOtherWays[] = {
    {"low", "high "}, {"low", "rich in "}, {"high", "low "}, {"high", "poor in "}};

auto among_all(const std::vector<StemNumber>& stems) {
  return [&stems](StemNumber stem) {
    return std::find(stems.begin(), stems.end(), stem) != stems.end();
  };
}

}  // namespace

std::size_t length_of_words(std::size_t count, std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (text::is_letter(text[end]) || text::is_digit(text[end]) ||
                               text[end] == '-' || text[end] == ' ')) {
    if (text[end] == ' ' && --count == 0) break;
    ++end;
  }
  return end;
}

const std::vector<StemNumber>& stems_of_first(std::size_t count, std::string_view text,
                                              Vocabulary& vocabulary) {
  return vocabulary.stems_of(std::string(text.substr(0, length_of_words(count, text))));
}

bool is_named_as_another(const WantedConcept& subject, std::string_view sentence,
                         Vocabulary& vocabulary) {
  constexpr std::string_view kNon = "non-";
  for (std::size_t at = sentence.find(kNon); at != std::string_view::npos;
       at = sentence.find(kNon, at + kNon.size())) {
    const std::string_view behind = sentence.substr(at + kNon.size());
    if (speaks_of(subject, among_all(stems_of_first(kWordsDenied, behind, vocabulary)))) {
      return true;
    }
  }
  return false;
}

bool is_named_the_other_way(const WantedConcept& subject, std::string_view sentence,
                            Vocabulary& vocabulary) {
  const std::vector<WantedStem>& own = subject.alternatives.front();
  if (own.size() < 2 || !own.front().names_nothing) return false;
  const std::string asked(vocabulary.text_of(own.front().number));
  const std::string lower = text::lower_ascii(sentence);
  for (const auto& [way, other] : kOtherWays) {
    if (way != asked) continue;
    for (std::size_t at = lower.find(other); at != std::string::npos;
         at = lower.find(other, at + other.size())) {
      // "follow potassium" is not low.
      if (at > 0 && text::is_letter(lower[at - 1])) continue;
      const std::string_view behind = std::string_view(lower).substr(at + other.size());
      const auto holds = among_all(stems_of_first(kWordsQualified, behind, vocabulary));
      const bool names_it = std::all_of(own.begin() + 1, own.end(), [&](const WantedStem& stem) {
        return stem.names_nothing || holds(stem.number);
      });
      if (names_it) return true;
    }
  }
  return false;
}

}  // namespace ibid::answer
