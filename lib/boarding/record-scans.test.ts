import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancel-booking";
import { quotePart } from "#lib/booking/part/quote-part";
import { quoteCancellation } from "#lib/booking/quote-cancellation";
import { rebookAsStaff } from "#lib/booking/rebook/rebook-as-staff";
import { toOffsetTime } from "#lib/clock/zones";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { Cache } from "#lib/redis/redis";
import { fc } from "#lib/testing/chance";
import { confirmedBooking, inDays } from "#lib/testing/part-world";
import { openTwoProcesses, type TwoProcesses } from "#lib/testing/two-processes";
import { openWorld, type World } from "#lib/testing/world";
import { oldTicketCode, ticketCode } from "#lib/ticket/ticket-code";
import { findFlagged } from "./find-flagged";
import { forgetBoardings } from "./forget-boardings";
import { lookAtFlag } from "./look-at-flag";
import { readGateList } from "./read-gate-list";
import { readManifest } from "./read-manifest";
import { recordManifestUse } from "./record-manifest-use";
import { recordScans } from "./record-scans";
import { agent, type Booked, confirmed, type Gate, gateAt } from "./testing/gate";
import { undoCheckIn } from "./undo-check-in";

const server = process.env.TEST_DATABASE_URL;
const desk = { kind: "staff", id: "staff_desk", role: "sales" } as const;
const minute = 60_000;

describe.skipIf(!server)("scans at a gangway (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let sailing: { id: string; departs_at: Date };
  let gate: Gate;
  beforeAll(async () => {
    world = await openWorld(server as string);
    sailing = await world.addSailing();
    gate = gateAt(world, sailing);
  });
  afterAll(() => world?.end());

  const codeOf = ({ reference }: Booked, departs = sailing.departs_at) =>
    ticketCode({
      reference,
      legs: [{ departs_at: toOffsetTime(departs, "Africa/Tunis"), cancelled_at: null }],
    });
  const boarded = async ({ bookingId }: Booked) =>
    await world.sql<{ passenger: number; scan_id: string }[]>`
      select passenger, scan_id from check_in
      where booking_id = ${bookingId} and stage = 'boarded' and undone_at is null order by passenger`;
  const later = (minutes: number) => new Date(gate.now.getTime() + minutes * minute).toISOString();

  test("checked in, then aboard, then no second time, and sent again the same as before", async () => {
    const booked = await confirmed(world, sailing.id);
    const desk = gate.scan(codeOf(booked), { stage: "checked_in" });
    const [first] = await gate.send([desk]);
    expect(first).toMatchObject({ say: "yes", accepted: [0, 1] });
    expect(first?.booking?.passengers.map(({ name }) => name)).toEqual([
      "Ben Salah Amel0",
      "Ben Salah Amel1",
    ]);
    const aboard = gate.scan(codeOf(booked));
    expect((await gate.send([aboard]))[0]).toMatchObject({ say: "yes", accepted: [0, 1] });
    const again = await gate.send([gate.scan(codeOf(booked))], "Two");
    expect(again[0]).toMatchObject({ say: "no", why: "already", accepted: [] });
    expect(again[0]?.already[0]).toMatchObject({ device: "One", passenger: 0 });
    // The check-in desk hears that they are aboard.
    const back = await gate.send([gate.scan(codeOf(booked), { stage: "checked_in" })]);
    expect(back[0]).toMatchObject({ say: "no", why: "already" });
    const resent = await gate.send([desk, aboard]);
    expect(resent.map(({ say }) => say)).toEqual(["yes", "yes"]);
    expect(await boarded(booked)).toHaveLength(2);
    const list = await readGateList(world.sql, sailing.id, gate.now);
    const [one] = list.bookings.find(({ id }) => id === booked.bookingId)?.passengers ?? [];
    expect(one).toMatchObject({ n: 0, band: "adult", boarded_at: gate.now.toISOString() });
  });

  test("a part of a party, and the rest of it later", async () => {
    const booked = await confirmed(world, sailing.id, 3);
    const [some] = await gate.send([gate.scan(codeOf(booked), { passengers: [0, 2] })]);
    expect(some).toMatchObject({ say: "yes", accepted: [0, 2] });
    const [rest] = await gate.send([gate.scan(codeOf(booked))]);
    expect(rest).toMatchObject({ say: "part", why: "already", accepted: [1] });
  });

  test("every refusal has its own name, and leaves nothing", async () => {
    const ours = await confirmed(world, sailing.id);
    const nextDay = await world.addSailing({
      departs: sailing.departs_at.toISOString().slice(0, 10).concat("T23:00"),
    });
    const otherDay = new Date(sailing.departs_at.getTime() + 86_400_000);
    const tomorrow = await world.addSailing({
      departs: otherDay.toISOString().slice(0, 10).concat("T20:00"),
    });
    const otherSailing = await confirmed(world, nextDay.id);
    const dayAfter = await confirmed(world, tomorrow.id);
    const cancelled = await confirmed(world, sailing.id);
    const quote = await quoteCancellation(world.sql, cancelled.bookingId);
    await cancelBooking(world.database, { kind: "traveller", id: "x" }, cancelled.bookingId, {
      expectedRefund: quote.refund,
      reason: "changed plans",
    });
    const before = await world.sql`select from check_in_scan`;
    const heard = async (code: string, changes = {}) =>
      (await gate.send([gate.scan(code, changes)]))[0];
    expect(await heard("GW2.NOTOURS")).toMatchObject({ say: "no", why: "not_ours" });
    expect(await heard("https://elsewhere.example/ticket/1")).toMatchObject({ why: "not_ours" });
    // Of 32 codes one ends with a 0 of its own.
    const last = codeOf(ours).endsWith("0") ? "1" : "0";
    expect(await heard(`${codeOf(ours).slice(0, -1)}${last}`)).toMatchObject({ why: "not_ours" });
    expect(await heard("ZZZZZZZZZZ")).toMatchObject({ why: "unknown" });
    const old = new Date(sailing.departs_at.getTime() - 40 * 86_400_000);
    expect(await heard(codeOf(ours, old))).toMatchObject({ why: "expired" });
    expect(await heard(codeOf(otherSailing))).toMatchObject({
      why: "wrong_sailing",
      elsewhere: { from: "Tunis (La Goulette)", to: "Marseille" },
    });
    expect(await heard(codeOf(dayAfter, otherDay))).toMatchObject({ why: "wrong_day" });
    expect(await heard(codeOf(cancelled))).toMatchObject({ why: "cancelled" });
    expect(await world.sql`select from check_in_scan`).toHaveLength(before.length);

    const early = new Date(sailing.departs_at.getTime() - 7 * 60 * minute);
    const device = { id: randomUUID(), name: "One", sentAt: early };
    const asked = {
      by: agent.id,
      sailingId: sailing.id,
      device,
      now: early,
    };
    const at = early.toISOString();
    const [soon] = await recordScans(world.database, agent, {
      ...asked,
      scans: [gate.scan(codeOf(ours), { at })],
    });
    expect(soon).toMatchObject({ say: "no", why: "too_early" });
    // A ticket as it was before tickets were signed, and the reference typed by hand, are still good.
    expect(await heard(oldTicketCode(ours.reference), { stage: "checked_in" })).toMatchObject({
      say: "yes",
    });
    expect(await heard(ours.reference.toLowerCase(), { means: "hand" })).toMatchObject({
      say: "yes",
    });
    await expect(
      recordScans(world.database, { kind: "traveller", id: "x" }, { ...asked, scans: [] }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("let pass without network though cancelled meanwhile: not aboard by our books, and flagged", async () => {
    const booked = await confirmed(world, sailing.id);
    const quote = await quoteCancellation(world.sql, booked.bookingId);
    await cancelBooking(world.database, { kind: "traveller", id: "x" }, booked.bookingId, {
      expectedRefund: quote.refund,
      reason: "changed plans",
    });
    const passed = gate.scan(booked.reference, { let_pass: true, passengers: [0, 1] });
    const [outcome] = await gate.send([passed]);
    expect(outcome).toMatchObject({ say: "no", why: "cancelled", flagged: [0, 1] });
    const flagged = await findFlagged(world.sql, sailing.id);
    expect(flagged.find(({ scan_id }) => scan_id === passed.id)).toMatchObject({
      flag: "cancelled",
      names: ["Ben Salah Amel0", "Ben Salah Amel1"],
    });
    const looked = { scanId: passed.id, note: "Asked to leave", now: gate.now };
    await lookAtFlag(world.database, agent, looked);
    await expect(lookAtFlag(world.database, agent, looked)).rejects.toMatchObject({
      code: "not_found",
    });
    await gate.send([passed]);
    expect(
      (await findFlagged(world.sql, sailing.id)).filter(({ scan_id }) => scan_id === passed.id),
    ).toEqual([]);
  });

  test("the first scan by its time counts, whichever is sent first; the other is flagged", async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const booked = await confirmed(world, sailing.id);
      const passed = { let_pass: true, passengers: [0, 1] };
      const scans = [
        gate.scan(booked.reference, { ...passed, at: later(-20) }),
        gate.scan(booked.reference, { ...passed, at: later(-10) }),
      ];
      for (const which of order) await gate.send([scans[which] as never], `Device ${which}`);
      const aboard = await boarded(booked);
      expect(aboard.map(({ scan_id }) => scan_id)).toEqual([scans[0]?.id, scans[0]?.id]);
      const flagged = (await findFlagged(world.sql, sailing.id)).filter(
        ({ booking_id }) => booking_id === booked.bookingId,
      );
      expect(flagged).toMatchObject([
        { scan_id: scans[1]?.id, flag: "double", counts: { device: "Device 0" } },
      ]);
    }
  });

  test("a device's clock that is wrong by an hour changes nothing of what came first", async () => {
    const booked = await confirmed(world, sailing.id);
    const passed = { let_pass: true, passengers: [0, 1] };
    const wrong = 60 * minute;
    const early = gate.scan(booked.reference, { ...passed, at: later(-20) });
    const late = gate.scan(booked.reference, { ...passed, at: later(-10 - 60) });
    await gate.send([early]);
    await recordScans(world.database, agent, {
      sailingId: sailing.id,
      device: { id: randomUUID(), name: "Slow", sentAt: new Date(gate.now.getTime() - wrong) },
      by: agent.id,
      scans: [late],
      now: gate.now,
    });
    expect((await boarded(booked)).map(({ scan_id }) => scan_id)).toEqual([early.id, early.id]);
  });

  test("asked with no answer in time and let pass: the same scan says so afterwards", async () => {
    const booked = await confirmed(world, sailing.id);
    await gate.send([gate.scan(booked.reference, { at: later(-2) })], "One");
    const slow = gate.scan(booked.reference, { passengers: [0, 1], at: later(-1) });
    expect((await gate.send([slow], "Two"))[0]).toMatchObject({ say: "no", flagged: [] });
    const [told] = await gate.send([{ ...slow, let_pass: true }], "Two");
    expect(told).toMatchObject({ say: "no", why: "already", flagged: [0, 1] });
  });

  test("staff take a boarding back, with a reason; what was scanned before does not bring it back", async () => {
    const booked = await confirmed(world, sailing.id);
    const scan = gate.scan(booked.reference, { at: later(-30) });
    await gate.send([scan]);
    const wish = {
      sailingId: sailing.id,
      bookingId: booked.bookingId,
      passengers: [0, 1],
      stage: "boarded" as const,
      reason: "Went ashore again",
      by: agent.id,
      at: new Date(gate.now.getTime() - 10 * minute),
      now: gate.now,
    };
    expect(await undoCheckIn(world.database, agent, wish)).toEqual([0, 1]);
    expect(await undoCheckIn(world.database, agent, wish)).toEqual([]);
    const late = gate.scan(booked.reference, {
      at: later(-20),
      let_pass: true,
      passengers: [0, 1],
    });
    const [resent, stray] = await gate.send([scan, late]);
    expect(resent).toMatchObject({ accepted: [], flagged: [] });
    expect(stray).toMatchObject({ accepted: [], flagged: [0, 1] });
    expect(await boarded(booked)).toEqual([]);
    const [audit] = await world.sql<{ subject: string; detail: object }[]>`
      select subject, detail from audit where booking_id = ${booked.bookingId} order by sequence desc limit 1`;
    expect(audit).toMatchObject({
      subject: "boarding:0",
      detail: { passengers: "0,1" },
    });
    // And they may come back. What was taken back before, and is only told now, leaves them aboard.
    expect((await gate.send([gate.scan(booked.reference)]))[0]).toMatchObject({ say: "yes" });
    expect(await undoCheckIn(world.database, agent, wish)).toEqual([]);
    expect(await boarded(booked)).toHaveLength(2);
    // The negative control: were it the hour at which it is told, they would be ashore.
    expect(await undoCheckIn(world.database, agent, { ...wish, at: gate.now })).toEqual([0, 1]);
    // Coming aboard writes no audit row: what is taken back goes on from none.
    const broken = await checkInvariants(world.sql);
    expect(broken.filter(({ id }) => id === "I7")).toEqual([]);
  });

  test("what waits on a device is sent under the name of who did it, or not at all", async () => {
    const booked = await confirmed(world, sailing.id);
    const next = { ...agent, id: randomUUID() };
    const device = { id: randomUUID(), name: "Shared", sentAt: gate.now };
    const scan = gate.scan(booked.reference, { let_pass: true, passengers: [0, 1] });
    const asked = { sailingId: sailing.id, device, by: agent.id, scans: [scan], now: gate.now };
    await expect(recordScans(world.database, next, asked)).rejects.toMatchObject({
      code: "forbidden",
    });
    const wish = {
      sailingId: sailing.id,
      bookingId: booked.bookingId,
      passengers: [0, 1],
      stage: "boarded" as const,
      reason: "Went ashore",
      by: agent.id,
      at: gate.now,
      now: gate.now,
    };
    expect(await boarded(booked)).toEqual([]);
    // The one who made them sends them, and they are theirs.
    await recordScans(world.database, agent, asked);
    const [kept] = await world.sql`select actor_id from check_in_scan where id = ${scan.id}`;
    expect(kept).toEqual({ actor_id: agent.id });
    await expect(undoCheckIn(world.database, next, wish)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await boarded(booked)).toHaveLength(2);
  });

  test("who is aboard cannot be cancelled or moved, and stays on the manifest of the sailing", async () => {
    const own = await world.addSailing({ departs: inDays(9) });
    const other = await world.addSailing({ departs: inDays(10) });
    const back = await world.addSailing({ from: "FRMRS", to: "TNLGN", departs: inDays(20) });
    const bookingId = await confirmedBooking(world, [], {
      journeys: [own.id, back.id].map((id) => ({ sailing_ids: [id], fare: "standard" })),
    });
    const [row] = await world.sql<{ reference: string }[]>`
      select reference from booking where id = ${bookingId}`;
    const at = gateAt(world, own);
    const people = async () => (await readManifest(world.sql, own.id, at.now)).people.length;
    const move = () =>
      rebookAsStaff({ database: world.database, cache: new Cache(null) }, desk, bookingId, {
        moves: [{ leg: 0, toSailingId: other.id }],
        reason: "asked by telephone",
      });
    const scope = { legs: ["leg-0"], passengers: [], vehicles: [], cabins: [], pets: [] };
    const whole = await quoteCancellation(world.sql, bookingId, { waivesFee: true });
    const ashore = await quoteCancellation(world.sql, bookingId);
    await at.send([at.scan(row?.reference as string)]);
    const count = await people();

    await expect(quotePart(world.sql, bookingId, scope, "en")).rejects.toMatchObject({
      code: "not_cancellable",
    });
    await expect(move()).rejects.toMatchObject({ code: "not_bookable" });
    // What is used comes back no more than after departure: here the way back alone.
    const aboard = await quoteCancellation(world.sql, bookingId);
    expect(aboard.refund.amount_minor).toBeLessThan(ashore.refund.amount_minor);
    await cancelBooking(world.database, agent, bookingId, {
      expectedRefund: whole.refund,
      reason: "kindness",
      waivesFee: true,
    });
    expect(await people()).toBe(count);

    const single = await confirmed(world, own.id);
    await at.send([at.scan(single.reference)]);
    await expect(quoteCancellation(world.sql, single.bookingId)).rejects.toMatchObject({
      code: "not_cancellable",
    });
    await undoCheckIn(world.database, agent, {
      sailingId: own.id,
      bookingId: single.bookingId,
      passengers: [0, 1],
      stage: "boarded",
      reason: "Went ashore",
      by: agent.id,
      at: at.now,
      now: at.now,
    });
    expect((await quoteCancellation(world.sql, single.bookingId)).refund).toBeTruthy();
    expect(await people()).toBe(count + 2);
  });

  test("who was moved to another sailing hears at the old one where they sail", async () => {
    const [from, to] = [
      await world.addSailing({ departs: inDays(12) }),
      await world.addSailing({ departs: inDays(13) }),
    ];
    const booked = await confirmed(world, from.id);
    const cache = new Cache(null);
    await rebookAsStaff({ database: world.database, cache }, desk, booked.bookingId, {
      moves: [{ leg: 0, toSailingId: to.id }],
      reason: "asked by telephone",
    });
    const at = gateAt(world, from);
    const [asked] = await at.send([at.scan(booked.reference)]);
    expect(asked).toMatchObject({
      say: "no",
      why: "wrong_day",
      elsewhere: { departs_at: to.departs_at.toISOString() },
    });
    const passed = at.scan(booked.reference, { let_pass: true, passengers: [0, 1] });
    expect((await at.send([passed]))[0]).toMatchObject({ say: "no", flagged: [0, 1] });
    expect((await findFlagged(world.sql, from.id))[0]?.flag).toBe("not_on_sailing");
    // A device that never heard of it asks us.
    const list = await readGateList(world.sql, from.id, at.now);
    expect(list.bookings.map(({ id }) => id)).not.toContain(booked.bookingId);
  });

  test("the manifest counts who is there, until the voyage is over", async () => {
    const own = await world.addSailing();
    const [here, absent] = [await confirmed(world, own.id, 2), await confirmed(world, own.id, 1)];
    const at = gateAt(world, own);
    await at.send([at.scan(here.reference)]);
    const manifest = await readManifest(world.sql, own.id, at.now);
    expect(manifest.count).toMatchObject({ expected: 3, checked_in: 2, boarded: 2, adults: 3 });
    expect(manifest.people.map(({ state }) => state).sort()).toEqual([
      "boarded",
      "boarded",
      "expected",
    ]);
    expect(JSON.stringify(manifest)).not.toMatch(/12AB34567|amel@example|document/);
    expect(manifest.people.find(({ booking_id }) => booking_id === absent.bookingId)?.state).toBe(
      "expected",
    );
    const over = new Date(own.departs_at.getTime() + (22 + 25) * 3_600_000);
    await expect(readManifest(world.sql, own.id, over)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("who boarded is forgotten after 60 days, and who opened the manifest is written down once a look", async () => {
    const own = await world.addSailing();
    const booked = await confirmed(world, own.id, 1);
    const at = gateAt(world, own);
    await at.send([at.scan(booked.reference)]);
    expect(await forgetBoardings(world.sql)).toBe(0);
    await world.sql`
      update check_in_scan set received_at = now() - interval '61 days' where booking_id = ${booked.bookingId}`;
    expect(await forgetBoardings(world.sql)).toBe(2);
    expect(await boarded(booked)).toEqual([]);

    const look = { sailingId: own.id, people: 1, now: gate.now } as const;
    const used = async () =>
      (
        await world.sql<{ action: string }[]>`
          select action from staff_action where subject = ${`sailing:${own.id}`} order by id`
      ).map(({ action }) => action);
    for (const use of ["open", "open", "export", "export", "print"] as const) {
      await recordManifestUse(world.sql, agent, { ...look, use });
    }
    const later = new Date(gate.now.getTime() + 11 * minute);
    await recordManifestUse(world.sql, agent, { ...look, use: "open", now: later });
    expect(await used()).toEqual([
      "manifest_open",
      "manifest_export",
      "manifest_export",
      "manifest_print",
      "manifest_open",
    ]);
  });

  test("whatever devices scan without network, and in whatever order they send it, the same are aboard", async () => {
    const own = await world.addSailing();
    const at = gateAt(world, own);
    type Made = { device: number; minutes: number; passengers: number[] };
    const made: fc.Arbitrary<Made> = fc.record({
      device: fc.integer({ min: 0, max: 2 }),
      minutes: fc.integer({ min: 0, max: 5 }),
      passengers: fc.subarray([0, 1, 2], { minLength: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(made, { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat(1_000)),
        async (plan, luck) => {
          const outcomes: unknown[] = [];
          const ids = plan.map(() => randomUUID());
          // Twice with ids of one order: each time on a booking of its own, sent in another order.
          for (const turn of [0, 1]) {
            const booked = await confirmed(world, own.id, 3);
            const scans = plan.map(({ minutes, passengers }, index) => ({
              scan: at.scan(booked.reference, {
                id: `${turn}${(ids[index] as string).slice(1)}`,
                passengers,
                let_pass: true,
                at: new Date(at.now.getTime() - (60 - minutes) * minute).toISOString(),
              }),
              weight: luck.next().value as number,
            }));
            const order = scans.toSorted((a, b) => a.weight - b.weight);
            for (const { scan, weight } of order) {
              await at.send([scan]);
              if (weight % 3 === 0) await at.send([scan]);
            }
            const rows = await boarded(booked);
            const flags = await world.sql<{ id: string; flagged: number[] }[]>`
              select id, flagged from check_in_scan where booking_id = ${booked.bookingId}
                and flag is not null order by id`;
            // Everybody who was scanned is aboard once; every other scan of them is flagged.
            const scanned = new Set(plan.flatMap(({ passengers }) => passengers));
            expect(rows.map(({ passenger }) => passenger)).toEqual([...scanned].sort());
            const passes = plan.reduce((sum, { passengers }) => sum + passengers.length, 0);
            const doubles = flags.reduce((sum, { flagged }) => sum + flagged.length, 0);
            expect(doubles).toBe(passes - scanned.size);
            const nameless = (id: string) => id.slice(1);
            outcomes.push({
              rows: rows.map(({ passenger, scan_id }) => [passenger, nameless(scan_id)]),
              flags: flags.map(({ id, flagged }) => [nameless(id), flagged]),
            });
          }
          expect(outcomes[0]).toEqual(outcomes[1]);
        },
      ),
      { numRuns: 25, seed: 8 },
    );
  }, 120_000);
});

describe.skipIf(!server)("many scans of one passenger at once (needs TEST_DATABASE_URL)", () => {
  let two: TwoProcesses;
  beforeAll(async () => {
    two = await openTwoProcesses(server as string);
  });
  afterAll(() => two?.end());

  async function crowd(): Promise<{ yes: number; rows: number; whys: Set<string | null> }> {
    const sailing = await two.one.addSailing();
    const booked = await confirmed(two.one, sailing.id, 1);
    const gate = gateAt(two.one, sailing);
    const heard = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        gate.send([gate.scan(booked.reference)], `Device ${index}`, two.turn(index)),
      ),
    );
    const outcomes = heard.flat();
    const rows = await two.one.sql`
      select from check_in where booking_id = ${booked.bookingId} and undone_at is null`;
    return {
      yes: outcomes.filter(({ say }) => say === "yes").length,
      rows: rows.length,
      whys: new Set(outcomes.filter(({ say }) => say !== "yes").map(({ why }) => why)),
    };
  }

  test("a hundred at once through two processes: one is let aboard", async () => {
    expect(await crowd()).toEqual({ yes: 1, rows: 1, whys: new Set(["already"]) });
  });

  test("negative control: without the unique index the same crowd boards more than once", async () => {
    await two.one.sql.unsafe("drop index check_in_once");
    const { yes, rows } = await crowd();
    expect(rows).toBeGreaterThan(1);
    expect(yes).toBeGreaterThan(1);
  });
});
