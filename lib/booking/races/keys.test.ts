import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BookingRequest } from "#lib/booking/booking-request";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { place, requestFor } from "#lib/testing/booking-world";
import { openTwoProcesses, type TwoProcesses } from "#lib/testing/two-processes";

const server = process.env.TEST_DATABASE_URL;
const key = "one-key-for-all-of-them";
const buyerProcess = fileURLToPath(
  new URL("../../testing/races/buyer-process.ts", import.meta.url),
);

describe.skipIf(!server)("one key, many requests (needs TEST_DATABASE_URL)", () => {
  let two: TwoProcesses;
  beforeAll(async () => {
    two = await openTwoProcesses(server as string);
  });
  afterAll(() => two?.end());

  const heldOn = async (sailingId: string, { one } = two) =>
    (
      await one.sql<{ held: number }[]>`
      select held from pool where sailing_id = ${sailingId} and kind = 'passengers'`
    )[0]?.held;
  const withName = (request: BookingRequest, name: string): BookingRequest => ({
    ...request,
    contact: { ...request.contact, name },
  });

  test("100 times at once with the same body: one is created, the rest are that booking", async () => {
    const { id } = await two.one.addSailing();
    const request = await requestFor(two.one, [id]);
    const placed = await Promise.all(
      Array.from({ length: 100 }, (_, index) => place(two.turn(index), request, { key })),
    );
    expect(placed.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(placed.map(({ bookingId }) => bookingId)).size).toBe(1);
    expect(await heldOn(id)).toBe(2);
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("100 times at once for the last places: nobody hears that his own booking is in the way", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await two.one.addSailing({ pools: { passengers: 2 } });
      const request = await requestFor(two.one, [id]);
      const placed = await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          place(two.turn(index), request, { key: `${key}-${id}` }),
        ),
      );
      expect(new Set(placed.map(({ bookingId }) => bookingId)).size).toBe(1);
    }
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("100 times at once with bodies that differ: one is created, the rest are a mismatch", async () => {
    const { id } = await two.one.addSailing();
    const request = await requestFor(two.one, [id]);
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) =>
        place(two.turn(index), withName(request, `Amel ${index}`), { key: `${key}-differs` }),
      ),
    );
    const codes = results.flatMap((result) =>
      result.status === "rejected" ? [result.reason.code] : [],
    );
    expect(codes).toEqual(Array(99).fill("idempotency_mismatch"));
    expect(await heldOn(id)).toBe(2);
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });

  test("while the first is stuck elsewhere for more than two seconds, the second hears so, and nobody else waits", async () => {
    const { id } = await two.one.addSailing();
    const request = await requestFor(two.one, [id]);
    const own = `${key}-stuck`;
    await two.one.sql.begin(async (tx) => {
      await tx`
        insert into idempotency_key (scope, key, request_hash, booking_id, created_at)
        values ('booking', ${own}, 'another'::bytea, gen_random_uuid(), now())`;
      const [second, other] = await Promise.allSettled([
        place(two.other, request, { key: own }),
        place(two.other, request),
      ]);
      expect(second).toMatchObject({ status: "rejected", reason: { code: "in_progress" } });
      expect(other).toMatchObject({ status: "fulfilled", value: { created: true } });
      await tx`delete from idempotency_key where key = ${own}`;
    });
    expect((await place(two.other, request, { key: own })).created).toBe(true);
  });

  test("negative control: where keys are not unique, one key buys many times", async () => {
    const weak = await openTwoProcesses(server as string);
    try {
      await weak.one.sql`alter table idempotency_key drop constraint idempotency_key_scope_key_pk`;
      const { id } = await weak.one.addSailing();
      const request = await requestFor(weak.one, [id]);
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) => place(weak.turn(index), request, { key })),
      );
      const created = results.filter(
        (result) => result.status === "fulfilled" && result.value.created,
      );
      expect(created.length).toBeGreaterThan(1);
      expect(await heldOn(id, weak)).toBeGreaterThan(2);
      expect((await checkInvariants(weak.one.sql)).map((broken) => broken.id)).toContain("I8");
    } finally {
      await weak.end();
    }
  });

  test("a process that is killed after it has sent: the same key, in another, leads to one booking", async () => {
    const { id } = await two.one.addSailing();
    const request = await requestFor(two.one, [id]);
    const order = JSON.stringify({ url: two.one.url, request, key: `${key}-killed` });
    const buyer = spawn(process.execPath, ["--import", "tsx", buyerProcess, order], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const gone = new Promise((resolve) => buyer.once("exit", resolve));
    await two.one.sql.begin(async (tx) => {
      await tx`select 1 from pool where sailing_id = ${id} for update`;
      for (let waits = 0; waits === 0 && buyer.exitCode === null; await sleep(20)) {
        // Not in the transaction, where what is looked at stands still.
        const [row] = await two.one.sql<{ count: number }[]>`
          select count(*)::int as count from pg_stat_activity where datname = current_database()
            and wait_event_type = 'Lock' and query like '%place_bookings%'`;
        waits = row?.count ?? 0;
      }
      expect(buyer.exitCode).toBeNull();
      buyer.kill("SIGKILL");
      await gone;
    });
    const again = await place(two.one, request, { key: `${key}-killed` });
    expect((await place(two.other, request, { key: `${key}-killed` })).bookingId).toBe(
      again.bookingId,
    );
    expect(await heldOn(id)).toBe(2);
    expect(await checkInvariants(two.one.sql)).toEqual([]);
  });
});
