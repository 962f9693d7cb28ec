import sharp from "sharp";
import { drawFlag } from "./draw-flag";
import { flagHeight } from "./flag";
import { flagOf } from "./flag-of";

/** Room for the edge of a flag on each side. */
export const flagMargin = 1;
/** Cloth, edges, and what lies between them where they meet. */
const mostColours = 64;
const characters = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

type Colour = readonly [number, number, number, number];
/** A flag's pixels with its margin, as places in the sheet's palette, row by row. */
type Cell = { width: number; pixels: Buffer };
export type FlagSheet = { palette: Colour[]; height: number; cells: Map<string, Cell> };

let sheet: Promise<FlagSheet> | undefined;

/** All flags as pixels of few colours, drawn once in this process: drawing a hoist's ten takes 11 ms. */
export function flagSheet(): Promise<FlagSheet> {
  sheet ??= drawSheet();
  return sheet;
}

async function drawSheet(): Promise<FlagSheet> {
  const height = flagHeight + 2 * flagMargin;
  let end = 0;
  const places = characters.flatMap((character) => {
    const flag = flagOf(character);
    if (!flag) return [];
    const x = end;
    end += flag.width + 2 * flagMargin;
    return [{ character, flag, x, width: end - x }];
  });
  const drawn = places.map(
    ({ flag, x }) =>
      `<g transform="translate(${x + flagMargin} ${flagMargin})">${drawFlag(flag)}</g>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${end}" height="${height}">${drawn.join("")}</svg>`;
  const few = await sharp(Buffer.from(svg))
    .png({ palette: true, colours: mostColours, dither: 0 })
    .toBuffer();
  const { palette, indices } = await inPalette(few);
  const cells = places.map(({ character, x, width }): [string, Cell] => {
    const rows = Array.from({ length: height }, (_, y) =>
      indices.subarray(y * end + x, y * end + x + width),
    );
    return [character, { width, pixels: Buffer.concat(rows) }];
  });
  return { palette, height, cells: new Map(cells) };
}

/** Reads a picture's pixels as places in the list of its colours; what can't be seen is place 0. */
async function inPalette(png: Buffer): Promise<{ palette: Colour[]; indices: Buffer }> {
  const pixels = await sharp(png).ensureAlpha().raw().toBuffer();
  const palette: Colour[] = [[0, 0, 0, 0]];
  const known = new Map<number, number>();
  const indices = Buffer.alloc(pixels.length / 4);
  for (let at = 0; at < indices.length; at += 1) {
    const [red = 0, green = 0, blue = 0, opacity = 0] = pixels.subarray(at * 4, at * 4 + 4);
    const colour = opacity === 0 ? 0 : pixels.readUInt32BE(at * 4);
    let index = colour === 0 ? 0 : known.get(colour);
    if (index === undefined) {
      index = palette.push([red, green, blue, opacity]) - 1;
      known.set(colour, index);
    }
    indices[at] = index;
  }
  return { palette, indices };
}
