#include "answer/question_cues.hpp"

#include <algorithm>
#include <array>

#include "text/code_points.hpp"
#include "text/folded_text.hpp"
#include "text/strings.hpp"

namespace ibid::answer {
namespace {

/// In the order in which they are tried.
constexpr text::Phrase<QuestionType> kTypeCues[] = {
    {QuestionType::kCount, "how many"},
    {QuestionType::kCount, "how common"},
    {QuestionType::kCount, "what percentage"},
    {QuestionType::kCount, "prevalence"},
    {QuestionType::kCount, "incidence"},
    {QuestionType::kCount, "number of"},
    {QuestionType::kDose, "dose"},
    {QuestionType::kDose, "doses"},
    {QuestionType::kDose, "dosage"},
    {QuestionType::kDose, "dosing"},
    {QuestionType::kEffect, "how much does"},
    {QuestionType::kDose, "how much"},
    {QuestionType::kDose, "daily intake"},
    {QuestionType::kComparison, "compared"},
    {QuestionType::kComparison, "versus"},
    {QuestionType::kComparison, "vs"},
    {QuestionType::kComparison, "better than"},
    {QuestionType::kComparison, "difference"},
    {QuestionType::kComparison, "differences"},
    {QuestionType::kComparison, "superior"},
    {QuestionType::kHarm, "side effect"},
    {QuestionType::kHarm, "side effects"},
    {QuestionType::kHarm, "adverse"},
    {QuestionType::kHarm, "harm"},
    {QuestionType::kHarm, "harms"},
    {QuestionType::kHarm, "safe"},
    {QuestionType::kHarm, "safety"},
    {QuestionType::kHarm, "toxicity"},
    {QuestionType::kHarm, "complications"},
    {QuestionType::kHarm, "dangerous"},
    {QuestionType::kHarm, "harmful"},
    {QuestionType::kHarm, "unsafe"},
    {QuestionType::kHarm, "bad"},
    {QuestionType::kPrevention, "prevent"},
    {QuestionType::kPrevention, "prevents"},
    {QuestionType::kPrevention, "prevented"},
    {QuestionType::kPrevention, "prevention"},
    {QuestionType::kPrevention, "prophylaxis"},
    {QuestionType::kDiagnosis, "diagnose"},
    {QuestionType::kDiagnosis, "diagnosed"},
    {QuestionType::kDiagnosis, "diagnosis"},
    {QuestionType::kDiagnosis, "diagnostic"},
    {QuestionType::kDiagnosis, "symptoms"},
    {QuestionType::kDiagnosis, "signs"},
    {QuestionType::kDiagnosis, "noticed"},
    {QuestionType::kDiagnosis, "recognized"},
    {QuestionType::kDiagnosis, "recognised"},
    {QuestionType::kDiagnosis, "screening"},
    {QuestionType::kTreatment, "treat"},
    {QuestionType::kTreatment, "treated"},
    {QuestionType::kTreatment, "treatment"},
    {QuestionType::kTreatment, "treatments"},
    {QuestionType::kTreatment, "therapy"},
    {QuestionType::kTreatment, "therapies"},
    {QuestionType::kTreatment, "manage"},
    {QuestionType::kTreatment, "management"},
    {QuestionType::kTreatment, "recommended"},
    {QuestionType::kTreatment, "indicated"},
    {QuestionType::kTreatment, "indication"},
    {QuestionType::kMechanism, "mechanism"},
    {QuestionType::kMechanism, "mechanisms"},
    {QuestionType::kMechanism, "function"},
    {QuestionType::kMechanism, "how does"},
    {QuestionType::kMechanism, "how do"},
    {QuestionType::kMechanism, "target"},
    {QuestionType::kMechanism, "targets"},
    {QuestionType::kMechanism, "targeted"},
    {QuestionType::kMechanism, "inhibited"},
    {QuestionType::kCause, "cause"},
    {QuestionType::kCause, "causes"},
    {QuestionType::kCause, "caused"},
    {QuestionType::kCause, "why"},
    {QuestionType::kCause, "due to"},
    {QuestionType::kCause, "responsible"},
    {QuestionType::kCause, "mutation"},
    {QuestionType::kCause, "mutations"},
    {QuestionType::kCause, "mutated"},
    {QuestionType::kRelationship, "relationship"},
    {QuestionType::kRelationship, "relation"},
    {QuestionType::kRelationship, "association"},
    {QuestionType::kRelationship, "associated"},
    {QuestionType::kRelationship, "linked"},
    {QuestionType::kRelationship, "link"},
    {QuestionType::kRelationship, "related"},
    {QuestionType::kRelationship, "involved"},
    {QuestionType::kRelationship, "implicated"},
    {QuestionType::kRelationship, "risk"},
    {QuestionType::kEffect, "effect"},
    {QuestionType::kEffect, "effects"},
    {QuestionType::kEffect, "effective"},
    {QuestionType::kEffect, "efficacy"},
    {QuestionType::kEffect, "role"},
    {QuestionType::kEffect, "affect"},
    {QuestionType::kEffect, "affects"},
    {QuestionType::kEffect, "influence"},
    {QuestionType::kEffect, "impact"},
    {QuestionType::kEffect, "improve"},
    {QuestionType::kEffect, "increase"},
    {QuestionType::kEffect, "decrease"},
    {QuestionType::kEffect, "reduce"},
    {QuestionType::kEffect, "benefit"},
    {QuestionType::kEffect, "benefits"},
    {QuestionType::kList, "list"},
    {QuestionType::kList, "which are"},
    {QuestionType::kList, "what are"},
    {QuestionType::kList, "name"},
    {QuestionType::kDefinition, "what is"},
    {QuestionType::kDefinition, "what s"},
    {QuestionType::kDefinition, "define"},
    {QuestionType::kDefinition, "definition"},
    {QuestionType::kDefinition, "stand for"},
    {QuestionType::kDefinition, "describe"},
    {QuestionType::kWho, "who"},
};

/// Tells what is taken already and asks for no dose.
constexpr std::string_view kDosesTaken[] = {
    "at full dose",    "at full doses", "on full dose",        "on the full dose",
    "at maximum dose", "at max dose",   "at maximal dose",     "at maximum doses",
    "on maximum dose", "on max dose",   "at an adequate dose", "despite full dose",
};

/// True for lists that binary search may read.
constexpr bool sorted_and_unique(const auto& words) {
  for (std::size_t i = 1; i < std::size(words); ++i) {
    if (!(words[i - 1] < words[i])) return false;
  }
  return true;
}

/// Of a list that is sorted.
bool is_among(const auto& sorted, std::string_view word) {
  return std::binary_search(std::begin(sorted), std::end(sorted), word);
}

constexpr std::string_view kYesNoOpeners[] = {
    "are", "can", "could", "did",    "do",  "does", "has",  "have",
    "is",  "may", "might", "should", "was", "were", "will", "would",
};
static_assert(sorted_and_unique(kYesNoOpeners));

constexpr std::string_view kQuestionWords[] = {
    "able",      "above",      "actually",     "adverse",      "affect",
    "affects",   "again",      "against",      "allow",        "allowed",
    "allows",    "already",    "always",       "another",      "answer",
    "anyhow",    "anyone",     "anything",     "anyway",       "aren",
    "arent",     "around",     "ask",          "association",  "associations",
    "away",      "bad",        "below",        "benefit",      "benefits",
    "best",      "better",     "bother",       "bring",        "brings",
    "came",      "cant",       "cause",        "caused",       "causes",
    "come",      "comes",      "coming",       "common",       "compare",
    "compared",  "comparison", "consequence",  "consequences", "couldn",
    "cure",      "cured",      "cures",        "currently",    "daily",
    "dangerous", "day",        "days",         "define",       "definition",
    "describe",  "didn",       "difference",   "differences",  "doesn",
    "doesnt",    "don",        "dont",         "drink",        "eat",
    "eats",      "effect",     "effects",      "else",         "enough",
    "ever",      "every",      "everybody",    "everyone",     "everything",
    "evidence",  "exactly",    "explain",      "first",        "get",
    "gets",      "getting",    "give",         "given",        "gives",
    "giving",    "go",         "goes",         "going",        "gone",
    "gonna",     "good",       "got",          "happen",       "happened",
    "happens",   "harm",       "harmful",      "harms",        "hasn",
    "haven",     "help",       "helpful",      "helps",        "hows",
    "im",        "impact",     "important",    "inferior",     "influence",
    "instead",   "involved",   "isn",          "isnt",         "ive",
    "just",      "keep",       "keeping",      "keeps",        "kept",
    "kind",      "kinds",      "know",         "known",        "let",
    "level",     "levels",     "likely",       "line",         "link",
    "linked",    "list",       "ll",           "look",         "lot",
    "lots",      "m",          "make",         "makes",        "making",
    "many",      "mean",       "med",          "meds",         "much",
    "name",      "normal",     "nothing",      "now",          "o",
    "often",     "ok",         "okay",         "old",          "ones",
    "ought",     "patient",    "patients",     "people",       "per",
    "person",    "please",     "plus",         "preferable",   "put",
    "quickly",   "re",         "really",       "recommend",    "recommended",
    "related",   "relation",   "relationship", "riskier",      "risky",
    "role",      "safe",       "safely",       "safer",        "safest",
    "safety",    "say",        "says",         "see",          "shouldn",
    "shouldnt",  "show",       "showed",       "shown",        "shows",
    "side",      "someone",    "something",    "soon",         "sort",
    "sorts",     "standard",   "stay",         "staying",      "stays",
    "still",     "stuff",      "suddenly",     "superior",     "supposed",
    "sure",      "swallow",    "take",         "taken",        "taking",
    "tell",      "thing",      "things",       "think",        "till",
    "today",     "too",        "took",         "true",         "try",
    "type",      "types",      "typical",      "unsafe",       "until",
    "use",       "used",       "useful",       "using",        "usual",
    "usually",   "ve",         "versus",       "vs",           "wanna",
    "want",      "wasn",       "way",          "ways",         "weigh",
    "weighing",  "weighs",     "whats",        "whether",      "wont",
    "work",      "worked",     "working",      "works",        "worse",
    "worst",     "worth",      "worthwhile",   "wouldn",       "y",
    "year",      "years",      "yes",          "yr",           "yrs",
};
static_assert(sorted_and_unique(kQuestionWords));

/// Beside an amount.
constexpr std::string_view kUnits[] = {
    "dl", "kg", "lb", "mcg", "mg", "ml", "mmhg", "mmol", "umol",
};
static_assert(sorted_and_unique(kUnits));

/// For whom or of whom somebody asks; the answer does not name them.
constexpr std::string_view kRelatives[] = {
    "dad",      "doc",         "doctor",  "gp",          "gran",    "grandad",
    "granddad", "grandfather", "grandma", "grandmother", "grandpa", "husband",
    "mom",      "mum",         "nan",     "wife",        "yo",
};
static_assert(sorted_and_unique(kRelatives));

constexpr std::string_view kLinkingVerbs[] = {
    "approved",  "benefit",  "cure",     "cures",    "decrease",  "decreases", "diagnose",
    "diagnosed", "improve",  "improves", "increase", "increases", "indicated", "lead",
    "leads",     "lower",    "lowers",   "need",     "needed",    "prevent",   "prevents",
    "protect",   "protects", "raise",    "raises",   "reduce",    "reduces",   "replace",
    "require",   "requires", "stop",     "treat",    "treated",   "treats",    "work",
    "works",     "worsen",   "worsens",
};
static_assert(sorted_and_unique(kLinkingVerbs));

constexpr std::string_view kModifiers[] = {
    "acut",  "adult",   "blood", "chronic", "condit",  "defici",  "diseas",    "disord",
    "elev",  "essenti", "grade", "high",    "higher",  "inadequ", "infect",    "insuffici",
    "level", "low",     "lower", "mild",    "plasma",  "primari", "risk",      "secondari",
    "serum", "sever",   "stage", "status",  "syndrom", "therapi", "treatment", "type",
};
static_assert(sorted_and_unique(kModifiers));

// Stems that name no subject of a question. Aspects say of whom or of what side of a subject is
// asked: a question of them alone is of nothing yet. General words may be said of anything, and a
// topic may have them within. An answer has to name either, but for those that only are said in
// passing.
constexpr std::string_view kAspects[] = {
    "adolesc",      "adult",    "age",        "altern",   "babi",      "boy",       "breastfeed",
    "candid",       "child",    "childhood",  "children", "contraind", "cost",      "diagnos",
    "diagnosi",     "diagnost", "dosag",      "dose",     "drug",      "durat",     "effect",
    "efficaci",     "elder",    "elig",       "evid",     "femal",     "girl",      "guidelin",
    "health",       "healthi",  "infant",     "intak",    "interact",  "kid",       "lactat",
    "long",         "male",     "man",        "mechan",   "medic",     "medicin",   "men",
    "monitor",      "need",     "newborn",    "older",    "outcom",    "paediatr",  "pediatr",
    "postmenopaus", "pregnanc", "pregnant",   "prevent",  "prognosi",  "qualifi",   "recommend",
    "remedi",       "requir",   "risk",       "safe",     "safeti",    "screen",    "start",
    "stop",         "studi",    "supplement", "symptom",  "system",    "target",    "teenag",
    "test",         "therapi",  "toddler",    "toxic",    "treat",     "treatment", "trial",
    "unit",         "woman",    "women",      "work",     "young"};
static_assert(sorted_and_unique(kAspects));

constexpr std::string_view kAspectsInPassing[] = {
    "afternoon", "alon",       "alreadi", "avoid",      "away",    "back",    "beat",    "bit",
    "capsul",    "chang",      "check",   "choos",      "combin",  "confirm", "continu", "cut",
    "cutoff",    "damag",      "danger",  "discontinu", "down",    "downsid", "eas",     "eight",
    "eventu",    "far",        "feel",    "felt",       "five",    "fix",     "forget",  "forgot",
    "four",      "frequent",   "goal",    "help",       "home",    "hot",     "hour",    "hurt",
    "keep",      "kill",       "kind",    "last",       "like",    "live",    "longer",  "lot",
    "max",       "maximum",    "measur",  "middl",      "minimum", "minut",   "miss",    "mistak",
    "month",     "morn",       "next",    "nine",       "notic",   "off",     "one",     "over",
    "pick",      "pill",       "prefer",  "previous",   "prior",   "problem", "protect", "quit",
    "readi",     "recheck",    "regimen", "reliev",     "retest",  "return",  "right",   "set",
    "seven",     "six",        "skip",    "slow",       "someon",  "sort",    "spray",   "still",
    "straight",  "strengthen", "stunt",   "switch",     "tab",     "tablet",  "ten",     "term",
    "thing",     "though",     "three",   "threshold",  "today",   "togeth",  "tonight", "troubl",
    "two",       "up",         "upset",   "wait",       "warn",    "way",     "weaken",  "week",
    "well",      "whats",      "wors"};
static_assert(sorted_and_unique(kAspectsInPassing));

/// Other floors take some of them for what is spoken of.
constexpr std::string_view kGeneral[] = {
    "act",      "advic",   "adviz",       "affect",    "africa",    "agent",     "america",
    "american", "annual",  "arm",         "asia",      "attribut",  "australia", "australian",
    "backbon",  "base",    "borderlin",   "britain",   "british",   "calcul",    "canada",
    "canadian", "china",   "chines",      "countri",   "cours",     "criteria",  "cumul",
    "data",     "develop", "eat",         "endpoint",  "england",   "english",   "equal",
    "eu",       "europ",   "european",    "exam",      "exclud",    "fail",      "failur",
    "fewer",    "franc",   "french",      "frequenc",  "gain",      "german",    "germani",
    "ill",      "incid",   "includ",      "inclus",    "increment", "india",     "indian",
    "indic",    "infus",   "inject",      "ireland",   "irish",     "itali",     "japan",
    "japanes",  "korea",   "lead",        "least",     "less",      "nationwid", "offer",
    "option",   "panel",   "percent",     "percentag", "poor",      "predictor", "prescript",
    "proport",  "qualiti", "rais",        "rang",      "rare",      "rate",      "reassur",
    "recov",    "respond", "result",      "robust",    "scotland",  "scottish",  "short",
    "sign",     "singl",   "site",        "sourc",     "spain",     "strength",  "subgroup",
    "suffer",   "support", "trustworthi", "uk",        "untreat",   "usa",       "weak",
    "worldwid"};
static_assert(sorted_and_unique(kGeneral));

constexpr std::string_view kGeneralInPassing[] = {
    "accept",  "although",     "at",       "begin",   "besid",        "birthday",   "brought",
    "call",    "cardiologist", "carri",    "chemist", "colleagu",     "dentist",    "dietitian",
    "doctor",  "even",         "everyday", "except",  "expect",       "forc",       "found",
    "gave",    "gps",          "half",     "hand",    "intern",       "later",      "littl",
    "look",    "main",         "midwif",   "monday",  "neurologist",  "new",        "non",
    "number",  "odd",          "out",      "past",    "pharmaci",     "pharmacist", "point",
    "possibl", "practic",      "present",  "proven",  "psychiatrist", "reach",      "read",
    "reason",  "remain",       "report",   "sens",    "soon",         "specialist", "spot",
    "state",   "take",         "task",     "thought", "time",         "told",       "touch",
    "under",   "use",          "v",        "weigh",   "world",        "worri"};
static_assert(sorted_and_unique(kGeneralInPassing));

constexpr std::string_view kLimits[] = {"exceed", "highest", "limit", "max",
                                        "maxim",  "maximum", "upper"};
static_assert(sorted_and_unique(kLimits));

constexpr std::string_view kTreatmentGuidance[] = {
    "advis", "antibiot", "choic",  "dose",     "drug",  "first",   "initi",
    "offer", "option",   "prefer", "prescrib", "start", "suggest",
};
constexpr std::string_view kDiagnosisGuidance[] = {"confirm", "measur", "suspect", "test",
                                                   "threshold"};
constexpr std::string_view kHarmGuidance[] = {"avoid",  "caution", "contraind", "death",
                                              "injuri", "mortal",  "warn"};

using Cues = std::vector<std::string_view>;

const Cues& cues_of(QuestionType type) {
  static const Cues count{"case",    "estim", "frequenc", "incid",
                          "percent", "popul", "preval",   "rate"};
  static const Cues dose{"daili", "day", "dose", "intak", "iu", "mcg", "mg", "mug", "week"};
  static const Cues comparison{"compar", "differ", "equival", "greater",  "higher", "inferior",
                               "less",   "lower",  "similar", "superior", "than",   "versus"};
  static const Cues harm{"advers", "bleed",  "complic", "event", "harm", "risk",
                         "safe",   "safeti", "seriou",  "toler", "toxic"};
  static const Cues prevention{"decreas",    "lower",   "prevent", "prophylact",
                               "prophylaxi", "protect", "reduc",   "risk"};
  static const Cues diagnosis{"biomark",  "character", "criteria", "detect", "diagnos", "diagnosi",
                              "diagnost", "featur",    "marker",   "sensit", "specif",  "symptom"};
  static const Cues treatment{"approv",  "effect",  "efficaci",  "improv", "indic",    "recommend",
                              "respons", "therapi", "therapeut", "treat",  "treatment"};
  static const Cues mechanism{"activ",   "bind",     "block", "inhibit", "mechan", "mediat",
                              "pathway", "receptor", "regul", "signal",  "target"};
  static const Cues cause{"caus", "defici", "due", "gene", "induc", "lead", "mutat", "result"};
  static const Cues relationship{"associ", "correl", "factor",       "higher", "link",
                                 "lower",  "relat",  "relationship", "risk"};
  static const Cues effect{"decreas", "effect", "enhanc", "improv", "increas", "induc", "reduc"};
  static const Cues list{"compris", "consist", "contain", "follow", "includ", "such"};
  static const Cues definition{"call",  "character", "class",   "defin", "disord",
                               "known", "refer",     "syndrom", "term"};
  static const Cues none;
  switch (type) {
    case QuestionType::kCount:
      return count;
    case QuestionType::kDose:
      return dose;
    case QuestionType::kComparison:
      return comparison;
    case QuestionType::kHarm:
      return harm;
    case QuestionType::kPrevention:
      return prevention;
    case QuestionType::kDiagnosis:
      return diagnosis;
    case QuestionType::kTreatment:
      return treatment;
    case QuestionType::kMechanism:
      return mechanism;
    case QuestionType::kCause:
      return cause;
    case QuestionType::kRelationship:
      return relationship;
    case QuestionType::kEffect:
      return effect;
    case QuestionType::kList:
      return list;
    case QuestionType::kDefinition:
      return definition;
    case QuestionType::kWho:
    case QuestionType::kOther:
      break;
  }
  return none;
}

/// "4th"
bool is_ordinal(std::string_view stem) {
  constexpr std::size_t kEnding = 2;
  constexpr std::string_view kEndings[] = {"nd", "rd", "st", "th"};
  return stem.size() > kEnding && is_number(stem.substr(0, stem.size() - kEnding)) &&
         text::is_one_of(stem.substr(stem.size() - kEnding), kEndings);
}

}  // namespace

QuestionType type_of(const std::vector<std::string>& words) {
  text::FoldedText text(words);
  for (const std::string_view taken : kDosesTaken) text.take_out(taken);
  const auto* const cue = text.first_of(kTypeCues);
  return cue == nullptr ? QuestionType::kOther : cue->meaning;
}

bool is_side(QuestionType type) {
  switch (type) {
    case QuestionType::kDose:
    case QuestionType::kHarm:
    case QuestionType::kPrevention:
    case QuestionType::kDiagnosis:
    case QuestionType::kTreatment:
      return true;
    default:
      return false;
  }
}

bool is_type_cue(std::string_view folded_word) {
  return std::any_of(std::begin(kTypeCues), std::end(kTypeCues),
                     [&](const auto& cue) { return cue.words == folded_word; });
}

bool is_number(std::string_view folded_word) {
  return !folded_word.empty() && text::is_digit(folded_word.front()) &&
         std::all_of(folded_word.begin(), folded_word.end(),
                     [](char c) { return text::is_digit(c) || c == '.' || c == ','; });
}

bool opens_yes_no(std::string_view folded_word) {
  return is_among(kYesNoOpeners, folded_word);
}

bool is_question_word(std::string_view folded_word) {
  return is_among(kQuestionWords, folded_word) || is_among(kUnits, folded_word) ||
         is_among(kRelatives, folded_word);
}

bool is_linking_verb(std::string_view folded_word) {
  return is_among(kLinkingVerbs, folded_word);
}

bool is_modifier(std::string_view stem) {
  return is_among(kModifiers, stem);
}

bool is_aspect(std::string_view stem) {
  return is_number(stem) || is_ordinal(stem) || is_among(kAspects, stem) ||
         is_among(kAspectsInPassing, stem);
}

bool is_general(std::string_view stem) {
  return is_among(kGeneral, stem) || is_among(kGeneralInPassing, stem);
}

bool is_in_passing(std::string_view stem) {
  return is_number(stem) || is_ordinal(stem) || is_among(kAspectsInPassing, stem) ||
         is_among(kGeneralInPassing, stem);
}

bool is_limit(std::string_view stem) {
  return is_among(kLimits, stem);
}

const std::vector<std::string_view>& answer_cues(QuestionType type) {
  return cues_of(type);
}

std::span<const std::string_view> guidance_cues(QuestionType type) {
  switch (type) {
    case QuestionType::kTreatment:
      return kTreatmentGuidance;
    case QuestionType::kDiagnosis:
      return kDiagnosisGuidance;
    case QuestionType::kHarm:
      return kHarmGuidance;
    default:
      return {};
  }
}

}  // namespace ibid::answer
