import { and, asc, inArray, lt, sql } from "drizzle-orm";
import { type Drizzle, schema } from "#db/client";

const { refund } = schema;

/** Refunds that are not final and of which nothing has been heard for five minutes: their event or its run may be lost. */
export async function findOpenRefunds(drizzle: Drizzle, limit: number): Promise<string[]> {
  const rows = await drizzle
    .select({ id: refund.id })
    .from(refund)
    .where(
      and(
        inArray(refund.status, ["requested", "pending"]),
        lt(refund.updatedAt, sql`now() - interval '5 minutes'`),
      ),
    )
    .orderBy(asc(refund.updatedAt))
    .limit(limit);
  return rows.map((row) => row.id);
}
