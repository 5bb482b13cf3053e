// MCP through both generations of the official SDK, over HTTP and over stdio.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Client as ModernClient, StreamableHTTPClientTransport as ModernHttp } from "@modelcontextprotocol/client";
import { StdioClientTransport as ModernStdio } from "@modelcontextprotocol/client/stdio";
import { Client as LegacyClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as LegacyStdio } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport as LegacyHttp } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

import { makeIndex, passageText, program, question, startServer } from "./server.mjs";

let index, server;
before(async () => {
  index = makeIndex();
  server = await startServer(index.index);
});
after(async () => {
  await server.stop();
  index.remove();
});

const info = { name: "ibid-tests", version: "1.0.0" };
const stdio = () => ({ command: program, args: ["mcp", "--index", index.index] });
const transports = [
  ["v1 over HTTP", () => new LegacyClient(info), () => new LegacyHttp(new URL(`${server.url}/mcp`))],
  ["v1 over stdio", () => new LegacyClient(info), () => new LegacyStdio(stdio())],
  ["v2 over HTTP", () => new ModernClient(info, { versionNegotiation: { mode: { pin: "2026-07-28" } } }),
   () => new ModernHttp(new URL(`${server.url}/mcp`))],
  ["v2 over stdio", () => new ModernClient(info, { versionNegotiation: { mode: { pin: "2026-07-28" } } }),
   () => new ModernStdio(stdio())],
  ["v2 in the older era", () => new ModernClient(info, { versionNegotiation: { mode: "legacy" } }),
   () => new ModernHttp(new URL(`${server.url}/mcp`))],
];

for (const [name, makeClient, makeTransport] of transports) {
  test(`${name}: every tool answers in its schema`, async () => {
    const client = makeClient();
    await client.connect(makeTransport());
    try {
      const { tools } = await client.listTools();
      assert.deepEqual(tools.map((tool) => tool.name), ["search", "fetch", "ask", "verify"]);
      for (const tool of tools) assert.equal(tool.annotations.readOnlyHint, true);
      // The SDK itself checks structuredContent against the tool's outputSchema.
      const call = async (tool, args) => (await client.callTool({ name: tool, arguments: args })).structuredContent;
      const found = await call("search", { query: question, top: 2 });
      assert.equal(found.results.length, 2);
      const fetched = await call("fetch", { id: found.results[0].id });
      assert.equal(fetched.text, await passageText(server.url, found.results[0].id));
      const answer = await call("ask", { question, audience: "patient" });
      assert.equal(answer.outcome, "answered");
      const audit = await call("verify", { text: "Zinc cures every fracture in 3 days [1]." });
      assert.equal(audit.stands, false);
    } finally {
      await client.close();
    }
  });
}
