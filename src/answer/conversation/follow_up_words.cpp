#include "answer/conversation/follow_up_words.hpp"

#include <algorithm>
#include <string>

#include "answer/english.hpp"
#include "answer/populations.hpp"
#include "answer/question_cues.hpp"
#include "text/code_points.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

using text::is_one_of;
using text::lower_ascii;
using text::trimmed;

constexpr std::string_view kAsking[] = {"how",   "what", "when", "where", "which",
                                        "whose", "who",  "whom", "why"};

constexpr std::string_view kSubjects[] = {"he", "i", "she", "they", "we", "you"};
constexpr std::string_view kPossessives[] = {"its", "their"};
constexpr std::string_view kDemonstratives[] = {"such", "that", "these", "this", "those"};
constexpr std::string_view kPersons[] = {"them", "they"};  // or things: behind the others
/// Stems of what those do who treat: "how often do they check".
constexpr std::string_view kTheirWork[] = {"advis",   "check",    "diagnos",   "give",  "measur",
                                           "offer",   "prescrib", "recommend", "refer", "say",
                                           "suggest", "test",     "tri",       "want"};
/// The same where it is asked how or what they do, or to whom: remedies treat, too.
constexpr std::string_view kTheirWorkAlso[] = {"confirm", "find", "fix",    "go",
                                               "look",    "put",  "switch", "treat"};
/// The same where it is done to somebody alone: "what do they start you on", but "when do they
/// start".
constexpr std::string_view kTheirWorkOnSomebody[] = {"bring", "keep", "start"};
/// Between who treats and what he does.
constexpr std::string_view kUsually[] = {"actual", "first", "general", "normal", "usual"};
/// What holds whoever it is: "what causes it", "what are the symptoms".
constexpr std::string_view kOfNature[] = {
    "cause", "caused",     "causes",    "common",  "contagious", "curable", "diagnosed", "feel",
    "gone",  "hereditary", "inherited", "recover", "signs",      "spread",  "symptoms"};
/// Somebody of whom was spoken.
constexpr std::string_view kOthers[] = {"he", "her", "him", "his", "she"};
constexpr std::string_view kAskers[] = {"i", "me", "my", "our", "us", "we"};
constexpr std::string_view kPlurals[] = {"their", "them", "these", "they", "those"};

/// Before what something comes from: "is it because of that".
constexpr std::string_view kDueTo[] = {"by", "from", "of", "to"};
/// Behind a demonstrative that points to nothing spoken of: "at that age".
constexpr std::string_view kOccasions[] = {
    "afternoon", "age",   "autumn", "case",   "day",  "evening", "month",  "morning",
    "night",     "point", "spring", "summer", "time", "week",    "winter", "year"};
/// Stems of nouns that a demonstrative may have: "this treatment".
constexpr std::string_view kGivenNouns[] = {"dose",   "drug",       "medic",   "medicin",  "pill",
                                            "remedi", "supplement", "therapi", "treatment"};
constexpr std::string_view kConditionNouns[] = {"condit", "diseas",  "disord",
                                                "infect", "problem", "syndrom"};

/// Folded words that tell what a pronoun before them means: "is it safe", "how is it treated".
constexpr std::string_view kOfGiven[] = {
    "fail",      "failed",      "fails",        "clear",       "clears",   "kill",
    "kills",     "alternative", "alternatives", "benefit",     "benefits", "cause",
    "combined",  "cure",        "decrease",     "dose",        "dosage",   "dosing",
    "effective", "given",       "harm",         "harmful",     "help",     "improve",
    "increase",  "interact",    "lower",        "monitored",   "overdose", "prescribed",
    "prevent",   "protect",     "reduce",       "ok",          "okay",     "acceptable",
    "adequate",  "advisable",   "allowed",      "appropriate", "enough",   "sufficient",
    "worked",    "works",       "make",         "makes",       "upset",    "wear",
    "superior",  "inferior",    "equivalent",   "safe",        "safely",   "safer",
    "safety",    "side",        "started",      "stopped",     "taken",    "tolerated",
    "treat",     "used",        "work"};
constexpr std::string_view kOfCondition[] = {
    "caused",    "come",      "comes",     "coming",    "common",   "contagious", "curable",
    "cured",     "diagnosed", "diagnosis", "die",       "fatal",    "gone",       "hereditary",
    "recur",     "recurs",    "relapse",   "inherited", "live",     "managed",    "prevented",
    "prognosis", "serious",   "step",      "spread",    "symptoms", "tests",      "treated"};
/// The same for one behind them: "who should take it", "which tests does it need".
constexpr std::string_view kGivenBefore[] = {
    "overdo",   "pause",     "hold",    "interrupt",
    "restart",  "swallow",   "combine", "contraindications",
    "dosage",   "dose",      "effects", "effect",
    "exceed",   "give",      "giving",  "miss",
    "overdose", "prescribe", "replace", "quit",
    "safety",   "skip",      "start",   "stop",
    "take",     "taking",    "use",     "using"};
constexpr std::string_view kConditionBefore[] = {
    "bring",   "brings",   "had",       "live",      "living",   "set",      "sets",
    "trigger", "triggers", "cause",     "causes",    "cure",     "diagnose", "drug",
    "drugs",   "manage",   "medicines", "prevent",   "prevents", "symptoms", "test",
    "tests",   "treat",    "treatment", "treatments"};
/// And for what is left out: "how long", "which drugs".
constexpr std::string_view kElliptic[] = {"long", "much", "often"};

constexpr std::string_view kForms[] = {"capsul", "cream", "drop",  "gel",   "inhal",
                                       "inject", "patch", "spray", "syrup", "tablet"};

/// Stems of what is done, chosen or left, which is_aspect() does not have.
constexpr std::string_view kDoings[] = {
    "allerg",  "event",   "absorb",     "adjust",  "apart",   "far",      "togeth", "control",
    "highest", "lowest",  "main",       "usual",   "allow",   "altern",   "avoid",  "better",
    "brand",   "chang",   "choic",      "exceed",  "forget",  "form",     "miss",   "skip",
    "wait",    "combin",  "consid",     "continu", "increas", "one",      "ones",   "option",
    "negat",   "posit",   "prefer",     "problem", "reduc",   "same",     "switch", "thing",
    "use",     "wors",    "worst",      "doctor",  "downsid", "drawback", "life",   "number",
    "nurs",    "opposit", "pharmacist", "rest",    "studi",   "trial"};
/// Stems of verbs and of times, which name nothing: "when is it started".
constexpr std::string_view kVerbs[] = {
    "actual",  "aim",      "newli",   "few",   "build",      "once",      "twice",     "die",
    "point",   "prescrib", "revers",  "bring", "strengthen", "stunt",     "weaken",    "interrupt",
    "kilo",    "kilogram", "kg",      "slow",  "lead",       "postpon",   "paus",      "qualif",
    "qualifi", "appli",    "apply",   "long",  "term",       "afford",    "afterward", "ago",
    "bedtim",  "last",     "month",   "today", "week",       "yesterday", "even",      "morn",
    "night",   "ask",      "chang",   "fail",  "feel",       "felt",      "find",      "found",
    "happen",  "know",     "live",    "look",  "lose",       "matter",    "need",      "say",
    "start",   "step",     "stop",    "tell",  "tire",       "tri",       "told",      "trigger",
    "worri",   "upset",    "wait",    "want",  "watch",      "wonder",    "advanc",    "earli",
    "earlier", "hour",     "hr",      "hrs",   "later",      "mean",      "minut",     "next",
    "sooner",  "tomorrow", "year",    "alon",  "alreadi",    "asid",      "begin",     "big",
    "bigger",  "easi",     "easier",  "fast",  "fastest",    "fewest",    "hold",      "lengthen",
    "quick",   "quickest", "quickli", "down",  "up",         "somebodi",  "someon",    "straight",
    "though",  "togeth",   "add",     "like",  "off",        "put",       "sort",      "swap",
    "switch"};
constexpr std::string_view kComparing[] = {"better", "cheaper", "faster", "fewer",    "healthier",
                                           "less",   "more",    "safer",  "stronger", "worse"};
/// Stems of what a remedy does, prevents or changes.
constexpr std::string_view kOutcomes[] = {
    "problem",      "stool",         "amput",        "anaphylaxi", "angioedema", "bleed",
    "clot",         "constip",       "cough",        "cramp",      "creatinin",  "death",
    "diarrhea",     "diarrhoea",     "dizzi",        "dri",        "fall",       "fatigu",
    "fractur",      "gain",          "gallston",     "hair",       "headach",    "hyperkalaemia",
    "hyperkalemia", "hypoglycaemia", "hypoglycemia", "infarct",    "insomnia",   "k",
    "ketoacidosi",  "mortal",        "nausea",       "pain",       "pancreat",   "potassium",
    "rash",         "sleep",         "sodium",       "stroke",     "suicid",     "swell",
    "thrush",       "tired",         "vomit",        "weight",     "withdraw",   "attack"};
constexpr std::string_view kPeople[] = {"breastf", "brother",  "dad",    "daughter", "father",
                                        "husband", "individu", "mom",    "mother",   "mum",
                                        "patient", "peopl",    "person", "pt",       "resid",
                                        "sister",  "someon",   "son",    "wife"};

bool is_person(const index::Term& term) {
  return is_population(term.text) || is_one_of(term.text, kPeople);
}

/// Words with which a question says that it goes on, and those that say so at its end.
constexpr std::string_view kBesides[] = {"additionally", "also", "instead"};
constexpr std::string_view kBesidesLast[] = {"either", "too"};

/// What has kinds, forms and amounts: "which form is best" asks of something given.
constexpr std::string_view kShapes[] = {"brand", "dosage", "dose", "form", "forms", "kind", "type"};
constexpr std::string_view kTimes[] = {"days", "long", "months", "weeks", "years"};

/// Before a "to" behind which stands what it is set against: "superior to alendronate".
constexpr std::string_view kAgainst[] = {"comparable", "compared", "equal",
                                         "equivalent", "inferior", "lead",
                                         "leads",      "similar",  "superior"};

/// "is it safe to take zinc", "is it true that zinc helps"; but "is it safe to take with zinc".
bool only_fills(const std::vector<index::Term>& terms, std::size_t it) {
  constexpr std::size_t kWordsBetween = 3;
  const std::size_t last = std::min(terms.size(), it + 1 + kWordsBetween);
  for (std::size_t i = it + 1; i < last; ++i) {
    if (terms[i].word == "that" || terms[i].word == "if") return true;
    if (terms[i].word != "to") continue;
    if (is_one_of(terms[i - 1].word, kAgainst)) return false;
    return i + 2 >= terms.size() || !is_preposition(terms[i + 2].word);
  }
  return false;
}

/// "that treatment", "is that safe"; but "evidence that zinc helps", "those with asthma".
bool points(const std::vector<index::Term>& terms, std::size_t at, bool has_noun,
            bool names_topic) {
  const std::string& word = terms[at].word;
  if (has_noun) return true;
  // "how do I check that it worked"
  if (word == "that" && at > 0 && at + 1 < terms.size() &&
      (terms[at + 1].word == "it" || is_subject(terms[at + 1].word))) {
    return false;
  }
  if (!names_topic) return true;
  // "which is better, that or insulin"
  if (at + 1 < terms.size() && terms[at + 1].word == "or") return true;
  if (word == "that" && at + 1 == terms.size()) return true;
  // "those black nails" are named by what follows.
  const bool is_article = word != "that" && at + 1 < terms.size() && !terms[at + 1].is_stop &&
                          !is_linking_verb(terms[at + 1].word) && !is_doing(terms[at + 1]) &&
                          !is_preposition(terms[at + 1].word);
  if (is_article) return false;
  if (word == "those") return at + 1 == terms.size() || !is_preposition(terms[at + 1].word);
  return word != "that" || (at > 0 && terms[at - 1].is_stop);
}

/// "how often do they check", "what could they switch me to", "what do they usually start you on".
bool is_of_those_who_treat(const std::vector<index::Term>& terms, std::size_t they) {
  constexpr std::string_view kWhom[] = {"her", "him", "me", "my", "us", "you"};
  std::size_t verb = they + 1;
  while (verb < terms.size() && is_one_of(terms[verb].text, kUsually)) ++verb;
  if (verb >= terms.size()) return false;
  const std::string_view does = terms[verb].text;
  if (is_one_of(does, kTheirWork)) return true;
  const bool is_to_somebody =
      std::any_of(terms.begin() + static_cast<std::ptrdiff_t>(verb) + 1, terms.end(),
                  [&](const index::Term& term) { return is_one_of(term.word, kWhom); });
  if (is_one_of(does, kTheirWorkOnSomebody)) return is_to_somebody;
  return is_one_of(does, kTheirWorkAlso) &&
         (is_to_somebody || is_one_of(terms.front().word, kAsking));
}

/// "people who get them without aura", "people with it", "how did I catch that", "means you have
/// it"; but not "can I have it".
bool is_had(const std::vector<index::Term>& terms, const Pronoun& pronoun) {
  constexpr std::string_view kGetting[] = {"get", "getting", "gets"};
  if (pronoun.begin == 0) return false;
  const std::size_t at = pronoun.begin - 1;
  const std::string& before = terms[at].word;
  if (terms[pronoun.begin].word == "them" && is_one_of(before, kGetting)) return true;
  if (before == "catch") return true;
  if (before == "with") return at > 0 && is_person(terms[at - 1]);
  return before == "have" && at > 1 && is_subject(terms[at - 1].word) &&
         !opens_yes_no(terms[at - 2].word);
}

Referent referent_around(const std::vector<index::Term>& terms, const Pronoun& pronoun) {
  for (std::size_t i = pronoun.end; i < terms.size(); ++i) {
    if (is_one_of(terms[i].word, kOfGiven)) return Referent::kGiven;
    if (is_one_of(terms[i].word, kOfCondition)) return Referent::kCondition;
  }
  if (is_had(terms, pronoun)) return Referent::kCondition;
  for (std::size_t i = pronoun.begin; i-- > 0;) {
    if (is_one_of(terms[i].word, kGivenBefore)) return Referent::kGiven;
    if (is_one_of(terms[i].word, kConditionBefore)) return Referent::kCondition;
  }
  return Referent::kAnything;
}

}  // namespace

std::string_view without_question_mark(std::string_view text) {
  while (!text.empty() && (text.back() == '?' || text.back() == '!' || text.back() == '.')) {
    text.remove_suffix(1);
  }
  return trimmed(text);
}

std::optional<Pronoun> find_pronoun(const std::vector<index::Term>& terms, bool names_topic) {
  std::optional<Pronoun> person;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const std::string& word = terms[i].word;
    Pronoun pronoun{i, i + 1, is_one_of(word, kPossessives), is_one_of(word, kPlurals)};
    if (is_one_of(word, kDemonstratives)) {
      const std::string_view noun = i + 1 < terms.size() ? terms[i + 1].text : std::string_view{};
      if (is_one_of(noun, kGivenNouns)) pronoun.referent = Referent::kGiven;
      if (is_one_of(noun, kConditionNouns)) pronoun.referent = Referent::kCondition;
      if (is_one_of(noun, kOccasions)) continue;
      if (noun == "one" || noun == "ones") pronoun.referent = Referent::kGiven;
      const bool has_noun = pronoun.referent != Referent::kAnything;
      if (!points(terms, i, has_noun, names_topic)) continue;
      if (has_noun) ++pronoun.end;
    } else if (word == "it") {
      if (i + 1 < terms.size() && terms[i + 1].word == "true") continue;
      // "is it due to this"
      const bool is_due = i + 2 < terms.size() && is_demonstrative(terms.back().word) &&
                          is_one_of(terms[terms.size() - 2].word, kDueTo);
      if (is_due) continue;
      const bool is_filler = i + 1 < terms.size() && terms[i + 1].word == "matter";
      if ((names_topic || is_filler) && only_fills(terms, i)) continue;
    } else if (!pronoun.is_possessive && !is_one_of(word, kPersons)) {
      continue;
    } else if (word == "they" && is_of_those_who_treat(terms, i)) {
      continue;
    } else if (names_topic && word == "them" && i > 0 && terms[i - 1].word == "for") {
      continue;
    }
    const bool is_for = i > 0 && terms[i - 1].word == "for" && !is_one_of(word, kPersons);
    if (is_for) pronoun.referent = Referent::kCondition;
    if (pronoun.referent == Referent::kAnything) pronoun.referent = referent_around(terms, pronoun);
    if (!is_one_of(word, kPersons)) return pronoun;
    if (!person) person = pronoun;
  }
  return person;
}

Referent referent_of(const std::vector<index::Term>& terms) {
  for (const index::Term& term : terms) {
    if (is_one_of(term.word, kOfCondition) || is_one_of(term.word, kConditionBefore)) {
      return Referent::kCondition;
    }
    if (is_one_of(term.word, kOfGiven) || is_one_of(term.word, kGivenBefore) ||
        is_limit(term.text)) {
      return Referent::kGiven;
    }
  }
  const bool is_elliptic = names_any(terms, kElliptic);
  return is_elliptic ? Referent::kGiven : Referent::kAnything;
}

bool says_besides(const std::vector<index::Term>& terms) {
  const bool anywhere = names_any(terms, kBesides);
  const std::size_t size = terms.size();
  return anywhere || (size > 0 && is_one_of(terms[size - 1].word, kBesidesLast)) ||
         (size > 1 && terms[size - 2].word == "as" && terms[size - 1].word == "well");
}

std::string_view sets_against(std::string_view text) {
  const std::string lower = lower_ascii(text);
  for (const std::string_view against : {"vs ", "versus ", "compared to ", "compared with "}) {
    if (lower.starts_with(against)) return text.substr(0, against.size());
  }
  return {};
}

std::string_view without_besides(std::string_view text) {
  const std::string lower = lower_ascii(text);
  for (const std::string_view last : {" afterwards", " as well", " either", " neither", " still",
                                      " please", " then", " tho", " though", " too"}) {
    if (!lower.ends_with(last)) continue;
    text.remove_suffix(last.size());
    while (text.ends_with(',')) text.remove_suffix(1);
    return text;
  }
  return text;
}

bool asks_how_long(const std::vector<index::Term>& terms) {
  const std::size_t how = !terms.empty() && terms[0].word == "for" ? 1 : 0;
  if (terms.size() < how + 2 || terms[how].word != "how") return false;
  const std::size_t time = terms[how + 1].word == "many" ? how + 2 : how + 1;
  const std::size_t end = terms.size() - (terms.back().word == "for" ? 1 : 0);
  return time + 1 == end && is_one_of(terms[time].word, kTimes) &&
         (terms[time].word == "long") == (time == how + 1);
}

bool asks_for_signs(const std::vector<index::Term>& terms) {
  if (terms.size() < 3 || terms.front().word != "what" || terms.back().word != "for") return false;
  return std::any_of(terms.begin(), terms.end(), [](const index::Term& term) {
    return term.word == "watch" || term.word == "look";
  });
}

bool asks_how_to_take(const std::vector<index::Term>& terms) {
  return !terms.empty() && terms.front().word == "how" &&
         std::any_of(terms.begin(), terms.end(),
                     [](const index::Term& term) { return term.word == "take"; });
}

bool asks_of_nature(const std::vector<index::Term>& terms) {
  return names_any(terms, kOfNature);
}

bool names_person(const std::vector<index::Term>& terms) {
  return names_any(terms, kOthers);
}

bool chooses(const std::vector<index::Term>& terms) {
  constexpr std::string_view kThem[] = {"the", "them", "these", "those"};
  return terms.size() > 2 && terms[0].word == "which" && terms[1].word == "of" &&
         is_one_of(terms[2].word, kThem) &&
         (terms[2].word != "the" || (terms.size() > 3 && terms[3].word == "two"));
}

bool asks_of_told(const std::vector<index::Term>& terms) {
  return std::any_of(terms.begin(), terms.end(), [](const index::Term& term) {
    return is_demonstrative(term.word) || term.word == "matter";
  });
}

bool asks_whether_it_matters(const std::vector<index::Term>& terms) {
  constexpr std::string_view kMattering[] = {"affect", "change", "matter"};
  return names_any(terms, kMattering);
}

bool is_demonstrative(std::string_view folded_word) {
  return is_one_of(folded_word, kDemonstratives);
}

bool is_form(const index::Term& term) {
  return is_one_of(term.text, kForms);
}

bool compares_routes(const std::vector<index::Term>& terms) {
  constexpr std::string_view kRoutes[] = {
      "im",        "inhaled",      "intramuscular", "intravenous", "iv",
      "nebulised", "nebulized",    "oral",          "po",          "rectal",
      "sc",        "subcutaneous", "topical",       "transdermal"};
  return terms.size() > 2 && is_one_of(terms[0].word, kRoutes) && is_comparative(terms[1].word);
}

bool speaks_for_himself(const std::vector<index::Term>& terms) {
  static constexpr std::string_view kMe[] = {"and",  "as",  "for", "have", "i",
                                             "in",   "it",  "me",  "my",   "myself",
                                             "that", "too", "us",  "we",   "well"};
  return is_personal(terms) && std::all_of(terms.begin(), terms.end(), [](const index::Term& term) {
           return is_one_of(term.word, kMe);
         });
}

bool is_of_age(const std::vector<index::Term>& terms) {
  constexpr std::string_view kLimiting[] = {"above", "aged", "below", "over", "under"};
  const bool is_limit =
      terms.size() > 1 && terms.size() < 4 && is_one_of(terms[0].word, kLimiting) &&
      is_number(terms[1].word.ends_with('s') ? terms[1].word.substr(0, terms[1].word.size() - 1)
                                             : terms[1].word);
  return is_limit && (terms.size() == 2 || terms[2].word == "years");
}

bool is_personal(const std::vector<index::Term>& terms) {
  return names_any(terms, kAskers);
}

bool asks_until(const std::vector<index::Term>& terms) {
  constexpr std::string_view kLimits[] = {"from", "till", "until"};
  return terms.size() > 1 && is_one_of(terms[0].word, kLimits) && is_one_of(terms[1].word, kAsking);
}

bool asks_of_whom(const std::vector<index::Term>& terms) {
  return terms.size() > 1 && !asks_how_long(terms) && is_preposition(terms[0].word) &&
         is_one_of(terms[1].word, kAsking) &&
         std::none_of(terms.begin(), terms.end(),
                      [](const index::Term& term) { return opens_yes_no(term.word); });
}

bool asks_of_shape(const std::vector<index::Term>& terms) {
  return terms.size() > 2 && (terms[0].word == "which" || terms[0].word == "what") &&
         is_one_of(terms[1].word, kShapes) &&
         (opens_yes_no(terms[2].word) || is_linking_verb(terms[2].word));
}

bool names_any(const std::vector<index::Term>& terms,
               std::span<const std::string_view> folded_words) {
  return std::any_of(terms.begin(), terms.end(), [&](const index::Term& term) {
    return text::is_one_of(term.word, folded_words);
  });
}

bool is_outcome(const index::Term& term) {
  return is_one_of(term.text, kOutcomes);
}

bool asks_of_statement(const std::vector<index::Term>& terms) {
  constexpr std::string_view kShowing[] = {"based",  "found",  "mean",   "means", "prove",
                                           "proved", "proves", "proven", "say",   "says",
                                           "show",   "showed", "shown",  "shows", "support"};
  constexpr std::string_view kBeing[] = {"be", "certain", "correct", "proven", "right",
                                         "so", "sure",    "true",    "wrong"};
  constexpr std::string_view kOfTalk[] = {"contrary", "evidence", "opposite"};
  constexpr std::string_view kStated[] = {"it", "that", "this"};
  if (terms.empty()) return false;
  const std::string& first = terms.front().word;
  const std::string& last = terms.back().word;
  const bool is_stated = is_one_of(last, kStated) && names_any(terms, kShowing);
  const bool is_judged = is_one_of(last, kBeing) && terms.size() > 1 && opens_question(first) &&
                         (names_any(terms, kStated) || is_subject(terms[1].word));
  const bool is_of_talk = names_any(terms, kOfTalk) &&
                          std::none_of(terms.begin(), terms.end(),
                                       [](const index::Term& term) { return term.word == "of"; });
  const bool is_talked =
      terms.size() > 1 && last == "about" && terms[terms.size() - 2].word == "talking";
  const bool is_number_alone =
      is_number(first) ||
      (terms.size() > 2 && opens_yes_no(first) && is_number(terms[1].word) && is_comparative(last));
  return is_stated || is_judged || is_of_talk || is_talked || is_number_alone;
}

bool asks(std::string_view folded_word) {
  return is_one_of(folded_word, kAsking);
}

bool is_subject(std::string_view folded_word) {
  return is_one_of(folded_word, kSubjects);
}

bool opens_question(std::string_view folded_word) {
  return is_one_of(folded_word, kAsking) || opens_yes_no(folded_word);
}

bool is_aside(const index::Term& term) {
  return is_aspect(term.text) || is_person(term) || is_question_word(term.word) ||
         is_one_of(term.text, kDoings) || is_doing(term);
}

bool is_doing(const index::Term& term) {
  return is_one_of(term.text, kVerbs) || is_comparative(term.word);
}

bool is_comparative(std::string_view folded_word) {
  return is_one_of(folded_word, kComparing);
}

bool has_comparative(const std::vector<index::Term>& terms) {
  return names_any(terms, kComparing);
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
