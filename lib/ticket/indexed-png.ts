import { crc32, deflateSync } from "node:zlib";

export type IndexedPicture = {
  width: number;
  height: number;
  /** Up to 256 colours as red, green, blue and opacity, each 0–255. */
  palette: readonly (readonly [number, number, number, number])[];
  /** Bits a pixel: 1 for two colours, 8 for up to 256. */
  depth: 1 | 8;
  /** The pixels' places in the palette, row by row, each row a whole number of bytes. */
  pixels: Buffer;
};

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Writes a picture of few colours as a PNG. The same picture gives the same bytes. */
export function indexedPng({ width, height, palette, depth, pixels }: IndexedPicture): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, 3], 8);
  const colours = Buffer.from(palette.flatMap((colour) => colour.slice(0, 3)));
  const opacities = Buffer.from(palette.map(([, , , opacity]) => opacity));
  const parts = [signature, chunk("IHDR", head), chunk("PLTE", colours)];
  if (opacities.some((opacity) => opacity < 255)) parts.push(chunk("tRNS", opacities));
  parts.push(
    chunk("IDAT", deflateSync(unfiltered(pixels, height))),
    chunk("IEND", Buffer.alloc(0)),
  );
  return Buffer.concat(parts);
}

/** Each row behind a byte that says it stands as it is: rows of few colours gain nothing by filters. */
function unfiltered(pixels: Buffer, height: number): Buffer {
  const stride = pixels.length / height;
  const rows = Buffer.alloc(pixels.length + height);
  for (let row = 0; row < height; row += 1) {
    pixels.copy(rows, row * (stride + 1) + 1, row * stride, (row + 1) * stride);
  }
  return rows;
}

function chunk(name: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  whole.write(name, 4, "latin1");
  data.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8);
  return whole;
}
