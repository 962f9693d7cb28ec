import type { IncomingMessage, ServerResponse } from "node:http";
import { type BrotliCompress, createBrotliCompress, constants as zlib } from "node:zlib";
import { acceptedEncoding } from "./accepted-encoding";

/** The first that finds what stands twice in a page, once to be read and once for its script, for less than gzip costs. */
const quality = 4;

/** What is compressed: pages, what their script asks for instead of a page, and pictures drawn as text. */
const types = ["text/html", "text/x-component", "image/svg+xml"];

/**
 * Sends a page that Next draws compressed with Brotli, if the client reads that: gzip looks back 32 kB only
 * and sends most of a page twice. Whatever is none goes as it is; other clients are Next's, which has gzip.
 */
export function compressPage(request: IncomingMessage, response: ServerResponse): void {
  const { method, url = "", headers } = request;
  if (method !== "GET" || url.startsWith("/api/")) return;
  if (acceptedEncoding(headers["accept-encoding"]) !== "br") return;
  // Next compresses for whom it sees accept it.
  delete headers["accept-encoding"];
  const { writeHead, write, end } = response;
  let brotli: BrotliCompress | null = null;

  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const given = rest.find((part) => typeof part === "object" && part !== null);
    for (const [name, value] of Object.entries(given ?? {})) response.setHeader(name, value);
    if (isCompressed(status, response)) brotli = compressing(response, { write, end });
    return writeHead.call(response, status);
  }) as typeof writeHead;
  response.write = ((...all: Parameters<typeof write>) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    return brotli ? brotli.write(...(all as unknown as [Buffer])) : write.apply(response, all);
  }) as typeof write;
  response.end = ((...all: Parameters<typeof end>) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    if (!brotli) return end.apply(response, all);
    brotli.end(...(all as unknown as [Buffer]));
    return response;
  }) as typeof end;
  // Next calls this after what a reader should see at once.
  Object.assign(response, { flush: () => brotli?.flush() });
}

function isCompressed(status: number, response: ServerResponse): boolean {
  const type = String(response.getHeader("content-type") ?? "");
  const isWhole = status >= 200 && ![204, 206, 304].includes(status);
  return isWhole && types.some((known) => type.startsWith(known));
}

type Plain = Pick<ServerResponse, "write" | "end">;

function compressing(response: ServerResponse, { write, end }: Plain): BrotliCompress {
  response.removeHeader("content-length");
  response.setHeader("content-encoding", "br");
  const vary = [response.getHeader("vary") ?? []].flat().join(", ");
  if (!/accept-encoding/i.test(vary)) response.appendHeader("vary", "accept-encoding");
  const params = { [zlib.BROTLI_PARAM_QUALITY]: quality };
  const brotli = createBrotliCompress({ params });
  brotli.on("data", (part: Buffer) => {
    if (!write.call(response, part, "utf8")) brotli.pause();
  });
  response.on("drain", () => brotli.resume());
  brotli.on("end", () => end.apply(response, [] as unknown as Parameters<typeof end>));
  // Who writes waits for this one, which is full before the answer is.
  brotli.on("drain", () => response.emit("drain"));
  brotli.on("error", () => response.destroy());
  response.once("close", () => brotli.destroy());
  return brotli;
}
