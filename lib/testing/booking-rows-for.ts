import { randomUUID } from "node:crypto";
import type { BookingRequest } from "#lib/booking/booking-request";
import { type BookingRows, bookingRows } from "#lib/booking/booking-rows";
import { claimsOf } from "#lib/booking/claims";
import { planLegs } from "#lib/booking/plan-legs";
import { quoteLegs } from "#lib/booking/quote-legs";
import { loadOffers } from "#lib/fare/load-offers";
import type { SailingOffer } from "#lib/fare/offer";
import { requestHash } from "#lib/idempotency/request-hash";
import { traveller } from "./booking-world";
import type { World } from "./world";

/** The offers a request needs, to be read once for many rows. */
export async function offersFor(
  { sql }: World,
  request: BookingRequest,
): Promise<Map<string, SailingOffer>> {
  return await loadOffers(
    sql,
    request.journeys.flatMap(({ sailing_ids }) => sailing_ids),
    new Date(),
  );
}

/** What placeBooking would hand to its queue: for tests that race what comes after it. */
export function rowsFor(
  request: BookingRequest,
  offers: Map<string, SailingOffer>,
  { key = randomUUID(), holdSeconds = 300 }: { key?: string; holdSeconds?: number } = {},
): BookingRows {
  const now = new Date();
  const legs = planLegs(request, offers, { now, times: new Map() });
  return bookingRows({
    actor: traveller,
    key,
    requestHash: requestHash(request),
    request,
    legs,
    quote: quoteLegs(request, legs),
    claims: claimsOf(request, legs),
    hold: { seconds: holdSeconds, longestSeconds: Math.max(holdSeconds, 1_200) },
    noticeDueAt: now,
    documentKey: Buffer.alloc(32, 7),
  });
}
