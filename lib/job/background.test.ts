import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { groups } from "#inngest/functions";
import { startedEvents } from "#lib/invariant/started-events";
import { place, requestFor, traveller } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { listDeadLetters } from "./dead-letters";
import { groupNames, groupOfEvent } from "./groups";
import { queueFigures } from "./queue-figures";
import { redrive } from "./redrive";

const server = process.env.TEST_DATABASE_URL;
const clerk = { kind: "staff", id: "staff_1", role: "sales" } as const;

test("every event that begins a run has its group, as the functions have it", () => {
  expect(Object.keys(groups).sort()).toEqual([...groupNames].sort());
  expect(Object.keys(groupOfEvent).sort()).toEqual([...startedEvents].sort());
  for (const [group, functions] of Object.entries(groups)) {
    const triggers = functions.flatMap(
      (one) => (one.opts as { triggers?: { event?: unknown }[] }).triggers ?? [],
    );
    const events = triggers.flatMap(({ event }) => {
      const name = typeof event === "string" ? event : (event as { name?: string })?.name;
      return name ? [name] : [];
    });
    for (const event of events) expect([event, groupOfEvent[event]]).toEqual([event, group]);
  }
});

describe.skipIf(!server)("background work (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let bookingId: string;
  beforeAll(async () => {
    world = await openWorld(server as string, 15);
    const { id } = await world.addSailing();
    bookingId = (await place(world, await requestFor(world, [id]))).bookingId;
  });
  afterAll(() => world?.end());
  beforeEach(async () => {
    await world.sql`delete from job_run`;
    await world.sql`delete from outbox`;
    await world.sql`update notice set status = 'sent', sent_at = now(), error = null`;
  });

  async function event(
    name: string,
    changes: { sent?: string; due?: string; tries?: number } = {},
  ) {
    const id = randomUUID();
    const { sent = "1 minute", due = "1 minute", tries = 0 } = changes;
    await world.sql`
      insert into outbox (id, event, data, booking_id, created_at, due_at, sent_at, attempts)
      values (${id}, ${name}, ${world.sql.json({ refund_id: id })}, ${bookingId}, now() - interval '1 hour',
        now() - ${due}::interval, ${sent === "" ? null : world.sql`now() - ${sent}::interval`}, ${tries})`;
    return id;
  }
  async function run(
    eventId: string | null,
    status: string,
    changes: { group?: string; fn?: string; ago?: string } = {},
  ) {
    const { group = "payments", fn = "payments-send-refund", ago = "30 seconds" } = changes;
    await world.sql`
      insert into job_run (run_id, function_id, "group", event_id, status, attempts, started_at, updated_at, ended_at, error)
      values (${randomUUID()}, ${fn}, ${group}, ${eventId}, ${status}, 6, now() - ${ago}::interval,
        now() - ${ago}::interval, ${status === "running" ? null : world.sql`now() - ${ago}::interval`},
        ${status === "failed" ? "StripeError" : null})`;
  }
  const letters = async () => (await listDeadLetters(world.sql)).map(({ id }) => id);

  test("a failed run is a dead letter until one completes, runs, or it is driven anew", async () => {
    const mended = await event("refund/requested");
    await run(mended, "failed", { ago: "5 minutes" });
    await run(mended, "completed", { ago: "1 minute" });
    const trying = await event("refund/requested");
    await run(trying, "failed", { ago: "5 minutes" });
    await run(trying, "running");
    const dead = await event("refund/requested");
    await run(dead, "failed");
    const stuck = await event("payment/abandoned", { sent: "", due: "20 minutes", tries: 12 });
    expect(await letters()).toEqual(expect.arrayContaining([dead, stuck]));
    expect(await letters()).toHaveLength(2);
    expect((await listDeadLetters(world.sql, { kind: "payment/abandoned" }))[0]).toMatchObject({
      id: stuck,
      what: "unsent",
      group: "payments",
    });
    expect(await redrive(world.database, clerk, { ids: [dead] })).toBe(1);
    expect(await letters()).toEqual([stuck]);
    const [anew] = await world.sql<{ event: string; data: { refund_id: string } }[]>`
      select event, data from outbox where redrive_of = ${dead}`;
    expect(anew).toEqual({ event: "refund/requested", data: { refund_id: dead } });
  });

  test("what was done since by another way is no dead letter", async () => {
    const told = await event("operator/cancel");
    await run(told, "failed", { group: "bookings", fn: "bookings-cancel-at-operators" });
    const timer = await event("booking/held");
    await run(timer, "failed", { group: "bookings", fn: "bookings-end-hold" });
    const settled = await event("booking/settled");
    await run(settled, "failed", { group: "bookings", fn: "bookings-tell-operators" });
    // Nothing is to be cancelled with an operator; the booking still waits to be paid.
    expect((await letters()).sort()).toEqual([timer, settled].sort());
    const refund = await event("refund/requested");
    await run(refund, "failed");
    expect(await letters()).toContain(refund);
    const abandoned = await event("payment/abandoned");
    await run(abandoned, "failed");
    expect(await letters()).toHaveLength(4);
    await world.sql`
      update payment set intent_id = 'pi_x', intent_closed_at = now() where booking_id = ${bookingId}`;
    expect(await letters()).not.toContain(abandoned);
    await world.sql`
      update payment set intent_id = null, intent_closed_at = null where booking_id = ${bookingId}`;
  });

  test("twenty clerks at once drive each letter once; all of a group go together", async () => {
    const ids = await Promise.all([1, 2, 3].map(() => event("refund/requested")));
    for (const id of ids) await run(id, "failed");
    const counts = await Promise.all(
      Array.from({ length: 20 }, () => redrive(world.database, clerk, { group: "payments" })),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect(await world.sql`select 1 from outbox where redrive_of is not null`).toHaveLength(3);
    const actions = await world.sql`select subject from staff_action where action = 'redrive'`;
    expect(actions.length).toBeGreaterThanOrEqual(3);
    await expect(redrive(world.database, traveller, { ids })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("a dead mail is due again, a moot one is nobody's loss", async () => {
    const [notice] = await world.sql<{ id: string }[]>`
      update notice set status = 'dead', sent_at = null, error = 'validation_error' returning id`;
    expect(await letters()).toEqual([notice?.id]);
    await redrive(world.database, clerk, { kind: "hold" });
    const [after] =
      await world.sql`select status, attempts from notice where id = ${notice?.id as string}`;
    expect(after).toMatchObject({ status: "due", attempts: 0 });
    expect(await world.sql`select 1 from outbox where event = 'notice/due'`).toHaveLength(1);
    await world.sql`update notice set status = 'dead', error = 'moot'`;
    expect(await letters()).toEqual([]);
  });

  test("the figures: what waits, what runs, what failed, who is silent", async () => {
    await event("refund/requested", { sent: "", due: "90 seconds" });
    await run(await event("refund/requested"), "running", { ago: "4 minutes" });
    await event("refund/requested", { sent: "2 minutes" });
    await run(await event("refund/requested"), "completed");
    await run(await event("refund/requested"), "failed");
    await run(null, "completed", { group: "emails", fn: "emails-sweep", ago: "7 minutes" });
    // Not due yet: a hold's timer is nothing that waits.
    await event("booking/held", { sent: "", due: "-5 minutes" });
    const figures = new Map((await queueFigures(world.sql)).map((one) => [one.group, one]));
    expect(figures.get("payments")).toMatchObject({
      length: 3,
      running: 1,
      failed_last_hour: 1,
      dead_letters: 1,
      completed_per_minute: 0.2,
    });
    expect(figures.get("payments")?.oldest_seconds).toBeGreaterThan(200);
    expect(figures.get("emails")?.silent_seconds).toBeGreaterThan(400);
    expect(figures.get("bookings")).toMatchObject({ length: 0, silent_seconds: null });
  });
});
