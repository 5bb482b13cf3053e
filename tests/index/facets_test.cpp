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

}  // namespace
}  // namespace ibid::index
