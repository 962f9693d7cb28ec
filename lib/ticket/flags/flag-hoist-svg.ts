import { drawFlag } from "./draw-flag";
import { flagHeight } from "./flag";
import { flagHoist } from "./flag-hoist";

/** Room for the edge of the outermost flags. */
const margin = 1;

/** A hoist as an SVG of its own, without words; only our own shapes are in it. */
export function flagHoistSvg(reference: string): { svg: string; width: number; height: number } {
  const hoist = flagHoist(reference);
  const width = hoist.width + 2 * margin;
  const height = flagHeight + 2 * margin;
  const drawn = hoist.flags.map(
    ({ flag, x }) => `<g transform="translate(${x + margin} ${margin})">${drawFlag(flag)}</g>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${drawn.join("")}</svg>`;
  return { svg, width, height };
}
