import type { BookingRequest } from "#lib/booking/booking-request";
import { cancelBooking } from "#lib/booking/cancel-booking";
import type { CancelScope } from "#lib/booking/part/cancel-scope";
import { quotePart, type ScopedQuote } from "#lib/booking/part/quote-part";
import { settleReading } from "#lib/booking/settle-payment";
import { openStripe } from "#lib/payment/stripe";
import { place, readingFor, requestFor, traveller } from "./booking-world";
import type { World } from "./world";

/** A scope of what is named; the rest of its lists are empty. */
export function scopeOf(named: Partial<CancelScope>): CancelScope {
  return { passengers: [], vehicles: [], legs: [], cabins: [], pets: [], ...named };
}

/** Somebody of an age by birth date, with a passport. */
export function personOf(
  birthDate: string,
  firstName = "Amel",
): BookingRequest["passengers"][number] {
  return {
    first_name: firstName,
    last_name: "Ben Salah",
    birth_date: birthDate,
    gender: "f",
    nationality: "FR",
    document: { kind: "passport", number: "12AB34567", country: "FR", expires_on: "2039-01-01" },
  };
}

export const born = {
  adult: "1985-05-01",
  other: "1990-02-03",
  child: "2018-03-04",
  infant: "2025-06-01",
};

/** An evening so many days from now, far from the edge of any fare's tier. */
export function inDays(days: number): string {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T20:00`;
}

/** A booking that was placed and paid, by its request's changes. */
export async function confirmedBooking(
  world: World,
  sailingIds: string[],
  changes: Partial<BookingRequest> = {},
): Promise<string> {
  const { bookingId } = await place(world, await requestFor(world, sailingIds, { changes }));
  // Nothing of it needs Stripe: an address where nobody answers proves it.
  const context = {
    database: world.database,
    stripe: openStripe("sk_test_x", "http://127.0.0.1:9"),
  };
  const reading = await readingFor(world, bookingId);
  await settleReading(context, { kind: "stripe", id: "evt_test" }, reading);
  return bookingId;
}

/** Cancels parts (all if null) as quoted a moment before; answers with the quote. */
export async function cancelAsQuoted(
  world: World,
  bookingId: string,
  named: Partial<CancelScope> | null,
): Promise<ScopedQuote> {
  const scope = named && scopeOf(named);
  const quote = await quotePart(world.sql, bookingId, scope, "en");
  await cancelBooking(world.database, traveller, bookingId, {
    scope,
    expectedRefund: quote.refund,
    expectedFee: quote.fee,
    reason: "test",
  });
  return quote;
}

/** What of a booking's pools is sold, by pool kind and leg; pools without any are left out. */
export async function soldPlaces(world: World, bookingId: string): Promise<Record<string, number>> {
  const rows = await world.sql<{ position: number; kind: string; sold: number }[]>`
    select l.position, o.kind, o.sold from booking_leg l join pool o on o.sailing_id = l.sailing_id
    where l.booking_id = ${bookingId} and o.sold > 0 order by l.position, o.kind`;
  return Object.fromEntries(rows.map(({ position, kind, sold }) => [`${position} ${kind}`, sold]));
}
