// Who may pass, decided by what is known of the sailing and the booking: the same words on a device without
// network as on the server. Runs in browsers.
import type { GateBooking, GatePassenger, GateSailing, Stage } from "./gate-list";

/** Why nobody of a booking passes here and now. */
export type Refusal =
  /** Forged, altered, or somebody else's code. */
  | "not_ours"
  /** No booking of this reference. */
  | "unknown"
  | "expired"
  | "wrong_day"
  | "wrong_sailing"
  | "cancelled"
  | "not_confirmed"
  | "sailing_cancelled"
  | "too_early"
  | "over"
  | "already";

export type Verdict =
  | { say: "yes"; who: number[] }
  /** Some were there before: whoever scans says whether the others come now. */
  | { say: "ask"; who: number[]; there: number[]; since: string }
  | { say: "no"; why: Refusal; since?: string };

/** Why a sailing takes nobody at an instant, or null. Arrived is over: ships leave late, none boards then. */
export function refusedBySailing(
  sailing: Pick<GateSailing, "status" | "opens_at" | "arrives_at">,
  at: Date,
): "sailing_cancelled" | "too_early" | "over" | null {
  if (sailing.status === "cancelled") return "sailing_cancelled";
  if (at.getTime() < Date.parse(sailing.opens_at)) return "too_early";
  return at.getTime() > Date.parse(sailing.arrives_at) ? "over" : null;
}

/** Since when a passenger has been there for a stage, or null; who is aboard was checked in too. */
export function thereSince(passenger: GatePassenger, stage: Stage): string | null {
  const { checked_in_at, boarded_at } = passenger;
  return stage === "boarded" ? boarded_at : (checked_in_at ?? boarded_at);
}

/** Whether a booking that stands on the sailing's list may pass at an instant. */
export function decide(
  sailing: Pick<GateSailing, "status" | "opens_at" | "arrives_at">,
  booking: Pick<GateBooking, "state" | "passengers">,
  stage: Stage,
  at: Date,
): Verdict {
  if (booking.state !== "good") return { say: "no", why: booking.state };
  const why = refusedBySailing(sailing, at);
  if (why) return { say: "no", why };
  const times = booking.passengers.flatMap((one) => thereSince(one, stage) ?? []);
  const since = times.sort()[0];
  const there = booking.passengers.filter((one) => thereSince(one, stage)).map(({ n }) => n);
  const who = booking.passengers.filter((one) => !thereSince(one, stage)).map(({ n }) => n);
  if (who.length === 0) return { say: "no", why: "already", ...(since && { since }) };
  return since ? { say: "ask", who, there, since } : { say: "yes", who };
}
