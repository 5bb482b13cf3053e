#include "verify/statement/shares.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "text/code_points.hpp"
#include "text/fold.hpp"

namespace ibid::verify {
namespace {

using text::Comparator;
using text::Quantity;

constexpr double kPercent = 100;

// "3 in 10": of how many shares are counted. "3 in 614 patients" may be a count beside another.
constexpr std::array<double, 12> kWholes = {3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000};

bool is_whole(const Quantity& quantity) {
  return quantity.unit.empty() && quantity.comparator == Comparator::kEqual &&
         std::find(kWholes.begin(), kWholes.end(), quantity.low) != kWholes.end();
}

bool is_bare(const Quantity& quantity) {
  return quantity.unit.empty() && quantity.low == quantity.high;
}

std::string_view between(std::string_view text, const Quantity& a, const Quantity& b) {
  return text.substr(a.range.end, b.range.begin - a.range.end);
}

/// "one", or "one person", right before `end` and the joint there, which is no amount of its own.
std::optional<std::size_t> find_one_before(std::string_view text, std::size_t end) {
  constexpr std::size_t kWordsBetween = 2;  // "one older person in three"
  for (const std::string_view joint : {" in ", " out of "}) {
    std::string_view words = text.substr(0, end);
    if (!words.ends_with(joint)) continue;
    words.remove_suffix(joint.size());
    for (std::size_t between = 0; between <= kWordsBetween; ++between) {
      const std::size_t blank = words.rfind(' ');
      const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
      const std::string_view word = words.substr(begin);
      if (word == "one" || word == "One") return begin;
      const bool is_word = std::all_of(word.begin(), word.end(),
                                       [](char c) { return text::is_letter(c) || c == '-'; });
      if (begin == 0 || !is_word) break;
      words = words.substr(0, begin - 1);
    }
  }
  return std::nullopt;
}

bool is_in_letters(std::string_view text) {
  return text.find_first_of("0123456789") == std::string_view::npos;
}

/// "half" and "two thirds" where the text floor reads 0.5 and 0.67.
void take_as_percentage(std::string_view text, Quantity& quantity) {
  const bool is_part = is_bare(quantity) && quantity.low > 0 && quantity.low < 1 &&
                       is_in_letters(text.substr(quantity.range.begin, quantity.range.size()));
  if (!is_part) return;
  quantity.low = quantity.high = quantity.low * kPercent;
  quantity.unit = "%";
  if (quantity.comparator == Comparator::kEqual) quantity.comparator = Comparator::kAbout;
}

/// "half a centimeter", where the unit stands behind the article.
bool take_unit_behind(std::string_view text, Quantity& quantity) {
  constexpr std::size_t kUnitBytesMax = 24;
  if (!is_bare(quantity) || quantity.low != 0.5) return false;
  std::string_view behind = text.substr(quantity.range.end);
  const std::size_t article = behind.starts_with(" a ") ? 3 : behind.starts_with(" an ") ? 4 : 0;
  if (article == 0) return false;
  behind = behind.substr(article, kUnitBytesMax);
  const std::string counted = "1 " + std::string(behind);
  const std::vector<Quantity> one = text::quantities(counted);
  if (one.empty() || one.front().unit.empty() || one.front().range.begin != 0) return false;
  quantity.unit = one.front().unit;
  quantity.range.end += article + one.front().range.end - 2;
  return true;
}

/// "All but 4%", where 96% remain.
void take_rest(std::string_view text, Quantity& quantity) {
  constexpr std::array<std::string_view, 2> kAllBut = {"all but ", "All but "};
  if (quantity.unit != "%" || quantity.low != quantity.high || quantity.low > kPercent) return;
  const std::string_view before = text.substr(0, quantity.range.begin);
  for (const std::string_view words : kAllBut) {
    if (!before.ends_with(words)) continue;
    quantity.low = quantity.high = kPercent - quantity.low;
    quantity.range.begin -= words.size();
    return;
  }
}

struct Part {
  std::string_view words;
  double percent;
};

constexpr std::array<Part, 8> kParts = {{{"a third", kPercent / 3},
                                         {"one third", kPercent / 3},
                                         {"a quarter", kPercent / 4},
                                         {"one quarter", kPercent / 4},
                                         {"a fifth", kPercent / 5},
                                         {"one fifth", kPercent / 5},
                                         {"a tenth", kPercent / 10},
                                         {"one tenth", kPercent / 10}}};

struct Bound {
  std::string_view words;
  Comparator comparator;
};

/// What stands before a part that is one: "a third" alone may be a third dose.
constexpr std::array<Bound, 13> kBounds = {{{"by about", Comparator::kAbout},
                                            {"by almost", Comparator::kAbout},
                                            {"by nearly", Comparator::kAbout},
                                            {"by", Comparator::kAbout},
                                            {"about", Comparator::kAbout},
                                            {"almost", Comparator::kAbout},
                                            {"nearly", Comparator::kAbout},
                                            {"roughly", Comparator::kAbout},
                                            {"around", Comparator::kAbout},
                                            {"more than", Comparator::kGreater},
                                            {"over", Comparator::kGreater},
                                            {"less than", Comparator::kLess},
                                            {"fewer than", Comparator::kLess}}};

/// The part whose words begin at `at` of folded text, when something around them says so.
std::optional<Quantity> part_at(std::string_view folded, std::size_t at) {
  for (const Part& part : kParts) {
    if (!folded.substr(at).starts_with(part.words)) continue;
    const std::string_view behind = folded.substr(at + part.words.size());
    if (!behind.empty() && (text::is_letter(behind.front()) || text::is_digit(behind.front())))
      continue;
    std::string_view before = folded.substr(0, at);
    while (before.ends_with(' ')) before.remove_suffix(1);
    Quantity quantity;
    quantity.low = quantity.high = part.percent;
    quantity.unit = "%";
    quantity.range = {at, at + part.words.size()};
    for (const Bound& bound : kBounds) {
      if (!before.ends_with(bound.words)) continue;
      quantity.comparator = bound.comparator;
      quantity.range.begin = before.size() - bound.words.size();
      return quantity;
    }
    if (behind.starts_with(" of ")) {
      quantity.comparator = Comparator::kAbout;
      return quantity;
    }
  }
  return std::nullopt;
}

void add_parts(std::string_view text, std::vector<Quantity>& quantities) {
  const std::string folded = text::fold_text(text);
  if (folded.size() != text.size()) return;  // places would not be the text's
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (at > 0 && folded[at - 1] != ' ' && folded[at - 1] != '(') continue;
    const auto part = part_at(folded, at);
    if (!part) continue;
    const bool is_read =
        std::any_of(quantities.begin(), quantities.end(), [&](const Quantity& known) {
          return known.range.begin < part->range.end && part->range.begin < known.range.end;
        });
    if (is_read) continue;
    const auto behind =
        std::find_if(quantities.begin(), quantities.end(),
                     [&](const Quantity& known) { return known.range.begin > part->range.begin; });
    quantities.insert(behind, *part);
  }
}

}  // namespace

std::vector<Quantity> read_shares(std::string_view text, std::vector<Quantity> quantities) {
  std::vector<Quantity> read;
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    Quantity quantity = quantities[i];
    if (i + 1 < quantities.size()) {
      const Quantity& next = quantities[i + 1];
      const std::string_view joint = between(text, quantity, next);
      const bool is_share = (joint == " in " || joint == " out of ") && is_bare(quantity) &&
                            is_whole(next) && quantity.low < next.low;
      if (is_share) {
        quantity.low = quantity.high = quantity.low / next.low * kPercent;
        quantity.unit = "%";
        quantity.range.end = next.range.end;
        read.push_back(std::move(quantity));
        ++i;
        continue;
      }
      if (joint == " and a " && is_bare(quantity) && next.low == 0.5 && next.high == 0.5) {
        quantity.low = quantity.high = quantity.low + next.low;
        quantity.unit = next.unit;
        quantity.range.end = next.range.end;
        read.push_back(std::move(quantity));
        ++i;
        continue;
      }
    }
    if (const auto one = find_one_before(text, quantity.range.begin); one && is_whole(quantity)) {
      quantity.low = quantity.high = kPercent / quantity.low;
      quantity.unit = "%";
      quantity.range.begin = *one;
    }
    if (!take_unit_behind(text, quantity)) take_as_percentage(text, quantity);
    take_rest(text, quantity);
    read.push_back(std::move(quantity));
  }
  add_parts(text, read);
  return read;
}

}  // namespace ibid::verify
