// What `ibid export` writes of a real answer, read back by the readers of reference managers:
// citation-js for RIS, BibTeX and CSL-JSON, citeproc for a printed list.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";
import citeproc from "citeproc";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = process.env.IBID_PROGRAM ?? join(root, "build", "ibid");
const questions = [
  "What is the relationship between hypozincemia (low zinc levels) and osteoporosis?",
  "How is heart failure with reduced ejection fraction treated?",
];

let folder, index;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "ibid-references-"));
  index = join(folder, "db");
  execFileSync(program, ["index", "--index", index, join(root, "corpus")], { stdio: "ignore" });
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** The answer's references as CSL, and a file of the answer. */
function ask(question) {
  const file = join(folder, "answer.json");
  const json = execFileSync(program, ["ask", "--index", index, "--style", "json", question]);
  writeFileSync(file, json);
  const sources = JSON.parse(json).references.map((reference) => reference.source);
  assert.ok(sources.length > 5, "an answer with references");
  return { file, sources };
}

const exported = (format, file) =>
  execFileSync(program, ["export", "--to", format, file], { encoding: "utf8" });

/** "de Boer, Rudolf A.", whether or not a reader sets the particle apart. */
function written(name) {
  if (name.literal) return name.literal;
  const particle = name["non-dropping-particle"] ?? name["dropping-particle"];
  const family = [particle, name.family].filter(Boolean).join(" ");
  return [family, name.given].filter(Boolean).join(", ");
}

/** What a reference is found again by, the same for every format. */
function essence(entry) {
  const text = (value) => String(value ?? "").replace(/[–—]|--/g, "-");
  return {
    title: text(entry.title),
    names: (entry.author ?? []).map(written),
    year: Number(entry.issued?.["date-parts"]?.[0]?.[0] ?? 0),
    journal: text(entry["container-title"]),
    volume: text(entry.volume),
    issue: text(entry.issue ?? entry.number),
    page: text(entry.page),
    doi: text(entry.DOI).toLowerCase(),
  };
}

for (const [format, type] of [["ris", "@ris/file"], ["bibtex", "@bibtex/text"], ["csl", "@csl/list+object"]]) {
  test(`citation-js reads ${format} without loss`, () => {
    for (const question of questions) {
      const { file, sources } = ask(question);
      const text = exported(format, file);
      const input = format === "csl" ? JSON.parse(text) : text;
      const read = new Cite(input, { forceType: type }).data;
      assert.deepEqual(read.map(essence), sources.map(essence));
    }
  });
}

test("links with signs of TeX are read back as they were", () => {
  const source = {
    id: "doi:x", type: "chapter", title: "Underscores & 50% of {braces}",
    DOI: "10.1007/978-3-319-12345-6_7%2f#", URL: "https://example.org/a_b%20c?d=1&e=~2#f",
    issued: { "date-parts": [[2020]] },
  };
  const file = join(folder, "links.json");
  writeFileSync(file, JSON.stringify({ schema: "ibid.answer/1", references: [{ number: 1, source }] }));
  for (const [format, type] of [["ris", "@ris/file"], ["bibtex", "@bibtex/text"], ["csl", "@csl/list+object"]]) {
    const text = exported(format, file);
    const [read] = new Cite(format === "csl" ? JSON.parse(text) : text, { forceType: type }).data;
    assert.equal(read.DOI.toLowerCase(), source.DOI.toLowerCase(), format);
    assert.equal(read.URL, source.URL, format);
    assert.equal(read.title, source.title, format);
  }
});

test("citeproc prints every reference of the CSL export", () => {
  const { templates, locales } = plugins.config.get("@csl");
  for (const question of questions) {
    const { file, sources } = ask(question);
    const entries = new Map(JSON.parse(exported("csl", file)).map((entry) => [entry.id, entry]));
    assert.equal(entries.size, sources.length);
    const engine = new citeproc.Engine(
        { retrieveLocale: () => locales.get("en-US"), retrieveItem: (id) => entries.get(id) },
        templates.get("vancouver"), "en-US");
    engine.updateItems([...entries.keys()]);
    const [parameters, list] = engine.makeBibliography();
    assert.deepEqual(parameters.bibliography_errors, []);
    assert.equal(list.length, sources.length);
    sources.forEach((source, i) => {
      const author = source.author?.[0];
      // The style prints O'Connor with a typographic apostrophe.
      const printed = list[i].replaceAll("\u2019", "'");
      if (author) assert.ok(printed.includes(author.family ?? author.literal), list[i]);
      // A page on the web may have no date.
      if (source.issued) {
        assert.match(list[i], new RegExp(`\\b${source.issued["date-parts"][0][0]}\\b`));
      }
      assert.doesNotMatch(list[i], /undefined|NaN/);
    });
  }
});
