import type { Tx } from "#db/client";
import { newId } from "#lib/identity/uuid";

export type Claim = { poolId: number; quantity: number; legPosition: number };
export type HoldTerms = { seconds: number; longestSeconds: number };
export type Placed =
  | { placed: true; holdId: string; expiresAt: Date }
  | { placed: false; short: { poolId: number; available: number }[] };

/**
 * Claims all of `claims` for a booking, or none: one round trip in which the pool rows decide. Quantities
 * in the pool's own unit (places, or centimetres of lane). An expired hold in the way is taken back on
 * the spot. The caller must roll back, or write nothing that depends on it, when it was not placed.
 */
export async function placeHold(
  tx: Tx,
  bookingId: string,
  claims: Claim[],
  terms: HoldTerms,
): Promise<Placed> {
  const holdId = newId();
  const rows = await tx<
    { hold_expires_at: Date | null; short_pool: number | null; short_available: number | null }[]
  >`
    select * from place_hold(${holdId}, ${bookingId},
      ${claims.map((c) => c.poolId)}::bigint[], ${claims.map((c) => c.quantity)}::integer[],
      ${claims.map((c) => c.legPosition)}::smallint[], ${terms.seconds}, ${terms.longestSeconds})`;
  const [first] = rows;
  if (first?.hold_expires_at) return { placed: true, holdId, expiresAt: first.hold_expires_at };
  return {
    placed: false,
    short: rows.map((row) => ({
      poolId: row.short_pool ?? 0,
      available: Math.max(0, row.short_available ?? 0),
    })),
  };
}
