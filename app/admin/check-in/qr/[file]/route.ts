import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { DomainError } from "#lib/errors/domain-error";

/** The package's modules that the decoder's worker loads: as files, for a worker's imports go by address. */
const files = new Set(["index.js", "decode.js"]);

const get = endpoint<{ file: string }>(
  { name: "qr-decoder", limit: "read" },
  async ({ params }) => {
    const { file } = params;
    if (!files.has(file)) throw new DomainError("not_found", "There is no such file.");
    const text = await readFile(join(process.cwd(), "node_modules/qr", file));
    return new Response(text, {
      headers: {
        "content-type": "text/javascript; charset=utf-8",
        "cache-control": "public, max-age=86400",
      },
    });
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
