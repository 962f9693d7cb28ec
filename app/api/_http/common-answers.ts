// Answers that are the same for everybody who asks in a language, kept as the bytes they were: the hottest
// path of all, which asks nobody and parses nothing. What may be kept is asked for by address alone.
import type { IncomingMessage } from "node:http";
import type { Encoding } from "#lib/front/accepted-encoding";
import { Shelf } from "#lib/front/shelf";
import { preferredLocale } from "#lib/language/locales";
import type { LimitName } from "#lib/limits/check-limit";
import { mayHaveLooks } from "./looks-cookie";
import {
  calendarParams,
  discoverParams,
  partyParams,
  portParams,
  searchParams,
} from "./schemas/search-params";

/** An answer's bytes, plain and as far as somebody asked for them compressed. */
export type CommonAnswer = {
  endpoint: string;
  limit: LimitName;
  /** Those that do not change from answer to answer. */
  headers: [string, string][];
  etag: string | null;
  /** X-Cache once it is out of a cache; null for endpoints that do not say. */
  xCache: string | null;
  timed: boolean;
  bodies: { plain: Buffer } & Partial<Record<Encoding, Buffer>>;
};

/** Endpoints by path, with the parameters that their answers depend on. */
const endpoints = new Map<string, { endpoint: string; limit: LimitName; params: string[] }>([
  ["/api/v1/ferry/search", kept("search", "search", searchParams)],
  ["/api/v1/ferry/calendar", kept("calendar", "search", calendarParams)],
  ["/api/v1/ports", kept("search-ports", "read", portParams)],
  ["/api/v1/discover", kept("discover", "discover", discoverParams)],
]);

function kept(endpoint: string, limit: LimitName, schema: { shape: object }) {
  return { endpoint, limit, params: Object.keys(schema.shape).sort() };
}

/** Beside a sailing the same is recommended to all whose own looks nobody remembers. */
const besideSailing = kept("recommendations", "read", partyParams);
const besidePath = /^\/api\/v1\/sailings\/[\da-f-]{36}\/recommendations$/;

/** Names the clock rather than the news: times of day in an answer may be so old, in milliseconds. */
const freshMs = 10_000;
const mostBytes = 8 * 1024 * 1024;

const slot = Symbol.for("gangway.common-answers");

/** The shelf of the process. */
export function commonAnswers(): Shelf<CommonAnswer> {
  const holder = globalThis as { [slot]?: Shelf<CommonAnswer> };
  holder[slot] ??= new Shelf(mostBytes, freshMs, 0);
  return holder[slot];
}

/** What an exchange asks for, if the answer may be everybody's: its name on the shelf, and whose endpoint it is. */
export function commonQuestion(request: IncomingMessage) {
  const { method, url = "", headers } = request;
  if (method !== "GET" || url.length > longest) return undefined;
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  const beside = besidePath.test(path) && !mayHaveLooks(headers.cookie);
  const found = beside ? besideSailing : endpoints.get(path);
  if (!found || headers.authorization !== undefined) return undefined;
  const language = remembered(languages, headers["accept-language"] ?? "", preferredLocale);
  const address = remembered(addresses, url, () => normalAddress(url, found.params));
  return { ...found, key: `${language} ${address}` };
}

/** No question that fits takes more. */
const longest = 1_000;

/** The parameters an answer depends on in one order, each as it counts: the last one given that isn't empty. */
function normalAddress(url: string, params: string[]): string {
  const { pathname, searchParams: given } = new URL(url, "http://localhost");
  const known = params.flatMap((name) => {
    const value = given.getAll(name).findLast((text) => text !== "");
    return value === undefined ? [] : [[name, value]];
  });
  return `${pathname}?${new URLSearchParams(known)}`;
}

/** What was worked out for texts that come again and again; all of it is forgotten when there are too many. */
const languages = new Map<string, string>();
const addresses = new Map<string, string>();
const mostRemembered = 2_000;

function remembered(
  known: Map<string, string>,
  text: string,
  workOut: (text: string) => string,
): string {
  if (text.length > longest) return workOut(text);
  const before = known.get(text);
  if (before !== undefined) return before;
  const value = workOut(text);
  if (known.size >= mostRemembered) known.clear();
  known.set(text, value);
  return value;
}
