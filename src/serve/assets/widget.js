// One script tag puts ibid's question box into any page:
//
//   <script src="https://ibid.example/widget.js" data-ibid-target="#evidence" async></script>
//
// It lives in a shadow root, so neither page styles the other; colours follow CSS variables such
// as --ibid-accent. Styles are adopted sheets, which a strict style-src does not stop. The host
// page's policy must let scripts and connections reach this server, and this server must allow the
// page's origin (--cors).
(() => {
  const script = document.currentScript;
  const base = new URL(script.src).origin;
  const asset = (name) => `${base}/assets/${name}`;

  async function sheet(name) {
    const response = await fetch(asset(name), { credentials: "omit" });
    const made = new CSSStyleSheet();
    made.replaceSync(await response.text());
    return made;
  }

  async function start() {
    const target = document.querySelector(script.dataset.ibidTarget || "#ibid");
    const host = document.createElement("div");
    if (script.dataset.ibidTheme) host.dataset.theme = script.dataset.ibidTheme;
    if (target) target.append(host);
    else script.after(host);
    const root = host.attachShadow({ mode: "open" });
    const [{ WidgetBox }, ...sheets] = await Promise.all([
      import(asset("widget_box.js")), sheet("base.css"), sheet("answer.css"), sheet("widget.css")]);
    root.adoptedStyleSheets = sheets;
    new WidgetBox(root, base, script.dataset.ibidReader);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
