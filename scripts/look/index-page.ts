import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { stateName } from "../../e2e/states/state";
import type { Report, Seen } from "./visit";

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const style = `
:root{color-scheme:light dark}
body{margin:0;font:15px/1.5 system-ui,sans-serif}
header{position:sticky;top:0;display:flex;flex-wrap:wrap;gap:1rem;padding:.6rem 1rem;background:Canvas;border-bottom:1px solid}
fieldset{border:0;margin:0;padding:0}
section{padding:1rem}
h2{font-size:1rem;margin:0 0 .5rem}
ul{display:flex;gap:1rem;overflow-x:auto;list-style:none;margin:0;padding:0 0 .5rem;align-items:start}
figure{margin:0}
figcaption{font-size:12px}
img{display:block;height:24rem;width:auto;max-width:none;object-fit:cover;object-position:top;border:1px solid}
.bad{color:#b00020}
[hidden]{display:none}`;

const script = `
const boxes=[...document.querySelectorAll("input")];
function show(){for(const item of document.querySelectorAll("li[data-of]")){
item.hidden=!item.dataset.of.split(" ").every(w=>boxes.find(b=>b.value===w)?.checked??true)}}
boxes.forEach(b=>b.addEventListener("change",show));`;

function figure({ visit, width, file }: Seen, out: string): string {
  const { locale, scheme } = visit;
  const words = [locale, width ?? "A4", width ? scheme : ""].join(" ").trim();
  const of = width ? `${locale} ${width} ${scheme}` : locale;
  const path = escapeHtml(relative(out, file));
  return `<li data-of="${of}"><figure><a href="${path}"><img loading="lazy" src="${path}" alt="${words}"></a><figcaption>${words}</figcaption></figure></li>`;
}

const choice = (name: string, values: (string | number)[]) =>
  `<fieldset aria-label="${name}">${values.map((value) => `<label><input type="checkbox" checked value="${value}"> ${value}</label>`).join(" ")}</fieldset>`;

/** Writes the page that shows all pictures side by side, a row for each state. */
export function writeIndex(reports: Report[], out: string): string {
  const names = [...new Set(reports.map(({ visit }) => stateName(visit.state)))];
  const all = reports.flatMap(({ seen }) => seen);
  const values = <T>(of: (seen: Seen) => T) => [...new Set(all.map(of))];
  const widths = values(({ width }) => width).filter((width) => width !== null);
  const rows = names.map((name) => {
    const mine = reports.filter(({ visit }) => stateName(visit.state) === name);
    const bad = mine
      .flatMap(({ faults }) => faults)
      .map((fault) => `<p class="bad">${escapeHtml(fault)}</p>`);
    const figures = mine.flatMap(({ seen }) => seen).map((seen) => figure(seen, out));
    return `<section id="${name}"><h2>${name}</h2>${bad.join("")}<ul>${figures.join("")}</ul></section>`;
  });
  const file = join(out, "index.html");
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Every page in every state</title><style>${style}</style></head>
<body><header>${choice(
      "Language",
      values(({ visit }) => visit.locale),
    )}${choice("Width", widths)}${choice(
      "Scheme",
      values(({ visit }) => visit.scheme),
    )}</header>
${rows.join("\n")}<script>${script}</script></body></html>`,
  );
  return file;
}
