import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/identity/uuid";
import { openWorld, type World } from "#lib/testing/world";
import { inngest } from "./client";
import { RunRecorder } from "./run-recorder";

const server = process.env.TEST_DATABASE_URL;
const slot = Symbol.for("gangway.database");

describe.skipIf(!server)("recording runs (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 4);
    (globalThis as { [slot]?: unknown })[slot] = world.database;
  });
  afterAll(async () => {
    (globalThis as { [slot]?: unknown })[slot] = undefined;
    await world?.end();
  });

  const begin = () => {
    const [runId, eventId] = [newId(), newId()];
    const recorder = new RunRecorder({ client: inngest } as never);
    const of = (attempt: number) =>
      ({
        ctx: { runId, attempt, event: { id: eventId } },
        fn: { id: () => "payments-settle-event" },
      }) as never;
    recorder.onRunStart(of(0));
    const row = async () =>
      (
        await world.sql<{ status: string; attempts: number; ms: number; error: string | null }[]>`
          select status, attempts, error, extract(epoch from updated_at - started_at)::float * 1000 as ms
          from job_run where run_id = ${runId} and event_id = ${eventId} and "group" = 'payments'`
      )[0];
    return { recorder, of, row };
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  test("a short run is written once, when it is over, with its beginning", async () => {
    const { recorder, of, row } = begin();
    await pause(100);
    expect(await row()).toBeUndefined();
    await recorder.onRunComplete(of(0));
    const written = await row();
    expect(written).toMatchObject({ status: "completed", attempts: 1 });
    expect(written?.ms).toBeGreaterThan(95);
    await pause(350);
    expect(await row()).toEqual(written);
  });

  test("a longer one is seen while it runs", async () => {
    const { recorder, of, row } = begin();
    await expect.poll(row, { timeout: 2_000 }).toMatchObject({ status: "running" });
    await recorder.onRunComplete(of(0));
    expect(await row()).toMatchObject({ status: "completed" });
  });

  test("one that failed waits for its next attempt as running, and its end is the last word", async () => {
    const { recorder, of, row } = begin();
    const error = new TypeError("no");
    await recorder.onRunError({ ...(of(0) as object), error, isFinalAttempt: false } as never);
    expect(await row()).toMatchObject({ status: "running", attempts: 1, error: "TypeError" });
    recorder.onRunStart(of(1));
    await recorder.onRunError({ ...(of(1) as object), error, isFinalAttempt: true } as never);
    expect(await row()).toMatchObject({ status: "failed", attempts: 2 });
    await pause(350);
    expect(await row()).toMatchObject({ status: "failed", attempts: 2 });
  });
});
