#include "answer/wanted_concepts.hpp"

#include "answer/question_cues.hpp"

namespace ibid::answer {

WantedConcept wanted_as(const Concept& asked, Vocabulary& vocabulary) {
  WantedConcept wanted;
  wanted.weight = asked.weight;
  for (const Stems& stems : asked.alternatives) {
    std::vector<WantedStem>& numbered = wanted.alternatives.emplace_back();
    for (const std::string& stem : stems) {
      const StemNumber number = vocabulary.number_of(stem);
      numbered.push_back(
          {number, vocabulary.rarity_of(number), stems.size() > 1 && is_modifier(stem)});
    }
  }
  return wanted;
}

std::vector<WantedConcept> wanted_by(const Question& question, Vocabulary& vocabulary) {
  std::vector<WantedConcept> wanted;
  for (const Concept& asked : question.concepts) wanted.push_back(wanted_as(asked, vocabulary));
  return wanted;
}

}  // namespace ibid::answer
