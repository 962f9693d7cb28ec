// Which port a stop is. Two quays of one harbour are one port; the two banks of a river are not, however
// near they lie, for a ship sails between them.

/** A stop, or the station it belongs to. */
export type FeedPlace = {
  id: string;
  code: string | null;
  name: string;
  /** The name, folded. */
  key: string;
  latitude: number;
  longitude: number;
  /** The places that a ship reaches from here, or comes from, without another call between. */
  neighbours: string[];
};

export type KnownPlace = {
  code: string;
  /** Names in any language, folded. */
  keys: string[];
  latitude: number;
  longitude: number;
};

/** The port that an earlier edition's stop of this id was. */
export type KeptPort = { code: string; byStaff: boolean };

export type Match = { place: string; code: string; found: "code" | "name" | "place" };
/** Places that are one new port: the first is what it is made of. */
export type NewPort = { places: FeedPlace[] };

/** Farthest from the port that we know, in metres. */
const farthest = {
  /** A code is sure, unless it is somebody's own numbering. */
  code: 50_000,
  /** There are Victorias all over the world. */
  name: 25_000,
  place: 2_000,
  /** Of a port that another feed made, and of two stops of one name. */
  quay: 300,
};

/** Of a port that is neither called like the stop nor beside it; the surest likeness is 0. */
const unlike = 3;

/**
 * Finds the port of every place by code, name or nearness, the surest first; a port taken by nearness
 * alone is taken once, and never by two neighbours. What is left becomes new ports. What an earlier edition
 * found (`kept`) stays, as long as the stop still is what it was: publishers number their stops anew.
 */
export function matchPorts(
  places: FeedPlace[],
  ports: KnownPlace[],
  kept: ReadonlyMap<string, KeptPort>,
): { matches: Match[]; made: NewPort[] } {
  const taken = new Map<string, string>();
  for (const place of places) {
    const known = kept.get(place.id);
    if (known && staysWhatItWas(place, known, ports)) taken.set(place.id, known.code);
  }
  const byPlace = new Set(taken.values());
  const matches: Match[] = [];
  const free = (place: FeedPlace, code: string) =>
    place.neighbours.every((neighbour) => taken.get(neighbour) !== code);

  const pairs = places
    .filter(({ id }) => !taken.has(id))
    .flatMap((place) => ports.flatMap((port) => likeness(place, port) ?? []))
    .sort((one, other) => one.rank - other.rank || one.metres - other.metres);
  for (const { place, port, found } of pairs) {
    if (taken.has(place.id) || !free(place, port.code)) continue;
    if (found === "place" && byPlace.has(port.code)) continue;
    taken.set(place.id, port.code);
    byPlace.add(port.code);
    matches.push({ place: place.id, code: port.code, found });
  }
  return { matches, made: madeOf(places.filter(({ id }) => !taken.has(id))) };
}

/**
 * Whether a stop of this id is the one that an edition before gave to its port: it lies in that region, and
 * no other port is plainly meant. What staff put right is theirs, but not for a stop on another coast.
 */
function staysWhatItWas(place: FeedPlace, kept: KeptPort, ports: KnownPlace[]): boolean {
  const port = ports.find(({ code }) => code === kept.code);
  if (!port) return false;
  const metres = metresBetween(place, port);
  if (kept.byStaff) return metres <= farthest.code;
  const rank = likeness(place, port)?.rank ?? (metres <= farthest.name ? unlike : undefined);
  if (rank === undefined) return false;
  return !ports.some((other) => {
    const like = other === port ? undefined : likeness(place, other);
    if (!like) return false;
    // Two banks of one name: the id went to the other one.
    const isNearer = rank === 1 && like.metres + farthest.quay < metres;
    return like.rank < rank || (like.rank === rank && isNearer);
  });
}

function likeness(place: FeedPlace, port: KnownPlace) {
  // Half a degree of latitude is more than any of the distances.
  if (Math.abs(place.latitude - port.latitude) > 0.5) return undefined;
  const metres = metresBetween(place, port);
  const ours = port.code.startsWith("0");
  const like = (rank: number, found: Match["found"]) => ({ place, port, found, rank, metres });
  if (place.code && place.code.toUpperCase() === port.code && metres <= farthest.code) {
    return like(0, "code");
  }
  if (
    place.key !== "" &&
    port.keys.includes(place.key) &&
    metres <= (ours ? farthest.place : farthest.name)
  ) {
    return like(1, "name");
  }
  return metres <= (ours ? farthest.quay : farthest.place) ? like(2, "place") : undefined;
}

function madeOf(places: FeedPlace[]): NewPort[] {
  const made: NewPort[] = [];
  const byKey = new Map<string, NewPort[]>();
  for (const place of places) {
    const alike = byKey.get(place.key) ?? [];
    const same = alike.find(({ places: [first, ...others] }) =>
      [first, ...others].every(
        (one) =>
          one !== undefined &&
          metresBetween(one, place) <= farthest.quay &&
          !one.neighbours.includes(place.id),
      ),
    );
    if (same) {
      same.places.push(place);
      continue;
    }
    const port = { places: [place] };
    made.push(port);
    byKey.set(place.key, [...alike, port]);
  }
  return made;
}

type Position = { latitude: number; longitude: number };

/** Along the great circle. */
export function metresBetween(one: Position, other: Position): number {
  const radians = Math.PI / 180;
  const half =
    Math.sin(((other.latitude - one.latitude) * radians) / 2) ** 2 +
    Math.cos(one.latitude * radians) *
      Math.cos(other.latitude * radians) *
      Math.sin(((other.longitude - one.longitude) * radians) / 2) ** 2;
  return 2 * 6_371_009 * Math.asin(Math.min(1, Math.sqrt(half)));
}
