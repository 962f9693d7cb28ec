import { afterEach, beforeEach, expect, test } from "vitest";
import { Journal } from "./journal";
import { json } from "./message";
import { startWire, type Wire } from "./server";
import { Store } from "./store";
import { freePort, temporaryFolder } from "./testing";

let wire: Wire;
let journal: Journal;

beforeEach(async () => {
  const store = Store.open(temporaryFolder("wire"));
  journal = new Journal(store);
  wire = await startWire({
    name: "test",
    host: "127.0.0.1",
    port: await freePort(),
    journal,
    refuse: (status) => json(status, { refused: status }),
    handle: (request) => {
      journal.record({
        method: request.method,
        path: request.path,
        effect: "done",
        ids: ["t_1"],
        idempotency_key: null,
      });
      return json(200, { ok: true });
    },
  });
});
afterEach(() => wire.close());

const post = (path: string, body: unknown, signal?: AbortSignal) =>
  fetch(wire.url + path, { method: "POST", body: JSON.stringify(body), signal: signal ?? null });
const arm = (fault: unknown) => post("/_sandbox/faults", fault);

test("health and journal, from any origin", async () => {
  const health = await fetch(`${wire.url}/_sandbox/health`);
  expect(await health.json()).toEqual({ ok: true, name: "test" });
  expect(health.headers.get("access-control-allow-origin")).toBe("*");
  await post("/v1/a", {});
  await post("/v1/b", {});
  const entries = await (await fetch(`${wire.url}/_sandbox/journal?after=1`)).json();
  expect(entries).toMatchObject([{ n: 2, method: "POST", path: "/v1/b", ids: ["t_1"] }]);
});

test("a fault is used up, fits by method and prefix, and can be cleared", async () => {
  await arm({ method: "POST", path: "/v1/a", fault: "status", status: 503, times: 1 });
  expect((await post("/v1/b", {})).status).toBe(200);
  expect((await post("/v1/a/x", {})).status).toBe(503);
  expect((await post("/v1/a/x", {})).status).toBe(200);
  await arm({ fault: "status", times: 9 });
  await fetch(`${wire.url}/_sandbox/faults`, { method: "DELETE" });
  expect((await post("/v1/a", {})).status).toBe(200);
  expect((await arm({ fault: "fire" })).status).toBe(422);
});

test("timeout_before has no effect, timeout_after has, neither answers", async () => {
  for (const [fault, effects] of [
    ["timeout_before", 0],
    ["timeout_after", 1],
  ] as const) {
    await arm({ path: "/v1", fault });
    await expect(post("/v1/a", {}, AbortSignal.timeout(500))).rejects.toThrow();
    expect(journal.after(0)).toHaveLength(effects);
  }
});

test("reset cuts, garbage is not JSON, delay waits", async () => {
  await arm({ path: "/v1", fault: "reset" });
  await expect(post("/v1/a", {})).rejects.toThrow();
  await arm({ path: "/v1", fault: "garbage" });
  await expect((await post("/v1/a", {})).json()).rejects.toThrow();
  await arm({ path: "/v1", fault: "delay", ms: 200 });
  const before = Date.now();
  await post("/v1/a", {});
  expect(Date.now() - before).toBeGreaterThanOrEqual(190);
});
