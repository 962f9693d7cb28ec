import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonical } from "./canonical";
import {
  databaseUrl,
  EVENT_KEY,
  type Rig,
  SIGNING_KEY,
  startRig,
  titled,
  until,
} from "./fixture/harness";
import { hashedKey, sign } from "./sign";

describe.skipIf(!databaseUrl)(titled("kills, restarts and keys"), () => {
  let rig: Rig;
  let app: ReturnType<Rig["startApp"]>;
  let executor: ReturnType<Rig["startExecutor"]>;

  beforeAll(async () => {
    rig = await startRig("survive");
    executor = rig.startExecutor();
    app = rig.startApp();
    await rig.ready();
  });
  afterAll(() => rig.stop());

  const steps = (id: string) =>
    rig
      .effects("slow")
      .filter((e) => e.id === id)
      .map((e) => e.step);

  it("survives the app's death in the middle of a step", async () => {
    await rig.send({ name: "t/slow", id: "slow-1", data: { id: "a" } });
    await until(() => steps("a").includes("long-begins"));
    await rig.kill(app);
    await pause(2_500);
    const back = Date.now();
    app = rig.startApp();
    expect((await rig.ended("slow", "slow-1")).status).toBe("completed");
    // The broken step is run again; the one before it is not. No attempt was left for a failure.
    expect(steps("a")).toEqual(["first", "long-begins", "long-begins", "long-ends", "last"]);
    // By Inngest's own schedule it would be 15 s at the least.
    expect(Date.now() - back).toBeLessThan(14_500);
  });

  it("survives the executor's death in the middle of a step and after a step's effect", async () => {
    await rig.send({ name: "t/slow", id: "slow-2", data: { id: "b" } });
    await until(() => steps("b").includes("long-begins"));
    await rig.kill(executor);
    const back = Date.now();
    executor = rig.startExecutor();
    expect((await rig.ended("slow", "slow-2")).status).toBe("completed");
    expect(steps("b").filter((s) => s === "first")).toHaveLength(1);
    expect(steps("b").filter((s) => s === "last")).toHaveLength(1);
    expect(Date.now() - back).toBeLessThan(14_000);
  });

  it("keeps sleeping runs over a restart and wakes them in time", async () => {
    const at = Date.now() + 3_500;
    await rig.send({ name: "t/sleep", id: "sleep-1", data: { id: "s", until: at } });
    await until(async () => (await rig.runs("sleeper"))[0]?.tasks[0]?.kind === "sleep");
    await rig.kill(executor);
    executor = rig.startExecutor();
    expect((await rig.ended("sleeper", "sleep-1")).status).toBe("completed");
    const woke = rig.effects("sleeper")[0]?.at ?? 0;
    expect(woke).toBeGreaterThanOrEqual(at - 5);
    expect(woke).toBeLessThan(at + 8_000);
  });

  it("hands over to a second executor when the first is killed", async () => {
    const second = rig.startExecutor(await rig.anotherPort());
    await pause(2_000);
    await rig.send({ name: "t/slow", id: "slow-3", data: { id: "c" } });
    await until(() => steps("c").includes("long-begins"));
    await rig.kill(executor);
    await until(() => steps("c").includes("last"), 20_000);
    await rig.kill(second);
    executor = rig.startExecutor();
    await rig.ready();
    expect((await rig.ended("slow", "slow-3")).status).toBe("completed");
  });

  it("makes no second run of an event that is sent again after a lost answer", async () => {
    await fetch(`${rig.base}/_sandbox/faults`, {
      method: "POST",
      body: JSON.stringify({ method: "POST", path: "/e/", fault: "timeout_after", ms: 50 }),
    });
    // No id: the SDK's own retry must be recognised by its seed.
    await rig.send({ name: "t/two", data: { id: "seeded" } });
    await until(() => rig.effects("two").some((e) => e.id === "seeded" && e.step === "b"));
    await pause(300);
    expect(rig.effects("two").filter((e) => e.id === "seeded")).toHaveLength(2);
  });

  it("loses its database's connections and goes on", async () => {
    const sql = postgres(rig.databaseUrl, { max: 1 });
    await sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    await sql.end();
    await until(async () => (await rig.post({ name: "t/two", id: "cut", data: {} })).ok);
    expect((await rig.ended("two-steps", "cut")).status).toBe("completed");
  });

  it("refuses a wrong event key", async () => {
    const res = await rig.post({ name: "t/two", data: {} }, `${EVENT_KEY}x`);
    expect(res.status).toBe(401);
  });

  it("registers functions only under the signing key", async () => {
    const register = (token: string) =>
      fetch(`${rig.base}/fn/register`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ url: "http://127.0.0.1:1/x", appName: "other", functions: [] }),
      }).then((res) => res.status);
    expect(await register("signkey-test-00")).toBe(401);
    expect(await register(hashedKey(SIGNING_KEY))).toBe(200);
    // The way the SDK does it by itself, when somebody asks it to.
    const res = await fetch(rig.appUrl, { method: "PUT" });
    expect([res.status, await res.json()]).toMatchObject([200, { modified: false }]);
  });

  it("signs what it asks of the app, which refuses another's signature", async () => {
    const call = (key: string, at = Date.now()) => {
      const body = canonical({
        event: { name: "x", data: {} },
        events: [],
        steps: {},
        version: -1,
      });
      return fetch(`${rig.appUrl}?fnId=fixture-two-steps&stepId=step`, {
        method: "POST",
        body,
        headers: { "x-inngest-signature": sign(body, key, at) },
      }).then((res) => res.status);
    };
    expect(await call(`signkey-test-${"cd".repeat(32)}`)).toBe(401);
    expect(await call(SIGNING_KEY, Date.now() - 3_600_000)).toBe(401);
    expect(await call(SIGNING_KEY)).not.toBe(401);
  });

  it("fails a run whose app has another key", async () => {
    await rig.kill(app);
    app = rig.startApp({ INNGEST_SIGNING_KEY: `signkey-test-${"cd".repeat(32)}` });
    await rig.post({ name: "t/child", id: "forged", data: { n: 1 } });
    const run = await rig.ended("child", "forged");
    expect(run.status).toBe("failed");
    expect(run.result.error.message).toBe("Unauthorized");
  });

  it("tells in its journal what it did", async () => {
    const journal = async (after = 0) =>
      (await fetch(`${rig.base}/_sandbox/journal?after=${after}`).then((res) => res.json())) as {
        n: number;
        effect: string;
        idempotency_key: string | null;
      }[];
    const all = await journal();
    const effects = all.map((entry) => entry.effect);
    for (const effect of ["run started", "step done: first", "run completed", "run failed"]) {
      expect(effects).toContain(effect);
    }
    expect(all.find((e) => e.effect === "event received: t/slow")?.idempotency_key).toBe("slow-1");
    expect(JSON.stringify(all)).not.toContain(EVENT_KEY);
    const last = all.at(-1)?.n ?? 0;
    expect(await journal(last)).toEqual([]);
  });
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
