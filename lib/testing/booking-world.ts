import { randomUUID } from "node:crypto";
import type { BookingRequest } from "#lib/booking/booking-request";
import { checkRequest } from "#lib/booking/check-request";
import { type PlacedBooking, placeBooking } from "#lib/booking/place-booking";
import { planLegs } from "#lib/booking/plan-legs";
import { quoteLegs } from "#lib/booking/quote-legs";
import { loadOffers } from "#lib/fare/load-offers";
import type { IntentReading } from "#lib/payment/intent-reading";
import { changeTimes } from "#lib/port/change-times";
import type { World } from "./world";

export const traveller = { kind: "traveller", id: "test" } as const;

/** A request for `adults` on sailings, with the price as it is now. */
export async function requestFor(
  world: World,
  sailingIds: string[],
  wish: { adults?: number; changes?: Partial<BookingRequest> } = {},
): Promise<BookingRequest> {
  const request: BookingRequest = {
    journeys: [{ sailing_ids: sailingIds, fare: "standard" }],
    contact: {
      name: "Amel Ben Salah",
      email: "amel@example.com",
      phone: "+33 6 12 34 56 78",
      language: "en",
    },
    passengers: Array.from({ length: wish.adults ?? 2 }, (_, index) => ({
      first_name: `Amel${index}`,
      last_name: "Ben Salah",
      birth_date: "1985-05-01",
      gender: "f" as const,
      nationality: "FR",
      document: {
        kind: "passport" as const,
        number: "12AB34567",
        country: "FR",
        expires_on: "2035-01-01",
      },
    })),
    vehicles: [],
    cabins: [],
    pets: [],
    expected_total: { amount_minor: 0, currency: "EUR" },
    ...wish.changes,
  };
  const ids = request.journeys.flatMap(({ sailing_ids }) => sailing_ids);
  const legs = planLegs(request, await loadOffers(world.sql, ids, new Date()), {
    now: new Date(),
    times: await changeTimes(world.sql),
  });
  checkRequest(request, legs);
  return { ...request, expected_total: quoteLegs(request, legs).total };
}

/** Books as the endpoint does, with a key of its own unless one is given. */
export async function place(
  world: World,
  request: BookingRequest,
  { key = randomUUID(), holdSeconds = 300 }: { key?: string; holdSeconds?: number } = {},
): Promise<PlacedBooking> {
  return await placeBooking(
    {
      database: world.database,
      now: new Date(),
      documentKey: Buffer.alloc(32, 7),
      hold: { seconds: holdSeconds, longestSeconds: Math.max(holdSeconds, 1_200) },
    },
    traveller,
    request,
    key,
  );
}

/** What Stripe would say of a booking's intent. */
export async function readingFor(
  world: World,
  bookingId: string,
  status: IntentReading["status"] = "succeeded",
): Promise<IntentReading> {
  const intentId = `pi_${bookingId.replaceAll("-", "")}`;
  const [payment] = await world.sql<{ amount_minor: number; currency: string }[]>`
    update payment set intent_id = ${intentId} where booking_id = ${bookingId} returning amount_minor, currency`;
  const amount = payment?.amount_minor ?? 0;
  return {
    id: intentId,
    status,
    amountMinor: amount,
    receivedMinor: status === "succeeded" ? amount : 0,
    capturableMinor: 0,
    currency: payment?.currency ?? "EUR",
    bookingId,
    chargeId: status === "succeeded" ? `ch_${intentId}` : null,
    card: status === "succeeded" ? { brand: "visa", last4: "4242" } : null,
    declines: [],
  };
}
