import { randomUUID } from "node:crypto";
import { settleReading } from "#lib/booking/settle-payment";
import { openStripe } from "#lib/payment/stripe";
import { place, readingFor, requestFor } from "#lib/testing/booking-world";
import type { World } from "#lib/testing/world";
import type { Scan, ScanOutcome } from "../gate/scan";
import { recordScans } from "../record-scans";

const stripe = { kind: "stripe", id: "evt_gate" } as const;
export const agent = {
  kind: "staff",
  id: "00000000-0000-4000-8000-000000000001",
  role: "port_agent",
} as const;

export type Booked = { bookingId: string; reference: string };

/** A booking on a sailing that is paid and confirmed. */
export async function confirmed(world: World, sailingId: string, adults = 2): Promise<Booked> {
  const { bookingId } = await place(world, await requestFor(world, [sailingId], { adults }));
  const context = {
    database: world.database,
    stripe: openStripe("sk_test_x", "http://127.0.0.1:1"),
  };
  await settleReading(context, stripe, await readingFor(world, bookingId));
  const [row] = await world.sql<{ reference: string }[]>`
    select reference from booking where id = ${bookingId}`;
  return { bookingId, reference: row?.reference as string };
}

export type Gate = {
  sailingId: string;
  /** Within the hours in which the sailing takes people. */
  now: Date;
  scan: (code: string, changes?: Partial<Scan>) => Scan;
  send: (scans: Scan[], device?: string, through?: World) => Promise<ScanOutcome[]>;
};

/** A gangway at a sailing, two hours before it leaves. */
export function gateAt(world: World, sailing: { id: string; departs_at: Date }): Gate {
  const now = new Date(sailing.departs_at.getTime() - 2 * 3_600_000);
  return {
    sailingId: sailing.id,
    now,
    scan: (code, changes = {}) => ({
      id: randomUUID(),
      code,
      passengers: null,
      stage: "boarded",
      means: "camera",
      at: now.toISOString(),
      let_pass: false,
      ...changes,
    }),
    send: async (scans, device = "One", through = world) =>
      await recordScans(through.database, agent, {
        sailingId: sailing.id,
        device: {
          id: "00000000-0000-4000-8000-0000000000aa",
          name: device,
          sentAt: now,
        },
        by: agent.id,
        scans,
        now,
      }),
  };
}
