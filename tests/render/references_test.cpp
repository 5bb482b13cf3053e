#include <gtest/gtest.h>

#include "render/page_range.hpp"
#include "render/parts.hpp"
#include "render/render.hpp"

namespace ibid::render {
namespace {

std::vector<Reference> one_reference() {
  Reference reference;
  reference.number = 2;
  Source& source = reference.source;
  source.id = "doi:10.1000/x_1";
  source.title = "Zinc & bone: 50% of {men}";
  source.authors = {{"Ceylan", "Merve Nur", "", ""}, {"", "", "", "WHO Group"}};
  source.container_title = "Bone";
  source.volume = "199";
  source.issue = "2";
  source.page = "535-549";
  source.issued = {2021, 2, 0};
  source.doi = "10.1000/x_1";
  source.design = StudyDesign::kMetaAnalysis;
  reference.text = "Ceylan MN. Zinc.";
  return {reference};
}

TEST(References, SayWhereACorrectionStandsAlsoOfTheDocumentThatAWorkIsQuotedThrough) {
  Reference reference = one_reference().front();
  EXPECT_EQ(reference_note(reference), "meta-analysis");
  reference.source.status = SourceStatus::kCorrected;
  EXPECT_EQ(reference_note(reference), "meta-analysis; corrected");
  reference.source.status_notice = "pmid:7";
  Source via;
  via.title = "Zinc and bone";
  reference.via = {via};
  EXPECT_EQ(reference_note(reference), "meta-analysis; corrected, see pmid:7; via Zinc and bone");
  reference.via[0].status = SourceStatus::kCorrected;
  reference.via[0].status_notice = "doi:10.1000/y";
  EXPECT_EQ(reference_note(reference),
            "meta-analysis; corrected, see pmid:7; via Zinc and bone, corrected, see "
            "doi:10.1000/y");
}

TEST(References, RisHasItsTagsInOrderAndEndsLinesAsTheFormatAsks) {
  EXPECT_EQ(ris(one_reference()),
            "TY  - JOUR\r\nAU  - Ceylan, Merve Nur\r\nAU  - WHO Group\r\n"
            "TI  - Zinc & bone: 50% of {men}\r\nT2  - Bone\r\nVL  - 199\r\nIS  - 2\r\n"
            "SP  - 535\r\nEP  - 549\r\nPY  - 2021\r\nDA  - 2021/02//\r\nDO  - 10.1000/x_1\r\n"
            "M3  - meta-analysis\r\nER  - \r\n\r\n");
}

TEST(References, RisSaysWhoseNumberAPmidIs) {
  std::vector<Reference> references = one_reference();
  references[0].source.pmid = "123";
  EXPECT_NE(ris(references).find("DB  - PubMed\r\nAN  - 123\r\n"), std::string::npos);
}

TEST(References, RisLetsNoValueBeginAnotherField) {
  std::vector<Reference> references = one_reference();
  references[0].source.title = "One\r\nER  - \r\nTY  - BOOK";
  EXPECT_NE(ris(references).find("TI  - One  ER  -   TY  - BOOK\r\n"), std::string::npos);
}

TEST(References, BibtexEscapesWhatTexReadsAndKeepsOrganisationsWhole) {
  EXPECT_EQ(bibtex(one_reference()),
            "@article{ceylan2021_2,\n  author = {Ceylan, Merve Nur and {WHO Group}},\n"
            "  title = {{Zinc \\& bone: 50\\% of \\{men\\}}},\n  journal = {Bone},\n"
            "  volume = {199},\n  number = {2},\n  pages = {535--549},\n  year = {2021},\n"
            "  month = feb,\n  doi = {10.1000/x_1},\n}\n\n");
}

TEST(References, BibtexKeepsLinksAsTheyAreButForWhatWouldEndThem) {
  std::vector<Reference> references = one_reference();
  references[0].source.doi = "10.1002/(SICI)1<2>3;2-#_%2F";
  references[0].source.url = "https://example.org/a_b%20c?d=1&e=~2#f{g}\\ h";
  const std::string out = bibtex(references);
  EXPECT_NE(out.find("  doi = {10.1002/(SICI)1<2>3;2-#_%2F},\n"), std::string::npos) << out;
  EXPECT_NE(out.find("  url = {https://example.org/a_b%20c?d=1&e=~2#f%7Bg%7D%5C%20h},\n"),
            std::string::npos)
      << out;
}

TEST(References, VancouverListsNumberAndText) {
  EXPECT_EQ(vancouver(one_reference()), "2. Ceylan MN. Zinc.\n");
}

TEST(References, VancouverSteersNoTerminalAndKeepsAReferenceToItsLine) {
  std::vector<Reference> references = one_reference();
  references[0].text = "Zinc\x1b[2J\x07 and\n3. Forged. \u202EBone.";
  EXPECT_EQ(vancouver(references), "2. Zinc\uFFFD[2J\uFFFD and 3. Forged. \uFFFDBone.\n");
}

TEST(References, PagesAreARangeOnlyBetweenTwoPages) {
  EXPECT_EQ(page_range("535-549").last, "549");
  EXPECT_EQ(page_range("S1–S9").first, "S1");
  EXPECT_EQ(page_range("e1001").last, "");
  EXPECT_EQ(page_range("1-2-3").first, "1-2-3");
}

TEST(References, LinksAreHttpOnly) {
  Source source;
  source.url = "javascript:alert(1)";
  EXPECT_EQ(link_of(source), "");
  source.url = "https://example.org/a\"onclick=\"x";
  EXPECT_EQ(link_of(source), "");
  source.url = "https://example.org/a";
  EXPECT_EQ(link_of(source), "https://example.org/a");
  source.pmid = "123";
  EXPECT_EQ(link_of(source), "https://pubmed.ncbi.nlm.nih.gov/123/");
}

}  // namespace
}  // namespace ibid::render
