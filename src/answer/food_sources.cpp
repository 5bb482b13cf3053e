#include "answer/food_sources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "answer/subjects.hpp"
#include "text/folded_text.hpp"

namespace ibid::answer {
namespace {

/// Passages read for each subject: the best few tell its sources, or none does.
constexpr std::size_t kPassagesOnFood = 8;

constexpr std::string_view kSources[] = {"food sources of", "dietary sources of",
                                         "sources of dietary", "found in food", "found in foods"};
constexpr std::string_view kFoods[] = {
    "beans", "beef",    "cereals", "cereal",  "cheese",  "dairy",      "eggs",  "fish",
    "fruit", "fruits",  "grains",  "lentils", "liver",   "meat",       "milk",  "nuts",
    "oils",  "poultry", "seafood", "seeds",   "spinach", "vegetables", "yogurt"};

bool is_of_research(const ChosenClaim& claim) {
  return std::none_of(claim.works.begin(), claim.works.end(), [](const CitedWork& cited) {
    return cited.work->kind == SourceKind::kGuideline;
  });
}

}  // namespace

bool tells_food_sources(std::string_view sentence) {
  const text::FoldedText words(sentence);
  return words.has_any(kSources) && words.has_any(kFoods);
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

Result<FoodFound> find_food(const index::Generation& generation, const Question& question,
                            const retrieve::SearchOptions& options, Reading& reading) {
  retrieve::SearchOptions search = options;
  search.top_k = kPassagesOnFood;
  std::vector<retrieve::Hit> hits;
  for (const Concept& wanted : question.concepts) {
    if (!wanted.is_subject || !wanted.is_known || wanted.is_medicine) continue;
    auto found = retrieve::search(
        generation, fmt::format("dietary food sources of {}", wanted.surface), search);
    if (!found) return fail(found.error());
    for (retrieve::Hit& hit : found->hits) {
      const auto same = [&](const retrieve::Hit& other) { return other.passage == hit.passage; };
      if (std::none_of(hits.begin(), hits.end(), same)) hits.push_back(std::move(hit));
    }
  }
  Result<std::vector<FoundPassage>> passages = reading.passages(hits);
  if (!passages) return fail(passages.error());
  FoodFound food{std::move(*passages), {}};
  food.candidates = reading.candidates(food.passages);
  mark_subjects(question, food.passages, food.candidates, reading.vocabulary());
  std::erase_if(food.candidates, [&](const Candidate& candidate) {
    return candidate.said == 0 || !tells_food_sources(candidate.text(food.passages));
  });
  return food;
}

void add_food_claim(ChosenClaim food, const PageRoom& room, std::vector<ChosenClaim>& claims) {
  auto given_up = claims.end();
  if (claims.size() >= room.claims_max) {
    const auto last = std::find_if(claims.rbegin(), claims.rend(), is_of_research);
    if (last == claims.rend()) return;
    given_up = std::next(last).base();
  }
  std::size_t words = food.candidate->words;
  for (auto claim = claims.begin(); claim != claims.end(); ++claim) {
    if (claim != given_up) words += claim->candidate->words;
  }
  if (words > room.words_max) return;
  if (given_up != claims.end()) claims.erase(given_up);
  claims.push_back(std::move(food));
}

}  // namespace ibid::answer
