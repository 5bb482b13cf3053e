#include "answer/food_sources.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/strings.hpp"

namespace ibid::answer {

bool tells_food_sources(std::string_view sentence) {
  constexpr std::string_view kSources[] = {"food sources of",    "dietary sources of",
                                           "sources of dietary", "found in food",
                                           "found in foods",     "rich in"};
  constexpr std::string_view kFoods[] = {"bean", "cereal", "cheese",  "dairy",   "egg",
                                         "fish", "fruit",  "grain",   "meat",    "milk",
                                         "nut",  "oil",    "poultry", "seafood", "vegetable"};
  const std::string lower = text::lower_ascii(sentence);
  const auto has = [&](const auto& phrases) {
    return std::any_of(std::begin(phrases), std::end(phrases), [&](std::string_view phrase) {
      return lower.find(phrase) != std::string::npos;
    });
  };
  return has(kSources) && has(kFoods);
}

bool may_be_helped_by_food(const Question& question) {
  switch (question.type) {
    case QuestionType::kRelationship:
    case QuestionType::kEffect:
    case QuestionType::kTreatment:
    case QuestionType::kPrevention:
    case QuestionType::kDefinition:
    case QuestionType::kOther:
      return question.point == Point::kNone;
    default:
      return false;
  }
}

std::string food_query(std::string_view subject) {
  return fmt::format("dietary food sources of {}", subject);
}

}  // namespace ibid::answer
