// A traveller's choice of another sailing, through the endpoints' own handlers on a real Postgres.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessToken } from "#lib/booking/access-token";
import { config } from "#lib/config/config";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { confirmedBooking, inDays } from "#lib/testing/part-world";
import { openWorld, type World } from "#lib/testing/world";
import { POST as rebook } from "../v1/bookings/[id]/rebook/route";
import { GET as options } from "../v1/bookings/[id]/rebook-options/route";
import { bookingEnvelope, problem, rebookOptionsEnvelope } from "./schemas/answers";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("taking another sailing over HTTP (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 6);
    Object.assign(config(), { RATE_LIMIT_SCALE: 1_000 });
  });
  afterAll(() => world?.end());

  type Wish = { token?: string | null; key?: string; body?: unknown; query?: string };
  async function ask(handler: typeof rebook, id: string, wish: Wish = {}) {
    const token = wish.token === undefined ? accessToken(config().APP_SECRET, id) : wish.token;
    const request = new Request(`http://localhost:3000/api/v1/bookings/${id}${wish.query ?? ""}`, {
      method: handler === rebook ? "POST" : "GET",
      headers: {
        "content-type": "application/json",
        ...(token && { authorization: `Bearer ${token}` }),
        ...(wish.key && { "idempotency-key": wish.key }),
      },
      body: handler === rebook ? JSON.stringify(wish.body ?? {}) : null,
    });
    const response = await handler(request, { params: Promise.resolve({ id } as never) });
    const replayed = response.headers.get("idempotent-replayed");
    return { status: response.status, replayed, body: await response.json() };
  }

  /** A booking whose sailing was cancelled, and the first sailing it can take. */
  async function broken(day: number) {
    const gone = await world.addSailing({ departs: inDays(day) });
    const next = await world.addSailing({ departs: inDays(day + 1) });
    const id = await confirmedBooking(world, [gone.id]);
    await world.sql`update sailing set status = 'cancelled' where id = ${gone.id}`;
    const listed = rebookOptionsEnvelope.parse((await ask(options, id)).body).data;
    const option = listed.options.find((one) => one.moves[0]?.to_sailing_id === next.id);
    return { id, gone: gone.id, next: next.id, body: { moves: option?.moves ?? [] } };
  }

  test("listed, taken once for a key, and told again; another window's other wish is refused", async () => {
    const { id, next, gone, body } = await broken(20);
    const third = await world.addSailing({ departs: inDays(23) });
    const key = randomUUID();
    const one = await ask(rebook, id, { key, body });
    const same = await ask(rebook, id, { key, body });
    expect([one.status, same.status]).toEqual([200, 200]);
    expect([one.replayed, same.replayed]).toEqual([null, "true"]);
    expect(same.body).toEqual(one.body);
    const booking = bookingEnvelope.parse(one.body).data;
    expect(booking.legs[0]).toMatchObject({ sailing_id: next, disruption: null });
    expect(booking.refunds).toEqual([]);
    expect(one.body.tasks.map(({ kind }: { kind: string }) => kind)).toContain("booking/rebooked");
    const moves = [{ leg: "leg-0", from_sailing_id: gone, to_sailing_id: third.id }];
    const late = await ask(rebook, id, { key: randomUUID(), body: { moves } });
    expect([late.status, problem.parse(late.body).code]).toEqual([409, "not_bookable"]);
    const again = await ask(rebook, id, { key, body: { moves } });
    expect([again.status, again.body.code]).toEqual([422, "idempotency_mismatch"]);
    expect(await world.sql`select 1 from rebooking where booking_id = ${id}`).toHaveLength(1);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("only for who may open the booking, and only as it is described", async () => {
    const { id, gone, next, body } = await broken(60);
    const { id: other } = await broken(100);
    const theirs = accessToken(config().APP_SECRET, other);
    for (const handler of [rebook, options] as const) {
      expect((await ask(handler, id, { token: null, body })).status).toBe(401);
      expect((await ask(handler, id, { token: theirs, body })).status).toBe(404);
    }
    const move = { leg: "leg-0", from_sailing_id: gone, to_sailing_id: next };
    const nonsense = [
      {},
      { moves: [] },
      { moves: [{ leg: "leg-0", to_sailing_id: next }] },
      { moves: [{ ...move, leg: "0" }] },
      { moves: [{ ...move, to_sailing_id: "1 or 1=1" }] },
      { moves: [{ ...move, instead: { passengers: "cabin:suite" } }] },
      { moves: [{ ...move, instead: { __proto__: { x: 1 }, "cabin:inside_2": 4 } }] },
      { moves: [move], reason: "x" },
      { moves: Array(7).fill(move) },
      { moves: [move, move] },
    ];
    for (const wish of nonsense) {
      const { status, body: said } = await ask(rebook, id, { body: wish });
      expect([JSON.stringify(wish), status, said.code]).toEqual([
        JSON.stringify(wish),
        422,
        "invalid",
      ]);
    }
    for (const query of ["?journey=-1", "?journey=9", "?journey=x", "?leg=leg-0"]) {
      expect((await ask(options, id, { query })).status).toBe(422);
    }
    expect((await ask(options, id, { query: "?journey=3" })).body.data).toEqual({
      options: [],
      full: 0,
    });
    expect(await world.sql`select 1 from rebooking where booking_id = ${id}`).toHaveLength(0);
  });
});
