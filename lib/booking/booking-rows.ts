import type { Actor } from "#lib/audit/actor";
import type { Claim, HoldTerms } from "#lib/hold/place-hold";
import { newReference } from "#lib/identity/reference";
import { newId } from "#lib/identity/uuid";
import { traceparent } from "#lib/trace/trace";
import type { BookingRequest } from "./booking-request";
import type { PlannedLeg } from "./plan-legs";
import type { Quote } from "./quote-legs";
import { documentPlace, sealDocument } from "./seal-document";

/** A booking that was checked and priced and only waits for its places. */
export type Draft = {
  actor: Actor;
  key: string;
  requestHash: Buffer;
  request: BookingRequest;
  legs: PlannedLeg[];
  quote: Quote;
  claims: Claim[];
  hold: HoldTerms;
  noticeDueAt: Date;
  documentKey: Buffer;
};

type Row = Record<string, unknown>;

/** The rows a booking is born with, by table, as place_bookings takes them, and the ids they have. */
export type BookingRows = {
  bookingId: string;
  timerTaskId: string;
  noticeTaskId: string;
  reference: string;
  booking: Row;
  legs: Row[];
  passengers: Row[];
  vehicles: Row[];
  items: Row[];
  claims: Row[];
};

/** Lays a draft out as rows. Document numbers are encrypted before they leave the process. */
export function bookingRows(draft: Draft): BookingRows {
  const { request, quote } = draft;
  const { contact } = request;
  const bookingId = newId();
  const timerTaskId = newId();
  const noticeTaskId = newId();
  const reference = newReference();
  return {
    bookingId,
    timerTaskId,
    noticeTaskId,
    reference,
    booking: {
      id: bookingId,
      key: draft.key,
      request_hash: draft.requestHash.toString("hex"),
      reference,
      currency: quote.total.currency,
      total_minor: quote.total.amount_minor,
      contact_name: contact.name,
      contact_email: contact.email,
      contact_phone: contact.phone,
      language: contact.language,
      actor: draft.actor.kind,
      actor_id: draft.actor.id,
      payment_id: newId(),
      hold_id: newId(),
      hold_seconds: draft.hold.seconds,
      hold_longest_seconds: draft.hold.longestSeconds,
      timer_id: timerTaskId,
      notice_id: newId(),
      notice_task_id: noticeTaskId,
      notice_due_at: draft.noticeDueAt,
      traceparent: traceparent(),
    },
    legs: draft.legs.map((leg) => ({ booking_id: bookingId, ...legRow(leg) })),
    passengers: passengerRows(draft, bookingId),
    vehicles: request.vehicles.map((vehicle, position) => ({
      booking_id: bookingId,
      position,
      kind: vehicle.kind,
      length_cm: vehicle.length_cm,
      height_cm: vehicle.height_cm,
      registration: vehicle.registration ?? null,
      driver: vehicle.driver,
    })),
    items: quote.items.map((item, position) => ({
      booking_id: bookingId,
      position,
      leg_position: item.legPosition,
      kind: item.kind,
      quantity: item.quantity,
      amount_minor: item.amount_minor,
    })),
    claims: draft.claims.map(({ poolId, quantity, legPosition }) => ({
      pool_id: poolId,
      quantity,
      leg_position: legPosition,
    })),
  };
}

function legRow(leg: PlannedLeg): Row {
  const fare = leg.offer.fares.find((candidate) => candidate.code === leg.fare);
  return {
    position: leg.position,
    journey_index: leg.journeyIndex,
    sailing_id: leg.offer.sailing.id,
    fare_code: leg.fare,
    conditions: fare?.conditions ?? null,
    passengers: leg.passengers,
    vehicles: leg.vehicles,
  };
}

function passengerRows({ request, documentKey }: Draft, bookingId: string): Row[] {
  return request.passengers.map((passenger, position) => {
    const { document } = passenger;
    return {
      booking_id: bookingId,
      position,
      first_name: passenger.first_name,
      last_name: passenger.last_name,
      birth_date: passenger.birth_date,
      gender: passenger.gender,
      nationality: passenger.nationality,
      special_care: passenger.special_care ?? null,
      document_kind: document?.kind ?? null,
      document_number: document
        ? sealDocument(documentKey, documentPlace(bookingId, position), document.number).toString(
            "base64",
          )
        : null,
      document_country: document?.country ?? null,
      document_expires_on: document?.expires_on ?? null,
    };
  });
}
