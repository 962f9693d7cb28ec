import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { correctContact } from "#lib/booking/desk/correct-contact";
import { settleReading } from "#lib/booking/settle-payment";
import { previewMail } from "#lib/notice/preview-mail";
import { openStripe } from "#lib/payment/stripe";
import { place, readingFor, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { findMails } from "./find-mails";

const server = process.env.TEST_DATABASE_URL;
const slice = { limit: 50, offset: 0 };

describe.skipIf(!server)("mails as staff see them (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let bookingId: string;
  let reference: string;
  beforeAll(async () => {
    world = await openWorld(server as string, 4);
    const { id } = await world.addSailing();
    ({ bookingId } = await place(world, await requestFor(world, [id])));
    const stripe = openStripe("sk_test_x", "http://127.0.0.1:9");
    const reading = await readingFor(world, bookingId);
    await settleReading(
      { database: world.database, stripe },
      { kind: "stripe", id: "evt_test" },
      reading,
    );
    const [row] = await world.sql`select reference from booking where id = ${bookingId}`;
    reference = row?.reference;
  });
  afterAll(() => world?.end());

  const find = (state?: "undelivered" | "sent") =>
    findMails(world.sql, { find: reference, state }, slice);

  test("a mail that is looked at opens nothing: no link, and nothing to fetch", async () => {
    const { rows } = await find();
    const mail = rows.find(({ kind }) => kind === "confirmation");
    const preview = await previewMail(world.sql, mail?.id ?? "");
    expect(preview?.html).toContain(reference);
    expect(preview?.html).not.toContain(`/b/${bookingId}`);
    expect(preview?.html).not.toMatch(/cid:|(?:src|href)="https?:/);
    expect(preview?.html).toContain("data:image/png;base64,");
  });

  test("after a correction each of the two mails is listed with the address it went to", async () => {
    const [before] = await world.sql<{ name: string; email: string; phone: string }[]>`
      select contact_name as name, contact_email as email, contact_phone as phone
      from booking where id = ${bookingId}`;
    if (!before) throw new Error("no booking");
    const after = { ...before, email: "corrected@example.org" };
    const staff = { id: "ada", role: "sales" as const, name: "Ada" };
    await correctContact(world.database, staff, bookingId, { before, after });
    const { rows } = await find();
    const told = rows.filter(({ kind }) => kind === "contact_changed").map(({ to }) => to);
    expect(told.toSorted()).toEqual([before.email, after.email].toSorted());
  });

  test("of one booking's mails, those that came back are found alone", async () => {
    expect((await find("undelivered")).rows).toEqual([]);
    const { rows } = await find();
    const mail = rows.find(({ kind }) => kind === "confirmation");
    await world.sql`
      update notice set status = 'sent', sent_at = now(), message_id = 'm1' where id = ${mail?.id ?? null}`;
    await world.sql`
      insert into inbox (id, source, type, object_id, received_at)
      values ('e1', 'resend', 'email.bounced', 'm1', now())`;
    const found = await find("undelivered");
    expect(found).toMatchObject({ total: 1, rows: [{ id: mail?.id, state: "undelivered" }] });
  });
});
