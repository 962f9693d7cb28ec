// Idempotency keys of every change, through the endpoints' own handlers, on a real Postgres and against
// Stripe's stand-in.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessToken } from "#lib/booking/access-token";
import { settleReading } from "#lib/booking/settle-payment";
import { config } from "#lib/config/config";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { place, readingFor, requestFor } from "#lib/testing/booking-world";
import { openStripeProcess, type StripeProcess } from "#lib/testing/stripe-process";
import { openWorld, type World } from "#lib/testing/world";
import { POST as openSession } from "../v1/booking-sessions/route";
import { POST as cancel } from "../v1/bookings/[id]/cancel/route";
import { POST as quote } from "../v1/bookings/[id]/cancellation-quote/route";
import { POST as extendHold } from "../v1/bookings/[id]/hold-extension/route";
import { POST as resend } from "../v1/bookings/[id]/notices/route";
import { POST as beginPayment } from "../v1/bookings/[id]/payment-intent/route";
import { POST as placeBooking } from "../v1/bookings/route";

const server = process.env.TEST_DATABASE_URL;
const paths = {
  cancel,
  "cancellation-quote": quote,
  "hold-extension": extendHold,
  notices: resend,
  "payment-intent": beginPayment,
};
type Verb = keyof typeof paths;
type Said = { status: number; replayed: string | null; cookie: string | null; body: string };

describe.skipIf(!server)("a change with a key (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let stripe: StripeProcess;
  let sailing: string;
  beforeAll(async () => {
    world = await openWorld(server as string, 20);
    stripe = await openStripeProcess();
    Object.assign(globalThis, { [Symbol.for("gangway.stripe")]: stripe.stripe });
    Object.assign(config(), { RATE_LIMIT_SCALE: 1_000 });
    sailing = (await world.addSailing()).id;
  }, 60_000);
  afterAll(async () => {
    stripe?.end();
    await world?.end();
  });

  const said = async (response: Response): Promise<Said> => ({
    status: response.status,
    replayed: response.headers.get("idempotent-replayed"),
    cookie: response.headers.get("set-cookie"),
    body: await response.text(),
  });
  const post = (path: string, headers: Record<string, string>, body?: unknown) =>
    new Request(`http://localhost:3000${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body),
    });
  async function ask(verb: Verb, id: string, key: string | null, body?: unknown): Promise<Said> {
    const token = accessToken(config().APP_SECRET, id);
    const headers = {
      authorization: `Bearer ${token}`,
      ...(key === null ? {} : { "idempotency-key": key }),
    };
    const asked = post(`/api/v1/bookings/${id}/${verb}`, headers, body);
    return await said(await paths[verb](asked, { params: Promise.resolve({ id } as never) }));
  }
  const codeOf = ({ body }: Said) => (JSON.parse(body) as { code: string }).code;
  const held = async () => (await place(world, await requestFor(world, [sailing]))).bookingId;
  async function confirmed() {
    const id = await held();
    const context = { database: world.database, stripe: stripe.stripe };
    await settleReading(context, { kind: "stripe", id: "evt" }, await readingFor(world, id));
    return id;
  }
  async function wishOf(id: string) {
    const { data } = JSON.parse((await ask("cancellation-quote", id, null)).body);
    return { expected_refund: data.refund, reason: "" };
  }
  const refundsOf = async (id: string) =>
    (await world.sql`select from refund where booking_id = ${id}`).length;

  test("50 cancellations at once with one key: one is made, and told word for word to who asks again", async () => {
    const id = await confirmed();
    const wish = await wishOf(id);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => ask("cancel", id, key, wish)),
    );
    const first = answers.find(({ status, replayed }) => status === 200 && !replayed);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect([answer.status, codeOf(answer)]).toEqual([409, "in_progress"]);
    }
    expect(await refundsOf(id)).toBe(1);
    // The booking moves on; the answer does not, nor does the order of the body's members count.
    await world.sql`update booking set contact_name = 'Amel Trabelsi' where id = ${id}`;
    const turned = { reason: wish.reason, expected_refund: { ...wish.expected_refund } };
    const again = await ask("cancel", id, key, ` ${JSON.stringify(turned)} `);
    expect(again).toEqual({ ...first, replayed: "true" });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("50 with bodies that differ: one is done, the rest are a mismatch", async () => {
    const id = await confirmed();
    const wish = await wishOf(id);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => ask("cancel", id, key, { ...wish, reason: `${n}` })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422).map(codeOf)).toEqual(
      Array(49).fill("idempotency_mismatch"),
    );
  });

  test("the key of one path is refused on another, and is free in another booking's name", async () => {
    const id = await held();
    const key = randomUUID();
    expect((await ask("hold-extension", id, key)).status).toBe(200);
    const elsewhere = await ask("payment-intent", id, key);
    expect([elsewhere.status, codeOf(elsewhere)]).toEqual([422, "idempotency_mismatch"]);
    expect((await ask("hold-extension", await held(), key)).replayed).toBeNull();
  });

  test("negative control: without a key a mail asked for twice is sent twice, with one once", async () => {
    const mailsOf = async (id: string) =>
      (await world.sql`select from notice where booking_id = ${id} and copy_of is not null`).length;
    const sent = async () => {
      const id = await confirmed();
      await world.sql`update notice set status = 'sent', sent_at = now() where booking_id = ${id}`;
      return id;
    };
    const bare = await sent();
    for (let turn = 0; turn < 2; turn += 1) await ask("notices", bare, null);
    expect(await mailsOf(bare)).toBe(2);
    const keyed = await sent();
    const key = randomUUID();
    const [first, second] = [await ask("notices", keyed, key), await ask("notices", keyed, key)];
    expect(first).toMatchObject({ status: 202, replayed: null });
    expect(second).toEqual({ ...first, replayed: "true" });
    // No body, an empty one and an object without members are one wish.
    expect((await ask("notices", keyed, key, {})).replayed).toBe("true");
    expect(await mailsOf(keyed)).toBe(1);
  });

  test("a refusal is not kept", async () => {
    const id = await confirmed();
    const wish = await wishOf(id);
    const key = randomUUID();
    const other = { ...wish, expected_refund: { ...wish.expected_refund, amount_minor: 1 } };
    const refused = await ask("cancel", id, key, other);
    expect([refused.status, codeOf(refused)]).toEqual([409, "refund_changed"]);
    expect(await ask("cancel", id, key, wish)).toMatchObject({ status: 200, replayed: null });
    const malformed = randomUUID();
    expect((await ask("cancel", id, malformed, '{"expected')).status).toBe(400);
    expect((await ask("cancel", id, malformed, wish)).status).toBe(200);
  });

  test("an intent's secret comes again by the same key, and is not to be read at rest", async () => {
    const id = await held();
    const key = randomUUID();
    const first = await ask("payment-intent", id, key);
    expect(first.status).toBe(200);
    const { client_secret } = JSON.parse(first.body).data;
    expect(client_secret).toMatch(/^pi_.+_secret_/);
    expect(await ask("payment-intent", id, key)).toEqual({ ...first, replayed: "true" });
    const cancelling = await confirmed();
    await ask("cancel", cancelling, key, await wishOf(cancelling));
    const rows = await world.sql<{ row: string; answer: Buffer }[]>`
      select a::text as row, a.answer from idempotent_answer a`;
    expect(rows.length).toBeGreaterThan(2);
    for (const { row, answer } of rows) {
      const text = `${row}${answer?.toString("latin1")}`;
      expect(text).not.toContain(client_secret);
      expect(text).not.toMatch(/Amel|Salah|amel@example|_secret_|PENDING/);
    }
  });

  test("a session opened again by its key gives the cookie beside what was opened since", async () => {
    const [one, two] = [await confirmed(), await confirmed()];
    const [row] = await world.sql<{ reference: string }[]>`
      select reference from booking where id = ${one}`;
    const key = randomUUID();
    const body = { reference: row?.reference, email: "amel@example.com" };
    const open = async (cookie?: string) => {
      const headers = {
        "idempotency-key": key,
        ...(cookie ? { cookie, origin: "http://localhost:3000" } : {}),
      };
      return said(
        await openSession(post("/api/v1/booking-sessions", headers, body), {
          params: Promise.resolve({} as never),
        }),
      );
    };
    const first = await open();
    expect(first).toMatchObject({ status: 201, replayed: null });
    const other = `gangway_bookings=${two}.${accessToken(config().APP_SECRET, two)}`;
    const again = await open(other);
    expect(again).toMatchObject({ status: 201, replayed: "true", body: first.body });
    for (const id of [one, two]) expect(again.cookie).toContain(id);
  });

  test("nobody gets another's answer: who may not change the booking gets none", async () => {
    const id = await confirmed();
    const key = randomUUID();
    await ask("cancel", id, key, await wishOf(id));
    const asked = post(`/api/v1/bookings/${id}/cancel`, {
      "idempotency-key": key,
      authorization: `Bearer ${accessToken(config().APP_SECRET, randomUUID())}`,
    });
    const stranger = await said(await cancel(asked, { params: Promise.resolve({ id } as never) }));
    expect(stranger.status).toBe(404);
  });

  test.each(["short", "x".repeat(256), "with a space in it"])(
    "a key like %s is refused",
    async (key) => {
      const refused = await ask("hold-extension", await held(), key);
      expect([refused.status, codeOf(refused)]).toEqual([400, "idempotency_key_missing"]);
    },
  );

  test.each([
    ["lists", "[".repeat(30_000) + "]".repeat(30_000)],
    ["objects", `${'{"a":'.repeat(9_000)}1${"}".repeat(9_000)}`],
  ])("%s nested beyond any stack are refused as what they are not", async (_, body) => {
    const refused = await ask("cancel", await held(), randomUUID(), body);
    expect([refused.status, codeOf(refused)]).toEqual([422, "invalid"]);
  });

  test("a booking says so too when it is an earlier one", async () => {
    const request = await requestFor(world, [sailing]);
    const headers = { "x-idempotency-key": randomUUID() };
    const book = async () =>
      said(
        await placeBooking(post("/api/v1/bookings", headers, request), {
          params: Promise.resolve({} as never),
        }),
      );
    expect(await book()).toMatchObject({ status: 201, replayed: null });
    expect(await book()).toMatchObject({ status: 200, replayed: "true" });
  });
});
