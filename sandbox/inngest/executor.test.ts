import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseUrl, type Rig, startRig, titled, until } from "./fixture/harness";

describe.skipIf(!databaseUrl)(titled("the local Inngest executor"), () => {
  let rig: Rig;

  beforeAll(async () => {
    rig = await startRig("executor");
    rig.startExecutor();
    rig.startApp();
    await rig.ready();
  });
  afterAll(() => rig.stop());

  const ended = (fn: string, eventId: string) => rig.ended(fn, eventId);

  it("runs each step once, in order, and keeps awkward results intact", async () => {
    await rig.send({ name: "t/two", id: "two-1", data: { id: 1, text: "\u0000å" } });
    const run = await ended("two-steps", "two-1");
    expect(run).toMatchObject({ status: "completed", steps: ["a", "b"], result: { b: 3 } });
    expect(rig.effects("two").map((e) => e.step)).toEqual(["a", "b"]);
  });

  it("reaches a function within a few milliseconds when idle", async () => {
    const took: number[] = [];
    for (let i = 0; i < 5; i++) {
      const sent = Date.now();
      await rig.post({ name: "t/two", data: { id: `quick-${i}` } });
      await until(() => rig.effects("two").some((e) => e.id === `quick-${i}` && e.step === "b"));
      const first = rig.effects("two").find((e) => e.id === `quick-${i}`);
      took.push((first?.at ?? 0) - sent);
    }
    expect(Math.min(...took)).toBeLessThan(100);
  });

  it("retries when RetryAfterError says, then gives up and calls onFailure", async () => {
    await rig.send({ name: "t/retry", id: "retry-1", data: { id: "r1", fails: 9 } });
    const run = await ended("retrying", "retry-1");
    const tries = rig.effects("retry").filter((e) => e.id === "r1");
    expect(tries.map((e) => [e.attempt, e.maxAttempts])).toEqual([
      [0, 4],
      [1, 4],
      [2, 4],
      [3, 4],
    ]);
    for (const [i, e] of tries.slice(1).entries()) {
      const gap = e.at - (tries[i]?.at ?? 0);
      expect(gap).toBeGreaterThanOrEqual(990);
      // By Inngest's own schedule it would be 15 s at the least.
      expect(gap).toBeLessThan(14_000);
    }
    expect(run).toMatchObject({ status: "failed", result: { error: { message: "fail 3" } } });
    await until(() => rig.effects("failure").some((e) => e.id === "r1"));
    expect(rig.effects("failure").filter((e) => e.id === "r1")).toMatchObject([
      { message: "fail 3" },
    ]);
  });

  it("obeys a date in Retry-After", async () => {
    await rig.send({ name: "t/retry", id: "retry-2", data: { id: "r2", date: true } });
    expect((await ended("retrying", "retry-2")).status).toBe("completed");
    const [first, second] = rig.effects("retry").filter((e) => e.id === "r2");
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(2_400);
  });

  it("does not retry what is final", async () => {
    await rig.send({ name: "t/retry", id: "retry-3", data: { id: "r3", final: true } });
    expect((await ended("retrying", "retry-3")).status).toBe("failed");
    expect(rig.effects("retry").filter((e) => e.id === "r3")).toHaveLength(1);
    await until(() => rig.effects("failure").some((e) => e.message === "never again"));
  });

  it("puts an ordinary error off by Inngest's own schedule", async () => {
    const before = Date.now();
    await rig.send({ name: "t/plain", id: "plain-1", data: {} });
    let task: { attempt: number; due_at: string } | undefined;
    await until(async () => {
      task = (await rig.runs("plain-error"))[0]?.tasks[0];
      return task?.attempt === 1;
    });
    const delay = Date.parse(task?.due_at ?? "") - before;
    expect(delay).toBeGreaterThanOrEqual(15_000);
    expect(delay).toBeLessThan(48_000);
  });

  it("lets a function catch a failed step", async () => {
    await rig.send({ name: "t/caught", id: "caught-1", data: {} });
    expect((await ended("caught", "caught-1")).result).toEqual({ caught: "inner" });
  });

  it("sleeps until a moment", async () => {
    const at = Date.now() + 1_500;
    await rig.send({ name: "t/sleep", id: "sleep-1", data: { id: "s1", until: at } });
    expect((await ended("sleeper", "sleep-1")).status).toBe("completed");
    const woke = rig.effects("sleeper").find((e) => e.id === "s1")?.at ?? 0;
    expect(woke).toBeGreaterThanOrEqual(at - 5);
    expect(woke).toBeLessThan(at + 5_000);
  });

  it("cancels the run an event names, and no other", async () => {
    const at = Date.now() + 2_500;
    await rig.send([
      { name: "t/sleep", id: "sleep-2", data: { id: "s2", until: at } },
      { name: "t/sleep", id: "sleep-3", data: { id: "s3", until: at } },
    ]);
    await until(async () =>
      (await rig.runs("sleeper")).some(
        (r) => r.event_ids.includes("sleep-2") && r.tasks[0]?.kind === "sleep",
      ),
    );
    await rig.send({ name: "t/stop", data: { id: "s2" } });
    expect((await ended("sleeper", "sleep-2")).status).toBe("cancelled");
    expect((await ended("sleeper", "sleep-3")).status).toBe("completed");
    expect(rig.effects("sleeper").map((e) => e.id)).not.toContain("s2");
  });

  it("cancels within one request, in the order of its events", async () => {
    const until = Date.now() + 60_000;
    await rig.send([
      { name: "t/stop", data: { id: "s5" } },
      { name: "t/sleep", id: "sleep-4", data: { id: "s4", until } },
      { name: "t/stop", data: { id: "s4" } },
      { name: "t/sleep", id: "sleep-5", data: { id: "s5", until: 1 } },
    ]);
    expect((await ended("sleeper", "sleep-4")).status).toBe("cancelled");
    expect((await ended("sleeper", "sleep-5")).status).toBe("completed");
  });
});
