#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "serve/chat/chat_tasks.hpp"
#include "serve/chat/cited_work.hpp"
#include "serve/test_server.hpp"

namespace ibid::serve::test {
namespace {

using model::Json;
using testing::HasSubstr;
using testing::Not;

Json chat(const SampleServer& sample, Json body) {
  const Reply reply = request(sample.port(), "POST", "/v1/chat/completions", model::dump(body));
  EXPECT_EQ(reply.status, 200) << reply.body;
  return json_of(reply);
}

Json one_message(std::string_view text) {
  return {{"model", "ibid"}, {"messages", Json::array({{{"role", "user"}, {"content", text}}})}};
}

TEST(Chat, EveryAnnotationSpansItsMarkAndQuotesAReferenceInTheList) {
  const SampleServer sample;
  const Json completion = chat(sample, one_message(kQuestion));
  const Json& message = completion["choices"][0]["message"];
  const std::string content = message["content"];
  ASSERT_FALSE(message["annotations"].empty());
  for (const Json& annotation : message["annotations"]) {
    EXPECT_EQ(annotation["type"], "url_citation");
    const Json& citation = annotation["url_citation"];
    const int number = citation["number"].get<int>();
    const std::string mark = fmt::format("[{}]", number);
    // Nothing before the first mark of the sample needs two UTF-16 units or two bytes, so the
    // first annotation can be read off the bytes; all others are checked by the browser's clients.
    if (&annotation == &message["annotations"][0]) {
      EXPECT_EQ(content.substr(citation["start_index"], mark.size()), mark);
    }
    EXPECT_THAT(content, HasSubstr(fmt::format("\n{}. ", number)));
    EXPECT_THAT(citation["content"].get<std::string>(), HasSubstr("Veralimab"));
  }
  EXPECT_EQ(completion["citations"].size(), completion["ibid"]["references"].size());
}

TEST(Chat, MarkupInTheIndexStaysText) {
  const SampleServer sample;
  const std::string content =
      chat(sample,
           one_message(
               "Does veralimab raise the risk of bleeding?"))["choices"][0]["message"]["content"];
  ASSERT_THAT(content, HasSubstr("bleeding"));
  // Every sign that could begin markup stands behind a backslash.
  EXPECT_THAT(content, HasSubstr("\\<script\\>"));
  EXPECT_THAT(content, Not(HasSubstr(" <script")));
  EXPECT_THAT(content, HasSubstr("\\[click\\]("));
}

TEST(Chat, TheStreamEndsWithAnnotationsUsageAndDone) {
  const SampleServer sample;
  Json body = one_message(kQuestion);
  body["stream"] = true;
  body["stream_options"] = {{"include_usage", true}};
  const Reply reply = request(sample.port(), "POST", "/v1/chat/completions", model::dump(body));
  EXPECT_EQ(header_of(reply, "Content-Type"), "text/event-stream");
  std::string content;
  std::vector<std::string> data;
  std::istringstream lines(reply.body);
  for (std::string line; std::getline(lines, line);) {
    if (line.substr(0, 6) == "data: ") data.push_back(line.substr(6));
  }
  ASSERT_GE(data.size(), 5u);
  EXPECT_EQ(data.back(), "[DONE]");
  for (std::size_t i = 0; i + 2 < data.size(); ++i) {
    const Json chunk = *model::parse_json(data[i]);
    content += model::string_or(chunk["choices"][0]["delta"], "content");
  }
  const Json whole = chat(sample, one_message(kQuestion));
  EXPECT_EQ(content, whole["choices"][0]["message"]["content"]);
  const Json last = *model::parse_json(data[data.size() - 3]);
  EXPECT_EQ(last["choices"][0]["delta"]["annotations"],
            whole["choices"][0]["message"]["annotations"]);
  EXPECT_EQ((*model::parse_json(data[data.size() - 2]))["usage"], whole["usage"]);
}

TEST(Chat, ErrorsAreReadableByOpenAiClients) {
  const SampleServer sample;
  const Reply reply = request(sample.port(), "POST", "/v1/chat/completions", R"({"messages": []})");
  EXPECT_EQ(reply.status, 400);
  EXPECT_THAT(json_of(reply)["error"]["message"].get<std::string>(), HasSubstr("messages"));
  const Json many(kMessagesMax + 1, {{"role", "user"}, {"content", "zinc"}});
  const Reply too_many = request(sample.port(), "POST", "/v1/chat/completions",
                                 model::dump({{"model", "ibid"}, {"messages", many}}));
  EXPECT_EQ(too_many.status, 400);
  EXPECT_THAT(json_of(too_many)["error"]["message"].get<std::string>(),
              HasSubstr(std::to_string(kMessagesMax)));
}

TEST(Chat, ModelsAreNamedForTheirReaders) {
  const SampleServer sample;
  const Json models = json_of(request(sample.port(), "GET", "/v1/models"));
  EXPECT_EQ(models["data"][0]["id"], "ibid");
  EXPECT_EQ(request(sample.port(), "GET", "/v1/models/ibid-patient").status, 200);
  EXPECT_EQ(request(sample.port(), "GET", "/v1/models/gpt").status, 404);
  for (const char* target : {"/v1/chat/completions", "/v1/ui-message-stream"}) {
    for (const char* unknown : {"ibid-pateint", "ibid-", "ibid-written", "ibidpatient"}) {
      Json misspelled = one_message(kQuestion);
      misspelled["model"] = unknown;
      const Reply reply = request(sample.port(), "POST", target, model::dump(misspelled));
      EXPECT_EQ(reply.status, 404) << target << unknown;
      EXPECT_EQ(json_of(reply)["kind"], "model_not_found") << target << unknown;
    }
  }
  Json body = one_message(kQuestion);
  body["model"] = "ibid-nurse";
  EXPECT_EQ(chat(sample, body)["ibid"]["audience"], "nurse");
  // A client that was written for another server keeps its name for the model.
  body["model"] = "gpt-4o";
  EXPECT_EQ(chat(sample, body)["ibid"]["audience"], "clinician");
}

TEST(Chat, WorksOfOneTitleStayApart) {
  // Open WebUI takes works of one title for one, and then opens the wrong one for "[n]".
  Answer answer;
  for (const int number : {1, 2, 3}) {
    Reference reference;
    reference.number = number;
    reference.source.title = number == 2 ? "Zinc" : "Editorial";
    answer.references.push_back(reference);
  }
  EXPECT_EQ(title_in(answer, answer.references[0]), "Editorial [1]");
  EXPECT_EQ(title_in(answer, answer.references[1]), "Zinc");
  EXPECT_EQ(title_in(answer, answer.references[2]), "Editorial [3]");
}

TEST(Chat, ACourtesyIsAnsweredWithoutEvidenceOrDisclaimer) {
  const SampleServer sample;
  for (const auto& [said, reply] : {std::pair{"thanks!", "You are welcome."},
                                    std::pair{"Hello", "Hello. Ask a medical question"}}) {
    const Json completion = chat(sample, one_message(said));
    const std::string content = completion["choices"][0]["message"]["content"];
    EXPECT_THAT(content, HasSubstr(reply));
    EXPECT_THAT(content, Not(HasSubstr("nsufficient")));
    const Reply streamed =
        request(sample.port(), "POST", "/v1/ui-message-stream", model::dump(one_message(said)));
    EXPECT_THAT(streamed.body, HasSubstr(reply));
    EXPECT_THAT(streamed.body, Not(HasSubstr("nsufficient")));
  }
}

TEST(ChatTasks, FrontendErrandsAreAnsweredWithoutEvidence) {
  const std::string history =
      "<chat_history>\nUSER: Does zinc help?\nASSISTANT: Yes [1].\n\n## You may also ask\n\n"
      "- How much zinc?\n- Is zinc safe?\n\n*Disclaimer*\n</chat_history>";
  const struct {
    std::string prompt;
    const char* reply;
  } cases[] = {
      {"### Task:\nGenerate a title. JSON format: { \"title\": \"…\" }\n" + history,
       R"({"title":"Does zinc help"})"},
      {"### Task:\nSuggest follow-ups: { \"follow_ups\": [] }\n" + history,
       R"({"follow_ups":["How much zinc?","Is zinc safe?"]})"},
      {"### Task:\nGenerate tags { \"tags\": [] }\n" + history,
       R"({"tags":["Health","Evidence"]})"},
      {"### Task:\nGenerate queries { \"queries\": [] }\n" + history, R"({"queries":[]})"},
      {"### Task:\nGenerate a concise title.\n### Output:\nONLY the title\n" + history,
       "Does zinc help"},
      {"### Task:\nComplete the text { \"text\": \"\" }\n" + history, R"({"text":""})"},
      {"### Task:\nsomething new", ""},
  };
  for (const auto& [prompt, reply] : cases)
    EXPECT_EQ(answer_without_evidence(prompt), reply) << prompt;
  EXPECT_EQ(answer_without_evidence("What is the task of zinc?"), std::nullopt);
}

}  // namespace
}  // namespace ibid::serve::test
