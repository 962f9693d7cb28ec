import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { BookingRequest } from "#lib/booking/booking-request";
import { placeBooking } from "#lib/booking/place-booking";
import { DomainError } from "#lib/errors/domain-error";
import { newId } from "#lib/identity/uuid";
import { openWorld, type World } from "#lib/testing/world";
import { deferNotice } from "./defer-notice";
import { NoticeDelayed } from "./notice-delayed";
import type { NoticeKind } from "./notice-kind";
import { queueNotice } from "./queue-notice";
import { openResend } from "./resend-client";
import { sendNotice } from "./send-notice";
import { sweepNotices } from "./sweep-notices";

const server = process.env.TEST_DATABASE_URL;

type Mail = {
  to: string[];
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  attachments?: { filename: string; content: string; content_id?: string }[];
};
type Trouble = { status: number; name?: string; retryAfter?: string } | "silence" | "lost_answer";

/** Just enough of Resend's API: takes mails once for each key, and makes the trouble it is told to. */
function fakeResend() {
  const mails: Mail[] = [];
  const troubles: Trouble[] = [];
  const known = new Map<string, { id: string; body: string }>();
  const http: Server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const trouble = troubles.shift();
    const answer = (status: number, value: object, headers = {}) =>
      response
        .writeHead(status, { "content-type": "application/json", ...headers })
        .end(JSON.stringify(value));
    if (trouble === "silence") return;
    if (trouble && trouble !== "lost_answer") {
      const headers = trouble.retryAfter ? { "retry-after": trouble.retryAfter } : {};
      const error = { statusCode: trouble.status, name: trouble.name, message: "to: a@b.example" };
      return answer(trouble.status, error, headers);
    }
    const key = String(request.headers["idempotency-key"]);
    const before = known.get(key);
    if (before && before.body !== body) {
      return answer(409, { statusCode: 409, name: "invalid_idempotent_request", message: "" });
    }
    const id = before?.id ?? newId();
    if (!before) mails.push(JSON.parse(body));
    known.set(key, { id, body });
    if (trouble === "lost_answer") return response.destroy();
    return answer(200, { id });
  });
  return { http, mails, troubles, known };
}

describe.skipIf(!server)("sending a notice (needs TEST_DATABASE_URL)", () => {
  const fake = fakeResend();
  let world: World;
  let resend: ReturnType<typeof openResend>;
  let bookingId: string;

  beforeAll(async () => {
    world = await openWorld(server as string, 4);
    await new Promise<void>((done) => fake.http.listen(0, "127.0.0.1", done));
    const { port } = fake.http.address() as AddressInfo;
    resend = openResend("re_gangway_test", `http://127.0.0.1:${port}`);
  });
  afterEach(() => {
    fake.mails.length = 0;
    fake.troubles.length = 0;
  });
  afterAll(async () => {
    await world?.end();
    fake.http.closeAllConnections();
    fake.http.close();
  });

  async function book(): Promise<string> {
    const sailing = await world.addSailing();
    const request: BookingRequest = {
      journeys: [{ sailing_ids: [sailing.id], fare: "standard" }],
      contact: {
        name: "Amel Ben Salah",
        email: "amel@example.com",
        phone: "+33612345678",
        language: "fr",
      },
      passengers: ["Amel", "Jean"].map((first_name) => ({
        first_name,
        last_name: "Ben Salah",
        birth_date: "1990-05-01",
        gender: "x",
        nationality: "FR",
        document: { kind: "passport", number: "X1", country: "FR", expires_on: "2035-01-01" },
      })),
      vehicles: [],
      cabins: [],
      pets: [],
      expected_total: { amount_minor: 0, currency: "EUR" },
    };
    const context = {
      database: world.database,
      now: new Date(),
      documentKey: Buffer.alloc(32, 7),
      hold: { seconds: 300, longestSeconds: 1_200 },
    };
    const place = () => placeBooking(context, { kind: "traveller", id: null }, request, newId());
    try {
      await place();
    } catch (error) {
      const quote = error instanceof DomainError ? error.facts.quote : null;
      request.expected_total = (quote as { total: BookingRequest["expected_total"] }).total;
    }
    return (await place()).bookingId;
  }

  async function queue(kind: NoticeKind): Promise<string> {
    bookingId = await book();
    if (kind === "hold") {
      const [row] = await world.sql<{ id: string }[]>`
        select id from notice where booking_id = ${bookingId} and kind = 'hold'`;
      return row?.id as string;
    }
    const queued = await world.sql.begin((tx) =>
      queueNotice(tx, { bookingId, kind, language: "fr" }),
    );
    return (queued as { noticeId: string }).noticeId;
  }

  const send = (id: string) => sendNotice({ sql: world.sql, resend }, id);
  const read = async (id: string) => (await world.sql`select * from notice where id = ${id}`)[0];
  const openAlerts = async (kind: string, subject: string) =>
    (
      await world.sql`select 1 from alert where kind = ${kind} and subject = ${subject} and closed_at is null`
    ).length;

  test("a kind is queued once a booking, with its outbox row", async () => {
    await queue("confirmation");
    const again = await world.sql.begin((tx) =>
      queueNotice(tx, { bookingId, kind: "confirmation", language: "fr" }),
    );
    expect(again).toBeNull();
    const rows = await world.sql`
      select n.id, o.data from notice n
      join outbox o on o.data ->> 'notice_id' = n.id::text
      where n.booking_id = ${bookingId} and n.kind = 'confirmation'`;
    expect(rows).toHaveLength(1);
  });

  test("a change that is rolled back promises no mail", async () => {
    bookingId = await book();
    const failed = world.sql.begin(async (tx) => {
      await queueNotice(tx, { bookingId, kind: "cancellation", language: "fr" });
      throw new Error("the change failed");
    });
    await expect(failed).rejects.toThrow("the change failed");
    const rows = await world.sql`
      select 1 from notice where booking_id = ${bookingId} and kind = 'cancellation'`;
    expect(rows).toHaveLength(0);
  });

  test("it goes out with its ticket, its calendar and its link, and is marked", async () => {
    const id = await queue("confirmation");
    expect(await send(id)).toBe("sent");
    const [mail] = fake.mails;
    expect(mail?.to).toEqual(["amel@example.com"]);
    expect(mail?.subject).toMatch(/^Votre billet : Tunis → Marseille, /);
    expect(mail?.headers["Message-ID"]).toBe(`<notice.${id}@gangway.example>`);
    expect(mail?.text).toContain(`http://localhost:3000/b/${bookingId}/`);
    expect(mail?.html).toContain("cid:ticket-qr");
    const pictures = mail?.attachments?.flatMap(({ content_id }) => content_id ?? []);
    expect(pictures).toEqual(["ticket-qr", "ticket-flags"]);
    const calendar = mail?.attachments?.find(({ filename }) => filename.endsWith(".ics"));
    expect(Buffer.from(calendar?.content ?? "", "base64").toString()).toContain("BEGIN:VEVENT");
    const row = await read(id);
    expect(row).toMatchObject({ status: "sent", attempts: 1, error: null });
    expect(row?.message_id).toBe(fake.known.get(`notice/${id}`)?.id);
  });

  test("twice, one after the other and both at once, is one mail", async () => {
    const id = await queue("confirmation");
    expect((await Promise.all([send(id), send(id)])).includes("sent")).toBe(true);
    expect(await send(id)).toBe("ended_before");
    expect(fake.mails).toHaveLength(1);
  });

  test("an answer that got lost, and other words on the next try, are still one mail", async () => {
    const id = await queue("confirmation");
    fake.troubles.push("lost_answer");
    await expect(send(id)).rejects.toThrow(NoticeDelayed);
    await world.sql`update vessel set name = 'Carthage II' where name = 'Carthage'`;
    expect(await send(id)).toBe("sent");
    await world.sql`update vessel set name = 'Carthage' where name = 'Carthage II'`;
    expect(fake.mails).toHaveLength(1);
    expect(await read(id)).toMatchObject({ status: "sent", message_id: null });
  });

  test("429 says how long to wait, and then it goes", async () => {
    const id = await queue("confirmation");
    fake.troubles.push({ status: 429, name: "rate_limit_exceeded", retryAfter: "90" });
    const delay = await send(id).catch((error: unknown) => error);
    expect(delay).toMatchObject({ code: "429 rate_limit_exceeded", retryAfterSeconds: 90 });
    const deferral = await deferNotice(world.sql, id, delay as NoticeDelayed);
    expect(deferral).toEqual({ seconds: 90, bySameRun: true });
    expect(await send(id)).toBe("sent");
    expect(fake.mails).toHaveLength(1);
  });

  test("500 and a broken key are tried again; nobody's address is in the error", async () => {
    const id = await queue("confirmation");
    for (const status of [500, 503, 401, 403]) {
      fake.troubles.push({ status, name: "application_error" });
      const error = await send(id).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(NoticeDelayed);
      expect(String(error)).not.toContain("b.example");
    }
    expect((await read(id))?.status).toBe("due");
  });

  test("silence ends after ten seconds", { timeout: 20_000 }, async () => {
    const id = await queue("confirmation");
    fake.troubles.push("silence");
    const began = Date.now();
    await expect(send(id)).rejects.toMatchObject({ code: "no_answer" });
    expect(Date.now() - began).toBeGreaterThan(9_000);
    expect(Date.now() - began).toBeLessThan(12_000);
  });

  test("what can never be sent is given up with an alert", async () => {
    const id = await queue("confirmation");
    fake.troubles.push({ status: 422, name: "validation_error" });
    expect(await send(id)).toBe("dead");
    expect(await read(id)).toMatchObject({ status: "dead", error: "422 validation_error" });
    expect(await openAlerts("notice_dead", id)).toBe(1);
    expect(await send(id)).toBe("ended_before");
  });

  test("a hold's mail goes while it is held, and not after", async () => {
    const held = await queue("hold");
    expect(await send(held)).toBe("sent");
    expect(fake.mails[0]?.subject).toContain("Places gardées jusqu’à");
    const late = await queue("hold");
    await world.sql`update hold set expires_at = clock_timestamp() - interval '1 second' where booking_id = ${bookingId}`;
    expect(await send(late)).toBe("moot");
    expect(fake.mails).toHaveLength(1);
    expect(await openAlerts("notice_dead", late)).toBe(0);
  });

  test("after 1, 3 and 7 minutes, then the sweep every 15, then dead after 72 hours", async () => {
    const id = await queue("confirmation");
    const failure = { code: "503 application_error", retryAfterSeconds: null };
    for (const [least, bySameRun] of [
      [60, true],
      [180, true],
      [420, true],
      [900, false],
    ] as const) {
      const deferral = await deferNotice(world.sql, id, failure);
      expect(deferral?.bySameRun).toBe(bySameRun);
      expect(deferral?.seconds).toBeGreaterThanOrEqual(least);
      expect(deferral?.seconds).toBeLessThanOrEqual(least * 1.1 + 1);
    }
    expect(await openAlerts("notices_delayed", "")).toBe(1);
    await world.sql`update outbox set sent_at = now()`;
    const events = async () =>
      (await world.sql`select 1 from outbox where data ->> 'notice_id' = ${id} and sent_at is null`)
        .length;
    await sweepNotices(world.database);
    expect(await events()).toBe(0);
    await world.sql`update notice set due_at = now() - interval '1 second' where id = ${id}`;
    await Promise.all([sweepNotices(world.database), sweepNotices(world.database)]);
    expect(await events()).toBe(1);
    await world.sql`update outbox set sent_at = now()`;
    await sweepNotices(world.database);
    expect(await events()).toBe(0);
    await world.sql`update notice set created_at = now() - interval '73 hours' where id = ${id}`;
    expect((await sweepNotices(world.database)).givenUp).toBe(1);
    expect((await read(id))?.status).toBe("dead");
    expect(await openAlerts("notice_dead", id)).toBe(1);
    await sweepNotices(world.database);
    expect(await openAlerts("notices_delayed", "")).toBe(0);
  });

  test("the sweep leaves alone what a run is working on, and finds what a lost run left", async () => {
    const id = await queue("confirmation");
    await world.sql`update outbox set sent_at = now()`;
    await world.sql`update notice set due_at = now() - interval '3 minutes' where id = ${id}`;
    const [row] = await world.sql<{ id: string }[]>`
      select id from outbox where data ->> 'notice_id' = ${id}`;
    await world.sql`insert into job_run (run_id, function_id, "group", event_id, status, started_at, updated_at)
      values (${newId()}, 'emails-send-notice', 'emails', ${row?.id ?? ""}, 'running', now(), now())`;
    const events = async () =>
      (await world.sql`select 1 from outbox where data ->> 'notice_id' = ${id} and sent_at is null`)
        .length;
    await sweepNotices(world.database);
    expect(await events()).toBe(0);
    await world.sql`update job_run set status = 'failed'`;
    await sweepNotices(world.database);
    expect(await events()).toBe(1);
  });
});
