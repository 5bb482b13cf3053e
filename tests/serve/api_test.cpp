#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include "model/digest.hpp"
#include "serve/http/auth.hpp"
#include "serve/test_server.hpp"

namespace ibid::serve::test {
namespace {

using model::Json;
using testing::HasSubstr;

class Api : public testing::Test {
 protected:
  Json post(std::string_view target, const Json& body, int status = 200) {
    const Reply reply = request(sample_.port(), "POST", target, model::dump(body),
                                "Content-Type: application/json\r\n");
    EXPECT_EQ(reply.status, status) << reply.body;
    return json_of(reply);
  }
  Json get(std::string_view target) {
    const Reply reply = request(sample_.port(), "GET", target);
    EXPECT_EQ(reply.status, 200) << reply.body;
    return json_of(reply);
  }

  SampleServer sample_;
};

std::vector<Json> evidence_of(const Json& answer) {
  std::vector<Json> all;
  for (const Json& section : answer["sections"]) {
    for (const Json& group : section["groups"]) {
      for (const Json& claim : group["claims"]) {
        for (const Json& item : claim["evidence"]) all.push_back(item);
      }
    }
  }
  return all;
}

std::string percent_encoded(const std::string& id) {
  std::string encoded;
  for (const char c : id) {
    char buffer[4];
    std::snprintf(buffer, sizeof buffer, "%%%02X", static_cast<unsigned char>(c));
    encoded += buffer;
  }
  return encoded;
}

TEST_F(Api, EveryQuoteOfAnAnswerIsTheBytesOfItsPassage) {
  const std::vector<Json> evidence = evidence_of(post("/v1/ask", {{"question", kQuestion}}));
  ASSERT_FALSE(evidence.empty());
  for (const Json& item : evidence) {
    const Json passage = get("/v1/passages/" + percent_encoded(item["passage"]));
    const std::string text = passage["text"];
    const std::size_t begin = item["begin"];
    const std::size_t end = item["end"];
    EXPECT_EQ(text.substr(begin, end - begin), item["quote"]);
    EXPECT_EQ(model::sha256_hex(text), item["sha256"]);
    EXPECT_EQ(item["offsets"]["utf16"][0], begin);  // ASCII before every quote here
  }
}

TEST_F(Api, EventsHoldAClaimTogetherWithItsReferencesAndMakeUpTheAnswer) {
  const Json whole = post("/v1/ask", {{"question", kQuestion}});
  const Reply streamed =
      request(sample_.port(), "POST", "/v1/ask", model::dump({{"question", kQuestion}}),
              "Accept: text/event-stream\r\n");
  EXPECT_EQ(header_of(streamed, "Content-Type"), "text/event-stream");
  std::vector<int> known;
  std::size_t claims = 0;
  std::istringstream lines(streamed.body);
  for (std::string line, name; std::getline(lines, line);) {
    if (line.substr(0, 7) == "event: ") name = line.substr(7);
    if (line.substr(0, 6) != "data: ") continue;
    const Json data = *model::parse_json(line.substr(6));
    if (name == "end") {
      EXPECT_EQ(data["references"], whole["references"]);
    }
    if (name != "claim") continue;
    ++claims;
    for (const Json& reference : data["references"]) known.push_back(reference["number"]);
    for (const Json& citation : data["citations"]) {
      EXPECT_THAT(known, testing::Contains(citation.get<int>()));
    }
  }
  EXPECT_GE(claims, 2u);
}

TEST_F(Api, WrongFieldsAreNamed) {
  const struct {
    const char* target;
    const char* body;
    const char* detail;
  } cases[] = {
      {"/v1/ask", "[]", "object"},
      {"/v1/ask", " \n", "The body is empty"},
      {"/v1/ask", "{\n\"question\": }", "The body's JSON is broken at byte 15 (line 2)"},
      {"/v1/ask", "{", "JSON"},
      {"/v1/ask", "{}", "question"},
      {"/v1/ask", R"({"question": 7})", "question"},
      {"/v1/ask", R"({"question": "x", "audience": "king"})", "audience"},
      {"/v1/ask", R"({"question": "x", "filter": {"designs": ["guess"]}})",
       "known are guideline, meta_analysis, "},
      {"/v1/ask", R"({"question": "x", "claims_max": 0})", "claims_max"},
      {"/v1/ask", R"({"question": "x", "history": "y"})", "history"},
      {"/v1/search", R"({"question": "x", "top": -1})", "top"},
      {"/v1/search", R"({"question": "x", "explain": "yes"})", "explain"},
      {"/v1/ask", R"({"question": "x", "audiance": "patient"})",
       "\"audiance\" is no field of this request; \"audience\" is."},
      {"/v1/ask", R"({"question": "x", "words_maxx": 5})", "\"words_max\""},
      {"/v1/ask", R"({"question": "x", "auidence": "nurse"})", "\"audience\""},
      {"/v1/ask", R"({"question": "x", "AUDIENCE": "nurse"})", "\"audience\""},
      {"/v1/search", R"({"question": "x", "tops": 3})", "\"top\""},
      {"/v1/search", R"({"question": "x", "Top": 3})", "\"top\""},
      {"/v1/search", R"({"question": "x", "tpo": 3})", "\"top\""},
      {"/v1/ask", R"({"question": "x", "filter": {"knd": "research"}})",
       "\"knd\" is no field of \"filter\"; known are kind, designs, statuses, year, year_from, "
       "year_to."},
      {"/v1/ask", R"({"question": "x", "filter": {"year": "2020-2015"}})", "2015-2020"},
      {"/v1/ask", R"({"question": "x", "filter": {"year": "2020-", "year_to": 2021}})", "year_to"},
      {"/v1/ask", R"({"question": "x", "filter": {"year_from": 2021, "year_to": 2020}})",
       "year_from"},
      {"/v1/verify", R"({"text": "x", "txt": "y"})", "\"txt\""},
      {"/v1/verify", R"({"text": ""})", "text"},
      {"/v1/export?to=word", "{}", "to"},
      {"/v1/export?to=ris", "{}", "\"schema\" must be \"ibid.answer/1\""},
      {"/v1/ask", "{\"question\": \"x\",}", "byte 18"},
      {"/v1/verify", R"({"schema": "ibid.audit/1"})", "ibid.answer/1"},
  };
  for (const auto& [target, body, detail] : cases) {
    const Reply reply =
        request(sample_.port(), "POST", target, body, "Content-Type: application/json\r\n");
    EXPECT_EQ(reply.status, 400) << body;
    EXPECT_THAT(model::string_or(json_of(reply), "detail"), HasSubstr(detail)) << body;
  }
}

TEST_F(Api, JsonThatIsTooDeepIsToldTheLimit) {
  const std::string body =
      R"({"question": "x", "a": )" + std::string(70, '[') + std::string(70, ']') + "}";
  const Reply reply = request(sample_.port(), "POST", "/v1/ask", body);
  EXPECT_EQ(reply.status, 400);
  EXPECT_THAT(reply.body, HasSubstr("nested more than 64 deep"));
}

TEST_F(Api, ATextToVerifyIsReadByItsTypeOrByItsFirstCharacter) {
  const std::string text = "Veralimab lowers the risk of stroke in adults.";
  const std::string form = "Content-Type: application/x-www-form-urlencoded\r\n";
  const std::string plain = "Content-Type: text/plain\r\n";
  const std::string json = model::dump({{"text", text}});
  for (const auto& [body, headers] :
       {std::pair{json, form}, {json, std::string()}, {text, form}, {text, plain}}) {
    const Reply reply = request(sample_.port(), "POST", "/v1/verify", body, headers);
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(json_of(reply)["claims"][0]["text"], text) << headers << body;
  }
  const Reply refused = request(sample_.port(), "POST", "/v1/verify", json, plain);
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, HasSubstr("neither an ibid.answer/1 nor a chat completion"));
}

TEST_F(Api, PassesOverWhatAClientSendsForItself) {
  const std::string body =
      R"({"question": "Does veralimab lower the risk of stroke?", "stream": false, "id": 7, "top": 3})";
  const Reply reply =
      request(sample_.port(), "POST", "/v1/ask", body, "Content-Type: application/json\r\n");
  EXPECT_EQ(reply.status, 200) << reply.body;
}

TEST_F(Api, AFilterTakesYearsAsTheCommandLineDoes) {
  const auto passages = [&](const Json& filter) {
    return post("/v1/search", {{"question", kQuestion}, {"filter", filter}})["passages"];
  };
  EXPECT_EQ(passages({{"year", "-1900"}}), Json::array());
  EXPECT_EQ(passages({{"year", "1900-"}}), passages({{"year_from", 1900}}));
  EXPECT_FALSE(passages({{"year", "1900-"}}).empty());
}

TEST_F(Api, ClientsOfOtherProtocolsMaySendWhateverTheySend) {
  post("/v1/chat/completions",
       {{"model", "ibid"},
        {"temperature", 0.2},
        {"unheard_of", Json::object()},
        {"messages", Json::array({{{"role", "user"}, {"content", kQuestion}, {"name", "x"}}})}});
  post("/v1/dify/retrieval", {{"query", kQuestion}, {"knowledge_id", "x"}, {"unheard_of", 1}});
}

TEST_F(Api, SourceIdsMayHoldSlashes) {
  const Json source = get("/v1/sources/doi%3A10.1000%2Ftwo%2Fslash");
  EXPECT_EQ(source["source"]["id"], "doi:10.1000/two/slash");
  EXPECT_EQ(get("/v1/sources/doi:10.1000/two/slash"), source);
}

TEST_F(Api, ConversationsRememberTheirQuestions) {
  const std::string id = post("/v1/conversations", Json::object(), 201)["id"];
  post("/v1/ask", {{"question", kQuestion}, {"conversation", id}});
  post("/v1/ask", {{"question", "And bleeding?"}, {"conversation", id}});
  EXPECT_EQ(get("/v1/conversations/" + id)["questions"], Json::array({kQuestion, "And bleeding?"}));
  EXPECT_EQ(request(sample_.port(), "DELETE", "/v1/conversations/" + id).status, 204);
  post("/v1/ask", {{"question", kQuestion}, {"conversation", id}}, 404);
}

TEST_F(Api, AnAuditSaysWhereEachClaimStandsInTheTextAsJavaScriptCounts) {
  const std::string text =
      "\U0001F600 Veralimab 15 mg daily is recommended to lower the risk of "
      "stroke in adults with fictitious fever.";
  const Json audit = post("/v1/verify", {{"text", text}});
  ASSERT_FALSE(audit["claims"].empty());
  const Json& claim = audit["claims"].back();
  const std::size_t begin = claim["begin"];
  const std::size_t utf16 = claim["offsets"]["utf16"][0];
  EXPECT_EQ(claim["offsets"]["utf16"][1].get<std::size_t>() - utf16,
            claim["end"].get<std::size_t>() - begin - (begin == 0 ? 2 : 0));
}

TEST_F(Api, ReferencesOfAnAnswerAreExported) {
  const Json answer = post("/v1/ask", {{"question", kQuestion}});
  const Reply ris = request(sample_.port(), "POST", "/v1/export?to=ris", model::dump(answer));
  EXPECT_THAT(ris.body, HasSubstr("DO  - 10.1000/one"));
  const Reply csl = request(sample_.port(), "POST", "/v1/export?to=csl", model::dump(answer));
  EXPECT_EQ(json_of(csl).size(), answer["references"].size());
}

TEST_F(Api, ExamplesAreQuestionsThatTheIndexAnswers) {
  const Json examples = get("/v1/examples");
  ASSERT_FALSE(examples["questions"].empty());
  for (const Json& question : examples["questions"]) {
    EXPECT_EQ(post("/v1/ask", {{"question", question}})["outcome"], "answered") << question;
  }
}

TEST_F(Api, OtherRetrieversGetPassagesInTheirOwnForms) {
  const Json dify =
      post("/v1/dify/retrieval",
           {{"knowledge_id", "k"}, {"query", kQuestion}, {"retrieval_setting", {{"top_k", 2}}}});
  ASSERT_EQ(dify["records"].size(), 2u);
  EXPECT_EQ(dify["records"][0]["score"], 1.0);
  const Json searx = get("/search?q=veralimab+stroke&format=json");
  EXPECT_THAT(searx["results"][0]["url"].get<std::string>(), HasSubstr("https://doi.org/10.1000/"));
  const Json chain = post("/v1/langchain", {{"message", kQuestion}});
  EXPECT_THAT(chain["response"][0]["page_content"].get<std::string>(), HasSubstr("Veralimab"));
}

TEST_F(Api, ASearchByPagesShowsEachPassageOnce) {
  std::string snippets;
  for (int i = 0; i < 12; ++i) {
    snippets += model::dump({{"_id", "d" + std::to_string(i)},
                             {"text", "Veralimab trial " + std::to_string(i) + " was small."}}) +
                "\n";
  }
  const SampleServer sample({}, snippets);
  std::vector<std::string> found;
  for (const char* page : {"", "&pageno=2", "&pageno=3"}) {
    const std::string target = std::string("/search?format=json&q=veralimab+trial") + page;
    const Json reply = json_of(request(sample.port(), "GET", target));
    for (const Json& result : reply["results"]) found.push_back(result["content"]);
  }
  EXPECT_EQ(found.size(), 12u);
  std::sort(found.begin(), found.end());
  EXPECT_EQ(std::unique(found.begin(), found.end()), found.end());
  for (const char* page : {"0", "101", "-1", "two", ""}) {
    const std::string target = std::string("/search?q=veralimab&pageno=") + page;
    EXPECT_EQ(request(sample.port(), "GET", target).status, 400) << page;
  }
}

/// A server that takes reviews from Dr Adler.
struct ReviewedServer {
  const Result<NewKey> reviewer = make_key("dr-adler", {Role::kReview});
  const Scratch keys;
  const SampleServer sample{[this](ServerOptions& options) {
    options.key_file = keys.write("keys", reviewer->line + '\n');
  }};
  const std::string key_header = "Authorization: Bearer " + reviewer->key + "\r\n";
};

TEST(Reviews, ShowOnTheAnswerForWhichTheyWereMade) {
  const ReviewedServer server;
  const SampleServer& sample = server.sample;
  const std::string body =
      model::dump({{"question", kQuestion}, {"status", "approved"}, {"note", "read twice"}});
  EXPECT_EQ(request(sample.port(), "POST", "/v1/reviews", body).status, 401);
  const Reply journal = request(sample.port(), "POST", "/v1/reviews", body, server.key_header);
  ASSERT_EQ(journal.status, 200) << journal.body;
  EXPECT_EQ(json_of(journal)["entries"][0]["reviewer"], "dr-adler");
  const auto status_for = [&](const char* audience) {
    const std::string ask = model::dump({{"question", kQuestion}, {"audience", audience}});
    return json_of(request(sample.port(), "POST", "/v1/ask", ask))["review"]["status"];
  };
  EXPECT_EQ(status_for("clinician"), "approved");
  EXPECT_EQ(status_for("patient"), "submitted");
}

TEST(Reviews, ThatCannotBeReadStopNoAnswer) {
  std::string log;
  {
    const SampleServer sample([&](ServerOptions& options) {
      std::ofstream(std::filesystem::path(options.index[0]) / "reviews.sqlite")
          << std::string(4096, 'x');
      options.log = [&](std::string_view line) { log.append(line).append("\n"); };
    });
    for (int i = 0; i < 2; ++i) {
      const Reply reply =
          request(sample.port(), "POST", "/v1/ask", model::dump({{"question", kQuestion}}));
      ASSERT_EQ(reply.status, 200) << reply.body;
      const Json answer = json_of(reply);
      EXPECT_EQ(answer["outcome"], "answered");
      EXPECT_EQ(answer["review"]["status"], "submitted");
      EXPECT_EQ(answer["notices"].back()["kind"], "reviews_unreadable");
    }
    EXPECT_EQ(request(sample.port(), "GET", "/v1/reviews?question=x").status, 503);
  }
  const auto first = log.find("reviews.sqlite: ");
  EXPECT_NE(first, std::string::npos) << log;
  EXPECT_EQ(log.find("reviews.sqlite: ", first + 1), std::string::npos) << log;
}

/// A server that takes uploads from a curator.
class Upload : public testing::Test {
 protected:
  Reply upload(std::string_view name, std::string_view body) {
    return request(sample_->port(), "POST", "/v1/ingest?name=" + std::string(name), body,
                   "Authorization: Bearer " + curator_->key + "\r\n");
  }
  void SetUp() override {
    ASSERT_TRUE(curator_);
    std::ofstream(keys_.path() / "keys") << curator_->line << '\n';
    sample_.emplace([this](ServerOptions& options) { options.key_file = keys_.path() / "keys"; });
  }

 private:
  const Result<NewKey> curator_ = make_key("curator", {Role::kIngest});
  const Scratch keys_;
  std::optional<SampleServer> sample_;
};

TEST_F(Upload, OfWhatCannotBeTakenTellsPositionAndReason) {
  const Reply refused =
      upload("c.jsonl", "{\"_id\": \"a\", \"text\": 5}\n{\"_id\": \"b\", \"text\": 6}\n");
  EXPECT_EQ(refused.status, 400);
  const Json problem = json_of(refused);
  EXPECT_THAT(model::string_or(problem, "detail"), HasSubstr("c.jsonl:1"));
  EXPECT_THAT(model::string_or(problem, "detail"), HasSubstr("\"text\" is no text"));
  EXPECT_EQ(problem["report"].size(), 2u);
  EXPECT_THAT(problem["report"][1].get<std::string>(), testing::StartsWith("c.jsonl:2"));
  const Json taken = json_of(upload("e.txt", "hello"));
  EXPECT_EQ(taken["documents"], 1);
  EXPECT_EQ(taken["empty"], 1);
}

TEST_F(Upload, NowhereTellsTheFolderThatItIsKeptIn) {
  const Reply taken = upload("twice.jsonl",
                             "{\"_id\": \"a\", \"text\": \"One.\"}\n"
                             "{\"_id\": \"a\", \"text\": \"Two.\"}\n");
  EXPECT_EQ(taken.status, 201) << taken.body;
  EXPECT_THAT(taken.body, HasSubstr("read before with other content, from twice.jsonl:1"));
  EXPECT_THAT(taken.body, testing::Not(HasSubstr("ibid-upload")));
}

TEST_F(Upload, WithoutARecordIsNamed) {
  const Reply refused = upload("bracket.json", "[]");
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(model::string_or(json_of(refused), "detail"),
              HasSubstr("bracket.json: no record in it"));
}

TEST_F(Upload, IsRefusedForWhatWasLeftOutAndNotForWhatWasOnlyNoted) {
  const Reply refused = upload("old.ris", "TY  - JOUR\r\nTI  - Zinc \xFF\r\nPY  - long ago\r\n");
  EXPECT_EQ(refused.status, 400);
  const Json problem = json_of(refused);
  ASSERT_EQ(problem["report"].size(), 3u) << refused.body;
  EXPECT_THAT(problem["report"][0].get<std::string>(), HasSubstr("is no date"));
  EXPECT_THAT(model::string_or(problem, "detail"), HasSubstr("of the title"));
}

TEST(Reviews, OfAnAnswerThatHasChangedAreRefused) {
  const ReviewedServer server;
  const std::string body =
      model::dump({{"question", kQuestion}, {"status", "approved"}, {"content_sha256", "other"}});
  EXPECT_EQ(request(server.sample.port(), "POST", "/v1/reviews", body, server.key_header).status,
            409);
}

}  // namespace
}  // namespace ibid::serve::test
