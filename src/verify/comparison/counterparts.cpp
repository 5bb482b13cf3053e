#include "verify/comparison/counterparts.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

#include "text/strings.hpp"
#include "verify/comparison/comparison.hpp"

namespace ibid::verify {
namespace {

/// Words of which one stands for another thing than the other, though both are common: neither
/// names what is spoken of, and neither turns it round.
constexpr std::pair<std::string_view, std::string_view> kCounterparts[] = {
    {"absolute", "relative"},
    {"baseline", "follow"},
    {"case", "control"},
    {"combination", "monotherapy"},
    {"day", "month"},
    {"day", "week"},
    {"day", "year"},
    {"diagnosis", "treatment"},
    {"diastolic", "systolic"},
    {"duration", "frequency"},
    {"duration", "severity"},
    {"elective", "emergency"},
    {"evening", "morning"},
    {"external", "internal"},
    {"fasting", "fed"},
    {"frequency", "severity"},
    {"half", "quarter"},
    {"half", "third"},
    {"hour", "day"},
    {"incidence", "prevalence"},
    {"induction", "maintenance"},
    {"inpatient", "outpatient"},
    {"intervention", "control"},
    {"maximum", "minimum"},
    {"morbidity", "mortality"},
    {"multiple", "single"},
    {"month", "year"},
    {"observational", "randomised"},
    {"observational", "randomized"},
    {"onset", "end"},
    {"prevention", "treatment"},
    {"primary", "secondary"},
    {"quarter", "third"},
    {"relapse", "remission"},
    {"screening", "treatment"},
    {"sensitivity", "specificity"},
    {"week", "month"},
    {"week", "year"},
    // How something was found.
    {"cohort", "guideline"},
    {"cohort", "meta"},
    {"cohort", "trial"},
    {"guideline", "meta"},
    {"guideline", "trial"},
    {"meta", "trial"},
    {"review", "trial"},
    {"survey", "trial"},
    // By how much.
    {"greatly", "modestly"},
    {"greatly", "slightly"},
    {"markedly", "modestly"},
    {"markedly", "slightly"},
    {"modestly", "substantially"},
    {"slightly", "substantially"}};

std::string_view singular(std::string_view word) {
  if (word.ends_with('s') && !word.ends_with("ss")) word.remove_suffix(1);
  return word;
}

/// "A large effect" for "a small effect".
bool differ_in_size(const Token& a, const Token& b) {
  constexpr std::array<std::string_view, 11> kLarge = {
      "ample", "big",    "considerable", "extensive", "great",      "large",
      "major", "marked", "much",         "strong",    "substantial"};
  constexpr std::array<std::string_view, 12> kSmall = {
      "insufficient", "limited",    "little", "low",    "minimal", "minor",
      "modest",       "negligible", "scarce", "slight", "small",   "weak"};
  return (text::is_one_of(a.word, kLarge) && text::is_one_of(b.word, kSmall)) ||
         (text::is_one_of(b.word, kLarge) && text::is_one_of(a.word, kSmall));
}

bool are_counterparts(const Token& a, const Token& b) {
  if (a.in_quantity || b.in_quantity) return false;
  if (differ_in_size(a, b)) return true;
  const std::string_view here = singular(a.word);
  const std::string_view there = singular(b.word);
  return std::any_of(std::begin(kCounterparts), std::end(kCounterparts), [&](const auto& pair) {
    return (here == pair.first && there == pair.second) ||
           (here == pair.second && there == pair.first);
  });
}

/// Which of the ways to place something in time a preposition tells.
enum class TimePlace { kNone, kSpan, kBefore, kFor, kAfter, kEvery };

TimePlace time_place(std::string_view preposition) {
  constexpr std::array<std::string_view, 5> kSpan = {"at", "during", "over", "throughout",
                                                     "within"};
  constexpr std::array<std::string_view, 2> kEvery = {"each", "every"};
  if (text::is_one_of(preposition, kSpan)) return TimePlace::kSpan;
  if (text::is_one_of(preposition, kEvery)) return TimePlace::kEvery;
  if (preposition == "before") return TimePlace::kBefore;
  if (preposition == "for") return TimePlace::kFor;
  return preposition == "after" ? TimePlace::kAfter : TimePlace::kNone;
}

/// "At 6 months" may be "for 6 months" or "after 6 months", but neither is the other.
bool are_other_times(TimePlace a, TimePlace b) {
  const auto may_span = [](TimePlace place) {
    return place == TimePlace::kFor || place == TimePlace::kAfter;
  };
  if (a == TimePlace::kNone || b == TimePlace::kNone || a == b) return false;
  return !(a == TimePlace::kSpan && may_span(b)) && !(b == TimePlace::kSpan && may_span(a));
}

/// "For 6 months" for "after 6 months": the preposition right before the amount differs.
bool places_in_time_otherwise(const Statement& claim, const Statement& evidence, const Edit& edit) {
  if (edit.claim_begin == edit.claim_end || edit.evidence_begin == edit.evidence_end) return false;
  const auto stands_before_amount = [](const Statement& statement, std::size_t end) {
    return end < statement.tokens.size() && statement.tokens[end].in_quantity;
  };
  if (!stands_before_amount(claim, edit.claim_end) ||
      !stands_before_amount(evidence, edit.evidence_end)) {
    return false;
  }
  return are_other_times(time_place(claim.tokens[edit.claim_end - 1].word),
                         time_place(evidence.tokens[edit.evidence_end - 1].word));
}

}  // namespace

std::optional<Reason> find_counterpart(const Statement& claim, const Statement& evidence,
                                       const Edit& edit) {
  for (std::size_t i = edit.claim_begin; i < edit.claim_end; ++i) {
    for (std::size_t j = edit.evidence_begin; j < edit.evidence_end; ++j) {
      if (!are_counterparts(claim.tokens[i], evidence.tokens[j])) continue;
      return Reason{"entity", surface(claim, i, i + 1), surface(evidence, j, j + 1)};
    }
  }
  if (!places_in_time_otherwise(claim, evidence, edit)) return std::nullopt;
  return Reason{"entity", surface(claim, edit.claim_end - 1, edit.claim_end),
                surface(evidence, edit.evidence_end - 1, edit.evidence_end)};
}

}  // namespace ibid::verify
