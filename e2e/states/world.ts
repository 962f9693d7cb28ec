import { type APIRequestContext, type Page, request } from "@playwright/test";
import type { BookingView } from "../../lib/booking/booking-view";
import type { Locale } from "../../lib/language/locales";
import { type Held, heldBooking } from "../support/held-booking";
import { dayAhead } from "../support/stack";
import { payIntent } from "../support/stripe";
import { firstJourney, type Journey } from "../support/traveller-api";
import { expect } from "./patiently";

type Query = Record<string, string>;
type Wish = Omit<Parameters<typeof heldBooking>[2], "name">;

export type Found = { journey: Journey; date: string };

/** What the states share, made once and only when somebody looks: journeys, and bookings that have ended. */
export type World = {
  request: APIRequestContext;
  /** A journey for this party on a day that has one. */
  journey: (query?: Query) => Promise<Found>;
  /** Makes something once, whoever asks first. */
  once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
  /** Holds places for this page's browser. */
  hold: (page: Page, locale: Locale, wish?: Wish) => Promise<Held>;
  /** A booking whose payment came, by what card; made once for each name and language. */
  paid: (locale: Locale, name: string, wish?: Wish & { card?: string }) => Promise<Held>;
  /** Opens a booking in this page's browser as its traveller would: by reference and e-mail. */
  open: (page: Page, booking: Held, locale: Locale, path?: string) => Promise<void>;
  end: () => Promise<void>;
};

const days = Array.from({ length: 14 }, (_, index) => dayAhead(250 + index));
export const twoAdults: Query = { from: "tunis", to: "marseille", adults: "2" };

export async function makeWorld(baseURL: string): Promise<World> {
  const made = new Map<string, Promise<unknown>>();
  const api = await request.newContext({ baseURL });

  function once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const known = made.get(name) ?? make();
    made.set(name, known);
    return known as Promise<T>;
  }

  function journey(query: Query = twoAdults): Promise<Found> {
    return once(`journey ${JSON.stringify(query)}`, async () => {
      const found = await firstJourney(api, query, days);
      return { journey: found, date: found.legs[0]?.departs_at.slice(0, 10) as string };
    });
  }

  const speaking =
    (locale: Locale, wish?: Wish): Wish["change"] =>
    (body) => {
      const changed = (wish?.change?.(body) ?? body) as typeof body;
      return { ...changed, contact: { ...changed.contact, language: locale } };
    };

  async function hold(page: Page, locale: Locale, wish: Wish = {}): Promise<Held> {
    const change = speaking(locale, wish);
    return await heldBooking(page.request, days, { ...wish, name: "look", change });
  }

  function paid(locale: Locale, name: string, wish: Wish & { card?: string } = {}): Promise<Held> {
    return once(`paid ${locale} ${name}`, async () => {
      const change = speaking(locale, wish);
      const booking = await heldBooking(api, days, { ...wish, name: "look", change });
      const { payment_intent_id: intent } = await booking.begin();
      expect(await payIntent(intent, wish.card)).toBe("succeeded");
      await untilStatus(booking, "CONFIRMED");
      return booking;
    });
  }

  async function open(page: Page, booking: Held, locale: Locale, path = ""): Promise<void> {
    const { reference, email } = booking;
    const answer = await page.request.post("/api/v1/booking-sessions", {
      data: { reference, email },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    await page.goto(`/${locale}/bookings/${booking.id}${path}`);
  }

  return { request: api, journey, once, hold, paid, open, end: () => api.dispose() };
}

/** Waits until the booking's traveller reads this status. */
export async function untilStatus(
  booking: Held,
  status: BookingView["status"],
  timeout = 15_000,
): Promise<void> {
  const read = async () => (await booking.read()).status;
  await expect.poll(read, { message: "the booking's status", timeout }).toBe(status);
}
