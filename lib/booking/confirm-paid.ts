import type { Database, Executor } from "#db/client";
import { withReading, withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { newId } from "#lib/identity/uuid";
import { announceCommitted } from "#lib/outbox/committed";
import type { IntentReading } from "#lib/payment/intent-reading";
import { isTracing, span } from "#lib/trace/trace";
import { confirmationIds } from "./confirm-booking";

/**
 * Confirms, in one round trip, a booking whose money is exactly what was sold and came while its places
 * were held: the way nearly every payment goes. Returns the booking's id, or null when it changed nothing
 * because anything was otherwise. Throws `service_unavailable`.
 */
export async function confirmPaid(
  database: Pick<Database, "sql">,
  actor: Actor,
  reading: IntentReading,
): Promise<string | null> {
  const ids = [newId(), ...confirmationIds()];
  const confirm = (executor: Executor) => executor<{ booking_id: string }[]>`
    select confirm_paid(${reading.id}, ${reading.amountMinor}, ${reading.receivedMinor}, ${reading.currency},
      ${reading.chargeId}, ${reading.card?.brand ?? null}, ${reading.card?.last4 ?? null}, ${ids}::uuid[],
      ${actor.kind}, ${actor.id}) as booking_id`;
  const about = { "db.system.name": "postgresql", "db.operation.name": "confirm_paid" } as const;
  const [row] = await span("sql confirm_paid", about, async () =>
    // A trace is told to a transaction; what nobody traces is one statement, which is one by itself.
    isTracing()
      ? await withTransaction(database, confirm)
      : await withReading(confirm(database.sql)),
  );
  if (!row) return null;
  announceCommitted();
  return row.booking_id;
}
