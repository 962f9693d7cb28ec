import type { Tx } from "#db/client";
import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { DomainError } from "#lib/errors/domain-error";
import { transact } from "#lib/outbox/committed";
import { forgetBooking } from "../forget-booking";
import { rebookBooking } from "../rebook/rebook-booking";
import type { SailingScope } from "../sailings/forget-sailing";
import { closeCase } from "./close-case";
import { refundForSailing } from "./refund-for-sailing";

/** nothing: it was seen to before. stuck: a person must look. */
export type Aftercared = "nothing" | "refunded" | "moved" | "ended" | "stuck";
type Row = {
  wish: "choose" | "refund" | "move";
  to_sailing: string | null;
  status: string;
  actor: Actor["kind"];
  actor_id: string | null;
  legs: number[];
};
type About = { sailingId: string; bookingId: string };

/** Refusals that another try will not change. */
const lasting = new Set(["invalid", "not_bookable", "no_capacity", "not_cancellable", "not_found"]);

/**
 * Does what staff decided for a booking of a cancelled sailing, once, however often it is called and wherever
 * an earlier call was killed: the booking itself says what was done. What cannot be done is left for a
 * person, with the reason. The case is closed with the last booking. Throws what another try may mend.
 */
export async function lookAfterBooking(scope: SailingScope, about: About): Promise<Aftercared> {
  const row = await rowOf(scope, about);
  if (row?.status !== "waiting") return "nothing";
  const tried = await unlessLasting(() => act(scope, about, row));
  // Refused because somebody else was quicker, meanwhile: then it was seen to.
  const isSeenTo = tried.is === "stuck" && (await rowOf(scope, about))?.legs.length === 0;
  const outcome = isSeenTo ? await becameOf(scope, about) : tried;
  await withTransaction(scope.database, async (tx) => {
    await end(tx, about, outcome);
    await closeCase(tx, about.sailingId);
  });
  await forgetBooking({ sql: scope.database.sql, cache: scope.cache }, about.bookingId);
  return outcome.is;
}

async function rowOf({ database }: SailingScope, { sailingId, bookingId }: About) {
  const [row] = await database.sql<Row[]>`
    select a.wish, a.to_sailing, a.status, a.actor, a.actor_id,
      array(select l.position from booking_leg l join booking b on b.id = l.booking_id
        where l.booking_id = a.booking_id and l.sailing_id = a.sailing_id and l.cancelled_at is null
          and b.status in ('PENDING', 'AWAITING_OPERATOR', 'CONFIRMED') order by l.position) as legs
    from aftercare a where a.sailing_id = ${sailingId} and a.booking_id = ${bookingId}`;
  return row;
}

type Outcome = { is: Exclude<Aftercared, "nothing">; why?: string };

async function act(scope: SailingScope, about: About, row: Row): Promise<Outcome> {
  // Given up, or moved, by whoever was first: the traveller, staff, or an earlier run that was killed.
  if (row.legs.length === 0) return await becameOf(scope, about);
  const actor = { kind: row.actor, id: row.actor_id };
  const { sailingId, bookingId } = about;
  if (row.wish !== "move" || !row.to_sailing) {
    const isDone = await refundForSailing(scope.database, actor, bookingId, sailingId);
    return isDone ? { is: "refunded" } : await becameOf(scope, about);
  }
  const to = { toSailingId: row.to_sailing, fromSailingId: sailingId };
  const moves = row.legs.map((leg) => ({ leg, ...to }));
  await transact(scope.database, async (tx) => {
    await rebookBooking(tx, actor, bookingId, {
      moves,
      reason: "sailing_cancelled",
      choice: "staff",
    });
  });
  return { is: "moved" };
}

async function becameOf({ database }: SailingScope, about: About): Promise<Outcome> {
  const [row] = await database.sql<{ moved: boolean; refunded: boolean }[]>`
    select exists (select 1 from rebooking r where r.booking_id = ${about.bookingId}
        and r.from_sailing = ${about.sailingId}) as moved,
      exists (select 1 from refund r where r.booking_id = ${about.bookingId}) as refunded`;
  return { is: row?.moved ? "moved" : row?.refunded ? "refunded" : "ended" };
}

async function unlessLasting(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || !lasting.has(error.code)) throw error;
    return { is: "stuck", why: error.message.slice(0, 300) };
  }
}

async function end(tx: Tx, { sailingId, bookingId }: About, { is, why }: Outcome): Promise<void> {
  await tx`
    update aftercare set status = ${is === "stuck" ? "stuck" : "done"}, outcome = ${why ?? is},
      updated_at = clock_timestamp()
    where sailing_id = ${sailingId} and booking_id = ${bookingId} and status = 'waiting'`;
}
