#include "model/json.hpp"

#include <gtest/gtest.h>

#include "model/answer_json.hpp"
#include "model/source_json.hpp"
#include "model/vancouver.hpp"

namespace ibid::model {
namespace {

TEST(Json, NestingBeyondTheLimitIsRefusedBeforeParsing) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  const auto parsed = parse_json(deep);
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().code, ErrorCode::kInputTooLarge);
  EXPECT_NE(parsed.error().message.find("byte 64"), std::string::npos) << parsed.error().message;
  EXPECT_TRUE(parse_json(std::string(kJsonDepthMax, '[') + std::string(kJsonDepthMax, ']')));
  EXPECT_TRUE(parse_json(R"({"text": "[[[[ \" {{{{"})"));
}

TEST(Json, BrokenInputNamesItsByte) {
  for (const std::string_view broken : {"{\"a\": }", "", "{\"a\": \"\xff\"}", "[1, 2", "nul"}) {
    const auto parsed = parse_json(broken);
    ASSERT_FALSE(parsed) << broken;
    EXPECT_EQ(parsed.error().code, ErrorCode::kInputMalformed);
    EXPECT_NE(parsed.error().message.find("at byte "), std::string::npos);
  }
}

TEST(Json, OfSeveralLinesTheBrokenOneIsNamed) {
  const auto fault_in = [](std::string_view text) { return parse_json(text).error().message; };
  EXPECT_NE(fault_in("{\n\"a\": }").find("at byte 8 (line 2): "), std::string::npos);
  EXPECT_NE(fault_in("{\"a\": \"b\n\"}").find("(line 1)"), std::string::npos);
  EXPECT_NE(fault_in("\n" + std::string(100, '[')).find("(line 2)"), std::string::npos);
  EXPECT_EQ(fault_in("{\"a\": }\n").find("line"), std::string::npos);
}

TEST(Json, DumpNeverThrowsOnBadUtf8) {
  EXPECT_EQ(dump(Json("a\xff")), "\"a\uFFFD\"");
}

Source article() {
  Source source;
  source.id = "doi:10.1007/s12011-020-02193-w";
  source.title = "Is zinc an important trace element on bone-related diseases?";
  source.authors = {{"Ceylan", "Merve Nur", "", ""}, {"", "", "", "World Health Organization"}};
  source.container_title = "Biol Trace Elem Res";
  source.issued = {2021, 2, 0};
  source.volume = "199";
  source.issue = "2";
  source.page = "535-549";
  source.doi = "10.1007/s12011-020-02193-w";
  source.design = StudyDesign::kMetaAnalysis;
  return source;
}

TEST(SourceJson, ReadsBackWhatItWrote) {
  const Source source = article();
  const auto back = source_from_json(to_json(source));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(*back, source);
}

TEST(SourceJson, TakesNumbersWhereCslAllowsThem) {
  const auto source = source_from_json(*parse_json(
      R"({"title": "T", "volume": 7, "PMID": 123, "issued": {"date-parts": [["2020", 3]]}})"));
  ASSERT_TRUE(source);
  EXPECT_EQ(source->volume, "7");
  EXPECT_EQ(source->pmid, "123");
  EXPECT_EQ(source->issued, (Date{2020, 3, 0}));
}

TEST(SourceJson, RefusesWhatIsNoTextButNotWhatIsNotGiven) {
  for (const char* json : {R"({"title": 5})", R"({"title": ["T"]})", R"({"publisher": 5})",
                           R"({"DOI": {}})", R"({"volume": [7]})", R"({"title": true})"}) {
    EXPECT_FALSE(source_from_json(*parse_json(json))) << json;
  }
  EXPECT_TRUE(source_from_json(*parse_json(R"({"title": "T", "DOI": null, "volume": null})")));
}

TEST(AnswerJson, AnAnswerWithoutAListOfReferencesIsNone) {
  EXPECT_FALSE(references_from_json(*parse_json(R"({"schema": "ibid.answer/1"})")));
  const auto none =
      references_from_json(*parse_json(R"({"schema": "ibid.answer/1", "references": []})"));
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->empty());
}

TEST(SourceJson, RefusesNamesItDoesNotKnow) {
  for (const char* json : {R"({"kind": "blog"})", R"({"design": "rct"})", R"({"status": "old"})",
                           R"(["not an object"])"}) {
    EXPECT_FALSE(source_from_json(*parse_json(json))) << json;
  }
}

TEST(Vancouver, WritesAReferenceAsNlmDoes) {
  EXPECT_EQ(vancouver(article()),
            "Ceylan MN, World Health Organization. Is zinc an important trace element on "
            "bone-related diseases? Biol Trace Elem Res. 2021;199(2):535-549. "
            "doi:10.1007/s12011-020-02193-w");
}

TEST(Vancouver, NamesSixAuthorsThenEtAl) {
  Source source;
  source.title = "T";
  for (const char* family : {"A", "B", "C", "D", "E", "F", "G"}) {
    source.authors.push_back({family, "Xy-Zz", "", ""});
  }
  source.url = "https://example.org/t";
  EXPECT_EQ(vancouver(source),
            "A XZ, B XZ, C XZ, D XZ, E XZ, F XZ, et al. T. Available from: https://example.org/t");
}

TEST(Vancouver, WritesASuffixAfterTheInitialsWithoutAFullStop) {
  Source source;
  source.title = "T";
  source.authors.push_back({"Januzzi", "James L.", "Jr.", ""});
  source.authors.push_back({"Reynolds", "Charles F.", "III", ""});
  EXPECT_EQ(vancouver(source), "Januzzi JL Jr, Reynolds CF III. T.");
}

}  // namespace
}  // namespace ibid::model
