import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, gzip, constants as zlib } from "node:zlib";
import { config } from "#lib/config/config";
import { acceptedEncoding, type Encoding } from "#lib/front/accepted-encoding";
import { isKnownTo } from "#lib/front/etag";
import { freshNonce } from "#lib/front/fresh-nonce";
import { countServed } from "#lib/front/served-count";
import { standingHead } from "#lib/front/standing-head";
import { isWithinLimit } from "#lib/limits/check-limit";
import { log } from "#lib/log/log";
import { gatherGrounds } from "#lib/redis/grounds";
import { clientAddress } from "./caller";
import { type CommonAnswer, commonAnswers, commonQuestion } from "./common-answers";

/** A body that is smaller is sent as it is. */
const leastCompressed = 1_024;
/** Compressed once, sent many times. */
const brotliQuality = 6;
const compress = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: brotliQuality } }),
  gzip: promisify(gzip) as (body: Buffer) => Promise<Buffer>,
};

/**
 * Answers out of what is kept, with all that the endpoint's wrapper adds: its limit, its headers, a line in
 * the log (one a second for all of them). False if nothing is kept or the limit refuses: nothing was sent.
 */
export function sendCommon(request: IncomingMessage, response: ServerResponse): boolean {
  const question = commonQuestion(request);
  const found = question && commonAnswers().find(question.key);
  if (!found) return false;
  const forwarded = request.headers["x-forwarded-for"];
  const address = clientAddress(
    Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? null),
    request.socket.remoteAddress,
  );
  if (!isWithinLimit(question.limit, address, config().RATE_LIMIT_SCALE)) return false;
  countServed(question.endpoint, question.endpoint === "search" ? question.key : undefined);
  const answer = found.value;
  const encoding = wantedEncoding(request, answer.bodies.plain);
  if (!encoding || answer.bodies[encoding]) send(request, response, answer, encoding);
  else {
    addBody(question.key, answer, encoding).then(
      () => send(request, response, answer, encoding),
      // What cannot be compressed goes as it is.
      () => send(request, response, answer, null),
    );
  }
  return true;
}

/** The answer of a handler; if it may be everybody's, it is kept for the next who ask. */
export async function answerCommon(
  request: IncomingMessage,
  handler: () => Promise<Response>,
): Promise<Response> {
  const question = commonQuestion(request);
  if (!question) return handler();
  const { answer, grounds } = gatherGrounds(handler);
  const said = await answer;
  if (said.status !== 200 || said.headers.has("set-cookie")) return said;
  const plain = Buffer.from(await said.arrayBuffer());
  const headers = new Headers(said.headers);
  if (plain.length >= leastCompressed) headers.append("vary", "accept-encoding");
  const kept = commonAnswer(question, headers, plain);
  commonAnswers().put(question.key, kept, plain.length, grounds);
  const encoding = wantedEncoding(request, plain);
  if (!encoding) return new Response(plain, { headers });
  await addBody(question.key, kept, encoding);
  headers.set("content-encoding", encoding);
  return new Response(kept.bodies[encoding] as Buffer<ArrayBuffer>, { headers });
}

/** Headers that each answer has of its own. */
const own = new Set(["x-request-id", "x-cache", "server-timing", "etag", "content-length"]);

function commonAnswer(
  { endpoint, limit }: Pick<CommonAnswer, "endpoint" | "limit">,
  headers: Headers,
  plain: Buffer,
): CommonAnswer {
  const said = headers.get("x-cache");
  return {
    endpoint,
    limit,
    headers: [...headers].filter(([name]) => !own.has(name)),
    etag: headers.get("etag"),
    xCache: said === "MISS" ? "HIT" : said,
    timed: headers.has("server-timing"),
    bodies: { plain },
  };
}

function wantedEncoding(request: IncomingMessage, plain: Buffer): Encoding | null {
  if (plain.length < leastCompressed) return null;
  return acceptedEncoding(request.headers["accept-encoding"]);
}

async function addBody(key: string, answer: CommonAnswer, encoding: Encoding): Promise<void> {
  if (answer.bodies[encoding]) return;
  const body = await compress[encoding](answer.bodies.plain);
  answer.bodies[encoding] = body;
  commonAnswers().grow(key, answer, body.length);
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: CommonAnswer,
  encoding: Encoding | null,
): void {
  const head = standingHead(request, freshNonce());
  for (const [name, value] of answer.headers) head.push(name, value);
  if (answer.etag) head.push("etag", answer.etag);
  if (answer.xCache) head.push("x-cache", answer.xCache);
  if (answer.timed) head.push("server-timing", "total;dur=0.0");
  if (answer.etag && isKnownTo(request.headers["if-none-match"], answer.etag)) {
    response.writeHead(304, head).end();
    return;
  }
  const body = (encoding && answer.bodies[encoding]) || answer.bodies.plain;
  if (encoding) head.push("content-encoding", encoding);
  head.push("content-length", String(body.length));
  try {
    response.writeHead(200, head).end(body);
  } catch (error) {
    log().error({ err: error }, "a kept answer was not sent");
    response.destroy();
  }
}
