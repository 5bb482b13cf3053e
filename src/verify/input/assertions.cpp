#include "verify/input/assertions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "answer/finite_verbs.hpp"
#include "text/quantities.hpp"
#include "text/strings.hpp"
#include "text/words.hpp"
#include "verify/statement/lexicon.hpp"

namespace ibid::verify {
namespace {

using text::is_one_of;
using Words = std::vector<text::Word>;

// Regular past forms, behind a noun and not before "by".
constexpr std::array<std::string_view, 28> kPastVerbs = {
    "increased", "reduced",  "decreased",  "lowered",   "raised",   "prevented",    "improved",
    "worsened",  "caused",   "doubled",    "halved",    "tripled",  "cured",        "healed",
    "protected", "relieved", "eliminated", "inhibited", "promoted", "shortened",    "prolonged",
    "delayed",   "slowed",   "exceeded",   "recovered", "occurred", "outperformed", "remained"};

// "Metformin safe in pregnancy": the verb is left out.
constexpr std::array<std::string_view, 20> kPredicates = {
    "safe",        "unsafe",   "effective",   "ineffective", "contraindicated",
    "recommended", "superior", "inferior",    "better",      "worse",
    "preferred",   "harmless", "dangerous",   "useless",     "beneficial",
    "harmful",     "proven",   "unnecessary", "unneeded",    "sufficient"};

// "Drugs contraindicated in pregnancy" names a list, and claims nothing of any.
constexpr std::array<std::string_view, 24> kKindsOfThings = {
    "drugs",     "drug",     "medicines",   "medicine",  "medications",   "medication",
    "foods",     "food",     "treatments",  "treatment", "options",       "option",
    "therapies", "therapy",  "supplements", "products",  "interventions", "choices",
    "tests",     "vaccines", "doses",       "dose",      "exercises",     "alternatives"};

// Adjectives as often as orders: "lower the dose", but "lower back pain".
constexpr std::array<std::string_view, 3> kAdjectivesToo = {"double", "lower", "repeat"};
constexpr std::array<std::string_view, 13> kDetermining = {
    "the", "a", "an", "your", "his", "her", "their", "its", "this", "that", "these", "any", "all"};

// Nouns behind a plural that are no verbs at the end of a line: "NSAIDs use".
constexpr std::array<std::string_view, 6> kNounsAtEnd = {"control",  "design",  "form",
                                                         "function", "support", "use"};

// "Home" as in "take-home message".
constexpr std::array<std::string_view, 24> kNoObject = {
    "of",    "in",     "for",   "with",  "and",  "or",   "to",     "from",
    "by",    "at",     "on",    "as",    "up",   "vs",   "versus", "during",
    "after", "before", "among", "under", "home", "into", "per",    "via"};

constexpr std::array<std::string_view, 15> kSubordinators = {
    "who",     "that",   "which", "whose", "if",  "when",    "where",   "while",
    "because", "unless", "what",  "how",   "why", "whether", "although"};

// Prepositions as often ("before allopurinol"); before one of these words they open a clause.
constexpr std::array<std::string_view, 4> kOfTime = {"before", "after", "until", "since"};
constexpr std::array<std::string_view, 15> kOpeningClause = {"the", "a",    "an",    "you", "your",
                                                             "it",  "they", "their", "he",  "she",
                                                             "we",  "this", "these", "his", "her"};

constexpr std::array<std::string_view, 7> kPronouns = {"it",   "they",  "he", "she",
                                                       "this", "these", "we"};

// Of "many", these stand before an infinitive: "supplements appear to harm bone".
constexpr std::array<std::string_view, 5> kBeforeInfinitive = {"appear", "seem", "tend", "need",
                                                               "fail"};

// Never nouns, so verbs behind a subject of any number: "coffee and tea with a meal reduce it".
constexpr std::array<std::string_view, 19> kNeverNouns = {
    "reduce",  "improve", "prevent",   "affect",  "enhance", "inhibit", "interact",
    "require", "remain",  "worsen",    "impair",  "raise",   "contain", "protect",
    "become",  "provide", "eliminate", "receive", "exceed"};

constexpr std::array<std::string_view, 9> kQuestionWords = {
    "what", "how", "when", "where", "which", "who", "why", "whether", "whose"};

// "No evidence of benefit": what is said not to be.
constexpr std::array<std::string_view, 14> kMissing = {
    "evidence", "need",   "benefit", "effect",      "risk",         "difference", "harm",
    "role",     "change", "link",    "interaction", "interactions", "monitoring", "association"};

constexpr std::array<std::string_view, 30> kOfAge = {
    "age",    "aged",   "ages",     "old",     "older",   "younger",       "over",    "under",
    "adults", "adult",  "children", "child",   "people",  "patients",      "women",   "men",
    "girls",  "boys",   "infants",  "infant",  "teens",   "adolescents",   "persons", "individuals",
    "those",  "babies", "toddlers", "seniors", "elderly", "postmenopausal"};

// Beside a span of time, these make it a name: "10-year fracture risk", "follow-up at 12 months".
constexpr std::array<std::string_view, 9> kTimed = {"follow",    "survival", "risk",
                                                    "results",   "outcomes", "mortality",
                                                    "prognosis", "trial",    "trials"};

// Before a bound, these make it a condition: "CKD with an eGFR below 30 mL/min".
constexpr std::array<std::string_view, 5> kConditions = {"with", "if", "when", "whose", "having"};

constexpr std::array<std::string_view, 6> kFrequencies = {"daily",  "nightly", "hourly",
                                                          "weekly", "monthly", "yearly"};

bool is_number(std::string_view word) {
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

bool is_age_unit(std::string_view unit) {
  return unit == "y" || unit == "mo" || unit == "wk" || unit == "d";
}

/// A word of content, which may be the subject of the verb behind it; not "with reduced" and not
/// "mildly reduced".
bool may_be_subject(std::string_view word) {
  return !is_function_word(word) && !is_negation(word) && !word.ends_with("ly") &&
         !is_one_of(word, kNoObject);
}

bool is_plural(std::string_view word) {
  if (is_one_of(word, std::array<std::string_view, 6>{"people", "women", "men", "children", "data",
                                                      "bacteria"})) {
    return true;
  }
  return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") &&
         !word.ends_with("is");
}

/// True when the two words have only blanks between them.
bool adjoin(std::string_view line, const text::Word& a, const text::Word& b) {
  const std::string_view between = line.substr(a.range.end, b.range.begin - a.range.end);
  return between.find_first_not_of(' ') == std::string_view::npos;
}

/// True when words[i] opens the line or stands behind a sign that ends a clause.
bool opens_clause(std::string_view line, const Words& words, std::size_t i) {
  if (i == 0) return true;
  const std::string_view between =
      line.substr(words[i - 1].range.end, words[i].range.begin - words[i - 1].range.end);
  return between.find_first_of(",:;") != std::string_view::npos;
}

bool is_finite_verb(std::string_view line, const Words& words, std::size_t i) {
  const std::string_view word = words[i].folded;
  const std::string_view next = i + 1 < words.size() ? words[i + 1].folded : std::string_view{};
  const answer::VerbForm form = answer::verb_form(word);
  if (form == answer::VerbForm::kAuxiliary) {
    // "May 2025"; "do's and don'ts"; "can" that ends the line.
    return !next.empty() && !(word == "may" && is_number(next)) && !(word == "do" && next == "s") &&
           next != "ts";
  }
  if (i == 0 || !adjoin(line, words[i - 1], words[i])) return false;
  const std::string_view before = words[i - 1].folded;
  const bool is_asked_for = before == "what" || before == "who" || before == "which";
  const bool is_pronoun = is_one_of(before, kPronouns);
  if (!may_be_subject(before) && !is_asked_for && !is_pronoun) return false;
  if (form == answer::VerbForm::kOfAny) return true;
  const bool has_object = !next.empty() && !is_one_of(next, kNoObject);
  if (form == answer::VerbForm::kPluralToo) return has_object;
  if (form == answer::VerbForm::kOfMany) {
    const bool ends = next.empty() && !is_one_of(word, kNounsAtEnd);
    if (next == "to" && is_one_of(word, kBeforeInfinitive)) return true;
    if (has_object && is_one_of(word, kNeverNouns)) return true;
    return (is_plural(before) || is_pronoun) && (has_object || ends);
  }
  if (is_one_of(word, kPastVerbs)) return next != "by" || !is_plural(before);
  // "Zinc restored the levels": a participle has no object.
  return word.ends_with("ed") && is_one_of(next, kDetermining);
}

bool opens_subclause(const Words& words, std::size_t i) {
  if (is_one_of(words[i].folded, kSubordinators)) return true;
  return is_one_of(words[i].folded, kOfTime) && i + 1 < words.size() &&
         is_one_of(words[i + 1].folded, kOpeningClause);
}

/// A verb that no "who", "that" or "if" before it makes part of a name.
bool has_main_verb(std::string_view line, const Words& words) {
  std::size_t verbs = 0;
  std::size_t subordinators = 0;
  std::size_t last = words.size();  // the verb before, as far as it goes
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (opens_subclause(words, i)) {
      ++subordinators;
      continue;
    }
    if (!is_finite_verb(line, words, i)) continue;
    // "May have", "has not been": one verb.
    const bool goes_on = last < words.size() && answer::is_auxiliary(words[last].folded) &&
                         (i - last == 1 || (i - last == 2 && is_negation(words[i - 1].folded)));
    last = i;
    if (goes_on) continue;
    if (verbs >= subordinators) return true;
    ++verbs;
  }
  return false;
}

bool has_advice(std::string_view line, const Words& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!opens_clause(line, words, i)) continue;
    const std::string_view next = words[i + 1].folded;
    const bool has_object = !is_one_of(next, kNoObject) && adjoin(line, words[i], words[i + 1]);
    const bool orders =
        answer::is_order_to_treat(words[i].folded) ||
        (is_one_of(words[i].folded, kAdjectivesToo) && is_one_of(next, kDetermining));
    if (has_object && orders) return true;
    if (has_object && is_one_of(words[i].folded, std::array<std::string_view, 2>{"no", "little"}) &&
        is_one_of(next, kMissing)) {
      return true;
    }
  }
  return false;
}

bool has_predicate(const Words& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!is_one_of(words[i].folded, kPredicates)) continue;
    const std::string_view before = words[i - 1].folded;
    const bool names_things =
        std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i),
                    [](const text::Word& word) { return is_one_of(word.folded, kKindsOfThings); });
    const bool ends = i + 1 == words.size() || is_function_word(words[i + 1].folded) ||
                      is_one_of(words[i + 1].folded, kNoObject);
    if ((may_be_subject(before) || is_negation(before)) && !names_things && ends) return true;
  }
  return false;
}

bool any_before(const Words& words, std::size_t end, const auto& list) {
  return std::any_of(words.begin(), words.end(), [&](const text::Word& word) {
    return word.range.begin < end && is_one_of(word.folded, list);
  });
}

/// An amount that something is said to have, which neither tells of whom a part speaks nor counts.
bool has_amount(std::string_view line, const Words& words) {
  for (const text::Quantity& amount : text::quantities(line)) {
    const bool is_bound = amount.comparator != text::Comparator::kEqual &&
                          amount.comparator != text::Comparator::kAbout;
    if (amount.unit.empty() && !is_bound) continue;
    if (is_age_unit(amount.unit) || amount.unit.empty()) {
      const bool is_age = any_before(words, line.size(), kOfAge);
      const bool is_name = any_before(words, line.size(), kTimed);
      if (is_age || is_name) continue;
    }
    if (is_bound && any_before(words, amount.range.begin, kConditions)) continue;
    return true;
  }
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool times = words[i - 1].folded == "once" || words[i - 1].folded == "twice";
    if (times && is_one_of(words[i].folded, kFrequencies)) return true;
  }
  return false;
}

/// "What lowers it most is zinc": a verb behind the clause that the question word opens. Where a
/// verb of the question's own order comes first ("What do women need"), none is.
bool answers_itself(std::string_view line, const Words& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!is_finite_verb(line, words, i)) continue;
    return !answer::is_auxiliary(words[i].folded) && has_main_verb(line, words);
  }
  return false;
}

/// "How zinc helps bones", "Is zinc safe": with or without its sign.
bool is_question(std::string_view line, const Words& words) {
  if (line.ends_with('?')) return true;
  if (words.size() < 2) return false;
  if (is_one_of(words[0].folded, kQuestionWords)) {
    return line.find(',') == std::string_view::npos && !answers_itself(line, words);
  }
  if (!answer::is_auxiliary(words[0].folded)) return false;
  // "Do not take …", "Is safe in …", "Can cause …" leave their subject out.
  const std::string_view next = words[1].folded;
  const bool leaves_out = is_negation(next) || next == "t" || next == "be" || next == "have" ||
                          next == "also" || is_one_of(next, kPredicates) ||
                          answer::verb_form(next) == answer::VerbForm::kOfMany ||
                          is_one_of(next, kPastVerbs);
  return !leaves_out;
}

}  // namespace

bool asserts(std::string_view line) {
  const Words words = text::words(line);
  if (is_question(line, words)) return false;
  return has_main_verb(line, words) || has_advice(line, words) || has_predicate(words) ||
         has_amount(line, words);
}

}  // namespace ibid::verify
