#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/collect.hpp"
#include "ingest/limits.hpp"

namespace ibid::ingest::test {
namespace {

using ::testing::ElementsAre;

std::string article(std::string_view body, std::string_view meta = {},
                    std::string_view attributes = {}) {
  return "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS (Z39.96)//EN\" "
         "\"JATS-archivearticle1.dtd\">\n"
         "<article xmlns:xlink=\"http://www.w3.org/1999/xlink\" " +
         std::string(attributes) +
         "><front><article-meta><article-id pub-id-type=\"pmc\">77</article-id>"
         "<title-group><article-title>Tea</article-title></title-group>" +
         std::string(meta) + "</article-meta></front><body>" + std::string(body) +
         R"(</body><back><ref-list>
<ref id="B1"><element-citation><person-group person-group-type="author"><name><surname>Rossi</surname><given-names>A</given-names></name><collab>Tea Group</collab></person-group><article-title>Tea one</article-title><source>J Tea</source><year>2001</year><volume>4</volume><fpage>5</fpage><lpage>9</lpage><pub-id pub-id-type="doi">10.5555/one</pub-id><pub-id pub-id-type="pmid">11</pub-id></element-citation></ref>
<ref id="B2"><mixed-citation>Li B: <source>The tea book</source>. <year>1999</year></mixed-citation></ref>
<ref id="B3"><citation>Personal communication, 2003.</citation></ref>
<ref id="B4"><element-citation><article-title>Tea four</article-title><pub-id pub-id-type="pmid">14</pub-id></element-citation></ref>
<ref id="B5"><label>5</label><element-citation><article-title>Tea five a</article-title></element-citation><element-citation><article-title>Tea five b</article-title></element-citation></ref>
</ref-list></back></article>)";
}

std::string xref(std::string_view id, std::string_view text) {
  return "<xref ref-type=\"bibr\" rid=\"" + std::string(id) + "\">" + std::string(text) + "</xref>";
}

struct Mark {
  std::string text;
  std::vector<std::uint32_t> references;
  friend bool operator==(const Mark&, const Mark&) = default;
};
std::vector<Mark> marks_of(const Passage& passage) {
  std::vector<Mark> marks;
  for (const PassageCitation& citation : passage.citations) {
    marks.push_back(
        {passage.text.substr(citation.mark.begin, citation.mark.size()), citation.references});
  }
  return marks;
}

TEST(Jats, ReadsItsReferenceListInOrder) {
  const auto run = collect_text(article("<p>Tea.</p>"));
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  const Document& document = run.documents[0];
  EXPECT_EQ(document.id, "jats:PMC77");
  EXPECT_EQ(document.source.id, "pmcid:PMC77");
  ASSERT_EQ(document.references.size(), 6U);
  const Source& first = document.references[0];
  EXPECT_EQ(first.id, "doi:10.5555/one");
  EXPECT_EQ(first.pmid, "11");
  EXPECT_EQ(first.container_title, "J Tea");
  EXPECT_EQ(first.page, "5-9");
  EXPECT_EQ(first.issued.year, 2001);
  ASSERT_EQ(first.authors.size(), 2U);
  EXPECT_EQ(first.authors[0], (Person{"Rossi", "A", "", ""}));
  EXPECT_EQ(document.references[1].title, "The tea book");
  EXPECT_EQ(document.references[1].type, "book");
  EXPECT_EQ(document.references[2].title, "Personal communication, 2003.");
  EXPECT_EQ(document.references[5].title, "Tea five b");
}

TEST(Jats, ReferenceMarksResolveWithTheirBracketsListsAndRanges) {
  struct Case {
    std::string paragraph;
    std::string text;
    std::vector<Mark> marks;
  };
  for (const Case& c : {
           Case{"Iron fell [" + xref("B1", "1") + "].", "Iron fell [1].", {{"[1]", {0}}}},
           Case{"Iron [" + xref("B1", "1") + "," + xref("B4", "4") + "] fell.",
                "Iron [1,4] fell.",
                {{"[1,4]", {0, 3}}}},
           Case{"Iron [" + xref("B1", "1") + "&#x2013;" + xref("B4", "4") + "] fell.",
                "Iron [1–4] fell.",
                {{"[1–4]", {0, 1, 2, 3}}}},
           Case{"Iron (" + xref("B1", "Rossi 2001") + ") fell " + xref("B2", "Li") + ".",
                "Iron (Rossi 2001) fell Li.",
                {{"(Rossi 2001)", {0}}, {"Li", {1}}}},
           Case{"Iron fell.<sup>" + xref("B1", "1") + "," + xref("B2", "2") + "</sup> Tea.",
                "Iron fell.¹,² Tea.",
                {{"¹,²", {0, 1}}}},
           Case{"Iron fell " + xref("B5", "5") + ".", "Iron fell 5.", {{"5", {4, 5}}}},
           Case{"Iron fell " + xref("B1 B4", "1, 4") + ".", "Iron fell 1, 4.", {{"1, 4", {0, 3}}}},
           Case{"Iron fell [" + xref("B99", "99") + "].", "Iron fell [99].", {{"[99]", {}}}},
           Case{"Iron fell [" + xref("B99", "99") + "-" + xref("B100", "100") + "].",
                "Iron fell [99-100].",
                {{"[99-100]", {}}}},
           Case{"Iron fell [" + xref("B4", "4") + "-" + xref("B99", "99") + "].",
                "Iron fell [4-99].",
                {{"[4-99]", {3}}}},
           Case{"See <xref ref-type=\"fig\" rid=\"F1\">Figure 1</xref>.", "See Figure 1.", {}},
       }) {
    const auto run = collect_text(article("<p>" + c.paragraph + "</p>"));
    ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
    ASSERT_EQ(run.documents[0].passages.size(), 1U);
    EXPECT_EQ(run.documents[0].passages[0].text, c.text);
    EXPECT_EQ(marks_of(run.documents[0].passages[0]), c.marks) << c.text;
  }
}

TEST(Jats, ASuperscriptNeverMakesANumberOfAnother) {
  const auto run = collect_text(
      article("<p>Cells: 10<sup>9</sup>/L, 10<sup>&#x2212;3</sup> m<sup>2</sup>, CD4<sup>+</sup>, "
              "CO<sub>2</sub>.</p>"));
  ASSERT_EQ(run.documents.size(), 1U);
  EXPECT_EQ(run.documents[0].text, "Cells: 10⁹/L, 10⁻³ m2, CD4+, CO2.");
}

TEST(Jats, AFormulaNeverVanishesFromItsSentence) {
  struct Case {
    std::string_view paragraph;
    std::string_view text;
  };
  const std::string_view tex_document =
      "Iron <tex-math>\\documentclass[12pt]{minimal} \\begin{document}$$p &lt; 0.05$$"
      "\\end{document}</tex-math> fell.";
  for (const Case& c : {
           Case{"Iron at <tex-math>5 mg</tex-math> daily.", "Iron at 5 mg daily."},
           Case{tex_document, "Iron p < 0.05 fell."},
           Case{"Iron <tex-math>\\frac{1}{2}</tex-math> fell.", "Iron [formula] fell."},
           Case{"Tea did <inline-formula><alternatives><tex-math>\\text{not}</tex-math>"
                "<mml:math><mml:mtext>not</mml:mtext></mml:math></alternatives></inline-formula> "
                "help.",
                "Tea did not help."},
           Case{"Tea in <disp-formula><label>(1)</label>x=3 mg</disp-formula>doses.",
                "Tea in x=3 mg doses."},
           Case{"Cells 10<inline-formula><mml:math><mml:msup><mml:mrow/><mml:mn>9</mml:mn>"
                "</mml:msup></mml:math></inline-formula>/L.",
                "Cells 10⁹/L."},
           Case{"Cells <mml:math><mml:msup><mml:mn>10</mml:mn><mml:mrow><mml:mo>−</mml:mo>"
                "<mml:mn>9</mml:mn></mml:mrow></mml:msup></mml:math>.",
                "Cells 10⁻⁹."},
           Case{"Cells <mml:math>\n<mml:mn>0</mml:mn>\n<mml:mo>.</mml:mo>\n<mml:mn>5</mml:mn>"
                "<mml:mspace/><mml:mi>mg</mml:mi></mml:math>.",
                "Cells 0.5 mg."},
           Case{"Cells <mml:math><mml:msubsup><mml:mi>η</mml:mi><mml:mtext>p</mml:mtext>"
                "<mml:mn>2</mml:mn></mml:msubsup></mml:math>.",
                "Cells ηp²."},
           Case{"Cells <mml:math><mml:msub><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:msub>"
                "</mml:math>.",
                "Cells [formula]."},
           Case{"Cells <mml:math><mml:mfrac><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:mfrac>"
                "</mml:math>.",
                "Cells [formula]."},
           Case{"Iron <inline-formula><inline-graphic/></inline-formula> fell.",
                "Iron [formula] fell."},
           Case{"Iron <inline-graphic/> fell.", "Iron [image] fell."},
       }) {
    const auto run = collect_text(article("<p>" + std::string(c.paragraph) + "</p>", {},
                                          "xmlns:mml=\"http://www.w3.org/1998/Math/MathML\""));
    ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
    EXPECT_EQ(run.documents[0].text, c.text);
  }
}

TEST(Jats, AFigureWithinASentenceDoesNotBreakIt) {
  const auto run = collect_text(
      article("<p>Tea did not <fig><caption><p>Iron.</p></caption></fig>raise iron.</p>"));
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  EXPECT_EQ(run.documents[0].text, "Tea did not raise iron.\n\nIron.");
}

TEST(Jats, SectionsParagraphsAndCaptionsArePassagesAndTablesAreNot) {
  const auto run = collect_text(article(
      R"(<sec><title>Methods</title><p>Before<fig id="F1"><label>Figure 1</label><caption><title>Iron.</title><p>By week.</p></caption></fig> and after.</p>
<sec><title>Tea   sorts</title><p>Green
   tea.</p><list><list-item><p>Black tea.</p></list-item></list><disp-formula>E=mc</disp-formula></sec>
<table-wrap><label>Table 1</label><caption><p>Cups.</p></caption><table><tr><td>17</td></tr></table></table-wrap></sec>)",
      "<abstract><sec><title>Aim</title><p>To drink.</p></sec></abstract>"));
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  std::vector<std::string> lines;
  for (const Passage& passage : run.documents[0].passages) {
    std::string line;
    for (const std::string& heading : passage.section_path) line += heading + "/";
    lines.push_back(line + " " + passage.text);
  }
  EXPECT_THAT(lines,
              ElementsAre("Abstract/Aim/ To drink.", "Methods/ Before and after.",
                          "Methods/Figure 1/ Iron. By week.", "Methods/Tea sorts/ Green tea.",
                          "Methods/Tea sorts/ Black tea.", "Methods/Table 1/ Cups."));
}

TEST(Jats, StatesDesignStatusLicenceAndDate) {
  const auto run = collect_text(article(
      "<p>Tea.</p>",
      R"(<pub-date pub-type="collection"><year>2004</year></pub-date><pub-date pub-type="epub"><day>27</day><month>10</month><year>2004</year></pub-date>
<permissions><license xlink:href="https://creativecommons.org/licenses/by/4.0/"/></permissions>
<related-article related-article-type="retraction-forward" ext-link-type="doi" xlink:href="10.5555/r"/>)",
      "article-type=\"systematic-review\""));
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  const Source& source = run.documents[0].source;
  EXPECT_EQ(source.design, StudyDesign::kSystematicReview);
  EXPECT_EQ(source.status, SourceStatus::kRetracted);
  EXPECT_EQ(source.status_notice, "doi:10.5555/r");
  EXPECT_EQ(source.license, "https://creativecommons.org/licenses/by/4.0/");
  EXPECT_EQ(source.issued, (Date{2004, 10, 27}));
}

TEST(Jats, ASetOfArticlesIsReadOneByOne) {
  const std::string good =
      "<article><front><article-meta><article-id pub-id-type=\"pmid\">5</article-id>"
      "<title-group><article-title>Tea</article-title></title-group>"
      "</article-meta></front><body><p>Tea.</p></body></article>";
  const auto run = collect_text("<pmc-articleset><article><body><p>no end</body></article>" + good +
                                "</pmc-articleset>");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  EXPECT_EQ(run.documents[0].source.id, "pmid:5");
  EXPECT_EQ(run.reports.size(), 1U);
}

/// An article with `works` references, each an entry of its own ("B0", "B1", …) or all in one
/// entry, "B0".
std::string article_citing(std::size_t works, bool in_one_entry, const std::string& paragraph) {
  std::string list;
  for (std::size_t i = 0; i < works; ++i) {
    if (!in_one_entry || i == 0) list += "<ref id=\"B" + std::to_string(i) + "\">";
    list += "<citation>Tea " + std::to_string(i) + "</citation>";
    if (!in_one_entry || i + 1 == works) list += "</ref>";
  }
  return "<article><front><article-meta><article-id pub-id-type=\"pmc\">PMC1</article-id>"
         "<title-group><article-title>Tea</article-title></title-group></article-meta></front>"
         "<body><p>" +
         paragraph + "</p></body><back><ref-list>" + list + "</ref-list></back></article>";
}

TEST(Jats, ARangeThatNobodyMeansCitesItsEndsAlone) {
  const std::string range = "Iron fell [" + xref("B1", "1") + "-" + xref("B900", "900") + "].";
  const auto run = collect_text(article_citing(1000, /*in_one_entry=*/false, range));
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  ASSERT_EQ(run.documents[0].references.size(), 1000U);
  EXPECT_EQ(marks_of(run.documents[0].passages.at(0)), (std::vector<Mark>{{"[1-900]", {1, 900}}}));
  const std::string widest = "Iron fell [" + xref("B1", "1") + "-" + xref("B202", "202") + "].";
  const auto read = collect_text(article_citing(1000, /*in_one_entry=*/false, widest));
  EXPECT_EQ(marks_of(read.documents.at(0).passages.at(0)).at(0).references.size(),
            kWorksOfMarkMax + 2);
}

TEST(Jats, AMarkNamesOnlySoManyWorks) {
  const auto run = collect_text(
      article_citing(1000, /*in_one_entry=*/true, "Iron fell " + xref("B0 B0 B0", "1") + "."));
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  ASSERT_EQ(run.documents[0].references.size(), 1000U);
  EXPECT_EQ(marks_of(run.documents[0].passages.at(0)).at(0).references.size(), kWorksOfMarkMax);
}

}  // namespace
}  // namespace ibid::ingest::test
