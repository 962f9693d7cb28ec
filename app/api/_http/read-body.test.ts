import { expect, test } from "vitest";
import type { DomainError } from "#lib/errors/domain-error";
import { readBody, readText } from "./read-body";
import { bookingBody } from "./schemas/booking-body";
import { sessionBody } from "./schemas/session-body";

const sailing = "0190a5b2-7c1d-7000-8000-000000000001";
const passenger = {
  first_name: "Amel",
  last_name: "O’Brien-Núñez",
  birth_date: "1988-02-29",
  gender: "f",
  nationality: "TN",
};
const good = {
  journeys: [{ sailing_ids: [sailing], fare: "standard" }],
  contact: { name: "Amel", email: "amel@example.com", phone: "+33 6 12 34 56 78", language: "fr" },
  passengers: [passenger, { ...passenger }],
  vehicles: [{ kind: "car", length_cm: 450, height_cm: 180, driver: 0 }],
  expected_total: { amount_minor: 24_000, currency: "EUR" },
};

const json = "application/json";
function post(body: BodyInit | null, type: string | null = json): Request {
  const headers = type ? { "content-type": type } : undefined;
  const request = new Request("http://localhost/", {
    method: "POST",
    body,
    ...(headers ? { headers } : {}),
  });
  if (!type) request.headers.delete("content-type");
  return request;
}

/** `good` with the value at a path replaced, or taken out. */
function changed(path: string, value: unknown): unknown {
  const body = structuredClone(good);
  const keys = path.split(".");
  const last = keys.pop() as string;
  const parent = keys.reduce<Record<string, unknown>>((at, key) => at[key] as never, body);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return body;
}

async function refused(body: unknown): Promise<string[]> {
  try {
    await readBody(post(typeof body === "string" ? body : JSON.stringify(body)), bookingBody);
    return [];
  } catch (error) {
    const { code, facts } = error as DomainError;
    expect(code).toBe("invalid");
    for (const { message } of facts.errors ?? []) expect(message).toMatch(/\w/);
    return [...new Set(facts.errors?.map(({ path }) => path))];
  }
}

test("a good body is taken as it is, with its defaults", async () => {
  const read = await readBody(post(JSON.stringify(good)), bookingBody);
  expect(read).toEqual({ ...good, cabins: [], pets: [] });
});

const ten6 = 10 ** 6;
const lone = "\ud800";

test.each<[string, string, unknown]>([
  ["absent", "contact", undefined],
  ["absent", "expected_total", undefined],
  ["null", "contact", null],
  ["null", "passengers", null],
  ["null", "passengers.0.first_name", null],
  ["empty", "passengers", []],
  ["empty", "journeys", []],
  ["empty", "contact.name", ""],
  ["blanks", "contact.name", " \t "],
  ["a text", "passengers", "two"],
  ["an array", "contact", []],
  ["a number", "contact.name", 7],
  ["an object", "contact.email", { $ne: null }],
  ["a text", "vehicles.0.length_cm", "450"],
  ["true", "vehicles.0.driver", true],
  ["a fraction", "vehicles.0.length_cm", 450.5],
  ["one too few", "vehicles.0.length_cm", 49],
  ["one too many", "vehicles.0.length_cm", 2501],
  ["negative", "expected_total.amount_minor", -1],
  ["2^53 + 1", "expected_total.amount_minor", 2 ** 53 + 2],
  ["2^53 + 1", "vehicles.0.height_cm", 2 ** 53 + 2],
  ["beyond any party", "vehicles.0.driver", 9],
  ["201 characters", "passengers.0.last_name", "a".repeat(201)],
  ["NUL", "passengers.0.last_name", "a\0b"],
  ["CRLF", "contact.name", "Amel\r\nBcc: all@example.com"],
  ["a line separator", "contact.name", "Amel\u2028Bcc"],
  ["C1 controls", "contact.name", "Amel\u0085b"],
  ["RTL override", "passengers.0.first_name", "Am\u202eel"],
  ["an isolate", "passengers.0.first_name", "Am\u2067el"],
  ["zero-width only", "passengers.0.first_name", "\u200b\u200d\ufeff"],
  ["fillers only", "passengers.0.first_name", "\u3164\u2800"],
  ["a lone surrogate", "passengers.0.first_name", `Am${lone}el`],
  ["a lone surrogate", "contact.email", `am${lone}@example.com`],
  ["CRLF", "contact.email", "amel@example.com\r\nBcc: all@example.com"],
  ["a script", "contact.email", "<script>@example.com"],
  ["letters", "contact.phone", "call me"],
  ["small letters", "passengers.0.nationality", "tn"],
  ["no such day", "passengers.0.birth_date", "1989-02-29"],
  ["day and month swapped", "passengers.0.birth_date", "31/12/1988"],
  ["a path", "journeys.0.fare", "../../etc/passwd"],
  ["SQL", "journeys.0.sailing_ids.0", "1' or '1'='1"],
  ["capitals", "journeys.0.sailing_ids.0", sailing.toUpperCase()],
  ["the same twice", "journeys.0.passengers", [0, 0, 1]],
  ["the same twice", "journeys.0.vehicles", [0, 0]],
  ["nobody", "journeys.0.passengers", []],
  ["another language", "contact.language", "__proto__"],
])("%s at %s is refused there", async (_, path, value) => {
  const paths = await refused(changed(path, value));
  expect(paths.length).toBeGreaterThan(0);
  for (const named of paths) expect(named.startsWith(path)).toBe(true);
});

test.each([
  ["an apostrophe", "D'Artagnan"],
  ["Arabic", "آمنة بن صالح"],
  ["Persian with its joiner", "می\u200cخواهم"],
  ["emoji of several parts", "👩‍👩‍👧 Amel"],
  ["HTML", "<b>Amel</b>"],
  ["SQL", "Robert'); drop table booking;--"],
  ["a formula", "=1+1"],
  ["200 characters", "ß".repeat(200)],
])("a name with %s is somebody's name", async (_, name) => {
  expect(await refused(changed("passengers.0.last_name", name))).toEqual([]);
});

test.each([
  ["at the top", { ...good, price: 1 }, "price"],
  ["below", changed("contact.role", "admin"), "contact.role"],
  ["constructor", { ...good, constructor: { prototype: {} } }, "constructor"],
  ["of a long name", { ...good, ["x".repeat(5_000)]: 1 }, "x".repeat(60)],
])("an unknown field %s is refused by its name", async (_, body, path) => {
  expect(await refused(body)).toEqual([path]);
});

test("__proto__ in a body changes nothing and is refused", async () => {
  const text = JSON.stringify(good).replace("{", '{"__proto__":{"isAdmin":true},');
  const outcome = await readBody(post(text), bookingBody).catch((error: DomainError) => error);
  expect(outcome).toMatchObject({ code: "invalid" });
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});

test("however much is wrong, the answer stays short", async () => {
  const body = Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`f${index}`, 1]));
  expect((await refused(body)).length).toBeLessThan(70);
});

test.each<[string, Request, string]>([
  ["no content type", post("{}", null), "unsupported_media_type"],
  ["a form", post("a=1", "application/x-www-form-urlencoded"), "unsupported_media_type"],
  ["another JSON", post("{}", "application/jsonp"), "unsupported_media_type"],
  ["no body", post(null), "malformed"],
  ["half a body", post('{"reference":'), "malformed"],
  ["NaN", post('{"reference":NaN}'), "malformed"],
  ["bytes that are no UTF-8", post(new Uint8Array([0x22, 0xff, 0x22])), "malformed"],
  [
    "a million characters",
    post(JSON.stringify({ reference: "x".repeat(ten6) })),
    "payload_too_large",
  ],
  ["a million brackets", post("[".repeat(ten6)), "payload_too_large"],
  ["many brackets", post("[".repeat(60_000)), "malformed"],
  ["an array", post("[]"), "invalid"],
  ["null", post("null"), "invalid"],
  ["a text", post('"x"'), "invalid"],
])("%s: %s", async (_, request, code) => {
  await expect(readBody(request, sessionBody)).rejects.toMatchObject({ code });
});

test("parameters of the content type do no harm", async () => {
  const body = JSON.stringify({ reference: "K7Q2", email: "amel@example.com" });
  const request = post(body, "Application/JSON; charset=utf-8");
  await expect(readBody(request, sessionBody)).resolves.toMatchObject({ reference: "K7Q2" });
});

test("a body without a length is cut where it gets too large", async () => {
  let given = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      given += 1;
      controller.enqueue(new Uint8Array(1_000));
    },
  });
  const request = new Request("http://localhost/", {
    method: "POST",
    body: stream,
    duplex: "half",
  } as RequestInit);
  await expect(readText(request, 10_000)).rejects.toMatchObject({ code: "payload_too_large" });
  expect(given).toBeLessThan(15);
});
