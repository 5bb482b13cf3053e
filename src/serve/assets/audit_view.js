// An audit: the text as it was pasted, every claim marked with its verdict.
import { el, safeText } from "./dom.js";

// Label, tone and a sign, so that colour is never the only difference.
const VERDICTS = {
  supported: ["Supported", "good", "✓"],
  partly_supported: ["Partly supported", "warn", "◐"],
  contradicted: ["Contradicted", "bad", "✗"],
  unsupported: ["Not in the evidence", "bad", "✗"],
  wrong_source: ["Stands in another source", "warn", "⇄"],
  no_citation: ["No citation", "warn", "?"],
  undetermined: ["Cannot be decided by rule", "warn", "?"],
  not_a_claim: ["No claim", "", ""],
};
const REFERENCES = {
  found: ["found", "good"], fabricated: ["does not exist here", "bad"],
  mismatch: ["does not match", "warn"], retracted: ["retracted", "bad"],
  superseded: ["superseded", "warn"],
};

/** Nodes for `audit` of `text`; a click on a claim opens the drawer. */
export function auditNodes(audit, text, drawer) {
  return [el("h2", {}, audit.stands ? "Every claim stands." : "Not every claim stands."),
          summary(audit), markedText(audit, text, drawer), ...references(audit)];
}

function summary(audit) {
  const counts = new Map();
  for (const claim of audit.claims) counts.set(claim.verdict, (counts.get(claim.verdict) ?? 0) + 1);
  const items = Object.entries(VERDICTS).filter(([verdict]) => counts.has(verdict))
    .map(([verdict, [label, tone]]) => el("li", { class: tone }, `${counts.get(verdict)} ${label.toLowerCase()}`));
  return el("ul", { class: "verdicts", "aria-label": "Verdicts" }, items);
}

function markedText(audit, text, drawer) {
  const box = el("div", { class: "audited", role: "group", "aria-label": "Audited text" });
  let at = 0;
  for (const claim of audit.claims) {
    const [begin, end] = claim.offsets?.utf16 ?? [at, at];
    if (begin < at || end <= begin) continue;
    box.append(...safeText(text.slice(at, begin)));
    at = end;
    const [label, tone, sign] = VERDICTS[claim.verdict];
    const words = safeText(text.slice(begin, end));
    if (claim.verdict === "not_a_claim") {
      box.append(...words);
    } else {
      box.append(el("button", { class: tone, type: "button", "data-mark": sign,
                                "data-verdict": claim.verdict, "aria-haspopup": "dialog",
                                "aria-description": label,
                                onclick: () => drawer.showVerdict(claim, label) }, ...words));
    }
  }
  box.append(...safeText(text.slice(at)));
  return box;
}

function references(audit) {
  if (!audit.references.length) return [];
  return [el("h3", {}, "Its references"),
          el("ol", { class: "references" }, audit.references.map((reference) => {
            const [label, tone] = REFERENCES[reference.status] ?? [reference.status, "warn"];
            return el("li", { value: reference.number }, ...safeText(reference.text),
                      el("ul", { class: "verdicts" }, el("li", { class: tone }, label)),
                      reference.detail ? el("p", { class: "fine" }, ...safeText(reference.detail)) : null);
          }))];
}
