import type { BookingView, LegView } from "#lib/booking/booking-view";

/** Where and when the journey of a leg begins: what its fare's conditions are counted from. */
export function journeyStart(
  booking: BookingView,
  leg: LegView,
): { departs_at: string; zone: string } {
  const first = booking.legs
    .filter(({ journey_index }) => journey_index === leg.journey_index)
    .reduce(
      (earliest, one) =>
        Date.parse(one.departs_at) < Date.parse(earliest.departs_at) ? one : earliest,
      leg,
    );
  return { departs_at: first.departs_at, zone: first.from.zone };
}
