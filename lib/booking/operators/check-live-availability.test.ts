import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { toOffsetTime } from "#lib/clock/zones";
import { openStripe } from "#lib/payment/stripe";
import { forget } from "#lib/port/remembered";
import { Cache } from "#lib/redis/redis";
import { place, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { type OperatorsStandIn, openOperators } from "../../../sandbox/operators/testing";
import { checkLiveAvailability, warmLiveAvailability } from "./check-live-availability";
import { operatorContext } from "./operator-context";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)(
  "what operators have left, before a payment (needs TEST_DATABASE_URL)",
  () => {
    let world: World;
    let operators: OperatorsStandIn;
    beforeAll(async () => {
      world = await openWorld(server as string, 5);
      operators = await openOperators();
      await world.sql`
      insert into operator_link (operator_code, adapter, address, live_availability, deadline_ms)
      values ('CTN', 'http', '/ctn', true, 5000)`;
      forget("operator-links");
    });
    afterEach(() => operators.clear());
    afterAll(async () => {
      await world?.end();
      await operators?.end();
    });
    const scope = () => {
      const stripe = openStripe("sk_test_x", "http://127.0.0.1:9");
      const where = { base: operators.base, secrets: {} };
      const { reach } = operatorContext(world.database, stripe, where);
      return { sql: world.sql, cache: new Cache(null), reach };
    };
    async function held(adults = 2) {
      const sailing = await world.addSailing();
      const { bookingId } = await place(world, await requestFor(world, [sailing.id], { adults }));
      return { ...sailing, bookingId };
    }
    const tell = (departs: Date, pools: Record<string, number>) =>
      fetch(`${operators.base}/_sandbox/sailings`, {
        method: "POST",
        body: JSON.stringify({
          operator: "ctn",
          pools: {
            sailing: {
              from: "TNLGN",
              to: "FRMRS",
              departs_at: toOffsetTime(departs, "Africa/Tunis"),
            },
            pools,
          },
        }),
      });

    test("fewer than the booking holds is a refusal that says what remains", async () => {
      const { id, departs_at, bookingId } = await held(2);
      await tell(departs_at, { passengers: 1 });
      await expect(checkLiveAvailability(scope(), bookingId)).rejects.toMatchObject({
        code: "no_capacity",
        facts: { remaining: [{ sailing_id: id, kind: "passengers", available: 1 }] },
      });
    });

    test("enough, or a kind it does not name, stops nothing", async () => {
      const { departs_at, bookingId } = await held(2);
      await tell(departs_at, { passengers: 2, "cabin:seat": 0 });
      await checkLiveAvailability(scope(), bookingId);
    });

    test("a dead operator stops no sale, and is waited for two seconds at most", async () => {
      const { bookingId } = await held();
      await operators.arm({ path: "/ctn/v1/availability", fault: "timeout_before", times: 9 });
      const began = performance.now();
      await checkLiveAvailability(scope(), bookingId);
      expect(performance.now() - began).toBeLessThan(3_500);
    });

    test("asked once a minute, however many ask, also ahead", async () => {
      const { id, departs_at, bookingId } = await held();
      await tell(departs_at, { passengers: 50 });
      await warmLiveAvailability(scope(), [id]);
      await operators.arm({ path: "/ctn/v1/availability", fault: "timeout_before", times: 9 });
      const began = performance.now();
      await Promise.all(
        Array.from({ length: 20 }, () => checkLiveAvailability(scope(), bookingId)),
      );
      expect(performance.now() - began).toBeLessThan(1_500);
    });
  },
);
