import type { Flag } from "./flag";
import { flagEdge, flagPaint } from "./flag-paint";

/** A flag's pieces and its edge as the inside of an SVG. */
export function drawFlag({ parts, outline }: Flag): string {
  const cloths = parts.map(({ d, colour }) => `<path fill="${flagPaint[colour]}" d="${d}"/>`);
  const edge = `<path fill="none" stroke="${flagEdge}" stroke-width="1.5" stroke-linejoin="round" d="${outline}"/>`;
  return cloths.join("") + edge;
}
