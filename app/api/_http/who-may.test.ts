// Who may do what: every endpoint there is, asked by everybody there is, on a real Postgres. The rows come
// from the routes' own files and what they allow, staff's roles from the endpoints themselves; a route that
// nobody has said anything about fails.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { createOTP } from "@better-auth/utils/otp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { letterToken } from "#lib/account/letter-token";
import { putStaff } from "#lib/account/put-staff";
import { savePassenger } from "#lib/account/saved-passengers";
import { saveVehicle } from "#lib/account/saved-vehicles";
import { type StaffRole, staffRoles } from "#lib/audit/staff-role";
import { accessToken } from "#lib/booking/access-token";
import { config } from "#lib/config/config";
import { newId } from "#lib/identity/uuid";
import { place, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { POST as redeem } from "../v1/account/letters/redemptions/route";
import { POST as signUp } from "../v1/account/route";
import { bookingCookie } from "./booking-access";
import type { StaffAccess } from "./staff-endpoint";
import { browser } from "./testing/browser";

const server = process.env.TEST_DATABASE_URL;
const root = join(import.meta.dirname, "../../..");
const password = "correct horse battery";
/** "12345678901234567890" in base 32, the secret of RFC 6238's examples. */
const totpSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

type Handler = ((request: Request, context: { params: Promise<never> }) => Promise<Response>) & {
  access?: StaffAccess;
};
type Method = "DELETE" | "GET" | "OPTIONS" | "PATCH" | "POST" | "PUT";
type Route = Partial<Record<Method, Handler>>;

const who = [
  "nobody",
  "another traveller",
  "the owner",
  ...staffRoles,
  "an ended session",
] as const;
type Who = (typeof who)[number];

/** Whom an endpoint is for; `signed` ones check a signature or a token of their own. */
type For = "everybody" | "accounts" | "booking" | "signed" | "staff";

function audience(method: Method, path: string): For | undefined {
  const named = `${method} ${path}`;
  if (path.startsWith("/api/v1/staff/")) return "staff";
  if (path.startsWith("/api/v1/bookings/[id]") || path.startsWith("/api/v1/tasks/"))
    return "booking";
  if (/^POST \/api\/v1\/account(\/(sessions|letters|letters\/redemptions))?$/.test(named)) {
    return "everybody";
  }
  // Half signed in: the password was right, and the cookie of that half is the access.
  if (named === "POST /api/v1/account/second-factor") return "signed";
  if (path.startsWith("/api/v1/account")) return "accounts";
  if (/^\/api\/(metrics|inngest\/)|^(\/api)?\/webhooks\//.test(path)) return "signed";
  const open =
    /^\/api\/v1\/(ferry|ports|journeys|sailings|bookings$|booking-sessions|subscriptions|openapi|operator-api|discover|looks|events|status)|^\/api\/health\/|^\/(cards|charts|b|u|sitemaps|admin\/check-in\/qr)\/|^\/sitemap\.xml$|^\/$|\[\[\.\.\.path\]\]$/;
  return open.test(path) ? "everybody" : undefined;
}

const files = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)route\.ts$/.test(file))
  .sort();
const pathOf = (file: string) => `/${file.replace(/\/?route\.ts$/, "")}`;

type Endpoint = { path: string; method: Method; handler: Handler };

/** What each route allows, by its own word. */
async function endpoints(): Promise<Endpoint[]> {
  const found: Endpoint[] = [];
  for (const file of files) {
    const route = (await import(join(root, "app", file))) as Route;
    const path = pathOf(file);
    const options = await route.OPTIONS?.(ask(path, "OPTIONS"), {
      params: Promise.resolve({} as never),
    });
    const allowed = options?.headers.get("allow")?.split(", ");
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"] as const) {
      const handler = route[method];
      if (handler && (allowed?.includes(method) ?? true)) found.push({ path, method, handler });
    }
  }
  return found;
}

function ask(path: string, method: Method, headers = new Headers()): Request {
  const body = method === "GET" || method === "DELETE" || method === "OPTIONS" ? null : "{}";
  return new Request(`http://localhost:3000${path.replaceAll("[", "").replaceAll("]", "")}`, {
    method,
    headers,
    body,
  });
}

describe.skipIf(!server)("everybody at every endpoint (needs TEST_DATABASE_URL)", () => {
  let world: World;
  const headers = new Map<Who, Headers>();
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    world = await openWorld(server as string);
    Object.assign(globalThis, { [Symbol.for("gangway.limits")]: undefined });
    headers.set("nobody", browser().headers());
    headers.set("another traveller", (await traveller("other@example.com")).headers());
    for (const role of staffRoles) headers.set(role, (await member(role)).headers());
    const late = await traveller("late@example.com");
    headers.set("an ended session", late.headers());
    await world.sql`
      update account_session set expires_at = now() - interval '1 minute' where account_id =
        (select id from account where email = 'late@example.com')`;
    await ownerWithThings();
  }, 120_000);
  afterAll(() => world?.end());

  test("routes are seen, and for each it is said whom it is for", async () => {
    expect(files.length).toBeGreaterThan(50);
    const all = await endpoints();
    const unsaid = all.filter(({ method, path }) => audience(method, path) === undefined);
    expect(unsaid.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  test("an endpoint of the staff says its roles, reads by GET and changes otherwise", async () => {
    const staff = (await endpoints()).filter(({ path }) => path.startsWith("/api/v1/staff/"));
    const wrong = staff.filter(({ method, path, handler: { access } }) => {
      // A preview may be asked for with a body: it changes nothing.
      const reads = method === "GET" || path.endsWith("preview");
      return (
        !access ||
        (access.use === "read" && !reads) ||
        (access.use === "change" && method === "GET")
      );
    });
    expect(wrong.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  async function traveller(email: string) {
    const visitor = browser();
    await visitor.ask(signUp, "POST", { name: "Amel", email, password, language: "en" });
    const [letter] = await world.sql<{ id: string }[]>`
      select l.id from account_letter l join account a on a.id = l.account_id where a.email = ${email}`;
    await visitor.ask(redeem, "POST", { token: letterToken(letter?.id ?? ""), password });
    return visitor;
  }

  async function member(role: StaffRole) {
    const email = `${role}@gangway.example`;
    const needsCode = role === "admin";
    await putStaff(world.database, {
      email,
      name: "Ada",
      role,
      password,
      ...(needsCode && { totpSecret }),
    });
    const visitor = browser();
    await visitor.signIn(email, password);
    if (needsCode) await visitor.verify(await createOTP("12345678901234567890").totp());
    expect(await visitor.staff()).toMatchObject({ role });
    return visitor;
  }

  async function ownerWithThings() {
    const owner = await traveller("owner@example.com");
    const sailing = await world.addSailing();
    const booking = await place(world, await requestFor(world, [sailing.id]));
    const [account] = await world.sql<{ id: string }[]>`
      select id from account where email = 'owner@example.com'`;
    const accountId = account?.id ?? "";
    // Another one of theirs, so that ending it leaves them signed in.
    await browser().signIn("owner@example.com", password);
    const [session] = await world.sql<{ id: string }[]>`
      select id from account_session where account_id = ${accountId} order by created_at desc limit 1`;
    const own = owner.headers();
    own.set("authorization", `Bearer ${accessToken(config().APP_SECRET, booking.bookingId)}`);
    headers.set("the owner", own);
    ids["/api/v1/bookings/[id]"] = booking.bookingId;
    ids["/api/v1/sailings/[id]"] = sailing.id;
    ids["/api/v1/account/sessions/[id]"] = session?.id ?? "";
    ids["/api/v1/account/passengers/[id]"] = await savePassenger(world.sql, accountId, {
      first_name: "Amel",
      last_name: "B",
      birth_date: "1990-01-01",
      gender: "f",
      nationality: "FR",
    });
    ids["/api/v1/account/vehicles/[id]"] = await saveVehicle(world.sql, accountId, {
      kind: "car",
      length_cm: 450,
      height_cm: 180,
      registration: "AB-123-CD",
    });
  }

  async function statusOf({ path, method, handler }: Endpoint, from: Headers): Promise<number> {
    // Nobody is kept out for asking too often here.
    Object.assign(globalThis, { [Symbol.for("gangway.limits")]: undefined });
    const id = Object.entries(ids).find(([prefix]) => path.startsWith(prefix))?.[1] ?? newId();
    const params = {
      id,
      code: "CTN",
      version: "1",
      group: "emails",
      file: "x.svg",
      token: "x",
      path: ["x"],
    };
    const response = await handler(ask(path, method, new Headers(from)), {
      params: Promise.resolve(params as never),
    });
    await response.body?.cancel();
    return response.status;
  }

  /** True if who asks is let through: what comes of it is another matter. */
  function expected(endpoint: Endpoint, asker: Who): "in" | "out" | "either" {
    const isStaff = (staffRoles as readonly string[]).includes(asker);
    switch (audience(endpoint.method, endpoint.path)) {
      case "everybody":
        return "in";
      case "signed":
        return "out";
      case "booking":
        return asker === "the owner" ? "in" : "out";
      case "accounts": {
        if (asker === "nobody" || asker === "an ended session") return "out";
        const isOthers = endpoint.path.endsWith("/[id]") && asker !== "the owner";
        return isOthers ? "out" : "in";
      }
      case "staff": {
        const roles = endpoint.handler.access?.roles ?? [];
        return isStaff && (asker === "admin" || roles.includes(asker as StaffRole)) ? "in" : "out";
      }
      default:
        return "either";
    }
  }

  /** What is signed may be refused for what it lacks besides. */
  const isOut = (status: number, { method, path }: Endpoint) =>
    audience(method, path) === "signed" ? status >= 400 : [401, 403, 404].includes(status);

  test("all are let in or kept out as it is said", async () => {
    const wrong: string[] = [];
    let asked = 0;
    // The owner last: some of it may be gone afterwards.
    const order = [...who].sort((a, b) => Number(a === "the owner") - Number(b === "the owner"));
    for (const asker of order) {
      for (const endpoint of await endpoints()) {
        const status = await statusOf(endpoint, headers.get(asker) as Headers);
        const verdict = expected(endpoint, asker);
        asked += 1;
        const isRight =
          verdict === "out"
            ? isOut(status, endpoint)
            : ![401, 403].includes(status) && status !== 500;
        if (!isRight) wrong.push(`${endpoint.method} ${endpoint.path}: ${asker} got ${status}`);
      }
    }
    expect(asked).toBeGreaterThan(400);
    expect(wrong).toEqual([]);
  }, 120_000);

  test("staff are told apart: who is not signed in, and whose role does not do", async () => {
    const wrong: string[] = [];
    for (const endpoint of (await endpoints()).filter(({ path }) =>
      path.startsWith("/api/v1/staff/"),
    )) {
      for (const asker of who) {
        if (expected(endpoint, asker) !== "out") continue;
        const status = await statusOf(endpoint, headers.get(asker) as Headers);
        const isStaff = (staffRoles as readonly string[]).includes(asker);
        if (status !== (isStaff ? 403 : 401)) {
          wrong.push(`${endpoint.method} ${endpoint.path}: ${asker} got ${status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test("no change of an account or a booking is taken from another site's page with their cookies", async () => {
    const wrong: string[] = [];
    const owner = headers.get("the owner") as Headers;
    const booking = bookingCookie(null, ids["/api/v1/bookings/[id]"] as string).split(";")[0];
    const changes = (await endpoints()).filter(
      ({ method, path }) =>
        method !== "GET" && ["accounts", "booking"].includes(audience(method, path) ?? ""),
    );
    expect(changes.length).toBeGreaterThan(10);
    for (const endpoint of changes) {
      for (const origin of ["https://evil.example", "null"]) {
        const from = new Headers(owner);
        from.delete("authorization");
        from.set("cookie", `${owner.get("cookie")}; ${booking}`);
        from.set("origin", origin);
        const status = await statusOf(endpoint, from);
        if (status !== 403) {
          wrong.push(`${endpoint.method} ${endpoint.path}: ${origin} got ${status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  test("no change of the staff's is taken from another site's page", async () => {
    const wrong: string[] = [];
    const changes = (await endpoints()).filter(({ handler }) => handler.access?.use === "change");
    for (const endpoint of changes) {
      for (const origin of ["https://evil.example", "null", null]) {
        const from = new Headers(headers.get("admin"));
        if (origin === null) from.delete("origin");
        else from.set("origin", origin);
        const status = await statusOf(endpoint, from);
        if (status !== 403)
          wrong.push(`${endpoint.method} ${endpoint.path}: ${origin} got ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
