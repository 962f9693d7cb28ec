import http from "node:http";
import { Resend } from "resend";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Wire } from "../wire/server";
import { freePort, temporaryFolder, until } from "../wire/testing";
import { type MailConfig, startMail } from "./server";

const SECRET = "whsec_dGVzdC1zZWNyZXQ=";
let wire: Wire;
let config: MailConfig;
let resend: Resend;
let shop: http.Server;
let heard: { raw: string; headers: http.IncomingHttpHeaders }[];
let answers: number[];

beforeEach(async () => {
  heard = [];
  answers = [];
  shop = http.createServer(async (request, response) => {
    let raw = "";
    for await (const chunk of request) raw += chunk;
    const status = answers.shift() ?? 200;
    if (status === 200) heard.push({ raw, headers: request.headers });
    response.writeHead(status).end();
  });
  const shopPort = await freePort();
  await new Promise<void>((resolve) => shop.listen(shopPort, "127.0.0.1", resolve));
  config = {
    host: "127.0.0.1",
    port: await freePort(),
    stateDir: temporaryFolder("mail"),
    webhookUrl: `http://127.0.0.1:${shopPort}/webhooks/resend`,
    webhookSecret: SECRET,
    webhookBackOffMs: 20,
  };
  wire = await startMail(config);
  resend = new Resend("re_test", { baseUrl: wire.url });
});
afterEach(async () => {
  await wire.close();
  shop.closeAllConnections();
  shop.close();
});

const QR = Buffer.from("89504e470d0a1a0a", "hex");
const ticket = {
  from: "Gangway <tickets@gangway.example>",
  to: "Ada <ada@example.com>",
  subject: "Your crossing <b>to Tunis</b>",
  html: '<p>Bon voyage</p><img src="cid:qr" alt="QR">',
  text: "Bon voyage",
  attachments: [
    { filename: "crossing.ics", content: Buffer.from("BEGIN:VCALENDAR") },
    { filename: "qr.png", content: QR, contentId: "qr" },
  ],
};
const get = async (path: string) => (await fetch(wire.url + path)).json();

test("takes a mail and shows it: by id, in the mailbox, in the journal, after a restart", async () => {
  const { data, error } = await resend.emails.send(ticket, { idempotencyKey: "confirm/1" });
  expect(error).toBeNull();
  const id = data?.id ?? "";
  expect((await resend.emails.get(id)).data).toMatchObject({
    object: "email",
    to: ["Ada <ada@example.com>"],
    subject: ticket.subject,
  });
  await until(async () => (await resend.emails.get(id)).data?.last_event === "delivered");
  expect(await get("/mailbox?to=ADA@example.com")).toMatchObject([{ id }]);
  expect(await get("/mailbox?to=bob@example.com")).toEqual([]);
  const [entry] = (await get("/_sandbox/journal")) as { attachments: { content: string }[] }[];
  expect(entry).toMatchObject({
    n: 1,
    effect: "email.sent",
    ids: [id],
    idempotency_key: "confirm/1",
    to: ["Ada <ada@example.com>"],
    subject: ticket.subject,
    html: ticket.html,
    text: "Bon voyage",
  });
  expect(Buffer.from(entry?.attachments[1]?.content ?? "", "base64")).toEqual(QR);
  await wire.close();
  wire = await startMail(config);
  // The first try may take a connection that the old process had kept open.
  expect(await until(() => get("/mailbox?to=ada@example.com").catch(() => false))).toHaveLength(1);
});

test("one key, one mail; another payload is refused, and so is one in flight", async () => {
  const send = (subject: string, idempotencyKey: string) =>
    resend.emails.send({ ...ticket, subject }, { idempotencyKey });
  const first = await send("One", "key-1");
  expect((await send("One", "key-1")).data?.id).toBe(first.data?.id);
  expect((await send("Two", "key-1")).error).toMatchObject({
    statusCode: 409,
    name: "invalid_idempotent_request",
  });
  await fetch(`${wire.url}/_sandbox/faults`, {
    method: "POST",
    body: JSON.stringify({ method: "POST", path: "/emails", fault: "delay", ms: 1500 }),
  });
  const slow = send("Three", "key-3");
  // The fault is used up: the slow one is in flight.
  await until(async () => ((await get("/_sandbox/faults")) as unknown[]).length === 0);
  expect((await send("Three", "key-3")).error?.name).toBe("concurrent_idempotent_requests");
  expect((await slow).error).toBeNull();
  expect((await send("x", "k".repeat(257))).error?.name).toBe("invalid_idempotency_key");
  expect(await get("/mailbox")).toHaveLength(2);
});

test("refuses in Resend's words", async () => {
  const refuse = async (change: object) =>
    (await resend.emails.send({ ...ticket, ...change })).error;
  expect(await refuse({ to: undefined })).toMatchObject({
    statusCode: 422,
    name: "missing_required_field",
    message: "Missing `to` field.",
  });
  expect((await refuse({ to: "nobody" }))?.message).toContain("Invalid `to` field.");
  expect((await refuse({ to: "Eve <eve@example.com>\r\nBcc: all@example.com" }))?.name).toBe(
    "validation_error",
  );
  expect((await refuse({ to: Array(51).fill("a@example.com") }))?.statusCode).toBe(422);
  expect((await refuse({ html: undefined, text: undefined }))?.name).toBe("validation_error");
  expect((await refuse({ attachments: [{ filename: "a", content: "~~" }] }))?.name).toBe(
    "invalid_attachment",
  );
  expect((await refuse({ tags: [{ name: "a b", value: "c" }] }))?.name).toBe("validation_error");
  const stranger = new Resend("nokey", { baseUrl: wire.url });
  expect((await stranger.emails.send(ticket)).error?.name).toBe("invalid_api_key");
  expect((await resend.emails.get("none")).error).toMatchObject({
    statusCode: 404,
    name: "not_found",
  });
  await fetch(`${wire.url}/_sandbox/faults`, {
    method: "POST",
    body: JSON.stringify({ path: "/emails", fault: "status", status: 429 }),
  });
  expect(await refuse({})).toMatchObject({ statusCode: 429, name: "rate_limit_exceeded" });
  expect(await get("/mailbox")).toEqual([]);
});

test("batches: all or none, or permissively", async () => {
  const { attachments: _none, ...plain } = ticket;
  const bad = { ...plain, to: "nobody" };
  expect((await resend.batch.send([plain, bad])).error?.statusCode).toBe(422);
  expect(await get("/mailbox")).toEqual([]);
  const { data } = await resend.batch.send([plain, bad], { batchValidation: "permissive" });
  expect(data?.data).toHaveLength(1);
  expect(data?.errors).toMatchObject([{ index: 1 }]);
});

test("webhooks, signed for Resend's own verify; test addresses decide a mail's fate", async () => {
  answers.push(500);
  for (const to of ["delivered+a@resend.dev", "bounced@resend.dev", "complained@resend.dev"]) {
    await resend.emails.send({ ...ticket, to });
  }
  await until(() => heard.length === 7);
  const events = heard.map(({ raw, headers }) =>
    resend.webhooks.verify({
      payload: raw,
      headers: {
        id: String(headers["svix-id"]),
        timestamp: String(headers["svix-timestamp"]),
        signature: String(headers["svix-signature"]),
      },
      webhookSecret: SECRET,
    }),
  );
  const of = (to: string) =>
    events
      .filter((event) => "to" in event.data && event.data.to.includes(to))
      .map((event) => event.type)
      .sort();
  expect(of("delivered+a@resend.dev")).toEqual(["email.delivered", "email.sent"]);
  expect(of("bounced@resend.dev")).toEqual(["email.bounced", "email.sent"]);
  expect(of("complained@resend.dev")).toEqual([
    "email.complained",
    "email.delivered",
    "email.sent",
  ]);
});

test("an endpoint hears only what it is subscribed to", async () => {
  await wire.close();
  wire = await startMail({ ...config, webhookEvents: ["email.bounced"] });
  await resend.emails.send({ ...ticket, to: "delivered@resend.dev" });
  await resend.emails.send({ ...ticket, to: "bounced@resend.dev" });
  await until(() => heard.length === 1);
  expect(heard[0]?.raw).toContain("email.bounced");
});

test("the mailbox in a browser: safe to look at, attachments to take away", async () => {
  const { data } = await resend.emails.send(ticket);
  const list = await (await fetch(`${wire.url}/`)).text();
  expect(list).toContain("Your crossing &#60;b&#62;to Tunis");
  const one = await fetch(`${wire.url}/mail/${data?.id}`);
  expect(one.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await one.text()).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  const html = await fetch(`${wire.url}/mail/${data?.id}/html`);
  expect(html.headers.get("content-security-policy")).toMatch(/^sandbox/);
  expect(await html.text()).toContain(`<img src="/mail/${data?.id}/attachments/1" alt="QR">`);
  const calendar = await fetch(`${wire.url}/mail/${data?.id}/attachments/0`);
  expect(calendar.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(calendar.headers.get("content-disposition")).toContain("crossing.ics");
  expect(await calendar.text()).toBe("BEGIN:VCALENDAR");
  expect((await fetch(`${wire.url}/mail/none`)).status).toBe(404);
});
