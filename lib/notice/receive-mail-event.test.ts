import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/identity/uuid";
import { openWorld, type World } from "#lib/testing/world";
import { receiveMailEvent } from "./receive-mail-event";
import { openResend } from "./resend-client";

const server = process.env.TEST_DATABASE_URL;
const key = Buffer.alloc(24, 9).toString("base64");
const secret = `whsec_${key}`;

/** Signs as Svix does: HMAC-SHA256 over "id.timestamp.body", in base64. */
function signed(body: string, id = `msg_${newId()}`, at = Math.floor(Date.now() / 1_000)) {
  const signature = createHmac("sha256", Buffer.from(key, "base64"))
    .update(`${id}.${at}.${body}`)
    .digest("base64");
  return { id, timestamp: String(at), signature: `v1,${signature}` };
}

describe.skipIf(!server)("Resend's webhooks (needs TEST_DATABASE_URL)", () => {
  let world: World;
  const resend = openResend("re_gangway_test", "http://127.0.0.1:1");
  const notice = newId();
  const bounce = JSON.stringify({
    type: "email.bounced",
    data: { email_id: "em_1", to: ["amel@example.com"], tags: { notice } },
  });
  const receive = (body: string, headers: ReturnType<typeof signed>) =>
    receiveMailEvent({ database: world.database, resend }, secret, body, headers);

  beforeAll(async () => {
    world = await openWorld(server as string, 2);
  });
  afterAll(() => world?.end());

  test("a bounce is noted once and raises an alert that names the notice, not the person", async () => {
    const headers = signed(bounce);
    const answers = await Promise.all([receive(bounce, headers), receive(bounce, headers)]);
    expect(answers.sort()).toEqual([false, true]);
    expect(await receive(bounce, headers)).toBe(false);
    const inbox = await world.sql`select * from inbox where id = ${headers.id}`;
    expect(inbox[0]).toMatchObject({ source: "resend", object_id: "em_1", outcome: "bounced" });
    expect(inbox[0]?.processed_at).not.toBeNull();
    const alerts = await world.sql`select * from alert where kind = 'notice_undelivered'`;
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({ subject: notice, detail: { outcome: "bounced" } });
    expect(JSON.stringify([...inbox, ...alerts])).not.toContain("amel");
  });

  test("what we did not ask for is acknowledged and forgotten", async () => {
    const body = JSON.stringify({ type: "email.delivered", data: { email_id: "em_2" } });
    expect(await receive(body, signed(body))).toBe(false);
  });

  test("a wrong signature, another body, an old one and none are refused", async () => {
    const good = signed(bounce);
    const old = signed(bounce, good.id, Math.floor(Date.now() / 1_000) - 301);
    const cases: [string, Parameters<typeof receiveMailEvent>[3]][] = [
      [bounce, { ...good, signature: "v1,AAAA" }],
      [`${bounce} `, good],
      [bounce, old],
      [bounce, { id: null, timestamp: null, signature: null }],
      ["not json", signed("not json")],
    ];
    for (const [body, headers] of cases) {
      const call = receiveMailEvent({ database: world.database, resend }, secret, body, headers);
      await expect(call).rejects.toMatchObject({ code: "malformed" });
    }
  });
});
