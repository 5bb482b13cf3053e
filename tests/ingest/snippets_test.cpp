#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/collect.hpp"
#include "ingest/limits.hpp"

namespace ibid::ingest::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::string_view kFile = R"j({
  "schema": "ibid.snippets/1",
  "id": "tea-and-iron",
  "title": "Tea and iron",
  "updated": "2026-03-04",
  "license": "CC0-1.0",
  "references": [
    { "number": 1, "source": { "type": "article-journal", "title": "Tea with meals",
        "DOI": "https://doi.org/10.5555/TEA.1", "kind": "research", "design": "randomized_trial" } },
    { "number": 4, "source": { "type": "report", "title": "Iron advice", "URL": "https://example.org/iron",
        "kind": "guideline", "status": "superseded", "successor": "doi:10.5555/new" } }
  ],
  "snippets": [
    { "section": ["Iron status", "Absorption"], "text": "Tea lowers iron absorption.", "references": [1, 4],
      "certainty": "low certainty (GRADE)" },
    { "section": "Advice", "text": "Drink tea between meals.", "references": [4] }
  ]
})j";

TEST(Snippets, GiveOnePassageASnippetWithTheWorksThatItRestsOn) {
  const auto run = collect_text(kFile);
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  const Document& document = run.documents[0];
  EXPECT_EQ(document.id, "snippets:tea-and-iron");
  EXPECT_EQ(document.source.id, "snippets:tea-and-iron");
  EXPECT_EQ(document.source.type, "dataset");
  EXPECT_EQ(document.source.issued, (Date{2026, 3, 4}));
  ASSERT_EQ(document.references.size(), 2U);
  EXPECT_EQ(document.references[0].id, "doi:10.5555/tea.1");
  EXPECT_EQ(document.references[1].kind, SourceKind::kGuideline);
  EXPECT_EQ(document.references[1].status, SourceStatus::kSuperseded);
  ASSERT_EQ(document.passages.size(), 2U);
  const Passage& first = document.passages[0];
  EXPECT_THAT(first.section_path, ElementsAre("Iron status", "Absorption"));
  EXPECT_EQ(first.text, "Tea lowers iron absorption.");
  EXPECT_EQ(first.certainty, "low certainty (GRADE)");
  EXPECT_THAT(first.citations, ElementsAre(PassageCitation{{0, 0}, {0, 1}}));
  EXPECT_THAT(document.passages[1].citations, ElementsAre(PassageCitation{{0, 0}, {1}}));
}

TEST(Snippets, StateTheQuestionsThatTheyAnswer) {
  const auto run = collect_text(R"j({"schema": "ibid.snippets/1", "id": "q",
    "references": [{"number": 1, "source": {"title": "Tea", "DOI": "10.5555/tea"}}],
    "snippets": [
      {"text": "Tea lowers iron absorption.", "references": [1],
       "questions": ["is tea bad for my iron?", "", 7, "tea with meals"]},
      {"text": "So does coffee.", "references": [1], "questions": "coffee?"}]})j");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  ASSERT_EQ(run.documents[0].passages.size(), 2U) << run.reasons();
  EXPECT_THAT(run.documents[0].passages[0].questions,
              ElementsAre("is tea bad for my iron?", "tea with meals"));
  EXPECT_THAT(run.documents[0].passages[1].questions, ElementsAre());
  EXPECT_THAT(run.reasons(), HasSubstr("a question is no text"));
  EXPECT_THAT(run.reasons(), HasSubstr("is no list"));
}

TEST(Snippets, StateTheQuestionsThatNothingAnswers) {
  const auto run = collect_text(R"j({"schema": "ibid.snippets/1", "id": "q",
    "references": [{"number": 1, "source": {"title": "Tea", "DOI": "10.5555/tea"}}],
    "snippets": [
      {"text": "Tea lowers iron absorption.", "references": [1],
       "unanswered": ["does tea stain my iron pan?", " "]},
      {"text": "So does coffee.", "references": [1], "unanswered": 3}]})j");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  ASSERT_EQ(run.documents[0].passages.size(), 2U) << run.reasons();
  EXPECT_THAT(run.documents[0].passages[0].unanswered, ElementsAre("does tea stain my iron pan?"));
  EXPECT_THAT(run.documents[0].passages[0].questions, ElementsAre());
  EXPECT_THAT(run.documents[0].passages[1].unanswered, ElementsAre());
  EXPECT_THAT(run.reasons(), HasSubstr("a question is no text"));
  EXPECT_THAT(run.reasons(), HasSubstr("\"unanswered\" is no list"));
}

TEST(Snippets, KeepNoMoreQuestionsThanTheLimit) {
  std::string list;
  for (std::size_t i = 0; i < kQuestionsMax + 5; ++i) list += "\"tea and iron?\", ";
  const auto run = collect_text(
      R"({"text": "Tea lowers iron absorption.", "references": [{"title": "Tea"}], "questions": [)" +
      list + R"("last"]})" + "\n");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  EXPECT_EQ(run.documents[0].passages[0].questions.size(), kQuestionsMax);
  EXPECT_THAT(run.reasons(), HasSubstr("the rest is left out"));
}

TEST(Snippets, ReadTheSameFromJsonLinesUnderAHeader) {
  const auto whole = collect_text(kFile);
  const auto lines = collect_text(
      R"({"schema": "ibid.snippets/1", "id": "tea-and-iron", "title": "Tea and iron", "updated": "2026-03-04", "license": "CC0-1.0", "references": [{"number": 1, "source": {"type": "article-journal", "title": "Tea with meals", "DOI": "https://doi.org/10.5555/TEA.1", "kind": "research", "design": "randomized_trial"}}, {"number": 4, "source": {"type": "report", "title": "Iron advice", "URL": "https://example.org/iron", "kind": "guideline", "status": "superseded", "successor": "doi:10.5555/new"}}]})"
      "\n"
      R"j({"section": ["Iron status", "Absorption"], "text": "Tea lowers iron absorption.", "references": [1, 4], "certainty": "low certainty (GRADE)"})j"
      "\n"
      R"({"section": "Advice", "text": "Drink tea between meals.", "references": [4]})"
      "\n");
  ASSERT_EQ(whole.documents.size(), 1U);
  ASSERT_EQ(lines.documents.size(), 1U) << lines.reasons();
  EXPECT_EQ(lines.documents[0].source, whole.documents[0].source);
  EXPECT_EQ(lines.documents[0].passages, whole.documents[0].passages);
  EXPECT_EQ(lines.documents[0].references, whole.documents[0].references);
}

TEST(Snippets, ReadLinesThatCarryTheirOwnSources) {
  const auto run = collect_text(
      R"({"text": "Tea lowers iron absorption.", "section": "Absorption", "references": [{"title": "Tea with meals", "PMID": "123"}]})"
      "\n"
      "not JSON\n"
      R"({"id": "two", "text": "Coffee does so too.", "references": [{"title": "Coffee", "PMID": "124"}]})"
      "\n");
  ASSERT_EQ(run.documents.size(), 2U) << run.reasons();
  EXPECT_EQ(run.documents[0].references[0].id, "pmid:123");
  EXPECT_TRUE(run.documents[0].id.starts_with("snippets:"));
  EXPECT_EQ(run.documents[1].id, "snippets:two");
  ASSERT_EQ(run.reports.size(), 1U);
  EXPECT_EQ(run.reports[0].line, 2U);
}

TEST(Snippets, ADamagedFirstLineTakesNoOtherWithIt) {
  const auto run = collect_text(
      R"({"text": "Tea lowers", "references": [)"
      "\n"
      R"({"id": "two", "text": "Coffee does so too.", "references": [{"title": "Coffee", "PMID": "124"}]})"
      "\n");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  ASSERT_EQ(run.reports.size(), 1U);
  EXPECT_EQ(run.reports[0].line, 1U);
}

TEST(Snippets, LeaveOutWhatCouldNotBeCited) {
  struct Case {
    std::string_view snippet;
    std::string_view reason;
  };
  for (const Case& c : {
           Case{R"({"text": "X.", "references": [2]})", "reference 2 is not in the reference list"},
           Case{R"({"text": "X.", "references": []})", "nothing to cite"},
           Case{R"({"text": "X."})", "nothing to cite"},
           Case{R"({"text": " ", "references": [1]})", "no \"text\""},
           Case{R"({"text": "X.", "references": ["1"]})", "neither a number nor a source"},
           Case{R"("X.")", "not a JSON object"},
       }) {
    const auto run = collect_text(
        std::string(
            R"({"schema": "ibid.snippets/1", "id": "f", "references": [{"number": 1, "source": {"title": "T", "PMID": "1"}}], "snippets": [)") +
        std::string(c.snippet) + R"(, {"text": "Good.", "references": [1]}]})");
    ASSERT_EQ(run.documents.size(), 1U) << c.snippet;
    EXPECT_EQ(run.documents[0].passages.size(), 1U) << c.snippet;
    ASSERT_EQ(run.reports.size(), 1U) << c.snippet;
    EXPECT_THAT(run.reports[0].reason, HasSubstr(std::string(c.reason)));
    EXPECT_EQ(run.reports[0].record, "f snippets[0]");
  }
}

TEST(Snippets, ReportAReferenceThatCannotBeReadAndTheSnippetsThatNeedIt) {
  const auto run = collect_text(
      R"({"schema": "ibid.snippets/1", "id": "f", "references": [
        {"number": 1, "source": {"title": "T", "PMID": "1"}},
        {"number": 1, "source": {"title": "U", "PMID": "2"}},
        {"number": 2, "source": {"title": "V", "kind": "rumour"}},
        {"number": 3}],
       "snippets": [{"text": "A.", "references": [1]}, {"text": "B.", "references": [1, 2]}]})");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  EXPECT_EQ(run.documents[0].passages.size(), 1U);
  EXPECT_THAT(run.reasons(), HasSubstr("number 1 is used twice"));
  EXPECT_THAT(run.reasons(), HasSubstr("rumour"));
  EXPECT_THAT(run.reasons(), HasSubstr("reference 2 is not in the reference list"));
}

TEST(Snippets, AnIdentifierThatIsNoneIsNamedAndTheWorkKept) {
  std::string file(kFile);
  const std::string doi = "https://doi.org/10.5555/TEA.1";
  file.replace(file.find(doi), doi.size(), "none\", \"PMID\": \"abc");
  const auto run = collect_text(file);
  ASSERT_EQ(run.documents.size(), 1U);
  EXPECT_EQ(run.documents[0].references.size(), 2U);
  ASSERT_EQ(run.reports.size(), 1U) << run.reasons();
  EXPECT_TRUE(run.reports[0].taken);
  EXPECT_THAT(run.reports[0].record, HasSubstr("references[0]"));
  EXPECT_THAT(run.reports[0].reason, HasSubstr("\"none\" is no DOI, \"abc\" is no PMID"));
}

TEST(Snippets, NumbersOfReferencesBeginAtOne) {
  for (const char* number : {"0", "-1"}) {
    const auto run = collect_text(fmt::format(R"j({{"schema": "ibid.snippets/1", "id": "a",
                          "references": [{{"number": {0}, "source": {{"title": "Tea"}}}}],
                          "snippets": [{{"text": "Tea lowers iron.", "references": [{0}]}}]}})j",
                                              number));
    EXPECT_TRUE(run.documents.empty()) << number;
    EXPECT_THAT(run.reasons(), HasSubstr("is not 1 or more"));
  }
}

TEST(Snippets, AWorkThatIsListedTwiceIsAsGraveAsItsGravestEntry) {
  const std::string sound = R"({"title": "Tea", "PMID": "1", "status": "current"})";
  const std::string retracted =
      R"({"title": "Tea", "PMID": "1", "status": "retracted", "status_notice": "pmid:9"})";
  for (const auto& [first, second] : {std::pair{sound, retracted}, std::pair{retracted, sound}}) {
    const auto run = collect_text(
        R"({"schema": "ibid.snippets/1", "id": "f", "references": [{"number": 1, "source": )" +
        first + R"(}, {"number": 2, "source": )" + second +
        R"(}], "snippets": [{"text": "A.", "references": [1]}, {"text": "B.", "references": [2]}]})");
    ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
    ASSERT_EQ(run.documents[0].references.size(), 1U);
    EXPECT_EQ(run.documents[0].references[0].status, SourceStatus::kRetracted);
    EXPECT_EQ(run.documents[0].references[0].id, "pmid:1");
    for (const Passage& passage : run.documents[0].passages) {
      EXPECT_THAT(passage.citations, ElementsAre(PassageCitation{{0, 0}, {0}}));
    }
  }
}

TEST(Snippets, RefuseAFileOfAnotherVersionOrWithoutId) {
  for (const auto& [file, reason] : std::vector<std::pair<std::string, std::string>>{
           {R"({"schema": "ibid.snippets/9", "id": "f", "snippets": []})", "ibid.snippets/9"},
           {R"({"schema": "ibid.snippets/1", "snippets": []})", "no \"id\""},
           {R"({"schema": "ibid.snippets/1", "id": "f", "snippets": []})", "no snippet"},
       }) {
    const auto run = collect_text(file);
    EXPECT_TRUE(run.documents.empty());
    EXPECT_THAT(run.reasons(), HasSubstr(reason));
  }
}

TEST(Snippets, ASecondHeaderEndsTheFileAndKeepsWhatStandsBeforeIt) {
  const auto run = collect_text(
      R"j({"schema": "ibid.snippets/1", "id": "a", "references": [{"number": 1, "source": {"title": "Tea"}}]}
{"text": "Tea lowers iron absorption.", "references": [1]}
{"schema": "ibid.snippets/1", "id": "b", "references": [{"number": 1, "source": {"title": "Zinc"}}]}
{"text": "Zinc is something else.", "references": [1]}
)j");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  EXPECT_EQ(run.documents[0].id, "snippets:a");
  EXPECT_EQ(run.documents[0].text, "Tea lowers iron absorption.");
  ASSERT_EQ(run.reports.size(), 1U);
  EXPECT_EQ(run.reports[0].line, 3U);
  EXPECT_THAT(run.reports[0].reason, HasSubstr("a second header"));
}

}  // namespace
}  // namespace ibid::ingest::test
