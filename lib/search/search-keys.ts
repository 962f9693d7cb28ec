import { createHash } from "node:crypto";
import type { SearchParty } from "#lib/party/party";

/** How long a result may be served, in seconds. */
export const searchSeconds = 300;

/** Epoch, time and the last invalidation of each route, in one hash. */
export const clockKey = "search_clock";

/** Every route that has a set of keys, so that all can be forgotten without a scan. */
export const routesKey = "search_routes";

/** The name under which it is told that some schedule has changed: a new sailing may join any way. */
export const timetableName = "timetable";

export type RoutePair = { from_port: string; to_port: string };

/** A route as the cache names it, e.g. TNLGN-FRMRS. */
export function pairName({ from_port, to_port }: RoutePair): string {
  return `${from_port}-${to_port}`;
}

/** Where the keys are kept whose results touch a route. */
export function routeSearchesKey(pair: string): string {
  return `route_searches:${pair}`;
}

/** The key of a result: the same for the same question, however its parts were ordered. */
export function searchKey(question: Record<string, unknown> & { party: SearchParty }): string {
  const { party, ...rest } = question;
  const normal = [
    ...Object.entries(rest)
      .filter(([, value]) => value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
    party.adults,
    party.children,
    [...(party.child_ages ?? [])].sort((one, other) => one - other),
    party.infants,
    party.vehicles
      .map(({ kind, length_cm, height_cm }) => `${kind} ${length_cm} ${height_cm}`)
      .sort(),
    party.pets,
    party.cabin ?? null,
  ];
  const hash = createHash("sha256").update(JSON.stringify(normal)).digest("base64url");
  return `ferry_search:${hash.slice(0, 32)}`;
}
