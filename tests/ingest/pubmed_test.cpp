#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/collect.hpp"

namespace ibid::ingest::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A PubMed record; `extra` goes into its MedlineCitation, `article` into its Article.
std::string record(std::string_view pmid, std::string_view article, std::string_view extra = {}) {
  return fmt::format(
      "<PubmedArticle><MedlineCitation><PMID Version=\"1\">{}</PMID>{}<Article>"
      "<ArticleTitle>Tea and <i>iron</i>.</ArticleTitle>{}</Article></MedlineCitation>"
      "</PubmedArticle>\n",
      pmid, extra, article);
}

std::string set_of(std::string_view records) {
  return "<?xml version=\"1.0\"?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, "
         "1st January 2025//EN\" \"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd\">\n"
         "<PubmedArticleSet>\n" +
         std::string(records) + "</PubmedArticleSet>\n";
}

std::string abstract(std::string_view text) {
  return fmt::format("<Abstract><AbstractText>{}</AbstractText></Abstract>", text);
}

TEST(Pubmed, ReadsWhatACitationNeeds) {
  const auto run = collect_text(set_of(
      R"(<PubmedArticle><MedlineCitation><PMID Version="2">123</PMID>
<DateRevised><Year>2024</Year><Month>03</Month><Day>09</Day></DateRevised>
<Article><Journal><JournalIssue><Volume>18</Volume><Issue>1</Issue><PubDate><Year>2018</Year><Month>Aug</Month><Day>14</Day></PubDate></JournalIssue><Title>Journal of tea</Title></Journal>
<ArticleTitle>Tea and iron.</ArticleTitle><Pagination><StartPage>85</StartPage><EndPage>91</EndPage></Pagination>
<ELocationID EIdType="doi" ValidYN="N">10.5555/wrong</ELocationID><ELocationID EIdType="doi" ValidYN="Y">10.5555/Tea</ELocationID>
<Abstract><AbstractText>Iron fell by 10<sup>3</sup> &lt; 2&#x202F;mg.</AbstractText></Abstract>
<AuthorList><Author ValidYN="Y"><LastName>Rossi</LastName><ForeName>Anna B</ForeName></Author><Author ValidYN="N"><LastName>Rosi</LastName></Author><Author><CollectiveName>Tea Group</CollectiveName></Author></AuthorList>
<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType><PublicationType UI="D016454">Review</PublicationType><PublicationType UI="D017418">Meta-Analysis</PublicationType></PublicationTypeList></Article>
<MeshHeadingList><MeshHeading><DescriptorName UI="D007501">Iron</DescriptorName></MeshHeading></MeshHeadingList><KeywordList><Keyword>tea</Keyword></KeywordList>
</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC77</ArticleId></ArticleIdList></PubmedData></PubmedArticle>)"));
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  const Document& document = run.documents[0];
  EXPECT_EQ(document.id, "pubmed:123");
  EXPECT_EQ(document.revision, 20240309);
  EXPECT_EQ(document.text, "Iron fell by 10³ < 2\u202Fmg.");
  const Source& source = document.source;
  EXPECT_EQ(source.id, "doi:10.5555/tea");
  EXPECT_EQ(source.pmid, "123");
  EXPECT_EQ(source.pmcid, "PMC77");
  EXPECT_EQ(source.title, "Tea and iron");
  EXPECT_EQ(source.container_title, "Journal of tea");
  EXPECT_EQ(source.volume + "/" + source.issue + "/" + source.page, "18/1/85-91");
  EXPECT_EQ(source.issued, (Date{2018, 8, 14}));
  ASSERT_EQ(source.authors.size(), 2U);
  EXPECT_EQ(source.authors[0], (Person{"Rossi", "Anna B", "", ""}));
  EXPECT_EQ(source.authors[1].literal, "Tea Group");
  EXPECT_EQ(source.design, StudyDesign::kMetaAnalysis);
  EXPECT_THAT(source.keywords, ElementsAre("Iron", "tea"));
}

TEST(Pubmed, ALabelledAbstractGivesASectionALabel) {
  const auto run = collect_text(
      set_of(record("1",
                    "<Abstract><AbstractText Label=\"METHODS\">Tea was drunk.</AbstractText>"
                    "<AbstractText Label=\"RESULTS\">Iron fell.</AbstractText>"
                    "<AbstractText Label=\"UNLABELLED\">Fin.</AbstractText></Abstract>")));
  ASSERT_EQ(run.documents.size(), 1U);
  const auto& passages = run.documents[0].passages;
  ASSERT_EQ(passages.size(), 3U);
  EXPECT_THAT(passages[0].section_path, ElementsAre("METHODS"));
  EXPECT_EQ(passages[1].text, "Iron fell.");
  EXPECT_TRUE(passages[2].section_path.empty());
}

TEST(Pubmed, DesignComesFromPublicationTypesAlone) {
  struct Case {
    std::string_view type;
    StudyDesign design;
    SourceKind kind;
  };
  for (const Case& c :
       {Case{"UI=\"D016449\">Randomized Controlled Trial", StudyDesign::kRandomizedTrial,
             SourceKind::kResearch},
        Case{"UI=\"D017065\">Practice Guideline", StudyDesign::kGuideline, SourceKind::kGuideline},
        Case{"UI=\"D000078182\">Systematic Review", StudyDesign::kSystematicReview,
             SourceKind::kResearch},
        Case{"UI=\"D064888\">Observational Study", StudyDesign::kObservationalStudy,
             SourceKind::kResearch},
        Case{"UI=\"D002363\">Case Reports", StudyDesign::kCaseReport, SourceKind::kResearch},
        Case{">randomized controlled trial", StudyDesign::kRandomizedTrial, SourceKind::kResearch},
        Case{"UI=\"D016448\">Multicenter Study", StudyDesign::kUnstated, SourceKind::kResearch}}) {
    const auto run = collect_text(set_of(
        record("1", abstract("This randomized trial is a guideline.") +
                        fmt::format("<PublicationTypeList><PublicationType {}</PublicationType>"
                                    "</PublicationTypeList>",
                                    c.type))));
    ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
    EXPECT_EQ(run.documents[0].source.design, c.design) << c.type;
    EXPECT_EQ(run.documents[0].source.kind, c.kind) << c.type;
  }
}

TEST(Pubmed, StatusComesFromNoticesAndTheGraverOneWins) {
  const auto note = [](std::string_view type, int pmid) {
    return fmt::format(
        "<CommentsCorrections RefType=\"{}\"><RefSource>J Tea</RefSource><PMID>{}</PMID>"
        "</CommentsCorrections>",
        type, pmid);
  };
  struct Case {
    std::string notes;
    SourceStatus status;
    std::string notice;
    std::string successor;
  };
  for (const Case& c :
       {Case{note("RetractionIn", 9), SourceStatus::kRetracted, "pmid:9", ""},
        Case{note("ErratumIn", 8), SourceStatus::kCorrected, "pmid:8", ""},
        Case{note("ErratumIn", 8) + note("RetractionIn", 9), SourceStatus::kRetracted, "pmid:9",
             ""},
        Case{note("RetractionIn", 9) + note("ErratumIn", 8), SourceStatus::kRetracted, "pmid:9",
             ""},
        Case{note("ExpressionOfConcernIn", 7), SourceStatus::kConcern, "pmid:7", ""},
        Case{note("UpdateIn", 6), SourceStatus::kSuperseded, "", "pmid:6"},
        Case{note("CommentIn", 5) + note("RetractionOf", 4), SourceStatus::kCurrent, "", ""}}) {
    const auto run = collect_text(
        set_of(record("1", abstract("Iron fell."),
                      "<CommentsCorrectionsList>" + c.notes + "</CommentsCorrectionsList>")));
    ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
    EXPECT_EQ(run.documents[0].source.status, c.status) << c.notes;
    EXPECT_EQ(run.documents[0].source.status_notice, c.notice) << c.notes;
    EXPECT_EQ(run.documents[0].source.successor, c.successor) << c.notes;
  }
  const auto by_type = collect_text(
      set_of(record("1", abstract("Iron fell.") +
                             "<PublicationTypeList><PublicationType UI=\"D016441\">Retracted "
                             "Publication</PublicationType></PublicationTypeList>")));
  ASSERT_EQ(by_type.documents.size(), 1U);
  EXPECT_EQ(by_type.documents[0].source.status, SourceStatus::kRetracted);
}

TEST(Pubmed, DeletionsAreToldAsSourceIds) {
  const auto run = collect_text(set_of(record("1", abstract("Iron fell.")) +
                                       "<DeleteCitation><PMID Version=\"1\">17</PMID>"
                                       "<PMID Version=\"1\">18</PMID></DeleteCitation>"));
  EXPECT_EQ(run.documents.size(), 1U);
  EXPECT_THAT(run.removals, ElementsAre("pmid:17", "pmid:18"));
}

TEST(Pubmed, TheHigherRevisionWinsInWhateverOrder) {
  const auto revised = [](int year, std::string_view text) {
    return record("1", abstract(text),
                  fmt::format("<DateRevised><Year>{}</Year><Month>01</Month><Day>01</Day>"
                              "</DateRevised>",
                              year));
  };
  const auto upward = collect_text(set_of(revised(2019, "Old.") + revised(2021, "New.")));
  ASSERT_EQ(upward.documents.size(), 2U);
  EXPECT_EQ(upward.documents.back().text, "New.");
  EXPECT_LT(upward.documents.front().revision, upward.documents.back().revision);
  const auto downward = collect_text(set_of(revised(2021, "New.") + revised(2019, "Old.")));
  ASSERT_EQ(downward.documents.size(), 1U);
  EXPECT_EQ(downward.documents[0].text, "New.");
  EXPECT_THAT(downward.reasons(), HasSubstr("older revision"));
}

TEST(Pubmed, ABrokenRecordCostsNoOther) {
  const auto run = collect_text(set_of(
      record("1", abstract("Iron fell.")) + record("2", "<Abstract><AbstractText>Iron rose.") +
      record("", abstract("Iron stood.")) + record("4", abstract("Iron &unknown; fell.")) +
      record("5", abstract("Iron came."))));
  ASSERT_EQ(run.documents.size(), 2U) << run.reasons();
  EXPECT_EQ(run.documents[1].id, "pubmed:5");
  ASSERT_EQ(run.reports.size(), 3U);
  EXPECT_EQ(run.reports[0].line, 5U);
  EXPECT_THAT(run.reports[0].reason, HasSubstr("not well-formed XML"));
  EXPECT_EQ(run.reports[1].reason, "no PMID");
  EXPECT_THAT(run.reports[2].reason, HasSubstr("unknown"));
}

TEST(Pubmed, AFileThatEndsEarlyKeepsWhatCameBefore) {
  const std::string file =
      set_of(record("1", abstract("Iron fell.")) + record("2", abstract("X.")));
  const auto run = collect_text(file.substr(0, file.size() - 80));
  ASSERT_EQ(run.documents.size(), 1U);
  EXPECT_THAT(run.reasons(), HasSubstr("ends within the record"));
}

TEST(Pubmed, RecordsAreFoundWhereverReadsEnd) {
  // Records of many sizes, so that tags fall on the borders of the reader's buffers.
  std::string records;
  for (int i = 1; i <= 3000; ++i) {
    records += record(std::to_string(i),
                      abstract(std::string(static_cast<std::size_t>(i % 977), 'x') + "."));
  }
  const auto run = collect_text(set_of(records));
  EXPECT_EQ(run.documents.size(), 3000U);
  EXPECT_TRUE(run.reports.empty()) << run.reasons();
}

}  // namespace
}  // namespace ibid::ingest::test
