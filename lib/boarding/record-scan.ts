import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { isExpired } from "#lib/ticket/signed-code";
import { readTicketCode } from "#lib/ticket/ticket-code";
import { findElsewhere } from "./find-elsewhere";
import { type Flag, flagScan } from "./flag-scan";
import { type Refusal, refusedBySailing } from "./gate/decide";
import type { Stage } from "./gate/gate-list";
import type { Scan, ScanOutcome } from "./gate/scan";
import { lockGateBooking } from "./lock-gate-booking";
import { readGateBookings } from "./read-gate-bookings";
import { settlePassengers } from "./settle-passengers";

/** A scan with its time by our clock. */
export type TimedScan = Omit<Scan, "at"> & { at: Date };
type Asked = {
  sailingId: string;
  device: { id: string; name: string };
  scan: TimedScan;
  now: Date;
};

/** What a refusal is called when whom it is about was let pass already. */
const flags: Partial<Record<Refusal, Flag>> = {
  cancelled: "cancelled",
  not_confirmed: "cancelled",
  sailing_cancelled: "cancelled",
  wrong_day: "not_on_sailing",
  wrong_sailing: "not_on_sailing",
  expired: "not_on_sailing",
};
const reference = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/**
 * Decides one scan and writes it down: who passes, who was there before. Without `let_pass` it is a question,
 * and what is refused leaves nothing; with it they have passed already, and what should not have been is
 * flagged for a person.
 */
export async function recordScan(tx: Tx, actor: Actor, asked: Asked): Promise<ScanOutcome> {
  const { sailingId, scan } = asked;
  const text = scan.code.trim().toUpperCase();
  const ticket = reference.test(text) ? { reference: text, days: null } : readTicketCode(scan.code);
  if (!ticket) return refused(scan, "not_ours");
  const found = await lockGateBooking(tx, sailingId, ticket.reference);
  if (!found) return refused(scan, "unknown");
  const { sailing, booking } = found;

  const bookingSays = ((): Refusal | null => {
    if (ticket.days && isExpired({ ...ticket.days, reference: "" }, sailing.day)) return "expired";
    if (!booking.isOnSailing) return "wrong_sailing";
    if (booking.status === "CANCELLED" || booking.live.length === 0) return "cancelled";
    return booking.status === "CONFIRMED" ? null : "not_confirmed";
  })();
  const sailingSays = refusedBySailing(sailing, scan.at);
  const why = bookingSays ?? sailingSays;
  const wanted = scan.passengers ?? booking.live;

  if (why && !scan.let_pass) {
    const elsewhere =
      why === "wrong_sailing" ? await findElsewhere(tx, booking.id, sailing.departsAt) : null;
    const isOtherDay = elsewhere !== null && elsewhere.day !== sailing.day;
    return { ...refused(scan, isOtherDay ? "wrong_day" : why), elsewhere };
  }
  const kept = await keepScan(tx, actor, { ...asked, bookingId: booking.id, wanted });
  if (!kept) return refused(scan, "unknown");
  const flag = why && flags[why];
  if (flag) {
    await flagScan(tx, scan.id, flag, kept.passengers);
    return { ...refused(scan, why), flagged: kept.passengers };
  }
  const settled = await settlePassengers(tx, {
    sailingId,
    bookingId: booking.id,
    live: booking.live,
    scan: kept,
  });
  if (sailingSays && settled.accepted.length > 0) {
    await flagScan(tx, scan.id, "outside_hours", settled.accepted);
  }
  const all = settled.accepted.length === kept.passengers.length;
  const none = settled.accepted.length === 0;
  const [fresh] = scan.passengers === null ? await readGateBookings(tx, sailingId, booking.id) : [];
  return {
    id: scan.id,
    say: all ? "yes" : none ? "no" : "part",
    why: all ? null : settled.already.length > 0 ? "already" : "cancelled",
    ...settled,
    booking: fresh ?? null,
    elsewhere: null,
  };
}

/** A scan as it was first written down; that it let people pass may be learnt later. */
export type KeptScan = {
  id: string;
  stage: Stage;
  passengers: number[];
  scanned_at: Date;
  let_pass: boolean;
};

/** Writes a scan down once, and answers with what is written; null if its id is another scan's. */
async function keepScan(
  tx: Tx,
  actor: Actor,
  {
    sailingId,
    device,
    scan,
    now,
    bookingId,
    wanted,
  }: Asked & { bookingId: string; wanted: number[] },
): Promise<KeptScan | null> {
  const [kept] = await tx<KeptScan[]>`
    insert into check_in_scan (id, sailing_id, booking_id, stage, passengers, means, device_id, device_name,
      actor_id, scanned_at, received_at, let_pass)
    values (${scan.id}, ${sailingId}, ${bookingId}, ${scan.stage}, ${wanted}, ${scan.means}, ${device.id},
      ${device.name}, ${actor.id}, ${scan.at}, ${now}, ${scan.let_pass})
    on conflict (id) do update set let_pass = check_in_scan.let_pass or excluded.let_pass
    where check_in_scan.sailing_id = excluded.sailing_id and check_in_scan.booking_id = excluded.booking_id
      and check_in_scan.stage = excluded.stage
    returning id, stage, passengers, scanned_at, let_pass`;
  return kept ?? null;
}

function refused({ id }: TimedScan, why: Refusal): ScanOutcome {
  return {
    id,
    say: "no",
    why,
    accepted: [],
    already: [],
    flagged: [],
    booking: null,
    elsewhere: null,
  };
}
