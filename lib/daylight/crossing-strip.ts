import { type SkyStretch, skyAlong } from "./sky-along";
import type { Place } from "./sun-altitude";
import { clockIn, midnightsBetween, sleepsBetween } from "./zone-days";

type StripPort = { code: string; name: string; zone: string };

/** A leg as search results and bookings both tell it. */
export type StripLeg = {
  from: StripPort;
  to: StripPort;
  /** ISO 8601 with offset. */
  departs_at: string;
  arrives_at: string;
  operator: { code: string };
  vessel: { name: string };
  /** Where it is known: legs of one voyage are one time aboard. */
  voyage_id?: string;
};

/** From and to as shares (0 to 1) of the journey's time. */
export type Span = { left: number; right: number };

export type StripStop = Span & {
  /** A call: one stays on board. A change: one waits ashore for another ship. */
  kind: "call" | "change";
  /** Where the next ship leaves from, or this one calls. */
  port: StripPort;
  /** Where one landed, when that is another port: one gets from there to `port` on one's own. */
  landing: StripPort | null;
  arrives_at: string;
  departs_at: string;
  minutes: number;
};

export type StripSun = {
  kind: "sunset" | "sunrise";
  at: number;
  share: number;
  /** By the clock of the port that leg left from, which is the ship's. */
  clock: string;
};

/** A journey from port to port as a line of time. */
export type Strip = {
  /** Each time at sea. */
  sailings: Span[];
  /** The skies over it, also while it lies in a port of call; none where we know no sea path. */
  skies: (Span & { sky: SkyStretch["sky"] })[];
  stops: StripStop[];
  suns: StripSun[];
  /** By the clock of the first port, of the last, or of both at once. */
  midnights: { share: number; of: "from" | "to" | "both" }[];
  /** Nights of which one has four hours or more in one place; `port` for one ashore. */
  nights: (Span & { port: StripPort | null; share: number })[];
  /** The ports' clocks differ at the end of the journey. */
  clocksDiffer: boolean;
};

type Paths = ReadonlyMap<string, readonly Place[]>;

const mostKept = 2_000;
const kept = new WeakMap<Paths, Map<string, Strip>>();

/**
 * What happens between leaving and arriving, as shares of that time. Pure; a strip that was laid is
 * kept with its paths, for the same journeys are shown again and again.
 */
export function crossingStrip(legs: readonly StripLeg[], paths: Paths): Strip {
  const known = kept.get(paths) ?? new Map<string, Strip>();
  kept.set(paths, known);
  const key = legs
    .map((leg) => [
      leg.from.code,
      leg.departs_at,
      leg.to.code,
      leg.arrives_at,
      leg.voyage_id,
      leg.from.name,
      leg.vessel.name,
    ])
    .join();
  const strip = known.get(key) ?? layStrip(legs, paths);
  if (known.size >= mostKept) known.clear();
  known.set(key, strip);
  return strip;
}

function layStrip(legs: readonly StripLeg[], paths: Paths): Strip {
  const [first, last] = [legs[0], legs.at(-1)];
  if (!first || !last) throw new Error("A journey has no legs.");
  const startsAt = Date.parse(first.departs_at);
  const endsAt = Date.parse(last.arrives_at);
  const share = (at: number) => (at - startsAt) / (endsAt - startsAt);
  const span = (from: number, to: number): Span => ({ left: share(from), right: share(to) });

  const stops = stopsOf(legs, span);
  const skies = legs.flatMap((leg, index) => {
    const path = paths.get(`${leg.from.code} ${leg.to.code}`);
    if (!path?.length) return [];
    const arrives = Date.parse(leg.arrives_at);
    const sea = skyAlong(path, Date.parse(leg.departs_at), arrives);
    const stop = stops[index];
    const quay =
      stop?.kind === "call"
        ? skyAlong(path.slice(-1), arrives, Date.parse(stop.departs_at))
        : ([] as SkyStretch[]);
    return [...sea, ...quay].map((stretch) => ({ ...stretch, zone: leg.from.zone }));
  });
  return {
    sailings: legs.map((leg) => span(Date.parse(leg.departs_at), Date.parse(leg.arrives_at))),
    skies: skies.map((stretch) => ({
      sky: stretch.sky,
      ...span(stretch.startsAt, stretch.endsAt),
    })),
    stops,
    suns: sunsOf(skies, share),
    midnights: midnightsOf({ startsAt, endsAt, from: first.from.zone, to: last.to.zone }, share),
    nights: nightsOf({ startsAt, endsAt, zone: first.from.zone }, stops, span),
    clocksDiffer: clockIn(endsAt, first.from.zone) !== clockIn(endsAt, last.to.zone),
  };
}

function stopsOf(legs: readonly StripLeg[], span: (from: number, to: number) => Span): StripStop[] {
  return legs.slice(1).map((leg, index) => {
    const before = legs[index] as StripLeg;
    const [arrives, departs] = [Date.parse(before.arrives_at), Date.parse(leg.departs_at)];
    return {
      kind: staysAboard(before, leg, departs - arrives) ? "call" : "change",
      port: leg.from,
      landing: before.to.code === leg.from.code ? null : before.to,
      arrives_at: before.arrives_at,
      departs_at: leg.departs_at,
      minutes: Math.round((departs - arrives) / 60_000),
      ...span(arrives, departs),
    };
  });
}

/** The longest stay in a port through which one is still on the same voyage. */
const longestCallMs = 12 * 3_600_000;

function staysAboard(before: StripLeg, after: StripLeg, gapMs: number): boolean {
  if (before.voyage_id && after.voyage_id) return before.voyage_id === after.voyage_id;
  return (
    before.operator.code === after.operator.code &&
    before.vessel.name === after.vessel.name &&
    before.to.code === after.from.code &&
    gapMs <= longestCallMs
  );
}

/** Where day ends or begins between two stretches without a gap. */
function sunsOf(
  skies: (SkyStretch & { zone: string })[],
  share: (at: number) => number,
): StripSun[] {
  return skies.slice(1).flatMap((after, index): StripSun[] => {
    const before = skies[index] as SkyStretch;
    const isEdge = (before.sky === "day") !== (after.sky === "day");
    if (!isEdge || before.endsAt !== after.startsAt) return [];
    const at = after.startsAt;
    const kind = before.sky === "day" ? "sunset" : "sunrise";
    return [{ kind, at, share: share(at), clock: clockIn(at, after.zone) }];
  });
}

function midnightsOf(
  journey: { startsAt: number; endsAt: number; from: string; to: string },
  share: (at: number) => number,
): Strip["midnights"] {
  const { startsAt, endsAt } = journey;
  const atFrom = midnightsBetween(startsAt, endsAt, journey.from);
  const atTo = midnightsBetween(startsAt, endsAt, journey.to);
  return [...new Set([...atFrom, ...atTo])]
    .sort((one, other) => one - other)
    .map((at) => ({
      share: share(at),
      of: !atTo.includes(at) ? "from" : atFrom.includes(at) ? "both" : "to",
    }));
}

const longEnoughMs = 4 * 3_600_000;

/** Where one spends each night: the place with most of its hours, if those are enough to sleep. */
function nightsOf(
  journey: { startsAt: number; endsAt: number; zone: string },
  stops: StripStop[],
  span: (from: number, to: number) => Span,
): Strip["nights"] {
  const changes = stops.filter(({ kind }) => kind === "change");
  const edges = changes.flatMap((stop) => [
    { until: Date.parse(stop.arrives_at), port: null },
    { until: Date.parse(stop.departs_at), port: stop.port },
  ]);
  let from = journey.startsAt;
  const stays = [...edges, { until: journey.endsAt, port: null }].map(({ until, port }) => {
    const stay = { from, until, port };
    from = until;
    return stay;
  });
  return sleepsBetween(journey.startsAt, journey.endsAt, journey.zone).flatMap((sleep) => {
    const slept = stays
      .map(({ port, ...stay }) => ({
        port,
        from: Math.max(stay.from, sleep.startsAt),
        until: Math.min(stay.until, sleep.endsAt),
      }))
      .toSorted((one, other) => other.until - other.from - (one.until - one.from))[0];
    if (!slept || slept.until - slept.from < longEnoughMs) return [];
    const { left, right } = span(slept.from, slept.until);
    return [{ left, right, share: (left + right) / 2, port: slept.port }];
  });
}
