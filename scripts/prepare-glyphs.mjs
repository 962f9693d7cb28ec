// Writes lib/chart/glyph-data.ts: the letters of the two typefaces as outlines, so that a picture can
// carry its words on a machine without any font, and labels know how wide they are before a browser
// does. `node scripts/prepare-glyphs.mjs` after a change of typeface.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openSync } from "fontkit";

/** Latin as our own languages write it, and as those around our seas do: names of ports are theirs. */
const ours = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x152, 0x153],
  [0x2013, 0x2014],
  [0x2018, 0x201d],
  [0x2026, 0x2026],
  [0x2032, 0x2033],
];
const theirs = [...ours, [0x100, 0x151], [0x154, 0x17f], [0x218, 0x21b]];

const faces = [
  { name: "besley", file: (set) => `besley/files/besley-${set}-600-normal.woff2`, ranges: theirs },
  {
    name: "besleyItalic",
    file: (set) => `besley/files/besley-${set}-400-italic.woff2`,
    ranges: ours,
  },
  {
    name: "overpass",
    file: (set) => `overpass/files/overpass-${set}-600-normal.woff2`,
    ranges: ours,
  },
];

/** The pairs whose distance matters: the others follow from their plain letters. */
const paired = [
  ..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzàáâäçèéêëíîïñóôöúûü'’-(),.",
];
const em = 500;

const open = (path) => openSync(fileURLToPath(import.meta.resolve(`@fontsource/${path}`)));

function outlineOf(glyph, scale) {
  let [x, y] = [0, 0];
  const letters = {
    moveTo: "m",
    lineTo: "l",
    quadraticCurveTo: "q",
    bezierCurveTo: "c",
    closePath: "z",
  };
  let start = [0, 0];
  return glyph.path.commands
    .map(({ command, args }) => {
      const points = args.map((value, i) => Math.round(value * scale) * (i % 2 === 0 ? 1 : -1));
      const text = points
        .map((value, i) => value - (i % 2 === 0 ? x : y))
        .map((value, i) => (i > 0 && value >= 0 ? ` ${value}` : `${value}`))
        .join("");
      if (points.length > 0) [x, y] = points.slice(-2);
      if (command === "moveTo") start = [x, y];
      if (command === "closePath") [x, y] = start;
      return letters[command] + text;
    })
    .join("");
}

function faceData({ name, file, ranges }) {
  const sets = [open(file("latin")), open(file("latin-ext"))];
  const scale = em / sets[0].unitsPerEm;
  const glyphs = [];
  for (const [first, last] of ranges) {
    for (let code = first; code <= last; code++) {
      const font = sets.find((set) => set.hasGlyphForCodePoint(code));
      if (!font) continue;
      const glyph = font.glyphForCodePoint(code);
      const width = Math.round(glyph.advanceWidth * scale);
      glyphs.push(String.fromCodePoint(code) + width + outlineOf(glyph, scale));
    }
  }
  const kerning = [];
  for (const one of paired) {
    for (const other of paired) {
      const { glyphs: pair, positions } = sets[0].layout(one + other, { liga: false });
      if (pair.length !== 2) continue;
      const nearer = Math.round((positions[0].xAdvance - pair[0].advanceWidth) * scale);
      if (Math.abs(nearer) >= 4) kerning.push(one + other + nearer);
    }
  }
  const capHeight = Math.round(sets[0].capHeight * scale);
  const data = `export const ${name}: FaceData = {
  em: ${em},
  capHeight: ${capHeight},
  glyphs: ${JSON.stringify(glyphs.join("\t"))},
  kerning: ${JSON.stringify(kerning.join("\t"))},
};`;
  console.log(
    `${name}: ${glyphs.length} letters, ${kerning.length} pairs, ${data.length} characters`,
  );
  return data;
}

writeFileSync(
  new URL("../lib/chart/glyph-data.ts", import.meta.url),
  `// Written by scripts/prepare-glyphs.mjs out of Besley and Overpass (SIL Open Font License); not by hand.
import type { FaceData } from "./face";

${faces.map(faceData).join("\n\n")}
`,
);
