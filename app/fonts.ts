// The two typefaces, served by ourselves and fetched ahead. Besley, a clarendon, is for headings and
// places; Overpass, from road signs, for the rest. Further alphabets stand in faces.css.
import localFont from "next/font/local";

const besley = localFont({
  src: "../node_modules/@fontsource-variable/besley/files/besley-latin-wght-normal.woff2",
  weight: "400 900",
  // What moves when a face comes late is worse than a first page in the other: it has a moment to come.
  display: "optional",
  variable: "--besley",
  adjustFontFallback: "Times New Roman",
});

const overpass = localFont({
  src: "../node_modules/@fontsource-variable/overpass/files/overpass-latin-wght-normal.woff2",
  weight: "100 900",
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
        "U+0000-00B6, U+00B8-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212",
    },
  ],
});

/** For the html element: names the faces, which tokens.css puts in order. */
export const faces = `${besley.variable} ${overpass.variable}`;
