import { beforeAll, expect, test } from "vitest";
import { accessToken } from "#lib/booking/access-token";
import { config } from "#lib/config/config";
import { DomainError } from "#lib/errors/domain-error";
import { frontMark } from "#lib/front/front-mark";
import { newId } from "#lib/identity/uuid";
import { giveTestConfig } from "#lib/testing/test-config";
import { bookingCookie, cookieGrantsAccess, requireAccess } from "./booking-access";
import { callerOf, clientAddress } from "./caller";
import { checkOrigin, isOwnOrigin } from "./origin";

beforeAll(() => giveTestConfig());

function verdict(check: () => void): string {
  try {
    check();
    return "granted";
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

const host = "shop.example";
test.each<[string, Record<string, string>, string]>([
  ["no cookie, no Origin", { host }, "granted"],
  ["no cookie, another site", { host, origin: "https://evil.example" }, "granted"],
  ["a Bearer token beside a cookie", { host, cookie: "a=b", authorization: "Bearer x" }, "granted"],
  ["a cookie from our own host", { host, cookie: "a=b", origin: `https://${host}` }, "granted"],
  ["a cookie, our address", { cookie: "a=b", origin: "APP_URL" }, "granted"],
  ["a cookie without an Origin", { host, cookie: "a=b" }, "granted"],
  ["a cookie, an opaque Origin", { host, cookie: "a=b", origin: "null" }, "forbidden"],
  ["a cookie, another site", { host, cookie: "a=b", origin: "https://evil.example" }, "forbidden"],
  ["a cookie, a site below", { host, cookie: "a=b", origin: `https://x.${host}` }, "forbidden"],
  ["a cookie, a longer name", { host, cookie: "a=b", origin: `https://${host}.evil` }, "forbidden"],
  ["a cookie, another port", { host, cookie: "a=b", origin: `https://${host}:81` }, "forbidden"],
  ["a cookie, no host at all", { cookie: "a=b", origin: "https://" }, "forbidden"],
])("a change with %s", (_, given, expected) => {
  const headers = new Headers(given);
  if (given.origin === "APP_URL") headers.set("origin", new URL(config().APP_URL).origin);
  expect(verdict(() => checkOrigin(headers))).toBe(expected);
});

const cookieOf = (line: string) => line.split(";")[0] as string;

test("a cookie opens its bookings, the ten newest, and no other", () => {
  const ids = Array.from({ length: 12 }, () => newId());
  let cookie: string | null = null;
  for (const id of ids) cookie = cookieOf(bookingCookie(cookie, id));
  const opened = ids.filter((id) => cookieGrantsAccess(`theme=dark; ${cookie}`, id));
  expect(opened).toEqual(ids.slice(2));
  expect(cookie?.length).toBeLessThan(4_096 - 200);
  expect(cookieGrantsAccess(cookie, newId())).toBe(false);
  expect(bookingCookie(cookie, ids[5] as string).split("~")).toHaveLength(10);
});

test("a shop over HTTPS believes no page at http:// of its own name, which anybody in between can write", () => {
  const shop = "https://shop.example";
  const asked = ["https://shop.example", "http://shop.example", "https://www.shop.example"];
  expect(asked.map((origin) => isOwnOrigin(origin, "shop.example", shop))).toEqual([
    true,
    false,
    false,
  ]);
  // The negative control: where the shop itself has nothing else, it does.
  expect(isOwnOrigin("http://127.0.0.1:3000", "127.0.0.1:3000", "http://localhost:3000")).toBe(
    true,
  );
});

test("the cookie is kept from scripts and from other sites, and is Secure over https", () => {
  const line = bookingCookie(null, newId());
  expect(line).toMatch(/; HttpOnly(;|$)/);
  expect(line).toMatch(/; SameSite=Lax(;|$)/);
  expect(line.includes("; Secure")).toBe(config().APP_URL.startsWith("https:"));
});

test("access to a booking", () => {
  const id = newId();
  const other = newId();
  const token = accessToken(config().APP_SECRET, id);
  const cookie = cookieOf(bookingCookie(null, id));
  const asks = (headers: Record<string, string>, booking = id) =>
    verdict(() => requireAccess(new Headers(headers), booking));
  expect(asks({})).toBe("unauthorized");
  expect(asks({ authorization: `Bearer ${token}` })).toBe("granted");
  expect(asks({ authorization: `bearer   ${token}` })).toBe("granted");
  expect(asks({ cookie })).toBe("granted");
  expect(asks({ authorization: `Bearer ${token}` }, other)).toBe("not_found");
  expect(asks({ cookie }, other)).toBe("not_found");
  const changes = (headers: Record<string, string>) =>
    verdict(() => requireAccess(new Headers(headers), id, "change"));
  // A change that only a cookie allows must say where it comes from.
  expect(changes({ cookie })).toBe("forbidden");
  expect(changes({ cookie, origin: "https://shop.example" })).toBe("granted");
  expect(changes({ cookie, authorization: `Bearer ${token}` })).toBe("granted");
  // A wrong token is not made good by a cookie.
  expect(asks({ cookie, authorization: "Bearer wrong-wrong-wrong" })).toBe("not_found");
  expect(asks({ authorization: `Basic ${token}` })).toBe("not_found");
  expect(asks({ cookie: "gangway_bookings=" })).toBe("unauthorized");
  expect(asks({ cookie: `gangway_bookings=${id}.` })).toBe("unauthorized");
  expect(asks({ cookie: `gangway_bookings=${id}.${token.slice(1)}` })).toBe("not_found");
  expect(asks({ cookie: `gangway_bookings=${"~".repeat(5_000)}${cookie}` })).toBe("unauthorized");
  expect(asks({ authorization: `Bearer ${token}` }, "__proto__")).toBe("not_found");
});

test("the address is believed from our front only", () => {
  const address = (given: string) => callerOf(new Headers({ "x-gangway-address": given })).address;
  expect(address(`${frontMark()} 203.0.113.7`)).toBe("203.0.113.7");
  expect(address("203.0.113.7")).toBe("unknown");
  expect(address("undefined 203.0.113.7")).toBe("unknown");
  expect(address(` 203.0.113.7`)).toBe("unknown");
  expect(callerOf(new Headers({ "x-forwarded-for": "203.0.113.7" })).address).toBe("unknown");
});

test("who has a whole network of addresses is one of them all the same", () => {
  const of = (address: string) => clientAddress(null, address);
  expect(of("2001:db8:1:2:aaaa::1")).toBe(of("2001:db8:1:2::ffff"));
  expect(of("2001:0DB8:1:2:3:4:5:6")).toBe(of("2001:db8:1:2::1"));
  expect(of("2001:db8::1")).toBe(of("2001:db8:0:0:1::2"));
  expect(of("2001:db8:1:2::1")).not.toBe(of("2001:db8:1:3::1"));
  expect(of("2001:db8::1")).not.toBe(of("2001:db8:0:1::1"));
  // As a socket of both kinds tells an IPv4 address.
  expect(of("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(of("203.0.113.7")).toBe("203.0.113.7");
  expect(of("fe80::1%eth0")).toBe(of("fe80::2%eth0"));
  expect(of("::1")).toBe(of("::1"));
  expect(of("nonsense:")).toBe("nonsense:");
});

test("request id and language are taken only where they are some", () => {
  const caller = (headers: Record<string, string>) => callerOf(new Headers(headers));
  expect(caller({ "x-request-id": "abcd-1234" }).requestId).toBe("abcd-1234");
  expect(caller({ "x-request-id": "<script>alert(1)</script>" }).requestId).toMatch(
    /^[\da-f-]{36}$/,
  );
  expect(caller({ "accept-language": "de, fr;q=0.8, en;q=0.2" }).language).toBe("fr");
  expect(caller({ "accept-language": "*" }).language).toBe("en");
});
