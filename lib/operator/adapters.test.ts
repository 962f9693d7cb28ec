import { mkdtempSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startOperators } from "../../sandbox/operators/server";
import { freePort } from "../../sandbox/wire/testing";
import { adapterOf } from "./adapter-of";
import { callOperator } from "./call-operator";
import type { ConfirmRequest, OperatorAdapter } from "./contract";
import { healthOf, operatorStates } from "./operator-health";
import type { AdapterKind, OperatorLink } from "./operator-link";

const marseille = { code: "FRMRS", zone: "Europe/Paris" };
const tunis = { code: "TNLGN", zone: "Africa/Tunis" };
let operatorNumber = 0;

function linkTo(address: string, changes: Partial<OperatorLink> = {}): OperatorLink {
  operatorNumber += 1;
  return {
    operator_code: `TEST_${operatorNumber}`,
    adapter: "http",
    address,
    secret: null,
    deadline_ms: 1_000,
    most_at_once: 4,
    cancels: true,
    amends: false,
    live_availability: true,
    live_prices: true,
    ...changes,
  };
}

function request(client_reference: string): ConfirmRequest {
  return {
    client_reference,
    fare: "standard",
    sailing: { from: marseille, to: tunis, departs_at: new Date("2027-03-05T18:00:00Z") },
    party: {
      passengers: [
        {
          first_name: "Amel <&\"'",
          last_name: "Ben\u0000Salah\n",
          birth_date: "1985-05-01",
          gender: "f",
          nationality: "TN",
          special_care: null,
        },
      ],
      vehicles: [{ kind: "car", length_cm: 450, height_cm: 180, registration: "AB-123" }],
      cabins: [{ kind: "inside_2", quantity: 1 }],
      pets: 1,
    },
  };
}

describe.each([
  ["http", "/ctn", "/ctn/v1/bookings"],
  ["ferrygateway", "/corsica-linea", "/corsica-linea"],
] as const)("an operator behind %s", (kind, path, bookingPath) => {
  let base = "";
  let close: () => Promise<void>;
  let adapter: OperatorAdapter;
  beforeAll(async () => {
    const wire = await startOperators({
      host: "127.0.0.1",
      port: await freePort(),
      stateDir: mkdtempSync(join(tmpdir(), "operators-")),
      latencyScale: 0,
    });
    base = wire.url;
    close = wire.close;
    adapter = fresh(kind);
  });
  afterAll(() => close());
  const fresh = (adapterKind: AdapterKind, changes: Partial<OperatorLink> = {}) =>
    adapterOf(linkTo(`${base}${path}`, { adapter: adapterKind, ...changes }));
  const arm = (fault: Record<string, unknown>) =>
    fetch(`${base}/_sandbox/faults`, {
      method: "POST",
      body: JSON.stringify({ method: "POST", path: bookingPath, ...fault }),
    });
  const journal = async (reference: string) =>
    (
      (await (await fetch(`${base}/_sandbox/journal`)).json()) as {
        effect: string;
        ids: string[];
      }[]
    )
      .filter(({ ids }) => ids[1] === reference)
      .map(({ effect }) => effect.replace("booking.", ""));
  afterEach(() => fetch(`${base}/_sandbox/faults`, { method: "DELETE" }));

  test("confirms, is recalled by our reference, cancels, and knows no other", async () => {
    const reference = `${kind}-1`;
    const confirmed = await adapter.confirm(request(reference));
    expect(confirmed).toEqual({ kind: "confirmed", reference: expect.stringMatching(/^.{8}$/) });
    expect(await adapter.recall(reference)).toEqual(confirmed);
    expect(await adapter.recall("never-made")).toEqual({ kind: "unknown" });
    expect(await adapter.cancel("never-made")).toEqual({ kind: "unknown" });
    expect(await adapter.cancel(reference)).toEqual({ kind: "cancelled" });
    expect(await adapter.cancel(reference)).toEqual({ kind: "cancelled" });
    expect(await adapter.recall(reference)).toEqual({ kind: "cancelled" });
  });

  test("asked twice under one reference there is one booking", async () => {
    const reference = `${kind}-twice`;
    const one = await adapter.confirm(request(reference));
    expect(await adapter.confirm(request(reference))).toEqual(one);
    expect((await journal(reference)).filter((effect) => effect === "confirmed")).toHaveLength(1);
  });

  test("an answer that never came leaves the effect open, and recall finds it", async () => {
    const reference = `${kind}-lost`;
    await arm({ fault: "timeout_after" });
    const impatient = fresh(kind, { deadline_ms: 200 });
    await expect(impatient.confirm(request(reference))).rejects.toMatchObject({
      failure: "away",
      effect: "possible",
    });
    expect(await impatient.recall(reference)).toMatchObject({ kind: "confirmed" });
    expect((await journal(reference)).filter((effect) => effect === "confirmed")).toHaveLength(1);
  });

  test.each([
    ["timeout_before", "away"],
    ["garbage", "garbage"],
    ["reset", "away"],
    ["status", "away"],
  ] as const)("%s: nobody can say, and nothing is sent twice", async (fault, failure) => {
    const reference = `${kind}-${fault}`;
    await arm({ fault });
    const impatient = fresh(kind, { deadline_ms: 200 });
    await expect(impatient.confirm(request(reference))).rejects.toMatchObject({
      failure,
      effect: "possible",
    });
    expect(await journal(reference)).toEqual([]);
    expect(await impatient.recall(reference)).toEqual({ kind: "unknown" });
  });

  test("10 MB are not read, and what was done is found", async () => {
    const reference = `${kind}-huge`;
    await arm({ fault: "huge", times: 1 });
    const answer = await adapter.confirm(request(reference)).catch((error: unknown) => error);
    // In XML the padding comes with the reservation or with its confirmation.
    expect(answer).toMatchObject(
      kind === "http" ? { failure: "garbage", effect: "possible" } : { effect: "possible" },
    );
    expect(await adapter.recall(reference)).toMatchObject({ kind: "confirmed" });
  });

  test("an error inside a 200 is no answer", async () => {
    await arm({ fault: "error_inside" });
    await expect(adapter.confirm(request(`${kind}-inside`))).rejects.toMatchObject({
      effect: "possible",
    });
  });

  test.skipIf(kind === "http")("an error it has no agreed word for is no refusal", async () => {
    const answer = `<ReservationRS><Errors><Error Code="AUTHENTICATION"/></Errors></ReservationRS>`;
    const wrong = createServer((_, response) => response.end(answer));
    await new Promise<void>((ready) => wrong.listen(0, "127.0.0.1", ready));
    const { port } = wrong.address() as AddressInfo;
    const stranger = adapterOf(linkTo(`http://127.0.0.1:${port}`, { adapter: kind }));
    await expect(stranger.confirm(request("no-key"))).rejects.toMatchObject({ effect: "possible" });
    wrong.close();
  });

  test("refuses in its own words; says that it will decide, and has", async () => {
    await arm({ fault: "refuse" });
    expect(await adapter.confirm(request(`${kind}-no`))).toEqual({
      kind: "refused",
      reason: "SOLD_OUT",
    });
    await arm({ fault: "pending", ms: 150 });
    const reference = `${kind}-later`;
    expect(await adapter.confirm(request(reference))).toEqual({ kind: "pending" });
    expect(await adapter.recall(reference)).toEqual({ kind: "pending" });
    await new Promise((done) => setTimeout(done, 200));
    expect(await adapter.recall(reference)).toMatchObject({ kind: "confirmed" });
  });

  test("a part that was cancelled is no cancellation; asked again the rest is", async () => {
    const reference = `${kind}-part`;
    await adapter.confirm(request(reference));
    await arm({ fault: "partial_cancel" });
    await expect(adapter.cancel(reference)).rejects.toMatchObject({ failure: "garbage" });
    expect(await adapter.cancel(reference)).toEqual({ kind: "cancelled" });
    expect((await journal(reference)).at(-1)).toBe("cancelled");
  });

  test("times go and come in the port's own clock", async () => {
    const departs = "2027-03-05T19:00:00+01:00";
    await fetch(`${base}/_sandbox/sailings`, {
      method: "POST",
      body: JSON.stringify({
        operator: path.slice(1),
        schedule: {
          was: null,
          now: {
            from: "FRMRS",
            to: "TNLGN",
            departs_at: departs,
            arrives_at: "2027-03-06T15:00:00+01:00",
          },
        },
      }),
    });
    const days = { first_date: "2027-03-05", last_date: "2027-03-05" };
    const [sailing] = await adapter.listSailings({ from: marseille, to: tunis, ...days });
    expect(sailing?.departs_at).toEqual(new Date(departs));
    expect(sailing?.arrives_at).toEqual(new Date("2027-03-06T14:00:00Z"));
  });

  test("prices drift, and are what it says now", async () => {
    const { client_reference: _, ...asked } = request("x");
    const before = await adapter.price(asked);
    await arm({ path: kind === "http" ? "/ctn/v1/prices" : path, fault: "drift" });
    const after = await adapter.price(asked);
    expect(after.amount_minor).toBeGreaterThan(before.amount_minor);
  });
});

describe("calling an operator", () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const get = { method: "GET", path: "/", repeatable: true } as const;
  const post = { method: "POST", path: "/", body: "{}", repeatable: false } as const;

  test("what only asks is tried three times, what changes something once", async () => {
    let asked = 0;
    const base = await serve((_, response) => {
      asked += 1;
      response.writeHead(503).end();
    });
    await expect(callOperator(linkTo(base), get)).rejects.toMatchObject({ effect: "none" });
    expect(asked).toBe(3);
    await expect(callOperator(linkTo(base), post)).rejects.toMatchObject({ effect: "possible" });
    expect(asked).toBe(4);
  });

  test("one that asks for time gets it", async () => {
    let asked = 0;
    const base = await serve((_, response) => {
      asked += 1;
      response.writeHead(429, { "retry-after": "7" }).end();
    });
    await expect(callOperator(linkTo(base), get)).rejects.toMatchObject({
      retryAfterSeconds: 7,
      effect: "none",
    });
    expect(asked).toBe(1);
  });

  test("nobody there: nothing can have happened", async () => {
    const link = linkTo("http://127.0.0.1:1");
    await expect(callOperator(link, post)).rejects.toMatchObject({
      failure: "away",
      effect: "none",
    });
  });

  test("a redirect is not followed", async () => {
    let inside = 0;
    const secret = await serve((_, response) => {
      inside += 1;
      response.end("{}");
    });
    const base = await serve((_, response) => response.writeHead(302, { location: secret }).end());
    await expect(callOperator(linkTo(base), get)).rejects.toMatchObject({ failure: "garbage" });
    expect(inside).toBe(0);
  });

  test("never more at once than it allows, and each in its turn", async () => {
    let now = 0;
    let most = 0;
    const base = await serve((_, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        response.end("{}");
      }, 20);
    });
    const link = linkTo(base, { most_at_once: 3 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => callOperator(link, get)));
    expect(answers).toHaveLength(20);
    expect(most).toBe(3);
    expect(healthOf(link.operator_code, 3).slots.inUse()).toBe(0);
  });

  test("after five failures it is left alone, and nothing is sent", async () => {
    let asked = 0;
    const base = await serve((_, response) => {
      asked += 1;
      response.writeHead(500).end();
    });
    const link = linkTo(base);
    for (let n = 0; n < 8; n += 1) await callOperator(link, post).catch(() => {});
    expect(asked).toBe(5);
    await expect(callOperator(link, post)).rejects.toMatchObject({ effect: "none" });
    expect(
      operatorStates().find((state) => state.operator_code === link.operator_code),
    ).toMatchObject({ breaker: "open" });
  });

  test("its key goes with each request", async () => {
    let key: string | undefined;
    const base = await serve((request, response) => {
      key = request.headers.authorization;
      response.end("{}");
    });
    await callOperator(linkTo(base, { secret: "s3cret" }), get);
    expect(key).toBe("Bearer s3cret");
  });
});
