#include "verify/input/own_notices.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "text/code_points.hpp"
#include "text/fold.hpp"
#include "text/strings.hpp"
#include "verify/input/assertions.hpp"
#include "verify/input/input.hpp"

namespace ibid::verify {
namespace {

/// What renderings put before notices, by kind.
constexpr std::array<std::string_view, 16> kLabels = {"Retraction: ",
                                                      "Superseded: ",
                                                      "Correction: ",
                                                      "Expression of concern: ",
                                                      "Conflicting evidence: ",
                                                      "Not covered: ",
                                                      "Apart from what was asked before: ",
                                                      "Spelling: ",
                                                      "On its class: ",
                                                      "New topic: ",
                                                      "Part of the index was not reachable: ",
                                                      "Scope: ",
                                                      "No room: ",
                                                      "Numbers within quotes: ",
                                                      "Reviews not readable: ",
                                                      "Note: "};

constexpr std::string_view kRetraction = "Left out because it was retracted: ";

/// Notices without anything of the question or the index in them.
constexpr std::array<std::string_view, 4> kFixed = {
    "This question leaves the earlier topic; it was answered without it.",
    "The reviews of this index cannot be read, so nobody can tell whether this answer has been "
    "approved.",
    "Insufficient evidence: the answer needs more room than it was given.",
    "Insufficient evidence: the index holds no answer to this question."};

constexpr std::string_view kOpen = "\u201c";
constexpr std::string_view kClose = "\u201d";

/// Reads a sentence piece by piece. What does not fit is left where it is.
class Wording {
 public:
  explicit Wording(std::string_view text) : rest_(text) {}

  bool take(std::string_view words) {
    if (!rest_.starts_with(words)) return false;
    rest_.remove_prefix(words.size());
    return true;
  }

  /// "3", "33.3".
  bool take_number() {
    const std::size_t end = std::min(rest_.find_first_not_of("0123456789."), rest_.size());
    if (end == 0 || !text::is_digit(rest_.front())) return false;
    // The full stop of the sentence is none of the number.
    rest_.remove_prefix(rest_[end - 1] == '.' ? end - 1 : end);
    return true;
  }

  /// "“zinc”", with what is quoted in the quote.
  bool take_quoted() {
    if (!rest_.starts_with(kOpen)) return false;
    int depth = 0;
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      if (rest_.substr(i).starts_with(kOpen)) ++depth;
      if (!rest_.substr(i).starts_with(kClose) || --depth > 0) continue;
      rest_.remove_prefix(i + kClose.size());
      return true;
    }
    return false;
  }

  /// "“zinc”, “iron” and “copper”".
  bool take_list() {
    if (!take_quoted()) return false;
    while (rest_.starts_with(", \u201c") || rest_.starts_with(" and \u201c")) {
      rest_.remove_prefix(rest_.find(kOpen));
      if (!take_quoted()) return false;
    }
    return true;
  }

  /// An identifier, as far as the next blank and without `sign` behind it.
  bool take_identifier(std::string_view sign) {
    const std::string_view word = rest_.substr(0, rest_.find(' '));
    if (word.size() <= sign.size() || !word.ends_with(sign)) return false;
    rest_.remove_prefix(word.size() - sign.size());
    return true;
  }

  /// " [2][3] ", or blanks alone where marks were taken out.
  void take_marks() {
    while (take(" ") || (take("[") && take_number() && take("]"))) {
    }
  }

  /// Up to `words`, and behind them.
  bool take_until(std::string_view words, std::string_view& before) {
    const std::size_t at = rest_.find(words);
    if (at == std::string_view::npos) return false;
    before = rest_.substr(0, at);
    rest_.remove_prefix(at + words.size());
    return true;
  }

  /// "Reference 3", or the work through which it is quoted.
  bool take_work() {
    if (take("reference ") || take("Reference ")) return take_number();
    return take_quoted() && take(", through which reference ") && take_number() &&
           take(" is quoted,");
  }

  /// True when nothing else is left.
  [[nodiscard]] bool is(std::string_view words) const { return rest_ == words; }

 private:
  std::string_view rest_;
};

bool is_of_status(Wording notice) {
  if (notice.take("A correction to ")) {
    if (!notice.take_work() || !notice.take(" has been published")) return false;
    return notice.is(".") || (notice.take(" (") && notice.take_identifier(").") && notice.is(")."));
  }
  if (notice.take("The publisher has expressed concern about ")) {
    return notice.take_work() && notice.is(".");
  }
  if (!notice.take_work() || !notice.take(" has been superseded by ")) return false;
  if (notice.take_quoted()) {
    if (notice.take(" (") && (!notice.take_number() || !notice.take(")"))) return false;
    return notice.is(".");
  }
  return notice.is("a newer version.") || (notice.take_identifier(".") && notice.is("."));
}

bool is_of_coverage(Wording notice) {
  if (notice.take("This answer does not cover a part of the question: ")) {
    return notice.take_list() && notice.is(".");
  }
  if (notice.take("What was found does not speak of ")) {
    if (!notice.take("those asked about") && !notice.take_list()) return false;
    return notice.is(", of which was asked before.") ||
           notice.is("; what holds for others may not hold there.");
  }
  std::string_view left_out;
  return notice.take("Nothing found answers this ") &&
         notice.take_until("; the answer leaves that out.", left_out) && notice.is("") &&
         !asserts(left_out);
}

bool is_of_words(Wording notice) {
  if (notice.take("No passage has the word ")) {
    return notice.take_quoted() && notice.take("; it was read as ") && notice.take_quoted() &&
           notice.is(".");
  }
  return notice.take("Reference numbers within a quote, such as ") && notice.take_quoted() &&
         notice.is(", are those of its source; the ones behind it are of the list below.");
}

bool is_of_search(Wording notice) {
  if (notice.take("Searched ")) {
    if (!notice.take_number() || !notice.take(" passages of ") || !notice.take_number() ||
        !notice.take(" documents")) {
      return false;
    }
    return notice.is("; the question names nothing to search for.") ||
           (notice.take(" for ") && notice.take_list() && notice.is(" without finding an answer."));
  }
  if (notice.take("No claim that answers the question fits in ")) {
    return notice.take_number() &&
           (notice.is(" word; allow more.") || notice.is(" words; allow more."));
  }
  if (!notice.take("Shard ") && !notice.take("Shards ")) return false;
  while (notice.take_number() && (notice.take(", ") || notice.take(" and "))) {
  }
  return notice.take(" of ") && notice.take_number() && notice.take(" cannot be reached: ") &&
         notice.take_number() && notice.is("% of the passages were not searched.");
}

/// "Remdesivir is a kind of antiviral; nothing found answers for it by name, …".
bool is_of_class(Wording notice) {
  std::string_view kinds;
  if (!notice.take_until("; nothing found answers for ", kinds)) return false;
  if (!notice.take("it by name") && !notice.take("them by name")) return false;
  if (!notice.is(", so what follows is about that group.") &&
      !notice.is(", so what follows is about those groups.")) {
    return false;
  }
  // Each member and each class is a name.
  constexpr std::string_view kIsOne = " a kind of ";
  while (!kinds.empty()) {
    const std::size_t end = kinds.find(kIsOne);
    std::string_view name = kinds.substr(0, end);
    kinds.remove_prefix(end == std::string_view::npos ? kinds.size() : end + kIsOne.size());
    for (const std::string_view verb : {" is", " are"}) {
      if (end != std::string_view::npos && name.ends_with(verb)) name.remove_suffix(verb.size());
    }
    if (asserts(name)) return false;
  }
  return true;
}

/// Two claims that an answer has, each in quotes.
bool is_of_conflict(Wording notice) {
  if (!notice.take("The evidence disagrees: ") || !notice.take_quoted()) return false;
  notice.take_marks();
  if (!notice.take("but ") || !notice.take_quoted()) return false;
  notice.take_marks();
  return notice.is("");
}

std::string_view without_label(std::string_view statement) {
  if (statement.starts_with("! ")) statement.remove_prefix(2);
  for (const std::string_view label : kLabels) {
    if (statement.starts_with(label)) return statement.substr(label.size());
  }
  return statement;
}

/// A line or more without list sign, markup and what blanks a wrapped line left.
std::string without_signs(std::string_view lines) {
  lines.remove_prefix(std::min(lines.find_first_not_of(" \t-*+"), lines.size()));
  return text::collapse_white_space(without_markup(lines));
}

/// True of the openings of those notices that quote, and may be broken where the quote ends.
bool opens_quoting_notice(std::string_view statement) {
  constexpr std::array<std::string_view, 8> kOpenings = {
      "A correction to ", "The publisher has ", "Reference ", kOpen,
      "This answer ",     "What was found ",    "Searched ",  "The evidence disagrees: "};
  const std::string_view text = without_label(statement);
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view opening) { return text.starts_with(opening); });
}

/// Behind the line feed at `end`, and a blank line.
std::size_t behind_break(std::string_view text, std::size_t end) {
  for (int feeds = 0; feeds < 2 && end < text.size() && text[end] == '\n'; ++feeds) ++end;
  return end;
}

}  // namespace

bool is_own_notice(std::string_view statement) {
  const std::string_view text = without_label(statement);
  const bool is_fixed = std::find(kFixed.begin(), kFixed.end(), text) != kFixed.end();
  const Wording notice(text);
  return is_fixed || is_of_status(notice) || is_of_coverage(notice) || is_of_words(notice) ||
         is_of_search(notice) || is_of_class(notice) || is_of_conflict(notice);
}

bool is_retraction_notice(std::string_view statement) {
  return without_label(statement).starts_with(kRetraction);
}

std::string_view strength_told(std::string_view statement) {
  constexpr std::string_view kLabel = "Strength: ";
  if (!statement.starts_with(kLabel)) return {};
  return text::trimmed(statement.substr(kLabel.size()));
}

std::size_t own_notice_bytes(std::string_view text) {
  constexpr int kLinesMax = 4;  // two quotes and two colons at the ends of lines
  std::size_t end = 0;
  for (int lines = 0; lines < kLinesMax && end < text.size(); ++lines) {
    if (lines > 0) end = behind_break(text, end);
    end = std::min(text.find('\n', end), text.size());
    const std::string statement = without_signs(text.substr(0, end));
    if (is_own_notice(statement) || (lines == 0 && is_retraction_notice(statement))) return end;
    if (!opens_quoting_notice(statement)) return 0;
  }
  return 0;
}

}  // namespace ibid::verify
