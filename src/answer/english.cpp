#include "answer/english.hpp"

#include "text/code_points.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

constexpr std::string_view kPrepositions[] = {"from",   "after", "among", "before",
                                              "during", "for",   "in",    "on",
                                              "to",     "while", "with",  "without"};

constexpr std::string_view kKin[] = {
    "aunt",       "boyfriend", "brother",     "cousin",   "dad",         "father",  "friend",
    "girlfriend", "gran",      "grandfather", "grandma",  "grandmother", "grandpa", "husband",
    "mom",        "mother",    "mum",         "neighbor", "neighbour",   "nephew",  "niece",
    "partner",    "sister",    "uncle",       "wife"};

}  // namespace

std::string capitalized(std::string text) {
  if (!text.empty()) text[0] = text::to_upper(text[0]);
  return text;
}

std::string with_small_initial(std::string text) {
  const bool is_plain = text.size() > 1 && text::is_upper(text[0]) && text::is_lower(text[1]);
  if (is_plain) text[0] = text::to_lower(text[0]);
  return text;
}

bool is_plural_noun(std::string_view word) {
  constexpr std::string_view kSingular[] = {"diabetes", "herpes", "hives",   "measles",
                                            "mumps",    "rabies", "rickets", "scabies",
                                            "shingles", "tetanus"};
  constexpr std::string_view kPlural[] = {"bacteria", "children", "feet", "men",
                                          "people",   "teeth",    "women"};
  const std::string last = text::lower_ascii(word.substr(word.rfind(' ') + 1));
  if (text::is_one_of(last, kPlural)) return true;
  return word.ends_with('s') && !last.ends_with("ss") && !last.ends_with("is") &&
         !last.ends_with("us") && !text::is_one_of(last, kSingular);
}

bool is_preposition(std::string_view folded_word) {
  return text::is_one_of(folded_word, kPrepositions);
}

bool is_kin(std::string_view folded_word) {
  return text::is_one_of(folded_word, kKin);
}

std::size_t find_phrase(std::string_view text, std::string_view phrase) {
  for (auto at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    const bool begins = at == 0 || !text::is_letter(text[at - 1]);
    if (begins && (end == text.size() || !text::is_letter(text[end]))) return at;
  }
  return std::string_view::npos;
}

}  // namespace ibid::answer
