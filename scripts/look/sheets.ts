import { mkdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import sharp from "sharp";
import type { Seen } from "./visit";

/** A sheet is as large as an eye takes in at once. */
const sheet = { width: 1_640, height: 1_640, gap: 12, label: 22 };
/** How wide a picture of that width is drawn. */
const drawnWidth = (width: number | null) =>
  width !== null && width < 600 ? 390 : width !== null && width < 1_000 ? 530 : 800;

type Tile = { input: Buffer; left: number; top: number };

async function tileOf(file: string, width: number, height: number): Promise<Buffer> {
  const scaled = await sharp(file).resize({ width }).toBuffer({ resolveWithObject: true });
  const seen = Math.min(scaled.info.height, height);
  return await sharp(scaled.data).extract({ left: 0, top: 0, width, height: seen }).toBuffer();
}

function label(text: string, width: number): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${sheet.label}"><text x="2" y="16" font-family="sans-serif" font-size="14">${text}</text></svg>`,
  );
}

/** Joins pictures of one width into sheets, row by row; what does not fit on one begins the next. */
export async function writeSheets(seen: Seen[], out: string): Promise<string[]> {
  const folder = join(out, "sheets");
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for (const group of [390, 768, 1440, null]) {
    const mine = seen.filter(({ width }) => width === group);
    const width = drawnWidth(group);
    const perRow = Math.floor((sheet.width + sheet.gap) / (width + sheet.gap));
    const rows = group === 1_440 ? 2 : 1;
    const height = Math.floor(sheet.height / rows) - sheet.label - sheet.gap;
    for (let first = 0; first < mine.length; first += perRow * rows) {
      const tiles: Tile[] = [];
      for (const [index, { file }] of mine.slice(first, first + perRow * rows).entries()) {
        const left = (index % perRow) * (width + sheet.gap);
        const top = Math.floor(index / perRow) * (height + sheet.label + sheet.gap);
        const name = `${basename(dirname(file))} ${basename(file, ".png")}`;
        tiles.push({ input: label(name, width), left, top });
        tiles.push({ input: await tileOf(file, width, height), left, top: top + sheet.label });
      }
      const file = join(folder, `${group ?? "a4"}-${String(files.length).padStart(3, "0")}.png`);
      const ground = { width: sheet.width, height: sheet.height, channels: 3 as const };
      await sharp({ create: { ...ground, background: "#c8c8c8" } })
        .composite(tiles)
        .png()
        .toFile(file);
      files.push(file);
    }
  }
  return files;
}
