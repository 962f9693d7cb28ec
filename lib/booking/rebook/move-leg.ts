import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { assert } from "#lib/errors/assert";
import { releaseLegs } from "../operators/release-legs";
import type { PlannedMove } from "./plan-rebooking";

type Moving = { bookingId: string; reference: string; moveId: string; reason: string };

/**
 * Moves a leg: the places on the new sailing are taken before the old ones are given back. The leg keeps its
 * position, and with it its lines and who is on it, and begins anew with its operator under a name of its own;
 * as it was it lives on, cancelled, under the next position. Returns the task that tells the operator it was
 * given up, if one does. The caller holds the locks and has seen that everything is free.
 */
export async function moveLeg(
  tx: Tx,
  actor: Actor,
  { bookingId, reference, moveId, reason }: Moving,
  { leg, to, claims }: PlannedMove,
): Promise<string | null> {
  const { position, operator_status: before } = leg;
  const former = await keepFormer(tx, bookingId, position);
  if (before !== "NOT_SENT") {
    const detail = { former_leg: position };
    await recordChange(tx, actor, {
      bookingId,
      subject: `leg:${former}`,
      from: "NOT_SENT",
      to: before,
      detail,
    });
    await recordChange(tx, actor, {
      bookingId,
      subject: `leg:${position}`,
      from: before,
      to: "NOT_SENT",
      detail: { kept_as: former, sailing: to.id },
    });
  }
  await tx`
    update booking_leg set sailing_id = ${to.id}, operator_status = 'NOT_SENT', operator_reference = null,
      operator_asked_at = null, amend_due = null, operator_key = ${`${reference}-${position}-${former}`}
    where booking_id = ${bookingId} and position = ${position}`;
  await takePlaces(tx, bookingId, former, { leg, to, claims });
  await tx`select release_sold(${bookingId}, ${[former]}::smallint[])`;
  await renameLines(tx, bookingId, position, claims);
  await tx`
    insert into rebooking (move_id, booking_id, leg_position, former_position, from_sailing, to_sailing,
      was_cancelled, actor, actor_id, reason, at)
    select ${moveId}, ${bookingId}, ${position}, ${former}, ${leg.id}, ${to.id}, ${leg.status === "cancelled"},
      ${actor.kind}, ${actor.id}, ${reason}, clock_timestamp()`;
  return await releaseLegs(tx, actor, bookingId, [former]);
}

/** The leg as it was, with its places and its name at the operator, under the next position. */
async function keepFormer(tx: Tx, bookingId: string, position: number): Promise<number> {
  const [row] = await tx<{ former: number }[]>`
    insert into booking_leg (booking_id, position, journey_index, sailing_id, fare_code, conditions, passengers,
      vehicles, operator_status, operator_reference, operator_asked_at, operator_key, cancelled_at, moved_at)
    select l.booking_id, (select max(position) + 1 from booking_leg where booking_id = l.booking_id),
      l.journey_index, l.sailing_id, l.fare_code, l.conditions, l.passengers, l.vehicles, l.operator_status,
      l.operator_reference, l.operator_asked_at,
      coalesce(l.operator_key, (select reference from booking where id = l.booking_id) || '-' || l.position),
      clock_timestamp(), clock_timestamp()
    from booking_leg l where l.booking_id = ${bookingId} and l.position = ${position}
    returning position as former`;
  assert(row, "a planned move has its leg");
  await tx`
    update allocation set leg_position = ${row.former}
    where booking_id = ${bookingId} and leg_position = ${position}`;
  return row.former;
}

/** Sold at once, under the hold that was paid for: a booking's places were held once. */
async function takePlaces(
  tx: Tx,
  bookingId: string,
  former: number,
  { leg, claims }: PlannedMove,
): Promise<void> {
  const pools = claims.map(({ toPoolId }) => toPoolId);
  const quantities = claims.map(({ quantity }) => quantity);
  const taken = await tx`
    update pool p set sold = p.sold + w.quantity
    from unnest(${pools}::bigint[], ${quantities}::integer[]) w(pool, quantity)
    where p.id = w.pool and p.capacity - p.sold - p.held >= w.quantity returning 1`;
  assert(taken.length === claims.length, "what was free under the locks is free");
  await tx`
    insert into allocation (hold_id, pool_id, leg_position, booking_id, quantity, status)
    select w.hold, w.pool, ${leg.position}, ${bookingId}, w.quantity, 'sold'
    from unnest(${claims.map(({ hold_id }) => hold_id)}::uuid[], ${pools}::bigint[], ${quantities}::integer[]) w(hold, pool, quantity)`;
  const owned = await tx<{ count: number }[]>`
    select count(*)::int as count from allocation
    where booking_id = ${bookingId} and leg_position = ${former} and status = 'sold'`;
  assert(owned[0]?.count === claims.length, "all that the leg owned has its like");
}

/** A line says what is owned, at the price it was sold for. */
async function renameLines(
  tx: Tx,
  bookingId: string,
  position: number,
  claims: PlannedMove["claims"],
): Promise<void> {
  for (const { kind, toKind } of claims) {
    if (kind === toKind || !kind.startsWith("cabin:")) continue;
    await tx`
      update booking_item set kind = ${toKind}
      where booking_id = ${bookingId} and leg_position = ${position} and kind = ${kind} and cancelled_at is null`;
  }
}
