import { borderWidth } from "./border";
import { type Box, grown, lies, overlaps } from "./box";
import type { Graticule } from "./graticule";
import type { View } from "./mercator";
import { type Lettering, letteringAt, type Style } from "./place-names";

export type Hemispheres = { north: string; south: string; east: string; west: string };

/** The figures of the lines, along the lower and the left edge, where nothing else stands. */
export function placeDegrees(
  { meridians, parallels }: Graticule,
  { width, height }: View,
  words: Hemispheres,
  style: Style,
  taken: Box[],
): Lettering[] {
  const inset = borderWidth + 3;
  const sheet: Box = { left: inset, top: inset, right: width - inset, bottom: height - inset };
  const across = meridians.map(({ minutes, x }) => {
    const turned = ((((minutes + 10_800) % 21_600) + 21_600) % 21_600) - 10_800;
    const text = degreesOf(turned, words.east, words.west);
    const { box } = letteringAt([text], style, [0, 0]);
    return letteringAt([text], style, [x + box.right + 3, height - inset - box.bottom]);
  });
  const down = parallels.map(({ minutes, y }) => {
    const text = degreesOf(minutes, words.north, words.south);
    const { box } = letteringAt([text], style, [0, 0]);
    return letteringAt([text], style, [inset + 2 + box.right, y - box.bottom - 1]);
  });
  const placed: Lettering[] = [];
  for (const one of [...across, ...down]) {
    const others = [...taken, ...placed.map(({ box }) => box)];
    const isFree = lies(one.box, sheet) && !others.some((box) => overlaps(grown(one.box, 3), box));
    if (isFree) placed.push(one);
  }
  return placed;
}

/** 40°N, 40°30′N, 0°. */
function degreesOf(minutes: number, above: string, below: string): string {
  const size = Math.abs(minutes);
  const rest = size % 60;
  const side = minutes === 0 ? "" : minutes > 0 ? above : below;
  return `${Math.floor(size / 60)}°${rest === 0 ? "" : `${String(rest).padStart(2, "0")}′`}${side}`;
}
