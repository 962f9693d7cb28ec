import type { Tx } from "#db/client";

/** Sold places of a booking on one of its legs, in the pool's own unit. */
export type SoldPlaces = { pool_id: number; leg_position: number; quantity: number };

/**
 * Gives back some of a booking's sold places, each once: an error, and nothing given, if it owns fewer.
 * The caller holds the locks of lockBooking.
 */
export async function releasePart(tx: Tx, bookingId: string, places: SoldPlaces[]): Promise<void> {
  await tx`
    select release_part(${bookingId}, ${places.map((one) => one.pool_id)}::bigint[],
      ${places.map((one) => one.leg_position)}::smallint[], ${places.map((one) => one.quantity)}::integer[])`;
}
