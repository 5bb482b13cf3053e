#include "answer/points.hpp"

#include <algorithm>

#include "text/folded_text.hpp"

namespace ibid::answer {
namespace {

using Phrase = text::Phrase<Point>;

/// A question with one of these asks for nothing else.
constexpr Phrase kAnywhere[] = {
    {Point::kDefinition, "define"},
    {Point::kDefinition, "defined"},
    {Point::kDefinition, "definition"},
    {Point::kHarms, "dangerous"},
    {Point::kHarms, "harmful"},
    {Point::kHarms, "poisonous"},
    {Point::kHarms, "toxic"},
    {Point::kHarms, "unsafe"},
    {Point::kCost, "how expensive"},
    {Point::kCost, "price of"},
    {Point::kCost, "without insurance"},
};

/// A question that begins so.
constexpr Phrase kOpenings[] = {
    {Point::kFrequency, "how common"},
    {Point::kFrequency, "how frequent"},
    {Point::kFrequency, "how many people have"},
    {Point::kFrequency, "how widespread"},
    {Point::kFrequency, "what is the incidence"},
    {Point::kFrequency, "what is the prevalence"},
    {Point::kCause, "causes of"},
    {Point::kCause, "what are the causes"},
    {Point::kCause, "what are the risk factors"},
    {Point::kCause, "what cause"},
    {Point::kCause, "what causes"},
    {Point::kCause, "what increases the risk"},
    {Point::kCause, "what is the cause"},
    {Point::kCause, "what sets off"},
    {Point::kCause, "what triggers"},
    {Point::kCause, "why do people get"},
    {Point::kCause, "why do some people get"},
    {Point::kCause, "why did i get"},
    {Point::kCause, "why have i got"},
    {Point::kCause, "list the causes"},
    {Point::kSymptoms, "symptoms of"},
    {Point::kSymptoms, "what are the first signs"},
    {Point::kSymptoms, "what are the signs"},
    {Point::kSymptoms, "what are the symptoms"},
    {Point::kSymptoms, "what symptoms"},
    {Point::kConsequences, "what are the complications"},
    {Point::kConsequences, "what are the consequences"},
    {Point::kConsequences, "complications of"},
    {Point::kConsequences, "list the complications"},
    {Point::kConsequences, "what complications"},
    {Point::kPrevention, "how can i prevent"},
    {Point::kPrevention, "how do i prevent"},
    {Point::kPrevention, "how to prevent"},
    {Point::kPrevention, "prevention of"},
    {Point::kPrevention, "preventing"},
    {Point::kPrognosis, "how long do people live"},
    {Point::kPrognosis, "how long will i live"},
    {Point::kUrgency, "when should i worry"},
    {Point::kUrgency, "warning signs"},
    {Point::kUrgency, "red flags"},
};

/// A question that begins so and has the words besides.
struct Pattern {
  Point point;
  std::string_view begin;
  std::string_view words;
};

constexpr Pattern kPatterns[] = {
    {Point::kAvoidance, "what", "contraindicated"},
    {Point::kAvoidance, "which", "contraindicated"},
    {Point::kAvoidance, "what", "avoid"},
    {Point::kAvoidance, "what", "be avoided"},
    {Point::kAvoidance, "what", "stay away from"},
    {Point::kAvoidance, "which", "avoid"},
    {Point::kAvoidance, "which", "be avoided"},
    {Point::kAvoidance, "which", "stay away from"},
    {Point::kConsequences, "what happens", "untreated"},
    {Point::kCure, "can", "be cured"},
    {Point::kCure, "can", "be reversed"},
    {Point::kCure, "can", "go away"},
    {Point::kCure, "can", "go into remission"},
    {Point::kCure, "does", "ever go away"},
    {Point::kCure, "does", "go away"},
    {Point::kCure, "is", "curable"},
    {Point::kCure, "is", "reversible"},
    {Point::kCure, "is there", "cure for"},
    {Point::kCure, "will", "go away"},
    {Point::kMechanism, "what is", "mechanism of"},
    {Point::kMechanism, "what is", "pathogenesis of"},
    {Point::kMechanism, "what is", "pathophysiology of"},
    {Point::kMechanism, "explain", "mechanism of"},
    {Point::kMechanism, "explain", "pathophysiology of"},
    {Point::kMonitoring, "how", "be monitored"},
    {Point::kMonitoring, "how often", "be checked"},
    {Point::kMonitoring, "how often", "checked"},
    {Point::kMonitoring, "what", "be monitored"},
    {Point::kMonitoring, "what", "monitor"},
    {Point::kMonitoring, "what monitoring", "need"},
    {Point::kPrevention, "how can", "be prevented"},
    {Point::kPrevention, "can", "be prevented"},
    {Point::kPrevention, "how is", "prevented"},
    {Point::kPrognosis, "what is", "life expectancy"},
    {Point::kPrognosis, "what is", "prognosis"},
    {Point::kPrognosis, "what is", "survival"},
    {Point::kPrognosis, "how long", "live with"},
    {Point::kCost, "how much", "cost"},
    {Point::kCost, "what does", "cost"},
    {Point::kCost, "what do", "cost"},
    {Point::kSpread, "can", "catch"},
    {Point::kSpread, "how", "catch"},
    {Point::kSpread, "how", "spread"},
    {Point::kSpread, "how", "transmitted"},
    {Point::kSpread, "is", "catching"},
    {Point::kSpread, "is", "contagious"},
    {Point::kSpread, "is", "infectious"},
    {Point::kUrgency, "what are", "danger signs"},
    {Point::kUrgency, "what are", "red flags"},
    {Point::kUrgency, "what are", "warning signs"},
    {Point::kUrgency, "when is", "an emergency"},
};

constexpr Phrase kSentencePhrases[] = {
    {Point::kDefinition, "defined"},
    {Point::kDefinition, "defines"},
    {Point::kDefinition, "definition"},
    {Point::kFrequency, "incidence"},
    {Point::kFrequency, "is common"},
    {Point::kFrequency, "prevalence"},
    {Point::kCause, "caused by"},
    {Point::kCause, "causes of"},
    {Point::kCause, "cause of"},
    {Point::kCause, "due to"},
    {Point::kCause, "risk factors for"},
    {Point::kCause, "risk factor for"},
    {Point::kCause, "triggers of"},
    {Point::kSymptoms, "signs of"},
    {Point::kSymptoms, "symptoms are"},
    {Point::kSymptoms, "symptoms of"},
    {Point::kConsequences, "can cause"},
    {Point::kConsequences, "can lead to"},
    {Point::kConsequences, "complications of"},
    {Point::kConsequences, "leads to"},
    {Point::kHarms, "adverse"},
    {Point::kAvoidance, "be avoided"},
    {Point::kHarms, "can cause"},
    {Point::kAvoidance, "contraindicated"},
    {Point::kHarms, "be avoided"},
    {Point::kHarms, "contraindicated"},
    {Point::kHarms, "harmful"},
    {Point::kHarms, "harms"},
    {Point::kHarms, "poisoning"},
    {Point::kHarms, "side effects"},
    {Point::kHarms, "toxic"},
    {Point::kHarms, "toxicity"},
    {Point::kHarms, "upper limit"},
    {Point::kAvoidance, "avoid"},
    {Point::kAvoidance, "avoided"},
    {Point::kAvoidance, "limited"},
    {Point::kAvoidance, "not be used"},
    {Point::kAvoidance, "not be taken"},
    {Point::kAvoidance, "not recommended"},
    {Point::kAvoidance, "should limit"},
    {Point::kAvoidance, "worsen"},
    {Point::kMechanism, "activates"},
    {Point::kMechanism, "acts"},
    {Point::kMechanism, "binding"},
    {Point::kMechanism, "binds"},
    {Point::kMechanism, "inhibiting"},
    {Point::kMechanism, "inhibition"},
    {Point::kMechanism, "arises"},
    {Point::kMechanism, "blocks"},
    {Point::kMechanism, "caused by"},
    {Point::kMechanism, "defects"},
    {Point::kMechanism, "develops when"},
    {Point::kMechanism, "inhibits"},
    {Point::kMechanism, "mechanism"},
    {Point::kMechanism, "mechanisms"},
    {Point::kMechanism, "results from"},
    {Point::kMechanism, "stimulates"},
    {Point::kMechanism, "suppresses"},
    {Point::kPrevention, "prevent"},
    {Point::kPrevention, "prevented"},
    {Point::kPrevention, "preventing"},
    {Point::kPrevention, "prevention"},
    {Point::kPrevention, "prevents"},
    {Point::kPrognosis, "death"},
    {Point::kPrognosis, "deaths"},
    {Point::kPrognosis, "died"},
    {Point::kPrognosis, "life expectancy"},
    {Point::kPrognosis, "mortality"},
    {Point::kPrognosis, "prognosis"},
    {Point::kPrognosis, "survival"},
    {Point::kPrognosis, "survive"},
    {Point::kPrognosis, "survived"},
    {Point::kCure, "be cured"},
    {Point::kCure, "curable"},
    {Point::kCure, "cure"},
    {Point::kCure, "cures"},
    {Point::kCure, "go away"},
    {Point::kCure, "lifelong"},
    {Point::kCure, "remission"},
    {Point::kCure, "resolve"},
    {Point::kCure, "resolved"},
    {Point::kCure, "reversed"},
    {Point::kCure, "reversible"},
    {Point::kMonitoring, "be checked"},
    {Point::kMonitoring, "be measured"},
    {Point::kMonitoring, "checked"},
    {Point::kMonitoring, "monitor"},
    {Point::kMonitoring, "monitored"},
    {Point::kMonitoring, "monitoring"},
    {Point::kMonitoring, "remeasured"},
    {Point::kCost, "cost"},
    {Point::kCost, "costs"},
    {Point::kCost, "price"},
    {Point::kCost, "prices"},
    {Point::kSpread, "contagious"},
    {Point::kSpread, "infectious"},
    {Point::kSpread, "spread"},
    {Point::kSpread, "spreads"},
    {Point::kSpread, "transmission"},
    {Point::kSpread, "transmitted"},
    {Point::kUrgency, "emergency"},
    {Point::kUrgency, "severity"},
    {Point::kUrgency, "urgent"},
    {Point::kUrgency, "urgently"},
};

constexpr Phrase kHeadingPhrases[] = {
    {Point::kDefinition, "definition"},
    {Point::kFrequency, "burden"},
    {Point::kFrequency, "epidemiology"},
    {Point::kFrequency, "how common"},
    {Point::kFrequency, "prevalence"},
    {Point::kCause, "causes"},
    {Point::kCause, "etiology"},
    {Point::kCause, "risk factors"},
    {Point::kSymptoms, "signs"},
    {Point::kSymptoms, "symptoms"},
    {Point::kConsequences, "complications"},
    {Point::kConsequences, "consequences"},
    {Point::kConsequences, "leads to"},
    {Point::kConsequences, "what it causes"},
    {Point::kHarms, "harms"},
    {Point::kHarms, "safety"},
    {Point::kHarms, "side effects"},
    {Point::kMechanism, "acts"},
    {Point::kMechanism, "causes"},
    {Point::kMechanism, "mechanism"},
    {Point::kMechanism, "pathogenesis"},
    {Point::kMechanism, "pathophysiology"},
    {Point::kPrevention, "preventing"},
    {Point::kPrevention, "prevention"},
    {Point::kPrognosis, "life expectancy"},
    {Point::kPrognosis, "prognosis"},
    {Point::kPrognosis, "survival"},
    {Point::kCure, "cure"},
    {Point::kCure, "recovery"},
    {Point::kCure, "remission"},
    {Point::kMonitoring, "how often"},
    {Point::kMonitoring, "monitoring"},
    {Point::kSpread, "spreads"},
    {Point::kSpread, "transmission"},
    {Point::kUrgency, "emergency"},
    {Point::kUrgency, "severity"},
    {Point::kUrgency, "urgent"},
    {Point::kUrgency, "urgent care"},
};

/// Of how many is asked: "What percentage of adults have gout?"
constexpr std::string_view kHowMany[] = {"how many",           "what fraction of",
                                         "what percent of",    "what percentage of",
                                         "what proportion of", "what share of"};
constexpr std::string_view kOfPeople[] = {"adults",   "americans",  "brits",
                                          "children", "europeans",  "men",
                                          "people",   "population", "women"};
constexpr std::string_view kHaving[] = {"affected", "get", "got", "have", "suffer"};

constexpr Phrase kAskingWords[] = {
    {Point::kAvoidance, "avoid"},
    {Point::kAvoidance, "avoided"},
    {Point::kAvoidance, "contraindicated"},
    {Point::kHarms, "toxic"},
    {Point::kHarms, "poisonous"},
    {Point::kHarms, "harmful"},
    {Point::kHarms, "dangerous"},
    {Point::kHarms, "unsafe"},
    {Point::kConsequences, "untreated"},
    {Point::kConsequences, "complications"},
    {Point::kMechanism, "mechanism"},
    {Point::kMechanism, "pathogenesis"},
    {Point::kMechanism, "pathophysiology"},
    {Point::kPrognosis, "live"},
    {Point::kPrognosis, "life"},
    {Point::kPrognosis, "expectancy"},
    {Point::kPrognosis, "prognosis"},
    {Point::kPrognosis, "survival"},
    {Point::kCure, "cured"},
    {Point::kCure, "cure"},
    {Point::kCure, "curable"},
    {Point::kCure, "reversed"},
    {Point::kCure, "reversible"},
    {Point::kCure, "away"},
    {Point::kCure, "remission"},
    {Point::kMonitoring, "monitor"},
    {Point::kMonitoring, "monitored"},
    {Point::kMonitoring, "monitoring"},
    {Point::kMonitoring, "checked"},
    {Point::kCost, "cost"},
    {Point::kCost, "expensive"},
    {Point::kCost, "insurance"},
    {Point::kCost, "price"},
    {Point::kSpread, "catch"},
    {Point::kSpread, "catching"},
    {Point::kSpread, "contagious"},
    {Point::kSpread, "infectious"},
    {Point::kSpread, "spread"},
    {Point::kSpread, "transmitted"},
    {Point::kUrgency, "danger"},
    {Point::kUrgency, "emergency"},
    {Point::kUrgency, "flags"},
    {Point::kUrgency, "red"},
    {Point::kUrgency, "severe"},
    {Point::kUrgency, "signs"},
    {Point::kUrgency, "warning"},
    {Point::kUrgency, "worry"},
};

constexpr Phrase kSearched[] = {
    {Point::kConsequences, "complications consequences leads to"},
    {Point::kMechanism, "causes mechanism"},
    {Point::kPrognosis, "prognosis life expectancy survival"},
    {Point::kCost, "cost"},
    {Point::kCure, "cure remission"},
    {Point::kMonitoring, "monitoring checked"},
    {Point::kPrevention, "prevention"},
    {Point::kSpread, "spreads transmission"},
    {Point::kUrgency, "severe severity urgent"},
};

/// Whether the text has some phrase of that point.
bool has_any(const text::FoldedText& text, std::span<const Phrase> phrases, Point point) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
    return phrase.meaning == point && text.has(phrase.words);
  });
}

/// "Lanifibranor is a pan-PPAR agonist": how a medicine acts is what it is called by.
bool says_what_it_is(std::string_view sentence, const text::FoldedText& text) {
  constexpr std::string_view kIs[] = {"is a", "is an", "is the", "as a", "as an"};
  constexpr std::string_view kActs[] = {"activator", "agonist",    "antagonist",      "antibodies",
                                        "antibody",  "blocker",    "inhibitor",       "inhibitors",
                                        "modulator", "stimulator", "oligonucleotide", "analog",
                                        "analogue",  "degrader"};
  const bool is_named = text.has_any(kIs) || sentence.find(", a ") != std::string_view::npos ||
                        sentence.find(", an ") != std::string_view::npos;
  return is_named && text.has_any(kActs);
}

/// "How many people worldwide have gout?", "Is gout common?"; not how many had side effects.
bool asks_frequency(const text::FoldedText& text) {
  if (text.opens_with("is") && text.has("common")) return true;
  return text.opens_with_any(kHowMany) && text.has_any(kOfPeople) && text.has_any(kHaving);
}

}  // namespace

Point point_of(std::span<const std::string> words) {
  const text::FoldedText text(words);
  if (const Phrase* phrase = text.first_of(kAnywhere)) return phrase->meaning;
  if (const Phrase* opening = text.opening_of(kOpenings)) return opening->meaning;
  for (const Pattern& pattern : kPatterns) {
    if (text.opens_with(pattern.begin) && text.has(pattern.words)) return pattern.point;
  }
  if (asks_frequency(text)) return Point::kFrequency;
  const bool asks_how = text.opens_with("how do") || text.opens_with("how does");
  if (asks_how && text.ends_with("work")) return Point::kMechanism;
  if (text.opens_with("what can") && text.ends_with("lead to")) return Point::kConsequences;
  return Point::kNone;
}

bool asks_point(Point point, std::string_view word) {
  return std::any_of(std::begin(kAskingWords), std::end(kAskingWords), [&](const Phrase& asking) {
    return asking.meaning == point && asking.words == word;
  });
}

bool is_point_alone(Point point) {
  return point == Point::kMechanism || point == Point::kPrevention || point == Point::kPrognosis ||
         point == Point::kCure || point == Point::kSpread || point == Point::kCost;
}

std::string_view searched_for(Point point) {
  for (const Phrase& searched : kSearched) {
    if (searched.meaning == point) return searched.words;
  }
  return {};
}

bool gives_point(Point point, std::string_view sentence) {
  if (point == Point::kNone) return false;
  const text::FoldedText text(sentence);
  return has_any(text, kSentencePhrases, point) ||
         (point == Point::kMechanism && says_what_it_is(sentence, text));
}

bool promises_point(Point point, std::string_view heading) {
  return point != Point::kNone && has_any(text::FoldedText(heading), kHeadingPhrases, point);
}

}  // namespace ibid::answer
