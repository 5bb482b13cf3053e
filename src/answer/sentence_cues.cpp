#include "answer/sentence_cues.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "text/code_points.hpp"

namespace ibid::answer {
namespace {

/// Phrases in lower case between blanks; punctuation counts as a blank.
constexpr std::string_view kFindings[] = {
    "conclude",        "concluded",     "conclusion",      "conclusions", "demonstrate",
    "demonstrated",    "demonstrates",  "found that",      "indicate",    "indicated",
    "indicates",       "results show",  "results suggest", "reveal",      "revealed",
    "reveals",         "show",          "showed",          "shown",       "shows",
    "significant",     "significantly", "suggest",         "suggests",    "was associated",
    "were associated", "is associated", "are associated",  "resulted in", "we report",
    "we identified",
};
constexpr std::string_view kAims[] = {
    "aim",          "aimed",       "aims",           "objective",       "objectives",
    "purpose",      "sought",      "to assess",      "to determine",    "to evaluate",
    "to examine",   "to explore",  "to investigate", "we hypothesized", "this review",
    "we review",    "is reviewed", "are reviewed",   "we discuss",      "are discussed",
    "is discussed", "we describe", "background",     "here we",
};
constexpr std::string_view kMethods[] = {
    "analyzed",
    "analysed",
    "assigned",
    "collected",
    "compared using",
    "enrolled",
    "inclusion criteria",
    "included in the study",
    "measured",
    "medline",
    "methods",
    "performed",
    "pubmed",
    "randomized to",
    "randomly",
    "recruited",
    "searched",
    "using",
    "was used",
    "were used",
    "retrospectively",
    "western blot",
    "questionnaire",
};
constexpr std::string_view kAdvice[] = {
    "advise",          "advised",       "ought",        "recommend",       "recommendation",
    "recommendations", "recommended",   "recommends",   "should",          "must",
    "suggested for",   "indicated for", "indicated in", "contraindicated",
};
constexpr std::string_view kHedges[] = {
    "could",
    "controversial",
    "further research",
    "further studies",
    "inconclusive",
    "insufficient",
    "may",
    "might",
    "more research",
    "not known",
    "possible",
    "possibly",
    "potentially",
    "remain unclear",
    "remains unclear",
    "unclear",
    "unknown",
    "warranted",
};
constexpr std::string_view kDefinitions[] = {
    "are a",
    "are an",
    "is a",
    "is an",
    "is one of",
    "is the",
    "is defined as",
    "defined as",
    "refers to",
    "known as",
    "stands for",
    "characterized by",
    "characterised by",
};

constexpr std::string_view kPast[] = {"had", "was", "were"};
constexpr std::string_view kPresent[] = {"are", "can", "has", "have", "is", "may"};

/// What a byte becomes in spaced text: letters in ASCII lower case, digits and bytes beyond ASCII
/// as they are, all others a blank.
constexpr std::array<char, 256> kSpaced = [] {
  std::array<char, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char c = static_cast<char>(i);
    const bool keeps = text::is_letter(c) || text::is_digit(c) || !text::is_ascii(c);
    table[i] = keeps ? text::to_lower(c) : ' ';
  }
  return table;
}();

/// The sentence by kSpaced, each run of blanks a single one; blanks around. Good until the thread's
/// next call.
const std::string& spaced(std::string_view sentence) {
  thread_local std::string text;
  text.resize(sentence.size() + 2);
  text.front() = ' ';
  char* last = text.data();
  char before = ' ';  // what stands there: reading it back would wait for the byte just written
  for (const char c : sentence) {
    // A blank behind a blank is written over it.
    const char next = kSpaced[static_cast<unsigned char>(c)];
    last += next != ' ' || before != ' ' ? 1 : 0;
    *last = next;
    before = next;
  }
  if (before != ' ') ++last;
  *last = ' ';
  text.resize(static_cast<std::size_t>(last - text.data()) + 1);
  return text;
}

/// What a phrase tells of its sentence.
struct Cue {
  std::string_view phrase;
  std::uint16_t SentenceCues::*told;
};

/// All phrases by their first two bytes, so that a word is compared with few of them.
class CueTable {
 public:
  CueTable() {
    add(kFindings, &SentenceCues::finding);
    add(kAims, &SentenceCues::aim);
    add(kMethods, &SentenceCues::method);
    add(kAdvice, &SentenceCues::advice);
    add(kHedges, &SentenceCues::hedge);
    add(kDefinitions, &SentenceCues::definition);
    add(kPast, &SentenceCues::past);
    add(kPresent, &SentenceCues::present);
    std::stable_sort(cues_.begin(), cues_.end(), [](const Cue& a, const Cue& b) {
      return slot_of(a.phrase[0], a.phrase[1]) < slot_of(b.phrase[0], b.phrase[1]);
    });
    for (const Cue& cue : cues_) ++ends_[slot_of(cue.phrase[0], cue.phrase[1])];
    std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
  }

  /// `spaced_text` as spaced() makes it.
  void tell(const std::string& spaced_text, SentenceCues& cues) const {
    const std::string_view text = spaced_text;
    for (std::size_t i = 1; i + 1 < text.size(); i = text.find(' ', i) + 1) {
      if (text::is_digit(text[i])) cues.number = true;
      const std::size_t slot = slot_of(text[i], text[i + 1]);
      for (std::size_t at = slot == 0 ? 0 : ends_[slot - 1]; at < ends_[slot]; ++at) {
        const std::string_view phrase = cues_[at].phrase;
        const std::size_t end = i + phrase.size();
        if (end < text.size() && text[end] == ' ' && text.substr(i, phrase.size()) == phrase) {
          ++(cues.*cues_[at].told);
        }
      }
    }
  }

 private:
  static constexpr std::size_t kLetters = 32;
  /// Letters have a slot of their own; what shares one with them is told apart by the comparison.
  static std::size_t slot_of(char first, char second) {
    return static_cast<unsigned char>(first) % kLetters * kLetters +
           static_cast<unsigned char>(second) % kLetters;
  }

  /// Each has two bytes and more.
  void add(std::span<const std::string_view> phrases, std::uint16_t SentenceCues::*told) {
    for (const std::string_view phrase : phrases) cues_.push_back({phrase, told});
  }

  std::vector<Cue> cues_;                                 ///< by slot
  std::array<std::uint8_t, kLetters * kLetters> ends_{};  ///< of each slot's cues
};

/// Share of blank-separated words with a capital or digit behind their first letter.
double share_of_names(std::string_view sentence) {
  std::size_t words = 0;
  std::size_t names = 0;
  std::size_t begin = 0;  // of the word, or behind the last blank
  std::size_t name = sentence.size();
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const char c = sentence[i];
    const bool is_blank = text::is_blank(c);
    words += !is_blank && i == begin ? 1 : 0;
    begin = is_blank ? i + 1 : begin;
    const bool is_mark = text::is_upper(c) || text::is_digit(c);
    if (is_mark && i > begin && begin != name) {
      name = begin;
      ++names;
    }
  }
  return words == 0 ? 0 : static_cast<double>(names) / static_cast<double>(words);
}

}  // namespace

SentenceCues cues_of(std::string_view sentence) {
  static const CueTable table;
  const std::string& text = spaced(sentence);
  SentenceCues cues;
  table.tell(text, cues);
  cues.names = share_of_names(sentence);
  const auto digits =
      std::count_if(sentence.begin(), sentence.end(), [](char c) { return text::is_digit(c); });
  cues.digits =
      sentence.empty() ? 0 : static_cast<double>(digits) / static_cast<double>(sentence.size());
  cues.commas = static_cast<std::size_t>(std::count(sentence.begin(), sentence.end(), ','));
  return cues;
}

}  // namespace ibid::answer
