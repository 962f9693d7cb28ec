import { assert } from "#lib/errors/assert";
import { DomainError } from "#lib/errors/domain-error";
import { type PricedItem, priceLeg } from "#lib/fare/price-leg";
import { totalOf } from "#lib/fare/total-of";
import type { Money } from "#lib/money/money";
import { bandOf } from "#lib/party/band-of";
import type { BookingRequest } from "./booking-request";
import type { PlannedLeg } from "./plan-legs";

export type QuotedItem = PricedItem & { legPosition: number };
export type Quote = { total: Money; items: QuotedItem[] };

/**
 * Prices planned legs item by item, each passenger's band by the age on that leg's day. One tariff
 * currency a booking, no conversion: throws `not_bookable` for sailings in different currencies,
 * `vehicle_too_large` where no band fits.
 */
export function quoteLegs(request: BookingRequest, legs: PlannedLeg[]): Quote {
  const currency = legs[0]?.offer.currency;
  assert(currency, "a booking has a leg");
  if (legs.some((leg) => leg.offer.currency !== currency)) {
    throw new DomainError(
      "not_bookable",
      "These sailings are sold in different currencies; book them apart.",
    );
  }
  const items = legs.flatMap((leg) => {
    const { departure_date } = leg.offer.sailing;
    const bands = { adult: 0, child: 0, infant: 0 };
    for (const position of leg.passengers) {
      const passenger = request.passengers[position];
      if (passenger) bands[bandOf(passenger.birth_date, departure_date, leg.offer.operator)] += 1;
    }
    const vehicles = leg.vehicles.flatMap((position) => request.vehicles[position] ?? []);
    return priceLeg(leg.offer, leg.fare, {
      bands,
      vehicles,
      cabins: leg.cabins,
      pets: leg.pets,
    }).map((item) => ({ ...item, legPosition: leg.position }));
  });
  const { total, items: totalled } = totalOf(items, currency);
  const last = legs.at(-1)?.position ?? 0;
  return { total, items: totalled.map((item) => ({ legPosition: last, ...item })) };
}
