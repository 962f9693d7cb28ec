// Every third call to an operator goes wrong, in every way there is; afterwards the operators' own journal
// and our books agree on every booking. GANGWAY_LONG=1 plays a thousand of them.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { openStripe } from "#lib/payment/stripe";
import { forget } from "#lib/port/remembered";
import { place, readingFor, requestFor, traveller } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { type OperatorsStandIn, openOperators } from "../../../sandbox/operators/testing";
import { cancelBooking } from "../cancel-booking";
import { quoteCancellation } from "../quote-cancellation";
import { settleReading } from "../settle-payment";
import { cancelWithOperators } from "./cancel-with-operators";
import { confirmWithOperators } from "./confirm-with-operators";
import { type OperatorContext, operatorContext } from "./operator-context";

const server = process.env.TEST_DATABASE_URL;
const count = process.env.GANGWAY_LONG ? 1_000 : 45;
const atOnce = 12;
const clock = { kind: "clock", id: "test" } as const;

/** What is armed before every third call; the stand-in's own reads are never hit. */
const faults = [
  { fault: "timeout_after" },
  { fault: "timeout_before" },
  { fault: "reset" },
  { fault: "garbage" },
  { fault: "status", status: 500 },
  { fault: "status", status: 429 },
  { fault: "huge" },
  { fault: "error_inside" },
  { fault: "pending", ms: 200 },
  { fault: "refuse" },
  { fault: "partial_cancel" },
  { fault: "delay", ms: 100 },
];

describe.skipIf(!server)("operators under fire (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let operators: OperatorsStandIn;
  let context: OperatorContext;
  beforeAll(async () => {
    world = await openWorld(server as string, 25);
    operators = await openOperators();
    await world.sql`
      insert into operator_link (operator_code, adapter, address, deadline_ms, most_at_once)
      values ('CTN', 'http', '/ctn', 250, 20), ('GNV', 'ferrygateway', '/corsica-linea', 250, 20)`;
    await world.sql`update operator set booking_mode = 'instant'`;
    forget("operator-links");
    const stripe = openStripe("sk_test_x", "http://127.0.0.1:9");
    context = operatorContext(world.database, stripe, { base: operators.base, secrets: {} });
  });
  afterAll(async () => {
    await world?.end();
    await operators?.end();
  });

  /** Does it until it is done, as retries and sweeps would; what goes wrong goes wrong. */
  async function persist(work: () => Promise<unknown>, isDone: (answer: unknown) => boolean) {
    for (let tries = 0; tries < 60; tries += 1) {
      const answer = await work().catch(() => "failed");
      if (answer !== "failed" && isDone(answer)) return;
      await new Promise((done) => setTimeout(done, 120));
    }
    throw new Error("not done after 60 tries");
  }

  test(`${count} bookings, every third call a fault: journal and books agree on every one`, {
    timeout: 600_000,
  }, async () => {
    const pools = { passengers: 4 * count, "cabin:inside_2": count };
    const out = await world.addSailing({ pools });
    const change = await world.addSailing({
      from: "FRMRS",
      to: "ITCVV",
      operator: "GNV",
      hours: 12,
      departs: new Date(out.departs_at.getTime() + 40 * 3_600_000).toISOString().slice(0, 16),
      pools,
    });
    let calls = 0;
    const armed = setInterval(() => {
      calls += 1;
      const fault = faults[calls % faults.length];
      const path = calls % 2 === 0 ? "/ctn/v1/bookings" : "/corsica-linea";
      void operators.arm({ method: "POST", path, ...fault }).catch(() => {});
    }, 40);
    const ids: string[] = [];
    const next = { n: 0 };
    const buyer = async () => {
      for (let n = next.n++; n < count; n = next.n++) {
        const both = n % 3 === 0;
        const { bookingId } = await place(
          world,
          await requestFor(world, [out.id], {
            adults: 1,
            changes: {
              journeys: [
                { sailing_ids: [out.id], fare: "standard" },
                ...(both ? [{ sailing_ids: [change.id], fare: "standard" }] : []),
              ],
            },
          }),
        );
        ids.push(bookingId);
        await settleReading(context, clock, await readingFor(world, bookingId));
        const asking = persist(
          () => confirmWithOperators(context, clock, bookingId),
          (outcome) => outcome !== "pending",
        );
        // A fifth change their mind, some of them while the operator is being asked.
        if (n % 5 === 0) {
          await new Promise((done) => setTimeout(done, (n % 4) * 60));
          await quoteCancellation(world.sql, bookingId)
            .then(({ refund }) =>
              cancelBooking(world.database, traveller, bookingId, {
                expectedRefund: refund,
                reason: "",
              }),
            )
            .catch(() => {});
        }
        await asking;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, buyer));
    clearInterval(armed);
    await operators.clear();
    for (const id of ids) {
      await persist(
        () => confirmWithOperators(context, clock, id),
        (outcome) => outcome !== "pending",
      );
      await persist(
        () => cancelWithOperators(context, clock, id),
        () => true,
      );
    }

    const journal = new Map<string, string[]>();
    for (const { effect, ids: about } of await operators.effects()) {
      const key = `${about[1]}`;
      journal.set(key, [...(journal.get(key) ?? []), effect]);
    }
    const legs = await world.sql<{ key: string; leg: string; booking: string }[]>`
      select b.reference || '-' || l.position as key, l.operator_status as leg, b.status as booking
      from booking_leg l join booking b on b.id = l.booking_id`;
    expect(legs.length).toBeGreaterThanOrEqual(count);
    const wrong = legs.flatMap(({ key, leg, booking }) => {
      const told = journal.get(key) ?? [];
      const made = told.filter((effect) => ["confirmed", "option", "pending"].includes(effect));
      const last = told.filter((effect) => effect !== "asked_again").at(-1);
      // Whether a refusal leaves a trace with them or not: nobody may travel on it.
      const lives = last !== undefined && last !== "cancelled";
      const expected = leg === "CONFIRMED" || leg === "CANCEL_REFUSED";
      const once = made.filter((effect) => effect !== "confirmed").length <= 1;
      const whole =
        booking === "CONFIRMED" ? leg === "CONFIRMED" : !["REQUESTED", "CONFIRMED"].includes(leg);
      return lives === expected && once && whole ? [] : [{ key, leg, booking, told }];
    });
    expect(wrong).toEqual([]);
    expect(new Set(legs.map(({ leg }) => leg)).has("CONFIRMED")).toBe(true);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });
});
