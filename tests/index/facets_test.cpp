#include "index/facets.hpp"

#include <gtest/gtest.h>

namespace ibid::index {
namespace {

PassageFacets facets(SourceKind kind, StudyDesign design, int year_first, int year_last) {
  PassageFacets result;
  result.kinds = static_cast<std::uint8_t>(1u << static_cast<unsigned>(kind));
  result.designs = static_cast<std::uint16_t>(1u << static_cast<unsigned>(design));
  result.year_first = static_cast<std::uint16_t>(year_first);
  result.year_last = static_cast<std::uint16_t>(year_last);
  return result;
}

TEST(FacetFilter, AsksEachFacetThatTheFilterNames) {
  const PassageFacets trial =
      facets(SourceKind::kResearch, StudyDesign::kRandomizedTrial, 2015, 2018);
  const PassageFacets undated = facets(SourceKind::kGuideline, StudyDesign::kGuideline, 0, 0);
  const struct {
    Filter filter;
    bool trial_passes;
    bool undated_passes;
  } cases[] = {
      {{}, true, true},
      {{SourceKind::kResearch, {}, {}, 0, 0}, true, false},
      {{SourceKind::kGuideline, {}, {}, 0, 0}, false, true},
      {{{}, {StudyDesign::kRandomizedTrial, StudyDesign::kReview}, {}, 0, 0}, true, false},
      {{{}, {StudyDesign::kUnstated}, {}, 0, 0}, false, false},
      {{{}, {}, {}, 2018, 0}, true, false},
      {{{}, {}, {}, 2019, 0}, false, false},
      {{{}, {}, {}, 0, 2015}, true, false},
      {{{}, {}, {}, 0, 2014}, false, false},
      {{{}, {}, {}, 2016, 2017}, true, false},
      {{SourceKind::kResearch, {StudyDesign::kReview}, {}, 2010, 2020}, false, false},
  };
  for (const auto& [filter, trial_passes, undated_passes] : cases) {
    EXPECT_EQ(FacetFilter(filter).passes(trial), trial_passes);
    EXPECT_EQ(FacetFilter(filter).passes(undated), undated_passes);
    EXPECT_EQ(FacetFilter(filter).passes_all(), filter.passes_all());
  }
}

TEST(PassageFacets, UnitedPassWhatOneOfThemPasses) {
  const PassageFacets undated = facets(SourceKind::kGuideline, StudyDesign::kGuideline, 0, 0);
  const PassageFacets trial =
      facets(SourceKind::kResearch, StudyDesign::kRandomizedTrial, 2015, 2018);
  const PassageFacets review = facets(SourceKind::kResearch, StudyDesign::kReview, 2001, 2001);
  PassageFacets all;
  unite(all, undated);
  EXPECT_EQ(all, undated);
  unite(all, trial);
  unite(all, review);
  unite(all, undated);
  EXPECT_EQ(all.year_first, 2001);
  EXPECT_EQ(all.year_last, 2018);
  for (const PassageFacets& one : {undated, trial, review}) {
    EXPECT_EQ(all.kinds & one.kinds, one.kinds);
    EXPECT_EQ(all.designs & one.designs, one.designs);
  }
  const Filter of_nothing{{}, {StudyDesign::kCohortStudy}, {}, 0, 0};
  EXPECT_FALSE(FacetFilter(of_nothing).passes(all));
}

}  // namespace
}  // namespace ibid::index
