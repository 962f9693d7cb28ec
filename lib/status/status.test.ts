import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openAlert } from "#lib/alert/open-alert";
import { noteCall } from "#lib/payment/stripe-trouble";
import { openWorld, type World } from "#lib/testing/world";
import { readStatus } from "./read-status";
import { takeSample } from "./take-sample";

const server = process.env.TEST_DATABASE_URL;
const slots = ["gangway.status", "gangway.stripe.trouble"].map((name) => Symbol.for(name));

describe.skipIf(!server)("the public status (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 4);
    await world.sql`
      insert into operator_link (operator_code, adapter, address)
      values ('CTN', 'http', '/ctn') on conflict do nothing`;
  });
  afterAll(() => world?.end());
  beforeEach(async () => {
    forget();
    await world.sql`delete from alert`;
    await world.sql`delete from status_day`;
  });
  /** A process that has read nothing yet. */
  const forget = () => {
    for (const slot of slots) delete (globalThis as Record<symbol, unknown>)[slot];
  };
  const read = () => {
    delete (globalThis as Record<symbol, unknown>)[slots[0] as symbol];
    return readStatus(world.sql);
  };
  const partOf = async (part: string) => (await read()).parts.find((one) => one.part === part);
  const minutesLater = (minutes: number) =>
    world.sql`update status_day set seen_at = seen_at - make_interval(mins => ${minutes})`;

  const lastSeen = (minutes: number) =>
    world.sql`update alert set seen_at = now() - make_interval(mins => ${minutes})`;

  test("before anybody looked it says how it is now and that nobody looked", async () => {
    const status = await read();
    expect(status).toMatchObject({ state: "well", incidents: [] });
    expect(status.parts.map(({ part }) => part)).toEqual([
      "search",
      "booking",
      "payments",
      "mail",
      "operator:CTN",
    ]);
    expect(status.parts[0]).toMatchObject({ state: "well", uptime: null });
    expect(status.parts[0]?.days).toHaveLength(90);
    expect(status.parts[0]?.days.every(({ state }) => state === null)).toBe(true);
  });

  test("a minute is counted once, however many processes look", async () => {
    await Promise.all([1, 2, 3, 4].map(() => takeSample(world.sql)));
    expect((await partOf("search"))?.days.at(-1)).toMatchObject({ minutes: 1, state: "well" });
    await minutesLater(1);
    await takeSample(world.sql);
    expect((await partOf("search"))?.days.at(-1)).toMatchObject({ minutes: 2 });
    // The guard is the time between: moved back, each look counts.
    await minutesLater(1);
    await takeSample(world.sql);
    await minutesLater(1);
    await takeSample(world.sql);
    expect((await partOf("search"))?.days.at(-1)).toMatchObject({ minutes: 4 });
  });

  test("alerts that travellers feel are told of their part, and no others", async () => {
    await openAlert(world.sql, { kind: "mail_failing", subject: "", detail: { sent: 3 } });
    await openAlert(world.sql, { kind: "group_silent", subject: "payments" });
    await openAlert(world.sql, { kind: "operator_sync", subject: "CTN" });
    for (const kind of ["invariant", "dispute", "refund_failed", "dead_letters", "cache_cold"]) {
      await openAlert(world.sql, { kind, subject: "secret-subject", detail: { rows: 7 } });
    }
    await takeSample(world.sql);
    const status = await read();
    const states = Object.fromEntries(status.parts.map(({ part, state }) => [part, state]));
    expect(states).toEqual({
      search: "well",
      booking: "well",
      payments: "troubled",
      mail: "troubled",
      "operator:CTN": "troubled",
    });
    expect(status.incidents.map(({ what }) => what).sort()).toEqual([
      "mail_late",
      "operator_away",
      "payments_late",
    ]);
    expect(JSON.stringify(status)).not.toMatch(/secret-subject|invariant|dispute|rows|sent/);
    expect(status.state).toBe("troubled");
  });

  test("what was over in a moment is no incident; what lasted is one with its end", async () => {
    for (const minutes of [1, 9]) {
      await world.sql`
        insert into alert (kind, subject, opened_at, seen_at, closed_at)
        values ('queue_long', 'emails', now() - interval '1 hour', now(),
          now() - interval '1 hour' + make_interval(mins => ${minutes}))`;
    }
    const { incidents } = await read();
    expect(incidents).toHaveLength(1);
    const [incident] = incidents;
    const lasted = Date.parse(incident?.ended_at ?? "") - Date.parse(incident?.began_at ?? "");
    expect(lasted).toBe(9 * 60_000);
  });

  test("Stripe's silence is told while it lasts", async () => {
    for (let n = 0; n < 4; n += 1) noteCall(true, performance.now());
    await takeSample(world.sql);
    expect(await partOf("payments")).toMatchObject({ state: "down" });
    for (let n = 0; n < 9; n += 1) noteCall(false, performance.now());
    await minutesLater(1);
    await lastSeen(3);
    await takeSample(world.sql);
    expect(await partOf("payments")).toMatchObject({ state: "well" });
  });

  test("a process that asks nothing of Stripe does not say that all is well where another knows better", async () => {
    for (let n = 0; n < 4; n += 1) noteCall(true, performance.now());
    await takeSample(world.sql);
    // Another process, which looks in between.
    forget();
    for (let n = 0; n < 3; n += 1) {
      await minutesLater(1);
      await takeSample(world.sql);
    }
    expect(await partOf("payments")).toMatchObject({ state: "down" });
    const alerts = () => world.sql`select closed_at from alert where kind = 'payments_away'`;
    expect(await alerts()).toEqual([{ closed_at: null }]);
    // Nobody has met it any more: the one that did may be gone.
    await lastSeen(3);
    await takeSample(world.sql);
    expect(await alerts()).toEqual([{ closed_at: expect.any(Date) }]);
  });

  test("an outage that let nobody write is counted when it is over, once", async () => {
    await takeSample(world.sql);
    await minutesLater(12);
    const outage = { beganAgoMs: 11 * 60_000 };
    await takeSample(world.sql, outage);
    await takeSample(world.sql, outage);
    const booking = await partOf("booking");
    expect(booking?.days.at(-1)).toMatchObject({ state: "down", down: 11, minutes: 13 });
    expect(booking?.uptime).toBeCloseTo(2 / 13);
    expect((await partOf("mail"))?.days.at(-1)).toMatchObject({ troubled: 11, down: 0 });
    const { incidents } = await read();
    expect(incidents).toMatchObject([{ what: "database_away", state: "down" }]);
    expect(incidents[0]?.ended_at).not.toBeNull();
  });

  test("days past a hundred are forgotten", async () => {
    await world.sql`
      insert into status_day (part, day, well, state, seen_at) values ('search', current_date - 101, 5, 'well', now())`;
    await takeSample(world.sql);
    expect(await world.sql`select 1 from status_day where day < current_date - 100`).toEqual([]);
  });

  test("while the database is away it answers all the same, with what it knew", async () => {
    await takeSample(world.sql);
    expect((await read()).state).toBe("well");
    const kept = (globalThis as Record<symbol, { kept?: unknown }>)[slots[0] as symbol];
    if (kept) delete kept.kept;
    const silent = (() => new Promise(() => {})) as never;
    const began = performance.now();
    const status = await readStatus(silent);
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(status).toMatchObject({ state: "down", incidents: [{ what: "database_away" }] });
    expect(status.parts.find(({ part }) => part === "search")?.days).toHaveLength(90);
    // Who comes a moment later needn't wait.
    const again = performance.now();
    await readStatus(silent);
    expect(performance.now() - again).toBeLessThan(50);
    forget();
    expect(await readStatus(silent)).toMatchObject({ state: "down" });
  });
});
