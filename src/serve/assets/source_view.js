// A source as a reader judges it: where it leads, of which design, how old, in which standing.
import { el, link } from "./dom.js";

const DESIGNS = {
  guideline: "guideline", meta_analysis: "meta-analysis", systematic_review: "systematic review",
  randomized_trial: "randomised trial", clinical_trial: "clinical trial",
  cohort_study: "cohort study", case_control_study: "case-control study",
  cross_sectional_study: "cross-sectional study", observational_study: "observational study",
  review: "review", case_report: "case report", laboratory_study: "laboratory study",
  editorial: "editorial",
};
const STATUSES = {
  superseded: "superseded", corrected: "corrected", concern: "expression of concern",
  retracted: "retracted",
};

export function yearOf(source) {
  return source.issued?.["date-parts"]?.[0]?.[0] ?? null;
}

export function addressOf(source) {
  if (source.DOI) return `https://doi.org/${source.DOI}`;
  if (source.PMID) return `https://pubmed.ncbi.nlm.nih.gov/${source.PMID}/`;
  if (source.PMCID) return `https://pmc.ncbi.nlm.nih.gov/articles/${source.PMCID}/`;
  return source.URL ?? "";
}

/** "corrected, see doi:10.7326/L23-0120"; empty when current. */
export function standing(source) {
  const label = STATUSES[source.status] ?? "";
  return label && source.notice ? `${label}, see ${source.notice}` : label;
}

export function badges(source) {
  const items = [];
  const add = (text, kind = "") => items.push(el("li", { class: `badge ${kind}` }, text));
  if (standing(source)) add(standing(source), source.status);
  add(source.kind === "guideline" ? "guideline" : DESIGNS[source.design] ?? "research", source.kind);
  if (yearOf(source)) add(String(yearOf(source)));
  if (source.certainty) add(source.certainty);
  return el("ul", { class: "badges", "aria-label": "About this source" }, items);
}

export function sourceLink(source, label = "Open the source") {
  return link(addressOf(source), label);
}
