import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import { closeAlert } from "#lib/alert/close-alert";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { isUuid } from "#lib/identity/uuid";

export type SailingCase = {
  id: string;
  kind: "moved" | "cancelled" | "swapped" | "gone" | "back";
  sailing_id: string;
  operator_code: string;
  from_port: string;
  to_port: string;
  old_departs_at: Date;
  new_departs_at: Date | null;
  old_vessel: string | null;
  new_vessel: string | null;
  bookings: number;
  at: Date;
};

/** Changes of sailings under live bookings that nobody of the staff has looked after, oldest first. */
export async function openSailingCases(
  { sql }: Pick<Database, "sql">,
  limit = 100,
): Promise<SailingCase[]> {
  return [
    ...(await sql<SailingCase[]>`
      select c.id, c.kind, c.sailing_id, s.operator_code, s.from_port, s.to_port, c.old_departs_at,
        c.new_departs_at, c.old_vessel, c.new_vessel, c.bookings, c.at
      from sailing_change c join sailing s on s.id = c.sailing_id
      where c.resolved_at is null order by c.at, c.id limit ${limit}`),
  ];
}

/** Closes such a case, and its alert: whoever is booked has been looked after. For staff. False if it was closed already. Throws `forbidden`. */
export async function resolveSailingCase(
  database: Pick<Database, "sql">,
  actor: Actor,
  id: string,
): Promise<boolean> {
  requireStaff(actor, "sailings");
  if (!isUuid(id)) return false;
  return await withTransaction(database, async (tx) => {
    const rows = await tx`
      update sailing_change set resolved_at = clock_timestamp(), resolved_by = ${actor.id}
      where id = ${id} and resolved_at is null returning 1`;
    if (rows.length === 0) return false;
    await closeAlert(tx, { kind: "sailing_changed", subject: id });
    return true;
  });
}
