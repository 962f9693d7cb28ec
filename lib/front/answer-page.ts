import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { config } from "#lib/config/config";
import { log } from "#lib/log/log";
import { acceptedEncoding } from "./accepted-encoding";
import { freshNonce } from "./fresh-nonce";
import { drawAndKeep, drawingOf, type KeptPage, keptPages } from "./kept-pages";
import { pageQuestion } from "./page-question";
import { compressTemplate, fillCompressed, fillPlain } from "./page-template";
import { countServed } from "./served-count";
import { standingHead } from "./standing-head";

/** Whoever comes while a page is drawn waits so long for it, in milliseconds, then has one drawn himself. */
const patienceMs = 3_000;

/**
 * How a page is drawn: `prepare` gives the exchange its nonce and says it, then `draw` has it answered, with
 * `watch` called between who writes the page and who compresses it.
 */
type Drawing = { prepare: () => string; draw: (watch?: () => void) => void };

/**
 * Answers an anonymous visitor's page out of what is kept, or has it drawn and keeps it. False if the page
 * is none of those: then nothing was done.
 */
export function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  drawing: Drawing,
): boolean {
  const question = pageQuestion(request);
  if (question === undefined) return false;
  const found = keptPages().find(question);
  const isFresh = found && performance.now() < found.freshUntil;
  const underWay = drawingOf(question);
  if (found && (isFresh || underWay)) {
    send(request, response, found.value);
    return true;
  }
  if (underWay) {
    void waitFor(underWay).then(() => {
      // Who has gone meanwhile closes no second time: what was drawn for him would never be over.
      if (response.destroyed) return;
      const drawn = keptPages().find(question);
      if (drawn) send(request, response, drawn.value);
      else drawOne(question, request, response, drawing);
    });
    return true;
  }
  drawOne(question, request, response, drawing);
  return true;
}

/** Kept pages have what Next was told for them, and from the visitor that is nothing. */
const told = new Set([
  "accept",
  "content-security-policy",
  "x-nonce",
  "x-request-id",
  "x-gangway-address",
]);

function drawOne(
  question: string,
  request: IncomingMessage,
  response: ServerResponse,
  { prepare, draw }: Drawing,
): void {
  const nonce = prepare();
  // Who takes gzip only gets this one as it is: Next compresses before anybody could see the page.
  const takesBrotli = acceptedEncoding(request.headers["accept-encoding"]) === "br";
  for (const name of Object.keys(request.headers)) {
    if (!told.has(name) && !(takesBrotli && name === "accept-encoding")) {
      delete request.headers[name];
    }
  }
  request.headers.host = new URL(config().APP_URL).host;
  response.setHeader("x-cache", "MISS");
  drawAndKeep(question, nonce, response, draw);
}

async function waitFor(drawing: Promise<void>): Promise<void> {
  await Promise.race([drawing, sleep(patienceMs, undefined, { ref: false })]);
}

function send(request: IncomingMessage, response: ServerResponse, page: KeptPage): void {
  sendKept(request, response, page).catch((error: unknown) => {
    log().error({ err: error }, "a kept page was not sent");
    response.destroy();
  });
}

async function sendKept(
  request: IncomingMessage,
  response: ServerResponse,
  { template, headers }: KeptPage,
): Promise<void> {
  countServed("page", request.url);
  const nonce = freshNonce();
  const encoding = acceptedEncoding(request.headers["accept-encoding"]);
  if (encoding) await compressTemplate(template, encoding);
  const compressed = encoding && fillCompressed(template, encoding, nonce);
  const body = compressed ?? fillPlain(template, nonce);
  const head = standingHead(request, nonce);
  for (const [name, value] of headers) head.push(name, value.replaceAll(template.sentinel, nonce));
  head.push("x-cache", "HIT", "content-length", String(body.length));
  if (compressed && encoding) head.push("content-encoding", encoding);
  response.writeHead(200, head).end(body);
}
