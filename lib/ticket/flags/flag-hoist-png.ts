import { indexedPng } from "../indexed-png";
import { flagHoist } from "./flag-hoist";
import { flagMargin, flagSheet } from "./flag-sheet";

/** `width` and `height` are to be shown: half the picture's pixels, so that it is sharp on a phone. */
export type FlagPicture = { png: Buffer; width: number; height: number };

/** Mails show no SVG: the same flags as a picture, the same bytes for the same reference. */
export async function flagHoistPng(reference: string): Promise<FlagPicture> {
  const { palette, height, cells } = await flagSheet();
  const hoist = flagHoist(reference);
  const width = hoist.width + 2 * flagMargin;
  const pixels = Buffer.alloc(width * height);
  for (const { character, x } of hoist.flags) {
    const cell = cells.get(character);
    if (!cell) continue;
    for (let y = 0; y < height; y += 1) {
      cell.pixels.copy(pixels, y * width + x, y * cell.width, (y + 1) * cell.width);
    }
  }
  const png = indexedPng({ width, height, palette, depth: 8, pixels });
  return { png, width: Math.round(width / 2), height: Math.round(height / 2) };
}
