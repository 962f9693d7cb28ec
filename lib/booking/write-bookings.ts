import type { Executor } from "#db/client";
import type { BookingRows } from "./booking-rows";

/** What became of one booking: its own places, or nothing. */
export type Written =
  | { outcome: "placed"; bookingId: string; at: Date; holdExpiresAt: Date }
  | { outcome: "refused"; short: { poolId: number; available: number }[] }
  /** A sailing of it is not on sale any more. */
  | { outcome: "unsold" }
  | { outcome: "known"; bookingId: string }
  | { outcome: "mismatch" };

type Answer = {
  turn: number;
  outcome: Written["outcome"];
  booking_id: string | null;
  at: Date | null;
  hold_expires_at: Date | null;
  short: { pool_id: number; available: number }[] | null;
};

const tables = ["legs", "passengers", "vehicles", "items", "claims"] as const;

/**
 * Claims places for bookings and writes them with all that follows, in one round trip: each wholly or
 * not at all, in the order given. On a plain connection it is its own transaction, so nobody waits for
 * this process between the claim and the commit. The answers stand in the order of the bookings.
 */
export async function writeBookings(
  executor: Executor,
  bookings: BookingRows[],
): Promise<Written[]> {
  const [legs, passengers, vehicles, items, claims] = tables.map((table) =>
    bookings.flatMap((booking, turn) => booking[table].map((row) => ({ turn, ...row }))),
  );
  const heads = bookings.map(({ booking }, turn) => ({ turn, ...booking }));
  const json = (rows: unknown) => executor.json(rows as never);
  const answers = await executor<Answer[]>`
    select * from place_bookings(${json(heads)}, ${json(legs)}, ${json(passengers)}, ${json(vehicles)},
      ${json(items)}, ${json(claims)})`;
  const byTurn = new Map(answers.map((answer) => [answer.turn, answer]));
  return bookings.map((_, turn) => writtenOf(byTurn.get(turn)));
}

function writtenOf(answer: Answer | undefined): Written {
  if (answer?.outcome === "placed" && answer.booking_id && answer.at && answer.hold_expires_at) {
    const { booking_id, at, hold_expires_at } = answer;
    return { outcome: "placed", bookingId: booking_id, at, holdExpiresAt: hold_expires_at };
  }
  if (answer?.outcome === "known" && answer.booking_id) {
    return { outcome: "known", bookingId: answer.booking_id };
  }
  if (answer?.outcome === "refused") {
    const short = (answer.short ?? []).map(({ pool_id, available }) => ({
      poolId: pool_id,
      available: Math.max(0, available),
    }));
    return { outcome: "refused", short };
  }
  if (answer?.outcome === "mismatch" || answer?.outcome === "unsold") {
    return { outcome: answer.outcome };
  }
  throw new Error("place_bookings did not answer for a booking");
}
