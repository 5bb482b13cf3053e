// One answer: drawn while its events arrive, in the order in which it is read.
import { copy, download, el, safeText } from "./dom.js";
import { badges, sourceLink, standing } from "./source_view.js";

const REVIEW_STEPS = [["submitted", "Submitted"], ["under_review", "Under review"],
                      ["approved", "Approved"]];
const NOTICES = {
  retraction: ["Retraction", "grave"], concern: ["Expression of concern", "grave"],
  conflict: ["Conflicting evidence", "grave"], superseded: ["Superseded", ""],
  partial_coverage: ["Only part of the question", ""],
  setting: ["Apart from what was asked before", ""], spelling: ["Spelling", "plain"],
  topic_change: ["New topic", "plain"], shard_unavailable: ["Part of the index is missing", ""],
  searched: ["What was searched", "plain"], class: ["On its class", ""], limit: ["No room", ""],
  own_marks: ["Numbers within quotes", "plain"], reviews_unreadable: ["Reviews not readable", ""],
};
const EXPORTS = [["ris", "RIS", "references.ris"], ["bibtex", "BibTeX", "references.bib"],
                 ["csl", "CSL-JSON", "references.json"]];
let serial = 0;

export class AnswerView {
  /** `actions`: {api, drawer, ask(question), share(answer)}. */
  constructor(actions) {
    this.actions = actions;
    this.id = `a${++serial}`;
    this.answer = { sections: [], references: [] };
    this.head = el("div");
    this.notices = el("ul", { class: "notices", "aria-label": "Notices", hidden: true });
    this.sections = el("div");
    this.tail = el("div");
    this.title = el("h2", { id: `${this.id}-title`, tabindex: "-1" });
    this.node = el("article", { class: "answer", "aria-labelledby": `${this.id}-title` },
                   this.title, this.head, this.notices, this.sections, this.tail);
  }

  take({ name, data }) {
    if (name === "start") this.start(data);
    if (name === "section") this.startSection(data);
    if (name === "group") this.startGroup(data);
    if (name === "claim") this.addClaim(data);
    if (name === "end") this.end(data);
  }

  start(data) {
    Object.assign(this.answer, data);
    this.title.replaceChildren(...safeText(data.question));
    if (data.standalone_question !== data.question) {
      this.head.append(el("p", { class: "understood" }, "Understood as: ",
                          ...safeText(data.standalone_question)));
    }
    if (data.outcome === "insufficient_evidence") {
      this.sections.append(el("p", { class: "insufficient" },
        el("strong", {}, "Insufficient evidence. "),
        "The index holds nothing that answers this question, so nothing is claimed."));
    }
  }

  startSection(data) {
    this.answer.sections.push({ ...data, groups: [] });
    this.sections.append(el("h3", { class: "arriving" }, ...safeText(data.title)));
  }

  startGroup(data) {
    this.answer.sections.at(-1).groups.push({ ...data, claims: [] });
    this.list = el("ul", { class: "claims" });
    this.sections.append(el("h4", { class: "arriving" }, ...safeText(data.heading)), this.list);
  }

  addClaim({ references, ...claim }) {
    this.answer.references.push(...references);
    this.answer.sections.at(-1).groups.at(-1).claims.push(claim);
    const cites = claim.citations.map((number) => this.citation(claim, number));
    const item = el("li", { class: "arriving" }, ...claimNodes(claim.text, cites));
    if (claim.strength) item.append(el("span", { class: "aside" }, ...safeText(claim.strength)));
    for (const gloss of claim.glossary ?? []) {
      item.append(el("span", { class: "aside" }, ...safeText(gloss)));
    }
    this.list.append(item);
  }

  citation(claim, number) {
    const reference = this.answer.references.find((entry) => entry.number === number);
    const evidence = claim.evidence.filter((item) => item.citation === number);
    const title = reference.source.title ?? reference.source.id;
    return el("button", { class: "cite", type: "button", title, "aria-haspopup": "dialog",
                          "aria-label": `Reference [${number}]: ${title}`,
                          onclick: () => this.actions.drawer.showCitation(reference, evidence) },
              `[${number}]`);
  }

  end(data) {
    Object.assign(this.answer, data);
    this.head.prepend(reviewBar(data.review));
    this.notices.append(...data.notices.map(noticeItem));
    this.notices.hidden = data.notices.length === 0;
    if (data.references.length) this.tail.append(...this.referenceNodes());
    this.tail.append(this.tools());
    if (data.follow_up_questions.length) this.tail.append(...this.followUpNodes());
    this.tail.append(el("p", { class: "disclaimer" }, ...safeText(data.disclaimer)));
  }

  referenceNodes() {
    return [el("h3", {}, "References"),
            el("ol", { class: "references" }, this.answer.references.map((reference) =>
              el("li", { value: reference.number }, ...safeText(reference.text),
                 el("div", { class: "facts" },
                    badges(reference.source),
                    (reference.via ?? []).map((source) =>
                      el("span", { class: "fine" }, "via ", ...safeText(source.title ?? source.id),
                         standing(source) && `, ${standing(source)}`)),
                    sourceLink(reference.source)))))];
  }

  tools() {
    const button = (label, onclick) =>
      el("button", { class: "quiet", type: "button", onclick: (event) => onclick(event.target) }, label);
    const bar = el("div", { class: "tools", role: "group", "aria-label": "This answer" });
    if (this.actions.share) {
      bar.append(button("Copy link", (target) => copy(this.actions.share(this.answer), target)));
    }
    if (!this.answer.references.length) return bar;
    bar.append(button("Copy answer", (target) => copy(plainText(this.answer), target)),
               button("Copy references", (target) => copy(referenceText(this.answer), target)));
    for (const [format, label, file] of EXPORTS) {
      bar.append(button(label, (target) => this.save(format, file, target)));
    }
    if (this.actions.print) bar.append(button("Print", () => this.actions.print()));
    return bar;
  }

  async save(format, file, target) {
    try {
      const response = await this.actions.api.post(`/v1/export?to=${format}`, this.answer);
      download(file, response.headers.get("Content-Type"), await response.text());
    } catch (error) {
      target.textContent = error.message;
    }
  }

  followUpNodes() {
    return [el("h3", { id: `${this.id}-next` }, "You may also ask"),
            el("ul", { class: "follow-ups", "aria-labelledby": `${this.id}-next` },
               this.answer.follow_up_questions.map((question) =>
                 el("li", {}, el("button", { type: "button",
                                             onclick: () => this.actions.ask(question) },
                                 ...safeText(question)))))];
  }
}

/** The text and its numbers; the last word keeps the first number with it over a line's end. */
function claimNodes(text, cites) {
  const blank = text.lastIndexOf(" ") + 1;
  const tail = text.slice(blank);
  if (tail.length > 20) return [el("span", { class: "text" }, ...safeText(text)), ...cites];
  const together = el("span", { class: "together" }, ...safeText(tail));
  const words = el("span", { class: "text" }, ...safeText(text.slice(0, blank)), together);
  together.append(...cites.slice(0, 1));
  return [words, ...cites.slice(1)];
}

function reviewBar(review) {
  const reached = REVIEW_STEPS.findIndex(([status]) => status === review.status);
  const steps = REVIEW_STEPS.map(([status, label], index) =>
    el("li", { class: index <= reached ? "reached" : "",
               "aria-current": index === reached ? "step" : null }, label));
  return el("div", { class: "review" }, el("ol", { "aria-label": "Review status" }, steps),
            el("span", { class: "date" },
               review.updated ? `Last updated: ${review.updated}` : "Not yet reviewed by a person"));
}

function noticeItem(notice) {
  const [label, kind] = NOTICES[notice.kind] ?? [notice.kind, ""];
  return el("li", { class: kind }, el("strong", {}, `${label}: `), ...safeText(notice.text));
}

function plainText(answer) {
  const lines = [answer.question, ""];
  for (const section of answer.sections) {
    lines.push(section.title, "");
    for (const group of section.groups) {
      lines.push(group.heading);
      for (const claim of group.claims) {
        lines.push(`- ${claim.text} ${claim.citations.map((number) => `[${number}]`).join("")}`);
      }
      lines.push("");
    }
  }
  return [...lines, "References", referenceText(answer), "", answer.disclaimer].join("\n");
}

function referenceText(answer) {
  return answer.references.map((reference) => `${reference.number}. ${reference.text}`).join("\n");
}
