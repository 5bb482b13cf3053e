#include "answer/topic_use.hpp"

#include <algorithm>
#include <vector>

#include "text/code_points.hpp"

namespace ibid::answer {
namespace {

/// Stems, and stop words as they are. Before the topic, "of" between them or not.
constexpr std::string_view kBeforeGiven[] = {
    "add",      "ad",     "daili", "dose", "given", "inhal", "intraven", "mg",     "oral",  "plus",
    "prescrib", "receiv", "start", "take", "taken", "use",   "than",     "versus", "weekli"};
constexpr std::string_view kAfterGiven[] = {"dose", "group",      "mg",     "monotherapi",
                                            "plus", "supplement", "tablet", "therapi",
                                            "use",  "user",       "versus"};
constexpr std::string_view kBeforeCondition[] = {
    "acut", "caus",  "chronic", "develop", "diagnos", "diagnosi", "had",
    "has",  "have",  "histori", "manag",   "mild",    "moder",    "prevent",
    "risk", "sever", "suspect", "symptom", "treat",   "treatment"};
constexpr std::string_view kAfterCondition[] = {"attack", "diagnosi", "eradic",  "exacerb",
                                                "incid",  "infect",   "patient", "preval",
                                                "relaps", "risk",     "sever",   "symptom"};
/// Before "with" and the topic.
constexpr std::string_view kWho[] = {"adolesc", "adult", "children", "individu", "men",
                                     "patient", "peopl", "person",   "those",    "women"};
/// Behind the topic and a number.
constexpr std::string_view kUnits[] = {"g", "iu", "mcg", "mg", "mug", "ug", "µg", "μg"};

/// How the names of conditions end.
constexpr std::string_view kConditionEndings[] = {
    "algia",      "anemia",       "asthma",        "attack",    "attacks",      "cancer",
    "deficiency", "depression",   "diabetes",      "disease",   "disorder",     "embolism",
    "emia",       "exacerbation", "exacerbations", "failure",   "fibrillation", "flare",
    "flares",     "fracture",     "fractures",     "infection", "hypertension", "itis",
    "migraine",   "oma",          "osis",          "pathy",     "penia",        "pneumonia",
    "stones",     "stroke",       "syndrome",      "uria",
};

/// How the names of remedies end: those that the World Health Organization gives to medicines, and
/// what anything is called that is given.
constexpr std::string_view kRemedyEndings[] = {
    "ainide",  "amate",     "aminophen",  "antibodies", "antibody",  "arin",     "azole",
    "caine",   "calcet",    "cetamol",    "cillin",     "coxib",     "cycline",  "darone",
    "dipine",  "drug",      "drugs",      "dronate",    "fenac",     "floxacin", "formin",
    "gepant",  "gliflozin", "gliptin",    "glutide",    "ilast",     "ium",      "lukast",
    "mab",     "mibe",      "medication", "medicine",   "mycin",     "olol",     "onide",
    "oxetine", "oxin",      "prazole",    "pril",       "profen",    "purinol",  "sartan",
    "solone",  "sone",      "statin",     "terol",      "therapies", "therapy",  "thiazide",
    "toxin",   "tropium",   "vaccine",    "xaban",      "xostat"};
/// Shorter ones are words of their own: "drug".
constexpr std::size_t kRemedyBytesMin = 6;

std::vector<StemNumber> numbers_of(std::span<const std::string_view> stems,
                                   Vocabulary& vocabulary) {
  std::vector<StemNumber> numbers;
  for (const std::string_view stem : stems) numbers.push_back(vocabulary.number_of(stem));
  return numbers;
}

bool is_among(const std::vector<StemNumber>& numbers, StemNumber number) {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

}  // namespace

bool is_called_condition(std::string_view topic) {
  // "genital infections"
  if (topic.ends_with("ions")) topic.remove_suffix(1);
  return std::any_of(std::begin(kConditionEndings), std::end(kConditionEndings),
                     [&](std::string_view ending) { return topic.ends_with(ending); });
}

bool is_called_remedy(std::string_view topic) {
  return topic.size() >= kRemedyBytesMin &&
         (topic.starts_with("vitamin ") ||
          std::any_of(std::begin(kRemedyEndings), std::end(kRemedyEndings),
                      [&](std::string_view ending) { return topic.ends_with(ending); }));
}

TopicKind kind_of(std::string_view topic, const TopicUse& use) {
  if (use.as_given > std::max(1, use.as_condition)) return TopicKind::kGiven;
  const bool is_called_so = use.as_condition >= use.as_given && is_called_condition(topic);
  if (is_called_so || use.as_condition > std::max(1, use.as_given)) return TopicKind::kCondition;
  return TopicKind::kUnknown;
}

TopicUse use_of(std::string_view topic, std::span<const Candidate> candidates,
                Vocabulary& vocabulary) {
  std::vector<StemNumber> stems;
  std::vector<StemNumber> spoken;
  vocabulary.add_stems(topic, stems, &spoken);
  TopicUse use;
  if (spoken.empty()) return use;
  const std::vector<StemNumber> before_given = numbers_of(kBeforeGiven, vocabulary);
  const std::vector<StemNumber> after_given = numbers_of(kAfterGiven, vocabulary);
  const std::vector<StemNumber> before_condition = numbers_of(kBeforeCondition, vocabulary);
  const std::vector<StemNumber> after_condition = numbers_of(kAfterCondition, vocabulary);
  const std::vector<StemNumber> who = numbers_of(kWho, vocabulary);
  const std::vector<StemNumber> units = numbers_of(kUnits, vocabulary);
  const StemNumber with = vocabulary.number_of("with");
  const StemNumber deficiency = vocabulary.number_of("defici");
  const StemNumber of = vocabulary.number_of("of");
  const auto is_number = [&](StemNumber stem) {
    const std::string_view text = vocabulary.text_of(stem);
    return !text.empty() && text::is_digit(text.front());
  };
  for (const Candidate& candidate : candidates) {
    const auto words = candidate.spoken;
    for (auto at = words.begin();; ++at) {
      at = std::search(at, words.end(), spoken.begin(), spoken.end());
      if (at == words.end()) break;
      ++use.places;
      const auto end = at + static_cast<std::ptrdiff_t>(spoken.size());
      // Who has iron deficiency does not have iron.
      if (end != words.end() && *end == deficiency) continue;
      if (at != words.begin()) {
        auto before = at - 1;
        if (*before == of && before != words.begin()) --before;
        if (is_among(before_given, *before)) ++use.as_given;
        const bool is_had = *before == with && before != words.begin() && is_among(who, before[-1]);
        if (*before == with && !is_had) ++use.as_given;
        if (is_had || is_among(before_condition, *before)) ++use.as_condition;
      }
      auto after = end;
      if (after != words.end() && *after == of) ++after;
      if (after != words.end()) {
        const bool is_amount =
            is_number(*after) && after + 1 != words.end() && is_among(units, after[1]);
        if (is_amount || is_among(after_given, *after)) ++use.as_given;
        if (is_among(after_condition, *after)) ++use.as_condition;
      }
    }
  }
  return use;
}

}  // namespace ibid::answer
