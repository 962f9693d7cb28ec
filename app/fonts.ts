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
  ],
});

/** For the html element: names the faces, which tokens.css puts in order. */
export const faces = `${besley.variable} ${overpass.variable}`;
