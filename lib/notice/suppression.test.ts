import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { config } from "#lib/config/config";
import { newId } from "#lib/identity/uuid";
import { place, requestFor, traveller } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { receiveMailEvent } from "./receive-mail-event";
import { openResend, type ResendClient } from "./resend-client";
import { sendNotice } from "./send-notice";
import { liftSuppression, suppressionOf } from "./suppression";
import { sweepNotices } from "./sweep-notices";

const server = process.env.TEST_DATABASE_URL;
const key = Buffer.alloc(24, 9).toString("base64");

describe.skipIf(!server)("addresses that no mail goes to (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 5);
  });
  afterAll(() => world?.end());

  async function tell(type: string, to: string, bounce?: string) {
    const data = { email_id: newId(), to: [to], ...(bounce ? { bounce: { type: bounce } } : {}) };
    const body = JSON.stringify({ type: `email.${type}`, data });
    const id = `msg_${newId()}`;
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac("sha256", Buffer.from(key, "base64"))
      .update(`${id}.${timestamp}.${body}`)
      .digest("base64");
    const resend = openResend("re_gangway_test", "http://127.0.0.1:1");
    const headers = { id, timestamp, signature: `v1,${signature}` };
    await receiveMailEvent({ database: world.database, resend }, `whsec_${key}`, body, headers);
  }
  const reasonOf = (address: string) => suppressionOf(world.sql, config().APP_SECRET, address);

  async function hold(email: string) {
    const { id } = await world.addSailing();
    const contact = { name: "Amel", email, phone: "+33 6 12 34 56 78", language: "en" as const };
    const { bookingId } = await place(
      world,
      await requestFor(world, [id], { changes: { contact } }),
    );
    const [notice] = await world.sql<{ id: string }[]>`
      select id from notice where booking_id = ${bookingId}`;
    return notice?.id as string;
  }
  const sent: string[] = [];
  const resend = {
    emails: {
      send: async (mail: { to: string[] }) => {
        sent.push(...mail.to);
        return { data: { id: randomUUID() }, error: null };
      },
    },
  } as unknown as ResendClient;

  test("one that bounced for good, or complained, gets no more; the address itself is nowhere", async () => {
    await tell("bounced", "Gone@Example.com", "Permanent");
    await tell("complained", "angry@example.com");
    await tell("bounced", "full@example.com", "Transient");
    expect(await reasonOf(" gone@example.COM")).toBe("bounced");
    expect(await reasonOf("angry@example.com")).toBe("complained");
    expect(await reasonOf("full@example.com")).toBeNull();
    const rows = await world.sql`select * from mail_suppression`;
    expect(JSON.stringify([...rows])).not.toMatch(/gone|angry|example/i);
    expect(await sendNotice({ sql: world.sql, resend }, await hold("gone@example.com"))).toBe(
      "dead",
    );
    expect(await sendNotice({ sql: world.sql, resend }, await hold("full@example.com"))).toBe(
      "sent",
    );
    expect(sent).toEqual(["full@example.com"]);
    const [alert] = await world.sql`select detail from alert where kind = 'notice_dead'`;
    expect(alert).toMatchObject({ detail: { error: "address_bounced" } });
  });

  test("staff may lift it, and nobody else", async () => {
    const { APP_SECRET } = config();
    await tell("bounced", "back@example.com", "Permanent");
    await expect(
      liftSuppression(world.database, traveller, APP_SECRET, "back@example.com"),
    ).rejects.toMatchObject({ code: "forbidden" });
    const clerk = { kind: "staff", id: "a", role: "sales" } as const;
    expect(await liftSuppression(world.database, clerk, APP_SECRET, "back@example.com")).toBe(true);
    expect(await reasonOf("back@example.com")).toBeNull();
  });

  test("after an outage all that waits goes out as soon as one mail does, not a quarter of an hour later", async () => {
    const ids = await Promise.all(
      Array.from({ length: 6 }, (_, n) => hold(`waiting${n}@example.com`)),
    );
    await world.sql`delete from outbox`;
    await world.sql`update notice set status = 'dead', sent_at = null, error = 'moot' where id <> all (${ids}::uuid[])`;
    await world.sql`
      update notice set attempts = 5, due_at = now() + interval '11 minutes' where id = any (${ids}::uuid[])`;
    const asked = () => world.sql`select 1 from outbox where event = 'notice/due'`;
    // Nothing goes out: one a minute tries.
    await sweepNotices(world.database);
    expect(await asked()).toHaveLength(1);
    await world.sql`update notice set status = 'sent', sent_at = now() where id = ${ids[0] as string}`;
    await sweepNotices(world.database);
    expect((await asked()).length).toBeGreaterThanOrEqual(5);
    // And not again at once.
    const before = (await asked()).length;
    await sweepNotices(world.database);
    expect(await asked()).toHaveLength(before);
  });
});
