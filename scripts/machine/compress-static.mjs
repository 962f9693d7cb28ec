import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip, constants as zlib } from "node:zlib";

const COMPRESSED = new Set([".js", ".css"]);
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Lays a `.br` and a `.gz` beside every script and style of a build, as small as they get: a server that
 * compresses as it answers cannot take that long. Threads of Node's pool work side by side.
 */
export async function compressStatic(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) =>
    COMPRESSED.has(extname(name)),
  );
  await Promise.all(names.map((name) => compressFile(join(folder, name))));
  return names.length;
}

async function compressFile(path) {
  const bytes = await readFile(path);
  const params = {
    [zlib.BROTLI_PARAM_QUALITY]: zlib.BROTLI_MAX_QUALITY,
    [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
    [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const [br, gz] = await Promise.all([brotli(bytes, { params }), zip(bytes, { level: 9 })]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
}
