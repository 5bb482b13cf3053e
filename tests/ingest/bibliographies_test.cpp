// RIS, MEDLINE (nbib) and CSL-JSON.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/collect.hpp"

namespace ibid::ingest::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Ris, ReadsARecordWithItsAbstract) {
  const auto run = collect_text(
      "\xEF\xBB\xBF"
      "1.\r\nTY  - JOUR\r\nTI  - Tea and iron\r\nAU  - Rossi, Anna\r\nA2  - Editor, E.\r\n"
      "T2  - J Tea\r\nPY  - 2019//\r\nVL  - 4\r\nIS  - 2\r\nSP  - 5\r\nEP  - 9\r\n"
      "DO  - http://dx.doi.org/10.5555/TEA\r\nKW  - tea\r\niron\r\nKW\t- cups\r\n"
      "AB  - Iron fell,\r\nas expected.\r\n\r\nER  - \r\n");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  const Document& document = run.documents[0];
  EXPECT_EQ(document.id, "ris:doi:10.5555/tea");
  EXPECT_EQ(document.text, "Iron fell, as expected.");
  EXPECT_EQ(document.source.container_title, "J Tea");
  EXPECT_EQ(document.source.page, "5-9");
  EXPECT_EQ(document.source.issued.year, 2019);
  EXPECT_THAT(document.source.authors, ElementsAre(Person{"Rossi", "Anna", "", ""}));
  EXPECT_THAT(document.source.keywords, ElementsAre("tea", "iron", "cups"));
  EXPECT_TRUE(run.reports.empty()) << run.reasons();
}

TEST(Ris, ATitleWithoutAbstractIsASourceWithoutPassages) {
  const auto run =
      collect_text("TY  - RPRT\nTI  - Iron advice\nUR  - https://example.org/iron\nER  -\n");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  EXPECT_EQ(run.documents[0].source.type, "report");
  EXPECT_EQ(run.documents[0].source.id, "url:example.org/iron");
  EXPECT_TRUE(run.documents[0].passages.empty());
}

TEST(Ris, FaultyRecordsAreReportedEachInItsPlace) {
  const auto run = collect_text(
      "TY  - JOUR\nTI  - One\nPY  - 10 15\nER  - \n\n"
      "TY  - GEN\nER  - \n"
      "TY  - JOUR\nTI  - Two\n"
      "TY  - JOUR\nTI  - Three\n");
  ASSERT_EQ(run.documents.size(), 3U);
  ASSERT_EQ(run.reports.size(), 4U);
  EXPECT_THAT(run.reports[0].reason, HasSubstr("\"10 15\" is no date"));
  EXPECT_EQ(run.reports[1].line, 6U);
  EXPECT_EQ(run.reports[1].reason, "no title");
  EXPECT_THAT(run.reports[2].reason, HasSubstr("not closed"));
  EXPECT_EQ(run.reports[3].line, 10U);
  EXPECT_EQ(run.counts->rejected, 1U);
}

TEST(Ris, ARecordWithoutItsBeginningIsReported) {
  const auto run = collect_text(
      "Exported today\nAN  - of the export\nTY  - JOUR\nTI  - One\nER  - \n\n"
      "2.\nTI  - Two\nAB  - Tea lowers iron.\nER  - \n\nTY  - JOUR\nTI  - Three\nER  - \n",
      "x.ris", Format::kRis);
  ASSERT_EQ(run.documents.size(), 2U) << run.reasons();
  EXPECT_EQ(run.documents[1].source.title, "Three");
  ASSERT_EQ(run.reports.size(), 1U);
  EXPECT_EQ(run.reports[0].line, 8U);
  EXPECT_THAT(run.reports[0].reason, HasSubstr("does not begin with \"TY\""));
}

TEST(Nbib, ReadsTheFieldsOfMedline) {
  const auto run = collect_text(
      "\nPMID- 123\nLR  - 20240309\nVI  - 39\nIP  - 10\nDP  - 2012 Oct\nTI  - Tea and\n      "
      "iron.\n"
      "PG  - 5-9\nLID - 10.5555/Tea [doi]\nAB  - AIM: Iron\n      fell.\nFAU - Rossi, Anna\nAU  - "
      "Rossi A\n"
      "CN  - Tea Group\nPT  - Journal Article\nPT  - Randomized Controlled Trial\nJT  - Journal of "
      "tea\n"
      "RIN - J Tea. 2013;1:1. PMID: 99\nMH  - Iron\n\nPMID- 124\nTI  - Coffee.\n");
  ASSERT_EQ(run.documents.size(), 2U) << run.reasons();
  const Document& document = run.documents[0];
  EXPECT_EQ(document.id, "nbib:123");
  EXPECT_EQ(document.revision, 20240309);
  EXPECT_EQ(document.text, "AIM: Iron fell.");
  EXPECT_EQ(document.source.id, "doi:10.5555/tea");
  EXPECT_EQ(document.source.title, "Tea and iron");
  EXPECT_EQ(document.source.issued, (Date{2012, 10, 0}));
  EXPECT_EQ(document.source.design, StudyDesign::kRandomizedTrial);
  EXPECT_EQ(document.source.status, SourceStatus::kRetracted);
  EXPECT_EQ(document.source.status_notice, "pmid:99");
  ASSERT_EQ(document.source.authors.size(), 2U);
  EXPECT_EQ(document.source.authors[1].literal, "Tea Group");
  EXPECT_EQ(run.documents[1].source.id, "pmid:124");
  EXPECT_TRUE(run.documents[1].passages.empty());
}

TEST(Csl, ReadsArraysItemsAndASingleItem) {
  const std::string item =
      R"({"id": "rossi", "type": "article-journal", "title": "Tea", "DOI": "10.5555/TEA", "abstract": "Iron fell."})";
  for (const std::string& file : {"[" + item + "]", "{\"items\": [" + item + "]}", item}) {
    const auto run = collect_text(file);
    ASSERT_EQ(run.documents.size(), 1U) << file << run.reasons();
    EXPECT_EQ(run.documents[0].id, "csl:doi:10.5555/tea");
    EXPECT_EQ(run.documents[0].source.id, "doi:10.5555/tea");
    EXPECT_EQ(run.documents[0].text, "Iron fell.");
  }
}

TEST(Csl, ADateOrAuthorsThatAreNoneAreNamedAndTheWorkKept) {
  const auto run = collect_text(
      R"([{"title": "A", "issued": {"raw": "2020-05-01"}, "author": "Roe J"},
          {"title": "B", "issued": {"date-parts": [["2020", 5]]}, "author": [{"family": "Roe"}]},
          {"title": "C", "issued": null, "author": []},
          {"title": "D", "issued": {"date-parts": [[-5]]}}])");
  EXPECT_EQ(run.documents.size(), 4U);
  ASSERT_EQ(run.reports.size(), 2U) << run.reasons();
  EXPECT_TRUE(run.reports[0].taken);
  EXPECT_EQ(run.reports[0].record, "[0]");
  EXPECT_THAT(run.reports[0].reason, HasSubstr("\"issued\" has no year"));
  EXPECT_THAT(run.reports[0].reason, HasSubstr("\"author\" is no list of names"));
  EXPECT_EQ(run.reports[1].record, "[3]");
}

TEST(Csl, ABadItemIsReportedByItsIndex) {
  const auto run = collect_text(R"([{"title": "Tea", "PMID": "1"}, 7, {"type": "book"}])");
  EXPECT_EQ(run.documents.size(), 1U);
  ASSERT_EQ(run.reports.size(), 2U);
  EXPECT_EQ(run.reports[0].record, "[1]");
  EXPECT_EQ(run.reports[1].reason, "no title");
}

}  // namespace
}  // namespace ibid::ingest::test
