// Who is of the staff, through the endpoints' own handlers, on a real Postgres.
import { createOTP } from "@better-auth/utils/otp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { askForLetter } from "#lib/account/ask-for-letter";
import { letterToken } from "#lib/account/letter-token";
import { putStaff } from "#lib/account/put-staff";
import { changeStaffRole } from "#lib/account/staff/change-staff";
import { dismissStaff } from "#lib/account/staff/dismiss-staff";
import { resetSecondFactor } from "#lib/account/staff/reset-second-factor";
import type { StaffRole } from "#lib/audit/staff-role";
import { openWorld, type World } from "#lib/testing/world";
import { POST as redeem } from "../v1/account/letters/redemptions/route";
import { GET as listActions } from "../v1/staff/actions/route";
import { PATCH as change, DELETE as dismiss } from "../v1/staff/people/[id]/route";
import { DELETE as resetFactor } from "../v1/staff/people/[id]/second-factor/route";
import { POST as invite, GET as listPeople } from "../v1/staff/people/route";
import { browser } from "./testing/browser";

const server = process.env.TEST_DATABASE_URL;
const password = "correct horse battery";
const totpSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe.skipIf(!server)("who is of the staff (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let admin: ReturnType<typeof browser>;
  let adminId: string;
  beforeAll(async () => {
    world = await openWorld(server as string);
    adminId = await member("admin");
    admin = browser();
    await admin.signIn("m1@gangway.example", password);
    await admin.verify(await createOTP("12345678901234567890").totp());
  }, 60_000);
  afterAll(() => world?.end());
  beforeEach(() => {
    Object.assign(globalThis, { [Symbol.for("gangway.limits")]: undefined });
  });

  let count = 0;
  async function member(role: StaffRole) {
    count += 1;
    const email = `m${count}@gangway.example`;
    return await putStaff(world.database, {
      email,
      name: `Member ${count}`,
      role,
      password,
      ...(role === "admin" && { totpSecret }),
    });
  }

  test("somebody invited chooses a password by the letter and is of the staff then", async () => {
    const who = { name: "Zoé", email: "Zoe@gangway.example", role: "port_agent" };
    const { status, data } = await admin.ask(invite, "POST", who);
    expect(status).toBe(201);
    expect(await admin.ask(invite, "POST", who)).toMatchObject({ status: 422 });
    const [letter] = await world.sql<{ id: string }[]>`
      select id from account_letter where account_id = ${data.id}`;
    const zoe = browser();
    expect(await zoe.signIn("zoe@gangway.example", password)).toMatchObject({ status: 401 });
    const token = letterToken(letter?.id ?? "");
    expect(await zoe.ask(redeem, "POST", { token, password })).toMatchObject({ status: 201 });
    await zoe.signIn("zoe@gangway.example", password);
    expect(await zoe.staff()).toMatchObject({ role: "port_agent" });
    // She lists nobody, and lets nobody in.
    expect(await zoe.ask(listPeople, "GET")).toMatchObject({ status: 403 });
    expect(await zoe.ask(invite, "POST", { ...who, email: "x@y.zz" })).toMatchObject({
      status: 403,
    });
    const listed = await admin.ask(listPeople, "GET");
    expect(listed.data).toContainEqual(
      expect.objectContaining({ name: "Zoé", state: "active", second_factor: "none", sessions: 1 }),
    );
  });

  test("another role ends what one is signed in with, and is written down with both", async () => {
    const id = await member("sales");
    const one = browser();
    await one.signIn(`m${count}@gangway.example`, password);
    expect(await one.staff()).toMatchObject({ role: "sales" });
    expect(await admin.ask(change, "PATCH", { role: "read_only" }, { id })).toMatchObject({
      status: 200,
      data: { changed: true },
    });
    expect(await one.staff()).toBeNull();
    const { data } = await admin.ask(listActions, "GET");
    expect(data[0]).toMatchObject({
      name: "Member 1",
      action: "change_role",
      subject_id: id,
      before: "sales",
      after: "read_only",
    });
    expect(await admin.ask(change, "PATCH", { role: "read_only" }, { id })).toMatchObject({
      data: { changed: false },
    });
  });

  test("whoever is dismissed comes in no more", async () => {
    const id = await member("sales");
    const email = `m${count}@gangway.example`;
    const one = browser();
    await one.signIn(email, password);
    expect(await admin.ask(dismiss, "DELETE", undefined, { id })).toMatchObject({ status: 200 });
    expect(await one.staff()).toBeNull();
    expect(await one.signIn(email, password)).toMatchObject({ status: 401 });
    expect(await admin.ask(dismiss, "DELETE", undefined, { id })).toMatchObject({ status: 404 });
  });

  test("who was dismissed is invited again, and comes in by the new letter alone", async () => {
    const id = await member("sales");
    const who = { name: "Back", email: `m${count}@gangway.example`, role: "read_only" };
    expect(await admin.ask(invite, "POST", who)).toMatchObject({ status: 422 });
    await admin.ask(dismiss, "DELETE", undefined, { id });
    expect(await admin.ask(invite, "POST", who)).toMatchObject({ status: 201, data: { id } });
    const one = browser();
    expect(await one.signIn(who.email, password)).toMatchObject({ status: 401 });
    const [letter] = await world.sql<{ id: string }[]>`
      select id from account_letter where account_id = ${id} and used_at is null`;
    const token = letterToken(letter?.id ?? "");
    expect(await one.ask(redeem, "POST", { token, password })).toMatchObject({ status: 201 });
    await one.signIn(who.email, password);
    expect(await one.staff()).toMatchObject({ role: "read_only" });
  });

  test("no traveller becomes staff by an invitation, nor by a letter from before", async () => {
    const [who] = await world.sql<{ id: string }[]>`
      insert into account (id, name, email, email_verified, created_at, updated_at)
      values (gen_random_uuid(), 'T', 't@gangway.example', true, now(), now()) returning id`;
    const wish = { name: "T", email: "t@gangway.example", role: "sales" };
    expect(await admin.ask(invite, "POST", wish)).toMatchObject({ status: 422 });
    await askForLetter(world.database, { email: wish.email, kind: "sign_in" });
    await putStaff(world.database, { ...wish, role: "sales", password });
    const [letter] = await world.sql<{ id: string }[]>`
      select id from account_letter where account_id = ${who?.id ?? ""}`;
    const one = browser();
    const token = letterToken(letter?.id ?? "");
    expect(await one.ask(redeem, "POST", { token })).toMatchObject({ status: 404 });
    expect(await one.staff()).toBeNull();
  });

  test("a lost authenticator is taken away, and the password alone then opens nothing", async () => {
    const id = await member("admin");
    const email = `m${count}@gangway.example`;
    expect(await admin.ask(resetFactor, "DELETE", undefined, { id })).toMatchObject({
      data: { changed: true },
    });
    const one = browser();
    expect(await one.signIn(email, password)).toMatchObject({
      data: { second_factor_needed: false },
    });
    expect(await one.staff()).toBeNull();
    await admin.ask(dismiss, "DELETE", undefined, { id });
  });

  test("an administrator changes nothing about themselves", async () => {
    for (const asked of [
      admin.ask(change, "PATCH", { role: "sales" }, { id: adminId }),
      admin.ask(dismiss, "DELETE", undefined, { id: adminId }),
      admin.ask(resetFactor, "DELETE", undefined, { id: adminId }),
    ]) {
      expect(await asked).toMatchObject({ status: 403 });
    }
  });

  test("an administrator who was one a moment ago does nothing more", async () => {
    const late = { id: await member("admin"), role: "admin" as const, name: "Late" };
    const id = await member("sales");
    const ada = { id: adminId, role: "admin" as const, name: "Ada" };
    await changeStaffRole(world.database, ada, late.id, "read_only");
    await expect(changeStaffRole(world.database, late, id, "admin")).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(dismissStaff(world.database, late, id)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(resetSecondFactor(world.database, late, id)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("of two administrators who take each other's role at once, one remains", async () => {
    for (let round = 0; round < 20; round += 1) {
      const other = await member("admin");
      const ada = { id: adminId, role: "admin" as const, name: "Ada" };
      const bob = { id: other, role: "admin" as const, name: "Bob" };
      await Promise.allSettled([
        changeStaffRole(world.database, ada, other, "sales"),
        changeStaffRole(world.database, bob, adminId, "sales"),
      ]);
      const left = await world.sql`select id from account where role = 'admin'`;
      expect(left).toHaveLength(1);
      await world.sql`update account set role = 'sales' where role = 'admin'`;
      await world.sql`update account set role = 'admin' where id = ${adminId}`;
    }
  });
});
