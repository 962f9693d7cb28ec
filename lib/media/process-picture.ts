import { createHash } from "node:crypto";
import type { Sql } from "#db/client";
import type { PictureSize } from "#db/schema/media";
import type { Cache } from "#lib/redis/redis";
import type { ImageType } from "./image-types";
import { originalKey, sizeKey } from "./keys";
import { lookAtBytes } from "./look-at-bytes";
import { type MadePicture, makeSizes } from "./make-sizes";
import { getObject, headObject, putObject } from "./objects";
import { type PictureRefusal, PictureRefused } from "./picture-refusal";
import { purgePicture } from "./purge-picture";
import type { Storage } from "./storage";
import { tellPicturesChanged } from "./tell-pictures-changed";

type Context = { sql: Sql; cache: Cache; storage: Storage };
type Row = { id: string; subject: string; original_type: ImageType; original_bytes: number };

/** What lies under a name with its content's hash in it never changes. */
const forEver = "public, max-age=31536000, immutable";

/**
 * Makes a picture's sizes from the file that was uploaded, puts them where anybody may read them and the
 * picture among the public ones; a file that is no picture we take is refused, with the reason. What was done
 * already is not done again, and broken off anywhere it can be repeated. Throws `storage_unavailable`.
 */
export async function processPicture(
  context: Context,
  id: string,
): Promise<"READY" | "REFUSED" | "left"> {
  const { sql, cache } = context;
  const [row] = await sql<(Row & { status: string })[]>`
    select id, subject, status, original_type, original_bytes from picture where id = ${id}`;
  if (row?.status !== "UPLOADED") return await leave(context, id);
  try {
    const made = await makeSizes(await fetchOriginal(context.storage, row));
    const sizes = await putSizes(context.storage, id, made);
    if (!(await markReady(sql, id, made, sizes))) return await leave(context, id);
  } catch (error) {
    if (!(error instanceof PictureRefused)) throw error;
    return (await markRefused(sql, id, error.code)) ? "REFUSED" : await leave(context, id);
  }
  await tellPicturesChanged(cache, row.subject);
  return "READY";
}

/** Removed in the meantime, or done by another run: what a removed one has left behind goes. */
async function leave(context: Context, id: string): Promise<"left"> {
  await purgePicture(context, id);
  return "left";
}

async function fetchOriginal(storage: Storage, row: Row): Promise<Buffer> {
  const key = originalKey(row.id);
  const found = await headObject(storage, key);
  if (!found) throw new PictureRefused("gone");
  // Before it is fetched: the storage held the uploader to it, but it is our memory that it would fill.
  if (found.bytes !== row.original_bytes) throw new PictureRefused("other_size");
  const bytes = await getObject(storage, key, row.original_bytes);
  if (!bytes) throw new PictureRefused("gone");
  lookAtBytes(bytes, row.original_type);
  return bytes;
}

async function putSizes(storage: Storage, id: string, made: MadePicture): Promise<PictureSize[]> {
  const put = async (width: number, form: "avif" | "webp", bytes: Buffer) => {
    const hash = createHash("sha256").update(bytes).digest("hex");
    const key = sizeKey(id, { width, hash, form });
    await putObject(storage, key, bytes, {
      "content-type": `image/${form}`,
      "cache-control": forEver,
    });
    return key;
  };
  const sizes: PictureSize[] = [];
  for (const { width, height, avif, webp } of made.sizes) {
    const keys = { avif: await put(width, "avif", avif), webp: await put(width, "webp", webp) };
    sizes.push({ width, height, ...keys });
  }
  return sizes;
}

async function markReady(
  sql: Sql,
  id: string,
  { width, height, colour }: MadePicture,
  sizes: PictureSize[],
): Promise<boolean> {
  const { count } = await sql`
    update picture set status = 'READY', processed_at = clock_timestamp(), width = ${width},
      height = ${height}, colour = ${colour}, sizes = ${sql.json(sizes)}
    where id = ${id} and status = 'UPLOADED'`;
  return count === 1;
}

async function markRefused(sql: Sql, id: string, code: PictureRefusal): Promise<boolean> {
  const { count } = await sql`
    update picture set status = 'REFUSED', processed_at = clock_timestamp(), refusal = ${code}
    where id = ${id} and status = 'UPLOADED'`;
  return count === 1;
}
