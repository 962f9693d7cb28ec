import type { Executor } from "#db/client";
import { isTracing } from "#lib/trace/trace";

/** The trace that a booking was made in, as its own outbox row keeps it; null where nothing is traced. Never throws. */
export async function traceOfBooking(
  executor: Executor,
  bookingId: string,
): Promise<string | null> {
  if (!isTracing()) return null;
  const rows = await executor<{ traceparent: string | null }[]>`
    select traceparent from outbox where booking_id = ${bookingId} and event = 'booking/held'
    order by created_at limit 1`.catch(() => []);
  return rows[0]?.traceparent ?? null;
}
