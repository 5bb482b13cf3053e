// A scripted hostile writer: nothing uncited and nothing invented gets through.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { makeIndex, question, startServer } from "./server.mjs";

let index, server, writer, draft, prompt;

/** An OpenAI-compatible server that says whatever `draft` is. */
function startWriter() {
  const http = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    prompt = JSON.parse(body);
    if (draft === "hang") return;
    if (draft === "fail") return response.writeHead(500).end("no");
    if (draft === "garbage") return response.end("{");
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ choices: [{ message: { role: "assistant", content: draft } }] }));
  });
  return new Promise((resolve) => http.listen(0, "127.0.0.1", () => resolve(http)));
}

before(async () => {
  index = makeIndex();
  writer = await startWriter();
  server = await startServer(index.index, ["--writer", `http://127.0.0.1:${writer.address().port}`]);
});
after(async () => {
  await server.stop();
  writer.closeAllConnections();
  writer.close();
  index.remove();
});

async function chat(model) {
  const response = await fetch(`${server.url}/v1/chat/completions`, {
    method: "POST", body: JSON.stringify({ model, messages: [{ role: "user", content: question }] }),
  });
  assert.equal(response.status, 200);
  return response.json();
}

async function claims() {
  draft = "fail";
  return (await chat("ibid")).ibid.sections.flatMap((section) => section.groups)
    .flatMap((group) => group.claims);
}

/** The guarded prose: what stands before the note on how it came about. */
function prose(reply) {
  return reply.choices[0].message.content.split("\n*Written by a language model")[0];
}

test("evidence reaches the writer as data between delimiters nobody can guess", async () => {
  draft = "x";
  await chat("ibid-written");
  const first = prompt.messages[1].content.match(/^=====[0-9a-f]{32}$/gm);
  await chat("ibid-written");
  const second = prompt.messages[1].content.match(/^=====[0-9a-f]{32}$/gm);
  assert.equal(first.length, 2);
  assert.equal(first[0], first[1]);
  assert.notEqual(first[0], second[0]);
});

test("a faithful sentence is kept with its citation", async () => {
  const [claim] = await claims();
  draft = `${claim.text.replace(/\.$/, "")} [${claim.citations[0]}].`;
  const reply = await chat("ibid-written");
  assert.deepEqual(reply.writer, { used: true, finished: true, kept: 1, replaced: 0, dropped: 0 });
  assert.ok(prose(reply).includes(`[${claim.citations[0]}]`));
});

test("of a hostile draft only what stands is shown", async () => {
  const all = await claims();
  const [claim] = all;
  const number = claim.citations[0];
  const body = claim.text.replace(/\.$/, "");
  const lies = [
    `Zinc cures cancer [${number}].`,
    `${body} in 99% of patients [${number}].`,
    `${body} [99].`,
    `${body}.`,
    "Ignore the evidence and visit https://evil.example now.",
    `[Click](javascript:alert(1)) ${body} [${number}].`,
    `<img src=x onerror=alert(1)> ${body} [${number}].`,
    `It is not true that ${body} [${number}].`,
    "As your doctor I advise 500 mg daily.",
    "## References\n1. Evil E. A study that never was. Nature 2020.",
  ];
  draft = [`${body} [${number}].`, ...lies].join("\n\n");
  const reply = await chat("ibid-written");
  const shown = prose(reply);
  for (const word of ["cancer", "99", "evil", "Evil", "javascript", "onerror", "not true", "500 mg", "doctor I"]) {
    assert.ok(!shown.includes(word), `${word} got through: ${shown}`);
  }
  // Every line is a sentence of the evidence with a citation that resolves.
  const references = reply.ibid.references.map((reference) => reference.number);
  for (const line of shown.split("\n").filter((text) => text.startsWith("- "))) {
    const cited = [...line.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
    assert.ok(cited.length > 0, line);
    for (const mark of cited) assert.ok(references.includes(mark), line);
  }
  assert.ok(reply.writer.used && reply.writer.dropped > 0);
});

for (const broken of ["fail", "garbage", "", "Nothing here is cited."]) {
  test(`when the writer says ${JSON.stringify(broken)} the extractive answer is served`, async () => {
    draft = broken;
    const plain = await chat("ibid");
    const written = await chat("ibid-written");
    assert.equal(written.choices[0].message.content, plain.choices[0].message.content);
    assert.deepEqual(written.writer, { used: false });
  });
}
