#include "answer/claim_choice.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "answer/closer_look.hpp"
#include "answer/populations.hpp"
#include "answer/selection_limits.hpp"
#include "answer/subjects.hpp"

namespace ibid::answer {
namespace {

/// Up to so many claims make a brief answer.
constexpr std::size_t kBriefClaims = 6;

}  // namespace

bool is_brief(const AnswerOptions& options) {
  return options.claims_max <= kBriefClaims;
}

Result<Selection> ClaimChoice::choose(Works& works) {
  std::vector<SelectionLimits> tried = limits_to_try();
  WordPairs expected;
  if (is_brief(options_)) {
    expected = look_closer(inquiry_.question(), inquiry_.candidates(), tried.front().worth_min,
                           inquiry_.rows(), inquiry_.vocabulary());
    tried.front().expected = &expected;
  }
  const std::uint32_t named = named_medicines();
  std::vector<std::uint32_t> medicines = {named};
  if (named != 0 && !must_name_medicine()) medicines.push_back(0);
  Result<Selection> selection;
  for (const std::uint32_t must_name_one : medicines) {
    for (SelectionLimits& chosen_by : tried) {
      chosen_by.must_name_one = must_name_one;
      chosen_by.of_asked_only = must_speak_of_people();
      selection = select_claims(inquiry_.passages(), inquiry_.candidates(), works, chosen_by);
      if (!selection || !selection->claims.empty()) return selection;
    }
  }
  return selection;
}

Result<bool> ClaimChoice::has_any(Works& works) {
  if (must_speak_of_people()) {
    const Result<Selection> selection = choose(works);
    if (!selection) return fail(selection.error());
    return !selection->claims.empty() && speaks_of_people(*selection);
  }
  Result<bool> any = false;
  std::vector<SelectionLimits> limits = limits_to_try();
  const std::uint32_t must_name_one = must_name_medicine() ? named_medicines() : 0;
  for (SelectionLimits& tried : limits) {
    tried.must_name_one = must_name_one;
    any = has_claim(inquiry_.passages(), inquiry_.candidates(), works, tried);
    if (!any || *any) break;
  }
  return any;
}

Result<bool> ClaimChoice::is_kept_out_by_words(Works& works) const {
  SelectionLimits any_length = direct_limits();
  any_length.words_max = std::numeric_limits<std::size_t>::max();
  if (must_name_medicine()) any_length.must_name_one = named_medicines();
  any_length.of_asked_only = must_speak_of_people();
  return has_claim(inquiry_.passages(), inquiry_.candidates(), works, any_length);
}

bool ClaimChoice::must_speak_of_people() const {
  const Question& question = inquiry_.question();
  const auto bit = [](Population people) { return static_cast<std::uint8_t>(people); };
  int wary = bit(Population::kPregnancy) | bit(Population::kBreastfeeding);
  // "Allopurinol for a 10 year old"
  const bool is_of_taking = medicines_among(question) != 0;
  if (question.type == QuestionType::kDose || question.type == QuestionType::kHarm ||
      is_of_taking) {
    wary |= bit(Population::kChildren);
  }
  return (asked_populations(question) & wary) != 0;
}

bool ClaimChoice::must_name_medicine() const {
  return must_speak_of_people() || inquiry_.question().type == QuestionType::kDose;
}

bool ClaimChoice::speaks_of_people(const Selection& selection) const {
  return !must_speak_of_people() ||
         std::any_of(selection.claims.begin(), selection.claims.end(),
                     [&](const ChosenClaim& claim) {
                       const Candidate& candidate = *claim.candidate;
                       return candidate.is_of_asked ||
                              inquiry_.passage_of(candidate).asked_before.just_answered > 0;
                     });
}

std::vector<SelectionLimits> ClaimChoice::limits_to_try() const {
  if (is_brief(options_)) return {limits()};
  return {limits(), eased(limits()), direct_limits()};
}

SelectionLimits ClaimChoice::limits() const {
  if (is_brief(options_)) return direct_limits();
  const Question& question = inquiry_.question();
  SelectionLimits limits = page_limits(options_.claims_max, options_.words_max, options_.audience,
                                       question.type, inquiry_.candidates());
  keep_to_question(question, inquiry_.candidates(), is_brief(options_), limits);
  return limits;
}

SelectionLimits ClaimChoice::direct_limits() const {
  SelectionLimits limits =
      brief_limits(options_.claims_max, options_.words_max, inquiry_.candidates());
  limits.on_topic_only = true;
  keep_to_question(inquiry_.question(), inquiry_.candidates(), is_brief(options_), limits);
  return limits;
}

std::uint32_t ClaimChoice::named_medicines() const {
  const std::uint32_t medicines = medicines_among(inquiry_.question());
  const auto candidates = inquiry_.candidates();
  const bool is_named =
      std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
        return (medicines & (candidate.said | candidate.headed)) != 0;
      });
  return is_named ? medicines : 0;
}

}  // namespace ibid::answer
