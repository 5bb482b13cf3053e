#include "text/reference_marks.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>
#include <string>

#include "text/code_points.hpp"

namespace ibid::text {
namespace {

using std::string_view;

/// "[1234]" is more likely a year or a count than a mark, whatever the reference list holds.
constexpr int kNumberMax = 999;

/// Words that own the number behind them: "type 2", "aged 60", "phase 3", "score of 5". A bare
/// number behind one of these is no mark. Sorted.
constexpr string_view kNumberOwners[] = {"about",
                                         "above",
                                         "age",
                                         "aged",
                                         "ages",
                                         "and",
                                         "apolipoprotein",
                                         "appendix",
                                         "approximately",
                                         "april",
                                         "arm",
                                         "around",
                                         "at",
                                         "august",
                                         "average",
                                         "below",
                                         "between",
                                         "box",
                                         "by",
                                         "case",
                                         "category",
                                         "chapter",
                                         "chromosome",
                                         "ci",
                                         "class",
                                         "codon",
                                         "cohort",
                                         "collagen",
                                         "count",
                                         "covid",
                                         "cycle",
                                         "day",
                                         "days",
                                         "december",
                                         "diabetes",
                                         "dose",
                                         "each",
                                         "equals",
                                         "every",
                                         "exceed",
                                         "exon",
                                         "factor",
                                         "february",
                                         "fig",
                                         "figure",
                                         "figures",
                                         "first",
                                         "for",
                                         "from",
                                         "genotype",
                                         "grade",
                                         "grades",
                                         "group",
                                         "groups",
                                         "hour",
                                         "hr",
                                         "in",
                                         "index",
                                         "interleukin",
                                         "is",
                                         "january",
                                         "july",
                                         "june",
                                         "last",
                                         "least",
                                         "level",
                                         "levels",
                                         "line",
                                         "march",
                                         "may",
                                         "mean",
                                         "median",
                                         "minus",
                                         "month",
                                         "months",
                                         "most",
                                         "nearly",
                                         "next",
                                         "no",
                                         "november",
                                         "number",
                                         "october",
                                         "of",
                                         "omega",
                                         "on",
                                         "only",
                                         "or",
                                         "over",
                                         "part",
                                         "parts",
                                         "per",
                                         "phase",
                                         "phases",
                                         "plus",
                                         "point",
                                         "question",
                                         "range",
                                         "ratio",
                                         "recommendation",
                                         "rr",
                                         "sample",
                                         "score",
                                         "scores",
                                         "section",
                                         "september",
                                         "serotype",
                                         "stage",
                                         "stages",
                                         "step",
                                         "steps",
                                         "study",
                                         "subtype",
                                         "table",
                                         "tables",
                                         "than",
                                         "tier",
                                         "times",
                                         "to",
                                         "trial",
                                         "type",
                                         "types",
                                         "under",
                                         "until",
                                         "up",
                                         "usually",
                                         "value",
                                         "version",
                                         "visit",
                                         "vitamin",
                                         "was",
                                         "week",
                                         "weeks",
                                         "were",
                                         "year",
                                         "years"};

bool owns_numbers(string_view word) {
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
  return std::binary_search(std::begin(kNumberOwners), std::end(kNumberOwners), string_view(lower));
}

string_view word_before(string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

/// A digit in its plain or superscript form.
struct Digit {
  int value = 0;
  std::size_t length = 0;  ///< bytes; 0 where there is none
};

Digit plain_digit_at(string_view text, std::size_t at) {
  if (at >= text.size() || !is_digit(text[at])) return {};
  return {text[at] - '0', 1};
}

Digit superscript_digit_at(string_view text, std::size_t at) {
  if (at >= text.size() || is_ascii(text[at])) return {};
  std::size_t end = at;
  switch (const char32_t c = next_code_point(text, end)) {
    case 0xB9:
      return {1, end - at};
    case 0xB2:
    case 0xB3:
      return {static_cast<int>(c - 0xB0), end - at};
    default:
      if (c != 0x2070 && (c < 0x2074 || c > 0x2079)) return {};
      return {static_cast<int>(c - 0x2070), end - at};
  }
}

/// Reads "2, 5–7" at `at` in one kind of digit. Fails where a number is 0 or above `highest`, or a
/// range runs down; `at` then moves to where it fails, behind what need not be read again.
class ListReader {
 public:
  using DigitAt = Digit (*)(string_view, std::size_t);
  ListReader(string_view text, int highest, DigitAt digit_at)
      : text_(text), highest_(highest), digit_at_(digit_at) {}

  [[nodiscard]] std::optional<ReferenceMark> read(std::size_t& at) const {
    ReferenceMark mark{{}, {at, at}};
    std::bitset<kNumberMax + 1> has;
    const auto add = [&](int number) {
      const auto bit = static_cast<std::size_t>(number);
      if (!has[bit]) mark.numbers.push_back(number);
      has.set(bit);
    };
    std::size_t& i = at;
    int last = 0;
    bool range_open = false;
    for (;;) {
      const std::optional<int> number = read_number(i);
      if (!number) return std::nullopt;
      if (range_open) {
        const int span = *number - last;
        if (span <= 0 || span > kRangeSpanMax) return std::nullopt;
        for (int n = last + 1; n < *number; ++n) add(n);
      }
      add(*number);
      last = *number;
      mark.range.end = i;
      range_open = skip_dash(i);
      if (!range_open && !skip_comma(i)) return mark;
      if (digit_at_(text_, i).length == 0) return mark;
    }
  }

 private:
  [[nodiscard]] std::optional<int> read_number(std::size_t& i) const {
    int number = 0;
    for (Digit digit = digit_at_(text_, i); digit.length > 0; digit = digit_at_(text_, i)) {
      number = number * 10 + digit.value;
      if (number > highest_) return std::nullopt;
      i += digit.length;
    }
    if (number == 0) return std::nullopt;
    return number;
  }

  [[nodiscard]] std::size_t skip_blanks(std::size_t i) const {
    while (i < text_.size() && text_[i] == ' ') ++i;
    return i;
  }

  bool skip_dash(std::size_t& i) const {
    const std::size_t sign = skip_blanks(i);
    for (const string_view dash : {"-", "\u2013", "\u2010", "\u2011", "\u2212", "\u207B"}) {
      if (!text_.substr(std::min(sign, text_.size())).starts_with(dash)) continue;
      i = skip_blanks(sign + dash.size());
      return true;
    }
    return false;
  }

  bool skip_comma(std::size_t& i) const {
    const std::size_t sign = skip_blanks(i);
    if (sign >= text_.size() || (text_[sign] != ',' && text_[sign] != ';')) return false;
    i = skip_blanks(sign + 1);
    return true;
  }

  string_view text_;
  int highest_;
  DigitAt digit_at_;
};

class MarkFinder {
 public:
  MarkFinder(string_view text, const ReferenceMarkOptions& options)
      : text_(text),
        bare_(options.highest_number > 0),
        highest_(bare_ ? std::min(options.highest_number, kNumberMax) : kNumberMax) {}

  [[nodiscard]] std::vector<ReferenceMark> find() const {
    std::vector<ReferenceMark> marks;
    std::size_t at = 0;
    while (at < text_.size()) {
      std::optional<ReferenceMark> mark;
      if (text_[at] == '[') {
        mark = bracketed(at);
      } else if (bare_ && is_digit(text_[at])) {
        mark = bare(at);
        if (!mark) at = behind_number(at);
      } else if (bare_ && !is_ascii(text_[at])) {
        std::size_t behind = at;
        mark = superscript(at, behind);
        // Read once: each of its numbers would only come to the same end.
        if (!mark && behind > at) {
          at = behind;
          continue;
        }
      }
      if (mark) {
        at = mark->range.end;
        marks.push_back(std::move(*mark));
      } else if (at < text_.size()) {
        ++at;
      }
    }
    return marks;
  }

 private:
  /// "[2,3]", "[2–4]", "[^2]"; not the interval of "95% CI [2, 5]".
  [[nodiscard]] std::optional<ReferenceMark> bracketed(std::size_t at) const {
    std::size_t begin = at + 1;
    while (begin < text_.size() && (text_[begin] == ' ' || text_[begin] == '^')) ++begin;
    auto mark = ListReader(text_, highest_, plain_digit_at).read(begin);
    if (!mark) return std::nullopt;
    std::size_t end = mark->range.end;
    while (end < text_.size() && text_[end] == ' ') ++end;
    if (end == text_.size() || text_[end] != ']') return std::nullopt;
    std::size_t before = at;
    while (before > 0 && (is_blank(text_[before - 1]) || text_[before - 1] == ':')) --before;
    const string_view word = word_before(text_, before);
    if (word == "CI" || word == "IQR" || word == "range" || word == "interval") return std::nullopt;
    mark->range = {at, end + 1};
    return mark;
  }

  /// "synthesis 2, 3, 4." and "synthesis.2,3 Zinc".
  [[nodiscard]] std::optional<ReferenceMark> bare(std::size_t at) const {
    if (at < 2) return std::nullopt;
    const char before = text_[at - 1];
    const bool apart = before == ' ';
    const bool attached = before == '.' || before == ',' || before == ';' || before == ':';
    if (!apart && !attached) return std::nullopt;
    if (!ends_word(at - 1)) return std::nullopt;
    if (owns_numbers(word_before(text_, at - 1))) return std::nullopt;
    std::size_t behind = at;
    auto mark = ListReader(text_, highest_, plain_digit_at).read(behind);
    if (!mark) return std::nullopt;
    const bool closed = apart ? is_closed_by_sign(mark->range.end) : is_closed(mark->range.end);
    return closed ? mark : std::nullopt;
  }

  /// "bone.²,³" and "bone²"; not "kg/m²" or "10⁶". `behind` becomes the end of what was read.
  [[nodiscard]] std::optional<ReferenceMark> superscript(std::size_t at,
                                                         std::size_t& behind) const {
    if (at == 0 || superscript_digit_at(text_, at).length == 0) return std::nullopt;
    constexpr std::size_t kWordBytesMin = 3;  // units with an exponent ("cm²", "s²") are shorter
    const bool behind_sign = !is_letter(text_[at - 1]) && !is_digit(text_[at - 1]);
    if (!behind_sign && word_before(text_, at).size() < kWordBytesMin) return std::nullopt;
    if (!is_ascii(text_[at - 1])) return std::nullopt;
    return ListReader(text_, highest_, superscript_digit_at).read(behind);
  }

  /// True when the byte before `end` closes a word or a bracket, as it does where a mark can stand.
  [[nodiscard]] bool ends_word(std::size_t end) const {
    const char c = text_[end - 1];
    return is_letter(c) || c == ')' || c == ']' || c == '%' || c == '"' || !is_ascii(c);
  }

  [[nodiscard]] bool is_closed(std::size_t end) const {
    return end == text_.size() || is_blank(text_[end]) || text_[end] == '.' || text_[end] == ')';
  }

  /// A bare mark stands before the sign that closes its clause. "1, 2, and 3" is a count.
  [[nodiscard]] bool is_closed_by_sign(std::size_t end) const {
    if (end == text_.size() || text_[end] == '\n' || text_[end] == '\r') return true;
    const char sign = text_[end];
    if (sign != '.' && sign != ',' && sign != ';' && sign != ':' && sign != ')') return false;
    if (end + 1 == text_.size()) return true;
    if (is_digit(text_[end + 1])) return false;
    if (sign != ',') return true;
    for (const string_view count : {", and ", ", or "}) {
      const std::size_t number = end + count.size();
      if (text_.substr(end).starts_with(count) && number < text_.size() &&
          is_digit(text_[number])) {
        return false;
      }
    }
    return true;
  }

  /// Behind the whole number at `at`, so that its tail is not read as one.
  [[nodiscard]] std::size_t behind_number(std::size_t at) const {
    while (at < text_.size() && is_digit(text_[at])) ++at;
    return at;
  }

  string_view text_;
  bool bare_;
  int highest_;
};

}  // namespace

std::vector<ReferenceMark> reference_marks(string_view text, const ReferenceMarkOptions& options) {
  return MarkFinder(text, options).find();
}

}  // namespace ibid::text
