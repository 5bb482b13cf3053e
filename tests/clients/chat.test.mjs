// The chat protocols through the clients that people use.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { ChatOpenAI } from "@langchain/openai";
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { generateText, parseJsonEventStream, readUIMessageStream, streamText, uiMessageChunkSchema } from "ai";
import OpenAI from "openai";

import { makeIndex, passageText, question, startServer } from "./server.mjs";

let index, server, api;
before(async () => {
  index = makeIndex();
  server = await startServer(index.index);
  api = { baseURL: `${server.url}/v1`, apiKey: "none" };
});
after(async () => {
  await server.stop();
  index.remove();
});
const messages = [{ role: "user", content: question }];

test("openai reads an answer whose annotations span their marks and quote their passages", async () => {
  const completion = await new OpenAI(api).chat.completions.create({ model: "ibid", messages });
  const { content, annotations } = completion.choices[0].message;
  assert.ok(annotations.length > 0);
  for (const { type, url_citation: citation } of annotations) {
    assert.equal(type, "url_citation");
    assert.equal(content.slice(citation.start_index, citation.end_index), `[${citation.number}]`);
    assert.ok((await passageText(server.url, citation.passage)).includes(citation.content));
    assert.match(content, new RegExp(`^${citation.number}\\. `, "m"));
  }
  assert.equal(completion.usage.total_tokens,
               completion.usage.prompt_tokens + completion.usage.completion_tokens);
});

test("openai streams the same text and the same annotations", async () => {
  const client = new OpenAI(api);
  const whole = await client.chat.completions.create({ model: "ibid", messages });
  const stream = await client.chat.completions.create({ model: "ibid", messages, stream: true });
  let content = "", annotations;
  for await (const chunk of stream) {
    content += chunk.choices[0]?.delta.content ?? "";
    annotations = chunk.choices[0]?.delta.annotations ?? annotations;
  }
  assert.equal(content, whole.choices[0].message.content);
  assert.deepEqual(annotations, whole.choices[0].message.annotations);
});

test("openai lists the models and reads an error", async () => {
  const client = new OpenAI(api);
  const names = (await client.models.list()).data.map((model) => model.id);
  assert.ok(names.includes("ibid") && names.includes("ibid-patient"));
  await assert.rejects(client.chat.completions.create({ model: "ibid", messages: [] }),
                       (error) => error.status === 400 && /messages/.test(error.message));
});

test("@ai-sdk/openai gets the works as sources, plain and streamed", async () => {
  const model = createOpenAI(api).chat("ibid");
  const plain = await generateText({ model, messages });
  const streamed = streamText({ model, messages });
  assert.equal(await streamed.text, plain.text);
  for (const sources of [plain.sources, await streamed.sources]) {
    assert.ok(sources.length > 0);
    for (const source of sources) assert.match(source.url, /^(https?:|urn:ibid:)/);
  }
});

test("@ai-sdk/openai-compatible gets the links in the text", async () => {
  const model = createOpenAICompatible({ name: "ibid", ...api })("ibid");
  const { text } = await generateText({ model, messages });
  assert.match(text, /\[1\]/);
  assert.match(text, /^1\. .*<https:\/\//m);
});

test("@openrouter/ai-sdk-provider gets the quote", async () => {
  const model = createOpenRouter(api).chat("ibid");
  const { sources } = await generateText({ model, messages });
  assert.ok(sources.length > 0);
  for (const source of sources) assert.ok(source.providerMetadata.openrouter.content.length > 0);
});

test("@langchain/openai gets the text, streamed too", async () => {
  const model = new ChatOpenAI({ model: "ibid", apiKey: "none", configuration: { baseURL: api.baseURL } });
  const whole = await model.invoke(question);
  let text = "";
  for await (const chunk of await model.stream(question)) text += chunk.content;
  assert.match(whole.content, /\[1\]/);
  assert.equal(text, whole.content);
});

test("useChat's stream parser builds a message with text, sources and the answer", async () => {
  const response = await fetch(`${server.url}/v1/ui-message-stream`, {
    method: "POST",
    body: JSON.stringify({ id: "c", trigger: "submit-message",
                           messages: [{ id: "m", role: "user", parts: [{ type: "text", text: question }] }] }),
  });
  assert.equal(response.headers.get("x-vercel-ai-ui-message-stream"), "v1");
  const chunks = parseJsonEventStream({ stream: response.body, schema: uiMessageChunkSchema })
    .pipeThrough(new TransformStream({
      transform(chunk, controller) {
        assert.ok(chunk.success, String(chunk.error));
        controller.enqueue(chunk.value);
      },
    }));
  let message;
  for await (const state of readUIMessageStream({ stream: chunks })) message = state;
  const parts = (type) => message.parts.filter((part) => part.type === type);
  assert.match(parts("text")[0].text, /\[1\]/);
  const answer = parts("data-ibid")[0].data;
  assert.equal(parts("source-url").length, answer.references.length);
  assert.equal(answer.schema, "ibid.answer/1");
});

test("Open WebUI's task prompts get JSON and no claims", async () => {
  const client = new OpenAI(api);
  const content = `### Task:\nGenerate a concise title.\n### Output:\nJSON format: { "title": "…" }\n` +
                  `<chat_history>\nUSER: ${question}\nASSISTANT: …\n</chat_history>`;
  const reply = await client.chat.completions.create({ model: "ibid", messages: [{ role: "user", content }] });
  assert.deepEqual(JSON.parse(reply.choices[0].message.content),
                   { title: question.slice(0, -1) });
  assert.equal(reply.choices[0].message.annotations.length, 0);
});
