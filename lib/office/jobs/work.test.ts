import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/identity/uuid";
import { beat, noteWatch } from "#lib/job/beat";
import { recordRun } from "#lib/job/record-run";
import { redrive } from "#lib/job/redrive";
import { Cache } from "#lib/redis/redis";
import { place, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { deadLetterKinds, deadLetterRows } from "./list-dead-letters";
import { functionsSeen, listRuns } from "./list-runs";
import { listWaiting } from "./list-waiting";
import { readDeadLetter } from "./read-dead-letter";
import { readRedrive } from "./read-redrive";
import { readRun } from "./read-run";
import { readWork } from "./read-work";

const server = process.env.TEST_DATABASE_URL;
const clerk = { kind: "staff", id: "staff_1", role: "admin" } as const;
const slice = { limit: 50, offset: 0 };

describe.skipIf(!server)("the console of work (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let booking: { id: string; reference: string };
  beforeAll(async () => {
    world = await openWorld(server as string, 15);
    const { id } = await world.addSailing();
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const [row] = await world.sql<{ reference: string }[]>`
      select reference from booking where id = ${bookingId}`;
    booking = { id: bookingId, reference: row?.reference ?? "" };
  });
  afterAll(() => world?.end());
  beforeEach(async () => {
    await world.sql`delete from job_run`;
    await world.sql`delete from outbox`;
    await world.sql`delete from staff_action`;
    await world.sql`delete from worker`;
    await world.sql`update notice set status = 'due', sent_at = null, error = null, attempts = 0`;
  });

  async function event(name = "refund/requested", sent = true) {
    const id = randomUUID();
    await world.sql`
      insert into outbox (id, event, data, booking_id, created_at, due_at, sent_at)
      values (${id}, ${name}, ${world.sql.json({ refund_id: id })}, ${booking.id}, now() - interval '1 hour',
        now() - interval '1 minute', ${sent ? world.sql`now() - interval '1 minute'` : null})`;
    return id;
  }
  const run = async (eventId: string | null, status: "running" | "completed" | "failed") => {
    const runId = randomUUID();
    const functionId = "payments-send-refund";
    const at = { runId, functionId, group: "payments", eventId };
    if (status === "failed") {
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        const last = attempt === 3;
        await recordRun(world.sql, {
          ...at,
          status: last ? "failed" : "running",
          attempts: attempt,
          error: last ? "DomainError" : "StripeError",
          ranMs: 2_000,
        });
      }
    } else await recordRun(world.sql, { ...at, status, attempts: 1, error: null, ranMs: 2_000 });
    return runId;
  };

  test("a run tells what each attempt failed of, and stays ended however late a word comes", async () => {
    const failed = await run(await event(), "failed");
    await recordRun(world.sql, {
      runId: failed,
      functionId: "payments-send-refund",
      group: "payments",
      eventId: null,
      status: "running",
      attempts: 2,
      error: "StripeError",
    });
    const view = await readRun(world.sql, failed);
    expect(view).toMatchObject({ status: "failed", attempts: 3, error: "DomainError" });
    expect(view?.failures.map(({ attempt, error }) => [attempt, error])).toEqual([
      [1, "StripeError"],
      [2, "StripeError"],
      [3, "DomainError"],
    ]);
    expect(view?.booking).toEqual(booking);
    expect(await readRun(world.sql, "no such run")).toBeNull();
  });

  test("runs are found by group, function, status, cause, booking and time", async () => {
    const byEvent = await run(await event(), "completed");
    const failed = await run(await event(), "failed");
    const sweep = await run(null, "completed");
    const running = await run(await event(), "running");
    const found = async (asked: Partial<Parameters<typeof listRuns>[1]>) =>
      (await listRuns(world.sql, { hours: 24, ...asked }, slice)).rows.map(({ id }) => id).sort();
    const all = [byEvent, failed, sweep, running].sort();
    expect(await found({})).toEqual(all);
    expect(await found({ group: "payments" })).toEqual(all);
    expect(await found({ group: "emails" })).toEqual([]);
    expect(await found({ function: "payments-send-refund" })).toEqual(all);
    expect(await found({ status: "failed" })).toEqual([failed]);
    expect(await found({ status: "running" })).toEqual([running]);
    expect(await found({ cause: "clock" })).toEqual([sweep]);
    expect(await found({ booking: booking.reference.toLowerCase() })).toEqual(
      [byEvent, failed, running].sort(),
    );
    expect(await found({ booking: booking.id, status: "failed" })).toEqual([failed]);
    expect(await found({ booking: "0000000000" })).toEqual([]);
    await world.sql`update job_run set started_at = now() - interval '30 hours' where run_id = ${sweep}`;
    expect(await found({})).not.toContain(sweep);
    expect(await found({ hours: 48 })).toContain(sweep);
    expect(await functionsSeen(world.sql)).toEqual(["payments-send-refund"]);
  });

  test("two hundred dead letters are driven anew once, however often it is asked, and can be followed", async () => {
    const dead = await Promise.all(Array.from({ length: 200 }, () => event()));
    for (const id of dead) await run(id, "failed");
    expect(await deadLetterKinds(world.sql)).toMatchObject([
      { group: "payments", kind: "refund/requested", count: 200 },
    ]);
    const { rows, total } = await deadLetterRows(world.sql, { group: "payments" }, slice);
    expect([rows.length, total]).toEqual([50, 200]);
    const batches = Array.from({ length: 8 }, () => newId());
    const started = performance.now();
    const counts = await Promise.all(
      batches.map((batch) => redrive(world.database, clerk, { group: "payments" }, batch)),
    );
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(counts.filter((count) => count > 0)).toEqual([200]);
    const anew = await world.sql<{ id: string; redrive_of: string }[]>`
      select id, redrive_of from outbox where redrive_of is not null`;
    expect(new Set(anew.map(({ redrive_of }) => redrive_of)).size).toBe(200);
    expect(anew).toHaveLength(200);
    const batch = batches[counts.indexOf(200)] as string;
    expect(await readRedrive(world.sql, batch)).toEqual({
      total: 200,
      done: 0,
      failed: 0,
      waiting: 200,
    });
    for (const { id } of anew.slice(0, 120)) await run(id, "completed");
    for (const { id } of anew.slice(120, 125)) await run(id, "failed");
    expect(await readRedrive(world.sql, batch)).toEqual({
      total: 200,
      done: 120,
      failed: 5,
      waiting: 75,
    });
    const [one] = anew;
    expect(await readDeadLetter(world.sql, one?.redrive_of ?? "")).toMatchObject({
      is_dead: false,
      redriven: [{ by: "staff_1" }],
    });
    expect(await readRedrive(world.sql, newId())).toBeNull();
  });

  test("negative control: were a redrive not noted on the event, each asking would drive it again", async () => {
    const dead = await event();
    await run(dead, "failed");
    expect(await redrive(world.database, clerk, { ids: [dead] })).toBe(1);
    expect(await redrive(world.database, clerk, { ids: [dead] })).toBe(0);
    await world.sql`update outbox set redrive_of = null`;
    expect(await redrive(world.database, clerk, { ids: [dead] })).toBe(1);
  });

  test("a dead letter shows all that was tried; a mail that was given up is one, too", async () => {
    const dead = await event();
    await run(dead, "failed");
    await run(dead, "failed");
    const letter = await readDeadLetter(world.sql, dead);
    expect(letter).toMatchObject({ is_dead: true, data: { refund_id: dead }, booking });
    expect(letter?.runs).toHaveLength(2);
    expect(letter?.failures).toHaveLength(6);
    const [mail] = await world.sql<{ id: string }[]>`
      update notice set status = 'dead', error = 'refused' where booking_id = ${booking.id} returning id`;
    expect(await readDeadLetter(world.sql, mail?.id ?? "")).toMatchObject({
      what: "notice",
      kind: "hold",
      error: "refused",
      is_dead: true,
    });
    // What went well is nobody's dead letter.
    expect(await readDeadLetter(world.sql, await event())).toBeNull();
    expect(await readDeadLetter(world.sql, "x")).toBeNull();
  });

  test("what waits is counted by kind, and says what may be dropped", async () => {
    await event("booking/settled", false);
    const waiting = await listWaiting(world.sql);
    expect(waiting.map(({ what, kind, count, purge }) => [what, kind, count, purge])).toEqual([
      ["event", "booking/settled", 1, null],
      ["mail", "hold", 1, "hold_mail"],
    ]);
  });

  test("the engine is said to be well, to take nothing, or to start nothing; the watch to look or not", async () => {
    const engine = async () => (await readWork(world.sql, new Date())).engine;
    expect(await engine()).toMatchObject({ state: "starts_nothing", watchdog: { state: "blind" } });
    await run(null, "completed");
    noteWatch(new Date());
    await beat(world.database, new Cache(null), new Date());
    expect(await engine()).toMatchObject({
      state: "well",
      since: null,
      watchdog: { state: "looks" },
    });
    const unsent = await event("refund/requested", false);
    await world.sql`update outbox set due_at = now() - interval '2 minutes' where id = ${unsent}`;
    expect(await engine()).toMatchObject({ state: "takes_nothing", unsent: 1 });
  });

  test("a process says that it lives, and is gone from the list once it does not", async () => {
    await beat(world.database, new Cache(null), new Date());
    await beat(world.database, new Cache(null), new Date());
    const workers = async () => (await readWork(world.sql, new Date())).workers;
    const [me, ...others] = await workers();
    expect(others).toEqual([]);
    expect(me).toMatchObject({ is_active: true, redis: "off" });
    expect(me?.memory_bytes).toBeGreaterThan(10_000_000);
    expect(me?.cpu_share).toBeGreaterThan(0);
    await world.sql`update worker set seen_at = now() - interval '1 minute'`;
    expect(await workers()).toMatchObject([{ is_active: false }]);
    await world.sql`update worker set seen_at = now() - interval '11 minutes'`;
    expect(await workers()).toEqual([]);
  });

  test("a group's slowest runs show", async () => {
    for (let turn = 0; turn < 19; turn += 1) await run(await event(), "completed");
    const slow = await run(await event(), "completed");
    await world.sql`update job_run set ended_at = started_at + interval '9 seconds' where run_id = ${slow}`;
    const { groups } = await readWork(world.sql, new Date());
    const payments = groups.find(({ group }) => group === "payments");
    expect(payments?.p95_seconds).toBeGreaterThan(1.9);
    expect(payments?.average_seconds).toBeGreaterThan(2);
    expect(payments).toMatchObject({ length: 0, running: 0, failed_last_hour: 0, dead_letters: 0 });
  });
});
