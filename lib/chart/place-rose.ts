import { boxAround, crossings, grown, lies, overlaps } from "./box";
import type { Point } from "./mercator";
import type { Ground } from "./place-names";
import { rosePoints } from "./rose-shapes";

export type Rose = { x: number; y: number; radius: number; shapes: typeof rosePoints };

/** The corner of open water nearest to the sheet's own corners in which a compass rose has room. */
export function placeRose(radius: number, { sheet, taken, lines, land }: Ground): Rose | null {
  const corners: Point[] = [
    [sheet.left, sheet.top],
    [sheet.right, sheet.top],
    [sheet.left, sheet.bottom],
    [sheet.right, sheet.bottom],
  ];
  let best: { rose: Rose; far: number } | null = null;
  for (let x = sheet.left + radius; x <= sheet.right - radius; x += 6) {
    for (let y = sheet.top + radius; y <= sheet.bottom - radius; y += 6) {
      const far = Math.min(...corners.map(([a, b]) => Math.hypot(x - a, y - b)));
      if (best && best.far <= far) continue;
      // The letter N stands above the ring.
      const box = grown(boxAround([x, y - radius * 0.15], radius * 2, radius * 2.3), 5);
      if (!lies(box, sheet) || land(box) > 0) continue;
      if (taken.some((other) => overlaps(box, other))) continue;
      if (lines.some((line) => crossings(line, grown(box, 6)) > 0)) continue;
      best = { rose: { x: Math.round(x), y: Math.round(y), radius, shapes: rosePoints }, far };
    }
  }
  return best?.rose ?? null;
}
