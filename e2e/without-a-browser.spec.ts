import { randomUUID } from "node:crypto";
import { request as ask } from "node:http";
import { expect, test } from "@playwright/test";
import { mailsTo } from "./support/mailbox";
import { dayAhead, newEmail } from "./support/stack";
import { payIntent } from "./support/stripe";
import { bookingOf, firstJourney } from "./support/traveller-api";

const days = Array.from({ length: 10 }, (_, index) => dayAhead(35 + index));
const route = { from: "tunis", to: "marseille", adults: "2" };

test("the whole purchase over the API, with the key sent twice", async ({ request }) => {
  const email = newEmail("api");
  const journey = await firstJourney(request, route, days);
  const body = bookingOf(journey, email);
  const headers = { "idempotency-key": `story-${randomUUID()}` };

  const placed = await request.post("/api/v1/bookings", { headers, data: body });
  expect(placed.status()).toBe(201);
  const { data: booking, tasks } = await placed.json();
  expect(booking).toMatchObject({
    status: "PENDING",
    total: journey.price,
    payment: { status: "PENDING" },
    refund: null,
  });
  expect(Date.parse(booking.hold_expires_at)).toBeGreaterThan(Date.now() + 200_000);

  const again = await request.post("/api/v1/bookings", { headers, data: body });
  expect(again.status()).toBe(200);
  expect((await again.json()).data).toMatchObject({
    id: booking.id,
    access_token: booking.access_token,
  });
  const other = await request.post("/api/v1/bookings", {
    headers,
    data: { ...body, contact: { ...body.contact, name: "Somebody Else" } },
  });
  expect(other.status()).toBe(422);
  expect(await other.json()).toMatchObject({ code: "idempotency_mismatch" });

  const own = { authorization: `Bearer ${booking.access_token}` };
  const begun = await request.post(`/api/v1/bookings/${booking.id}/payment-intent`, {
    headers: own,
  });
  expect(begun.status()).toBe(200);
  const { data: intent } = await begun.json();
  expect(intent).toMatchObject({
    amount: journey.price,
    payment_intent_id: expect.stringMatching(/^pi_/),
  });
  expect(await payIntent(intent.payment_intent_id)).toBe("succeeded");

  const read = async () =>
    (await (await request.get(`/api/v1/bookings/${booking.id}`, { headers: own })).json()).data;
  await expect.poll(async () => (await read()).status, { timeout: 20_000 }).toBe("CONFIRMED");
  expect(await read()).toMatchObject({ payment: { status: "COMPLETED" } });

  const [confirmation] = await mailsTo(email, /ticket/i);
  expect(confirmation?.attachments.map((file) => file.filename).join(" ")).toMatch(/\.ics/);
  const task = await request.get(`/api/v1/tasks/${tasks[0].id}?wait=5`, { headers: own });
  expect((await task.json()).data.status).toBe("completed");
});

test("cancelled over the API: the refund that was quoted, its mails, and the place back", async ({
  request,
}) => {
  const email = newEmail("cancel");
  const journey = await firstJourney(request, route, days);
  const placed = await request.post("/api/v1/bookings", {
    headers: { "idempotency-key": `story-${randomUUID()}` },
    data: bookingOf(journey, email),
  });
  const { data: booking } = await placed.json();
  const headers = { authorization: `Bearer ${booking.access_token}` };
  const path = `/api/v1/bookings/${booking.id}`;
  const intent = (await (await request.post(`${path}/payment-intent`, { headers })).json()).data;
  expect(await payIntent(intent.payment_intent_id)).toBe("succeeded");
  const read = async () => (await (await request.get(path, { headers })).json()).data;
  await expect.poll(async () => (await read()).status).toBe("CONFIRMED");

  const quote = (await (await request.post(`${path}/cancellation-quote`, { headers })).json()).data;
  expect(quote.refund.amount_minor + quote.fee.amount_minor).toBe(booking.total.amount_minor);
  const guess = { ...quote.refund, amount_minor: quote.refund.amount_minor + 1 };
  const refused = await request.post(`${path}/cancel`, {
    headers,
    data: { expected_refund: guess },
  });
  expect(refused.status()).toBe(409);
  expect(await refused.json()).toMatchObject({
    code: "refund_changed",
    quote: { refund: quote.refund },
  });

  const data = { expected_refund: quote.refund, reason: "The child is ill." };
  const cancelled = await request.post(`${path}/cancel`, { headers, data });
  expect(cancelled.status()).toBe(200);
  expect((await cancelled.json()).data).toMatchObject({
    status: "CANCELLED",
    refund: { amount: quote.refund },
  });
  await expect.poll(async () => (await read()).refund.status).toBe("succeeded");
  expect(await read()).toMatchObject({ payment: { status: "PARTIALLY_REFUNDED" } });
  await mailsTo(email, /cancel/i);
  await mailsTo(email, /refund/i);
});

test("five cards refused in one breath are five, and the places are free", async ({ request }) => {
  const journey = await firstJourney(request, route, days);
  const placed = await request.post("/api/v1/bookings", {
    headers: { "idempotency-key": `story-${randomUUID()}` },
    data: bookingOf(journey, newEmail("breath")),
  });
  const { data: booking } = await placed.json();
  const headers = { authorization: `Bearer ${booking.access_token}` };
  const path = `/api/v1/bookings/${booking.id}`;
  const intent = (await (await request.post(`${path}/payment-intent`, { headers })).json()).data;
  for (let card = 1; card <= 5; card += 1) {
    const said = await payIntent(intent.payment_intent_id, "pm_card_visa_chargeDeclined");
    expect(said).toMatch(/declined|unexpected_state/);
  }
  const read = async () => (await (await request.get(path, { headers })).json()).data;
  await expect.poll(async () => (await read()).status).toBe("FAILED");
  expect(await read()).toMatchObject({ reason: "declined", payment: { declines: 5 } });
  // Nobody can pay for what has ended.
  expect(await payIntent(intent.payment_intent_id)).not.toBe("succeeded");
});

test("the price that was seen is the price, or the new one comes back", async ({ request }) => {
  const journey = await firstJourney(request, route, days);
  const body = {
    ...bookingOf(journey, newEmail("price")),
    expected_total: { amount_minor: 100, currency: "EUR" },
  };
  const answer = await request.post("/api/v1/bookings", {
    headers: { "idempotency-key": `story-${randomUUID()}` },
    data: body,
  });
  expect(answer.status()).toBe(409);
  expect(await answer.json()).toMatchObject({
    code: "price_changed",
    quote: { total: journey.price },
  });
});

test("a booking is opened by its token, its cookie, or its reference and e-mail, and by nothing else", async ({
  request,
  playwright,
  baseURL,
}) => {
  const email = newEmail("session");
  const journey = await firstJourney(request, route, days);
  const placed = await request.post("/api/v1/bookings", {
    headers: { "idempotency-key": `story-${randomUUID()}` },
    data: bookingOf(journey, email),
  });
  const { data: booking } = await placed.json();
  const path = `/api/v1/bookings/${booking.id}`;
  const stranger = await playwright.request.newContext({ baseURL });
  expect((await stranger.get(path)).status()).toBe(401);
  expect(
    (await stranger.get(path, { headers: { authorization: `Bearer ${"x".repeat(32)}` } })).status(),
  ).toBe(404);
  const wrong = await stranger.post("/api/v1/booking-sessions", {
    data: { reference: booking.reference, email: "a@b.example" },
  });
  expect(wrong.status()).toBe(404);
  const right = await stranger.post("/api/v1/booking-sessions", {
    data: { reference: booking.reference.toLowerCase(), email },
  });
  expect(right.status()).toBe(201);
  expect((await stranger.get(path)).status()).toBe(200);
  // A change that rides on the cookie must come from our own pages.
  const forged = await stranger.post(`${path}/hold-extension`, {
    headers: { origin: "https://elsewhere.example" },
  });
  expect(forged.status()).toBe(403);
  await stranger.dispose();
});

test("refusals are problem documents, whatever is asked", async ({ request }) => {
  for (const [method, path, status, code] of [
    ["GET", "/api/v1/nothing", 404, "not_found"],
    ["DELETE", "/api/v1/bookings", 405, "method_not_allowed"],
    ["GET", "/api/v1/ferry/search?from=tunis&to=marseille&date=2027-02-29", 422, "invalid"],
    ["GET", `/api/v1/ferry/search?from=atlantis&to=marseille&date=${days[0]}`, 422, "port_unknown"],
    ["POST", "/webhooks/stripe", 400, "malformed"],
  ] as const) {
    const answer = await request.fetch(path, { method });
    expect([path, answer.status()]).toEqual([path, status]);
    expect(answer.headers()["content-type"]).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({ code, status });
  }
});

test("a client that offers to speak HTTP/2 is answered as it asked", async ({
  request,
  baseURL,
}) => {
  // As Java's own client does on a connection in the clear. Next hears of it once it has drawn anything.
  expect((await request.get("/en")).status()).toBe(200);
  for (const protocol of ["h2c", "websocket"]) {
    const headers = {
      connection: "Upgrade, HTTP2-Settings",
      upgrade: protocol,
      "http2-settings": "AAMAAABkAARAAAAAAAIAAAAA",
    };
    const status = await new Promise<number | undefined>((resolve, reject) => {
      ask(new URL("/api/v1/ports?q=mars", baseURL), { headers, agent: false }, (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode));
      })
        .on("error", reject)
        .end();
    });
    expect([protocol, status]).toEqual([protocol, 200]);
  }
});
