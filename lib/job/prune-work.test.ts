import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { place, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { listDeadLetters } from "./dead-letters";
import { pruneWork } from "./prune-work";
import { redrive } from "./redrive";

const server = process.env.TEST_DATABASE_URL;
const clerk = { kind: "staff", id: "staff_1", role: "sales" } as const;

describe.skipIf(!server)("old records of work (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let bookingId: string;
  beforeAll(async () => {
    world = await openWorld(server as string, 10);
    const { id } = await world.addSailing();
    bookingId = (await place(world, await requestFor(world, [id]))).bookingId;
    await world.sql`delete from job_run`;
    await world.sql`delete from outbox`;
  });
  afterAll(() => world?.end());

  async function task(days: number, sent = true) {
    const id = randomUUID();
    await world.sql`
      insert into outbox (id, event, data, booking_id, created_at, due_at, sent_at)
      values (${id}, 'payment/abandoned', '{}', ${bookingId}, now() - make_interval(days => ${days}),
        now() - make_interval(days => ${days}),
        ${sent ? world.sql`now() - make_interval(days => ${days})` : null})`;
    return id;
  }
  async function run(eventId: string | null, status: string, days: number) {
    const id = randomUUID();
    const at = world.sql`now() - make_interval(days => ${days})`;
    await world.sql`
      insert into job_run (run_id, function_id, "group", event_id, status, started_at, updated_at, ended_at)
      values (${id}, 'bookings-x', 'bookings', ${eventId}, ${status}, ${at}, ${at},
        ${status === "running" ? null : at})`;
    return id;
  }
  const tasks = async () =>
    (await world.sql<{ id: string }[]>`select id from outbox`).map(({ id }) => id).sort();
  const runs = async () =>
    (await world.sql<{ run_id: string }[]>`select run_id from job_run`).map((row) => row.run_id);

  test("what is done and old goes; what failed, waits, or was driven anew stays as it is", async () => {
    for (const days of [91, 95, 400]) await run(await task(days), "completed", days);
    await task(100);
    for (const days of [8, 9, 30]) await run(null, "failed", days);
    const young = await task(89);
    const youngRun = await run(young, "completed", 89);
    const sweep = await run(null, "completed", 6);
    const unsent = await task(200, false);
    const failed = await task(200);
    const failedRun = await run(failed, "failed", 200);
    const mended = await task(200);
    const mendedRuns = [await run(mended, "failed", 200), await run(mended, "completed", 199)];
    const driven = await task(200);
    const drivenRun = await run(driven, "failed", 200);
    expect(await redrive(world.database, clerk, { ids: [driven] })).toBe(1);
    const [anew] = await world.sql<{ id: string }[]>`
      update outbox set sent_at = now() - interval '150 days' where redrive_of = ${driven} returning id`;
    const anewRun = await run(anew?.id ?? "", "completed", 150);
    const letters = await listDeadLetters(world.sql);
    expect(letters.map(({ id }) => id)).toEqual([failed]);
    await world.sql`
      insert into inbox (id, source, type, object_id, received_at, processed_at)
      values ('evt_old', 'stripe', 'x', 'y', now() - interval '91 days', now() - interval '91 days'),
        ('evt_young', 'stripe', 'x', 'y', now(), now())`;
    await world.sql`
      insert into operator_call (operator_code, booking_id, leg_position, verb, outcome, ms, at)
      select 'CTN', ${bookingId}, 0, 'recall', 'confirmed', 1, now() - make_interval(days => d)
      from unnest('{731,729}'::int[]) d`;
    // In batches of two, as in one.
    expect(await pruneWork(world.database, 2)).toEqual({
      sweeps: 3,
      tasks: 4,
      events: 1,
      calls: 1,
    });
    expect(await tasks()).toEqual([young, unsent, failed, mended, driven, anew?.id ?? ""].sort());
    expect((await runs()).sort()).toEqual(
      [youngRun, sweep, failedRun, ...mendedRuns, drivenRun, anewRun].sort(),
    );
    expect(await listDeadLetters(world.sql)).toEqual(letters);
    expect(await world.sql`select id from inbox`).toMatchObject([{ id: "evt_young" }]);
    expect(await world.sql`select 1 from operator_call`).toHaveLength(1);
    expect(await pruneWork(world.database)).toEqual({ sweeps: 0, tasks: 0, events: 0, calls: 0 });
    const broken = (await checkInvariants(world.sql)).map(({ id }) => id);
    // The one that was left unsent on purpose, and nothing else.
    expect(broken).toEqual(["I9"]);
  });
});
