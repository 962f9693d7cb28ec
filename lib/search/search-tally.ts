// How searches went in this process: counted where they are answered, handed to Redis every few seconds
// (keep-tally.ts), so that all processes add up. Counting costs a few additions.
import { count, observe } from "#lib/measure/measure";
import type { CacheStatus } from "./journey";

/** Counts by name: hit, miss, bypass; the same by route; times by bucket; all of one minute. */
export type Tally = Map<string, number>;

/** Upper ends of the buckets that times are counted in, in milliseconds; above the last there is one more. */
export const timeBuckets = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

const keptMinutes = 60;
/** Routes beyond that are counted as a whole only: anybody may ask for anything. */
const mostRoutes = 2_000;

type Tallies = {
  /** By minute since 1970, for when Redis is away. */
  minutes: Map<number, Tally>;
  /** Not yet handed to Redis. */
  pending: Map<number, Tally>;
  /** What places were asked for by, and the route that they were. */
  routes: Map<string, string>;
};

const slot = Symbol.for("gangway.search.tallies");

/** The one of the process. */
export function searchTallies(): Tallies {
  const holder = globalThis as { [slot]?: Tallies };
  holder[slot] ??= { minutes: new Map(), pending: new Map(), routes: new Map() };
  return holder[slot];
}

/** Counts a search: how it was answered, on which route (e.g. TNLGN-FRMRS), how long it took in milliseconds. */
export function countSearch(status: CacheStatus, route: string, ms: number): void {
  const word = status.toLowerCase();
  const bucket = timeBuckets.findIndex((end) => ms <= end);
  const kind = status === "HIT" ? "cached" : "uncached";
  add(word, 1, route);
  add(`${kind}_ms`, ms);
  count("gangway_searches_total", { cache: word });
  const cached = status === "HIT" ? "yes" : "no";
  observe("gangway_search_duration_seconds", { cached }, ms / 1_000);
  add(`${kind}_le:${bucket < 0 ? timeBuckets.length : bucket}`, 1);
}

/** Remembers what route an address with these words asks for, so that kept answers can be counted to it. */
export function nameRoute(from: string, to: string, route: string): void {
  const { routes } = searchTallies();
  if (routes.size >= mostRoutes) routes.clear();
  routes.set(askedBy(from, to), route);
}

/** Counts searches that were answered with kept bytes of an address, in no time worth counting. */
export function countKept(address: string, times: number): void {
  const mark = address.indexOf("?");
  const asked = mark < 0 ? null : new URLSearchParams(address.slice(mark + 1));
  const [from, to] = [asked?.get("from"), asked?.get("to")];
  const route = from && to && searchTallies().routes.get(askedBy(from, to));
  if (!route) return;
  add("hit", times, route);
  add("cached_le:0", times);
  count("gangway_searches_total", { cache: "hit" }, times);
}

function askedBy(from: string, to: string): string {
  return `${from} ${to}`.toLowerCase();
}

function add(name: string, times: number, route?: string): void {
  const { minutes, pending } = searchTallies();
  const minute = Math.floor(Date.now() / 60_000);
  for (const all of [minutes, pending]) {
    const tally = all.get(minute) ?? begin(all, minute);
    tally.set(name, (tally.get(name) ?? 0) + times);
    if (route === undefined) continue;
    const ofRoute = `${name}:${route}`;
    if (tally.has(ofRoute) || tally.size < mostRoutes * 2) {
      tally.set(ofRoute, (tally.get(ofRoute) ?? 0) + times);
    }
  }
}

function begin(all: Map<number, Tally>, minute: number): Tally {
  const tally: Tally = new Map();
  all.set(minute, tally);
  for (const old of all.keys()) if (old <= minute - keptMinutes) all.delete(old);
  return tally;
}
