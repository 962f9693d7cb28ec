import { setImmediate as turn } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { Batches } from "./batches";

/** A batch leaves in the next turn of the loop, and tells its end over a few. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 10; turns += 1) await turn();
}

/** Runs that note what went together and end when they are let go. */
function recorder(changes: { mostInBatch?: number; mostAtOnce?: number; mostMs?: number } = {}) {
  const options = { mostInBatch: 64, mostAtOnce: 4, mostMs: 5_000, ...changes };
  const runs: string[][] = [];
  const gates: (() => void)[] = [];
  const batches = new Batches<string, string>(async (items) => {
    runs.push(items);
    await new Promise<void>((go) => gates.push(go));
    return items.map((item) => item.toUpperCase());
  }, options);
  const letGo = async (index: number) => {
    gates[index]?.();
    await settled();
  };
  return { batches, runs, letGo };
}

test("what comes together goes together, and each hears its own answer", async () => {
  const { batches, runs, letGo } = recorder();
  const answers = Promise.all(["a", "b", "c"].map((item) => batches.submit(item, ["pool"])));
  await settled();
  expect(runs).toEqual([["a", "b", "c"]]);
  await letGo(0);
  expect(await answers).toEqual(["A", "B", "C"]);
});

test("who wants what is in use waits; who wants something else does not", async () => {
  const { batches, runs, letGo } = recorder();
  void batches.submit("a", ["one"]);
  await settled();
  void batches.submit("b", ["one"]);
  void batches.submit("c", ["two"]);
  await settled();
  expect(runs).toEqual([["a"], ["c"]]);
  await letGo(0);
  expect(runs).toEqual([["a"], ["c"], ["b"]]);
});

test("nobody overtakes one who waits for the same", async () => {
  const { batches, runs, letGo } = recorder();
  void batches.submit("a", ["one"]);
  await settled();
  void batches.submit("b", ["one", "two"]);
  void batches.submit("c", ["two"]);
  await settled();
  expect(runs).toEqual([["a"]]);
  await letGo(0);
  expect(runs).toEqual([["a"], ["b", "c"]]);
});

test("two of one name never stand in one batch", async () => {
  const { batches, runs, letGo } = recorder();
  void batches.submit("a", ["one"], "key");
  void batches.submit("b", ["one"], "key");
  void batches.submit("c", ["one"], "other");
  await settled();
  // c came after b and wants what b waits for.
  expect(runs).toEqual([["a"]]);
  await letGo(0);
  expect(runs).toEqual([["a"], ["b", "c"]]);
});

test("a batch has an end, and so has what runs at once", async () => {
  const { batches, runs, letGo } = recorder({ mostInBatch: 2, mostAtOnce: 2 });
  for (const item of ["a", "b", "c", "d", "e"]) void batches.submit(item);
  await settled();
  expect(runs).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
  await letGo(1);
  expect(runs[2]).toEqual(["e"]);
});

test("a failure reaches everybody of its batch and holds up nobody else", async () => {
  let failing = true;
  const batches = new Batches<string, string>(
    async (items) => {
      if (failing) throw new Error("away");
      return items;
    },
    { mostInBatch: 8, mostAtOnce: 1, mostMs: 5_000 },
  );
  const both = await Promise.allSettled(["a", "b"].map((item) => batches.submit(item, ["x"])));
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  failing = false;
  expect(await batches.submit("c", ["x"])).toBe("c");
});

test("each has an end of its own: who has not left by then never does, and nobody waits behind it", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const { batches, runs, letGo } = recorder({ mostMs: 40 });
  const fates = Promise.allSettled([batches.submit("a", ["one"])]);
  await vi.advanceTimersByTimeAsync(20);
  const second = batches.submit("b", ["one"]).catch((error) => error);
  // Past the end of the first, and before the second's.
  await vi.advanceTimersByTimeAsync(30);
  const third = batches.submit("c", ["one"]);
  expect(await fates).toMatchObject([{ reason: { code: "service_unavailable" } }]);
  expect(batches.countWaiting(() => true)).toBe(2);
  await vi.advanceTimersByTimeAsync(15);
  expect(await second).toMatchObject({
    code: "service_unavailable",
    facts: { retryAfterSeconds: 1 },
  });
  expect(batches.countWaiting(() => true)).toBe(1);
  // The first comes back after all; its answer has nobody to go to.
  await letGo(0);
  expect(runs).toEqual([["a"], ["c"]]);
  await letGo(1);
  expect(await third).toBe("C");
});
