#include "verify/statement/lexicon.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "index/analyzer.hpp"

namespace ibid::verify {
namespace {

constexpr Cue kCues[] = {
    {"increased", Axis::kAmount, 1},
    {"elevated", Axis::kAmount, 1},
    {"raise", Axis::kAmount, 1},
    {"higher", Axis::kAmount, 1},
    {"high", Axis::kAmount, 1},
    {"highest", Axis::kAmount, 1},
    {"rise", Axis::kAmount, 1},
    {"greater", Axis::kAmount, 1},
    {"greatest", Axis::kAmount, 1},
    {"more", Axis::kAmount, 1},
    {"most", Axis::kAmount, 1},
    {"enhanced", Axis::kAmount, 1},
    {"upregulated", Axis::kAmount, 1},
    {"boost", Axis::kAmount, 1},
    {"augmented", Axis::kAmount, 1},
    {"amplified", Axis::kAmount, 1},
    {"accelerated", Axis::kAmount, 1},
    {"promote", Axis::kAmount, 1},
    {"activate", Axis::kAmount, 1},
    {"induced", Axis::kAmount, 1},
    {"induction", Axis::kAmount, 1},
    {"stimulate", Axis::kAmount, 1},
    {"gain", Axis::kAmount, 1},
    {"larger", Axis::kAmount, 1},
    {"stronger", Axis::kAmount, 1},
    {"facilitate", Axis::kAmount, 1},
    {"escalation", Axis::kAmount, 1},
    {"grow", Axis::kAmount, 1},
    {"expanded", Axis::kAmount, 1},
    {"expansion", Axis::kAmount, 1},
    {"strengthen", Axis::kAmount, 1},
    {"heightened", Axis::kAmount, 1},
    {"double", Axis::kAmount, 1},
    {"triple", Axis::kAmount, 1},
    {"faster", Axis::kAmount, 1},
    {"encourage", Axis::kAmount, 1},
    {"overexpression", Axis::kAmount, 1},
    {"excess", Axis::kAmount, 1},
    {"trigger", Axis::kAmount, 1},
    {"cause", Axis::kAmount, 1},
    {"surge", Axis::kAmount, 1},
    {"above", Axis::kAmount, 1},
    {"exceed", Axis::kAmount, 1},
    {"maximal", Axis::kAmount, 1},
    {"maximum", Axis::kAmount, 1},
    {"intensified", Axis::kAmount, 1},
    {"decreased", Axis::kAmount, -1},
    {"reduced", Axis::kAmount, -1},
    {"reduction", Axis::kAmount, -1},
    {"lower", Axis::kAmount, -1},
    {"low", Axis::kAmount, -1},
    {"lowest", Axis::kAmount, -1},
    {"decline", Axis::kAmount, -1},
    {"fall", Axis::kAmount, -1},
    {"drop", Axis::kAmount, -1},
    {"less", Axis::kAmount, -1},
    {"least", Axis::kAmount, -1},
    {"fewer", Axis::kAmount, -1},
    {"fewest", Axis::kAmount, -1},
    {"diminished", Axis::kAmount, -1},
    {"downregulation", Axis::kAmount, -1},
    {"suppression", Axis::kAmount, -1},
    {"inhibition", Axis::kAmount, -1},
    {"inhibitory", Axis::kAmount, -1},
    {"attenuated", Axis::kAmount, -1},
    {"blocked", Axis::kAmount, -1},
    {"prevent", Axis::kAmount, -1},
    {"smaller", Axis::kAmount, -1},
    {"weaker", Axis::kAmount, -1},
    {"slow", Axis::kAmount, -1},
    {"slower", Axis::kAmount, -1},
    {"lessen", Axis::kAmount, -1},
    {"abolished", Axis::kAmount, -1},
    {"loss", Axis::kAmount, -1},
    {"lose", Axis::kAmount, -1},
    {"lost", Axis::kAmount, -1},
    {"deficiency", Axis::kAmount, -1},
    {"abrogated", Axis::kAmount, -1},
    {"minimally", Axis::kAmount, -1},
    {"minimum", Axis::kAmount, -1},
    {"halves", Axis::kAmount, -1},
    {"depletion", Axis::kAmount, -1},
    {"knockdown", Axis::kAmount, -1},
    {"disrupt", Axis::kAmount, -1},
    {"blunted", Axis::kAmount, -1},
    {"mitigate", Axis::kAmount, -1},
    {"weakened", Axis::kAmount, -1},
    {"hinder", Axis::kAmount, -1},
    {"silencing", Axis::kAmount, -1},
    {"discouraged", Axis::kAdvice, -1},
    {"below", Axis::kAmount, -1},
    {"shrink", Axis::kAmount, -1},
    {"retardation", Axis::kAmount, -1},
    {"curb", Axis::kAmount, -1},
    {"repression", Axis::kAmount, -1},
    {"averted", Axis::kAmount, -1},
    {"limited", Axis::kAmount, -1},
    {"restricted", Axis::kAmount, -1},
    {"impairment", Axis::kValence, -1},
    {"improve", Axis::kValence, 1},
    {"better", Axis::kValence, 1},
    {"best", Axis::kValence, 1},
    {"benefit", Axis::kValence, 1},
    {"beneficial", Axis::kValence, 1},
    {"ameliorates", Axis::kValence, 1},
    {"alleviate", Axis::kValence, 1},
    {"protective", Axis::kValence, 1},
    {"favorable", Axis::kValence, 1},
    {"superior", Axis::kValence, 1},
    {"milder", Axis::kValence, 1},
    {"relieve", Axis::kValence, 1},
    {"help", Axis::kValence, 1},
    {"reliable", Axis::kValence, 1},
    {"successful", Axis::kValence, 1},
    {"worsen", Axis::kValence, -1},
    {"worse", Axis::kValence, -1},
    {"worst", Axis::kValence, -1},
    {"harmful", Axis::kValence, -1},
    {"detrimental", Axis::kValence, -1},
    {"exacerbations", Axis::kValence, -1},
    {"aggravated", Axis::kValence, -1},
    {"deterioration", Axis::kValence, -1},
    {"inferior", Axis::kValence, -1},
    {"ineffective", Axis::kValence, -1},
    {"inaccurate", Axis::kValence, -1},
    {"unreliable", Axis::kValence, -1},
    {"damage", Axis::kValence, -1},
    {"poor", Axis::kValence, -1},
    {"poorer", Axis::kValence, -1},
    {"useless", Axis::kValence, -1},
    {"insufficiency", Axis::kValence, -1},
    {"inadequate", Axis::kValence, -1},
    {"unsuccessful", Axis::kValence, -1},
    {"recommended", Axis::kAdvice, 1},
    {"advised", Axis::kAdvice, 1},
    {"contraindicated", Axis::kAdvice, -1},
    {"avoid", Axis::kAdvice, -1},
    {"steer", Axis::kAdvice, -1},
    {"inadvisable", Axis::kAdvice, -1},
    {"discontinued", Axis::kAdvice, -1},
    {"prohibited", Axis::kAdvice, -1},
    {"inappropriate", Axis::kAdvice, -1},
    {"appropriate", Axis::kAdvice, 1},
    {"safe", Axis::kSafety, 1},
    {"safety", Axis::kSafety, 1},
    {"unsafe", Axis::kSafety, -1},
    {"dangerous", Axis::kSafety, -1},
    {"toxic", Axis::kSafety, -1},
    {"same", Axis::kSimilarity, 1},
    {"similar", Axis::kSimilarity, 1},
    {"identity", Axis::kSimilarity, 1},
    {"equally", Axis::kSimilarity, 1},
    {"unchanged", Axis::kSimilarity, 1},
    {"stable", Axis::kSimilarity, 1},
    {"different", Axis::kSimilarity, -1},
    {"dissimilar", Axis::kSimilarity, -1},
    {"unequal", Axis::kSimilarity, -1},
    {"unstable", Axis::kSimilarity, -1},
    {"before", Axis::kTime, 1},
    {"prior", Axis::kTime, 1},
    {"preceded", Axis::kTime, 1},
    {"early", Axis::kTime, 1},
    {"earlier", Axis::kTime, 1},
    {"after", Axis::kTime, -1},
    {"late", Axis::kTime, -1},
    {"later", Axis::kTime, -1},
    {"subsequent", Axis::kTime, -1},
    {"delayed", Axis::kTime, -1},
    {"common", Axis::kFrequency, 1},
    {"frequently", Axis::kFrequency, 1},
    {"often", Axis::kFrequency, 1},
    {"usually", Axis::kFrequency, 1},
    {"ubiquitous", Axis::kFrequency, 1},
    {"rare", Axis::kFrequency, -1},
    {"uncommon", Axis::kFrequency, -1},
    {"infrequent", Axis::kFrequency, -1},
    {"seldom", Axis::kFrequency, -1},
    {"unusual", Axis::kFrequency, -1},
    {"scarce", Axis::kFrequency, -1},
    {"acute", Axis::kCourse, 1},
    {"chronic", Axis::kCourse, -1},
    {"adults", Axis::kAge, 1},
    {"child", Axis::kAge, 2},
    {"childhood", Axis::kAge, 2},
    {"pediatric", Axis::kAge, 2},
    {"infants", Axis::kAge, 3},
    {"infancy", Axis::kAge, 3},
    {"neonatal", Axis::kAge, 3},
    {"newborns", Axis::kAge, 3},
    {"adolescence", Axis::kAge, 4},
    {"teenage", Axis::kAge, 4},
    {"elderly", Axis::kAge, 5},
    {"older", Axis::kAge, 5},
    {"younger", Axis::kAge, 6},
    {"young", Axis::kAge, 6},
    {"woman", Axis::kSex, 1},
    {"females", Axis::kSex, 1},
    {"girls", Axis::kSex, 1},
    {"man", Axis::kSex, 2},
    {"males", Axis::kSex, 2},
    {"boys", Axis::kSex, 2},
    {"human", Axis::kSpecies, 1},
    {"mice", Axis::kSpecies, 2},
    {"mouse", Axis::kSpecies, 2},
    {"murine", Axis::kSpecies, 2},
    {"rats", Axis::kSpecies, 3},
    {"animals", Axis::kSpecies, 4},
    {"rabbit", Axis::kSpecies, 5},
    {"zebrafish", Axis::kSpecies, 6},
    {"monkeys", Axis::kSpecies, 7},
    {"macaques", Axis::kSpecies, 7},
    {"drosophila", Axis::kSpecies, 8},
    {"elegans", Axis::kSpecies, 9},
    {"yeast", Axis::kSpecies, 10},
    {"pigs", Axis::kSpecies, 11},
    {"pregnant", Axis::kPregnancy, 1},
    {"pregnancy", Axis::kPregnancy, 1},
    {"nonpregnant", Axis::kPregnancy, -1},
    {"lactate", Axis::kPregnancy, 2},
    {"breastfeeding", Axis::kPregnancy, 2},
    {"left", Axis::kSide, 1},
    {"right", Axis::kSide, 2},
    {"proximal", Axis::kSide, 3},
    {"distal", Axis::kSide, 4},
    {"anterior", Axis::kSide, 5},
    {"posteriorly", Axis::kSide, 6},
    {"upstream", Axis::kSide, 7},
    {"downstream", Axis::kSide, 8},
    {"systolic", Axis::kSide, 9},
    {"diastolic", Axis::kSide, 10},
    {"oral", Axis::kRoute, 1},
    {"intravenous", Axis::kRoute, 2},
    {"topical", Axis::kRoute, 3},
    {"subcutaneous", Axis::kRoute, 4},
    {"intramuscular", Axis::kRoute, 5},
    {"inhaled", Axis::kRoute, 6},
    {"intranasal", Axis::kRoute, 7},
    {"rectal", Axis::kRoute, 8},
    {"parenteral", Axis::kRoute, 9},
    {"presence", Axis::kBeing, 1},
    {"absence", Axis::kBeing, -1},
    {"absent", Axis::kBeing, -1},
    {"lack", Axis::kBeing, -1},
    {"agonist", Axis::kReceptor, 1},
    {"antagonist", Axis::kReceptor, -1},
    {"inactivation", Axis::kAmount, -1},
    {"sensitivity", Axis::kResponse, 1},
    {"susceptibility", Axis::kResponse, 1},
    {"vulnerable", Axis::kResponse, 1},
    {"resistance", Axis::kResponse, -1},
    {"insensitivity", Axis::kResponse, -1},
    {"tolerance", Axis::kResponse, -1},
    {"benign", Axis::kNature, 1},
    {"malignant", Axis::kNature, -1},
    {"short", Axis::kPeriod, -1},
    {"shorter", Axis::kPeriod, -1},
    {"shortened", Axis::kPeriod, -1},
    {"long", Axis::kPeriod, 1},
    {"longer", Axis::kPeriod, 1},
    {"prolonged", Axis::kPeriod, 1},
    {"lengthening", Axis::kPeriod, 1},
    {"extended", Axis::kPeriod, 1},
    {"brief", Axis::kPeriod, -1},
    {"all", Axis::kQuantifier, 1},
    {"every", Axis::kQuantifier, 1},
    {"always", Axis::kQuantifier, 1},
    {"never", Axis::kQuantifier, -1},
    {"none", Axis::kQuantifier, -1},
    {"many", Axis::kQuantifier, 2},
    {"few", Axis::kQuantifier, 3},
    {"some", Axis::kQuantifier, 4},
    {"major", Axis::kQuantifier, 2},
    {"minor", Axis::kQuantifier, 3},
    {"necessary", Axis::kNecessity, 1},
    {"essential", Axis::kNecessity, 1},
    {"required", Axis::kNecessity, 1},
    {"crucial", Axis::kNecessity, 1},
    {"important", Axis::kNecessity, 1},
    {"indispensable", Axis::kNecessity, 1},
    {"dispensable", Axis::kNecessity, -1},
    {"unnecessary", Axis::kNecessity, -1},
    {"unimportant", Axis::kNecessity, -1},
    {"options", Axis::kNecessity, -1},
    {"irrelevant", Axis::kNecessity, -1},
    {"independent", Axis::kNecessity, -1},
    {"dependent", Axis::kNecessity, 1},

    {"positively", Axis::kSign, 1},
    {"negatively", Axis::kSign, -1},
    {"inversely", Axis::kSign, -1},
};

// Nouns that share a verb's stem and say nothing of more or less.
constexpr std::string_view kNoCues[] = {"activity", "activities", "active", "promoter", "promoters",
                                        "block",    "blocks",     "limit",  "limits",   "mostly"};

// Contractions reach us cut at the apostrophe: "doesn't" is "doesn" and "t"; many are written
// without one.
constexpr std::string_view kNegations[] = {
    "not",     "no",        "nor",           "neither",        "never",     "none",
    "cannot",  "without",   "fail",          "fails",          "failed",    "failing",
    "failure", "unable",    "unlikely",      "doesn",          "don",       "didn",
    "isn",     "wasn",      "aren",          "weren",          "won",       "wouldn",
    "shouldn", "couldn",    "hasn",          "haven",          "hadn",      "lack",
    "lacks",   "lacked",    "lacking",       "absence",        "absent",    "nothing",
    "hardly",  "nobody",    "insignificant", "nonsignificant", "incapable", "except",
    "unless",  "disappear", "disappeared",   "disappears",     "vanished",  "didnt",
    "doesnt",  "dont",      "isnt",          "wasnt",          "arent",     "werent",
    "wont",    "cant",      "couldnt",       "wouldnt",        "shouldnt",  "hasnt",
    "havent",  "hadnt",     "mustn",         "needn",          "ain"};

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
    {"cure", Strength::kCausal},
    {"cures", Strength::kCausal},
    {"cured", Strength::kCausal},
    {"guarantees", Strength::kCausal},
    {"proves", Strength::kCausal},
    {"proven", Strength::kCausal},
    {"proved", Strength::kCausal},
    {"definitely", Strength::kCausal},
    {"certainly", Strength::kCausal},
    {"must", Strength::kCausal},
    {"always", Strength::kCausal},
};

constexpr std::string_view kGoodOutcomes[] = {
    "survival",   "recovery", "remission", "quality",  "wellbeing", "adherence",   "healing",
    "clearance",  "immunity", "cure",      "fitness",  "lifespan",  "longevity",   "cognition",
    "protection", "efficacy", "repair",    "mobility", "vision",    "regeneration"};

constexpr std::string_view kBadOutcomes[] = {"mortality",
                                             "death",
                                             "deaths",
                                             "risk",
                                             "risks",
                                             "disease",
                                             "infection",
                                             "cancer",
                                             "tumor",
                                             "tumour",
                                             "metastasis",
                                             "fracture",
                                             "pain",
                                             "progression",
                                             "recurrence",
                                             "relapse",
                                             "failure",
                                             "injury",
                                             "bleeding",
                                             "hemorrhage",
                                             "toxicity",
                                             "complication",
                                             "symptom",
                                             "severity",
                                             "adverse",
                                             "admission",
                                             "hospitalization",
                                             "disability",
                                             "depression",
                                             "anxiety",
                                             "inflammation",
                                             "stroke",
                                             "fibrosis",
                                             "thrombosis",
                                             "obesity",
                                             "diabetes",
                                             "hypertension",
                                             "burden",
                                             "transmission",
                                             "morbidity",
                                             "incidence",
                                             "hazard",
                                             "damage",
                                             "suicide",
                                             "readmission",
                                             "viremia",
                                             "neurodegeneration",
                                             "dementia",
                                             "sepsis",
                                             "asthma",
                                             "migraine",
                                             "headache",
                                             "fever",
                                             "atherosclerosis",
                                             "pathology",
                                             "lesion",
                                             "odds",
                                             "spread",
                                             "degeneration",
                                             "malformation"};

constexpr std::string_view kTentative[] = {
    "unclear",   "unknown",   "hypothesized",  "hypothesis", "investigated", "aim",
    "objective", "whether",   "controversial", "debate",     "uncertain",    "examined",
    "sought",    "purpose",   "evaluated",     "assessed",   "explore",      "elusive",
    "determine", "questions", "remains",       "warranted",  "need",         "background"};

constexpr std::string_view kResultWords[] = {
    "conclusions", "conclude", "results",        "find",       "show",       "demonstrated",
    "revealed",    "observed", "significantly",  "summary",    "therefore",  "thus",
    "indicate",    "suggest",  "interpretation", "relevant",   "identified", "reported",
    "confirmed",   "together", "here",           "associated", "compared",   "ci",
    "versus",      "vs",       "ratio"};

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
    "hadn",    "cannot",     "didnt",   "doesnt",  "dont",    "isnt",     "wasnt",   "arent",
    "werent",  "wont",       "cant",    "couldnt", "wouldnt", "shouldnt", "hasnt",   "havent",
    "hadnt"};

constexpr std::string_view kGeneric[] = {
    "patients",  "study",       "results",   "levels",        "effects",    "use",
    "group",     "cases",       "treatment", "treated",       "disease",    "cells",
    "clinical",  "data",        "reported",  "significantly", "associated", "show",
    "include",   "suggest",     "analysis",  "rate",          "risk",       "trials",
    "people",    "individuals", "subjects",  "participants",  "factors",    "function",
    "role",      "development", "years",     "find",          "evidence",   "observed",
    "outcomes",  "measures",    "tests",     "compared",      "population", "person",
    "human",     "health",      "important", "cause",         "lead",       "related",
    "number",    "time",        "new",       "occurs",        "condition",  "primary",
    "secondary", "cohort",      "adults",    "infection",     "covid",      "coronavirus",
    "virus"};

template <class Range>
std::unordered_set<std::string_view> to_set(const Range& words) {
  return {std::begin(words), std::end(words)};
}

/// The stems of `words`, as statements have them.
template <class Range>
std::unordered_set<std::string> to_stems(const Range& words) {
  index::Analyzer analyzer(index::Language::built_in());
  std::unordered_set<std::string> stems;
  for (const std::string_view word : words) stems.insert(analyzer.stem(word));
  return stems;
}

std::unordered_map<std::string, const Cue*> cues_by_stem() {
  index::Analyzer analyzer(index::Language::built_in());
  std::unordered_map<std::string, const Cue*> cues;
  for (const Cue& cue : kCues) cues.emplace(analyzer.stem(cue.word), &cue);
  return cues;
}

}  // namespace

const Cue* find_cue(std::string_view folded_word, std::string_view stem) {
  static const auto cues = cues_by_stem();
  static const auto none = to_set(kNoCues);
  if (none.count(folded_word) > 0) return nullptr;
  const auto found = cues.find(std::string(stem));
  return found == cues.end() ? nullptr : found->second;
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

int outcome_value(std::string_view stem) {
  static const auto good = to_stems(kGoodOutcomes);
  static const auto bad = to_stems(kBadOutcomes);
  const std::string key(stem);
  return good.count(key) > 0 ? 1 : bad.count(key) > 0 ? -1 : 0;
}

bool is_tentative(std::string_view stem) {
  static const auto stems = to_stems(kTentative);
  return stems.count(std::string(stem)) > 0;
}

bool announces_result(std::string_view stem) {
  static const auto stems = to_stems(kResultWords);
  return stems.count(std::string(stem)) > 0;
}

bool is_function_word(std::string_view folded_word) {
  static const auto set = to_set(kFunctionWords);
  return set.count(folded_word) > 0;
}

bool is_generic(std::string_view stem) {
  static const auto stems = to_stems(kGeneric);
  return stems.count(std::string(stem)) > 0;
}

CueTable all_cues() {
  return {std::begin(kCues), std::end(kCues)};
}

}  // namespace ibid::verify
