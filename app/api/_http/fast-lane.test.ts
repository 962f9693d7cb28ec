// The fast lane and Next hand the same handler its request and send its answer, each in its own way: a client
// must not be able to tell which it was. Next's way is taken from Next itself, without a build.
import { createHmac, randomUUID } from "node:crypto";
import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { NodeNextRequest, NodeNextResponse } from "next/dist/server/base-http/node";
import { sendResponse } from "next/dist/server/send-response";
import {
  NextRequestAdapter,
  signalFromNodeResponse,
} from "next/dist/server/web/spec-extension/adapters/next-request";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BookingRequest } from "#lib/booking/booking-request";
import { config } from "#lib/config/config";
import { prepareExchange } from "#lib/front/prepare-exchange";
import { sendAnswer } from "#lib/front/send-answer";
import { requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { POST as hearResend } from "../../webhooks/resend/route";
import { POST as hearStripe } from "../../webhooks/stripe/route";
import { POST as work } from "../inngest/[group]/route";
import { POST as cancel } from "../v1/bookings/[id]/cancel/route";
import { POST as extendHold } from "../v1/bookings/[id]/hold-extension/route";
import { POST as beginPayment } from "../v1/bookings/[id]/payment-intent/route";
import { POST as placeBooking } from "../v1/bookings/route";
import { fastLane } from "./fast-lane";

const server = process.env.TEST_DATABASE_URL;
const bookings = "/api/v1/bookings";
const origin = "http://localhost:3000";

type Route = (request: Request, context: { params: Promise<never> }) => Promise<Response>;
/** Which handler Next would find, by the folders' names. */
const folders: [RegExp, Route][] = [
  [/^\/api\/v1\/bookings$/, placeBooking],
  [/^\/api\/v1\/bookings\/(?<id>[^/]+)\/payment-intent$/, beginPayment],
  [/^\/api\/v1\/bookings\/(?<id>[^/]+)\/hold-extension$/, extendHold],
  [/^\/api\/v1\/bookings\/(?<id>[^/]+)\/cancel$/, cancel],
  [/^(\/api)?\/webhooks\/stripe$/, hearStripe],
  [/^\/webhooks\/resend$/, hearResend],
  [/^\/api\/inngest\/(?<group>[^/]+)$/, work],
];

type Said = { status: number; headers: Record<string, unknown>; raw: string[]; body: string };
type Question = {
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer | string[];
};

/** As server.ts does it. */
async function byFastLane(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const lane = fastLane(incoming, origin);
  if (!lane) throw new Error("the fast lane does not know this");
  await sendAnswer(response, await lane());
}

/** As Next does it. */
async function byNext(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const [asked, answer] = [new NodeNextRequest(incoming), new NodeNextResponse(response)];
  const signal = signalFromNodeResponse(response);
  const given = NextRequestAdapter.fromNodeNextRequest(asked, signal);
  const { pathname } = new URL(given.url);
  for (const [folder, route] of folders) {
    const found = folder.exec(pathname);
    if (!found) continue;
    const params = Promise.resolve({ ...found.groups } as never);
    return await sendResponse(asked, answer, await route(given, { params }));
  }
  throw new Error("Next does not know this");
}

function ask(port: number, { path = bookings, headers = {}, body = "" }: Question): Promise<Said> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, path, method: "POST", headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          raw: incoming.rawHeaders,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.on("error", reject);
    for (const chunk of Array.isArray(body) ? body : [body]) outgoing.write(chunk);
    outgoing.end();
  });
}

/** What two answers to the same question may differ in: ids, times, and how the body is framed. */
function comparable({ status, headers, body }: Said) {
  const plain = (text: string) =>
    text
      .replace(/[\da-f]{8}-[\da-f-]{27}(\.[\w-]+)?/g, "<id>")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>")
      .replace(/;dur=[\d.]+/g, "")
      .replace(/"reference":"\w+"/, '"reference":"<reference>"')
      .replace(/"access_token":"[\w-]+"/, '"access_token":"<token>"')
      .replace(/nonce-[\w+/=]+/g, "nonce-<nonce>");
  const { date, "content-length": length, "transfer-encoding": encoding, ...others } = headers;
  // Whole seconds until a limit frees: the second of the two may be asked in the next one.
  if (others["retry-after"]) others["retry-after"] = "<seconds>";
  return { status, headers: JSON.parse(plain(JSON.stringify(others))), body: plain(body) };
}

describe.skipIf(!server)("both ways to answer (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let good: BookingRequest;
  const servers: Server[] = [];
  const ports: number[] = [];
  beforeAll(async () => {
    world = await openWorld(server as string, 5);
    const { id } = await world.addSailing();
    good = await requestFor(world, [id]);
    for (const answer of [byFastLane, byNext]) {
      const made = createServer((incoming, response) => {
        prepareExchange(incoming, response);
        answer(incoming, response).catch(() => response.destroy());
      });
      await new Promise<void>((ready) => made.listen(0, "127.0.0.1", ready));
      servers.push(made);
      ports.push((made.address() as AddressInfo).port);
    }
  });
  afterAll(async () => {
    for (const made of servers) made.close();
    await world?.end();
  });

  /** Asks both, each with a key of its own, and answers with the fast lane's once they are the same. */
  async function both(question: (key: string) => Question): Promise<Said> {
    const key = randomUUID();
    const [fast, next] = (await Promise.all(
      ports.map((port, index) => ask(port, question(`${key}-${index}`))),
    )) as [Said, Said];
    expect(comparable(fast)).toEqual(comparable(next));
    return fast;
  }
  const json = (key: string) => ({ "content-type": "application/json", "idempotency-key": key });

  test("a good request: 201, and its cookie comes through", async () => {
    const said = await both((key) => ({ headers: json(key), body: JSON.stringify(good) }));
    expect(said.status).toBe(201);
    expect(said.headers["set-cookie"]).toEqual([expect.stringContaining("HttpOnly")]);
    const { data } = JSON.parse(said.body);
    expect(said.headers.location).toBe(`/api/v1/bookings/${data.id}`);
  });

  test.each<[string, number, (key: string) => Question]>([
    [
      "in French",
      201,
      (key) => ({
        headers: { ...json(key), "accept-language": "fr", cookie: "gangway_bookings=x", origin },
        body: JSON.stringify(good),
      }),
    ],
    [
      "in pieces, without a length",
      201,
      (key) => ({
        headers: { ...json(key), "transfer-encoding": "chunked" },
        body: JSON.stringify(good).match(/.{1,97}/gs) as string[],
      }),
    ],
    ["malformed", 400, (key) => ({ headers: json(key), body: '{"journeys":' })],
    ["not UTF-8", 400, (key) => ({ headers: json(key), body: Buffer.from([0x22, 0xff, 0x22]) })],
    ["empty", 400, (key) => ({ headers: json(key) })],
    [
      "without a key",
      400,
      () => ({
        headers: { "content-type": "application/json" },
        body: JSON.stringify(good),
      }),
    ],
    [
      "of another type",
      415,
      (key) => ({
        headers: { ...json(key), "content-type": "text/plain" },
        body: JSON.stringify(good),
      }),
    ],
    [
      "too large, and says so",
      413,
      (key) => ({
        headers: { ...json(key), "content-length": "70000" },
        body: "x".repeat(70_000),
      }),
    ],
    [
      "too large, without a length",
      413,
      (key) => ({
        headers: { ...json(key), "transfer-encoding": "chunked" },
        body: Array(9).fill("x".repeat(10_000)),
      }),
    ],
    [
      "with a field too many",
      422,
      (key) => ({
        headers: json(key),
        body: JSON.stringify({ ...good, price: 1 }),
      }),
    ],
    [
      "at another price",
      409,
      (key) => ({
        headers: json(key),
        body: JSON.stringify({ ...good, expected_total: { amount_minor: 1, currency: "EUR" } }),
      }),
    ],
    [
      "from another site, with a cookie",
      403,
      (key) => ({
        headers: { ...json(key), cookie: "a=b", origin: "https://evil.example" },
        body: JSON.stringify(good),
      }),
    ],
  ])("a request %s: %i from both", async (_, status, question) => {
    expect((await both(question)).status).toBe(status);
  });

  describe("what else takes the lane", () => {
    let booking: { id: string; access_token: string };
    beforeAll(async () => {
      const headers = json(randomUUID());
      // One of each, so that neither is nearer to its limit.
      const said = await Promise.all(
        ports.map((port) => ask(port, { headers, body: JSON.stringify(good) })),
      );
      booking = JSON.parse(said[0]?.body ?? "").data;
    });
    const at = (rest: string) => `${bookings}/${booking.id}/${rest}`;
    const bearer = () => ({ authorization: `Bearer ${booking.access_token}` });
    const stripeEvent = (type: string) => {
      const body = JSON.stringify({ id: `evt_${randomUUID()}`, type, data: { object: {} } });
      const seconds = Math.floor(Date.now() / 1_000);
      const v1 = createHmac("sha256", config().STRIPE_WEBHOOK_SECRET)
        .update(`${seconds}.${body}`)
        .digest("hex");
      return { headers: { "stripe-signature": `t=${seconds},v1=${v1}` }, body };
    };

    test.each<[string, number, () => Question]>([
      ["a hold's extension", 200, () => ({ path: at("hold-extension"), headers: bearer() })],
      ["paying without a token", 401, () => ({ path: at("payment-intent") })],
      [
        "paying with another's token",
        404,
        () => ({
          path: at("payment-intent"),
          headers: { authorization: `Bearer ${"x".repeat(43)}` },
        }),
      ],
      [
        "a cancellation that says nothing",
        422,
        () => ({ path: at("cancel"), headers: { ...json(randomUUID()), ...bearer() }, body: "{}" }),
      ],
      [
        "an extension of a booking that is nobody's",
        404,
        () => ({ path: `${bookings}/${randomUUID()}/hold-extension`, headers: bearer() }),
      ],
      [
        "Stripe's event that needs nothing",
        200,
        () => ({ path: "/webhooks/stripe", ...stripeEvent("balance.available") }),
      ],
      [
        "Stripe's event at the other address",
        200,
        () => ({ path: "/api/webhooks/stripe?from=here", ...stripeEvent("balance.available") }),
      ],
      ["Stripe's event that is not signed", 400, () => ({ path: "/webhooks/stripe", body: "{}" })],
      [
        "a mail's event where no secret is set",
        404,
        () => ({ path: "/webhooks/resend", body: "{}" }),
      ],
      [
        "a run that nobody signed",
        401,
        () => ({
          path: "/api/inngest/payments?fnId=gangway-payments-settle-event&stepId=step",
          headers: { "content-type": "application/json" },
          body: "{}",
        }),
      ],
    ])("%s: %i from both", async (_, status, question) => {
      expect((await both(question)).status).toBe(status);
    });

    test("what it does not know exactly is Next's", () => {
      const known = (url: string, method = "POST") =>
        fastLane({ method, url, headers: {} } as IncomingMessage, origin) !== undefined;
      expect(known(at("cancel"))).toBe(true);
      expect(known(at("cancel"), "PUT")).toBe(false);
      for (const url of [
        at("cancel/"),
        at("cancel").toUpperCase(),
        `${bookings}/[id]/cancel`,
        `${bookings}/not-an-id/cancel`,
        at(`${booking.id}/cancel`),
        `${bookings}/`,
        "/api/inngest/others",
        "/api/inngest/__proto__",
        "//webhooks/stripe",
      ]) {
        expect([url, known(url)]).toEqual([url, false]);
      }
    });
  });

  test("the same key through both is one booking: 201 from the first, 200 from the second", async () => {
    const headers = json(randomUUID());
    const body = JSON.stringify(good);
    const [port, other] = ports as [number, number];
    const first = await ask(port, { headers, body });
    const second = await ask(other, { headers, body });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(JSON.parse(second.body).data.id).toBe(JSON.parse(first.body).data.id);
  });

  test("the limit of requests is one for both, and both say when to come back", async () => {
    const sample = (key: string) => ({ headers: json(key), body: "{" });
    let said = await both(sample);
    for (let asked = 0; said.status !== 429 && asked < 40; asked += 1) {
      [said] = (await Promise.all(ports.map((port) => ask(port, sample(randomUUID()))))) as [Said];
    }
    const refused = await both(sample);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  });
});
