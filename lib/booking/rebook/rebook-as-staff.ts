import type { Database } from "#db/client";
import { withReading } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { transact } from "#lib/outbox/committed";
import type { Cache } from "#lib/redis/redis";
import { forgetBooking } from "../forget-booking";
import { planRebooking } from "./plan-rebooking";
import { readRebooking } from "./read-rebooking";
import { type Rebooked, rebookBooking } from "./rebook-booking";
import type { RebookPreview, RebookWish } from "./rebook-wish";

type Scope = { database: Pick<Database, "sql">; cache: Cache };

/**
 * Moves legs of a confirmed booking to other sailings of the same operator between the same ports, or ports
 * near them, in one transaction. The price stays as it was sold: staff take no extra charge, and give no
 * difference back. Caches forget both sailings after the commit. Throws `forbidden`, `not_found`, `invalid`,
 * `not_bookable`, `no_capacity`, each of the last three saying why.
 */
export async function rebookAsStaff(
  { database, cache }: Scope,
  actor: Actor,
  bookingId: string,
  wish: RebookWish & { reason: string },
): Promise<Rebooked> {
  requireStaff(actor, "bookings");
  const done = await transact(database, (tx) =>
    rebookBooking(tx, actor, bookingId, { ...wish, choice: "staff" }),
  );
  await forgetBooking({ sql: database.sql, cache }, bookingId);
  return done;
}

/** What rebookAsStaff would do now, and what stands against it. Changes nothing. Throws `not_found`. */
export async function previewRebooking(
  { sql }: Pick<Database, "sql">,
  bookingId: string,
  wish: RebookWish,
): Promise<RebookPreview> {
  const targets = wish.moves.map(({ toSailingId }) => toSailingId);
  const facts = await withReading(readRebooking(sql, bookingId, targets));
  return planRebooking(facts, wish, "staff").preview;
}
