// What the widget shows inside its shadow root: a question box and the answers under it.
import { Api } from "./api.js";
import { AnswerView } from "./answer_view.js";
import { el, link } from "./dom.js";
import { EvidenceDrawer } from "./evidence_view.js";
import { isReader, readerChoice } from "./readers.js";

export class WidgetBox {
  constructor(root, base, reader) {
    this.api = new Api(base);
    this.audience = isReader(reader) ? reader : "clinician";
    this.asked = [];
    this.drawer = new EvidenceDrawer(root, this.api);
    this.field = el("textarea", { id: "question", rows: "2", maxlength: "4000", required: true });
    this.button = el("button", { class: "primary", type: "submit" }, "Ask");
    this.status = el("p", { class: "status", role: "status" });
    this.thread = el("div");
    const readers = el("div", {}, readerChoice("reader", this.audience, (value) => {
      this.audience = value;
    }));
    const form = el("form", { class: "ask", onsubmit: (event) => {
      event.preventDefault();
      this.ask(this.field.value);
    } }, el("label", { for: "question" }, "Ask the evidence"), this.field,
      el("fieldset", { class: "readers" }, el("legend", {}, "Which best describes you?"), readers),
      this.button);
    root.append(el("section", { class: "box", "aria-label": "Ask the evidence" },
                   form, this.status, this.thread,
                   el("p", { class: "brand" }, "Evidence by ", link(base, "ibid"))));
  }

  async ask(question) {
    if (this.button.disabled || !question.trim()) return;
    this.button.disabled = true;
    this.status.textContent = "Searching the evidence…";
    const view = new AnswerView({ api: this.api, drawer: this.drawer,
                                  ask: (next) => this.ask(next) });
    try {
      const request = { question, audience: this.audience, history: this.asked };
      for await (const event of this.api.ask(request)) {
        view.take(event);
        if (!view.node.isConnected) this.thread.prepend(view.node);
      }
      this.asked.push(question);
      this.status.textContent = "";
      view.title.focus();
    } catch (error) {
      this.status.textContent = error.message;
    } finally {
      this.button.disabled = false;
    }
  }
}
