import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { loadNotice } from "#lib/notice/load-notice";
import { confirmedBooking } from "#lib/testing/part-world";
import { openWorld, type World } from "#lib/testing/world";
import { cancelAtDesk, quoteAtDesk } from "./cancel-at-desk";
import { correctContact } from "./correct-contact";
import { giveGoodwill } from "./give-goodwill";
import type { DeskStaff } from "./require-desk";
import { writeNote } from "./write-note";

const server = process.env.TEST_DATABASE_URL;
const sales: DeskStaff = { id: "01900000-0000-7000-8000-000000000001", role: "sales" };
const admin: DeskStaff = { id: "01900000-0000-7000-8000-000000000002", role: "admin" };
const others: DeskStaff[] = [
  { id: "01900000-0000-7000-8000-000000000003", role: "read_only" },
  { id: "01900000-0000-7000-8000-000000000004", role: "port_agent" },
  { id: "", role: "admin" },
];
const eur = (amount_minor: number) => ({ amount_minor, currency: "EUR" });

describe.skipIf(!server)("what the desk does with a booking (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 10);
  });
  afterAll(() => world?.end());

  const confirmed = async () => {
    const { id } = await world.addSailing();
    const bookingId = await confirmedBooking(world, [id]);
    const [row] = await world.sql<
      { captured: number; name: string; email: string; phone: string }[]
    >`
      select p.captured_minor as captured, b.contact_name as name, b.contact_email as email, b.contact_phone as phone
      from booking b join payment p on p.booking_id = b.id where b.id = ${bookingId}`;
    if (!row) throw new Error("no booking");
    const { captured, ...contact } = row;
    return { bookingId, captured, contact };
  };
  const refunds = async (bookingId: string) =>
    await world.sql<{ amount_minor: number; reason: string }[]>`
      select amount_minor, reason from refund where booking_id = ${bookingId} order by created_at`;

  test("is for sales and admins: whoever else asks changes nothing", async () => {
    const { bookingId, captured, contact } = await confirmed();
    const wish = { amount: eur(100), refundable: eur(captured), reason: "kindness" };
    const before = { scope: null, waivesFee: false };
    for (const staff of others) {
      const asks = [
        writeNote(world.database, staff, bookingId, "a note"),
        giveGoodwill(world.database, staff, bookingId, wish),
        correctContact(world.database, staff, bookingId, {
          before: contact,
          after: { ...contact, phone: "+33600000000" },
        }),
        quoteAtDesk(world.sql, staff, bookingId, before),
        cancelAtDesk(world.database, staff, bookingId, before, {
          expectedRefund: eur(0),
          expectedFee: eur(0),
          reason: "no",
        }),
      ];
      for (const ask of asks) await expect(ask).rejects.toMatchObject({ code: "forbidden" });
    }
    const [left] = await world.sql`
      select (select count(*)::int from booking_note where booking_id = ${bookingId}) as notes,
        (select count(*)::int from contact_change where booking_id = ${bookingId}) as corrections,
        (select count(*)::int from refund where booking_id = ${bookingId}) as refunds,
        (select status from booking where id = ${bookingId}) as status`;
    expect(left).toEqual({ notes: 0, corrections: 0, refunds: 0, status: "CONFIRMED" });
  });

  test("goodwill: once, never more than is left, and more than 500 by an admin only", async () => {
    const { bookingId, captured } = await confirmed();
    const ask = (staff: DeskStaff, amount: number, refundable = captured) =>
      giveGoodwill(world.database, staff, bookingId, {
        amount: eur(amount),
        refundable: eur(refundable),
        reason: "The shower was cold.",
      });
    await expect(ask(admin, captured + 1)).rejects.toMatchObject({ code: "not_refundable" });
    await expect(ask(sales, 0)).rejects.toMatchObject({ code: "invalid" });
    await expect(ask(sales, 100, captured - 1)).rejects.toMatchObject({ code: "refund_changed" });
    // The same wish from two windows at once: what the second has seen is not so any more.
    const twice = await Promise.allSettled([ask(sales, 1_500), ask(sales, 1_500)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await refunds(bookingId)).toEqual([{ amount_minor: 1_500, reason: "goodwill" }]);
    const [booking] = await world.sql`
      select b.status, b.total_minor = ${captured} as same,
        (select array_agg(e.account || ' ' || e.amount_minor order by e.account) from ledger_transaction t
          join ledger_entry e on e.transaction_id = t.id
          where t.booking_id = b.id and t.kind = 'refund_due') as books,
        (select actor || ' ' || actor_id from audit where booking_id = b.id and subject like 'goodwill:%') as who,
        (select text from booking_note where booking_id = b.id) as note
      from booking b where b.id = ${bookingId}`;
    expect(booking).toEqual({
      status: "CONFIRMED",
      same: true,
      books: ["goodwill 1500", "refunds_due -1500"],
      who: `staff ${sales.id}`,
      note: "The shower was cold.",
    });
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("goodwill: sales give 500 and not a cent more; an admin does", async () => {
    const { bookingId, captured } = await confirmed();
    // A payment large enough, in books that agree with it.
    const more = 100_000;
    await world.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update booking set total_minor = total_minor + ${more} where id = ${bookingId}`;
      await tx`update booking_item set amount_minor = amount_minor + ${more} where booking_id = ${bookingId} and position = 0`;
      await tx`update payment set amount_minor = amount_minor + ${more}, captured_minor = captured_minor + ${more} where booking_id = ${bookingId}`;
      await tx`update ledger_entry e set amount_minor = e.amount_minor + sign(e.amount_minor)::int * ${more}::int
        from ledger_transaction t where t.id = e.transaction_id and t.booking_id = ${bookingId}`;
    });
    const all = captured + more;
    const ask = (staff: DeskStaff, amount: number, refundable: number) =>
      giveGoodwill(world.database, staff, bookingId, {
        amount: eur(amount),
        refundable: eur(refundable),
        reason: "A storm.",
      });
    await expect(ask(sales, 50_001, all)).rejects.toMatchObject({ code: "forbidden" });
    await ask(sales, 49_999, all);
    // Nor in two goes, each of them small enough.
    await expect(ask(sales, 49_999, all - 49_999)).rejects.toMatchObject({ code: "forbidden" });
    await expect(ask(sales, 2, all - 49_999)).rejects.toMatchObject({ code: "forbidden" });
    await ask(sales, 1, all - 49_999);
    await ask(admin, 50_001, all - 50_000);
    expect((await refunds(bookingId)).map(({ amount_minor }) => amount_minor)).toEqual([
      49_999, 1, 50_001,
    ]);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("goodwill, then cancelling with the fee waived: no more goes back than came", async () => {
    const { bookingId, captured } = await confirmed();
    await giveGoodwill(world.database, sales, bookingId, {
      amount: eur(1_000),
      refundable: eur(captured),
      reason: "kindness",
    });
    const wish = { scope: null, waivesFee: true };
    const quote = await quoteAtDesk(world.sql, sales, bookingId, wish);
    expect(quote.refund).toEqual(eur(captured - 1_000));
    const seen = { expectedRefund: quote.refund, expectedFee: quote.fee, reason: "A storm." };
    const done = await cancelAtDesk(world.database, sales, bookingId, wish, seen);
    const again = await cancelAtDesk(world.database, sales, bookingId, wish, seen);
    expect([done.cancelled, again.cancelled]).toEqual([true, false]);
    expect((await refunds(bookingId)).map(({ amount_minor }) => amount_minor)).toEqual([
      1_000,
      captured - 1_000,
    ]);
    // Its mail promises what comes now, not what came before once more.
    const [mail] = await world.sql<{ id: string }[]>`
      select id from notice where booking_id = ${bookingId} and kind = 'cancellation'`;
    const told = await loadNotice(world.sql, mail?.id as string);
    expect([Number(told?.refundMinor), Number(told?.keptMinor)]).toEqual([captured - 1_000, 0]);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("a corrected address is told to both, is found by, and is no part of the audit", async () => {
    const { bookingId, contact } = await confirmed();
    const after = { name: "Amèle Ben Salah", email: "right@example.com", phone: contact.phone };
    const change = { before: contact, after };
    const done = await correctContact(world.database, sales, bookingId, change);
    expect(done).toMatchObject({ isChanged: true });
    expect(await correctContact(world.database, sales, bookingId, change)).toMatchObject({
      isChanged: false,
    });
    const other = { ...contact, email: "third@example.com" };
    await expect(
      correctContact(world.database, sales, bookingId, { before: contact, after: other }),
    ).rejects.toMatchObject({ code: "conditions_changed" });
    const mails = await world.sql<{ whom: string }[]>`
      select split_part(subject, ':', 2) as whom from notice
      where booking_id = ${bookingId} and kind = 'contact_changed' order by 1`;
    expect(mails.map(({ whom }) => whom)).toEqual(["new", "old"]);
    const terms = await world.sql<{ term: string }[]>`
      select term from booking_term where booking_id = ${bookingId} and (term like 'e:%' or term = 'amele') order by 1`;
    expect(terms.map(({ term }) => term)).toEqual(["amele", "e:right@example.com"]);
    const audit = await world.sql<{ line: string }[]>`
      select actor || subject || coalesce(detail::text, '') as line from audit where booking_id = ${bookingId}`;
    expect(audit.filter(({ line }) => /example\.com|Amel/.test(line))).toEqual([]);
    expect(audit.filter(({ line }) => line.startsWith("staffcontact:"))).toHaveLength(1);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("the same note twice in a minute is one", async () => {
    const { bookingId } = await confirmed();
    const one = await writeNote(world.database, sales, bookingId, "Calls back on Monday.");
    const other = await writeNote(world.database, sales, bookingId, " Calls back on Monday. ");
    expect(other).toEqual({ id: one.id, isNew: false });
    await expect(
      writeNote(world.database, sales, bookingId, "x".repeat(2_001)),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});
