import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { byteBudget, type FeedFiles } from "./feed-files";
import { FeedRefused } from "./feed-refused";
import { limits } from "./limits";

/**
 * A feed in a zip. It is read where it lies and never unpacked to disk, so a name that leads out of it
 * has nowhere to lead; it is refused all the same, as are encrypted, doubled and bomb-like files.
 */
export async function openZip(path: string): Promise<FeedFiles> {
  const { size } = await stat(path);
  if (size > limits.zipBytes) throw refused(`the zip is larger than ${limits.zipBytes} bytes`);
  const zip = await openPromise(path, { autoClose: false, strictFileNames: true }).catch(
    (error: Error) => {
      throw refused(`this is not a zip that can be read: ${error.message}`);
    },
  );
  try {
    const entries = await readEntries(zip);
    const count = byteBudget();
    return {
      names: new Set(entries.keys()),
      open: async (name) => {
        const entry = entries.get(name);
        if (!entry) throw refused(`there is no ${name}`);
        const unpacked = await zip.openReadStreamPromise(entry).catch((error: Error) => {
          throw flawed(name, error.message);
        });
        const whole = checked(entry, count(name, unpacked));
        return Readable.from(told(name, whole), { objectMode: false });
      },
      end: async () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const folders = new Set<string>();
  if (zip.entryCount > limits.zipEntries) {
    throw refused(`the zip holds ${zip.entryCount} files, more than ${limits.zipEntries}`);
  }
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName: name, uncompressedSize: size, compressedSize: packed } = entry;
      if (name.endsWith("/") || name.startsWith("__MACOSX/")) continue;
      if (name.includes("/")) {
        if (name.endsWith("/agency.txt")) folders.add(name.slice(0, -"agency.txt".length));
        continue;
      }
      if (entry.isEncrypted()) throw refused(`${name} is encrypted`);
      if (entries.has(name)) throw refused(`the zip holds ${name} twice`);
      if (size > limits.smallBytes && size > packed * limits.packedRatio) {
        throw refused(`${name} is packed more than ${limits.packedRatio} times`);
      }
      entries.set(name, entry);
    }
  } catch (error) {
    if (error instanceof FeedRefused) throw error;
    throw refused((error as Error).message);
  }
  if (!entries.has("agency.txt") && folders.size > 0) {
    throw refused(
      `the files lie in the folder ${[...folders][0]} of the zip, and not at its top, where GTFS wants them`,
    );
  }
  return entries;
}

/** The reader of zips compares sizes; that the bytes are the ones that were packed nobody else looks at. */
async function* checked(
  { fileName, crc32: packed }: Entry,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  let sum = 0;
  for await (const chunk of chunks) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== packed) throw flawed(fileName, "its checksum is not the zip's: it was damaged");
}

/** What the unpacking says is wrong (a size that was lied about, a broken stream) is the feed's flaw. */
async function* told(name: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    if (error instanceof FeedRefused) throw error;
    throw flawed(name, (error as Error).message);
  }
}

function flawed(file: string, says: string): FeedRefused {
  return new FeedRefused([{ file, says }]);
}

function refused(says: string): FeedRefused {
  return flawed("the zip", says);
}
