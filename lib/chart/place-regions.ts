import { type Box, crossings, grown, lies, overlaps } from "./box";
import { type Point, project, type View } from "./mercator";
import { type Ground, type Lettering, letteringAt, type Style } from "./place-names";
import type { NamedPlace, Region } from "./waters";

export type RegionName = { id: string; text: string; lettering: Lettering };

/** Pixels between two places that are tried. */
const step = 9;

/** The names of waters or lands that have room for all of their words, in the order given, at most `most`. */
export function placeRegions(
  places: readonly (NamedPlace & { text: string })[],
  kind: "water" | "land",
  { most, style, view, ground }: { most: number; style: Style; view: View; ground: Ground },
): RegionName[] {
  const found: RegionName[] = [];
  for (const { id, within, closest = Infinity, text } of places) {
    if (found.length >= most) break;
    if (view.scale > closest) continue;
    const now = {
      ...ground,
      taken: [...ground.taken, ...found.map(({ lettering }) => grown(lettering.box, 8))],
    };
    const lettering = within
      .map((region) => bestIn(boxOf(region, view), text, kind, style, now))
      .find((one) => one !== null);
    if (lettering) found.push({ id, text, lettering });
  }
  return found;
}

function boxOf([west, south, east, north]: Region, view: View): Box {
  const turn =
    360 * Math.round((view.west + view.width / view.scale / 2 - (west + east) / 2) / 360);
  const [left, top] = project(view, [west + turn, north]);
  const [right, bottom] = project(view, [east + turn, south]);
  return { left, top, right, bottom };
}

function bestIn(
  region: Box,
  text: string,
  kind: "water" | "land",
  style: Style,
  { sheet, taken, lines, land }: Ground,
): Lettering | null {
  const seen: Box = {
    left: Math.max(region.left, sheet.left),
    top: Math.max(region.top, sheet.top),
    right: Math.min(region.right, sheet.right),
    bottom: Math.min(region.bottom, sheet.bottom),
  };
  const middle: Point = [(seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2];
  for (const lines_ of forms(text)) {
    const { box } = letteringAt(lines_, style, [0, 0]);
    const [halfWidth, halfHeight] = [box.right, box.bottom];
    let best: { at: Point; far: number } | null = null;
    for (let x = seen.left + halfWidth * 0.7; x <= seen.right - halfWidth * 0.7; x += step) {
      for (let y = seen.top + halfHeight; y <= seen.bottom - halfHeight; y += step) {
        const far = Math.hypot(x - middle[0], y - middle[1]);
        if (best && best.far <= far) continue;
        const here: Box = {
          left: x - halfWidth,
          top: y - halfHeight,
          right: x + halfWidth,
          bottom: y + halfHeight,
        };
        const near = grown(here, 5);
        if (!lies(near, sheet)) continue;
        if (kind === "water" ? land(near) > 0 : land(grown(here, 1)) < 1) continue;
        if (taken.some((other) => overlaps(near, other))) continue;
        if (lines.some((line) => crossings(line, near) > 0)) continue;
        best = { at: [x, y], far };
      }
    }
    if (best) return letteringAt(lines_, style, best.at);
  }
  return null;
}

/** In one line, or broken before its longest word. */
function forms(text: string): string[][] {
  const words = text.split(" ");
  if (words.length < 2) return [[text]];
  const cut = words.length > 2 ? words.length - 1 : 1;
  return [[text], [words.slice(0, cut).join(" "), words.slice(cut).join(" ")]];
}
