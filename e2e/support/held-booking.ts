import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import type { BookingView } from "../../lib/booking/booking-view";
import { newEmail } from "./stack";
import { bookingOf, firstJourney, type Journey } from "./traveller-api";

type Party = Partial<Record<"adults" | "children" | "child_ages" | "vehicle", string>>;
type Route = { from: string; to: string };
type Change = (body: ReturnType<typeof bookingOf>) => object;

/** A booking as its traveller knows it: enough to come back to it by any way. */
export type Held = {
  id: string;
  reference: string;
  email: string;
  path: string;
  page: string;
  journey: Journey;
  total: BookingView["total"];
  /** Reads it as its owner. */
  read: () => Promise<BookingView>;
  /** Begins to pay: the intent's id and its client secret. */
  begin: () => Promise<{ payment_intent_id: string; client_secret: string }>;
  /** A change by its owner; the answer as it came. */
  ask: (verb: string, data?: object) => Promise<{ status: number; body: never }>;
};

/**
 * Holds places for two adults over the API. Given a page's own request context, that page's browser
 * may open the booking, as if its traveller had filled the forms in it.
 */
export async function heldBooking(
  request: APIRequestContext,
  days: string[],
  wish: { name: string; route?: Route; party?: Party; journey?: Journey; change?: Change },
): Promise<Held> {
  const route = wish.route ?? { from: "tunis", to: "marseille" };
  const query = { ...route, adults: "2", ...wish.party };
  const journey = wish.journey ?? (await firstJourney(request, query, days));
  const email = newEmail(wish.name);
  const body = bookingOf(journey, email);
  const answer = await request.post("/api/v1/bookings", {
    headers: { "idempotency-key": `story-${randomUUID()}` },
    data: wish.change?.(body) ?? body,
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { data } = (await answer.json()) as { data: BookingView & { access_token: string } };
  const path = `/api/v1/bookings/${data.id}`;
  const headers = { authorization: `Bearer ${data.access_token}` };
  const ask = async (verb: string, change?: object) => {
    const asked = await request.post(`${path}/${verb}`, {
      headers,
      ...(change && { data: change }),
    });
    return { status: asked.status(), body: (await asked.json()) as never };
  };
  return {
    id: data.id,
    reference: data.reference,
    email,
    path,
    page: `/en/bookings/${data.id}`,
    journey,
    total: data.total,
    read: async () => (await (await request.get(path, { headers })).json()).data,
    begin: async () => {
      const { body: begun } = await ask("payment-intent");
      return (begun as { data: Awaited<ReturnType<Held["begin"]>> }).data;
    },
    ask,
  };
}

/** Opens the held booking's page and waits for the form to pay in. */
export async function openToPay(page: Page, booking: Held): Promise<void> {
  await page.goto(booking.page);
  await expect(page.getByText("Your places are held")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Pay / })).toBeEnabled();
}

/** How many passenger places a sailing has left, as anybody may ask. */
export async function placesLeft(request: APIRequestContext, sailingId: string): Promise<number> {
  const answer = await request.get(`/api/v1/sailings/${sailingId}/availability`);
  const { pools } = (await answer.json()).data as { pools: { kind: string; available: number }[] };
  return pools.find((pool) => pool.kind === "passengers")?.available ?? Number.NaN;
}

/** Marks the document: the mark is gone if anything reloads the page. */
export async function markDocument(page: Page): Promise<{ isStillThere: () => Promise<boolean> }> {
  await page.evaluate(() => {
    document.documentElement.dataset.story = "same document";
  });
  return {
    isStillThere: () =>
      page.evaluate(() => document.documentElement.dataset.story === "same document"),
  };
}
