// "Which best describes you?": the readers for whom an answer can be worded.
import { el } from "./dom.js";

const READERS = [["patient", "Patient"], ["student", "Student"], ["nurse", "Nurse"],
                 ["physician", "Physician"], ["researcher", "Researcher"],
                 ["clinician", "Clinician"]];

/** Radio buttons named `name`; `chosen` is checked. */
export function readerChoice(name, chosen, onchange) {
  return READERS.map(([value, label]) =>
    el("label", { class: "reader" },
       el("input", { type: "radio", name, value, checked: value === chosen,
                     onchange: () => onchange(value) }),
       el("span", {}, label)));
}

export function isReader(value) {
  return READERS.some(([known]) => known === value);
}
