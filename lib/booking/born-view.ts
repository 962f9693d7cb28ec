import type { Language } from "#lib/fare/item-label";
import { inLanguage } from "#lib/port/port";
import type { PortDirectory } from "#lib/port/port-directory";
import type { BookingRows, Draft } from "./booking-rows";
import type { BookingView, LegView, PortView } from "./booking-view";
import { legView } from "./leg-view";
import { extraViews, itemView, passengerView, vehicleView } from "./party-view";
import type { PlannedLeg } from "./plan-legs";

/** A booking as it was written a moment ago. */
export type Born = {
  draft: Pick<Draft, "request" | "legs" | "quote" | "hold">;
  rows: Pick<BookingRows, "bookingId" | "reference">;
  at: Date;
  holdExpiresAt: Date;
};
type Wording = { ports: PortDirectory; language: Language };

/**
 * What readBooking would say of a new booking, from what is at hand: who has just written it needn't ask
 * for it. Port names and item labels are in `language`.
 */
export function bornView({ draft, rows, at, holdExpiresAt }: Born, wording: Wording): BookingView {
  const { request, quote, hold } = draft;
  const { contact } = request;
  const items = quote.items.map(({ legPosition, ...item }) => ({
    ...item,
    leg_position: legPosition,
  }));
  return {
    id: rows.bookingId,
    reference: rows.reference,
    status: "PENDING",
    hold_expires_at: holdExpiresAt.toISOString(),
    // As readBooking has it: a second that extending would win is not worth a button.
    hold_extendable: hold.seconds + 1 < hold.longestSeconds,
    server_time: at.toISOString(),
    total: quote.total,
    sold_total: quote.total,
    items: items.map((item) => itemView(item, wording.language)),
    legs: draft.legs.map((leg) => legOf(leg, wording)),
    passengers: request.passengers.map((passenger, position) =>
      passengerView({ ...passenger, position, cancelled_at: null }),
    ),
    vehicles: request.vehicles.map((vehicle, position) =>
      vehicleView({
        ...vehicle,
        position,
        registration: vehicle.registration ?? null,
        cancelled_at: null,
      }),
    ),
    ...extraViews(items, [], wording.language),
    cancellations: [],
    contact: {
      name: contact.name,
      email: contact.email,
      phone: contact.phone,
      language: contact.language,
    },
    payment: {
      status: "PENDING",
      declines: 0,
      last_decline: null,
      closed: true,
      paid_at: null,
      card: null,
      dispute: null,
    },
    refund: null,
    refunds: [],
    reason: null,
    created_at: at.toISOString(),
    confirmed_at: null,
    cancelled_at: null,
    cancellable: true,
    revision: { number: 0, at: null },
  };
}

function legOf(leg: PlannedLeg, wording: Wording): LegView {
  const { sailing, operator, fares } = leg.offer;
  const fare = fares.find(({ code }) => code === leg.fare);
  return legView({
    position: leg.position,
    journey_index: leg.journeyIndex,
    sailing_id: sailing.id,
    operator: { code: operator.code, name: operator.name },
    vessel: { name: sailing.vessel_name },
    from: portOf(sailing.from_port, sailing.from_name, sailing.from_zone, wording),
    to: portOf(sailing.to_port, sailing.to_name, sailing.to_zone, wording),
    departs_at: sailing.departs_at.toISOString(),
    arrives_at: sailing.arrives_at.toISOString(),
    fare: leg.fare,
    conditions: fare?.conditions as LegView["conditions"],
    operator_status: "NOT_SENT",
    operator_reference: null,
    cancelled_at: null,
    disruption: null,
    passengers: leg.passengers,
    vehicles: leg.vehicles,
  });
}

function portOf(code: string, name: string, zone: string, { ports, language }: Wording): PortView {
  const known = ports.byCode.get(code);
  return { code, name: known ? inLanguage(known, language).name : name, zone };
}
