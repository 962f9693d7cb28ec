import { hidesAnother } from "./hides-another";
import type { ImageType } from "./image-types";
import { PictureRefused } from "./picture-refusal";

/**
 * Looks at an uploaded file before any decoder does: by its own first bytes it must be what it was announced
 * as, stand still, and be nothing else besides. Throws PictureRefused.
 */
export function lookAtBytes(bytes: Buffer, announced: ImageType): void {
  if (bytes.length === 0) throw new PictureRefused("empty");
  const type = typeOfBytes(bytes);
  if (!type) throw new PictureRefused("not_a_picture");
  if (type !== announced) throw new PictureRefused("other_type");
  if (isAnimated(bytes, type)) throw new PictureRefused("animated");
  if (hidesAnother(bytes, type)) throw new PictureRefused("two_in_one");
}

function typeOfBytes(bytes: Buffer): ImageType | null {
  const starts = (hex: string) => bytes.subarray(0, hex.length / 2).toString("hex") === hex;
  if (starts("ffd8ff")) return "image/jpeg";
  if (starts("89504e470d0a1a0a")) return "image/png";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 4) === "WEBP") return "image/webp";
  return brandsOf(bytes).some((brand) => brand === "avif" || brand === "avis")
    ? "image/avif"
    : null;
}

function isAnimated(bytes: Buffer, type: ImageType): boolean {
  switch (type) {
    case "image/png":
      // APNG says so before its first picture.
      return hasPngChunk(bytes, "acTL");
    case "image/webp":
      return text(bytes, 12, 4) === "VP8X" && ((bytes[20] ?? 0) & 0x02) !== 0;
    case "image/avif":
      return brandsOf(bytes)[0] === "avis";
    default:
      return false;
  }
}

/** The major brand of an ISO media file and those it is compatible with; none if it isn't one. */
function brandsOf(bytes: Buffer): string[] {
  if (bytes.length < 16 || text(bytes, 4, 4) !== "ftyp") return [];
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 512);
  const brands = [text(bytes, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(text(bytes, at, 4));
  return brands;
}

function hasPngChunk(bytes: Buffer, wanted: string): boolean {
  for (let at = 8; at + 8 <= bytes.length; ) {
    const name = text(bytes, at + 4, 4);
    if (name === wanted) return true;
    if (name === "IDAT" || name === "IEND") return false;
    at += 12 + bytes.readUInt32BE(at);
  }
  return false;
}

function text(bytes: Buffer, at: number, length: number): string {
  return bytes.toString("latin1", at, at + length);
}
