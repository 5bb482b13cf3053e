#include "answer/points.hpp"

#include <algorithm>

#include "text/words.hpp"

namespace ibid::answer {
namespace {

struct Phrase {
  Point point;
  std::string_view words;  ///< folded, one blank between two
};

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
    {Point::kSymptoms, "symptoms of"},
    {Point::kSymptoms, "what are the first signs"},
    {Point::kSymptoms, "what are the signs"},
    {Point::kSymptoms, "what are the symptoms"},
    {Point::kSymptoms, "what symptoms"},
    {Point::kConsequences, "what are the complications"},
    {Point::kConsequences, "what are the consequences"},
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
    {Point::kHarms, "be avoided"},
    {Point::kHarms, "can cause"},
    {Point::kHarms, "contraindicated"},
    {Point::kHarms, "harmful"},
    {Point::kHarms, "harms"},
    {Point::kHarms, "poisoning"},
    {Point::kHarms, "side effects"},
    {Point::kHarms, "toxic"},
    {Point::kHarms, "toxicity"},
    {Point::kHarms, "upper limit"},
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
};

/// Of how many is asked: "What percentage of adults have gout?"
constexpr std::string_view kHowMany[] = {"how many",           "what fraction of",
                                         "what percent of",    "what percentage of",
                                         "what proportion of", "what share of"};
constexpr std::string_view kOfPeople[] = {"adults",   "americans",  "brits",
                                          "children", "europeans",  "men",
                                          "people",   "population", "women"};
constexpr std::string_view kHaving[] = {"affected", "get", "got", "have", "suffer"};

constexpr std::string_view kDefinitionWords[] = {"define", "defined", "definition"};
constexpr std::string_view kHarmWords[] = {"dangerous", "harmful", "poisonous", "toxic"};

std::string joined(std::span<const std::string> words) {
  std::string text = " ";
  for (const std::string& word : words) text += word + ' ';
  return text;
}

std::string folded(std::string_view text) {
  std::string joined = " ";
  for (const text::Word& word : text::words(text)) joined += word.folded + ' ';
  return joined;
}

bool has(std::string_view text, std::string_view phrase) {
  return text.find(' ' + std::string(phrase) + ' ') != std::string_view::npos;
}

bool has_any(std::string_view text, std::span<const Phrase> phrases, Point point) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
    return phrase.point == point && has(text, phrase.words);
  });
}

/// "How many people worldwide have gout?", "Is gout common?"; not how many had side effects.
bool asks_frequency(const std::string& text) {
  const auto says = [&](std::string_view word) { return has(text, word); };
  if (text.starts_with(" is ") && says("common")) return true;
  return std::any_of(std::begin(kHowMany), std::end(kHowMany),
                     [&](std::string_view opening) {
                       return text.starts_with(' ' + std::string(opening) + ' ');
                     }) &&
         std::any_of(std::begin(kOfPeople), std::end(kOfPeople), says) &&
         std::any_of(std::begin(kHaving), std::end(kHaving), says);
}

}  // namespace

Point point_of(std::span<const std::string> words) {
  const std::string text = joined(words);
  const auto says = [&](std::string_view word) { return has(text, word); };
  if (std::any_of(std::begin(kDefinitionWords), std::end(kDefinitionWords), says)) {
    return Point::kDefinition;
  }
  if (std::any_of(std::begin(kHarmWords), std::end(kHarmWords), says)) return Point::kHarms;
  for (const Phrase& opening : kOpenings) {
    if (text.starts_with(' ' + std::string(opening.words) + ' ')) return opening.point;
  }
  if (asks_frequency(text)) return Point::kFrequency;
  if (text.starts_with(" what can ") && text.ends_with(" lead to ")) return Point::kConsequences;
  return Point::kNone;
}

bool gives_point(Point point, std::string_view sentence) {
  return point != Point::kNone && has_any(folded(sentence), kSentencePhrases, point);
}

bool promises_point(Point point, std::string_view heading) {
  return point != Point::kNone && has_any(folded(heading), kHeadingPhrases, point);
}

}  // namespace ibid::answer
