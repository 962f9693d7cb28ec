import type { Executor } from "#db/client";
import type { Language } from "#lib/fare/item-label";
import type { ChangeTimes } from "#lib/port/change-times";
import { inLanguage } from "#lib/port/port";
import type { PortDirectory } from "#lib/port/port-directory";
import { followsOn } from "#lib/search/follows-on";
import { legId } from "../part/cancel-scope";
import { choiceDays, named, planRebooking, standIns } from "./plan-rebooking";
import {
  type OwnedLeg,
  type RebookFacts,
  readRebooking,
  type SailingFacts,
} from "./read-rebooking";
import type { RebookSailing, RebookWish } from "./rebook-wish";

/** A leg of a journey as it would sail. */
export type RerouteLeg = RebookSailing & {
  leg: string;
  /** False: it stays on the sailing that it is on. */
  moved: boolean;
};

/** One way to sail a disrupted journey, with all that the party owns, at no cost. */
export type RerouteOption = {
  /** As the rebooking takes them. */
  moves: {
    leg: string;
    from_sailing_id: string;
    to_sailing_id: string;
    instead?: Record<string, string>;
  }[];
  /** All of the journey that is still to be sailed, in order. */
  sailings: RerouteLeg[];
  /** What takes the place of what was booked, by pool kind: as good or better, at no cost. */
  stand_ins: { leg: string; kind: string; taken_as: string; quantity: number }[];
};

export type Reroute = {
  /** Earliest departure first. */
  options: RerouteOption[];
  /** So many more sailings leave on those days, and have too little room for this party. */
  full: number;
};

/** So many sailings are looked at for each leg, those nearest in time to the one that was booked. */
const mostLooked = 40;

/**
 * How a journey of a confirmed booking that does not sail as booked could be sailed instead: on sailings of the
 * same operators between the same ports within three weeks, with the later legs taken along where the connection
 * would be missed (`times` says how long changing ship takes). Ports are named in `language`. Empty where the journey sails as booked. Throws
 * `not_found`.
 */
export async function rerouteOptions(
  executor: Executor,
  { times, ports, language }: { times: ChangeTimes; ports: PortDirectory; language: Language },
  bookingId: string,
  journeyIndex: number,
): Promise<Reroute> {
  const own = await readRebooking(executor, bookingId, []);
  const open = openLegs(own, journeyIndex);
  const first = open.findIndex(({ disruption }) => disruption !== null);
  if (first < 0) return { options: [], full: 0 };
  const near = new Map<number, string[]>();
  for (const leg of open.slice(first)) near.set(leg.position, await sailingsNear(executor, leg));
  const facts = await readRebooking(executor, bookingId, [...new Set([...near.values()].flat())]);
  const legs = openLegs(facts, journeyIndex);
  const start = legs.findIndex(({ disruption }) => disruption !== null);
  const broken = legs[start];
  if (!broken) return { options: [], full: 0 };
  const candidates = (leg: OwnedLeg) =>
    facts.targets
      .filter(({ id }) => near.get(leg.position)?.includes(id))
      .sort((one, other) => one.departs_at.getTime() - other.departs_at.getTime());
  const chains = [
    // A leg that only moved may stay, where what comes after it goes.
    ...(broken.status === "cancelled" ? [] : [broken]),
    ...candidates(broken),
  ].flatMap((to) => {
    const chain = chainFrom(facts, { legs, start, to, times, candidates });
    return chain ? [chain] : [];
  });
  const options = chains.flatMap((chain) => optionOf(facts, legs, chain) ?? []);
  const lacking = candidates(broken).filter((to) => !isRoom(facts, broken, to));
  const nameOf = (port: RebookSailing["from"]) => {
    const known = ports.byCode.get(port.code);
    return known ? { ...port, name: inLanguage(known, language).name } : port;
  };
  return {
    options: options.map((option) => ({
      ...option,
      sailings: option.sailings.map((one) => ({
        ...one,
        from: nameOf(one.from),
        to: nameOf(one.to),
      })),
    })),
    full: lacking.length,
  };
}

/** The journey's legs that are still to be sailed. */
function openLegs({ legs, now }: RebookFacts, journeyIndex: number): OwnedLeg[] {
  return legs.filter(
    (leg) =>
      leg.journey_index === journeyIndex &&
      (leg.status === "cancelled" || (leg.departs_at > now && !leg.aboard)),
  );
}

async function sailingsNear(executor: Executor, leg: OwnedLeg): Promise<string[]> {
  const was = leg.disruption?.was_to_depart_at ?? leg.departs_at.toISOString();
  const rows = await executor<{ id: string }[]>`
    select id from sailing
    where operator_code = ${leg.operator_code} and from_port = ${leg.from_code} and to_port = ${leg.to_code}
      and departure_date between (${was}::timestamptz - make_interval(days => ${choiceDays + 1}))::date
        and (${was}::timestamptz + make_interval(days => ${choiceDays + 1}))::date
      and departs_at between ${was}::timestamptz - make_interval(days => ${choiceDays})
        and ${was}::timestamptz + make_interval(days => ${choiceDays})
      and departs_at > clock_timestamp() and id <> ${leg.id} and status = 'open'
    order by abs(extract(epoch from departs_at - ${was}::timestamptz)), id limit ${mostLooked}`;
  return rows.map(({ id }) => id);
}

type Search = {
  legs: OwnedLeg[];
  /** The first leg that does not sail as booked, and where it would go. */
  start: number;
  to: SailingFacts;
  times: ChangeTimes;
  candidates: (leg: OwnedLeg) => SailingFacts[];
};

/** The journey with its broken leg on a sailing: each later leg stays, or takes the next sailing that can be reached. */
function chainFrom(facts: RebookFacts, search: Search): SailingFacts[] | null {
  const { legs, start, to, times, candidates } = search;
  const before = legs.slice(0, start);
  const chain: SailingFacts[] = [...before, to];
  const last = before.at(-1);
  if (last && !reaches(last, to, times)) return null;
  for (const leg of legs.slice(start + 1)) {
    const ahead = chain.at(-1) as SailingFacts;
    const stays = leg.status !== "cancelled" && reaches(ahead, leg, times);
    const next = stays
      ? leg
      : candidates(leg).find((one) => reaches(ahead, one, times) && isRoom(facts, leg, one));
    if (!next) return null;
    chain.push(next);
  }
  return chain;
}

function reaches(before: SailingFacts, after: SailingFacts, times: ChangeTimes): boolean {
  const how = followsOn(endsOf(before), endsOf(after), times);
  return how === "aboard" || how === "change";
}

function endsOf({ from_code, to_code, ...sailing }: SailingFacts) {
  return { ...sailing, from_port: from_code, to_port: to_code };
}

/** Whether a sailing has all that a leg owns, or what comes nearest. */
function isRoom(facts: RebookFacts, leg: OwnedLeg, to: SailingFacts): boolean {
  const instead = standIns(facts, leg, to);
  return facts.claims
    .filter((claim) => claim.leg_position === leg.position)
    .every(({ kind, quantity }) =>
      facts.pools.some(
        (pool) =>
          pool.sailing_id === to.id &&
          pool.kind === (instead[kind] ?? kind) &&
          pool.available >= quantity,
      ),
    );
}

/** The option of a chain, if it can be taken as a whole; null for one that changes nothing. */
function optionOf(
  facts: RebookFacts,
  legs: OwnedLeg[],
  chain: SailingFacts[],
): RerouteOption | null {
  const moved = legs.flatMap((leg, index) => {
    const to = chain[index];
    return to && to.id !== leg.id ? { leg, to, instead: standIns(facts, leg, to) } : [];
  });
  if (moved.length === 0) return null;
  const moves: RebookWish["moves"] = moved.map(({ leg, to, instead }) => ({
    leg: leg.position,
    toSailingId: to.id,
    fromSailingId: leg.id,
    instead,
  }));
  if (planRebooking(facts, { moves }, "traveller").preview.problems.length > 0) return null;
  return {
    moves: moved.map(({ leg, to, instead }) => ({
      leg: legId(leg.position),
      from_sailing_id: leg.id,
      to_sailing_id: to.id,
      ...(Object.keys(instead).length > 0 && { instead }),
    })),
    sailings: legs.map((leg, index) => {
      const to = chain[index] ?? leg;
      return { ...named(to), leg: legId(leg.position), moved: to.id !== leg.id };
    }),
    stand_ins: moved.flatMap(({ leg, instead }) =>
      facts.claims
        .filter((claim) => claim.leg_position === leg.position && instead[claim.kind])
        .map(({ kind, quantity }) => ({
          leg: legId(leg.position),
          kind,
          taken_as: instead[kind] as string,
          quantity,
        })),
    ),
  };
}
