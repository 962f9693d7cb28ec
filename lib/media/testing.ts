import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A picture with something in it, so that it doesn't compress to nothing. */
export function painted(width = 500, height = 340) {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#3a6ea5",
      noise: { type: "gaussian", mean: 120, sigma: 20 },
    },
  });
}

/** A JPEG as a phone writes it: lying on its side, with where it was taken and whose phone it was. */
export async function photographed(width = 700, height = 500): Promise<Buffer> {
  return await painted(width, height)
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Make: "Phone of Amel", Artist: "Amel Ben Salah", Orientation: "6" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "36/1 48/1 0/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "10/1 18/1 0/1",
      },
    })
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="Amel Ben Salah"/></rdf:RDF></x:xmpmeta>',
    )
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** What a file carries beside its pixels, by kind. */
export async function metadataIn(bytes: Buffer): Promise<string[]> {
  const found = await sharp(bytes).metadata();
  const kinds = ["exif", "xmp", "iptc", "icc", "tifftagPhotoshop", "comments"] as const;
  const words = ["Amel", "GPS", "Phone", "xmpmeta", "Exif"].filter((word) => bytes.includes(word));
  return [...kinds.filter((kind) => found[kind] !== undefined), ...words];
}

/** A PNG of some fifty kilobytes that holds 400 million pixels, every one of them in black. */
export function pngBomb(): Buffer {
  const side = 20_000;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // One bit a pixel, grey.
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc(side * (side / 8 + 1)), { level: 9 });
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND")]);
}

/** The beginning of a PNG that says it has so many bits a colour, of a kind as PNG numbers them, and no pixels. */
export function pngOf({
  side,
  bits,
  colours,
}: {
  side: number;
  bits: number;
  colours: number;
}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = bits;
  header[9] = colours;
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  const nothing = deflateSync(Buffer.alloc(1));
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", nothing), chunk("IEND")]);
}

/** One chunk of a PNG. */
export function chunk(name: string, data = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A WebP that moves. */
export async function movingWebp(): Promise<Buffer> {
  const frames = ["#a00", "#0a0", "#00a"].map((background) => ({
    create: { width: 400, height: 300, channels: 3 as const, background },
  }));
  const pngs = await Promise.all(frames.map((frame) => sharp(frame).png().toBuffer()));
  return await sharp(pngs, { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer();
}
