// What chat frontends without a package of their own read of a reply. Each reader below takes the
// fields that its frontend takes, and makes of them what the frontend shows; written anew from a
// reading of the named files at the named commits, so that a change of ours that breaks one of
// them fails here.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { makeIndex, question, startServer } from "./server.mjs";

let index, server, whole, chunks;

async function post(body) {
  const response = await fetch(`${server.url}/v1/chat/completions`, {
    method: "POST", body: JSON.stringify({ model: "ibid", ...body }),
  });
  assert.equal(response.status, 200);
  return response;
}

before(async () => {
  index = makeIndex();
  server = await startServer(index.index);
  const messages = [{ role: "user", content: question }];
  whole = await (await post({ messages })).json();
  const stream = await (await post({ messages, stream: true, stream_options: { include_usage: true } })).text();
  const events = stream.split("\n\n").filter((event) => event.startsWith("data: "));
  assert.equal(events.pop(), "data: [DONE]");
  chunks = events.map((event) => JSON.parse(event.slice("data: ".length)));
});
after(async () => {
  await server.stop();
  index.remove();
});

/** [number, title, url] of every work, as the answer itself numbers them. */
function works() {
  return whole.search_results.map((result, at) => [at + 1, result.title, result.url]);
}

/**
 * Open WebUI. open-webui/open-webui, backend/open_webui/utils/middleware.py (cd9dae0f): each
 * url_citation of a delta becomes a source with its title as the name. ContentRenderer.svelte
 * (99241ada): "[n]" in the text opens the n-th distinct name.
 */
function readAsOpenWebUi() {
  let text = "";
  const names = [];
  for (const { choices } of chunks) {
    const delta = choices[0]?.delta ?? {};
    text += delta.content ?? "";
    for (const { type, url_citation: citation } of delta.annotations ?? []) {
      if (type === "url_citation" && !names.some(([title]) => title === citation.title)) {
        names.push([citation.title, citation.url]);
      }
    }
  }
  return { text, opens: (number) => names[number - 1] };
}

test("Open WebUI opens for [n] the work that the answer numbers n", () => {
  const { text, opens } = readAsOpenWebUi();
  assert.match(text, /\[1\]/);
  for (const [number, title, url] of works()) assert.deepEqual(opens(number), [title, url]);
});

/**
 * LobeChat. lobehub/lobehub, packages/model-runtime/src/core/streams/openai/openai.ts (12294ca0):
 * the chunk with a finish_reason and no content carries annotations, else "citations"; entries
 * without a url are thrown away, and the rest must parse as URLs.
 */
function readAsLobeChat() {
  let text = "", grounding = [];
  for (const chunk of chunks) {
    if (!chunk.choices?.length) continue;
    const { delta, finish_reason: finished } = chunk.choices[0];
    if (finished && !delta.content) {
      grounding = delta.annotations?.length
        ? delta.annotations.map(({ url_citation: { title, url } }) => ({ title, url }))
        : chunk.citations.map((url) => ({ title: url, url }));
    } else if (typeof delta.content === "string") {
      text += delta.content;
    }
  }
  return { text, grounding };
}

test("LobeChat gets the text and every work with a title and an address", () => {
  const { text, grounding } = readAsLobeChat();
  assert.equal(text, whole.choices[0].message.content);
  for (const [, title, url] of works()) {
    assert.ok(grounding.some((entry) => entry.title === title && entry.url === url), title);
  }
  for (const { url } of grounding) assert.ok(new URL(url));
});

/**
 * big-AGI. enricoros/big-AGI, src/modules/aix/server/dispatch/chatGenerate/parsers/openai.parser.ts
 * and wiretypes/openai.wiretypes.ts (00960e41): a strict reader that throws on a second choice, on
 * a missing delta and on any annotation that is no url_citation. "search_results" are numbered in
 * their order.
 */
function readAsBigAgi() {
  const read = { text: "", spans: [], numbered: [], usage: null };
  for (const chunk of chunks) {
    assert.equal(chunk.object, "chat.completion.chunk");
    assert.equal(typeof chunk.id, "string");
    assert.equal(typeof chunk.model, "string");
    assert.equal(typeof chunk.created, "number");
    if (chunk.usage) read.usage = chunk.usage;
    if (chunk.usage && !chunk.choices.length) continue;
    assert.equal(chunk.choices.length, 1);
    const [{ index: choice, delta }] = chunk.choices;
    assert.equal(choice, 0);
    assert.ok(delta);
    read.text += delta.content ?? "";
    for (const result of chunk.search_results ?? []) {
      if (read.numbered.some(([, , url]) => url === result.url)) continue;
      if (result.date) assert.ok(!Number.isNaN(new Date(result.date).getTime()));
      read.numbered.push([read.numbered.length + 1, result.title, result.url]);
    }
    for (const { type, url_citation: citation } of delta.annotations ?? []) {
      assert.equal(type, "url_citation");
      assert.equal(typeof citation.title, "string");
      assert.equal(typeof citation.url, "string");
      read.spans.push([citation.start_index, citation.end_index, citation.number]);
    }
  }
  return read;
}

test("big-AGI reads every chunk and numbers the works as the answer does", () => {
  const read = readAsBigAgi();
  assert.equal(read.text, whole.choices[0].message.content);
  assert.deepEqual(read.numbered, works());
  for (const [begin, end, number] of read.spans) assert.equal(read.text.slice(begin, end), `[${number}]`);
  for (const key of ["prompt_tokens", "completion_tokens", "total_tokens"]) {
    assert.equal(typeof read.usage[key], "number");
  }
});

// Open WebUI's errands: backend/open_webui/config.py (2586f1f3). Only their marks and the wanted
// form of the reply are as there; the words between are ours.
const chat = `### Chat History:\n<chat_history>\nUSER: ${question}\nASSISTANT: Perhaps [1].\n\n` +
             "## You may also ask\n\n- Is zinc safe?\n- How much zinc?\n\n*For professionals.*\n</chat_history>";
const title = question.replace(/\?$/, "");
for (const [name, wish, expected] of [
  ["a title", 'Name this chat.\n### Output:\nJSON format: { "title": "Some title" }', { title }],
  ["a bare title", "Find a short title for this chat.\n### Output:\nNothing but the title.", title],
  ["tags", 'Find labels.\n### Output:\nJSON format: { "tags": ["a"] }', { tags: ["Health", "Evidence"] }],
  ["follow-ups", 'Ask on.\n### Output:\nJSON format: { "follow_ups": ["A?"] }',
   { follow_ups: ["Is zinc safe?", "How much zinc?"] }],
  ["search queries", 'Make queries.\n### Output:\n{ "queries": ["a"] }', { queries: [] }],
  ["a completion", 'Complete the text.\n### Output:\n{ "text": "a" }', { text: "" }],
]) {
  test(`Open WebUI's wish for ${name} is met without evidence`, async () => {
    const messages = [{ role: "user", content: `### Task:\n${wish}\n${chat}` }];
    const { content, annotations } = (await (await post({ messages })).json()).choices[0].message;
    assert.deepEqual(typeof expected === "string" ? content : JSON.parse(content), expected);
    assert.deepEqual(annotations, []);
  });
}
