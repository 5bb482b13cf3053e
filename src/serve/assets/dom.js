// Building the page from text, never from markup: nothing that the index says can become an
// element, a link or a script.

/** An element with attributes, listeners ("onclick": f) and children (nodes or strings). */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

// Bidirectional and other invisible controls can show another order than the bytes have.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/;

/** Text as nodes: every control stands alone in a box that names it, so it moves nothing. */
export function safeText(text) {
  const nodes = [];
  let run = "";
  for (const character of text) {
    if (!CONTROLS.test(character)) {
      run += character;
      continue;
    }
    if (run) nodes.push(run);
    run = "";
    const code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    nodes.push(el("bdi", { class: "control", "data-name": `U+${code}` }, character));
  }
  if (run) nodes.push(run);
  return nodes;
}

/** The address if it is http(s), else nothing. */
export function safeLink(address) {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/** A link that says nothing about where it was followed, or plain text when it leads nowhere. */
export function link(address, label) {
  const href = safeLink(address);
  return href ? el("a", { href, target: "_blank", rel: "noopener noreferrer" }, label) : null;
}

export async function copy(text, button) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copying is not allowed here";
  }
  setTimeout(() => (button.textContent = label), 1500);
}

export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
