#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/collect.hpp"
#include "ingest/limits.hpp"
#include "model/json.hpp"

namespace ibid::ingest::test {
namespace {

using ::testing::HasSubstr;

TEST(Beir, KeepsTheIdOfARecordAsTheIdOfItsSource) {
  const auto run =
      collect_text(R"({"_id": "MED-10", "title": "Zinc", "text": "Zinc is a trace element."})"
                   "\n");
  ASSERT_EQ(run.documents.size(), 1U);
  const Document& document = run.documents.front();
  EXPECT_EQ(document.id, "beir:MED-10");
  EXPECT_EQ(document.source.id, "MED-10");
  EXPECT_EQ(document.source.title, "Zinc");
  ASSERT_EQ(document.passages.size(), 1U);
  EXPECT_EQ(document.passages[0].id, "beir:MED-10#1");
  EXPECT_EQ(document.passages[0].text, "Zinc is a trace element.");
}

TEST(Beir, NeverMergesTwoRecordsThatShareADoi) {
  const auto run = collect_text(
      R"({"_id": "a", "title": "One", "text": "First half.", "metadata": {"doi": "10.1/x", "pmid": "7", "url": "https://example.org/x"}})"
      "\n"
      R"({"_id": "b", "title": "One", "text": "Second half.", "metadata": {"doi": "10.1/x", "pmid": "7", "url": "https://example.org/x"}})"
      "\n");
  ASSERT_EQ(run.documents.size(), 2U);
  EXPECT_EQ(identifiers_of(run.documents[0].source), std::vector<std::string>{"a"});
  EXPECT_EQ(identifiers_of(run.documents[1].source), std::vector<std::string>{"b"});
  EXPECT_EQ(run.documents[0].source.url, "https://example.org/x") << "to show, not to merge";
  EXPECT_TRUE(run.documents[0].source.doi.empty());
  EXPECT_TRUE(run.documents[0].source.pmid.empty());
}

TEST(Beir, AnIdThatIsAWorksIdentifierStaysTheIdOfItsSource) {
  for (const std::string id :
       {"pmid:123", "doi:10.5555/x", "pmcid:PMC7", "MED-10", "12:3", "a b"}) {
    const auto run =
        collect_text("{\"_id\": \"" + id + "\", \"title\": \"T\", \"text\": \"One.\"}");
    ASSERT_EQ(run.documents.size(), 1U);
    EXPECT_EQ(run.documents[0].source.id, id);
    EXPECT_EQ(canonical_id(run.documents[0].source), id);
  }
}

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

// The record is one bracket, and 64 are the limit.
TEST(Beir, TakesAndRefusesWhatTheParserOfAllOtherJsonDoes) {
  const std::string padding(200'000, 'x');
  const std::vector<std::string> values{"1",
                                        "-0",
                                        "1e5",
                                        "1e999",
                                        "01",
                                        "1.",
                                        ".5",
                                        "+1",
                                        "NaN",
                                        "18446744073709551615",
                                        "18446744073709551616",
                                        "-9223372036854775809",
                                        "123456789012345678901234567890",
                                        "truth",
                                        "nul",
                                        "\"a\tb\"",
                                        "\"\\u0000\"",
                                        "\"\\ud83d\\ude00\"",
                                        "\"\\ud83d\"",
                                        "\"\\ude00\"",
                                        "\"\\ud83d\\ud83d\"",
                                        "\"\\ud83dx\"",
                                        "\"\\x41\"",
                                        "\"\\u12\"",
                                        "\"\xff\"",
                                        "\"\xc0\xaf\"",
                                        "\"\xed\xa0\x80\"",
                                        "\"\xf4\x90\x80\x80\"",
                                        "\"\xe2\x82\"",
                                        "\"open",
                                        "[1,]",
                                        "{\"a\":1,}",
                                        "{\"a\"}",
                                        "{1:2}",
                                        "1} {",
                                        "1}, {\"b\": 2",
                                        "// no\n1",
                                        "\xEF\xBB\xBF 1",
                                        "'a'",
                                        "",
                                        nested(62),
                                        nested(63),
                                        nested(64),
                                        nested(1'000),
                                        "[\"" + padding + "\", " + nested(62) + "]",
                                        "[\"" + padding + "\", " + nested(63) + "]"};
  for (const std::string& value : values) {
    for (const std::string& begin : std::vector<std::string>{"", "\xEF\xBB\xBF"}) {
      const std::string line = begin + R"({"_id": "b", "text": "One.", "other": )" + value + "}";
      const auto run = collect_text(R"({"_id": "a", "text": "Zero."})"
                                    "\n" +
                                    line + "\n");
      EXPECT_EQ(run.documents.size() == 2, model::parse_json(line).has_value())
          << line.substr(0, 200) << '\n'
          << run.reasons();
    }
  }
}

TEST(Beir, OfSeveralMembersWithTheSameKeyTheLastCounts) {
  const auto run = collect_text(
      R"({"_id": "a", "title": "First", "_id": "b", "sections": {"X": "One.", "Y": "Two.", "X": "Three."}, "title": "Last"})");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  const Document& document = run.documents.front();
  EXPECT_EQ(document.source.id, "b");
  EXPECT_EQ(document.source.title, "Last");
  ASSERT_EQ(document.passages.size(), 2U);
  EXPECT_EQ(document.passages[0].section_path, std::vector<std::string>{"X"});
  EXPECT_EQ(document.passages[0].text, "Three.");
  EXPECT_EQ(document.passages[1].text, "Two.");
}

TEST(Beir, TakesIntegersOf64BitsAsIds) {
  for (const auto& [id, expected] : std::vector<std::pair<std::string, std::string>>{
           {"-7", "-7"},
           {"9223372036854775807", "9223372036854775807"},
           {"18446744073709551615", "18446744073709551615"}}) {
    const auto run = collect_text("{\"_id\": " + id + ", \"text\": \"One.\"}");
    ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
    EXPECT_EQ(run.documents[0].source.id, expected);
  }
}

TEST(Beir, TakesWhatTheRecordStatesOfItself) {
  const auto run = collect_text(
      R"({"_id": 7, "title": "T", "text": "X.", "metadata": {"kind": "guideline", "year": 2019, "design": "guideline"}, "grade": "B"})");
  ASSERT_EQ(run.documents.size(), 1U) << run.reasons();
  const Source& source = run.documents[0].source;
  EXPECT_EQ(source.id, "7");
  EXPECT_EQ(source.kind, SourceKind::kGuideline);
  EXPECT_EQ(source.design, StudyDesign::kGuideline);
  EXPECT_EQ(source.issued.year, 2019);
  EXPECT_EQ(source.certainty, "grade B");
}

TEST(Beir, ReadsTextFromSentencesAndFromSections) {
  const auto run = collect_text(
      R"({"_id": "s", "title": "T", "sentences": ["One.", "Two."]})"
      "\n"
      R"({"_id": "p", "title": "T", "sections": {"Scope": "Adults.", "Advice": "Rest."}})"
      "\n",
      "corpus.jsonl", Format::kBeir);
  ASSERT_EQ(run.documents.size(), 2U) << run.reasons();
  EXPECT_EQ(run.documents[0].text, "One. Two.");
  ASSERT_EQ(run.documents[1].passages.size(), 2U);
  EXPECT_EQ(run.documents[1].passages[1].section_path, std::vector<std::string>{"Advice"});
  EXPECT_EQ(run.documents[1].passages[1].text, "Rest.");
}

TEST(Beir, ReportsEachBadRecordWithItsPlaceAndReason) {
  const auto run = collect_text(
      "{\"_id\": \"a\", \"title\": \"A\", \"text\": \"One.\"}\n"
      "{\"_id\": \"b\", \"text\":\n"
      "[1, 2]\n"
      "{\"title\": \"no id\", \"text\": \"x\"}\n"
      "{\"_id\": \"e\", \"title\": \"\", \"text\": \"  \"}\n"
      "\n"
      "{\"_id\": \"g\", \"title\": \"G\", \"text\": 5}\n"
      "{\"_id\": \"h\", \"title\": [], \"text\": \"Eight.\"}\n"
      "{\"_id\": \"f\", \"title\": \"F\", \"text\": \"Six.\"}\r\n",
      "corpus.jsonl", Format::kBeir);
  EXPECT_EQ(run.documents.size(), 2U);
  ASSERT_EQ(run.reports.size(), 6U);
  EXPECT_EQ(run.reports[0].line, 2U);
  EXPECT_EQ(run.reports[0].byte_offset, 43U);
  EXPECT_EQ(run.reports[1].reason, "not a JSON object");
  EXPECT_EQ(run.reports[2].reason, "no \"_id\"");
  EXPECT_EQ(run.reports[3].record, "beir:e");
  EXPECT_THAT(run.reports[3].reason, HasSubstr("neither a title nor a text"));
  EXPECT_EQ(run.reports[4].record, "beir:g");
  EXPECT_EQ(run.reports[4].reason, "\"text\" is no text");
  EXPECT_EQ(run.reports[5].reason, "\"title\" is no text");
  ASSERT_TRUE(run.counts);
  EXPECT_EQ(run.counts->records, 8U);
  EXPECT_EQ(run.counts->documents, 2U);
  EXPECT_EQ(run.counts->rejected, 6U);
}

TEST(Beir, OfATextThatIsLeftOutWhollyTheReasonIsTold) {
  const std::string endless(kSentenceBytesMax + 1, 'y');
  const auto outcome = collect_text(
      "{\"_id\": \"a\", \"text\": \"" + endless + "\"}\n{\"_id\": \"b\", \"text\": \" \"}\n",
      "corpus.jsonl");
  ASSERT_EQ(outcome.reports.size(), 2u);
  EXPECT_NE(outcome.reports[0].reason.find("a sentence over"), std::string::npos);
  EXPECT_EQ(outcome.reports[1].reason, "neither a title nor a text");
}

TEST(Beir, PassesOverTheQuestionsBesideACorpus) {
  const Scratch folder;
  (void)folder.write("corpus.jsonl", R"({"_id": "a", "title": "A", "text": "One."})");
  (void)folder.write("queries.jsonl", R"({"_id": "q", "text": "Is it one?"})");
  const auto run = collect({folder.path()});
  ASSERT_EQ(run.documents.size(), 1U);
  EXPECT_EQ(run.documents[0].id, "beir:a");
  EXPECT_THAT(run.reasons(), HasSubstr("questions of a BEIR set"));
}

}  // namespace
}  // namespace ibid::ingest::test
