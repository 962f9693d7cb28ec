import type { ServerResponse } from "node:http";
import { type Grounds, gatherGrounds } from "#lib/redis/grounds";
import { newsSerial } from "#lib/redis/news";
import { compressTemplate, type PageTemplate, pageTemplate } from "./page-template";
import { Shelf } from "./shelf";

/** A page of everybody's: its bytes, and what Next said of them. */
export type KeptPage = { template: PageTemplate; headers: [string, string][] };

/** Fresh for so long, and then so much longer while one of its visitors has it drawn anew; in milliseconds. */
const freshMs = 10_000;
const staleMs = 20_000;
const mostBytes = 16 * 1024 * 1024;
const largestPage = 2 * 1024 * 1024;

const shelf = new Shelf<KeptPage>(mostBytes, freshMs, staleMs);

/** Pages being drawn, by their question: who comes meanwhile waits for it, unless news came since it began. */
const drawings = new Map<string, { serial: number; done: Promise<void> }>();

/** The pages of the process; only server.ts uses them. */
export function keptPages(): Shelf<KeptPage> {
  return shelf;
}

/** The drawing under way for a question, if what it will show is still the latest. */
export function drawingOf(question: string): Promise<void> | undefined {
  const drawing = drawings.get(question);
  return drawing?.serial === newsSerial() ? drawing.done : undefined;
}

/**
 * Lets `draw` answer an exchange, and keeps the page if it turns out to be one: whole, found, and with no
 * other nonce than `nonce`. Others may wait for it meanwhile.
 */
export function drawAndKeep(
  question: string,
  nonce: string,
  response: ServerResponse,
  draw: (watch: () => void) => void,
): void {
  const { promise: done, resolve: finish } = withResolvers();
  const drawing = { serial: newsSerial(), done };
  drawings.set(question, drawing);
  response.once("close", () => {
    if (drawings.get(question) === drawing) drawings.delete(question);
    finish();
  });
  gatherGrounds((grounds) =>
    draw(() =>
      copyBody(response, (body) => {
        // The page is whole, and so is what it rests on.
        keep(question, { body, nonce, response, grounds });
        if (drawings.get(question) === drawing) drawings.delete(question);
        finish();
      }),
    ),
  );
}

/** Set for each exchange by this process, or said of how the bytes go over the wire. */
const own = new Set([
  "content-security-policy",
  "x-request-id",
  "x-cache",
  "content-encoding",
  "content-length",
  "transfer-encoding",
  "connection",
  "date",
  "keep-alive",
  "x-content-type-options",
  "referrer-policy",
  "permissions-policy",
  "cross-origin-opener-policy",
  "x-frame-options",
  "strict-transport-security",
]);

function keep(
  question: string,
  {
    body,
    nonce,
    response,
    grounds,
  }: { body: Buffer; nonce: string; response: ServerResponse; grounds: Grounds },
): void {
  const type = String(response.getHeader("content-type") ?? "");
  if (response.statusCode !== 200 || !type.startsWith("text/html")) return;
  if (response.hasHeader("set-cookie") || response.hasHeader("location")) return;
  const template = isWhole(body) ? pageTemplate(body, nonce) : null;
  if (!template) return;
  const headers = Object.entries(response.getHeaders()).flatMap(([name, value]) =>
    own.has(name) || value === undefined
      ? []
      : [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  const page = { template, headers };
  shelf.put(question, page, body.length, grounds);
  void compressPage(question, page);
}

/** Whether a page reached its end, and none of its parts failed on the way (React's mark of one that did). */
function isWhole(body: Buffer): boolean {
  return (
    body.subarray(-20).toString("latin1").trimEnd().endsWith("</html>") &&
    !body.includes("data-dgst")
  );
}

/** Nearly everybody takes Brotli: made before it is asked for. */
async function compressPage(question: string, page: KeptPage): Promise<void> {
  await compressTemplate(page.template, "br");
  const holed = page.template.compressed.br;
  if (holed) shelf.grow(question, page, holed.body.length);
}

/** Hands over a copy of what is written, once all of it was; never what was too large or broke off. */
function copyBody(response: ServerResponse, whole: (body: Buffer) => void): void {
  const parts: Buffer[] = [];
  let size = 0;
  const copy = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk !== "string" && !(chunk instanceof Uint8Array)) return;
    const part =
      typeof chunk === "string"
        ? Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")
        : Buffer.from(chunk);
    size += part.length;
    if (size <= largestPage) parts.push(part);
  };
  const { write, end } = response;
  response.write = ((...all: Parameters<typeof write>) => {
    copy(all[0], all[1]);
    return write.apply(response, all);
  }) as typeof write;
  response.end = ((...all: Parameters<typeof end>) => {
    copy(all[0], all[1]);
    const ended = end.apply(response, all);
    if (size <= largestPage && !response.destroyed) whole(Buffer.concat(parts));
    return ended;
  }) as typeof end;
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
