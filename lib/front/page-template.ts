// A page as bytes that takes another nonce for each answer. The nonce it was drawn with is what is replaced:
// nobody knew it before the page was drawn, so nothing in the page's content can pass for it.
//
// Compressed it takes one too. In Brotli the first nonce stands in a block of its own that is not compressed,
// where its bytes can be changed; all later ones are references to it, and what comes after is coded
// independently of it, for it always ends in "==". In gzip each has a block. Whether that came out so is tried
// before it is used.
import { promisify } from "node:util";
import { brotliDecompress, crc32, gunzip } from "node:zlib";
import type { Encoding } from "./accepted-encoding";
import { brotliWithHoles, gzipWithHoles, type Holed } from "./compress-with-holes";
import { freshNonce } from "./fresh-nonce";

/** Bytes with places where the nonce of an answer goes. */
export type PageTemplate = {
  plain: Holed;
  sentinel: string;
  /** False once it was found that it cannot be done. */
  compressed: Partial<Record<Encoding, Holed | false>>;
};

/**
 * The template of a page that was drawn with a nonce; null if the page carries a nonce that isn't this one,
 * or none at all: then something is not as it is thought to be.
 */
export function pageTemplate(body: Buffer, nonce: string): PageTemplate | null {
  const holes: number[] = [];
  for (let at = body.indexOf(nonce); at >= 0; at = body.indexOf(nonce, at + nonce.length)) {
    holes.push(at);
  }
  const said = body.toString("latin1").match(/ nonce="[^"]*"/g) ?? [];
  const isOurs = said.every((one) => one === ` nonce="${nonce}"`);
  if (holes.length === 0 || !isOurs || !nonce.endsWith("==")) return null;
  return { plain: { body, holes }, sentinel: nonce, compressed: {} };
}

/** The page with a nonce of its own, plain. */
export function fillPlain({ plain }: PageTemplate, nonce: string): Buffer {
  return filled(plain, nonce);
}

/** The page with a nonce of its own, compressed; null if it isn't (yet) to be had so. */
export function fillCompressed(
  template: PageTemplate,
  encoding: Encoding,
  nonce: string,
): Buffer | null {
  const holed = template.compressed[encoding];
  if (!holed) return null;
  return fillHoled(template, { encoding, holed, nonce });
}

function fillHoled(
  template: PageTemplate,
  { encoding, holed, nonce }: { encoding: Encoding; holed: Holed; nonce: string },
): Buffer {
  const page = filled(holed, nonce);
  // Gzip ends with a checksum of what was compressed.
  if (encoding === "gzip") page.writeUInt32LE(crc32(fillPlain(template, nonce)), page.length - 8);
  return page;
}

/** Where the page's own text happens to hold a part of the sentinel, another is drawn; so many are tried. */
const mostTries = 4;

/** Makes a template's compressed form, once, with a sentinel that is drawn for it; nonces that were never used try it. */
export async function compressTemplate(
  template: PageTemplate,
  encoding: Encoding,
  drawSentinel = freshNonce,
): Promise<void> {
  if (template.compressed[encoding] !== undefined) return;
  const write = encoding === "br" ? brotliWithHoles : gzipWithHoles;
  for (let turn = 0; turn < mostTries; turn += 1) {
    const sentinel = drawSentinel();
    const { holes } = template.plain;
    const page = { body: fillPlain(template, sentinel), holes };
    const holed = await write(page, sentinel).catch(() => null);
    // Then it goes as it is.
    if (!holed) {
      template.compressed[encoding] = false;
      return;
    }
    const tries = [freshNonce(), freshNonce()].map((nonce) =>
      isFaithful(template, { encoding, holed, nonce }),
    );
    template.compressed[encoding] = (await Promise.all(tries)).every(Boolean) && holed;
    if (template.compressed[encoding]) return;
  }
}

const decompress = {
  br: promisify(brotliDecompress) as (body: Buffer) => Promise<Buffer>,
  gzip: promisify(gunzip) as (body: Buffer) => Promise<Buffer>,
};

async function isFaithful(
  template: PageTemplate,
  { encoding, holed, nonce }: { encoding: Encoding; holed: Holed; nonce: string },
): Promise<boolean> {
  try {
    const body = fillHoled(template, { encoding, holed, nonce });
    return fillPlain(template, nonce).equals(await decompress[encoding](body));
  } catch {
    return false;
  }
}

function filled({ body, holes }: Holed, nonce: string): Buffer {
  const page = Buffer.from(body);
  for (const hole of holes) page.write(nonce, hole, "latin1");
  return page;
}
