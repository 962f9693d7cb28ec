import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { ImageType } from "./image-types";
import { lookAtBytes } from "./look-at-bytes";
import { makeSizes } from "./make-sizes";
import { PictureRefused } from "./picture-refusal";
import { chunk, metadataIn, movingWebp, painted, photographed, pngBomb, pngOf } from "./testing";

const jpeg = await photographed();
const png = await painted().png().toBuffer();
const webp = await painted().webp().toBuffer();
const avif = await painted().avif({ effort: 0 }).toBuffer();
const text = (words: string) => Buffer.from(words, "latin1");
const join = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? text(part) : part)));
/** A chunk put in front of a PNG's first pixels. */
const withChunk = (name: string) =>
  Buffer.concat([png.subarray(0, 33), chunk(name, Buffer.alloc(8)), png.subarray(33)]);
const zipEnd = (() => {
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  return end;
})();

function verdict(bytes: Buffer, type: ImageType): string {
  try {
    lookAtBytes(bytes, type);
    return "taken";
  } catch (error) {
    if (error instanceof PictureRefused) return error.code;
    throw error;
  }
}

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#3a6ea5" } })
    .jpeg()
    .toBuffer();

async function made(bytes: Buffer): Promise<string> {
  return await makeSizes(bytes).then(
    () => "made",
    (error: unknown) => {
      if (error instanceof PictureRefused) return error.code;
      throw error;
    },
  );
}

describe("a file is looked at by its own bytes", () => {
  test.each<[string, Buffer, ImageType]>([
    ["a JPEG", jpeg, "image/jpeg"],
    ["a PNG", png, "image/png"],
    ["a WebP", webp, "image/webp"],
    ["an AVIF", avif, "image/avif"],
    // Samsung's cameras and those of high dynamic range write behind a JPEG's end.
    ["a JPEG with a second one behind it", join(jpeg, jpeg), "image/jpeg"],
  ])("%s is taken", (_, bytes, type) => expect(verdict(bytes, type)).toBe("taken"));

  test.each<[string, Buffer, ImageType, string]>([
    ["nothing", Buffer.alloc(0), "image/jpeg", "empty"],
    ["one byte", text("\xff"), "image/jpeg", "not_a_picture"],
    [
      "a page that calls itself a JPEG",
      text("<!doctype html><h1>hi"),
      "image/jpeg",
      "not_a_picture",
    ],
    ["an SVG", text('<svg xmlns="http://www.w3.org/2000/svg"/>'), "image/png", "not_a_picture"],
    ["a GIF", text("GIF89a\x01\x00\x01\x00"), "image/png", "not_a_picture"],
    ["a PDF", text("%PDF-1.7\n"), "image/jpeg", "not_a_picture"],
    ["a program", text("\x7fELF\x02\x01\x01"), "image/jpeg", "not_a_picture"],
    ["zeros", Buffer.alloc(1_000), "image/webp", "not_a_picture"],
    ["a PNG that calls itself a JPEG", png, "image/jpeg", "other_type"],
    ["a JPEG that calls itself an AVIF", jpeg, "image/avif", "other_type"],
    ["an animated PNG", withChunk("acTL"), "image/png", "animated"],
    [
      "a sequence in AVIF",
      join(avif.subarray(0, 8), "avis", avif.subarray(12)),
      "image/avif",
      "animated",
    ],
    ["a JPEG that ends as an archive", join(jpeg, zipEnd), "image/jpeg", "two_in_one"],
    ["a PNG that ends as an archive", join(png, "PK\x03\x04…", zipEnd), "image/png", "two_in_one"],
    [
      "a JPEG with a script behind it",
      join(jpeg, "<ScRiPt>alert(1)</script>"),
      "image/jpeg",
      "two_in_one",
    ],
    [
      "a PNG with a program behind it",
      join(png, "<?php system($_GET[0]);"),
      "image/png",
      "two_in_one",
    ],
    [
      "a PDF in a JPEG's first comment",
      join(jpeg.subarray(0, 2), "\xff\xfe\x00\x20%PDF-1.4 ".padEnd(34), jpeg.subarray(2)),
      "image/jpeg",
      "two_in_one",
    ],
    [
      "a script whose first line is a JPEG's",
      join("\xff\xd8\xff\xe0/*JFIF", jpeg),
      "image/jpeg",
      "two_in_one",
    ],
  ])("%s is refused", (_, bytes, type, code) => expect(verdict(bytes, type)).toBe(code));

  test("a WebP that moves is refused", async () => {
    expect(verdict(await movingWebp(), "image/webp")).toBe("animated");
  });

  test("cut anywhere it is taken or refused, and never breaks us", () => {
    for (const [bytes, type] of [
      [jpeg, "image/jpeg"],
      [png, "image/png"],
      [webp, "image/webp"],
      [avif, "image/avif"],
    ] as const) {
      for (let length = 0; length < 400; length += 1) {
        expect(verdict(bytes.subarray(0, length), type)).toMatch(/^[a-z_]+$/);
      }
    }
  });
});

describe("sizes", () => {
  test("of a photograph: turned, in every width it has, none wider, none with its metadata", async () => {
    expect(await metadataIn(jpeg)).toEqual(expect.arrayContaining(["exif", "xmp", "Amel"]));
    const { width, height, colour, sizes } = await makeSizes(jpeg);
    // It lay on its side.
    expect([width, height]).toEqual([500, 700]);
    expect(colour).toMatch(/^#[0-9a-f]{6}$/);
    expect(sizes.map((size) => size.width)).toEqual([480, 500]);
    for (const size of sizes) {
      for (const form of ["avif", "webp"] as const) {
        const found = await sharp(size[form]).metadata();
        expect([found.width, found.height]).toEqual([size.width, size.height]);
        expect(found.orientation).toBeUndefined();
        expect(await metadataIn(size[form])).toEqual([]);
      }
    }
    // The negative control: the same decoder, told to keep what there is, keeps it.
    const kept = await sharp(jpeg).keepMetadata().webp().toBuffer();
    expect(await metadataIn(kept)).toContain("Amel");
  });

  test("the same bytes give the same sizes, so that their names are the same", async () => {
    const [one, other] = [await makeSizes(webp), await makeSizes(webp)];
    expect(one.sizes.map(({ avif, webp }) => [avif, webp])).toEqual(
      other.sizes.map(({ avif, webp }) => [avif, webp]),
    );
  });

  test("of a large one, 2400 at most", async () => {
    const { sizes, width } = await makeSizes(await flat(3_000, 300));
    expect(width).toBe(3_000);
    expect(sizes.map((size) => size.width)).toEqual([480, 960, 1600, 2400]);
  });

  test("with a transparent ground, in 16 bits, in grey, in CMYK", async () => {
    const round = {
      create: { width: 500, height: 400, channels: 4, background: "#0f06" },
    } as const;
    const [clear] = (await makeSizes(await sharp(round).png().toBuffer())).sizes;
    expect((await sharp(clear?.avif as Buffer).metadata()).hasAlpha).toBe(true);
    const odd = [
      painted(400, 300).toColourspace("rgb16").png(),
      painted(400, 300).greyscale().jpeg(),
      painted(400, 300).toColourspace("cmyk").jpeg(),
    ];
    for (const one of odd) {
      const [size] = (await makeSizes(await one.toBuffer())).sizes;
      expect((await sharp(size?.webp as Buffer).metadata()).space).toBe("srgb");
    }
  });

  test("of a bomb, a broken or a tiny file there are none", async () => {
    const bomb = pngBomb();
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    expect(await made(bomb)).toBe("too_many_pixels");
    // Fewer pixels, of eight bytes each: never opened, so nobody misses what they would be.
    expect(await made(pngOf({ side: 7_000, bits: 16, colours: 6 }))).toBe("too_many_pixels");
    expect(await made(pngOf({ side: 7_000, bits: 8, colours: 6 }))).toBe("damaged");
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
    for (const whole of [jpeg, png, webp, avif]) {
      expect(await made(whole.subarray(0, whole.length * 0.6))).toBe("damaged");
    }
    expect(await made(join(jpeg.subarray(0, 20), Buffer.alloc(5_000)))).toBe("damaged");
    expect(await made(await painted(300, 300).png().toBuffer())).toBe("too_small");
    expect(await made(await movingWebp())).toBe("animated");
    // The negative control: without the limit it is decoded, all 400 million of them.
    const { width, height } = await sharp(bomb, { limitInputPixels: false }).metadata();
    expect(width * height).toBe(400_000_000);
  });
});
