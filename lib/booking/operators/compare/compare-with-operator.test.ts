import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { recordSync } from "#lib/operator/record-sync";
import { openStripe } from "#lib/payment/stripe";
import { forget } from "#lib/port/remembered";
import { place, readingFor, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { type OperatorsStandIn, openOperators } from "../../../../sandbox/operators/testing";
import { cancelAsStaff } from "../../cancel-as-staff";
import { quoteCancellation } from "../../quote-cancellation";
import { readBooking } from "../../read-booking";
import { settleReading } from "../../settle-payment";
import { askForOperatorWork } from "../ask-for-operator-work";
import { cancelWithOperators } from "../cancel-with-operators";
import { confirmWithOperators } from "../confirm-with-operators";
import { type OperatorContext, operatorContext, type Reached } from "../operator-context";
import { compareWithOperator } from "./compare-with-operator";

const server = process.env.TEST_DATABASE_URL;
const clock = { kind: "clock", id: "test" } as const;

describe.skipIf(!server)("an operator's books beside ours (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let operators: OperatorsStandIn;
  let context: OperatorContext;
  beforeAll(async () => {
    [world, operators] = await Promise.all([openWorld(server as string, 10), openOperators()]);
    await world.sql`
      insert into operator_link (operator_code, adapter, address, deadline_ms, most_at_once)
      values ('CTN', 'http', '/ctn', 300, 20)`;
    forget("operator-links");
    // Nothing is asked of Stripe here: nobody listens where it would be.
    const stripe = openStripe("sk_test_x", "http://127.0.0.1:1");
    context = operatorContext(world.database, stripe, { base: operators.base, secrets: {} });
  });
  afterEach(() => operators.clear());
  afterAll(async () => {
    await world?.end();
    await operators?.end();
  });

  const compare = () => compareWithOperator(context, "CTN", null);
  const differences = () => world.sql`
    select ours, theirs, settled_at is null as open from operator_difference order by found_at`;
  const openAlerts = () => world.sql`
    select subject, detail from alert where kind = 'operator_differs' and closed_at is null`;

  async function confirmedSoon() {
    const departs = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 16);
    const { id } = await world.addSailing({ departs });
    const { bookingId } = await place(world, await requestFor(world, [id]));
    await settleReading(context, clock, await readingFor(world, bookingId));
    await confirmWithOperators(context, clock, bookingId);
    const view = await readBooking({ sql: world.sql, language: "en" }, bookingId);
    return { bookingId, key: `${view?.reference}-0` };
  }

  test("what they have no more, and we still hold for settled, is found, told, and settled", async () => {
    await confirmedSoon();
    const { bookingId, key } = await confirmedSoon();
    expect(await compare()).toEqual({ compared: 2, differing: 0, unanswered: 0 });
    expect(await openAlerts()).toHaveLength(0);
    // They lose it, and tell nobody.
    const { adapter } = (await context.reach("CTN")) as Reached;
    await adapter.cancel(key);
    expect(await compare()).toEqual({ compared: 2, differing: 1, unanswered: 0 });
    await compare();
    expect(await differences()).toEqual([{ ours: "CONFIRMED", theirs: "cancelled", open: true }]);
    expect(await openAlerts()).toEqual([{ subject: "CTN", detail: { legs: 1 } }]);
    // Staff cancel it with us too.
    const quote = await quoteCancellation(world.sql, bookingId, { waivesFee: true });
    await cancelAsStaff(world.database, { kind: "staff", id: "ada", role: "sales" }, bookingId, {
      expectedRefund: quote.refund,
      reason: "The operator lost it",
      waivesFee: true,
    });
    await cancelWithOperators(context, clock, bookingId);
    expect(await compare()).toMatchObject({ differing: 0 });
    expect(await differences()).toEqual([{ ours: "CONFIRMED", theirs: "cancelled", open: false }]);
    expect(await openAlerts()).toHaveLength(0);
  });

  test("a difference stands until its sailing has left, and no alert after that", async () => {
    const { bookingId, key } = await confirmedSoon();
    const { adapter } = (await context.reach("CTN")) as Reached;
    await adapter.cancel(key);
    expect(await compare()).toMatchObject({ differing: 1 });
    expect(await openAlerts()).toHaveLength(1);
    await world.sql`
      update sailing set departs_at = now() - interval '1 hour'
      where id = (select sailing_id from booking_leg where booking_id = ${bookingId})`;
    expect(await compare()).toMatchObject({ differing: 0 });
    expect(await openAlerts()).toHaveLength(0);
  });

  test("work that waits already is not asked for again, until it began", async () => {
    const ask = () =>
      askForOperatorWork(
        world.database,
        { kind: "staff", id: "ada", role: "sales" },
        "CTN",
        "feed",
      );
    const first = await Promise.all([ask(), ask(), ask()]);
    expect(first.filter((task) => task !== null)).toHaveLength(1);
    expect(await ask()).toBeNull();
    await recordSync(
      world.database,
      { operatorCode: "CTN", kind: "feed", askedBy: "ada" },
      async () => {
        expect(await ask()).toBeNull();
        return { changed: 0 };
      },
    );
    expect(await ask()).not.toBeNull();
  });

  test("an operator that doesn't answer has no difference found, and its run says so", async () => {
    await operators.arm({ method: "GET", path: "/ctn", fault: "status", status: 503, times: 100 });
    const counts = await compare();
    expect(counts?.unanswered).toBeGreaterThan(0);
    expect(counts?.differing).toBe(0);
    const [run] = await world.sql`
      select kind, outcome, counts, asked_by from operator_sync order by id desc limit 1`;
    expect(run).toEqual({ kind: "comparison", outcome: "ok", counts, asked_by: null });
  });

  test("one without a system of its own is compared with nothing", async () => {
    expect(await compareWithOperator(context, "GNV", null)).toBeNull();
  });
});
