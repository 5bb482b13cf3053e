#include "verify/lexicon.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace ibid::verify {
namespace {

constexpr Cue kCues[] = {
    // More or less.
    {"increas", Axis::kAmount, 1},
    {"elev", Axis::kAmount, 1},
    {"rais", Axis::kAmount, 1},
    {"higher", Axis::kAmount, 1},
    {"high", Axis::kAmount, 1},
    {"highest", Axis::kAmount, 1},
    {"rise", Axis::kAmount, 1},
    {"greater", Axis::kAmount, 1},
    {"greatest", Axis::kAmount, 1},
    {"more", Axis::kAmount, 1},
    {"most", Axis::kAmount, 1},
    {"enhanc", Axis::kAmount, 1},
    {"upregul", Axis::kAmount, 1},
    {"boost", Axis::kAmount, 1},
    {"augment", Axis::kAmount, 1},
    {"amplifi", Axis::kAmount, 1},
    {"acceler", Axis::kAmount, 1},
    {"promot", Axis::kAmount, 1},
    {"activ", Axis::kAmount, 1},
    {"induc", Axis::kAmount, 1},
    {"induct", Axis::kAmount, 1},
    {"stimul", Axis::kAmount, 1},
    {"gain", Axis::kAmount, 1},
    {"larger", Axis::kAmount, 1},
    {"stronger", Axis::kAmount, 1},
    {"facilit", Axis::kAmount, 1},
    {"escal", Axis::kAmount, 1},
    {"grow", Axis::kAmount, 1},
    {"expand", Axis::kAmount, 1},
    {"expans", Axis::kAmount, 1},
    {"strengthen", Axis::kAmount, 1},
    {"heighten", Axis::kAmount, 1},
    {"doubl", Axis::kAmount, 1},
    {"tripl", Axis::kAmount, 1},
    {"faster", Axis::kAmount, 1},
    {"encourag", Axis::kAmount, 1},
    {"overexpress", Axis::kAmount, 1},
    {"potenti", Axis::kAmount, 1},
    {"excess", Axis::kAmount, 1},
    {"trigger", Axis::kAmount, 1},
    {"caus", Axis::kAmount, 1},
    {"surg", Axis::kAmount, 1},
    {"above", Axis::kAmount, 1},
    {"exceed", Axis::kAmount, 1},
    {"maxim", Axis::kAmount, 1},
    {"maximum", Axis::kAmount, 1},
    {"intensifi", Axis::kAmount, 1},
    {"decreas", Axis::kAmount, -1},
    {"reduc", Axis::kAmount, -1},
    {"reduct", Axis::kAmount, -1},
    {"lower", Axis::kAmount, -1},
    {"low", Axis::kAmount, -1},
    {"lowest", Axis::kAmount, -1},
    {"declin", Axis::kAmount, -1},
    {"fall", Axis::kAmount, -1},
    {"drop", Axis::kAmount, -1},
    {"less", Axis::kAmount, -1},
    {"least", Axis::kAmount, -1},
    {"fewer", Axis::kAmount, -1},
    {"fewest", Axis::kAmount, -1},
    {"diminish", Axis::kAmount, -1},
    {"downregul", Axis::kAmount, -1},
    {"suppress", Axis::kAmount, -1},
    {"inhibit", Axis::kAmount, -1},
    {"inhibitori", Axis::kAmount, -1},
    {"attenu", Axis::kAmount, -1},
    {"block", Axis::kAmount, -1},
    {"prevent", Axis::kAmount, -1},
    {"smaller", Axis::kAmount, -1},
    {"weaker", Axis::kAmount, -1},
    {"slow", Axis::kAmount, -1},
    {"slower", Axis::kAmount, -1},
    {"lessen", Axis::kAmount, -1},
    {"abolish", Axis::kAmount, -1},
    {"loss", Axis::kAmount, -1},
    {"lose", Axis::kAmount, -1},
    {"lost", Axis::kAmount, -1},
    {"defici", Axis::kAmount, -1},
    {"abrog", Axis::kAmount, -1},
    {"minim", Axis::kAmount, -1},
    {"minimum", Axis::kAmount, -1},
    {"halv", Axis::kAmount, -1},
    {"deplet", Axis::kAmount, -1},
    {"knockdown", Axis::kAmount, -1},
    {"disrupt", Axis::kAmount, -1},
    {"blunt", Axis::kAmount, -1},
    {"mitig", Axis::kAmount, -1},
    {"weaken", Axis::kAmount, -1},
    {"hinder", Axis::kAmount, -1},
    {"silenc", Axis::kAmount, -1},
    {"discourag", Axis::kAdvice, -1},
    {"below", Axis::kAmount, -1},
    {"shrink", Axis::kAmount, -1},
    {"retard", Axis::kAmount, -1},
    {"curb", Axis::kAmount, -1},
    {"repress", Axis::kAmount, -1},
    {"avert", Axis::kAmount, -1},
    {"limit", Axis::kAmount, -1},
    {"restrict", Axis::kAmount, -1},
    {"impair", Axis::kValence, -1},

    // Better or worse.
    {"improv", Axis::kValence, 1},
    {"better", Axis::kValence, 1},
    {"best", Axis::kValence, 1},
    {"benefit", Axis::kValence, 1},
    {"benefici", Axis::kValence, 1},
    {"amelior", Axis::kValence, 1},
    {"allevi", Axis::kValence, 1},
    {"protect", Axis::kValence, 1},
    {"favor", Axis::kValence, 1},
    {"favour", Axis::kValence, 1},
    {"superior", Axis::kValence, 1},
    {"milder", Axis::kValence, 1},
    {"reliev", Axis::kValence, 1},
    {"help", Axis::kValence, 1},
    {"reliabl", Axis::kValence, 1},
    {"success", Axis::kValence, 1},
    {"worsen", Axis::kValence, -1},
    {"wors", Axis::kValence, -1},
    {"worst", Axis::kValence, -1},
    {"harm", Axis::kValence, -1},
    {"detriment", Axis::kValence, -1},
    {"exacerb", Axis::kValence, -1},
    {"aggrav", Axis::kValence, -1},
    {"deterior", Axis::kValence, -1},
    {"inferior", Axis::kValence, -1},
    {"ineffect", Axis::kValence, -1},
    {"inaccur", Axis::kValence, -1},
    {"unreli", Axis::kValence, -1},
    {"damag", Axis::kValence, -1},
    {"poor", Axis::kValence, -1},
    {"poorer", Axis::kValence, -1},
    {"useless", Axis::kValence, -1},
    {"insuffici", Axis::kValence, -1},
    {"inadequ", Axis::kValence, -1},
    {"unsuccess", Axis::kValence, -1},

    {"recommend", Axis::kAdvice, 1},
    {"advis", Axis::kAdvice, 1},
    {"contraind", Axis::kAdvice, -1},
    {"avoid", Axis::kAdvice, -1},
    {"inadvis", Axis::kAdvice, -1},
    {"discontinu", Axis::kAdvice, -1},
    {"prohibit", Axis::kAdvice, -1},
    {"inappropri", Axis::kAdvice, -1},
    {"appropri", Axis::kAdvice, 1},

    {"safe", Axis::kSafety, 1},
    {"safeti", Axis::kSafety, 1},
    {"unsaf", Axis::kSafety, -1},
    {"danger", Axis::kSafety, -1},
    {"toxic", Axis::kSafety, -1},

    {"same", Axis::kSimilarity, 1},
    {"similar", Axis::kSimilarity, 1},
    {"ident", Axis::kSimilarity, 1},
    {"equal", Axis::kSimilarity, 1},
    {"unchang", Axis::kSimilarity, 1},
    {"stabl", Axis::kSimilarity, 1},
    {"differ", Axis::kSimilarity, -1},
    {"dissimilar", Axis::kSimilarity, -1},
    {"unequ", Axis::kSimilarity, -1},
    {"unstabl", Axis::kSimilarity, -1},

    {"befor", Axis::kTime, 1},
    {"prior", Axis::kTime, 1},
    {"preced", Axis::kTime, 1},
    {"earli", Axis::kTime, 1},
    {"earlier", Axis::kTime, 1},
    {"after", Axis::kTime, -1},
    {"late", Axis::kTime, -1},
    {"later", Axis::kTime, -1},
    {"subsequ", Axis::kTime, -1},
    {"delay", Axis::kTime, -1},

    {"common", Axis::kFrequency, 1},
    {"frequent", Axis::kFrequency, 1},
    {"often", Axis::kFrequency, 1},
    {"usual", Axis::kFrequency, 1},
    {"ubiquit", Axis::kFrequency, 1},
    {"rare", Axis::kFrequency, -1},
    {"uncommon", Axis::kFrequency, -1},
    {"infrequ", Axis::kFrequency, -1},
    {"seldom", Axis::kFrequency, -1},
    {"unusu", Axis::kFrequency, -1},
    {"scarc", Axis::kFrequency, -1},

    {"acut", Axis::kCourse, 1},
    {"chronic", Axis::kCourse, -1},

    {"adult", Axis::kAge, 1},
    {"child", Axis::kAge, 2},
    {"pediatr", Axis::kAge, 2},
    {"paediatr", Axis::kAge, 2},
    {"infant", Axis::kAge, 3},
    {"neonat", Axis::kAge, 3},
    {"newborn", Axis::kAge, 3},
    {"adolesc", Axis::kAge, 4},
    {"teenag", Axis::kAge, 4},
    {"elder", Axis::kAge, 5},
    {"older", Axis::kAge, 5},
    {"younger", Axis::kAge, 6},
    {"young", Axis::kAge, 6},

    {"woman", Axis::kSex, 1},
    {"femal", Axis::kSex, 1},
    {"girl", Axis::kSex, 1},
    {"man", Axis::kSex, 2},
    {"male", Axis::kSex, 2},
    {"boy", Axis::kSex, 2},

    {"human", Axis::kSpecies, 1},
    {"mice", Axis::kSpecies, 2},
    {"mous", Axis::kSpecies, 2},
    {"murin", Axis::kSpecies, 2},
    {"rat", Axis::kSpecies, 3},
    {"anim", Axis::kSpecies, 4},
    {"rabbit", Axis::kSpecies, 5},
    {"zebrafish", Axis::kSpecies, 6},
    {"monkey", Axis::kSpecies, 7},
    {"macaqu", Axis::kSpecies, 7},
    {"drosophila", Axis::kSpecies, 8},
    {"elegan", Axis::kSpecies, 9},
    {"yeast", Axis::kSpecies, 10},
    {"pig", Axis::kSpecies, 11},

    {"pregnant", Axis::kPregnancy, 1},
    {"pregnanc", Axis::kPregnancy, 1},
    {"nonpregn", Axis::kPregnancy, -1},
    {"lactat", Axis::kPregnancy, 2},
    {"breastfeed", Axis::kPregnancy, 2},

    {"left", Axis::kSide, 1},
    {"right", Axis::kSide, 2},
    {"proxim", Axis::kSide, 3},
    {"distal", Axis::kSide, 4},
    {"anterior", Axis::kSide, 5},
    {"posterior", Axis::kSide, 6},
    {"upstream", Axis::kSide, 7},
    {"downstream", Axis::kSide, 8},
    {"systol", Axis::kSide, 9},
    {"diastol", Axis::kSide, 10},

    {"oral", Axis::kRoute, 1},
    {"intraven", Axis::kRoute, 2},
    {"topic", Axis::kRoute, 3},
    {"subcutan", Axis::kRoute, 4},
    {"intramuscular", Axis::kRoute, 5},
    {"inhal", Axis::kRoute, 6},
    {"intranas", Axis::kRoute, 7},
    {"rectal", Axis::kRoute, 8},
    {"parenter", Axis::kRoute, 9},

    {"presenc", Axis::kBeing, 1},
    {"absenc", Axis::kBeing, -1},
    {"absent", Axis::kBeing, -1},
    {"lack", Axis::kBeing, -1},

    {"agonist", Axis::kReceptor, 1},
    {"antagonist", Axis::kReceptor, -1},
    {"inactiv", Axis::kAmount, -1},

    {"sensit", Axis::kResponse, 1},
    {"suscept", Axis::kResponse, 1},
    {"vulner", Axis::kResponse, 1},
    {"resist", Axis::kResponse, -1},
    {"insensit", Axis::kResponse, -1},
    {"toler", Axis::kResponse, -1},

    {"benign", Axis::kNature, 1},
    {"malign", Axis::kNature, -1},

    {"short", Axis::kPeriod, -1},
    {"shorter", Axis::kPeriod, -1},
    {"shorten", Axis::kPeriod, -1},
    {"long", Axis::kPeriod, 1},
    {"longer", Axis::kPeriod, 1},
    {"prolong", Axis::kPeriod, 1},
    {"lengthen", Axis::kPeriod, 1},
    {"extend", Axis::kPeriod, 1},
    {"brief", Axis::kPeriod, -1},

    {"all", Axis::kQuantifier, 1},
    {"everi", Axis::kQuantifier, 1},
    {"alway", Axis::kQuantifier, 1},
    {"never", Axis::kQuantifier, -1},
    {"none", Axis::kQuantifier, -1},
    {"mani", Axis::kQuantifier, 2},
    {"few", Axis::kQuantifier, 3},
    {"some", Axis::kQuantifier, 4},
    {"major", Axis::kQuantifier, 2},
    {"minor", Axis::kQuantifier, 3},

    {"necessari", Axis::kNecessity, 1},
    {"essenti", Axis::kNecessity, 1},
    {"requir", Axis::kNecessity, 1},
    {"crucial", Axis::kNecessity, 1},
    {"import", Axis::kNecessity, 1},
    {"indispens", Axis::kNecessity, 1},
    {"dispens", Axis::kNecessity, -1},
    {"unnecessari", Axis::kNecessity, -1},
    {"unimport", Axis::kNecessity, -1},
    {"option", Axis::kNecessity, -1},
    {"irrelev", Axis::kNecessity, -1},
    {"independ", Axis::kNecessity, -1},
    {"depend", Axis::kNecessity, 1},
};

// Contractions reach us cut at the apostrophe: "doesn't" is "doesn" and "t".
constexpr std::string_view kNegations[] = {
    "not",      "no",     "nor",    "neither",       "never",         "none",    "cannot",
    "without",  "fail",   "fails",  "failed",        "failing",       "failure", "unable",
    "unlikely", "doesn",  "don",    "didn",          "isn",           "wasn",    "aren",
    "weren",    "won",    "wouldn", "shouldn",       "couldn",        "hasn",    "haven",
    "hadn",     "lack",   "lacks",  "lacked",        "lacking",       "absence", "absent",
    "nothing",  "hardly", "nobody", "insignificant", "nonsignificant"};

struct StrengthWord {
  std::string_view word;
  Strength strength;
};

constexpr StrengthWord kStrengthWords[] = {
    {"may", Strength::kPossible},
    {"might", Strength::kPossible},
    {"could", Strength::kPossible},
    {"possible", Strength::kPossible},
    {"possibly", Strength::kPossible},
    {"potentially", Strength::kPossible},
    {"suggest", Strength::kPossible},
    {"suggests", Strength::kPossible},
    {"suggested", Strength::kPossible},
    {"appears", Strength::kPossible},
    {"appear", Strength::kPossible},
    {"appeared", Strength::kPossible},
    {"seems", Strength::kPossible},
    {"likely", Strength::kPossible},
    {"probably", Strength::kPossible},
    {"perhaps", Strength::kPossible},
    {"associated", Strength::kAssociated},
    {"association", Strength::kAssociated},
    {"associations", Strength::kAssociated},
    {"associate", Strength::kAssociated},
    {"linked", Strength::kAssociated},
    {"correlated", Strength::kAssociated},
    {"correlates", Strength::kAssociated},
    {"correlation", Strength::kAssociated},
    {"related", Strength::kAssociated},
    {"cause", Strength::kCausal},
    {"causes", Strength::kCausal},
    {"caused", Strength::kCausal},
    {"causing", Strength::kCausal},
    {"leads", Strength::kCausal},
    {"proves", Strength::kCausal},
    {"proven", Strength::kCausal},
    {"proved", Strength::kCausal},
    {"definitely", Strength::kCausal},
    {"certainly", Strength::kCausal},
    {"must", Strength::kCausal},
    {"always", Strength::kCausal},
};

constexpr std::string_view kTentative[] = {
    "unclear",  "unknown",  "hypothes",    "hypothesi", "investig",  "aim",
    "object",   "whether",  "controversi", "debat",     "uncertain", "examin",
    "sought",   "purpos",   "evalu",       "assess",    "explor",    "elus",
    "determin", "question", "remain",      "warrant",   "need",      "background"};

constexpr std::string_view kResultStems[] = {
    "conclus", "conclud",       "result",   "find",     "show",     "demonstr", "reveal",
    "observ",  "significantli", "signific", "summari",  "therefor", "thus",     "indic",
    "suggest", "interpret",     "relev",    "identifi", "report",   "confirm",  "togeth",
    "here",    "associ",        "compar",   "ci",       "versus",   "vs",       "ratio"};

constexpr std::string_view kFunctionWords[] = {
    "a",       "an",         "the",     "of",      "in",      "on",       "at",      "to",
    "for",     "from",       "by",      "as",      "is",      "are",      "was",     "were",
    "be",      "been",       "being",   "has",     "have",    "had",      "do",      "does",
    "did",     "and",        "or",      "but",     "that",    "this",     "these",   "those",
    "it",      "its",        "which",   "who",     "whom",    "whose",    "their",   "they",
    "them",    "he",         "she",     "his",     "her",     "we",       "our",     "us",
    "i",       "you",        "your",    "than",    "then",    "there",    "here",    "also",
    "such",    "into",       "between", "among",   "with",    "within",   "through", "during",
    "while",   "when",       "where",   "if",      "so",      "both",     "each",    "any",
    "other",   "can",        "will",    "would",   "should",  "may",      "might",   "could",
    "about",   "over",       "under",   "up",      "down",    "out",      "via",     "per",
    "however", "because",    "due",     "s",       "t",       "et",       "al",      "what",
    "how",     "further",    "well",    "only",    "very",    "even",     "just",    "using",
    "upon",    "toward",     "towards", "against", "across",  "although", "though",  "whereas",
    "not",     "no",         "nor",     "without", "must",    "whether",  "my",      "me",
    "itself",  "themselves", "one",     "doesn",   "don",     "didn",     "isn",     "wasn",
    "aren",    "weren",      "won",     "wouldn",  "shouldn", "couldn",   "hasn",    "haven",
    "hadn",    "cannot"};

constexpr std::string_view kGeneric[] = {
    "patient", "studi",     "result", "level",   "effect",      "use",       "group",
    "case",    "treatment", "treat",  "diseas",  "cell",        "clinic",    "data",
    "report",  "signific",  "associ", "show",    "includ",      "suggest",   "analysi",
    "rate",    "risk",      "trial",  "peopl",   "individu",    "subject",   "particip",
    "factor",  "function",  "role",   "develop", "year",        "find",      "evid",
    "observ",  "outcom",    "measur", "test",    "compar",      "popul",     "person",
    "human",   "health",    "import", "caus",    "lead",        "relat",     "number",
    "time",    "new",       "occur",  "condit",  "primari",     "secondari", "trial",
    "cohort",  "adult",     "infect", "covid",   "coronavirus", "virus"};

template <class Range>
std::unordered_set<std::string_view> to_set(const Range& words) {
  return {std::begin(words), std::end(words)};
}

const std::unordered_map<std::string_view, const Cue*>& cue_map() {
  static const auto map = [] {
    std::unordered_map<std::string_view, const Cue*> built;
    for (const Cue& cue : kCues) {
      if (cue.axis != Axis::kNone) built.emplace(cue.stem, &cue);
    }
    return built;
  }();
  return map;
}

}  // namespace

const Cue* find_cue(std::string_view stem) {
  const auto found = cue_map().find(stem);
  return found == cue_map().end() ? nullptr : found->second;
}

bool oppose(const Cue& a, const Cue& b) {
  return a.axis == b.axis && a.value != b.value;
}

bool is_population(Axis axis) {
  return axis == Axis::kAge || axis == Axis::kSex || axis == Axis::kSpecies ||
         axis == Axis::kPregnancy;
}

bool is_direction(Axis axis) {
  return axis != Axis::kNone && !is_population(axis) && axis != Axis::kSide &&
         axis != Axis::kRoute && axis != Axis::kQuantifier;
}

bool is_negation(std::string_view folded_word) {
  static const auto set = to_set(kNegations);
  return set.count(folded_word) > 0;
}

Strength strength_of(std::string_view folded_word) {
  static const auto map = [] {
    std::unordered_map<std::string_view, Strength> built;
    for (const StrengthWord& entry : kStrengthWords) built.emplace(entry.word, entry.strength);
    return built;
  }();
  const auto found = map.find(folded_word);
  return found == map.end() ? Strength::kUnstated : found->second;
}

bool is_tentative(std::string_view stem) {
  static const auto set = to_set(kTentative);
  return set.count(stem) > 0;
}

bool announces_result(std::string_view stem) {
  static const auto set = to_set(kResultStems);
  return set.count(stem) > 0;
}

bool is_function_word(std::string_view folded_word) {
  static const auto set = to_set(kFunctionWords);
  return set.count(folded_word) > 0;
}

bool is_generic(std::string_view stem) {
  static const auto set = to_set(kGeneric);
  return set.count(stem) > 0;
}

CueTable all_cues() {
  return {std::begin(kCues), std::end(kCues)};
}

}  // namespace ibid::verify
