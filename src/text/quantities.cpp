// One pass: at each number decide whether it is a quantity at all (not a name, ordinal, mark,
// citation year or label), then read what stands around it: range, unit, comparator, p value. A
// last pass lets "5, 10 and 20 mg" share its unit.
#include "text/quantities.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "text/code_points.hpp"
#include "text/comparators.hpp"
#include "text/numbers.hpp"
#include "text/phrases.hpp"
#include "text/reference_marks.hpp"
#include "text/units.hpp"

namespace ibid::text {
namespace {

using std::string_view;
using namespace internal;

/// Bare marks are looked for up to this number; sentences know nothing of the reference list.
constexpr int kMarkNumberMax = 99;

/// Labels that own the number behind them and say nothing about an amount.
constexpr string_view kLabels[] = {"fig",       "fig.",       "figs.",    "figure", "figures",
                                   "table",     "tables",     "ref.",     "refs.",  "no.",
                                   "nos.",      "section",    "chapter",  "box",    "appendix",
                                   "reference", "references", "equation", "eq."};

constexpr string_view kIntervals[] = {
    "ci", "cri", "confidence interval", "credible interval", "iqr", "interquartile range", "range"};

constexpr string_view kPValues[] = {"p value of",  "p-value of",        "p values of",
                                    "p value",     "p-value",           "p values",
                                    "p for trend", "p for interaction", "p"};

/// "adults over 65 years" compares; "fell over 5 years" tells how long.
constexpr string_view kAgedNouns[] = {
    "age",      "aged",     "adults",      "men",          "women", "people", "persons", "those",
    "patients", "children", "individuals", "participants", "just",  "well",   "for",     "of"};

template <std::size_t N>
bool ends_with_phrase(string_view text, std::size_t end, const string_view (&phrases)[N]) {
  return std::any_of(std::begin(phrases), std::end(phrases), [&](string_view phrase) {
    return match_phrase_back(text, end, phrase) != kNoMatch;
  });
}

bool is_time_unit(string_view unit) {
  return unit == "y" || unit == "mo" || unit == "wk" || unit == "d" || unit == "h" || unit == "min";
}

/// A number with the unit behind it.
struct Amount {
  NumberMatch number;
  UnitMatch unit;
  [[nodiscard]] std::size_t end() const { return unit.canonical.empty() ? number.end : unit.end; }
};

class Scanner {
 public:
  explicit Scanner(string_view text) : text_(text) {
    for (const ReferenceMark& mark : reference_marks(text, {kMarkNumberMax})) {
      // "BMI 27." looks like a single bare mark, so those stay numbers.
      const bool attached = mark.range.begin > 0 && !is_blank(text[mark.range.begin - 1]);
      if (text[mark.range.begin] == '[' || attached || mark.numbers.size() > 1) {
        marks_.push_back(mark.range);
      }
    }
  }

  [[nodiscard]] std::vector<Quantity> scan() {
    std::size_t at = 0;
    while (at < text_.size()) at = step(at);
    share_units();
    return std::move(quantities_);
  }

 private:
  /// Reads what is at `at`; returns where to go on, behind `at`.
  std::size_t step(std::size_t at) {
    while (next_mark_ < marks_.size() && marks_[next_mark_].end <= at) ++next_mark_;
    if (next_mark_ < marks_.size() && at >= marks_[next_mark_].begin) return marks_[next_mark_].end;
    if (is_token_begin(at)) {
      if (const std::size_t behind = behind_address(at); behind > at) return behind;
    }
    const char c = text_[at];
    if (is_letter(c) && !is_word_begin(text_, at)) return at + 1;
    if (!can_begin_number(at)) return is_letter(c) ? behind_name(at) : at + 1;
    const auto amount = read_amount(at);
    if (!amount) return is_letter(c) || is_digit(c) ? behind_name(at) : at + 1;
    return read_quantity(*amount);
  }

  [[nodiscard]] bool is_token_begin(std::size_t at) const {
    return at == 0 || is_blank(text_[at - 1]) || text_[at - 1] == '(';
  }

  /// Behind the URL or DOI that begins at `at`, else `at`.
  [[nodiscard]] std::size_t behind_address(std::size_t at) const {
    const string_view rest = text_.substr(at);
    const bool is_address = has_scheme(rest) || rest.starts_with("www.") ||
                            rest.starts_with("doi:") || is_bare_doi(rest);
    if (!is_address) return at;
    std::size_t end = at;
    while (end < text_.size() && !is_blank(text_[end])) ++end;
    return end;
  }

  /// "https://…", "<https://…"; not "50%(https://…", whose number is one of the text.
  static bool has_scheme(string_view rest) {
    constexpr std::size_t kSchemeBytesMax = 32;  // also of what is written before it
    const string_view opening = rest.substr(0, kSchemeBytesMax);
    const string_view before = opening.substr(0, opening.find("://"));
    return before.size() < opening.size() && std::none_of(before.begin(), before.end(), [](char c) {
             return is_blank(c) || is_digit(c);
           });
  }

  /// "10.3390/nu13051234"; not "10.1 mg" nor "10.5/h": four to nine digits and a slash.
  static bool is_bare_doi(string_view rest) {
    constexpr string_view kDirectory = "10.";
    constexpr std::size_t kRegistrantMin = 4;
    constexpr std::size_t kRegistrantMax = 9;
    constexpr std::size_t kPrefixBytesMax = 32;  // "1000.10" has parts
    if (!rest.starts_with(kDirectory)) return false;
    const string_view registrant = rest.substr(kDirectory.size(), kPrefixBytesMax);
    const std::size_t digits = registrant.find_first_not_of("0123456789");
    const std::size_t end = registrant.find_first_not_of("0123456789.");
    return end != string_view::npos && registrant[end] == '/' && digits >= kRegistrantMin &&
           digits <= kRegistrantMax;
  }

  [[nodiscard]] bool can_begin_number(std::size_t at) const {
    const char c = text_[at];
    const bool free = is_word_begin(text_, at);
    if (is_letter(c)) return free && string_view("zotfsenthZOTFSENTH").find(c) != string_view::npos;
    if (is_digit(c)) return free && (at == 0 || text_[at - 1] != ')');  // "(Aβ)42"
    const bool digit_next = at + 1 < text_.size() && is_digit(text_[at + 1]);
    if (c == '.') return free && digit_next;
    if (c == '-') return free && digit_next && is_sign_place(at);
    if (is_ascii(c)) return false;
    const string_view rest = text_.substr(at);
    for (const string_view minus : {"\u2212", "\u2013"}) {
      if (!rest.starts_with(minus)) continue;
      return rest.size() > minus.size() && is_digit(rest[minus.size()]) && is_sign_place(at);
    }
    return match_number(text_, at).end > at;
  }

  /// A minus is a sign behind a blank, an opening bracket or another sign.
  [[nodiscard]] bool is_sign_place(std::size_t at) const {
    return at == 0 || is_blank(text_[at - 1]) ||
           string_view("([=<>~,:").find(text_[at - 1]) != string_view::npos;
  }

  /// Behind the name at `at`, digits and hyphenated numbers included: "B12", "IL-6", "25-hydroxy",
  /// "1p21.3", "LRP5/6".
  [[nodiscard]] std::size_t behind_name(std::size_t at) const {
    while (at < text_.size()) {
      const bool digit_next = at + 1 < text_.size() && is_digit(text_[at + 1]);
      const bool digit_before = at > 0 && is_digit(text_[at - 1]);
      const bool joined = digit_next && (text_[at] == '-' ||
                                         (digit_before && (text_[at] == '.' || text_[at] == '/')));
      if (!is_letter(text_[at]) && !is_digit(text_[at]) && !joined) break;
      ++at;
    }
    return at;
  }

  /// The number at `at` with its unit, unless it is part of a name or counts places, not amounts.
  [[nodiscard]] std::optional<Amount> read_amount(std::size_t at) const {
    Amount amount{match_number(text_, at), {}};
    const std::size_t end = amount.number.end;
    if (end == at) return std::nullopt;
    amount.unit = match_unit(text_, end);
    if (!amount.unit.canonical.empty()) return amount;
    if (end == text_.size()) return amount;
    const string_view rest = text_.substr(end);
    if (is_letter(rest[0])) return std::nullopt;  // "3D", "5HT", "1st"
    if (rest[0] == '-' && rest.size() > 1 && is_letter(rest[1]))
      return std::nullopt;  // "5-fluorouracil"
    if (rest.starts_with("(OH)")) return std::nullopt;
    if (rest[0] == ',' && rest.size() > 1 && is_digit(rest[1]) && amount.number.is_plain) {
      // "1,25-dihydroxy", "1,25(OH)2D"
      std::size_t i = end + 1;
      while (i < text_.size() && is_digit(text_[i])) ++i;
      const string_view behind = text_.substr(std::min(i, text_.size()));
      const bool hyphenated = behind.size() > 1 && behind[0] == '-' && is_letter(behind[1]);
      if (hyphenated || behind.starts_with("(OH)")) return std::nullopt;
    }
    return amount;
  }

  /// The second number of a range whose first number is `first`, and where the range begins.
  struct RangeTail {
    Amount high;
    std::size_t begin = 0;
  };

  [[nodiscard]] std::optional<RangeTail> read_range(const Amount& first) const {
    const std::size_t begin = first.number.begin;
    const std::size_t after = first.end();
    std::size_t at = skip_blanks(text_, after);
    std::size_t range_begin = begin;
    bool joined = false;
    for (const string_view dash : {"-", "\u2013", "\u2014", "\u2010", "\u2011", "\u2212"}) {
      if (!text_.substr(at).starts_with(dash)) continue;
      at = skip_blanks(text_, at + dash.size());
      joined = true;
      break;
    }
    if (!joined && at > after) {
      const std::size_t before = skip_blanks_back(text_, begin);
      const std::size_t between = match_phrase_back(text_, before, "between");
      if (const std::size_t behind = match_phrase(text_, at, "to "); behind != kNoMatch) {
        at = behind;
        joined = true;
      } else if (const std::size_t also = match_phrase(text_, at, "and ");
                 between != kNoMatch && also != kNoMatch) {
        at = also;
        range_begin = between;
        joined = true;
      }
    }
    if (!joined && at < text_.size() && (text_[at] == ',' || text_[at] == ';') &&
        in_interval(begin)) {
      at = skip_blanks(text_, at + 1);
      joined = true;
    }
    const bool date = begin > 1 && text_[begin - 1] == '-' && is_digit(text_[begin - 2]);
    if (!joined || date || at >= text_.size()) return std::nullopt;
    const auto high = read_amount(at);
    if (!high || is_date_part(high->number.end)) return std::nullopt;
    return RangeTail{*high, range_begin};
  }

  /// True behind "95% CI", "IQR" and the like: there a comma joins the two ends.
  [[nodiscard]] bool in_interval(std::size_t begin) const {
    std::size_t end = begin;
    while (end > 0 && (is_blank(text_[end - 1]) ||
                       string_view("([:,;=").find(text_[end - 1]) != string_view::npos)) {
      --end;
    }
    return ends_with_phrase(text_, end, kIntervals);
  }

  /// "2019-05-12": a third number follows with the same dash.
  [[nodiscard]] bool is_date_part(std::size_t end) const {
    return end + 1 < text_.size() && text_[end] == '-' && is_digit(text_[end + 1]);
  }

  std::size_t read_quantity(Amount amount) {
    Quantity quantity;
    quantity.low = quantity.high = amount.number.value;
    quantity.unit = amount.unit.canonical;
    quantity.range = {amount.number.begin, amount.end()};
    bool is_range = false;
    if (const auto tail = read_range(amount)) is_range = extend(quantity, *tail);
    const bool bare_one =
        amount.number.is_word && amount.number.value == 1 && quantity.unit.empty();
    if (!is_range && is_label(amount.number)) return amount.number.end;
    if (!is_range && is_citation_year(amount.number)) return behind_year(amount.number.end);
    compare(quantity);
    if (bare_one && !is_range && quantity.range.begin == amount.number.begin &&
        quantity.range.end == amount.number.end) {
      return amount.number.end;  // "one of them"
    }
    quantities_.push_back(std::move(quantity));
    return quantities_.back().range.end;
  }

  /// Makes `quantity` a range when the tail measures the same and is not less.
  static bool extend(Quantity& quantity, const RangeTail& tail) {
    const std::string& high_unit = tail.high.unit.canonical;
    double factor = 1;
    if (!quantity.unit.empty() && !high_unit.empty()) {
      const auto conversion = conversion_factor(quantity.unit, high_unit);
      if (!conversion) return false;
      factor = *conversion;
    }
    if (quantity.low * factor > tail.high.number.value) return false;
    quantity.low *= factor;
    quantity.high = tail.high.number.value;
    if (!high_unit.empty()) quantity.unit = high_unit;
    quantity.range = {tail.begin, tail.high.end()};
    return true;
  }

  /// Reads comparator and "p" around the quantity.
  void compare(Quantity& quantity) const {
    const ComparatorMatch before = comparator_before(text_, quantity.range.begin);
    const bool compared = before.begin < before.end;
    std::size_t begin = compared ? before.begin : quantity.range.begin;
    if (quantity.unit.empty() && take_p(begin, compared)) quantity.unit.push_back('p');
    if (compared && !tells_duration(before, quantity.unit)) {
      quantity.comparator = before.comparator;
      quantity.range.begin = begin;
    } else if (quantity.unit == "p") {
      quantity.range.begin = begin;
    }
    if (quantity.comparator != Comparator::kEqual) return;
    const ComparatorMatch behind = comparator_behind(text_, quantity.range.end);
    if (behind.begin == behind.end) return;
    quantity.comparator = behind.comparator;
    quantity.range.end = behind.end;
    if (!quantity.unit.empty()) return;
    const UnitMatch late = match_unit(text_, behind.end);  // "5 or more servings"
    if (late.canonical.empty()) return;
    quantity.unit = late.canonical;
    quantity.range.end = late.end;
  }

  /// Moves `begin` before the "p" or "p value" that stands there.
  bool take_p(std::size_t& begin, bool compared) const {
    const std::size_t end = skip_blanks_back(text_, begin);
    for (const string_view phrase : kPValues) {
      const std::size_t found = match_phrase_back(text_, end, phrase);
      if (found == kNoMatch || (phrase == "p" && !compared)) continue;
      begin = found;
      return true;
    }
    return false;
  }

  [[nodiscard]] bool tells_duration(const ComparatorMatch& match, string_view unit) const {
    if (!is_time_unit(unit) || match_phrase(text_, match.begin, "over") == kNoMatch) return false;
    return !ends_with_phrase(text_, skip_blanks_back(text_, match.begin), kAgedNouns);
  }

  [[nodiscard]] bool is_label(const NumberMatch& number) const {
    return number.is_plain &&
           ends_with_phrase(text_, skip_blanks_back(text_, number.begin), kLabels);
  }

  /// "(Rondanelli 2021)", "Smith et al., 2019", "2019;12".
  [[nodiscard]] bool is_citation_year(const NumberMatch& number) const {
    if (!number.is_plain || number.value < 1800 || number.value > 2099) return false;
    if (number.end - number.begin != 4) return false;
    const string_view behind = text_.substr(number.end);
    if (behind.size() > 1 && behind[0] == ';' && is_digit(behind[1])) return true;
    std::size_t end = number.begin;
    while (end > 0 && (is_blank(text_[end - 1]) || text_[end - 1] == ',' || text_[end - 1] == '('))
      --end;
    if (text_.substr(0, end).ends_with("et al.") || text_.substr(0, end).ends_with("et al"))
      return true;
    constexpr std::size_t kCitationBytesMax =
        120;  // "(Rondanelli, Peroni, Gasparri and others 2021)"
    const string_view before =
        text_.substr(number.begin - std::min(number.begin, kCitationBytesMax),
                     std::min(number.begin, kCitationBytesMax));
    const std::size_t open = before.rfind('(');
    if (open == string_view::npos || before.find(')', open) != string_view::npos) return false;
    const bool closes =
        !behind.empty() && (behind[0] == ')' || behind[0] == ';' || behind[0] == ',');
    return closes && open + 1 < before.size() && is_upper(before[open + 1]);
  }

  /// Volume, issue and pages are no amounts either: "2019;12(3):45-50".
  [[nodiscard]] std::size_t behind_year(std::size_t end) const {
    if (end == text_.size() || text_[end] != ';') return end;
    while (end < text_.size() && !is_blank(text_[end])) ++end;
    return end;
  }

  /// "5, 10 and 20 mg", "5 ± 2 mg", "120/80 mmHg": numbers of one list take the unit of the last.
  void share_units() {
    constexpr string_view kJoints[] = {"and", "to",     "or",     ", and", ", or", "vs",
                                       "vs.", "versus", "\u00B1", "+/-",   "/"};
    bool listed = false;
    for (std::size_t i = quantities_.size(); i-- > 1;) {
      const Quantity& next = quantities_[i];
      Quantity& quantity = quantities_[i - 1];
      const std::size_t begin = skip_blanks(text_, quantity.range.end);
      const std::size_t end = skip_blanks_back(text_, next.range.begin);
      const string_view joint = begin < end ? text_.substr(begin, end - begin) : string_view();
      const bool joins =
          std::find(std::begin(kJoints), std::end(kJoints), joint) != std::end(kJoints);
      listed = (joins || (listed && joint == ",")) && quantity.unit.empty() && !next.unit.empty() &&
               next.unit != "p";
      if (listed) quantity.unit = next.unit;
    }
  }

  string_view text_;
  std::vector<ByteRange> marks_;
  std::size_t next_mark_ = 0;
  std::vector<Quantity> quantities_;
};

bool nearly_equal(double a, double b) {
  constexpr double kTolerance = 1e-9;  // what conversion factors lose in double arithmetic
  return std::fabs(a - b) <= kTolerance * std::max({1e-300, std::fabs(a), std::fabs(b)});
}

}  // namespace

std::vector<Quantity> quantities(string_view text) {
  return Scanner(text).scan();
}

bool same_amount(const Quantity& a, const Quantity& b) {
  if (a.comparator != b.comparator) return false;
  const auto factor = conversion_factor(a.unit, b.unit);
  return factor && nearly_equal(a.low * *factor, b.low) && nearly_equal(a.high * *factor, b.high);
}

}  // namespace ibid::text
