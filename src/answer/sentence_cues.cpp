#include "answer/sentence_cues.hpp"

#include <string>

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

/// ASCII lower case, everything but letters and digits a single blank; blanks around.
std::string spaced(std::string_view sentence) {
  std::string text = " ";
  for (const char c : sentence) {
    const bool keeps = text::is_letter(c) || text::is_digit(c) || !text::is_ascii(c);
    if (keeps) {
      text += text::to_lower(c);
    } else if (text.back() != ' ') {
      text += ' ';
    }
  }
  if (text.back() != ' ') text += ' ';
  return text;
}

template <std::size_t N>
bool has_any(const std::string& spaced_text, const std::string_view (&phrases)[N]) {
  for (const std::string_view phrase : phrases) {
    for (std::size_t at = spaced_text.find(phrase); at != std::string::npos;
         at = spaced_text.find(phrase, at + 1)) {
      if (spaced_text[at - 1] == ' ' && spaced_text[at + phrase.size()] == ' ') return true;
    }
  }
  return false;
}

bool has_number(const std::string& spaced_text) {
  for (std::size_t i = 1; i < spaced_text.size(); ++i) {
    if (spaced_text[i - 1] == ' ' && text::is_digit(spaced_text[i])) return true;
  }
  return false;
}

/// Share of blank-separated words with a capital or digit behind their first letter.
double share_of_names(std::string_view sentence) {
  std::size_t words = 0;
  std::size_t names = 0;
  bool in_word = false;
  bool counted = false;
  for (const char c : sentence) {
    if (text::is_blank(c)) {
      in_word = false;
      continue;
    }
    if (!in_word) {
      in_word = true;
      counted = false;
      ++words;
    } else if (!counted && (text::is_upper(c) || text::is_digit(c))) {
      counted = true;
      ++names;
    }
  }
  return words == 0 ? 0 : static_cast<double>(names) / static_cast<double>(words);
}

}  // namespace

SentenceCues cues_of(std::string_view sentence) {
  const std::string text = spaced(sentence);
  SentenceCues cues;
  cues.finding = has_any(text, kFindings);
  cues.aim = has_any(text, kAims);
  cues.method = has_any(text, kMethods);
  cues.advice = has_any(text, kAdvice);
  cues.hedge = has_any(text, kHedges);
  cues.definition = has_any(text, kDefinitions);
  cues.number = has_number(text);
  cues.names = share_of_names(sentence);
  return cues;
}

}  // namespace ibid::answer
