// The API description as tools read it. tests/serve holds live replies against its schemas.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Validator } from "@seriousme/openapi-schema-validator";

import { makeIndex, startServer } from "./server.mjs";

test("openapi.json is valid OpenAPI 3.1", async () => {
  const index = makeIndex();
  const server = await startServer(index.index);
  const description = await (await fetch(`${server.url}/openapi.json`)).json();
  await server.stop();
  index.remove();
  const { valid, errors } = await new Validator().validate(description);
  assert.ok(valid, JSON.stringify(errors));
  assert.match(description.openapi, /^3\.1/);
});
