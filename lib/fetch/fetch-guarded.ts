// A request to an address that somebody else named. Node's own fetch follows redirects to wherever they
// lead and waits for as long as it is kept waiting; here each step is looked at.
import { lookup as resolve } from "node:dns";
import http, { type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { type Duplex, pipeline, Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { FetchRefused } from "./fetch-refused";
import { isPrivateAddress } from "./is-private-address";

export type FetchGuards = {
  /** For everything together, redirects and the body's last byte included. */
  deadlineMs: number;
  /** Of the body, also when it was packed on its way. */
  mostBytes: number;
  /** Redirects followed; 5 unless told. */
  mostRedirects?: number;
  /**
   * Addresses of one's own machine or network: `never`; only the `first`, which a person configured; or
   * `always`, for a sandbox.
   */
  privateAddresses?: "never" | "first" | "always";
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
};

export type GuardedAnswer = {
  status: number;
  headers: IncomingHttpHeaders;
  /** Where the answer came from, redirects followed. */
  url: string;
  /** Fails with FetchRefused beyond `mostBytes` or the deadline. Read it to the end, or destroy it. */
  body: Readable;
};

/**
 * Asks over HTTP or HTTPS, and follows redirects of a GET one by one: never to a private address (also
 * not by way of a name that resolves to one), never from HTTPS back to HTTP, and to another host without our
 * secrets. An answer of any other status
 * is the caller's to judge. Throws FetchRefused.
 */
export async function fetchGuarded(address: string, guards: FetchGuards): Promise<GuardedAnswer> {
  const { deadlineMs, mostBytes, mostRedirects = 5, privateAddresses = "never" } = guards;
  const deadline = AbortSignal.timeout(deadlineMs);
  let url = parse(address);
  let asked = guards;
  for (let step = 0; ; step += 1) {
    const mayBePrivate =
      privateAddresses === "always" || (privateAddresses === "first" && step === 0);
    const answer = await ask(url, asked, mayBePrivate, deadline);
    const { statusCode: status = 0, headers } = answer;
    const follows = isRedirect(status) && headers.location && (guards.method ?? "GET") === "GET";
    if (!follows) {
      return { status, headers, url: url.href, body: limited(answer, mostBytes, deadline) };
    }
    answer.destroy();
    if (step >= mostRedirects) {
      throw new FetchRefused("redirects", `${address} redirects more than ${mostRedirects} times.`);
    }
    const next = parse(headers.location as string, url);
    if (url.protocol === "https:" && next.protocol === "http:") {
      throw new FetchRefused("scheme", `${address} redirects from HTTPS to HTTP.`);
    }
    if (next.origin !== url.origin) asked = { ...asked, headers: harmless(asked.headers ?? {}) };
    url = next;
  }
}

/** What may be told to a host that nobody chose: all else may be a secret that is another's. */
const toldToAll = new Set(["accept", "accept-language", "if-modified-since", "if-none-match"]);

function harmless(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => toldToAll.has(name.toLowerCase())),
  );
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function parse(address: string, base?: URL): URL {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    throw new FetchRefused("scheme", `${address} is not an address.`);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new FetchRefused("scheme", `${url.protocol} is neither HTTP nor HTTPS.`);
  }
  return url;
}

function ask(
  url: URL,
  { method = "GET", headers, body }: FetchGuards,
  mayBePrivate: boolean,
  deadline: AbortSignal,
): Promise<IncomingMessage> {
  const refused = () =>
    new FetchRefused("private_address", `${url.hostname} is an address of a private network.`);
  // An address in figures is not looked up, so it is judged here; a name where it is resolved.
  const bare = url.hostname.replace(/^\[|\]$/g, "");
  if (!mayBePrivate && isIP(bare) && isPrivateAddress(bare)) return Promise.reject(refused());
  const lookup: LookupFunction = (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, "");
      if (!mayBePrivate && addresses.some((found) => isPrivateAddress(found.address))) {
        return done(refused(), "");
      }
      if (options.all) return done(null, addresses);
      const [first] = addresses;
      return done(null, first?.address ?? "", first?.family);
    });
  };
  return new Promise((answered, failed) => {
    const request = (url.protocol === "https:" ? https : http).request(
      url,
      {
        method,
        lookup,
        signal: deadline,
        // A socket that another request opened was looked up under other rules.
        agent: false,
        headers: {
          "user-agent": "gangway",
          "accept-encoding": "identity",
          ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
          ...headers,
        },
      },
      answered,
    );
    request.on("error", (error) => failed(asRefusal(error, url, deadline)));
    request.end(body);
  });
}

/** Nobody asked for a packed answer; some send one all the same. What it unpacks to is what is counted. */
async function* unpacked(answer: IncomingMessage): AsyncGenerator<Buffer> {
  const unpack = unpackers[answer.headers["content-encoding"]?.trim().toLowerCase() ?? ""];
  const chunks = (answer as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  const first = await chunks.next();
  // An answer without a body is one, whatever it says of how its nothing is packed.
  if (first.done) return;
  const all = async function* () {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => chunks };
  };
  if (!unpack) {
    yield* all();
    return;
  }
  const plain = unpack();
  // What breaks one end breaks the other; whoever reads hears of it there.
  pipeline(all(), plain, () => {});
  yield* plain as AsyncIterable<Buffer>;
}

const unpackers: Record<string, () => Duplex> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

function limited(answer: IncomingMessage, mostBytes: number, deadline: AbortSignal): Readable {
  const tooLarge = () =>
    new FetchRefused("too_large", `The answer is larger than ${mostBytes} bytes.`);
  const read = async function* () {
    if (Number(answer.headers["content-length"] ?? 0) > mostBytes) {
      answer.destroy();
      throw tooLarge();
    }
    let bytes = 0;
    try {
      for await (const chunk of unpacked(answer)) {
        bytes += chunk.length;
        if (bytes > mostBytes) throw tooLarge();
        yield chunk;
      }
    } catch (error) {
      throw asRefusal(error, undefined, deadline);
    } finally {
      answer.destroy();
    }
  };
  return Readable.from(read(), { objectMode: false });
}

function asRefusal(error: unknown, url: URL | undefined, deadline: AbortSignal): FetchRefused {
  if (error instanceof FetchRefused) return error;
  if (deadline.aborted) return new FetchRefused("deadline", "The answer took too long.");
  const told = error instanceof Error ? error.message : String(error);
  return new FetchRefused("network", url ? `${url.host}: ${told}` : told, { cause: error });
}
