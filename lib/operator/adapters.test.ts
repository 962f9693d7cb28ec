import { mkdtempSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
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
  const settled = async (one: OperatorAdapter, reference: string) => {
    const answer = await one.recall(reference);
    return answer.kind === "reserved" ? await one.settle(reference) : answer;
  };
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
    // In XML it may have reserved only, and waits for our word.
    expect(await settled(impatient, reference)).toMatchObject({ kind: "confirmed" });
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
    expect(await settled(adapter, reference)).toMatchObject({ kind: "confirmed" });
  });

  test.skipIf(kind === "http")(
    "what is only reserved stays so, however often it is asked after",
    async () => {
      const reference = `${kind}-reserved`;
      await arm({ fault: "timeout_after" });
      const impatient = fresh(kind, { deadline_ms: 200 });
      await impatient.confirm(request(reference)).catch(() => {});
      expect(await adapter.recall(reference)).toEqual({ kind: "reserved" });
      expect(await adapter.recall(reference)).toEqual({ kind: "reserved" });
      expect(await adapter.cancel(reference)).toEqual({ kind: "cancelled" });
      // Lapsed meanwhile: that is no refusal, and nobody's money goes back for it.
      await expect(adapter.settle("lapsed")).rejects.toMatchObject({ effect: "possible" });
    },
  );

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

  test.each([
    ["7", undefined, 7],
    // By its own clock, which is a year ahead of ours.
    ["Wed, 01 Dec 2027 10:00:09 GMT", "Wed, 01 Dec 2027 10:00:00 GMT", 9],
    ["Wed, 01 Dec 1999 10:00:00 GMT", undefined, 0],
    ["1e999", undefined, null],
  ])("one that asks for time (%s) gets it", async (retryAfter, date, seconds) => {
    let asked = 0;
    const base = await serve((_, response) => {
      asked += 1;
      const headers = { "retry-after": retryAfter, ...(date ? { date } : {}) };
      response.writeHead(429, headers).end();
    });
    const link = linkTo(base);
    await expect(callOperator(link, post)).rejects.toMatchObject({
      retryAfterSeconds: seconds,
      effect: "none",
    });
    await expect(callOperator(link, get)).rejects.toMatchObject({ effect: "none" });
    expect(asked).toBe(seconds ? 1 : seconds === 0 ? 2 : 4);
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

  test.each<[string, Record<string, string>, string | Buffer]>([
    ["with a byte order mark", {}, '\uFEFF{"e":"é"}'],
    ["packed", { "content-encoding": "gzip" }, gzipSync('{"e":"é"}')],
    [
      "in other letters",
      { "content-type": "application/json; charset=iso-8859-1" },
      Buffer.from('{"e":"é"}', "latin1"),
    ],
    [
      "in letters that there are not",
      { "content-type": "text/plain; charset=klingon" },
      '{"e":"é"}',
    ],
  ])("an answer %s is read", async (_, headers, body) => {
    const base = await serve((_, response) => response.writeHead(200, headers).end(body));
    expect(JSON.parse((await callOperator(linkTo(base), get)).text)).toEqual({ e: "é" });
  });

  const silence = () => {};
  test.each<[string, RequestListener, "away" | "garbage"]>([
    ["headers, then silence", (_, response) => void response.writeHead(200).write("{"), "away"],
    [
      "more promised than sent",
      (_, response) => {
        response.writeHead(200, { "content-length": "500" }).write("{}", () => response.destroy());
      },
      "away",
    ],
    ["no word", silence, "away"],
    [
      "a bomb",
      (_, response) => {
        const body = gzipSync(Buffer.alloc(8 * 1024 * 1024));
        response.writeHead(200, { "content-encoding": "gzip" }).end(body);
      },
      "garbage",
    ],
    [
      "a way into another network, method and all",
      (_, response) => void response.writeHead(307, { location: "http://10.0.0.1/" }).end(),
      "garbage",
    ],
  ])("%s: nobody can say what was done", async (_, listener, failure) => {
    const link = linkTo(await serve(listener), { deadline_ms: 250 });
    await expect(callOperator(link, post)).rejects.toMatchObject({ failure, effect: "possible" });
  });

  const about = (client_reference: string) => ({ ...request(client_reference) });
  const garbled: [string, AdapterKind, string, (one: OperatorAdapter) => Promise<unknown>][] = [
    [
      "another's yes",
      "http",
      '{"status":"confirmed","reference":"R1","client_reference":"G-9"}',
      (one) => one.confirm(about("G-1")),
    ],
    [
      "another's yes",
      "ferrygateway",
      '<ReservationRS><Booking AgentReference="G-9" Status="CONFIRMED" Reference="R1"/></ReservationRS>',
      (one) => one.confirm(about("G-1")),
    ],
    [
      "another's cancellation",
      "ferrygateway",
      '<CancelBookingRS><Booking AgentReference="G-9" Status="CANCELLED"/></CancelBookingRS>',
      (one) => one.cancel("G-1"),
    ],
    [
      "a yes without a reference",
      "http",
      '{"status":"confirmed","__proto__":{"reference":"R1"}}',
      (one) => one.confirm(about("G-1")),
    ],
    ["half a cancellation", "http", '{"status":"partially_cancelled"}', (one) => one.cancel("G-1")],
    ["no end", "http", `${"[".repeat(500_000)}`, (one) => one.recall("G-1")],
    ["no end", "ferrygateway", "<a>".repeat(500_000), (one) => one.recall("G-1")],
    [
      "an entity of its own",
      "ferrygateway",
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><RecallBookingRS><Booking Status="CONFIRMED" Reference="&x;"/></RecallBookingRS>',
      (one) => one.recall("G-1"),
    ],
    [
      "a fault in an envelope",
      "ferrygateway",
      '<s:Envelope xmlns:s="x"><s:Body><s:Fault/></s:Body></s:Envelope>',
      (one) => one.recall("G-1"),
    ],
    [
      "a price of infinity",
      "http",
      '{"total":{"amount_minor":1e999,"currency":"EUR"}}',
      (one) => one.price(about("G-1")),
    ],
    [
      "a price that is no number",
      "http",
      '{"total":{"amount_minor":NaN,"currency":"EUR"}}',
      (one) => one.price(about("G-1")),
    ],
    [
      "a price of nothing at all",
      "ferrygateway",
      '<GetPriceRS><Price AmountMinor="" Currency="EUR"/></GetPriceRS>',
      (one) => one.price(about("G-1")),
    ],
    [
      "a price with a comma",
      "ferrygateway",
      '<GetPriceRS><Price AmountMinor="19,95" Currency="EUR"/></GetPriceRS>',
      (one) => one.price(about("G-1")),
    ],
    [
      "a price in small letters",
      "http",
      '{"total":{"amount_minor":1,"currency":"eur"}}',
      (one) => one.price(about("G-1")),
    ],
    [
      "a sailing at no time",
      "ferrygateway",
      '<GetSailingsRS><Sailing DepartureDateTime="2027-03-05" ArrivalDateTime="2027-03-06T08:00" Status="OPEN"/></GetSailingsRS>',
      (one) =>
        one.listSailings({
          from: marseille,
          to: tunis,
          first_date: "2027-03-05",
          last_date: "2027-03-05",
        }),
    ],
  ];
  test.each(garbled)("%s (%s) is no answer", async (_, adapter, body, ask) => {
    const one = adapterOf(linkTo(await serve((_, response) => response.end(body)), { adapter }));
    await expect(ask(one)).rejects.toMatchObject({ failure: "garbage" });
  });

  test("a page that is not found says nothing of a booking; a word that it is not known does", async () => {
    const recall = async (body: string) =>
      adapterOf(linkTo(await serve((_, response) => response.writeHead(404).end(body)))).recall(
        "G-1",
      );
    await expect(recall("\n<!doctype html><h1>404</h1>")).rejects.toMatchObject({
      failure: "garbage",
    });
    expect(await recall('{"error":{"code":"E404"}}')).toEqual({ kind: "unknown" });
    expect(await recall("")).toEqual({ kind: "unknown" });
  });

  test("a no in many words or in none is a no", async () => {
    for (const reason of [`"reason":"${"x".repeat(900)}"`, '"reason":""', '"why":1']) {
      const base = await serve((_, response) => response.end(`{"status":"refused",${reason}}`));
      expect(await adapterOf(linkTo(base)).confirm(request("G-1"))).toMatchObject({
        kind: "refused",
      });
    }
  });

  test("XML under another prefix is the same; a time with its offset is taken at its word", async () => {
    const body = `<fg:GetSailingsRS xmlns:fg="urn:x"><fg:Sailing DepartureDateTime="2027-03-28T02:30"
      ArrivalDateTime="2027-03-28T20:00:00+05:00" Status="OPEN"/></fg:GetSailingsRS>`;
    const base = await serve((_, response) => response.end(body));
    const [sailing] = await adapterOf(linkTo(base, { adapter: "ferrygateway" })).listSailings({
      from: marseille,
      to: tunis,
      first_date: "2027-03-28",
      last_date: "2027-03-28",
    });
    // 02:30 does not exist on that night: half an hour after the change is meant.
    expect(sailing?.departs_at).toEqual(new Date("2027-03-28T01:30:00Z"));
    expect(sailing?.arrives_at).toEqual(new Date("2027-03-28T15:00:00Z"));
  });

  test("of a feed what can be read is, and what cannot is counted", async () => {
    const change = {
      was: null,
      now: {
        from: "FRMRS",
        to: "TNLGN",
        departs_at: "2027-03-05T19:00:00+01:00",
        arrives_at: "2027-03-06T15:00:00+01:00",
        vessel: null,
        status: "open",
      },
    };
    const changes = [
      change,
      { ...change, now: { ...change.now, departs_at: "tomorrow" } },
      null,
      7,
    ];
    const levels = [
      { ...change.now, price_level_bp: 9000 },
      { ...change.now, price_level_bp: -1 },
    ];
    const base = await serve((asked, response) => {
      const rows = asked.url?.includes("schedule") ? { changes } : { levels };
      response.end(JSON.stringify({ ...rows, cursor: "2" }));
    });
    const one = adapterOf(linkTo(base));
    const schedule = await one.schedule(null);
    expect([schedule.changes.length, schedule.unread, schedule.cursor]).toEqual([1, 3, "2"]);
    const prices = await one.prices(null);
    expect([prices.levels.length, prices.unread]).toEqual([1, 1]);
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
