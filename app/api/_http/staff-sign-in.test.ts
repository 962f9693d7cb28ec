// Staff sign in through the endpoints' own handlers, on a real Postgres.
import { createOTP } from "@better-auth/utils/otp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { putStaff, type StaffMember } from "#lib/account/put-staff";
import { requireRole, staffOf } from "#lib/account/staff-of";
import { openWorld, type World } from "#lib/testing/world";
import { POST as enrol } from "../v1/account/second-factor/enrolment/route";
import { POST as verify } from "../v1/account/second-factor/route";
import { DELETE as endSession } from "../v1/account/sessions/[id]/route";
import { GET as listSessions } from "../v1/account/sessions/route";
import { browser } from "./testing/browser";

const server = process.env.TEST_DATABASE_URL;
const password = "correct horse battery";
/** "12345678901234567890" in base 32, the secret of RFC 6238's examples. */
const totpSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const code = (secret = "12345678901234567890") => createOTP(secret).totp();

describe.skipIf(!server)("staff sign in (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  }, 60_000);
  afterAll(() => world?.end());
  beforeEach(() => {
    Object.assign(globalThis, { [Symbol.for("gangway.limits")]: undefined });
  });

  let count = 0;
  async function member(role: StaffMember["role"], more: Partial<StaffMember> = {}) {
    count += 1;
    const email = `staff-${count}@gangway.example`;
    const id = await putStaff(world.database, { email, name: "Ada", role, password, ...more });
    return { id, email };
  }

  test("with a password, and are known by id, role and name until they sign out", async () => {
    const { id, email } = await member("sales");
    const ada = browser();
    expect(await ada.staff()).toBeNull();
    const answer = await ada.signIn(email.toUpperCase(), password);
    expect(answer).toMatchObject({ status: 201, data: { second_factor_needed: false } });
    const line = answer.lines.find((cookie: string) => cookie.includes("session_token"));
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    expect(await ada.staff()).toEqual({ id, role: "sales", name: "Ada" });
    expect((await ada.ask(endSession, "DELETE", undefined, { id: "current" })).status).toBe(200);
    expect(await ada.staff()).toBeNull();
  });

  test("an admin's password alone opens nothing; the code does", async () => {
    const { id, email } = await member("admin", { totpSecret });
    const ada = browser();
    expect(await ada.signIn(email, password)).toMatchObject({
      data: { second_factor_needed: true },
    });
    expect(await ada.staff()).toBeNull();
    expect(await ada.ask(listSessions, "GET")).toMatchObject({ status: 401 });
    expect(await ada.verify("000000")).toMatchObject({ status: 401 });
    expect(await ada.staff()).toBeNull();
    expect(await ada.verify(await code())).toMatchObject({ status: 200 });
    expect(await ada.staff()).toMatchObject({ id, role: "admin" });
    const actions = await world.sql`
      select action, subject from staff_action where actor_id = ${id}`;
    expect(actions).toEqual([{ action: "sign_in", subject: "admin" }]);
  });

  test("a code opens once: who saw it typed has nothing, not at once and not in its own half minute", async () => {
    const { id, email } = await member("admin", { totpSecret });
    const typed = await code();
    const ada = browser();
    await ada.signIn(email, password);
    expect(await ada.verify(typed)).toMatchObject({ status: 200 });
    const sessions = async () =>
      (await world.sql`select 1 from account_session where account_id = ${id}`).length;
    const before = await sessions();
    const thief = browser();
    await thief.signIn(email, password);
    expect(await thief.verify(typed)).toMatchObject({ status: 401, because: "used" });
    expect(await thief.staff()).toBeNull();
    expect(await sessions()).toBe(before);
    // The negative control: were its step not remembered, the code would open a second session.
    await world.sql`update account_second_factor set last_step = null where account_id = ${id}`;
    await thief.signIn(email, password);
    expect(await thief.verify(typed)).toMatchObject({ status: 200 });
    expect(await thief.staff()).toMatchObject({ role: "admin" });
  });

  test("of twelve who send one code at once, one is let in", async () => {
    const { email } = await member("admin", { totpSecret });
    const all = Array.from({ length: 12 }, () => browser());
    for (const one of all) {
      Object.assign(globalThis, { [Symbol.for("gangway.limits")]: undefined });
      await one.signIn(email, password);
    }
    const limits = globalThis as Record<symbol, unknown>;
    limits[Symbol.for("gangway.limits")] = undefined;
    const typed = await code();
    const answers = await Promise.all(all.map((one) => one.verify(typed)));
    // Some may be held back by the limit on guesses before they are looked at: none of them is let in.
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const staff = await Promise.all(all.map((one) => one.staff()));
    expect(staff.filter(Boolean)).toHaveLength(1);
  });

  test("an admin without a second factor can do nothing but enrol, and then is one", async () => {
    const { email } = await member("admin");
    const [ada, elsewhere] = [browser(), browser()];
    await ada.signIn(email, password);
    await elsewhere.signIn(email, password);
    expect(await ada.staff()).toBeNull();
    // The negative control: were the role all that counts, this session would be an admin's.
    const [{ role }] = await world.sql<
      [{ role: string }]
    >`select role from account where email = ${email}`;
    expect(role).toBe("admin");
    expect(await ada.ask(enrol, "POST", { password: "wrong" })).toMatchObject({ status: 401 });
    const { status, data } = await ada.ask(enrol, "POST", { password });
    expect(status).toBe(201);
    expect(data.backup_codes.length).toBeGreaterThanOrEqual(8);
    expect(await ada.staff()).toBeNull();
    const secret = Buffer.from(base32(data.secret)).toString();
    expect(await ada.verify(await code(secret))).toMatchObject({ status: 200 });
    expect(await ada.staff()).toMatchObject({ role: "admin" });
    // A session from before it proves nothing.
    expect(await elsewhere.staff()).toBeNull();
    const later = browser();
    expect(await later.signIn(email, password)).toMatchObject({
      data: { second_factor_needed: true },
    });
    expect(await later.verify(data.backup_codes[0])).toMatchObject({ status: 200 });
    expect(await later.staff()).toMatchObject({ role: "admin" });
    const again = browser();
    await again.signIn(email, password);
    expect(await again.verify(data.backup_codes[0])).toMatchObject({ status: 401 });
  });

  test("a revoked session ends at once, and nobody revokes a stranger's", async () => {
    const { email } = await member("sales");
    const [ada, lost] = [browser(), browser()];
    await ada.signIn(email, password);
    await lost.signIn(email, password);
    const { data } = await ada.ask(listSessions, "GET");
    expect(data).toHaveLength(2);
    const other = data.find((session: { is_current: boolean }) => !session.is_current);
    const stranger = browser();
    await stranger.signIn((await member("sales")).email, password);
    expect(await stranger.ask(endSession, "DELETE", undefined, { id: other.id })).toMatchObject({
      status: 404,
    });
    expect(await lost.staff()).not.toBeNull();
    await ada.ask(endSession, "DELETE", undefined, { id: other.id });
    expect(await lost.staff()).toBeNull();
    expect(await ada.staff()).not.toBeNull();
  });

  test("five wrong passwords in 15 minutes, then none at all, and every refusal reads the same", async () => {
    const { email } = await member("sales");
    const guess = async (address: string, typed: string) => {
      const { request_id, lines, ...said } = await browser().signIn(address, typed);
      return said;
    };
    const wrong = await guess(email, "not the password");
    expect(wrong.status).toBe(401);
    expect(await guess("nobody@gangway.example", "not the password")).toEqual(wrong);
    for (let index = 0; index < 3; index += 1) await guess(email, `guess ${index} of many`);
    expect(await guess(email, password)).toMatchObject({ status: 429, code: "rate_limited" });
    // The negative control: without the limit the same words open it.
    Object.assign(globalThis, { [Symbol.for("gangway.limits")]: undefined });
    expect(await guess(email, password)).toMatchObject({ status: 201 });
  });

  test("another site can neither sign somebody in nor end a session", async () => {
    const { email } = await member("sales");
    const evil = browser("https://evil.example");
    expect(await evil.signIn(email, password)).toMatchObject({ status: 403 });
    expect(await browser(null).signIn(email, password)).toMatchObject({ status: 201 });
    const silent = browser(null);
    await silent.signIn(email, password);
    expect(await silent.ask(endSession, "DELETE", undefined, { id: "current" })).toMatchObject({
      status: 403,
    });
  });

  test("a new role or password ends what was signed in, and roles say what is allowed", async () => {
    const { id, email } = await member("read_only");
    const ada = browser();
    await ada.signIn(email, password);
    const staff = await ada.staff();
    expect(() => requireRole(staff, "sales", "port_agent")).toThrow(/forbidden/);
    expect(() => requireRole(staff, "read_only")).not.toThrow();
    expect(() => requireRole(null, "read_only")).toThrow(/unauthorized/);
    expect(() => requireRole({ id, name: "Ada", role: "admin" }, "sales")).not.toThrow();
    await putStaff(world.database, { email, name: "Ada", role: "sales", password });
    expect(await ada.staff()).toBeNull();
    // A role taken away counts at the next request, without signing out.
    await ada.signIn(email, password);
    await world.sql`update account set role = 'traveller' where id = ${id}`;
    expect(await ada.staff()).toBeNull();
  });

  test("a cookie that is forged, cut or strange is nobody's", async () => {
    const { email } = await member("sales");
    const ada = browser();
    await ada.signIn(email, password);
    const [, token = ""] = /session_token=([^;]+)/.exec(ada.headers().get("cookie") ?? "") ?? [];
    const staffBy = (value: string) =>
      staffOf(new Headers({ cookie: `gangway.session_token=${value}` }));
    expect(await staffBy(token)).not.toBeNull();
    const bare = decodeURIComponent(token).split(".")[0] as string;
    for (const forged of [bare, `${bare}.${"A".repeat(43)}%3D`, "%", "", "x".repeat(9_000)]) {
      expect(await staffBy(forged)).toBeNull();
    }
    const strange = await verify(
      new Request("http://localhost:3000/api", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          origin: "http://localhost:3000",
          cookie: "gangway.two_factor=%E0%A4%A",
        },
        body: JSON.stringify({ code: "123456" }),
      }),
      { params: Promise.resolve(undefined as never) },
    );
    expect(strange.status).toBe(401);
  });
});

function base32(text: string): Uint8Array {
  const bits = [...text]
    .map((letter) =>
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
    )
    .join("");
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
