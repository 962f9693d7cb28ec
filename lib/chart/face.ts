import { besley, besleyItalic, overpass } from "./glyph-data";

/** A typeface as it is stored (scripts/prepare-glyphs.mjs): letter, width, outline, tab, letter, … */
export type FaceData = { em: number; capHeight: number; glyphs: string; kerning: string };

export type Glyph = { width: number; outline: string };
export type Face = {
  em: number;
  capHeight: number;
  glyphs: Map<string, Glyph>;
  /** How much further (or, below zero, nearer) a second letter stands after a first. */
  kerning: Map<string, number>;
};

export type FaceName = "besley" | "besleyItalic" | "overpass";

const stored = { besley, besleyItalic, overpass };
const read = new Map<FaceName, Face>();

/** A typeface's letters and widths. */
export function faceOf(name: FaceName): Face {
  const known = read.get(name);
  if (known) return known;
  const face = readFace(stored[name]);
  read.set(name, face);
  return face;
}

function readFace({ em, capHeight, glyphs, kerning }: FaceData): Face {
  return {
    em,
    capHeight,
    glyphs: new Map(
      glyphs.split("\t").map((text) => {
        const [, letter = "", width, outline = ""] = /^(.)(\d+)(.*)$/u.exec(text) ?? [];
        return [letter, { width: Number(width), outline }];
      }),
    ),
    kerning: new Map(
      kerning.split("\t").map((text) => {
        const [one = "", other = "", ...space] = text;
        return [one + other, Number(space.join(""))];
      }),
    ),
  };
}
