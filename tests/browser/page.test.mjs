// The page and the widget in a real Chromium. Set IBID_SCREENSHOTS to a folder to look at them.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { makeIndex, passageText, question, startServer } from "../clients/server.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let index, server, browser, host, hostUrl;

before(async () => {
  index = makeIndex();
  host = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.setHeader("Content-Security-Policy",
      `default-src 'none'; script-src ${server.url}; connect-src ${server.url}`);
    response.end(`<!doctype html><html lang=en><title>Ward</title><main><h1>Ward</h1><div id=ibid></div></main>
      <script src="${server.url}/widget.js"></script>`);
  });
  await new Promise((resolve) => host.listen(0, "127.0.0.1", resolve));
  hostUrl = `http://127.0.0.1:${host.address().port}`;
  server = await startServer(index.index, ["--cors", hostUrl]);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
                                    args: ["--no-sandbox"] });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  host.close();
  index.remove();
});

/** A page whose every console error and every request elsewhere fails the test. */
async function open(url, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    const known = [server.url, hostUrl, "data:", "blob:"].some((start) => request.url().startsWith(start));
    if (!known) faults.push(`outside request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

async function ask(page, text = question) {
  await page.fill("#question", text);
  await page.click("#ask .primary");
  await page.waitForSelector(".disclaimer");
}

async function shoot(page, name) {
  if (process.env.IBID_SCREENSHOTS) {
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(process.env.IBID_SCREENSHOTS, `${name}.png`) });
  }
}

async function seriousFindings(page) {
  await page.waitForTimeout(400);  // colours are judged when the fade is over
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" ")}`);
}

test("a citation opens the very bytes of its passage", async () => {
  const { page, faults, close } = await open(server.url);
  await ask(page);
  for (const cite of (await page.$$(".cite")).slice(0, 5)) {
    await cite.click();
    await page.waitForSelector(".passage mark");
    const shown = await page.$eval(".passage", (node) =>
      ({ id: node.dataset.passage, text: node.textContent, mark: node.querySelector("mark").textContent }));
    assert.equal(shown.text, await passageText(server.url, shown.id));
    assert.ok(shown.text.includes(shown.mark) && shown.mark.length > 0);
    await page.keyboard.press("Escape");
  }
  assert.deepEqual(faults, []);
  await close();
});

test("numbers stay apart where an answer is copied", async () => {
  const { page, close } = await open(server.url);
  await ask(page);
  const copied = await page.$$eval(".claims", (lists) => {
    getSelection().selectAllChildren(lists[0].closest(".answer"));
    return getSelection().toString();
  });
  assert.match(copied, /\.\[\d+\]\[\d+\]\n/);
  await close();
});

test("a follow-up is answered below, as the chosen reader, and the link asks again", async () => {
  const { page, faults, close } = await open(server.url);
  await page.check('input[value="patient"]', { force: true });
  await ask(page);
  await page.fill("#next", "And in men?");
  await page.press("#next", "Enter");
  await page.waitForFunction(() => document.querySelectorAll(".answer .disclaimer").length === 2);
  assert.match(page.url(), /#q=.*for=patient/);
  const again = await open(page.url());
  await again.page.waitForSelector(".disclaimer");
  assert.equal(await again.page.textContent(".answer h2"), question);
  assert.deepEqual([...faults, ...again.faults], []);
  await again.close();
  await close();
});

test("pasted text is marked claim by claim", async () => {
  const { page, faults, close } = await open(server.url);
  await page.click("#tab-audit");
  const text = "Zinc cures every fracture in 3 days [1].\n\nReferences\n1. Nobody A. No such study. 2020.";
  await page.fill("#audit-text", text);
  await page.click("#audit .primary");
  await page.waitForSelector(".audited");
  assert.equal(await page.textContent(".audited"), text);
  await page.click(".audited button");
  await page.waitForSelector("dialog[open] h2");
  await shoot(page, "audit");
  assert.deepEqual(faults, []);
  await close();
});

test("everything can be done from the keyboard", async () => {
  const { page, faults, close } = await open(server.url);
  await page.focus("#question");
  await page.keyboard.type(question);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".disclaimer");
  await page.focus(".cite");
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog[open] .passage mark");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.className), "cite");
  await page.focus("#tab-ask");
  await page.keyboard.press("ArrowRight");
  assert.ok(await page.isVisible("#audit-text"));
  assert.deepEqual(faults, []);
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const [name, width] of [["desktop", 1200], ["phone", 360]]) {
    test(`axe finds nothing serious, ${colorScheme}, ${name}, and nothing runs over`, async () => {
      const { page, faults, close } = await open(server.url, { colorScheme, viewport: { width, height: 800 } });
      await page.waitForSelector("#examples li");
      await shoot(page, `start-${colorScheme}-${name}`);
      assert.deepEqual(await seriousFindings(page), []);
      await ask(page);
      await shoot(page, `answer-${colorScheme}-${name}`);
      assert.deepEqual(await seriousFindings(page), []);
      await page.click(".cite");
      await page.waitForSelector(".passage mark");
      await shoot(page, `evidence-${colorScheme}-${name}`);
      assert.deepEqual(await seriousFindings(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= width);
      assert.deepEqual(faults, []);
      await close();
    });
  }
}

for (const theme of ["light", "dark"]) {
  test(`an answer asked in ${theme} prints black on white, with its references and without controls`, async () => {
    const { page, faults, close } = await open(server.url, { colorScheme: theme });
    await ask(page);
    await page.evaluate((name) => { document.documentElement.dataset.theme = name; }, theme);
    await page.emulateMedia({ media: "print" });
    await shoot(page, `print-${theme}`);
    const colours = await page.evaluate(() => [".claims .text", ".references li", ".disclaimer"]
      .map((place) => getComputedStyle(document.querySelector(place)).color.match(/\d+/g).map(Number)));
    for (const colour of colours) assert.ok(Math.max(...colour) < 128, String(colour));
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
                 "rgb(255, 255, 255)");
    assert.ok(await page.isVisible(".references"));
    for (const control of ["#question", ".tools", ".follow-ups"]) assert.ok(!await page.isVisible(control), control);
    assert.deepEqual(faults, []);
    await close();
  });
}

test("the widget works in a foreign page under a strict policy", async () => {
  const { page, faults, close } = await open(hostUrl);
  await page.fill("#question", question);  // playwright looks into open shadow roots
  await page.click(".box .primary");
  await page.waitForSelector(".box .disclaimer");
  await page.click(".box .cite");
  await page.waitForSelector(".passage mark");
  await shoot(page, "widget");
  assert.equal(await page.evaluate(() => document.querySelector("#question")), null);
  assert.deepEqual(faults, []);
  await close();
});

test("hostile snippets show as text", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ibid-hostile-"));
  const tricks = ["<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "\"'><b>bold</b>",
                  "[link](javascript:alert(3))", "\u202Egnp.exe\u202C", "{{7*7}} ${7*7}"];
  const source = { type: "article-journal", title: `Fever ${tricks[0]}${tricks[4]}`, kind: "guideline",
                   URL: "javascript:alert(4)", design: "guideline", status: "current" };
  writeFileSync(join(folder, "hostile.json"), JSON.stringify({
    schema: "ibid.snippets/1", id: "hostile", title: `Fever ${tricks[1]}`, updated: "2026-01-01",
    license: "CC0-1.0", references: [{ number: 1, source }],
    snippets: tricks.map((trick) => ({ section: [trick], references: [1],
                                       text: `Quinine is recommended for tertian fever ${trick} in adults.` })),
  }));
  const hostile = makeIndex([folder]);
  const other = await startServer(hostile.index);
  const { page, faults, close } = await open(other.url);
  const own = faults.filter((fault) => !fault.startsWith(`outside request: ${other.url}`));
  await ask(page, "Is quinine recommended for tertian fever?");
  const text = await page.textContent(".answer");
  assert.ok(tricks.some((trick) => text.includes(trick)), text);
  for (const cite of await page.$$(".cite")) {
    await cite.click();
    await page.waitForSelector(".passage mark");
    await page.keyboard.press("Escape");
  }
  assert.equal(await page.$$eval(".answer script, .answer img, .answer b", (nodes) => nodes.length), 0);
  assert.deepEqual(await page.$$eval(".answer a", (links) => links.map((a) => a.protocol))
    .then((all) => all.filter((protocol) => !/^https?:$/.test(protocol))), []);
  const scripted = faults.filter((fault) => !fault.startsWith(`outside request: ${other.url}`));
  assert.deepEqual([...own, ...scripted], []);
  await close();
  await other.stop();
  hostile.remove();
  rmSync(folder, { recursive: true });
});
