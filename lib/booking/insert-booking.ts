import type { Tx } from "#db/client";
import type { BookingRequest } from "./booking-request";
import type { PlannedLeg } from "./plan-legs";
import type { Quote } from "./quote-legs";
import { documentPlace, sealDocument } from "./seal-document";

export type NewBooking = {
  id: string;
  reference: string;
  paymentId: string;
  request: BookingRequest;
  legs: PlannedLeg[];
  quote: Quote;
  documentKey: Buffer;
};

/**
 * The rows a booking is born with, as statements that are sent together: nothing waits for an answer
 * in between. Document numbers are encrypted before they leave the process.
 */
export function insertBooking(tx: Tx, booking: NewBooking): PromiseLike<unknown>[] {
  const { id, request, legs, quote } = booking;
  const { contact } = request;
  const statements: PromiseLike<unknown>[] = [
    tx`insert into booking ${tx({
      id,
      reference: booking.reference,
      currency: quote.total.currency,
      total_minor: quote.total.amount_minor,
      contact_name: contact.name,
      contact_email: contact.email,
      contact_phone: contact.phone,
      language: contact.language,
      created_at: tx`now()` as never,
    })}`,
    tx`insert into booking_leg
      (booking_id, position, journey_index, sailing_id, fare_code, conditions, passengers, vehicles)
      select ${id}, l.position, l.journey_index, l.sailing_id, l.fare_code, l.conditions,
        array(select jsonb_array_elements_text(l.passengers)::smallint),
        array(select jsonb_array_elements_text(l.vehicles)::smallint)
      from jsonb_to_recordset(${tx.json(legs.map(legRow))}) l(position smallint, journey_index smallint,
        sailing_id uuid, fare_code text, conditions jsonb, passengers jsonb, vehicles jsonb)`,
    tx`insert into booking_passenger ${tx(passengerRows(booking))}`,
    tx`insert into payment (id, booking_id, currency, amount_minor, created_at, updated_at)
      values (${booking.paymentId}, ${id}, ${quote.total.currency}, ${quote.total.amount_minor}, now(), now())`,
  ];
  // Nothing has a price: nothing to list.
  if (quote.items.length > 0) {
    statements.push(
      tx`insert into booking_item ${tx(
        quote.items.map((item, position) => ({
          booking_id: id,
          position,
          leg_position: item.legPosition,
          kind: item.kind,
          quantity: item.quantity,
          amount_minor: item.amount_minor,
        })),
      )}`,
    );
  }
  if (request.vehicles.length > 0) {
    statements.push(
      tx`insert into booking_vehicle ${tx(
        request.vehicles.map((vehicle, position) => ({
          booking_id: id,
          position,
          kind: vehicle.kind,
          length_cm: vehicle.length_cm,
          height_cm: vehicle.height_cm,
          registration: vehicle.registration ?? null,
          driver: vehicle.driver,
        })),
      )}`,
    );
  }
  return statements;
}

function legRow(leg: PlannedLeg) {
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

function passengerRows({ id, request, documentKey }: NewBooking) {
  return request.passengers.map((passenger, position) => ({
    booking_id: id,
    position,
    first_name: passenger.first_name,
    last_name: passenger.last_name,
    birth_date: passenger.birth_date,
    gender: passenger.gender,
    nationality: passenger.nationality,
    special_care: passenger.special_care ?? null,
    document_kind: passenger.document?.kind ?? null,
    document_number: passenger.document
      ? sealDocument(documentKey, documentPlace(id, position), passenger.document.number)
      : null,
    document_country: passenger.document?.country ?? null,
    document_expires_on: passenger.document?.expires_on ?? null,
  }));
}
