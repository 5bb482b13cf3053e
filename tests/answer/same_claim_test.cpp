#include "answer/same_claim.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "index/analyzer.hpp"

namespace ibid::answer {
namespace {

using Judge = bool (*)(const Candidate&, std::string_view, const Candidate&, std::string_view);

/// What `judge` says of two sentences whose stems have one numbering.
bool judged(Judge judge, std::string_view a, std::string_view b) {
  index::Analyzer analyzer(index::Language::built_in());
  std::map<std::string, StemNumber> numbers;
  const auto candidate = [&](std::string_view text) {
    CandidateLists lists;
    for (const index::Term& term : analyzer.analyze(text)) {
      if (term.is_stop) continue;
      lists.stems.push_back(
          numbers.try_emplace(term.text, static_cast<StemNumber>(numbers.size())).first->second);
    }
    lists.distinct = lists.stems;
    std::sort(lists.distinct.begin(), lists.distinct.end());
    lists.distinct.erase(std::unique(lists.distinct.begin(), lists.distinct.end()),
                         lists.distinct.end());
    Candidate made;
    made.lists = std::make_shared<const CandidateLists>(std::move(lists));
    made.stems = made.lists->stems;
    made.distinct = made.lists->distinct;
    return made;
  };
  return judge(candidate(a), a, candidate(b), b);
}
bool same(std::string_view a, std::string_view b) {
  return judged(say_the_same, a, b);
}
bool no_more(std::string_view a, std::string_view b) {
  return judged(says_no_more, a, b);
}

TEST(SameClaim, WhatTurnsAStatementIsNeverNothingNew) {
  const std::string_view whole = "Zinc 15 mg daily increased bone density in old women in a trial.";
  EXPECT_TRUE(no_more("Zinc 15 mg daily increased bone density.", whole));
  EXPECT_FALSE(no_more("Zinc 15 mg daily decreased bone density in old women.", whole));
  EXPECT_FALSE(no_more("Zinc 25 mg daily increased bone density in old women.", whole));
  EXPECT_FALSE(
      no_more("Zinc supports bone in old women.", "Zinc does not support the bone of old women."));
}

TEST(SameClaim, OtherWordsForOneThingAreARepeat) {
  const auto repeats = [](std::string_view a, std::string_view b) {
    return judged(repeats_in_other_words, a, b);
  };
  const std::string_view told =
      "Gout flares should be treated with colchicine, an NSAID, or a glucocorticoid.";
  EXPECT_TRUE(repeats("A gout flare is treated with colchicine or an NSAID.", told));
  EXPECT_FALSE(repeats("Colchicine should be considered first for gout flares.", told));
  EXPECT_FALSE(repeats("Gout flares should be treated with colchicine 1 mg.", told));
  EXPECT_FALSE(repeats("Gout flares should not be treated with colchicine.", told));
  EXPECT_FALSE(repeats("Side effects of colchicine are diarrhea and nausea.", told));
}

TEST(SameClaim, MergesWhatDiffersInFillersOnly) {
  EXPECT_TRUE(same("Low serum zinc is associated with osteoporosis in women.",
                   "Low serum zinc was associated with osteoporosis in women."));
  EXPECT_TRUE(same("Zinc supports bone formation.", "Zinc supports bone formation."));
}

TEST(SameClaim, NeverMergesWhatDiffersInNumberUnitDirectionNegationOrPopulation) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Zinc 15 mg daily increased bone density in older adults with osteoporosis.",
       "Zinc 1.5 mg daily increased bone density in older adults with osteoporosis."},
      {"Zinc 15 mg daily increased bone density in older adults with osteoporosis.",
       "Zinc 15 g daily increased bone density in older adults with osteoporosis."},
      {"Zinc 15 mg daily increased bone density in older adults with osteoporosis.",
       "Zinc 15 mg daily decreased bone density in older adults with osteoporosis."},
      {"Zinc 15 mg daily increased bone density in older adults with osteoporosis.",
       "Zinc 15 mg daily increased bone density in older women with osteoporosis."},
      {"Serum zinc was associated with osteoporosis in a cohort study of fractures.",
       "Serum zinc was not associated with osteoporosis in a cohort study of fractures."},
      {"The risk rose by 20% with zinc in the trial of fracture healing and bone.",
       "The risk rose by 20 with zinc in the trial of fracture healing and bone."},
      {"Alendronate is better than risedronate for fracture prevention.",
       "Risedronate is better than alendronate for fracture prevention."},
      {"Zinc may increase bone density in adults with osteoporosis and fractures.",
       "Zinc will increase bone density in adults with osteoporosis and fractures."},
  };
  for (const auto& [a, b] : cases) EXPECT_FALSE(same(a, b)) << a << " / " << b;
}

}  // namespace
}  // namespace ibid::answer
