#include "ibid/source.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace ibid {
namespace {

Source with_ids(std::string doi, std::string pmid, std::string pmcid, std::string url = {}) {
  Source source;
  source.doi = std::move(doi);
  source.pmid = std::move(pmid);
  source.pmcid = std::move(pmcid);
  source.url = std::move(url);
  normalize_identifiers(source);
  return source;
}

TEST(Identifiers, AreNormalisedOrEmptied) {
  const struct {
    Source given;
    std::vector<std::string> expected;
  } kCases[] = {
      {with_ids("https://doi.org/10.1007/S12011-020", "", ""), {"doi:10.1007/s12011-020"}},
      {with_ids("doi: 10.1000/xyz.", "PMID: 123", ""), {"doi:10.1000/xyz", "pmid:123"}},
      {with_ids("10.12/too-short-registrant", "12a", "PMC77"), {"pmcid:PMC77"}},
      {with_ids("", "", "pmc 42"), {"pmcid:PMC42"}},
      {with_ids("", "", "", "https://www.Example.org/a/"), {"url:example.org/a"}},
      {with_ids("", "", "", "javascript:alert(1)"), {}},
      {with_ids("10.1000/x", "", "", "https://portal.example.org"), {"doi:10.1000/x"}},
  };
  for (const auto& [given, expected] : kCases) EXPECT_EQ(identifiers_of(given), expected);
}

TEST(Identifiers, ABeirIdIsItsOwnIdentityEvenWhenItStatesAPmid) {
  Source source = with_ids("", "123", "");
  source.id = "123-0";
  EXPECT_EQ(identifiers_of(source), std::vector<std::string>{"123-0"});
  EXPECT_EQ(canonical_id(source), "123-0");
}

TEST(Identifiers, ATitleStandsInWhereThereIsNothingElse) {
  Source a;
  a.title = "Zinc  and Bone";
  a.issued.year = 2021;
  Source b = a;
  b.title = "zinc and bone";
  EXPECT_EQ(canonical_id(a), canonical_id(b));
  b.issued.year = 2022;
  EXPECT_NE(canonical_id(a), canonical_id(b));
  EXPECT_EQ(canonical_id(Source{}), "");
}

std::vector<Source> records_of_one_work() {
  Source pubmed = with_ids("10.1000/x", "123", "");
  pubmed.title = "Zinc and bone.";
  pubmed.design = StudyDesign::kReview;
  pubmed.keywords = {"Zinc", "Bone"};
  pubmed.issued = {2021, 2, 0};
  Source snippet = with_ids("10.1000/x", "", "");
  snippet.title = "Zinc and bone";
  snippet.kind = SourceKind::kGuideline;
  snippet.authors = {{"Doe", "J", "", ""}};
  snippet.issued = {2021, 0, 0};
  Source notice = with_ids("", "123", "PMC9");
  notice.status = SourceStatus::kRetracted;
  notice.keywords = {"Zinc"};
  return {pubmed, snippet, notice};
}

TEST(Merge, GivesTheSameRecordInEveryOrderAndGrouping) {
  const std::vector<Source> records = records_of_one_work();
  const Source expected = merge(merge(records[0], records[1]), records[2]);
  std::vector<std::size_t> order{0, 1, 2};
  do {
    const Source &a = records[order[0]], &b = records[order[1]], &c = records[order[2]];
    EXPECT_EQ(merge(merge(a, b), c), expected);
    EXPECT_EQ(merge(a, merge(b, c)), expected);
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_EQ(merge(expected, expected), expected);
}

TEST(Merge, KeepsEveryIdentifierAndTheGraverStatus) {
  const std::vector<Source> records = records_of_one_work();
  const Source merged = merge(merge(records[0], records[1]), records[2]);
  EXPECT_EQ(merged.id, "doi:10.1000/x");
  EXPECT_EQ(merged.pmid, "123");
  EXPECT_EQ(merged.pmcid, "PMC9");
  EXPECT_EQ(merged.status, SourceStatus::kRetracted);
  EXPECT_EQ(merged.issued.month, 2);
  EXPECT_EQ(merged.authors.size(), 1u);
}

TEST(Merge, TakesTheNoticeOfTheStatusThatItKeeps) {
  Source corrected = with_ids("10.1000/x", "", "");
  corrected.status = SourceStatus::kCorrected;
  corrected.status_notice = "doi:10.1000/the-correction-of-x";
  Source superseded = corrected;
  superseded.status = SourceStatus::kSuperseded;
  superseded.successor = "doi:10.1000/newer";
  Source retracted = corrected;
  retracted.status = SourceStatus::kRetracted;
  retracted.status_notice = "doi:10.1000/r";
  for (const Source& other : {corrected, superseded}) {
    for (const Source& merged : {merge(retracted, other), merge(other, retracted)}) {
      EXPECT_EQ(merged.status_notice, "doi:10.1000/r");
      EXPECT_EQ(merged.successor, "");
    }
  }
  Source unexplained = retracted;
  unexplained.status_notice.clear();
  EXPECT_EQ(merge(unexplained, corrected).status_notice, "");
  EXPECT_EQ(merge(unexplained, retracted).status_notice, "doi:10.1000/r");
}

TEST(Names, EveryDesignReadsBackFromItsName) {
  for (int i = 0; i <= static_cast<int>(StudyDesign::kUnstated); ++i) {
    const auto design = static_cast<StudyDesign>(i);
    ASSERT_FALSE(name_of(design).empty()) << i;
    EXPECT_EQ(study_design_from(name_of(design)), design);
  }
  EXPECT_FALSE(study_design_from("meta-analysis"));
}

}  // namespace
}  // namespace ibid
