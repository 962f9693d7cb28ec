import { and, asc, eq, gt, or } from "drizzle-orm";
import { type Drizzle, schema } from "#db/client";

const { dispute } = schema;

/** Disputes that are not final, oldest first: open, or won and their money not back yet. Their events may be lost. */
export async function findOpenDisputes(drizzle: Drizzle, limit: number): Promise<string[]> {
  const rows = await drizzle
    .select({ id: dispute.id })
    .from(dispute)
    .where(
      or(eq(dispute.status, "open"), and(eq(dispute.status, "won"), gt(dispute.withdrawnMinor, 0))),
    )
    .orderBy(asc(dispute.openedAt))
    .limit(limit);
  return rows.map((row) => row.id);
}
