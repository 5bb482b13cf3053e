#include "answer/follow_up_words.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "answer/populations.hpp"
#include "answer/question_cues.hpp"
#include "text/code_points.hpp"

namespace ibid::answer {
namespace {

constexpr std::string_view kOpenings[] = {"also", "and",        "but",     "how about", "or",
                                          "then", "what about", "what if", "why not"};
constexpr std::string_view kPrepositions[] = {"after", "among", "before", "during", "for",
                                              "in",    "on",    "to",     "with",   "without"};
constexpr std::string_view kAsking[] = {"how",   "what", "when", "where", "which",
                                        "whose", "who",  "whom", "why"};

constexpr std::string_view kPossessives[] = {"its", "their"};
constexpr std::string_view kDemonstratives[] = {"such", "that", "these", "this", "those"};
constexpr std::string_view kPersons[] = {"them", "they"};  // or things: behind the others
constexpr std::string_view kPlurals[] = {"their", "them", "these", "they", "those"};

/// Stems of nouns that a demonstrative may have: "this treatment".
constexpr std::string_view kGivenNouns[] = {"dose",   "drug",       "medic",   "medicin",  "pill",
                                            "remedi", "supplement", "therapi", "treatment"};
constexpr std::string_view kConditionNouns[] = {"condit", "diseas",  "disord",
                                                "infect", "problem", "syndrom"};

/// Folded words that tell what a pronoun before them means: "is it safe", "how is it treated".
constexpr std::string_view kOfGiven[] = {
    "cause",     "combined",  "cure",     "decrease",   "dose",    "dosage",  "dosing",
    "effective", "given",     "harm",     "harmful",    "help",    "improve", "increase",
    "interact",  "lower",     "overdose", "prescribed", "prevent", "protect", "reduce",
    "safe",      "safely",    "safer",    "safety",     "side",    "started", "stopped",
    "taken",     "tolerated", "treat",    "used",       "work"};
constexpr std::string_view kOfCondition[] = {"caused",    "common",    "contagious", "curable",
                                             "cured",     "diagnosed", "diagnosis",  "hereditary",
                                             "inherited", "managed",   "prevented",  "prognosis",
                                             "symptoms",  "tests",     "treated"};
/// The same for one behind them: "who should take it", "which tests does it need".
constexpr std::string_view kGivenBefore[] = {
    "combine",  "contraindications", "dosage", "dose",  "effects", "effect", "give",   "giving",
    "overdose", "prescribe",         "safety", "start", "stop",    "take",   "taking", "use",
    "using"};
constexpr std::string_view kConditionBefore[] = {
    "cause",   "causes",   "cure", "diagnose", "drug",  "drugs",     "manage",    "medicines",
    "prevent", "symptoms", "test", "tests",    "treat", "treatment", "treatments"};
/// And for what is left out: "how long", "which drugs".
constexpr std::string_view kElliptic[] = {"long", "much", "often"};

/// Stems of what is done, chosen or left, which is_aspect() does not have.
constexpr std::string_view kDoings[] = {"adjust", "allow",  "altern", "avoid",   "better",  "chang",
                                        "choic",  "combin", "consid", "continu", "increas", "one",
                                        "ones",   "option", "prefer", "problem", "reduc",   "same",
                                        "switch", "thing",  "use",    "wors",    "worst"};
constexpr std::string_view kPeople[] = {"individu", "patient", "peopl", "person", "someon"};

bool one_of(const auto& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = text::to_lower(c);
  return lower;
}

bool is_person(const index::Term& term) {
  return is_population(term.text) || one_of(kPeople, term.text);
}

/// "is it safe to take zinc", "is it true that zinc helps"; but "is it safe to take with zinc".
bool only_fills(const std::vector<index::Term>& terms, std::size_t it) {
  constexpr std::size_t kWordsBetween = 3;
  const std::size_t last = std::min(terms.size(), it + 1 + kWordsBetween);
  for (std::size_t i = it + 1; i < last; ++i) {
    if (terms[i].word == "that") return true;
    if (terms[i].word != "to") continue;
    return i + 2 >= terms.size() || !is_preposition(terms[i + 2].word);
  }
  return false;
}

/// "that treatment", "is that safe"; but "evidence that zinc helps", "those with asthma".
bool points(const std::vector<index::Term>& terms, std::size_t at, bool has_noun,
            bool names_topic) {
  const std::string& word = terms[at].word;
  if (has_noun || !names_topic) return true;
  if (word == "those") return at + 1 == terms.size() || !is_preposition(terms[at + 1].word);
  return word != "that" || (at > 0 && terms[at - 1].is_stop);
}

Referent referent_around(const std::vector<index::Term>& terms, const Pronoun& pronoun) {
  for (std::size_t i = pronoun.end; i < terms.size(); ++i) {
    if (one_of(kOfGiven, terms[i].word)) return Referent::kGiven;
    if (one_of(kOfCondition, terms[i].word)) return Referent::kCondition;
  }
  for (std::size_t i = pronoun.begin; i-- > 0;) {
    if (one_of(kGivenBefore, terms[i].word)) return Referent::kGiven;
    if (one_of(kConditionBefore, terms[i].word)) return Referent::kCondition;
  }
  return Referent::kAnything;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text::is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && text::is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view without_question_mark(std::string_view text) {
  while (!text.empty() && (text.back() == '?' || text.back() == '!' || text.back() == '.')) {
    text.remove_suffix(1);
  }
  return trimmed(text);
}

std::pair<std::string_view, std::string_view> without_opening(std::string_view text) {
  std::string_view found;
  while (true) {
    const std::string lower = lower_ascii(text);
    std::string_view longest;
    for (const std::string_view opening : kOpenings) {
      const bool fits = lower.starts_with(opening) &&
                        (lower.size() == opening.size() || !text::is_letter(lower[opening.size()]));
      if (fits && opening.size() > longest.size()) longest = opening;
    }
    if (longest.empty()) return {text, found};
    found = longest;
    text = trimmed(text.substr(longest.size()));
    while (!text.empty() && text.front() == ',') text = trimmed(text.substr(1));
  }
}

std::optional<Pronoun> find_pronoun(const std::vector<index::Term>& terms, bool names_topic) {
  std::optional<Pronoun> person;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const std::string& word = terms[i].word;
    Pronoun pronoun{i, i + 1, one_of(kPossessives, word), one_of(kPlurals, word)};
    if (one_of(kDemonstratives, word)) {
      const std::string_view noun = i + 1 < terms.size() ? terms[i + 1].text : std::string_view{};
      if (one_of(kGivenNouns, noun)) pronoun.referent = Referent::kGiven;
      if (one_of(kConditionNouns, noun)) pronoun.referent = Referent::kCondition;
      const bool has_noun = pronoun.referent != Referent::kAnything;
      if (!points(terms, i, has_noun, names_topic)) continue;
      if (has_noun) ++pronoun.end;
    } else if (word == "it") {
      if (names_topic && only_fills(terms, i)) continue;
    } else if (!pronoun.is_possessive && !one_of(kPersons, word)) {
      continue;
    }
    if (pronoun.referent == Referent::kAnything) pronoun.referent = referent_around(terms, pronoun);
    if (!one_of(kPersons, word)) return pronoun;
    if (!person) person = pronoun;
  }
  return person;
}

Referent referent_of(const std::vector<index::Term>& terms) {
  for (const index::Term& term : terms) {
    if (one_of(kOfCondition, term.word) || one_of(kConditionBefore, term.word)) {
      return Referent::kCondition;
    }
    if (one_of(kOfGiven, term.word) || one_of(kGivenBefore, term.word) ||
        one_of(kElliptic, term.word)) {
      return Referent::kGiven;
    }
  }
  return Referent::kAnything;
}

bool is_preposition(std::string_view folded_word) {
  return one_of(kPrepositions, folded_word);
}

bool opens_question(std::string_view folded_word) {
  return one_of(kAsking, folded_word) || opens_yes_no(folded_word);
}

bool is_aside(const index::Term& term) {
  return is_aspect(term.text) || is_person(term) || is_question_word(term.word) ||
         one_of(kDoings, term.text);
}

bool names_population(const std::vector<index::Term>& terms) {
  const auto first = std::find_if(terms.begin(), terms.end(),
                                  [](const index::Term& term) { return !term.is_stop; });
  if (first == terms.end()) return false;
  if (is_person(*first)) return true;
  const bool is_one_phrase =
      std::none_of(first, terms.end(), [](const index::Term& term) { return term.is_stop; });
  return is_one_phrase && is_person(terms.back());
}

}  // namespace ibid::answer
