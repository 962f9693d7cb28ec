import type { Tx } from "#db/client";
import { computeAffinities } from "../compute-affinities";
import { type Candidate, findCandidates } from "../find-candidates";
import { blend, rankCandidates } from "../rank-candidates";
import { mostLookedAt } from "../recommend";
import { type Figures, figuresOf } from "./figures";
import type { SimulatedLook } from "./population";

/** The ways to foretell: ours, and what they must beat. */
export const ways = [
  "by traveller",
  "by sailing",
  "nearest days of the same route",
  "most popular on the same route",
  "most popular",
] as const;
export type Way = (typeof ways)[number];

export type Evaluation = { sittings: number; learned: number; figures: Record<Way, Figures> };

/** `until`: what was looked at before is learned from, what begins after is foretold. */
type Options = { until: Date; mostSittings: number };

/**
 * Foretells the last look of each sitting after a moment from those before it in that sitting, having learned only
 * from looks before that moment, by the very statements that recommend. Looks of the database itself, or those that
 * are given. In tables of the transaction's own, under the names of the real ones, which it neither writes nor locks:
 * roll it back or commit it.
 */
export async function evaluateRecommendations(
  tx: Tx,
  looks: SimulatedLook[] | null,
  { until, mostSittings }: Options,
): Promise<Evaluation> {
  await coverTables(tx);
  await (looks === null ? copyLooks(tx) : insertLooks(tx, looks));
  const sittings = await takeSittings(tx, until, mostSittings);
  const [row] = await tx<{ learned: number }[]>`
    with gone as (delete from look where at >= ${until})
    select count(*)::int as learned from look where at < ${until}`;
  await tx`
    insert into look_count
    select at::date, kind, route_id, sailing_id, count(*) from look group by 1, 2, 3, 4`;
  await tx`analyze look`;
  await computeAffinities(tx, until);
  await tx`analyze sailing_affinity, route_affinity`;
  const popular = await popularSailings(tx);
  const lists: Record<Way, { list: string[]; next: string }[]> = {
    "by traveller": [],
    "by sailing": [],
    "nearest days of the same route": [],
    "most popular on the same route": [],
    "most popular": [],
  };
  for (const { before, next, at, route } of sittings) {
    const found = await Promise.all(
      before.slice(0, 1 + mostLookedAt).map((id) => findCandidates(tx, id, at)),
    );
    const ranked = found.map((candidates) => rankCandidates(candidates ?? []));
    const seen = new Set(before);
    const [own = []] = ranked;
    const there = popular.filter(({ id, departs_at }) => departs_at > at && !seen.has(id));
    const foretold: Record<Way, string[]> = {
      "by traveller": blend(ranked, seen).map(({ id }) => id),
      "by sailing": blend([own], seen).map(({ id }) => id),
      "nearest days of the same route": nearestDays(own, seen),
      "most popular on the same route": there
        .filter((one) => one.route_id === route)
        .map(({ id }) => id),
      "most popular": there.map(({ id }) => id),
    };
    for (const way of ways) lists[way].push({ list: foretold[way], next });
  }
  return {
    sittings: sittings.length,
    learned: row?.learned ?? 0,
    figures: Object.fromEntries(ways.map((way) => [way, figuresOf(lists[way])])) as Record<
      Way,
      Figures
    >,
  };
}

function nearestDays(candidates: Candidate[], seen: ReadonlySet<string>): string[] {
  return candidates
    .filter(({ tie, id }) => tie === "same_route" && !seen.has(id))
    .sort((one, other) => Math.abs(one.days) - Math.abs(other.days) || one.hours - other.hours)
    .map(({ id }) => id);
}

/** Temporary tables stand before those of the same name. */
async function coverTables(tx: Tx): Promise<void> {
  for (const name of ["look", "look_count", "look_pair", "sailing_affinity", "route_affinity"]) {
    await tx.unsafe(`drop table if exists pg_temp.${name}`);
    await tx.unsafe(`create temp table ${name} (like public.${name}) on commit drop`);
  }
}

async function copyLooks(tx: Tx): Promise<void> {
  await tx`insert into look select * from public.look`;
}

async function insertLooks(tx: Tx, looks: SimulatedLook[]): Promise<void> {
  const rows = looks.map(({ person, sailing_id, route_id, at }) => ({
    person,
    sailing_id,
    route_id,
    at: at.toISOString(),
  }));
  await tx`
    insert into look (id, pseudonym, kind, route_id, sailing_id, at)
    select row_number() over (), md5(person::text)::uuid, 'sailing.viewed', route_id, sailing_id, at
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as s(person int, sailing_id uuid, route_id int, at timestamptz)`;
  await tx`analyze look`;
}

type Sitting = { before: string[]; next: string; at: Date; route: number };

/** Sittings that begin after a moment, with two sailings at least: all but the last, the latest first, and the last. */
async function takeSittings(tx: Tx, until: Date, most: number): Promise<Sitting[]> {
  const rows = await tx<{ sailings: string[]; routes: number[]; at: Date }[]>`
    with marked as (
      select *, coalesce(at - lag(at) over spent > interval '2 hours', true)::int as begins
      from look where sailing_id is not null window spent as (partition by pseudonym order by at, id)
    ), numbered as (
      select *, sum(begins) over (partition by pseudonym order by at, id) as turn from marked
    ), once as (
      select pseudonym, turn, sailing_id, route_id, min(at) as at from numbered group by 1, 2, 3, 4
    )
    select array_agg(sailing_id::text order by at desc, sailing_id) as sailings,
      array_agg(route_id order by at desc, sailing_id) as routes, max(at) as at
    from once group by pseudonym, turn having count(*) >= 2 and min(at) >= ${until}
    order by md5(pseudonym::text || turn) limit ${most}`;
  return rows.map(({ sailings: [next = "", ...before], routes, at }) => ({
    before,
    next,
    at,
    // Of the look before the last: what comes next is not known.
    route: routes[1] ?? 0,
  }));
}

type Popular = { id: string; route_id: number; departs_at: Date };

/** What was looked at, the most first. */
async function popularSailings(tx: Tx): Promise<Popular[]> {
  return await tx<Popular[]>`
    select s.id, s.route_id, s.departs_at from sailing s
    join (select sailing_id, sum(count) as count from look_count group by 1) c on c.sailing_id = s.id
    where s.status = 'open' order by c.count desc, s.id`;
}
