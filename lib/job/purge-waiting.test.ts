import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/identity/uuid";
import { noticeKinds } from "#lib/notice/notice-kind";
import { place, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { listDeadLetters } from "./dead-letters";
import { type Purgeable, purgeable, purgeWaiting } from "./purge-waiting";

const server = process.env.TEST_DATABASE_URL;
const clerk = { kind: "staff", id: "staff_1", role: "admin" } as const;

describe.skipIf(!server)("dropping what waits (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let bookingId: string;
  beforeAll(async () => {
    world = await openWorld(server as string, 10);
    const { id } = await world.addSailing();
    bookingId = (await place(world, await requestFor(world, [id]))).bookingId;
  });
  afterAll(() => world?.end());
  beforeEach(async () => {
    await world.sql`delete from notice`;
    await world.sql`delete from subscriber_mail`;
    await world.sql`delete from staff_action`;
    for (const kind of noticeKinds) {
      for (let copy = 0; copy < 3; copy += 1) {
        await world.sql`
          insert into notice (id, booking_id, kind, subject, language, created_at, due_at)
          values (${newId()}, ${bookingId}, ${kind}, ${String(copy)}, 'en', now(), now() + interval '1 hour')`;
      }
    }
    const [subscriber, promotion] = [newId(), newId()];
    await world.sql`
      insert into subscriber (id, email, language, asked_at)
      values (${subscriber}, ${`${subscriber}@example.com`}, 'en', now())`;
    await world.sql`
      insert into promotion (id, words, published_by, at) values (${promotion}, '{}', 'staff_1', now())`;
    for (const about of [promotion, null]) {
      await world.sql`
        insert into subscriber_mail (id, subscriber_id, promotion_id, due_at)
        values (${newId()}, ${subscriber}, ${about}, now())`;
    }
  });

  const due = async () => {
    const [row] = await world.sql<
      { holds: number; others: number; offers: number; asked: number }[]
    >`
      select (select count(*)::int from notice where status = 'due' and kind = 'hold') as holds,
        (select count(*)::int from notice where status = 'due' and kind <> 'hold') as others,
        (select count(*)::int from subscriber_mail where status = 'due' and promotion_id is not null) as offers,
        (select count(*)::int from subscriber_mail where status = 'due' and promotion_id is null) as asked`;
    return row;
  };
  const others = (noticeKinds.length - 1) * 3;

  test("takes hold mails and offers, no more than were shown, and writes down why", async () => {
    const wish = { kind: "hold_mail", count: 2, reason: "They are late anyway." } as const;
    expect(await purgeWaiting(world.database, clerk, wish)).toBe(2);
    expect(await due()).toEqual({ holds: 1, others, offers: 1, asked: 1 });
    expect(await purgeWaiting(world.database, clerk, { ...wish, kind: "promotion" })).toBe(1);
    expect(await due()).toEqual({ holds: 1, others, offers: 0, asked: 1 });
    // Dropped on purpose: nothing for anybody to drive again.
    expect(await listDeadLetters(world.sql)).toEqual([]);
    const written = await world.sql`select action, subject, detail from staff_action order by id`;
    expect(written).toEqual([
      {
        action: "purge",
        subject: "hold_mail",
        detail: { shown: 2, purged: 2, reason: wish.reason },
      },
      {
        action: "purge",
        subject: "promotion",
        detail: { shown: 2, purged: 1, reason: wish.reason },
      },
    ]);
  });

  test("ten at once drop each mail once", async () => {
    const wish = { kind: "hold_mail", count: 3, reason: "x" } as const;
    const counts = await Promise.all(
      Array.from({ length: 10 }, () => purgeWaiting(world.database, clerk, wish)),
    );
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(3);
  });

  test.each([
    "payment",
    "refund",
    "confirmation",
    "cancellation",
    "operator/cancel",
    "notice/due",
    "account/letter.due",
    "hold_mail' or true --",
  ])("never drops %s", async (kind) => {
    const before = await due();
    await expect(
      purgeWaiting(world.database, clerk, { kind: kind as Purgeable, count: 10_000, reason: "x" }),
    ).rejects.toMatchObject({ code: "invalid" });
    expect(await due()).toEqual(before);
  });

  test("negative control: with the verb's list off, the database still refuses every other mail", async () => {
    for (const kind of noticeKinds.filter((one) => one !== "hold")) {
      await expect(
        world.sql`update notice set status = 'dead', error = 'purged' where kind = ${kind}`,
      ).rejects.toMatchObject({ constraint_name: "notice_purged" });
    }
    await expect(
      world.sql`update subscriber_mail set status = 'dead', error = 'purged' where promotion_id is null`,
    ).rejects.toMatchObject({ constraint_name: "subscriber_mail_purged" });
    expect(purgeable).toEqual(["hold_mail", "promotion"]);
    // And with the database's off as well, it would have gone.
    await world.sql
      .begin(async (tx) => {
        await tx`alter table notice drop constraint notice_purged`;
        const { count } = await tx`
        update notice set status = 'dead', error = 'purged' where kind = 'confirmation'`;
        expect(count).toBe(3);
        throw new Error("as it was");
      })
      .catch((error: Error) => expect(error.message).toBe("as it was"));
  });

  test("is for staff", async () => {
    const wish = { kind: "hold_mail", count: 2, reason: "x" } as const;
    const actor = { kind: "traveller", id: "x" } as const;
    await expect(purgeWaiting(world.database, actor, wish)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
