// Prose: Markdown or plain text as sentences with the marks that stand in them.
#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/code_points.hpp"
#include "text/fold.hpp"
#include "text/reference_marks.hpp"
#include "text/sentences.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"
#include "verify/input/input.hpp"
#include "verify/input/own_notices.hpp"
#include "verify/input/reference_list.hpp"
#include "verify/input/table_rows.hpp"
#include "verify/input/wrapped_lines.hpp"

namespace ibid::verify {
namespace {

/// Something in the text that cites: a mark or a link, with the numbers it stands for.
struct CitingRun {
  ByteRange range;
  std::vector<int> numbers;
  bool is_link = false;
};

/// "[text](url)": the whole run, and its parts.
struct Link {
  ByteRange range;
  std::string_view label;
  std::string_view url;
};

// Longer labels and addresses are no links; the bounds keep a page of "](" linear.
constexpr std::size_t kLabelBytesMax = 1000;
constexpr std::size_t kUrlBytesMax = 2000;

std::vector<Link> links_of(std::string_view text) {
  std::vector<Link> links;
  for (std::size_t middle = text.find("]("); middle != std::string_view::npos;
       middle = text.find("](", middle + 2)) {
    const std::string_view behind = text.substr(middle + 2, kUrlBytesMax);
    const std::size_t before = middle > kLabelBytesMax ? middle - kLabelBytesMax : 0;
    const std::size_t length = behind.find(')');
    const std::size_t label = text.substr(before, middle - before).rfind('[');
    if (length == std::string_view::npos || label == std::string_view::npos) continue;
    const std::size_t open = before + label;
    const std::size_t close = middle + 2 + length;
    const std::string_view url = behind.substr(0, length);
    if (url.find_first_of(" \n") != std::string_view::npos || !url.starts_with("http")) continue;
    links.push_back({{open, close + 1}, text.substr(open + 1, middle - open - 1), url});
  }
  return links;
}

constexpr std::size_t kFootnoteBytesMax = 7;  // "[^9999]"

/// "[^3]": a footnote mark, which the text floor does not know.
std::vector<CitingRun> footnote_marks(std::string_view text) {
  std::vector<CitingRun> marks;
  for (std::size_t at = text.find("[^"); at != std::string_view::npos;
       at = text.find("[^", at + 2)) {
    const std::size_t length = text.substr(at, kFootnoteBytesMax).find(']');
    if (length == std::string_view::npos) continue;
    const std::size_t close = at + length;
    int number = 0;
    bool digits = close > at + 2;
    for (std::size_t i = at + 2; i < close; ++i) {
      digits = digits && text[i] >= '0' && text[i] <= '9';
      if (digits) number = number * 10 + (text[i] - '0');
    }
    if (digits) marks.push_back({{at, close + 1}, {number}, false});
  }
  return marks;
}

/// The numbers of "(1)", "(2, 3)" or "(2-4)" that begins at `open`, ascending, when none is above
/// `highest` and no range or whole is more than a mark cites; `close` becomes the place of its
/// closing parenthesis.
std::vector<int> parenthesized_numbers(std::string_view text, std::size_t open, int highest,
                                       std::size_t& close) {
  std::set<int> numbers;
  int number = 0;
  int first = 0;  // of the range that is open, or 0
  for (std::size_t i = open + 1; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      number = number * 10 + (c - '0');
      if (number > highest) return {};
      continue;
    }
    const std::string_view rest = text.substr(i);
    const bool is_dash = c == '-' || rest.starts_with("\u2013");
    if (c != ')' && c != ',' && !is_dash) return {};
    if (number == 0 || (first > 0 && is_dash)) return {};
    if (number - first > text::kRangeSpanMax && first > 0) return {};
    for (int next = first > 0 ? first + 1 : number; next <= number; ++next) numbers.insert(next);
    if (numbers.size() > static_cast<std::size_t>(text::kRangeSpanMax)) return {};
    if (c == ')') {
      close = i;
      return {numbers.begin(), numbers.end()};
    }
    first = is_dash ? number : 0;
    number = 0;
    if (c != '-' && is_dash) i += 2;
    if (c == ',' && i + 1 < text.size() && text[i + 1] == ' ') ++i;
  }
  return {};
}

/// "(1)" as some texts mark what they cite: behind a word, and no number of it above the list's.
std::vector<CitingRun> parenthesized_marks(std::string_view text, int highest) {
  std::vector<CitingRun> marks;
  for (std::size_t open = text.find('('); open != std::string_view::npos;
       open = text.find('(', open + 1)) {
    std::size_t close = open;
    std::vector<int> numbers = parenthesized_numbers(text, open, highest, close);
    const std::size_t word = text.substr(0, open).find_last_not_of(' ');
    const bool opens_line = word == std::string_view::npos || text[word] == '\n';
    if (numbers.empty() || opens_line) continue;
    marks.push_back({{open, close + 1}, std::move(numbers), false});
  }
  return marks;
}

void add_numbers(const CitingRun& run, InputSentence& sentence) {
  sentence.citations.insert(sentence.citations.end(), run.numbers.begin(), run.numbers.end());
}

bool all_digits(std::string_view label) {
  return !label.empty() &&
         std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// True for digits that go on behind a full stop.
bool begins_decimal(std::string_view body, ByteRange mark) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return mark.end + 1 < body.size() && is_digit(body[mark.end - 1]) && body[mark.end] == '.' &&
         is_digit(body[mark.end + 1]);
}

int highest_number(const std::vector<InputReference>& references) {
  int highest = 0;
  for (const InputReference& reference : references) highest = std::max(highest, reference.number);
  return highest;
}

/// Every run in `body` that cites. Links that are no marks become references of their own.
std::vector<CitingRun> citing_runs(std::string_view body, std::vector<InputReference>& references) {
  std::vector<CitingRun> runs = footnote_marks(body);
  const std::vector<Link> links = links_of(body);
  std::map<std::string, int, std::less<>> numbers_by_url;
  int next = highest_number(references);
  for (const Link& link : links) {
    if (all_digits(link.label) && link.label.size() < 5) {
      runs.push_back({link.range, {std::stoi(std::string(link.label))}, false});
      continue;
    }
    auto [entry, is_new] = numbers_by_url.emplace(std::string(link.url), next + 1);
    if (is_new) {
      InputReference reference;
      reference.number = ++next;
      reference.text = std::string(link.label) + " " + std::string(link.url);
      reference.mention = read_mention(link.url);
      references.push_back(std::move(reference));
    }
    runs.push_back({link.range, {entry->second}, true});
  }
  // Bare numbers are marks only up to the list's highest; in brackets any number is one, and a
  // number that the list does not have is found out later.
  text::ReferenceMarkOptions options;
  std::vector<text::ReferenceMark> marks = text::reference_marks(body, options);
  options.highest_number = highest_number(references);
  if (options.highest_number > 0) {
    for (text::ReferenceMark& mark : text::reference_marks(body, options)) {
      marks.push_back(std::move(mark));
    }
  }
  for (const text::ReferenceMark& mark : marks) {
    // The "10" of "doi: 10.7326/…" and the "2" of "2.5 mg" are no marks.
    if (begins_decimal(body, mark.range)) continue;
    runs.push_back({mark.range, mark.numbers, false});
  }
  // "(1)" is a mark where nothing else is: beside marks in brackets it is an enumeration or a
  // count.
  if (runs.empty() && options.highest_number > 0) {
    runs = parenthesized_marks(body, options.highest_number);
  }
  // Of runs that overlap, the one that begins first stays; links and footnotes before their own
  // digits.
  std::stable_sort(runs.begin(), runs.end(), [](const CitingRun& a, const CitingRun& b) {
    return a.range.begin < b.range.begin;
  });
  std::size_t end = 0;
  std::erase_if(runs, [&](const CitingRun& run) {
    if (run.range.begin < end) return true;
    end = run.range.end;
    return false;
  });
  return runs;
}

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n.,;:*_|-") == std::string_view::npos;
}

// Longer lines are no headings.
constexpr std::size_t kHeadingBytesMax = 120;
// Nor are lines of more words: ibid's own have at most 8, and what is longer is oftener a sentence
// whose verb is not known.
constexpr std::size_t kHeadingWordsMax = 12;

/// The line around `at`, or nothing when it is too long for a heading.
std::string_view short_line_around(std::string_view text, std::size_t at) {
  const std::size_t window = at > kHeadingBytesMax ? at - kHeadingBytesMax : 0;
  const std::size_t before = text.substr(window, at - window).rfind('\n');
  if (before == std::string_view::npos && window > 0) return {};
  const std::size_t begin = before == std::string_view::npos ? 0 : window + before + 1;
  const std::string_view line = text.substr(begin, 2 * kHeadingBytesMax);
  const std::size_t end = line.find('\n');
  if (end == std::string_view::npos && line.size() == 2 * kHeadingBytesMax) return {};
  return line.substr(0, std::min(end, line.size()));
}

/// A Markdown heading, or a line of its own that is bold or has no full stop and few words.
bool is_heading(std::string_view text, ByteRange range) {
  std::string_view line = short_line_around(text, range.begin);
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return false;
  line.remove_prefix(first);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
  if (text::words(line).size() > kHeadingWordsMax) return false;
  if (line.front() == '#') return true;
  if (line.size() > 4 && line.starts_with("**") && line.ends_with("**") &&
      line.find("**", 2) == line.size() - 2) {
    return true;
  }
  // A bullet without a full stop may well be a claim; a bare short line above a blank one is not.
  constexpr std::size_t kBareHeadingBytesMax = 100;  // a title and a theme, as on pages of ibid
  const bool bullet = line.front() == '-' || line.front() == '*' || line.front() == '+';
  const bool closed = std::string_view(".!?:;,]").find(line.back()) != std::string_view::npos;
  return !bullet && !closed && line.size() <= kBareHeadingBytesMax &&
         range.size() + 4 >= line.size();
}

// "**Acute treatment.** For adults …": so few words in bold are a label of what follows.
constexpr std::size_t kLabelWordsMax = 4;

/// True of a bold run of few words that stands for the sentence at `range`, whether or not the
/// signs around it are counted to the sentence.
bool is_bold_label(std::string_view text, ByteRange range) {
  constexpr std::string_view kBold = "**";
  if (text.substr(range.begin, kBold.size()) == kBold) range.begin += kBold.size();
  if (!text.substr(0, range.begin).ends_with(kBold)) return false;
  const std::string_view rest = text.substr(range.begin, kHeadingBytesMax);
  const std::size_t end = rest.find(kBold);
  if (end == std::string_view::npos || range.begin + end > range.end) return false;
  const std::string_view label = rest.substr(0, end);
  return is_blank(text.substr(range.begin + end, range.end - range.begin - end)) &&
         static_cast<std::size_t>(std::count(label.begin(), label.end(), ' ')) < kLabelWordsMax;
}

/// Bytes of "Short answer: " and its like, which announce a sentence and say nothing.
std::size_t announcement_bytes(std::string_view statement) {
  constexpr std::array<std::string_view, 17> kAnnouncements = {
      "short answer", "quick answer", "answer",   "bottom line", "the bottom line", "tl;dr",
      "tldr",         "in short",     "in brief", "summary",     "in summary",      "note",
      "key point",    "key takeaway", "takeaway", "conclusion",  "understood as"};
  const std::size_t colon = statement.find(": ");
  if (colon == std::string_view::npos) return 0;
  return text::is_one_of(text::fold_text(statement.substr(0, colon)), kAnnouncements) ? colon + 2
                                                                                      : 0;
}

/// A sign of the text itself, as in the name of an allele, "HLA-B*5801". Emphasis of a part of a
/// word is rarer in medical prose.
bool is_within_word(std::string_view text, std::size_t at) {
  const auto is_of_word = [](char c) { return text::is_letter(c) || text::is_digit(c); };
  return at > 0 && at + 1 < text.size() && is_of_word(text[at - 1]) && is_of_word(text[at + 1]);
}

/// What stands above the line on the review: one paragraph, without a reference.
bool may_be_question(std::string_view above) {
  constexpr std::size_t kQuestionBytesMax = 1000;  // a vignette; a longer one is judged as text
  const std::size_t begin = above.find_first_not_of(" \t\r\n#");
  if (begin == std::string_view::npos) return false;
  const std::string_view question = text::trimmed(above.substr(begin));
  const bool is_one_paragraph = question.find("\n\n") == std::string_view::npos &&
                                question.find("\n\r\n") == std::string_view::npos;
  return is_one_paragraph && question.size() <= kQuestionBytesMax &&
         text::reference_marks(question).empty();
}

/// Where the line on the review of an answer of ibid's own begins, which has the question above it;
/// 0 in other texts: a question is one paragraph that cites nothing, and no long one.
std::size_t end_of_title(std::string_view text) {
  constexpr std::size_t kTitleLinesMax = 12;  // a question may be wrapped
  std::size_t begin = text.find_first_not_of(" \t\r\n");
  for (std::size_t lines = 0; begin < text.size() && lines < kTitleLinesMax; ++lines) {
    std::string_view line = text.substr(begin);
    line.remove_prefix(std::min(line.find_first_not_of(" \t*_"), line.size()));
    const bool opens =
        std::any_of(kBelowTitle.begin(), kBelowTitle.end(),
                    [&](std::string_view opening) { return line.starts_with(opening); });
    if (opens) return lines > 0 && may_be_question(text.substr(0, begin)) ? begin : 0;
    const std::size_t feed = text.find('\n', begin);
    if (feed == std::string_view::npos) return 0;
    begin = feed + 1;
  }
  return 0;
}

/// Where the paragraph ends in which the line at `begin`, right below the title, tells how the
/// question was understood; `begin` where it tells nothing of the kind. Of more than a question, or
/// of what cites, nothing is taken.
std::size_t end_of_reading(std::string_view text, std::size_t begin) {
  std::string_view line = text.substr(begin);
  line.remove_prefix(std::min(line.find_first_not_of(" \t*_"), line.size()));
  if (!line.starts_with(kUnderstoodAs)) return begin;
  for (std::size_t end = begin;;) {
    end = std::min(text.find('\n', end), text.size());
    std::string_view next = text.substr(std::min(end + 1, text.size()));
    next.remove_prefix(std::min(next.find_first_not_of(" \t\r*_"), next.size()));
    const bool goes_on =
        !next.empty() && next.front() != '\n' &&
        std::none_of(kBelowTitle.begin(), kBelowTitle.end(),
                     [&](std::string_view opening) { return next.starts_with(opening); });
    if (!goes_on) return may_be_question(text.substr(begin, end - begin)) ? end : begin;
    ++end;
  }
}

/// A stretch of the body that becomes a sentence.
struct Piece {
  ByteRange range;
  std::string statement;  ///< markup as it was; empty for what stands in the range
  bool is_title = false;
  bool is_reading = false;
  bool names_others = false;  ///< of table rows
};

/// ibid's own notices, each from the first letter of its line on.
std::vector<ByteRange> own_notices(std::string_view text) {
  std::vector<ByteRange> notices;
  for (std::size_t begin = 0; begin < text.size();) {
    begin = std::min(text.find_first_not_of(" \t\r\n-*+", begin), text.size());
    std::size_t end = begin + own_notice_bytes(text.substr(begin));
    if (end > begin) notices.push_back({begin, end});
    end = std::max(end, std::min(text.find('\n', begin), text.size()));
    begin = end;
  }
  return notices;
}

/// Sentences, table rows, notices and the title, in order. What is no sentence is blanked out in
/// `masked`.
std::vector<Piece> pieces_of(std::string& masked) {
  std::vector<Piece> pieces;
  const auto blank_out = [&](ByteRange range) {
    std::fill_n(masked.begin() + static_cast<std::ptrdiff_t>(range.begin), range.size(), '\n');
  };
  if (const std::size_t end = end_of_title(masked); end > 0) {
    const std::size_t begin = masked.find_first_not_of(" \t\r\n#");
    const std::size_t last = masked.find_last_not_of(" \t\r\n", end - 1);
    const ByteRange range{begin, last + 1};
    pieces.push_back({range, masked.substr(begin, range.size()), true, false, false});
    const std::size_t reading_end = end_of_reading(masked, end);
    if (reading_end > end) {
      pieces.push_back(
          {{end, reading_end}, masked.substr(end, reading_end - end), false, true, false});
    }
    blank_out({0, reading_end});
  }
  for (TableRow& row : table_rows(masked)) {
    pieces.push_back({row.range, std::move(row.statement), false, false, row.names_others});
    blank_out(row.range);
  }
  for (const ByteRange& range : own_notices(masked)) {
    pieces.push_back({range, masked.substr(range.begin, range.size()), false, false, false});
    blank_out(range);
  }
  for (const ByteRange& range : text::sentences(masked))
    pieces.push_back({range, {}, false, false, false});
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) { return a.range.begin < b.range.begin; });
  return pieces;
}

}  // namespace

std::string without_markup(std::string_view sentence) {
  std::string text;
  std::size_t copied = 0;
  for (const Link& link : links_of(sentence)) {
    text.append(sentence.substr(copied, link.range.begin - copied));
    text.append(link.label);
    copied = link.range.end;
  }
  text.append(sentence.substr(copied));
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size() && is_ascii_punctuation(text[i + 1])) {
      plain += text[++i];
    } else if ((c != '*' && c != '`') || is_within_word(text, i)) {
      plain += c;
    }
  }
  return text::collapse_white_space(plain);
}

Input read_prose(std::string_view text) {
  Input input;
  input.text = std::string(text);
  ReferenceList list = find_reference_list(text);
  input.references = std::move(list.entries);
  // The list is no text to be checked, but what follows it is.
  std::string body = join_wrapped_lines(text.substr(0, list.begin));
  body.append(list.end - list.begin, '\n');
  body += join_wrapped_lines(text.substr(list.end));
  const std::vector<CitingRun> runs = citing_runs(body, input.references);
  // Marks are blanked out before sentences are split, so that "bone.[2] Copper" splits like
  // "bone. Copper"; a mark behind the full stop belongs to the sentence before it.
  std::string masked = body;
  for (const CitingRun& run : runs) {
    if (!run.is_link) {
      std::fill_n(masked.begin() + static_cast<std::ptrdiff_t>(run.range.begin), run.range.size(),
                  ' ');
    }
  }
  auto run = runs.begin();
  for (Piece& piece : pieces_of(masked)) {
    const ByteRange range = piece.range;
    const bool is_line = piece.statement.empty();
    for (; run != runs.end() && run->range.begin < range.begin; ++run) {
      if (!input.sentences.empty()) add_numbers(*run, input.sentences.back());
    }
    InputSentence sentence;
    sentence.range = range;
    for (; run != runs.end() && run->range.begin < range.end; ++run) add_numbers(*run, sentence);
    sentence.statement = without_markup(
        is_line ? std::string_view(masked).substr(range.begin, range.size()) : piece.statement);
    sentence.is_title = piece.is_title;
    sentence.is_reading = piece.is_reading;
    sentence.statement.erase(0, announcement_bytes(sentence.statement));
    while (sentence.statement.ends_with(" .")) {
      sentence.statement.erase(sentence.statement.size() - 2, 1);
    }
    if (is_blank(sentence.statement)) continue;
    sentence.is_heading =
        is_line ? is_heading(body, range) || is_bold_label(masked, range) : piece.names_others;
    sentence.continues_line = !input.sentences.empty() &&
                              body.find('\n', input.sentences.back().range.end) >= range.begin;
    input.sentences.push_back(std::move(sentence));
  }
  for (; run != runs.end() && !input.sentences.empty(); ++run) {
    add_numbers(*run, input.sentences.back());
  }
  for (InputSentence& sentence : input.sentences) {
    std::sort(sentence.citations.begin(), sentence.citations.end());
    sentence.citations.erase(std::unique(sentence.citations.begin(), sentence.citations.end()),
                             sentence.citations.end());
  }
  return input;
}

}  // namespace ibid::verify
