// What the HTML pages of answers and audits share: head and style.
#pragma once

#include <string>
#include <string_view>

namespace ibid::render {

/// From the doctype to the end of the head, under a policy that lets nothing be loaded. `title` is
/// escaped already.
[[nodiscard]] std::string page_head(std::string_view title, std::string_view style);

inline constexpr std::string_view kAnswerStyle = R"css(
:root {
  color-scheme: light dark;
  --paper: #fbfbf9; --sheet: #ffffff; --ink: #1d2327; --quiet: #5b666e; --line: #dfe3e2;
  --accent: #0b6b63; --wash: #e7f3f1; --warn: #8a5a00; --warn-wash: #fff6e0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12171a; --sheet: #191f23; --ink: #e6eaec; --quiet: #9aa7ae; --line: #2d363b;
    --accent: #5fc9bd; --wash: #17312f; --warn: #f0c060; --warn-wash: #2c2514;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 17px/1.6 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
  overflow-wrap: anywhere;
}
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1rem 4rem; }
article {
  background: var(--sheet); border: 1px solid var(--line); border-radius: 14px;
  padding: clamp(1.25rem, 5vw, 3rem);
}
h1 { font-size: clamp(1.5rem, 4.5vw, 2.1rem); line-height: 1.25; margin: 0 0 1.25rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1.05rem; line-height: 1.4; margin: 1.5rem 0 .5rem; color: var(--accent); }
.steps { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: 0; padding: 0; }
.steps li {
  border: 1px solid var(--line); border-radius: 99px; padding: .15rem .8rem; font-size: .85rem;
  color: var(--quiet);
}
.steps .reached { background: var(--wash); border-color: var(--accent); color: var(--accent); }
.steps [aria-current] { font-weight: 650; }
.meta, .understood, .generation { color: var(--quiet); font-size: .88rem; margin: .75rem 0 0; }
.claims { margin: 0; padding-left: 1.2rem; }
.claims li { margin: .6rem 0; padding-left: .2rem; }
.claims li::marker { color: var(--accent); }
.last { white-space: nowrap; }
.cite:last-child { margin-right: 0; }
.cite {
  display: inline-block; min-width: 1.5em; padding: 0 .35em; margin-right: .15em;
  border-radius: 99px; background: var(--wash); color: var(--accent); font-size: .75em;
  line-height: 1.7; font-weight: 600; text-align: center; text-decoration: none;
}
.cite:hover, .cite:focus-visible { outline: 2px solid var(--accent); }
.strength, .gloss { display: block; color: var(--quiet); font-size: .88rem; }
.strength::before { content: "Strength: "; font-weight: 600; }
.notices {
  background: var(--warn-wash); border-left: 4px solid var(--warn); border-radius: 8px;
  margin: 2.5rem 0 0; padding: 1rem 1.25rem; font-size: .94rem;
}
.notices h2 { font-size: 1.05rem; margin: 0 0 .25rem; }
.notices ul { margin: 0; padding-left: 1.1rem; }
.insufficient { background: var(--wash); border-radius: 8px; padding: 1rem 1.25rem; }
.references ol { padding-left: 2rem; font-size: .9rem; }
.references li { margin: .5rem 0; }
.references li:target { background: var(--wash); }
.note { color: var(--quiet); }
.note::before { content: "("; }
.note::after { content: ")"; }
.link { color: var(--accent); }
.follow-ups ul { list-style: none; margin: 0; padding: 0; }
.follow-ups li {
  border: 1px solid var(--line); border-radius: 10px; margin: .5rem 0; padding: .55rem .9rem;
}
footer { border-top: 1px solid var(--line); margin-top: 2.5rem; color: var(--quiet); }
footer h2 { font-size: 1rem; margin-top: 1.25rem; }
footer p { font-size: .88rem; margin: .25rem 0 0; }
@media (max-width: 34rem) {
  main { padding: 0; }
  article { border: 0; border-radius: 0; }
}
@media print {
  :root {
    --paper: #fff; --sheet: #fff; --ink: #000; --quiet: #333; --line: #999; --accent: #000;
    --wash: #fff; --warn: #000; --warn-wash: #fff;
  }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  article { border: 0; padding: 0; }
  h2, h3 { break-after: avoid; }
  li { break-inside: avoid; }
  .follow-ups { display: none; }
}
)css";

}  // namespace ibid::render
