import sharp from "sharp";
import { PictureRefused } from "./picture-refusal";

/** The widths that pages ask for; a picture is never made wider than it is. */
const widths = [480, 960, 1600, 2400];
/** Nor taller than this, whatever its shape. */
const mostHeight = 3_000;
/** More than any camera takes; a file of a few bytes can claim to be far larger. */
const mostPixels = 80_000_000;
/** A picture that is turned or drawn in passes lies open as a whole: with many bytes a pixel, far fewer are as many. */
const mostOpenBytes = 320_000_000;
const leastWidth = 320;
const leastHeight = 200;
/** A step more makes a file 7 % smaller and takes four times as long. */
const avifEffort = 3;
/** For one step of the work. */
const patienceSeconds = 120;

export type MadeSize = { width: number; height: number; avif: Buffer; webp: Buffer };
export type MadePicture = {
  /** Of the original, turned as it is seen. */
  width: number;
  height: number;
  /** #rrggbb, its mean. */
  colour: string;
  sizes: MadeSize[];
};

/**
 * A picture in every width as AVIF and WebP: turned as its EXIF says, in sRGB, and without anything that the
 * original carried beside its pixels. The same bytes give the same sizes. Throws PictureRefused.
 */
export async function makeSizes(original: Buffer): Promise<MadePicture> {
  const {
    autoOrient,
    pages = 1,
    channels,
    depth,
  } = await refusing(() => open(original).metadata());
  const { width, height } = autoOrient;
  if (pages > 1) throw new PictureRefused("animated");
  const openBytes = width * height * channels * (depth === "uchar" ? 1 : 2);
  if (openBytes > mostOpenBytes) throw new PictureRefused("too_many_pixels");
  if (width < leastWidth || height < leastHeight) throw new PictureRefused("too_small");
  const widest = await refusing(() =>
    open(original)
      .autoOrient()
      .resize({
        width: Math.max(...widths),
        height: mostHeight,
        fit: "inside",
        withoutEnlargement: true,
      })
      .toColourspace("srgb")
      .timeout({ seconds: patienceSeconds })
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  const raw = {
    width: widest.info.width,
    height: widest.info.height,
    channels: widest.info.channels,
  };
  const pixels = () => sharp(widest.data, { raw, limitInputPixels: mostPixels });
  const sizes: MadeSize[] = [];
  for (const one of [...widths.filter((each) => each < raw.width), raw.width]) {
    const small = () => pixels().resize({ width: one }).timeout({ seconds: patienceSeconds });
    const avif = await small()
      .avif({ quality: 50, effort: avifEffort })
      .toBuffer({ resolveWithObject: true });
    const webp = await small().webp({ quality: 76 }).toBuffer();
    sizes.push({ width: one, height: avif.info.height, avif: avif.data, webp });
  }
  const mean = await pixels().flatten().resize(1, 1, { fit: "fill" }).raw().toBuffer();
  return { width, height, colour: `#${mean.subarray(0, 3).toString("hex")}`, sizes };
}

function open(original: Buffer) {
  return sharp(original, { failOn: "error", limitInputPixels: mostPixels, pages: 1 });
}

/** What a decoder has against a file is the file's fault; that it took too long may be ours. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || /timeout/i.test(error.message)) throw error;
    const code = /pixel limit/.test(error.message) ? "too_many_pixels" : "damaged";
    throw new PictureRefused(code, { cause: error });
  }
}
