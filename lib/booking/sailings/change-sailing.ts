import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { dateInZone } from "#lib/clock/zones";
import type { OperatorSailing } from "#lib/operator/contract";
import { transact } from "#lib/outbox/committed";
import { lockPools } from "#lib/voyage/lock-pools";
import { recordSailingChange } from "#lib/voyage/record-sailing-change";
import { forgetSailing, type SailingScope } from "./forget-sailing";
import { tellTravellers } from "./tell-travellers";

/** A sailing as it was known, by its operator, ports and departure. */
export type KnownSailing = {
  operatorCode: string;
  from: string;
  to: string;
  departsAt: Date;
  /** Where we know which one is meant. */
  id?: string;
};
/** unknown: we have no such sailing. unchanged: it is so already. */
export type SailingChanged = "unknown" | "unchanged" | "changed";

type Row = {
  id: string;
  voyage_id: string;
  status: string;
  departs_at: Date;
  arrives_at: Date;
  zone: string;
  vessel_id: number | null;
  vessel: string | null;
};
type Told = Partial<Pick<OperatorSailing, "departs_at" | "arrives_at" | "status" | "vessel">>;

/**
 * Brings a sailing in line with what its operator says of it now (null: it does not sail): times, status,
 * vessel. What isn't named stays as it is once the sailing is locked. Who is booked on it is told, and staff have a case; what is sold stays sold, and capacity is
 * left to them. Saying the same again changes nothing. Caches of its whole voyage are forgotten after
 * the commit.
 */
export async function changeSailing(
  scope: SailingScope,
  actor: Actor,
  known: KnownSailing,
  now: Told | null,
): Promise<SailingChanged> {
  const done = await transact(scope.database, async (tx) => {
    const row = await lockSailing(tx, known, now);
    if (!row) return null;
    const wanted = await wantedOf(tx, row, known.operatorCode, now);
    const kind = kindOf(row, wanted);
    if (!kind) return { row, changed: false };
    if (kind !== "opened" && kind !== "closed") {
      await tellTravellers(tx, actor, {
        kind,
        sailing_id: row.id,
        departs_at: row.departs_at,
        arrives_at: row.arrives_at,
        new_departs_at: kind === "cancelled" ? null : wanted.departs_at,
        new_arrives_at: kind === "cancelled" ? null : wanted.arrives_at,
        vessel: row.vessel,
        new_vessel: wanted.vessel,
      });
    }
    await writeDown(tx, actor, row, wanted);
    await tx`
      update sailing set departs_at = ${wanted.departs_at}, arrives_at = ${wanted.arrives_at},
        departure_date = ${dateInZone(wanted.departs_at, row.zone)}, status = ${wanted.status},
        vessel_id = ${wanted.vessel_id}
      where id = ${row.id}`;
    return { row, changed: true };
  });
  if (!done) return "unknown";
  // Also where it is so already: who changed it may have been killed before he could say so.
  await forgetSailing(scope, done.row.id);
  return done.changed ? "changed" : "unchanged";
}

/**
 * By its old departure, or, where it was moved already and we are told again, by its new one. Of a day on
 * which each sailing was moved to where the next one was, the audit tells which is which.
 */
async function lockSailing(tx: Tx, known: KnownSailing, now: Told | null): Promise<Row | null> {
  const was = known.departsAt.toISOString();
  const is = now?.departs_at?.toISOString() ?? was;
  const [found] = known.id
    ? [{ id: known.id }]
    : await tx<{ id: string }[]>`
    select s.id from sailing s
    left join lateral (
      select bool_or(a.after like ${`${was} %`}) as came_there,
        bool_or(a.before like ${`${was} %`} and a.after like ${`${is} %`}) as was_moved_so
      from sailing_audit a
      where a.sailing_id = s.id and a.subject = 'times'
    ) moves on true
    where s.operator_code = ${known.operatorCode} and s.from_port = ${known.from}
      and s.to_port = ${known.to} and s.departs_at in (${was}::timestamptz, ${is}::timestamptz)
    order by s.departs_at = ${is}::timestamptz and coalesce(moves.was_moved_so, false) desc,
      s.departs_at = ${was}::timestamptz desc, coalesce(moves.came_there, false), s.id
    limit 1`;
  if (!found) return null;
  // Whoever places looks at the status under the same locks.
  await lockPools(tx, found.id);
  const [row] = await tx<Row[]>`
    select s.id, s.voyage_id, s.status, s.departs_at, s.arrives_at, p.zone, s.vessel_id, v.name as vessel
    from sailing s join port p on p.code = s.from_port left join vessel v on v.id = s.vessel_id
    where s.id = ${found.id} for update of s`;
  return row ?? null;
}

/** What staff read in the sailing's own audit. */
async function writeDown(tx: Tx, actor: Actor, row: Row, wanted: Wanted): Promise<void> {
  const times = (one: Wanted) => `${one.departs_at.toISOString()} ${one.arrives_at.toISOString()}`;
  const said = (one: Wanted): [string, string][] => [
    ["status", one.status],
    ["times", times(one)],
    ["vessel", one.vessel ?? ""],
  ];
  const after = new Map(said(wanted));
  for (const [subject, before] of said(row)) {
    const now = after.get(subject) ?? "";
    if (before !== now) {
      await recordSailingChange(tx, actor, { sailingId: row.id, subject, before, after: now });
    }
  }
}

type Wanted = Pick<Row, "status" | "departs_at" | "arrives_at" | "vessel_id" | "vessel">;

async function wantedOf(tx: Tx, row: Row, operatorCode: string, now: Told | null): Promise<Wanted> {
  // Final, also when a feed forgets it later.
  if (row.status === "cancelled" || !now || now.status === "cancelled") {
    return { ...row, status: "cancelled" };
  }
  const [vessel] = now.vessel
    ? await tx<{ id: number; name: string }[]>`
        select id, name from vessel
        where operator_code = ${operatorCode} and lower(name) = lower(${now.vessel})`
    : [];
  return {
    // One that only a timetable knows is not sold because its operator sells it.
    status: row.status === "timetable" ? "timetable" : (now.status ?? row.status),
    departs_at: now.departs_at ?? row.departs_at,
    arrives_at: now.arrives_at ?? row.arrives_at,
    vessel_id: vessel?.id ?? row.vessel_id,
    vessel: vessel?.name ?? row.vessel,
  };
}

type Kind = "cancelled" | "moved" | "swapped" | "opened" | "closed";

function kindOf(row: Row, wanted: Wanted): Kind | null {
  if (row.status !== wanted.status && wanted.status === "cancelled") return "cancelled";
  if (row.status === "cancelled") return null;
  const isMoved =
    row.departs_at.getTime() !== wanted.departs_at.getTime() ||
    row.arrives_at.getTime() !== wanted.arrives_at.getTime();
  if (isMoved) return "moved";
  if (row.vessel_id !== wanted.vessel_id) return "swapped";
  if (row.status === wanted.status) return null;
  return wanted.status === "open" ? "opened" : "closed";
}
