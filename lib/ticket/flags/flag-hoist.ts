import { drawFlag } from "./draw-flag";
import { flagHeight } from "./flag";
import { flagOf } from "./flag-of";

const gap = 10;
/** Room for the edge of the outermost flags. */
const margin = 1;

/**
 * A reference as one line of flags, an SVG without words: it stands beside the text, never in its place.
 * Only our own shapes are in it; `width` and `height` are those of its drawing.
 */
export function flagHoist(reference: string): { svg: string; width: number; height: number } {
  let x = margin;
  const drawn = [...reference].map((character) => {
    const flag = flagOf(character);
    if (!flag) return "";
    const group = `<g transform="translate(${x} ${margin})">${drawFlag(flag)}</g>`;
    x += flag.width + gap;
    return group;
  });
  const width = x - gap + margin;
  const height = flagHeight + 2 * margin;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true">`;
  return { svg: `${head}${drawn.join("")}</svg>`, width, height };
}
