#include "answer/measured_amounts.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

#include "answer/measure_table.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

using text::Comparator;
using text::is_one_of;
using text::Quantity;

/// Words between the name of a measure and a number that its unit does not tell: "kidney function
/// last week came back 41".
constexpr std::size_t kReach = 5;
constexpr std::size_t kReachBehind = 4;  // "17 for my vitamin D"

constexpr std::string_view kAgeWords[] = {"age", "aged", "ages"};
constexpr std::string_view kPeople[] = {
    "adolescents", "adult",   "adults", "babies", "boys",         "children", "girls",
    "individuals", "infants", "man",    "men",    "participants", "patients", "people",
    "person",      "persons", "those",  "woman",  "women"};
constexpr std::string_view kPersons[] = {"dad",    "father", "gran",    "he",  "husband", "mom",
                                         "mother", "mum",    "patient", "she", "who",     "wife"};
/// Before an age that nothing else tells: "I'm 55", "healthy and 58".
constexpr std::string_view kAm[] = {"am", "im", "m", "turned"};
constexpr std::string_view kIs[] = {"are", "is", "s"};
constexpr std::string_view kBeforeAge[] = {"and", "at"};
/// Behind it.
constexpr std::string_view kBehindAge[] = {"and", "but", "f", "female", "m", "male", "on", "with"};
/// What stands between a comparator and its number: "over the age of 70".
constexpr std::string_view kBetween[] = {"a",  "age",   "aged",   "ages", "an",    "count",
                                         "is", "level", "levels", "of",   "score", "the"};
/// The same behind it: "24 weeks of gestation or later".
constexpr std::string_view kBetweenBehind[] = {"age",       "gestation", "of",
                                               "pregnancy", "ppb",       "systolic"};
constexpr std::string_view kBelow[] = {"below", "under"};
constexpr std::string_view kAbove[] = {"above", "exceeding", "over"};
constexpr std::string_view kOrMore[] = {"above", "greater", "higher", "later",
                                        "more",  "older",   "over"};
constexpr std::string_view kOrLess[] = {"below", "earlier", "fewer",  "less",
                                        "lower", "under",   "younger"};
constexpr std::string_view kSeeking[] = {"bring", "bringing", "get",    "getting",
                                         "keep",  "keeping",  "lower",  "lowering",
                                         "raise", "raising",  "reduce", "reducing"};
constexpr std::string_view kChanges[] = {"change", "decline",   "decrease", "difference",
                                         "drop",   "fall",      "gain",     "increase",
                                         "loss",   "reduction", "rise"};

bool is_plausible(const MeasureUnit& unit, const Quantity& quantity) {
  return quantity.low >= unit.low && quantity.high <= unit.high;
}

/// The unit of the measure in which the quantity may be; null where it may be in none.
const MeasureUnit* unit_of(Measure measure, const Quantity& quantity) {
  for (const MeasureUnit& unit : kMeasureUnits) {
    if (unit.measure != measure || !is_plausible(unit, quantity)) continue;
    if (quantity.unit.empty() || quantity.unit == unit.unit) return &unit;
  }
  return nullptr;
}

/// A quantity known for one of a measure.
struct Amount {
  const Quantity* quantity = nullptr;
  const MeasureUnit* unit = nullptr;
  std::size_t first_word = 0;  ///< of the quantity
  std::size_t behind = 0;      ///< the word behind it
  std::size_t index = 0;       ///< of the quantity
  bool is_of_pair = false;     ///< see MeasuredAmount

  [[nodiscard]] double converted(double value) const { return unit->factor * value + unit->offset; }
};

/// Finds the amounts in one text.
class Reader {
 public:
  Reader(std::string_view text, std::span<const text::Word> words, TextKind kind)
      : text_(text), kind_(kind), words_(words), quantities_(text::quantities(text)) {
    if (quantities_.empty()) return;
    find_mentions();
    place();
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      if (read_pair(i)) {
        ++i;
      } else if (const auto amount = amount_of(placed_[i])) {
        amounts_.push_back(*amount);
      }
    }
  }

  [[nodiscard]] std::vector<MeasuredAmount> amounts() const {
    std::vector<MeasuredAmount> amounts;
    for (const Amount& amount : amounts_) {
      const Quantity& quantity = *amount.quantity;
      MeasuredAmount measured;
      measured.measure = amount.unit->measure;
      measured.value = amount.converted(quantity.low);
      measured.is_single = quantity.low == quantity.high;
      measured.comparator = comparator_of(amount);
      measured.interval = interval_of(amount);
      measured.is_change = is_change(amount);
      measured.is_sought = is_sought(amount);
      measured.is_of_pair = amount.is_of_pair;
      measured.range = range_of(amount);
      amounts.push_back(std::move(measured));
    }
    return amounts;
  }

 private:
  /// The name of a measure: words begin..end.
  struct Mention {
    Measure measure;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  [[nodiscard]] bool is(std::size_t i, std::string_view word) const {
    return i < words_.size() && words_[i].folded == word;
  }
  template <std::size_t N>
  [[nodiscard]] bool is_in(std::size_t i, const std::string_view (&list)[N]) const {
    return i < words_.size() && is_one_of(words_[i].folded, list);
  }

  /// The bytes of an amount, "old" of an age with them.
  [[nodiscard]] ByteRange range_of(const Amount& amount) const {
    ByteRange range = amount.quantity->range;
    if (amount.unit->measure == Measure::kAge && is(amount.behind, "old")) {
      range.end = words_[amount.behind].range.end;
    }
    return range;
  }

  /// The range that is said of the amount; none where it is a single value.
  [[nodiscard]] std::optional<Interval> interval_of(const Amount& amount) const {
    const Quantity& quantity = *amount.quantity;
    const Comparator comparator = comparator_of(amount);
    Interval interval;
    switch (comparator) {
      case Comparator::kLess:
      case Comparator::kLessOrEqual:
        interval.high = amount.converted(quantity.high);
        interval.has_high = comparator == Comparator::kLessOrEqual;
        return interval;
      case Comparator::kGreater:
      case Comparator::kGreaterOrEqual:
        interval.low = amount.converted(quantity.low);
        interval.has_low = comparator == Comparator::kGreaterOrEqual;
        return interval;
      case Comparator::kEqual:
      case Comparator::kAbout:
        break;
    }
    const bool is_point = amount.unit->measure == Measure::kAge && amount.first_word > 0 &&
                          is(amount.first_word - 1, "at");  // "at 1 year of age"
    if (quantity.low == quantity.high && !is_point) return std::nullopt;
    interval.low = amount.converted(quantity.low);
    interval.high = amount.converted(quantity.high);
    return interval;
  }

  /// "lowering BP below 120".
  [[nodiscard]] bool is_sought(const Amount& amount) const {
    if (amount.quantity->comparator == Comparator::kEqual) return false;
    const std::size_t begin = amount.first_word - std::min(amount.first_word, kReach);
    return std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(begin),
                       words_.begin() + static_cast<std::ptrdiff_t>(amount.first_word),
                       [](const text::Word& word) { return is_one_of(word.folded, kSeeking); });
  }

  /// "by 10 mm Hg", "a rise of at least 10 g/L": by how much, and not how much.
  [[nodiscard]] bool is_change(const Amount& amount) const {
    const std::size_t at = amount.first_word;
    if (at > 0 && is(at - 1, "by")) return true;
    return at > 1 && is(at - 1, "of") && is_one_of(words_[at - 2].folded, kChanges);
  }

  void find_mentions() {
    for (std::size_t at = 0; at < words_.size();) {
      Mention longest{Measure::kAge, at, at};
      for (const MeasureName& name : kMeasureNames) {
        if (const std::size_t length = length_of_name(name.words, words_, at);
            at + length > longest.end) {
          longest = {name.measure, at, at + length};
        }
      }
      if (longest.end > at) mentions_.push_back(longest);
      at = std::max(at + 1, longest.end);
    }
  }

  void place() {
    std::size_t word = 0;
    for (const Quantity& quantity : quantities_) {
      Amount amount;
      amount.quantity = &quantity;
      amount.index = placed_.size();
      while (word < words_.size() && words_[word].range.end <= quantity.range.begin) ++word;
      amount.first_word = word;
      while (word < words_.size() && words_[word].range.begin < quantity.range.end) ++word;
      amount.behind = word;
      placed_.push_back(amount);
    }
  }

  [[nodiscard]] std::optional<Amount> amount_of(Amount amount) const {
    if (is_age(amount)) {
      amount.unit = unit_of(Measure::kAge, *amount.quantity);
    } else {
      amount.unit = unit_by_name(amount);
    }
    return amount.unit != nullptr ? std::optional(amount) : std::nullopt;
  }

  /// Whether another number stands nearer to a name before or behind the number.
  [[nodiscard]] bool is_taken(const Mention& mention, const Amount& amount) const {
    const std::size_t i = amount.index;
    if (mention.end <= amount.first_word) {
      return i > 0 && placed_[i - 1].first_word >= mention.end;
    }
    return i + 1 < placed_.size() && placed_[i + 1].first_word < mention.begin;
  }

  /// By the nearest name before the number that has its unit, else by one right behind it.
  [[nodiscard]] const MeasureUnit* unit_by_name(const Amount& amount) const {
    const Quantity& quantity = *amount.quantity;
    const bool is_loose = quantity.unit.empty() || quantity.unit == "%";
    for (std::size_t i = mentions_.size(); i-- > 0;) {
      const Mention& mention = mentions_[i];
      if (mention.end > amount.first_word) continue;
      const std::size_t between = amount.first_word - mention.end;
      if (is_loose && between > kReach) break;
      const MeasureUnit* unit = unit_of(mention.measure, quantity);
      if (unit == nullptr) continue;
      if (is_loose && is_taken(mention, amount)) break;
      return unit;
    }
    for (const Mention& mention : mentions_) {
      if (mention.begin < amount.behind) continue;
      if (mention.begin - amount.behind > kReachBehind || is_clause_between(amount, mention)) break;
      if (is_loose && is_taken(mention, amount)) break;
      if (const MeasureUnit* unit = unit_of(mention.measure, quantity)) return unit;
    }
    const bool tells =
        quantity.unit == "mL/min/1.73m2" || quantity.unit == "kg/m2" || quantity.unit == "mmHg";
    if (!tells) return nullptr;
    for (const Measure measure : {Measure::kFiltration, Measure::kBodyMass, Measure::kSystolic}) {
      if (const MeasureUnit* unit = unit_of(measure, quantity)) return unit;
    }
    return nullptr;
  }

  /// Whether a clause ends between the number and a name behind it: "73, how much vitamin D".
  [[nodiscard]] bool is_clause_between(const Amount& amount, const Mention& mention) const {
    const std::size_t begin = amount.quantity->range.end;
    const std::string_view between = text_.substr(begin, words_[mention.begin].range.begin - begin);
    return between.find_first_of(",;:.?!") != std::string_view::npos;
  }

  [[nodiscard]] bool is_age(const Amount& amount) const {
    const Quantity& quantity = *amount.quantity;
    if (unit_of(Measure::kAge, quantity) == nullptr) return false;
    const std::string said = text::lower_ascii(
        text_.substr(quantity.range.begin, quantity.range.end - quantity.range.begin));
    for (const std::string_view sign : {"old", "young", "of age", "yo", "y/o"}) {
      if (said.find(sign) != std::string::npos) return true;
    }
    if (is(amount.behind, "old") || (is(amount.behind, "of") && is(amount.behind + 1, "age"))) {
      return true;
    }
    std::size_t before = amount.first_word;
    while (before > 0 && !is_in(before - 1, kAgeWords) && is_in(before - 1, kBetween)) --before;
    if (before > 0 && is_in(before - 1, kAgeWords)) return true;
    // "600 IU from ages 1 to 70 years and 800 IU from 71 years".
    const bool tells_age =
        std::any_of(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(amount.first_word),
                    [](const text::Word& word) { return is_one_of(word.folded, kAgeWords); });
    if (tells_age && is(amount.first_word - 1, "from")) return true;
    if (quantity.unit == "y" || quantity.unit == "mo") {
      return quantity.comparator != Comparator::kEqual && amount.first_word > 0 &&
             is_in(amount.first_word - 1, kPeople);
    }
    return quantity.unit.empty() && kind_ == TextKind::kQuestion && is_bare_age(amount);
  }

  /// "I'm 55", "76 and on a statin", "healthy and 58".
  [[nodiscard]] bool is_bare_age(const Amount& amount) const {
    constexpr double kAgeMin = 18;  // who is younger does not ask
    constexpr double kAgeMax = 110;
    const Quantity& quantity = *amount.quantity;
    const double age = quantity.low;
    const bool is_whole = age == std::floor(age) && age == quantity.high;
    if (!is_whole || age < kAgeMin || age > kAgeMax) return false;
    const std::size_t at = amount.first_word;
    const bool is_at_end =
        quantity.range.end == text_.size() ||
        std::string_view(",.;?!:").find(text_[quantity.range.end]) != std::string_view::npos;
    if (!is_at_end && !is_in(amount.behind, kBehindAge)) return false;
    if (at == 0) return !is_at_end || quantity.range.end < text_.size();
    const bool is_of_person = at > 1 && is_in(at - 2, kPersons);
    if (is_in(at - 1, kAm) || (is_of_person && is_in(at - 1, kIs))) return true;
    return is_in(at - 1, kBeforeAge) && unit_by_name(amount) == nullptr;
  }

  /// "165/104", "165 over 104", but not the "250/50" of an inhaler.
  [[nodiscard]] bool read_pair(std::size_t i) {
    constexpr double kShareMin = 0.25;
    if (i + 1 >= quantities_.size()) return false;
    const Quantity& systolic = quantities_[i];
    const Quantity& diastolic = quantities_[i + 1];
    const std::string_view between =
        text::trimmed(text_.substr(systolic.range.end, diastolic.range.begin - systolic.range.end));
    const bool is_over = between.empty() && text_.substr(diastolic.range.begin).starts_with("over");
    if (between != "/" && !is_over) return false;
    Amount upper = placed_[i];
    Amount lower = placed_[i + 1];
    upper.unit = unit_of(Measure::kSystolic, systolic);
    lower.unit = unit_of(Measure::kDiastolic, diastolic);
    const double share = diastolic.low / systolic.low;
    if (upper.unit == nullptr || lower.unit == nullptr || share < kShareMin || share >= 1)
      return false;
    if (kind_ == TextKind::kSentence && systolic.unit.empty() && diastolic.unit.empty())
      return false;
    upper.is_of_pair = true;
    amounts_.push_back(upper);
    amounts_.push_back(lower);
    return true;
  }

  [[nodiscard]] Comparator comparator_of(const Amount& amount) const {
    const Comparator beside = amount.quantity->comparator;
    return beside == Comparator::kEqual ? comparator_around(amount) : beside;
  }

  /// A comparator that stands apart from the number: "below an eGFR of 30", "over the age of 70",
  /// "24 weeks of gestation or later".
  [[nodiscard]] Comparator comparator_around(const Amount& amount) const {
    const bool is_time =
        amount.unit->measure == Measure::kAge || amount.unit->measure == Measure::kPregnancy;
    std::size_t before = amount.first_word;
    while (before > 0 && (is_in(before - 1, kBetween) || is_mentioned(before - 1))) --before;
    if (before > 0) {
      if (is_in(before - 1, kBelow)) return Comparator::kLess;
      if (is_in(before - 1, kAbove)) return Comparator::kGreater;
      if (is_time && is(before - 1, "before")) return Comparator::kLess;
      if (is_time && is(before - 1, "after")) return Comparator::kGreater;
      const bool is_single = amount.quantity->low == amount.quantity->high;
      if (is_time && is_single && is(before - 1, "from")) return Comparator::kGreaterOrEqual;
    }
    std::size_t behind = amount.behind;
    while (is_in(behind, kBetweenBehind)) ++behind;
    if (is(behind, "or") || is(behind, "and")) {
      if (is_in(behind + 1, kOrMore)) return Comparator::kGreaterOrEqual;
      if (is_in(behind + 1, kOrLess)) return Comparator::kLessOrEqual;
    }
    return Comparator::kEqual;
  }

  [[nodiscard]] bool is_mentioned(std::size_t word) const {
    return std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& mention) {
      return mention.begin <= word && word < mention.end;
    });
  }

  std::string_view text_;
  TextKind kind_;
  std::span<const text::Word> words_;
  std::vector<Quantity> quantities_;
  std::vector<Mention> mentions_;
  std::vector<Amount> placed_;  // every quantity, of whatever
  std::vector<Amount> amounts_;
};

}  // namespace

std::vector<MeasuredAmount> amounts_in(std::string_view text, std::span<const text::Word> words,
                                       TextKind kind) {
  return Reader(text, words, kind).amounts();
}

std::size_t length_of_name(std::string_view name, std::span<const text::Word> words,
                           std::size_t at) {
  for (std::size_t i = at; i < words.size(); ++i) {
    const std::string_view word = words[i].folded;
    if (word.front() != name.front() || !name.starts_with(word)) return 0;
    name.remove_prefix(word.size());
    if (name.empty()) return i + 1 - at;
    if (name.front() != ' ') return 0;
    name.remove_prefix(1);
  }
  return 0;
}

}  // namespace ibid::answer
