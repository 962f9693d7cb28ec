// Writes app/faces/*.woff2: of each typeface the letters and weights that nearly every page needs, a third
// less to wait for than the whole. What is left out stands in faces.css and is fetched where it is needed.
// After a change of typeface: npm i --no-save subset-font@2.9.0 && node scripts/prepare-faces.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index));
// French, Italian, Spanish and German, their quotation marks and spaces, and the signs of a timetable.
const letters = "àâäáçéèêëíîïìñóôöòùûüúÿæœßÀÂÄÁÇÉÈÊËÍÎÏÌÑÓÔÖÒÙÛÜÚŸÆŒ";
const signs = "«»‹›‘’“”–—…•·×°−→←€¿¡ª º\u00a0\u202f";
const text = ascii.join("") + letters + signs;

for (const [face, weights] of [
  ["besley", { min: 400, max: 700 }],
  ["overpass", { min: 400, max: 700 }],
]) {
  const whole = readFileSync(
    fileURLToPath(
      import.meta.resolve(`@fontsource-variable/${face}/files/${face}-latin-wght-normal.woff2`),
    ),
  );
  const options = { targetFormat: "woff2", variationAxes: { wght: weights } };
  const part = await subsetFont(whole, text, options);
  const file = fileURLToPath(new URL(`../app/faces/${face}.woff2`, import.meta.url));
  writeFileSync(file, part);
  process.stdout.write(`${face}: ${whole.length} bytes, now ${part.length}\n`);
}

// Italics name a chart's waters and nothing else: the letters of these names in each language.
const waters = ["en", "fr"].flatMap((language) => {
  const file = new URL(`../lib/language/messages/${language}.json`, import.meta.url);
  return Object.values(JSON.parse(readFileSync(file, "utf8")).chart_waters);
});
const italic = readFileSync(
  fileURLToPath(import.meta.resolve("@fontsource/besley/files/besley-latin-400-italic.woff2")),
);
const named = await subsetFont(italic, ` ${waters.join("")}`, { targetFormat: "woff2" });
writeFileSync(fileURLToPath(new URL("../app/faces/besley-italic.woff2", import.meta.url)), named);
process.stdout.write(`besley italic: ${italic.length} bytes, now ${named.length}\n`);
