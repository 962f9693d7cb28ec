import type { Style } from "./place-names";

/** How each kind of words on a chart is set, by the size of a port's name. */
export const nameStyle = (letter: number): Style => ({ face: "besley", size: letter });
export const lengthStyle = (letter: number): Style => ({ face: "overpass", size: letter * 0.93 });
export const waterStyle = (letter: number): Style => ({
  face: "besleyItalic",
  size: letter * 0.93,
  spacing: 0.06,
});
export const landStyle = (letter: number): Style => ({
  face: "overpass",
  size: letter * 0.68,
  spacing: 0.16,
});
export const degreeStyle = (letter: number): Style => ({ face: "overpass", size: letter * 0.72 });
