import { and, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { type Drizzle, schema } from "#db/client";

const { payment } = schema;

/**
 * Intents of which it isn't known that no more money can come, though the last word of ours is two seconds old,
 * also of bookings that have ended: what reconciliation reads again from Stripe when a webhook never
 * came. Those longest unread first; each is marked as read, so that one that fails keeps no other waiting.
 */
export async function findUnsettled(drizzle: Drizzle, limit: number): Promise<string[]> {
  const rows = await drizzle
    .select({ intentId: payment.intentId })
    .from(payment)
    .where(
      and(
        isNotNull(payment.intentId),
        isNull(payment.intentClosedAt),
        lt(payment.updatedAt, sql`now() - interval '2 seconds'`),
      ),
    )
    .orderBy(sql`${payment.readAt} asc nulls first`)
    .limit(limit);
  const intentIds = rows.flatMap((row) => row.intentId ?? []);
  if (intentIds.length > 0) {
    await drizzle
      .update(payment)
      .set({ readAt: sql`now()` })
      .where(inArray(payment.intentId, intentIds));
  }
  return intentIds;
}
