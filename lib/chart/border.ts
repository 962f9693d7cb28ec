import { meridiansOf, parallelsOf } from "./graticule";
import type { View } from "./mercator";

/** How wide the scale along a chart's edge is. */
export const borderWidth = 4;

/** The scale along the edges as one path: every second part of a step is dark, as on paper. */
export function borderPath(view: View, step: number): string {
  const part = step / 2;
  const { width, height } = view;
  const across = darkParts(
    [0, ...meridiansOf(view, part).map(({ x }) => x), width],
    oddFrom(view.west, part),
  );
  const downs = parallelsOf(view, part);
  const down = darkParts(
    [0, ...downs.map(({ y }) => y), height],
    downs[0] ? (downs[0].minutes / part) % 2 === 0 : false,
  );
  const level = across.map(([x, long]) => `M${x} 2h${long}M${x} ${height - 2}h${long}`);
  const upright = down.map(([y, long]) => `M2 ${y}v${long}M${width - 2} ${y}v${long}`);
  return [...level, ...upright].join("");
}

/** Whether the part that a view begins in is a dark one, so that neighbours agree. */
function oddFrom(west: number, part: number): boolean {
  return Math.abs(Math.floor((west * 60) / part)) % 2 === 1;
}

function darkParts(cuts: number[], startsDark: boolean): [number, number][] {
  return cuts.slice(1).flatMap((end, index) => {
    const from = Math.round((cuts[index] as number) * 10) / 10;
    const long = Math.round((end - from) * 10) / 10;
    return (index % 2 === 0) === startsDark && long > 0 ? [[from, long] as [number, number]] : [];
  });
}
