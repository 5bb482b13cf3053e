// The evidence drawer: the whole passage with the quoted words marked, and what stands behind it.
import { el, safeText } from "./dom.js";
import { badges, sourceLink } from "./source_view.js";

export class EvidenceDrawer {
  /** `root` is where the dialog lives: the document's body or a shadow root. */
  constructor(root, api) {
    this.api = api;
    this.body = el("div");
    const close = el("button", { class: "quiet close", type: "button", "aria-label": "Close",
                                 onclick: () => this.dialog.close() }, "×");
    this.dialog = el("dialog", { class: "drawer", "aria-labelledby": "evidence-title" },
                     close, this.body);
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    root.append(this.dialog);
  }

  /** Shows every piece of evidence that a claim has for one reference. */
  async showCitation(reference, evidence) {
    this.open(`[${reference.number}] ${reference.source.title ?? reference.source.id}`);
    this.body.append(badges(reference.source), el("p", { class: "fine" }, ...safeText(reference.text)));
    const where = sourceLink(reference.source);
    if (where) this.body.append(el("p", {}, where));
    for (const item of evidence) await this.addPassage(item, reference);
  }

  /** Shows one audited claim: its verdict, the reasons and the nearest evidence. */
  async showVerdict(claim, label) {
    this.open(label);
    this.body.append(el("p", { class: "passage" }, ...safeText(claim.text)));
    if (claim.reasons.length) {
      this.body.append(el("table", { class: "reasons" },
        el("caption", { class: "fine" }, "What does not agree"),
        el("thead", {}, el("tr", {}, ...["What", "Text", "Evidence"].map((name) =>
          el("th", { scope: "col" }, name)))),
        el("tbody", {}, claim.reasons.map((reason) => el("tr", {},
          el("th", { scope: "row" }, reason.kind), el("td", {}, ...safeText(reason.claim)),
          el("td", {}, ...safeText(reason.evidence)))))));
    }
    if (!claim.evidence.length) this.body.append(el("p", {}, "No evidence near this claim."));
    for (const item of claim.evidence) await this.addPassage(item, null);
  }

  open(title) {
    this.body.replaceChildren(el("h2", { id: "evidence-title" }, ...safeText(title)));
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.scrollTop = 0;
  }

  async addPassage(item, reference) {
    const place = el("div", {}, el("p", { class: "fine" }, "Loading the passage…"));
    this.body.append(place);
    try {
      place.replaceChildren(...passageNodes(await this.api.passage(item.passage), item, reference));
    } catch (error) {
      place.replaceChildren(el("p", { class: "status failed" }, error.message));
    }
  }
}

function passageNodes(passage, item, reference) {
  const [begin, end] = item.offsets.utf16;
  const heading = passage.section.length ? passage.section.join(" › ") : "The passage";
  const nodes = [
    el("h3", {}, ...safeText(heading)),
    el("blockquote", { class: "passage", "data-passage": passage.id },
      ...safeText(passage.text.slice(0, begin)),
      el("mark", {}, ...safeText(passage.text.slice(begin, end))),
      ...safeText(passage.text.slice(end))),
  ];
  if (item.via) {
    nodes.push(el("p", { class: "fine" }, "Quoted via ", ...safeText(passage.source.title ?? item.via)));
  } else if (!reference) {
    nodes.push(el("p", { class: "fine" }, ...safeText(passage.source.title ?? item.source)));
  }
  if (!reference) nodes.push(badges(passage.cited[0] ?? passage.source));
  if (passage.certainty) nodes.push(el("p", {}, "Stated: ", ...safeText(passage.certainty)));
  nodes.push(el("p", { class: "fine" },
    `Bytes ${item.begin} to ${item.end} of passage ${passage.id}, SHA-256 ${passage.sha256.slice(0, 16)}…`));
  return nodes;
}
