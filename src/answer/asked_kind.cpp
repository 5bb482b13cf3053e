#include "answer/asked_kind.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "text/folded_text.hpp"
#include "text/quantities.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// In the order in which they are tried.
constexpr text::Phrase<AskedKind> kPhrases[] = {
    {AskedKind::kFrequency, "how often"},
    {AskedKind::kFrequency, "how frequently"},
    {AskedKind::kFrequency, "how many times"},
    {AskedKind::kDuration, "how long"},
    {AskedKind::kDuration, "how soon"},
    {AskedKind::kDuration, "how quickly"},
    {AskedKind::kDuration, "how fast"},
    {AskedKind::kDuration, "how many minutes"},
    {AskedKind::kDuration, "how many hours"},
    {AskedKind::kDuration, "how many days"},
    {AskedKind::kDuration, "how many weeks"},
    {AskedKind::kDuration, "how many months"},
    {AskedKind::kDuration, "how many years"},
    {AskedKind::kDuration, "duration"},
    {AskedKind::kDuration, "kick in"},
    {AskedKind::kDuration, "kicks in"},
    {AskedKind::kAge, "how old"},
    {AskedKind::kAge, "what age"},
    {AskedKind::kAge, "which age"},
    {AskedKind::kShare, "how common"},
    {AskedKind::kShare, "how likely"},
    {AskedKind::kShare, "how many"},
    {AskedKind::kShare, "what percent"},
    {AskedKind::kShare, "what percentage"},
    {AskedKind::kShare, "what proportion"},
    {AskedKind::kShare, "what share"},
    {AskedKind::kShare, "what fraction"},
    {AskedKind::kShare, "prevalence"},
    {AskedKind::kShare, "incidence"},
    {AskedKind::kShare, "chance of"},
    {AskedKind::kShare, "chances of"},
    {AskedKind::kShare, "odds of"},
    {AskedKind::kSize, "by how much"},
    {AskedKind::kSize, "how much does"},
    {AskedKind::kSize, "how much do"},
    {AskedKind::kSize, "how much did"},
    {AskedKind::kSize, "how much will"},
    {AskedKind::kSize, "how much can"},
    {AskedKind::kSize, "how effective"},
    {AskedKind::kSize, "how well"},
    {AskedKind::kSize, "how big"},
    {AskedKind::kSize, "how large"},
    {AskedKind::kSize, "how strong"},
    {AskedKind::kLevel, "what level"},
    {AskedKind::kLevel, "what levels"},
    {AskedKind::kLevel, "which level"},
    {AskedKind::kLevel, "what value"},
    {AskedKind::kLevel, "what number"},
    {AskedKind::kLevel, "how low"},
    {AskedKind::kLevel, "how high"},
    {AskedKind::kLevel, "cutoff"},
    {AskedKind::kLevel, "cut off"},
    {AskedKind::kLevel, "threshold"},
    {AskedKind::kLevel, "target"},
    {AskedKind::kLevel, "goal"},
    {AskedKind::kLevel, "normal range"},
};

constexpr std::string_view kTimes[] = {"min", "h", "d", "wk", "mo", "y"};
constexpr std::string_view kWithoutEnd[] = {"lifelong", "indefinitely", "indefinite", "lifetime"};
constexpr std::string_view kFrequencies[] = {"annual",  "annually", "daily", "each",   "every",
                                             "monthly", "once",     "twice", "weekly", "yearly"};
/// Around a number of years.
constexpr std::string_view kOfAge[] = {"age", "aged", "ages", "old", "older", "younger"};
/// Of effects, before a bare number.
constexpr std::string_view kRatios[] = {"hr", "rr", "ratio"};
constexpr std::string_view kProbability = "p";

/// Whether the words of a quantity and right around it say that it is somebody's age.
bool is_age(std::string_view sentence, const text::Quantity& quantity) {
  constexpr std::size_t kBytesAround = 14;  // "in women aged ", " or younger"
  const std::size_t begin =
      quantity.range.begin > kBytesAround ? quantity.range.begin - kBytesAround : 0;
  const std::string_view around = sentence.substr(begin, quantity.range.end + kBytesAround - begin);
  return text::FoldedText(around).has_any(kOfAge);
}

bool is_time(const text::Quantity& quantity) {
  return text::is_one_of(quantity.unit, kTimes);
}

bool is_of_kind(AskedKind kind, std::string_view sentence, const text::Quantity& quantity) {
  const std::string_view unit = quantity.unit;
  switch (kind) {
    case AskedKind::kNone:
      return false;
    case AskedKind::kDuration:
      return is_time(quantity) && !is_age(sentence, quantity);
    case AskedKind::kFrequency:
      return unit.ends_with("/d") || unit.ends_with("/wk") || unit.ends_with("/mo") ||
             unit.ends_with("/y");
    case AskedKind::kShare:
      return unit == "%" || unit.starts_with('/');
    case AskedKind::kAge:
      return is_time(quantity) && is_age(sentence, quantity);
    case AskedKind::kSize:
      return !unit.empty() && unit != kProbability && !is_time(quantity);
    case AskedKind::kLevel:
      if (unit.empty()) return quantity.comparator != text::Comparator::kEqual;
      return unit != kProbability && !is_time(quantity);
  }
  return false;
}

}  // namespace

AskedKind asked_kind_of(std::span<const std::string> words) {
  const auto* const phrase = text::FoldedText(words).first_of(kPhrases);
  return phrase == nullptr ? AskedKind::kNone : phrase->meaning;
}

bool gives_kind(AskedKind kind, std::string_view sentence) {
  if (kind == AskedKind::kNone) return false;
  const std::vector<text::Quantity> quantities = text::quantities(sentence);
  if (std::any_of(quantities.begin(), quantities.end(), [&](const text::Quantity& quantity) {
        return is_of_kind(kind, sentence, quantity);
      })) {
    return true;
  }
  switch (kind) {
    case AskedKind::kDuration:
      return text::FoldedText(sentence).has_any(kWithoutEnd);
    case AskedKind::kFrequency:
      return text::FoldedText(sentence).has_any(kFrequencies);
    case AskedKind::kSize:
      return text::FoldedText(sentence).has_any(kRatios) && !quantities.empty();
    default:
      return false;
  }
}

}  // namespace ibid::answer
