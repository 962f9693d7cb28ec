import {
  type BrotliCompress,
  constants,
  createBrotliCompress,
  createDeflateRaw,
  type DeflateRaw,
} from "node:zlib";

/** Bytes, and where in them something of constant length is to be written over. */
export type Holed = { body: Buffer; holes: number[] };

/** Compressed once and sent many times, yet drawn anew every few seconds. */
const brotliQuality = 5;
const gzipLevel = 6;

/** A page in Brotli with one hole, where the first `sentinel` stands uncompressed. */
export async function brotliWithHoles({ body, holes }: Holed, sentinel: string): Promise<Holed> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  const pieces = piecesOf(body, holes.slice(0, 1), sentinel.length);
  const flush = constants.BROTLI_OPERATION_FLUSH;
  return written(createBrotliCompress({ params }), flush, pieces, brotliBlock(sentinel.length));
}

/**
 * A page in gzip, with a hole for every `sentinel`: what lies between is compressed by itself, for deflate
 * writes single letters where it could refer.
 */
export async function gzipWithHoles({ body, holes }: Holed, sentinel: string): Promise<Holed> {
  const pieces = piecesOf(body, holes, sentinel.length);
  const flush = constants.Z_FULL_FLUSH;
  const deflate = createDeflateRaw({ level: gzipLevel });
  const block = storedBlock(sentinel.length);
  const raw = await written(deflate, flush, pieces, block);
  const head = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(body.length % 2 ** 32, 4);
  return {
    body: Buffer.concat([head, raw.body, tail]),
    holes: raw.holes.map((hole) => hole + head.length),
  };
}

/** Text, sentinel, text, …: the sentinels at the odd places. */
function piecesOf(body: Buffer, holes: number[], length: number): Buffer[] {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const hole of holes) {
    pieces.push(body.subarray(at, hole), body.subarray(hole, hole + length));
    at = hole + length;
  }
  return [...pieces, body.subarray(at)];
}

/**
 * Compresses pieces one after the other. In the place of each sentinel's own
 * bytes stands a block that holds it as it is.
 */
async function written(
  compressor: BrotliCompress | DeflateRaw,
  flush: number,
  pieces: Buffer[],
  block: Buffer,
): Promise<Holed> {
  let parts: Buffer[] = [];
  const failed = new Promise<never>((_, reject) => compressor.once("error", reject));
  compressor.on("data", (part: Buffer) => parts.push(part));
  const isDone = new Promise<void>((resolve) => compressor.once("end", resolve));
  const out: Buffer[] = [];
  const holes: number[] = [];
  let size = 0;
  for (const [index, piece] of pieces.entries()) {
    compressor.write(piece);
    if (index === pieces.length - 1) {
      compressor.end();
      await Promise.race([isDone, failed]);
    } else {
      await Promise.race([
        new Promise<void>((resolve) => compressor.flush(flush, resolve)),
        failed,
      ]);
    }
    const isSentinel = index % 2 === 1;
    const bytes = isSentinel ? Buffer.concat([block, piece]) : Buffer.concat(parts);
    parts = [];
    if (isSentinel) holes.push(size + block.length);
    out.push(bytes);
    size += bytes.length;
  }
  return { body: Buffer.concat(out), holes };
}

/** The head of a Brotli meta-block that is not compressed (RFC 7932, 9.2): not the last, a length of 16 bits. */
function brotliBlock(length: number): Buffer {
  const bits = ((length - 1) << 3) | (1 << 19);
  return Buffer.from([bits & 255, (bits >> 8) & 255, (bits >> 16) & 255]);
}

/** The head of a stored block of deflate (RFC 1951, 3.2.4). */
function storedBlock(length: number): Buffer {
  return Buffer.from([0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255]);
}
