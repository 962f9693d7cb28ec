import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessToken } from "#lib/booking/access-token";
import { config } from "#lib/config/config";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { born, confirmedBooking, inDays, personOf } from "#lib/testing/part-world";
import { openWorld, type World } from "#lib/testing/world";
import { POST as cancel } from "../v1/bookings/[id]/cancel/route";
import { POST as quote } from "../v1/bookings/[id]/cancellation-quote/route";
import { bookingEnvelope, cancellationQuoteEnvelope } from "./schemas/answers";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("cancelling parts over HTTP (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 5);
  });
  afterAll(() => world?.end());

  const trio = async () => {
    const { id } = await world.addSailing({ departs: inDays(40) });
    return await confirmedBooking(world, [id], {
      passengers: [personOf(born.adult), personOf(born.other), personOf(born.child)],
      cabins: [{ sailing_id: id, kind: "inside_2", quantity: 1 }],
    });
  };
  async function post(
    route: typeof cancel,
    id: string,
    body: unknown,
    token = accessToken(config().APP_SECRET, id),
  ) {
    const request = new Request(`http://localhost:3000/api/v1/bookings/${id}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const response = await route(request, { params: Promise.resolve({ id } as never) });
    return { status: response.status, body: await response.json() };
  }

  test("quote, then cancel for what was quoted; the booking says what went and what is left", async () => {
    const id = await trio();
    const scope = { passengers: ["passenger-2"], cabins: ["cabin-0-inside_2-0"] };
    const asked = await post(quote, id, { scope });
    expect(asked.status).toBe(200);
    expect(cancellationQuoteEnvelope.parse(asked.body).data).toMatchObject({
      scope: "part",
      refund: { amount_minor: 4_800 + 1_500 + 6_400, currency: "EUR" },
      fee: { amount_minor: 1_200 + 1_600, currency: "EUR" },
      items: [
        { label: "1 child" },
        { label: "1 inside cabin, 2 beds" },
        { label: "Port fees", quantity: 1 },
      ],
      remaining: { passengers: ["passenger-0", "passenger-1"], cabins: [] },
    });
    const { refund, fee } = asked.body.data;
    const done = await post(cancel, id, { scope, expected_refund: refund, expected_fee: fee });
    expect(done.status).toBe(200);
    const booking = bookingEnvelope.parse(done.body).data;
    expect(booking).toMatchObject({
      status: "CONFIRMED",
      passengers: [{ cancelled_at: null }, { cancelled_at: null }, { id: "passenger-2" }],
      cancellations: [{ refund, fee }],
      refund: { amount: refund, status: "requested" },
    });
    expect(done.body.tasks.map(({ kind }: { kind: string }) => kind)).toEqual([
      "refund/requested",
      "notice/due",
    ]);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test.each([
    ["an unknown id", { passengers: ["passenger-7"] }, "scope.passengers.0"],
    ["no id of ours", { passengers: ["' or 1=1"] }, "scope.passengers.0"],
    ["the same twice", { passengers: ["passenger-1", "passenger-1"] }, "scope.passengers"],
    ["an unknown list", { crew: ["x"] }, "scope.crew"],
    ["nothing", {}, "scope"],
    ["only empty lists", { passengers: [], legs: [] }, "scope"],
    ["no list", { passengers: "passenger-1" }, "scope.passengers"],
    ["another word", "half", "scope"],
    ["a number", 7, "scope"],
  ])("a scope that names %s is refused where it says so", async (_, scope, path) => {
    const id = await trio();
    const expected_refund = { amount_minor: 1, currency: "EUR" };
    for (const [route, body] of [
      [quote, { scope }],
      [cancel, { scope, expected_refund }],
    ] as const) {
      const refused = await post(route, id, body);
      expect(refused).toMatchObject({ status: 422, body: { code: "invalid" } });
      expect(refused.body.errors.map((error: { path: string }) => error.path)).toContain(path);
    }
  });

  test.each([
    ["absent", undefined],
    ["null", null],
    ["whole", "whole"],
  ])("a scope that is %s is the whole booking", async (_, scope) => {
    const id = await trio();
    expect((await post(quote, id, { scope })).body.data).toMatchObject({ scope: "whole" });
  });

  test("what cannot go says why, and a stale quote comes back anew", async () => {
    const id = await trio();
    const adults = { passengers: ["passenger-0", "passenger-1"] };
    expect(await post(quote, id, { scope: adults })).toMatchObject({
      status: 409,
      body: { code: "not_cancellable", because: "needs_adult" },
    });
    const scope = { passengers: ["passenger-2"] };
    const expected_refund = { amount_minor: 1, currency: "EUR" };
    expect(await post(cancel, id, { scope, expected_refund })).toMatchObject({
      status: 409,
      body: { code: "refund_changed", quote: { refund: { amount_minor: 6_300 } } },
    });
    expect((await post(quote, id, { scope }, "somebody-elses")).status).toBe(404);
  });
});
