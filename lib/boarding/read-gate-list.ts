import type { Executor } from "#db/client";
import { ticketPublicKey } from "#lib/ticket/ticket-code";
import type { GateList } from "./gate/gate-list";
import { readGateBookings } from "./read-gate-bookings";
import { readGateSailing } from "./read-gate-sailing";

/** All that a gangway's device needs of a sailing to work without us for a while. Throws `not_found`. */
export async function readGateList(sql: Executor, sailingId: string, now: Date): Promise<GateList> {
  const [sailing, bookings] = await Promise.all([
    readGateSailing(sql, sailingId),
    readGateBookings(sql, sailingId),
  ]);
  return { sailing, key: ticketPublicKey(), as_of: now.toISOString(), bookings };
}
