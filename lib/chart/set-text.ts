import { type FaceName, faceOf, type Glyph } from "./face";

type SetGlyph = { glyph: Glyph; x: number };

/** Letters of a text with their places, in the face's own units; one we do not have loses its accent or is a space. */
function setGlyphs(name: FaceName, text: string, spacing: number) {
  const { glyphs, kerning } = faceOf(name);
  const placed: SetGlyph[] = [];
  let x = 0;
  let before = "";
  for (const letter of text.normalize("NFC")) {
    const glyph =
      glyphs.get(letter) ?? glyphs.get(letter.normalize("NFD").charAt(0)) ?? glyphs.get(" ");
    if (!glyph) continue;
    x += kerning.get(before + letter) ?? 0;
    placed.push({ glyph, x });
    x += glyph.width + spacing;
    before = letter;
  }
  return { placed, width: Math.max(0, x - spacing) };
}

/** How wide a text is at a size; `spacing` between letters in ems. */
export function textWidth(name: FaceName, text: string, size: number, spacing = 0): number {
  const { em } = faceOf(name);
  return (setGlyphs(name, text, spacing * em).width * size) / em;
}

type Setting = {
  x: number;
  y: number;
  size: number;
  spacing?: number;
  fill: string;
  /** Pixels of another colour around and under every letter. */
  halo?: { colour: string; width: number } | undefined;
};

/** A text as an SVG element of outlines that starts at x on the base line y: no font is needed to see it. */
export function textOutline(name: FaceName, text: string, setting: Setting): string {
  const { x, y, size, spacing = 0, fill, halo } = setting;
  const { em } = faceOf(name);
  const scale = size / em;
  // An outline begins with a step from where its letter stands.
  const letters = setGlyphs(name, text, spacing * em)
    .placed.filter(({ glyph }) => glyph.outline !== "")
    .map(({ glyph, x: at }) => `M${at} 0${glyph.outline}`);
  const around = halo
    ? ` stroke="${halo.colour}" stroke-width="${halo.width / scale}" stroke-linejoin="round" paint-order="stroke"`
    : "";
  return `<path fill="${fill}"${around} transform="translate(${x} ${y}) scale(${scale})" d="${letters.join("")}"/>`;
}
