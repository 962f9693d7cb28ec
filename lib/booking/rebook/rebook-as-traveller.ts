import type { Database } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { DomainError } from "#lib/errors/domain-error";
import { transact } from "#lib/outbox/committed";
import type { Cache } from "#lib/redis/redis";
import { forgetBooking } from "../forget-booking";
import { type Rebooked, rebookBooking } from "./rebook-booking";
import type { RebookWish } from "./rebook-wish";

type Scope = { database: Pick<Database, "sql">; cache: Cache };

/** Each leg is named with the sailing it is on: whoever was quicker, in another tab or at a desk, is respected. */
export type TravellerWish = {
  moves: (RebookWish["moves"][number] & { fromSailingId: string })[];
};

/**
 * Moves legs of a traveller's booking whose sailings were cancelled or moved far to others that they chose, at no
 * cost (Regulation (EU) No 1177/2010, article 18), in one transaction; no money goes anywhere. What sails as it
 * was booked cannot be moved so. Whether they may change the booking is the caller's question. Caches forget the
 * sailings after the commit. Throws `forbidden` to who isn't a traveller, `not_found`, `invalid`, `not_bookable`,
 * `no_capacity`, each of the last three saying why.
 */
export async function rebookAsTraveller(
  { database, cache }: Scope,
  actor: Actor,
  bookingId: string,
  { moves }: TravellerWish,
): Promise<Rebooked> {
  if (actor.kind !== "traveller") {
    throw new DomainError("forbidden", "This is the traveller's own choice.");
  }
  const done = await transact(database, (tx) =>
    rebookBooking(tx, actor, bookingId, { moves, choice: "traveller", reason: "by_traveller" }),
  );
  await forgetBooking({ sql: database.sql, cache }, bookingId);
  return done;
}
