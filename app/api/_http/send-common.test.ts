// What is answered out of memory must be what the endpoint under app/api answers: the same body, status and
// headers, whoever asks. Next's way is the endpoint's own handler, asked beside it.
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { prepareExchange } from "#lib/front/prepare-exchange";
import { sendAnswer } from "#lib/front/send-answer";
import { everything, takeNews } from "#lib/redis/news";
import { Cache } from "#lib/redis/redis";
import { openWorld, type World } from "#lib/testing/world";
import { commonAnswers } from "./common-answers";
import { fastLane } from "./fast-lane";
import { answerCommon, sendCommon } from "./send-common";

const server = process.env.TEST_DATABASE_URL;
const origin = "http://localhost:3000";
const holder = globalThis as { [slot: symbol]: unknown };
const slots = ["gangway.cache", "gangway.database", "gangway.limits"].map((name) =>
  Symbol.for(name),
);

type Said = { status: number; headers: NodeJS.Dict<string | string[]>; body: string };

function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<Said> {
  return new Promise((done, fail) => {
    const sent = request(
      { port, path, headers, host: "127.0.0.1" },
      async (got: IncomingMessage) => {
        const parts: Buffer[] = [];
        for await (const part of got) parts.push(part as Buffer);
        const raw = Buffer.concat(parts);
        const encoding = got.headers["content-encoding"];
        const body =
          encoding === "br" ? brotliDecompressSync(raw) : encoding ? gunzipSync(raw) : raw;
        done({ status: got.statusCode ?? 0, headers: got.headers, body: body.toString() });
      },
    );
    sent.on("error", fail).end();
  });
}

/** What two answers may differ in: ids, times, and how the body goes over the wire. */
function comparable({ status, headers, body }: Said) {
  const {
    date,
    "content-length": _,
    "transfer-encoding": __,
    "content-encoding": ___,
    ...rest
  } = headers;
  const text = JSON.stringify({ ...rest, "x-cache": undefined, "x-request-id": undefined })
    .replace(/nonce-[\w+/=]+/g, "nonce")
    .replace(/(?:\w+;dur=[\d.]+(?:, )?)+/, "timing");
  return { status, headers: JSON.parse(text), body };
}

describe.skipIf(!server)("answers out of memory (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let isHearing = true;
  let date = "";
  const servers: Server[] = [];
  const ports: number[] = [];
  beforeAll(async () => {
    world = await openWorld(server as string, 5);
    const cache = new Cache(null);
    cache.isHearing = () => isHearing;
    holder[slots[0] as symbol] = cache;
    holder[slots[1] as symbol] = world.database;
    const { departs_at } = await world.addSailing();
    date = departs_at.toISOString().slice(0, 10);
    for (const out of [true, false]) {
      const made = createServer((incoming, response) => {
        if (out && sendCommon(incoming, response)) return;
        prepareExchange(incoming, response);
        const lane = fastLane(incoming, origin);
        if (!lane) return void response.writeHead(404).end();
        void (out ? answerCommon(incoming, lane) : lane()).then((answer) =>
          sendAnswer(response, answer),
        );
      });
      await new Promise<void>((ready) => made.listen(0, "127.0.0.1", ready));
      servers.push(made);
      ports.push((made.address() as AddressInfo).port);
    }
  });
  afterAll(async () => {
    for (const made of servers) made.close();
    await world?.end();
    for (const slot of slots) holder[slot] = undefined;
  });
  beforeEach(() => {
    isHearing = true;
    takeNews([everything]);
    holder[slots[2] as symbol] = undefined;
  });
  const [memory, endpoint] = [
    (path: string, headers?: Record<string, string>) => ask(ports[0] as number, path, headers),
    (path: string, headers?: Record<string, string>) => ask(ports[1] as number, path, headers),
  ];
  const search = (more = "") => `/api/v1/ferry/search?from=tunis&to=marseille&date=${date}${more}`;
  const isKept = ({ headers }: Said) => headers["server-timing"] === "total;dur=0.0";

  test.each([
    ["a search", () => search(), {}],
    ["in French", () => search(), { "accept-language": "fr-FR,fr;q=0.9" }],
    ["in Brotli", () => search("&adults=2"), { "accept-encoding": "br" }],
    ["in gzip", () => search("&adults=2"), { "accept-encoding": "gzip" }],
    ["with a request id", () => search("&adults=3"), { "x-request-id": "abcdefgh-1234" }],
    [
      "a calendar",
      () => `/api/v1/ferry/calendar?from=tunis&to=marseille&month=${date.slice(0, 7)}`,
      {},
    ],
    ["ports", () => "/api/v1/ports?q=tunsi", {}],
    ["no ports", () => "/api/v1/ports", {}],
    ["pages", () => "/api/v1/discover?q=tunis+marsela", {}],
  ])("%s: the same from memory as from the endpoint", async (_, path, headers) => {
    const first = await memory(path(), headers);
    const again = await memory(path(), headers);
    const said = comparable(await endpoint(path(), headers));
    expect(first.status).toBe(200);
    const { vary: firstVary, ...one } = comparable(first).headers;
    const { vary, ...other } = comparable(again).headers;
    const { vary: plain, ...own } = said.headers;
    // Only what is compressed says so.
    expect([firstVary, String(vary).startsWith(plain)]).toEqual([vary, true]);
    expect([one, other]).toEqual([own, own]);
    expect([first.body, again.body]).toEqual([said.body, said.body]);
    expect(again.headers["x-request-id"] === first.headers["x-request-id"]).toBe(
      "x-request-id" in headers,
    );
  });

  test("no nonce and no request id comes twice", async () => {
    await memory(search());
    const said = await Promise.all(Array.from({ length: 100 }, () => memory(search())));
    expect(said.every(isKept)).toBe(true);
    const of = (name: string) => new Set(said.map(({ headers }) => headers[name])).size;
    expect([of("content-security-policy"), of("x-request-id")]).toEqual([100, 100]);
  });

  test("each language has its own; what nobody reads makes no entries, nor does the order", async () => {
    const entries = () => commonAnswers().holds.entries;
    await memory(search());
    const before = entries();
    for (let turn = 0; turn < 20; turn += 1) {
      expect(isKept(await memory(search(`&utm_source=${turn}&adults=`)))).toBe(true);
    }
    expect(
      isKept(await memory(`/api/v1/ferry/search?date=${date}&to=marseille&from=x&from=tunis`)),
    ).toBe(true);
    expect(entries()).toBe(before);
    const french = await memory(search(), { "accept-language": "fr" });
    expect([isKept(french), french.body.includes("1 adulte")]).toEqual([false, true]);
  });

  test("who has it already is told so", async () => {
    const { headers } = await memory(search());
    const etag = String(headers.etag);
    for (const known of [
      await memory(search(), { "if-none-match": etag }),
      await endpoint(search(), { "if-none-match": etag }),
    ]) {
      expect([known.status, known.body, known.headers.etag]).toEqual([304, "", etag]);
    }
    expect((await memory(search(), { "if-none-match": 'W/"other"' })).status).toBe(200);
  });

  test("news of its route ends it, and without hearing it lives a second", async () => {
    await memory(search());
    takeNews(["ITCVV-ITPMO"]);
    expect(isKept(await memory(search()))).toBe(true);
    takeNews(["TNLGN-FRMRS"]);
    expect(isKept(await memory(search()))).toBe(false);
    isHearing = false;
    expect(isKept(await memory(search()))).toBe(true);
    await new Promise((wake) => setTimeout(wake, 1_050));
    expect(isKept(await memory(search()))).toBe(false);
  });

  test("refusals are not kept", async () => {
    const before = commonAnswers().holds.entries;
    for (const path of [
      search("&adults=12"),
      "/api/v1/ferry/search?from=nowhere",
      "/api/v1/ferry/search",
    ]) {
      await memory(path);
      expect((await memory(path)).status).toBe(422);
    }
    expect(commonAnswers().holds.entries).toBe(before);
  });

  test("what is sent out of memory counts against the limit like all else, and is refused like it", async () => {
    let refused: Said | undefined;
    for (let turn = 0; turn < 301 && !refused; turn += 1) {
      const said = await memory(search());
      if (said.status === 429) refused = said;
      else expect(turn).toBeLessThan(300);
    }
    expect(refused?.headers["content-type"]).toContain("application/problem+json");
    expect(Number(refused?.headers["retry-after"])).toBeGreaterThan(50);
  });

  test("an answer ends when the first of its journeys leaves", async () => {
    const departs = new Date(Date.now() + 1_500);
    const [row] = await world.sql<{ id: string }[]>`
      select id from sailing where from_port = 'TNLGN' and to_port = 'FRMRS' limit 1`;
    await world.sql`update sailing set departs_at = ${departs}, arrives_at = ${new Date(departs.getTime() + 9e7)},
      departure_date = (${departs} at time zone 'Africa/Tunis')::date where id = ${row?.id as string}`;
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Africa/Tunis" }).format(departs);
    const path = `/api/v1/ferry/search?from=tunis&to=marseille&date=${today}`;
    expect(JSON.parse((await memory(path)).body).page.total).toBe(1);
    const kept = await memory(path);
    expect([isKept(kept), JSON.parse(kept.body).page.total]).toEqual([true, 1]);
    await new Promise((wake) => setTimeout(wake, departs.getTime() - Date.now() + 20));
    expect(JSON.parse((await memory(path)).body).page.total).toBe(0);
  });
});
