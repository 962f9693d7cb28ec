// The two typefaces, served by ourselves and fetched ahead. Besley, a clarendon, is for headings and
// places; Overpass, from road signs, for the rest. scripts/prepare-faces.mjs cut them to the letters that
// nearly every page needs; further ones stand in faces.css.
import localFont from "next/font/local";

const besley = localFont({
  src: "./faces/besley.woff2",
  weight: "400 700",
  // What moves when a face comes late is worse than a first page in the other: it has a moment to come.
  display: "optional",
  variable: "--besley",
  adjustFontFallback: "Times New Roman",
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0020-007E, U+00A0-00A1, U+00AA-00AB, U+00B0, U+00B7, U+00BA-00BB, U+00BF-00C2, U+00C4, U+00C6-00CF, U+00D1-00D4, U+00D6-00D7, U+00D9-00DC, U+00DF-00E2, U+00E4, U+00E6-00EF, U+00F1-00F4, U+00F6, U+00F9-00FC, U+00FF, U+0152-0153, U+0178, U+2013-2014, U+2018-2019, U+201C-201D, U+2022, U+2026, U+202F, U+2039-203A, U+20AC, U+2190, U+2192, U+2212",
    },
  ],
});

const overpass = localFont({
  src: "./faces/overpass.woff2",
  weight: "400 700",
  display: "optional",
  variable: "--overpass",
  adjustFontFallback: "Arial",
  // As drawn, capitals stand a tenth of their size above the middle of a line, and of every button.
  declarations: [
    { prop: "ascent-override", value: "98%" },
    { prop: "descent-override", value: "28%" },
    // Its middle dot (U+00B7) has no width of its own: another face's is better.
    {
      prop: "unicode-range",
      value:
        "U+0020-007E, U+00A0-00A1, U+00AA-00AB, U+00B0, U+00BA-00BB, U+00BF-00C2, U+00C4, U+00C6-00CF, U+00D1-00D4, U+00D6-00D7, U+00D9-00DC, U+00DF-00E2, U+00E4, U+00E6-00EF, U+00F1-00F4, U+00F6, U+00F9-00FC, U+00FF, U+0152-0153, U+0178, U+2013-2014, U+2018-2019, U+201C-201D, U+2022, U+2026, U+202F, U+2039-203A, U+20AC, U+2190, U+2192, U+2212",
    },
  ],
});

/** For the html element: names the faces, which tokens.css puts in order. */
export const faces = `${besley.variable} ${overpass.variable}`;
