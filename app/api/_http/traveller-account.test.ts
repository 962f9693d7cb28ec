// Travellers' accounts through the endpoints' own handlers, on a real Postgres.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { letterToken } from "#lib/account/letter-token";
import { putStaff } from "#lib/account/put-staff";
import { settleReading } from "#lib/booking/settle-payment";
import { frontMark } from "#lib/front/front-mark";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { sendAccountLetter } from "#lib/notice/send-account-letter";
import { place, readingFor, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { GET as listBookings } from "../v1/account/bookings/route";
import { GET as exportAll } from "../v1/account/export/route";
import { POST as redeem } from "../v1/account/letters/redemptions/route";
import { POST as askForLetter } from "../v1/account/letters/route";
import { DELETE as removePassenger } from "../v1/account/passengers/[id]/route";
import { GET as listPassengers, POST as savePassenger } from "../v1/account/passengers/route";
import { PATCH as change, DELETE as erase, POST as signUp, GET as who } from "../v1/account/route";
import { GET as listVehicles, POST as saveVehicle } from "../v1/account/vehicles/route";
import { browser } from "./testing/browser";

const server = process.env.TEST_DATABASE_URL;
const password = "a long enough password";

describe.skipIf(!server)("a traveller's account (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  }, 60_000);
  afterAll(() => world?.end());
  beforeEach(() => {
    Object.assign(globalThis, { [Symbol.for("gangway.limits")]: undefined });
  });

  let count = 0;
  const newAddress = () => {
    count += 1;
    return `Amel${count}@Example.com`;
  };
  type Visitor = ReturnType<typeof browser>;
  const join = (visitor: Visitor, email: string, typed = password) =>
    visitor.ask(signUp, "POST", { name: "Amel", email, password: typed, language: "en" });
  const use = (visitor: Visitor, token: string, typed?: string) =>
    visitor.ask(redeem, "POST", typed === undefined ? { token } : { token, password: typed });
  async function letters(email: string): Promise<{ id: string; kind: string }[]> {
    return await world.sql`
      select l.id, l.kind from account_letter l join account a on a.id = l.account_id
      where a.email = ${email.toLowerCase()} order by l.created_at, l.id`;
  }
  async function newestToken(email: string): Promise<string> {
    return letterToken((await letters(email)).at(-1)?.id ?? "");
  }
  async function traveller() {
    const email = newAddress();
    const visitor = browser();
    await join(visitor, email);
    expect(await use(visitor, await newestToken(email), password)).toMatchObject({ status: 201 });
    return { email, visitor };
  }
  async function booked(email: string, departs?: string): Promise<string> {
    const sailing = await world.addSailing(departs ? { departs } : {});
    const contact = { name: "Amel B", email, phone: "+33 6 12 34 56 78", language: "en" as const };
    const request = await requestFor(world, [sailing.id], { changes: { contact } });
    const { bookingId } = await place(world, request);
    const context = { database: world.database, stripe: null as never };
    await settleReading(context, { kind: "stripe", id: "evt" }, await readingFor(world, bookingId));
    return bookingId;
  }
  const journeys = async (visitor: Visitor) =>
    ((await visitor.ask(listBookings, "GET")).data as { id: string }[]).map(({ id }) => id);

  test("what was booked as a guest joins when the address is proved, and not before", async () => {
    const email = newAddress();
    const id = await booked(email.toUpperCase());
    const amel = browser();
    expect(await join(amel, email)).toMatchObject({ status: 202 });
    expect(await amel.signIn(email, password)).toMatchObject({
      status: 403,
      because: "unverified",
    });
    const owner = async () =>
      (await world.sql`select account_id from booking where id = ${id}`)[0]?.account_id;
    expect(await owner()).toBeNull();
    const token = await newestToken(email);
    // Whoever reads the mail but did not sign up cannot open what somebody else signed up.
    expect(await use(browser(), token, "another password")).toMatchObject({ status: 401 });
    expect(await owner()).toBeNull();
    expect(await use(amel, token, password)).toMatchObject({ data: { signed_in: true } });
    expect(await owner()).not.toBeNull();
    expect(await journeys(amel)).toEqual([id]);
    // A guest booking from later joins too; a stranger's doesn't, and used links are used.
    const later = await booked(email);
    await booked(newAddress());
    expect((await journeys(amel)).toSorted()).toEqual([id, later].toSorted());
    expect(await use(browser(), token, password)).toMatchObject({ status: 404 });
    expect(await browser().ask(listBookings, "GET")).toMatchObject({ status: 401 });
  });

  test("the negative control: without the proof in the join an unconfirmed account would have it", async () => {
    const email = newAddress();
    const id = await booked(email);
    await join(browser(), email);
    const [unguarded] = await world.sql<{ count: number }[]>`
      select count(*) from booking b join account a on lower(b.contact_email) = a.email where b.id = ${id}`;
    expect(unguarded?.count).toBe(1);
    const [account] = await world.sql`select id from account where email = ${email.toLowerCase()}`;
    const { joinBookings } = await import("#lib/account/join-bookings");
    expect(await joinBookings(world.sql, account?.id)).toBe(0);
  });

  test("guesses at nothing lock nobody out who guesses at nothing elsewhere", async () => {
    const none = "x".repeat(32);
    const from = async (address: string) => {
      const answer = await redeem(
        new Request("http://localhost:3000/api", {
          method: "POST",
          headers: {
            "content-type": "application/json",
            "x-gangway-address": `${frontMark()} ${address}`,
          },
          body: JSON.stringify({ token: none }),
        }),
        { params: Promise.resolve({} as never) },
      );
      return answer.status;
    };
    for (let guess = 0; guess < 5; guess += 1) expect(await from("198.51.100.1")).toBe(404);
    expect(await from("198.51.100.1")).toBe(429);
    // An old link from another address is told what it is.
    expect(await from("198.51.100.2")).toBe(404);
  });

  test("nobody learns who has an account", async () => {
    const { email } = await traveller();
    const said = async (address: string) => {
      const { request_id, lines, ...answer } = await join(
        browser(),
        address,
        "some other password",
      );
      return answer;
    };
    const known = await said(email);
    expect(await said(newAddress())).toEqual(known);
    // Its password is as it was; its owner got a link.
    expect((await letters(email)).at(-1)?.kind).toBe("sign_in");
    expect(await browser().signIn(email, password)).toMatchObject({ status: 201 });
    const asked = async (address: string) => {
      const wish = { email: address, kind: "new_password" };
      const { request_id, lines, ...answer } = await browser().ask(askForLetter, "POST", wish);
      return answer;
    };
    expect(await asked("nobody@example.com")).toEqual(await asked(email));
  });

  test("a new password signs out everywhere, its link works once, and the newest only", async () => {
    const { email, visitor } = await traveller();
    const ask = () => browser().ask(askForLetter, "POST", { email, kind: "new_password" });
    await ask();
    const first = await newestToken(email);
    await world.sql`update account_letter set sent_at = now() where sent_at is null`;
    await ask();
    expect(await use(browser(), first, "a new long password")).toMatchObject({ status: 404 });
    const token = await newestToken(email);
    expect(await use(browser(), token, "short")).toMatchObject({ status: 422 });
    expect(await visitor.ask(who, "GET")).toMatchObject({ status: 200 });
    const both = await Promise.all([
      use(browser(), token, "a new long password"),
      use(browser(), token, "a new long password"),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 404]);
    expect(await visitor.ask(who, "GET")).toMatchObject({ status: 401 });
    expect(await browser().signIn(email, password)).toMatchObject({ status: 401 });
    expect(await browser().signIn(email, "a new long password")).toMatchObject({ status: 201 });
  });

  test("a link signs in; what somebody else chose before the address was proved is void", async () => {
    const email = newAddress();
    await join(browser(), email, "chosen by a stranger");
    const amel = browser();
    await amel.ask(askForLetter, "POST", { email, kind: "sign_in" });
    const token = await newestToken(email);
    expect(await use(amel, token)).toMatchObject({ data: { kind: "sign_in", signed_in: true } });
    expect(await amel.ask(who, "GET")).toMatchObject({ data: { email: email.toLowerCase() } });
    expect(await browser().signIn(email, "chosen by a stranger")).toMatchObject({ status: 401 });
  });

  test("no link signs staff in past their second factor, and none works when it is too old", async () => {
    const staff = { email: "sales@gangway.example", name: "Ada", password } as const;
    await putStaff(world.database, { ...staff, role: "sales" });
    await browser().ask(askForLetter, "POST", { email: staff.email, kind: "sign_in" });
    expect(await letters(staff.email)).toEqual([]);
    const { email } = await traveller();
    await browser().ask(askForLetter, "POST", { email, kind: "sign_in" });
    await world.sql`update account_letter set expires_at = now() - interval '1 second'`;
    expect(await use(browser(), await newestToken(email))).toMatchObject({ status: 404 });
    for (const token of ["x".repeat(32), `${"x".repeat(31)}'`, ""]) {
      expect([404, 422]).toContain((await use(browser(), token)).status);
    }
  });

  test("an address gets five letters an hour, whoever asks", async () => {
    const { email } = await traveller();
    const ask = () => browser().ask(askForLetter, "POST", { email, kind: "sign_in" });
    const statuses: number[] = [];
    for (let index = 0; index < 6; index += 1) statuses.push((await ask()).status);
    // The sign-up was one of them.
    expect(statuses).toEqual([202, 202, 202, 202, 429, 429]);
  });

  test("a letter is sent once, with a link that no row and no event holds", async () => {
    const email = newAddress();
    await join(browser(), email);
    const letter = (await letters(email))[0] as { id: string };
    const mails: { to: string[]; text: string; html: string }[] = [];
    const resend = {
      emails: {
        send: async (mail: never) => {
          mails.push(mail);
          return { data: { id: "mail" }, error: null, headers: null };
        },
      },
    } as never;
    expect(await sendAccountLetter({ sql: world.sql, resend }, letter.id)).toBe("sent");
    expect(await sendAccountLetter({ sql: world.sql, resend }, letter.id)).toBe("ended_before");
    expect(mails).toHaveLength(1);
    const token = letterToken(letter.id);
    expect(mails[0]?.to).toEqual([email.toLowerCase()]);
    expect(mails[0]?.text).toContain(`/en/account/letter#confirm_address.${token}`);
    const [held] = await world.sql<{ text: string }[]>`
      select (select string_agg(l::text, '') from account_letter l)
        || (select string_agg(o::text, '') from outbox o) as text`;
    expect(held?.text).not.toContain(token);
    expect(held?.text).not.toContain(email.toLowerCase());
  });

  test("who and what often travels along is kept, sealed, and nobody else's", async () => {
    const [{ visitor, email }, { visitor: stranger }] = [await traveller(), await traveller()];
    const person = {
      first_name: "Nour",
      last_name: "O’Neill",
      birth_date: "2015-02-28",
      gender: "f",
      nationality: "TN",
      document: { kind: "passport", number: "Z9988776", country: "TN", expires_on: "2031-01-01" },
    };
    const made = await visitor.ask(savePassenger, "POST", person);
    expect(made.status).toBe(201);
    const { id } = made.data;
    expect((await visitor.ask(listPassengers, "GET")).data).toEqual([{ id, ...person }]);
    expect((await stranger.ask(listPassengers, "GET")).data).toEqual([]);
    const [row] = await world.sql<{ text: string }[]>`
      select p::text as text from saved_passenger p where id = ${id}`;
    expect(row?.text).not.toContain(Buffer.from("Z9988776").toString("hex"));
    expect(row?.text).not.toContain("Z9988776");
    expect(await stranger.ask(removePassenger, "DELETE", undefined, { id })).toMatchObject({
      status: 404,
    });
    const car = { kind: "car", length_cm: 430, height_cm: 160, registration: "=1+1" };
    expect(await visitor.ask(saveVehicle, "POST", car)).toMatchObject({ status: 201 });
    expect((await visitor.ask(listVehicles, "GET")).data).toMatchObject([car]);
    const told = JSON.stringify((await visitor.ask(exportAll, "GET")).data);
    expect(told).toContain("Z9988776");
    // Twenty are kept, also of many at once.
    const more = await Promise.all(
      Array.from({ length: 22 }, () => visitor.ask(saveVehicle, "POST", car)),
    );
    expect(more.filter(({ status }) => status === 201)).toHaveLength(19);
    expect(await visitor.ask(removePassenger, "DELETE", undefined, { id })).toMatchObject({
      status: 200,
    });
    expect(await visitor.ask(erase, "DELETE", { password })).toMatchObject({ status: 200 });
    const [left] = await world.sql`
      select (select count(*) from saved_vehicle v join account a on a.id = v.account_id
        where a.email = ${email.toLowerCase()}) as vehicles`;
    expect(left?.vehicles).toBe(0);
  });

  test("name and language change, and letters are written in the language chosen", async () => {
    const { email, visitor } = await traveller();
    const wish = { name: "Amel Ben Salah", language: "fr" };
    expect(await visitor.ask(change, "PATCH", wish)).toMatchObject({ status: 200 });
    expect(await visitor.ask(who, "GET")).toMatchObject({ data: wish });
    expect(await visitor.ask(change, "PATCH", { role: "admin" })).toMatchObject({ status: 422 });
    await browser().ask(askForLetter, "POST", { email, kind: "sign_in" });
    const [letter] = await world.sql`
      select language from account_letter order by created_at desc, id desc limit 1`;
    expect(letter?.language).toBe("fr");
  });

  test("what has ended is forgotten, and nothing else", async () => {
    const { email, visitor } = await traveller();
    const never = newAddress();
    await join(browser(), never);
    const { forgetEnded } = await import("#lib/account/forget-ended");
    await forgetEnded(world.sql);
    expect(await visitor.ask(who, "GET")).toMatchObject({ status: 200 });
    expect(await letters(never)).toHaveLength(1);
    await world.sql`update account set updated_at = now() - interval '31 days'`;
    await world.sql`update account_letter set expires_at = now() - interval '8 days'`;
    expect(await forgetEnded(world.sql)).toBeGreaterThan(2);
    expect(await letters(email)).toEqual([]);
    const left = await world.sql<{ email: string }[]>`select email from account`;
    expect(left.map((row) => row.email)).toContain(email.toLowerCase());
    expect(left.map((row) => row.email)).not.toContain(never.toLowerCase());
    expect(await visitor.ask(who, "GET")).toMatchObject({ status: 200 });
  });

  test("everything can be taken along, and erased: names go, books stay and hold", async () => {
    const { email, visitor } = await traveller();
    const past = await booked(email);
    await world.sql`
      update sailing set departs_at = now() - interval '3 days', arrives_at = now() - interval '2 days'
      where id in (select sailing_id from booking_leg where booking_id = ${past})`;
    const ahead = await booked(email);
    const told = JSON.stringify((await visitor.ask(exportAll, "GET")).data);
    for (const part of ["12AB34567", "Ben Salah", email, "+33 6 12 34 56 78"]) {
      expect(told).toContain(part);
    }
    const gone = () => visitor.ask(erase, "DELETE", { password });
    expect(await gone()).toMatchObject({ status: 403, because: "journeys_ahead" });
    expect(await visitor.ask(erase, "DELETE", { password: "wrong" })).toMatchObject({
      status: 401,
    });
    await world.sql`
      update sailing set departs_at = now() - interval '3 days', arrives_at = now() - interval '2 days'
      where id in (select sailing_id from booking_leg where booking_id = ${ahead})`;
    const books = async () =>
      await world.sql`
        select b.reference, b.status, b.total_minor, b.audit_sequence,
          (select count(*) from audit a where a.booking_id = b.id) as audit,
          (select string_agg(e.account || e.amount_minor, ',' order by e.id) from ledger_entry e
            join ledger_transaction t on t.id = e.transaction_id where t.booking_id = b.id) as ledger
        from booking b where b.id in (${past}, ${ahead}) order by b.id`;
    const before = await books();
    expect(await gone()).toMatchObject({ status: 200, data: { erased: true, bookings: 2 } });
    expect(await books()).toEqual(before);
    expect(await visitor.ask(who, "GET")).toMatchObject({ status: 401 });
    expect(await browser().signIn(email, password)).toMatchObject({ status: 401 });
    const [left] = await world.sql<{ text: string }[]>`
      select concat((select string_agg(b::text, '') from booking b where id in (${past}, ${ahead})),
        (select string_agg(p::text, '') from booking_passenger p where booking_id in (${past}, ${ahead})),
        (select string_agg(a::text, '') from account a where email = ${email.toLowerCase()})) as text`;
    for (const part of ["Ben Salah", "Amel", email.toLowerCase(), "+33 6", "1985-05-01"]) {
      expect(left?.text).not.toContain(part);
    }
    const [documents] = await world.sql`
      select count(document_number) as kept from booking_passenger where booking_id in (${past}, ${ahead})`;
    expect(documents?.kept).toBe(0);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });
});
