// The page: questions and their answers in one thread, and a tab that audits pasted text.
//
// The whole conversation lives in this page. Its link carries the question and the reader behind
// '#', which browsers do not send, so a shared link shows in no log.
import { Api } from "./api.js";
import { AnswerView } from "./answer_view.js";
import { auditNodes } from "./audit_view.js";
import { el } from "./dom.js";
import { EvidenceDrawer } from "./evidence_view.js";
import { isReader, readerChoice } from "./readers.js";

const by = (id) => document.getElementById(id);
const api = new Api("", askForKey);
const drawer = new EvidenceDrawer(document.body, api);
const asked = [];
let audience = stored("ibid-reader", isReader) ?? "clinician";
let busy = false;

function stored(key, valid) {
  try {
    const value = localStorage.getItem(key);
    return value !== null && valid(value) ? value : null;
  } catch {
    return null;
  }
}

function store(key, value) {
  try { localStorage.setItem(key, value); } catch { /* the choice lasts as long as the page */ }
}

function askForKey() {
  const dialog = by("key-dialog");
  by("key").value = "";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close",
    () => resolve(dialog.returnValue === "use" ? by("key").value.trim() : null), { once: true }));
}

function say(id, text, failed = false) {
  by(id).textContent = text;
  by(id).classList.toggle("failed", failed);
}

function linkTo(question) {
  return `${location.origin}/#${new URLSearchParams({ q: question, for: audience })}`;
}

async function ask(question) {
  if (busy || !question.trim()) return;
  busy = true;
  document.querySelectorAll(".ask .primary").forEach((button) => (button.disabled = true));
  say("status", "Searching the evidence…");
  const view = new AnswerView({ api, drawer, ask, print: () => print(),
                                share: (answer) => linkTo(answer.standalone_question) });
  try {
    for await (const event of api.ask({ question, audience, history: asked })) {
      view.take(event);
      if (!view.node.isConnected) begin(view);
    }
    asked.push(question);
    history.replaceState(null, "", linkTo(asked[0]));
    say("status", announcement(view.answer));
  } catch (error) {
    say("status", error.message, true);
  } finally {
    busy = false;
    document.querySelectorAll(".ask .primary").forEach((button) => (button.disabled = false));
  }
}

function begin(view) {
  by("thread").append(view.node);
  by("intro").hidden = by("ask").hidden = by("examples").hidden = true;
  by("follow-up").hidden = false;
  by("next").value = "";
  view.title.focus({ preventScroll: true });
  view.node.scrollIntoView({ block: "start" });
}

function announcement(answer) {
  if (answer.outcome !== "answered") return "Insufficient evidence.";
  const claims = answer.sections.flatMap((section) => section.groups)
    .reduce((sum, group) => sum + group.claims.length, 0);
  return `${claims} claims from ${answer.references.length} sources.`;
}

function startAgain() {
  asked.length = 0;
  by("thread").replaceChildren();
  by("intro").hidden = by("ask").hidden = false;
  by("examples").hidden = by("examples").querySelector("li") === null;
  by("follow-up").hidden = true;
  say("status", "");
  history.replaceState(null, "", "/");
  by("question").focus();
}

async function audit(text) {
  say("audit-status", "Checking every claim…");
  by("audit-result").replaceChildren();
  try {
    const result = await (await api.post("/v1/verify", { text })).json();
    by("audit-result").replaceChildren(...auditNodes(result, text, drawer));
    const count = result.claims.length;
    say("audit-status", `${count} ${count === 1 ? "sentence" : "sentences"} checked.`);
  } catch (error) {
    say("audit-status", error.message, true);
  }
}

function selectTab(name) {
  for (const tab of ["ask", "audit"]) {
    const selected = tab === name;
    by(`tab-${tab}`).setAttribute("aria-selected", String(selected));
    by(`tab-${tab}`).tabIndex = selected ? 0 : -1;
    by(`panel-${tab}`).hidden = !selected;
  }
}

function setUpTabs() {
  const tabs = [by("tab-ask"), by("tab-audit")];
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener("click", () => selectTab(tab.id.slice(4)));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = tabs[1 - index];
      other.focus();
      selectTab(other.id.slice(4));
    });
  }
}

function setUpTheme() {
  const themes = ["system", "light", "dark"];
  const apply = (theme) => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    by("theme").textContent = `Theme: ${theme}`;
  };
  let theme = stored("ibid-theme", (value) => themes.includes(value)) ?? "system";
  apply(theme);
  by("theme").addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    store("ibid-theme", theme);
    apply(theme);
  });
}

function setUpForms() {
  by("readers").append(...readerChoice("audience", audience, (value) => {
    audience = value;
    store("ibid-reader", value);
  }));
  for (const [form, field, action] of [["ask", "question", ask], ["follow-up", "next", ask],
                                       ["audit", "audit-text", audit]]) {
    by(form).addEventListener("submit", (event) => {
      event.preventDefault();
      action(by(field).value);
    });
  }
  for (const field of ["question", "next"]) {
    by(field).addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      ask(by(field).value);
    });
  }
  by("fresh").addEventListener("click", startAgain);
}

async function showIndex() {
  const status = await api.get("/v1/status");
  by("index-state").textContent = `${status.passages.toLocaleString("en")} passages of ` +
    `${status.documents.toLocaleString("en")} documents, generation ${status.generation.slice(0, 19)}…`;
  const { questions } = await api.get("/v1/examples");
  by("examples").querySelector("ul").append(...questions.map((question) =>
    el("li", {}, el("button", { type: "button", onclick: () => ask(question) }, question))));
  by("examples").hidden = questions.length === 0 || asked.length > 0 || busy;
}

setUpTabs();
setUpTheme();
setUpForms();
const shared = new URLSearchParams(location.hash.slice(1));
if (isReader(shared.get("for"))) {
  audience = shared.get("for");
  const choice = document.querySelector(`input[name="audience"][value="${audience}"]`);
  choice.checked = true;
}
if (shared.get("q")) ask(shared.get("q"));
showIndex().catch((error) => say("status", error.message, true));
