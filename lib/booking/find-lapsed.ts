import { and, eq, exists, lte, not, notExists, sql } from "drizzle-orm";
import { type Drizzle, schema } from "#db/client";

const { booking, hold } = schema;

/**
 * Bookings still PENDING whose hold has passed its end, or has ended without them, oldest first, at most
 * `limit`: for the sweep behind the timers.
 */
export async function findLapsed(drizzle: Drizzle, limit: number): Promise<string[]> {
  const ownHold = (condition?: ReturnType<typeof and>) =>
    drizzle
      .select({ one: sql`1` })
      .from(hold)
      .where(and(eq(hold.bookingId, booking.id), eq(hold.status, "open"), condition));
  const rows = await drizzle
    .select({ id: booking.id })
    .from(booking)
    .where(
      and(
        eq(booking.status, "PENDING"),
        sql`(${exists(ownHold(and(not(hold.pinned), lte(hold.expiresAt, sql`now()`))))} or ${notExists(ownHold())})`,
      ),
    )
    .orderBy(booking.createdAt)
    .limit(limit);
  return rows.map((row) => row.id);
}
