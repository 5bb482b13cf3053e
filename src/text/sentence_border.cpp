#include "text/sentence_border.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "text/code_points.hpp"

namespace ibid::text::internal {
namespace {

using std::string_view;

/// Lower case, without the last point. A sentence never ends behind these.
constexpr std::array<string_view, 38> kNeverFinal{
    "approx", "ca",   "cf",  "dr",   "e.g",  "eq",   "eqs",  "fig", "figs",  "i.e",
    "incl",   "jr",   "mr",  "mrs",  "ms",   "mt",   "nr",   "nos", "op",    "p",
    "pp",     "prof", "ref", "refs", "resp", "sect", "sr",   "st",  "subsp", "supp",
    "suppl",  "tab",  "ver", "vers", "viz",  "vol",  "vols", "vs"};

/// A sentence may end behind these, but only before a word that usually begins one.
constexpr std::array<string_view, 38> kSeldomFinal{
    "al",   "apr",  "aug", "b.i.d", "biol", "chem",  "clin", "co",  "corp", "dec",
    "dept", "ed",   "eds", "feb",   "inc",  "jan",   "jul",  "jun", "ltd",  "mar",
    "med",  "natl", "nat", "nov",   "oct",  "ph.d",  "proc", "res", "sci",  "sen",
    "sep",  "sept", "sp",  "spp",   "syn",  "t.i.d", "univ", "var"};

/// Words that begin sentences of medical prose far more often than they begin a name.
constexpr std::array<string_view, 71> kStarters{
    "a",           "after",        "all",        "although",
    "among",       "an",           "as",         "at",
    "background",  "based",        "because",    "both",
    "by",          "compared",     "conclusion", "conclusions",
    "conversely",  "despite",      "during",     "each",
    "finally",     "findings",     "for",        "from",
    "furthermore", "given",        "here",       "how",
    "however",     "if",           "in",         "interestingly",
    "it",          "measurements", "methods",    "moreover",
    "most",        "no",           "objective",  "objectives",
    "of",          "on",           "one",        "our",
    "overall",     "patients",     "purpose",    "results",
    "several",     "similarly",    "since",      "some",
    "such",        "that",         "the",        "their",
    "there",       "therefore",    "these",      "they",
    "this",        "those",        "thus",       "to",
    "together",    "two",          "using",      "we",
    "when",        "whereas",      "with"};

/// A single letter behind these is a name of its own: "vitamin D.", "hepatitis B.", "group A."
constexpr std::array<string_view, 22> kLetterNames{
    "antigen", "arm",    "class",     "cluster",        "cohort",    "factor",  "figure", "grade",
    "group",   "groups", "hepatitis", "immunoglobulin", "influenza", "level",   "part",   "panel",
    "protein", "stage",  "table",     "type",           "vitamin",   "vitamins"};

template <std::size_t N>
bool contains(const std::array<string_view, N>& words, string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Up to 15 bytes of `word` in lower case; longer words are in no table.
class Lowered {
 public:
  explicit Lowered(string_view word) {
    if (word.size() > bytes_.size()) return;
    size_ = word.size();
    std::transform(word.begin(), word.end(), bytes_.begin(), to_lower);
  }
  [[nodiscard]] string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, 15> bytes_{};
  std::size_t size_ = 0;
};

bool is_word_byte(char c) {
  return is_letter(c) || is_digit(c) || !is_ascii(c);
}

/// No abbreviation is longer; bounds what each full stop costs in a text without blanks.
constexpr std::size_t kTokenBytesMax = 16;

/// The word with inner points and hyphens that ends at `end`, or the end of it.
string_view token_before(string_view block, std::size_t from, std::size_t end) {
  std::size_t begin = end;
  while (begin > from && end - begin < kTokenBytesMax &&
         (is_word_byte(block[begin - 1]) || block[begin - 1] == '.' || block[begin - 1] == '-')) {
    --begin;
  }
  return block.substr(begin, end - begin);
}

string_view word_at(string_view block, std::size_t begin) {
  std::size_t end = begin;
  while (end < block.size() && is_word_byte(block[end])) ++end;
  return block.substr(begin, end - begin);
}

std::size_t skip_blanks(string_view block, std::size_t at) {
  while (at < block.size()) {
    if (is_blank(block[at])) {
      ++at;
    } else if (block.substr(at).starts_with("\u00A0")) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

/// Closing brackets, quotes and emphasis that still belong to the sentence.
std::size_t skip_closers(string_view block, std::size_t at) {
  while (at < block.size()) {
    const char c = block[at];
    if (c == ')' || c == ']' || c == '"' || c == '\'' || c == '}' || c == '*' || c == '_') {
      ++at;
    } else if (block.substr(at).starts_with("\u201D") || block.substr(at).starts_with("\u2019")) {
      at += 3;
    } else if (block.substr(at).starts_with("\u00BB")) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

/// Opening brackets, quotes and emphasis before the first word of a sentence.
std::size_t skip_openers(string_view block, std::size_t at) {
  while (at < block.size()) {
    const char c = block[at];
    if (c == '(' || c == '[' || c == '"' || c == '\'' || c == '*' || c == '_' || c == '`' ||
        c == '#' || c == ' ') {
      ++at;
    } else if (block.substr(at).starts_with("\u201C") || block.substr(at).starts_with("\u2018")) {
      at += 3;
    } else if (block.substr(at).starts_with("\u00AB")) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

/// Length of a superscript digit at `at` (¹ ² ³ ⁰ ⁴-⁹), or 0.
std::size_t superscript_length(string_view block, std::size_t at) {
  const string_view rest = block.substr(at);
  if (rest.starts_with("\u00B9") || rest.starts_with("\u00B2") || rest.starts_with("\u00B3")) {
    return 2;
  }
  if (rest.size() >= 3 && rest.starts_with("\xE2\x81") &&
      static_cast<unsigned char>(rest[2]) >= 0xB0 && static_cast<unsigned char>(rest[2]) <= 0xB9) {
    return 3;
  }
  return 0;
}

/// Behind the mark "[2, 3]" or the dated tag "[2017, amended 2019]" that begins at `at`, or `at`.
std::size_t skip_bracketed_mark(string_view block, std::size_t at) {
  constexpr std::size_t kMarkBytesMax = 40;
  const std::size_t first = at + 1;
  if (first >= block.size() || (!is_digit(block[first]) && superscript_length(block, first) == 0)) {
    return at;
  }
  const std::size_t close = block.substr(at, kMarkBytesMax).find(']');
  return close == string_view::npos ? at : at + close + 1;
}

/// Behind the reference mark "2,3", "2–4", "²,³" or "[2, 3]" that begins at `at`, or `at`.
std::size_t skip_reference_mark(string_view block, std::size_t at) {
  if (at < block.size() && block[at] == '[') return skip_bracketed_mark(block, at);
  std::size_t i = at;
  std::size_t digits = 0;
  std::size_t behind_digits = at;
  while (i < block.size()) {
    if (is_digit(block[i])) {
      if (++digits > 3) return at;  // no reference list has a thousand entries; a year is no mark
      behind_digits = ++i;
    } else if (const std::size_t length = superscript_length(block, i)) {
      behind_digits = i += length;
    } else if (i > at && (block[i] == ',' || block[i] == '-')) {
      digits = 0;
      ++i;
    } else if (i > at && block.substr(i).starts_with("\u2013")) {
      digits = 0;
      i += 3;
    } else {
      break;
    }
  }
  return behind_digits;
}

/// "p53", "mRNA", "daf-2", "α-synuclein": names that keep their lower-case letter at the start.
bool is_lower_case_name(string_view block, std::size_t at) {
  if (!is_ascii(block[at])) return word_at(block, at).size() <= 2;  // one Greek letter, then "-"
  std::size_t end = at;
  while (end < block.size() && !is_blank(block[end])) {
    if (is_upper(block[end]) || is_digit(block[end])) return true;
    ++end;
  }
  return end > at + 1 && block[at + 1] == '-';  // "t-tests", "n-3"
}

/// True when a sentence can begin at `at` behind an ordinary word and a full stop.
bool can_begin_sentence(string_view block, std::size_t at) {
  const std::size_t word = skip_openers(block, at);
  if (word == block.size()) return false;
  if (is_ascii(block[word])) {
    const char c = block[word];
    if (is_upper(c) || is_digit(c)) return true;
    return is_lower(c) && is_lower_case_name(block, word);
  }
  std::size_t offset = word;
  const auto first = static_cast<UChar32>(next_code_point(block, offset));
  if (!u_isalnum(first)) return first == 0xBF || first == 0xA1 || first == 0xA9;  // ¿ ¡ ©
  return !u_islower(first) || is_lower_case_name(block, word);
}

bool is_starter_at(string_view block, std::size_t at) {
  const std::size_t begin = skip_openers(block, at);
  if (begin == block.size() || !is_upper(block[begin])) return false;
  return contains(kStarters, Lowered(word_at(block, begin)).view());
}

/// True when the point at `at` ends an abbreviation behind which the sentence goes on with what
/// stands at `following`.
bool is_abbreviation(string_view block, std::size_t sentence_begin, std::size_t at,
                     std::size_t following) {
  const string_view token = token_before(block, sentence_begin, at);
  if (token.empty()) return false;
  const Lowered lowered(token);
  // "MS", "DR", "AL" in capitals are names of their own.
  if (token.size() > 1 && std::all_of(token.begin(), token.end(), is_upper)) return false;
  if (contains(kNeverFinal, lowered.view())) return true;
  if (lowered.view() == "no") return is_digit(block[following]);
  const bool single_letter = token.size() == 1 && is_letter(token[0]);
  const bool dotted =
      token.size() >= 3 && token[token.size() - 2] == '.' && is_letter(token.back());
  if (single_letter && is_upper(token[0])) {
    const std::size_t before = at - 1;
    std::size_t end = before;
    while (end > sentence_begin && is_blank(block[end - 1])) --end;
    const Lowered name(token_before(block, sentence_begin, end));
    if (contains(kLetterNames, name.view())) return false;
  }
  if (single_letter || dotted || contains(kSeldomFinal, lowered.view())) {
    return !is_starter_at(block, following);
  }
  return false;
}

/// "cells.These" and "patients (12%).RESULTS:": the blank was lost. What stands around must look
/// like words, or "www.Example" and "H2A.Z" break.
bool is_lost_blank(string_view block, std::size_t sentence_begin, std::size_t at,
                   std::size_t following) {
  constexpr std::size_t kWordBytesBefore = 3;
  constexpr std::size_t kLabelBytesMin = 3;  // "AIM:" is the shortest label of an abstract
  const string_view after = word_at(block, following);
  const std::size_t end = following + after.size();
  if (after.size() < 2 || !is_upper(after[0])) return false;
  const bool capitals =
      after.size() >= kLabelBytesMin && std::all_of(after.begin(), after.end(), is_upper);
  if (capitals && end < block.size() && block[end] == ':') return true;
  if (!capitals && !std::all_of(after.begin() + 1, after.end(), is_lower)) return false;
  const bool closed = end == block.size() || is_blank(block[end]) || block[end] == ',' ||
                      block[end] == ':' || block[end] == '/';
  if (!closed) return false;
  if (at > 0 && block[at - 1] == ')') return true;
  const string_view before = token_before(block, sentence_begin, at);
  return before.size() >= kWordBytesBefore && std::all_of(before.begin(), before.end(), is_lower);
}

/// "… ulcers. (Strength of Evidence = C) In …": guidelines set the strength behind the full stop of
/// the recommendation that it belongs to. Returns the offset behind the note at `at`, or `at`.
std::size_t skip_strength_note(string_view block, std::size_t at) {
  constexpr std::array<string_view, 14> kNoteWords{
      "strength", "level", "grade",       "evidence",       "quality",  "class", "certainty",
      "strong",   "weak",  "conditional", "recommendation", "moderate", "low",   "high"};
  constexpr std::size_t kNoteBytesMax = 160;  // the longest seen: strength and evidence in words
  if (block[at] != '(') return at;
  const std::size_t word = skip_blanks(block, at + 1);
  if (!contains(kNoteWords, Lowered(word_at(block, std::min(word, block.size()))).view()))
    return at;
  const std::size_t close = block.substr(at, kNoteBytesMax).find(')');
  if (close == string_view::npos) return at;
  std::size_t end = at + close + 1;
  if (end < block.size() && block[end] == '.') ++end;
  const std::size_t following = skip_blanks(block, end);
  return following == block.size() || (following > end && can_begin_sentence(block, following))
             ? end
             : at;
}

bool is_inside_bracket(string_view block, std::size_t sentence_begin, std::size_t at) {
  constexpr std::size_t kBracketBytesMax = 200;  // a longer one was never closed
  const std::size_t begin = std::max(sentence_begin, at - std::min(at, kBracketBytesMax));
  const string_view before = block.substr(begin, at - begin);
  const std::size_t open = before.rfind('(');
  return open != string_view::npos && before.find(')', open) == string_view::npos;
}

/// Words before ".61" that show a decimal without its zero rather than a mark.
bool takes_decimal(string_view word) {
  constexpr std::array<string_view, 9> kWords{"and", "at",   "by", "is", "of",
                                              "or",  "than", "to", "was"};
  return contains(kWords, word);
}

/// "2." and "(3)." number what follows; they are no sentence.
bool is_enumerator(string_view text) {
  constexpr std::size_t kEnumeratorBytesMax = 6;
  return text.size() <= kEnumeratorBytesMax && std::none_of(text.begin(), text.end(), [](char c) {
           return is_letter(c) || !is_ascii(c);
         });
}

}  // namespace

std::size_t inline_bullet_length(string_view block, std::size_t at) {
  for (const string_view sign : {"- ", "* ", "\u2022 ", "\u2022", "\u2013 "}) {
    if (block.substr(at).starts_with(sign)) return sign.size();
  }
  return 0;
}

std::size_t terminator_length(string_view block, std::size_t at) {
  const char c = block[at];
  if (c == '.' || c == '!' || c == '?') return 1;
  if (is_ascii(c)) return 0;
  const string_view rest = block.substr(at);
  for (const string_view sign : {"\u2026", "\u3002", "\uFF01", "\uFF1F"}) {
    if (rest.starts_with(sign)) return sign.size();
  }
  return 0;
}

std::size_t sentence_end_at(string_view block, std::size_t sentence_begin, std::size_t at,
                            std::size_t& next) {
  std::size_t behind = at;
  bool wide = false;
  for (std::size_t length = 0;
       behind < block.size() && (length = terminator_length(block, behind)) > 0;) {
    wide = length == 3 && block[behind] != '\xE2';
    behind += length;
  }
  next = behind;
  const bool lone_point = behind == at + 1 && block[at] == '.';
  if (behind < block.size() && lone_point && is_digit(block[behind]) &&
      (at == 0 || is_digit(block[at - 1]) || !is_word_byte(block[at - 1]))) {
    // A decimal point, unless a closing bracket or percent sign precedes a reference mark.
    if (at == 0 || (block[at - 1] != ')' && block[at - 1] != ']' && block[at - 1] != '%')) return 0;
  }
  std::size_t end = skip_closers(block, behind);
  if (wide) return next = end;
  const std::size_t mark_end = skip_reference_mark(block, end);
  const bool has_mark = mark_end > end;
  if (has_mark && lone_point && takes_decimal(token_before(block, sentence_begin, at))) return 0;
  end = skip_closers(block, mark_end);
  std::size_t following = skip_blanks(block, end);
  if (following == end && end < block.size()) {
    if (!lone_point || has_mark || !is_lost_blank(block, sentence_begin, at, following)) return 0;
    return next = end;
  }
  // "a process called "allostasis. " Chemical": a quote that closes behind a blank.
  if (following + 1 < block.size() && block[following] == '"' && is_blank(block[following + 1])) {
    end = following + 1;
    following = skip_blanks(block, end);
  }
  // "text. [2, 3] Next": the mark behind the blank is the old sentence's.
  if (!has_mark && following < block.size() && block[following] == '[') {
    const std::size_t late = skip_reference_mark(block, following);
    const std::size_t behind_late = skip_blanks(block, late);
    if (late > following &&
        (behind_late == block.size() || can_begin_sentence(block, behind_late))) {
      end = late;
      following = behind_late;
    }
  }
  if (following == block.size()) return next = end;
  following += inline_bullet_length(block, following);
  if (is_enumerator(block.substr(sentence_begin, at - sentence_begin))) return 0;
  if (!can_begin_sentence(block, following)) return 0;
  if (lone_point && at > 0 && is_digit(block[at - 1]) && is_digit(block[following]) &&
      is_inside_bracket(block, sentence_begin, at)) {
    return 0;  // "(-0.61 to 1. 47)": a decimal that was torn
  }
  if (lone_point && is_abbreviation(block, sentence_begin, at, following)) return 0;
  if (const std::size_t note = skip_strength_note(block, following); note > following) end = note;
  return next = end;
}

}  // namespace ibid::text::internal
