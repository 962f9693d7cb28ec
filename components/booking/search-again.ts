import type { BookingView } from "#lib/booking/booking-view";
import { localDate } from "#lib/language/format-time";
import { vehicleKinds } from "#lib/party/party";
import { readTravelQuery, searchHref } from "../search/travel-query";

/** A search for the same ports, days and party. */
export function searchAgainHref(booking: BookingView, locale: string): string {
  const journey = (index: number) => booking.legs.filter((leg) => leg.journey_index === index);
  const out = journey(0);
  const back = journey(1);
  const count = (kind: string) =>
    booking.items.find((item) => item.kind === kind && item.leg_position === 0)?.quantity ?? 0;
  const vehicle = booking.vehicles[0];
  const kind = vehicleKinds.find((name) => name === vehicle?.kind);
  return searchHref(locale, {
    ...readTravelQuery({}),
    from: out[0]?.from.code ?? "",
    to: out.at(-1)?.to.code ?? "",
    date: localDate(out[0]?.departs_at ?? ""),
    returnDate: back[0] ? localDate(back[0].departs_at) : "",
    adults: count("adult"),
    children: count("child"),
    infants: count("infant"),
    pets: count("pet"),
    vehicle:
      vehicle && kind ? { kind, length_cm: vehicle.length_cm, height_cm: vehicle.height_cm } : null,
  });
}
