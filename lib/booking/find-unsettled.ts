import { and, asc, inArray, isNotNull, lt, sql } from "drizzle-orm";
import { type Drizzle, schema } from "#db/client";

const { payment } = schema;

/**
 * Intents whose payment is not final though nothing has been heard of it for a while, oldest first: what
 * reconciliation reads again from Stripe when a webhook never came.
 */
export async function findUnsettled(drizzle: Drizzle, limit: number): Promise<string[]> {
  const rows = await drizzle
    .select({ intentId: payment.intentId })
    .from(payment)
    .where(
      and(
        inArray(payment.status, ["PENDING", "PROCESSING", "AUTHORISED"]),
        isNotNull(payment.intentId),
        lt(payment.updatedAt, sql`now() - interval '45 seconds'`),
      ),
    )
    .orderBy(asc(payment.updatedAt))
    .limit(limit);
  return rows.flatMap((row) => row.intentId ?? []);
}
