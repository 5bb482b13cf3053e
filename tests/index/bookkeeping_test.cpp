// The small arithmetic under a publication: content sums, tombstones, merge policy, columns.
#include <gtest/gtest.h>

#include <random>

#include "index/columns.hpp"
#include "index/content_sum.hpp"
#include "index/index_support.hpp"
#include "index/merge_policy.hpp"
#include "index/tombstones.hpp"

namespace ibid::index::testing {
namespace {

TEST(ContentSum, ForgetsOrderAndTakesBackWhatWasAdded) {
  std::vector<model::Digest> digests;
  for (int i = 0; i < 50; ++i) digests.push_back(model::sha256(std::to_string(i)));
  model::Digest ones;
  ones.fill(0xff);
  digests.push_back(ones);  // carries through every byte
  ContentSum forward, backward;
  for (const auto& digest : digests) forward.add(digest);
  for (auto it = digests.rbegin(); it != digests.rend(); ++it) backward.add(*it);
  EXPECT_EQ(forward, backward);
  EXPECT_NE(forward, ContentSum{});
  for (const auto& digest : digests) forward.subtract(digest);
  EXPECT_EQ(forward, ContentSum{});
}

TEST(ContentSum, CountsEqualDocumentsTwice) {
  ContentSum once, twice;
  once.add(model::sha256("a"));
  twice.add(model::sha256("a"));
  twice.add(model::sha256("a"));
  EXPECT_NE(once, twice);
}

Tombstones sample_tombstones() {
  Tombstones tombstones(200);
  tombstones.bury(7, 100, 103);
  tombstones.count_passage({{{"bone", 2}, {"zinc", 1}}, 3}, 20);
  tombstones.count_passage({{{"zinc", 4}}, 4}, 30);
  tombstones.count_passage({{}, 0}, 0);
  tombstones.bury(2, 63, 65);
  tombstones.count_passage({{{"zinc", 1}}, 1}, 4);
  tombstones.count_passage({{{"hip", 1}}, 1}, 3);
  return tombstones;
}

TEST(Tombstones, KnowWhoIsDeadAndWhatTheyCounted) {
  const Tombstones tombstones = sample_tombstones();
  for (std::uint32_t passage = 0; passage < 200; ++passage) {
    EXPECT_EQ(tombstones.is_dead(passage),
              (passage >= 63 && passage < 65) || (passage >= 100 && passage < 103));
  }
  EXPECT_TRUE(tombstones.is_dead_document(2));
  EXPECT_TRUE(tombstones.is_dead_document(7));
  EXPECT_FALSE(tombstones.is_dead_document(3));
  EXPECT_EQ(tombstones.documents(), 2u);
  EXPECT_EQ(tombstones.passages(), 5u);
  EXPECT_EQ(tombstones.length(), 9u);
  EXPECT_EQ(tombstones.text_bytes(), 57u);
  EXPECT_EQ(tombstones.document_frequency("zinc"), 3u);
  EXPECT_EQ(tombstones.document_frequency("copper"), 0u);
}

TEST(Tombstones, ComeBackFromTheirBytesAndRefuseOthers) {
  const std::string bytes = sample_tombstones().serialize();
  const auto parsed = Tombstones::parse(bytes, 200);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->serialize(), bytes);
  EXPECT_EQ(parsed->bitmap(), sample_tombstones().bitmap());
  EXPECT_FALSE(Tombstones::parse(bytes, 102)) << "a passage beyond the segment";
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(Tombstones::parse(std::string_view(bytes).substr(0, size), 200)) << size;
  }
}

TEST(MergePolicy, MergesFullTiersAndRewritesWhatIsMostlyDead) {
  using Groups = std::vector<std::vector<std::size_t>>;
  const std::vector<SegmentSize> eight(8, {100, 0});
  std::vector<SegmentSize> nine(9, {100, 0});
  EXPECT_EQ(choose_merges({}), Groups{});
  EXPECT_EQ(choose_merges(eight), Groups{});
  EXPECT_EQ(choose_merges(nine), (Groups{{0, 1, 2, 3, 4, 5, 6, 7, 8}}));
  nine[4] = {1'000'000, 0};  // a large segment is left alone beside eight small ones
  EXPECT_EQ(choose_merges(nine), Groups{});
  EXPECT_EQ(choose_merges(std::vector<SegmentSize>{{100, 50}, {100, 51}}), (Groups{{1}}));
}

TEST(MergePolicy, RewritesAPassageOnceATierWhileAnIndexGrows) {
  std::vector<SegmentSize> segments;
  std::uint64_t rewritten = 0;
  constexpr std::uint32_t kUpdates = 5000, kPassages = 20;
  for (std::uint32_t i = 0; i < kUpdates; ++i) {
    segments.push_back({kPassages, 0});
    const auto groups = choose_merges(segments);
    for (const auto& group : groups) {
      SegmentSize merged;
      for (const std::size_t member : group) {
        merged.passages += segments[member].passages;
        segments[member].passages = 0;
      }
      rewritten += merged.passages;
      std::erase_if(segments, [](const SegmentSize& s) { return s.passages == 0; });
      segments.push_back(merged);
      break;  // indexes of further groups would have moved
    }
  }
  EXPECT_LE(segments.size(), 6 * kSegmentsPerTier);
  EXPECT_LE(rewritten, std::uint64_t{6} * kUpdates * kPassages);
}

TEST(Columns, GiveFacetsOfTheOwnSourceOrOfTheWorksThatTheWholePassageIsAttributedTo) {
  Document document = make_document("a", {"zinc [1]"});
  document.source.kind = SourceKind::kResearch;
  document.source.design = StudyDesign::kReview;
  document.source.issued.year = 2020;
  Source guideline;
  guideline.kind = SourceKind::kGuideline;
  guideline.design = StudyDesign::kGuideline;
  guideline.issued.year = 2004;
  Source undated;
  undated.design = StudyDesign::kCohortStudy;
  document.references = {guideline, undated};

  const auto bit = [](auto value) { return 1u << static_cast<unsigned>(value); };
  PassageFacets own = facets_of(document, document.passages[0]);
  EXPECT_EQ(own.kinds, bit(SourceKind::kResearch));
  EXPECT_EQ(own.designs, bit(StudyDesign::kReview));
  EXPECT_EQ(own.year_first, 2020);

  document.passages[0].citations = {{{5, 8}, {0}}};
  EXPECT_EQ(facets_of(document, document.passages[0]), own)
      << "a mark in the text attributes a part";

  document.passages[0].citations = {{{0, 0}, {0, 1}}};
  const PassageFacets cited = facets_of(document, document.passages[0]);
  EXPECT_EQ(cited.kinds, bit(SourceKind::kGuideline) | bit(SourceKind::kResearch));
  EXPECT_EQ(cited.designs, bit(StudyDesign::kGuideline) | bit(StudyDesign::kCohortStudy));
  EXPECT_EQ(cited.year_first, 2004);
  EXPECT_EQ(cited.year_last, 2004);
}

TEST(Columns, FindTheDocumentOfAPassageAmongDocumentsWithoutAny) {
  const Scratch directory;
  Columns columns;
  columns.tie_keys = {1, 2, 3, 4};
  columns.facets.resize(4);
  columns.document_begins = {0, 0, 3, 3, 4};  // documents of 0, 3, 0, 1 and 0 passages
  ASSERT_TRUE(columns.write(directory.path() / "columns"));
  const auto file =
      MappedFile::open_unchecked(directory.path() / "columns").and_then(ColumnsFile::open);
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->documents(), 5u);
  const std::vector<std::uint32_t> expected{1, 1, 1, 3};
  for (std::uint32_t passage = 0; passage < 4; ++passage) {
    EXPECT_EQ(file->document_of(passage), expected[passage]);
  }
}

TEST(Columns, TieKeysAreTheFirstBytesOfTheIdsHash) {
  EXPECT_EQ(tie_key_of("a#0") >> 56, model::sha256("a#0")[0]);
  EXPECT_EQ(tie_key_of("a#0") & 0xff, model::sha256("a#0")[7]);
}

}  // namespace
}  // namespace ibid::index::testing
