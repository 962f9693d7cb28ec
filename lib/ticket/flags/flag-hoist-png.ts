import sharp from "sharp";
import { flagHoistSvg } from "./flag-hoist-svg";

/** `width` and `height` are to be shown: half the picture's pixels, so that it is sharp on a phone. */
export type FlagPicture = { png: Buffer; width: number; height: number };

/** Mails show no SVG: the same flags as a picture, the same bytes for the same reference. */
export async function flagHoistPng(reference: string): Promise<FlagPicture> {
  const { svg, width, height } = flagHoistSvg(reference);
  const png = await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
  return { png, width: Math.round(width / 2), height: Math.round(height / 2) };
}
