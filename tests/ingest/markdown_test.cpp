#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/collect.hpp"
#include "model/vancouver.hpp"

namespace ibid::ingest::test {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string mark_text(const Passage& passage, std::size_t index) {
  const ByteRange mark = passage.citations.at(index).mark;
  return passage.text.substr(mark.begin, mark.size());
}

constexpr std::string_view kArticle = R"(# Tea and iron

Tea lowers **iron** absorption [1, 2]. It is not known
why [3], nor by how much [9].

## Advice

### Meals

- Drink tea between meals [1].
- Coffee too [1-3].

`code` and <b>markup</b> stay prose.

    indented lines are text as well

## References

1. Rossi A, Li B. Tea and iron: a trial. J Tea. 2021;4(2):5-9. doi:10.5555/TEA.1
2. World Health Organization. Iron advice. 2019. https://example.org/iron
3. [Iron guideline of 2020](https://doi.org/10.5555/g)
)";

TEST(Markdown, ResolvesItsMarksIntoItsReferenceList) {
  const auto run = collect_text(kArticle, "tea.md");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  const Document& document = run.documents[0];
  EXPECT_EQ(document.id, "markdown:tea-and-iron");
  EXPECT_EQ(document.source.id, "markdown:tea-and-iron");
  EXPECT_EQ(document.source.title, "Tea and iron");
  ASSERT_EQ(document.references.size(), 3U);
  EXPECT_EQ(document.references[0].id, "doi:10.5555/tea.1");
  EXPECT_EQ(document.references[1].id, "url:example.org/iron");
  EXPECT_EQ(document.references[2].id, "doi:10.5555/g");
  EXPECT_EQ(document.references[2].title, "Iron guideline of 2020");
  const Passage& first = document.passages[0];
  EXPECT_EQ(first.text,
            "Tea lowers iron absorption [1, 2]. It is not known why [3], nor by how much [9].");
  ASSERT_EQ(first.citations.size(), 3U);
  EXPECT_EQ(mark_text(first, 0), "[1, 2]");
  EXPECT_THAT(first.citations[0].references, ElementsAre(0, 1));
  EXPECT_EQ(mark_text(first, 1), "[3]");
  EXPECT_EQ(mark_text(first, 2), "[9]");
  EXPECT_THAT(first.citations[2].references, ElementsAre());
}

TEST(Markdown, AMarkThatLeadsNowhereIsAMarkAllTheSame) {
  struct Case {
    std::string_view list;
    std::vector<std::uint32_t> references;
  };
  const std::string text = "Tea lowers absorption [2, 7].";
  for (const Case& c : {Case{"", {}}, Case{"1. Rossi A. Tea. 2021.\n", {}},
                        Case{"1. Rossi A. Tea. 2021.\n2. Li B. Iron. 2022.\n", {1}}}) {
    const auto run =
        collect_text("# Tea\n\n" + text + "\n\n## References\n\n" + std::string(c.list), "tea.md");
    ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
    const Passage& passage = run.documents[0].passages.at(0);
    EXPECT_EQ(passage.text, text);
    ASSERT_EQ(passage.citations.size(), 1U) << c.list;
    EXPECT_EQ(mark_text(passage, 0), "[2, 7]");
    EXPECT_EQ(passage.citations[0].references, c.references);
  }
}

TEST(Markdown, HeadingsGiveTheSectionPathAndAListIsOneText) {
  const auto run = collect_text(kArticle, "tea.md");
  ASSERT_EQ(run.documents.size(), 1U);
  const auto& passages = run.documents[0].passages;
  ASSERT_EQ(passages.size(), 4U);
  EXPECT_TRUE(passages[0].section_path.empty());
  EXPECT_THAT(passages[1].section_path, ElementsAre("Advice", "Meals"));
  EXPECT_EQ(passages[1].text, "- Drink tea between meals [1].\n- Coffee too [1-3].");
  EXPECT_THAT(passages[1].citations[1].references, ElementsAre(0, 1, 2));
  EXPECT_EQ(passages[3].text, "indented lines are text as well");
}

TEST(Markdown, ReadsAPastedPageWithoutAnyMarkup) {
  const auto run = collect_text(
      "Is tea bad for iron?\n\nFrom the Guidelines\n\n"
      "Tea should be taken between meals 1.\n\n"
      "Effects of tea\n\n  • Tea lowers absorption 2.\n  • Coffee does so too 1, 2.\n\n"
      "References\n\n[1] Rossi A. Tea. J Tea. 2021.\n\n[2] Li B. Coffee. J Tea. 2022.\n",
      "page.txt");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  const Document& document = run.documents[0];
  EXPECT_EQ(document.source.title, "Is tea bad for iron?");
  ASSERT_EQ(document.passages.size(), 2U);
  EXPECT_THAT(document.passages[0].section_path, ElementsAre("From the Guidelines"));
  ASSERT_EQ(document.passages[0].citations.size(), 1U);
  EXPECT_EQ(mark_text(document.passages[0], 0), "1");
  EXPECT_THAT(document.passages[1].section_path, ElementsAre("Effects of tea"));
  EXPECT_EQ(document.passages[1].text, "• Tea lowers absorption 2.\n• Coffee does so too 1, 2.");
  ASSERT_EQ(document.passages[1].citations.size(), 2U);
  EXPECT_THAT(document.passages[1].citations[1].references, ElementsAre(0, 1));
  EXPECT_EQ(document.references.size(), 2U);
}

TEST(Markdown, FootnotesAreAReferenceListToo) {
  const auto run = collect_text(
      "# Tea\n\nTea lowers absorption[^1].\n\n[^1]: Rossi A. Tea and iron. J Tea. 2021.\n", "a.md");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  ASSERT_EQ(run.documents[0].references.size(), 1U);
  EXPECT_EQ(run.documents[0].references[0].title, "Tea and iron");
  ASSERT_EQ(run.documents[0].passages.size(), 1U);
  EXPECT_EQ(run.documents[0].passages[0].citations.size(), 1U);
}

TEST(Markdown, AReferenceIsReadWithVolumeIssueAndPagesAndWrittenAsItWas) {
  struct Case {
    std::string written;
    std::string title;
    std::string journal;
    std::string volume;
    std::string issue;
    std::string page;
  };
  const Case cases[] = {
      {"Rossi A, Li B. Tea and iron: a trial. J Tea. 2021;4(2):5-9. doi:10.5555/tea.1",
       "Tea and iron: a trial", "J Tea", "4", "2", "5-9"},
      {"Rossi A, et al. Does tea matter? A trial. J Tea. 2021;4:e5. PMID: 7",
       "Does tea matter? A trial", "J Tea", "4", "", "e5"},
      {"Rossi A. Tea. The second cup. J Tea. 2021;12 Suppl 1:S5-S9.", "Tea. The second cup",
       "J Tea", "12 Suppl 1", "", "S5-S9"},
      {"Rossi A. Tea. J Tea. 2021;(7):21.", "Tea", "J Tea", "", "7", "21"},
      {"Rossi A. Tea. J Tea. 2021:21-24.", "Tea", "J Tea", "", "", "21-24"},
      {"Rossi A. Tea. J Tea. 2021;4.", "Tea", "J Tea", "4", "", ""},
      {"Rossi A. Tea. J Tea. 2021.", "Tea", "J Tea", "", "", ""},
      {"Rossi A. Tea. 2021;4:5.", "Tea", "", "4", "", "5"},
      {"Tea and iron: advice. J Tea. 2021;4(2):5-9.", "Tea and iron: advice", "J Tea", "4", "2",
       "5-9"},
  };
  for (const Case& c : cases) {
    const auto run =
        collect_text("# Tea\n\nIt helps [1].\n\n## References\n\n1. " + c.written, "a.md");
    ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
    ASSERT_EQ(run.documents[0].references.size(), 1U) << c.written;
    const Source& source = run.documents[0].references[0];
    EXPECT_EQ(source.title, c.title);
    EXPECT_EQ(source.container_title, c.journal) << c.written;
    EXPECT_EQ(source.volume, c.volume) << c.written;
    EXPECT_EQ(source.issue, c.issue) << c.written;
    EXPECT_EQ(source.page, c.page) << c.written;
    EXPECT_EQ(source.issued.year, 2021) << c.written;
    if (c.written.find("et al") == std::string::npos) {
      EXPECT_EQ(model::vancouver(source), c.written);
    }
  }
}

TEST(Markdown, AReferenceInOtherOrdersIsReadAsFarAsItIsCertain) {
  const auto read = [](const std::string& written) {
    const auto run =
        collect_text("# Tea\n\nIt helps [1].\n\n## References\n\n1. " + written, "a.md");
    return run.documents.at(0).references.at(0);
  };
  const Source dated = read("Rossi A. Tea. J Tea. 2021 Feb 13;4(2):5-9 [Epub] doi:10.5555/tea.1");
  EXPECT_EQ(dated.issued, (Date{2021, 2, 13}));
  EXPECT_EQ(dated.page, "5-9");
  EXPECT_EQ(dated.doi, "10.5555/tea.1");
  const Source year_in_title = read("Rossi A. 2019: the year of tea. J Tea. 2021;4:5.");
  EXPECT_EQ(year_in_title.title, "2019: the year of tea");
  EXPECT_EQ(year_in_title.issued.year, 2021);
  const Source page =
      read("World Health Organization. Iron advice. 2019. https://example.org/iron");
  EXPECT_EQ(page.title, "World Health Organization. Iron advice. 2019");
  EXPECT_EQ(page.container_title, "");
}

TEST(Markdown, TakesItsIdentityFromWhatItStates) {
  const auto run = collect_text(
      "---\ntitle: \"Zinc: advice\"\ndoi: https://doi.org/10.5555/Z\nkind: guideline\n"
      "date: 2024-05-02\n---\nTake zinc with food.\n",
      "zinc.md");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  const Source& source = run.documents[0].source;
  EXPECT_EQ(run.documents[0].id, "markdown:zinc-advice");
  EXPECT_EQ(source.id, "doi:10.5555/z");
  EXPECT_EQ(source.title, "Zinc: advice");
  EXPECT_EQ(source.kind, SourceKind::kGuideline);
  EXPECT_EQ(source.issued, (Date{2024, 5, 2}));
  EXPECT_EQ(run.documents[0].text, "Take zinc with food.");
}

TEST(Markdown, ATitleInAnotherScriptStillNamesTheDocument) {
  const auto run = collect_text("# 鉄と茶\n\n茶は鉄の吸収を減らす。\n", "tea.md");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  EXPECT_EQ(run.documents[0].id.size(), std::string("markdown:").size() + 16);
}

TEST(Markdown, AByteOrderMarkIsNoPartOfTheText) {
  for (const char* text :
       {"# Zinc\r\n\r\nZinc helps.\r\n", "---\ntitle: Zinc\n---\nZinc helps.\n"}) {
    const auto run = collect_text(std::string("\xEF\xBB\xBF") + text, "zinc.md");
    ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
    EXPECT_EQ(run.documents[0].id, "markdown:zinc");
    EXPECT_EQ(run.documents[0].text, "Zinc helps.");
  }
}

TEST(Markdown, ALongTextWithoutAHeadingGoesByHowItBegins) {
  std::string latin, cjk;
  while (latin.size() < 3000) latin += "zinc helps bones and ";
  while (cjk.size() < 3000) cjk += "茶";
  for (const std::string& text : {latin, cjk}) {
    const auto run = collect_text(text + "end.\n", "zinc.txt");
    ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
    const Document& document = run.documents[0];
    EXPECT_LE(document.source.title.size(), 303U);
    EXPECT_THAT(document.source.title, StartsWith(text.substr(0, 240)));
    EXPECT_THAT(document.source.title, EndsWith("\u2026"));
    EXPECT_LE(document.id.size(), 200U);
    EXPECT_EQ(document.text, text + "end.");
  }
  const auto other = collect_text(latin + "another end.\n", "zinc.txt");
  EXPECT_NE(other.documents.at(0).id, collect_text(latin + "end.\n", "z.txt").documents.at(0).id);
}

TEST(Markdown, InvalidTextIsRefusedWithItsPlace) {
  const auto run = collect_text("# Tea\n\nTea \xFF lowers.\n", "tea.md");
  EXPECT_TRUE(run.documents.empty());
  ASSERT_EQ(run.reports.size(), 1U);
  EXPECT_EQ(run.reports[0].line, 3U);
  EXPECT_EQ(run.reports[0].byte_offset, 11U);
}

TEST(Markdown, FrontMatterMayHaveListsCommentsAndNestedValues) {
  const auto run = collect_text(
      "---\n# of the page\ntitle: Zinc\n\ntags:\n- bone\n  - men\nauthors:\n  name: Roe\n"
      "last updated: 2024\n---\nTake zinc with food.\n",
      "zinc.md");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  EXPECT_EQ(run.documents[0].source.title, "Zinc");
  EXPECT_EQ(run.documents[0].text, "Take zinc with food.");
}

TEST(Markdown, TextBehindAThematicBreakIsNoFrontMatter) {
  // Too long for a title.
  const std::string sentence =
      "Tea that is drunk with a meal lowers the absorption of iron by half, in women and in men "
      "alike, whatever was eaten.";
  for (const std::string& opening :
       {sentence, "- " + sentence, "   \n\n" + sentence, "title: Tea\n\n" + sentence,
        "As a trial of forty adults with "
        "anaemia showed: " +
            sentence}) {
    const auto run = collect_text("---\n" + opening + "\n\n---\n\nCoffee does too.\n", "tea.md");
    ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
    EXPECT_THAT(run.documents[0].text, HasSubstr(sentence)) << opening;
    EXPECT_THAT(run.documents[0].text, HasSubstr("Coffee does too.")) << opening;
  }
}

}  // namespace
}  // namespace ibid::ingest::test
