import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseUrl, type Rig, startRig, titled, until } from "./fixture/harness";

describe.skipIf(!databaseUrl)(titled("flow control and parallel work"), () => {
  let rig: Rig;

  beforeAll(async () => {
    rig = await startRig("flow");
    rig.startExecutor();
    rig.startApp();
    await rig.ready();
  });
  afterAll(() => rig.stop());

  const ended = (fn: string, eventId: string) => rig.ended(fn, eventId);
  const count = (fn: string) => rig.effects(fn).length;

  it("runs one at a time for a key and four at a time in all", async () => {
    const events = Array.from({ length: 24 }, (_, i) => ({
      name: "t/keyed",
      data: { key: `k${i % 6}` },
    }));
    await rig.send(events);
    await until(() => count("keyed") === 48, 20_000);
    const running = new Map<string, number>();
    let most = 0;
    for (const { key, mark } of rig.effects("keyed")) {
      const now = (running.get(String(key)) ?? 0) + Number(mark);
      expect(now).toBeLessThanOrEqual(1);
      running.set(String(key), now);
      most = Math.max(
        most,
        [...running.values()].reduce((a, b) => a + b, 0),
      );
    }
    expect(most).toBe(4);
  });

  it("takes an event's id once per function, and stores the second all the same", async () => {
    await rig.send({ name: "t/idem", id: "same", data: { booking: "b1" } });
    await rig.send({ name: "t/idem", id: "same", data: { booking: "b2" } });
    await rig.send([
      { name: "t/idem", id: "twin", data: { booking: "b3" } },
      { name: "t/idem", id: "twin", data: { booking: "b3" } },
    ]);
    await until(() => count("idem") >= 2);
    await pause(300);
    expect(rig.effects("idem").map((e) => e.booking)).toEqual(["b1", "b3"]);
    const page = await fetch(rig.base).then((res) => res.text());
    expect(page).toContain("b2");
  });

  it("starts one run for an idempotency key", async () => {
    await Promise.all(
      Array.from({ length: 10 }, () => rig.post({ name: "t/idem", data: { booking: "key" } })),
    );
    await until(() => rig.effects("idem").some((e) => e.booking === "key"));
    await pause(300);
    expect(rig.effects("idem").filter((e) => e.booking === "key")).toHaveLength(1);
  });

  it("runs parallel steps together and goes on when all are done", async () => {
    await rig.send({ name: "t/parallel", id: "par-1", data: { ms: 1_000 } });
    expect(await ended("parallel", "par-1")).toMatchObject({ status: "completed", result: 6 });
    const [first, second, ...rest] = rig.effects("parallel");
    expect([first?.step, second?.step].sort()).toEqual(["p1", "p2"]);
    // The second begins before the first, which takes a second, can have ended.
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(990);
    expect(rest).toMatchObject([{ step: "after", sum: 6 }]);
  });

  it("retries only the parallel step that failed", async () => {
    const before = count("parallel");
    await rig.send({ name: "t/parallel", id: "par-2", data: { flaky: true } });
    expect(await ended("parallel", "par-2")).toMatchObject({ status: "completed", result: 6 });
    const steps = rig
      .effects("parallel")
      .slice(before)
      .map((e) => e.step);
    expect(steps.sort()).toEqual(["after", "p1", "p2", "p2"]);
  });

  it("goes on with the winner of a race, and ends when the loser has", async () => {
    const began = Date.now();
    await rig.send({ name: "t/race", id: "race-1", data: {} });
    await until(() => count("race") === 1);
    // The loser sleeps for three seconds.
    expect(Date.now() - began).toBeLessThan(2_900);
    // The SDK itself reports the losing sleep in place of the result while it is pending.
    expect(await ended("race", "race-1")).toMatchObject({ status: "completed", result: "quick" });
    expect(rig.effects("race")).toMatchObject([{ winner: "quick" }]);
  });

  it("wakes a wait by the event that fits, and gives up in time", async () => {
    await rig.send({ name: "t/wait", id: "wait-1", data: { id: "w1", timeout: "1h" } });
    await rig.send({ name: "t/wait", id: "wait-2", data: { id: "w2", timeout: "1s" } });
    await until(async () => {
      const runs = await rig.runs("waiter");
      return runs.filter((r) => r.tasks[0]?.kind === "wait").length === 2;
    });
    await rig.send([
      { name: "t/answer", data: { id: "other", n: 5 } },
      { name: "t/answer", data: { id: "w1", n: 1 } },
      { name: "t/answer", data: { id: "w1", n: 7 } },
      { name: "t/answer", data: { id: "w1", n: 8 } },
    ]);
    expect((await ended("waiter", "wait-1")).result).toEqual({ got: 7 });
    expect((await ended("waiter", "wait-2")).result).toEqual({ got: null });
  });

  it("invokes another function, and sends events from a step", async () => {
    await rig.send({ name: "t/parent", id: "parent-1", data: { id: "p", n: 21 } });
    expect((await ended("parent", "parent-1")).result).toEqual({ doubled: 42, sent: 1 });
    await until(() => rig.effects("two").some((e) => e.id === "p" && e.step === "b"));
    await rig.send({ name: "t/parent", id: "parent-2", data: { bad: true } });
    expect((await ended("parent", "parent-2")).result).toEqual({ failed: "bad child" });
  });

  it("gathers batches by size and by time", async () => {
    await rig.send(Array.from({ length: 4 }, (_, i) => ({ name: "t/batch", data: { i } })));
    await until(() => count("batch") === 2);
    expect(rig.effects("batch").map((e) => e.size)).toEqual([3, 1]);
  });

  it("drops what is over a rate limit and keeps the last of a debounced crowd", async () => {
    await rig.send([1, 2, 3].map(() => ({ name: "t/limited", data: { id: "x" } })));
    await rig.send([1, 2, 3].map((n) => ({ name: "t/debounced", data: { id: "x", n } })));
    await until(() => count("debounced") === 1);
    expect(rig.effects("debounced")).toMatchObject([{ n: 3 }]);
    expect(count("limited")).toBe(2);
  });

  it("drains a thousand events fast", async () => {
    const before = rig.effects("two").length;
    const began = Date.now();
    await Promise.all(
      Array.from({ length: 1_000 }, (_, i) => rig.post({ name: "t/two", data: { id: `c${i}` } })),
    );
    const taken = Date.now() - began;
    await until(() => rig.effects("two").length === before + 2_000, 50_000);
    const drained = Date.now() - began;
    console.log(`1,000 events taken in ${taken} ms, 2,000 steps run in ${drained} ms`);
    expect(
      new Set(
        rig
          .effects("two")
          .slice(before)
          .map((e) => `${e.id}${e.step}`),
      ).size,
    ).toBe(2_000);
    expect(drained).toBeLessThan(45_000);
  }, 60_000);

  it("makes up a missed tick of a cron once, though two executors come up together", async () => {
    const sql = postgres(rig.databaseUrl, { max: 1 });
    for (const executor of rig.executors()) await rig.kill(executor);
    await sql`UPDATE sandbox_inngest.tick SET at = at - interval '1 day'`;
    const before = count("cron");
    rig.startExecutor();
    rig.startExecutor(await rig.anotherPort());
    await until(() => count("cron") > before, 15_000);
    await pause(1_500);
    await sql.end();
    const ticks = rig
      .effects("cron")
      .slice(before)
      .map((e) => Number(e.ts));
    expect(new Set(ticks).size).toBe(ticks.length);
    // One for the day that was missed; a full minute may have passed since.
    expect(ticks.length).toBeLessThanOrEqual(2);
    for (const tick of ticks) expect(tick % 60_000).toBe(0);
  });
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
